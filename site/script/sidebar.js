// The side bar: hosts with their stacks. Beside the page where there is room, a drawer where there is none.
const hasRoom = matchMedia("(min-width: 1100px)");

async function fillBar(nav) {
  try {
    const [{ hosts, stacks }, { hosts: reached }] = await Promise.all([data("api/v2/search.json"), data("api/v2/docker/status.json")]);
    const here = location.pathname.replace(/index\.html$/, "");
    const link = (path, name, ...before) => {
      const anchor = make("a", { href: root + path }, ...before, make("bdi", {}, name));
      if (anchor.pathname + anchor.search === here + location.search) anchor.setAttribute("aria-current", "page");
      return anchor;
    };
    const list = make("ul");
    for (const [index, [name, slug]] of hosts.entries()) {
      const isUp = reached.find((host) => host.id === slug)?.reachable;
      const mark = make("span", { class: isUp ? "dot" : "dot bad", role: "img", "aria-label": isUp ? say("reachable") : say("unreachable") });
      const below = stacks.filter(([, , host]) => host === index).map(([stack, path]) => make("li", {}, link(path, stack)));
      list.append(make("li", {}, link(`hosts/${slug}/`, name, mark), ...(below.length > 0 ? [make("ul", {}, ...below)] : [])));
    }
    nav.replaceChildren(list);
  } catch {
    nav.replaceChildren(noAnswer());
  }
}

function placeBar() {
  const isOpen = page.classList.contains("bar");
  let bar = one("#bar");
  if (isOpen && !bar) {
    bar = make("nav", { id: "bar", "aria-label": say("Hosts and stacks") });
    one(".top").before(bar);
    fillBar(bar);
  } else if (!isOpen) {
    bar?.remove();
  }
}

function toggleBar() {
  if (hasRoom.matches) {
    const isOpen = page.classList.toggle("bar");
    store.set("bar", isOpen ? "open" : null);
    placeBar();
    if (isOpen) one("#bar").scrollTop = 0;
  } else {
    const drawer = one("dialog.drawer");
    if (drawer) return drawer.close();
    const nav = make("nav", { "aria-label": say("Hosts and stacks") });
    openDialog("drawer", say("Hosts and stacks"), nav);
    fillBar(nav);
  }
}
placeBar();
on(document, "refreshed", () => {
  const bar = one("#bar");
  if (bar) fillBar(bar);
});
