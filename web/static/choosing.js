// Tell clashes and ways as one chooses. Without this script the page says the same when it is asked again.
"use strict";

const form = document.querySelector("form.choosing");
const walks = JSON.parse(form.dataset.walks);
const rows = [...form.querySelectorAll("li.session")].map((element) => ({
  element,
  box: element.querySelector("input[name=s]"),
  warn: element.querySelector(".warn"),
  title: element.querySelector("label bdi").textContent,
  first: Number(element.dataset.first),
  last: Number(element.dataset.last),
  place: element.dataset.place,
  room: element.dataset.room,
  cancelled: element.classList.contains("cancelled"),
}));
const minutes = new Intl.NumberFormat(form.dataset.locale, { style: "unit", unit: "minute", unitDisplay: "short" });
const numbers = new Intl.NumberFormat(form.dataset.locale);
const sameDay = 12 * 60;

function strong(text) {
  const element = document.createElement("strong");
  element.className = "gone";
  element.textContent = text;
  return element;
}

function overlaps(row, held) {
  const others = held.filter((other) => other !== row && other.first < row.last && row.first < other.last);
  return others.flatMap((other, position) => {
    const link = document.createElement("a");
    link.href = `#${other.element.id}`;
    link.textContent = other.title;
    return position ? [form.dataset.comma, link] : [strong(form.dataset.overlap), " ", link];
  });
}

function way(row, before) {
  const walk = before && before.room !== row.room ? (walks[before.place]?.[row.place] ?? 0) : 0;
  const between = before ? row.first - before.last : 0;
  if (!walk || between < 0 || between >= sameDay) return { late: false, said: [] };
  const late = walk > between;
  const told = form.dataset.walk
    .replace("%(walk)s", minutes.format(walk))
    .replace("%(between)s", minutes.format(between));
  return { late, said: [...(late ? [strong(form.dataset.late), " "] : []), told] };
}

function tell() {
  const held = rows.filter((row) => row.box.checked && !row.cancelled);
  held.sort((one, other) => one.first - other.first || one.last - other.last);
  let clashes = 0;
  for (const row of rows) {
    row.element.classList.toggle("chosen", row.box.checked);
    const position = held.indexOf(row);
    const same = position < 0 ? [] : overlaps(row, held);
    const { late, said } = way(row, held[position - 1]);
    const gap = same.length && said.length ? [document.createElement("br")] : [];
    row.warn.replaceChildren(...same, ...gap, ...said);
    if (same.length || late) clashes += 1;
  }
  form.querySelector(".count").textContent = numbers.format(rows.filter((row) => row.box.checked).length);
  const told = form.querySelector(".clashes");
  told.classList.toggle("gone", clashes > 0);
  told.querySelector("output").textContent = numbers.format(clashes);
}

form.querySelector(".check").hidden = true;
form.addEventListener("change", tell);
tell();
