"""axe-core finds nothing on any kind of page, in any theme."""

import importlib.util
import json
import pathlib

from driver.browser import Keys
from driver.serving import Nginx

from checks.quiet import kinds

# The page's own policy would refuse the script: the driver runs it as the developer tools do.
AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).with_name("axe.min.js").read_text()
RUN = """
const done = arguments[1];
axe.run(document, { resultTypes: ["violations"], ...arguments[0] }).then(
  ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + " " + failureSummary) }))),
  (error) => done([{ id: "axe itself", help: String(error), nodes: [] }]));
"""


# A page in another theme, as if it had been chosen before the page was opened.
WEAR = """
const [theme, done] = arguments;
const old = document.querySelector("#theme");
const { root } = document.documentElement.dataset;
// What others frame has the site's theme and no choice.
if (root === undefined) return done();
const next = document.createElement("link");
Object.assign(next, { id: "theme", rel: "stylesheet", href: `${root}themes/${theme}.css` });
next.onload = () => {
  old?.remove();
  document.getAnimations().filter((one) => one instanceof CSSTransition).forEach((one) => one.finish());
  requestAnimationFrame(() => requestAnimationFrame(done));
};
document.head.append(next);
"""


def different(site):
    """Kinds of pages whose marks differ: the longer ranges are the same page with other numbers."""
    return [page for page in kinds(site) if not page.endswith(("7d.html", "30d.html"))]


def violations(browser, **options):
    if not browser.ask("!!window.axe"):
        browser.driver.execute_script(AXE)
    return browser.driver.execute_async_script(RUN, options)


def told(page, found):
    return "\n".join(f"{page}: {one['id']}: {one['help']}: " + " | ".join(one["nodes"]) for one in found)


def check_every_rule(browser, site):
    """All rules of axe, wide and on a phone."""
    failures = []
    with Nginx(site) as server:
        for page in different(site):
            browser.open(f"{server.origin}/{page}")
            for width in (1280, 360):
                browser.look(width=width)
                if found := violations(browser):
                    failures.append(told(f"{page} at {width}", found))
    assert not failures, "\n".join(failures)


def check_contrast(browser, site):
    """Text stands out from its ground in each theme of the site."""
    themes = [theme["id"] for theme in json.loads((site / "api/v2/themes.json").read_text())["themes"]]
    themes.remove("automatic")
    assert len(themes) >= 4, themes
    failures = []
    with Nginx(site) as server:
        for page in different(site):
            browser.open(f"{server.origin}/{page}")
            for theme in themes:
                browser.driver.execute_async_script(WEAR, theme)
                if found := violations(browser, runOnly=["color-contrast", "link-in-text-block"]):
                    failures.append(told(f"{page} in {theme}", found))
    assert not failures, "\n".join(failures)


def check_dialogs(browser, site):
    """What the comfort script opens has names and roles too."""
    with Nginx(site) as server:
        for key in ("k", "p", "b"):
            browser.open(server.origin + "/")
            browser.press((Keys.CONTROL, key))
            browser.wait(lambda: browser.all("dialog[open], #bar"), key)
            found = violations(browser)
            assert not found, told(f"Ctrl+{key}", found)
