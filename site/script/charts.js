// Charts: a crosshair with values, and zoom. Numbers come from the JSON twin of the page, times from the server.
const hours = { "./": 1, "1h.html": 1, "24h.html": 24, "7d.html": 168, "30d.html": 720 };
const signals = {
  cpu: ["%", "cpu_percent"], memory: ["B", "memory_bytes"], network: ["B/s", "network_rx_rate", "network_tx_rate"],
  block: ["B/s", "block_read_rate", "block_write_rate"], pids: ["", "pids"],
};
const short = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
// The history that the charts show, once it was asked for, and its first and last moment in milliseconds.
let past;
let ends;
// [from, to], or nothing: all there is.
let zoom;
// The time under the crosshair.
let cursor;

async function pastHere() {
  past ??= await load(one("[data-history]", main).dataset.history).then((answer) => answer.json());
  ends = [past.from, past.to].map(timeOf);
}

const crosses = () => all(".cross", main);

const view = () => zoom ?? ends;
// Where in a span a time is, from 0 to 1.
const share = (time, [from, to] = view()) => (time - from) / (to - from);
const inOrder = (...times) => times.sort((a, b) => a - b);

function quantity(value, unit) {
  if (unit === "%" || !unit) return short.format(value) + (unit && " %");
  const [base, units] = unit === "B" ? [1024, ["B", "KiB", "MiB", "GiB", "TiB"]] : [1000, ["B/s", "kB/s", "MB/s", "GB/s"]];
  let step = 0;
  for (; value >= base - 0.5 && units[step + 1]; step += 1) value /= base;
  return short.format(value) + " " + units[step];
}

const moment = (time) => inWords(time, ends[1] - ends[0] > 86400e3);

function reading(figure, time) {
  const [unit, ...names] = signals[figure.dataset.signal];
  const labels = all(".key:not(.limit)", figure).map((key) => key.textContent + " ");
  const parts = names.filter((name) => past.signals[name]).map((name, index) => {
    const { start, stepSeconds, average } = past.signals[name];
    const value = average[Math.floor((time - timeOf(start)) / 1000 / stepSeconds)];
    return (labels[index] ?? "") + (value == null ? say("not observed") : quantity(value, unit));
  });
  return `${moment(time)} · ${parts.join(", ")}`;
}

// All charts of a page show the same moment.
function point(time, figure) {
  cursor = clamp(time, ...view());
  const at = share(cursor);
  for (const cross of crosses()) {
    const own = cross.closest("figure");
    const words = reading(own, Math.min(cursor, ends[1] - 1));
    cross.style.setProperty("--at", at);
    cross.classList.add("on");
    cross.classList.toggle("left", at > 0.5);
    one(".bubble", cross).textContent = words;
    set(cross, { "aria-valuenow": Math.round(at * 100) });
    if (own === figure) set(cross, { "aria-valuetext": words });
  }
}

function leave() {
  cursor = null;
  for (const cross of crosses()) cross.classList.remove("on");
}

// To the finest range that holds the span: there it is seen in more detail.
function zoomTo(...wanted) {
  const [from, to] = wanted.map((time) => Math.round(clamp(time, ...ends)));
  if (to - from < 60e3) return;
  const link = all(".tabs a", main).find((link) => ends[1] - from <= hours[link.getAttribute("href")] * 3600e3);
  const hash = `#${from}-${to}`;
  if (link && !link.matches("[aria-current]")) location.href = link.href + hash;
  else location.hash = hash;
}

function readZoom() {
  const match = /^#(\d{12,14})-(\d{12,14})$/.exec(location.hash);
  zoom = match && past && match.slice(1).map((time) => clamp(time, ...ends));
  if (zoom && zoom[0] >= zoom[1]) zoom = null;
  leave();
  show();
}

steps.push((tree) => {
  for (const figure of all("[data-history] figure[data-signal]", tree)) {
    const area = one(".plot .area", figure);
    if (!area || !signals[figure.dataset.signal]) continue;
    const plot = area.closest(".plot");
    plot.after(make("div", {
      class: "cross", role: "slider", tabindex: 0, "aria-label": say("{}: values", one("figcaption > :first-child", figure).textContent),
      "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": 100, "aria-valuetext": say("arrow keys read values"),
    }, make("span", { class: "bubble" })));
    if (!zoom) continue;
    const [a, b] = zoom.map((time) => share(time, ends));
    const [, , width, height] = area.getAttribute("viewBox").split(" ");
    area.setAttribute("viewBox", `${a * width} 0 ${(b - a) * width} ${height}`);
    figure.classList.add("zoomed");
    for (const mark of all(":scope > [x]:not(.area)", plot)) {
      const part = (name) => parseFloat(mark.getAttribute(name) ?? 0) / 100 / (b - a);
      const x = part("x") - a / (b - a);
      const end = x + part("width");
      const left = Math.max(x, 0);
      if (end < 0 || x > 1 || mark.matches("text")) mark.remove();
      else set(mark, { x: left * 100 + "%", width: mark.matches("[width]") && (Math.min(end, 1) - left) * 100 + "%" });
    }
    figure.append(make("p", { class: "ends" }, make("span", {}, moment(zoom[0])),
      make("button", { type: "button", "data-unzoom": true }, say("Show all")), make("span", {}, moment(zoom[1]))));
  }
});

if (one("[data-history]", main)) {
  // Where it began.
  let drag;
  const onCross = (name, act) => on(main, name, async (event) => {
    const cross = event.target.closest?.(".cross");
    if (!cross) return;
    try { await pastHere(); } catch { return; }
    const { left, width } = cross.getBoundingClientRect();
    const [from, to] = view();
    point(from + ((event.clientX - left) / width) * (to - from), cross.closest("figure"));
    act(cross, event);
  });
  onCross("pointermove", ({ style }) => {
    if (!drag) return;
    const [from, to] = inOrder(drag, cursor).map((time) => share(time));
    style.setProperty("--from", from);
    style.setProperty("--to", to);
  });
  // A finger scrolls the page; it reads by touching, and zooms by the ranges' own pages.
  onCross("pointerdown", (_, { pointerType }) => { if (pointerType !== "touch") drag = cursor; });
  on(window, "pointerup", () => {
    const from = drag;
    drag = null;
    for (const { style } of crosses()) for (const name of ["--from", "--to"]) style.removeProperty(name);
    if (from && cursor && Math.abs(share(cursor) - share(from)) > 0.02) zoomTo(...inOrder(from, cursor));
  });
  on(main, "pointerout", ({ target, relatedTarget }) => {
    if (!drag && target.matches?.(".cross") && !relatedTarget?.closest(".cross")) leave();
  });
  on(main, "keydown", async (event) => {
    const cross = event.target.closest(".cross");
    const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10, Home: -1e9, End: 1e9, "+": 0, "-": 0, Escape: 0 }[event.key];
    if (!cross || isHeld(event) || step == null) return;
    event.preventDefault();
    await pastHere();
    const [from, to] = view();
    const middle = cursor ?? to;
    const reach = (to - from) / 4;
    if (event.key === "+") zoomTo(middle - reach, middle + reach);
    else if (step) point(middle + (step * reach) / 15, cross.closest("figure"));
    else location.hash = "";
  });
  const zoomAgain = () => pastHere().then(readZoom, () => {});
  onClick("[data-unzoom]", () => { location.hash = ""; });
  on(window, "hashchange", readZoom);
  on(document, "refreshed", () => { past = null; if (zoom) zoomAgain(); });
  if (location.hash[1]) zoomAgain();
}

// The bar of the days says the day that is touched, pointed at or reached with the arrow keys, between its ends.
const days = ".daybar .days";
const told = (bar) => all("rect title", bar);
steps.push((tree) => {
  for (const bar of all(days, tree)) {
    const last = told(bar).length - 1;
    set(bar, {
      role: "slider", tabindex: 0, "aria-label": say("Days"), "aria-valuemax": last, "aria-valuenow": last,
    });
    bar.nextElementSibling.firstElementChild.after(make("output"));
  }
});
function tellDay(bar, index) {
  const text = told(bar)[index].textContent;
  set(bar, { "aria-valuenow": index, "aria-valuetext": text });
  one("output", bar.parentElement).textContent = text;
}
on(main, "pointerover", ({ target }) => {
  const piece = target.closest(days + " rect");
  const bar = piece?.closest(days);
  if (bar) tellDay(bar, told(bar).findIndex(({ parentElement: day }) => day.getAttribute("x") === piece.getAttribute("x")));
});
on(main, "keydown", (event) => {
  const bar = event.target.closest(days);
  const step = { ArrowLeft: -1, ArrowRight: 1, Home: -99, End: 99 }[event.key];
  if (!bar || !step) return;
  event.preventDefault();
  tellDay(bar, clamp(+bar.getAttribute("aria-valuenow") + step, 0, told(bar).length - 1));
});
