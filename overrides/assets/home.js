/* The home page: choose one's office once, then reach its tasks in one tap. */
(() => {
  "use strict";
  const KEY = "vankien.body";
  const { remember, recall } = window.vankien;
  const dialog = document.querySelector(".vk-chooser");
  const list = dialog.querySelector(".vk-chooser-list");
  const input = dialog.querySelector("input");
  const last = document.querySelector(".vk-mine-last");
  const [plainLink, opener] = document.querySelectorAll(".vk-mine-choose");
  const make = (tag, text, attributes = {}) => Object.assign(document.createElement(tag), { textContent: text, ...attributes });
  const address = (id, lead) => `co-quan/${id}.html${lead ? "?vai-tro=lead" : ""}`;

  const showLast = () => {
    let body = null;
    try { body = JSON.parse(recall(KEY) || "null"); } catch { /* not ours */ }
    const known = typeof body?.id === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(body.id) && typeof body.name === "string";
    last.hidden = !known;
    opener.textContent = known ? "Chọn cơ quan khác" : "Chọn cơ quan";
    if (known) Object.assign(last.querySelector("a"), { textContent: body.name, href: address(body.id, body.lead) });
  };

  const fill = () => {
    list.replaceChildren(...window.vankienBodies.map(([locality, bodies]) => {
      const rows = bodies.map(([id, name, also, lead, all]) => {
        const link = make("a", name, { href: address(id, lead > 0) });
        link.addEventListener("click", () => remember(KEY, JSON.stringify({ id, name, lead: lead > 0 })));
        const row = make("li", "");
        row.dataset.also = also;
        row.append(link, make("span", `${all} nhiệm vụ${lead ? `, chủ trì ${lead}` : ""}`, { className: "vk-count" }));
        return row;
      });
      const section = make("section", "");
      const names = make("ul", "");
      names.append(...rows);
      section.append(make("h3", locality), names);
      return section;
    }));
    window.vankienNameFilter(input, list, dialog.querySelector("[role=status]"));
  };
  /* the names come as a script, because a page opened from a disk can fetch nothing */
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    const script = make("script", "", { src: "data/bodies.js" });
    script.addEventListener("load", fill);
    script.addEventListener("error", () => { location.href = plainLink.href; });
    document.head.append(script);
  };

  plainLink.hidden = true;
  opener.hidden = false;
  opener.addEventListener("click", () => {
    load();
    dialog.showModal();
    /* a keyboard that slides up would hide the list */
    (matchMedia("(hover: none)").matches ? dialog.querySelector("h2") : input).focus();
  });
  dialog.querySelector(".vk-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  last.querySelector("button").addEventListener("click", () => {
    remember(KEY, "");
    showLast();
    opener.focus();
  });
  addEventListener("pageshow", () => { dialog.close(); showLast(); });
  showLast();
})();
