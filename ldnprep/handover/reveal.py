""" "Show in folder": the saved sheet shown by the system's own programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from ldnprep.handover.model import Action, FirstThatWorks, OpenFile, Platform, RunProgram, SystemFacts

_FILE_MANAGER = "org.freedesktop.FileManager1"


def show_in_folder(system: SystemFacts, path: Path) -> Action:
    """Opens the folder with the file marked, where the system can; else the folder."""
    return _SHOW[system.platform](system, path)


def _linux(system: SystemFacts, path: Path) -> Action:
    folder = OpenFile(str(path.parent), done="folder_shown")
    if "dbus-send" not in system.programs:
        return folder
    # dbus-send splits its arrays at commas: none is left after quoting
    address = "file://" + quote(str(path))
    to = (system.programs["dbus-send"], "--session", "--print-reply", f"--dest={_FILE_MANAGER}", "--type=method_call")
    call = (f"/{_FILE_MANAGER.replace('.', '/')}", f"{_FILE_MANAGER}.ShowItems", f"array:string:{address}", "string:")
    return FirstThatWorks((RunProgram(to + call, wait=True, done="folder_shown"), folder))


def _macos(system: SystemFacts, path: Path) -> Action:
    return RunProgram((system.programs.get("open", "/usr/bin/open"), "-R", str(path)), wait=True, done="folder_shown")


def _windows(system: SystemFacts, path: Path) -> Action:
    # Explorer splits at commas and wants the quotes round the path alone; a path of Windows holds none itself.
    # Not waited for: its exit code is 1 even when all went well
    marked = f'/select,"{path}"'
    return RunProgram(
        (system.programs["explorer"], marked), done="folder_shown", own_exit_code=False, reads_quotes=True
    )


_SHOW: Mapping[Platform, Callable[[SystemFacts, Path], Action]] = {
    "linux": _linux,
    "macos": _macos,
    "windows": _windows,
}
