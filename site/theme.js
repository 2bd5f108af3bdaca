// The only script before the first paint, so that nobody sees another theme flash up. It looks up what the reader chose in this
// browser and reserves the room that the comfort script will fill.
"use strict";
(() => {
  const page = document.documentElement;
  page.classList.add("script");
  try {
    const theme = localStorage.getItem("dockstat-theme");
    // Written, since a link that a script appends would not hold the paint back in every browser.
    if (/^[a-z0-9-]{1,63}$/.test(theme ?? "")) {
      document.write(`<link id="theme" rel="stylesheet" href="${page.dataset.root}themes/${theme}.css">`);
    }
    page.classList.toggle("bar", localStorage.getItem("dockstat-bar") === "open");
    const [width, height] = (localStorage.getItem("dockstat-pins-room") ?? "").split(" ").map(Number);
    if (width === innerWidth && height > 0) page.style.setProperty("--pins-room", height + "px");
  } catch {
    // Storage is forbidden: the page stands without.
  }
})();
