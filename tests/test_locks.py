"""Two windows on one sheet: never a silent overwrite, never a sheet that stays locked after a crash."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldnprep import files
from ldnprep.errors import MachineError, Problem
from ldnprep.locks import LockLostError, SheetLock, tidy_locks


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "Anna Nowak.yaml"


def test_the_second_window_is_told(sheet: Path) -> None:
    first, second = SheetLock(sheet), SheetLock(sheet)
    assert first.acquire()
    assert not second.acquire()
    first.write(b"from the first")
    with pytest.raises(LockLostError, match="another window"):
        second.write(b"from the second")
    assert sheet.read_bytes() == b"from the first"
    first.release()
    assert second.acquire()
    second.release()


def test_the_same_file_by_another_path_is_the_same_sheet(sheet: Path, tmp_path: Path) -> None:
    sheet.write_bytes(b"")
    (tmp_path / "link.yaml").symlink_to(sheet)
    first = SheetLock(sheet)
    assert first.acquire()
    assert not SheetLock(tmp_path / "home" / ".." / "link.yaml").acquire()
    assert SheetLock(tmp_path / "other.yaml").acquire()
    first.release()


@pytest.mark.parametrize(("one", "other"), [("Visit.yaml", "visit.yaml"), ("Zo\u00e9.yaml", "Zoe\u0301.yaml")])
def test_names_that_the_disk_takes_for_one_are_the_same_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one: str, other: str
) -> None:
    with monkeypatch.context() as on_a_mac:
        on_a_mac.setattr(sys, "platform", "darwin")
        first, second = SheetLock(tmp_path / one), SheetLock(tmp_path / other)
    assert first.acquire()
    assert not second.acquire()
    first.release()


def test_after_taking_over_the_first_window_cannot_overwrite(sheet: Path) -> None:
    first, second = SheetLock(sheet), SheetLock(sheet)
    first.acquire()
    second.take_over()
    second.write(b"from the second")
    assert (first.is_ours(), second.is_ours()) == (False, True)
    with pytest.raises(LockLostError):
        first.write(b"from the first")
    first.release()  # must not give away what is the second's
    assert second.is_ours()
    assert sheet.read_bytes() == b"from the second"
    first.take_over()
    assert (first.is_ours(), second.is_ours()) == (True, False)
    first.release()
    second.release()


def test_giving_back_is_harmless_where_our_folder_cannot_be_used_any_more(
    sheet: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    monkeypatch.setenv(files.HOME_VARIABLE, str(sheet))
    sheet.write_bytes(b"a file where the folder should be")
    shutil.rmtree(home)
    lock.release()  # the window closes: there is nothing to tell any more
    assert not lock.is_ours()
    monkeypatch.setenv(files.HOME_VARIABLE, str(home))
    other = SheetLock(sheet)
    assert other.acquire()
    other.release()


def test_acquiring_twice_is_harmless(sheet: Path) -> None:
    lock = SheetLock(sheet)
    assert lock.acquire()
    assert lock.acquire()
    lock.write(b"x")
    lock.release()
    lock.release()
    with pytest.raises(LockLostError):
        lock.write(b"y")


HOLDER = """
import sys, time
from pathlib import Path
from ldnprep.locks import SheetLock
lock = SheetLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_window(sheet: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the sheet."""
    holder = subprocess.Popen(  # our own program
        [sys.executable, "-c", HOLDER, sheet], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    yield holder
    holder.kill()
    holder.communicate()


def die(window: subprocess.Popen[str]) -> None:
    window.kill()
    window.communicate()


def free_for_another_window(sheet: Path) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", HOLDER, sheet], input="", stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout == "True\n"


def test_a_window_that_was_killed_leaves_nothing_locked(sheet: Path, other_window: subprocess.Popen[str]) -> None:
    lock = SheetLock(sheet)
    assert not lock.acquire()
    die(other_window)
    assert lock.acquire()
    lock.write(b"saved")
    lock.release()


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"x" * 10_000, b"../../../../etc/passwd"])
def test_a_damaged_lock_file_counts_as_free(sheet: Path, damage: bytes) -> None:
    lock = SheetLock(sheet)
    lock._owner_file.write_bytes(damage)
    assert lock.acquire()
    lock.release()


def test_the_files_tell_nothing_about_the_person_and_are_the_owners_only(sheet: Path) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    kept = list(files.locks_dir().iterdir())
    assert len(kept) == 3
    for path in kept:
        assert path.stat().st_mode & 0o077 == 0
        assert "Anna" not in path.name + path.read_bytes().decode()
    lock.release()


def test_tidying_keeps_living_locks_and_removes_dead_ones(
    sheet: Path, tmp_path: Path, other_window: subprocess.Popen[str]
) -> None:
    lock = SheetLock(tmp_path / "ours.yaml")
    lock.acquire()
    tidy_locks()
    assert not SheetLock(sheet).acquire()
    die(other_window)
    tidy_locks()
    assert lock.is_ours()
    assert len(list(files.locks_dir().glob("*.owner"))) == 1
    assert len(list(files.locks_dir().glob("*.alive"))) == 1
    lock.release()


def test_a_window_that_hangs_in_the_guard_is_told_not_waited_for(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ldnprep.locks._GUARD_TRIES", 2)
    hanging, waiting = SheetLock(sheet), SheetLock(sheet)
    with hanging._guard(), pytest.raises(MachineError, match="does not answer; close it"):
        waiting.acquire()


# --- where file locks fail --------------------------------------------------------------------------------------------

NO_LOCKS = [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EIO, errno.EBADF]


def without_locks(monkeypatch: pytest.MonkeyPatch, number: int = errno.ENOLCK) -> None:
    """The operating system's door: a home on a network folder that has no locks, or none any more."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if sys.platform == "win32":
        monkeypatch.setattr("msvcrt.locking", refuse)
    else:
        monkeypatch.setattr("fcntl.flock", refuse)


@pytest.mark.parametrize("number", NO_LOCKS, ids=errno.errorcode.__getitem__)
def test_a_window_does_not_take_itself_for_dead_where_there_are_no_locks(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    without_locks(monkeypatch, number)
    lock = SheetLock(sheet)
    assert lock.acquire()
    tidy_locks()
    assert lock.is_ours()
    lock.write(b"saved")
    assert sheet.read_bytes() == b"saved"
    lock.release()
    assert not lock.is_ours()


def test_where_locks_fail_from_now_on_what_was_ours_stays_ours(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    without_locks(monkeypatch)
    tidy_locks()
    lock.write(b"saved")
    lock.release()


def test_another_window_is_not_taken_for_dead_either_where_there_are_no_locks(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, other_window: subprocess.Popen[str]
) -> None:
    without_locks(monkeypatch)
    tidy_locks()
    ours = SheetLock(sheet)
    assert not ours.acquire()
    ours.take_over()
    ours.write(b"taken over")
    ours.release()
    del other_window


def test_a_sheet_that_was_closed_is_free_also_without_locks(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    first, second = SheetLock(sheet), SheetLock(sheet)
    assert first.acquire()
    first.release()
    assert second.acquire()
    second.release()


# --- our files vanish, or are damaged, while a window is open ---------------------------------------------------------


def _tokens(home: Path, kind: str) -> list[Path]:
    return list((home / "data" / "locks").glob(f"*.{kind}"))


def _remove(home: Path, kind: str) -> None:
    for path in _tokens(home, kind):
        path.unlink()


def _dead_owner(home: Path) -> None:
    for path in _tokens(home, "owner"):
        path.write_text("0" * 32)


def _restore_from_copy(home: Path) -> None:
    """As a backup service does: the same names and bytes, other files."""
    shutil.copytree(home, home.with_name("copy"))
    shutil.rmtree(home)
    home.with_name("copy").rename(home)


TROUBLES: dict[str, Callable[[Path], object]] = {
    "all of it": shutil.rmtree,
    "data": lambda home: shutil.rmtree(home / "data"),
    "locks": lambda home: shutil.rmtree(home / "data" / "locks"),
    "renamed": lambda home: home.rename(home.with_name("elsewhere")),
    "owner": lambda home: _remove(home, "owner"),
    "alive": lambda home: _remove(home, "alive"),
    "guard": lambda home: _remove(home, "guard"),
    "empty owner": lambda home: [path.write_bytes(b"") for path in _tokens(home, "owner")],
    "a dead window's token": _dead_owner,
    "restored from a copy": _restore_from_copy,
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_only_another_living_window_takes_a_sheet_away(
    sheet: Path, home: Path, trouble: Callable[[Path], object]
) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    trouble(home)
    assert lock.is_ours()
    lock.write(b"saved all the same")
    assert sheet.read_bytes() == b"saved all the same"
    assert not free_for_another_window(sheet)
    lock.release()
    assert free_for_another_window(sheet)


def test_a_file_in_the_place_of_our_folder_is_a_refusal_of_the_disk_and_no_take_over(sheet: Path, home: Path) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    shutil.rmtree(home)
    home.write_bytes(b"in the way")
    for _ in range(2):
        with pytest.raises(MachineError) as refused:
            lock.write(b"not now")
        assert not isinstance(refused.value, LockLostError)
        assert lock.is_ours()
    home.unlink()
    lock.write(b"saved")
    assert sheet.read_bytes() == b"saved"
    lock.release()


def test_a_disk_that_refuses_the_new_token_does_not_take_the_sheet_away(
    sheet: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    shutil.rmtree(home)

    def full(*_: object, **__: object) -> None:
        raise MachineError(Problem("cannot write the file: the disk is full", "make room on it"))

    with monkeypatch.context() as disk:
        disk.setattr(files, "write_atomic", full)
        with pytest.raises(MachineError, match="disk is full"):
            lock.write(b"not now")
    assert _tokens(home, "alive") == []
    lock.write(b"saved")
    assert sheet.read_bytes() == b"saved"
    lock.release()


def test_giving_back_does_not_bring_back_a_folder_that_was_deleted(sheet: Path, home: Path) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    assert files.delete_everything() == ()
    lock.release()
    assert not (home / "data").exists()
