"""Without scripts, and on paper, nothing is missing but comfort."""

import base64
import re
import subprocess
import tempfile

from driver.serving import Nginx

from checks.quiet import kinds
from checks.refresh import tick

# The words that can be seen in the page's own part, times aside: a script rewords them.
WORDS = """
const words = new Set();
const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (element.closest("time, .tools, .pin, .cross, output, button") || !element.checkVisibility()) continue;
  for (const word of node.data.split(/\\s+/)) if (word) words.add(word);
}
return [...words];
"""


def check_content(browser, site):
    """Each kind of page says the same with scripts and without; every picture is there."""
    with Nginx(site) as server:
        for page in kinds(site):
            browser.scripts(True)
            browser.open(f"{server.origin}/{page}")
            with_script = set(browser.ask(WORDS))
            browser.scripts(False)
            browser.open(f"{server.origin}/{page}")
            assert not browser.ask("document.documentElement.classList.contains('script')")
            without = set(browser.ask(WORDS))
            assert len(without) > 5, page
            assert with_script <= without, f"{page}: only with scripts: {sorted(with_script - without)[:20]}"
            missing = browser.ask("[...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)")
            assert not missing, (page, missing)
        browser.scripts(True)


def printed(browser):
    """The text of the page as it would be printed."""
    pdf = browser.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(base64.b64decode(pdf["data"]))
        file.flush()
        text = subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True, text=True).stdout
        info = subprocess.run(["pdfinfo", file.name], check=True, capture_output=True, text=True).stdout
    return text, int(re.search(r"Pages:\s+(\d+)", info).group(1))


def check_paper(browser, site):
    """Printed pages have their headline, every container's name, and no buttons; dark themes print dark on white."""
    with Nginx(site) as server:
        browser.look(dark=True)
        browser.open(server.origin + "/about/")
        for number, page in enumerate(kinds(site)):
            if page.startswith("embed/"):
                continue
            # As the system has it, and as somebody chose it.
            browser.ask(f"return localStorage.setItem('dockstat-theme', '{['dark', 'oled', 'automatic'][number % 3]}')")
            browser.open(f"{server.origin}/{page}")
            text, pages = printed(browser)
            headline = browser.one("h1").text
            squeezed = re.sub(r"\s+", "", text)
            assert re.sub(r"\s+", "", headline) in squeezed, (page, headline)
            # A hundred attempts of delivery are the longest, but for the reference of every request and document.
            assert pages <= (80 if page.startswith("api/") else 24), (page, pages)
            assert "Ctrl" not in text and "Skip to" not in text, page
            if page == "index.html":
                names = browser.shown("table.containers tbody tr:not(.group) th a bdi")
                assert len(names) > 5
                assert [name for name in names if name not in text] == []
            # As wide as a sheet. Titles of columns, which sort on a screen, are titles there.
            browser.look(width=720, dark=True, media="print")
            buttons = browser.ask("return [...document.querySelectorAll('button:not(th > button)')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML)")
            assert not buttons, (page, buttons)
            ground, ink = browser.ask("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
            assert ground == "rgb(255, 255, 255)" and ink == "rgb(0, 0, 0)", (page, ground, ink)
            browser.look(dark=True)


def check_old_paper(browser, own):
    """A page that is overdue prints as text too, and says that it is old."""
    tick(own, age=90)
    with Nginx(own) as server:
        browser.open(server.origin + "/about/")
        browser.wait(lambda: browser.shown(".overdue"), "the banner")
        text, _ = printed(browser)
        assert "No news since" in text and browser.one("h1").text in text, text
