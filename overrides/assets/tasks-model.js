/* All tasks as data: what is chosen, and what that leaves. No element of the page is touched here. */
(() => {
  "use strict";
  const { fold } = window.vankien;
  const data = window.vankienTasks;
  const { tasks } = data;
  const total = tasks.name.length;
  const twoDigits = (number) => String(number).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
  const QUARTERS = ["I", "II", "III", "IV"];

  /* ---- facets: what can be chosen, and which choices each task answers to ---- */

  const NOTHING = [];
  /* deadlines are told against today; nobody says that a task was missed */
  const deadlineChoices = () => {
    const dated = data.times.filter(([kind]) => kind === "deadline").map(([, , , last]) => last);
    const quarters = [...new Set(dated.map((last) => `${last.slice(0, 4)}-Q${Math.ceil(Number(last.slice(5, 7)) / 3)}`))].sort();
    const choices = [
      { id: "coming", name: "Chưa đến hạn" }, { id: "past", name: "Đã đến hạn" },
      { id: "periodic", name: "Định kỳ" }, { id: "none", name: "Không ghi thời hạn" },
    ];
    for (const quarter of quarters) {
      const [year, number] = quarter.split("-Q");
      if (choices.at(-1).year !== year) choices.push({ id: year, name: `Hạn trong năm ${year}`, year });
      choices.push({ id: quarter, name: `Quý ${QUARTERS[number - 1]} năm ${year}`, year, inner: true });
    }
    return choices;
  };
  const deadlineIds = ([kind, , , last]) => {
    if (kind === "periodic") return ["periodic"];
    if (kind !== "deadline") return NOTHING;
    return [last < today ? "past" : "coming", last.slice(0, 4), `${last.slice(0, 4)}-Q${Math.ceil(Number(last.slice(5, 7)) / 3)}`];
  };

  const named = (rows) => rows.map(([id, name]) => ({ id, name }));
  const outdated = new Set(tasks.outdated);
  const facets = [
    { key: "body", title: "Cơ quan", options: data.bodies.map(([id, name, place]) => ({ id, name, group: data.localities[place] })) },
    { key: "role", title: "Vai trò", options: named(data.roles) },
    { key: "deadline", title: "Thời hạn", options: deadlineChoices(),
      note: "“Đã đến hạn” chỉ nói hạn ghi trong văn bản đã qua so với hôm nay, không nói nhiệm vụ đã hay chưa hoàn thành." },
    { key: "instrument", title: "Nghị quyết", options: named(data.instruments) },
    { key: "document", title: "Văn bản", options: named(data.documents) },
    { key: "topic", title: "Lĩnh vực", options: named(data.topics) },
    { key: "review", title: "Rà soát", options: outdated.size ? [{ id: "1", name: "Cần rà soát" }] : [] },
  ];
  const facetOf = Object.fromEntries(facets.map((facet) => [facet.key, facet]));
  for (const facet of facets) facet.at = new Map(facet.options.map((option, at) => [option.id, at]));

  const range = Array.from({ length: total }, (_, task) => task);
  const PAIRED = ["body", "role"];
  /* every so many of a list, each once; there may be tens of thousands of lists, so what is alike is one list */
  const each = (list, step, from) => {
    const found = [];
    for (let at = from; at < list.length; at += step) if (!found.includes(list[at])) found.push(list[at]);
    return found;
  };
  const both = (one, other) => (other.length ? (one.length ? [...one, ...other] : other) : one);
  const placesOf = (ids) => ids.map((id) => facetOf.deadline.at.get(id));
  const ofTime = data.times.map((time) => placesOf(deadlineIds(time)));
  const untimed = placesOf(["none"]);
  const ofDocument = data.documents.map((_, document) => [document]);
  const deadlinesOf = (times) => {
    const found = times.length === 1 ? ofTime[times[0]] : [...new Set(times.flatMap((time) => ofTime[time]))];
    return found.length ? found : untimed;
  };
  const reviewed = [0];
  const answers = {
    body: tasks.assigned.map((pairs) => each(pairs, 2, 0)),
    role: tasks.assigned.map((pairs) => each(pairs, 2, 1)),
    deadline: tasks.times.map(deadlinesOf),
    instrument: range.map((task) => both(tasks.carried[task], tasks.inherited[task])),
    document: tasks.document.map((document) => ofDocument[document]),
    topic: tasks.topics,
    review: range.map((task) => (outdated.has(task) ? reviewed : NOTHING)),
  };
  const single = facets.filter(({ key }) => !PAIRED.includes(key));

  /* ---- words: phrases between commas, each where the text has it; if no task has them, their words one by one ---- */

  const plain = (text) => ` ${fold(text).replace(/[^a-z0-9]+/g, " ").trim()} `;
  const phrasesOf = (query) => query.split(/[,;]/).map((part) => plain(part).trimEnd()).filter((phrase) => phrase.length > 1);
  const wordsOf = (phrases) => phrases.join("").trim().split(" ").map((word) => ` ${word}`);
  const listed = (task) => [
    tasks.label[task], tasks.name[task], tasks.place[task], data.documents[tasks.document[task]][1],
    ...answers.body[task].map((body) => data.bodies[body][1]), ...answers.instrument[task].map((target) => data.instruments[target][1]),
  ].join(" ; ");
  const hay = new Array(total);
  const whole = { read: false };
  let asked = null;
  let answer = null;
  const holding = (terms) => range.map((task) => terms.every((term) => (hay[task] ??= plain(listed(task))).includes(term)));
  /* which tasks hold the words: in what the table shows, and in the whole text once it is there */
  const matching = (query) => {
    const phrases = phrasesOf(query);
    if (!phrases.length) return null;
    if (asked !== query) {
      answer = { terms: phrases, fits: holding(phrases), loose: false };
      const words = wordsOf(phrases);
      if (whole.read && words.length > phrases.length && !answer.fits.includes(true)) {
        answer = { terms: words, fits: holding(words), loose: true };
      }
      asked = query;
    }
    return answer;
  };
  const addText = (task, text) => {
    hay[task] = plain(`${listed(task)} ; ${text}`);
    asked = null;
  };
  const textsAreRead = () => {
    whole.read = true;
    asked = null;
  };

  /* ---- what is left ---- */

  const hasAny = (chosen, held) => !chosen || held.some((at) => chosen.has(at));
  /* body and role go together: the role must be that body's; each is counted under the other's choice */
  const pairUp = (task, bodies, roles, counted) => {
    if (!bodies && !roles) {
      if (counted) for (const key of PAIRED) for (const at of answers[key][task]) counted[key][at] += 1;
      return true;
    }
    const pairs = tasks.assigned[task];
    let fits = false;
    const seen = [new Set(), new Set()];
    for (let at = 0; at < pairs.length; at += 2) {
      const right = [!bodies || bodies.has(pairs[at]), !roles || roles.has(pairs[at + 1])];
      fits ||= right[0] && right[1];
      if (right[1]) seen[0].add(pairs[at]);
      if (right[0]) seen[1].add(pairs[at + 1]);
    }
    if (counted) PAIRED.forEach((key, which) => seen[which].forEach((at) => { counted[key][at] += 1; }));
    return fits;
  };
  const chosenOf = (state) => Object.fromEntries(facets.map(({ key, at }) => [
    key, state[key].length ? new Set(state[key].map((id) => at.get(id) ?? -1)) : null,
  ]));

  /* One pass. A task that all choices leave counts everywhere; one that a single facet shuts out counts in that facet only. */
  const evaluate = (state) => {
    const chosen = chosenOf(state);
    const limiting = single.filter(({ key }) => chosen[key]);
    const words = matching(state.words);
    const counts = Object.fromEntries(facets.map(({ key, options }) => [key, new Uint32Array(options.length)]));
    const left = [];
    for (let task = 0; task < total; task += 1) {
      if (words && !words.fits[task]) continue;
      const shut = limiting.length ? limiting.filter(({ key }) => !hasAny(chosen[key], answers[key][task])) : NOTHING;
      if (shut.length > 1) continue;
      const fits = pairUp(task, chosen.body, chosen.role, shut.length ? null : counts);
      if (!fits) continue;
      if (!shut.length) left.push(task);
      for (const { key } of shut.length ? shut : single) for (const at of answers[key][task]) counts[key][at] += 1;
    }
    return { rows: ordered(left, state.sort), counts, terms: words?.terms ?? [], loose: words?.loose ?? false };
  };

  const ranks = {};
  const rankOf = {
    deadline: () => tasks.pressure,
    name: () => {
      const compare = new Intl.Collator("vi").compare;
      const rank = new Uint32Array(total);
      [...range].sort((a, b) => compare(tasks.name[a], tasks.name[b])).forEach((task, at) => { rank[task] = at; });
      return rank;
    },
  };
  /* tasks without any time stay last in both directions */
  const ordered = (rows, sort) => {
    const key = sort.replace("-", "");
    if (!rankOf[key]) return rows;
    const rank = (ranks[key] ??= rankOf[key]());
    const down = sort.startsWith("-") ? -1 : 1;
    const last = (task) => (key === "deadline" && !tasks.times[task].length ? 1 : 0);
    return rows.sort((a, b) => last(a) - last(b) || down * (rank[a] - rank[b]) || a - b);
  };

  /* ---- the state in the address; the frame of the site opens its own search for an address with q ---- */

  const SORTS = ["", "deadline", "-deadline", "name", "-name"];
  const read = (search) => {
    const query = new URLSearchParams(search);
    const state = Object.fromEntries(facets.map(({ key }) => [key, [...new Set(query.getAll(key))].filter(Boolean)]));
    const sort = query.get("sort") || "";
    return { ...state, words: query.get("words") || "", sort: SORTS.includes(sort) ? sort : "" };
  };
  const write = (state) => {
    const query = new URLSearchParams();
    for (const { key } of facets) for (const id of state[key]) query.append(key, id);
    if (state.words.trim()) query.set("words", state.words.trim());
    if (state.sort) query.set("sort", state.sort);
    return query.toString();
  };
  const nameOf = (key, id) => facetOf[key].options[facetOf[key].at.get(id)]?.name ?? id;

  window.vankienTaskTable = { data, total, facets, answers, evaluate, read, write, nameOf, plain, addText, textsAreRead };
})();
