/* What the map shows: from the data and the reader's choices to columns of nodes and weighted lines.
   No page, no drawing; the same choices give the same view. */
window.vankienMap = (() => {
  "use strict";
  const KINDS = ["instrument", "document", "body"];
  const COLUMNS = ["above", "instrument", "document", "task", "body"];
  const TITLES = {
    above: "Văn bản cấp trên, căn cứ", instrument: "Nghị quyết, văn bản được thực hiện",
    document: "Văn bản thực hiện", task: "Nhiệm vụ", body: "Cơ quan được giao",
  };
  const NOUNS = { above: "văn bản", instrument: "văn bản", document: "văn bản", task: "nhiệm vụ", body: "cơ quan" };
  const STATED = {
    implements: "được thực hiện bởi", based_on: "là căn cứ của", forwards: "được gửi kèm bởi", replies_to: "được trả lời bằng",
    replaces: "được thay thế bằng", amends: "được sửa đổi, bổ sung bởi",
  };
  const INHERITED = 2;

  const fold = (text) => window.vankien.fold(text);

  /* Rows of the data file as objects; keys are what addresses use: kind:id. */
  const read = (data) => {
    const nodes = data.nodes.map(([kind, id, name, address, group]) => (
      { key: `${KINDS[kind]}:${id}`, kind: KINDS[kind], id, name, group, address }));
    const tasks = data.tasks.map(([document, path, name, place, address, roles, claims, outdated]) => {
      const bodies = [];
      for (let at = 0; at < roles.length; at += 2) bodies.push({ node: nodes[roles[at]], roles: roles[at + 1] });
      const targets = [];
      for (let at = 0; at < claims.length; at += 2) targets.push({ node: nodes[claims[at]], via: claims[at + 1] });
      const id = `${nodes[document].id}#${path}`;
      return {
        key: `task:${id}`, kind: "task", id, name, place, address, document: nodes[document], group: document, bodies, targets, outdated: outdated === 1,
      };
    });
    const stated = data.stated.map(([source, relation, target]) => ({ source: nodes[source], relation, target: nodes[target] }));
    const byKey = new Map([...nodes, ...tasks].map((node) => [node.key, node]));
    const whole = new Set(stated.filter((s) => s.relation === "implements").map((s) => `${s.source.key} ${s.target.key}`));
    return { nodes, tasks, stated, byKey, whole, groups: data.groups, roles: data.roles };
  };

  const groupName = (graph, kind, group) => (kind === "task" ? graph.nodes[group].name : graph.groups[group][1]);
  const groupKey = (graph, kind, group) => `group:${kind}:${kind === "task" ? graph.nodes[group].id : graph.groups[group][0]}`;

  /* The thing in the middle: a node, a group of nodes, or nothing. */
  const focusOf = (graph, key) => {
    if (graph.byKey.has(key)) return { node: graph.byKey.get(key) };
    const [, kind, id] = /^group:(\w+):(.*)$/.exec(key || "") || [];
    const group = graph.groups.findIndex(([own]) => own === id);
    return ["instrument", "document", "body"].includes(kind) && group >= 0 ? { kind, group } : {};
  };

  const bitOf = (graph, role) => { const at = graph.roles.findIndex(([id]) => id === role); return at < 0 ? 0 : 1 << at; };

  /* The tasks that the filters and the focus leave. */
  const tasksOf = (graph, choice, focus) => {
    const bit = bitOf(graph, choice.role);
    const locality = graph.groups.findIndex(([id]) => id === choice.locality);
    const { node, kind, group } = focus;
    return graph.tasks.filter((task) => (
      (!choice.document || task.document.id === choice.document)
      && (!choice.locality || task.document.group === locality)
      && (!bit || task.bodies.some((b) => b.roles & bit))
      && (!node || node === task || node === task.document
        || (node.kind === "body" && task.bodies.some((b) => b.node === node && (!bit || b.roles & bit)))
        || (node.kind !== "body" && task.targets.some((t) => t.node === node)))
      && (!kind || (kind === "document" ? task.document.group === group
        : (kind === "body" ? task.bodies : task.targets).some((x) => x.node.kind === kind && x.node.group === group)))));
  };

  /* What one task adds: the nodes of each column and the lines between them. */
  const linksOf = (graph, task, choice, focus, withTasks) => {
    const bit = bitOf(graph, choice.role);
    const fits = (column, node) => (focus.node && focus.node.kind === column ? node === focus.node
      : focus.kind === column ? node.group === focus.group : true);
    const bodies = task.bodies.filter((b) => (!bit || b.roles & bit) && fits("body", b.node)).map((b) => b.node);
    const targets = task.targets.filter((t) => t.node !== task.document
      && (focus.node === undefined || focus.node.kind !== "document" || focus.node === task.document || t.node === focus.node)
      && (t.node.kind !== "instrument" || fits("instrument", t.node)));
    const lines = [];
    for (const { node, via } of targets) {
      const direct = withTasks && via !== INHERITED && !graph.whole.has(`${task.document.key} ${node.key}`);
      lines.push([node, direct ? task : task.document]);
    }
    if (withTasks) lines.push([task.document, task]);
    for (const body of bodies) lines.push([withTasks ? task : task.document, body]);
    return lines;
  };

  const addLine = (lines, from, to, weight, relation) => {
    const key = `${from.key} ${to.key}`;
    if (!lines.has(key)) lines.set(key, { key, from, to, weight: 0, relation });
    lines.get(key).weight += weight;
  };

  const relationOf = (from, to) => (to.kind === "body" ? "giao nhiệm vụ cho"
    : to.kind === "task" && from.kind === "document" ? "có nhiệm vụ" : STATED.implements);

  /* Relations that registries and documents state, where both ends can be seen. */
  const addStated = (graph, lines, focus, choice) => {
    if (choice.role || choice.min > 1) return;
    for (const { source, relation, target } of graph.stated) {
      if (focus.node) {
        if (source !== focus.node && target !== focus.node) continue;
      } else if (!["implements", "based_on"].includes(relation) || source.kind !== "document" || target.kind !== "instrument") continue;
      const member = { document: source, instrument: target }[focus.kind];
      if (focus.kind && (!member || member.group !== focus.group)) continue;
      if (choice.document && source.id !== choice.document && target.id !== choice.document) continue;
      if (choice.locality && source.kind === "document" && graph.groups[source.group][0] !== choice.locality) continue;
      addLine(lines, target, source, 0, STATED[relation]);
    }
  };

  /* Left of the thing in the middle is what it carries out, right of it what carries it out. */
  const columnOf = (node, focus, lines) => {
    const own = focus.node;
    if (!own || node === own || ["task", "body"].includes(own.kind) || ["task", "body"].includes(node.kind)) return node.kind;
    if (lines.has(`${node.key} ${own.key}`)) return own.kind === "instrument" ? "above" : "instrument";
    return lines.has(`${own.key} ${node.key}`) ? "document" : node.kind;
  };

  /* A column of at most ``rows``: the heaviest nodes, and the others together by their group. Key of a node -> what stands for it. */
  const reduced = (graph, kind, nodes, weights, rows) => {
    const shown = new Map(nodes.map((node) => [node.key, node]));
    if (nodes.length <= rows) return shown;
    const groups = new Map();
    for (const node of nodes) { if (!groups.has(node.group)) groups.set(node.group, []); groups.get(node.group).push(node); }
    const room = rows - groups.size;
    // few enough for the heaviest to say something of their own; of very many, groups alone give the picture
    const alone = nodes.length <= rows * 6 ? Math.max(room, Math.ceil(rows * 0.6)) : room >= rows / 3 ? room : 0;
    const heaviest = kind === "task" ? nodes : [...nodes].sort((a, b) => (weights.get(b.key) || 0) - (weights.get(a.key) || 0));
    const single = new Set(heaviest.slice(0, alone));
    const rest = [...groups].map(([group, members]) => ({ group, whole: members.length, members: members.filter((node) => !single.has(node)) }))
      .filter(({ members }) => members.length).sort((a, b) => b.members.length - a.members.length);
    const kept = rest.length + single.size > rows ? rest.splice(0, rows - single.size - 1) : rest.splice(0);
    for (const { group, whole, members } of kept) {
      if (members.length === 1) continue;
      const sub = `${members.length} ${NOUNS[kind]}${whole > members.length ? " khác" : ""}`;
      const bundle = { key: groupKey(graph, members[0].kind, group), kind: members[0].kind, bundle: true, name: groupName(graph, members[0].kind, group), sub };
      for (const node of members) shown.set(node.key, bundle);
    }
    const last = rest.flatMap(({ members }) => members);
    const others = last.length && { key: `rest:${kind}`, kind: last[0].kind, bundle: true, name: "Các nhóm khác", sub: `${last.length} ${NOUNS[kind]}` };
    for (const node of last) shown.set(node.key, others);
    return shown;
  };

  /* Columns with all their nodes, before any are put together. */
  const columnsOf = (lines, focus) => {
    const columns = new Map(COLUMNS.map((column) => [column, new Map()]));
    const ends = [focus.node, ...[...lines.values()].flatMap(({ from, to }) => [from, to])];
    for (const node of new Set(ends)) if (node) columns.get(columnOf(node, focus, lines)).set(node.key, node);
    return columns;
  };

  /* How many tasks touch each node or bundle, and the lines between them; a task counts once each time. */
  const counted = (rows, lines, shown) => {
    const weights = new Map();
    const drawn = new Map();
    for (const links of rows) {
      const touched = new Set();
      const crossed = new Map();
      for (const [from, to] of links) {
        if (!lines.has(`${from.key} ${to.key}`)) continue;
        const [a, b] = [shown(from), shown(to)];
        touched.add(a.key).add(b.key);
        if (a !== b) crossed.set(`${a.key} ${b.key}`, [a, b, relationOf(from, to)]);
      }
      for (const key of touched) weights.set(key, (weights.get(key) || 0) + 1);
      for (const [a, b, relation] of crossed.values()) addLine(drawn, a, b, 1, relation);
    }
    for (const { from, to, weight, relation } of lines.values()) {
      if (weight === 0 && shown(from) !== shown(to)) addLine(drawn, shown(from), shown(to), 0, relation);
    }
    return { weights, drawn };
  };

  /* The whole view: columns with their nodes in drawing order, lines, and how many tasks there are. */
  const view = (graph, choice) => {
    const focus = focusOf(graph, choice.focus);
    const withTasks = focus.node !== undefined;
    const tasks = tasksOf(graph, choice, focus);
    const rows = tasks.map((task) => linksOf(graph, task, choice, focus, withTasks));
    const lines = new Map();
    for (const links of rows) for (const [from, to] of links) addLine(lines, from, to, 1, relationOf(from, to));
    addStated(graph, lines, focus, choice);
    for (const [key, line] of lines) if (!withTasks && choice.min > 1 && line.weight < choice.min) lines.delete(key);
    const members = columnsOf(lines, focus);
    const { weights } = counted(rows, lines, (node) => node);
    const shown = new Map([...members].flatMap(([column, nodes]) => [...reduced(graph, column, [...nodes.values()], weights, choice.rows)]));
    const result = counted(rows, lines, (node) => shown.get(node.key));
    const columns = [...members].filter(([, nodes]) => nodes.size).map(([column, nodes]) => {
      const unique = [...new Set([...nodes.keys()].map((key) => shown.get(key)))];
      const described = unique.map((node) => ({ ...node, column, count: result.weights.get(node.key) || 0, own: node === focus.node }));
      return { column, title: TITLES[column], total: nodes.size, nodes: described };
    });
    const drawn = [...result.drawn.values()];
    return { focus, columns: arranged(columns, drawn), lines: drawn, tasks: tasks.length };
  };

  /* Fewer crossings: every column follows the middle of its neighbours, twice; tasks keep the order of their document. */
  const arranged = (columns, lines) => {
    const order = new Map();
    const number = ({ nodes }) => nodes.sort((a, b) => a.key.startsWith("rest:") - b.key.startsWith("rest:")).forEach((node, at) => order.set(node.key, (at + 0.5) / nodes.length));
    const sortByWeight = (column) => { if (column.column !== "task") column.nodes.sort((a, b) => b.count - a.count); number(column); };
    columns.forEach(sortByWeight);
    const near = new Map();
    for (const { from, to, weight } of lines) {
      for (const [a, b] of [[from, to], [to, from]]) {
        if (!near.has(a.key)) near.set(a.key, []);
        near.get(a.key).push([b.key, weight + 0.1]);
      }
    }
    const middle = (node, others) => {
      let sum = 0; let total = 0;
      for (const [key, weight] of near.get(node.key) || []) if (others.has(key)) { sum += order.get(key) * weight; total += weight; }
      return total ? sum / total : order.get(node.key);
    };
    for (let sweep = 0; sweep < 2; sweep += 1) {
      for (const column of columns.filter((c) => c.column !== "task")) {
        const others = new Set(columns.filter((c) => c !== column).flatMap((c) => c.nodes.map((node) => node.key)));
        const places = new Map(column.nodes.map((node) => [node.key, middle(node, others)]));
        column.nodes.sort((a, b) => places.get(a.key) - places.get(b.key));
        number(column);
      }
    }
    return columns;
  };

  /* Names that hold every word, typed with or without marks; those that begin so come first. */
  const search = (graph, words, limit) => {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    if (!wanted.length) return { total: 0, nodes: [] };
    graph.folded ||= [...graph.byKey.values()].map((node) => [node, fold(`${node.name} ${node.place || ""}`)]);
    const found = graph.folded.filter(([, text]) => wanted.every((word) => text.includes(word)));
    const rank = ([node, text]) => (text.startsWith(wanted.join(" ")) ? 0 : 1) + (node.kind === "task" ? 2 : 0);
    found.sort((a, b) => rank(a) - rank(b));
    return { total: found.length, nodes: found.slice(0, limit).map(([node]) => node) };
  };

  return { read, view, search, focusOf, groupName, NOUNS, TITLES };
})();
