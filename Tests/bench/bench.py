"""`make bench`: what DockStat costs, beside what others cost in the same run. Standard tools only."""

import argparse
import datetime
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
import time

from alerts import measure_alerts
from changes import measure_changes
from engine import Engine
from fleet import Fleet, configuration, next_second
from measure import median, run, stop
from report import mebibytes, milliseconds, table, verdict
from site_pages import measure_large, measure_site

REPEAT = 7


def measure_start(options, folder):
    costs = [run([options.dockstat, "version"]) for _ in range(31)]
    cost = median(costs)
    size = os.path.getsize(options.dockstat)
    return "### Start-up\n\n" + table(
        ["command", "wall", "CPU", "peak memory", "binary, not stripped"],
        [["`dockstat version`", verdict(cost.wall, 0.030, milliseconds(cost.wall)), milliseconds(cost.cpu),
          mebibytes(cost.peak), mebibytes(size)]])


def measure_engine(options, folder):
    if os.geteuid() != 0:
        raise SystemExit("bench: a private Docker engine needs root (`sudo make bench`, or --only start,fleet,frozen,disk)")
    engine = Engine(f"{folder}/engine")
    try:
        rows = []
        for count in (10, 50, 100):
            engine.grow_to(count)
            rows += engine_rows(options, folder, engine, count)
        return f"### Reading a real engine (Docker {engine.version})\n\n" + table(
            ["containers", "how", "wall", "CPU of its own", "CPU of the engine", "wall against bare requests"], rows)
    finally:
        engine.close()


def engine_rows(options, folder, engine, count):
    requests = f"{folder}/requests"
    with open(requests, "w") as file:
        for identifier in engine.identifiers():
            file.write(f'url = "http://localhost/containers/{identifier}/stats?stream=false&one-shot=true"\n')
            file.write('output = "/dev/null"\n')
    ways = {
        "bare one-shot requests (curl, parallel)": ["curl", "--silent", "--unix-socket", engine.socket, "--parallel",
                                                    "--parallel-immediate", "--parallel-max", "200", "--config", requests],
        "`docker stats --no-stream`": ["docker", "stats", "--no-stream"],
    }
    for source in ("api", "auto"):
        path = configuration(f"{folder}/engine-{source}", [("local", engine.socket)], source)
        name = f"`dockstat collect`, `source: {source}`"
        ways[name] = [options.dockstat, "collect", "--config", path]
        for _ in range(2):  # What is only asked once, and the first reading to differ from.
            run(ways[name])
    costs = {name: [] for name in ways}
    for _ in range(REPEAT):  # In turns: whatever disturbs the machine disturbs all of them.
        for name, command in ways.items():
            before = engine.cpu()
            cost = run(command, engine.environment)
            cost.engine = engine.cpu() - before
            costs[name].append(cost)
    results = {name: median(part) for name, part in costs.items()}
    bare = next(iter(results.values())).wall
    rows = []
    for name, cost in results.items():
        own = milliseconds(cost.cpu)
        ratio = f"{cost.wall / bare:.2f} ×"
        if "dockstat" in name:
            own = verdict(cost.cpu, 0.050, own)
            ratio = verdict(cost.wall / bare, 1.2, ratio)
        rows.append([count, name, milliseconds(cost.wall), own, milliseconds(cost.engine), ratio])
    return rows


def measure_fleet(options, folder):
    fleet = Fleet(options, f"{folder}/fleet")
    try:
        path = configuration(f"{folder}/fleet", fleet.hosts)
        command = [options.dockstat, "run", "--config", path]
        first = run(command)
        costs = []
        for _ in range(REPEAT):
            next_second()
            costs.append(run(command))
        cost = median(costs)
    finally:
        stop(fleet.child)
    rows = [
        ["the first (every page is new)", milliseconds(first.wall), milliseconds(first.cpu), mebibytes(first.peak)],
        ["those after it", milliseconds(cost.wall), verdict(cost.cpu, 1, milliseconds(cost.cpu)),
         verdict(cost.peak, 100 * 2**20, mebibytes(cost.peak))],
    ]
    return "### A whole tick: 1,000 containers on 10 simulated hosts\n\n" + table(
        ["`dockstat run`", "wall", "CPU", "peak memory"], rows)


def stamps(folder):
    return {
        os.path.relpath(os.path.join(place, name), folder): os.stat(os.path.join(place, name)).st_mtime_ns
        for place, _, names in os.walk(folder) for name in names}


def measure_frozen(options, folder):
    fleet = Fleet(options, f"{folder}/frozen", "--frozen")
    try:
        path = configuration(f"{folder}/frozen", fleet.hosts)
        command = [options.dockstat, "run", "--config", path]
        for _ in range(40):  # 250 pages of the last hour a tick and 100 of longer ranges: all 4,000 are out by then.
            run(command)
            next_second()
        # At a minute's turn the charts of the last hour move by a pixel. What is asked here is a tick within a minute. Ticks go
        # on until then: a gap would be unknown time, whose share of so short a past changes on every page with every tick.
        while time.time() % 60 > 5:
            run(command)
            next_second()
        for _ in range(6):
            run(command)
            next_second()
        before = stamps(f"{folder}/frozen/public")
        cost = run(command)
        after = stamps(f"{folder}/frozen/public")
    finally:
        stop(fleet.child)
    written = sorted(name for name, stamp in after.items() if before.get(name) != stamp)
    pages = [name for name in written if name.endswith(".html")]
    others = [name for name in written if not name.endswith(".html")]
    named = ", ".join(f"`{name}`" for name in others[:6]) + (" …" if len(others) > 6 else "")
    return "### A tick in which nothing changed\n\n" + table(
        ["pages in the site", "pages written", "other files written", "CPU"],
        [[sum(name.endswith(".html") for name in after), len(pages) if not pages else f"**{len(pages)}** (`{pages[0]}` …)",
          f"{len(others)}: {named}" if others else 0, milliseconds(cost.cpu)]])


def measure_disk(options, folder):
    os.makedirs(f"{folder}/disk")
    database = f"{folder}/disk/demo.sqlite"
    cost = run([options.dockstat, "demo", "--hosts", "4", "--containers", "50", "--output", f"{folder}/disk/public",
                "--database", database])
    with sqlite3.connect(database) as connection:
        size = sum(row[0] for row in connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
        signals = [row[1] for row in connection.execute("PRAGMA table_info(sample)") if row[1] not in ("time", "container")]
        counted = " + ".join(f"count({signal})" for signal in signals)
        fresh, rows = connection.execute(f"SELECT {counted}, count(*) FROM sample").fetchone()
        ticks, readings = connection.execute("SELECT count(*), sum(containers) FROM tick").fetchone()
        sealed = connection.execute("SELECT coalesce(sum(length(data)), 0) FROM chunk WHERE tier = 0").fetchone()[0]
        rollups = connection.execute("SELECT coalesce(sum(length(data)), 0) FROM chunk WHERE tier > 0").fetchone()[0]
    # Of readings that are packed away only the bytes are known: they have as many values as the fresh ones.
    values = (readings - rows) * fresh / max(rows, 1)
    each = sealed / values if values > 0 else float("nan")
    return "### On disk: the demo fleet's two days (200 containers, readings mostly 5 min apart)\n\n" + table(
        ["ticks", "values at rest", "bytes per value at rest", "rollups", "the whole database", "made in"],
        [[f"{ticks:,}", f"{values:,.0f}", verdict(each, 1.5, f"{each:.2f}"), mebibytes(rollups), mebibytes(size),
          f"{cost.wall:.1f} s"]])


PARTS = {"start": measure_start, "engine": measure_engine, "fleet": measure_fleet, "frozen": measure_frozen, "disk": measure_disk,
         "alerts": measure_alerts, "site": measure_site, "large": measure_large,
         "changes": measure_changes}


def machine():
    with open("/proc/cpuinfo") as file:
        model = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} × {model}, {memory:.0f} GB, Linux {platform.release()}"


def write(path, text):
    begin, end = "<!-- results: begin (written by make bench) -->\n", "<!-- results: end -->"
    with open(path) as file:
        head, _, rest = file.read().partition(begin)
    if end not in rest:
        raise SystemExit(f"bench: {path} lacks the marks between which results go")
    with open(path, "w") as file:
        file.write(head + begin + text + "\n" + end + rest.partition(end)[2])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dockstat", required=True, type=os.path.abspath)
    parser.add_argument("--companion", required=True, type=os.path.abspath)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas between: " + ", ".join(PARTS))
    parser.add_argument("--write", metavar="FILE", help="put the results between the marks of this Markdown file")
    options = parser.parse_args()
    parts = options.only.split(",")
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")

    folder, failed = tempfile.mkdtemp(prefix="dockstat-bench-"), False
    try:
        version = subprocess.run([options.dockstat, "version"], capture_output=True, text=True, check=True).stdout.strip()
        only = "" if len(parts) == len(PARTS) else f" BENCH_ARGS='--only {options.only}'"
        sections = [f"{version}, {datetime.date.today().isoformat()}, {machine()}, `make bench{only}`"]
        for part in parts:
            print(f"bench: {part}", flush=True)
            try:
                sections.append(PARTS[part](options, folder))
            except SystemExit as fault:
                failed = True
                sections.append(f"### {part}\n\nNot measured: {fault}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    text = "\n\n".join(sections)
    print(text)
    if options.write:
        write(options.write, text)
    if failed:
        raise SystemExit("bench: a part could not be measured")


if __name__ == "__main__":
    main()
