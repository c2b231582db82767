/* Hears of builds and brings the page up to date: style sheets are exchanged, text is patched, all else is loaded again. */

const own = document.currentScript;
const known = { ...own.dataset };
const trouble = new Trouble();
let build = Number(known.build);
let tag = known.tag;
let leaving = false;

const reload = () => {
  if (leaving) return;
  leaving = true;
  keepPlace();
  location.reload();
};

/* the address of a file of the site as its path from the root; null for others */
const sitePath = (address) => {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith(known.base)) return null;
  try { return decodeURIComponent(url.pathname.slice(known.base.length)); } catch { return null; }
};

/* ---- the file of this page, as a document without the script that the server puts in ---- */

const fileNow = async () => {
  const response = await fetch(location.pathname + location.search, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const script = page.querySelector("script[data-server][data-tag]");
  const state = { page, tag: script?.dataset.tag, build: Number(script?.dataset.build), server: script?.dataset.server };
  script?.remove();
  return state;
};

/* as this page was made of it; if it differs already, nobody knows from what to go on, and the page is loaded again */
let origin = null;
const keepOrigin = async () => {
  const file = await fileNow();
  return file.tag === tag && file.server === known.server ? file.page : null;
};
const originOnce = () => (origin ??= keepOrigin().catch(() => null));

/* ---- what this page is made of ---- */

const loadedPaths = () => {
  const addresses = performance.getEntriesByType("resource").filter((entry) => entry.initiatorType !== "iframe").map((entry) => entry.name);
  for (const element of document.querySelectorAll("link[href], script[src], img[src]")) addresses.push(element.href ?? element.src);
  return new Set(addresses.map(sitePath).filter((path) => path && path !== known.page));
};

const exchangeStyle = (link) => new Promise((done) => {
  const fresh = link.cloneNode();
  const address = new URL(link.href);
  address.searchParams.set("v", build);
  fresh.href = address.href;
  fresh.addEventListener("load", () => { holding(() => link.remove()); done(); });
  fresh.addEventListener("error", () => { fresh.remove(); done(); });
  link.after(fresh);
});

const takeAssets = async (changed) => {
  const links = new Map([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => [sitePath(link.href), link]));
  const mine = [...loadedPaths()].filter((path) => changed.has(path) && !path.endsWith(".html"));
  if (mine.some((path) => !links.has(path))) return false;
  await Promise.all(mine.map((path) => exchangeStyle(links.get(path))));
  return true;
};

const takeText = async () => {
  const was = await originOnce();
  const file = await fileNow();
  if (file.server !== known.server || !was || !file.tag) return false;
  if (file.tag === tag) return true;
  try {
    patchPage(was, file.page);
  } catch (problem) {
    if (problem instanceof Unsafe) return false;
    throw problem;
  }
  origin = Promise.resolve(file.page);
  tag = file.tag;
  return true;
};

/* ---- one edition after the other ---- */

const take = async (edition) => {
  if (edition.server !== known.server) { reload(); return; }
  if (edition.build < build) return;
  trouble.show(edition.trouble);
  if (edition.build === build) return;
  if (edition.since > build) {
    const response = await fetch(`${known.changes}?since=${build}`, { cache: "no-store" });
    await take({ ...(await response.json()), since: build });
    return;
  }
  const changed = edition.paths && new Set(edition.paths);
  build = edition.build;
  if (!changed || !(await takeAssets(changed))) { reload(); return; }
  if (changed.has(known.page) && !(await takeText())) reload();
};

let waiting = null;
let busy = false;
const takeNext = async () => {
  const edition = waiting;
  const reached = build;
  waiting = null;
  try {
    await take(edition);
  } catch (problem) {
    build = reached; /* the server went away in the middle: the next edition is taken from here */
    if (!(problem instanceof TypeError)) throw problem;
  }
};
const hear = async (message) => {
  waiting = JSON.parse(message);
  if (busy) return;
  busy = true;
  try {
    while (waiting && !leaving) await takeNext();
  } finally {
    busy = false;
  }
};

/* ---- one connection for all tabs: browsers open no more than six to a server ---- */

const listenAlone = () => {
  const source = new EventSource(known.events);
  source.onmessage = (event) => hear(event.data);
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) setTimeout(listenAlone, 1000); };
};
const listenTogether = () => {
  const worker = new SharedWorker(known.worker);
  worker.onerror = listenAlone;
  worker.port.onmessage = (event) => hear(event.data);
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
};

returnToPlace();
trouble.show(known.trouble);
addEventListener("pageshow", (event) => { if (event.persisted) reload(); });
addEventListener("load", () => setTimeout(originOnce));
try {
  if (typeof SharedWorker === "function") listenTogether(); else listenAlone();
} catch {
  /* a frame that may do nothing */
}
