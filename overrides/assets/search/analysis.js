/* How a text is cut into terms: build_tools/vietnamese/search_terms.py once more, for what a reader types and for the
   marks in what is shown. A term is [exact, key]: lower case with one spelling for both placements of tone marks and for
   i/y, and the same without marks. */
((engine) => {
  "use strict";
  const TOKEN = /[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+|(?:(?![0-9])[\p{L}\p{N}])+/gu;
  const TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  const BEFORE_NUMBER = new Set(["số", "ngày", "tháng", "năm", "thứ"]);
  const BEFORE_ROMAN = new Set(["khóa", "thứ", "quý", "mục", "phần", "chương", "kỳ"]);
  const CODE_JOINT = /^\s?[-–—/]\s?$/;
  const LONGEST_CODE = 4;
  const ROMAN = /^X{0,3}(?:IX|IV|V?I{0,3})$/;
  const ROMAN_VALUES = { I: 1, V: 5, X: 10 };

  const fold = (text) => text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => {
    if (letter === "đ" || letter === "Đ") return "d";
    const base = letter.normalize("NFD")[0].toLowerCase();
    return base < "\x80" ? base : letter;
  }).toLowerCase();

  const moved = new Map();
  for (const [first, second] of ["oa", "oe", "uy"]) {
    for (const tone of TONES) moved.set((first + second + tone).normalize("NFC"), (first + tone).normalize("NFC") + second);
  }
  const Y = { i: "y", "í": "ý", "ì": "ỳ", "ĩ": "ỹ", "ỉ": "ỷ", "ị": "ỵ" };
  const canonical = (word) => {
    const pair = moved.get(word.slice(-2));
    if (pair && word.at(-3) !== "q") return word.slice(0, -2) + pair;
    if (word.length === 2 && "hklmst".includes(word[0]) || word.length === 3 && word.startsWith("qu")) {
      const y = Y[word.at(-1)];
      if (y) return word.slice(0, -1) + y;
    }
    return word;
  };

  const isNumber = (term) => term[0][0] >= "0" && term[0][0] <= "9";
  const known = new Map();
  const termOf = (token) => {
    let term = known.get(token);
    if (term) return term;
    if (token[0] >= "0" && token[0] <= "9") {
      const number = token.replaceAll(".", "").replace(/^0+/, "") || "0";
      term = [number, number];
    } else {
      const exact = canonical(token.toLowerCase().normalize("NFC"));
      term = [exact, fold(exact)];
    }
    if (known.size > 50000) known.clear();
    known.set(token, term);
    return term;
  };
  /* [[token, start, end]] of every run of letters and every number; the text is NFC */
  const cut = (text) => Array.from(text.matchAll(TOKEN), (found) => [found[0], found.index, found.index + found[0].length]);

  const isUpper = (letter) => letter !== letter.toLowerCase() && letter === letter.toUpperCase();
  const romanValue = (text) => {
    if (!text || !ROMAN.test(text)) return 0;
    const values = Array.from(text, (letter) => ROMAN_VALUES[letter]);
    return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
  };

  /* short forms: tokens of the short form, joined by spaces -> { short, meanings: [terms] } */
  const abbreviationsOf = (entries) => {
    const forms = new Map();
    let longest = 0;
    for (const [short, ...words] of entries) {
      const tokens = cut(short.normalize("NFC")).map(([token]) => termOf(token)[0]);
      if (!tokens.length) continue;
      forms.set(tokens.join(" "), { short, words, meanings: words.map((text) => cut(text).map(([token]) => termOf(token))) });
      longest = Math.max(longest, tokens.length);
    }
    return { forms, longest };
  };

  /* other ways to say parts of a text: [{ start, end, terms }] by their ends */
  const arcsOf = (text, tokens, terms, abbreviations) => {
    const arcs = [];
    const isCode = (at) => isUpper(tokens[at][0][0]) && CODE_JOINT.test(text.slice(tokens[at - 1][2], tokens[at][1]));
    for (let at = 0; at < terms.length; at++) {
      const next = terms[at + 1];
      if (next && BEFORE_NUMBER.has(terms[at][0]) && isNumber(next)) arcs.push({ start: at, end: at + 1, terms: [] });
      const token = tokens[at][0];
      if (at && "IVX".includes(token[0]) && BEFORE_ROMAN.has(terms[at - 1][0])) {
        const value = String(romanValue(token));
        if (value !== "0") arcs.push({ start: at, end: at + 1, terms: [[value, value]] });
      }
      if (isNumber(terms[at])) {
        let end = at + 1;
        while (end < terms.length && end - at <= LONGEST_CODE && isCode(end)) end++;
        if (end - at > 2) {
          const joined = terms.slice(at + 1, end).map((term) => term[0]).join("");
          arcs.push({ start: at + 1, end, terms: [[joined, fold(joined)]] });
        }
      }
      if (!isUpper(token[0])) continue;
      for (let length = 1; length <= abbreviations.longest && at + length <= tokens.length; length++) {
        const form = abbreviations.forms.get(terms.slice(at, at + length).map((term) => term[0]).join(" "));
        const written = form && text.slice(tokens[at][1], tokens[at + length - 1][2]);
        if (!form || (written !== form.short && written !== form.short.toUpperCase())) continue;
        for (const meaning of form.meanings) arcs.push({ start: at, end: at + length, terms: meaning });
      }
    }
    return arcs.sort((a, b) => a.end - b.end || a.start - b.start);
  };

  /* a text ready to be compared with what was typed */
  const analyse = (given, abbreviations) => {
    const text = given.normalize("NFC");
    const tokens = cut(text);
    const terms = tokens.map(([token]) => termOf(token));
    return { text, tokens, terms, arcs: arcsOf(text, tokens, terms, abbreviations) };
  };

  /* every term and every two that may stand beside each other, as search_terms.pairs_and_singles gives them */
  const pairsAndSingles = ({ terms, arcs }) => {
    const singles = [...terms];
    const pairs = terms.slice(1).map((term, at) => [terms[at], term]);
    const ends = new Map();
    const endsAt = (at) => ends.get(at) ?? ends.set(at, []).get(at);
    const before = (at) => [...(at ? [terms[at - 1]] : []), ...(ends.get(at) ?? [])];
    for (const arc of arcs) {
      const lasts = before(arc.start);
      if (!arc.terms.length) {
        const own = endsAt(arc.end);
        for (const last of lasts) if (!own.some((term) => term[0] === last[0])) own.push(last);
        continue;
      }
      singles.push(...arc.terms);
      for (const last of lasts) pairs.push([last, arc.terms[0]]);
      for (let at = 1; at < arc.terms.length; at++) pairs.push([arc.terms[at - 1], arc.terms[at]]);
      endsAt(arc.end).push(arc.terms.at(-1));
    }
    for (const [at, lasts] of ends) if (at < terms.length) for (const last of lasts) pairs.push([last, terms[at]]);
    return { singles, pairs };
  };

  Object.assign(engine, { fold, canonical, termOf, cut, isNumber, abbreviationsOf, analyse, pairsAndSingles, BEFORE_NUMBER, CODE_JOINT });
})(globalThis.vankienSearchEngine ??= {});
