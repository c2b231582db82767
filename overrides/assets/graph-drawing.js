/* Draws a view of the map on a canvas: layers from left to right at places computed here, so that the same view
   always looks the same. On a narrow screen the thing in the middle stands on top of at most three columns. */
window.vankienDrawing = (() => {
  "use strict";
  const WIDE = { font: 12.5, lines: 2, height: 42, pitch: 51, gap: 110, most: 270, inset: 20, marks: true };
  const NARROW = { font: 11, lines: 3, height: 50, pitch: 57, gap: 20, most: 400, inset: 12, marks: false };
  const CORNERS = { instrument: 0, document: 8, task: 4, body: 18 };
  const EDGE = 5;
  const HEAD = 46;
  const TALLEST = 1500;
  const SHAPES = { instrument: "rectangle", document: "cut-rectangle", task: "round-rectangle", body: "round-rectangle" };
  const MARKS = { instrument: "▪ ", document: "▤ ", task: "▷ ", body: "● " };
  const pen = document.createElement("canvas").getContext("2d");

  /* Words with what joins them to the word before; one that is wider than a line may break after a stroke or hyphen. */
  const wordsOf = (text, width) => text.split(/[ \n]+/).flatMap((word) => {
    const parts = pen.measureText(word).width > width ? word.match(/[^/-]+[/-]*|[/-]+/g) : [word];
    return parts.map((part, at) => ({ part, join: at ? "" : " " }));
  });

  /* A text broken into lines that fit; the last line ends in an ellipsis where the text goes on. */
  const broken = (text, width, most) => {
    const lines = [""];
    for (const { part, join } of wordsOf(text, width)) {
      const longer = lines.at(-1) ? lines.at(-1) + join + part : part;
      if (pen.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
      else if (lines.length < most) lines.push(part);
      else {
        let cut = lines.at(-1);
        while (cut && pen.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1);
        lines[lines.length - 1] = `${cut.trimEnd()}…`;
        break;
      }
    }
    return lines;
  };

  const labelOf = (node, size, width) => {
    pen.font = `500 ${size.font}px "Be Vietnam Pro", sans-serif`;
    const room = width - size.inset;
    if (node.bundle) {
      const sub = broken(node.sub, room, size.lines - 1);
      return [...broken(node.name, room, size.lines - sub.length), ...sub].join("\n");
    }
    const count = node.kind === "task" || !node.count ? "" : ` ·\u00a0${node.count}`;
    const name = (size.marks ? MARKS[node.kind] : "") + node.name;
    const lines = broken(name + count, room, size.lines);
    if (!count || !lines.at(-1).endsWith("…")) return lines.join("\n");
    const short = broken(name, room, size.lines);
    const last = broken(short.at(-1).replace("…", ""), room - pen.measureText(`…${count}`).width, 1)[0];
    return `${[...short.slice(0, -1), last.replace("…", "").trimEnd()].join("\n")}…${count}`;
  };

  /* Place and size of everything: {nodes: [{node, x, y, width}], titles: [{text, x, y, width}], height, top: keys that stand above the columns}. */
  const arrange = (view, full) => {
    const narrow = full < 640;
    const size = narrow ? NARROW : WIDE;
    const width = full - 2 * EDGE;
    const nodes = [];
    const titles = [];
    const top = new Set();
    let y = 0;
    const stacked = narrow && view.focus.node ? view.columns.filter(({ column, nodes: inside }) => column === "above" || inside.some((n) => n.own)) : [];
    for (const { nodes: inside } of stacked) {
      for (const node of inside) {
        nodes.push({ node, x: full / 2, y: y + EDGE + size.height / 2, width });
        top.add(node.key);
        y += size.pitch;
      }
    }
    const columns = view.columns.filter((column) => !stacked.includes(column));
    const count = Math.max(columns.length, 1);
    const gap = narrow || count <= 3 ? size.gap : size.gap / 2;
    const wide = Math.min(size.most, (width - gap * (count - 1)) / count);
    const step = count > 1 ? (width - wide) / (count - 1) : 0;
    const rows = Math.max(1, ...columns.map((column) => column.nodes.length));
    columns.forEach((column, at) => {
      const x = EDGE + (count > 1 ? wide / 2 + at * step : width / 2);
      titles.push({ text: `${column.title} (${column.total})`, x, y: y + HEAD / 2, width: wide });
      const start = y + HEAD + ((rows - column.nodes.length) * size.pitch) / 2;
      column.nodes.forEach((node, row) => nodes.push({ node, x, y: start + row * size.pitch + size.height / 2, width: wide }));
    });
    return { nodes, titles, size, top, height: y + HEAD + rows * size.pitch + 8 };
  };

  /* An S-curve from the right side of a node to the left side of another; a bow on the left within one column. */
  const curveOf = (a, b) => {
    const [x1, x2] = [a.x + a.width / 2, b.x - b.width / 2];
    const dy = b.y - a.y;
    if (a.x === b.x) return { distances: `${dy > 0 ? 34 : -34}`, weights: "0.5", from: "270deg", to: "270deg" };
    const dx = x2 - x1;
    const long = dx * dx + dy * dy;
    const bend = (dx * dy) / (2 * Math.sqrt(long));
    return { distances: `${-bend} ${bend}`, weights: `${(dx * dx) / 2 / long} ${((dx * dx) / 2 + dy * dy) / long}`, from: "90deg", to: "270deg" };
  };

  const elementsOf = (view, plan) => {
    const places = new Map(plan.nodes.map((place) => [place.node.key, place]));
    const out = plan.titles.map((title, at) => {
      pen.font = '600 12px "Be Vietnam Pro", sans-serif';
      return { data: { id: `title:${at}`, label: broken(title.text, title.width, 2).join("\n"), width: title.width, height: 30 }, position: { x: title.x, y: title.y }, classes: "title", selectable: false };
    });
    for (const { node, x, y, width } of plan.nodes) {
      const classes = [node.kind, node.own ? "own" : "", node.bundle ? "bundle" : "", plan.size === NARROW ? "small" : ""].join(" ");
      out.push({ data: { id: node.key, label: labelOf(node, plan.size, width), full: node.name, width, height: plan.size.height }, position: { x, y }, classes });
    }
    const most = Math.max(1, ...view.lines.map((line) => line.weight));
    for (const { from, to, weight } of view.lines) {
      if (plan.top.has(from.key) || plan.top.has(to.key)) continue;
      const curve = curveOf(places.get(from.key), places.get(to.key));
      out.push({ data: { id: `${from.key} ${to.key}`, source: from.key, target: to.key, share: Math.sqrt(weight / most), thick: 1 + (most > 1 ? 6 : 0.5) * Math.sqrt(weight / most), ...curve }, classes: weight ? "" : "stated" });
    }
    return out;
  };

  const styleOf = () => {
    const css = getComputedStyle(document.body);
    const colour = (name) => css.getPropertyValue(`--vk-${name}`).trim();
    const kinds = { instrument: colour("red-ink"), document: colour("link"), task: colour("warn-ink"), body: colour("body") };
    return [
      { selector: "node", style: { width: "data(width)", height: "data(height)", "background-color": colour("paper"), "border-width": 1.5, "border-color": colour("muted"), label: "data(label)", "font-family": '"Be Vietnam Pro", sans-serif', "font-size": WIDE.font, "font-weight": 500, color: colour("ink"), "text-valign": "center", "text-halign": "center", "text-wrap": "wrap", "text-justification": "left", "line-height": 1.25, "overlay-opacity": 0 } },
      ...Object.entries(kinds).map(([kind, value]) => ({ selector: `node.${kind}`, style: { "border-color": value, shape: SHAPES[kind], "corner-radius": CORNERS[kind] } })),
      { selector: "node.small", style: { "font-size": NARROW.font } },
      { selector: "node.bundle", style: { "border-style": "double", "border-width": 4 } },
      { selector: "node.title", style: { "font-size": 12, "font-weight": 600, color: colour("muted"), "background-opacity": 0, "border-width": 0, events: "no" } },
      { selector: "node.own", style: { "background-color": colour("tint"), "border-width": 3.5 } },
      { selector: "edge", style: { "curve-style": "unbundled-bezier", "edge-distances": "endpoints", "control-point-distances": "data(distances)", "control-point-weights": "data(weights)", "source-endpoint": "data(from)", "target-endpoint": "data(to)", width: "data(thick)", "line-color": colour("muted"), "line-opacity": "mapData(share, 0, 1, 0.25, 0.7)", events: "no", "overlay-opacity": 0 } },
      { selector: "edge.stated", style: { "line-style": "dashed" } },
      { selector: ".far", style: { opacity: 0.28 } },
      { selector: "edge.near", style: { "line-color": colour("red-ink"), "line-opacity": 0.9 } },
      { selector: "node.current", style: { "border-width": 4, "border-color": colour("ink") } },
    ];
  };

  /* A drawing in a container; ``pick`` gets the key of a node that is clicked or tapped. */
  const create = (container, pick) => {
    // the library would add a style element, which a strict policy forbids; graph.css says the same
    const holder = document.createElement("meta");
    holder.id = "__________cytoscape_stylesheet";
    document.head.append(holder);
    const cy = window.cytoscape({ container, style: styleOf(), layout: { name: "preset" }, autoungrabify: true, autounselectify: true, boxSelectionEnabled: false, userZoomingEnabled: false, userPanningEnabled: false, minZoom: 0.03, maxZoom: 4 });
    let marked = "";
    const mark = (key) => {
      marked = key;
      cy.batch(() => {
        cy.elements().removeClass("far near current");
        const node = key ? cy.getElementById(key) : cy.collection();
        if (!node.length) return;
        const around = node.closedNeighborhood();
        cy.elements().not(around).not(".title").addClass("far");
        around.edges().addClass("near");
        node.addClass("current");
      });
    };
    cy.on("tap", "node", (event) => pick(event.target.id()));
    cy.on("mouseover", "node", (event) => { mark(event.target.id()); container.title = event.target.data("full"); container.classList.add("vk-map-hand"); });
    cy.on("mouseout", "node", () => { mark(""); container.title = ""; container.classList.remove("vk-map-hand"); });
    const show = (view) => {
      const plan = arrange(view, container.clientWidth);
      container.style.height = `${Math.min(plan.height, TALLEST)}px`;
      cy.resize();
      cy.batch(() => { cy.elements().remove(); cy.add(elementsOf(view, plan)); });
      cy.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
      cy.userPanningEnabled(plan.height > TALLEST);
      marked = "";
    };
    /* ``factor`` 0 fits everything into the frame. */
    const zoom = (factor) => {
      if (factor) cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: container.clientWidth / 2, y: Math.min(container.clientHeight, 600) / 2 } });
      else cy.fit(undefined, 4);
      cy.userPanningEnabled(true);
    };
    const recolour = () => { cy.style(styleOf()); mark(marked); };
    return { show, mark, zoom, recolour, cy };
  };

  return { create, arrange, broken };
})();
