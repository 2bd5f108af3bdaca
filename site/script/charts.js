// Charts: a crosshair with values, and zoom. Numbers come from the JSON twin of the page, times from the server.
const ranges = [["./", 3600], ["1h.html", 3600], ["24h.html", 86400], ["7d.html", 604800], ["30d.html", 2592000]];
const signals = {
  cpu: ["%", "cpu_percent"], memory: ["B", "memory_bytes"], network: ["B/s", "network_rx_rate", "network_tx_rate"],
  block: ["B/s", "block_read_rate", "block_write_rate"], pids: ["", "pids"],
};
const short = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
// The history that the charts show, once it was asked for.
let past = null;
// [from, to] in milliseconds; null: all there is.
let zoom = null;
// The time under the crosshair.
let cursor = null;

const pastHere = async () => (past ??= await fetch(one("[data-history]", main).dataset.history, { cache: "no-cache" }).then((answer) => answer.json()));
const span = () => [Date.parse(past.from), Date.parse(past.to)];
const view = () => zoom ?? span();

function quantity(value, unit) {
  if (unit === "%" || unit === "") return short.format(value) + (unit && " %");
  const [base, units] = unit === "B" ? [1024, ["B", "KiB", "MiB", "GiB", "TiB"]] : [1000, ["B/s", "kB/s", "MB/s", "GB/s"]];
  let step = 0;
  for (; value >= base - 0.5 && step < units.length - 1; step += 1) value /= base;
  return short.format(value) + " " + units[step];
}

const moment = (time) => inWords(time, span()[1] - span()[0] > 86400e3);

function reading(figure, time) {
  const [unit, ...names] = signals[figure.dataset.signal];
  const labels = all(".key:not(.limit)", figure).map((key) => key.textContent + " ");
  const parts = names.filter((name) => past.signals[name]).map((name, index) => {
    const { start, stepSeconds, average } = past.signals[name];
    const value = average[Math.floor((time - Date.parse(start)) / 1000 / stepSeconds)];
    return (labels[index] ?? "") + (value == null ? say("not observed") : quantity(value, unit));
  });
  return `${moment(time)} · ${parts.join(", ")}`;
}

// All charts of a page show the same moment.
function point(time, figure) {
  const [from, to] = view();
  cursor = Math.min(Math.max(time, from), to);
  for (const cross of all(".cross", main)) {
    const own = cross.closest("figure");
    cross.style.setProperty("--at", (cursor - from) / (to - from));
    cross.classList.add("on");
    const words = reading(own, Math.min(cursor, span()[1] - 1));
    one(".bubble", cross).textContent = words;
    cross.classList.toggle("left", (cursor - from) * 2 > to - from);
    cross.setAttribute("aria-valuenow", Math.round(((cursor - from) / (to - from)) * 100));
    if (own === figure) cross.setAttribute("aria-valuetext", words);
  }
}

function leave() {
  cursor = null;
  for (const cross of all(".cross", main)) cross.classList.remove("on");
}

// To the finest range that holds the span: there it is seen in more detail.
function zoomTo(from, to) {
  const [first, last] = span();
  [from, to] = [Math.max(from, first), Math.min(to, last)].map(Math.round);
  if (to - from < 60e3) return;
  const links = new Map(all(".tabs a", main).map((link) => [link.getAttribute("href"), link]));
  const [href] = ranges.find(([name, seconds]) => links.has(name) && last - from <= seconds * 1000) ?? [];
  const hash = `#${from}-${to}`;
  if (href && !links.get(href).hasAttribute("aria-current")) location.href = href + hash;
  else location.hash = hash;
}

function readZoom() {
  const match = /^#(\d{12,14})-(\d{12,14})$/.exec(location.hash);
  zoom = match && past ? [Math.max(Number(match[1]), span()[0]), Math.min(Number(match[2]), span()[1])] : null;
  if (zoom && zoom[0] >= zoom[1]) zoom = null;
  leave();
  show();
}

steps.push((tree) => {
  for (const figure of all("[data-history] figure[data-signal]", tree)) {
    const plot = one(".plot", figure);
    const area = plot && one(".area", plot);
    if (!area || !signals[figure.dataset.signal]) continue;
    plot.after(make("div", {
      class: "cross", role: "slider", tabindex: "0", "aria-label": say("{}: values", one("figcaption > :first-child", figure).textContent),
      "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "100", "aria-valuetext": say("arrow keys read values"),
    }, make("span", { class: "bubble" })));
    if (!zoom) continue;
    const [a, b] = zoom.map((time) => (time - span()[0]) / (span()[1] - span()[0]));
    const [, , width, height] = area.getAttribute("viewBox").split(" ").map(Number);
    area.setAttribute("viewBox", `${a * width} 0 ${(b - a) * width} ${height}`);
    figure.classList.add("zoomed");
    for (const mark of all(":scope > [x]", plot)) {
      if (mark === area) continue;
      const share = (name) => Number.parseFloat(mark.getAttribute(name) ?? "0") / 100 / (b - a);
      const x = share("x") - a / (b - a);
      const end = x + share("width");
      if (end < 0 || x > 1 || mark.nodeName === "text") { mark.remove(); continue; }
      mark.setAttribute("x", Math.max(x, 0) * 100 + "%");
      if (mark.hasAttribute("width")) mark.setAttribute("width", (Math.min(end, 1) - Math.max(x, 0)) * 100 + "%");
    }
    figure.append(make("p", { class: "ends" }, make("span", {}, moment(zoom[0])),
      make("button", { type: "button", "data-unzoom": true }, say("Show all")), make("span", {}, moment(zoom[1]))));
  }
});

if (one("[data-history]", main)) {
  let drag = null;
  const timeAt = (cross, event) => {
    const { left, width } = cross.getBoundingClientRect();
    return view()[0] + ((event.clientX - left) / width) * (view()[1] - view()[0]);
  };
  const onCross = (name, act) => on(main, name, async (event) => {
    const cross = event.target.closest?.(".cross");
    if (!cross) return;
    try { await pastHere(); } catch { return; }
    act(cross, event);
  });
  onCross("pointermove", (cross, event) => {
    point(timeAt(cross, event), cross.closest("figure"));
    if (drag === null) return;
    const [a, b] = [drag, cursor].sort((a, b) => a - b).map((time) => (time - view()[0]) / (view()[1] - view()[0]));
    cross.style.setProperty("--from", a);
    cross.style.setProperty("--to", b);
  });
  onCross("pointerdown", (cross, event) => {
    point(timeAt(cross, event), cross.closest("figure"));
    // A finger scrolls the page; it reads by touching, and zooms by the ranges' own pages.
    if (event.pointerType !== "touch") drag = cursor;
  });
  on(window, "pointerup", () => {
    const from = drag;
    drag = null;
    for (const cross of all(".cross", main)) for (const name of ["--from", "--to"]) cross.style.removeProperty(name);
    if (from !== null && cursor !== null && Math.abs(cursor - from) * 50 > view()[1] - view()[0]) zoomTo(Math.min(from, cursor), Math.max(from, cursor));
  });
  on(main, "pointerout", (event) => { if (drag === null && event.target.matches?.(".cross") && !event.relatedTarget?.closest(".cross")) leave(); });
  on(main, "keydown", async (event) => {
    const cross = event.target.closest(".cross");
    if (!cross || event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10, Home: -1e9, End: 1e9, "+": 0, "-": 0, Escape: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    await pastHere();
    const [from, to] = view();
    const middle = cursor ?? to;
    if (event.key === "+") zoomTo(middle - (to - from) / 4, middle + (to - from) / 4);
    else if (step === 0) location.hash = "";
    else point(middle + (step * (to - from)) / 60, cross.closest("figure"));
  });
  on(main, "click", (event) => { if (event.target.closest("[data-unzoom]")) location.hash = ""; });
  on(window, "hashchange", readZoom);
  on(document, "refreshed", () => { past = null; if (zoom) pastHere().then(readZoom, () => {}); });
  if (location.hash.length > 1) pastHere().then(readZoom, () => {});
}
