"""`python -I -S one_run.py PROGRAM ARGUMENT...`: runs a program; the last line of standard error is what it took.

A process of its own, and a small one: on Linux a program is said to have had at least the memory of who started it.
"""

import json
import os
import sys
import time

start = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - start
megabytes = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)
sys.stderr.write("\n" + json.dumps([wall * 1000, (used.ru_utime + used.ru_stime) * 1000, megabytes]))
sys.exit(os.waitstatus_to_exitcode(status))
