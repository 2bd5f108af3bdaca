"""Themes in the browser: chosen, remembered, there before the first paint."""

import json

from driver.browser import Keys
from driver.serving import Nginx, Rehearsal


def ground(browser):
    return browser.ask("getComputedStyle(document.body).backgroundColor")


def rgb(site, theme):
    # What is for paper stands first.
    for line in reversed((site / f"themes/{theme}.css").read_text().splitlines()):
        if line.strip().startswith("--color-main-bg"):
            digits = line.split("#")[1][:6]
            return "rgb({}, {}, {})".format(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))
    raise AssertionError(f"{theme} has no ground")


def check_choice(browser, site):
    """What is chosen holds at once, on every page, and can be taken back."""
    themes = [theme["id"] for theme in json.loads((site / "api/v2/themes.json").read_text())["themes"]]
    assert themes == ["automatic", "dark", "light", "oled", "ultradark"], themes
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        automatic = ground(browser)
        for theme in ["oled", "dark", "ultradark"]:
            browser.press((Keys.CONTROL, "p"))
            browser.wait(lambda: browser.all(f"input[value={theme}]"), "the themes")[0].click()
            browser.wait(lambda: ground(browser) == rgb(site, theme), theme)
            browser.press(Keys.ESCAPE)
            browser.open_still(server.origin + "/about/")
            assert ground(browser) == rgb(site, theme), theme
        browser.press((Keys.CONTROL, "p"))
        browser.wait(lambda: browser.all("input[value=automatic]"), "the themes")[0].click()
        browser.wait(lambda: ground(browser) == automatic, "the automatic one")
        browser.press(Keys.ESCAPE)
        browser.open(server.origin + "/")
        assert ground(browser) == automatic and not browser.all("#theme")


def check_automatic(browser, site):
    """Without a choice the page is as light or dark as the reader's system."""
    with Nginx(site) as server:
        for dark, theme in [(False, "light"), (True, "dark")]:
            browser.look(dark=dark)
            browser.open(server.origin + "/")
            assert ground(browser) == rgb(site, theme)


def check_no_flash(browser, site):
    """The first paint has the theme already, although its sheet is slow and the comfort script slower."""
    with Rehearsal(site) as server:
        browser.open(server.origin + "/about/")
        browser.ask("return localStorage.setItem('dockstat-theme', 'oled')")
        server.delays = {"/themes/oled.css": 0.7, "/script.js": 8}
        browser.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        browser.open(server.origin + "/")
        painted = browser.ask("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        sheet, script = (
            browser.ask(f"performance.getEntriesByType('resource').find((one) => one.name.includes('{name}')).responseEnd")
            for name in ("oled.css", "script.js")
        )
        # However slow the browser is: the sheet comes before the paint, the script after it.
        assert sheet <= painted < script, (sheet, painted, script)
        assert ground(browser) == rgb(site, "oled")


def check_theme_gone(browser, site):
    """A chosen theme that the site no longer has is forgotten."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.ask("return localStorage.setItem('dockstat-theme', 'gone')")
        browser.open(server.origin + "/")
        browser.wait(lambda: browser.ask("localStorage.getItem('dockstat-theme') === null"), "the choice to go")
        assert all("gone.css" in line for line in browser.complaints())
        browser.open(server.origin + "/about/")
        assert not browser.all("#theme")
