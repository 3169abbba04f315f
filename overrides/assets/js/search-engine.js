/* The search itself: a query → documents in order, and for each that is shown the words around what was found. */
(function (root) {
  "use strict";

  /** Neighbours of ideographs that are looked up for one word; a longer one is looked up in places all over it. */
  var MOST = 6;
  /** Hits whose texts are looked into together, and how far down. */
  var AT_ONCE = 3;
  var FAR = 12;
  /** Of the weight of all words how much a section must have that has not all of them. */
  var PART = 0.3;
  var LATIN = /[a-z]/;

  /**
   * @param {string} base the folder of the index
   * @param {string} language of the page, by its tag
   */
  function Engine(base, language) {
    this.index = new root.GazetteIndex(base);
    this.language = language;
    this.ready = null;
  }

  /** Loads what every query needs. */
  Engine.prototype.open = function () {
    var self = this;
    if (!this.ready) {
      this.ready = self.index.get("top").then(function (top) {
        self.top = top;
        self.index.told(top.shards, top.letters);
        var names = top.years.map(function (year) { return "y" + year; });
        if (self.language === "zh-Hant") names.push("hant");
        return Promise.all(["fold", "works", "own"].concat(names).map(function (name) { return self.index.get(name); }));
      }).then(function (loaded) {
        self.fold = new root.GazetteFold(loaded[0]);
        self.words = new root.GazetteTexts(self.fold, self.language, loaded[3 + self.top.years.length]);
        self.docs = [];
        self.read(0, loaded[2]);
        self.top.years.forEach(function (year, at) { self.read(year, loaded[3 + at]); });
        self.works = loaded[1].map(function (row) { return self.work(row); });
      });
      this.ready.catch(function () { self.ready = null; });
    }
    return this.ready;
  };

  Engine.prototype.read = function (year, told) {
    var self = this;
    told.issues.forEach(function (issue) {
      var first = issue[1];
      issue[2].forEach(function (row) {
        self.docs.push(self.entry({
          page: row[0], titles: [row[1], row[2], row[3]], series: row[4], key: row[5], kind: row[6],
          issuers: row[7].map(function (at) { return told.issuers[at]; }), day: row[8], state: row[9],
          first: first, kinds: row[10], cuts: row[11], year: year, issue: issue[0], place: ""
        }));
        first += row[10].length;
      });
    });
  };

  Engine.prototype.work = function (row) {
    var found = this.entry({
      page: row[0], place: row[1], titles: [row[3][0] || "", row[4][0] || "", ""], printed: row[2], key: row[5],
      cited: row[6], state: row[7], kind: "", issuers: [], day: "", kinds: "", away: true, year: 0
    });
    var parts = row[5].split("/");
    if (row[2]) found.number = { name: name(this.fold, row[2].replace(/[\d〔〕]/g, "")), slug: parts[0],
      year: parts.length > 2 ? +parts[1] : 0, number: +parts[parts.length - 1] };
    if (parts.length > 2) found.year = +parts[1];
    return found;
  };

  Engine.prototype.entry = function (made) {
    var fold = this.fold;
    made.folded = made.titles.map(function (title) { return title && root.GazetteQuery.join(fold.units(title)); });
    if (made.series) {
      made.number = { name: name(fold, made.series[0]), slug: made.key.split("/")[0], year: made.series[1],
        number: made.series[2] };
    }
    return made;
  };

  function name(fold, text) {
    return fold.plain(text).join("").replace(/[第号年]/g, "");
  }

  /** The document to which a section belongs. */
  Engine.prototype.owner = function (section) {
    var low = 0;
    var high = this.docs.length;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (this.docs[middle].first <= section) low = middle;
      else high = middle;
    }
    return this.docs[low];
  };

  /**
   * What the index is asked for one word: its words, and neighbouring ideographs, each with the unit that follows.
   * @returns {{term: string, prefix: boolean, next: string}[]}
   */
  function asked(word) {
    var found = [];
    var units = word.units;
    var run = 0;
    function close(end) {
      var pairs = Math.max(0, run - 1);
      if (run === 1 && units.length === 1) found.push({ term: units[0].unit, prefix: true, next: "" });
      var step = pairs > 3 ? Math.max(2, Math.ceil(pairs / MOST)) : 1;
      for (var at = 0; at < pairs; at++) {
        if (at % step && at < pairs - 1) continue;
        var first = end - run + at;
        found.push({ term: units[first].unit + units[first + 1].unit, prefix: false, next: after(first + 1) });
      }
      run = 0;
    }
    function after(at) { return at + 1 < units.length ? units[at + 1].unit : ""; }
    units.forEach(function (one, at) {
      if (one.han) run++;
      else {
        close(at);
        // The last word may go on.
        var prefix = at === units.length - 1 && !word.exact && !/^\d+$|^.$/u.test(one.unit);
        found.push({ term: one.unit, prefix: prefix, next: after(at) });
      }
    });
    close(units.length);
    return found;
  }

  /** The sections of all words: for each the lists of its terms. */
  Engine.prototype.look = function (words) {
    var index = this.index;
    return Promise.all(words.map(function (word) {
      return Promise.all(asked(word).map(function (one) { return index.sections(one.term, one.prefix, one.next); }));
    }));
  };

  /**
   * Documents that have every word, each word in one section.
   * @returns {Map<object, Map<number, number>>} for each document its sections, and how many words they have
   */
  Engine.prototype.all = function (lists) {
    var self = this;
    var found = null;
    lists.forEach(function (terms) {
      if (!terms.length) return;
      var docs = new Map();
      common(terms.map(function (one) { return one.near; })).forEach(function (section) {
        var doc = self.owner(section);
        if (found && !found.has(doc)) return;
        if (!docs.has(doc)) docs.set(doc, found ? found.get(doc) : new Map());
        var sections = docs.get(doc);
        sections.set(section, (sections.get(section) || 0) + 1);
      });
      found = docs;
    });
    return found || new Map();
  };

  function common(lists) {
    var sorted = lists.slice().sort(function (one, other) { return one.length - other.length; });
    return sorted.slice(1).reduce(function (left, list) {
      var at = 0;
      return left.filter(function (one) {
        while (at < list.length && list[at] < one) at++;
        return list[at] === one;
      });
    }, sorted[0] || []);
  }

  /** Documents with sections that have many of the words, and rare ones. */
  Engine.prototype.some = function (lists) {
    var self = this;
    var weights = new Map();
    var whole = 0;
    lists.forEach(function (terms) {
      terms.forEach(function (one) {
        var list = one.all;
        var weight = Math.log(1 + 1e6 / (1 + list.length));
        whole += weight;
        list.forEach(function (section) { weights.set(section, (weights.get(section) || 0) + weight); });
      });
    });
    var docs = new Map();
    weights.forEach(function (weight, section) {
      if (weight < whole * PART) return;
      var doc = self.owner(section);
      // A piece of the words on a page of our own answers nothing that was asked of print.
      if (doc.kind === "page") return;
      if (!docs.has(doc)) docs.set(doc, new Map());
      docs.get(doc).set(section, weight / whole);
    });
    return docs;
  };

  /**
   * Asks. `filter` may have year, kind, issuer, state, and where ("t": tables, "e": chronicle); `sort` is "date" or "".
   * @returns {Promise<{hits: object[], part: boolean, words: object[], sort: string}>} all hits in order
   */
  Engine.prototype.search = function (text, filter, sort) {
    var self = this;
    return this.open().then(function () {
      var words = root.GazetteQuery.words(text, self.fold);
      if (!words.length) return { hits: [], part: false, words: words, sort: "" };
      var latin = LATIN.test(self.fold.plain(text).join(""));
      var hits = new Map();
      // Without sections it is the number, the title or a name that is known, as it stands.
      function hit(doc, score, sections, by) {
        if (!passes(doc, filter, sections)) return;
        var known = hits.get(doc);
        if (!known) hits.set(doc, { doc: doc, score: score, sections: sections || new Map(), words: by, sure: !sections });
        else {
          known.score = Math.max(known.score, score) + 1;
          known.sure = known.sure || !sections;
          if (!known.sections.size && sections) known.sections = sections;
        }
      }
      function bodies(docs, base, by) {
        docs.forEach(function (sections, doc) {
          var most = 0;
          sections.forEach(function (count) { most = Math.max(most, count); });
          hit(doc, base + 40 * most + 4 * Math.min(sections.size, 10), sections, by);
        });
      }
      var looked = self.look(words);
      // While the index is loaded.
      var named = Promise.all(latin ? [self.index.get("pinyin"), self.index.get("terms")] : []).then(function (tables) {
        self.heads(text, words, latin && tables[0], hit);
        return latin ? self.meant(words, tables[1]) : [];
      });
      return Promise.all([looked, named]).then(function (told) {
        var lists = told[0];
        var others = told[1];
        bodies(self.all(lists), 100, words);
        return Promise.all(others.map(function (one) { return self.look([one]); })).then(function (found) {
          found.forEach(function (each, at) { bodies(self.all(each), 20 - at, [others[at]]); });
          var exact = words.some(function (word) { return word.exact; });
          return exact ? self.quoted(hits, words) : null;
        }).then(function () {
          var part = !hits.size;
          if (part) bodies(self.some(lists), 0, words);
          return { hits: order(Array.from(hits.values()), sort), part: part && hits.size > 0,
            words: words, sort: sort || "" };
        });
      });
    });
  };

  function passes(doc, filter, sections) {
    if (!filter) return true;
    if (filter.year && String(doc.year) !== filter.year) return false;
    if (filter.kind && doc.kind !== filter.kind) return false;
    if (filter.state && doc.state !== filter.state) return false;
    if (filter.issuer && !doc.issuers.some(function (one) { return one[0] === filter.issuer; })) return false;
    if (!filter.where) return true;
    if (!sections) return false;
    sections.forEach(function (_, section) {
      if (doc.kinds.charAt(section - doc.first) !== filter.where) sections.delete(section);
    });
    return sections.size > 0;
  }

  function order(hits, sort) {
    return hits.sort(function (one, other) {
      var newer = one.doc.day < other.doc.day ? 1 : one.doc.day > other.doc.day ? -1 : 0;
      if (sort === "date" && newer) return newer;
      return other.score - one.score || newer || (one.doc.page < other.doc.page ? -1 : 1);
    });
  }

  /**
   * Puts first those of the hits in whose texts all words stand as they were typed: the index knows neighbours only.
   * Looks into the texts of a few, until one has them. Where a mark of print stands between them it is the next best.
   * The order by date stays.
   * @param {{hits: object[], part: boolean, words: object[], sort: string}} found what `search` found
   * @returns {Promise<{moved: boolean, exact: boolean}>} whether the order has changed; false if the words stand nowhere
   */
  Engine.prototype.settle = function (found) {
    var self = this;
    var hits = found.hits;
    if (found.part || !hits.length || hits[0].sure) return Promise.resolve({ moved: false, exact: !found.part });
    var far = found.words.some(function (word) { return word.units.length > 2; }) ? FAR : AT_ONCE;
    var close = [];
    var whole = [];
    function look(start) {
      var some = hits.slice(start, Math.min(far, start + AT_ONCE));
      if (!some.length) return null;
      return Promise.all(some.map(function (hit) { return self.show(hit); })).then(function (told) {
        some.forEach(function (hit, at) { if (told[at].exact) (told[at].close ? close : whole).push(hit); });
        // Where a mark of print stands between it may be what was meant: for a better one it is looked a little further.
        if (whole.length) far = Math.min(far, start + 2 * AT_ONCE);
        return close.length ? null : look(start + AT_ONCE);
      });
    }
    return Promise.resolve(look(0)).then(function () {
      var first = close.concat(whole);
      if (!first.length) return { moved: false, exact: hits.length > far };
      if (found.sort) return { moved: false, exact: true };
      found.hits = first.concat(hits.filter(function (hit) { return first.indexOf(hit) < 0; }));
      return { moved: first.some(function (hit, at) { return hit !== hits[at]; }), exact: true };
    });
  };

  /** Numbers, titles, pinyin: what is found without the postings. */
  Engine.prototype.heads = function (text, words, pinyin, hit) {
    var number = root.GazetteQuery.number(text, this.fold);
    var whole = root.GazetteQuery.join(this.fold.units(text));
    var letters = pinyin && /^[a-z]{2,}$/.test(whole.replace(/\u0001/g, "")) && whole.replace(/\u0001/g, "");
    var spelled = letters && new root.GazetteQuery.Pinyin(pinyin);
    var fold = this.fold;
    this.docs.concat(this.works).forEach(function (doc) {
      var grade = number && doc.number ? root.GazetteQuery.fits(number, doc.number) : 0;
      if (grade) hit(doc, 10000 * grade + (doc.away ? 0 : 50), null, words);
      var title = doc.folded.find(function (one) {
        return one && words.every(function (word) { return ("\u0001" + one).indexOf("\u0001" + word.joined) >= 0; });
      });
      if (title !== undefined) {
        var share = whole.length / title.length;
        var score = (title === whole ? 3000 : title.indexOf(whole) >= 0 ? 1500 : 1000) + 300 * share;
        // What is not held goes behind what is, unless its whole title was asked for.
        hit(doc, !doc.away || share > 0.6 ? score - (doc.away ? 200 : 0) : 90, null, words);
      } else if (spelled) {
        var spells = spelled.fits(letters, doc.folded[0].split("\u0001"));
        var body = doc.issuers.reduce(function (best, one) {
          return Math.max(best, spelled.fits(letters, fold.plain(one[0])));
        }, 0);
        if (spells || body) hit(doc, Math.max(400 * spells, 50 * body), null, words);
      }
    });
  };

  /** The Chinese for which English words stand by the term base: the nearest terms, as words that are exact. */
  Engine.prototype.meant = function (words, table) {
    var self = this;
    var wanted = " " + words.map(function (word) { return word.joined.replace(/\u0001/g, " "); }).join(" ") + " ";
    if (!this.terms) {
      this.terms = table.map(function (row) { return [row[0], " " + self.fold.plain(row[1]).join(" ") + " "]; });
    }
    return this.terms.filter(function (row) {
      return row[1].length > 3 && (row[1].indexOf(wanted) >= 0 || wanted.indexOf(row[1]) >= 0);
    }).sort(function (one, other) {
      return Math.abs(one[1].length - wanted.length) - Math.abs(other[1].length - wanted.length);
    }).slice(0, 4).map(function (row) {
      var units = self.fold.units(row[0]);
      return { text: row[0], units: units, joined: root.GazetteQuery.join(units), exact: true };
    });
  };

  /** Takes out of `hits` what has not the words in quotes as they are. */
  Engine.prototype.quoted = function (hits, words) {
    var self = this;
    var quoted = words.filter(function (word) { return word.exact; });
    return Promise.all(Array.from(hits.values()).map(function (hit) {
      var title = quoted.every(function (word) {
        return hit.doc.folded.some(function (one) { return ("\u0001" + one + "\u0001").indexOf("\u0001" + word.joined + "\u0001") >= 0; });
      });
      if (title || hit.words !== words) return null;
      return Promise.all(quoted.map(function (word) {
        return self.texts(hit, true).then(function (sections) {
          return sections.some(function (one) { return self.words.has(one.pieces, word); });
        });
      })).then(function (has) { if (has.indexOf(false) >= 0) hits.delete(hit.doc); });
    }));
  };

  /** The texts of the sections of a hit that stand in the file of its best one; with `all`, in every file. */
  Engine.prototype.texts = function (hit, all) {
    var self = this;
    var doc = hit.doc;
    var best = Array.from(hit.sections).sort(function (one, other) { return other[1] - one[1] || one[0] - other[0]; });
    var places = best.map(function (one) { return one[0] - doc.first; });
    if (!places.length) places = [0];
    function file(place) {
      var at = doc.cuts.length - 1;
      while (doc.cuts[at] > place) at--;
      return at;
    }
    var files = Array.from(new Set(places.map(file)));
    if (!all) files = files.slice(0, 1);
    return Promise.all(files.map(function (at) {
      return self.index.texts("t" + doc.page.replace(/\//g, ".") + "-" + at);
    })).then(function (loaded) {
      return places.filter(function (place) { return files.indexOf(file(place)) >= 0; }).map(function (place) {
        var section = loaded[files.indexOf(file(place))][place - doc.cuts[file(place)]];
        return { heading: section.slice(0, 3), pieces: section[3], kind: doc.kinds.charAt(place) };
      });
    });
  };

  /**
   * What is shown of a hit: where it leads, its heading, and the words around what was found.
   * @returns {Promise<{place: string, heading: object | null, parts: object[], lang: string, exact: boolean, close: boolean}>}
   */
  Engine.prototype.show = function (hit) {
    var self = this;
    if (hit.doc.away) return Promise.resolve({ place: hit.doc.place, heading: null, parts: [], lang: "", exact: true, close: true });
    return this.texts(hit, false).then(function (sections) {
      var best = self.words.best(sections, hit.words);
      best.exact = best.exact || hit.sure;
      best.close = best.close || hit.sure;
      best.title = best.place === "title" && hit.doc.titles.indexOf(best.text) >= 0;
      return best;
    });
  };

  /** What can be filtered by: years, kinds, bodies, states. */
  Engine.prototype.choices = function () {
    var at = Math.max(0, this.top.languages.indexOf(this.language));
    var issuers = new Map();
    this.docs.forEach(function (doc) { doc.issuers.forEach(function (one) { issuers.set(one[0], one); }); });
    var words = this.words;
    function named(some) {
      return Object.keys(some).map(function (key) { return [key, some[key][at]]; });
    }
    return {
      year: this.top.years.slice().reverse().map(function (year) { return [String(year), String(year)]; }),
      kind: named(this.top.kinds),
      issuer: Array.from(issuers.values()).map(function (one) { return [one[0], words.name(one[0], one[2], one[1]).text]; }),
      state: named(this.top.states)
    };
  };

  root.GazetteEngine = Engine;
})(window);
