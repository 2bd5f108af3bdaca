"""New ticks come into the page in place; what is old says so."""

import datetime
import json
import re
import time

from driver.browser import Keys
from driver.serving import Nginx, Rehearsal


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def tick(site, age=0, interval=15):
    """Writes status.json as a tick `age` seconds ago would have."""
    path = site / "api/v2/status.json"
    # nginx tells versions of a file by its second and size, and ticks are more than a second apart.
    time.sleep(max(0.0, path.stat().st_mtime + 1.1 - time.time()))
    status = json.loads(path.read_text())
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=age)
    status["generated"], status["nextDue"] = stamp(now), stamp(now + datetime.timedelta(seconds=interval))
    # The page looks again after this time, five seconds at least.
    status["intervalSeconds"] = 1
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(status))
    beside.replace(path)


def check_in_place(browser, own):
    """A tick changes values where they stand: focus, scroll, open details, filter and selection stay."""
    tick(own)
    index = own / "index.html"
    with Nginx(own) as server:
        browser.look(width=1280, height=500)
        browser.open(server.origin + "/?sort=name")
        row = browser.ask("""
            const row = [...document.querySelectorAll("table.containers tbody tr.up")].at(-1);
            row.querySelector("th a").focus(); window.kept = row;
            document.querySelector("main > details").open = true;
            scrollTo(0, 300); getSelection().selectAllChildren(document.querySelector("h1"));
            return row.querySelector("th a").getAttribute("href")""")
        tick(own)
        page = index.read_text()
        at = page.index(f'href="{row}"', page.index("<h2>Containers"))
        cell = re.search(r'<td class="n cpu" [^>]*>.*?</td>', page[at:])
        page = page[: at + cell.start()] + '<td class="n cpu" role="cell"><span>99.9 %</span></td>' + page[at + cell.end() :]
        index.write_text(page)
        browser.wait(lambda: "99.9 %" in browser.one("main").text, "the new value")
        kept = browser.ask("""({
            row: window.kept.isConnected && window.kept.textContent.includes("99.9"),
            focus: document.activeElement === window.kept.querySelector("th a"),
            open: document.querySelector("main > details").open, scroll: scrollY,
            selected: getSelection().toString(), query: location.search })""")
        assert kept["row"] and kept["focus"] and kept["open"] and kept["scroll"] == 300, kept
        assert kept["selected"] and kept["query"] == "?sort=name", kept


def check_unchanged_page(browser, own):
    """A tick that left this page as it was touches nothing of it."""
    tick(own)
    with Nginx(own) as server:
        browser.open(server.origin + "/about/")
        browser.ask("""
            window.changes = [];
            new MutationObserver((all) => window.changes.push(...all.filter((one) => !one.target.closest?.("time"))))
                .observe(document.getElementById("main"), { subtree: true, childList: true, attributes: true });
            return true""")
        image = browser.ask("document.querySelector('.fresh img').src")
        tick(own)
        browser.wait(lambda: browser.ask("document.querySelector('.fresh img').src") != image, "the tick seen")
        time.sleep(0.5)
        assert browser.ask("window.changes.length") == 0, browser.ask("window.changes.map((one) => one.target.outerHTML)")


def banner(browser):
    return "".join(browser.shown(".overdue"))


def check_overdue(browser, own):
    """A site whose tick is overdue says so within a minute of the missed deadline; the next tick takes it back."""
    tick(own, age=75)
    with Nginx(own) as server:
        browser.open(server.origin + "/")
        browser.wait(lambda: "No news since" in banner(browser), "the banner")
        assert "stale" in browser.one("body").get_attribute("class")
        tick(own)
        browser.wait(lambda: not banner(browser), "the banner to go")


def check_not_overdue(browser, own):
    """No banner before the deadline, nor just after it."""
    tick(own, age=25)
    with Nginx(own) as server:
        browser.open(server.origin + "/")
        time.sleep(4)
        assert not banner(browser)


def check_clocks(browser, own):
    """Whatever the reader's clock says, a fresh site is fresh and an old one is old."""
    for hours in (-5, 5):
        # Seen from the browser, a server that is ahead is a browser that is behind.
        with Rehearsal(own) as server:
            server.skew = hours * 3600
            tick(own, age=-hours * 3600)
            browser.open(server.origin + "/")
            browser.wait(lambda: browser.ask("document.querySelector('.fresh img').src").count("?") == 1, "the status")
            time.sleep(1)
            assert not banner(browser), (hours, banner(browser))
            tick(own, age=-hours * 3600 + 90)
            browser.open(server.origin + "/")
            browser.wait(lambda: "No news since" in banner(browser), f"the banner at {hours} h")


def check_server_gone(browser, own):
    """A page that is open says that it is old also when nothing answers any more."""
    tick(own, age=20)
    with Rehearsal(own) as server:
        browser.open(server.origin + "/")
        browser.wait(lambda: browser.ask("document.querySelector('.fresh img').src").count("?") == 1, "the status")
        server.missing.add("/api/v2/status.json")
        browser.wait(lambda: "No news since" in banner(browser), "the banner", seconds=90)
        # The browser itself reports each request that failed.
        assert all("503" in line for line in browser.complaints())


def check_relative_times(browser, own):
    """Times of the last day read as "3 min. ago" with the time itself on hover; evidence stays."""
    tick(own)
    page = own / "about/index.html"
    moment = stamp(datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=185))
    earlier = stamp(datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=2))
    page.write_text(page.read_text().replace("</h1>", f'</h1><p id="probe"><time datetime="{moment}">today 12:00:00</time></p>'
        f'<p id="evidence"><time class="exact" datetime="{moment}">2026-11-23 12:00:00</time></p>'
        f'<ol class="events"><li id="late"><time datetime="{earlier}">today 10:00:00</time></li></ol>'))
    with Nginx(own) as server:
        browser.open(server.origin + "/about/")
        browser.wait(lambda: browser.one("#probe").text == "3 min. ago", "a relative time")
        assert browser.one("#probe time").get_attribute("title") == "today 12:00:00"
        # What is evidence stays as it was written.
        assert browser.one("#evidence").text == "2026-11-23 12:00:00"
        assert browser.one("#late").text == "today 10:00:00"
