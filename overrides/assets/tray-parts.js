/* The texts of the tray: a document's script when it is in use, and each chosen item as a section of the booklet. */
(() => {
  "use strict";
  const root = document.getElementById("vk-tray");
  const known = new Set(JSON.parse(document.getElementById("vk-tray-documents").textContent));
  const SHORT = 500; /* a paragraph that need not be cut at a page's end */
  const loading = new Map();
  const parsed = new Map();

  const load = (id) => {
    if (!loading.has(id)) {
      loading.set(id, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${root.dataset.texts}${id}.js`;
        script.onload = () => done();
        script.onerror = () => { loading.delete(id); done(); }; /* tried again at the next change */
        document.head.append(script);
      }));
    }
    return loading.get(id);
  };
  const cut = (item) => {
    const at = item.indexOf("~");
    return [item.slice(0, at), item.slice(at + 1)];
  };
  /* loads what the items need; only documents of this site are ever asked for */
  const need = (items) => Promise.all([...new Set(items.map((item) => cut(item)[0]))].filter((id) => known.has(id)).map(load));

  /* "unknown" when the site has no such item, "missing" when its document could not be read */
  const find = (item) => {
    const [id, key] = cut(item);
    if (!known.has(id)) return { state: "unknown" };
    const texts = window.vankienTexts?.[id];
    if (!texts) return { state: "missing", title: item, source: "Chưa tải được nội dung" };
    if (!Object.hasOwn(texts.items, key)) return { state: "unknown" };
    const [path, anchor, href, place, title] = texts.items[key];
    return { state: "found", document: id, path, anchor, href, place, title, source: `${place} · ${texts.name}` };
  };

  const pageOf = (id) => {
    if (!parsed.has(id)) parsed.set(id, new DOMParser().parseFromString(window.vankienTexts[id].html, "text/html"));
    return parsed.get(id);
  };
  const made = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
  const renamed = (element, tag) => {
    const other = made(tag, element.className);
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
  };

  /* a copy without the tools of the document's page; what it points at and is pointed at becomes its own */
  const copyOf = (entry, prefix) => {
    const page = pageOf(entry.document);
    let copy = document.importNode(page.getElementById(entry.anchor), true);
    if (copy.tagName === "SPAN") { /* an item within a paragraph */
      const paragraph = made("p", "");
      paragraph.append(copy);
      copy = made("section", "vk-item");
      copy.append(paragraph);
    }
    for (const tool of copy.querySelectorAll(".vk-permalink, .vk-task-link")) tool.remove();
    const marks = [...copy.querySelectorAll(".vk-note a")];
    const notes = made("div", "vk-notes");
    notes.append(made("ol", ""));
    notes.firstChild.append(...marks.map((mark) => document.importNode(page.getElementById(mark.getAttribute("href").slice(1)), true)));
    const text = made("div", "vk-part-text");
    text.append(copy, ...(marks.length ? [notes] : []));
    for (const element of text.querySelectorAll("[id]")) element.id = prefix + element.id;
    for (const link of text.querySelectorAll('a[href^="#"]')) link.setAttribute("href", `#${prefix}${link.getAttribute("href").slice(1)}`);
    return text;
  };
  /* headings below the section's own, in steps of one from h3 */
  const relevel = (text) => {
    const headings = [...text.querySelectorAll("h2, h3, h4, h5, h6")];
    const top = Math.min(...headings.map((heading) => Number(heading.tagName[1])));
    for (const heading of headings) renamed(heading, `h${Math.min(6, Number(heading.tagName[1]) - top + 3)}`);
  };
  const addressOf = (href) => (location.protocol === "file:" ? href : new URL(root.dataset.root + href, location).href);

  let count = 0;
  const build = (entry) => {
    const section = made("section", "vk-part vk-paper");
    section.id = `phan-${count += 1}`;
    const start = made("div", "vk-part-start");
    const source = made("p", "vk-source", `${entry.source} · `);
    if (entry.state === "missing") {
      start.append(made("h2", "", entry.title), source);
      section.append(start);
      return section;
    }
    const link = made("a", "", decodeURI(addressOf(entry.href)));
    link.href = root.dataset.root + entry.href;
    source.append(link);
    const text = copyOf(entry, `t${count}-`);
    const own = text.firstChild.querySelector(":scope > .vk-h");
    const name = own ? renamed(own, "h2") : made("h2", "", entry.place);
    start.append(name, source);
    relevel(text);
    section.append(start, text);
    const first = text.firstChild.firstElementChild;
    /* the start of a section stays together on paper */
    if (first?.tagName === "P" && first.textContent.length < SHORT) start.append(first);
    return section;
  };
  window.vankien.trayParts = { need, find, build, made };
})();
