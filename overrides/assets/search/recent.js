/* What was looked for last, kept on this device only: a list of words, newest first. */
(() => {
  "use strict";
  const KEY = "vankien.searches";
  const MOST = 8;
  const LONGEST = 200;
  const { remember, recall } = window.vankien;

  const all = () => {
    try {
      const kept = JSON.parse(recall(KEY) || "[]");
      return kept.filter((text) => typeof text === "string" && text && text.length <= LONGEST).slice(0, MOST);
    } catch { return []; /* not ours */ }
  };
  const keep = (list) => remember(KEY, JSON.stringify(list.slice(0, MOST)));
  const save = (words) => {
    const text = words.trim().replace(/\s+/g, " ").normalize("NFC");
    if (text && text.length <= LONGEST) keep([text, ...all().filter((other) => other.toLowerCase() !== text.toLowerCase())]);
  };
  const drop = (text) => keep(all().filter((other) => other !== text));
  window.vankienRecent = { all, save, drop, clear: () => keep([]) };
})();
