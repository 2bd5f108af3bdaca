"""What rules, incidents and messages cost."""

import os
import statistics
import tempfile

from fleet import Fleet, configuration, next_second
from measure import median, run, stop
from reaction import measure_reaction
from receivers import Receivers
from report import mebibytes, milliseconds, table, verdict

RECEIVERS = 4
ANSWER_TIME = 0.05
# Of one receiver: 1,000 in all.
MESSAGES = 250
TURNS = 21

BUILT_IN = ["container-down", "container-unhealthy", "restart-loop", "oom-kill", "host-unreachable", "memory-limit",
            "receiver-failed"]
# 20 of all kinds that hold for no container.
NEVER = [
    "cpu_percent > 99999", "cpu_percent > 88888", "cpu_limit_percent > 99999", "memory_bytes > 900TiB", "memory_bytes > 800TiB",
    "memory_percent > 99999", "memory_percent > 88888", "network_rx_rate > 900TB/s", "network_tx_rate > 900TB/s",
    "block_read_rate > 900TB/s", "block_write_rate > 900TB/s", "pids > 99999999", "state = removing", "state = dead",
    "restarts >= 999 in 10m", "restarts >= 999 in 24h", "oom_kills > 999 in 10m", "oom_kills > 999 in 24h", "exit_code = 255",
    "exit_code = 254",
]
# Holds for every container.
ALWAYS = "restarts >= 0 in 10m"


def rules(conditions):
    """Lines of a configuration: these and none of those that are built in."""
    own = [f'  - {{ name: rule-{n}, when: "{condition}", severity: warning }}' for n, condition in enumerate(conditions, 1)]
    return ["rules:"] + [f"  - {{ name: {name}, enabled: false }}" for name in BUILT_IN] + own


def measure_alerts(options, folder):
    parts = [measure_reaction(options, f"{folder}/alerts"), evaluation(options, f"{folder}/alerts"),
             messages(options, f"{folder}/alerts")]
    return "\n\n".join(parts)


def evaluation(options, folder):
    fleet = Fleet(options, f"{folder}/evaluation", "--frozen")
    receivers = Receivers(RECEIVERS)
    ways = {
        "all rules off, no receivers": rules([]),
        f"20 rules, {RECEIVERS} receivers: all is well": rules(NEVER) + receivers.lines,
        "the same, and every container fails one rule": rules(NEVER[:19] + [ALWAYS]) + receivers.lines,
        "the same, and every container fails all 20": rules([ALWAYS] * 20) + receivers.lines,
    }
    try:
        commands = {}
        for number, (name, lines) in enumerate(ways.items()):
            path = configuration(f"{folder}/evaluation/{number}", fleet.hosts, "api", ["interval: 15s", *lines])
            commands[name] = [options.dockstat, "collect", "--config", path]
            for _ in range(3):  # What is new is told, in the first of them.
                run(commands[name])
        costs = {name: [] for name in ways}
        for _ in range(TURNS):
            next_second()
            for name, command in commands.items():
                costs[name].append(run(command))
    finally:
        stop(fleet.child)
        receivers.close()
    limits = [None, 0.010, 0.050, None]
    results = {name: median(part) for name, part in costs.items()}
    off = next(iter(results.values())).cpu
    rows = []
    for (name, cost), limit in zip(results.items(), limits):
        # Turn by turn: what disturbs the machine disturbs both.
        more = statistics.median(
            mine.cpu - theirs.cpu for mine, theirs in zip(costs[name], costs["all rules off, no receivers"]))
        text = "–" if cost.cpu == off else milliseconds(more)
        rows.append([name, milliseconds(cost.cpu), verdict(more, limit, text) if limit else text, mebibytes(cost.peak)])
    return "### Rules over 1,000 containers\n\n" + table(
        ["`dockstat collect`", "CPU", "more than with all rules off", "peak memory"], rows)


def messages(options, folder):
    """250 incidents at once, of each a message to each receiver."""
    fleet = Fleet(options, f"{folder}/messages", "--frozen", containers=MESSAGES // 10)
    receivers = Receivers(RECEIVERS, ANSWER_TIME)
    try:
        bare = bare_requests(receivers)
        receivers.forget()
        quiet = run_collect(options, f"{folder}/messages/quiet", fleet, rules([]))
        cost = run_collect(
            options, f"{folder}/messages/loud", fleet,
            rules([ALWAYS]) + ["group_by: [host, container]"] + receivers.lines)
        counts = sorted(sum(path == f"/{n}" for _, path, _ in receivers.messages) for n in range(1, RECEIVERS + 1))
    finally:
        stop(fleet.child)
        receivers.close()
    if counts != [MESSAGES] * RECEIVERS:
        raise SystemExit(f"bench: of {MESSAGES} messages to each receiver {counts} came")
    rows = [
        ["bare requests one after the other (curl, a process for each receiver)", milliseconds(bare), "1.00 ×", "", ""],
        ["`dockstat collect` of the same 250 containers, no rules", milliseconds(quiet.wall), "",
         milliseconds(quiet.cpu), mebibytes(quiet.peak)],
        ["the same with a message for each of them to each receiver", milliseconds(cost.wall),
         verdict(cost.wall / bare, 1.2, f"{cost.wall / bare:.2f} ×"), milliseconds(cost.cpu),
         verdict(cost.peak, 50 * 2**20, mebibytes(cost.peak))],
    ]
    return f"### {MESSAGES * RECEIVERS:,} messages to {RECEIVERS} receivers that answer after 50 ms\n\n" + table(
        ["what", "wall", "wall against bare requests", "CPU", "peak memory"], rows)


def run_collect(options, folder, fleet, lines):
    return run([options.dockstat, "collect", "--config", configuration(folder, fleet.hosts, "api", lines)])


def bare_requests(receivers):
    """Seconds that the receivers' own pace takes."""
    commands = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, RECEIVERS + 1):
            path = os.path.join(folder, str(number))
            with open(path, "w") as file:
                file.write(f'url = "{receivers.url(number)}"\ndata = "x"\noutput = "/dev/null"\n' * MESSAGES)
            commands.append(f"curl --silent --config {path} &")
        return run(["sh", "-c", "\n".join([*commands, "wait"])]).wall
