"""What goes again: temporary files after a while, leftovers of a kill, everything when she asks for it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ldnprep.files.disk import REAL, FileSystem
from ldnprep.files.folders import (
    APP,
    OWNER_FOLDER,
    config_dir,
    crash_dir,
    data_dir,
    locks_dir,
    places,
    roots,
    sheets_dir,
    temp_dir,
)
from ldnprep.files.whole import TEMPORARY_PREFIX, TEMPORARY_SUFFIX


def tidy_temp(older_than_seconds: float, fs: FileSystem = REAL) -> tuple[Path, ...]:
    """Removes our temporary files of that age, and half-written leftovers in our folders; gives what would not go.

    A file that a mail program still holds open stays for the next time. The age is by the file's own time: after the
    clock went back, a file from "the future" counts as old, so that nothing personal stays for years.
    """
    left = [path for path in _entries(temp_dir()) if not _gone_if_old(path, older_than_seconds, fs)]
    for folder in (config_dir(), data_dir(), sheets_dir(), locks_dir(), crash_dir()):
        left += tidy_folder(folder, older_than_seconds, fs)
    return tuple(left)


def tidy_folder(folder: Path, older_than_seconds: float, fs: FileSystem = REAL) -> tuple[Path, ...]:
    """Removes what a killed `write_atomic` left in any folder, if it has that age; gives what would not go."""
    ours = (
        path
        for path in _entries(folder)
        if path.name.startswith(TEMPORARY_PREFIX) and path.name.endswith(TEMPORARY_SUFFIX)
    )
    return tuple(path for path in ours if not _gone_if_old(path, older_than_seconds, fs))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # gone or closed to us: nothing here that we could tidy
        return []


def _gone_if_old(path: Path, seconds: float, fs: FileSystem) -> bool:
    """True unless the file is old enough and still could not be removed."""
    try:
        age = time.time() - path.lstat().st_mtime
        if 0 <= age < seconds:
            return True
        return not _remove_tree(path, fs)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def remove_file(path: Path, fs: FileSystem = REAL) -> bool:
    """True when the file is gone afterwards; False when it is held or protected."""
    return not _remove_tree(path, fs)


def delete_everything(fs: FileSystem = REAL) -> tuple[Path, ...]:
    """Removes all that the program kept: sheets, drafts, settings, temporary files, locks. Gives what could not go.

    Sheets that the person saved elsewhere are theirs and stay. A link is removed, not followed; where one stood in
    place of a folder of ours (moved to another disk), the folder that it led to is named with what could not go.
    """
    moved = tuple(Path(os.path.realpath(place)) for place in places() if place.is_symlink() and place.is_dir())
    left = (*moved, *(path for root in roots() for path in _remove_tree(root, fs)))
    for folder in {root.parent for root in roots() if root.parent.name == APP}:
        with contextlib.suppress(OSError):  # ours, above two of them: stays while something is in it
            folder.rmdir()
    return left


def _remove_tree(path: Path, fs: FileSystem) -> list[Path]:
    """Removes a file, or a folder with all in it, as far as it goes; gives what is left."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return [] if error.errno in (errno.ENOENT, errno.ENOTDIR) else [path]
    if not stat.S_ISDIR(mode):
        return [] if _removed(path, fs.remove) else [path]
    if sys.platform != "win32" and mode & OWNER_FOLDER != OWNER_FOLDER:
        with contextlib.suppress(OSError):  # then its content cannot go, and is reported
            path.chmod(OWNER_FOLDER)
    left = [item for child in _entries(path) for item in _remove_tree(child, fs)]
    return left if left or _removed(path, Path.rmdir) else [path]


def _removed(path: Path, remove: Callable[[Path], None]) -> bool:
    if sys.platform == "win32":
        with contextlib.suppress(OSError):  # Windows keeps files that are marked read-only
            path.chmod(OWNER_FOLDER)
    try:
        remove(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
