"""The door to the operating system: the only place of this room that asks the machine or starts anything.

Tests put another `Door` in its place; everything else in the room is values and functions of values.
"""

from __future__ import annotations

import contextlib
import os
import plistlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ldnprep import files
from ldnprep.handover.model import Platform

if sys.platform == "win32":
    import winreg

_EARLY_FAILURE_SECONDS = 2.0  # a program that cannot start says so within this; later it is the person's own closing
_ANSWER_SECONDS = 10.0
_START_OF_FILE = 4096
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_OURS = frozenset({"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"})  # our Qt's plugins do not fit another's Qt
_PLATFORMS: Mapping[str, Platform] = {"win32": "windows", "darwin": "macos"}


class Finished(Struct, frozen=True):
    """How a program ended: exit code (None: still open, as it should be), and what it said."""

    code: int | None
    output: str = ""
    errors: str = ""


class Door:
    """What is asked of the machine, one small question or deed each."""

    def platform(self) -> Platform:
        return _PLATFORMS.get(sys.platform, "linux")

    def environment(self) -> Mapping[str, str]:
        return os.environ

    def which(self, name: str) -> str:
        """Where a program is, or ""."""
        return shutil.which(name) or ""

    def exists(self, path: str) -> bool:
        return Path(path).exists()

    def real_path(self, path: str) -> str:
        return os.path.realpath(path)

    def start_of_file(self, path: str) -> bytes:
        """The first 4 kB, or nothing when it cannot be read."""
        try:
            with Path(path).open("rb") as file:
                return file.read(_START_OF_FILE)
        except OSError:
            return b""

    def settings(self, path: str) -> bytes | None:
        """A settings file of another program, None when there is none; OSError for one that cannot be read."""
        try:
            return Path(path).expanduser().read_bytes()
        except FileNotFoundError:
            return None

    def property_list(self, path: str) -> object:
        """A macOS settings file as plain data, None when there is none."""
        try:
            return plistlib.loads(Path(path).expanduser().read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return None

    def registry(self, key: str, name: str = "") -> str:
        """A text value below HKEY_CURRENT_USER, else HKEY_LOCAL_MACHINE, else ""; `name` "" is the key's own value."""
        if sys.platform == "win32":
            for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
                with contextlib.suppress(OSError), winreg.OpenKey(root, key) as handle:
                    if value := str(winreg.QueryValueEx(handle, name)[0]):
                        return value
        return ""

    def registry_names(self, key: str) -> tuple[str, ...]:
        """The names of the values of a key below HKEY_CURRENT_USER."""
        names: list[str] = []
        if sys.platform == "win32":
            with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as handle:
                names = [winreg.EnumValue(handle, index)[0] for index in range(winreg.QueryInfoKey(handle)[1])]
        return tuple(names)

    def worker(self, module: str, hidden_option: str) -> tuple[str, ...]:
        """How this program starts itself again for a job of its own: frozen by an option, else by the module's name."""
        if _frozen():
            return (sys.executable, hidden_option)
        return (sys.executable, "-m", module)

    def run(self, argv: tuple[str, ...], data: bytes = b"", seconds: float | None = _ANSWER_SECONDS) -> Finished:
        """Runs a program to its end with English messages; OSError when it cannot be started or takes too long."""
        try:
            done = subprocess.run(  # noqa: S603  # no shell; argv is built by this room's pure functions
                argv,
                input=data,
                capture_output=True,
                timeout=seconds,
                check=False,
                env=child_environment(os.environ, _frozen()) | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
            )
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"no answer within {error.timeout} seconds") from None
        return Finished(done.returncode, _text(done.stdout), _text(done.stderr))

    def start(self, argv: tuple[str, ...]) -> Finished:
        """Starts a program that may stay open; waits a moment, to notice when it cannot. OSError when there is none."""
        return self._start(argv)

    def start_quoted(self, argv: tuple[str, ...]) -> Finished:
        """The same on Windows with a command line of our own: only the program's name is put in quotes."""
        program, *words = argv
        return self._start(" ".join((f'"{program}"', *words)))

    def _start(self, command: tuple[str, ...] | str) -> Finished:
        process = subprocess.Popen(  # noqa: S603  # as above
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # closing this program must not close the mail program
            env=child_environment(os.environ, _frozen()),
        )
        try:
            return Finished(process.wait(_EARLY_FAILURE_SECONDS))
        except subprocess.TimeoutExpired:
            threading.Thread(target=process.wait, daemon=True).start()  # else it would stay as a zombie
            return Finished(None)

    def open(self, target: str) -> None:
        """Opens by the system's own choice of program. OSError when nothing opens it."""
        if sys.platform == "win32":
            os.startfile(target)  # noqa: S606  # the target is a file of ours or a mailto: address made here
        elif self.start(("open" if sys.platform == "darwin" else "xdg-open", target)).code:
            raise OSError("nothing opens it")

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def write(self, path: Path, data: bytes) -> None:
        """Owner-only, in our own temporary folder, or where the person said."""
        if path.parent.parent == files.temp_dir():
            path.parent.mkdir(mode=0o700, exist_ok=True)
        files.write_atomic(path, data)


def child_environment(environment: Mapping[str, str], frozen: bool) -> dict[str, str]:
    """Ours, less what a packaged program (PyInstaller) changed for itself: with our libraries others may not start."""
    child = {name: value for name, value in environment.items() if name not in _OURS}
    for name in _LIBRARY_PATHS if frozen else ():
        child.pop(name, None)
        if f"{name}_ORIG" in environment:
            child[name] = environment[f"{name}_ORIG"]
    return child


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
