/* The reader's place: what stands at the top of the window, what is typed and opened. Kept over a reload in this tab. */

const PLACE = "vankien.serve.place";
const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, tr, dt, dd, pre, blockquote, figure, summary";
const SAID = 160; /* letters by which a block is known again */

const wordsOf = (block) => block.textContent.trim().replace(/\s+/g, " ").slice(0, SAID);

/* blocks in the window, from its top; what is fixed there covers some of it */
const blocksInView = () => {
  const covered = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
  const found = [];
  for (const block of (document.querySelector("main") ?? document.body).querySelectorAll(BLOCKS)) {
    const { top, bottom, height } = block.getBoundingClientRect();
    if (height && bottom > Math.max(0, covered) && top < innerHeight) found.push({ block, top });
    if (found.length === 12) break;
  }
  return found;
};

/* carry out a change of the document with what is read staying where it is */
const holding = (change) => {
  const before = scrollY > 0 ? blocksInView() : [];
  change();
  const held = before.find(({ block }) => block.isConnected);
  if (held) scrollBy({ top: held.block.getBoundingClientRect().top - held.top, behavior: "instant" });
};

const fields = () => [...document.querySelectorAll("input, textarea, select")]
  .filter((field) => !field.matches("[type=hidden], [type=password], [type=file], .md-toggle"));
const stateOf = (field) => {
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked;
  return field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
};
const setState = (field, state) => {
  if (JSON.stringify(stateOf(field)) === JSON.stringify(state)) return;
  if (typeof state === "boolean") field.checked = state;
  else if (Array.isArray(state)) for (const option of field.options) option.selected = state.includes(option.value);
  else field.value = state;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
};
const opened = () => [...document.querySelectorAll("details")];

const keepPlace = () => {
  const at = document.activeElement;
  const place = {
    path: location.pathname,
    y: scrollY,
    blocks: blocksInView().map(({ block, top }) => ({ id: block.closest("[id]")?.id ?? "", words: wordsOf(block), top })),
    states: fields().map((field) => [field.id || field.name, stateOf(field)]),
    open: opened().map((details) => details.open),
    focus: fields().indexOf(at),
    selection: at?.selectionStart === undefined ? null : [at.selectionStart, at.selectionEnd],
  };
  try { sessionStorage.setItem(PLACE, JSON.stringify(place)); } catch { /* no storage: the page begins at its top */ }
};
const takePlace = () => {
  try {
    const place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
    return place?.path === location.pathname ? place : null;
  } catch {
    return null;
  }
};

/* the first block of then that is there now; of several with the same words the one nearest to its old place */
const foundAgain = ({ blocks, y }) => {
  const now = new Map();
  for (const block of document.querySelectorAll(BLOCKS)) {
    const words = wordsOf(block);
    if (words) now.set(words, [...(now.get(words) ?? []), block]);
  }
  for (const { words, top } of blocks) {
    const away = (block) => Math.abs(block.getBoundingClientRect().top + scrollY - y - top);
    const nearest = (now.get(words) ?? []).sort((a, b) => away(a) - away(b))[0];
    if (nearest) return { element: nearest, top };
  }
  return null;
};

const goBack = (place) => {
  const held = foundAgain(place);
  if (held) scrollBy({ top: held.element.getBoundingClientRect().top - held.top, behavior: "instant" });
  else scrollTo({ top: place.y, behavior: "instant" });
};

const fillAgain = (place) => {
  const now = fields();
  if (now.length === place.states.length) {
    place.states.forEach(([name, state], i) => { if ((now[i].id || now[i].name) === name) setState(now[i], state); });
    const at = now[place.focus];
    at?.focus({ preventScroll: true });
    try { if (at && place.selection) at.setSelectionRange(...place.selection); } catch { /* a field without a caret */ }
  }
  const boxes = opened();
  if (boxes.length === place.open.length) boxes.forEach((details, i) => { details.open = place.open[i]; });
};

const SETTLING = 1000; /* milliseconds after loading in which a page still draws what its scripts fetch */

/* at every frame until the page is whole, because text above may still grow; a reader who scrolls meanwhile is let go */
const returnToPlace = () => {
  const place = takePlace();
  if (!place) return;
  history.scrollRestoration = "manual";
  let active = true;
  const now = () => { if (active && place.y) goBack(place); };
  const grown = new ResizeObserver(now);
  const stop = () => { active = false; grown.disconnect(); history.scrollRestoration = "auto"; };
  for (const name of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(name, stop, { once: true, passive: true });
  let loading = true;
  const frame = () => { if (loading) { if (document.body) now(); requestAnimationFrame(frame); } };
  requestAnimationFrame(frame);
  addEventListener("DOMContentLoaded", now);
  addEventListener("load", () => setTimeout(async () => {
    loading = false;
    fillAgain(place);
    await document.fonts.ready;
    now();
    if (active) grown.observe(document.body);
    setTimeout(stop, SETTLING);
  }));
};
