"""What the machine refused, in one plain sentence with a remedy."""

from __future__ import annotations

import errno
from pathlib import Path

from ldnprep.errors import MachineError, Place, Problem

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
    errno.EILSEQ: ("the disk cannot store this name", "choose a name of plain letters"),
    errno.EINVAL: ("the disk cannot store this name", "choose a name of plain letters"),
    errno.EBUSY: ("another program is using the file", "close that program and try again"),
    errno.EISDIR: ("a folder of this name is in the way", "choose another name"),
    errno.ELOOP: ("the links lead round in a circle", "choose another folder"),
    errno.EMFILE: ("too many files are open", "close other programs and try again"),
    errno.ENFILE: ("too many files are open", "close other programs and try again"),
    errno.EIO: ("the disk reports damage", "choose a folder on another disk, and have this one looked at"),
}
_TOO_LONG = ("the name is too long", "choose a shorter name, or a folder nearer to the top")
_TOO_LONG_FOR_WINDOWS = (206, 234)  # its own numbers; for all systems it says that there is no such file, or nothing
_UNKNOWN = ("the computer refused", "try again, or choose another folder")


def says_too_long(error: OSError) -> bool:
    """Whether a name or a whole path was too long."""
    return error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) in _TOO_LONG_FOR_WINDOWS


def machine_error(error: OSError, path: Path, doing: str) -> MachineError:
    """One plain sentence for an `OSError`; `doing` completes "cannot ...", for example "write the file"."""
    reason, remedy = _TOO_LONG if says_too_long(error) else _REFUSALS.get(error.errno or 0, _UNKNOWN)
    return MachineError(Problem(f"cannot {doing}: {reason}", remedy, Place(str(path))))
