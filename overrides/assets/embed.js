/* A light page in a frame tells the page around it how high it is: {type: "vankien:height", height: pixels}. */
(() => {
  "use strict";
  if (window.parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "vankien:height", height }, "*"); /* a height is no secret, and who frames the page is not known */
  };
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("load", tell);
})();
