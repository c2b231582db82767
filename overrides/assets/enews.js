/* Copies the pieces of a kit. The article goes to the clipboard as HTML and as plain text. */
(() => {
  "use strict";
  const status = document.getElementById("vk-kit-status");
  const data = JSON.parse(document.getElementById("vk-kit-data").textContent);

  /* What is put on the clipboard in a copy event arrives byte by byte, from disk too. The newer interface is second,
     because browsers rewrite HTML that is given to it. */
  const byEvent = (types) => {
    let done = false;
    const put = (event) => {
      for (const [type, text] of Object.entries(types)) event.clipboardData.setData(type, text);
      event.preventDefault();
      done = true;
    };
    document.addEventListener("copy", put, { capture: true, once: true });
    try { return document.execCommand("copy") && done; } catch { return false; } finally { document.removeEventListener("copy", put, true); }
  };
  const byClipboard = async (types) => {
    const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  };
  /* nothing else works: what is wanted is selected, so that Ctrl+C takes it */
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const said = (name) => document.getElementById(name).textContent.trim();
  const plain = () => said("kit-long").slice(said("kit-title").length).trim(); /* the long message is the title and the text */
  const wanted = (what) => {
    if (what === "article") return [{ "text/html": data.html, "text/plain": plain() }, document.querySelector(".vk-kit-preview")];
    if (what === "html") return [{ "text/plain": data.html }, document.querySelector(".vk-kit-preview")];
    return [{ "text/plain": said(what) }, document.getElementById(what)];
  };
  const mark = (button, said) => {
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = said; });
    const text = button.dataset.kitText ||= button.textContent;
    button.textContent = said.startsWith("Đã") ? "✓ Đã sao chép" : text;
    button.classList.add("vk-kit-done");
    clearTimeout(button.vankienTimer);
    button.vankienTimer = setTimeout(() => { button.textContent = text; button.classList.remove("vk-kit-done"); }, 2500);
  };

  for (const button of document.querySelectorAll("[data-kit-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const [types, element] = wanted(button.dataset.kitCopy);
      let done = byEvent(types);
      if (!done) { try { await byClipboard(types); done = true; } catch { select(element); } }
      mark(button, done ? `Đã sao chép ${button.dataset.kitSaid}.` : "Trình duyệt không cho sao chép; đã bôi đen, bấm Ctrl+C.");
      if (!done) window.vankien.say("Đã bôi đen, bấm Ctrl+C để sao chép");
    });
  }
})();
