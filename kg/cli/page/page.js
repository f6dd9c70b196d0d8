
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const report = byId("report"), lines = byId("lines");
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll("mark")];
  const kinds = [...document.querySelectorAll("input[name=kind]")];
  const least = byId("least"), unreviewed = byId("unreviewed");
  const narrow = matchMedia("(max-width: 60rem)");
  const pieces = (element) => (element.dataset.pieces || "").split(" ").filter(Boolean)
    .map((number) => byId("p" + number)).filter(Boolean);
  const factsOf = (mark) => mark.dataset.facts.split(" ").map((number) => cards[Number(number)]);
  let chosen = null;

  const shown = (card) => !card.hidden;

  function filter() {
    const wanted = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    const from = Number(least.value);
    for (const card of cards) {
      const { kind, confidence, reviewed } = card.dataset;
      const trusted = reviewed === "yes" || confidence === "" || Number(confidence) >= from;
      card.hidden = !(wanted.has(kind) && trusted && !(unreviewed.checked && reviewed === "yes"));
    }
    for (const mark of marks) {
      const first = factsOf(mark).find(shown);
      mark.classList.toggle("off", !first);
      if (first) mark.dataset.kind = first.dataset.kind;
    }
    byId("least-shown").textContent = least.value;
    byId("count").textContent = cards.filter(shown).length + " / " + cards.length;
    if (chosen && chosen.hidden) choose(null); else draw();
  }

  function choose(card, moveFocus = false) {
    for (const each of document.querySelectorAll(".chosen, .behind, .now, .card.open")) {
      each.classList.remove("chosen", "behind", "now", "open");
      each.removeAttribute("aria-current");
    }
    chosen = card;
    if (card) {
      card.classList.add("open");
      card.setAttribute("aria-current", "true");
      pieces(card).forEach((piece) => piece.classList.add("chosen"));
      for (const row of card.querySelectorAll("tr[data-pieces]")) {
        pieces(row).forEach((piece) => piece.classList.add("behind"));
      }
      if (!narrow.matches) card.scrollIntoView({ block: "nearest" });
      bringIntoView(pieces(card)[0]);
      if (moveFocus) pieces(card)[0].focus({ preventScroll: true });
    }
    draw();
  }

  function bringIntoView(piece) {
    const box = piece.getBoundingClientRect();
    const top = Math.max(0, byId("controls").getBoundingClientRect().bottom);
    const bottom = narrow.matches ? innerHeight * 0.5 : innerHeight;
    if (box.top < top || box.bottom > bottom) {
      scrollBy({ top: box.top - (top + bottom) / 2, behavior: "instant" });
    }
  }

  function element(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    lines.append(made);
  }

  function draw() {
    lines.replaceChildren();
    if (!chosen) return;
    const frame = report.getBoundingClientRect();
    const own = pieces(chosen), from = place(own[0], frame);
    const named = new Map();
    for (const row of chosen.querySelectorAll("tr[data-pieces]")) {
      const first = pieces(row)[0];
      if (!first || own.includes(first)) continue;
      const name = row.querySelector("th [lang=" + root.dataset.lang + "]") || row.querySelector("th");
      named.set(first, [...(named.get(first) || []), name.textContent]);
    }
    for (const [piece, names] of named) {
      const to = place(piece, frame);
      const bend = Math.max(14, Math.abs(to.y - from.y) / 3);
      element("path", { d: `M${from.x},${from.y} C${from.x},${from.y - bend} ${to.x},${to.y - bend} ${to.x},${to.y}` });
      element("circle", { cx: to.x, cy: to.y, r: 3 });
      element("text", { x: to.left, y: to.y - 3 }, names.join(", "));
    }
  }

  function place(piece, frame) {
    const box = piece.getClientRects()[0] || piece.getBoundingClientRect();
    return { x: box.left + box.width / 2 - frame.left, left: box.left - frame.left, y: box.top - frame.top + 2 };
  }

  function step(by) {
    const list = cards.filter(shown).sort((one, other) => start(one) - start(other));
    if (list.length) choose(list[(list.indexOf(chosen) + by + list.length) % list.length], true);
  }

  const start = (card) => Number(card.dataset.pieces.split(" ")[0]);

  function take(mark) {
    const facts = factsOf(mark).filter(shown);
    if (facts.length) choose(facts[(facts.indexOf(chosen) + 1) % facts.length]);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const mark = target.closest("mark"), card = target.closest(".card");
    if (mark) return take(mark);
    if (target.closest(".close")) return choose(null);
    if (target.closest(".previous")) return step(-1);
    if (target.closest(".next")) return step(1);
    if (target.closest(".words")) return point(target.closest("tr"));
    if (target.closest(".quote")) return choose(card === chosen ? null : card);
    if (target.closest(".to")) return choose(cards[Number(target.closest(".to").dataset.fact)]);
    if (target.dataset.to) language(target.dataset.to);
  });

  function point(row) {
    document.querySelectorAll(".now").forEach((each) => each.classList.remove("now"));
    row.classList.add("now");
    pieces(row).forEach((piece) => piece.classList.add("now"));
    if (pieces(row)[0]) bringIntoView(pieces(row)[0]);
    draw();
  }

  document.addEventListener("keydown", (event) => {
    const onMark = event.target.matches && event.target.matches("mark");
    if (event.key === "Escape") choose(null);
    else if (onMark && (event.key === "Enter" || event.key === " ")) take(event.target);
    else if (onMark && event.key === "ArrowRight") step(1);
    else if (onMark && event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
  });

  function language(to) {
    root.dataset.lang = root.lang = to;
    for (const each of document.querySelectorAll("[data-to]")) {
      each.setAttribute("aria-pressed", String(each.dataset.to === to));
    }
    draw();
  }

  byId("controls").addEventListener("input", filter);
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("resize", draw);
  function fromAddress() {
    const card = /^#f\d+$/.test(location.hash) && byId(location.hash.slice(1));
    if (card && shown(card)) choose(card);
  }

  addEventListener("hashchange", fromAddress);
  language("vi");
  filter();
  fromAddress();
  root.dataset.ready = "yes";
})();
