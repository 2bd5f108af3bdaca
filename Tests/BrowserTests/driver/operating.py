"""An installation that can be operated: a site over a real engine, `dockstat serve`, and nginx before both."""

import contextlib
import json
import pathlib
import subprocess
import time

from driver.serving import Nginx, free_port

CONFIGURATION = """title: Operated
interval: 30s
database: {folder}/dockstat.sqlite
output: {folder}/public
site: {folder}/site
base_url: {origin}
companion: {{ forms: true, listen: "127.0.0.1:{port}" }}
receivers:
  - {{ name: pager, type: command, command: [/bin/true] }}
hosts:
  - {{ name: box, engine: "unix://{socket}", actions: true }}
"""


class Installation:
    """A context manager. `origin` is the site's address, `key` one that may change everything."""

    def __init__(self, dockstat, companion, socket, folder):
        self.programs = (dockstat, companion)
        self.socket = socket
        self.folder = pathlib.Path(folder).resolve()
        self.public = self.folder / "public"
        self.notes = self.folder / "site/notes"

    def __enter__(self):
        self.folder.chmod(0o755)
        self.notes.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            port = free_port()
            nginx = Nginx(self.public, companion=port)
            self.origin = nginx.origin
            (self.folder / "dockstat.yaml").write_text(
                CONFIGURATION.format(folder=self.folder, socket=self.socket, port=port, origin=self.origin))
            self.tick()
            self.key = self.dockstat("key", "create", "ops", "--admin").split()[0]
            stack.enter_context(self.serving())
            stack.enter_context(nginx)
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self.stack.close()

    @contextlib.contextmanager
    def serving(self):
        with open(self.folder / "serve.log", "wb") as log:
            process = subprocess.Popen(
                [self.programs[1], "serve", "--config", str(self.folder / "dockstat.yaml")], stdout=subprocess.PIPE, stderr=log)
            try:
                # Its first line comes when it listens.
                assert process.stdout.readline(), (self.folder / "serve.log").read_text()
                yield
            finally:
                process.terminate()
                process.wait()
                process.stdout.close()

    def dockstat(self, *arguments):
        done = subprocess.run(
            [self.programs[0], *arguments, "--config", str(self.folder / "dockstat.yaml")], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def tick(self):
        self.dockstat("run", "--log-level", "error")

    def docker(self, *arguments):
        done = subprocess.run(
            ["docker", "-H", f"unix://{self.socket}", *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout.strip()

    def json(self, path):
        return json.loads((self.public / "api/v2" / f"{path}.json").read_text())

    def kill(self, *names):
        """Kills containers, and runs ticks until the alerts of all of them fire: their numbers, in this order."""
        self.docker("kill", *names)
        end = time.monotonic() + 60
        while True:
            self.tick()
            firing = {alert["subject"]["name"]: alert["id"] for alert in self.alerts() if alert["phase"] == "firing"}
            if all(name in firing for name in names):
                return [firing[name] for name in names]
            assert time.monotonic() < end, f"no alert fires: {self.alerts()}"
            time.sleep(0.5)

    def alerts(self):
        return self.json("alerts")["alerts"]
