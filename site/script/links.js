// Quick links: search over everything the site has, in search.json. A place is its name, path and kind, and more words for it.
async function places() {
  const { hosts, stacks, containers, notes, pages } = await data("api/v2/search.json");
  const named = (kind, entries) => entries.map(([name, path]) => [name, path, kind]);
  return [
    ...hosts.map(([name, slug]) => [name, `hosts/${slug}/`, say("Host")]),
    // One that several hosts run has a row for each.
    ...named(say("Stack"), [...new Map(stacks.map((stack) => [stack[1], stack])).values()]),
    ...containers.map(([host, name, slug, project]) => [
      name, `hosts/${hosts[host][1]}/containers/${slug || name}/`, say("Container"), [hosts[host][0], project].filter(Boolean).join(" · "),
    ]),
    ...named(say("Note"), notes),
    ...named(say("Page"), pages),
  ];
}

// Lower is better; null is no match. Every word has to be somewhere, best at the beginning of the name.
function rank(words, place) {
  const [name, more] = [place[0], place[3] ?? ""].map((text) => text.toLowerCase());
  let sum = 0;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at >= 0) sum += at === 0 ? 0 : /[^a-z0-9]/.test(name[at - 1]) ? 1 : 2;
    else if (more.includes(word)) sum += 3;
    else return null;
  }
  return sum + name.length / 1000;
}

async function openLinks(asked = "") {
  const title = say("Quick links");
  const input = make("input", {
    type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "places", "aria-label": title,
    "aria-autocomplete": "list", placeholder: say("Hosts, containers, notes, pages"), autocomplete: "off", autofocus: true, value: asked,
  });
  const list = make("ul", { id: "places", role: "listbox", "aria-label": title });
  const note = make("p", { class: "nothing", role: "status" });
  const dialog = openDialog("links", title, input, list, note);
  let found = [];
  let known = [];
  let at = 0;

  const point = (index) => {
    at = clamp(index, 0, found.length - 1);
    const items = [...list.children];
    items.forEach((item, number) => item.setAttribute("aria-selected", number === at));
    set(input, { "aria-activedescendant": items[0] ? "place-" + at : null });
    items[at]?.scrollIntoView({ block: "nearest" });
  };
  const search = () => {
    const words = wordsOf(input.value);
    found = known.map((place) => [rank(words, place), place]).filter(([score]) => score !== null);
    if (words[0]) found.sort(([a], [b]) => a - b);
    found = found.slice(0, 50).map(([, place]) => place);
    list.replaceChildren(...found.map(([name, , ...more], index) =>
      make("li", { id: "place-" + index, role: "option" },
        make("bdi", {}, name), " ", make("small", {}, more.filter(Boolean).join(" · ")))));
    note.textContent = found[0] || !known[0] ? "" : say("Nothing is called that.");
    point(0);
  };
  on(input, "input", search);
  // As a link would: with Ctrl, Cmd or the middle button in a tab of its own.
  const go = (event, [, path]) => {
    event.preventDefault();
    if (isHeld(event) || event.button === 1) open(root + path);
    else location.href = root + path;
  };
  for (const kind of ["click", "auxclick"])
    on(list, kind, (event) => {
      const place = found[[...list.children].indexOf(event.target.closest("li"))];
      if (place && event.button < 2) go(event, place);
    });
  on(dialog, "keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      point(at + move);
    } else if (event.key === "Enter" && found[at]) {
      go(event, found[at]);
    }
  });
  try {
    known = await places();
    search();
  } catch {
    note.replaceWith(noAnswer());
  }
}
