// Sorting and filtering. The state is in the address: ?q=web&state=down&sort=-cpu
const severity = ["down", "degraded", "unknown", "paused", "stopped", "up"];
const comma = (1.5).toLocaleString(language).includes(",");
const asking = () => new URLSearchParams(location.search);
const asked = (name) => asking().get(name) ?? "";

function ask(changes) {
  const query = asking();
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "") + location.hash);
  show();
}

// What a cell is sorted by: a time, a number with its unit, or its words; null where it has none.
function weight(cell, key) {
  if (key === "state") return severity.indexOf(cell.parentElement.className.split(" ")[0]);
  const time = one("time", cell);
  if (time) return timeOf(time.dateTime);
  const text = cell.textContent.trim();
  if (!text || text === "–") return null;
  const [, number, prefix, isBinary] = /^[↓<]?\s*(-?\d[\d.,]*)\s*([kKMGTP]?)(i?)/.exec(text) ?? [];
  if (!number) return text.toLowerCase();
  const digits = comma ? number.replaceAll(".", "").replace(",", ".") : number.replaceAll(",", "");
  return digits * (isBinary ? 1024 : 1000) ** " KMGTP".indexOf(prefix.toUpperCase() || " ");
}

const compare = (a, b) =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), language, { numeric: true });

function sortTable(table, number, isShared) {
  const [, direction, wanted] = /^(-?)(.*)$/.exec(asked("sort"));
  for (const [index, head] of [...table.tHead.rows[0].cells].entries()) {
    if (head.dataset.key === "") continue;
    const key = isShared ? head.dataset.key ?? String(index) : `${number}.${index}`;
    head.replaceChildren(make("button", { type: "button", "data-sort": key }, ...head.childNodes));
    if (key !== wanted) continue;
    set(head, { "aria-sort": direction ? "descending" : "ascending" });
    const rows = all("tbody tr:not(.group)", table).map((row) => [weight(row.cells[index], key), row]);
    // Cells without a value come last either way.
    rows.sort(([a], [b]) => (a === null) - (b === null) || compare(a, b) * (direction ? -1 : 1));
    const [first, ...others] = table.tBodies;
    // Sorted, the groups would only be in the way.
    for (const body of others) body.remove();
    first.replaceChildren(...rows.map(([, row]) => row));
  }
}

function filterRows(tables, tools) {
  const words = wordsOf(asked("q"));
  const state = asked("state");
  let count = 0;
  let left = 0;
  const states = new Set();
  for (const table of tables) {
    if (table.closest(".pinned")) continue;
    const host = table.caption?.textContent ?? "";
    let shownHere = 0;
    for (const body of table.tBodies) {
      let shownInGroup = 0;
      const group = one(".group", body)?.textContent ?? "";
      for (const row of body.rows) {
        if (row.matches(".group")) continue;
        const own = row.className.split(" ")[0];
        if (severity.includes(own)) states.add(own);
        const text = `${row.textContent} ${group} ${host}`.toLowerCase();
        const isLeft = words.every((word) => text.includes(word)) && (!state || own === state);
        row.hidden = !isLeft;
        count += 1;
        left += isLeft;
        shownInGroup += isLeft;
      }
      body.hidden = !shownInGroup;
      shownHere += shownInGroup;
    }
    (table.closest("section") ?? table).hidden = !shownHere;
  }
  if (count && !left) tools.after(make("p", { class: "unmatched" }, say("Nothing matches.")));
  const choices = severity.filter((one) => states.has(one) || one === state);
  tools.replaceChildren(
    make("input", { type: "search", "data-filter": "q", placeholder: say("Filter"), "aria-label": say("Filter"), value: asked("q"), autocomplete: "off" }),
    choices[0]
      ? make("select", { "data-filter": "state", "aria-label": say("State") }, make("option", { value: "" }, say("Every state")),
          ...choices.map((one) => make("option", { value: one, selected: one === state }, say(one))))
      : "",
    // The other pages of a long list are not here to be filtered: the page says so.
    make("output", { "aria-live": "polite", "data-part": tools.dataset.part }, words[0] || state ? say("{} of {}", left, count) : ""));
}

steps.push((tree) => {
  const tables = all("table.containers, table.rows", tree);
  for (const [number, table] of tables.filter((table) => table.tHead).entries()) sortTable(table, number, table.matches(".containers"));
  const tools = one(".tools", tree);
  if (tools) filterRows(tables, tools);
});

onClick("[data-everywhere]", () => openLinks(asked("q")));
onClick("[data-sort]", (button) => {
  const key = button.dataset.sort;
  // Figures first from the greatest on; a third click leaves the order to the page.
  const turns = button.closest("th").matches(".n") ? ["-" + key, key, ""] : [key, "-" + key, ""];
  ask({ sort: turns[(turns.indexOf(asked("sort")) + 1) % 3] });
});
on(document, "input", ({ target }) => {
  const name = target.dataset?.filter;
  if (name) ask({ [name]: target.value });
});
