/* What a keyboard in the wrong mode leaves: Telex (nghij quyeets), VNI (nghi5 quye61t) and VIQR (dda`o) become syllables. */
((engine) => {
  "use strict";
  const TONE_KEYS = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  const VNI = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j", 6: "^", 7: "+", 8: "(", 9: "-" };
  const VIQR = { "'": "s", "´": "s", "`": "f", "?": "r", "~": "x", ".": "j", "^": "^", "+": "+", "*": "+", "(": "(" };
  const SHAPES = { "^": { a: "â", e: "ê", o: "ô" }, "+": { u: "ư", o: "ơ" }, "(": { a: "ă" }, "-": { d: "đ" } };
  const VOWELS = "aăâeêioôơuưy";

  /* a shape key works on the last letter that takes it; a horn on both letters of uo */
  const shape = (letters, key) => {
    for (let at = letters.length - 1; at >= 0; at--) {
      const shaped = SHAPES[key][letters[at]];
      if (!shaped) continue;
      letters[at] = shaped;
      if (key === "+" && shaped === "ơ" && letters[at - 1] === "u" && letters[at - 2] !== "q") letters[at - 1] = "ư";
      return true;
    }
    return false;
  };
  /* the place of the tone mark, by the older rule, which is the canonical one */
  const place = (letters) => {
    const shaped = letters.findLastIndex((letter) => "ăâêôơư".includes(letter));
    if (shaped >= 0) return shaped;
    let first = letters.findIndex((letter) => VOWELS.includes(letter));
    if (first < 0) return -1;
    const glides = letters[0] === "q" && letters[first] === "u" || letters[0] === "g" && letters[first] === "i";
    if (glides && VOWELS.includes(letters[first + 1] ?? " ")) first++;
    let last = first;
    while (VOWELS.includes(letters[last + 1] ?? " ")) last++;
    if (last === first || last < letters.length - 1) return last;
    return last - first === 2 ? first + 1 : first;
  };
  const assemble = (keys) => {
    const letters = [];
    let tone = "";
    for (const [key, kind] of keys) {
      if (kind === "tone") tone = TONE_KEYS[key];
      else if (kind === "shape") { if (!shape(letters, key)) return ""; }
      else letters.push(key);
    }
    if (!tone) return letters.join("").normalize("NFC");
    const at = place(letters);
    if (at < 0) return "";
    letters[at] += tone;
    return letters.join("").normalize("NFC");
  };

  const telex = (word) => {
    const keys = [];
    const vowelSeen = () => keys.some(([key, kind]) => kind === "letter" && VOWELS.includes(key));
    for (const letter of word) {
      const letters = keys.filter(([, kind]) => kind === "letter").map(([key]) => key);
      if (TONE_KEYS[letter] && vowelSeen()) keys.push([letter, "tone"]);
      else if (letter === "w") {
        const takes = letters.findLast((key) => "auo".includes(key));
        if (takes) keys.push([takes === "a" ? "(" : "+", "shape"]);
        else keys.push(["ư", "letter"]);
      }
      else if ("aeo".includes(letter) && letters.includes(letter) && letters.filter((key) => VOWELS.includes(key)).at(-1) === letter) keys.push(["^", "shape"]);
      else if (letter === "d" && letters[0] === "d") keys.push(["-", "shape"]);
      else keys.push([letter, "letter"]);
    }
    return keys.some(([, kind]) => kind !== "letter") || word.includes("w") ? assemble(keys) : "";
  };
  const byKeys = (table, word) => {
    const keys = [];
    let found = false;
    for (const letter of word) {
      const key = table[letter];
      if (!key) { keys.push([letter, "letter"]); continue; }
      found = true;
      keys.push([key, TONE_KEYS[key] ? "tone" : "shape"]);
    }
    return found ? assemble(keys) : "";
  };
  const viqr = (word) => byKeys(VIQR, word.replace(/^dd/, "đ"));

  /* syllables that a word typed in the wrong mode can mean */
  engine.syllablesOf = (word) => {
    const plain = word.toLowerCase();
    const found = [];
    if (/^\p{L}+$/u.test(plain)) found.push(telex(plain));
    if (/^[a-zđ]+[0-9a-z]*$/.test(plain) && /[0-9]/.test(plain)) found.push(byKeys(VNI, plain));
    if (/^[a-zđ]/.test(plain) && /[`'´?~.^*+(]/.test(plain)) found.push(viqr(plain));
    return [...new Set(found.filter((syllable) => syllable && /^\p{L}+$/u.test(syllable)))];
  };
})(globalThis.vankienSearchEngine ??= {});
