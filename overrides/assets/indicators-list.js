/* The list of indicators: narrowed by words (with or without marks), place and kind; the choice is in the address. */
(() => {
  "use strict";
  const form = document.getElementById("vk-ind-filter");
  if (!form) return;
  const { fold, fillForm, saidChoices } = window.vankien;
  const list = document.getElementById("vk-ind-list");
  const count = document.getElementById("vk-ind-count");
  const groups = [...list.querySelectorAll("section")].map((section) => ({
    section,
    rows: [...section.querySelectorAll("li[data-indicator]")].map((row) => ({
      row,
      text: fold(`${row.textContent} ${section.querySelector("h2").textContent} ${row.dataset.places}`),
      places: row.dataset.places.split("|"),
      kinds: row.dataset.kinds.split(" "),
    })),
  }));
  const apply = () => {
    const { words: typed = "", place = "", kind = "" } = Object.fromEntries(new FormData(form));
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const shown = new Set();
    for (const { section, rows } of groups) {
      for (const { row, text, places, kinds } of rows) {
        row.hidden = !(words.every((word) => text.includes(word)) && (!place || places.includes(place)) && (!kind || kinds.includes(kind)));
        if (!row.hidden) shown.add(row.dataset.indicator);
      }
      section.hidden = rows.every(({ row }) => row.hidden);
    }
    count.textContent = `${shown.size} chỉ tiêu`;
    document.getElementById("vk-ind-said").textContent = saidChoices(form);
    document.getElementById("vk-none").hidden = shown.size > 0;
    const query = new URLSearchParams(Object.entries({ words: typed, place, kind }).filter(([, value]) => value)).toString();
    try { history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash); } catch { /* file: */ }
  };
  fillForm(form);
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  if (location.search) apply();
})();
