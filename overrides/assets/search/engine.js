/* From what a reader typed to an answer. */
((engine) => {
  "use strict";
  const JUDGED = 30;
  const LEAST_JUDGED = 10;
  const BLOCKS_READ = 8;  /* files of texts that a judgement may read */
  const SORTED = 1000;
  const MOST_NEAR = 50;
  const FEW = 10;      /* hits with all words, below which those with most words follow */
  const MOST_WORDS = 0.6;
  const ASKED = 1.3;   /* what says when, or who, for a question that asks it */
  const BEGUN = 0.45;   /* what only begins with the last word */
  const OF_PAGE = 0.6; /* the site's own guide is rarely what is looked for */

  const empty = (query) => ({
    query, understood: { text: "", corrected: "", expanded: [], unknown: [], partial: false, near: 0 }, total: 0, exact: true,
    groups: { number: 0, task: 0, document: 0, instrument: 0, body: 0, other: 0 }, jump: [], hits: [], facets: {},
  });

  const makeEngine = (load) => {
    let opened;
    const open = async () => {
      const store = await engine.makeStore(load).open();
      const ranking = engine.makeRanking(store);
      const correcting = engine.makeCorrecting(store);
      const numbers = engine.makeNumbers(store);
      const narrowing = engine.makeNarrowing(store);

      /* all readings of the words: the best of each record, in no order */
      const search = async (words) => {
        const asked = numbers.read(words);
        const readings = engine.readings(words, store.abbreviations, asked);
        const { best } = ranking;
        const done = [];
        ranking.begin();
        for (const [n, reading] of readings.entries()) done.push(await ranking.rank(reading, n, words.tokens, words.open));
        const records = best.records;
        let cover = 0, ofContent = 0;
        for (const record of records) {
          cover = Math.max(cover, best.covers[record]);
          /* the guide shows what readers mistype, so it must not keep us from correcting it */
          if (store.kindOf(record) !== "page") ofContent = Math.max(ofContent, best.covers[record]);
        }
        return { words, asked, readings, records, done, cover, ofContent, isCut: done.some(({ isCut }) => isCut) };
      };

      /* of a typed word, as the first reading has it: whether it stands beside no neighbour, and whether it stands nowhere */
      const standing = ({ readings, done: [{ pairs, singles }] }) => {
        const isThere = (place) => Boolean(place && (place.count || place.completed));
        const termOf = (n) => readings[0].terms.findIndex(({ token, written }) => token === n && !written);
        const isLone = (n, at = termOf(n)) => at >= 0 && !isThere(pairs[at - 1]) && !isThere(pairs[at]);
        const isUnknown = (n, at = termOf(n)) => isLone(n, at) && !isThere(singles[at]);
        return { isLone, isUnknown };
      };

      /* what was probably meant, when nothing has all words as they stand */
      const corrected = async (words, state) => {
        const keyboard = await correcting.fromKeyboard(words.text);
        if (keyboard) {
          const meant = await search(engine.readWords(keyboard.text, words.marked || keyboard.marked));
          if (meant.ofContent > state.ofContent) return { state: meant, text: keyboard.text };
        }
        if (state.cover > 0.999) return null; /* the guide has all words as they stand */
        const { isLone, isUnknown } = standing(state);
        const someUnknown = words.tokens.some((_, n) => isUnknown(n));
        const tries = await correcting.fromNeighbours(words, (n) => (someUnknown ? isUnknown(n) : state.done[0].pairs.length > 0 && isLone(n)));
        for (const { text } of tries.slice(0, 2)) {
          const meant = await search(engine.readWords(text, words.marked));
          if (meant.ofContent > state.ofContent && (someUnknown || meant.ofContent > 0.999)) return { state: meant, text };
        }
        return null;
      };

      /* what is shown of all that was found: what has all words and is spelt so; where that is little, what has most */
      const listed = ({ records, cover }) => {
        const { best } = ranking;
        const spelt = records.filter((record) => best.spelt[record] > 0.999 && best.covers[record] > 0.999);
        if (spelt.length >= FEW) return spelt;
        const full = records.filter((record) => best.covers[record] > 0.999);
        if (full.length >= FEW) return full;
        return inOrder(records.filter((record) => best.covers[record] >= MOST_WORDS * cover)).slice(0, MOST_NEAR);
      };
      /* the strongest in order; behind them, where nobody pages, the others as they come */
      const inOrder = (records) => {
        const { scores } = ranking.best;
        const order = (a, b) => scores[b] - scores[a] || a - b;
        if (records.length <= SORTED) return records.toSorted?.(order) ?? [...records].sort(order);
        const least = Float32Array.from(records, (record) => scores[record]).sort().at(-SORTED);
        return [...records.filter((record) => scores[record] >= least).sort(order), ...records.filter((record) => scores[record] < least)];
      };
      const groupOf = (record) => engine.GROUPS[store.kindOf(record)];
      const firstOfGroups = (list, count) => {
        const seen = {};
        return list.filter((record) => {
          const group = groupOf(record);
          seen[group] = (seen[group] ?? 0) + 1;
          return seen[group] <= count;
        });
      };
      /* the best of a list once more, by their own words; the others follow as they are */
      const judged = async (list, state, perGroup) => {
        const { best } = ranking;
        const { asks, open: isOpen } = state.words;
        const chosen = new Set(perGroup ? firstOfGroups(list, perGroup) : []);
        const blocks = new Set();
        for (const record of list.slice(0, JUDGED)) {
          blocks.add(store.rowOf(record));
          if (blocks.size > BLOCKS_READ && chosen.size >= LEAST_JUDGED) break;
          chosen.add(record);
        }
        const finals = new Map();
        await Promise.all([...chosen].map(async (record) => {
          const text = await store.read(record);
          const { cover, spelt, run, exactRun, inTitle, ended } = engine.judge(text, state.readings[best.readings[record]], isOpen, store.abbreviations);
          const strength = best.scores[record] / best.covers[record] ** 2 / engine.speltFactor(best.spelt[record]);
          finals.set(record, strength * cover ** 2 * engine.speltFactor(spelt) * (1 + 0.5 * run ** 2 + exactRun ** 2) * (1 + 0.6 * inTitle)
            * (asks.when && text.due.length ? ASKED : 1) * (asks.who && text.facts.length ? ASKED : 1)
            * (text.kind === "page" ? OF_PAGE : 1) * (ended ? 1 : BEGUN));
        }));
        const order = (a, b) => finals.get(b) - finals.get(a) || a - b;
        return [...[...chosen].sort(order), ...list.filter((record) => !chosen.has(record))];
      };

      const explain = (state, text, list, named) => {
        const { words, readings, done } = state;
        const { expanded } = list.length ? readings[ranking.best.readings[list[0]]] : readings[0];
        const { isUnknown } = standing(state);
        const unknown = done[0].singlesRead && !readings[0].expanded.length && !expanded.length ? words.tokens.filter((_, n) => isUnknown(n)) : [];
        const shareOf = (tokens) => tokens.reduce((sum, { share }) => sum + share, 0);
        const most = 0.999 - shareOf(unknown) / shareOf(words.tokens); /* words that stand nowhere are said once, not again as missing */
        const near = list.filter((record) => ranking.best.covers[record] < most).length;
        const partial = list.length > 0 && near === list.length && !named.length;
        return {
          text: words.tokens.map(({ raw }) => raw).join(" "), corrected: text, expanded, unknown: unknown.map(({ raw }) => raw),
          partial, near: partial ? 0 : near,
        };
      };

      return async (query, options) => {
        const filters = options.filters ?? {};
        const words = engine.readWords(query);
        const result = empty(query);
        if (!words.tokens.length) return result;
        let state = await search(words);
        let text = "";
        if (state.ofContent < 0.999) {
          const other = await corrected(words, state);
          if (other) ({ state, text } = other);
          else if (ranking.best.records !== state.records) state = await search(words); /* what was tried has taken its place */
        }
        const passes = await narrowing.passing(filters);
        const all = listed(state);
        const named = (await numbers.find(state.asked)).filter(({ record }) => passes(record));
        const names = new Set(named.map(({ record }) => record));
        const found = inOrder(all.filter((record) => passes(record) && !names.has(record)));
        const list = await judged(found, state, options.perGroup);
        const { offset = 0, limit = 20, perGroup = 0 } = options;
        const picked = perGroup ? firstOfGroups(list, perGroup) : list.slice(offset, offset + limit);
        const present = (record, of, group) => engine.present(record, of, state.words.open, store.abbreviations, group);
        result.total = list.length + named.length;
        result.exact = !state.isCut;
        result.understood = explain(state, text, list, named);
        for (const record of list) result.groups[groupOf(record)]++;
        result.groups.number = named.length;
        result.jump = named.map((record) => present(record, state.readings[0], "number"));
        result.hits = await Promise.all(picked.map(async (record) => present(await store.read(record), state.readings[ranking.best.readings[record]])));
        result.facets = await narrowing.count([...new Set([...all, ...names])], options.facets ?? [], filters, passes);
        return result;
      };
    };

    /* one search at a time: the lists of a ranking are shared by all */
    let line = Promise.resolve();
    return (query, options = {}) => {
      opened ??= open().catch((error) => { opened = undefined; throw error; });
      const answer = line.then(() => opened).then((answerTo) => answerTo(query, options));
      line = answer.catch(() => {});
      return answer;
    };
  };

  Object.assign(engine, { makeEngine });
})(globalThis.vankienSearchEngine ??= {});
