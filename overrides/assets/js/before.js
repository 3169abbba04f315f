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

  // From file:// no browser starts a worker. Material's search worker runs in a hidden frame instead: same script,
  // same messages. Material asks for a Worker only once.
  if (location.protocol !== "file:") return;

  window.Worker = function (address) {
    var outside = new EventTarget();
    var waiting = [];
    var inside = null;

    function deliver(data) { inside.dispatchEvent(new inside.MessageEvent("message", { data: data })); }

    outside.postMessage = function (data) {
      if (inside) deliver(data);
      else waiting.push(data);
    };

    var frame = document.createElement("iframe");
    frame.hidden = true;
    frame.addEventListener("load", function () {
      var script = frame.contentDocument.createElement("script");
      frame.contentWindow.postMessage = function (data) {
        outside.dispatchEvent(new MessageEvent("message", { data: data }));
      };
      script.src = address;
      script.addEventListener("load", function () {
        inside = frame.contentWindow;
        waiting.splice(0).forEach(deliver);
      });
      frame.contentDocument.head.appendChild(script);
    }, { once: true });
    document.body.appendChild(frame);
    return outside;
  };
})();
