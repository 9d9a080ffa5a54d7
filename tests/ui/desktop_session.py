"""A desktop without a desk: an invisible screen, the accessibility bus, the program, and a screen reader's script.

Runs inside `dbus-run-session`. Arguments: the system's Python, the script, its arguments. Ends as the script ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def start_screen() -> tuple[subprocess.Popen[bytes], str]:
    """An X server on a free number; gives it and its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        return server, f":{told.readline().strip()}"


def main() -> int:
    """Starts all, waits for the script, ends all."""
    reading = sys.argv[1:]
    server, display = start_screen()
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONFAULTHANDLER": "1",
    }
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    running = [server]
    try:
        running.append(subprocess.Popen([launcher, "--launch-immediately"], env=environment, stderr=subprocess.DEVNULL))
        program = subprocess.Popen([sys.executable, "-m", "ldnprep"], env=environment, cwd=ROOT)
        running.append(program)
        reader = subprocess.run(reading, env=environment, check=False)
        if reader.returncode == 0:
            return program.wait(timeout=30)
        print(f"the program: {program.poll()}", file=sys.stderr)
        return reader.returncode
    finally:
        for each in reversed(running):
            each.terminate()
            each.wait()


if __name__ == "__main__":
    sys.exit(main())
