/* What a page does with JavaScript and does without: print, search from the first page, contents closed on a phone,
   the place kept between languages. */
(function () {
  "use strict";

  var side = document.querySelector(".side details");
  if (side && window.matchMedia("(max-width: 60em)").matches) side.removeAttribute("open");

  // The language switch keeps the place in the page. On click and on every other way to follow a link: the address
  // has to hold the place before the browser reads it.
  var tongues = document.querySelectorAll(".tongues a");
  function keepPlace() {
    tongues.forEach(function (link) { link.hash = location.hash; });
  }
  window.addEventListener("hashchange", keepPlace);
  keepPlace();

  document.querySelectorAll("button.print").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });

  document.querySelectorAll("button.search").forEach(function (button) {
    button.addEventListener("click", function () {
      document.querySelector("form.find input").focus();
    });
  });
})();
