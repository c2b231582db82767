/* The list of results under a field, as one types: a combobox (ARIA 1.2) whose options are links. */
(() => {
  "use strict";
  const hits = window.vankienHits;
  const recent = window.vankienRecent;
  const { make } = hits;
  const TYPING = 80;
  const SPOKEN = 700;
  const EACH = 4;

  const optionOf = (hit) => hits.link("", hits.addressOf(hit), "vk-hit");
  /* groups of options, each with a heading and the way to all of it */
  const groupsOf = (result, text) => {
    const shown = [...result.jump.map((hit) => ({ ...hit, group: "number" })), ...result.hits];
    return hits.GROUPS.flatMap(({ id, name, kinds }) => {
      const own = shown.filter((hit) => hit.group === id);
      if (!own.length) return [];
      const all = Math.max(result.groups[id] ?? 0, own.length);
      const heading = make("p", "vk-search-heading", name, " ", make("span", "vk-count", hits.number(all)));
      const options = own.map((hit) => {
        const option = optionOf(hit);
        option.append(make("span", "vk-hit-title", ...hits.kind(hit, false), ...hits.title(hit)), ...hits.about(hit));
        return option;
      });
      if (kinds.length && all > own.length) {
        const words = `${result.exact ? "Tất cả" : "Xem hơn"} ${hits.number(all)} kết quả`;
        const more = hits.link(words, hits.resultsPage(text, kinds), "vk-search-all");
        more.setAttribute("aria-label", `${words} về ${name.toLowerCase()}`);
        options.push(more);
      }
      return [{ heading, options }];
    });
  };

  window.vankienPanel = (form, { client, isScreen, leave }) => {
    const field = form.querySelector("input");
    const clear = Object.assign(make("button", "vk-search-clear", "×"), { type: "button", hidden: true });
    clear.setAttribute("aria-label", "Xóa chữ đã gõ");
    field.after(clear);
    const panel = make("div", "vk-search-panel");
    const live = make("p", "vk-search-live");
    live.setAttribute("role", "status");
    panel.hidden = true;
    form.append(panel, live);
    const listId = `${field.id}-list`;

    let options = [];
    let active = -1;
    let asked = 0;
    let waiting = 0;
    let speaking = 0;
    let isReady = false;

    /* ---- what is shown ---- */

    const say = (text) => {
      clearTimeout(speaking);
      speaking = setTimeout(() => { live.textContent = text; }, SPOKEN);
    };
    const activate = (next) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = next;
      const option = options[active];
      if (!option) { field.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const put = (list, ...parts) => {
      options = list;
      active = -1;
      field.removeAttribute("aria-activedescendant");
      options.forEach((option, at) => {
        option.id = `${listId}-${at}`;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
      });
      panel.replaceChildren(...parts);
      panel.hidden = !parts.length;
      panel.scrollTop = 0;
      field.setAttribute("aria-expanded", String(options.length > 0));
      if (options.length) field.setAttribute("aria-controls", listId); else field.removeAttribute("aria-controls");
    };
    const listOf = (...children) => {
      const list = make("div", "vk-search-list", ...children);
      list.id = listId;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", "Kết quả");
      return list;
    };
    const close = () => {
      asked += 1;
      clearTimeout(waiting);
      say("");
      put([]);
    };

    const show = (result, text) => {
      const groups = groupsOf(result, text);
      if (!groups.length) {
        put([], hits.nothing(result));
      } else {
        const sections = groups.map(({ heading, options: own }, at) => {
          const group = make("div", "vk-search-group", heading, ...own);
          heading.id = `${listId}-group-${at}`;
          group.setAttribute("role", "group");
          group.setAttribute("aria-labelledby", heading.id);
          return group;
        });
        const count = make("p", "vk-search-count", make("span", "", hits.results(result.total, result.exact)), hits.link("Xem tất cả", hits.resultsPage(text)));
        const said = make("div", "vk-search-said", ...hits.said(result));
        put(groups.flatMap(({ options: own }) => own), count, said, listOf(...sections));
      }
      say([...hits.understood(result), hits.spoken(result)].join(" "));
    };
    const isWanted = () => isScreen() || form.contains(document.activeElement);
    const ask = async (text) => {
      asked += 1;
      const turn = asked;
      if (!isReady) put([], hits.opening());
      try {
        const result = await (await client()).find(text, { perGroup: EACH });
        isReady = true;
        if (turn === asked && isWanted()) show(result, text);
      } catch {
        if (turn === asked && isWanted()) { put([], hits.failure()); say("Không mở được chỉ mục tìm kiếm."); }
      }
    };

    /* ---- earlier searches; the buttons that forget them stand beside the list, not in it ---- */

    const forget = (text) => {
      const button = Object.assign(make("button", "vk-search-forget", "×"), { type: "button" });
      button.setAttribute("aria-label", `Bỏ “${text}” khỏi các lần tìm trước`);
      button.addEventListener("click", () => { recent.drop(text); field.focus(); open(); });
      return button;
    };
    const showRecent = () => {
      const kept = recent.all();
      if (!kept.length) { put([], ...(isScreen() ? [hits.hint()] : [])); return; }
      const rows = kept.map((text) => {
        const option = make("div", "vk-search-again", text);
        option.addEventListener("click", () => { field.value = text; field.focus(); open(); });
        return option;
      });
      const wipe = Object.assign(make("button", "vk-search-wipe", "Xóa hết"), { type: "button" });
      wipe.addEventListener("click", () => { recent.clear(); field.focus(); open(); });
      const heading = make("p", "vk-search-heading", "Vừa tìm ", make("span", "vk-count", "chỉ lưu trong máy này"));
      const table = make("div", "vk-search-recent", listOf(...rows), make("div", "", ...kept.map(forget)));
      table.firstChild.setAttribute("aria-label", "Các lần tìm trước");
      put(rows, heading, table, wipe);
    };

    const open = () => {
      clearTimeout(waiting);
      const text = field.value.trim();
      clear.hidden = !field.value;
      if (text) { ask(text); return; }
      asked += 1;
      say("");
      showRecent();
    };

    /* ---- what the reader does ---- */

    field.addEventListener("input", () => {
      clear.hidden = !field.value;
      clearTimeout(waiting);
      if (field.value.trim()) waiting = setTimeout(open, TYPING); else open();
    });
    field.addEventListener("focus", () => { if (panel.hidden) open(); });
    field.addEventListener("click", () => { if (panel.hidden) open(); });
    clear.addEventListener("click", () => { field.value = ""; field.focus(); open(); });
    form.addEventListener("focusout", (event) => {
      if (!isScreen() && !form.contains(event.relatedTarget)) close();
    });
    form.addEventListener("submit", () => recent.save(field.value));
    panel.addEventListener("mousedown", (event) => event.preventDefault()); /* the field keeps the focus */
    panel.addEventListener("touchmove", () => { if (isScreen()) field.blur(); }, { passive: true }); /* the keyboard makes room */
    panel.addEventListener("click", (event) => {
      const chosen = event.target.closest("a");
      if (!chosen) return;
      if (options.includes(chosen) || chosen.closest(".vk-search-count")) recent.save(field.value);
      const isHere = chosen.hash && chosen.href.split("#")[0] === location.href.split("#")[0];
      if (isHere) setTimeout(leave);
    });

    const move = (event, next) => {
      event.preventDefault();
      if (panel.hidden) { open(); return; }
      activate(next);
    };
    const last = () => options.length - 1;
    const KEYS = {
      ArrowDown: (event) => move(event, active >= last() ? -1 : active + 1),
      ArrowUp: (event) => move(event, active < 0 ? last() : active - 1),
      Home: (event) => { if (active >= 0) move(event, 0); },
      End: (event) => { if (active >= 0) move(event, last()); },
      ArrowLeft: () => activate(-1),
      ArrowRight: () => activate(-1),
      Enter: (event) => {
        if (active < 0) return;
        event.preventDefault();
        const { ctrlKey, metaKey, shiftKey } = event;
        options[active].dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
      },
    };
    field.addEventListener("keydown", (event) => { if (!event.isComposing) KEYS[event.key]?.(event); });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      leave();
    });

    if (isWanted()) open();
    return { open, close };
  };
})();
