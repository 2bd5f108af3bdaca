"""Steers a headless Chromium and keeps account of what it complains about and whom it asks."""

import json
import os
import shutil
import time

from selenium import webdriver
from selenium.common.exceptions import JavascriptException, StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

__all__ = ["Browser", "By", "Keys"]

# Kept before the page's own scripts run, so that nothing is missed.
OBSERVER = """
window.__shift = 0;
window.__moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    window.__shift += entry.value;
    window.__moved.push(...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 200) ?? node?.data ?? "gone"));
  }
}).observe({ type: "layout-shift", buffered: true });
"""

# What Chromium says where a check opens the next page, or closes its server, before the icon of the manifest is there.
HASTE = ["Error while trying to use the following icon from the Manifest", "ERR_CONNECTION_REFUSED"]


class Browser:
    """A context manager. One browser serves many checks: `fresh()` forgets what the last one left."""

    def __enter__(self):
        options = Options()
        options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
        # No sandbox: containers and root have none to offer. It opens nothing but our own pages.
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = Service(shutil.which("chromedriver"), env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_script_timeout(120)
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": OBSERVER})
        self.origins = set()
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def fresh(self):
        """Wide, light, with scripts, nothing stored, nothing logged."""
        self.driver.get("about:blank")
        for origin in self.origins:
            self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        self.look(width=1280)
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.origins = set()

    def look(self, width=1280, height=900, dark=False, reduced_motion=False, media=""):
        """Sets the size of the window and what the reader prefers. `media`: `print` or empty."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if reduced_motion else "no-preference"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def scripts(self, are_on):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not are_on})

    def open(self, url):
        self.origins.add("/".join(url.split("/")[:3]))
        self.driver.get(url)

    # What is on the page

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} elements match {selector}"
        return found[0]

    def shown(self, selector):
        """The texts of those that can be seen."""
        return [element.text for element in self.all(selector) if element.is_displayed()]

    def ask(self, script, *arguments):
        """The value of an expression or of a body with `return`, in the page."""
        return self.driver.execute_script(script if "return" in script else f"return ({script})", *arguments)

    def press(self, *keys):
        """One after the other; a tuple is a chord: `press((Keys.CONTROL, "k"), "web", Keys.ENTER)`."""
        for key in keys:
            chain = ActionChains(self.driver)
            if isinstance(key, tuple):
                for held in key[:-1]:
                    chain.key_down(held)
                chain.send_keys(key[-1])
                for held in key[:-1]:
                    chain.key_up(held)
            else:
                chain.send_keys(key)
            chain.perform()

    def actions(self):
        return ActionChains(self.driver, duration=50)

    def click_at(self, x, y):
        """A click at a place of the window, whatever is there."""
        for kind in ("mousePressed", "mouseReleased"):
            self.driver.execute_cdp_cmd(
                "Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            )

    def wait(self, condition, what, seconds=30):
        """Until `condition()` is true; an element that goes away meanwhile is looked for again."""
        end = time.monotonic() + seconds
        while True:
            try:
                value = condition()
                if value:
                    return value
            except (StaleElementReferenceException, JavascriptException):
                value = None
            assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
            time.sleep(0.05)

    # What it complained about

    def complaints(self):
        """Errors and warnings of the console since the last time, among them what the Content-Security-Policy refused."""
        return [
            f"{entry['level']}: {entry['message']}"
            for entry in self.driver.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING") and not any(word in entry["message"] for word in HASTE)
        ]

    def foreign_requests(self):
        """Addresses asked for since the last time that belong to none of the origins opened."""
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        own = tuple(origin + "/" for origin in self.origins)
        return [url for url in asked if url.startswith(("http:", "https:", "ws:", "wss:")) and not url.startswith(own)]

    def open_still(self, url, limit=0.002, ready=lambda: True):
        """Opens a page whose cumulative layout shift, once it is `ready`, stays below `limit`.

        What is painted while half of a page is there depends on the moment, and on how busy the machine is: what shifts, shifts
        every time.
        """
        for _ in range(20):
            self.open(url)
            self.wait(ready, f"all of {url}")
            self.ask("return new Promise((done) => setTimeout(() => requestAnimationFrame(done), 250))")
            shift = self.ask("window.__shift")
            if shift < limit:
                return
        raise AssertionError((url, self.ask("window.innerWidth"), shift, self.ask("window.__moved")))

    def assert_quiet(self):
        complaints, foreign = self.complaints(), self.foreign_requests()
        assert not complaints, f"the console says {complaints}"
        assert not foreign, f"other origins were asked: {foreign}"
