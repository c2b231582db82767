/* The rows of the table of all tasks, fifty at a time: real rows of a real table, so that a page search, a screen reader
   and a printer find them. */
(() => {
  "use strict";
  const table = window.vankienTaskTable;
  const { data, answers, plain } = table;
  const { tasks } = data;
  const box = document.getElementById("vk-tt");
  const { root } = box.dataset;
  const element = box.querySelector(".vk-tt-table");
  const more = box.querySelector(".vk-tt-more");
  const [next, all] = more.querySelectorAll("button");
  const BATCH = 50;
  const FIRST = 12; /* about a screenful is painted at once, the rest of the batch right after */
  const titles = [...element.querySelectorAll("thead th")].map((th) => th.textContent);
  const DUE = ["deadline", "periodic"];

  const make = (tag, className, ...content) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const link = (text, href) => Object.assign(make("a", "", text), { href });
  const joined = (nodes) => nodes.flatMap((node, at) => (at ? ["; ", node] : [node]));
  const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  const addressOf = (task) => `${root}nhiem-vu/${data.documents[tasks.document[task]][0]}/${tasks.path[task]}.html`;
  const bodyLink = (body) => link(data.bodies[body][1], `${root}co-quan/${data.bodies[body][0]}.html`);
  const bodiesOf = (task, role) => {
    const pairs = tasks.assigned[task];
    return pairs.filter((_, at) => at % 2 === 0 && pairs[at + 1] === role);
  };
  const instrument = (target, inherited) => {
    const [, name, address] = data.instruments[target];
    return make("span", `vk-tt-part${inherited ? " vk-tt-inherited" : ""}`,
      address ? link(name, root + address) : name, inherited ? " (theo văn bản)" : "");
  };

  /* a word that only the whole text holds is shown where it stands */
  const excerpt = (task, terms, text) => {
    const near = plain(`${tasks.label[task]} ${tasks.name[task]}`);
    const hidden = terms.find((term) => !near.includes(term));
    if (!hidden || !text) return null;
    const folded = window.vankien.fold(text);
    const pattern = new RegExp(`(?<![a-z0-9])${hidden.trim().split(" ").join("[^a-z0-9]+")}`);
    const at = folded.length === text.length ? pattern.exec(folded) : null;
    if (!at) return null;
    const start = text.lastIndexOf(" ", Math.max(0, at.index - 50)) + 1;
    const end = at.index + at[0].length;
    const stop = text.indexOf(" ", end + 70);
    return make("span", "vk-tt-excerpt", start ? "… " : "", text.slice(start, at.index), make("mark", "", text.slice(at.index, end)),
      text.slice(end, stop < 0 ? undefined : stop), stop < 0 ? "" : " …");
  };

  const cellsOf = (task) => {
    const leads = bodiesOf(task, 0);
    const others = [...new Set(answers.role[task])].filter((role) => role !== 0).sort((a, b) => a - b);
    return [
      leads.length ? joined(leads.map(bodyLink)) : [make("span", "vk-subtle", "không ghi")],
      others.map((role) => make("span", "vk-tt-part", make("span", "vk-tt-role", `${data.roles[role][1]}:`), " ",
        ...joined(bodiesOf(task, role).map(bodyLink)))),
      tasks.times[task].map((time) => make("span", `vk-tt-part${DUE.includes(data.times[time][0]) ? " vk-tt-due" : ""}`,
        sentence(data.times[time][2]))),
      [...tasks.carried[task].map((target) => instrument(target, false)), ...tasks.inherited[task].map((target) => instrument(target, true))],
    ];
  };
  const rowOf = (task, { grouped, terms }) => {
    const [document_, name] = data.documents[tasks.document[task]];
    const head = make("th", "", link(`${tasks.label[task]} ${tasks.name[task]}`.trim(), addressOf(task)));
    head.scope = "row";
    head.append(make("span", "vk-tt-place", grouped ? tasks.place[task] : `${tasks.place[task]}, `,
      ...(grouped ? [] : [link(name, `${root}van-ban/${document_}.html`)])));
    if (answers.review[task].length) head.append(" ", make("span", "vk-tt-review", "cần rà soát"));
    const shown = terms.length ? excerpt(task, terms, table.textOf(task)) : null;
    if (shown) head.append(shown);
    const row = make("tr", "", head);
    cellsOf(task).forEach((content, at) => {
      const cell = make("td", "", ...content);
      cell.dataset.th = titles[at + 1];
      row.append(cell);
    });
    return row;
  };

  let rows = [];
  let terms = [];
  let grouped = true;
  let shown = 0;
  let sizes = new Map();

  const groupOf = (document_) => {
    const [id, name] = data.documents[document_];
    const head = make("th", "", link(name, `${root}van-ban/${id}.html`), " ", make("span", "vk-count", `${sizes.get(document_)} nhiệm vụ`));
    Object.assign(head, { scope: "rowgroup", colSpan: 5 });
    const group = make("tbody", "", make("tr", "vk-tt-group", head));
    group.id = id;
    return group;
  };
  const append = (upTo) => {
    const start = shown;
    for (; shown < Math.min(upTo, rows.length); shown += 1) {
      const task = rows[shown];
      const { document: document_ } = tasks;
      const opens = shown === 0 || (grouped && document_[task] !== document_[rows[shown - 1]]);
      if (opens) element.append(grouped ? groupOf(document_[task]) : make("tbody", ""));
      element.tBodies[element.tBodies.length - 1].append(rowOf(task, { grouped, terms }));
    }
    const left = rows.length - shown;
    more.hidden = left === 0;
    next.textContent = `Hiện thêm ${Math.min(BATCH, left)} trong ${left} nhiệm vụ còn lại`;
    all.hidden = left <= BATCH;
    return start;
  };
  const show = (found, state) => {
    ({ rows, terms } = found);
    grouped = !state.sort;
    shown = 0;
    sizes = new Map();
    for (const task of rows) sizes.set(tasks.document[task], (sizes.get(tasks.document[task]) || 0) + 1);
    for (const body of [...element.tBodies]) body.remove();
    append(FIRST);
    element.hidden = rows.length === 0;
    setTimeout(() => { if (rows === found.rows) append(Math.max(shown, Math.min(BATCH, rows.length))); });
  };
  const showMore = (upTo) => {
    const start = append(upTo);
    [...element.querySelectorAll("tbody tr:not(.vk-tt-group)")][start]?.querySelector("a").focus();
  };

  next.addEventListener("click", () => showMore(shown + BATCH));
  all.addEventListener("click", () => showMore(rows.length));
  /* paper gets every row that is left */
  let before = 0;
  addEventListener("beforeprint", () => { before = shown; append(rows.length); });
  addEventListener("afterprint", () => {
    if (before === shown) return;
    const extra = [...element.querySelectorAll("tbody tr:not(.vk-tt-group)")].slice(before);
    for (const row of extra) row.remove();
    for (const body of [...element.tBodies]) if (!body.querySelector("tr:not(.vk-tt-group)")) body.remove();
    shown = before;
    append(before);
  });

  /* all rows of the document that the address points at are there before it is scrolled to */
  const reveal = (id) => {
    const at = grouped ? rows.findIndex((task) => data.documents[tasks.document[task]][0] === id) : -1;
    if (at < 0) return;
    append(Math.max(shown, at + BATCH));
    document.getElementById(id)?.scrollIntoView();
  };

  Object.assign(table, { make, show, reveal, box, current: () => rows, addressOf });
})();
