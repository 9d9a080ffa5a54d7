"""Files written whole or not at all, and read within a bound."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import unicodedata
from pathlib import Path

from ldnprep.errors import FileContentError, Place, Problem, UsageError
from ldnprep.files.disk import BINARY, REAL, FileSystem
from ldnprep.files.refusals import machine_error, says_too_long

TEMPORARY_PREFIX = ".ldnprep-"
TEMPORARY_SUFFIX = ".tmp"

_OWNER_FILE = 0o600
_SHARED_FILE = 0o666  # before the person's umask
_REPLACE_TRIES = 5  # Windows: a virus scanner or an indexer may hold the old file for a moment
_REPLACE_PAUSE_SECONDS = 0.1
_AT_ONCE: int = getattr(os, "O_NONBLOCK", 0)  # a pipe that took a file's place must not keep us waiting for ever


def write_atomic(
    path: Path, data: bytes, *, private: bool = True, overwrite: bool = True, fs: FileSystem = REAL
) -> None:
    """Writes the whole file or leaves the old one as it was; when it returns, a power cut cannot undo it.

    `private`: readable by the owner only, from the first byte; else as the person's umask says. An existing file's mode
    is never widened. A symbolic link is followed, not replaced. Without `overwrite` an existing file is a UsageError.

    Raises UsageError (a folder or a device is in the way, a name that cannot be) and MachineError (the disk refuses).
    """
    target = _resolved(path)
    try:
        mode = _mode_for(target, private)
        _write_beside_and_replace(target, data, mode, overwrite, fs)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise machine_error(error, path, "write the file") from error


def _resolved(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a NUL character: no file system can hold it
        raise _no_name(path) from None
    except OSError as error:  # Windows: a path over 260 letters, or a name that it keeps for itself, such as "con.pdf"
        if says_too_long(error):
            raise machine_error(error, path, "write the file") from error
        raise _no_name(path) from None


def _no_name(path: Path) -> UsageError:
    return UsageError(Problem("this is not a file name", "choose another name", Place(ascii(str(path)))))


def _exists(path: Path) -> UsageError:
    return UsageError(Problem("the file already exists", "choose another name", Place(str(path))))


def _mode_for(target: Path, private: bool) -> int:
    mode = _OWNER_FILE if private else _SHARED_FILE
    try:
        old = target.stat().st_mode
    except FileNotFoundError:
        return mode
    _refuse_unless_file(old, target)
    return mode & stat.S_IMODE(old)


def _refuse_unless_file(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        what = "this is a folder, not a file" if stat.S_ISDIR(mode) else "this is not an ordinary file"
        raise UsageError(Problem(what, "give the name of a file", Place(str(path))))


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


def as_the_disk_sees(path: Path) -> str:
    """A name for comparing: two paths with the same one are one file, there already or not.

    Windows and macOS take `Ann.pdf` and `ann.pdf` for one, macOS also the two ways to write an accent.
    """
    try:
        name = os.path.realpath(path)
    except OSError:  # Windows: a name that no file can have; whoever reads or writes it says so
        name = str(path.absolute())
    return unicodedata.normalize("NFC", name).casefold() if sys.platform in ("win32", "darwin") else name


def read_limited(path: Path, limit_bytes: int, *, error: type[FileContentError]) -> bytes:
    """The file's bytes, at most `limit_bytes` of them; never reads more than one byte beyond.

    Raises UsageError (missing, a folder, a device), MachineError (permission, damage), `error` (too large).
    """
    try:
        _refuse_unless_file(path.stat().st_mode, path)  # before it is opened: opening a device may do something
        descriptor = os.open(path, os.O_RDONLY | BINARY | _AT_ONCE)
        try:
            _refuse_unless_file(os.fstat(descriptor).st_mode, path)
            data = _read_up_to(descriptor, limit_bytes + 1)
        finally:
            os.close(descriptor)
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


def _read_up_to(descriptor: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(descriptor, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def open_private(path: Path) -> int:
    """A descriptor for reading and writing a file that is made owner-only when missing; for locks.

    Raises MachineError.
    """
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR | BINARY, _OWNER_FILE)
    except OSError as error:
        raise machine_error(error, path, "open the file") from error
