/* What a reader may have meant: the words in all readings (abbreviations written out), the quoted phrases, and the number. */
((engine) => {
  "use strict";
  const MOST_READINGS = 6;
  const SYLLABLE = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;
  const MOST_TOKENS = 24;
  const MOST_TERMS = 30; /* each has a bit of its own in the ranking */
  const LONGEST = 1000; /* characters that are read */
  /* words by which one asks; a list of phrases, the longer ones first */
  const ASKING = ["như thế nào", "thế nào", "làm gì", "là gì", "những gì", "bao giờ", "bao nhiêu", "khi nào", "lúc nào", "ở đâu", "ra sao",
    "quý mấy", "tháng mấy", "năm nào", "tháng nào", "ngày nào", "hạn nào", "cơ quan nào", "đơn vị nào", "ai", "gì", "nào"].map((phrase) => phrase.split(" "));
  const ASKING_WHEN = new Set(["bao giờ", "khi nào", "lúc nào", "quý mấy", "tháng mấy", "năm nào", "tháng nào", "ngày nào", "hạn nào"]);
  const ASKING_WHO = new Set(["ai", "cơ quan nào", "đơn vị nào"]);
  const SMALL = new Set(["và", "của", "các", "những", "về", "tại", "trong", "cho", "là", "được", "có", "theo", "với", "đến", "ở", "do", "từ", "này", "đó", "việc", "để", "trên", "phải", "thì", "mà", "vào", "bằng", "cần"]);
  const SMALL_KEYS = new Set(["va", "cua", "cac", "nhung", "trong", "duoc", "theo", "voi", "nay", "viec", "vao"]);
  const SMALL_SHARE = 0.25;

  const isSyllable = (key) => SYLLABLE.test(key);
  const isMarked = (term) => term[0] !== term[1];

  /* tokens: [{ term, start, end, quote, share }]; quotes: [[first, last + 1]] */
  const readWords = (given, isMarkedText = null) => {
    const text = given.slice(0, LONGEST).normalize("NFC");
    const quoted = Array.from(text.matchAll(/["“”„]([^"“”„]+)["“”„]/g), (found) => [found.index, found.index + found[0].length]);
    let tokens = engine.cut(text).slice(0, MOST_TOKENS).map(([raw, start, end]) => ({
      raw, start, end, term: engine.termOf(raw), quote: quoted.findIndex(([from, to]) => from < start && end < to),
    }));
    const marked = isMarkedText ?? tokens.some(({ term }) => isMarked(term));
    const asks = { when: false, who: false };
    tokens = dropBeforeNumbers(dropAsking(tokens, marked, asks), marked);
    for (const token of tokens) {
      token.share = token.quote < 0 && (SMALL.has(token.term[0]) || (!marked && SMALL_KEYS.has(token.term[1]))) ? SMALL_SHARE : 1;
    }
    if (tokens.every(({ share }) => share < 1)) for (const token of tokens) token.share = 1;
    const open = /[\p{L}\p{N}]$/u.test(text) && tokens.length > 0 && tokens.at(-1).quote < 0 && !engine.isNumber(tokens.at(-1).term);
    return { text, tokens, marked, open, asks };
  };
  const says = (token, word, marked) => token?.quote < 0 && (token.term[0] === word || (!marked && token.term[1] === engine.fold(word)));
  const dropAsking = (tokens, marked, asks) => {
    const kept = [];
    for (let at = 0; at < tokens.length;) {
      const phrase = ASKING.find((words) => words.every((word, n) => says(tokens[at + n], word, marked)));
      if (!phrase) kept.push(tokens[at]);
      else if (ASKING_WHEN.has(phrase.join(" "))) asks.when = true;
      else if (ASKING_WHO.has(phrase.join(" "))) asks.who = true;
      at += phrase ? phrase.length : 1;
    }
    return kept.length ? kept : tokens;
  };
  const dropBeforeNumbers = (tokens, marked) => tokens.filter((token, at) => {
    const next = tokens[at + 1];
    if (!next || !engine.isNumber(next.term) || token.quote >= 0) return true;
    return ![...engine.BEFORE_NUMBER].some((word) => says(token, word, marked));
  });

  /* ways to read the tokens: [{ terms: [{ term, token, share }], expanded: [[short, words]] }]. A short form that is no syllable
     is read as its words alone, because the index has them wherever it stands; the codes of a number stay as they are. */
  const readings = ({ text, tokens, marked }, abbreviations, asked) => {
    const forms = foldedForms(abbreviations);
    let found = [{ at: 0, terms: [], expanded: [] }];
    const done = [];
    while (found.length) {
      const reading = found.shift();
      if (reading.at >= tokens.length) { done.push(reading); continue; }
      const token = tokens[reading.at];
      const meanings = asked?.codes.includes(token) ? [] : formsAt(tokens, reading.at, forms, abbreviations);
      const asItStands = { at: reading.at + 1, terms: [...reading.terms, { term: token.term, token: reading.at, share: token.share }], expanded: reading.expanded };
      const next = meanings.some(({ length }) => length === 1) && !isSyllable(token.term[1]) ? [] : [asItStands];
      for (const { length, form, meaning, words } of meanings) {
        const short = length === 1 ? form.short : text.slice(token.start, tokens[reading.at + length - 1].end).toUpperCase(); /* TP.HCM, not TP-HCM */
        const terms = meaning.map((term) => ({ term, token: reading.at, share: 1 / meaning.length, written: true }));
        next.push({ at: reading.at + length, terms: [...reading.terms, ...terms], expanded: [...reading.expanded, [short, words]] });
      }
      found.push(...next.slice(0, Math.max(1, MOST_READINGS - found.length - done.length)));
    }
    return done.slice(0, MOST_READINGS).map(({ terms, expanded }) => ({ terms: terms.slice(0, MOST_TERMS), expanded, marked }));
  };
  const foldedForms = (abbreviations) => {
    abbreviations.folded ??= Map.groupBy
      ? Map.groupBy(abbreviations.forms, ([tokens]) => engine.fold(tokens))
      : [...abbreviations.forms].reduce((map, entry) => map.set(engine.fold(entry[0]), [...(map.get(engine.fold(entry[0])) ?? []), entry]), new Map());
    return abbreviations.folded;
  };
  const formsAt = (tokens, at, forms, abbreviations) => {
    const found = [];
    for (let length = 1; length <= abbreviations.longest && at + length <= tokens.length; length++) {
      const own = tokens.slice(at, at + length);
      if (own.some(({ quote }) => quote >= 0)) break;
      const exact = own.map(({ term }) => term[0]).join(" ");
      for (const [spelt, form] of forms.get(own.map(({ term }) => term[1]).join(" ")) ?? []) {
        if (own.some(({ term }) => isMarked(term)) && spelt !== exact) continue;
        form.meanings.forEach((meaning, n) => found.push({ length, form, meaning, words: form.words[n] }));
      }
    }
    return found;
  };

  /* the number, or the date, that is asked for: { first, types: [key], marks: [key], codes: [token], rest: [token] }, or null */
  const readNumber = ({ text, tokens }, types) => {
    const at = tokens.findIndex(({ term, quote }) => quote < 0 && engine.isNumber(term));
    if (at < 0) return null;
    let start = at, found = [];
    for (let length = Math.min(4, at); length > 0 && !found.length; length--) {
      const word = tokens.slice(at - length, at).map(({ term }) => term[1]).join("");
      found = types.get(word) ?? [];
      if (found.length) start = at - length;
    }
    const date = dateAt(tokens, at);
    let end = date ? at + 3 : at + 1;
    const marks = [];
    while (!date && end < tokens.length && end - at <= 4 && isMark(text, tokens[end], tokens[end - 1])) marks.push(tokens[end++].term[1]);
    const rest = [...tokens.slice(0, start), ...tokens.slice(end)];
    const alone = !date && !found.length && !marks.length;
    return alone && rest.length ? null : { first: date || tokens[at].term[1], types: found, marks, rest, codes: tokens.slice(at + 1, end) };
  };
  /* "24.6.2023", as the index names a day, where a date begins: 24/6/2023, 24-6-23, ngày 24 tháng 6 năm 2023 */
  const dateAt = (tokens, at) => {
    const own = tokens.slice(at, at + 3);
    if (own.length < 3 || !own.every(({ term, quote }) => quote < 0 && engine.isNumber(term))) return "";
    const [day, month, year] = own.map(({ term }) => Number(term[0]));
    const isShort = own[2].raw.length === 2 && own[2].start - own[0].start <= 6; /* three numbers closed up */
    if (day < 1 || day > 31 || month < 1 || month > 12 || !(isShort || (year >= 1900 && year < 2100))) return "";
    return `${day}.${month}.${isShort ? 2000 + year : year}`;
  };
  /* years, codes and what is joined to them: 98/2023/QH15, 31nqtw, 43 nq tw; a word behind a space is one like others */
  const CODE = /^(nq|ct|qdi?|kl|kh|ctr|ctrhd|cv|tb|hd|nd|tt|da)?(tw|tu|cp|ttg|ubnd|hdnd|qh)?$/;
  const isMark = (text, token, before) => {
    const gap = text.slice(before.end, token.start);
    const joined = !gap || engine.CODE_JOINT.test(gap);
    if (engine.isNumber(token.term)) return /^(19|20)\d\d$/.test(token.term[1]) || (joined && !engine.isNumber(before.term));
    return joined ? token.term[1].length <= 8 : CODE.test(token.term[1]);
  };
  /* word or code of a type -> the words of all types it can mean, without spaces and marks */
  const typesOf = (entries) => {
    const types = new Map();
    for (const [name, ...codes] of entries) {
      const key = engine.fold(name.normalize("NFC")).replaceAll(" ", "");
      for (const word of [key, ...codes.map((code) => engine.fold(code))]) types.set(word, [...(types.get(word) ?? []), key]);
    }
    return types;
  };

  Object.assign(engine, { readWords, readings, readNumber, typesOf, isMarked, isSyllable });
})(globalThis.vankienSearchEngine ??= {});
