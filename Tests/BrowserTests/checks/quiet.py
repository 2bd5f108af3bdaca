"""Every kind of page under the delivered Content-Security-Policy."""

import os
import re

from driver.serving import Nginx


def kinds(site):
    """One page of each kind: paths from the site's root. `$KINDS`, an expression, leaves those that it is found in."""
    wanted = re.compile(os.environ.get("KINDS", ""))
    shapes = {}
    for page in sorted(site.rglob("*.html")):
        parts = list(page.relative_to(site).parts)
        # The names of hosts, containers, alerts and so on stand at odd depths, below embed/ at even ones.
        names = 0 if parts[0] == "embed" else 1
        # Months lie where incidents do.
        shape = tuple("month" if re.fullmatch(r"\d{4}-\d\d", part) else "*" if index and index % 2 == names and not part.endswith(".html") else part for index, part in enumerate(parts))
        shapes.setdefault(shape, page.relative_to(site).as_posix())
    return [page for page in shapes.values() if wanted.search(page)]


def check_no_complaints(browser, site):
    """No page makes the console complain or asks another origin."""
    pages = kinds(site)
    assert len(pages) > 3, pages
    with Nginx(site) as server:
        for page in pages:
            browser.open(f"{server.origin}/{page}")
            complaints, foreign = browser.complaints(), browser.foreign_requests()
            assert not complaints and not foreign, f"{page}: {complaints} {foreign}"


def check_without_script(browser, site):
    """Without scripts the overview names every container."""
    browser.scripts(False)
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        rows = browser.shown("table.containers tbody tr:not(.group) th a")
        folders = [folder for folder in site.glob("hosts/*/containers/*") if folder.is_dir()]
        assert len(rows) >= len(folders) > 5, (len(rows), len(folders))


def check_from_disk(browser, site):
    """Opened as a file the site stands too: links, filter and themes, without a complaint."""
    browser.open(f"file://{site}/index.html")
    browser.one(".tools input").send_keys("no such thing")
    browser.wait(lambda: "0 of" in browser.one(".tools output").text, "an empty table")
    assert browser.shown(".unmatched") == ["Nothing matches."]
    assert not browser.shown(".overdue")
    browser.ask("return localStorage.setItem('dockstat-theme', 'oled')")
    browser.open(f"file://{site}/about/index.html")
    assert browser.ask("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    browser.ask("return localStorage.clear()")
    # Chromium installs nothing from a disk, and says so on every page.
    assert all("manifest.webmanifest" in text for text in browser.complaints())


def check_reduced_motion(browser, site):
    """Nothing moves for whoever asks for less motion."""
    browser.look(reduced_motion=True)
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.press("?")
        assert browser.ask("getComputedStyle(document.querySelector('dialog')).animationName") == "none"
        browser.look(reduced_motion=False)
        assert browser.ask("getComputedStyle(document.querySelector('dialog')).animationName") == "fade-in"
