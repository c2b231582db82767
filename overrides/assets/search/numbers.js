/* Numbers as people write them lead to the instrument: nq 98, 31nqtw, 98/2023, quy định số 1374; and so does its date: 24/6/2023. */
((engine) => {
  "use strict";
  const MOST = 5;
  const READ = 12;

  const makeNumbers = (store) => {
    const types = engine.typesOf(store.root.types);
    const recordsOf = async (key) => {
      const found = new Map();
      for (const entry of await store.lookUp(key)) store.each(entry.data, (record, weight) => found.set(record, weight));
      return found;
    };
    const narrow = async (found, keys) => {
      const allowed = await Promise.all(keys.map(recordsOf));
      return new Map([...found].filter(([record]) => allowed.some((own) => own.has(record))));
    };
    /* the records that a number names, the most cited first; what else is typed must be in their names */
    const find = async (asked) => {
      if (!asked) return [];
      let found = await recordsOf(`#${asked.first}`);
      if (asked.types.length) found = await narrow(found, asked.types.map((type) => `#${asked.first} ${type}`));
      for (const mark of asked.marks) if (found.size) found = await narrow(found, [`#${asked.first} ${mark}`]);
      const best = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, READ);
      const records = await Promise.all(best.map(([record]) => store.read(record)));
      const says = (record) => {
        const said = new Set([record.title, record.text, ...record.names, ...record.about]
          .flatMap((text) => engine.analyse(text, store.abbreviations)).flatMap((text) => engine.pairsAndSingles(text).singles.map((term) => term[1])));
        return asked.rest.every(({ term, share }) => share < 1 || said.has(term[1]));
      };
      return records.filter((record) => !asked.rest.length || says(record)).slice(0, MOST);
    };
    return { read: (words) => engine.readNumber(words, types), find };
  };

  Object.assign(engine, { makeNumbers });
})(globalThis.vankienSearchEngine ??= {});
