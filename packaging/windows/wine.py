"""Wine, and a Windows in it that is made for one run and knows nothing of the person's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

HERE = Path(__file__).resolve().parent
LOADER = "/usr/lib/wine/wine64"
SERVER = "/usr/lib/wine/wineserver64"
COMPILER = "x86_64-w64-mingw32-gcc"
_MOST_SAID = 3000  # letters of what a program said that are told when it failed


class WineError(Exception):
    """A program in Wine did not do what it should."""


class Wine(Struct, frozen=True):
    """A Windows. `prefix`: where its drives and its registry are; `display`: the screen on which its windows are."""

    prefix: Path
    display: str

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """What Wine and the programs in it are started with: nothing of Python's or of ours."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LDNPREP", "WINE"))}
        home = self.prefix.parent / "home"  # Wine puts menu entries and links into the person's folders otherwise
        home.mkdir(exist_ok=True)
        ours = {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "WINEPREFIX": str(self.prefix),
            "WINELOADER": LOADER,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # else it offers to fetch .NET and a browser
            "DISPLAY": self.display,
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
        }
        return kept | ours | dict(more or {})

    def start(self, *command: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """A program of Windows, running; what it says can be read."""
        return subprocess.Popen(
            [LOADER, *map(str, command)],
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    def run(self, *command: str | Path, environment: Mapping[str, str] | None = None, seconds: int = 1800) -> str:
        """What a program of Windows said, when it has ended well. Raises WineError."""
        process = self.start(*command, environment=environment)
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise WineError(f"{Path(command[0]).name} did not end within {seconds} s") from None
        if process.returncode:
            raise WineError(f"{Path(command[0]).name} ended with {process.returncode}:\n{said.strip()[-_MOST_SAID:]}")
        return said

    @property
    def user(self) -> Path:
        """The folder of the one person of this Windows."""
        users = self.prefix / "drive_c" / "users"
        (found,) = (each for each in users.iterdir() if (each / "AppData").is_dir() and each.name != "Public")
        return found

    def path(self, place: Path) -> str:
        """A file of this computer as Windows writes it."""
        drive = self.prefix / "drive_c"
        if place.is_relative_to(drive):
            return "C:\\" + str(place.relative_to(drive)).replace("/", "\\")
        return "Z:" + str(place).replace("/", "\\")

    def set_value(self, key: str, name: str, kind: str, value: str) -> None:
        """A value of the registry of this person, such as a setting of the desktop."""
        self.run("reg", "add", f"HKCU\\{key}", "/v", name, "/t", kind, "/d", value, "/f")


    def restart(self) -> None:
        """As Windows is started anew: all programs end, settings of the desktop hold. Only this prefix is meant."""
        for option in ("-k", "-w"):
            subprocess.run([SERVER, option], env=self.environment(), check=False)


@contextmanager
def new_windows(work: Path, display: str) -> Iterator[Wine]:
    """A Windows just installed. The screen must be there from its first program on, or no window ever paints."""
    wine = Wine(work / "prefix", display)
    for old in (wine.prefix, work / "home"):
        shutil.rmtree(old, ignore_errors=True)
    try:
        wine.run("wineboot", "-i")
        wine.run("winecfg", "-v", "win10")  # Wine 8 says that it is Windows 7
        for link in [path for path in wine.user.iterdir() if path.is_symlink()]:
            link.unlink()  # Documents and the like are the person's own here, with Wine
            link.mkdir()
        compile_library("icuuc", wine.prefix / "drive_c" / "windows" / "system32" / "icuuc.dll")
        yield wine
    finally:
        wine.restart()


def compile_library(name: str, target: Path) -> None:
    """A library of ours that only trials need, from its C file beside this one."""
    command = [COMPILER, "-O2", "-Wall", "-Werror", "-shared", "-s", "-o", str(target), str(HERE / f"{name}.c")]
    subprocess.run(command, check=True)
