/* What has to be so before the first paint, so that nothing on a page jumps: what a reader has chosen, kept from page
   to page, and contents that are closed on a phone. Stands in the head. */
(function () {
  "use strict";

  var root = document.documentElement;
  var large = "gazette.large";

  // Firefox gives each file a localStorage of its own, but one sessionStorage to all that a tab shows: from file://
  // the tab's own comes first. Either may be forbidden; then a choice holds for the page.
  var stores = location.protocol === "file:" ? ["sessionStorage", "localStorage"] : ["localStorage"];

  function read(name) {
    for (var at = 0; at < stores.length; at++) {
      try {
        var value = window[stores[at]].getItem(name);
        if (value !== null) return value;
      } catch (_) { /* The next one, then. */ }
    }
    return null;
  }

  function keep(name, value) {
    stores.forEach(function (store) {
      try { window[store].setItem(name, value); } catch (_) { /* Then it holds for this page. */ }
    });
  }

  // Material's own script asks by these names: for choices, kept for the whole site in all its languages.
  var scope = new URL("../../", document.currentScript.src);
  window.__md_scope = scope;
  window.__md_get = function (name) { return JSON.parse(read(scope.pathname + "." + name)); };
  window.__md_set = function (name, value) { keep(scope.pathname + "." + name, JSON.stringify(value)); };

  function show() {
    var is = read(large) === "1";
    root.classList.toggle("large", is);
    document.querySelectorAll("button.large").forEach(function (button) {
      button.setAttribute("aria-pressed", String(is));
    });
  }

  show();
  // Material says so too, but only once its own script is there.
  root.classList.replace("no-js", "js");
  // page.js closes the contents once they are there.
  root.classList.toggle("folded", window.matchMedia("(max-width: 60em)").matches);
  document.addEventListener("DOMContentLoaded", function () {
    root.classList.remove("folded");
    show();
    document.querySelectorAll("button.large").forEach(function (button) {
      button.addEventListener("click", function () {
        var is = !root.classList.contains("large");
        keep(large, is ? "1" : "0");
        show();
        // Where nothing can be kept.
        root.classList.toggle("large", is);
        button.setAttribute("aria-pressed", String(is));
      });
    });
  });
  // Other pages of the site that are open: what is chosen there holds in this tab too.
  window.addEventListener("storage", function (event) {
    if (event.storageArea !== window.localStorage || event.key === null || event.newValue === null) return;
    keep(event.key, event.newValue);
    if (event.key === large) show();
  });
  // Pages that the browser brings back whole.
  window.addEventListener("pageshow", function (event) { if (event.persisted) show(); });
})();
