/* What has to be so before Material's own script starts. */
(function () {
  "use strict";

  // It would fetch a sitemap beside each page that rel=alternate names: there is none, and from file:// nothing can
  // be fetched. It looks once, before the page's load event.
  var alternates = document.querySelectorAll("link[rel=alternate]");
  alternates.forEach(function (link) { link.rel = ""; });
  window.addEventListener("load", function () {
    alternates.forEach(function (link) { link.rel = "alternate"; });
  });
})();
