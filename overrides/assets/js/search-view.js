/* The search box of every page and the search page: what is typed goes to the engine, what it finds is shown.
   Everything that comes from print is set as text, never as HTML. */
(function () {
  "use strict";

  var form = document.querySelector("form.find");
  if (!form) return;
  var told = form.dataset;
  var said = window.gazetteWords.search;
  var engine = new window.GazetteEngine(told.index, told.language);
  var FEW = 10;
  var AT_ONCE = 3;
  var FILTERS = ["year", "kind", "issuer", "state"];

  function make(name, kind, text) {
    var element = document.createElement(name);
    if (kind) element.className = kind;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function counted(count) { return fill(count === 1 ? said.one : said.other, { count: count }); }

  function parts(into, some) {
    some.forEach(function (part) { into.append(part.mark ? make("mark", "", part.text) : part.text); });
    return into;
  }

  function shown(name) {
    var element = make("span", "", name.text);
    if (name.lang && name.lang !== told.language) element.lang = name.lang;
    return element;
  }

  /**
   * One place to ask at.
   * @param {HTMLInputElement} input
   * @param {{status: HTMLElement, list: HTMLElement, filters: HTMLElement | null}} out
   * @param {(state: object) => void} changed hears of every query
   */
  function Finder(input, out, changed) {
    var self = this;
    this.input = input;
    this.out = out;
    this.changed = changed;
    this.turn = 0;
    this.filter = { year: "", kind: "", issuer: "", state: "", where: "", sort: "" };
    this.timer = 0;
    input.addEventListener("input", function (event) { self.soon(event.isComposing ? 600 : 60); });
    input.addEventListener("compositionend", function () { self.soon(0); });
    if (out.filters) this.ready = this.choices();
  }

  Finder.prototype.soon = function (wait) {
    clearTimeout(this.timer);
    this.turn++;
    this.timer = setTimeout(this.ask.bind(this), wait);
  };

  Finder.prototype.say = function (text) { this.out.status.textContent = text; };

  Finder.prototype.broken = function (error) {
    this.out.list.replaceChildren();
    this.say(fill(said.broken, { file: error.message + ".js" }));
  };

  /** Asks what stands in the field, and shows the answer unless another question has come since. */
  Finder.prototype.ask = function () {
    clearTimeout(this.timer);
    var self = this;
    var turn = ++this.turn;
    var text = this.input.value;
    this.changed(text, this.filter);
    if (!text.trim()) {
      this.out.list.replaceChildren();
      this.say(said.prompt);
      return Promise.resolve();
    }
    if (!this.out.list.childElementCount) this.say(said.waiting);
    return engine.search(text, this.filter, this.filter.sort).then(function (found) {
      if (turn !== self.turn) return null;
      var shown = self.page(found, 0, turn);
      return Promise.all([shown, engine.settle(found)]).then(function (told) {
        if (turn !== self.turn) return null;
        // Who is among the results already finds them where they were.
        var stay = !told[1].moved || self.out.list.contains(document.activeElement);
        return Promise.resolve(stay ? null : self.page(found, 0, turn)).then(function () {
          if (!told[1].exact && turn === self.turn) self.say(fill(said.part, { count: counted(found.hits.length) }));
        });
      });
    }).catch(function (error) { if (turn === self.turn) self.broken(error); });
  };

  /** Shows some more of the hits: at once by their titles, with their words when these are loaded. */
  Finder.prototype.page = function (found, start, turn) {
    var self = this;
    var some = found.hits.slice(start, start + FEW);
    var items = some.map(function (hit) { return self.item(hit, found.words); });
    var count = found.hits.length;
    if (!start) {
      this.out.list.replaceChildren();
      this.say(!count ? said.none : found.part ? fill(said.part, { count: counted(count) }) : counted(count));
    }
    items.forEach(function (one) { self.out.list.append(one); });
    if (count > start + FEW) this.out.list.append(this.more(found, start + FEW, turn));
    if (start) items[0].querySelector("a").focus();
    function show(at) {
      return engine.show(some[at]).then(function (told) {
        self.detail(items[at], some[at], told);
      }).catch(function (error) { if (turn === self.turn) self.say(fill(said.broken, { file: error.message + ".js" })); });
    }
    // Texts are most of what a query loads: those of the first few at once, others when a reader comes to them.
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        seen.unobserve(entry.target);
        show(items.indexOf(entry.target));
      });
    });
    items.slice(AT_ONCE).forEach(function (item) { seen.observe(item); });
    return Promise.all(items.slice(0, AT_ONCE).map(function (_, at) { return show(at); }));
  };

  Finder.prototype.more = function (found, start, turn) {
    var self = this;
    var item = make("li", "find-more");
    var button = make("button", "", fill(said.more, { count: Math.min(FEW, found.hits.length - start) }));
    button.type = "button";
    button.addEventListener("click", function () {
      item.remove();
      self.page(found, start, turn);
    });
    item.append(button);
    return item;
  };

  function address(hit, place) {
    var words = hit.words.map(function (word) { return word.exact ? "“" + word.text + "”" : word.text; }).join(" ");
    var query = place && !hit.doc.away ? "?h=" + encodeURIComponent(words) : "";
    return told.root + hit.doc.page + ".html" + query + (place ? "#" + encodeURIComponent(place) : "");
  }

  Finder.prototype.item = function (hit, words) {
    var doc = hit.doc;
    var name = doc.titles[0] ? engine.words.name(doc.titles[0], doc.titles[1], doc.titles[2])
      : { text: doc.printed || fill(said.issue, { year: doc.year, number: doc.issue }), lang: "" };
    var item = make("li", "md-search-result__item");
    var link = make("a", "md-search-result__link");
    link.href = address(hit, doc.place);
    var article = make("article", "md-search-result__article md-typeset");
    var title = parts(make("h2", ""), engine.words.parts(name.text, words));
    if (name.lang && name.lang !== told.language) title.lang = name.lang;
    var small = make("p", "find-small");
    [doc.series ? engine.words.print(doc.series[3], "") : doc.titles[0] && doc.printed, doc.day,
      doc.away ? said.away : "", doc.state ? stateName(doc.state) : ""].filter(Boolean).forEach(function (one, at) {
      small.append(at ? " · " : "", one);
    });
    article.append(title, small);
    link.append(article);
    item.append(link);
    return item;
  };

  function stateName(state) {
    return engine.top.states[state][Math.max(0, engine.top.languages.indexOf(told.language))];
  }

  /** Puts in what the texts tell of a hit. */
  Finder.prototype.detail = function (item, hit, told) {
    var article = item.querySelector("article");
    if (told.place) item.querySelector("a").href = address(hit, told.place);
    // Where the title itself was found it stands there already.
    if (told.title) return;
    if (told.heading) {
      var heading = make("p", "find-heading");
      heading.append(shown(told.heading));
      article.append(heading);
    }
    if (told.parts.length) {
      var words = parts(make("p", "find-words"), told.parts);
      if (told.lang && told.lang !== form.dataset.language) words.lang = told.lang;
      article.append(words);
    }
  };

  /** The filters, filled from what the index knows. */
  Finder.prototype.choices = function () {
    var self = this;
    return engine.open().then(function () {
      var choices = engine.choices();
      choices.where = [["t", said.tables], ["e", said.chronicle]];
      choices.sort = [["date", said.date]];
      self.selects = {};
      FILTERS.concat("where", "sort").forEach(function (name) {
        var label = make("label", "", said[name] + " ");
        var select = make("select");
        [["", name === "sort" ? said.relevance : said.any]].concat(choices[name]).forEach(function (one) {
          var option = make("option", "", one[1]);
          option.value = one[0];
          select.append(option);
        });
        select.name = name;
        select.value = self.filter[name];
        if (select.selectedIndex < 0) self.filter[name] = select.value = "";
        select.addEventListener("change", function () {
          self.filter[name] = select.value;
          self.ask();
        });
        self.selects[name] = select;
        label.append(select);
        self.out.filters.append(label);
      });
    }).catch(function (error) { self.broken(error); });
  };

  /** Arrow keys go from the field through the results and back; Enter in the field opens the first. */
  function keys(finder, around, closed) {
    around.addEventListener("keydown", function (event) {
      if (event.isComposing || event.keyCode === 229) return;
      var links = Array.from(finder.out.list.querySelectorAll("a, button"));
      var at = links.indexOf(document.activeElement);
      var inField = document.activeElement === finder.input;
      if (event.key === "Escape" && closed) closed();
      else if (event.key === "ArrowDown" && (inField || at >= 0) && links[at + 1]) links[at + 1].focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || finder.input).focus();
      else if (event.key === "Enter" && inField) first(finder);
      else return;
      event.preventDefault();
    });
  }

  function first(finder) {
    finder.ask().then(function () {
      var link = finder.out.list.querySelector("a");
      if (link) link.click();
    });
  }

  // The box in the bar. Material's style opens it by the state of a hidden switch.
  var input = form.querySelector("input");
  var toggle = document.querySelector("[data-md-toggle=search]");
  var box = form.closest(".md-search");
  var all = box.querySelector(".find-all");
  function open(is) {
    if (toggle.checked !== is) {
      toggle.checked = is;
      toggle.dispatchEvent(new Event("change"));
    }
    box.querySelector(".md-search__output").hidden = !is;
  }
  var bar = new Finder(input, { status: box.querySelector("[role=status]"), list: box.querySelector("ol"), filters: null },
    function (text) { all.href = told.root + "search.html" + (text.trim() ? "?q=" + encodeURIComponent(text) : ""); });
  bar.say(said.prompt);
  open(false);
  keys(bar, box, function () {
    open(false);
    input.blur();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    bar.soon(0);
    input.focus();
  });
  input.addEventListener("focus", function () {
    open(true);
    engine.open().catch(function (error) { bar.broken(error); });
  });
  // Who goes on with the keyboard has left the box: open, it would cover what comes next.
  box.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
  });
  toggle.addEventListener("change", function () {
    if (toggle.checked && document.activeElement !== input) input.focus();
    box.querySelector(".md-search__output").hidden = !toggle.checked;
  });
  document.addEventListener("click", function (event) { if (!box.contains(event.target) && !event.target.closest("[for=__search], button.search")) open(false); });
  document.addEventListener("keydown", function (event) {
    var field = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !field && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    }
  });

  // The page of its own: its address keeps the question.
  var place = document.querySelector(".finder");
  if (!place) return;
  var field = place.querySelector("input");
  var page = new Finder(field, {
    status: place.querySelector("[role=status]"), list: place.querySelector("ol"), filters: place.querySelector(".find-filters")
  }, function (text, filter) {
    var kept = new URLSearchParams();
    if (text) kept.set("q", text);
    Object.keys(filter).forEach(function (name) { if (filter[name]) kept.set(name, filter[name]); });
    var query = kept.toString();
    history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
  });
  place.hidden = false;
  keys(page, place, null);
  var asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  Object.keys(page.filter).forEach(function (name) { page.filter[name] = asked.get(name) || ""; });
  page.ready.then(function () { return page.ask(); });
})();
