// What a piece of HTML says, whatever tags and styles say it: its blocks in order, each with its text and the marked stretches.
// Runs in a page and parses with the browser's own parser: (html) => [{kind, text, strong, emphasis, links}].
(html) => {
  const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,tr,td,th,table,tbody,thead,tfoot,caption,ul,ol,div,section,article,aside,header,footer,blockquote,pre,figure,figcaption,hr,dl,dt,dd";
  const KINDS = { H1: "h1", H2: "h2", H3: "h3", H4: "h4", H5: "h5", H6: "h6", LI: "li", TR: "row", BLOCKQUOTE: "quote", PRE: "pre" };
  const NOTHING_SAID = ["SCRIPT", "STYLE", "TEMPLATE"];
  const plain = (text) => text.normalize("NFC").replace(/[\s\u00a0\u200b\ufeff]+/g, " ").trim();
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const found = [];
  let open = null;

  const close = () => {
    if (open) {
      const text = open.parts.map((part) => part.text).join("");
      if (plain(text)) {
        found.push({
          kind: open.kind,
          text: text.split("\n").map(plain).join("\n").trim(),
          strong: stretches(open.parts, "strong"),
          emphasis: stretches(open.parts, "emphasis"),
          links: stretches(open.parts, "href").map((text, at) => [text, hrefs(open.parts)[at]]),
        });
      }
    }
    open = null;
  };
  // Neighbours with the same mark are one stretch; white space at its ends belongs to nobody.
  const runs = (parts, mark) => {
    const all = [];
    parts.forEach((part, at) => {
      const before = parts[at - 1];
      if (!part[mark]) return;
      if (before && before[mark] === part[mark]) all[all.length - 1].text += part.text;
      else all.push({ text: part.text, value: part[mark] });
    });
    return all.filter((run) => plain(run.text));
  };
  const stretches = (parts, mark) => runs(parts, mark).map((run) => plain(run.text));
  const hrefs = (parts) => runs(parts, "href").map((run) => run.value);
  const add = (kind, text, marks) => {
    open ??= { kind, parts: [] };
    open.parts.push({ text, ...marks });
  };
  const marksOf = (element, marks) => {
    const { fontWeight, fontStyle } = element.style;
    const tag = element.tagName;
    let strong = marks.strong || ["B", "STRONG"].includes(tag);
    if (fontWeight) strong = fontWeight === "bold" || Number(fontWeight) >= 600;
    let emphasis = marks.emphasis || ["I", "EM"].includes(tag);
    if (fontStyle) emphasis = fontStyle === "italic";
    return { strong, emphasis, href: tag === "A" && element.hasAttribute("href") ? element.getAttribute("href") : marks.href };
  };
  const row = (tr) => {
    close();
    [...tr.cells].forEach((cell, at) => {
      if (at) add("row", " | ", {});
      [...cell.childNodes].forEach((child) => inline(child, "row", {}));
    });
    close();
  };
  // Within a row everything is one block: paragraphs that an editor puts into cells say nothing.
  const inline = (node, kind, marks) => {
    if (node.nodeType === Node.TEXT_NODE) add(kind, node.data.replace(/\s+/g, " "), marks);
    else if (node.nodeType === Node.ELEMENT_NODE && !NOTHING_SAID.includes(node.tagName)) {
      if (node.tagName === "BR") add(kind, "\n", {});
      else node.childNodes.forEach((child) => inline(child, kind, marksOf(node, marks)));
    }
  };
  const walk = (node, kind, marks) => {
    if (node.nodeType !== Node.ELEMENT_NODE || !node.querySelector(BLOCKS) && !node.matches(BLOCKS)) return inline(node, kind, marks);
    if (node.tagName === "TR") return row(node);
    const isBlock = node.matches(BLOCKS);
    if (isBlock) close();
    const inner = KINDS[node.tagName] ?? (["li", "quote"].includes(kind) ? kind : "p");
    node.childNodes.forEach((child) => walk(child, inner, marksOf(node, marks)));
    if (isBlock) close();
  };
  body.childNodes.forEach((child) => walk(child, "p", {}));
  close();
  return found;
}
