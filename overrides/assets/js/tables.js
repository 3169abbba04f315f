/* A table's own page: rows filtered by what is typed, sorted by a press on a head. Without this script the table
   stands whole, as printed. */
(function () {
  "use strict";

  var holder = document.querySelector(".whole");
  var table = holder && holder.querySelector("table");
  if (!table || !table.tHead) return;
  var bodies = Array.prototype.slice.call(table.tBodies);
  var rows = bodies.reduce(function (all, body) { return all.concat(Array.prototype.slice.call(body.rows)); }, []);

  var label = document.createElement("label");
  var input = document.createElement("input");
  var count = document.createElement("span");
  label.className = "filter";
  input.type = "search";
  count.setAttribute("role", "status");
  label.append(holder.dataset.filter + " ", input, count);
  holder.before(label);

  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }

  // Rows that a merged cell joins stand or fall together.
  var groups = [];
  var reach = 0;
  rows.forEach(function (row, at) {
    if (at >= reach) groups.push([]);
    groups[groups.length - 1].push(row);
    Array.prototype.forEach.call(row.cells, function (cell) { reach = Math.max(reach, at + cell.rowSpan); });
    reach = Math.max(reach, at + 1);
  });

  function filter() {
    var wanted = plain(input.value);
    var shown = 0;
    groups.forEach(function (group) {
      var hit = group.some(function (row) { return plain(row.textContent).indexOf(wanted) >= 0; });
      group.forEach(function (row) { row.hidden = !hit; });
      if (hit) shown += group.length;
    });
    count.textContent = wanted ? " " + holder.dataset.shown.replace("{shown}", shown).replace("{count}", rows.length) : "";
  }
  input.addEventListener("input", filter);

  // Sorting would tear merged cells apart.
  if (groups.length !== rows.length) return;
  var head = table.tHead.rows[table.tHead.rows.length - 1];
  if (table.tHead.rows.length > 1) return;
  var order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  Array.prototype.forEach.call(head.cells, function (cell, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.title = holder.dataset.sort;
    button.className = "sort";
    button.append.apply(button, Array.prototype.slice.call(cell.childNodes));
    cell.append(button);
    button.addEventListener("click", function () {
      var down = cell.getAttribute("aria-sort") === "ascending";
      Array.prototype.forEach.call(head.cells, function (other) { other.removeAttribute("aria-sort"); });
      cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      var sorted = rows.slice().sort(function (one, other) {
        return order.compare(said(one, column), said(other, column)) * (down ? -1 : 1);
      });
      bodies[0].append.apply(bodies[0], sorted);
    });
  });

  function said(row, column) {
    var text = row.cells[column] ? row.cells[column].textContent.trim() : "";
    return text.replace(/,(?=\d{3})/g, "");
  }
})();
