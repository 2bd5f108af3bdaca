"""Pins of the reader's own."""

from driver.serving import Nginx


def check_pin(browser, site):
    """A pinned container stands first on the overview, also after the next visit, until it is let go."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        button = browser.all("table.containers .pin")[-1]
        place, label = button.get_attribute("data-pin"), button.get_attribute("aria-label")
        assert button.get_attribute("aria-pressed") == "false"
        browser.ask("return arguments[0].click()", button)
        assert browser.ask("!!document.querySelector('#pins .pin')")
        browser.open_still(server.origin + "/", limit=0.02)
        first = browser.all("table.containers .pin")[0]
        assert (first.get_attribute("data-pin"), first.get_attribute("aria-label")) == (place, label)
        assert first.get_attribute("aria-pressed") == "true"
        # From the container's own page too.
        browser.open(f"{server.origin}/{place}")
        own = browser.one("h1 .pin")
        assert own.get_attribute("aria-pressed") == "true" and own.get_attribute("data-pin") == place
        own.click()
        browser.open(server.origin + "/")
        assert not browser.all("#pins")
