"use strict";
// Tables that sort and filter. Everything is built with textContent: no words of a text ever become markup.

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const say = (message) => { live.textContent = message; };
const live = make("p", { className: "live", role: "status" });
document.body.append(live);

// Tables

const number = (cell) => (cell === "" ? -Infinity : Number(cell.replaceAll(",", "").replace("−", "-").replace("∞", "Infinity")));

function sort(table, column) {
  const headings = [...table.tHead.rows[0].cells];
  const numeric = headings[column].classList.contains("n");
  const ascending = headings[column].ariaSort ? headings[column].ariaSort === "descending" : !numeric;
  const read = (row) => row.cells[column].textContent.trim();
  const order = (a, b) => (numeric ? number(read(a)) - number(read(b)) : read(a).localeCompare(read(b), "en"));
  const rows = [...table.tBodies[0].rows].sort(order);
  table.tBodies[0].append(...(ascending ? rows : rows.reverse()));
  headings.forEach((heading) => heading.removeAttribute("aria-sort"));
  headings[column].ariaSort = ascending ? "ascending" : "descending";
}

function filter(table, wanted) {
  const rows = [...table.tBodies[0].rows];
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted.trim().toLowerCase());
  say(`${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`);
}

for (const table of all(".table table")) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    heading.append(make("button", { type: "button", onclick: () => sort(table, column) }, ...heading.childNodes));
  });
  if (table.tBodies[0].rows.length > 8) {
    const field = make("input", { type: "search", oninput: () => filter(table, field.value) });
    table.parentElement.before(make("label", { className: "filter" }, "Filter these rows ", field));
  }
}
