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
    this.letters = null;
    this.made = new Map();
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

  /**
   * What `make` makes of the bytes of a file that is packed, as converter/search/scripts.py tells; it is made once.
   * @template T
   * @param {(bytes: Uint8Array) => T} make
   * @returns {Promise<T>}
   */
  Index.prototype.unpacked = function (name, make) {
    var self = this;
    if (!this.made.has(name)) {
      var made = this.get(name).then(function (text) {
        var stream = new DecompressionStream("deflate");
        var writer = stream.writable.getWriter();
        // What is torn fails where it is read.
        writer.write(bytesOf(text)).catch(function () {});
        writer.close().catch(function () {});
        return new Response(stream.readable).arrayBuffer().then(function (data) {
          return make(new Uint8Array(data));
        }).catch(function () { throw new Error(name); });
      });
      made.catch(function () { self.made.delete(name); });
      this.made.set(name, made);
    }
    return this.made.get(name);
  };

  var MARK = 0xe000;
  /** The first byte of what is deflated. */
  var FIRST = 0x78;

  function bytesOf(text) {
    var units = new Uint16Array(text.length);
    var count = 0;
    for (var at = 0; at < text.length; at++) {
      var unit = text.charCodeAt(at);
      units[count++] = unit === MARK ? text.charCodeAt(++at) ^ 0x8000 : unit;
    }
    var bytes = new Uint8Array(count * 2);
    for (var i = 0; i < count; i++) {
      bytes[2 * i] = units[i] & 255;
      bytes[2 * i + 1] = units[i] >> 8;
    }
    return bytes.subarray(bytes[0] === FIRST ? 0 : 1);
  }

  var ALONE = 150;
  var LEADS = 5;

  /** Reads text, as converter/search/letters.py writes it. @param {string} frequent the frequent characters */
  function Letters(frequent) {
    this.frequent = frequent;
    this.alone = [];
    this.leads = new Map();
    this.other = 0;
    var known = 0;
    for (var code = 1; code < 256; code++) {
      if (code === 10 || (code >= 32 && code < 127)) this.alone[code] = String.fromCharCode(code);
      else {
        if (known < ALONE) this.alone[code] = frequent.charAt(known);
        else if (known < ALONE + LEADS) this.leads.set(code, ALONE + 256 * (known - ALONE));
        else if (known === ALONE + LEADS) this.other = code;
        known++;
      }
    }
  }

  Letters.prototype.read = function (bytes) {
    var text = "";
    for (var at = 0; at < bytes.length; at++) {
      var code = bytes[at];
      if (this.alone[code] !== undefined) text += this.alone[code];
      else if (code === this.other) {
        text += String.fromCharCode(bytes[at + 1] * 256 + bytes[at + 2]);
        at += 2;
      } else text += this.frequent.charAt(this.leads.get(code) + bytes[++at]);
    }
    return text;
  };

  /** The value of a file of texts. */
  Index.prototype.texts = function (name) {
    var letters = this.letters;
    return this.unpacked(name, function (bytes) { return JSON.parse(letters.read(bytes)); });
  };

  var HALF = 262144;
  var WHOLE = HALF * HALF;
  /** The word that goes on in every way a word can. */
  var LAST = "\u{3ffff}\u{3ffff}";

  function keyOf(term) {
    var chars = Array.from(term);
    return chars[0].codePointAt(0) * HALF + (chars.length > 1 ? chars[1].codePointAt(0) : 0);
  }

  /** Tells the index its shards, in order, and the frequent characters. */
  Index.prototype.told = function (names, frequent) {
    this.letters = new Letters(frequent);
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
   * The places of the sections of each term that is `term` or, with `prefix`, begins with it, sorted; `near` are those
   * where a character of the class of `next` follows, as far as that is known ("": nothing is).
   * @returns {Promise<{all: number[], near: number[]}>}
   */
  Index.prototype.sections = function (term, prefix, next) {
    var self = this;
    return Promise.all(this.around(term, prefix).map(function (shard) { return self.open(shard.name); })).then(
      function (opened) {
        var wanted = next ? next.codePointAt(0) % CLASSES : -1;
        var found = [];
        opened.forEach(function (shard) {
          if (!prefix && shard.terms.has(term)) found.push(shard.read(shard.terms.get(term), wanted));
          if (prefix) shard.terms.forEach(function (at, one) { if (one.startsWith(term)) found.push(shard.read(at, wanted)); });
        });
        if (found.length === 1) return found[0];
        return {
          all: union(found.map(function (one) { return one.all; })),
          near: union(found.map(function (one) { return one.near; }))
        };
      });
  };

  Index.prototype.open = function (name) {
    var letters = this.letters;
    return this.unpacked(name, function (bytes) { return new Shard(bytes, letters); });
  };

  function Shard(bytes, letters) {
    var size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    this.postings = bytes.subarray(4 + size);
    this.terms = new Map();
    var at = 0;
    var all = this.terms;
    var postings = this.postings;
    function term(one) {
      all.set(one, at);
      // The step 0 ends a term. No other number has it.
      at = postings.indexOf(0, at) + 1;
    }
    letters.read(bytes.subarray(4, 4 + size)).split("\n").forEach(function (line) {
      if (line.charAt(0) === "=") line.slice(1).split(" ").forEach(term);
      else {
        var chars = Array.from(line);
        for (var i = 1; i < chars.length; i++) term(chars[i] === " " ? chars[0] : chars[0] + chars[i]);
      }
    });
  }

  /** Classes of what follows a term; a number is a place times them and a class. */
  var CLASSES = 4;

  /** The places of the term whose postings begin at `at`, and those of a class; of any, if it is -1. */
  Shard.prototype.read = function (at, wanted) {
    var postings = this.postings;
    var all = [];
    var near = wanted < 0 ? all : [];
    var last = 0;
    var number = 0;
    for (;;) {
      var byte = postings[at++];
      var step = byte & 127;
      for (var value = 128; byte > 127; value *= 128) {
        byte = postings[at++];
        step += (byte & 127) * value;
      }
      if (!step) return { all: all, near: near };
      number += step;
      var place = Math.floor(number / CLASSES);
      if (place !== last) all.push(last = place);
      if (number % CLASSES === wanted) near.push(place);
    }
  };

  function union(lists) {
    var all = new Set();
    lists.forEach(function (list) { list.forEach(function (one) { all.add(one); }); });
    return Array.from(all).sort(function (one, other) { return one - other; });
  }

  root.GazetteIndex = Index;
})(window);
