"""What changes through the companion cost: many programs at once, each change on the pages before its answer."""

import os
import re
import subprocess

from measure import run, stop, wait_for
from report import mebibytes, table, verdict

SECONDS = 30
# Acknowledging and taking it back, a line in an incident, a silence and its end: what is kept open stays as much as it was.
SCRIPT = """
local key = "Bearer " .. os.getenv("DOCKSTAT_KEY")
local headers = {["Authorization"] = key, ["Content-Type"] = "application/json"}
local count, silences = 0, {}
function request()
  count = count + 1
  local turn = count %% 5
  if turn == 0 then return wrk.format("POST", "/api/v2/alerts/%(alert)s/ack", headers, '{"reason":"load"}') end
  if turn == 1 then return wrk.format("POST", "/api/v2/outbox/retry", headers, "{}") end
  if turn == 2 then return wrk.format("POST", "/api/v2/silences", headers, '{"hosts":["nowhere"],"for":"1h","reason":"load"}') end
  local id = table.remove(silences)
  if id then return wrk.format("DELETE", "/api/v2/silences/" .. id, headers) end
  return wrk.format("POST", "/api/v2/alerts/%(alert)s/ack", headers, '{"reason":"again"}')
end
function response(status, _, body)
  if status >= 500 then io.stderr:write(status .. " " .. body .. "\\n") end
  local id = body:match('"id":(%%d+)')
  if status == 201 and id and body:match('"matcher"') then table.insert(silences, id) end
end
"""


def memory(process):
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) * 1024


def measure_changes(options, folder):
    place = f"{folder}/changes"
    os.makedirs(place)
    if not subprocess.run(["which", "wrk"], stdout=subprocess.DEVNULL).returncode == 0:
        raise SystemExit("bench: wrk is not installed")
    run([options.dockstat, "demo", "--hosts", "1", "--containers", "12", "--output", f"{place}/public", "--database",
         f"{place}/demo.sqlite"])
    path = f"{place}/dockstat.yaml"
    with open(path, "w") as file:
        file.write(f"database: {place}/demo.sqlite\noutput: {place}/public\ncompanion: {{ forms: true }}\n"
                   "hosts:\n  - { name: web-1, engine: 'unix:///simulated/0' }\nlogging: { level: warning }\n")
    key = subprocess.run([options.dockstat, "key", "create", "load", "--admin", "--config", path], capture_output=True, text=True,
                         check=True).stdout.split()[0]
    alerts = subprocess.run([options.dockstat, "alerts", "--config", path], capture_output=True, text=True).stdout
    alert = next(word for line in alerts.splitlines()[1:] for word in line.split() if word.isdigit())
    with open(f"{place}/load.lua", "w") as file:
        file.write(SCRIPT % {"alert": alert})
    server = subprocess.Popen(
        [options.companion, "serve", "--config", path, "--listen", "127.0.0.1:18090"], stdout=subprocess.DEVNULL,
        env={**os.environ, "DOCKSTATAPI_SHOW_TRACES": "false"})
    try:
        wait_for(lambda: subprocess.run(["curl", "--silent", "http://127.0.0.1:18090/healthz"], stdout=subprocess.DEVNULL)
                 .returncode == 0, "dockstat serve", server)
        rows = []
        for connections in (1, 16, 40):
            said = subprocess.run(
                ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS if connections > 1 else 5}s", "--latency", "-s", f"{place}/load.lua",
                 "http://127.0.0.1:18090/"], capture_output=True, text=True, env={**os.environ, "DOCKSTAT_KEY": key}, check=True)
            if said.stderr.strip():
                raise SystemExit(f"bench: a change failed: {said.stderr.splitlines()[0]}")
            rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said.stdout).group(1))
            late = {name: seconds(re.search(rf"{name}%\s+([\d.]+\w+)", said.stdout).group(1)) for name in ("50", "99")}
            refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said.stdout)
            used = memory(server)
            rows.append([
                connections, verdict(1000 / rate, 1, f"{rate:.0f}") if connections == 40 else f"{rate:.0f}",
                f"{late['50'] * 1000:.0f} ms", verdict(late["99"], 0.050, f"{late['99'] * 1000:.0f} ms"),
                verdict(used, 60 * 2**20, mebibytes(used)), refused.group(1) if refused else 0])
    finally:
        stop(server)
    return f"### Changes through the companion, for {SECONDS} s, 12 containers\n\n" + table(
        ["programs at once", "changes a second", "median", "p99", "peak memory", "refused (nothing to end)"], rows)


def seconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 1e-6, "ms": 1e-3, "s": 1, "m": 60}[unit]
