/* Deadlines: what is past today, filters with their state in the address, and the entries for calendar and timeline. */
(() => {
  "use strict";
  const two = (number) => String(number).padStart(2, "0");
  const iso = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const today = iso(new Date());
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const entryOf = (kind, day, more) => ({ kind, day, year: day.slice(0, 4), count: 1, href: "", shown: true, ...more });
  const rows = [...document.querySelectorAll(".vk-dues li[data-kind]")];
  /* a page that only counts says how many there are of a kind on a day, and where they are listed */
  const counted = document.getElementById("vk-due-days");
  const entries = counted
    ? JSON.parse(counted.textContent).map(([kind, day, count, href]) => entryOf(kind, day, { count, href: `../${href}` }))
    : rows.map((row) => entryOf(row.dataset.kind, row.dataset.day || "", { row, bodies: words(row.dataset.bodies), lead: words(row.dataset.lead) }));

  /* Whether the day is past is all that can be said: nobody told this page what has been done. */
  const daysUntil = (day) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const state = ({ kind, day }) => {
    const left = daysUntil(day);
    if (left < 0) return kind === "deadline" ? "đã đến hạn" : "đã qua";
    if (left === 0) return kind === "deadline" ? "đến hạn hôm nay" : "hôm nay";
    return ["deadline", "event"].includes(kind) ? `còn ${left} ngày` : ""; /* nobody counts the days to 2050 */
  };
  for (const entry of entries.filter(({ day, row }) => day && row)) {
    const mark = entry.row.querySelector(".vk-past");
    mark.textContent = state(entry);
    mark.classList.toggle("vk-soon", entry.day >= today);
  }
  for (const note of document.querySelectorAll(".vk-past-note")) note.hidden = !entries.some(({ day }) => day && day < today);

  const form = document.getElementById("vk-due-filter");
  const listeners = [];
  const fits = (entry, { kind, body, year, lead }) => (!kind || entry.kind === kind) && (!year || entry.year === year)
    && (lead ? (body ? entry.lead.includes(body) : entry.lead.length > 0) : !body || entry.bodies.includes(body));
  const show = () => {
    if (form) narrow();
    for (const listener of listeners) listener();
  };
  const narrow = () => {
    const wanted = Object.fromEntries(new FormData(form));
    for (const entry of entries) {
      entry.shown = fits(entry, wanted);
      entry.row.hidden = !entry.shown;
    }
    for (const section of document.querySelectorAll(".vk-dues section")) section.hidden = !section.querySelector("li:not([hidden])");
    for (const count of document.querySelectorAll(".vk-dues :is(h2, h3) .vk-count")) {
      count.textContent = count.closest("section").querySelectorAll("li:not([hidden])").length;
    }
    for (const link of document.querySelectorAll(".vk-jumps a")) link.hidden = document.querySelector(link.hash).hidden;
    const shown = entries.filter((entry) => entry.shown).length;
    document.getElementById("vk-due-count").textContent = `${shown} trong ${entries.length} mốc`;
    document.getElementById("vk-due-said").textContent = `${shown} trong ${entries.length} mốc. ${window.vankien.saidChoices(form)}`.trim();
    document.getElementById("vk-none").hidden = shown > 0;
  };
  const change = () => {
    show();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
    try { history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash); } catch { /* file: */ }
  };
  if (form) {
    const years = [...new Set(entries.map(({ year }) => year).filter(Boolean))].sort();
    form.elements.year?.append(...years.map((year) => new Option(year, year)));
    window.vankien.fillForm(form);
    form.addEventListener("input", change);
    form.addEventListener("reset", () => setTimeout(change));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }
  for (const views of document.querySelectorAll(".vk-time-views")) views.hidden = false;

  /* For the calendar and the timeline: the entries, the day that a reader picks in either, and when to draw again. */
  window.vankienDeadlines = { entries, today, iso, onChange: (listener) => listeners.push(listener), pick: () => {} };
  document.addEventListener("DOMContentLoaded", show);
})();
