"""What somebody does in a day of operating: operate.py DOCKSTAT COMPANION ENGINE_SOCKET FOLDER.

The engine runs op-dead, op-gone and op-busy; the first two get killed. The browser meets the site behind nginx as delivered.
Whatever it complains about and is not expected, and any request to another origin, is a failure.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from checks.accessibility import told, violations  # noqa: E402
from checks.markup import checked  # noqa: E402
from driver.browser import Browser, Keys  # noqa: E402
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
        self.write('form[action$="alert.acknowledge"] [name="reason"]', "looking <b>into</b> it")
        self.press('form[action$="alert.acknowledge"] button')
        self.arrive("/actions/alert.acknowledge", "asked for a key")
        self.expect_refusal(401)
        self.write("#key", "dockstat_" + "x" * 43)
        self.press("form.action button")
        self.browser.wait(lambda: self.browser.shown(".mistake"), "a wrong key is told")
        assert "unknown" in self.text(), self.text()
        self.expect_refusal(401)
        self.write("#key", self.site.key)
        self.press("form.action button")
        self.browser.wait(lambda: self.browser.shown(".facts"), "signed in, asked whether it is wanted")
        assert "looking <b>into</b> it" in self.text() and "Reason" in self.text(), self.text()
        cookies = self.browser.driver.get_cookies()
        assert [(one["httpOnly"], one["sameSite"]) for one in cookies] == [(True, "Strict")], cookies
        # Signing in did nothing else.
        assert not self.acknowledged(alert)

    def acknowledged(self, alert):
        return self.site.json(f"alerts/{alert}").get("acknowledged") is not None

    def acknowledge(self, alert):
        """What was written before signing in needs not be written again."""
        self.press("form.action button.primary")
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
        # No is no: nothing was sent.
        self.browser.wait(lambda: self.browser.ask("document.readyState") == "complete", "still there")
        assert self.started() == started and not any("container.restart" in line for line in self.audit())
        self.write('form[action$="container.restart"] [name="timeout"]', "3s")
        self.press(button)
        self.browser.driver.switch_to.alert.accept()
        self.browser.wait(lambda: self.started() != started, "the engine restarts it")
        self.browser.wait(lambda: self.site.docker("inspect", "-f", "{{.State.Running}}", "op-busy") == "true", "it runs")
        self.browser.wait(
            lambda: any("container.restart" in line and "done" in line for line in self.audit()), "the answer")
        self.arrive(BUSY, "back at the container")
        assert self.browser.one("h1 .state").text.lower() == "up", self.browser.one("h1").text
        assert "was restarted" in self.text()

    def theme(self):
        """A theme shows while it is made, is in the menu once it is saved, and goes when that is wanted."""
        self.open("/hosts/")
        self.browser.press((Keys.CONTROL, "p"))
        self.browser.wait(lambda: self.browser.shown("dialog a"), "the way to the editor")[0]
        self.press("dialog a")
        self.arrive("/actions/theme.edit", "the editor")
        self.browser.wait(lambda: self.browser.all('input[type="color"]'), "the script runs")
        before = self.color()
        self.write('[name="--color-main-bg"]', "#123456")
        assert self.color() == "#123456" != before, (before, self.color())
        assert self.browser.ask("getComputedStyle(document.body).backgroundColor") == "rgb(18, 52, 86)"
        # So far it is a matter of this page alone.
        assert not any("Mine" in theme["name"] for theme in self.site.json("themes")["themes"])
        self.write("#name", "Mine")
        self.write('[name="--color-primary-text"]', "#123457")
        self.press('button[formaction="theme.preview"]')
        self.browser.wait(lambda: "primary-text" in self.browser.one("#preview").text, "what is hard to read")
        self.press("form.editor .buttons button.primary")
        self.arrive("/hosts/", "back where the menu was opened")
        assert any(theme["name"] == "Mine" for theme in self.site.json("themes")["themes"])
        self.browser.press((Keys.CONTROL, "p"))
        self.browser.wait(lambda: self.browser.all('dialog input[value="mine"]'), "it is in the menu")[0].click()
        self.browser.wait(lambda: self.color() == "#123456", "it shows")
        # Who goes on with it would be told by the console that it is gone.
        self.browser.ask("return localStorage.clear()")
        # Removing it is asked about; no is no.
        self.open("/actions/theme.edit?name=mine&back=%2Fsettings%2F")
        self.press('form[action$="theme.delete"] button')
        question = self.browser.driver.switch_to.alert
        assert question.text == "Remove the theme Mine?", question.text
        question.dismiss()
        assert any(theme["id"] == "mine" for theme in self.site.json("themes")["themes"])
        assert not any("theme.delete" in line for line in self.audit())
        self.press('form[action$="theme.delete"] button')
        self.browser.driver.switch_to.alert.accept()
        self.arrive("/settings/", "back at the settings")
        assert not any(theme["id"] == "mine" for theme in self.site.json("themes")["themes"])

    def color(self):
        return self.browser.ask("getComputedStyle(document.documentElement).getPropertyValue('--color-main-bg').trim()")

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
        """The pages for whoever operates are there, no wider than the window, in any light; axe and the checker of HTML find nothing."""
        pages = self.site.folder / "seen"
        pages.mkdir()
        for number, path in enumerate(["/settings/", "/keys/", "/audit/", "/api/", "/hosts/", "/alerts/", "/maintenance/", *EDITORS]):
            for width in (360, 1280):
                self.browser.look(width=width, dark=width == 360)
                self.open(path)
                wide = self.browser.ask("document.documentElement.scrollWidth - innerWidth")
                assert self.browser.shown("h1") and self.browser.all("form, table.rows") and wide <= 0, (path, width, wide)
                # A use of a symbol that the page has not shows nothing.
                lost = self.browser.ask(
                    "[...document.querySelectorAll('use')].filter((one) => !document.querySelector(one.getAttribute('href'))).length")
                assert not lost, (path, lost)
                found = violations(self.browser)
                assert not found, told(f"{path} at {width}", found)
            # As it was sent, not as scripts have it.
            (pages / f"{number}.html").write_text(self.fetched(path))
        self.browser.look()
        assert not checked(pages), checked(pages)

    def fetched(self, path):
        return self.browser.driver.execute_async_script(
            "const [path, done] = arguments; fetch(path).then((answer) => answer.text()).then(done, (error) => done(String(error)))", path)

    def sign_out(self):
        self.open("/settings/")
        self.press('form[action$="sign-out"] button')
        self.browser.wait(lambda: not self.browser.driver.get_cookies(), "no cookie is left")
        self.arrive("/settings/", "back at the settings")
        self.open(BUSY)
        self.press('form[action$="pin.add"] button')
        self.arrive("/actions/pin.add", "asked for a key")
        self.expect_refusal(401)

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
        assert all(word in text for word in ["ops", "acknowledge", "on my way", "No, back"]), text
        assert not self.acknowledged(alert)
        self.press("form.action button.primary")
        self.arrive(f"/alerts/{alert}/", "back at the alert")
        text = self.text()
        assert "acknowledged" in text.lower() and "on my way" in text, text
        self.browser.scripts(True)


EDITORS = [
    f"/actions/note.edit?path={NOTE}", "/actions/note.edit", "/actions/theme.edit", "/actions/host.add", "/actions/sign-in",
]

# Words of one row of the audit page each.
WORDS = [
    ["sign in", "refused", "unknown"],
    ["ops", "sign in", "done"],
    ["ops", "acknowledge", "alert 1", "done", "looking <b>into</b> it"],
    ["ops", f"note {NOTE}", "done"],
    ["ops", f"note {NOTE}", "failed", "meanwhile"],
    ["ops", "restart", "container box/op-busy", "done"],
    ["ops", "theme mine", "done"],
]


def main():
    with Installation(*sys.argv[1:5]) as site, Browser() as browser:
        first, second = site.kill("op-dead", "op-gone")
        browser.fresh()
        day = Day(browser, site)
        for part, arguments in [
            (day.sign_in, [first]), (day.acknowledge, [first]), (day.annotate, []), (day.disagree, []), (day.restart, []),
            (day.theme, []),
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
