// Pins: containers that the reader wants first, in this browser. The site's own (`pinned:`) come before them.
const pinned = () => {
  try { return JSON.parse(store.get("pins") ?? "[]"); } catch { return []; }
};
const rootPath = new URL(root, location.href).pathname;
const placeOf = (href) => new URL(href, location.href).pathname.slice(rootPath.length);
const pinPath = "M8 1.6l1.9 4 4.3.6-3.1 3 .8 4.3L8 11.4l-3.9 2.1.8-4.3-3.1-3 4.3-.6z";

function pinButton(place, name) {
  const isPinned = pinned().includes(place);
  return make("button", { type: "button", class: "pin", "data-pin": place, "aria-pressed": String(isPinned), "aria-label": say("Pin {}", name) }, drawing(pinPath));
}

// Of pins whose rows stand on another page of a long list, as quick links know them; `null`: not asked for yet.
let elsewhere = null;
async function findElsewhere() {
  elsewhere = [];
  try { elsewhere = await places(); } catch { return; }
  show();
  measurePins();
}

steps.push((tree) => {
  const rows = new Map();
  for (const row of all("table.containers tbody tr:not(.group)", tree)) {
    const link = one("th a", row);
    if (!link) continue;
    const place = placeOf(link.getAttribute("href"));
    link.after(pinButton(place, link.textContent));
    rows.set(place, row);
  }
  if (body.classList.contains("container")) {
    const name = one("h1 bdi", tree);
    name?.after(pinButton(placeOf("./"), name.textContent));
  }
  const mine = pinned().map((place) => rows.get(place)).filter((row) => row && !row.closest(".pinned"));
  const away = pinned().filter((place) => !rows.has(place));
  if (!one(".pins", tree) || (mine.length === 0 && away.length === 0)) return;
  if (away.length > 0 && elsewhere === null) findElsewhere();
  const links = (elsewhere ?? []).filter(({ path }) => away.includes(path)).map(({ path, name, more }) =>
    make("li", {}, make("a", { href: root + path }, make("bdi", {}, name)), " ", make("small", {}, more), pinButton(path, name)));
  const section = make("section", { class: "pinned", id: "pins" }, make("h2", {}, say("Pinned in this browser")));
  if (mine.length > 0) section.append(pinnedTable(mine));
  if (links.length > 0) section.append(make("ul", { class: "elsewhere" }, ...links));
  if (section.childElementCount > 1) one(".pins", tree)?.append(section);
});

function pinnedTable(mine) {
  const table = mine[0].closest("table").cloneNode(false);
  const copies = mine.map((row) => row.cloneNode(true));
  for (const copy of copies) copy.hidden = false;
  table.append(mine[0].closest("table").tHead.cloneNode(true), make("tbody", { role: "rowgroup" }, ...copies));
  for (const head of all("th[aria-sort]", table)) head.removeAttribute("aria-sort");
  for (const button of all("button", table.tHead)) button.replaceWith(...button.childNodes);
  table.prepend(make("caption", { class: "away" }, say("Pinned in this browser")));
  return table;
}

on(document, "click", (event) => {
  const place = event.target.closest?.("[data-pin]")?.dataset.pin;
  if (place === undefined) return;
  const pins = pinned();
  store.set("pins", JSON.stringify(pins.includes(place) ? pins.filter((one) => one !== place) : [...pins, place]));
  show();
  measurePins();
});

// As much room as they took is kept free on the next visit, so that nothing moves when they come.
function measurePins() {
  const room = one("#pins")?.parentElement.getBoundingClientRect().height;
  if (body.classList.contains("overview")) store.set("pins-room", room ? `${innerWidth} ${room}` : null);
}
