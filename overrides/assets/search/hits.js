/* How a hit, and what was understood, look: in the list under the field and on the results page. Data enters only as text. */
(() => {
  "use strict";
  const { base } = window.vankienSearchBox;
  /* in the order of the screen; kinds are the values of the filter that leaves the group */
  const GROUPS = [
    { id: "number", name: "Số hiệu, ngày ban hành", kinds: [] },
    { id: "task", name: "Nhiệm vụ", kinds: ["task"] },
    { id: "document", name: "Văn bản", kinds: ["document", "section"] },
    { id: "instrument", name: "Nghị quyết", kinds: ["instrument", "scheme"] },
    { id: "body", name: "Cơ quan", kinds: ["body"] },
    { id: "other", name: "Khác", kinds: ["indicator", "page"] },
  ];
  const LISTS = [
    ["Văn bản", "van-ban/index.html"], ["Nhiệm vụ", "nhiem-vu/index.html"],
    ["Nghị quyết", "nghi-quyet/index.html"], ["Cơ quan", "co-quan/index.html"],
  ];

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const number = (count) => count.toLocaleString("vi");
  const results = (count, exact = true) => `${exact ? "" : "hơn "}${number(count)} kết quả`;
  const addressOf = (hit) => new URL(hit.address, base).href;
  const resultsPage = (words, kinds = []) => {
    const query = new URLSearchParams([["words", words], ...kinds.map((kind) => ["kind", kind])]);
    return new URL(`tim-kiem/index.html?${query}`, base).href;
  };
  const link = (text, href, className = "") => Object.assign(make("a", className, text), { href });

  const marked = (parts) => parts.map(([text, on]) => (on ? make("mark", "", text) : text));
  const title = (hit) => marked(hit.titleParts?.length ? hit.titleParts : [[hit.title, false]]);
  /* the kind, where neither the heading above nor the title says it */
  const kind = (hit, always) => {
    const isSaid = hit.title.toLowerCase().startsWith(hit.kindName.toLowerCase());
    return !isSaid && (always || !["task", "body"].includes(hit.group)) ? [make("span", "vk-hit-kind", hit.kindName)] : [];
  };
  /* what stands below the title */
  const about = (hit) => [
    ...(hit.path.length ? [make("span", "vk-hit-path", hit.path.join(" › "))] : []),
    ...(hit.facts.length ? [make("span", "vk-hit-facts", ...hit.facts.map((fact) => make("span", "", fact)))] : []),
    ...(hit.snippet.some(([text]) => text.trim()) ? [make("span", "vk-hit-snippet", ...marked(hit.snippet))] : []),
  ];

  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  /* what was looked for where that is not just what was typed; sentences */
  const understood = ({ query, understood: u, total, exact }) => {
    const lines = [];
    if (u.corrected) lines.push(`Không có “${query.trim()}”, đang tìm “${u.corrected}”.`);
    if (u.expanded.length) lines.push(`Đã hiểu: ${u.expanded.map(([short, long]) => `${short} = ${long}`).join("; ")}.`);
    if (u.unknown.length) lines.push(`Không nơi nào có ${u.unknown.length > 1 ? "các từ" : "từ"} ${quoted(u.unknown)}${total ? "; đã bỏ qua" : ""}.`);
    const words = u.unknown.length ? "các từ còn lại" : "các từ";
    if (u.partial && total) lines.push(`Không nơi nào có đủ ${words}; gần nhất là:`);
    if (u.near && exact) lines.push(`${number(total - u.near)} kết quả có đủ ${words}, ${number(u.near)} kết quả khác chỉ có phần lớn.`);
    return lines;
  };
  const said = (result) => understood(result).map((text) => make("p", "", text));

  const lists = () => {
    if (window.vankienSearchBox.lists) return window.vankienSearchBox.lists();
    const row = make("p", "vk-search-lists", make("span", "", "Hoặc xem danh sách:"));
    row.append(...LISTS.map(([name, address]) => link(name, new URL(address, base).href)));
    return row;
  };
  const nothing = (result, isFiltered = false) => {
    const tips = make("ul", "");
    const advice = [
      ...(isFiltered ? ["Bỏ bớt một điều kiện lọc."] : []),
      "Bớt vài từ, hoặc thử từ khác gần nghĩa.",
      "Gõ số văn bản, ví dụ “43-NQ/TW”, hoặc tên cơ quan.",
      "Gõ không dấu cũng được; bỏ dấu ngoặc kép nếu có.",
    ];
    tips.append(...advice.map((text) => make("li", "", text)));
    return make("div", "vk-search-message", make("p", "vk-search-none", `Không tìm thấy gì cho “${result.query.trim()}”.`), ...said(result), tips, lists());
  };
  const failure = () => make("div", "vk-search-message",
    make("p", "vk-search-none", "Không mở được chỉ mục tìm kiếm."),
    make("p", "", "Hãy kiểm tra mạng rồi gõ lại. Nếu mở trang từ USB, hãy chép đủ cả thư mục."), lists());
  const opening = () => make("p", "vk-search-wait", "Đang mở chỉ mục…");
  const hint = () => make("div", "vk-search-message",
    make("p", "", "Gõ số văn bản, tên cơ quan hoặc vài chữ trong nội dung. Không dấu cũng được."), lists());

  /* the kinds of results with their numbers, for the ear */
  const spoken = ({ groups, total, exact }) => {
    const parts = GROUPS.filter(({ id }) => groups[id]).map(({ id, name }) => `${name} ${number(groups[id])}`);
    return total ? `${results(total, exact)}. ${parts.join(", ")}` : "Không có kết quả";
  };

  window.vankienHits = {
    GROUPS, make, link, number, results, addressOf, resultsPage, title, kind, about, understood, said, nothing, failure, opening, hint, spoken,
  };
})();
