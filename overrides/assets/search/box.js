/* The field of every page: what opens it, and what it loads when it is first used. Nothing more runs up front. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const base = new URL("../../", here).href;
  const NARROW = matchMedia("(max-width: 59.984375em)");
  const own = document.querySelector(".vk-search");
  const field = own.querySelector("input");
  const home = own.parentElement;
  const openerForm = document.querySelector(".vk-search-opener");
  const screen = document.querySelector(".vk-search-screen");
  const hero = document.querySelector(".vk-hero-search");

  /* ---- scripts, each once; one that could not be read is asked for again the next time ---- */

  const loading = new Map();
  const load = (name, global) => {
    if (window[global]) return Promise.resolve(window[global]);
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = new URL(name, here).href;
        script.addEventListener("load", () => done(window[global]));
        script.addEventListener("error", () => { script.remove(); loading.delete(name); fail(new Error(name)); });
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };
  const client = () => load("client.js", "vankienSearch");

  /* ---- each field gets its list of results when it is first used ---- */

  const panels = new Map();
  const cameFrom = new Map();
  const wake = async (form) => {
    if (panels.has(form)) return;
    panels.set(form, null);
    client().catch(() => { /* told when words are looked for */ });
    try {
      for (const [name, global] of [["recent.js", "vankienRecent"], ["hits.js", "vankienHits"]]) await load(name, global);
      const attach = await load("panel.js", "vankienPanel");
      panels.set(form, attach(form, { client, isScreen: () => screen.open && form === own, leave: () => leave(form) }));
    } catch {
      panels.delete(form); /* Enter still leads to the results page */
    }
  };
  const leave = (form) => {
    if (screen.open) { screen.close(); return; }
    panels.get(form)?.close();
    const back = cameFrom.get(form);
    if (back?.isConnected) back.focus({ preventScroll: true });
    else form.querySelector("input").blur();
  };
  const watch = (form) => {
    if (!form) return;
    const input = form.querySelector("input");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-autocomplete", "list");
    form.addEventListener("focusin", (event) => {
      if (!form.contains(event.relatedTarget)) cameFrom.set(form, event.relatedTarget);
      wake(form);
    });
    form.addEventListener("submit", (event) => { if (!input.value.trim()) { event.preventDefault(); input.focus(); } });
  };
  watch(own);
  watch(hero);

  /* ---- on a phone the field fills the screen ---- */

  const openScreen = (text) => {
    if (screen.open) return;
    if (text !== undefined) field.value = text;
    screen.append(own);
    screen.showModal();
    field.focus();
    field.select();
    panels.get(own)?.open();
  };
  screen.addEventListener("close", () => {
    panels.get(own)?.close();
    home.insertBefore(own, openerForm);
  });
  own.querySelector(".vk-search-close").addEventListener("click", () => screen.close());
  NARROW.addEventListener("change", () => { if (screen.open) screen.close(); });
  openerForm.addEventListener("submit", (event) => { event.preventDefault(); openScreen(); });
  const heroField = hero?.querySelector("input");
  for (const event of ["click", "input"]) heroField?.addEventListener(event, () => { if (NARROW.matches) openScreen(heroField.value); });

  const isTyping = (element) => element.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const large = document.querySelector(".vk-find-form:not([hidden]) input");
    if (!large && NARROW.matches) { openScreen(); return; }
    (large ?? field).focus();
    (large ?? field).select();
  });

  window.vankienSearchBox = { base, client };
})();
