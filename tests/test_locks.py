"""Two windows on one sheet: never a silent overwrite, never a sheet that stays locked after a crash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ldnprep import files
from ldnprep.errors import MachineError
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


def test_a_window_that_was_killed_leaves_nothing_locked(sheet: Path) -> None:
    holder = subprocess.Popen(  # our own program
        [sys.executable, "-c", HOLDER, sheet], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    lock = SheetLock(sheet)
    assert not lock.acquire()
    holder.kill()
    holder.communicate()
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


def test_tidying_keeps_living_locks_and_removes_dead_ones(sheet: Path, tmp_path: Path) -> None:
    lock = SheetLock(sheet)
    lock.acquire()
    dead = SheetLock(tmp_path / "dead.yaml")
    dead.acquire()
    assert dead._alive is not None
    os.close(dead._alive)  # as the end of its process does
    tidy_locks()
    assert lock.is_ours()
    assert not dead._owner_file.exists()
    assert len(list(files.locks_dir().glob("*.alive"))) == 1
    lock.release()


def test_a_window_that_hangs_in_the_guard_is_told_not_waited_for(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ldnprep.locks._GUARD_TRIES", 2)
    hanging, waiting = SheetLock(sheet), SheetLock(sheet)
    with hanging._guard(), pytest.raises(MachineError, match="does not answer; close it"):
        waiting.acquire()
