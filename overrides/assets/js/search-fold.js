/* Folding: what is typed and what is printed become the same, as converter/search/fold.py tells. The table comes from
   there; one property test holds both to the same result. */
(function (root) {
  "use strict";

  var HAN = "\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  var IDEOGRAPH = new RegExp("^[" + HAN + "]$", "u");
  var LETTER = /^[\p{L}\p{N}]$/u;
  var MARK = /^\p{M}$/u;

  /** @param {string[]} table of each variant and the first of its class */
  function Fold(table) {
    this.known = new Map();
    this.firsts = Fold.read(table);
  }

  /** Characters and what each becomes. @param {string[]} table as converter/search/fold.py makes it */
  Fold.read = function (table) {
    var found = new Map();
    var others = Array.from(table[1]);
    var code = 0;
    Array.from(table[0]).forEach(function (step, at) {
      code += step.codePointAt(0) - 32;
      found.set(String.fromCodePoint(code), others[at]);
    });
    return found;
  };

  /** What a character becomes: letters, "" for what falls away within a word, null for what ends one. */
  Fold.prototype.character = function (char) {
    var known = this.known.get(char);
    if (known !== undefined) return known;
    var folded = "";
    var breaks = false;
    for (var one of char.normalize("NFKD").toLowerCase()) {
      if (LETTER.test(one)) folded += this.firsts.get(one) || one;
      else if (!MARK.test(one)) {
        breaks = true;
        folded += "\0";
      }
    }
    known = breaks && !folded.replace(/\0/g, "") ? null : folded;
    this.known.set(char, known);
    return known;
  };

  /**
   * The units of a text with their places in it.
   * @returns {{unit: string, start: number, end: number, han: boolean}[]}
   */
  Fold.prototype.units = function (text) {
    var found = [];
    var word = null;
    var at = 0;
    for (var char of text) {
      var start = at;
      at += char.length;
      var folded = this.character(char);
      if (folded === null) {
        word = null;
        continue;
      }
      for (var one of folded) {
        if (one === "\0") word = null;
        else if (IDEOGRAPH.test(one)) {
          word = null;
          found.push({ unit: one, start: start, end: at, han: true });
        } else if (word) {
          word.unit += one;
          word.end = at;
        } else {
          word = { unit: one, start: start, end: at, han: false };
          found.push(word);
        }
      }
    }
    return found;
  };

  /** The units alone. */
  Fold.prototype.plain = function (text) {
    return this.units(text).map(function (one) { return one.unit; });
  };

  root.GazetteFold = Fold;
})(typeof module === "object" ? module.exports : window);
