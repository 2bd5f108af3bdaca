"""Crosshair and zoom of charts."""

import json
import re

from driver.browser import Keys
from driver.serving import Nginx


def subject(site):
    """A container's page whose charts have numbers, with the history that belongs to it."""
    for page in sorted(site.glob("hosts/*/containers/*/index.html")):
        host, container = page.parts[-4], page.parts[-2]
        history = json.loads((site / f"api/v2/docker/containers/{host}/{container}/history/1h.json").read_text())
        values = history["signals"].get("cpu_percent", {}).get("average", [])
        if len([value for value in values[-60:] if value is not None]) == 60:
            return page.parent.relative_to(site).as_posix(), history
    raise AssertionError("no container with an hour of readings")


def check_crosshair(browser, site):
    """Hovering shows the time and the value that the JSON twin has for it, on all charts alike."""
    folder, history = subject(site)
    with Nginx(site) as server:
        browser.open(f"{server.origin}/{folder}/")
        cross = browser.all(".cross")[0]
        browser.ask("return arguments[0].scrollIntoView({ block: 'center' })", cross)
        browser.actions().move_to_element(cross).perform()
        words = browser.wait(lambda: browser.shown(".cross.on .bubble"), "values")
        assert len(words) == len(browser.all(".cross")), words
        assert browser.ask("document.documentElement.scrollWidth") <= 1280, "a bubble is wider than its place"
        assert len({text.split(" · ")[0] for text in words}) == 1, words
        shown = float(re.search(r"· ([\d.]+) %", words[0]).group(1))
        cpu = history["signals"]["cpu_percent"]["average"]
        middle = [value for value in cpu[len(cpu) // 2 - 3 : len(cpu) // 2 + 4] if value is not None]
        assert min(middle) - 0.1 <= shown <= max(middle) + 0.1, (shown, middle)
        browser.actions().move_to_element(browser.one("h1")).perform()
        browser.wait(lambda: not browser.shown(".cross.on .bubble"), "the crosshair to go")


def check_keyboard(browser, site):
    """Arrow keys move the crosshair and say what is there."""
    folder, _ = subject(site)
    with Nginx(site) as server:
        browser.open(f"{server.origin}/{folder}/")
        cross = browser.all(".cross")[0]
        browser.ask("return arguments[0].focus()", cross)
        browser.press(Keys.END)
        browser.wait(lambda: "%" in cross.get_attribute("aria-valuetext") or "observed" in cross.get_attribute("aria-valuetext"), "a value")
        last = cross.get_attribute("aria-valuetext")
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
        browser.wait(lambda: cross.get_attribute("aria-valuetext") != last, "another value")
        assert int(cross.get_attribute("aria-valuenow")) < 100


def check_days(browser, site):
    """The bar of the days says a day that is pointed at, and one that the arrow keys reach."""
    folder, _ = subject(site)
    with Nginx(site) as server:
        browser.open(f"{server.origin}/{folder}/")
        bar = browser.one(".daybar .days")
        browser.ask("return arguments[0].scrollIntoView({ block: 'center' })", bar)
        assert not browser.one(".daybar output").text
        browser.actions().move_to_element(bar).perform()

        def is_told():
            told = browser.one(".daybar output").text
            # Text that is read off the screen has no spaces that keep a line together.
            return told and told == bar.get_attribute("aria-valuetext").replace("\xa0", " ")

        # On its way the pointer comes by other days.
        browser.wait(is_told, "a day")
        browser.ask("return arguments[0].focus()", bar)
        browser.press(Keys.END)
        browser.wait(lambda: browser.one(".daybar output").text.startswith("today"), "today")
        browser.press(Keys.ARROW_LEFT)
        browser.wait(lambda: not browser.one(".daybar output").text.startswith("today"), "the day before")
        browser.wait(is_told, "the same for who does not see it")


def check_zoom(browser, site):
    """Dragging shows a part of the hour; the address has it; everything comes back."""
    folder, history = subject(site)
    with Nginx(site) as server:
        browser.open(f"{server.origin}/{folder}/")
        cross = browser.all(".cross")[0]
        whole = browser.ask("document.querySelector('.area').getAttribute('viewBox')")
        browser.ask("return arguments[0].scrollIntoView({ block: 'center' })", cross)
        width = cross.size["width"]
        browser.actions().move_to_element(cross).perform()
        browser.wait(lambda: browser.shown(".cross.on .bubble"), "the numbers")
        browser.actions().click_and_hold().move_by_offset(int(width / 4), 0).release().perform()
        browser.wait(lambda: browser.all("figure.zoomed"), "the zoom")
        begin, end = map(int, re.search(r"#(\d+)-(\d+)", browser.driver.current_url).groups())
        assert 800_000 < end - begin < 1_000_000, end - begin
        view = [float(part) for part in browser.ask("document.querySelector('.area').getAttribute('viewBox')").split()]
        assert abs(view[0] - 300) < 10 and abs(view[2] - 150) < 10, view
        browser.open(browser.driver.current_url)
        browser.driver.refresh()
        browser.wait(lambda: browser.all("figure.zoomed"), "the zoom from the address")
        browser.all("[data-unzoom]")[0].click()
        browser.wait(lambda: not browser.all("figure.zoomed"), "all of it")
        assert browser.ask("document.querySelector('.area').getAttribute('viewBox')") == whole


def check_finer_range(browser, site):
    """A part of the last day's charts that lies in the last hour opens the hour's page."""
    folder, history = subject(site)
    if not (site / folder / "24h.html").exists():
        raise AssertionError("the demo has no page of 24 hours")
    with Nginx(site) as server:
        browser.open(f"{server.origin}/{folder}/24h.html")
        cross = browser.all(".cross")[0]
        browser.ask("return arguments[0].scrollIntoView({ block: 'center' })", cross)
        browser.actions().move_to_element_with_offset(cross, int(cross.size["width"] / 2) - 2, 0).perform()
        browser.wait(lambda: browser.shown(".cross.on .bubble"), "the numbers")
        browser.press()
        browser.actions().click_and_hold().move_by_offset(-int(cross.size["width"] / 30), 0).release().perform()
        browser.wait(lambda: f"{folder}/#" in browser.driver.current_url, "the hour's page")
        browser.wait(lambda: browser.all("figure.zoomed"), "the zoom there")
