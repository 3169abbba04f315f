/* Large text, kept from page to page. Stands in the head, so that no page is shown small first. */
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
  document.addEventListener("DOMContentLoaded", function () {
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
