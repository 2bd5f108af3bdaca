"""Simulated engines, and the configuration of a job that reads them."""

import os
import subprocess
import time

from measure import wait_for


class Fleet:
    """Engines in `folder`, 10 with 100 containers each where nothing else is asked for."""

    def __init__(self, options, folder, *arguments, hosts=10, containers=100):
        os.makedirs(folder, exist_ok=True)
        self.sockets = f"{folder}/sockets"
        # Between 21 and 60 hours after its start no host of a fleet is out of reach, whatever the time of day.
        start = str(int(time.time()) - 30 * 3600)
        self.child = subprocess.Popen(
            [options.companion, "simulate", "--hosts", str(hosts), "--containers", str(containers), "--start", start,
             "--sockets", self.sockets, *arguments],
            stdout=subprocess.DEVNULL)
        self.hosts = [(f"host-{n}", f"{self.sockets}/host-{n}.sock") for n in range(1, hosts + 1)]
        # Sockets appear together; one that exists may not listen yet.
        wait_for(lambda: all(self.listens(socket) for _, socket in self.hosts), "dockstat-companion simulate", self.child)

    @staticmethod
    def listens(socket):
        return subprocess.run(
            ["curl", "--silent", "--unix-socket", socket, "http://localhost/_ping"], stdout=subprocess.DEVNULL).returncode == 0


def configuration(folder, hosts, source="auto", extra=()):
    """Writes a configuration whose database and site lie in `folder`.

    `extra`: further lines of it.
    """
    os.makedirs(folder, exist_ok=True)
    lines = [f"database: {folder}/bench.sqlite", f"output: {folder}/public", *extra, "hosts:"]
    for name, socket in hosts:
        lines += [f"  - name: {name}", f"    engine: unix://{socket}", f"    source: {source}"]
    path = f"{folder}/dockstat.yaml"
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path


def next_second():
    """Ticks within one second would not be what a timer does."""
    time.sleep(1.1)
