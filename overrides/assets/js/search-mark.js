/* On arrival from the search: marks in the paragraph what was looked for, then takes the words out of the address. */
(function () {
  "use strict";

  var form = document.querySelector("form.find");
  var address = new URL(location.href);
  var text = address.searchParams.get("h");
  if (!form || !text) return;

  new window.GazetteIndex(form.dataset.index).get("fold").then(function (table) {
    var fold = new window.GazetteFold(table);
    var words = window.GazetteQuery.words(text, fold);
    var article = document.querySelector("article");
    var target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
    if (!mark(target, fold, words)) mark(article, fold, words);
  }).catch(function () { /* The page reads without marks. */ });
  address.searchParams.delete("h");
  history.replaceState(null, "", address);

  function mark(element, fold, words) {
    if (!element || !words.length) return false;
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    var nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    var texts = new window.GazetteTexts(fold, "");
    var row = texts.row(nodes.map(function (node) { return node.data; }));
    var found = texts.weigh(row, words);
    if (!found.marked.size) return false;
    var ranges = [];
    row.forEach(function (one, at) {
      if (!found.marked.has(at)) return;
      var last = ranges[ranges.length - 1];
      if (last && last.at === one.at && found.marked.has(at - 1)) last.end = one.end;
      else ranges.push({ at: one.at, start: one.start, end: one.end });
    });
    ranges.reverse().forEach(function (one) {
      var range = document.createRange();
      range.setStart(nodes[one.at], one.start);
      range.setEnd(nodes[one.at], one.end);
      var marked = document.createElement("mark");
      marked.className = "found";
      range.surroundContents(marked);
    });
    return true;
  }
})();
