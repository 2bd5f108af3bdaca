// Quick links: search over everything the site has, in search.json.
const places = async () => {
  const { hosts, stacks, containers, notes, pages } = await data("api/v2/search.json");
  return [
    ...hosts.map(([name, slug]) => ({ kind: say("Host"), name, path: `hosts/${slug}/` })),
    ...stacks.map(([name, path]) => ({ kind: say("Stack"), name, path })),
    ...containers.map(([host, name, slug, project]) => ({
      kind: say("Container"), name, more: [hosts[host][0], project].filter(Boolean).join(" · "),
      path: `hosts/${hosts[host][1]}/containers/${slug || name}/`,
    })),
    ...notes.map(([name, path]) => ({ kind: say("Note"), name, path })),
    ...pages.map(([name, path]) => ({ kind: say("Page"), name, path })),
  ];
};

// Lower is better; null is no match. Every word has to be somewhere, best at the beginning of the name.
function rank(place, words) {
  const name = place.name.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at >= 0) sum += at === 0 ? 0 : /[^a-z0-9]/.test(name[at - 1]) ? 1 : 2;
    else if (place.more?.toLowerCase().includes(word)) sum += 3;
    else return null;
  }
  return sum + name.length / 1000;
}

async function openLinks(asked = "") {
  const input = make("input", {
    type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "places", "aria-label": say("Quick links"),
    "aria-autocomplete": "list", placeholder: say("Hosts, containers, notes, pages"), autocomplete: "off", autofocus: true, value: asked,
  });
  const list = make("ul", { id: "places", role: "listbox", "aria-label": say("Quick links") });
  const note = make("p", { class: "nothing", role: "status" });
  const dialog = openDialog("links", say("Quick links"), input, list, note);
  let found = [];
  let known = [];
  let at = 0;

  const point = (index) => {
    at = Math.min(Math.max(index, 0), found.length - 1);
    for (const [number, item] of [...list.children].entries()) item.setAttribute("aria-selected", number === at);
    if (found.length > 0) input.setAttribute("aria-activedescendant", "place-" + at);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = known.map((place) => [rank(place, words), place]).filter(([score]) => score !== null);
    if (words.length > 0) found.sort(([a], [b]) => a - b);
    found = found.slice(0, 50).map(([, place]) => place);
    list.replaceChildren(...found.map((place, index) =>
      make("li", { id: "place-" + index, role: "option" },
        make("bdi", {}, place.name), " ",
        make("small", {}, [place.kind, place.more].filter(Boolean).join(" · ")))));
    note.textContent = found[0] || !known[0] ? "" : say("Nothing is called that.");
    point(0);
  };
  on(input, "input", search);
  // As a link would: with Ctrl, Cmd or the middle button in a tab of its own.
  const go = (event, place) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.button === 1) open(root + place.path);
    else location.href = root + place.path;
  };
  for (const kind of ["click", "auxclick"])
    on(list, kind, (event) => {
      const place = found[[...list.children].indexOf(event.target.closest("li"))];
      if (place && event.button < 2) go(event, place);
    });
  on(dialog, "keydown", (event) => {
    const move = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      point(move);
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
