/* The page of the tray: order, title and print size of the chosen items, in the address and on the device. */
(() => {
  "use strict";
  const { copy, tray: device } = window.vankien;
  const { need, find, build, made } = window.vankien.trayParts;
  const at = (name) => document.getElementById(`vk-tray-${name}`);
  const root = document.getElementById("vk-tray");
  const [list, status] = [at("list"), at("status")];
  const usualName = at("name").textContent;
  const parts = new Map(); /* item -> {entry, section} */
  const past = []; /* ways back, the last one first to go */
  let tray = device.asTray();
  let mine = true;

  const say = (text) => { status.textContent = text; };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const nameOf = (item) => parts.get(item).entry.title;

  /* the address: readable, whole when a programme of letters makes a link of it */
  const safe = (text) => encodeURIComponent(text).replaceAll("%2F", "/").replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = () => {
    const fields = [];
    if (tray.items.length) fields.push(`items=${tray.items.map(safe).join(",")}`);
    if (tray.title) fields.push(`title=${safe(tray.title)}`);
    if (tray.large) fields.push("large=1");
    return fields.length ? `?${fields.join("&")}` : "";
  };
  const sent = () => {
    const fields = new URLSearchParams(location.search);
    const items = (fields.get("items") ?? "").split(",");
    return device.asTray({ items, title: fields.get("title") ?? "", large: fields.get("large") === "1" });
  };
  const keep = () => {
    if (mine && !same(tray, device.read()) && !device.write(tray)) say("Trình duyệt này không cho lưu trên máy; tập chỉ nằm trong địa chỉ của trang.");
    try { history.replaceState({ mine }, "", location.pathname + query()); } catch { /* the device has it */ }
  };

  const tool = (action, text, name, off = false) => {
    const button = made("button", "", text);
    Object.assign(button, { type: "button", disabled: off });
    button.dataset.do = action;
    button.setAttribute("aria-label", `${text}: ${name}`);
    return button;
  };
  const row = (item, place) => {
    const { entry, section } = parts.get(item);
    const line = made("li", "vk-tray-row");
    line.dataset.item = item;
    const link = made("a", "", entry.title);
    link.href = `#${section.id}`;
    const grip = made("span", "vk-tray-grip vk-no-print", "⠿");
    Object.assign(grip, { title: "Kéo để đổi chỗ" });
    grip.setAttribute("aria-hidden", "true");
    const text = made("div", "vk-tray-what");
    text.append(link, made("span", "vk-subtle", entry.source));
    const tools = made("div", "vk-tray-tools vk-no-print");
    const last = place === tray.items.length - 1;
    tools.append(tool("up", "Lên", entry.title, !place), tool("down", "Xuống", entry.title, last), tool("remove", "Bỏ", entry.title));
    line.append(grip, text, tools);
    return line;
  };
  const drawNotices = () => {
    at("sent").hidden = mine;
    const own = device.read().items.length;
    at("own").textContent = own ? `Giữ lại thì tập ${own} mục của bạn trên máy này bị thay.` : "Thay đổi ở đây chưa lưu trên máy này.";
    root.querySelector('[data-do="own"]').hidden = !own;
    root.querySelector('[data-do="undo"]').disabled = !past.length;
    for (const button of root.querySelectorAll("[data-needs-items]")) button.disabled = !tray.items.length;
    at("empty").hidden = tray.items.length > 0;
    at("contents").hidden = !tray.items.length;
  };
  const drawTitle = () => {
    at("name").textContent = tray.title || usualName;
    if (at("title").value !== tray.title) at("title").value = tray.title;
    at("large").checked = tray.large;
    root.toggleAttribute("data-large", tray.large);
  };
  const draw = () => {
    drawTitle();
    list.replaceChildren(...tray.items.map(row));
    at("parts").replaceChildren(...tray.items.map((item) => parts.get(item).section));
    drawNotices();
  };
  /* what the site does not have is told and left out */
  const leaveOut = (unknown) => {
    if (!unknown.length) return;
    const some = unknown.slice(0, 5).map((item) => `“${item.slice(0, 80)}”`).join(", ");
    at("skipped").textContent = `Bỏ qua ${unknown.length} mục không có trên trang: ${some}${unknown.length > 5 ? "…" : ""}`;
    at("skipped").hidden = false;
    tray = { ...tray, items: tray.items.filter((item) => !unknown.includes(item)) };
  };
  const open = async () => {
    const wanted = tray.items;
    await need(wanted);
    if (wanted !== tray.items) return; /* a later change draws */
    leaveOut(wanted.filter((item) => find(item).state === "unknown"));
    for (const item of tray.items) {
      const entry = find(item);
      if (parts.get(item)?.entry.state !== entry.state) parts.set(item, { entry, section: build(entry) });
    }
    keep();
    draw();
  };

  const take = (other, own) => {
    tray = other;
    mine = own;
    return open();
  };
  const change = async (items, said) => {
    const before = tray.items;
    past.push(() => take({ ...tray, items: before }, mine));
    await take({ ...tray, items }, mine);
    say(said);
  };
  const focus = (item, ...actions) => {
    const line = [...list.children].find((other) => other.dataset.item === item);
    for (const action of actions) line?.querySelector(`[data-do="${action}"]:enabled`)?.focus();
  };
  const moved = (item, items) => change(items, `“${nameOf(item)}” ở vị trí ${items.indexOf(item) + 1} trên ${items.length}.`);
  const step = async (item, by) => {
    const items = tray.items.filter((other) => other !== item);
    items.splice(tray.items.indexOf(item) + by, 0, item);
    await moved(item, items);
    focus(item, by < 0 ? "down" : "up", by < 0 ? "up" : "down");
  };
  const remove = async (item) => {
    const place = tray.items.indexOf(item);
    const items = tray.items.filter((other) => other !== item);
    await change(items, `Đã bỏ “${nameOf(item)}”; còn ${items.length} mục.`);
    if (items.length) focus(items[Math.min(place, items.length - 1)], "remove");
    else root.querySelector('[data-do="undo"]').focus();
  };
  const yaml = () => {
    const text = JSON.stringify; /* what JSON quotes, YAML reads */
    const items = tray.items.map(find).filter((entry) => entry.state === "found");
    const lines = items.map((entry) => `  - document: ${text(entry.document)}\n    path: ${text(entry.path)}\n`);
    return `title: ${text(tray.title || usualName)}\noccasion: "Sinh hoạt, học tập"\n${tray.large ? "large_print: true\n" : ""}items:\n${lines.join("")}`;
  };
  const actions = {
    up: (item) => step(item, -1),
    down: (item) => step(item, 1),
    remove,
    clear: async () => { await change([], "Đã xóa hết; bấm Hoàn tác để lấy lại."); root.querySelector('[data-do="undo"]').focus(); },
    undo: async () => {
      await past.pop()();
      say("Đã hoàn tác.");
    },
    link: () => copy(location.href.split(/[?#]/)[0] + query()),
    yaml: () => copy(yaml(), "Đã chép YAML"),
    own: () => take(device.read(), true),
    adopt: async () => {
      const own = device.read();
      past.splice(0, past.length, () => take(own, true));
      await take(tray, true);
      say("Đã giữ tập này làm của bạn; bấm Hoàn tác để lấy lại tập cũ.");
      at("title").focus();
    },
  };

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) actions[button.dataset.do](button.closest("li")?.dataset.item);
  });
  at("title").addEventListener("input", () => { tray = { ...tray, title: at("title").value }; keep(); drawTitle(); });
  at("large").addEventListener("change", () => { tray = { ...tray, large: at("large").checked }; keep(); drawTitle(); });

  /* dragging: the neighbours step aside, so that the dragged line keeps the pointer */
  list.addEventListener("pointerdown", (event) => {
    const line = event.target.closest(".vk-tray-grip")?.closest("li");
    if (!line || event.button) return;
    event.preventDefault();
    const grip = event.target;
    grip.setPointerCapture(event.pointerId);
    line.classList.add("vk-tray-dragged");
    const drag = ({ clientY }) => {
      const middle = (other) => { const box = other.getBoundingClientRect(); return box.top + box.height / 2; };
      while (line.previousElementSibling && clientY < middle(line.previousElementSibling)) line.after(line.previousElementSibling);
      while (line.nextElementSibling && clientY > middle(line.nextElementSibling)) line.before(line.nextElementSibling);
    };
    const drop = () => {
      grip.removeEventListener("pointermove", drag);
      line.classList.remove("vk-tray-dragged");
      const items = [...list.children].map((other) => other.dataset.item);
      if (!same(items, tray.items)) moved(line.dataset.item, items);
    };
    grip.addEventListener("pointermove", drag);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  });

  /* A link that differs from what lies here is another's. The browser's way back to one's own page is told by its history entry. */
  const start = () => {
    const linked = sent();
    const own = device.read();
    const foreign = linked.items.length > 0 && !history.state?.mine && !same(linked, own);
    return take(foreign ? linked : own, !foreign);
  };
  addEventListener("storage", () => { if (mine && !same(device.read(), tray)) take(device.read(), true); else drawNotices(); });
  addEventListener("pageshow", (event) => { if (event.persisted) start(); });
  root.hidden = false;
  start();
})();
