/* The whole texts of tasks, loaded when asked for; and what is shown as a file. */
(() => {
  "use strict";
  const table = window.vankienTaskTable;
  const { data, total, box, make } = table;
  const { root } = box.dataset;
  const KEYS = data.columns.map(([key]) => key);
  const HEADINGS = data.columns.map(([, heading]) => heading);
  const [TEXT, ADDRESS] = ["text", "address"].map((key) => KEYS.indexOf(key));
  const WIDTHS = { document: 32, place: 16, text: 70, deadline: 18, times: 26, instruments: 40, address: 44 };
  const CELL_LIMIT = 32767;
  const said = box.querySelector(".vk-tt-said");

  /* a page opened from a disk can fetch nothing, but it can load scripts */
  const scripts = new Map();
  const load = (address) => {
    if (!scripts.has(address)) {
      scripts.set(address, new Promise((resolve, reject) => {
        const script = Object.assign(make("script", ""), { src: address });
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => { scripts.delete(address); reject(new Error(address)); });
        document.head.append(script);
      }));
    }
    return scripts.get(address);
  };

  const starts = data.parts.map(([, start]) => start);
  const partOf = (task) => starts.filter((start) => start <= task).length - 1;
  const cellOf = (task, column) => {
    const [name, start] = data.parts[partOf(task)];
    const part = window.vankienTaskTexts?.[name];
    return part ? part.strings[part.rows[task - start][column]] : "";
  };
  const added = new Set();
  const loadPart = async (part) => {
    await load(`${root}nhiem-vu/texts-${data.parts[part][0]}.js`);
    if (added.has(part)) return;
    added.add(part);
    const end = starts[part + 1] ?? total;
    for (let task = starts[part]; task < end; task += 1) table.addText(task, cellOf(task, TEXT));
  };
  const loadTexts = (parts) => Promise.all([...new Set(parts)].map(loadPart));
  const allParts = [...starts.keys()];
  const hasAllTexts = () => added.size === allParts.length;

  /* ---- files ---- */

  const base = new URL(root, document.baseURI).href;
  const cells = (task) => KEYS.map((_, column) => (column === ADDRESS ? base : "") + cellOf(task, column));
  /* what documents say is data: no cell may become a formula, in whichever program the file is opened */
  const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const quoted = (text) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const csv = (rows) => {
    const lines = [HEADINGS, ...rows.map(cells)].map((line) => line.map((text) => quoted(harmless(text))).join(","));
    return new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
  };
  const text = (value, look = {}) => ({ type: String, value: value.slice(0, CELL_LIMIT) || null, wrap: true, alignVertical: "top", ...look });
  const xlsx = async (rows, about) => {
    await load(`${root}assets/vendor/write-excel-file/write-excel-file.min.js`);
    const head = HEADINGS.map((heading) => text(heading, { fontWeight: "bold", backgroundColor: "#F1E4DC" }));
    return window.writeXlsxFile(
      [[head, ...rows.map((task) => cells(task).map((value) => text(value)))], about.map((line) => line.map((value) => text(value)))],
      {
        sheets: ["Nhiệm vụ", "Bộ lọc"], columns: [KEYS.map((key) => ({ width: WIDTHS[key] ?? 24 })), [{ width: 24 }, { width: 80 }]],
        stickyRowsCount: 1, orientation: "landscape",
      },
    );
  };
  const save = (blob, name) => {
    const address = URL.createObjectURL(blob);
    Object.assign(make("a", ""), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  const exportRows = async (form, rows, about) => {
    said.textContent = "Đang tạo tệp…";
    try {
      await loadTexts(rows.map(partOf));
      save(form === "csv" ? csv(rows) : await xlsx(rows, about), `nhiem-vu.${form}`);
      said.textContent = `Đã tạo tệp nhiem-vu.${form} có ${rows.length.toLocaleString("vi")} nhiệm vụ.`;
    } catch {
      said.textContent = "Không tạo được tệp. Hãy tải lại trang rồi thử lần nữa.";
    }
  };

  Object.assign(table, {
    said, hasAllTexts, exportRows,
    loadAllTexts: () => loadTexts(allParts),
    textOf: (task) => cellOf(task, TEXT),
  });
})();
