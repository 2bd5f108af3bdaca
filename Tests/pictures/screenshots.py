"""Pictures of every kind of page of a site, and the four of the README.

Usage: screenshots.py SITE FOLDER [--readme]. Writes FOLDER/PAGE-WIDTH-light.png and …-dark.png for 360 and 1280 pixels; with
--readme also docs/pictures/{overview,container,graph,phone}.png. The page is served as deploy/nginx.conf says.
"""

import argparse
import base64
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "BrowserTests")]

import png  # noqa: E402
from checks.quiet import kinds  # noqa: E402
from checks.refresh import tick  # noqa: E402
from driver.browser import Browser  # noqa: E402
from driver.serving import Nginx  # noqa: E402

LARGEST = 120_000


def take(browser, path, width, height=None):
    """The page as it stands, whole or its first `height` pixels."""
    whole = browser.ask("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height or whole, 8000), "scale": 1}
    answer = browser.driver.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip})
    path.write_bytes(base64.b64decode(answer["data"]))


def take_all(browser, server, site, folder):
    for width in (1280, 360):
        for dark in (False, True):
            browser.look(width=width, dark=dark)
            for page in kinds(site):
                browser.open(f"{server.origin}/{page}")
                name = page.removesuffix(".html").removesuffix("/index").replace("/", "-")
                take(browser, folder / f"{name}-{width}-{'dark' if dark else 'light'}.png", width)


def take_readme(browser, server, site):
    container = next(page for page in kinds(site) if page.count("/") == 4 and page.endswith("index.html") and "containers" in page)
    wanted = [
        ("overview", "index.html", 1280, 1300, False), ("container", container, 1280, 900, True),
        ("graph", "graph/index.html", 1280, 700, False), ("phone", "index.html", 360, 760, False),
    ]
    target = HERE.parents[1] / "docs/pictures"
    for name, page, width, height, dark in wanted:
        browser.look(width=width, height=height, dark=dark)
        browser.open(f"{server.origin}/{page}")
        path = target / f"{name}.png"
        take(browser, path, width, height)
        small = png.smaller(path.read_bytes())
        path.write_bytes(small)
        if len(small) > LARGEST:
            raise SystemExit(f"screenshots: {path.name} has {len(small)} bytes, allowed are {LARGEST}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    site = options.site.resolve()
    # The demo was made a while ago: without a tick its pages would say that they are old.
    tick(site, interval=3600)
    with Browser() as browser, Nginx(site) as server:
        browser.fresh()
        take_all(browser, server, site, options.folder)
        if options.readme:
            take_readme(browser, server, site)
        browser.assert_quiet()
    print(f"screenshots: {len(list(options.folder.glob('*.png')))} pictures in {options.folder}")


main()
