/* What is wrong in the files, over the page, until it is right again. The page below is the last good one. */

const TROUBLE_STYLE = `
:host { all: initial; }
* { box-sizing: border-box; }
dialog, .again { font: 15px/1.5 "Be Vietnam Pro", system-ui, sans-serif; color: var(--vk-ink, CanvasText); }
dialog { inset: auto 0 0; width: min(70rem, 100%); max-width: 100%; max-height: min(75dvh, 44rem); margin: 0 auto; padding: 0;
  background: var(--vk-paper, Canvas); border: 1px solid var(--vk-line, GrayText); border-top: 4px solid var(--vk-red-ink, CanvasText);
  border-radius: 8px 8px 0 0; box-shadow: 0 -6px 32px rgb(0 0 0 / 30%); overflow: hidden; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: rgb(0 0 0 / 25%); }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 12px 16px; border-bottom: 1px solid var(--vk-line, GrayText); }
header > div:first-child { flex: 1 1 16rem; }
h2 { font-size: 17px; line-height: 1.4; margin: 0; color: var(--vk-red-ink, CanvasText); }
header p { margin: 0; font-size: 14px; color: var(--vk-muted, CanvasText); }
.tools { display: flex; gap: 8px; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 6px 14px; border-radius: 6px; cursor: pointer;
  color: var(--vk-ink, ButtonText); background: var(--vk-ground, ButtonFace); border: 1px solid var(--vk-muted, ButtonBorder); }
button:hover { border-color: var(--vk-ink, ButtonText); }
:focus-visible { outline: 3px solid var(--vk-link, Highlight); outline-offset: 2px; }
.text { overflow: auto; padding: 4px 16px 16px; overscroll-behavior: contain; font: 14px/1.55 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.text:focus-visible { outline-offset: -3px; }
.text p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.text p.first { margin-top: 12px; }
.text pre { margin: 4px 0; padding: 6px 10px; font: inherit; background: var(--vk-ground, Canvas); border-radius: 4px; overflow-x: auto; }
.where { color: var(--vk-link, LinkText); }
.code { font-weight: 700; color: var(--vk-red-ink, CanvasText); }
.again { position: fixed; right: 12px; bottom: 12px; z-index: 1000; color: var(--vk-ink, ButtonText); background: var(--vk-paper, Canvas);
  border: 2px solid var(--vk-red-ink, CanvasText); }
[hidden] { display: none; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { dialog, .again { display: none !important; } }
`;
const HEADLINE = /^(\S.*?:\d+:\d+): (\w+\[\w+\]): (.*)$/s;

const made = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/* the report as it stands in the terminal: a line with carets must not be broken, all others may */
const reportLines = (text) => {
  const pieces = [];
  let code = null;
  for (const line of text.split("\n")) {
    if (/^\s/.test(line) && !/^ {2}(gợi ý|xem thêm): /.test(line)) {
      if (!code) pieces.push((code = made("pre", { tabindex: "0", role: "group", "aria-label": "Dòng có lỗi" })));
      code.append(`${code.textContent ? "\n" : ""}${line.replace(/^ {2}/, "")}`);
      continue;
    }
    code = null;
    const [, where, what, message] = line.match(HEADLINE) ?? [];
    const parts = where ? [made("span", { class: "where" }, where), ": ", made("span", { class: "code" }, what), `: ${message}`] : [line.trim()];
    pieces.push(made("p", /^\s/.test(line) ? {} : { class: "first" }, ...parts));
  }
  return pieces;
};

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; /* not allowed here: the text can be selected */
  }
};

class Trouble {
  #text = "";
  #host = null;

  /* empty text: all is well */
  show(text) {
    if (text === this.#text || window.top !== window) return;
    this.#text = text;
    if (!text) { this.#remove(); return; }
    if (!document.body) { addEventListener("DOMContentLoaded", () => this.#open()); return; }
    this.#open();
  }

  #remove() {
    this.#host?.shadowRoot.querySelector("dialog").close(); /* which gives the focus back */
    this.#host?.remove();
    this.#host = null;
  }

  #open() {
    if (!this.#text) return;
    if (!this.#host?.isConnected) this.#build();
    const root = this.#host.shadowRoot;
    root.querySelector(".text").replaceChildren(...reportLines(this.#text));
    root.querySelector(".again").hidden = true;
    const dialog = root.querySelector("dialog");
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector("[data-hide]").focus({ preventScroll: true });
  }

  #build() {
    this.#host = made("div", { id: "vankien-trouble" });
    const root = this.#host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); /* a policy against inline styles lets this pass */
    sheet.replaceSync(TROUBLE_STYLE);
    root.adoptedStyleSheets = [sheet];
    const hide = made("button", { type: "button", "data-hide": "" }, "Ẩn (Esc)");
    const copy = made("button", { type: "button" }, "Sao chép");
    const said = made("span", { class: "visually-hidden", role: "status" });
    const again = made("button", { type: "button", class: "again", hidden: "" }, "Có lỗi: xem lại");
    const dialog = made("dialog", { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "about" },
      made("header", {},
        made("div", {}, made("h2", { id: "title" }, "Có lỗi, trang chưa được dựng lại"),
          made("p", { id: "about" }, "Bên dưới là bản đúng gần nhất. Sửa xong, lưu tệp là bảng này tự mất.")),
        made("div", { class: "tools" }, copy, hide, said)),
      made("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Các lỗi" }));
    hide.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { again.hidden = false; });
    again.addEventListener("click", () => this.#open());
    copy.addEventListener("click", async () => {
      said.textContent = copy.textContent = (await copied(this.#text)) ? "Đã sao chép" : "Hãy chọn chữ rồi chép";
      setTimeout(() => { copy.textContent = "Sao chép"; }, 2000);
    });
    root.append(dialog, again);
    document.body.append(this.#host);
  }
}
