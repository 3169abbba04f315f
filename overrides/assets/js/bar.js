/* What of the bar needs scripts: the search box, and the switch of colours with the reader's choice. Stands in the bar
   itself, so that nothing moves. */
(function () {
  "use strict";

  var words = window.gazetteWords;
  var box = document.querySelector(".md-search");
  box.innerHTML = words.box;
  var form = box.querySelector("form");
  Object.assign(form.dataset, box.dataset);
  box.querySelector(".find-all").href = box.dataset.root + "search.html";
  var palette = document.querySelector("[data-md-component=palette]");
  palette.innerHTML = words.palette;

  // As Material's own script does it; the choice is its object {index, color: {media, scheme, primary, accent}}.
  var chosen = window.__md_get("__palette");
  if (!chosen || !chosen.color) return;
  var color = chosen.color;
  if (color.media === "(prefers-color-scheme)") {
    var is = window.matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    var input = palette.querySelector("[data-md-color-media='(prefers-color-scheme: " + is + ")']");
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      color[name] = input.getAttribute("data-md-color-" + name);
    });
  }
  Object.keys(color).forEach(function (name) {
    document.body.setAttribute("data-md-color-" + name, color[name]);
  });
})();
