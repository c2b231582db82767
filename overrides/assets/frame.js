/* What Material's bundle expects of every page, values that are kept for the whole site and a hash; and the colours that the reader chose on
   an earlier page. The one script that does not wait: it stands in the header, so that a page in dark is never light for a moment. */
(() => {
  "use strict";
  const scope = new URL("../", document.currentScript.src);
  window.__md_scope = scope;
  document.documentElement.classList.replace("no-js", "js"); /* awaited.css */
  /* the bundle takes every plain alternate, so feeds too, for another language of the site and asks for its sitemap */
  for (const link of document.querySelectorAll("link[rel=alternate]:not([hreflang])")) link.rel = "alternate feed";
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage = localStorage, within = scope) => JSON.parse(storage.getItem(`${within.pathname}.${key}`));
  window.__md_set = (key, value, storage = localStorage, within = scope) => {
    try { storage.setItem(`${within.pathname}.${key}`, JSON.stringify(value)); } catch { /* private mode */ }
  };

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
