/* Bring an open page from one edition of its file to the next without loading it again.

   Three trees are walked beside each other: the file as it was, the page as its scripts have made it, the file as it is. Only where the
   first and the last differ is the page touched, and only where it is still as its file was. Whatever a script of the page could
   have to do with, such as elements that it listens to or data that it reads when it starts, throws Unsafe: then the page is
   loaded again. */

class Unsafe extends Error {}

const PLAIN = new Set(["a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption",
  "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong",
  "sub", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "u", "ul"]);
const ACTIVE = new Set(["script", "style", "link", "input", "textarea", "select", "option", "button", "iframe", "object", "template", "noscript"]);

/* elements that scripts of the page listen to; this script runs before them */
const listenedTo = new WeakSet();
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function addEventListener(...rest) {
  if (this instanceof Element) listenedTo.add(this);
  return listen.apply(this, rest);
};

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const must = (condition, why) => { if (!condition) throw new Unsafe(why); };
const withAll = (node) => (isElement(node) ? [node, ...node.querySelectorAll("*")] : []);

const isCounterpart = (was, live) =>
  was.nodeType === live.nodeType && was.nodeName === live.nodeName && (isElement(was) ? was.id === live.id : was.data === live.data);

/* for each child of the file's tree the one of the page; what scripts put between is passed over */
const counterparts = (was, live) => {
  let at = live.firstChild;
  return [...was.childNodes].map((child) => {
    while (at && !isCounterpart(child, at)) at = at.nextSibling;
    must(at, `no counterpart of ${child.nodeName} in ${was.nodeName}`);
    const found = at;
    at = at.nextSibling;
    return found;
  });
};

const patchAttributes = (was, live, next) => {
  for (const name of new Set([...was.getAttributeNames(), ...next.getAttributeNames()])) {
    const [before, after] = [was.getAttribute(name), next.getAttribute(name)];
    if (before === after) continue;
    must(!name.startsWith("data-") && !name.startsWith("on") && name !== "id", `attribute ${name}`);
    must(live.getAttribute(name) === before, `attribute ${name} was changed by a script`);
    if (after === null) live.removeAttribute(name); else live.setAttribute(name, after);
  }
};

const removable = (was, live) =>
  live.isEqualNode(was) && withAll(live).every((element) => !ACTIVE.has(element.localName) && !listenedTo.has(element));
const plain = (node) => withAll(node).every((element) =>
  PLAIN.has(element.localName) && element.getAttributeNames().every((name) => !name.startsWith("data-") && !name.startsWith("on")));

const patchChildren = (was, live, next) => {
  const [before, after] = [[...was.childNodes], [...next.childNodes]];
  const lives = counterparts(was, live);
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  const gone = before.slice(start, before.length - end);
  const come = after.slice(start, after.length - end);
  if (gone.length === come.length && gone.every((node, i) => node.nodeType === come[i].nodeType && node.nodeName === come[i].nodeName)) {
    gone.forEach((node, i) => patchNode(node, lives[start + i], come[i]));
    return;
  }
  must(gone.every((node, i) => removable(node, lives[start + i])), `what goes from ${was.nodeName} belongs to a script`);
  must(come.every(plain), `what comes into ${was.nodeName} could need a script`);
  const following = lives[start + gone.length] ?? lives[start + gone.length - 1]?.nextSibling ?? (start ? lives[start - 1].nextSibling : null);
  for (const node of come) live.insertBefore(document.importNode(node, true), following);
  for (let i = 0; i < gone.length; i += 1) lives[start + i].remove();
};

const patchNode = (was, live, next) => {
  if (was.isEqualNode(next)) return;
  if (!isElement(was)) {
    must(live.data === was.data, "text was changed by a script");
    live.data = next.data;
    return;
  }
  must(!ACTIVE.has(was.localName) && was.namespaceURI === "http://www.w3.org/1999/xhtml", was.nodeName);
  patchAttributes(was, live, next);
  patchChildren(was, live, next);
};

const runningPart = (page) => [...page.head.querySelectorAll("script:not([type='application/ld+json']), style, link[rel=stylesheet], base")]
  .map((element) => element.outerHTML).join("\n");
const shell = (element) => element.cloneNode(false).outerHTML;

/* throws Unsafe with the page half changed: load it again */
const patchPage = (was, next) => {
  must(runningPart(was) === runningPart(next), "head");
  must(shell(was.documentElement) === shell(next.documentElement) && shell(was.body) === shell(next.body), "shell");
  if (was.title !== next.title) document.title = next.title;
  holding(() => patchChildren(was.body, document.body, next.body));
};
