/* The colours that the reader's system asks for, set before anything is drawn; the style sheets know schemes by this mark. */
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => { document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default"; };
  dark.addEventListener("change", paint);
  paint();
})();
