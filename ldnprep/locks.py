"""Two windows on one saved sheet: one writes, the other knows it, asks, and may take over.

The operating system's own file locks tell whether a window is still alive, so a crash or a power cut never leaves a
sheet locked. Who may write is a random token in a small file: a window that was taken over from sees the token of
another living window there and refuses to write. Nothing else takes a sheet away: files of ours that vanish are made
again. They stand in the program's own folder and hold a token, nothing about the person.

Where a file system knows no locks (some network folders) nobody can tell whether another window lives. It counts as
alive then: its files stay, and who opens its sheet is asked first, also after a crash.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from ldnprep import files
from ldnprep.errors import MachineError, Place, Problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_GUARD_TRIES = 60
_GUARD_PAUSE_SECONDS = 0.05
_TOKEN_BYTES_READ = 64
# "held by another": POSIX says the first, Windows the next two, Wine says that it failed and not why
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK, 0)
_OF_THIS_PROCESS: set[str] = set()  # tokens of its windows: they live, whatever the file system says of their locks


class _Lock(Enum):
    """What the system said when it was asked for a lock."""

    OURS = "ours now"
    HELD = "another window holds it"
    UNKNOWN = "this file system has no locks, or none at the moment"


class LockLostError(MachineError):
    """Another window took this sheet over: nothing was written."""


class SheetLock:
    """The right of one window to write one saved sheet.

    `acquire` or `take_over`, then `write`, at the end `release`. All paths that lead to the same file (links, `..`)
    mean the same sheet. All methods raise MachineError when the program's own folder cannot be used.
    """

    def __init__(self, sheet: Path) -> None:
        self.sheet = sheet
        name = hashlib.sha256(os.fsencode(files.as_the_disk_sees(sheet))).hexdigest()[:32]
        folder = self._folder = files.locks_dir()
        self._owner_file = folder / f"{name}.owner"
        self._guard_file = folder / f"{name}.guard"
        self._token = ""
        self._claims: set[str] = set()  # every token of ours: another thread may look while a new one takes the place
        self._alive: int | None = None

    def acquire(self) -> bool:
        """True when this window may now write; False when another living window has the sheet (ask, then `take_over`).

        What a dead window left behind counts as free.
        """
        with self._guard():
            if self._taken():
                return False
            self._hold()
            return True

    def take_over(self) -> None:
        """This window may now write, whoever had the sheet; the other one's `write` refuses from now on."""
        with self._guard():
            self._hold()

    def is_ours(self) -> bool:
        """False when never acquired, released, or taken over by another living window.

        Files of ours that vanished, or that somebody damaged, do not make it another's: `write` makes them again.
        """
        return self._alive is not None and not self._taken()

    def write(self, data: bytes) -> None:
        """Writes the sheet (atomic, owner-only) if it is still ours; no other window can take over meanwhile.

        Raises LockLostError when it is not ours (nothing was written), else what `files.write_atomic` raises.
        """
        with self._guard():
            if not self.is_ours():
                what = "this sheet was opened in another window, so it was not saved here"
                raise LockLostError(Problem(what, "go on in the other window, or take it over", Place(str(self.sheet))))
            self._hold()
            files.write_atomic(self.sheet, data)

    def release(self) -> None:
        """Gives the sheet back; harmless when it was never ours or was taken over, and where our folder is gone."""
        if self._alive is None:
            return
        # the system's own lock ends below whatever happens; a folder that was deleted stays deleted
        with contextlib.suppress(MachineError), _guarded(self._guard_file):
            if _read_token(self._owner_file) == self._token:
                files.remove_file(self._owner_file)
        token, alive = self._token, self._alive
        self._token, self._alive = "", None
        self._forget(token, alive)

    def _taken(self) -> bool:
        """Whether the token of another living window stands there."""
        found = _read_token(self._owner_file)
        return found not in self._claims and _is_alive(self._folder, found)

    def _hold(self) -> None:
        """Makes it ours, and again what of our files is not there any more."""
        if (
            self._alive is not None
            and _read_token(self._owner_file) == self._token
            and self._is_seen_alive(self._alive)
        ):
            return
        self._become_owner()

    def _is_seen_alive(self, alive: int) -> bool:
        """Whether others find the very file whose lock we hold."""
        try:
            return os.path.samestat(os.fstat(alive), _alive_file(self._folder, self._token).stat())
        except OSError:
            return False

    def _become_owner(self) -> None:
        """A new token; only when it stands there, the old one goes: a disk that refuses takes nothing away from us."""
        before, token = _read_token(self._owner_file), os.urandom(16).hex()
        descriptor = files.open_private(_alive_file(self._folder, token))
        _OF_THIS_PROCESS.add(token)
        self._claims.add(token)
        try:
            _try_lock(descriptor)
            files.write_atomic(self._owner_file, token.encode("ascii"))
        except BaseException:
            self._forget(token, descriptor)
            raise
        old, alive = self._token, self._alive
        self._token, self._alive = token, descriptor
        if alive is not None:
            self._forget(old, alive)
        if before != old:
            self._remove_alive_file(before)

    def _guard(self) -> contextlib.AbstractContextManager[None]:
        files.own_folder(self._guard_file.parent)  # somebody may have tidied it away
        return _guarded(self._guard_file)

    def _forget(self, token: str, alive: int) -> None:
        """Ends a claim of ours: the system's lock, and the file that showed it."""
        os.close(alive)
        _OF_THIS_PROCESS.discard(token)
        self._remove_alive_file(token)

    def _remove_alive_file(self, token: str) -> None:
        if token:
            files.remove_file(_alive_file(self._folder, token))


@contextlib.contextmanager
def _guarded(guard_file: Path) -> Iterator[None]:
    """One window at a time decides, for a moment. Guards are never removed: a second window may wait on it."""
    descriptor = files.open_private(guard_file)
    try:
        for attempt in range(_GUARD_TRIES):
            if _try_lock(descriptor) is not _Lock.HELD:  # without locks the token alone has to do
                break
            if attempt < _GUARD_TRIES - 1:
                time.sleep(_GUARD_PAUSE_SECONDS)
        else:
            raise MachineError(Problem("another window of this program does not answer", "close it, then try again"))
        yield
    finally:
        os.close(descriptor)


def tidy_locks() -> None:
    """Removes what dead windows left; for the start of the program. Nothing here is needed once its window is gone."""
    folder = files.locks_dir()
    for owner_file in folder.glob("*.owner"):
        with _guarded(owner_file.with_suffix(".guard")):
            if not _is_alive(folder, _read_token(owner_file)):
                files.remove_file(owner_file)
    for alive_file in folder.glob("*.alive"):
        if not _is_alive(folder, alive_file.stem):
            files.remove_file(alive_file)


def another_window_lives() -> bool:
    """Whether another process has a sheet open. True as well where that cannot be told."""
    folder = files.locks_dir()
    return any(path.stem not in _OF_THIS_PROCESS and _is_alive(folder, path.stem) for path in folder.glob("*.alive"))


def _alive_file(folder: Path, token: str) -> Path:
    return folder / f"{token}.alive"


def _read_token(owner_file: Path) -> str:
    """The token, or "" when there is none or the file is damaged (its window is then counted as gone)."""
    try:
        with owner_file.open("rb") as file:
            token = file.read(_TOKEN_BYTES_READ).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return token if len(token) == 32 and set(token) <= set("0123456789abcdef") else ""


def _is_alive(folder: Path, token: str) -> bool:
    """Whether the window with this token still runs: it holds the system's lock on its file until it ends.

    True as well where that cannot be told.
    """
    if token in _OF_THIS_PROCESS:
        return True
    try:
        if not token or not _alive_file(folder, token).exists():
            return False
        descriptor = files.open_private(_alive_file(folder, token))
    except (MachineError, OSError):
        return True
    try:
        return _try_lock(descriptor) is not _Lock.OURS
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> _Lock:
    """The system's exclusive lock, until the descriptor is closed or the process ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return _Lock.HELD if (error.errno or 0) in _BUSY else _Lock.UNKNOWN
    return _Lock.OURS
