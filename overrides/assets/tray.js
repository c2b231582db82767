/* The tray: items that a reader collects for a booklet. It lies on the device; tray-page.js shows it. An item is "document~key". */
(() => {
  "use strict";
  const { remember, recall, say } = window.vankien;
  const KEY = "vankien.tray";
  const own = new URL("../tap-hoc-tap/tu-chon.html", document.currentScript.src);

  /* whatever lies there or came in an address, as a tray */
  const asTray = (value) => ({
    items: [...new Set(Array.isArray(value?.items) ? value.items.filter((item) => typeof item === "string" && item) : [])].slice(0, 300),
    title: typeof value?.title === "string" ? value.title.slice(0, 200) : "",
    large: value?.large === true,
  });
  const read = () => { try { return asTray(JSON.parse(recall(KEY))); } catch { return asTray(); } };
  const write = (tray) => {
    remember(KEY, JSON.stringify(tray));
    const kept = recall(KEY) === JSON.stringify(tray);
    show();
    return kept;
  };

  const itemOf = (id, anchor) => `${id}~${anchor.slice(2).replaceAll("--", "/")}`;
  const buttonFor = (item, what, short) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: short ? "vk-tray-add" : "" });
    Object.assign(button.dataset, { trayAdd: item, what, short });
    return button;
  };
  const addButtons = () => {
    for (const tools of document.querySelectorAll("[data-tray-item]")) {
      const [id, anchor] = tools.dataset.trayItem.split("~m-");
      tools.append(buttonFor(itemOf(id, `m-${anchor}`), "nhiệm vụ này", ""));
    }
    for (const paper of document.querySelectorAll("[data-tray-document]")) {
      for (const link of paper.querySelectorAll("section.vk-item[id] > :is(.vk-h, p) > .vk-permalink")) {
        const section = link.closest("section");
        const what = link.getAttribute("aria-label").replace("Liên kết đến ", "");
        link.parentElement.append(buttonFor(itemOf(paper.dataset.trayDocument, section.id), what, "1"));
      }
    }
  };

  const badge = document.createElement("a");
  badge.className = "vk-tray-badge vk-no-print";
  badge.href = own.href;
  document.querySelector(".vk-header .md-header__inner")?.append(badge);
  const live = document.createElement("div");
  live.className = "vk-tray-live";
  live.setAttribute("role", "status");
  document.body.append(live);

  const show = () => {
    const { items } = read();
    badge.hidden = !items.length;
    badge.innerHTML = "<span>Tập<i> học tập</i></span> <b></b>";
    badge.lastChild.textContent = `(${items.length})`;
    badge.setAttribute("aria-label", `Tập học tập (${items.length})`);
    for (const button of document.querySelectorAll("[data-tray-add]")) {
      const { trayAdd, what, short } = button.dataset;
      const there = items.includes(trayAdd);
      button.toggleAttribute("data-there", there);
      button.textContent = short ? (there ? "✓ Tập" : "+ Tập") : there ? "Bỏ khỏi tập học tập" : "Thêm vào tập học tập";
      if (short) button.setAttribute("aria-label", button.title = there ? `Bỏ ${what} khỏi tập` : `Thêm vào tập: ${what}`);
    }
  };

  document.addEventListener("click", (event) => {
    const item = event.target.closest("[data-tray-add]")?.dataset.trayAdd;
    if (!item) return;
    const tray = read();
    const there = tray.items.includes(item);
    const items = there ? tray.items.filter((other) => other !== item) : [...tray.items, item];
    if (write({ ...tray, items })) live.textContent = `${there ? "Đã bỏ khỏi" : "Đã thêm vào"} tập học tập; tập có ${items.length} mục.`;
    else say("Trình duyệt này không cho lưu trên máy, nên không gom được.");
  });
  addEventListener("storage", (event) => { if (event.key === KEY) show(); });
  addEventListener("pageshow", show);
  addButtons();
  show();
  window.vankien.tray = { asTray, read, write };
})();
