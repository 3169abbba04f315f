/* Copying: each form of a citation, and a paragraph with the line that tells its source. Reporting an error: the link of
   the page learns its address and the paragraph. Only on pages of documents. */
(function () {
  "use strict";

  var box = document.querySelector("details.citing");
  if (!box) return;
  var told = box.dataset;
  var text = document.querySelector(".text");
  var report = document.querySelector("a.report");
  var hosted = /^https?:$/.test(location.protocol);
  var known = told.address.indexOf("://") >= 0;
  // How much of a paragraph a report carries: mail programs take addresses of about 2,000 characters.
  var LONGEST = 60;

  var status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  box.after(status);
  var quiet = 0;

  function say(words) {
    // What says the same twice is told twice only if it was gone in between.
    status.textContent = "";
    window.clearTimeout(quiet);
    window.setTimeout(function () { status.textContent = words; }, 60);
    quiet = window.setTimeout(function () { status.textContent = ""; }, 5000);
  }

  function copy(words) {
    function done() { say(told.copied); }
    function other() { say(copyBySelection(words) ? told.copied : told.failed); }
    // Not there, or refused, on file:// and http:// in some browsers.
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(words).then(done, other);
    else other();
  }

  function copyBySelection(words) {
    var had = document.activeElement;
    var field = document.createElement("textarea");
    field.className = "copying";
    field.readOnly = true;
    field.value = words;
    document.body.appendChild(field);
    field.select();
    var copied = false;
    try { copied = document.execCommand("copy"); } catch (refused) { copied = false; }
    field.remove();
    if (had) had.focus({ preventScroll: true });
    return copied;
  }

  // Where this page stands for others: the address that its makers know, else that under which it is read; a place on
  // somebody's own disk is none, so that the path within the site stands for it.
  function address(id) {
    return (known || !hosted ? told.address : location.href.split(/[?#]/)[0]) + (id ? "#" + id : "");
  }

  function button(kind, name, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = kind;
    made.setAttribute("aria-label", name);
    made.title = name;
    made.addEventListener("click", action);
    return made;
  }

  box.querySelectorAll("dd[data-form]").forEach(function (form) {
    var name = form.previousElementSibling;
    var made = button("copy", told.copy + " " + name.textContent, function () {
      // A sentence has a place for the address; the other forms are files, or have a day of access beside it.
      var joint = { chinese: "，", english: ", " }[form.dataset.form];
      copy(form.textContent + (joint && hosted && !known ? joint + address() : ""));
    });
    made.textContent = told.copy;
    name.append(" ", made);
  });

  // A paragraph in the language of the page, without print behind its translation and without what we add to it; what
  // print has in two languages stays whole.
  function said(paragraph) {
    var print = paragraph.cloneNode(true);
    var added = ".no, .at, .tools, .turn" + (paragraph.classList.contains("pair") ? "" : ", .one + .other");
    print.querySelectorAll(added).forEach(function (ours) { ours.remove(); });
    return print.textContent.replace(/\s+/g, " ").trim();
  }

  function source(paragraph) {
    var at = told.pages === "printed" && paragraph.querySelector(":scope > .at");
    var page = (at && at.dataset.page) || told.page;
    var place = page ? told.source.lastIndexOf("{page}") : -1;
    var line = place < 0 ? told.source : told.source.slice(0, place) + page + told.source.slice(place + 6);
    return line + told.joint + address(paragraph.id);
  }

  // A report's link with its places filled (the version is told by version.js); what stands in them is encoded, so that none can hold another.
  function reported(paragraph) {
    var excerpt = paragraph ? Array.from(said(paragraph)) : [];
    var cut = excerpt.slice(0, LONGEST).join("") + (excerpt.length > LONGEST ? "…" : "");
    var values = {
      address: address(paragraph && paragraph.id), paragraph: paragraph ? paragraph.id : "", excerpt: cut,
      version: document.documentElement.dataset.version || "",
    };
    var link = paragraph ? report.dataset.paragraph : report.dataset.page;
    return link.replace(/\{(address|paragraph|excerpt|version)\}/g, function (all, name) { return encodeURIComponent(values[name]); });
  }

  function isParagraph(element) { return Boolean(element && element.querySelector(":scope > a.no")); }

  function here(element) {
    var found = element.closest(".text :is(p, h2, h3, h4, h5, h6)");
    return isParagraph(found) ? found : null;
  }

  // One set of controls for all paragraphs: it goes where the pointer or the keyboard is, behind the quiet link.
  var tools = document.createElement("span");
  tools.className = "tools";
  tools.append(button("copy", told.paragraph, function () {
    var paragraph = tools.parentElement;
    copy(said(paragraph) + "\n" + source(paragraph));
  }));
  var flag = null;
  if (report) {
    flag = document.createElement("a");
    flag.className = "flag";
    flag.setAttribute("aria-label", report.dataset.name);
    flag.title = report.dataset.name;
    tools.append(flag);
  }
  tools.lang = document.documentElement.lang;

  function follow(event) {
    var paragraph = here(event.target);
    if (!paragraph || tools.parentElement === paragraph) return;
    // Whoever works with the keyboard keeps the controls though the pointer rests elsewhere.
    var there = tools.parentElement;
    if (event.type === "pointerover" && there && there.querySelector(":focus-visible")) return;
    paragraph.querySelector(":scope > a.no").after(tools);
    if (flag) flag.href = reported(paragraph);
  }
  text.addEventListener("pointerover", follow);
  text.addEventListener("focusin", follow);

  if (report) {
    var keepPlace = function () {
      var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      report.href = reported(isParagraph(target) ? target : null);
    };
    window.addEventListener("hashchange", keepPlace);
    keepPlace();
  }
})();
