/* Buttons that copy a code; without a script it is marked and copied by hand. */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-copy-from]")) {
    const area = document.getElementById(button.dataset.copyFrom);
    button.hidden = false;
    button.addEventListener("click", () => window.vankien.copy(area.value, "Đã sao chép mã"));
    area.addEventListener("focus", () => area.select());
  }
})();
