/* On the page that a server shows where there is none: leaves the language that the address asks for, and looks for
   what the address names. */
(function () {
  "use strict";

  var FEW = 10;
  var FOLDERS = /^(?:doc|issue|year|number|kind|issuer|status|cited|tables|chronicle|data|feed|assets|search|index)$/;
  var root = window.__md_scope;
  var path = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname;
  var asked = plain(path);
  var sections = Array.from(document.querySelectorAll(".missing"));
  var own = document.documentElement.lang;
  // The longest folder that the address begins with; no folder is the first tree's.
  var section = sections.filter(function (one) {
    return one.dataset.prefix ? asked.startsWith(one.dataset.prefix) : !sections.some(function (other) {
      return other.dataset.prefix && asked.startsWith(other.dataset.prefix);
    });
  })[0];
  // The page itself, opened as it lies.
  if (/(?:^|\/)404(?:\.html)?$/.test(asked)) {
    show(sections.filter(function (one) { return one.lang === own; })[0]);
    return;
  }
  show(section);
  var place = section.querySelector(".asked");
  place.querySelector("code").textContent = asked;
  place.hidden = false;
  var query = question(asked.slice(section.dataset.prefix.length));
  if (!query) return;
  section.querySelector(".all").href += "?q=" + encodeURIComponent(query);
  var engine = new window.GazetteEngine(root.href + "assets/search/", section.lang);
  engine.search(query, null, "").then(function (found) {
    var box = section.querySelector(".perhaps");
    var list = box.querySelector("ol");
    found.hits.slice(0, FEW).forEach(function (hit) { list.append(item(hit.doc)); });
    if (!found.hits.length) box.querySelector("p").textContent = section.dataset.none;
    box.hidden = false;
  }).catch(function () { /* The ways below lead on. */ });

  function show(one) {
    document.documentElement.lang = one.lang;
    sections.forEach(function (other) { other.hidden = other !== one; });
    var second = one.querySelector("h2");
    if (!second) return;
    // Alone it is the first heading.
    var first = document.createElement("h1");
    first.append.apply(first, second.childNodes);
    second.replaceWith(first);
  }

  function plain(address) {
    try { return decodeURIComponent(address); } catch (_) { return address; }
  }

  /** What to look for: the address of a document as the search knows it, else the words that are no folders of ours. */
  function question(address) {
    var known = address.match(/(?:^|\/)(doc\/[^/]+\/(?:\d+\/)?\d+)/);
    if (known) return known[1];
    return address.replace(/\.[a-z]+$/, "").split(/[\/_.+\s-]+/).filter(function (word) {
      return word && !FOLDERS.test(word);
    }).join(" ");
  }

  function item(doc) {
    var entry = document.createElement("li");
    var link = document.createElement("a");
    link.href = root.href + section.dataset.prefix + doc.page + ".html" + (doc.place ? "#" + encodeURIComponent(doc.place) : "");
    var name = doc.titles[0] ? engine.words.name(doc.titles[0], doc.titles[1], doc.titles[2]) : { text: doc.page, lang: "" };
    link.textContent = name.text;
    if (name.lang && name.lang !== section.lang) link.lang = name.lang;
    var small = document.createElement("small");
    small.textContent = [doc.printed, doc.day].filter(Boolean).join(" · ");
    entry.append(link, small);
    return entry;
  }
})();
