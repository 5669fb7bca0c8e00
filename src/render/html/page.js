"use strict";
(() => {
  const form = document.getElementById("filter"), table = document.getElementById("tasks");
  if (!form || !table) return;
  const body = table.tBodies[0], rows = [...body.rows];
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  const field = (name) => form.elements[name].value;
  const told = document.getElementById("shown");
  const has = (row, key) => !field(key) || ` ${row.dataset[key]} `.includes(` ${field(key)} `);
  const narrow = () => {
    const words = plain(field("text")).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, at) => {
      row.hidden = !(has(row, "unit") && has(row, "state") && has(row, "index") && words.every((word) => texts[at].includes(word)));
      if (!row.hidden) count += 1;
    });
    told.textContent = told.dataset.words.replace("#", count);
  };
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  const { compare } = new Intl.Collator(document.documentElement.lang === "en" ? "en" : "vi", { numeric: true });
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, at) => row.cells[at].dataset.v ?? row.cells[at].textContent.trim();
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.ariaSort === "ascending", sign = down ? -1 : 1;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keys = new Map(rows.map((row) => [row, value(row, at)]));
      const sorted = rows.slice().sort((a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        return x && y ? sign * compare(x, y) : (x ? 0 : 1) - (y ? 0 : 1);
      });
      body.append(...sorted);
    });
  });
  const go = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const row = document.getElementById(id);
    if (row && row.hidden) { form.reset(); narrow(); row.scrollIntoView(); }
  };
  addEventListener("hashchange", go);
  narrow();
})();
