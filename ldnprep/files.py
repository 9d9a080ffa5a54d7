"""The one module that writes files: atomic, readable by their owner only, in folders of ours.

Takes bytes and paths, gives bytes and paths. Every refusal of the machine becomes a `MachineError` of one plain
sentence with a remedy; a path that cannot be meant (missing, a folder, a device) becomes a `UsageError`.

`FileSystem` is the door to the operating system: tests replace its methods to record the order of writes, to cut the
power between two of them, or to fill the disk.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import platformdirs

from ldnprep.errors import FileContentError, MachineError, Place, Problem, UsageError

if sys.platform == "darwin":
    import fcntl

HOME_VARIABLE = "LDNPREP_HOME"
TEMPORARY_PREFIX = ".ldnprep-"
TEMPORARY_SUFFIX = ".tmp"

_APP = "ldnprep"
_OWNER_FILE = 0o600
_OWNER_FOLDER = 0o700
_SHARED_FILE = 0o666  # before the person's umask
_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows changes line ends without it
_REPLACE_TRIES = 5  # Windows: a virus scanner or an indexer may hold the old file for a moment
_REPLACE_PAUSE_SECONDS = 0.1

_FULL = ("the disk is full", "make room on it, or choose another folder")
_DENIED = ("permission was refused", "choose a folder of your own, or close the program that holds the file")
_GONE = ("the folder is not there any more", "choose another folder")
_REFUSALS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("your share of the disk is used up", "make room on it, or choose another folder"),
    errno.EFBIG: ("the disk does not take a file of this size", "choose another folder"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: ("the disk can be read but not written", "choose a folder on another disk"),
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name"),
    errno.EILSEQ: ("the disk cannot store this name", "choose a name of plain letters"),
    errno.EINVAL: ("the disk cannot store this name", "choose a name of plain letters"),
    errno.EBUSY: ("another program is using the file", "close that program and try again"),
    errno.EISDIR: ("a folder of this name is in the way", "choose another name"),
    errno.ELOOP: ("the links lead round in a circle", "choose another folder"),
    errno.EMFILE: ("too many files are open", "close other programs and try again"),
    errno.ENFILE: ("too many files are open", "close other programs and try again"),
    errno.EIO: ("the disk reports damage", "choose a folder on another disk, and have this one looked at"),
}
_UNKNOWN = ("the computer refused", "try again, or choose another folder")


def machine_error(error: OSError, path: Path, doing: str) -> MachineError:
    """One plain sentence for an `OSError`; `doing` completes "cannot ...", for example "write the file"."""
    reason, remedy = _REFUSALS.get(error.errno or 0, _UNKNOWN)
    return MachineError(Problem(f"cannot {doing}: {reason}", remedy, Place(str(path))))


class FileSystem:
    """The calls by which this module changes a disk, each one step that can be recorded, refused or cut off."""

    def create(self, path: Path, mode: int) -> int:
        """A new file (never an existing one) of this mode, less the umask; gives its descriptor."""
        return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Gives how many bytes were taken, which may be fewer than were given."""
        return os.write(descriptor, data)

    def narrow(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def sync(self, descriptor: int) -> None:
        """Back only when the bytes are on the disk. macOS's own fsync stops at the drive's cache."""
        if sys.platform == "darwin":
            with contextlib.suppress(OSError):  # network folders don't know it: the plain fsync below is what they have
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """A second name for a file; refuses to touch an existing target."""
        os.link(source, target)

    def remove(self, path: Path) -> None:
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Makes names in the folder lasting. Windows has no such call, some network folders refuse it."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise
            finally:
                os.close(descriptor)

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)


_REAL = FileSystem()


# --- writing and reading ----------------------------------------------------------------------------------------------


def write_atomic(
    path: Path, data: bytes, *, private: bool = True, overwrite: bool = True, fs: FileSystem = _REAL
) -> None:
    """Writes the whole file or leaves the old one as it was; when it returns, a power cut cannot undo it.

    `private`: readable by the owner only, from the first byte; else as the person's umask says. An existing file's mode
    is never widened. A symbolic link is followed, not replaced. Without `overwrite` an existing file is a UsageError.

    Raises UsageError (a folder or a device is in the way, a name that cannot be) and MachineError (the disk refuses).
    """
    target = _resolved(path)
    try:
        mode = _mode_for(target, private)
        if not overwrite and target.exists():
            raise _exists(path)
        _write_beside_and_replace(target, data, mode, overwrite, fs)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise machine_error(error, path, "write the file") from error


def _resolved(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a NUL character: no file system can hold it
        raise UsageError(Problem("this is not a file name", "choose another name", Place(ascii(str(path))))) from None


def _exists(path: Path) -> UsageError:
    return UsageError(Problem("the file already exists", "choose another name", Place(str(path))))


def _mode_for(target: Path, private: bool) -> int:
    mode = _OWNER_FILE if private else _SHARED_FILE
    try:
        old = target.stat().st_mode
    except FileNotFoundError:
        return mode
    if not stat.S_ISREG(old):
        what = "this is a folder, not a file" if stat.S_ISDIR(old) else "this is not an ordinary file"
        raise UsageError(Problem(what, "give the name of a file", Place(str(target))))
    return mode & stat.S_IMODE(old)


def _write_beside_and_replace(target: Path, data: bytes, mode: int, overwrite: bool, fs: FileSystem) -> None:
    # a name without the target's: a leftover must not tell more than the file itself
    temporary = target.parent / f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}{TEMPORARY_SUFFIX}"
    descriptor = fs.create(temporary, mode | stat.S_IWUSR)
    try:
        try:
            _write_all(descriptor, data, fs)
            fs.sync(descriptor)
        finally:
            fs.close(descriptor)
        if not mode & stat.S_IWUSR:
            fs.narrow(temporary, mode)
        if overwrite:
            _replace(temporary, target, fs)
        else:
            _publish_new(temporary, target, fs)
    except BaseException:
        with contextlib.suppress(OSError):  # the first failure is the one to tell
            fs.remove(temporary)
        raise
    fs.sync_folder(target.parent)


def _write_all(descriptor: int, data: bytes, fs: FileSystem) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[fs.write(descriptor, rest) :]


def _replace(temporary: Path, target: Path, fs: FileSystem) -> None:
    for _ in range(_REPLACE_TRIES - 1):
        try:
            fs.replace(temporary, target)
        except PermissionError as error:
            if getattr(error, "winerror", None) is None:
                raise
            fs.pause(_REPLACE_PAUSE_SECONDS)
        else:
            return
    fs.replace(temporary, target)


def _publish_new(temporary: Path, target: Path, fs: FileSystem) -> None:
    """Only a link refuses an existing name in one step; memory sticks know no links, there a look has to do."""
    try:
        fs.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(errno.EEXIST, "exists") from None
        fs.replace(temporary, target)
    else:
        fs.remove(temporary)


def read_limited(path: Path, limit_bytes: int, *, error: type[FileContentError]) -> bytes:
    """The file's bytes, at most `limit_bytes` of them; never reads more than one byte beyond.

    Raises UsageError (missing, a folder, a device), MachineError (permission, damage), `error` (too large).
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # a pipe could keep us waiting for ever
            what = "this is a folder, not a file" if stat.S_ISDIR(mode) else "this is not an ordinary file"
            raise UsageError(Problem(what, "give the name of a file", Place(str(path))))
        with path.open("rb", buffering=0) as file:
            data = _read_up_to(file.read, limit_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(Problem("there is no such file", "check the name", Place(str(path)))) from None
    except ValueError:
        raise UsageError(Problem("this is not a file name", "check the name", Place(ascii(str(path))))) from None
    except OSError as refused:
        if refused.errno == errno.ENAMETOOLONG:
            raise UsageError(Problem("there is no such file", "check the name", Place(str(path)))) from None
        raise machine_error(refused, path, "read the file") from refused
    if len(data) > limit_bytes:
        limit = f"{limit_bytes // 1_000_000} MB" if limit_bytes >= 1_000_000 else f"{limit_bytes} bytes"
        raise error(Problem(f"the file is too large (more than {limit})", "choose the right file", Place(str(path))))
    return data


def _read_up_to(read: Callable[[int], bytes | None], most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := read(most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def open_private(path: Path) -> int:
    """A descriptor for reading and writing a file that is made owner-only when missing; for locks.

    Raises MachineError.
    """
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR | _BINARY, _OWNER_FILE)
    except OSError as error:
        raise machine_error(error, path, "open the file") from error


# --- our folders ------------------------------------------------------------------------------------------------------


def config_dir() -> Path:
    """Settings (window size, last folder); nothing that was answered. Made owner-only when missing."""
    return _owned(_roots()[0])


def data_dir() -> Path:
    """What the program keeps for the person. Made owner-only when missing."""
    return _owned(_roots()[1])


def sheets_dir() -> Path:
    """The saved sheets. Made owner-only when missing."""
    return _owned(data_dir() / "sheets")


def temp_dir() -> Path:
    """Files that another program reads and that go later, see `tidy_temp`. Made owner-only when missing."""
    return _owned(_owned(_roots()[2]) / "temporary")


def kept_dir() -> Path:
    """What was worked out from content files, see `ldnprep.kept`. Made owner-only when missing."""
    return _owned(_owned(_roots()[2]) / "kept")


def _roots() -> tuple[Path, Path, Path]:
    """Settings, data, throw-away: all that is ours, each a folder of its own (LDNPREP_HOME puts them under one)."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home, "config"), Path(home, "data"), Path(home, "cache")
    folders = platformdirs.PlatformDirs(_APP, appauthor=False)
    # on Windows and macOS the first two would be one folder
    return Path(folders.user_config_dir, "config"), Path(folders.user_data_dir, "data"), Path(folders.user_cache_dir)


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
        _make_folder(folder, _REAL)
        if sys.platform != "win32" and stat.S_IMODE(folder.stat().st_mode) != _OWNER_FOLDER:
            folder.chmod(_OWNER_FOLDER)
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
        folder.mkdir(mode=_OWNER_FOLDER)
    except FileExistsError:  # another window was quicker, or a file is in the way
        if not folder.is_dir():
            raise
    fs.sync_folder(folder.parent)


def tidy_temp(older_than_seconds: float, fs: FileSystem = _REAL) -> tuple[Path, ...]:
    """Removes our temporary files of that age, and half-written leftovers in our folders; gives what would not go.

    A file that a mail program still holds open stays for the next time. The age is by the file's own time: after the
    clock went back, a file from "the future" counts as old, so that nothing personal stays for years.
    """
    left = [path for path in _entries(temp_dir()) if not _gone_if_old(path, older_than_seconds, fs)]
    for folder in (config_dir(), data_dir(), sheets_dir(), locks_dir(), crash_dir()):
        left += tidy_folder(folder, older_than_seconds, fs)
    return tuple(left)


def tidy_folder(folder: Path, older_than_seconds: float, fs: FileSystem = _REAL) -> tuple[Path, ...]:
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


def remove_file(path: Path, fs: FileSystem = _REAL) -> bool:
    """True when the file is gone afterwards; False when it is held or protected."""
    return not _remove_tree(path, fs)


def delete_everything(fs: FileSystem = _REAL) -> tuple[Path, ...]:
    """Removes all that the program kept: sheets, drafts, settings, temporary files, locks. Gives what could not go.

    Sheets that the person saved elsewhere are theirs and stay. A link is removed, not followed.
    """
    left = tuple(path for root in _roots() for path in _remove_tree(root, fs))
    for folder in {root.parent for root in _roots() if root.parent.name == _APP}:
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
    if sys.platform != "win32" and mode & _OWNER_FOLDER != _OWNER_FOLDER:
        with contextlib.suppress(OSError):  # then its content cannot go, and is reported
            path.chmod(_OWNER_FOLDER)
    left = [item for child in _entries(path) for item in _remove_tree(child, fs)]
    return left if left or _removed(path, Path.rmdir) else [path]


def _removed(path: Path, remove: Callable[[Path], None]) -> bool:
    if sys.platform == "win32":
        with contextlib.suppress(OSError):  # Windows keeps files that are marked read-only
            path.chmod(_OWNER_FOLDER)
    try:
        remove(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
