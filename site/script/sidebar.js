// The side bar: hosts with their stacks. Beside the page where there is room, a drawer where there is none.
const hasRoom = matchMedia("(min-width: 1100px)");
const barTitle = say("Hosts and stacks");

async function fillBar(nav) {
  try {
    const [{ hosts, stacks }, { hosts: reached }] = await Promise.all([data("api/v2/search.json"), data("api/v2/docker/status.json")]);
    const here = location.pathname.replace(/index\.html$/, "");
    const link = (path, name, ...before) => {
      const anchor = make("a", { href: root + path }, ...before, make("bdi", {}, name));
      if (anchor.pathname + anchor.search === here + location.search) set(anchor, { "aria-current": "page" });
      return anchor;
    };
    nav.replaceChildren(make("ul", {}, ...hosts.map(([name, slug], index) => {
      const isUp = reached.find((host) => host.id === slug)?.reachable;
      const mark = make("span", { class: isUp ? "dot" : "dot bad", role: "img", "aria-label": isUp ? say("reachable") : say("unreachable") });
      const below = stacks.filter(([, , host]) => host === index).map(([stack, path]) => make("li", {}, link(path, stack)));
      return make("li", {}, link(`hosts/${slug}/`, name, mark), below[0] ? make("ul", {}, ...below) : "");
    })));
  } catch {
    nav.replaceChildren(noAnswer());
  }
}

function placeBar() {
  const isOpen = page.matches(".bar");
  const bar = one("#bar");
  if (isOpen && !bar) {
    const made = make("nav", { id: "bar", "aria-label": barTitle });
    one(".top").before(made);
    fillBar(made);
  } else if (!isOpen) {
    bar?.remove();
  }
}

function toggleBar() {
  if (hasRoom.matches) {
    const isOpen = page.classList.toggle("bar");
    keep("bar", isOpen && "open");
    placeBar();
    if (isOpen) one("#bar").scrollTop = 0;
  } else {
    const drawer = one("dialog.drawer");
    if (drawer) return drawer.close();
    const nav = make("nav", { "aria-label": barTitle });
    openDialog("drawer", barTitle, nav);
    fillBar(nav);
  }
}
placeBar();
on(document, "refreshed", () => {
  const bar = one("#bar");
  if (bar) fillBar(bar);
});
