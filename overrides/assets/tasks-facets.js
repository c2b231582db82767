/* What can be chosen in each facet, with how many tasks each choice would leave; and the choices made, to take back. */
(() => {
  "use strict";
  const table = window.vankienTaskTable;
  const { facets, plain, nameOf } = table;
  const { make, box } = table;
  const place = box.querySelector(".vk-tt-facets");
  const chips = box.querySelector(".vk-tt-chips");
  const named = box.querySelector(".vk-tt-named");
  const SEARCHED = 12;
  const MOST = 100;
  const OPEN = ["body", "role", "deadline"];
  const WIDE = matchMedia("(min-width: 60em)");

  const optionOf = (facet, option, at) => ({
    ...option, at, group: option.group || "", folded: plain(`${option.name} ${option.group || ""}`),
  });
  /* made when first shown, because there may be thousands */
  const labelOf = (option) => {
    if (option.label) return option.label;
    option.input = Object.assign(make("input", ""), { type: "checkbox", value: option.id });
    option.count = make("span", "vk-count");
    option.label = make("label", `vk-tt-option${option.inner ? " vk-tt-inner" : ""}`, option.input, make("span", "", option.name), " ", option.count);
    return option.label;
  };
  const groupsOf = (title, options) => {
    const groups = new Map();
    for (const option of options) {
      if (!groups.has(option.group)) {
        const group = make("div", "", ...(option.group ? [make("p", "", option.group)] : []));
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", option.group ? `${title}, ${option.group}` : title);
        groups.set(option.group, group);
      }
      groups.get(option.group).append(labelOf(option));
    }
    return [...groups.values()];
  };
  /* the choices with most tasks when there are too many to read, in the order of their names */
  const mostOf = (options, counts, isChosen) => {
    if (options.length <= MOST) return options;
    const ranked = [...options].sort((a, b) => isChosen(b) - isChosen(a) || counts[b.at] - counts[a.at] || a.at - b.at);
    return ranked.slice(0, MOST).sort((a, b) => a.at - b.at);
  };

  /* the list of choices of an open facet */
  const choicesOf = (facet, onChange) => {
    const options = facet.options.map((option, at) => optionOf(facet, option, at));
    const search = options.length > SEARCHED ? Object.assign(make("input", "vk-tt-narrow"), {
      type: "search", autocomplete: "off", placeholder: "Gõ để tìm, không dấu cũng được",
    }) : null;
    search?.setAttribute("aria-label", `Tìm trong ${facet.title.toLowerCase()}`);
    const list = make("div", "vk-tt-options");
    const rest = make("p", "vk-subtle");
    rest.setAttribute("role", "status");
    const note = facet.note ? [make("p", "vk-subtle", facet.note)] : [];
    let shown = [];
    let [chosen, counts] = [new Set(), []];

    const refresh = () => {
      const words = search ? plain(search.value).trim().split(" ").filter(Boolean) : [];
      const isChosen = ({ id }) => chosen.has(id);
      const fitting = options.filter((o) => (counts[o.at] > 0 || isChosen(o)) && words.every((word) => o.folded.includes(` ${word}`)));
      const next = mostOf(fitting, counts, isChosen);
      if (next.length !== shown.length || next.some((option, at) => option !== shown[at])) {
        const focused = list.contains(document.activeElement) ? document.activeElement : null;
        list.replaceChildren(...groupsOf(facet.title, next));
        if (focused) (list.contains(focused) ? focused : search ?? list.querySelector("input"))?.focus({ preventScroll: true });
        shown = next;
      }
      for (const option of shown) {
        option.input.checked = isChosen(option);
        option.count.textContent = counts[option.at].toLocaleString("vi");
      }
      const hidden = fitting.length - shown.length;
      rest.textContent = hidden ? `Còn ${hidden.toLocaleString("vi")} lựa chọn ít nhiệm vụ hơn; gõ để tìm.` : shown.length ? "" : "Không có lựa chọn nào phù hợp.";
    };
    list.addEventListener("change", (event) => onChange(facet.key, event.target.value, event.target.checked));
    search?.addEventListener("input", refresh);
    search?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      if (search.value.trim()) shown[0]?.input.click();
    });
    return {
      parts: [...(search ? [search] : []), list, rest, ...note],
      show: (ids, numbers) => { [chosen, counts] = [new Set(ids), numbers]; refresh(); },
    };
  };

  const facetView = (facet, onChange) => {
    const summary = make("span", "vk-count");
    const details = make("details", "vk-facet", make("summary", "", make("span", "", facet.title), " ", summary));
    details.dataset.facet = facet.key;
    let choices = null;
    let latest = null;
    const refresh = () => {
      if (!details.open || !latest) return;
      if (!choices) {
        choices = choicesOf(facet, onChange);
        details.append(...choices.parts);
      }
      choices.show(...latest);
    };
    details.addEventListener("toggle", refresh);
    const show = (ids, counts) => {
      latest = [ids, counts];
      summary.textContent = ids.length ? `đã chọn ${ids.length}` : `${counts.filter(Boolean).length.toLocaleString("vi")} lựa chọn`;
      refresh();
    };
    return { facet, details, show };
  };

  let views = [];
  const start = (onChange) => {
    views = facets.filter(({ options }) => options.length).map((facet) => facetView(facet, onChange));
    for (const view of views) view.details.open = WIDE.matches && OPEN.includes(view.facet.key);
    place.append(...views.map(({ details }) => details));
    const unfold = () => { for (const part of box.querySelectorAll(".vk-tt-fold")) part.open = WIDE.matches; };
    WIDE.addEventListener("change", unfold);
    unfold();
  };

  const chip = (title, text, onRemove) => {
    const button = make("button", "vk-tt-chip", `${title}: ${text} `);
    const cross = make("span", "", "×");
    cross.setAttribute("aria-hidden", "true");
    button.append(cross);
    button.type = "button";
    button.setAttribute("aria-label", `Bỏ lọc ${title}: ${text}`);
    button.addEventListener("click", onRemove);
    return button;
  };
  const conditions = (state) => [
    ...(state.words.trim() ? [{ title: "Từ", key: "words", text: state.words.trim() }] : []),
    ...facets.flatMap(({ key, title }) => state[key].map((id) => ({ title, key, id, text: nameOf(key, id) }))),
  ];
  const showChips = (state, remove, clear) => {
    const all = conditions(state);
    const hadFocus = chips.contains(document.activeElement);
    const wipe = Object.assign(make("button", "vk-tt-clear", "Xóa bộ lọc"), { type: "button" });
    wipe.addEventListener("click", clear);
    chips.replaceChildren(...all.map(({ title, key, id, text }) => chip(title, text, () => remove(key, id))), wipe);
    chips.hidden = !all.length;
    if (hadFocus) (all.length ? chips.firstChild : box.querySelector("input[name=words]")).focus();
    named.textContent = all.length ? `Lọc theo: ${all.map(({ title, text }) => `${title}: ${text}`).join("; ")}.` : "";
    box.querySelector(".vk-tt-panel summary .vk-count").textContent = all.length ? `đang lọc ${all.length} điều` : "";
  };

  Object.assign(table, {
    startFacets: start,
    conditions,
    showFacets: (state, counts, remove, clear) => {
      for (const view of views) view.show(state[view.facet.key], counts[view.facet.key]);
      showChips(state, remove, clear);
    },
  });
})();
