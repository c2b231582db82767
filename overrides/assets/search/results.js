/* The results page: words, choices and the number of the page are in the address; a link to it shows the same. */
(() => {
  "use strict";
  const hits = window.vankienHits;
  const { make, number } = hits;
  const recent = window.vankienRecent;
  const { ALL, nameOf } = window.vankienFacets;
  const KEYS = ALL.map(({ key }) => key);
  const EACH = 20;
  const TYPING = 150;
  const MOST = 50;
  const WIDE = matchMedia("(min-width: 60em)");
  const box = document.getElementById("vk-find");
  const part = (name) => box.querySelector(`.vk-find-${name}`);
  const form = part("form");
  const field = form.querySelector("input");
  const count = part("count");
  const siteName = document.title.split(" – ").pop();
  const onDisk = location.protocol === "file:";

  /* ---- the address ---- */

  const read = (search) => {
    const query = new URLSearchParams(search);
    const page = Math.floor(Number(query.get("page")));
    const filters = Object.fromEntries(KEYS.map((key) => [key, [...new Set(query.getAll(key).filter(Boolean))].slice(0, MOST)]));
    return { words: query.get("words") ?? "", page: page >= 1 && page < 1e6 ? page : 1, filters };
  };
  const write = ({ words, page, filters }) => {
    const query = new URLSearchParams(words.trim() ? [["words", words.trim()]] : []);
    for (const key of KEYS) for (const value of filters[key]) query.append(key, value);
    if (page > 1) query.set("page", page);
    return String(query) ? `?${query}` : location.pathname;
  };
  let state = read(location.search);
  let asked = 0;

  /* ---- what was found ---- */

  const hitView = (hit) => {
    const title = Object.assign(make("a", "", ...hits.title(hit)), { href: hits.addressOf(hit) });
    const address = make("span", "vk-find-address", onDisk ? hit.address : hits.addressOf(hit));
    return make("li", "vk-hit", make("h3", "vk-hit-title", ...hits.kind(hit, true), title), ...hits.about(hit), address);
  };
  const listView = (name, found, start, isNamed) => {
    const list = Object.assign(make("ol", "", ...found.map(hitView)), { start });
    return make("section", "", make("h2", isNamed ? "" : "vk-search-live", name), list);
  };
  const showHits = (result) => {
    const offset = (state.page - 1) * EACH;
    const jump = state.page === 1 ? result.jump : [];
    part("hits").replaceChildren(
      ...(jump.length ? [listView(hits.GROUPS[0].name, jump, 1, true)] : []),
      ...(result.hits.length ? [listView(jump.length ? "Kết quả khác" : "Kết quả", result.hits, offset + 1, jump.length > 0)] : []),
    );
  };

  const addressWith = (next) => write({ ...state, ...next });
  const stepLink = (text, href, next, rel) => {
    const link = Object.assign(hits.link(text, href), { rel });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      change(next).then(() => { count.focus({ preventScroll: true }); count.scrollIntoView({ block: "center" }); });
    });
    return link;
  };
  /* what a number names stands before the first page and on no other */
  const lastPage = ({ total, jump }) => Math.max(1, Math.ceil((total - jump.length) / EACH));
  const showPages = (result) => {
    const last = lastPage(result);
    const hasNext = result.hits.length === EACH && (state.page < last || !result.exact);
    const at = (page) => [addressWith({ page }), { page }];
    part("pages").hidden = state.page === 1 && !hasNext;
    part("pages").replaceChildren(
      ...(state.page > 1 ? [stepLink("Trang trước", ...at(state.page - 1), "prev")] : []),
      make("span", "", result.exact ? `Trang ${number(state.page)} / ${number(last)}` : `Trang ${number(state.page)}`),
      ...(hasNext ? [stepLink("Trang sau", ...at(state.page + 1), "next")] : []),
    );
  };

  /* ---- groups, and choices to take back ---- */

  const showGroups = (result) => {
    const counts = new Map((result.facets.kind ?? []).map((choice) => [choice.value, choice.count]));
    const chosen = state.filters.kind;
    const groupLink = (name, kinds, all) => {
      const filters = { ...state.filters, kind: kinds };
      const link = stepLink(name, addressWith({ filters, page: 1 }), { filters, page: 1 }, "");
      link.append(" ", make("span", "vk-count", `${all === null ? "" : number(all)}`));
      const isCurrent = kinds.length === chosen.length && kinds.every((kind) => chosen.includes(kind));
      if (isCurrent) link.setAttribute("aria-current", "true");
      return { link, isShown: all !== 0 || isCurrent };
    };
    const sum = (kinds) => kinds.reduce((all, kind) => all + (counts.get(kind) ?? 0), 0);
    const groups = hits.GROUPS.filter(({ kinds }) => kinds.length);
    const links = [
      groupLink("Tất cả", [], [...counts.values()].reduce((all, one) => all + one, 0)),
      ...groups.map(({ name, kinds }) => groupLink(name, kinds, sum(kinds))),
    ];
    const hadFocus = part("groups").contains(document.activeElement);
    part("groups").replaceChildren(...links.filter(({ isShown }) => isShown).map(({ link }) => link));
    if (hadFocus) part("groups").querySelector("[aria-current]")?.focus();
    part("groups").hidden = false;
  };

  const conditions = () => ALL.flatMap(({ key, title }) => state.filters[key].map((value) => ({ key, title, value, name: nameOf(key, value) })));
  const chip = ({ key, title, value, name }) => {
    const cross = make("span", "", " ×");
    cross.setAttribute("aria-hidden", "true");
    const button = Object.assign(make("button", "", `${title}: ${name}`, cross), { type: "button" });
    button.setAttribute("aria-label", `Bỏ lọc ${title}: ${name}`);
    button.addEventListener("click", () => choose(key, value, false));
    return button;
  };
  const showChosen = () => {
    const all = conditions();
    const chosen = part("chosen");
    const hadFocus = chosen.contains(document.activeElement);
    const wipe = Object.assign(make("button", "vk-find-wipe", "Xóa bộ lọc"), { type: "button" });
    wipe.addEventListener("click", () => change({ filters: read("").filters, page: 1 }));
    chosen.replaceChildren(...all.map(chip), wipe);
    chosen.hidden = !all.length;
    if (hadFocus) (all.length ? chosen.firstChild : field).focus();
    part("fold").querySelector("summary .vk-count").textContent = all.length ? `đang lọc ${number(all.length)} điều` : "";
    const filtered = all.map(({ title, name }) => `${title}: ${name}`).join("; ");
    part("asked").textContent = [`Từ cần tìm: “${state.words.trim()}”.`, ...(filtered ? [`Lọc theo: ${filtered}.`] : [])].join(" ");
  };

  /* ---- the whole page ---- */

  const showStart = () => {
    for (const name of ["main", "side", "groups"]) part(name).hidden = true;
    part("lists").hidden = false;
    const kept = recent.all();
    const again = kept.map((text) => make("li", "", hits.link(text, write({ ...read(""), words: text }))));
    const wipe = Object.assign(make("button", "", "Xóa hết"), { type: "button" });
    wipe.addEventListener("click", () => { recent.clear(); showStart(); field.focus(); });
    part("recent").replaceChildren(make("h2", "", "Vừa tìm"), make("p", "vk-subtle", "Chỉ lưu trong máy này."), make("ul", "vk-plain", ...again), make("p", "", wipe));
    part("recent").hidden = !kept.length;
    part("asked").textContent = "";
  };
  const show = (result) => {
    const isFound = result.total > 0;
    const isFiltered = conditions().length > 0;
    facets.show(state.filters, result.facets);
    showChosen();
    showGroups(result);
    showHits(result);
    showPages(result);
    part("side").hidden = !isFound && !isFiltered;
    part("lists").hidden = true;
    part("done").firstChild.textContent = `Xem ${hits.results(result.total, result.exact)}`;
    count.textContent = isFound ? `${hits.results(result.total, result.exact)} cho “${state.words.trim()}”` : "Không có kết quả";
    box.querySelector(".vk-search-said").replaceChildren(...(isFound ? hits.said(result) : [hits.nothing(result, isFiltered)]));
  };
  const showFailure = () => {
    count.textContent = "";
    for (const name of ["side", "groups", "pages"]) part(name).hidden = true;
    part("hits").replaceChildren();
    part("lists").hidden = false;
    box.querySelector(".vk-search-said").replaceChildren(hits.failure());
  };
  const find = async (options) => (await window.vankienSearchBox.client()).find(state.words, { ...options, filters: Object.fromEntries(Object.entries(state.filters).filter(([, values]) => values.length)) });
  const apply = async () => {
    asked += 1;
    const turn = asked;
    const words = state.words.trim();
    document.title = words ? `Tìm: ${words} – ${siteName}` : `Tìm kiếm – ${siteName}`;
    if (!words) { showStart(); return; }
    part("main").hidden = false;
    for (const name of ["groups", "side"]) part(name).hidden = false; // as good as empty until there are results, which then push nothing down
    part("lists").hidden = true;
    part("recent").hidden = true;
    if (!count.textContent) count.textContent = "Đang mở chỉ mục…";
    try {
      const wanted = new Set(["kind", ...facets.wanted(state.filters)]);
      const result = await find({ limit: EACH, offset: (state.page - 1) * EACH, facets: [...wanted] });
      if (turn !== asked) return;
      const last = lastPage(result);
      if (result.exact && state.page > last) { await change({ page: last }, false); return; }
      show(result);
    } catch {
      if (turn === asked) showFailure();
    }
  };
  /* a choice is a step that the back button undoes; letters typed one after another are not */
  const change = (next, isStep = true) => {
    state = { ...state, ...next };
    try { history[isStep ? "pushState" : "replaceState"](null, "", write(state)); } catch { /* old file: */ }
    return apply();
  };
  const choose = (key, value, isOn) => {
    const values = state.filters[key].filter((other) => other !== value);
    return change({ filters: { ...state.filters, [key]: isOn ? [...values, value] : values }, page: 1 });
  };
  const facets = window.vankienFacets(part("facets"), {
    choose,
    count: async (key) => {
      if (!state.words.trim()) return;
      const turn = asked;
      const result = await find({ limit: 0, offset: 0, facets: [key] }).catch(() => null);
      if (result && turn === asked) facets.add(key, state.filters, result.facets[key] ?? []);
    },
  });

  let waiting = 0;
  const typed = () => {
    clearTimeout(waiting);
    if (field.value.trim() !== state.words.trim()) change({ words: field.value, page: 1 }, !state.words.trim() || !field.value.trim());
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(typed, TYPING); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
    recent.save(field.value);
    if (matchMedia("(hover: none)").matches) field.blur();
  });
  part("hits").addEventListener("click", (event) => { if (event.target.closest("a")) recent.save(state.words); });
  part("done").firstChild.addEventListener("click", () => { part("fold").open = WIDE.matches; count.focus(); });
  const unfold = () => { part("fold").open = WIDE.matches; };
  WIDE.addEventListener("change", unfold);
  addEventListener("popstate", () => { state = read(location.search); field.value = state.words; apply(); });
  unfold();
  form.hidden = false;
  field.value = state.words;
  apply();
})();
