/* The index: script files that are loaded when they are asked for (from file:// nothing else can be), and postings in
   them, as converter/search/{scripts,postings}.py write them. */
(function (root) {
  "use strict";

  var received = new Map();
  root.gazetteSearch = function (name, value) { received.set(name, value); };

  /** @param {string} base the address of the folder of the index, with a slash at its end */
  function Index(base) {
    this.base = base;
    this.asked = new Map();
    this.shards = null;
    this.opened = new Map();
  }

  /** The value of a file. A promise that fails where the file is missing or torn; the next call tries again. */
  Index.prototype.get = function (name) {
    var self = this;
    if (!this.asked.has(name)) {
      this.asked.set(name, new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        function fail() {
          self.asked.delete(name);
          reject(new Error(name));
        }
        script.addEventListener("error", fail);
        script.addEventListener("load", function () {
          script.remove();
          if (received.has(name)) resolve(received.get(name));
          else fail();
        });
        script.src = self.base + encodeURIComponent(name) + ".js";
        document.head.append(script);
      }));
    }
    return this.asked.get(name);
  };

  /** The value of a file that is packed. */
  Index.prototype.unpacked = function (name) {
    return this.get(name).then(function (text) {
      var stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
      return new Response(stream).arrayBuffer().then(function (data) {
        return JSON.parse(new TextDecoder("utf-16le").decode(data));
      }).catch(function () { throw new Error(name); });
    });
  };

  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
  var VALUES = new Uint8Array(128);
  for (var digit = 0; digit < DIGITS.length; digit++) VALUES[DIGITS.charCodeAt(digit)] = digit;

  /** The bytes that stand in base 85: five characters are four bytes, of a last group one less than its characters. */
  function bytesOf(text) {
    var bytes = new Uint8Array(Math.floor(text.length * 4 / 5));
    var at = 0;
    for (var start = 0; start < text.length; start += 5) {
      var value = 0;
      for (var i = start; i < start + 5; i++) value = value * 85 + (i < text.length ? VALUES[text.charCodeAt(i)] : 84);
      for (var shift = 24; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = value / Math.pow(2, shift) & 255;
    }
    return bytes;
  }

  var HALF = 262144;
  var WHOLE = HALF * HALF;
  /** The word that goes on in every way a word can. */
  var LAST = "\u{3ffff}\u{3ffff}";

  function keyOf(term) {
    var chars = Array.from(term);
    return chars[0].codePointAt(0) * HALF + (chars.length > 1 ? chars[1].codePointAt(0) : 0);
  }

  /** Tells the index its shards, in order. */
  Index.prototype.ranges = function (names) {
    this.shards = names.map(function (name) {
      var parts = name.split("-");
      var low = parseInt(parts[0], 16);
      return { name: "i" + name, low: low, end: low + WHOLE / Math.pow(2, +parts[1]) };
    });
  };

  /** The shards in which terms stand that are `first`, or lie between `first` and what begins with it. */
  Index.prototype.around = function (first, prefix) {
    var low = keyOf(first);
    var high = prefix ? keyOf(first + LAST) : low;
    return this.shards.filter(function (shard) { return shard.low <= high && shard.end > low; });
  };

  /**
   * The places of the sections of each term that is `term` or, with `prefix`, begins with it, sorted.
   */
  Index.prototype.sections = function (term, prefix) {
    var self = this;
    return Promise.all(this.around(term, prefix).map(function (shard) { return self.open(shard.name); })).then(
      function (opened) {
        var found = [];
        opened.forEach(function (shard) {
          if (!prefix && shard.terms.has(term)) found.push(shard.read(shard.terms.get(term)));
          if (prefix) shard.terms.forEach(function (at, one) { if (one.startsWith(term)) found.push(shard.read(at)); });
        });
        return found.length === 1 ? found[0] : union(found);
      });
  };

  Index.prototype.open = function (name) {
    var self = this;
    return this.get(name).then(function (value) {
      if (!self.opened.has(name)) self.opened.set(name, new Shard(value[0], value[1]));
      return self.opened.get(name);
    });
  };

  // Figures of base 46 in the printable characters that need no escape; those of the lower half end a number.
  var BASE = 46;
  var FIGURES = new Uint8Array(128);
  for (var code = 32, figure = 0; code < 127; code++) {
    if (code !== 34 && code !== 60 && code !== 92) FIGURES[code] = figure++;
  }

  function Shard(terms, postings) {
    this.postings = postings;
    this.terms = new Map();
    var at = 0;
    var all = this.terms;
    function term(one) {
      all.set(one, at);
      // The step 0 ends a term: a blank. No other number has it.
      at = postings.indexOf(" ", at) + 1;
    }
    terms.split("\n").forEach(function (line) {
      if (line.charAt(0) === "=") line.slice(1).split(" ").forEach(term);
      else {
        var chars = Array.from(line);
        for (var i = 1; i < chars.length; i++) term(chars[i] === " " ? chars[0] : chars[0] + chars[i]);
      }
    });
  }

  Shard.prototype.read = function (at) {
    var found = [];
    for (var place = 0; ;) {
      var step = 0;
      for (var value = 1; ; value *= BASE) {
        var figure = FIGURES[this.postings.charCodeAt(at++)];
        step += (figure % BASE) * value;
        if (figure < BASE) break;
      }
      if (!step) return found;
      place += step;
      found.push(place);
    }
  };

  function union(lists) {
    var all = new Set();
    lists.forEach(function (list) { list.forEach(function (one) { all.add(one); }); });
    return Array.from(all).sort(function (one, other) { return one - other; });
  }

  root.GazetteIndex = Index;
})(window);
