"""The folders that are ours: where they are, made owner-only when missing."""

from __future__ import annotations

import os
import stat
import sys
from functools import lru_cache
from pathlib import Path

import platformdirs

from ldnprep.errors import MachineError, Place, Problem
from ldnprep.files.disk import REAL, FileSystem
from ldnprep.files.refusals import machine_error

HOME_VARIABLE = "LDNPREP_HOME"
APP = "ldnprep"
OWNER_FOLDER = 0o700


def config_dir() -> Path:
    """Settings (window size, last folder); nothing that was answered. Made owner-only when missing."""
    return _owned(roots()[0])


def data_dir() -> Path:
    """What the program keeps for the person. Made owner-only when missing."""
    return _owned(roots()[1])


def sheets_dir() -> Path:
    """The saved sheets. Made owner-only when missing."""
    return _owned(data_dir() / "sheets")


def usable_sheets_dir() -> tuple[Path, Problem | None]:
    """The folder of the saved sheets, and why nothing can be written there; None where it can."""
    try:
        folder = sheets_dir()
    except MachineError as error:
        return roots()[1] / "sheets", error.problems[0]
    if os.access(folder, os.W_OK):
        return folder, None
    return folder, Problem("the folder cannot be written to", "choose another folder", Place(str(folder)))


def move_to(folder: Path) -> None:
    """From now on all that is ours stands in a folder of its own within this one. Raises MachineError."""
    os.environ[HOME_VARIABLE] = str(_owned(folder / "LDN Prep"))


def temp_dir() -> Path:
    """Files that another program reads and that go later, see `tidy_temp`. Made owner-only when missing.

    Where we may keep nothing it is a folder of the system's, gone when the program ends: printing must work there too.
    """
    try:
        return _owned(_owned(roots()[2]) / "temporary")
    except MachineError:
        return _passing_folder()


@lru_cache(maxsize=1)
def _passing_folder() -> Path:
    import atexit
    import shutil
    import tempfile

    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{APP}-"))  # owner-only
    except OSError as error:
        raise machine_error(error, Path(tempfile.gettempdir()), "use the folder for temporary files") from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def kept_dir() -> Path:
    """What was worked out from content files, see `ldnprep.kept`. Made owner-only when missing."""
    return _owned(_owned(roots()[2]) / "kept")


def roots() -> tuple[Path, Path, Path]:
    """Settings, data, throw-away: all that is ours, each a folder of its own (LDNPREP_HOME puts them under one)."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home, "config"), Path(home, "data"), Path(home, "cache")
    folders = platformdirs.PlatformDirs(APP, appauthor=False)
    # on Windows and macOS the first two would be one folder
    return Path(folders.user_config_dir, "config"), Path(folders.user_data_dir, "data"), Path(folders.user_cache_dir)


def places() -> tuple[Path, ...]:
    """Every folder of ours, also those that are not there."""
    config, data, cache = roots()
    inside = (data / "sheets", data / "locks", data / "crash-reports", cache / "temporary", cache / "kept")
    return (config, data, cache, *inside)


def new_temp_folder() -> Path:
    """A fresh folder in `temp_dir`, owner-only: what another program still holds open is not in the way of the next."""
    return _owned(temp_dir() / os.urandom(8).hex())


def locks_dir() -> Path:
    """Which window has which sheet open, see `ldnprep.locks`. Made owner-only when missing."""
    return _owned(data_dir() / "locks")


def crash_dir() -> Path:
    """Reports of errors that nobody foresaw, see `ldnprep.crash`. Made owner-only when missing."""
    return _owned(data_dir() / "crash-reports")


def own_folder(folder: Path) -> Path:
    """A folder of ours that may have vanished meanwhile. Made owner-only when missing. Raises MachineError."""
    return _owned(folder)


def _owned(folder: Path) -> Path:
    try:
        _make_folder(folder, REAL)
        if sys.platform != "win32" and stat.S_IMODE(folder.stat().st_mode) != OWNER_FOLDER:
            folder.chmod(OWNER_FOLDER)
    except OSError as error:
        raise machine_error(error, folder, "use the program's own folder") from error
    return folder


def ensure_folder(folder: Path) -> None:
    """Make a folder that the person named, if it is not there yet. Raises MachineError."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise machine_error(error, folder, "make the folder") from error


def _make_folder(folder: Path, fs: FileSystem) -> None:
    """Makes it, and what is missing above it, owner-only (as XDG asks for); each name lasts before it is used."""
    if folder.is_dir():
        return
    _make_folder(folder.parent, fs)
    try:
        folder.mkdir(mode=OWNER_FOLDER)
    except FileExistsError:  # another window was quicker, or a file is in the way
        if not folder.is_dir():
            raise
    fs.sync_folder(folder.parent)
