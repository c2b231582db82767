/* A field that narrows a list of names in groups; words may be typed without marks. */
(() => {
  "use strict";
  const { fold } = window.vankien;
  const plain = (text) => ` ${fold(text).replace(/[^a-z0-9]+/g, " ")}`;

  /* ``list`` holds sections with links in ``li``; ``status`` tells how many are left. Also called by the home page. */
  const nameFilter = (input, list, status) => {
    const groups = [...list.querySelectorAll("section")].map((section) => ({
      section,
      rows: [...section.querySelectorAll("li")].map((row) => ({
        row,
        text: plain(`${row.querySelector("a").textContent} ${row.dataset.also || ""} ${section.querySelector("h2, h3").textContent}`),
      })),
    }));
    const links = () => [...list.querySelectorAll("li:not([hidden]) > a")].filter((link) => link.offsetParent);
    const apply = () => {
      const words = plain(input.value).split(" ").filter(Boolean);
      const phrase = ` ${words.join(" ")}`;
      /* names that say it as typed; where there are none, names that have all the words */
      const asTyped = groups.some(({ rows }) => rows.some(({ text }) => text.includes(phrase)));
      const fits = (text) => (asTyped ? text.includes(phrase) : words.every((word) => text.includes(` ${word}`)));
      let shown = 0;
      for (const { section, rows } of groups) {
        let here = 0;
        for (const { row, text } of rows) {
          row.hidden = !fits(text);
          here += !row.hidden;
        }
        section.hidden = here === 0;
        shown += here;
      }
      if (words.length) list.dataset.narrowed = `Chỉ gồm tên có “${input.value.trim()}”.`; else delete list.dataset.narrowed; /* for paper */
      status.textContent = words.length ? (shown ? `${shown} cơ quan, tổ chức phù hợp` : "Không có cơ quan nào phù hợp; thử ít chữ hơn.") : "";
    };
    const step = (event, by) => {
      const all = links();
      const at = all.indexOf(document.activeElement);
      const next = all[at + by];
      event.preventDefault();
      (next || (by < 0 ? input : all.at(-1)) || input).focus();
    };
    input.addEventListener("input", apply);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") step(event, 1);
      if (event.key === "Enter") { event.preventDefault(); if (input.value.trim()) links()[0]?.click(); }
    });
    list.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") step(event, 1);
      if (event.key === "ArrowUp") step(event, -1);
    });
    if (input.value) apply();
  };

  window.vankienNameFilter = nameFilter;
  for (const box of document.querySelectorAll("[data-name-filter]")) {
    nameFilter(box.querySelector("input"), document.getElementById(box.dataset.nameFilter), box.querySelector("[role=status]"));
    box.hidden = false;
  }
})();
