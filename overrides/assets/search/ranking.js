/* Which records answer a reading of the words, and how well: terms beside each other count most, single terms help,
   and what has all words stands far above what has some. */
((engine) => {
  "use strict";
  const FOLDED = 0.4;      /* another spelling than the one that was typed with marks */
  const COMPLETED = 0.6;   /* the last word, completed */
  const SINGLE = 0.35;     /* a term alone, beside a pair */
  const MAYBE = 0.6;       /* a word that may stand in the rest of a very common list, which was not read */
  const ENOUGH = 20;       /* records with all words, below which more lists are read: where all lists are few, */
  const ENOUGH_OF_MANY = 1; /* and where each list is one more file */
  const LONGEST_REST = 16000; /* entries of the rest of a common list that are worth reading */

  /* what is spelt as it was typed stands above what only has the same letters */
  const speltFactor = (share) => (0.3 + 0.7 * share) ** 2;
  const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
  const coverOf = (mask, shares) => shares.reduce((all, share, n) => (mask & (1 << n) ? all + share : all), 0);

  const makeRanking = (store) => {
    const scores = new Float32Array(store.records);
    const masks = new Uint32Array(store.records);
    const exact = new Uint32Array(store.records);
    const quotes = new Uint32Array(store.records);
    /* the best of each record over all readings */
    const best = { scores: new Float32Array(store.records), covers: new Float32Array(store.records), spelt: new Float32Array(store.records), readings: new Uint8Array(store.records), records: [] };
    const enough = store.isSmall ? ENOUGH : ENOUGH_OF_MANY;
    let touched = [];
    const clear = () => {
      for (const record of touched) scores[record] = masks[record] = exact[record] = quotes[record] = 0;
      touched = [];
    };
    const begin = () => {
      for (const record of best.records) best.scores[record] = 0;
      best.records = [];
    };
    const rarity = (count) => Math.log(1 + store.records / Math.max(count, 1));
    const isCut = ({ entries }) => entries.some(({ rest, isWhole }) => rest && !isWhole);

    /* add the lists of one place of a reading */
    const add = (entries, { bits, spelt, weight, quote }, bytesOf = (entry) => entry.data) => {
      const rare = rarity(sum(entries, ({ count }) => count)) * weight;
      for (const entry of entries) {
        const fits = spelt(entry.exact);
        if (quote && fits < 1) continue;
        const step = rare * fits / 7;
        const asTyped = fits >= COMPLETED;
        store.each(bytesOf(entry), (record, strength) => {
          if (!masks[record]) touched.push(record);
          masks[record] |= bits;
          if (asTyped) exact[record] |= bits;
          if (quote) quotes[record] |= quote;
          scores[record] += step * strength;
        });
      }
    };
    /* add lists of which the reader means one, each record's best: a short beginning has many ends, and to have several is no merit */
    const addBest = (lists, place) => {
      const given = new Map();
      for (const entries of lists) {
        const before = new Map();
        for (const entry of entries) store.each(entry.data, (record) => { if (!before.has(record)) before.set(record, scores[record]); });
        add(entries, place);
        for (const [record, score] of before) {
          const gain = scores[record] - score, most = given.get(record) ?? 0;
          scores[record] = score + Math.max(gain - most, 0);
          given.set(record, Math.max(gain, most));
        }
      }
    };
    const read = async (places) => {
      const lists = await Promise.all(places.map(({ key }) => store.lookUp(key)));
      places.forEach((place, n) => {
        place.entries = lists[n];
        place.count = sum(lists[n], ({ count }) => count);
        add(lists[n], place);
      });
    };
    const speltAs = (terms, marked) => {
      const wanted = terms.map((term) => term[0]).join(" ");
      return (said) => (!marked || said === wanted ? 1 : FOLDED);
    };

    /* the places of a reading: two terms beside each other, and single ones; each with the bits of its words */
    const placesOf = ({ terms, marked }, tokens) => {
      const bit = (n) => 1 << n;
      const quoteOf = (n) => tokens[terms[n].token].quote;
      const pairs = terms.slice(1).map(({ term, written }, at) => {
        const n = at + 1, both = [terms[at].term, term];
        const quote = quoteOf(n) >= 0 && quoteOf(n) === quoteOf(at) ? bit(n) : 0;
        return { key: `${both[0][1]} ${term[1]}`, bits: bit(at) | bit(n), spelt: speltAs(both, marked && !written), weight: 1, quote, entries: [], count: 0 };
      });
      const singles = terms.map(({ term, written }, n) => ({
        key: term[1], bits: bit(n), spelt: speltAs([term], marked && !written), weight: pairs.length ? SINGLE : 1,
        quote: !pairs.length && quoteOf(n) >= 0 ? 1 : 0, entries: [], count: 0,
      }));
      return { pairs, singles };
    };

    /* rank the records by one reading, number n; what became of its places is given back */
    const rank = async (reading, n, tokens, open) => {
      const { pairs, singles } = placesOf(reading, tokens);
      const shares = reading.terms.map(({ share }) => share);
      const all = sum(shares, (share) => share);
      const isFull = (record) => coverOf(masks[record], shares) >= all - 1e-6;
      const tooFew = () => {
        let full = 0;
        for (const record of touched) if (isFull(record) && ++full >= enough) return false;
        return true;
      };
      clear();
      await read(pairs);
      if (open) await addCompletions(reading, pairs, singles);
      const lone = singles.filter((_, at) => !has(pairs[at - 1]) && !has(pairs[at]));
      await read(lone.filter((place) => !place.completed || !pairs.length));
      let singlesRead = lone.length === singles.length;
      if (!singlesRead && tooFew()) {
        await read(singles.filter((place) => !lone.includes(place)));
        singlesRead = true;
      }
      await readRest(pairs, tooFew);
      keep(reading, n, shares, all, [...pairs, ...singles]);
      return { pairs, singles, singlesRead, isCut: [...pairs, ...singles].some(isCut) };
    };
    const has = (place) => place && (place.count > 0 || place.completed);

    /* only very common words, and nothing among their strongest records has them all: the rarest list is read to its end */
    const readRest = async (pairs, tooFew) => {
      if (!pairs.length || !pairs.every(isCut) || !tooFew()) return;
      const rarest = pairs.reduce((least, place) => (place.count < least.count ? place : least));
      const entries = rarest.entries.filter(({ rest }) => rest);
      if (sum(entries, ({ rest }) => rest) > LONGEST_REST) return;
      const rests = new Map(await Promise.all(entries.map(async (entry) => [entry, await store.tailOf(entry)])));
      add(entries, rarest, (entry) => rests.get(entry));
      for (const entry of entries) entry.isWhole = true;
    };

    const keep = (reading, n, shares, all, places) => {
      const needed = places.reduce((bits, { quote }) => bits | quote, 0);
      const unread = places.reduce((bits, place) => (isCut(place) ? bits | place.bits : bits), 0);
      for (const record of touched) {
        if ((quotes[record] & needed) !== needed) continue;
        const known = coverOf(masks[record], shares) / all;
        const maybe = unread ? coverOf(unread & ~masks[record], shares) / all : 0;
        const cover = known + MAYBE * maybe;
        const spelt = Math.min(coverOf(exact[record], shares) / all + maybe, 1);
        const score = scores[record] * cover * cover * speltFactor(spelt);
        if (score <= best.scores[record]) continue;
        if (!best.scores[record]) best.records.push(record);
        best.scores[record] = score;
        best.covers[record] = cover;
        best.spelt[record] = spelt;
        best.readings[record] = n;
      }
    };

    /* the last word may be unfinished: what begins with it counts too */
    const addCompletions = async ({ terms, marked }, pairs, singles) => {
      const last = terms.at(-1);
      if (last.written) return;
      const place = pairs.length ? pairs.at(-1) : singles[0];
      const [typed, key] = last.term;
      if (!pairs.length && key.length < 2) return;
      const found = pairs.length ? await store.complete(place.key) : await completeWord(key);
      const spelt = (said) => (!marked || said.split(" ").at(-1).startsWith(typed) ? COMPLETED : FOLDED * COMPLETED);
      const length = place.key.split(" ").length;
      const completions = found.filter(([own]) => own !== place.key && own.split(" ").length === length);
      place.completed = completions.length > 0;
      addBest(completions.map(([, entries]) => entries), { ...place, spelt });
    };
    const completeWord = async (start) => {
      const words = await store.vocabulary();
      const keys = [...words.keys()].filter((key) => key.startsWith(start) && key !== start).sort((a, b) => words.get(b) - words.get(a)).slice(0, 6);
      return Promise.all(keys.map(async (key) => [key, await store.lookUp(key)]));
    };

    return { begin, rank, best };
  };

  Object.assign(engine, { makeRanking, speltFactor });
})(globalThis.vankienSearchEngine ??= {});
