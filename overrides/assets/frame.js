/* What Material's bundle expects of every page: values that are kept for the whole site, and a hash. */
(() => {
  "use strict";
  const scope = new URL("../", document.currentScript.src);
  window.__md_scope = scope;
  /* the bundle takes every plain alternate, so feeds too, for another language of the site and asks for its sitemap */
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("link[rel=alternate]:not([hreflang])")) link.rel = "alternate feed";
  });
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage = localStorage, within = scope) => JSON.parse(storage.getItem(`${within.pathname}.${key}`));
  window.__md_set = (key, value, storage = localStorage, within = scope) => {
    try { storage.setItem(`${within.pathname}.${key}`, JSON.stringify(value)); } catch { /* private mode */ }
  };
})();
