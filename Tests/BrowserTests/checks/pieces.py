"""Lists that are several pages long: what a page has not is found all the same."""

from driver.serving import Nginx


def long(site):
    return (site / "page/2/index.html").exists()


def check_pins_elsewhere(browser, site):
    """A container pinned on the second page stands on the overview, as a link that leads to it."""
    if not long(site):
        return
    with Nginx(site) as server:
        browser.open(server.origin + "/page/2/")
        row = browser.all("table.containers tbody tr:not(.group)")[3]
        place = row.find_element("css selector", "th a").get_attribute("href")
        browser.ask("return arguments[0].querySelector('.pin').click()", row)
        browser.open(server.origin + "/")
        link = browser.wait(lambda: browser.all("#pins .elsewhere a"), "the pin")[0]
        assert link.get_attribute("href") == place, (link.get_attribute("href"), place)
        browser.open_still(server.origin + "/", ready=lambda: browser.all("#pins .elsewhere a"))
        browser.ask("return document.querySelector('#pins .pin').click()")
        browser.wait(lambda: not browser.all("#pins"), "the pin to go")


def check_filter_says_part(browser, site):
    """The filter says that it looks at this page only, and hands over to the search of everything."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.one(".tools input").send_keys("shop-web")
        if not long(site):
            browser.wait(lambda: " of " in browser.one(".tools output").text, "the count")
            assert not browser.all("[data-everywhere], [data-part]")
            return
        browser.wait(lambda: " von " in browser.one(".tools output").text, "the count")
        told = browser.ask("getComputedStyle(document.querySelector('.tools output'), '::after').content")
        assert "Seite" in told, told
        button = browser.all("[data-everywhere]")[0]
        button.click()
        browser.wait(lambda: browser.all("dialog.links li"), "the places")
        assert browser.one("dialog.links input").get_attribute("value") == "shop-web"
        assert all("shop" in item.text for item in browser.all("dialog.links li"))
