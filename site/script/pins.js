// Pins: containers that the reader wants first, in this browser. The site's own (`pinned:`) come before them.
const pinned = () => {
  try { return JSON.parse(stored("pins") ?? "[]"); } catch { return []; }
};
const pathOf = (href) => new URL(href, location.href).pathname;
const placeOf = (href) => pathOf(href).slice(pathOf(root).length);

const pinButton = (place, name) => iconButton(
  say("Pin {}", name), "M8 1.6l1.9 4 4.3.6-3.1 3 .8 4.3L8 11.4l-3.9 2.1.8-4.3-3.1-3 4.3-.6z",
  { class: "pin", "data-pin": place, "aria-pressed": String(pinned().includes(place)) });

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
  if (body.matches(".container")) {
    const name = one("h1 bdi", tree);
    name?.after(pinButton(placeOf("./"), name.textContent));
  }
  const mine = pinned().map((place) => rows.get(place)).filter((row) => row && !row.closest(".pinned"));
  const away = pinned().filter((place) => !rows.has(place));
  const room = one(".pins", tree);
  if (!room) return;
  if (away[0] && !elsewhere) findElsewhere();
  const links = (elsewhere ?? []).filter(([, path]) => away.includes(path)).map(([name, path, , more]) =>
    make("li", {}, make("a", { href: root + path }, make("bdi", {}, name)), " ", make("small", {}, more), pinButton(path, name)));
  const title = say("Pinned in this browser");
  const section = make("section", { class: "pinned", id: "pins" }, make("h2", {}, title));
  if (mine[0]) section.append(pinnedTable(mine, title));
  if (links[0]) section.append(make("ul", { class: "elsewhere" }, ...links));
  if (mine[0] || links[0]) room.append(section);
});

function pinnedTable(mine, title) {
  const origin = mine[0].closest("table");
  const table = origin.cloneNode(false);
  const copies = mine.map((row) => row.cloneNode(true));
  for (const copy of copies) copy.hidden = false;
  table.append(make("caption", { class: "away" }, title), origin.tHead.cloneNode(true), make("tbody", { role: "rowgroup" }, ...copies));
  for (const head of all("th[aria-sort]", table)) head.removeAttribute("aria-sort");
  for (const button of all("button", table.tHead)) button.replaceWith(...button.childNodes);
  return table;
}

onClick("[data-pin]", ({ dataset: { pin } }) => {
  const pins = pinned();
  keep("pins", JSON.stringify(pins.includes(pin) ? pins.filter((place) => place !== pin) : [...pins, pin]));
  show();
  measurePins();
});

// As much room as they took is kept free on the next visit, so that nothing moves when they come.
function measurePins() {
  const room = one("#pins")?.parentElement.getBoundingClientRect().height;
  if (body.matches(".overview")) keep("pins-room", room && `${innerWidth} ${room}`);
}
