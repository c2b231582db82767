/* The colours that the reader chose on an earlier page, set before anything is drawn. */
(() => {
  "use strict";
  let palette;
  try { palette = window.__md_get("__palette"); } catch { return; }
  if (!palette?.color) return;
  if (palette.color.media === "(prefers-color-scheme)") {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${scheme})']`);
    for (const part of ["media", "scheme", "primary", "accent"]) palette.color[part] = input.getAttribute(`data-md-color-${part}`);
  }
  for (const [key, value] of Object.entries(palette.color)) document.body.setAttribute(`data-md-color-${key}`, value);
})();
