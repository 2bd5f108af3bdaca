"""Sorting and filtering of tables, with the state in the address."""

import urllib.parse

from driver.browser import Keys
from driver.serving import Nginx

ROWS = "table.containers tbody tr:not(.group)"


def names(browser):
    return browser.ask(f"""[...document.querySelectorAll("section:not(.pinned) > {ROWS}")]
        .filter((row) => row.checkVisibility()).map((row) => row.querySelector("th a bdi").textContent)""")


def query(browser):
    return urllib.parse.parse_qs(urllib.parse.urlparse(browser.driver.current_url).query)


def check_filter(browser, site):
    """Typing leaves the rows with those words, says how many, and is in the address."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        all_of_them = names(browser)
        word = all_of_them[3][:4]
        field = browser.one(".tools input")
        field.send_keys(word)
        left = browser.wait(lambda: 0 < len(names(browser)) < len(all_of_them) and names(browser), "fewer rows")
        texts = browser.ask(f"""[...document.querySelectorAll("{ROWS}")].filter((row) => row.checkVisibility())
            .map((row) => (row.closest("tbody").textContent + row.closest("table").caption.textContent).toLowerCase())""")
        assert all(word in text for text in texts), texts
        assert query(browser) == {"q": [word]}, browser.driver.current_url
        assert browser.one(".tools output").text == f"{len(left)} of {len(all_of_them)}"
        assert browser.driver.switch_to.active_element == field, "the field has lost the focus"
        # The address is all it takes to see the same again.
        browser.open(browser.driver.current_url)
        assert names(browser) == left
        assert browser.one(".tools input").get_attribute("value") == word
        browser.one(".tools input").send_keys(*[Keys.BACKSPACE] * len(word))
        browser.wait(lambda: names(browser) == all_of_them, "all rows again")
        assert query(browser) == {}


def check_sort(browser, site):
    """A column's title sorts: greatest first, least first, as delivered; nothing above the tables moves."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        delivered = names(browser)

        def shares():
            texts = browser.ask(f"""[...document.querySelector("table.containers").querySelectorAll("tbody td.cpu")]
                .map((cell) => cell.textContent.trim())""")
            return [None if text == "–" else float(text.replace("<", "").split()[0]) for text in texts]

        def click():
            browser.ask("return document.querySelector('th[data-key=cpu] button').click()")

        above = browser.ask("document.querySelector('table.containers').getBoundingClientRect().top")
        click()
        known = [share for share in shares() if share is not None]
        assert len(known) > 3 and known == sorted(known, reverse=True), known
        assert shares()[: len(known)] == known, "unknown readings come last"
        assert query(browser) == {"sort": ["-cpu"]}
        assert browser.all("th[aria-sort]")[0].get_attribute("aria-sort") == "descending"
        assert browser.ask("document.querySelector('table.containers').getBoundingClientRect().top") == above
        click()
        known = [share for share in shares() if share is not None]
        assert known == sorted(known), known
        click()
        assert names(browser) == delivered and query(browser) == {}


def check_state(browser, site):
    """Choosing a state leaves those rows."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        states = browser.ask(f"[...new Set([...document.querySelectorAll('{ROWS}')].map((row) => row.className))]")
        for state in states:
            browser.open(f"{server.origin}/?state={state}")
            seen = browser.ask(f"""[...document.querySelectorAll("{ROWS}")].filter((row) => row.checkVisibility())
                .map((row) => row.className)""")
            assert seen and set(seen) == {state}, (state, seen)
            assert browser.one(".tools select").get_attribute("value") == state


def check_nothing_hostile(browser, site):
    """What stands in the address is text and nothing else."""
    with Nginx(site) as server:
        browser.open(server.origin + "/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&state=%22%3E%3Cb%3E&sort=-%27%5D")
        assert names(browser) == []
        assert browser.one(".tools input").get_attribute("value") == "<img src=x onerror=alert(1)>"
        assert not browser.all("main img[src=x], main b[x]")
