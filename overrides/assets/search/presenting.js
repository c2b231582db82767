/* The best records read whole: judged once more by their words in order, and made ready for the page with what was found in them marked. */
((engine) => {
  "use strict";
  const SNIPPET = 180; /* characters */
  const LEAD = 50;     /* of them before what was found */
  const GROUPS = { task: "task", document: "document", section: "document", instrument: "instrument", scheme: "instrument", body: "body", indicator: "other", page: "other" };

  const fits = (own, wanted, exact) => (exact ? own[0] === wanted[0] : own[1] === wanted[1]);
  const begins = (own, wanted, exact) => (exact ? own[0].startsWith(wanted[0]) : own[1].startsWith(wanted[1]));

  /* how far a reading's terms stand one after the other from a token and a term on: { to, last, begun }, the term and the token behind them, and whether
     the last term is only the beginning of a word */
  const follow = (text, at, terms, from, exact, open) => {
    let best = { to: from, last: at, begun: false };
    if (from === terms.length) return best;
    const consider = (end) => { if (end.to > best.to || (end.to === best.to && best.begun && !end.begun)) best = end; };
    if (at < text.terms.length) {
      const own = text.terms[at], { term } = terms[from];
      if (fits(own, term, exact)) consider(follow(text, at + 1, terms, from + 1, exact, open));
      else if (open && from === terms.length - 1 && begins(own, term, exact)) consider({ to: terms.length, last: at + 1, begun: true });
    }
    for (const arc of text.byStart.get(at) ?? []) {
      const length = Math.min(arc.terms.length, terms.length - from);
      let n = 0;
      while (n < length && fits(arc.terms[n], terms[from + n].term, exact)) n++;
      if (n === arc.terms.length) consider(follow(text, arc.end, terms, from + n, exact, open));
      else if (n && from + n === terms.length) consider({ to: terms.length, last: arc.end, begun: false });
    }
    return best;
  };
  const kept = new Map();
  const prepared = (given, abbreviations) => {
    if (kept.has(given)) return kept.get(given);
    if (kept.size > 4000) kept.clear();
    const text = engine.analyse(given, abbreviations);
    text.byStart = new Map();
    for (const arc of text.arcs) text.byStart.set(arc.start, [...(text.byStart.get(arc.start) ?? []), arc]);
    kept.set(given, text);
    return text;
  };

  /* the longest stretches of a reading in a text: [{ from, to, start, end }], terms from..to at characters start..end */
  const stretches = (text, reading, exact, open) => {
    const found = [];
    const form = exact ? 0 : 1;
    const wanted = new Set(reading.terms.map(({ term }) => term[form]));
    const last = open ? reading.terms.at(-1).term : null;
    for (let at = 0; at < text.tokens.length;) {
      let best = null;
      if (wanted.has(text.terms[at][form]) || text.byStart.has(at) || (last && begins(text.terms[at], last, exact))) {
        for (let from = 0; from < reading.terms.length; from++) {
          const end = follow(text, at, reading.terms, from, exact, open);
          if (end.to - from > (best ? best.to - best.from : 0) && end.last > at) best = { from, to: end.to, at, last: end.last, begun: end.begun };
        }
      }
      if (best) found.push({ ...best, start: text.tokens[best.at][1], end: text.tokens[best.last - 1][2] });
      at = best && best.to - best.from > 1 ? best.last : at + 1;
    }
    return found;
  };

  /* how well the words of a record answer: shares of the words that it has and spells so, the longest stretch of them, the share
     of its name that they make up, and whether it has the last one as it stands and not only its beginning, in that stretch too */
  const judge = (record, reading, open, abbreviations) => {
    const fields = [record.title, record.text, ...record.notes, ...record.names, ...record.path, ...record.facts, ...record.due, ...record.about];
    const size = reading.terms.length;
    const seen = new Set(), spelt = new Set();
    let run = 0, exactRun = 0, inTitle = 0, ended = !open;
    const ends = { whole: 1, begun: 1 }; /* the longest stretches that reach the last word, and its beginning */
    const end = reading.terms.at(-1).term, form = reading.marked ? 0 : 1;
    fields.forEach((field, n) => {
      if (!field) return;
      const text = prepared(field, abbreviations);
      ended ||= text.terms.some((term) => term[form] === end[form]);
      for (const exact of reading.marked ? [true, false] : [false]) {
        for (const { from, to, at, last, begun } of stretches(text, reading, exact, open)) {
          for (let term = from; term < to; term++) {
            seen.add(term);
            if (exact || !reading.marked) spelt.add(term);
          }
          run = Math.max(run, to - from);
          if (to === size && exact === reading.marked) ends[begun ? "begun" : "whole"] = Math.max(ends[begun ? "begun" : "whole"], to - from);
          if (exact) exactRun = Math.max(exactRun, to - from);
          if (n === 0 || (record.names.includes(field) && to - from === size)) inTitle = Math.max(inTitle, (last - at) / Math.max(text.tokens.length, 1));
        }
      }
    });
    const shares = reading.terms.map(({ share }) => share);
    const all = shares.reduce((sum, share) => sum + share, 0);
    const share = (terms) => shares.reduce((sum, own, n) => (terms.has(n) ? sum + own : sum), 0) / all;
    const part = (length) => (size > 1 ? (length - 1) / (size - 1) : length);
    return { cover: share(seen), spelt: share(spelt), run: part(run), exactRun: reading.marked ? part(exactRun) : part(run), inTitle: Math.min(inTitle, 1), ended: ended && ends.whole >= ends.begun };
  };

  /* words in text order with what was found: [[text, marked], …] */
  const parts = (text, marks, from, to) => {
    const found = [];
    let at = from;
    for (const { start, end } of marks) {
      if (end <= at || start >= to) continue;
      if (start > at) found.push([text.slice(at, start), false]);
      found.push([text.slice(Math.max(start, at), Math.min(end, to)), true]);
      at = Math.min(end, to);
    }
    if (at < to) found.push([text.slice(at, to), false]);
    return found;
  };
  /* stretches of two terms and more; single terms where they stand in no stretch and are no small words */
  const marksIn = (text, reading, open) => {
    const exact = reading.marked ? stretches(text, reading, true, open) : [];
    const found = exact.length ? exact : stretches(text, reading, false, open);
    const beside = new Set();
    for (const { from, to } of found) if (to - from > 1) for (let term = from; term < to; term++) beside.add(term);
    const isWord = ({ share, written }) => share >= 0.5 && !written;
    return found.filter(({ from, to }) => to - from > 1 || reading.terms.length === 1 || (!beside.has(from) && isWord(reading.terms[from])));
  };
  const cutBetweenWords = (text, from, to) => {
    let start = from, end = to;
    if (start > 0) start = text.indexOf(" ", start) + 1 || start;
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start);
    return [start, end];
  };
  /* the stretch of text with the longest phrase in it, and of these with the most */
  const snippetOf = (record, reading, open, abbreviations) => {
    let best = null;
    for (const [n, given] of [record.text, ...record.notes].entries()) {
      if (!given) continue;
      const text = prepared(given, abbreviations);
      const marks = marksIn(text, reading, open);
      for (const { start } of marks.length ? marks : [{ start: 0 }]) {
        const from = start > LEAD + 10 ? start - LEAD : 0;
        const weight = marks.filter((mark) => mark.start >= from && mark.end <= from + SNIPPET - 10)
          .reduce((sum, mark) => sum + (mark.to - mark.from) ** 4, 0) - n / 10;
        if (!best || weight > best.weight) best = { text: text.text, marks, from, weight };
      }
    }
    if (!best) return [];
    const [from, to] = cutBetweenWords(best.text, best.from, Math.min(best.text.length, best.from + SNIPPET));
    const found = parts(best.text, best.marks, from, to);
    if (from > 0) found.unshift(["… ", false]);
    if (to < best.text.length) found.push(["…", false]);
    return found;
  };

  const present = (record, reading, open, abbreviations, group = GROUPS[record.kind]) => {
    const title = prepared(record.title, abbreviations);
    const repeated = record.text.startsWith(record.title.replace(/…$/, "").replace(/^\S+\s/, ""));
    const snippet = repeated && record.text.length <= record.title.length ? [] : snippetOf(record, reading, open, abbreviations);
    return {
      group, kind: record.kind, kindName: record.kindName, address: record.address, title: record.title, path: record.path,
      facts: [...record.facts, ...record.due], snippet, titleParts: parts(title.text, marksIn(title, reading, open), 0, title.text.length),
    };
  };

  Object.assign(engine, { judge, present, GROUPS, stretches, prepared });
})(globalThis.vankienSearchEngine ??= {});
