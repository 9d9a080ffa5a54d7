"""Two windows on one saved sheet: one writes, the other knows it, asks, and may take over.

The operating system's own file locks tell whether a window is still alive, so a crash or a power cut never leaves a
sheet locked. Who may write is a random token in a small file: a window that was taken over from sees another token
there and refuses to write. The files stand in the program's own folder and hold a token, nothing about the person.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
from collections.abc import Iterator
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
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # "held by another": POSIX says the first, Windows the others


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
        folder = files.locks_dir()
        self._owner_file = folder / f"{name}.owner"
        self._guard_file = folder / f"{name}.guard"
        self._token = ""
        self._alive: int | None = None

    def acquire(self) -> bool:
        """True when this window may now write; False when another living window has the sheet (ask, then `take_over`).

        What a dead window left behind counts as free.
        """
        with self._guard():
            if self._still_ours():
                return True
            if _is_alive(_read_token(self._owner_file)):
                return False
            self._become_owner()
            return True

    def take_over(self) -> None:
        """This window may now write, whoever had the sheet; the other one's `write` refuses from now on."""
        with self._guard():
            if not self._still_ours():
                self._become_owner()

    def is_ours(self) -> bool:
        """False when never acquired, released, or taken over by another window."""
        return self._still_ours()

    def write(self, data: bytes) -> None:
        """Writes the sheet (atomic, owner-only) if it is still ours; no other window can take over meanwhile.

        Raises LockLostError when it is not ours (nothing was written), else what `files.write_atomic` raises.
        """
        with self._guard():
            if not self._still_ours():
                what = "this sheet was opened in another window, so it was not saved here"
                raise LockLostError(Problem(what, "go on in the other window, or take it over", Place(str(self.sheet))))
            files.write_atomic(self.sheet, data)

    def release(self) -> None:
        """Gives the sheet back; harmless when it was never ours or was taken over, and where our folder is gone."""
        if self._alive is None:
            return
        with contextlib.suppress(MachineError), self._guard():  # the system's own lock ends below whatever happens
            if self._still_ours():
                files.remove_file(self._owner_file)
        self._forget_token()

    def _still_ours(self) -> bool:
        return self._alive is not None and _read_token(self._owner_file) == self._token

    def _become_owner(self) -> None:
        _remove_alive_file(_read_token(self._owner_file))
        self._forget_token()
        token = os.urandom(16).hex()
        descriptor = files.open_private(_alive_file(token))
        try:
            _try_lock(descriptor)
            files.write_atomic(self._owner_file, token.encode("ascii"))
        except BaseException:
            os.close(descriptor)
            raise
        self._token, self._alive = token, descriptor

    def _forget_token(self) -> None:
        token, alive = self._token, self._alive
        self._token, self._alive = "", None
        if alive is not None:
            os.close(alive)  # gives the system's lock back too
            with contextlib.suppress(MachineError):
                _remove_alive_file(token)

    def _guard(self) -> contextlib.AbstractContextManager[None]:
        return _guarded(self._guard_file)


@contextlib.contextmanager
def _guarded(guard_file: Path) -> Iterator[None]:
    """One window at a time decides, for a moment. Guards are never removed: a second window may wait on it."""
    descriptor = files.open_private(guard_file)
    try:
        for attempt in range(_GUARD_TRIES):
            if _try_lock(descriptor):
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
            if not _is_alive(_read_token(owner_file)):
                files.remove_file(owner_file)
    for alive_file in folder.glob("*.alive"):
        if not _is_alive(alive_file.stem):
            files.remove_file(alive_file)


def _alive_file(token: str) -> Path:
    return files.locks_dir() / f"{token}.alive"


def _remove_alive_file(token: str) -> None:
    if token:
        files.remove_file(_alive_file(token))


def _read_token(owner_file: Path) -> str:
    """The token, or "" when there is none or the file is damaged (its window is then counted as gone)."""
    try:
        with owner_file.open("rb") as file:
            token = file.read(_TOKEN_BYTES_READ).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return token if len(token) == 32 and set(token) <= set("0123456789abcdef") else ""


def _is_alive(token: str) -> bool:
    """Whether the window with this token still runs: it holds the system's lock on its file until it ends."""
    if not token or not _alive_file(token).exists():
        return False
    descriptor = files.open_private(_alive_file(token))
    try:
        return not _try_lock(descriptor)
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    """The system's exclusive lock, until the descriptor is closed or the process ends; False when another has it.

    Where a file system knows no locks (some network folders) the answer is True for the guard and, for a window's own
    file, that it counts as dead: two windows then see each other only by the token, which `write` still checks.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True
