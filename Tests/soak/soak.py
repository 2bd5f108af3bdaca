"""Ticks and changes at the same time, for as long as is asked: soak.py DOCKSTAT COMPANION SECONDS.

A fleet of pretend engines is read every second or two while several programs change things through the companion and through
the command line. Nothing that was answered with success may be missing afterwards, nobody may be told of a locked database, the
chain of the audit log holds, and memory does not grow.
"""

import http.client
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time


class Failure(Exception):
    pass


def main():
    dockstat, companion, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="dockstat-soak-") as folder:
        Soak(dockstat, companion, seconds, pathlib.Path(folder)).run()


class Soak:
    def __init__(self, dockstat, companion, seconds, folder):
        self.dockstat, self.companion, self.seconds, self.folder = dockstat, companion, seconds, folder
        self.configuration = folder / "dockstat.yaml"
        self.faults = []
        # What was answered with success.
        self.silences, self.updates = set(), []
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.ticks = self.changes = 0

    def command(self, *arguments, accept=(0,)):
        done = subprocess.run([self.dockstat, *arguments, "--config", self.configuration], capture_output=True, text=True)
        if done.returncode not in accept or "locked" in done.stderr:
            raise Failure(f"{' '.join(arguments)} ended with {done.returncode}: {done.stdout[-500:]}{done.stderr[-500:]}")
        return done.stdout

    def run(self):
        sockets = self.folder / "engines"
        # Between 21 and 60 hours after its start no host of a fleet is out of reach, whatever the time of day.
        start = str(int(time.time()) - 30 * 3600)
        simulator = subprocess.Popen(
            [self.companion, "simulate", "--hosts", "2", "--containers", "10", "--start", start, "--sockets", sockets],
            stdout=subprocess.DEVNULL)
        server = None
        try:
            self.wait(lambda: all((sockets / f"host-{n}.sock").exists() for n in (1, 2)), "the engines")
            self.configuration.write_text(
                f"database: {self.folder}/data.sqlite\noutput: {self.folder}/public\ncompanion: {{ forms: true }}\n"
                "backup: { every: 1m, keep: 2 }\nhosts:\n"
                + "".join(f"  - {{ name: host-{n}, engine: 'unix://{sockets}/host-{n}.sock' }}\n" for n in (1, 2)))
            self.command("run", accept=(0, 1))
            key = self.command("key", "create", "soak", "--admin").split()[0]
            server = subprocess.Popen(
                [self.companion, "serve", "--config", self.configuration, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                stderr=open(self.folder / "serve.log", "w"), text=True)
            port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
            threads = [threading.Thread(target=self.guarded, args=(work, port, key)) for work in
                       [self.tick, self.operate] + [self.change] * 4]
            for thread in threads:
                thread.start()
            early, middle = None, time.monotonic() + self.seconds / 3
            end = time.monotonic() + self.seconds
            while time.monotonic() < end and not self.faults:
                time.sleep(0.2)
                if early is None and time.monotonic() > middle:
                    early = memory(server)
            late = memory(server)
            self.over.set()
            for thread in threads:
                thread.join()
            server.send_signal(signal.SIGTERM)
            if server.wait(20) != 0:
                raise Failure(f"the companion ended with {server.returncode}")
            self.judge(early or late, late)
        finally:
            self.over.set()
            for process in [server, simulator]:
                if process and process.poll() is None:
                    process.kill()
                    process.wait()

    def guarded(self, work, port, key):
        try:
            work(port, key)
        except Exception as fault:
            with self.lock:
                self.faults.append(f"{work.__name__}: {type(fault).__name__}: {fault}")

    def tick(self, port, key):
        while not self.over.is_set():
            # Not 75: however much is changed, the job has its turn.
            self.command("run", accept=(0, 1))
            self.ticks += 1
            time.sleep(random.random())

    def operate(self, port, key):
        """Somebody at the command line."""
        while not self.over.is_set():
            self.command("silence", "add", "--host", "by-hand", "--for", "1h", "--reason", "at the terminal")
            self.command("alerts", accept=(0, 1))
            time.sleep(random.random() * 2)

    def change(self, port, key):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        mine = []
        while not self.over.is_set():
            if len(mine) > 20:
                self.send(connection, key, "DELETE", f"/api/v2/silences/{mine.pop(0)}", None, 200)
            else:
                name = f"soak-{random.getrandbits(64):x}"
                answer = self.send(
                    connection, key, "POST", "/api/v2/silences", {"hosts": ["nowhere"], "for": "2h", "reason": name}, 201)
                mine.append(answer["data"]["id"])
                with self.lock:
                    self.silences.add((answer["data"]["id"], name))
            self.changes += 1

    def send(self, connection, key, method, path, body, expected):
        connection.request(method, path, json.dumps(body) if body is not None else None,
                           {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
        reply = connection.getresponse()
        text = reply.read().decode()
        if reply.status != expected:
            raise Failure(f"{method} {path} was answered with {reply.status}: {text}")
        return json.loads(text)

    def judge(self, early, late):
        if self.faults:
            raise Failure("; ".join(self.faults[:3]))
        # Ends with 1 where an entry is not what was written.
        self.command("audit", "verify")
        with sqlite3.connect(self.folder / "data.sqlite") as database:
            kept = {row[0] for row in database.execute("SELECT id FROM silence")}
            audited = {row[0] for row in database.execute("SELECT subject FROM audit WHERE action = 'silence.add'")}
            whole = database.execute("PRAGMA integrity_check").fetchone()[0]
        if whole != "ok":
            raise Failure(f"the database: {whole}")
        lost = [number for number, _ in self.silences if number not in kept or f"silence {number}" not in audited]
        if lost:
            raise Failure(f"{len(lost)} silences were answered with success and are missing, such as {lost[0]}")
        if late > early * 1.5 + 20 * 2**20:
            raise Failure(f"memory grew from {early >> 20} MiB to {late >> 20} MiB")
        said = (self.folder / "serve.log").read_text()
        if re.search(r"locked|busy", said):
            raise Failure(f"the companion speaks of locks: {said[-500:]}")
        if self.ticks < 3 or self.changes < 20:
            raise Failure(f"only {self.ticks} ticks and {self.changes} changes: nothing was tried")
        print(f"soak: {self.seconds:.0f} s, {self.ticks} ticks, {self.changes} changes, {late >> 20} MiB at the end: nothing lost")

    def wait(self, condition, what):
        end = time.monotonic() + 60
        while not condition():
            if time.monotonic() > end:
                raise Failure(f"{what} did not come up")
            time.sleep(0.05)


def memory(process):
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) * 1024


main()
