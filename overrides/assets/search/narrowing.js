/* Filters and counts: by kind from the table of blocks, by everything else from a column that is read when first asked for. */
((engine) => {
  "use strict";
  const KIND_NAMES = { task: "Nhiệm vụ", section: "Đoạn văn bản", document: "Văn bản", instrument: "Nghị quyết, văn bản được dẫn", scheme: "Chương trình, đề án", body: "Cơ quan", indicator: "Chỉ tiêu", page: "Hướng dẫn" };
  const FACETS = ["kind", "document", "body", "role", "instrument", "year", "locality", "site"];

  const makeNarrowing = (store) => {
    const columnOf = (facet) => (facet === "role" ? "body" : facet);
    const wanted = (filters, facet) => (filters[facet]?.length ? new Set(filters[facet]) : null);

    /* facet -> a function from a record to its values as [value, …]; role and body look at the same assignment */
    const reader = async (facet, filters) => {
      if (facet === "kind") return (record) => [store.kindOf(record)];
      const { named, roles, starts, values } = await store.column(columnOf(facet));
      const own = (record) => values.slice(starts[record], starts[record + 1]);
      if (columnOf(facet) !== "body") return (record) => own(record).map((value) => named[value][0]);
      const bodies = wanted(filters, "body"), asked = wanted(filters, "role");
      return (record) => own(record).map((value) => [named[value >> 3][0], roles[value & 7][0]])
        .filter(([body, role]) => (facet === "body" ? !asked || asked.has(role) : !bodies || bodies.has(body)))
        .map(([body, role]) => (facet === "body" ? body : role));
    };
    const namesOf = async (facet) => {
      if (facet === "kind") return new Map(Object.entries(KIND_NAMES));
      const { named, roles } = await store.column(columnOf(facet));
      return new Map(facet === "role" ? roles : named);
    };

    /* records that pass all filters, or all but one facet's own */
    const passing = async (filters) => {
      const tests = [];
      for (const facet of FACETS) {
        const values = wanted(filters, facet);
        if (!values) continue;
        const read = await reader(facet, filters);
        tests.push([facet, (record) => read(record).some((value) => values.has(value))]);
      }
      return (record, but = "") => tests.every(([facet, test]) => facet === but || test(record));
    };
    /* counts over all hits, before the facet's own filter: { facet: [{ value, name, count }] } */
    const count = async (records, facets, filters, passes) => {
      const counted = {};
      for (const facet of facets.filter((name) => FACETS.includes(name))) {
        const read = await reader(facet, filters);
        const names = await namesOf(facet);
        const counts = new Map();
        for (const record of records) {
          if (!passes(record, facet)) continue;
          for (const value of new Set(read(record))) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        counted[facet] = [...counts].map(([value, number]) => ({ value, name: names.get(value) ?? value, count: number }))
          .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "vi"));
      }
      return counted;
    };
    return { passing, count };
  };

  Object.assign(engine, { makeNarrowing });
})(globalThis.vankienSearchEngine ??= {});
