/* The files of the index, read as needed: build_tools/search writes them, parts.py and postings.py say how. */
((engine) => {
  "use strict";
  const KINDS = ["document", "instrument", "scheme", "body", "indicator", "page"];
  const PARTS_OF_SOURCE = 64;
  const MOST_COMPLETIONS = 16;
  const SMALL = 128; /* files of terms up to which reading them all costs a reader little */
  const KEPT = 120; /* files of terms, and files of texts, that stay in memory */

  const bytesOf = (base64) => {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  };
  /* numbers in seven bits a byte */
  const numbersOf = (bytes) => {
    const numbers = [];
    for (let at = 0, value = 0, shift = 0; at < bytes.length; at++) {
      value |= (bytes[at] & 127) << shift;
      if (bytes[at] & 128) shift += 7;
      else { numbers.push(value); value = shift = 0; }
    }
    return numbers;
  };

  /* the last place of a sorted list whose value is not greater; -1 before the first */
  const placeOf = (list, value) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  /* the table of blocks: where the records of each begin, of what kind they are */
  const tableOf = (root) => {
    const [places, kinds, counts, tasks] = root.rows.slice(0, 4).map((column) => numbersOf(bytesOf(column)));
    const count = root.blocks;
    const table = { count, records: 0, bases: new Uint32Array(count + 1), kinds, tasks, slots: [], rowOf: new Map() };
    for (let row = 0, place = 0, part = 0; row < count; row++) {
      if (places[row]) { place += places[row] - 1; part = 0; } else part++;
      const slot = place * PARTS_OF_SOURCE + part;
      table.rowOf.set(slot, row);
      table.slots.push(slot);
      table.bases[row + 1] = table.records += counts[row];
    }
    return table;
  };

  /* the kind of every record, as its number in RECORD_KINDS */
  const RECORD_KINDS = [...KINDS, "section", "task"];
  const kindsOf = (table) => {
    const kinds = new Uint8Array(table.records);
    for (let row = 0; row < table.count; row++) {
      const first = table.bases[row], kind = table.kinds[row] >> 1;
      kinds.fill(kind || RECORD_KINDS.indexOf("section"), first, table.bases[row + 1]);
      if (kind) continue;
      kinds.fill(RECORD_KINDS.indexOf("task"), first + table.tasks[row], table.bases[row + 1]);
      if (table.kinds[row] & 1 && table.tasks[row] > 0) kinds[first] = 0;
    }
    return kinds;
  };

  const makeStore = (load) => {
    /* what was asked for lately stays; what failed is asked for again */
    const keeping = (make, limit) => {
      const kept = new Map();
      return (name) => {
        let value = kept.get(name);
        if (value) kept.delete(name);
        else {
          value = make(name);
          value.catch(() => kept.delete(name));
          if (kept.size >= limit) kept.delete(kept.keys().next().value);
        }
        kept.set(name, value);
        return value;
      };
    };
    const part = load;
    const texts = keeping(load, KEPT);
    const shard = keeping(async (name) => {
      const [lines, data] = await part(name);
      const rows = lines.split("\n");
      return { rows, keys: rows.map((row) => row.slice(0, row.indexOf("\t"))), data: bytesOf(data) };
    }, KEPT);

    /* the files of terms: in one list, or in pages of which each is read when needed */
    const directoryOf = ([kind, firstsText, namesText]) => {
      const listOf = (firsts, names) => ({ firsts: firsts.split("\n"), names: names.split(" ").filter(Boolean) });
      const whole = listOf(firstsText, namesText);
      const pages = keeping(async (name) => listOf(...await part(name)), KEPT);
      const page = async (at) => (kind === "paged" ? (whole.names[at] ? pages(whole.names[at]) : null) : at === 0 ? whole : null);
      const fileIn = async (at, n) => {
        const own = await page(at);
        if (!own) return null;
        if (n >= own.names.length) return fileIn(at + 1, 0);
        return { name: own.names[n], first: own.firsts[n], next: () => fileIn(at, n + 1) };
      };
      const fileOf = async (key) => {
        const at = kind === "paged" ? placeOf(whole.firsts, key) : 0;
        const own = at < 0 ? null : await page(at);
        const n = own ? placeOf(own.firsts, key) : -1;
        return n < 0 ? null : fileIn(at, n);
      };
      const isFew = kind !== "paged" && whole.names.length <= SMALL;
      return { fileOf, firstFile: () => fileIn(0, 0), isFew };
    };
    const hashesOf = ([kind, text, size]) => {
      const whole = kind === "paged" ? null : bytesOf(text);
      const names = text.split(" ");
      const pages = keeping(async (name) => bytesOf(await part(name)), KEPT);
      return async (row) => {
        const bytes = whole ?? await pages(names[Math.floor(row / size)]);
        const at = (whole ? row : row % size) * 3;
        return Array.from(bytes.subarray(at, at + 3), (byte) => byte.toString(16).padStart(2, "0")).join("");
      };
    };

    const open = async () => {
      const root = await part("goc");
      const terms = directoryOf(root.terms);
      const table = tableOf(root);
      const hashOf = hashesOf(root.hashes);
      const abbreviations = engine.abbreviationsOf(root.abbreviations);

      const entriesOf = ({ rows, data }, at) => {
        const [, offset, ...said] = rows[at].split("\t");
        let start = Number(offset);
        return said.map((entry) => {
          const [exact, count, length, rest, tails] = entry.split(",");
          const from = start;
          start += Number(length);
          return { exact, count: Number(count), data: data.subarray(from, start), rest: Number(rest ?? 0), tails: tails ? tails.split("+") : [] };
        });
      };
      /* all spellings of a key: [{ exact, count, data, rest, tails }], empty when no record has it */
      const lookUp = async (key) => {
        const file = await terms.fileOf(key);
        if (!file) return [];
        const found = await shard(file.name);
        const row = placeOf(found.keys, key);
        return found.keys[row] === key ? entriesOf(found, row) : [];
      };
      /* [key, spellings] of what begins so, the commonest first; from two files at most */
      const complete = async (start) => {
        const found = [];
        let file = await terms.fileOf(start) ?? await terms.firstFile();
        for (let read = 0; file && read < 2 && (read === 0 || file.first.startsWith(start)); read++) {
          const own = await shard(file.name);
          for (let row = Math.max(placeOf(own.keys, start), 0); row < own.keys.length; row++) {
            if (own.keys[row].startsWith(start)) found.push([own.keys[row], entriesOf(own, row)]);
            else if (own.keys[row] > start) break;
          }
          file = await file.next();
        }
        const countOf = ([, spellings]) => spellings.reduce((sum, entry) => sum + entry.count, 0);
        return found.sort((a, b) => countOf(b) - countOf(a)).slice(0, MOST_COMPLETIONS);
      };

      /* take(record, weight) for every record of a list */
      const each = (bytes, take) => {
        let at = 0, place = 0;
        const next = () => {
          let value = 0, shift = 0, byte;
          do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7; } while (byte & 128);
          return value;
        };
        while (at < bytes.length) {
          const distance = next();
          place += distance >> 1;
          const row = table.rowOf.get(place * PARTS_OF_SOURCE + (distance & 1 ? next() : 0));
          const base = table.bases[row];
          let number = -1, more = 1;
          while (more) {
            const value = next();
            number += (value >> 4) + 1;
            take(base + number, (value >> 1) & 7);
            more = value & 1;
          }
        }
      };
      /* the rest of a very common term, in one piece */
      const tailOf = async (entry) => {
        const pieces = (await Promise.all(entry.tails.map(part))).map(bytesOf);
        const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
        pieces.reduce((offset, piece) => { whole.set(piece, offset); return offset + piece.length; }, 0);
        return whole;
      };

      const rowOf = (record) => {
        let low = 0, high = table.count;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (table.bases[middle + 1] <= record) low = middle + 1; else high = middle;
        }
        return low;
      };
      const kinds = kindsOf(table);
      const kindOf = (record) => RECORD_KINDS[kinds[record]];
      /* what is shown of a record */
      const read = async (record) => {
        const row = rowOf(record);
        const [strings, records] = await texts(`${table.slots[row].toString(16)}-${await hashOf(row)}`);
        const [kind, kindName, address, title, path, text, notes, facts, due, names, about] = records[record - table.bases[row]];
        const said = (number) => strings[number];
        return { record, kind: said(kind), kindName: said(kindName), address, title, path: path.map(said), text, notes, facts, due, names, about: about.map(said) };
      };

      let words;
      const columns = new Map();
      /* every key of one word -> in how many records it stands */
      const vocabulary = async () => {
        if (!words) {
          const [keys, counts] = await part(root.words);
          const numbers = counts.split(" ");
          words = new Map(keys.split(" ").map((key, at) => [key, Number(numbers[at])]));
        }
        return words;
      };
      /* the values of every record: { names: [[id, name]], roles, starts, values } */
      const column = async (name) => {
        if (!columns.has(name)) {
          const [named, data, roles] = await part(root.columns[name]);
          columns.set(name, spread(named, roles, numbersOf(bytesOf(data)), name === "body" || name === "instrument"));
        }
        return columns.get(name);
      };
      const spread = (named, roles, numbers, ofRecord) => {
        const starts = new Uint32Array(table.records + 1);
        const values = [];
        let at = 0;
        const take = () => numbers.slice(at + 1, (at += numbers[at] + 1));
        for (let row = 0; row < table.count; row++) {
          const same = !ofRecord && KINDS[table.kinds[row] >> 1] === "document" ? take() : null;
          for (let record = table.bases[row]; record < table.bases[row + 1]; record++) {
            for (const value of same ?? take()) values.push(value);
            starts[record + 1] = values.length;
          }
        }
        return { named, roles, starts, values };
      };

      return { root, isSmall: terms.isFew, abbreviations, lookUp, complete, each, tailOf, rowOf, kindOf, read, vocabulary, column, records: table.records };
    };
    return { open };
  };

  Object.assign(engine, { makeStore });
})(globalThis.vankienSearchEngine ??= {});
