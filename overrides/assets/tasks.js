/* The table of all tasks: choices, the address and the rows kept together. */
(() => {
  "use strict";
  const table = window.vankienTaskTable;
  const { box, total } = table;
  const field = box.querySelector("input[name=words]");
  const sort = box.querySelector("select[name=sort]");
  const count = document.getElementById("vk-task-count");
  const none = box.querySelector(".vk-tt-none");
  const done = box.querySelector(".vk-tt-done button");
  const TYPING = 150;
  let state = table.read(location.search);

  /* the whole texts are loaded by the first word that is looked for */
  const readTexts = async () => {
    if (!state.words.trim() || table.hasAllTexts()) return;
    table.said.textContent = "Đang tìm trong toàn văn…";
    const failed = await table.loadAllTexts().then(() => false, () => true);
    table.textsAreRead();
    apply();
    if (failed) table.said.textContent = "Không đọc được toàn văn; chỉ tìm trong tên nhiệm vụ.";
  };
  const apply = () => {
    const found = table.evaluate(state);
    const { rows } = found;
    table.show(found, state);
    table.showFacets(state, found.counts, remove, clear);
    table.said.textContent = found.loose ? "Không nhiệm vụ nào có đúng cụm từ này; đang tìm rời từng chữ." : "";
    done.textContent = `Xem ${rows.length.toLocaleString("vi")} nhiệm vụ`;
    count.textContent = rows.length === total ? `${total.toLocaleString("vi")} nhiệm vụ`
      : `${rows.length.toLocaleString("vi")} trong ${total.toLocaleString("vi")} nhiệm vụ`;
    none.hidden = rows.length > 0;
    sort.value = state.sort;
    for (const th of box.querySelectorAll("th[data-sort]")) {
      const [key, down] = [state.sort.replace("-", ""), state.sort.startsWith("-")];
      th.ariaSort = th.dataset.sort === key ? (down ? "descending" : "ascending") : "none";
    }
  };
  /* a choice is a step that the back button undoes; letters typed one after another are not */
  const change = (next, step = true) => {
    state = { ...state, ...next };
    const query = table.write(state);
    try { history[step ? "pushState" : "replaceState"](null, "", query ? `?${query}` : location.pathname); } catch { /* old file: */ }
    apply();
  };
  const choose = (key, id, on) => change({ [key]: on ? [...state[key], id] : state[key].filter((other) => other !== id) });
  const remove = (key, id) => {
    if (key === "words") field.value = "";
    if (key === "words") change({ words: "" });
    else choose(key, id, false);
  };
  const clear = () => {
    field.value = "";
    change({ ...table.read(""), sort: state.sort });
    field.focus();
  };

  let waiting = 0;
  const typed = () => {
    clearTimeout(waiting);
    if (field.value.trim() === state.words.trim()) return;
    const step = !state.words.trim() || !field.value.trim();
    change({ words: field.value }, step);
    readTexts();
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(typed, TYPING); });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
    if (matchMedia("(hover: none)").matches) field.blur();
  });
  sort.addEventListener("change", () => change({ sort: sort.value }));
  for (const th of box.querySelectorAll("th[data-sort]")) {
    const button = Object.assign(table.make("button", "", th.textContent), { type: "button" });
    button.addEventListener("click", () => change({ sort: state.sort === th.dataset.sort ? `-${th.dataset.sort}` : th.dataset.sort }));
    th.replaceChildren(button);
  }
  box.addEventListener("click", (event) => {
    const form = event.target.closest("[data-export]")?.dataset.export;
    if (form) table.exportRows(form, table.current(), aboutShown());
  });
  const aboutShown = () => [
    ["Địa chỉ", location.href],
    ["Số nhiệm vụ", count.textContent],
    ...table.conditions(state).map(({ title, text }) => [title, text]),
  ];
  done.addEventListener("click", () => {
    box.querySelector(".vk-tt-panel").open = false;
    box.querySelector(".vk-tt-count").scrollIntoView();
  });

  const follow = () => {
    state = table.read(location.search);
    field.value = state.words;
    apply();
    readTexts();
  };
  const point = () => { if (location.hash) table.reveal(window.vankien.pointed()); };
  addEventListener("popstate", follow);
  addEventListener("hashchange", point);
  for (const plain of document.querySelectorAll(".vk-tt-cut, .vk-tt-contents")) plain.remove();
  for (const part of box.querySelectorAll(".vk-tt-top, .vk-tt-side, .vk-tt-bar")) part.hidden = false;
  table.startFacets(choose);
  follow();
  point();
  box.dataset.ready = "";
})();
