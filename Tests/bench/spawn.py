"""Runs a program and writes what it cost to a file: wall and CPU seconds, kilobytes at its peak, exit code.

A process of its own because the kernel counts the memory of whoever starts a program towards the program's peak: this one is
small, as nothing is imported that it can do without.
"""

import os
import sys
import time

result, *command = sys.argv[1:]
begin = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - begin
with open(result, "w") as file:
    print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status), file=file)
