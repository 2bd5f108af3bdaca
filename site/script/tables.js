// Sorting and filtering. The state is in the address: ?q=web&state=down&sort=-cpu
const severity = ["down", "degraded", "unknown", "paused", "stopped", "up"];
const comma = (1.5).toLocaleString(language).includes(",");
const asked = (name) => new URLSearchParams(location.search).get(name) ?? "";

function ask(changes) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
  show();
}

// What a cell is sorted by: a time, a number with its unit, or its words. `null` comes last.
function weight(cell, key) {
  if (key === "state") return severity.indexOf(cell.parentElement.className.split(" ")[0]);
  const time = one("time", cell);
  if (time) return Date.parse(time.dateTime);
  const text = cell.textContent.trim();
  if (text === "" || text === "–") return null;
  const number = /^[↓<]?\s*(-?\d[\d.,]*)\s*([kKMGTP]?)(i?)/.exec(text);
  if (!number) return text.toLowerCase();
  const digits = comma ? number[1].replaceAll(".", "").replace(",", ".") : number[1].replaceAll(",", "");
  return digits * (number[3] ? 1024 : 1000) ** " KMGTP".indexOf(number[2].toUpperCase() || " ");
}

function compare(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), language, { numeric: true });
}

function sortTable(table, number, isShared) {
  const [, direction, wanted] = /^(-?)(.*)$/.exec(asked("sort"));
  for (const [index, head] of [...table.tHead.rows[0].cells].entries()) {
    if (head.dataset.key === "") continue;
    const key = isShared ? head.dataset.key ?? String(index) : `${number}.${index}`;
    head.replaceChildren(make("button", { type: "button", "data-sort": key }, ...head.childNodes));
    if (key !== wanted) continue;
    head.setAttribute("aria-sort", direction ? "descending" : "ascending");
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.classList.contains("group"));
    const weighed = rows.map((row) => [weight(row.cells[index], key), row]);
    weighed.sort(([a], [b]) => (a === null || b === null ? compare(a, b) : compare(a, b) * (direction ? -1 : 1)));
    // Sorted, the groups would only be in the way.
    for (const body of [...table.tBodies].slice(1)) body.remove();
    table.tBodies[0].replaceChildren(...weighed.map(([, row]) => row));
  }
}

function filterRows(tree, tools) {
  const words = asked("q").toLowerCase().split(/\s+/).filter(Boolean);
  const state = asked("state");
  let count = 0;
  let left = 0;
  const states = new Set();
  for (const table of all("table.containers, table.rows", tree)) {
    if (table.closest(".pinned")) continue;
    const host = table.caption?.textContent ?? "";
    let shownHere = 0;
    for (const body of table.tBodies) {
      let shownInGroup = 0;
      const group = one(".group", body)?.textContent ?? "";
      for (const row of body.rows) {
        if (row.classList.contains("group")) continue;
        const own = row.className.split(" ")[0];
        if (severity.includes(own)) states.add(own);
        const text = `${row.textContent} ${group} ${host}`.toLowerCase();
        const isLeft = words.every((word) => text.includes(word)) && (state === "" || own === state);
        row.hidden = !isLeft;
        count += 1;
        left += isLeft;
        shownInGroup += isLeft;
      }
      body.hidden = shownInGroup === 0;
      shownHere += shownInGroup;
    }
    (table.closest("section") ?? table).hidden = shownHere === 0;
  }
  const choices = severity.filter((one) => states.has(one) || one === state);
  tools.replaceChildren(
    make("input", { type: "search", "data-filter": "q", placeholder: say("Filter"), "aria-label": say("Filter"), value: asked("q"), autocomplete: "off" }),
    ...(choices.length > 0
      ? [make("select", { "data-filter": "state", "aria-label": say("State") }, make("option", { value: "" }, say("Every state")),
          ...choices.map((one) => make("option", { value: one, selected: one === state }, say(one))))]
      : []),
    // The other pages of a long list are not here to be filtered: the page says so.
    make("output", { "aria-live": "polite", "data-part": tools.dataset.part ?? null }, words.length > 0 || state ? say("{} of {}", left, count) : ""));
}

steps.push((tree) => {
  const tables = all("table.containers, table.rows", tree).filter((table) => table.tHead);
  for (const [number, table] of tables.entries()) sortTable(table, number, table.classList.contains("containers"));
  const tools = one(".tools", tree);
  if (tools) filterRows(tree, tools);
});

on(document, "click", (event) => {
  if (event.target.closest?.("[data-everywhere]")) return openLinks(asked("q"));
  const key = event.target.closest?.("[data-sort]")?.dataset.sort;
  if (key === undefined) return;
  const now = asked("sort");
  // Figures first from the greatest on; a third click leaves the order to the page.
  const isFigure = event.target.closest("th").classList.contains("n");
  const turns = isFigure ? ["-" + key, key, ""] : [key, "-" + key, ""];
  ask({ sort: turns[(turns.indexOf(now) + 1) % 3] });
});
on(document, "input", (event) => {
  const name = event.target.dataset?.filter;
  if (name) ask({ [name]: event.target.value });
});
