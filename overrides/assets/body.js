/* A body's page: only the tasks it leads, or all of them. The choice is in the address, so that it can be shared. */
(() => {
  "use strict";
  const root = document.querySelector(".vk-duties");
  const buttons = [...root.querySelectorAll("button[data-show]")];
  const status = document.getElementById("vk-shown");
  const hasLead = !root.querySelector('[data-show="lead"]').disabled;

  const show = (which) => {
    root.dataset.shown = which;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === which));
    const count = root.querySelectorAll(which === "lead" ? ".vk-sheet tbody tr:not(.vk-not-lead)" : ".vk-sheet tbody tr").length;
    status.textContent = `Đang xem ${count} nhiệm vụ${which === "lead" ? " chủ trì" : ""}, sớm đến hạn xếp trước.`;
  };
  /* a role that the address points at, for instance #coordinate */
  const pointed = () => document.getElementById(window.vankien.pointed())?.dataset.role;
  const remember = (which) => {
    const query = new URLSearchParams(location.search);
    if (which === "lead") query.set("vai-tro", "lead"); else query.delete("vai-tro");
    const text = query.toString();
    const anchor = which === "lead" && pointed() ? "#nhiem-vu" : location.hash;
    try { history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + anchor); } catch { /* file: */ }
  };
  /* what the address points at is stronger than the switch */
  const wanted = () => {
    const lead = new URLSearchParams(location.search).get("vai-tro") === "lead";
    return lead && hasLead && ["lead", undefined].includes(pointed()) ? "lead" : "all";
  };
  const follow = () => document.getElementById(window.vankien.pointed())?.scrollIntoView();

  for (const part of root.querySelectorAll(".vk-needs-script")) part.hidden = false;
  for (const button of buttons) {
    button.addEventListener("click", () => { show(button.dataset.show); remember(button.dataset.show); });
  }
  addEventListener("hashchange", () => {
    if (root.dataset.shown === "lead" && wanted() === "all") { show("all"); follow(); }
  });
  show(wanted());
  if (location.hash) follow();
})();
