// Rankings by MiniSearch: {records, queries} as JSON on the standard input, {variant: {query: [address]}} on the output.
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";

const DEPTH = 10;
const { records, queries } = JSON.parse(readFileSync(0, "utf8"));
const fold = (term) => term.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const VARIANTS = {
  // as its documentation begins
  default: [{}, {}],
  // with marks taken off; its prefix, fuzzy and boost options were tried and put fewer right answers first
  folded: [{ processTerm: fold }, {}],
};

const rankings = {};
for (const [variant, [options, searchOptions]] of Object.entries(VARIANTS)) {
  const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["address"], ...options });
  index.addAll(records.map((record, id) => ({ id, ...record })));
  rankings[variant] = {};
  for (const query of queries) {
    rankings[variant][query] = index.search(query, searchOptions).slice(0, DEPTH).map((hit) => hit.address);
  }
}
process.stdout.write(JSON.stringify(rankings));
