/* The map's page: choices and their address, the list of nodes that the keyboard drives, search, and the table. */
(() => {
  "use strict";
  const map = window.vankienMap;
  const box = document.getElementById("vk-map");
  if (!box || !window.vankienGraph) return;
  const graph = map.read(window.vankienGraph);
  const find = (id) => document.getElementById(id);
  const [form, list, status, query, found, rows] = ["vk-map-form", "vk-map-list", "vk-map-status", "vk-map-q", "vk-map-found", "vk-map-rows"].map(find);
  const DEFAULTS = { focus: "", document: "", locality: "", role: "", min: "1", rows: "16" };
  const TABLE_ROWS = 300;
  const root = "../";
  let choice = { ...DEFAULTS };
  let shown = null;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const link = (href, text) => element("a", { href: root + href, textContent: text });

  /* --- choices and address --- */
  const readAddress = () => {
    const given = new URLSearchParams(location.search);
    choice = Object.fromEntries(Object.entries(DEFAULTS).map(([key, usual]) => [key, given.get(key) || usual]));
    if (choice.focus && !Object.keys(map.focusOf(graph, choice.focus)).length) choice.focus = "";
    for (const control of form.elements) {
      if (!control.name) continue;
      control.value = choice[control.name];
      if (control.value !== choice[control.name]) { control.value = DEFAULTS[control.name]; choice[control.name] = DEFAULTS[control.name]; }
    }
    form.closest("details").open ||= [...form.elements].some((control) => control.name && control.value !== DEFAULTS[control.name]);
  };
  const writeAddress = (push) => {
    const kept = new URLSearchParams(Object.entries(choice).filter(([key, value]) => value && value !== DEFAULTS[key]));
    const query = kept.toString().replaceAll("%3A", ":");
    const address = location.pathname + (query && `?${query}`);
    try { history[push ? "pushState" : "replaceState"](null, "", address); } catch { /* a browser that keeps file addresses fixed */ }
  };
  const choose = (changes, push = true) => {
    choice = { ...choice, ...changes };
    for (const control of form.elements) if (control.name) control.value = choice[control.name];
    writeAddress(push);
    draw();
  };

  /* --- what is drawn --- */
  const tableAddress = (from, to) => {
    const filters = {};
    for (const node of [from, to]) {
      if (node.bundle || node.kind === "task") return "";
      filters[node.kind === "document" && filters.document ? "instrument" : node.kind] = node.id;
    }
    if (filters.instrument && from.kind === "document") { filters.document = to.id; filters.instrument = from.id; }
    if (choice.role && filters.body) filters.role = choice.role;
    return `nhiem-vu/index.html?${new URLSearchParams(filters)}`;
  };
  const describe = () => {
    const { node, kind, group } = shown.focus;
    const counts = shown.columns.map(({ column, total }) => `${total.toLocaleString("vi")} ${column === "document" ? "văn bản thực hiện" : column === "task" ? "nhiệm vụ" : column === "body" ? "cơ quan" : "nghị quyết, văn bản được thực hiện"}`).join(" · ");
    const tasks = shown.columns.some(({ column }) => column === "task") ? "" : ` · ${shown.tasks.toLocaleString("vi")} nhiệm vụ`;
    const parts = [];
    if (node) parts.push("Đang xem riêng: ", element("strong", { textContent: node.name }), element("br"));
    else if (group !== undefined) parts.push("Đang xem riêng: ", element("strong", { textContent: map.groupName(graph, kind, group) }), ` (${map.NOUNS[kind]})`, element("br"));
    parts.push(counts ? `${counts}${tasks}` : "Không có liên kết nào phù hợp.");
    if (node) parts.push(" ", link(node.address, "Mở trang"));
    if (choice.focus) parts.push(" ", element("button", { type: "button", textContent: "Về toàn sơ đồ", onclick: () => leave() }));
    status.replaceChildren(...parts);
  };
  const fillTable = () => {
    const lines = [...shown.lines].sort((a, b) => b.weight - a.weight);
    const cell = (head, content) => { const td = element("td", {}, content); td.dataset.th = head; return td; };
    const named = (node) => (node.bundle ? `${node.name}: ${node.sub}` : link(node.address, node.name));
    rows.replaceChildren(...lines.slice(0, TABLE_ROWS).map(({ from, to, weight, relation }) => {
      const address = weight ? tableAddress(from, to) : "";
      const tasks = weight ? (address ? link(address, String(weight)) : String(weight)) : "nêu cho cả văn bản";
      return element("tr", {}, cell("Từ", named(from)), cell("Quan hệ", relation), cell("Đến", named(to)), cell("Số nhiệm vụ", tasks));
    }));
    const all = lines.length > TABLE_ROWS ? `${TABLE_ROWS} trong ${lines.length}` : String(lines.length);
    find("vk-map-table-note").textContent = `${all} liên hệ đang hiện trên sơ đồ, nhiều nhiệm vụ nhất trước.`;
    const { node, kind, group } = shown.focus;
    const focus = node ? node.name : group === undefined ? "" : `${map.groupName(graph, kind, group)} (${map.NOUNS[kind]})`;
    find("vk-map-said").textContent = `${focus && `Xem riêng: ${focus}. `}${window.vankien.saidChoices(form)}`;
  };

  /* --- the list beside the canvas --- */
  const buttons = () => [...list.querySelectorAll("button")];
  const buttonOf = (key) => buttons().find((button) => button.dataset.key === key);
  const fillList = () => {
    list.replaceChildren(...shown.columns.map(({ column, title, total, nodes }) => {
      const heading = element("h2", { id: `vk-map-${column}`, textContent: `${title} (${total})` });
      const items = nodes.map((node) => {
        const sub = node.bundle ? node.sub : node.kind === "task" ? node.place : node.count ? `${node.count} nhiệm vụ` : "";
        const button = element("button", { type: "button", tabIndex: -1, title: node.name }, element("span", { textContent: node.name }), element("small", { textContent: sub }));
        button.dataset.key = node.key;
        button.classList.add(`vk-map-is-${node.kind}`);
        if (node.own) button.setAttribute("aria-current", "true");
        if (node.outdated) button.append(element("small", { className: "vk-review", textContent: "cần rà soát" }));
        return element("li", {}, button);
      });
      const inside = element("ul", {}, ...items);
      inside.setAttribute("aria-labelledby", heading.id);
      return element("section", {}, heading, inside);
    }));
    const first = list.querySelector("[aria-current]") || buttons()[0];
    if (first) first.tabIndex = 0;
  };
  const stand = (button) => {
    if (!button) return;
    for (const other of buttons()) other.tabIndex = other === button ? 0 : -1;
    button.focus();
  };
  const neighbour = (button, right) => {
    const key = button.dataset.key;
    const order = shown.columns.map(({ nodes }) => nodes.map((node) => node.key));
    const at = order.findIndex((keys) => keys.includes(key));
    const joined = new Set(shown.lines.flatMap(({ from, to }) => (from.key === key ? [to.key] : to.key === key ? [from.key] : [])));
    const columns = right ? order.slice(at + 1) : order.slice(0, at).reverse();
    for (const keys of columns) { const next = keys.find((other) => joined.has(other)); if (next) return buttonOf(next); }
    return null;
  };
  const open = (key, fromList) => {
    const node = shown.columns.flatMap(({ nodes }) => nodes).find((other) => other.key === key);
    if (!node || (key === choice.focus && !node.bundle)) return;
    if (!node.bundle) choose({ focus: key });
    else if (shown.focus.node || key.startsWith("rest:") || key === choice.focus) choose({ rows: String([40, 100, 400].find((most) => most > Number(choice.rows)) || 400) });
    else choose({ focus: key });
    if (fromList) stand(list.querySelector("[aria-current]") || buttons()[0]);
  };
  const leave = () => {
    const before = choice.focus;
    choose({ focus: "" });
    stand(buttonOf(before) || buttons()[0]);
  };

  /* --- search --- */
  const showFound = () => {
    const words = query.value.trim();
    const { total, nodes } = map.search(graph, words, 20);
    found.hidden = !nodes.length;
    found.replaceChildren(...nodes.map((node) => {
      const sub = node.kind === "task" ? `nhiệm vụ · ${node.place}` : node.kind === "body" ? `cơ quan · ${map.groupName(graph, "body", node.group)}` : map.groupName(graph, node.kind, node.group);
      const button = element("button", { type: "button", onclick: () => { query.value = ""; showFound(); choose({ focus: node.key }); stand(list.querySelector("[aria-current]")); } }, element("span", { textContent: node.name }), element("small", { textContent: sub }));
      return element("li", {}, button);
    }));
    find("vk-map-found-count").textContent = words ? (total > nodes.length ? `${total} kết quả, hiện ${nodes.length}` : `${total} kết quả`) : "";
  };

  /* --- the page --- */
  box.hidden = false;
  if (matchMedia("(max-width: 44.98em)").matches) document.querySelector("#bang details").open = false; // the list of nodes comes first there
  const canvas = find("vk-map-canvas");
  let drawing = null; // the lists say the same, so the library is fetched where there is room for a drawing, or where one is asked for
  const startDrawing = () => {
    const stage = canvas.parentElement;
    if ("drawn" in stage.dataset) return;
    stage.dataset.drawn = "";
    const library = element("script", { src: canvas.dataset.library });
    library.addEventListener("load", () => {
      drawing = window.vankienDrawing.create(canvas, (key) => open(key, false));
      drawing.show(shown);
      drawing.cy.one("render", () => performance.mark("vankien-map-drawn"));
      document.fonts?.load('500 12px "Be Vietnam Pro"', "Nhiệm vụ ở Đảng").then((faces) => { if (faces.length) drawing.show(shown); });
    });
    document.head.append(library);
  };
  const draw = () => {
    shown = map.view(graph, { ...choice, min: Math.max(1, Number(choice.min) || 1), rows: Number(choice.rows) || 16 });
    drawing?.show(shown);
    describe();
    fillList();
    fillTable();
  };
  form.addEventListener("input", () => choose({ ...choice, ...Object.fromEntries(new FormData(form)) }, false));
  form.addEventListener("reset", (event) => { event.preventDefault(); choose({ ...DEFAULTS, focus: choice.focus }); });
  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", showFound);
  box.querySelector(".vk-map-search").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && query.value) { query.value = ""; showFound(); query.focus(); }
    const choices = [query, ...found.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length > 1) { event.preventDefault(); choices.at((choices.indexOf(document.activeElement) + step) % choices.length).focus(); }
  });
  list.addEventListener("click", (event) => { const button = event.target.closest("button"); if (button) open(button.dataset.key, true); });
  list.addEventListener("focusin", (event) => drawing?.mark(event.target.closest("button")?.dataset.key || ""));
  list.addEventListener("focusout", () => drawing?.mark(""));
  list.addEventListener("keydown", (event) => {
    const button = event.target.closest("button");
    if (!button || event.altKey || event.ctrlKey || event.metaKey) return;
    const column = [...button.closest("ul").querySelectorAll("button")];
    const at = column.indexOf(button);
    const moves = {
      ArrowDown: () => stand(column[at + 1]), ArrowUp: () => stand(column[at - 1]), Home: () => stand(column[0]), End: () => stand(column.at(-1)),
      ArrowRight: () => stand(neighbour(button, true)), ArrowLeft: () => stand(neighbour(button, false)),
      Escape: () => (choice.focus ? leave() : query.focus()),
    };
    if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
  });
  box.addEventListener("click", (event) => { const button = event.target.closest("[data-zoom]"); if (button) drawing?.zoom(Number(button.dataset.zoom)); });
  addEventListener("popstate", () => { readAddress(); draw(); });
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (width && Math.abs(entry.contentRect.width - width) > 1) drawing?.show(shown);
    width = entry.contentRect.width;
  }).observe(canvas);
  new MutationObserver(() => drawing?.recolour()).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  readAddress();
  draw();
  find("vk-map-draw").addEventListener("click", startDrawing);
  const roomy = matchMedia("(min-width: 45em)");
  roomy.addEventListener("change", () => { if (roomy.matches) startDrawing(); });
  if (roomy.matches) startDrawing();
})();
