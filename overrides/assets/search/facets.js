/* The filters of the results page: each counts only once it is opened, and shows the largest choices first. */
(() => {
  "use strict";
  const { make, number } = window.vankienHits;
  const ALL = [
    { key: "kind", title: "Loại" },
    { key: "document", title: "Văn bản", isOpen: true },
    { key: "body", title: "Cơ quan", isOpen: true },
    { key: "role", title: "Vai trò của cơ quan" },
    { key: "instrument", title: "Nghị quyết, văn bản được dẫn" },
    { key: "year", title: "Năm" },
    { key: "locality", title: "Địa phương" },
    { key: "site", title: "Trang" },
  ];
  /* a page may say which it has; only a portal has records of several sites */
  const own = document.getElementById("vk-find").dataset.facets?.split(" ");
  const FACETS = own ? own.map((name) => ({ ...ALL.find(({ key }) => key === name), isOpen: true })) : ALL.filter(({ key }) => key !== "site");
  const FIRST = 8;
  const MORE = 24;
  const WIDE = matchMedia("(min-width: 60em)");
  /* names of the choices seen so far, because an address holds only their values */
  const names = new Map();
  const sentence = (name) => name.charAt(0).toUpperCase() + name.slice(1);
  const nameOf = (key, value) => names.get(`${key} ${value}`) ?? value;
  const learn = (key, choices) => { for (const { value, name } of choices) names.set(`${key} ${value}`, sentence(name)); };

  const optionOf = ({ key }, { value, count }, isChosen) => {
    const input = Object.assign(make("input", ""), { type: "checkbox", value, checked: isChosen });
    return make("label", "vk-find-option", input, make("span", "", nameOf(key, value)), make("span", "vk-count", number(count)));
  };

  const facetView = (facet, { choose, count }) => {
    const chosenCount = make("span", "vk-count");
    const details = make("details", "vk-find-facet", make("summary", "", make("span", "", facet.title), " ", chosenCount));
    const list = make("div", "vk-find-options");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", facet.title);
    const more = Object.assign(make("button", "vk-find-more"), { type: "button", hidden: true });
    const wait = make("p", "vk-subtle", "Đang đếm…");
    details.dataset.facet = facet.key;
    details.append(wait, list, more);
    let limit = FIRST;
    let choices = null;
    let chosen = [];
    let isShown = false;

    const refresh = () => {
      wait.hidden = choices !== null;
      if (!choices) return;
      wait.hidden = choices.length > 0;
      wait.textContent = "Không có lựa chọn nào.";
      const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
      const shown = choices.slice(0, limit);
      list.replaceChildren(...shown.map((choice) => optionOf(facet, choice, chosen.includes(choice.value))));
      if (focused !== null) ([...list.querySelectorAll("input")].find(({ value }) => value === focused) ?? details.querySelector("summary")).focus({ preventScroll: true });
      more.hidden = choices.length <= limit;
      more.textContent = `Thêm ${number(Math.min(MORE, choices.length - limit))} lựa chọn`;
    };
    more.addEventListener("click", () => {
      const before = limit;
      limit += MORE;
      refresh();
      list.querySelectorAll("input")[before]?.focus();
    });
    list.addEventListener("change", (event) => choose(facet.key, event.target.value, event.target.checked));
    details.addEventListener("toggle", () => { if (details.open && isShown && !choices) count(facet.key); });
    details.open = Boolean(facet.isOpen) && WIDE.matches;

    /* counts are null when nobody has asked for them */
    const show = (values, counts) => {
      isShown = true;
      chosen = values;
      chosenCount.textContent = values.length ? `đã chọn ${number(values.length)}` : "";
      if (counts) learn(facet.key, counts);
      const lost = values.filter((value) => counts && !counts.some((choice) => choice.value === value));
      const known = counts && [...counts, ...lost.map((value) => ({ value, count: 0 }))];
      choices = known && [...known.filter(({ value }) => values.includes(value)), ...known.filter(({ value }) => !values.includes(value))];
      refresh();
      if (details.open && !counts) count(facet.key); /* opened while the answer was under way */
    };
    return { key: facet.key, details, show, isWanted: () => details.open || chosen.length > 0 };
  };

  window.vankienFacets = (place, actions) => {
    const views = FACETS.map((facet) => facetView(facet, actions));
    place.append(...views.map(({ details }) => details));
    return {
      wanted: (filters) => views.filter((view) => view.isWanted() || filters[view.key].length).map(({ key }) => key),
      show: (filters, counts) => { for (const view of views) view.show(filters[view.key], counts[view.key] ?? null); },
      add: (key, filters, counts) => views.find((view) => view.key === key).show(filters[key], counts),
    };
  };
  window.vankienFacets.ALL = FACETS;
  window.vankienFacets.nameOf = nameOf;
})();
