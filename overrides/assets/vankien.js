/* Small comforts; every page reads well without them. */
(() => {
  "use strict";
  const say = (text) => {
    const toast = document.createElement("div");
    toast.className = "vk-toast";
    toast.setAttribute("role", "status");
    document.body.append(toast);
    toast.textContent = text;
    setTimeout(() => toast.remove(), 2000);
  };
  const copy = async (text, said = "Đã sao chép liên kết") => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say(said);
  };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  /* what the address points at; one that nobody can decode points at nothing */
  const pointed = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
  /* choices from the address; what a form does not offer is passed over */
  const fillForm = (form) => {
    for (const [key, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(key);
      if (!field) continue;
      const usual = field.value;
      if (field.type === "checkbox") field.checked = value === "1"; else field.value = value;
      if (field.tagName === "SELECT" && field.value !== value) field.value = usual;
    }
  };
  /* what is chosen in a form, in words: on paper the form is gone */
  const saidChoices = (form) => {
    const chosen = [];
    for (const control of form.elements) {
      const label = control.labels?.[0];
      if (!label) continue;
      if (control.type === "checkbox") { if (control.checked) chosen.push(label.textContent.trim()); continue; }
      const usual = control.tagName === "SELECT" ? control.options[0].value : control.defaultValue;
      const value = control.tagName === "SELECT" ? control.selectedOptions[0]?.text : `“${control.value}”`;
      if (control.value !== usual) chosen.push(`${label.firstChild.textContent.trim()}: ${value}`);
    }
    return chosen.length ? `Lọc theo: ${chosen.join("; ")}.` : "";
  };
  window.vankien = { copy, say, fold, remember, recall, pointed, fillForm, saidChoices }; /* for the scripts of single pages, which run after this one */

  const setReading = (reading) => {
    document.body.dataset.reading = reading;
    for (const button of document.querySelectorAll("[data-reading][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.dataset.reading === reading));
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-copy]");
    if (link) copy(link.href);
    if (event.target.closest("[data-copy-page]")) copy(location.href.split("#")[0]);
    if (event.target.closest("[data-print]")) print();
    const toggle = event.target.closest("[data-toggle]");
    if (toggle) {
      const box = document.getElementById(toggle.dataset.toggle);
      box.click();
      toggle.setAttribute("aria-expanded", String(box.checked));
      const first = box.checked && document.querySelector(".vk-nav-sections a");
      if (first) setTimeout(() => first.focus(), 50);
    }
    const button = event.target.closest("button[data-reading]");
    if (button) { setReading(button.dataset.reading); remember("vankien.reading", button.dataset.reading); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (document.activeElement?.matches(".vk-corr")) document.activeElement.blur();
    const drawer = document.getElementById("__drawer");
    if (drawer?.checked) { drawer.click(); document.querySelector(".vk-menu").focus(); }
  });

  const letScroll = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  };
  addEventListener("load", () => setTimeout(letScroll));
  addEventListener("resize", letScroll);

  setReading(recall("vankien.reading") === "printed" ? "printed" : "read");
  if (matchMedia("(max-width: 76.24em)").matches) {
    for (const toc of document.querySelectorAll("details.vk-toc")) { toc.open = false; toc.dataset.folded = ""; }
  }
})();
