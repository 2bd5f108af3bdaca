// Comfort only: the site is complete without this. Asks for status.json, shows new pages when there are any, and greys what is
// out of date.
"use strict";
(() => {
  const root = document.documentElement.dataset.root;
  const banner = document.querySelector(".overdue");
  const image = document.querySelector(".fresh img");
  let shown = null;      // `generated` of the last answer
  let shownAt = 0;       // when it arrived, by the clock that only counts up
  let every = 15000;

  const text = (time) => new Date(time).toLocaleTimeString();

  function overdue(since) {
    document.body.classList.toggle("stale", since !== null);
    banner.hidden = since === null;
    const words = since === null ? "" : "No news since " + text(since) + ". The numbers on this page are old.";
    if (banner.textContent !== words) banner.textContent = words;
  }

  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = document.getElementById("main");
    const next = fresh.getElementById("main");
    if (!next || now.innerHTML === next.innerHTML) return;
    const open = [...now.querySelectorAll("details")].map((one) => one.open);
    [...next.querySelectorAll("details")].forEach((one, index) => { one.open = open[index] || false; });
    const focused = [...now.querySelectorAll("a, summary")].indexOf(document.activeElement);
    now.replaceWith(next);
    if (focused >= 0) [...next.querySelectorAll("a, summary")][focused]?.focus({ preventScroll: true });
    document.title = fresh.title;
    document.querySelector("footer").replaceWith(fresh.querySelector("footer"));
  }

  async function look() {
    let status = null;
    let serverNow = NaN;
    try {
      const answer = await fetch(root + "api/v2/status.json", { cache: "no-cache" });
      // The server's clock, not the reader's, which may be wrong by hours.
      serverNow = Date.parse(answer.headers.get("Date"));
      if (answer.ok) status = await answer.json();
    } catch { /* offline, or opened as a file */ }
    if (status) {
      const generated = Date.parse(status.generated);
      every = Math.max(5, status.intervalSeconds) * 1000;
      if (generated !== shown) {
        const isFirst = shown === null;
        shown = generated;
        shownAt = performance.now();
        if (image) image.src = root + "freshness.svg?" + generated;
        const firing = status.alertsFiring ? JSON.stringify(String(status.alertsFiring)) : "none";
        document.documentElement.style.setProperty("--alerts-firing", firing);
        if (!isFirst) await refresh().catch(() => {});
      }
      const due = Date.parse(status.nextDue);
      const grace = Math.max(every, 30000);
      const isLate = Number.isNaN(serverNow)
        ? performance.now() - shownAt > due - generated + grace
        : serverNow > due + grace;
      overdue(isLate ? shown : null);
    } else if (shown !== null && performance.now() - shownAt > 3 * every + 30000) {
      overdue(shown);
    }
    setTimeout(look, document.hidden ? every * 4 : every);
  }
  if (location.protocol.startsWith("http") && banner) look();
})();
