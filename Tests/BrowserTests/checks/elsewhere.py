"""Parts of the site in pages of another origin, and the site on a phone."""

import functools
import http.server
import tempfile
import threading
from pathlib import Path

from driver.serving import Nginx


class Elsewhere:
    """A page of somebody else, on an origin of its own and without any policy. A context manager."""

    def __init__(self, body):
        self.folder = tempfile.TemporaryDirectory(prefix="dockstat-elsewhere-")
        page = f"<!doctype html><html lang=en><title>Elsewhere</title><link rel=icon href=data:,>{body}"
        Path(self.folder.name, "index.html").write_text(page)
        handler = functools.partial(QuietHandler, directory=self.folder.name)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/index.html"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def strips(site):
    return sorted(site.glob("embed/hosts/*/containers/*/index.html"))


def check_strip_in_a_frame(browser, site):
    """Another page shows a strip in a frame, without scroll bars and without a complaint."""
    folder = strips(site)[0].parent.relative_to(site).as_posix()
    with Nginx(site) as server:
        for width in (320, 700):
            frame = f'<iframe src="{server.origin}/{folder}/" width="{width}" height="150" title="Status"></iframe>'
            with Elsewhere(frame) as page:
                browser.open(server.origin + "/")
                browser.open(page.address)
                browser.driver.switch_to.frame(browser.one("iframe"))
                assert browser.one("h1").text == folder.split("/")[-1], browser.one("h1").text
                assert browser.shown(".state") and browser.shown("header p")
                shape = browser.ask("[document.documentElement.scrollWidth, innerWidth, document.documentElement.scrollHeight, innerHeight]")
                assert shape[0] <= shape[1] and shape[2] <= shape[3], f"{width}: {shape}"
                browser.driver.switch_to.default_content()
                browser.assert_quiet()


def check_nothing_else_in_a_frame(browser, site):
    """No other page of the site shows in a frame of another origin."""
    with Nginx(site) as server:
        with Elsewhere(f'<iframe src="{server.origin}/" title="Status"></iframe>') as page:
            browser.open(server.origin + "/")
            browser.open(page.address)
            refused = browser.wait(lambda: [text for text in browser.complaints() if "frame-ancestors" in text], "a refusal")
            assert len(refused) == 1, refused


def check_badges_for_scripts(browser, site):
    """A script of another origin reads a badge, and no other JSON of the site."""
    read = "const done = arguments[1]; fetch(arguments[0]).then(a => a.json()).then(a => done(a.message), () => done('refused'))"
    with Nginx(site) as server, Elsewhere("") as page:
        browser.open(server.origin + "/")
        browser.open(page.address)
        assert browser.driver.execute_async_script(read, server.origin + "/badges/status.json") not in (None, "", "refused")
        browser.assert_quiet()
        assert browser.driver.execute_async_script(read, server.origin + "/api/v2/status.json") == "refused"
        assert any("CORS" in text for text in browser.complaints())


def check_installs(browser, site):
    """A browser finds nothing that keeps it from installing the site, and nothing wrong in its manifest."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        manifest = browser.driver.execute_cdp_cmd("Page.getAppManifest", {})
        assert manifest["url"] == server.origin + "/manifest.webmanifest" and not manifest["errors"], manifest
        found = browser.driver.execute_cdp_cmd("Page.getInstallabilityErrors", {})["installabilityErrors"]
        # A browser that remembers nothing installs nothing.
        others = [error for error in found if error["errorId"] != "in-incognito"]
        assert not others, others


def check_badges_fit(browser, site):
    """No text of a badge comes out of its half, and the picture is as large as it says."""
    with Nginx(site) as server:
        badges = [badge.relative_to(site).as_posix() for badge in sorted(site.glob("badges/**/*.svg"))]
        assert len(badges) > 50, badges
        for badge in badges[:: max(len(badges) // 20, 1)]:
            browser.open(f"{server.origin}/{badge}")
            boxes = browser.ask("return [...document.querySelectorAll('path, text')].map(e => { const b = e.getBBox(); return [b.x, b.x + b.width] })")
            halves, texts = boxes[:2], boxes[2:]
            assert len(texts) == 2, badge
            for (left, right), (start, end) in zip(halves, texts):
                assert left + 3 <= start and end <= right - 3, f"{badge}: {boxes}"
        # A picture that is opened by itself has no page to name an icon.
        complaints = [text for text in browser.complaints() if "/favicon.ico" not in text]
        assert not complaints, complaints
