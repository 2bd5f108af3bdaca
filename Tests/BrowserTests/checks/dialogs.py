"""Quick links, side bar, theme menu, help: by keys alone."""

import json

from driver.browser import Keys
from driver.serving import Nginx

CONTROL = Keys.CONTROL


def focus(browser):
    return browser.driver.switch_to.active_element


def check_quick_links(browser, site):
    """Ctrl+K, a part of a name, Enter: the container's page. Escape gives the focus back."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        link = browser.all("table.containers th a")[2]
        name, target = link.find_element("css selector", "bdi").text, link.get_attribute("href")
        browser.ask("return document.querySelector('.top nav a').focus()")
        browser.press((CONTROL, "k"))
        browser.wait(lambda: browser.all("dialog.links li"), "entries")
        assert focus(browser).get_attribute("role") == "combobox"
        browser.press(Keys.ESCAPE)
        assert not browser.all("dialog") and focus(browser).tag_name == "a", focus(browser).tag_name
        browser.press((CONTROL, "k"))
        browser.wait(lambda: browser.all("dialog.links li"), "entries")
        browser.press(name)
        first = browser.wait(lambda: browser.all("dialog.links li[aria-selected=true]"), "a choice")[0]
        assert first.find_element("css selector", "bdi").text == name
        browser.press(Keys.ENTER)
        browser.wait(lambda: browser.driver.current_url == target, "the page")


def check_quick_links_name_stacks_once(browser, own):
    """A stack that several hosts run has a row for each of them, and is one entry."""
    places = own / "api/v2/search.json"
    found = json.loads(places.read_text())
    name = found["stacks"][0][0]
    found["stacks"].append(found["stacks"][0])
    places.write_text(json.dumps(found))
    with Nginx(own) as server:
        browser.open(server.origin + "/about/")
        browser.press((CONTROL, "k"))
        browser.wait(lambda: browser.all("dialog.links li"), "entries")
        browser.press(name)
        browser.wait(lambda: browser.all("dialog.links li[aria-selected=true]"), "a choice")
        entries = [text for text in browser.shown("dialog.links li") if text.split() == [*name.split(), "Stack"]]
        assert len(entries) == 1, entries


def check_quick_links_arrows(browser, site):
    """Arrow keys walk through the entries; what is not there is said."""
    with Nginx(site) as server:
        browser.open(server.origin + "/about/")
        browser.press((CONTROL, "k"))
        browser.wait(lambda: len(browser.all("dialog.links li")) > 3, "entries")
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
        field = browser.one("dialog.links input")
        assert field.get_attribute("aria-activedescendant") == "place-1"
        browser.press("no such thing")
        browser.wait(lambda: "Nothing is called that." in browser.shown("dialog .nothing"), "the sentence")
        assert not field.get_attribute("aria-activedescendant")


def check_dialogs_keep_focus(browser, site):
    """Tab does not leave a dialog for what lies under it."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.press((CONTROL, "p"))
        browser.wait(lambda: browser.all("dialog.themes input"), "the themes")
        for _ in range(6):
            browser.press(Keys.TAB)
            assert browser.ask("!!document.activeElement.closest('dialog') || document.activeElement === document.body")


def check_help(browser, site):
    """? lists the keys, but not while somebody types."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.one(".tools input").send_keys("?")
        assert not browser.all("dialog")
        browser.ask("return document.activeElement.blur()")
        browser.press("?")
        wanted = ["Quick links", "Side bar", "Theme", "Hotkeys"]
        browser.wait(lambda: browser.shown("dialog.help dd") == wanted, "the keys")


def check_side_bar(browser, site):
    """Ctrl+B opens the side bar, it stays open on the next page without moving it, and names every host."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.press((CONTROL, "b"))
        browser.wait(lambda: browser.all("#bar a"), "links")
        hosts = sorted(folder.name for folder in (site / "hosts").iterdir() if folder.is_dir())
        assert sorted(text for text in browser.shown("#bar > ul > li > a bdi")) == hosts
        browser.open_still(f"{server.origin}/hosts/{hosts[0]}/", ready=lambda: browser.all("#bar a[aria-current]"))
        assert browser.shown("#bar a[aria-current] bdi") == [hosts[0]]
        browser.press((CONTROL, "b"))
        assert not browser.all("#bar")
        # A stack leads to its page.
        browser.press((CONTROL, "b"))
        browser.wait(lambda: browser.all("#bar li li a"), "stacks")[0].click()
        browser.wait(lambda: "/stacks/" in browser.driver.current_url, "the stack's page")
        assert browser.all("table.containers tr.up, table.containers tr.down")


def check_drawer(browser, site):
    """Where it is narrow the side bar is a drawer that Escape closes."""
    browser.look(width=360, height=700)
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.press((CONTROL, "b"))
        browser.wait(lambda: browser.all("dialog.drawer a"), "links")
        assert browser.ask("document.documentElement.scrollWidth <= 360")
        browser.press(Keys.ESCAPE)
        assert not browser.all("dialog") and not browser.all("#bar")


def check_buttons(browser, site):
    """Each key has a button with a name; clicking beside a dialog closes it."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        for name, dialog in [("Quick links", "links"), ("Theme", "themes"), ("Hotkeys", "help")]:
            browser.one(f".comfort button[aria-label='{name}']").click()
            browser.wait(lambda: browser.all(f"dialog.{dialog}[open]"), name)
            browser.click_at(8, 700)
            browser.wait(lambda: not browser.all("dialog"), "the dialog to close")
