"""What somebody does in a day of operating: operate.py DOCKSTAT COMPANION ENGINE_SOCKET FOLDER.

The engine runs op-dead, op-gone and op-busy; the first two get killed. The browser meets the site behind nginx as delivered.
Whatever it complains about and is not expected, and any request to another origin, is a failure.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from driver.browser import Browser  # noqa: E402
from driver.operating import Installation  # noqa: E402

BUSY = "/hosts/box/containers/op-busy/"
NOTE = "containers/box/op-busy.md"


class Day:
    def __init__(self, browser, site):
        self.browser, self.site = browser, site

    # Getting about

    def open(self, path):
        self.browser.open(self.site.origin + path)

    def arrive(self, path, what):
        """Waits until the browser is at that path and its page is whole; its scripts need not run."""

        def is_there():
            here = self.browser.driver.current_url.split("?")[0]
            return here == self.site.origin + path and self.browser.ask("document.readyState") == "complete"

        try:
            self.browser.wait(is_there, what)
        except AssertionError as error:
            raise AssertionError(
                f"{error}; it is at {self.browser.driver.current_url}: {self.browser.shown('main')} {self.browser.complaints()}") from None

    def text(self):
        return self.browser.one("main").text

    def press(self, selector):
        self.browser.one(selector).click()

    def write(self, selector, text):
        field = self.browser.one(selector)
        field.clear()
        field.send_keys(text)

    def expect_refusal(self, status):
        """The browser says so of an answer that is none of success; nothing else may have been said."""
        complaints = self.browser.complaints()
        assert len(complaints) == 1 and f"status of {status}" in complaints[0], complaints

    # The day

    def sign_in(self, alert):
        """A form of whoever is not signed in leads to the key; a wrong one is told."""
        self.open(f"/alerts/{alert}/")
        self.press('form[action$="alert.acknowledge"] button')
        self.arrive("/actions/sign-in", "asked for a key")
        self.write("#key", "dockstat_" + "x" * 43)
        self.press("form.action button")
        self.browser.wait(lambda: self.browser.shown(".mistake"), "a wrong key is told")
        assert "unknown" in self.text(), self.text()
        self.expect_refusal(401)
        self.write("#key", self.site.key)
        self.press("form.action button")
        self.arrive(f"/alerts/{alert}/", "signed in, back at the alert")
        cookies = self.browser.driver.get_cookies()
        assert [(one["httpOnly"], one["sameSite"]) for one in cookies] == [(True, "Strict")], cookies
        # Signing in did nothing else.
        assert self.site.json(f"alerts/{alert}")["phase"] == "firing"

    def acknowledge(self, alert):
        self.write('form[action$="alert.acknowledge"] [name="reason"]', "looking <b>into</b> it")
        self.press('form[action$="alert.acknowledge"] button')
        self.arrive(f"/alerts/{alert}/", "back at the alert")
        self.browser.wait(lambda: self.browser.all('form[action$="alert.unacknowledge"]'), "acknowledged")
        text = self.text()
        assert "acknowledged" in text.lower() and "ops" in text and "looking <b>into</b> it" in text, text

    def annotate(self):
        """A note is previewed without leaving the form, saved, and on the page at once."""
        self.open(BUSY)
        self.press("p.edit a")
        self.arrive("/actions/note.edit", "the editor")
        self.write("#text", "# Handle with care\n\nIt is **{{state}}**.")
        self.press('button[formaction="note.preview"]')
        shown = self.browser.wait(lambda: self.browser.shown("#preview article strong"), "the preview")
        assert "{{" not in shown[0], shown
        assert "{{state}}" in self.browser.one("#text").get_attribute("value")
        assert not (self.site.notes / NOTE).exists()
        self.press("form.editor button.primary")
        self.arrive(BUSY, "back at the container")
        text = self.browser.one("section.note").text
        assert "Handle with care" in text and "{{" not in text, text
        assert "{{state}}" in (self.site.notes / NOTE).read_text()

    def disagree(self):
        """Who was slower sees both versions, and loses none."""
        self.open(BUSY)
        self.press("p.edit a")
        self.arrive("/actions/note.edit", "the editor")
        self.write("#text", "Mine, at length.")
        (self.site.notes / NOTE).write_text("Theirs, in haste.\n")
        self.press("form.editor button.primary")
        self.arrive("/actions/note.save", "the conflict")
        assert "Theirs, in haste." in self.browser.one("pre.theirs").text
        assert self.browser.one("#text").get_attribute("value").strip() == "Mine, at length."
        assert (self.site.notes / NOTE).read_text() == "Theirs, in haste.\n"
        self.expect_refusal(412)
        self.press("form.editor button.primary")
        self.arrive(BUSY, "back at the container")
        assert "Mine, at length." in self.browser.one("section.note").text
        # The other one is among the earlier versions.
        self.press("p.edit a")
        self.arrive("/actions/note.edit", "the editor")
        assert any("Theirs, in haste." in one.get_attribute("textContent") for one in self.browser.all(".versions pre"))

    def restart(self):
        """It asks first; no is no. Yes, and the page shows it up before anybody loads it again."""
        started = self.started()
        self.open(BUSY)
        self.press("details.deeds summary")
        button = 'form[action$="container.restart"] button'
        self.press(button)
        question = self.browser.driver.switch_to.alert
        assert question.text == "Restart op-busy?", question.text
        question.dismiss()
        assert self.started() == started
        self.write('form[action$="container.restart"] [name="timeout"]', "3s")
        self.press(button)
        self.browser.driver.switch_to.alert.accept()
        self.browser.wait(lambda: self.started() != started, "the engine restarts it", seconds=20)
        self.browser.wait(lambda: self.site.docker("inspect", "-f", "{{.State.Running}}", "op-busy") == "true", "it runs")
        self.browser.wait(
            lambda: any("container.restart" in line and "done" in line for line in self.audit()), "the answer", seconds=20)
        self.arrive(BUSY, "back at the container")
        assert self.browser.one("h1 .state").text.lower() == "up", self.browser.one("h1").text
        assert "was restarted" in self.text()

    def started(self):
        return self.site.docker("inspect", "-f", "{{.State.StartedAt}}", "op-busy")

    def audit(self):
        return self.site.dockstat("audit", "list").splitlines()

    def look_back(self):
        """The audit page names who did what to what."""
        self.open("/audit/")
        rows = [row.text for row in self.browser.all("main tbody tr")]
        for what in WORDS:
            assert any(all(word in row for word in what) for row in rows), (what, rows)
        assert "x" * 43 not in self.browser.driver.page_source and self.site.key not in self.browser.driver.page_source

    def look_around(self):
        """The pages for whoever operates are there, and no wider than the window, in any light."""
        for path in ["/settings/", "/keys/", "/audit/", "/api/", "/hosts/", "/alerts/", "/maintenance/", *EDITORS]:
            for width in (360, 1280):
                self.browser.look(width=width, dark=width == 360)
                self.open(path)
                wide = self.browser.ask("document.documentElement.scrollWidth - innerWidth")
                assert self.browser.shown("h1") and self.browser.all("form, table.rows") and wide <= 0, (path, width, wide)
                # A use of a symbol that the page has not shows nothing.
                lost = self.browser.ask(
                    "[...document.querySelectorAll('use')].filter((one) => !document.querySelector(one.getAttribute('href'))).length")
                assert not lost, (path, lost)
        self.browser.look()

    def sign_out(self):
        self.open("/settings/")
        self.press('form[action$="sign-out"] button')
        self.browser.wait(lambda: not self.browser.driver.get_cookies(), "no cookie is left")
        self.arrive("/settings/", "back at the settings")
        self.open(BUSY)
        self.press('form[action$="pin.add"] button')
        self.arrive("/actions/sign-in", "asked for a key")

    def plainly(self, alert):
        """Without scripts a question comes before what is done; it names what, and who."""
        self.browser.scripts(False)
        self.open(f"/actions/sign-in?back=%2Falerts%2F{alert}%2F")
        self.write("#key", self.site.key)
        self.press("form.action button")
        self.arrive(f"/alerts/{alert}/", "back at the alert")
        self.write('form[action$="alert.acknowledge"] [name="reason"]', "on my way")
        self.press('form[action$="alert.acknowledge"] button')
        self.arrive("/actions/alert.acknowledge", "the question")
        text = self.text()
        assert all(word in text for word in ["ops", "alert.acknowledge", "on my way", "No, back"]), text
        assert self.site.json(f"alerts/{alert}")["phase"] == "firing"
        self.press("form.action button.primary")
        self.arrive(f"/alerts/{alert}/", "back at the alert")
        text = self.text()
        assert "acknowledged" in text.lower() and "on my way" in text, text
        self.browser.scripts(True)


EDITORS = [f"/actions/note.edit?path={NOTE}", "/actions/note.edit", "/actions/theme.edit", "/actions/host.add"]

# Words of one row of the audit page each.
WORDS = [
    ["sign in", "refused", "unknown"],
    ["ops", "sign in", "done"],
    ["ops", "acknowledge", "alert 1", "done", "looking <b>into</b> it"],
    ["ops", f"note {NOTE}", "done"],
    ["ops", f"note {NOTE}", "failed", "meanwhile"],
    ["ops", "restart", "container box/op-busy", "done"],
]


def main():
    with Installation(*sys.argv[1:5]) as site, Browser() as browser:
        first, second = site.kill("op-dead", "op-gone")
        browser.fresh()
        day = Day(browser, site)
        for part, arguments in [
            (day.sign_in, [first]), (day.acknowledge, [first]), (day.annotate, []), (day.disagree, []), (day.restart, []),
            (day.look_back, []), (day.look_around, []), (day.sign_out, []), (day.plainly, [second]),
        ]:
            try:
                part(*arguments)
                browser.assert_quiet()
            except Exception as error:
                raise AssertionError(f"{part.__name__}: {part.__doc__ or ''}") from error
        site.dockstat("audit", "verify")
    print("operated")


main()
