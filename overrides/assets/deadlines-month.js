/* The month calendar of the deadlines page: a table whose days open the entries of that day. */
(() => {
  "use strict";
  const deadlines = window.vankienDeadlines;
  const { entries, today, iso } = deadlines;
  const table = document.querySelector(".vk-month");
  const day = document.querySelector(".vk-day");
  const inCalendar = ["deadline", "event"];
  const dated = () => entries.filter((entry) => entry.shown && inCalendar.includes(entry.kind) && entry.day);
  const monthOf = (text) => text.slice(0, 7);
  let month = "";
  let picked = "";

  const dateOf = (text) => new Date(`${text}-01T12:00:00`);
  const spoken = (text) => text.split("-").reverse().join("/");
  const counts = () => {
    const found = new Map();
    for (const entry of dated()) found.set(entry.day, (found.get(entry.day) || 0) + entry.count);
    return found;
  };
  const cell = (date, found) => {
    const td = document.createElement("td");
    const text = iso(date);
    const count = found.get(text) || 0;
    const inner = document.createElement(count ? "button" : "span");
    inner.textContent = date.getDate();
    if (count) {
      inner.type = "button";
      inner.dataset.day = text;
      inner.setAttribute("aria-pressed", String(text === picked));
      inner.setAttribute("aria-label", `Ngày ${spoken(text)}, ${count} mục`);
      const number = document.createElement("small");
      number.textContent = `${count} mục`;
      inner.append(number);
    }
    if (text === today) td.className = "vk-today";
    if (monthOf(text) !== month) td.classList.add("vk-other");
    td.append(inner);
    return td;
  };
  const draw = () => {
    const first = dateOf(month);
    const found = counts();
    const cursor = new Date(first);
    cursor.setDate(1 - ((first.getDay() + 6) % 7));
    const weeks = [];
    while (weeks.length === 0 || monthOf(iso(cursor)) === month) {
      const row = document.createElement("tr");
      for (let n = 0; n < 7; n += 1) {
        row.append(cell(cursor, found));
        cursor.setDate(cursor.getDate() + 1);
      }
      weeks.push(row);
    }
    const total = dated().filter((entry) => monthOf(entry.day) === month).reduce((sum, { count }) => sum + count, 0);
    table.caption.textContent = `Tháng ${first.getMonth() + 1} năm ${first.getFullYear()}: ${total ? `${total} mục` : "không có mục nào"}`;
    table.tBodies[0].replaceChildren(...weeks);
    const months = dated().map((entry) => monthOf(entry.day));
    for (const button of document.querySelectorAll("[data-jump]")) {
      button.disabled = !months.some((other) => (button.dataset.jump < 0 ? other < month : other > month));
    }
  };
  const kindNames = { deadline: "thời hạn", event: "sự kiện", period: "giai đoạn", horizon: "tầm nhìn, nhiệm kỳ" };
  const shownRow = ({ row, kind, count, href }) => {
    if (row) return row.cloneNode(true);
    const link = Object.assign(document.createElement("a"), { href, textContent: `${count} ${kindNames[kind]}: mở danh sách` });
    const item = document.createElement("li");
    item.append(link);
    return item;
  };
  const list = (found, heading) => {
    if (!found.length) { day.replaceChildren(); return; }
    const title = document.createElement("h3");
    title.textContent = heading;
    const items = document.createElement("ul");
    items.className = "vk-task-list";
    items.append(...found.map(shownRow));
    day.replaceChildren(title, items);
  };
  const pick = (text, kind = "") => {
    picked = kind && !inCalendar.includes(kind) ? "" : text;
    if (picked) month = monthOf(text);
    draw();
    const found = entries.filter((entry) => entry.shown && entry.day === text && (kind ? entry.kind === kind : inCalendar.includes(entry.kind)));
    list(found, picked ? `Ngày ${spoken(text)}` : `Đến năm ${text.slice(0, 4)}`);
  };
  const move = (by) => {
    const date = dateOf(month);
    date.setMonth(date.getMonth() + by);
    month = monthOf(iso(date));
    draw();
  };
  const jump = (by) => {
    const months = [...new Set(dated().map((entry) => monthOf(entry.day)))].sort();
    month = (by < 0 ? months.filter((other) => other < month).at(-1) : months.find((other) => other > month)) || month;
    draw();
  };

  table.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-day]");
    if (!button) return;
    pick(button.dataset.day);
    table.querySelector(`[data-day="${picked}"]`)?.focus();
  });
  for (const button of document.querySelectorAll("[data-step]")) button.addEventListener("click", () => move(Number(button.dataset.step)));
  for (const button of document.querySelectorAll("[data-jump]")) button.addEventListener("click", () => jump(Number(button.dataset.jump)));
  deadlines.pick = (text, kind) => {
    pick(text, kind);
    day.scrollIntoView({ block: "nearest" });
  };
  /* open where the reader is most likely to look: the next entry, or else the last one */
  const start = () => {
    const days = dated().map((entry) => entry.day).sort();
    month = monthOf(days.find((other) => other >= today) || days.at(-1) || today);
    picked = "";
    list([], "");
    draw();
  };
  deadlines.onChange(start);
})();
