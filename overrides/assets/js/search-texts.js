/* Texts of the index as a page shows them: in its script and language, with what was found marked. */
(function (root) {
  "use strict";

  var BEFORE = 24;
  var AFTER = 90;

  /**
   * @param {string} language of the page
   * @param {string[]} [table] of Simplified characters and their Traditional ones
   */
  function Texts(fold, language, table) {
    this.fold = fold;
    this.language = language;
    this.traditional = table === undefined ? null : root.GazetteFold.read(table);
  }

  /** Print in the script of the page; `over` is what differs from the table, as converter/search/files.py writes it. */
  Texts.prototype.print = function (text, over) {
    var table = this.traditional;
    if (!table) return text;
    var chars = Array.from(text, function (char) { return table.get(char) || char; });
    (over.match(/[0-9a-z]+[^0-9a-z]/gu) || []).forEach(function (one) {
      var parts = Array.from(one);
      chars[parseInt(parts.slice(0, -1).join(""), 36)] = parts[parts.length - 1];
    });
    return chars.join("");
  };

  /** A name or title: translated where the page's language has it, or nothing was printed. */
  Texts.prototype.name = function (text, over, said) {
    if (said && (this.language === "en" || !text)) return { text: said, lang: "en" };
    return { text: this.print(text, over), lang: this.language === "en" ? "zh-Hans" : this.language };
  };

  /** The units of several texts in a row, each with the number of its text. */
  Texts.prototype.row = function (texts) {
    var fold = this.fold;
    var all = [];
    texts.forEach(function (text, at) {
      if (text) fold.units(text).forEach(function (one) { all.push({ at: at, unit: one.unit, start: one.start, end: one.end }); });
    });
    return all;
  };

  /** Where `word` begins in a row, -1 if nowhere. What is not in quotes may go on behind its last letters. */
  function find(row, word, from) {
    var units = word.units;
    var last = units.length - 1;
    for (var at = from || 0; at + last < row.length; at++) {
      var same = 0;
      while (same < last && row[at + same].unit === units[same].unit) same++;
      if (same < last) continue;
      var unit = row[at + last].unit;
      if (unit === units[last].unit || (!word.exact && !units[last].han && unit.startsWith(units[last].unit))) return at;
    }
    return -1;
  }

  Texts.prototype.has = function (pieces, word) {
    var self = this;
    return [1, 3].some(function (part) {
      return find(self.row(pieces.map(function (piece) { return piece[part]; })), word) >= 0;
    });
  };

  /** Whether a word that is found in a row has nothing between its units but what was typed there, no mark, no end. */
  function closes(row, word, at) {
    return word.units.every(function (one, i) {
      var own = row[at + i];
      var before = row[at + i - 1];
      return !i || one.start > word.units[i - 1].end || (own.at === before.at && own.start === before.end);
    });
  }

  /**
   * The place in a row where most of the words stand near one another, and which units are marked; `score` is how many
   * words stand there, `close` how many of them with no mark of print between that was not typed.
   */
  function weigh(row, words) {
    var marked = new Set();
    var first = -1;
    var whole = 0;
    var close = 0;
    words.forEach(function (word) {
      var at = find(row, word);
      if (at < 0) return;
      var best = -1;
      var start = at;
      for (; at >= 0; at = find(row, word, at + word.units.length)) {
        if (best < 0 && closes(row, word, at)) best = at;
        for (var i = 0; i < word.units.length; i++) marked.add(at + i);
      }
      if (first < 0) first = best < 0 ? start : best;
      whole++;
      if (best >= 0) close++;
    });
    if (!whole) {
      // Pieces of the words: the place from which on most of their neighbours stand within a line or two.
      var wanted = new Set();
      words.forEach(function (word) {
        word.units.forEach(function (one, at) {
          if (!one.han) wanted.add(one.unit);
          if (at && one.han) wanted.add(word.units[at - 1].unit + one.unit);
        });
      });
      var hits = [];
      row.forEach(function (one, at) {
        var pair = at ? row[at - 1].unit + one.unit : "";
        if (wanted.has(pair)) {
          hits.push(at);
          marked.add(at - 1).add(at);
        }
        if (wanted.has(one.unit)) {
          hits.push(at);
          marked.add(at);
        }
      });
      var most = 0;
      hits.forEach(function (start, at) {
        var end = at;
        while (end < hits.length && hits[end] < start + 40) end++;
        if (end - at > most) {
          most = end - at;
          first = Math.max(0, start - 1);
        }
      });
      return { first: first, marked: marked, score: most / (most + 100), close: 0 };
    }
    return { first: first, marked: marked, score: whole, close: close };
  }

  /** The best of some sections for some words. */
  Texts.prototype.best = function (sections, words) {
    var self = this;
    var best = null;
    var ways = this.language === "en" ? [3, 1] : [1, 3];
    sections.forEach(function (section) {
      ways.forEach(function (way) {
        var texts = section.pieces.map(function (piece) { return way === 1 ? self.print(piece[1], piece[2]) : piece[3]; });
        var row = self.row(texts);
        var found = weigh(row, words);
        if (!best || found.score > best.score || (found.score === best.score && found.close > best.close)) {
          best = { score: found.score, close: found.close, found: found, row: row, texts: texts, way: way, section: section };
        }
      });
    });
    if (!best) return { place: "", heading: null, parts: [], lang: "", exact: false, close: false };
    var at = best.found.first < 0 ? 0 : best.row[best.found.first].at;
    var piece = best.section.pieces[at];
    return {
      place: best.found.first < 0 ? "" : piece[0],
      text: piece[best.way],
      heading: this.heading(best.section, at),
      parts: cut(best.texts[at], best.row, best.found, at, AFTER),
      lang: best.way === 3 ? "en" : this.language === "en" ? "zh-Hans" : this.language,
      exact: best.score >= words.length,
      close: best.close >= words.length
    };
  };

  /** The heading under which a piece of a section stands; that piece itself is none. */
  Texts.prototype.heading = function (section, at) {
    for (var i = at - 1; i >= 0; i--) {
      var piece = section.pieces[i];
      if (piece[4]) return this.name(piece[1], piece[2], piece[3]);
    }
    return section.heading[0] || section.heading[2] ? this.name(section.heading[0], section.heading[1], section.heading[2]) : null;
  };

  /** A window of a text, up to `after` behind what was found first, as parts that are marked or not. */
  function cut(text, row, found, at, after) {
    var marks = [];
    row.forEach(function (one, number) { if (one.at === at && found.marked.has(number)) marks.push([one.start, one.end]); });
    var middle = found.first < 0 ? 0 : row[found.first].start;
    var start = Math.max(0, middle - BEFORE);
    var end = Math.min(text.length, middle + after);
    // A pair of surrogates, or a word, is not cut in two.
    while (start > 0 && (/[\udc00-\udfff]/.test(text.charAt(start)) || /\w\w/.test(text.slice(start - 1, start + 1)))) start--;
    while (end < text.length && (/[\udc00-\udfff]/.test(text.charAt(end)) || /\w\w/.test(text.slice(end - 1, end + 1)))) end++;
    var parts = start ? [{ text: "…", mark: false }] : [];
    var done = start;
    marks.forEach(function (mark) {
      if (mark[1] <= done || mark[0] >= end) return;
      var from = Math.max(done, mark[0]);
      var last = parts[parts.length - 1];
      if (last && last.mark && !/[\p{L}\p{N}]/u.test(text.slice(done, from))) last.text += text.slice(done, Math.min(end, mark[1]));
      else {
        if (from > done) parts.push({ text: text.slice(done, from), mark: false });
        parts.push({ text: text.slice(from, Math.min(end, mark[1])), mark: true });
      }
      done = Math.min(end, mark[1]);
    });
    if (done < end) parts.push({ text: text.slice(done, end), mark: false });
    if (end < text.length) parts.push({ text: "…", mark: false });
    return parts;
  }

  /** A title with the words in it marked, as parts. */
  Texts.prototype.parts = function (text, words) {
    var row = this.row([text]);
    var found = weigh(row, words);
    if (found.score < 1) return [{ text: text, mark: false }];
    return cut(text, row, { first: 0, marked: found.marked }, 0, text.length);
  };

  Texts.prototype.weigh = weigh;
  root.GazetteTexts = Texts;
})(window);
