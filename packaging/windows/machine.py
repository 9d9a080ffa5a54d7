"""What the machine must have, and what is made of it: Debian's packages, an invisible screen with a window manager."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = Path(__file__).with_name("debian-packages.txt")


def wanted_packages() -> list[str]:
    """The names in the list beside this file."""
    lines = (line.partition("#")[0].strip() for line in PACKAGES.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def provide_packages() -> None:
    """Installs what is missing where we may; else leaves with 3 and the command that does it."""
    missing = [name for name in wanted_packages() if not _is_installed(name)]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if os.geteuid() == 0:
        print("Installing Debian packages: " + " ".join(missing), flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL, check=False)
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return
    print(f"These packages are needed: sudo {' '.join(command)}", file=sys.stderr)
    sys.exit(3)


def _is_installed(name: str) -> bool:
    command = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        print("bundle --windows needs Debian 12 or newer.", file=sys.stderr)
        sys.exit(3)
    return said == "installed"


@contextmanager
def invisible_screen(size: str) -> Iterator[str]:
    """The name of a new display, such as ":7", of a size such as "1440x900"; it goes with what runs on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    started = [server]
    try:
        with os.fdopen(reading) as said:
            display = f":{said.readline().strip()}"
        environment = os.environ | {"DISPLAY": display}
        unheard = subprocess.DEVNULL
        command = ["openbox", "--sm-disable"]
        started.append(subprocess.Popen(command, env=environment, stdout=unheard, stderr=unheard))
        yield display
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder that goes again."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-windows-", ignore_cleanup_errors=True) as name:
        yield Path(name)
