"""Writes a site with all that the demo's has not: full.py DOCKSTAT COMPANION FOLDER.

240 containers of simulated engines, so that lists are in pieces; German; forms; receivers, one of which nobody answers for; notes of
every sort. The site lies in FOLDER/public, and in FOLDER/partial a view of a part of it.
"""

import pathlib
import subprocess
import sys
import time

dockstat, companion, place = sys.argv[1:4]
folder = pathlib.Path(place)

NOTE = """# Wenn die Platte voll ist

1. Erst sehen, was es ist
2. Dann löschen:
   - alte Images
   - Logs

## Zahlen

{{chart cpu 1h host-1/shop-web-1}}

- [x] erledigt
- [ ] offen

| was | wer |
|---|---|
| Volumes | Anna |

> Nie löschen, was man nicht kennt.
"""

CONFIGURATION = """title: DockStat
base_url: https://status.example.org
language: de
time_zone: Europe/Berlin
database: {folder}/full.sqlite
output: {folder}/public
site: {folder}/site
companion: {{ forms: true }}
rules:
  - {{ name: busy, on: {{ containers: "shop-*" }}, when: "cpu_percent > 0", severity: critical, runbook: runbooks/disk.md }}
receivers:
  - {{ name: gone, type: webhook, url: "http://127.0.0.1:9/" }}
  - {{ name: works, type: command, command: [/bin/true] }}
views:
  - name: all
  - name: partial
    output: {folder}/partial
    base_url: https://public.example.org
    language: en
    include: {{ stacks: [shop] }}
    redact: [hosts, images, logs]
hosts:
"""


def listens(socket):
    return subprocess.run(
        ["curl", "--silent", "--unix-socket", socket, "http://localhost/_ping"], stdout=subprocess.DEVNULL, check=False).returncode == 0


def main():
    notes = folder / "site/notes"
    (notes / "runbooks").mkdir(parents=True)
    (notes / "runbooks/disk.md").write_text(NOTE)
    (notes / "index.md").write_text("# Willkommen\n\n- [ ] noch zu tun\n\nSiehe [Platte](runbooks/disk.md).\n")
    sockets = folder / "sockets"
    hosts = [(f"host-{number}", sockets / f"host-{number}.sock") for number in (1, 2, 3)]
    engines = "".join(f"  - {{ name: {name}, engine: 'unix://{socket}', source: api }}\n" for name, socket in hosts)
    (folder / "dockstat.yaml").write_text(CONFIGURATION.format(folder=folder) + engines)
    # Between 21 and 60 hours after its start no host of a fleet is out of reach, whatever the time of day.
    start = str(int(time.time()) - 30 * 3600)
    child = subprocess.Popen(
        [companion, "simulate", "--hosts", "3", "--containers", "80", "--start", start, "--sockets", str(sockets)],
        stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while not all(listens(socket) for _, socket in hosts):
            assert child.poll() is None, f"the simulator ended with {child.poll()}"
            assert time.monotonic() < end, "the simulator does not listen"
            time.sleep(0.05)
        for turn in range(3):
            if turn == 1:
                # The longest words of alerts, of states and of their tables.
                subprocess.run(
                    [dockstat, "silence", "add", "--config", str(folder / "dockstat.yaml"), "--container", "shop-web-1", "--for", "2h"],
                    capture_output=True, check=True)
            # The receiver that is gone makes the tick say so.
            subprocess.run([dockstat, "run", "--config", str(folder / "dockstat.yaml")], capture_output=True, check=False)
            time.sleep(1.1)
    finally:
        child.terminate()
        child.wait()
    for path in ("public/page/2/index.html", "public/notes/runbooks/disk.html", "public/notifications/index.html", "partial/index.html"):
        assert (folder / path).exists(), path
    print("written")


main()
