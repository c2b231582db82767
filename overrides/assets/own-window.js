/* Full pages are not for the frames of other sites (there are light ones in nhung/): there only a link to them is shown.
   Hosts say the same in a header where they can; this stands in for those that cannot. */
(() => {
  "use strict";
  if (window.parent === window) return;
  const root = new URL("../", document.currentScript.src).href;
  try {
    if (window.parent.location.href.startsWith(root)) return; /* a frame of our own */
  } catch { /* another origin */ }
  const link = document.createElement("a");
  link.href = location.href;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = `Mở “${document.title}” trong cửa sổ riêng`;
  const line = document.createElement("p");
  line.className = "vk-own-window";
  line.append(link);
  document.body.replaceChildren(line);
})();
