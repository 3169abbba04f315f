/* What has to be so before the first paint, so that nothing on a page jumps: large text, which is kept from page to
   page, and contents that are closed on a phone. Stands in the head. */
(function () {
  "use strict";

  var root = document.documentElement;
  var kept = "gazette.large";

  function read() {
    try { return localStorage.getItem(kept) === "1"; } catch (_) { return false; }
  }

  function show(large) {
    root.classList.toggle("large", large);
    document.querySelectorAll("button.large").forEach(function (button) {
      button.setAttribute("aria-pressed", String(large));
    });
  }

  show(read());
  // Material says so too, but only once its own script is there.
  root.classList.replace("no-js", "js");
  // page.js closes the contents once they are there.
  root.classList.toggle("folded", window.matchMedia("(max-width: 60em)").matches);
  document.addEventListener("DOMContentLoaded", function () {
    root.classList.remove("folded");
    show(read());
    document.querySelectorAll("button.large").forEach(function (button) {
      button.addEventListener("click", function () {
        var large = !root.classList.contains("large");
        try { localStorage.setItem(kept, large ? "1" : "0"); } catch (_) { /* Then it holds for this page. */ }
        show(large);
      });
    });
  });
  // Other pages of the site that are open, and pages that the browser brings back whole.
  window.addEventListener("storage", function (event) { if (event.key === kept) show(read()); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) show(read()); });
})();
