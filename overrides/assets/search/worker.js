/* The engine in a worker of its own, so that typing is never held up. Parts of the index are read as data, never run. */
"use strict";
importScripts("analysis.js", "input-methods.js", "store.js", "interpret.js", "ranking.js", "presenting.js", "correcting.js", "numbers.js", "narrowing.js", "engine.js");
const index = new URL("../../tim-kiem/chi-muc/", self.location.href);
const load = async (name) => {
  const answer = await fetch(new URL(`${name}.js`, index));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const text = await answer.text();
  return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
};
const find = self.vankienSearchEngine.makeEngine(load);
self.addEventListener("message", async ({ data: { id, query, options } }) => {
  try {
    self.postMessage({ id, result: await find(query, options) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
});
