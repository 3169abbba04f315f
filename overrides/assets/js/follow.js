/* The contents at the side keep the place of the reading in view: Material marks it, and moves only its own side bar. */
(function () {
  "use strict";

  var holder = document.querySelector(".side details");
  var contents = holder && holder.querySelector("nav");
  if (!contents) return;

  new MutationObserver(function () {
    if (holder.scrollHeight <= holder.clientHeight) return;
    var active = contents.querySelectorAll(".md-nav__link--active");
    var link = active[active.length - 1];
    if (!link) {
      holder.scrollTop = 0;
      return;
    }
    var frame = holder.getBoundingClientRect();
    var box = link.getBoundingClientRect();
    var slack = frame.height / 4;
    if (box.top < frame.top + slack || box.bottom > frame.bottom - slack) {
      holder.scrollTop += box.top - frame.top - frame.height / 2;
    }
  }).observe(contents, { subtree: true, attributes: true, attributeFilter: ["class"] });
})();
