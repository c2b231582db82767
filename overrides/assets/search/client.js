/* window.vankienSearch.find(text, options): the engine in a worker, or in the page where a page from a disk may start none. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const SCRIPTS = ["analysis", "input-methods", "store", "interpret", "ranking", "presenting", "correcting", "numbers", "narrowing", "engine"];
  const index = new URL("../../tim-kiem/chi-muc/", here);

  const script = (address) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.async = false;
    element.addEventListener("load", () => { element.remove(); resolve(); });
    element.addEventListener("error", () => { element.remove(); reject(new Error(`không đọc được ${address}`)); });
    document.head.append(element);
  });

  const inPage = () => {
    const taken = new Map();
    window.vankienSearchTake = (name, data) => taken.set(name, data);
    const load = async (name) => {
      await script(new URL(`${name}.js`, index).href);
      const data = taken.get(name);
      taken.delete(name);
      return data;
    };
    let ready;
    return async (query, options) => {
      ready ??= Promise.all(SCRIPTS.map((name) => script(new URL(`${name}.js`, here).href)))
        .then(() => window.vankienSearchEngine.makeEngine(load));
      ready.catch(() => { ready = undefined; });
      return (await ready)(query, options);
    };
  };
  /* a worker that cannot start, under a policy or on an old phone, leaves its questions to the page */
  const inWorker = (worker) => {
    const waiting = new Map();
    let last = 0, other = null;
    worker.addEventListener("error", () => {
      other ??= inPage();
      for (const { query, options, resolve, reject } of waiting.values()) other(query, options).then(resolve, reject);
      waiting.clear();
    });
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const { resolve, reject } = waiting.get(id) ?? {};
      if (!resolve) return;
      waiting.delete(id);
      if (error) reject(new Error(error)); else resolve(result);
    });
    return (query, options) => (other ? other(query, options) : new Promise((resolve, reject) => {
      waiting.set(++last, { query, options, resolve, reject });
      worker.postMessage({ id: last, query, options });
    }));
  };
  const started = () => {
    if (location.protocol === "file:") return inPage();
    try { return inWorker(new Worker(new URL("worker.js", here))); } catch { return inPage(); }
  };
  let find;
  window.vankienSearch = { find: (query, options = {}) => (find ??= started())(query, options) };
})();
