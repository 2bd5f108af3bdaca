"""A real incident on a real engine, told to receivers that keep what reaches them."""

import json
import os
import subprocess
import sys
import time

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, f"{TESTS}/bench")

from engine import Engine  # noqa: E402

IMAGE = "registry.example/shop-api:1.4.2"

CRASH = """echo 'listening on :8080'
while [ ! -e /crash ]; do sleep 0.2; done
busybox rm /crash
echo 'dial tcp db:5432: connection refused'
echo 'panic: no database for 30 s, giving up'
exit 2"""

KEEP = """#!/bin/sh
{ env | grep '^DOCKSTAT_' | sort; echo; cat; } >"$0.$DOCKSTAT_TYPE"
echo "paged the one on call"
"""

CONFIGURATION = """title: Example status
base_url: https://status.example.org
time_zone: Europe/Berlin
interval: 5s
containers: {{ logs: 5 }}
hosts: [{{ name: web-1, engine: "unix://{socket}" }}]
receivers:
  - {{ name: discord, type: discord, url: "http://127.0.0.1:{sink}/discord/ok/x" }}
  - {{ name: slack, type: slack, url: "http://127.0.0.1:{sink}/slack/ok" }}
  - {{ name: webhook, type: webhook, url: "http://127.0.0.1:{sink}/hook/ok" }}
  - {{ name: pager, type: command, command: [{keep}] }}
  - name: mail
    type: email
    server: smtp://127.0.0.1:{mail}
    tls: none
    from: DockStat <status@example.org>
    to: [ops@example.org]
"""


class Peer:
    """One of the programs that the tests talk to; it ends with its standard input."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            [sys.executable, "-B", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Told:
    """What each receiver got, in its order."""

    def __init__(self, folder):
        with open(f"{folder}/sink.jsonl", encoding="utf-8") as file:
            requests = [json.loads(line) for line in file]
        violations = [violation for request in requests for violation in request["violations"]]
        if violations:
            raise SystemExit(f"pictures: the stand-in refuses: {violations}")
        self.requests = {
            kind: [(request["method"], json.loads(request["body"])) for request in requests
                   if request["path"].startswith(f"/{path}/")]
            for kind, path in [("discord", "discord"), ("slack", "slack"), ("webhook", "hook")]
        }
        self.mails = []
        for number in (1, 2):
            with open(f"{folder}/mail/{number}.eml", "rb") as file:
                self.mails.append(file.read())
        with open(f"{folder}/keep.incident.opened", encoding="utf-8") as file:
            self.environment, _, self.input = file.read().partition("\n\n")


def play(dockstat, folder):
    """Starts a container, lets it crash, starts it again; a tick in between."""
    keep = f"{folder}/keep"
    with open(keep, "w", encoding="utf-8") as file:
        file.write(KEEP)
    os.chmod(keep, 0o755)
    os.makedirs(f"{folder}/mail")
    engine = Engine(f"{folder}/engine")
    sink = Peer(f"{TESTS}/NotificationsTests/Peers/sink.py", f"{folder}/sink.jsonl",
                "https://status.example.org/incidents/1/", "https://status.example.org/",
                "https://status.example.org/hosts/web-1/containers/shop-api-1/")
    mail = Peer(f"{TESTS}/NotificationsTests/Peers/mail-server.py", f"{folder}/mail")
    try:
        def docker(*arguments):
            subprocess.run(["docker", *arguments], check=True, env={**os.environ, **engine.environment},
                           stdout=subprocess.DEVNULL)

        def tick_until(path):
            for _ in range(20):
                subprocess.run([dockstat, "run"], check=True, cwd=folder, stdout=subprocess.DEVNULL)
                if os.path.exists(path):
                    return
                time.sleep(1)
            raise SystemExit(f"pictures: no {path} after 20 ticks")

        with open(f"{folder}/dockstat.yaml", "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(socket=engine.socket, sink=sink.port, mail=mail.port, keep=keep))
        docker("tag", "busybox:local", IMAGE)
        docker("run", "--detach", "--network", "none", "--name", "shop-api-1",
               "--label", "com.docker.compose.project=shop", "--label", "com.docker.compose.service=api",
               "--label", "com.docker.compose.container-number=1", IMAGE, "sh", "-c", CRASH)
        engine.containers = 1
        subprocess.run([dockstat, "run"], check=True, cwd=folder, stdout=subprocess.DEVNULL)
        docker("exec", "shop-api-1", "busybox", "touch", "/crash")
        tick_until(f"{folder}/mail/1.eml")
        # An outage of a second would be a strange one.
        time.sleep(25)
        docker("start", "shop-api-1")
        tick_until(f"{folder}/mail/2.eml")
    finally:
        sink.end()
        mail.end()
        engine.close()
    return Told(folder)
