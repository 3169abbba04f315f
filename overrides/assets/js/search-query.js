/* What a reader typed: words, what stands in quotes, the number of a document, pinyin. */
(function (root) {
  "use strict";

  var QUOTES = { '"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂", "«": "»" };

  /**
   * Words are parted by blanks. A word in quotes is exact if the quotes are around all of it: others are print.
   * @returns {{text: string, units: object[], joined: string, exact: boolean}[]}
   */
  function words(text, fold) {
    var found = [];
    var rest = text.trim();
    while (rest) {
      var end = -1;
      var close = QUOTES[rest.charAt(0)];
      if (close) end = rest.indexOf(close, 1);
      var exact = end > 0 && (end + 1 === rest.length || /\s/.test(rest.charAt(end + 1)));
      var said = exact ? rest.slice(1, end) : (rest.match(/^\S+/) || [""])[0];
      rest = rest.slice(exact ? end + 1 : said.length).trim();
      var units = fold.units(said);
      if (units.length) {
        found.push({ text: said, units: units, joined: join(units), exact: exact });
      }
    }
    return found;
  }

  function join(units) { return units.map(function (one) { return one.unit; }).join("\u0001"); }

  var FIGURES = { "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  var TENS = { "十": 10, "百": 100, "千": 1000 };

  function figure(text) {
    if (!/[十百千]/.test(text)) return Array.from(text).map(function (one) { return FIGURES[one]; }).join("");
    var total = 0;
    var digit = 0;
    Array.from(text).forEach(function (one) {
      if (TENS[one]) {
        total += (digit || 1) * TENS[one];
        digit = 0;
      } else digit = FIGURES[one];
    });
    return String(total + digit);
  }

  /**
   * A query read as the number of a document: what stands there beside figures, and the figures.
   * @returns {{name: string, figures: number[], joined: string} | null}
   */
  function number(text, fold) {
    var plain = text.normalize("NFKC").replace(/^.*\bdoc\//, "").replace(/\.html.*$/, "").replace(/○/g, "〇");
    plain = plain.replace(/[〇零一二三四五六七八九十百千]+(?=\s*[年号號〕\]）)】］])/g, figure);
    var name = "";
    var figures = [];
    fold.plain(plain).forEach(function (unit) {
      (unit.match(/\d+|\D+/g) || []).forEach(function (part) {
        if (/^\d+$/.test(part)) figures.push(part);
        else if (!/^(?:第|号|年|no|nos|of)$/.test(part)) name += part;
      });
    });
    if (!figures.length || figures.length > 2 || name.length > 40) return null;
    return { name: name, figures: figures.map(Number), joined: figures.join("") };
  }

  /**
   * How well a number is the one that was asked for, 0 if not at all.
   * @param {{name: string, slug: string, year: number, number: number}} known
   */
  function fits(asked, known) {
    var grade = !asked.name ? 1
      : asked.name === known.name || asked.name === known.slug ? 4
      : known.name.endsWith(asked.name) || asked.name.endsWith(known.name) ? 3
      : known.name.indexOf(asked.name) >= 0 ? 2 : 0;
    if (!grade) return 0;
    var one = asked.figures[0];
    var other = asked.figures[1];
    if (known.year) {
      if (asked.figures.length === 2) {
        return (one === known.year && other === known.number) || (other === known.year && one === known.number) ? grade * 2 : 0;
      }
      if (asked.joined === String(known.year) + known.number) return grade * 2;
      return grade > 2 && one === known.number ? grade : 0;
    }
    return grade > 1 && asked.figures.length === 1 && one === known.number ? grade * 2 : 0;
  }

  /** @param {string} table what converter/search/pinyin.py writes */
  function Pinyin(table) {
    var readings = this.readings = new Map();
    table.split(" ").forEach(function (entry) {
      var chars = Array.from(entry);
      if (chars.length) readings.set(chars[0], chars.slice(1).join("").split(","));
    });
  }

  /**
   * How well Latin letters spell ideographs that stand together in `text`: 2 in full, 1 by initials too, 0 not at all.
   * @param {string} letters without blanks
   * @param {string[]} text folded units
   */
  Pinyin.prototype.fits = function (letters, text) {
    var readings = this.readings;
    var best = 0;
    function spell(at, done, short) {
      if (done === letters.length) {
        best = Math.max(best, short ? 1 : 2);
        return;
      }
      var some = at < text.length && readings.get(text[at]);
      for (var i = 0; some && i < some.length && best < 2; i++) {
        var rest = letters.slice(done);
        if (rest.startsWith(some[i])) spell(at + 1, done + some[i].length, short);
        else if (some[i].startsWith(rest) && done && rest.length > 1) spell(at + 1, letters.length, short);
        if (rest.charAt(0) === some[i].charAt(0) && some[i].length > 1) spell(at + 1, done + 1, true);
      }
    }
    for (var start = 0; start < text.length && best < 2; start++) spell(start, 0, false);
    return best === 1 && letters.length < 3 ? 0 : best;
  };

  root.GazetteQuery = { words: words, join: join, number: number, fits: fits, Pinyin: Pinyin };
})(typeof module === "object" ? module.exports : window);
