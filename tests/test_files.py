"""What a person saved is whole, theirs alone, and still there after a crash, a full disk or a power cut."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldnprep import files
from ldnprep.errors import AnswersError, MachineError, UsageError
from tests.disk import RecordedDisk, without_repeats

OLD = b"old answers, a little longer\n"
NEW = b"new answers\n" * 50


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(files.TEMPORARY_PREFIX)]


class Refusing(files.FileSystem):
    """A disk that refuses one of its calls."""

    def __init__(self, call: str, number: int) -> None:
        def refuse(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        setattr(self, call, refuse)


class TestWriting:
    def test_writes_what_was_given(self, tmp_path: Path) -> None:
        files.write_atomic(tmp_path / "sheet.yaml", NEW)
        assert (tmp_path / "sheet.yaml").read_bytes() == NEW
        assert leftovers(tmp_path) == []

    def test_replaces_an_older_file(self, tmp_path: Path) -> None:
        (tmp_path / "sheet.yaml").write_bytes(OLD)
        files.write_atomic(tmp_path / "sheet.yaml", b"")
        assert (tmp_path / "sheet.yaml").read_bytes() == b""

    def test_follows_a_link_instead_of_replacing_it(self, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        (tmp_path / "there/sheet.yaml").write_bytes(OLD)
        (tmp_path / "sheet.yaml").symlink_to(tmp_path / "there/sheet.yaml")
        files.write_atomic(tmp_path / "sheet.yaml", NEW)
        assert (tmp_path / "sheet.yaml").is_symlink()
        assert (tmp_path / "there/sheet.yaml").read_bytes() == NEW

    def test_never_over_an_existing_file_when_told_so(self, tmp_path: Path) -> None:
        target = tmp_path / "sheet.yaml"
        files.write_atomic(target, OLD, overwrite=False)
        with pytest.raises(UsageError, match="already exists"):
            files.write_atomic(target, NEW, overwrite=False)
        assert target.read_bytes() == OLD
        assert leftovers(tmp_path) == []

    def test_a_file_that_appears_meanwhile_is_not_overwritten(self, tmp_path: Path) -> None:
        target = tmp_path / "sheet.yaml"

        class Intruder(files.FileSystem):
            def sync(self, descriptor: int) -> None:  # noqa: ARG002  # the door's own signature
                target.write_bytes(OLD)

        with pytest.raises(UsageError, match="already exists"):
            files.write_atomic(target, NEW, overwrite=False, fs=Intruder())
        assert target.read_bytes() == OLD
        assert leftovers(tmp_path) == []

    def test_on_a_disk_without_links_a_new_file_is_written_too_and_no_other_replaced(self, tmp_path: Path) -> None:
        target = tmp_path / "sheet.yaml"
        disk = Refusing("link", errno.EPERM)
        files.write_atomic(target, NEW, overwrite=False, fs=disk)
        assert target.read_bytes() == NEW
        with pytest.raises(UsageError, match="already exists"):
            files.write_atomic(target, OLD, overwrite=False, fs=disk)
        assert target.read_bytes() == NEW
        assert leftovers(tmp_path) == []

    @pytest.mark.parametrize("place", ["folder", "fifo", "/dev/null", "/dev/full"])
    def test_refuses_what_is_not_a_file(self, tmp_path: Path, place: str) -> None:
        (tmp_path / "folder").mkdir()
        os.mkfifo(tmp_path / "fifo")
        before = (tmp_path / place).lstat()
        with pytest.raises(UsageError, match=r"folder, not a file|not an ordinary file"):
            files.write_atomic(tmp_path / place, NEW)
        assert (tmp_path / place).lstat().st_ino == before.st_ino

    def test_windows_tries_again_while_a_scanner_holds_the_file(self, tmp_path: Path) -> None:
        class Held(files.FileSystem):
            tries = 0

            def replace(self, source: Path, target: Path) -> None:
                self.tries += 1
                if self.tries < 3:
                    error = PermissionError(errno.EACCES, "held")
                    error.winerror = 32  # type: ignore[attr-defined]  # only Windows has it
                    raise error
                super().replace(source, target)

            def pause(self, seconds: float) -> None:
                pass

        files.write_atomic(tmp_path / "sheet.yaml", NEW, fs=Held())
        assert (tmp_path / "sheet.yaml").read_bytes() == NEW


class TestOwnerOnly:
    def test_at_every_step_and_with_any_umask(self, tmp_path: Path) -> None:
        seen: list[int] = []

        class Watching(RecordedDisk):
            def _record(self, step: str) -> None:  # noqa: ARG002  # every step is looked at alike
                seen.extend(mode_of(path) for path in tmp_path.iterdir() if path.is_file())

        umask = os.umask(0)
        try:
            files.write_atomic(tmp_path / "sheet.yaml", NEW, fs=Watching())
        finally:
            os.umask(umask)
        assert len(seen) > 4
        assert set(seen) == {0o600}

    @pytest.mark.parametrize(
        ("private", "old", "new"),
        [
            (True, 0o644, 0o600),
            (True, 0o400, 0o400),
            (False, 0o600, 0o600),
            (False, 0o640, 0o640),
            (False, None, 0o644),
        ],
    )
    def test_an_existing_mode_is_never_widened(self, tmp_path: Path, private: bool, old: int | None, new: int) -> None:
        target = tmp_path / "sheet.yaml"
        if old is not None:
            target.write_bytes(OLD)
            target.chmod(old)
        umask = os.umask(0o022)
        try:
            files.write_atomic(target, NEW, private=private)
        finally:
            os.umask(umask)
        assert (mode_of(target), target.read_bytes()) == (new, NEW)

    @pytest.mark.parametrize(
        "folder", [files.config_dir, files.data_dir, files.sheets_dir, files.temp_dir, files.locks_dir]
    )
    def test_our_folders(self, home: Path, folder: Callable[[], Path]) -> None:
        umask = os.umask(0)
        try:
            path = folder()
        finally:
            os.umask(umask)
        assert mode_of(path) == 0o700
        path.chmod(0o755)
        assert mode_of(folder()) == 0o700
        assert home in path.parents

    def test_each_temporary_folder_is_new_and_goes_with_what_is_in_it(self) -> None:
        first, second = files.new_temp_folder(), files.new_temp_folder()
        assert first != second
        assert mode_of(first) == 0o700
        files.write_atomic(first / "sheet.pdf", NEW)
        files.tidy_temp(0)
        assert list(files.temp_dir().iterdir()) == []

    def test_each_new_folder_lasts_before_anything_stands_in_it(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[tuple[str, bool]] = []
        monkeypatch.setattr(
            files.FileSystem,
            "sync_folder",
            lambda _, folder: synced.append((folder.name, any(path.is_file() for path in home.rglob("*")))),
        )
        umask = os.umask(0)
        try:
            files.write_atomic(files.sheets_dir() / "sheet.yaml", NEW)
        finally:
            os.umask(umask)
        assert synced == [(home.parent.name, False), ("home", False), ("data", False), ("sheets", True)]
        assert {mode_of(folder) for folder in (home, home / "data", home / "data" / "sheets")} == {0o700}

    def test_without_the_variable_they_are_the_systems(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv(files.HOME_VARIABLE)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(name, str(tmp_path / name))
        places = [files.config_dir(), files.data_dir(), files.temp_dir()]
        assert [path.relative_to(tmp_path).parts[:2] for path in places] == [
            ("XDG_CONFIG_HOME", "ldnprep"),
            ("XDG_DATA_HOME", "ldnprep"),
            ("XDG_CACHE_HOME", "ldnprep"),
        ]


class TestPowerCut:
    @pytest.mark.parametrize("overwrite", [True, False])
    def test_at_every_point_old_or_new_and_new_once_it_returned(self, tmp_path: Path, overwrite: bool) -> None:
        target, disk = tmp_path / "sheet.yaml", RecordedDisk()
        old = OLD if overwrite else None
        if overwrite:
            disk.put(target, OLD)
        disk.watched = target
        files.write_atomic(target, NEW, overwrite=overwrite, fs=disk)
        assert len(disk.history) >= 7
        for step, possible in zip(disk.steps, disk.history, strict=True):
            assert possible[target] <= {old, NEW}, f"after {step}"
        assert disk.possible(target) == {NEW}

    def test_the_order(self, tmp_path: Path) -> None:
        disk = RecordedDisk()
        files.write_atomic(tmp_path / "sheet.yaml", NEW, fs=disk)
        assert list(without_repeats(disk.steps)) == ["create", "write", "sync", "close", "replace", "sync_folder"]

    @pytest.mark.parametrize("forgotten", ["sync", "sync_folder"])
    def test_the_simulation_notices_a_forgotten_sync(self, tmp_path: Path, forgotten: str) -> None:
        target = tmp_path / "sheet.yaml"

        class Forgetful(RecordedDisk):
            pass

        setattr(Forgetful, forgotten, lambda *_: None)
        disk = Forgetful()
        disk.put(target, OLD)
        files.write_atomic(target, NEW, fs=disk)
        assert disk.possible(target) != {NEW}


KILLED = """
import os, signal, sys
from pathlib import Path
from ldnprep import files
class Dying(files.FileSystem):
    def __getattribute__(self, name):
        call = object.__getattribute__(self, name)
        def dying(*arguments):
            if name == sys.argv[2] and sys.argv[3] == "before": os.kill(os.getpid(), signal.SIGKILL)
            if name == "write": arguments = (arguments[0], arguments[1][:100])
            result = call(*arguments)
            if name == sys.argv[2]: os.kill(os.getpid(), signal.SIGKILL)
            return result
        return dying
files.write_atomic(Path(sys.argv[1]), b"new answers\\n" * 50, fs=Dying())
"""


class TestKilled:
    @pytest.mark.parametrize("call", ["create", "write", "sync", "close", "replace", "sync_folder"])
    @pytest.mark.parametrize("moment", ["before", "after"])
    def test_kill_9_leaves_the_old_or_the_new_file(self, tmp_path: Path, call: str, moment: str) -> None:
        target = tmp_path / "sheet.yaml"
        target.write_bytes(OLD)
        done = subprocess.run([sys.executable, "-c", KILLED, target, call, moment], check=False)  # our own
        assert done.returncode == -signal.SIGKILL
        replaced = (call, moment) in {("replace", "after"), ("sync_folder", "before"), ("sync_folder", "after")}
        assert target.read_bytes() == (NEW if replaced else OLD)
        assert all(mode_of(tmp_path / name) == 0o600 for name in leftovers(tmp_path))
        files.write_atomic(target, NEW)
        assert target.read_bytes() == NEW
        files.tidy_folder(tmp_path, older_than_seconds=0)
        assert leftovers(tmp_path) == []


class TestRefusals:
    @pytest.mark.parametrize("call", ["create", "write", "sync", "close", "replace"])
    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (errno.ENOSPC, "disk is full; make room"),
            (errno.EDQUOT, "used up; make room"),
            (errno.EFBIG, "this size; choose another folder"),
            (errno.EACCES, "refused; choose a folder of your own"),
            (errno.EPERM, "refused; choose a folder of your own"),
            (errno.EROFS, "not written; choose a folder on another disk"),
            (errno.ENOENT, "not there any more; choose another folder"),
            (errno.ENAMETOOLONG, "name is too long; choose a shorter name"),
            (errno.EIO, "damage; choose a folder on another disk"),
            (errno.EXFULL, "refused; try again"),
        ],
    )
    def test_is_told_plainly_and_leaves_the_old_file(self, tmp_path: Path, call: str, number: int, words: str) -> None:
        target = tmp_path / "sheet.yaml"
        target.write_bytes(OLD)
        with pytest.raises(MachineError, match="cannot write the file") as told:
            files.write_atomic(target, NEW, fs=Refusing(call, number))
        assert words in str(told.value)
        assert "\n" not in str(told.value)
        assert target.read_bytes() == OLD
        assert leftovers(tmp_path) == []

    def test_a_really_full_disk(self, tmp_path: Path) -> None:
        """The system's own limit on file size stands in for a full disk: part of the file goes in, then no more."""
        target = tmp_path / "sheet.yaml"
        target.write_bytes(OLD)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
        try:
            with pytest.raises(MachineError, match="this size"):
                files.write_atomic(target, NEW)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)
        assert target.read_bytes() == OLD
        assert leftovers(tmp_path) == []

    def test_a_folder_that_is_not_ours_to_write(self, outside: Path) -> None:
        (outside / "sheet.yaml").write_bytes(OLD)
        outside.chmod(0o555)
        with as_plain_user(), pytest.raises(MachineError, match="refused; choose a folder of your own"):
            files.write_atomic(outside / "sheet.yaml", NEW)
        outside.chmod(0o755)
        assert (outside / "sheet.yaml").read_bytes() == OLD
        assert leftovers(outside) == []

    def test_a_folder_that_vanished(self, tmp_path: Path) -> None:
        with pytest.raises(MachineError, match="not there any more"):
            files.write_atomic(tmp_path / "gone" / "sheet.yaml", NEW)

    def test_a_name_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(MachineError, match="name is too long"):
            files.write_atomic(tmp_path / ("x" * 300), NEW)
        assert leftovers(tmp_path) == []

    def test_a_name_that_cannot_be(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="not a file name"):
            files.write_atomic(Path(f"{tmp_path}/a\0b"), NEW)

    @pytest.mark.parametrize(
        ("number", "kind", "words"),
        [(206, MachineError, "is too long"), (234, MachineError, "is too long"), (6, UsageError, "not a file name")],
        ids=["a path over 260 letters", "the same, as Wine says it", "con.pdf"],
    )
    def test_a_name_that_windows_refuses(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception], words: str
    ) -> None:
        def refuse(path: object) -> str:
            error = OSError(errno.ENOENT, "refused", str(path))
            error.winerror = number  # type: ignore[attr-defined]  # only Windows has it
            raise error

        monkeypatch.setattr(os.path, "realpath", refuse)
        assert files.as_the_disk_sees(tmp_path / "sheet.pdf")  # compared before it is written, in silence
        with pytest.raises(kind, match=words):
            files.write_atomic(tmp_path / "sheet.pdf", NEW)

    def test_a_stop_by_the_person_cleans_up_too(self, tmp_path: Path) -> None:
        class Interrupted(files.FileSystem):
            def sync(self, descriptor: int) -> None:  # noqa: ARG002  # the door's own signature
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            files.write_atomic(tmp_path / "sheet.yaml", NEW, fs=Interrupted())
        assert list(tmp_path.iterdir()) == []


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that any user may enter (pytest's own folders are closed to others)."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextlib.contextmanager
def as_plain_user() -> Iterator[None]:
    """Root may read and write anywhere, so the tests that a folder is closed step down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


class TestReading:
    def test_up_to_the_limit(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"12345")
        assert files.read_limited(tmp_path / "a", 5, error=AnswersError) == b"12345"
        with pytest.raises(AnswersError, match="too large"):
            files.read_limited(tmp_path / "a", 4, error=AnswersError)

    def test_never_reads_more_than_one_byte_beyond(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Through a disk that gives one byte at a time and counts."""
        given: list[int] = []

        (tmp_path / "a").write_bytes(b"x" * 100)
        real = os.read

        def trickle(descriptor: int, size: int) -> bytes:
            given.append(1)
            return real(descriptor, min(size, 1))

        monkeypatch.setattr(os, "read", trickle)
        with pytest.raises(AnswersError, match="too large"):
            files.read_limited(tmp_path / "a", 10, error=AnswersError)
        assert sum(given) == 11

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("none", "no such file"),
            ("file/none", "no such file"),
            ("x" * 300, "no such file"),
            ("folder", "folder, not a file"),
            ("fifo", "not an ordinary file"),
            ("/dev/zero", "not an ordinary file"),
            ("a\0b", "not a file name"),
        ],
    )
    def test_what_cannot_be_meant(self, tmp_path: Path, name: str, words: str) -> None:
        (tmp_path / "file").write_bytes(b"")
        (tmp_path / "folder").mkdir()
        os.mkfifo(tmp_path / "fifo")
        with pytest.raises(UsageError, match=words):
            files.read_limited(tmp_path / name, 10, error=AnswersError)

    def test_a_pipe_that_takes_the_files_place_keeps_nobody_waiting(self, tmp_path: Path) -> None:
        class Swapped(type(Path())):  # type: ignore[misc]  # the class of this system's paths
            def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
                found: os.stat_result = super().stat(follow_symlinks=follow_symlinks)
                self.unlink()
                os.mkfifo(self)
                return found

        (tmp_path / "a").write_bytes(b"12345")
        with pytest.raises(UsageError, match="not an ordinary file"):
            files.read_limited(Swapped(tmp_path / "a"), 5, error=AnswersError)

    def test_a_file_closed_to_us(self, outside: Path) -> None:
        (outside / "a").write_bytes(b"12345")
        (outside / "a").chmod(0)
        with as_plain_user(), pytest.raises(MachineError, match="cannot read the file: permission was refused"):
            files.read_limited(outside / "a", 5, error=AnswersError)


class TestTidyingAndDeleting:
    def test_only_old_files_go(self) -> None:
        for name, age in (("old.eml", 4000), ("young.eml", 10), ("future.eml", -900_000)):
            path = files.temp_dir() / name
            path.write_bytes(NEW)
            os.utime(path, (path.stat().st_mtime - age,) * 2)
        assert files.tidy_temp(3600) == ()
        assert [path.name for path in files.temp_dir().iterdir()] == ["young.eml"]

    def test_half_written_leftovers_go_from_every_folder_and_nothing_else_does(self) -> None:
        ours = (files.config_dir(), files.data_dir(), files.sheets_dir(), files.locks_dir(), files.crash_dir())
        for folder in ours:
            (folder / ".ldnprep-0123456789abcdef.tmp").write_bytes(NEW)
            (folder / "sheet.yaml").write_bytes(OLD)
        files.tidy_temp(0)
        for folder in ours:
            assert (folder / "sheet.yaml").read_bytes() == OLD
            assert leftovers(folder) == []

    def test_a_file_that_is_held_is_named_and_stays_for_the_next_time(self) -> None:
        held = files.temp_dir() / "held.eml"
        held.write_bytes(NEW)
        assert files.tidy_temp(0, fs=Refusing("remove", errno.EACCES)) == (held,)
        assert files.tidy_temp(0) == ()
        assert not held.exists()

    def test_everything_goes(self, home: Path) -> None:
        files.write_atomic(files.sheets_dir() / "sheet.yaml", NEW)
        files.write_atomic(files.config_dir() / "settings.json", NEW)
        (files.temp_dir() / "deep" / "er").mkdir(parents=True)
        (files.temp_dir() / "deep" / "er").chmod(0)
        assert files.delete_everything() == ()
        assert [path for path in home.rglob("*") if path.is_file()] == []
        assert files.delete_everything() == ()

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the folders cannot be moved aside")
    def test_no_empty_folder_of_ours_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(files.HOME_VARIABLE)
        for kind in ("CONFIG", "DATA", "CACHE"):
            monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
        files.write_atomic(files.sheets_dir() / "sheet.yaml", NEW)
        files.write_atomic(files.config_dir() / "settings.json", NEW)
        files.temp_dir()
        assert files.delete_everything() == ()
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["CACHE", "CONFIG", "DATA"]

    def test_a_link_in_our_folder_is_removed_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "theirs").mkdir()
        (tmp_path / "theirs" / "letter.txt").write_bytes(OLD)
        (files.sheets_dir() / "link").symlink_to(tmp_path / "theirs")
        assert files.delete_everything() == ()
        assert (tmp_path / "theirs" / "letter.txt").read_bytes() == OLD

    @pytest.mark.parametrize("place", [files.sheets_dir, files.data_dir])
    def test_a_folder_of_ours_that_was_moved_elsewhere_is_named(
        self, place: Callable[[], Path], tmp_path: Path
    ) -> None:
        (tmp_path / "other disk").mkdir()
        moved = place()
        moved.rmdir()
        moved.symlink_to(tmp_path / "other disk")
        files.write_atomic(files.sheets_dir() / "sheet.yaml", NEW)
        assert files.delete_everything() == (tmp_path / "other disk",)
        assert list((tmp_path / "other disk").rglob("sheet.yaml")) != []  # there may be other things in it: not for us

    def test_what_could_not_go_is_named(self) -> None:
        sheet = files.sheets_dir() / "sheet.yaml"
        sheet.write_bytes(NEW)
        assert files.delete_everything(fs=Refusing("remove", errno.EACCES)) == (sheet,)


@pytest.fixture
def many_writers() -> Iterator[list[threading.Thread]]:
    threads: list[threading.Thread] = []
    yield threads
    for thread in threads:
        thread.join()


def test_two_writers_at_once_leave_one_whole_file(tmp_path: Path, many_writers: list[threading.Thread]) -> None:
    target = tmp_path / "sheet.yaml"
    texts = [letter * 20_000 for letter in (b"a", b"b", b"c", b"d")]

    def write(text: bytes) -> None:
        for _ in range(5):
            files.write_atomic(target, text)

    many_writers += [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in many_writers:
        thread.start()
    for thread in many_writers:
        thread.join()
    assert target.read_bytes() in texts
    assert leftovers(tmp_path) == []
