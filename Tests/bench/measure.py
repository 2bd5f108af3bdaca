"""Running programs and reading what they cost."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

SPAWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spawn.py")


@dataclass
class Cost:
    """What one run of a program took: seconds, and bytes at its peak."""

    wall: float
    cpu: float
    peak: int
    code: int
    engine: float = 0.0


def run(command, environment=None, accept=(0,)):
    """Runs a program to its end. CPU holds its children too."""
    with tempfile.TemporaryFile() as log, tempfile.NamedTemporaryFile("r") as result:
        subprocess.run(
            [sys.executable, "-I", "-S", SPAWN, result.name, *command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env={**os.environ, **(environment or {})})
        told = result.read().split()
        code = int(told[3]) if told else None
        if code not in accept:
            log.seek(0)
            said = log.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"bench: {' '.join(command)} ended with {code}:\n{said}")
    return Cost(float(told[0]), float(told[1]), int(told[2]) * 1024, code)


def median(costs):
    """Of each part by itself; the peak is the greatest."""
    return Cost(
        statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs), max(c.peak for c in costs),
        max(c.code for c in costs), statistics.median(c.engine for c in costs))


def cpu_of(programs, word):
    """CPU seconds so far of the running programs with `word` on their command line, reaped children included."""
    tick = os.sysconf("SC_CLK_TCK")
    total = 0
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/cmdline", "rb") as file:
                command = file.read().decode(errors="replace").split("\0")
            with open(f"/proc/{entry}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:  # It ended meanwhile.
            continue
        if os.path.basename(command[0]) in programs and any(word in argument for argument in command):
            total += sum(map(int, fields[11:15])) / tick
    return total


def wait_for(condition, what, child, seconds=60):
    """Until a server is up."""
    deadline = time.monotonic() + seconds
    while not condition():
        if child.poll() is not None:
            raise SystemExit(f"bench: {what} ended with {child.returncode} before it was ready")
        if time.monotonic() > deadline:
            raise SystemExit(f"bench: {what} is not ready after {seconds} s")
        time.sleep(0.05)


def stop(child):
    child.terminate()
    try:
        child.wait(20)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
