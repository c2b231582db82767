/* What the scripts of the results page need of the page around them: where the portal is, and how its engine is loaded. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  let loaded;
  const client = () => {
    loaded ??= new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = new URL("search/client.js", here).href;
      script.addEventListener("load", () => done(window.vankienSearch));
      script.addEventListener("error", () => { script.remove(); loaded = undefined; fail(new Error("client.js")); });
      document.head.append(script);
    });
    return loaded;
  };
  const lists = () => {
    const row = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: new URL("../cac-trang.html", here).href, textContent: "xem danh sách các trang" });
    row.className = "vk-search-lists";
    row.append("Hoặc ", link, ".");
    return row;
  };
  window.vankienSearchBox = { base: new URL("../", here).href, client, lists };
})();
