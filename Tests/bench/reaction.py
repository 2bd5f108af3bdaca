"""How long after a container ends its message is there, on a real engine."""

import os
import signal
import statistics
import subprocess
import time

from engine import Engine
from fleet import configuration
from measure import run, stop
from receivers import Receivers
from report import table, verdict

INTERVAL = 15
# How long before the next tick the container ends: just after one, in between, and too late for this one to be sure that
# nobody asked for it.
BEFORE = [14.5, 11, 8, 5, 2, 0.3]
WATCHED = 7


def measure_reaction(options, folder):
    if os.geteuid() != 0:
        raise SystemExit("bench: a private Docker engine needs root (`sudo make bench`, or --only start,fleet,frozen,disk)")
    engine = Engine(f"{folder}/engine")
    receivers = Receivers(1)
    try:
        engine.grow_to(len(BEFORE) + 2 * WATCHED)
        path = configuration(
            f"{folder}/reaction", [("local", engine.socket)],
            extra=[f"interval: {INTERVAL}s", "group_by: [host, container]", *receivers.lines])
        names = iter(f"bench-{n}" for n in range(1, engine.containers + 1))
        rows = [timed(options, path, engine, receivers, names), *watched(options, path, engine, receivers, names)]
        version = engine.version
    finally:
        engine.close()
        receivers.close()
    return f"### From an end to its message, on a real engine (Docker {version})\n\n" + table(
        ["what", "times", "median", "longest"], rows)


def row(what, times, limit):
    return [what, len(times), f"{statistics.median(times):.2f} s", verdict(max(times), limit, f"{max(times):.2f} s")]


def kill(engine, name):
    """`docker kill`, and when it was."""
    run(["docker", "kill", name], engine.environment)


def crash(engine, name):
    """The main process ends of itself, as far as the engine can tell."""
    identifier = subprocess.run(
        ["docker", "inspect", "--format", "{{.State.Pid}}", name], env={**os.environ, **engine.environment},
        capture_output=True, text=True, check=True).stdout
    os.kill(int(identifier), signal.SIGKILL)


def timed(options, path, engine, receivers, names):
    """`run` every 15 s. The time between an end and the tick before it is not waited for, for nothing happens in it."""
    command = [options.dockstat, "run", "--config", path]
    run(command)
    times = []
    for before in BEFORE:
        name = next(names)
        run(command)
        begin = time.monotonic()
        kill(engine, name)
        due = begin + before
        while True:
            time.sleep(max(0, due - time.monotonic()))
            run(command)
            arrival = receivers.arrived(name, 0)
            if arrival is not None:
                break
            if due - begin > 3 * INTERVAL:
                raise SystemExit(f"bench: no message about {name} came")
            due += INTERVAL
        times.append(arrival - begin)
    return row(f"`docker kill`, `run` every {INTERVAL} s", times, INTERVAL + 1)


def watched(options, path, engine, receivers, names):
    child = subprocess.Popen(
        [options.dockstat, "watch", "--every", f"{INTERVAL}s", "--config", path], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    try:
        time.sleep(5)  # The first tick, and the streams of events.
        rows = []
        for what, end in [("a process that is killed by none of the engine's doing, `watch`", crash),
                          ("`docker kill`, `watch`", kill)]:
            times = []
            for _ in range(WATCHED):
                name = next(names)
                # Away from the ticks of the interval, and from the one before.
                time.sleep(3.3)
                begin = time.monotonic()
                end(engine, name)
                arrival = receivers.arrived(name, 3 * INTERVAL)
                if arrival is None:
                    raise SystemExit(f"bench: no message about {name} came")
                times.append(arrival - begin)
            rows.append(row(what, times, 1))
        return rows
    finally:
        stop(child)
