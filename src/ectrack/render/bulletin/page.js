"use strict";
const number = (text) => {
  const found = text.replace(/[,\s]/g, "").match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : null;
};
for (const table of document.querySelectorAll("table")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const numbers = heading.classList.contains("number");
      const key = (row) => (numbers ? number(row.cells[column].textContent) : row.cells[column].textContent);
      const compare = (a, b) => (numbers ? a - b : a.localeCompare(b, document.documentElement.lang));
      const rows = [...table.tBodies[0].rows].map((row) => [key(row), row]);
      const known = rows.filter(([value]) => value !== null).sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
      const unknown = rows.filter(([value]) => value === null);
      table.tBodies[0].append(...[...known, ...unknown].map(([, row]) => row));
    });
  });
}
for (const input of document.querySelectorAll("input[data-table]")) {
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase();
    for (const row of document.getElementById(input.dataset.table).tBodies[0].rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    }
  });
}
