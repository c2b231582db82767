/* When no record has all words: a keyboard in the wrong mode, a missing space, or one wrong letter may be why. */
((engine) => {
  "use strict";
  const MOST_TRIED = 24;
  const MOST_ALONE = 8; /* where no word stands before */

  /* one letter wrong, missing, too many, or two in the other order */
  const isNear = (a, b) => {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    if (a.slice(at + 1) === b.slice(at + 1) || a.slice(at) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at)) return true;
    return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  };
  const countOf = (spellings) => spellings.reduce((sum, entry) => sum + entry.count, 0);
  const usual = (spellings) => spellings.reduce((best, entry) => (entry.count > best.count ? entry : best)).exact;

  const makeCorrecting = (store) => {
    /* words as an input method leaves them, for words that no record has */
    const fromKeyboard = async (text) => {
      const words = await store.vocabulary();
      const known = (key) => words.has(key);
      let changed = 0, all = 0;
      const out = text.normalize("NFC").split(/(\s+|["“”„])/).map((word) => {
        const tokens = engine.cut(word);
        if (!tokens.length) return word;
        all++;
        const plain = tokens.every(([token]) => { const term = engine.termOf(token); return engine.isNumber(term) || known(term[1]); });
        if (plain && !/^[a-zđ]+[1-9]|[a-z]['`?~^*+(]|[a-z][.'`?~^*+(][a-z]/i.test(word)) return word;
        const meant = engine.syllablesOf(word).filter((syllable) => known(engine.termOf(syllable)[1]));
        if (!meant.length) return word;
        changed++;
        return meant[0];
      }).join("");
      return changed ? { text: out, marked: changed === all } : null;
    };

    /* texts in which one word is another that stands beside its neighbours: best first */
    const fromNeighbours = async (words, isSuspect) => {
      const known = await store.vocabulary();
      const found = [];
      for (const [n, token] of words.tokens.entries()) {
        if (token.quote >= 0 || token.share < 1 || engine.isNumber(token.term) || !isSuspect(n) || isShortForm(token.term[1])) continue;
        const before = words.tokens[n - 1]?.term[1], after = words.tokens[n + 1]?.term[1];
        const near = nearWords(token.term[1], known);
        const tried = await Promise.all((before ? near : near.slice(0, MOST_ALONE)).map((key) => support(key, before, after)));
        for (const { weight, said } of tried) if (weight) found.push({ n, weight, text: replaced(words, n, said) });
      }
      return found.sort((a, b) => b.weight - a.weight);
    };
    /* two letters that are no syllable are short for something that we do not know, and near everything */
    const isShortForm = (key) => key.length < 3 && !engine.isSyllable(key);
    const nearWords = (key, known) => {
      const near = [...known.keys()].filter((word) => isNear(key, word)).sort((a, b) => known.get(b) - known.get(a)).slice(0, MOST_TRIED);
      for (let at = 1; at < key.length; at++) {
        if (known.has(key.slice(0, at)) && known.has(key.slice(at))) near.push(`${key.slice(0, at)} ${key.slice(at)}`);
      }
      return near;
    };
    /* how often a word stands beside its neighbours; alone, how often it stands at all. What stands behind the word before lies in one
       file; what stands before the word behind lies in as many as there are words, and is only asked for when the first does not decide */
    const support = async (key, before, after) => {
      const inner = key.includes(" ") ? await store.lookUp(key) : null;
      if (inner && !inner.length) return { weight: 0, said: "" };
      const first = key.split(" ")[0], last = key.split(" ").at(-1);
      const left = before ? await store.lookUp(`${before} ${first}`) : [];
      const right = after && (left.length || !before) ? await store.lookUp(`${last} ${after}`) : [];
      if (!left.length && !right.length) {
        if (before || after) return { weight: inner ? countOf(inner) / 1000 : 0, said: inner ? usual(inner) : "" };
        const alone = inner ?? await store.lookUp(key);
        return { weight: countOf(alone), said: alone.length ? usual(alone) : "" };
      }
      const said = inner ? usual(inner) : left.length ? usual(left).split(" ")[1] : usual(right).split(" ")[0];
      const both = left.length && right.length ? 1000 : 1;
      return { weight: (countOf(left) + countOf(right)) * both, said };
    };
    const replaced = ({ text, tokens }, n, said) => text.slice(0, tokens[n].start) + said + text.slice(tokens[n].end);

    return { fromKeyboard, fromNeighbours };
  };

  Object.assign(engine, { makeCorrecting, isNear });
})(globalThis.vankienSearchEngine ??= {});
