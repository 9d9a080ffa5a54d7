"""The disk refuses in the middle of a visit: told in one sentence, tried again, and in the end all is saved."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ldnprep import files, pipeline
from ldnprep.answers.file import load_for_wizard
from ldnprep.answers.model import Answers
from ldnprep.answers.session import Session
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError
from tests.trust.visit import NOW, course, go, plain

FROM, TO = 30, 90  # the deeds during which the disk is in trouble


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


@pytest.fixture(scope="module")
def end(checklist: Checklist) -> Answers:
    return course(checklist).snapshots[-1]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


class Troubled(files.FileSystem):
    """Refuses one call while the trouble lasts."""

    def __init__(self, call: str, number: int) -> None:
        self.trouble = False
        original = getattr(self, call)

        def refuse(*arguments: object) -> object:
            if self.trouble:
                raise OSError(number, "refused")
            return original(*arguments)

        setattr(self, call, refuse)


class Listener:
    """Hears what the visit says; begins and ends the trouble."""

    def __init__(self, trouble: Callable[[bool], object]) -> None:
        self.said: list[str] = []
        self._trouble = trouble

    def __call__(self, words: str) -> None:
        self.said.append(words)
        for number, starts in ((FROM, True), (TO, False)):
            if words == f"typed {number}":
                self._trouble(starts)

    @property
    def failures(self) -> list[str]:
        return [words.split(" ", 2)[2] for words in self.said if words.startswith("failed")]


def held(path: Path, checklist: Checklist) -> Answers:
    opened = load_for_wizard(path, checklist)
    assert (opened.problems, opened.read_only) == ((), None)
    return plain(opened.answers)


@pytest.mark.parametrize("call", ["create", "write", "sync", "close", "replace"])
@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "permission was refused"),
        (errno.EROFS, "read but not written"),
        (errno.EIO, "damage"),
    ],
)
def test_a_disk_that_refuses_for_a_while(
    call: str,
    number: int,
    sentence: str,
    checklist: Checklist,
    end: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = Troubled(call, number)
    monkeypatch.setattr(files.write_atomic, "__kwdefaults__", {"private": True, "overwrite": True, "fs": disk})
    listener = Listener(lambda starts: setattr(disk, "trouble", starts))
    path = go(checklist, tmp_path / "sheet.pdf", listener)
    assert held(path, checklist) == end
    assert listener.failures
    assert all(sentence in words and "\n" not in words for words in listener.failures)
    assert len(listener.failures) < (TO - FROM) / 3  # about once a second while she types, not at every letter


def test_while_the_disk_refuses_the_file_stays_as_it_was(
    checklist: Checklist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Troubled("sync", errno.ENOSPC)
    monkeypatch.setattr(files.write_atomic, "__kwdefaults__", {"private": True, "overwrite": True, "fs": disk})
    seen: set[int] = set()
    snapshots = course(checklist).snapshots

    def look(words: str) -> None:
        if disk.trouble and words.startswith("failed"):
            (entry,) = SavedSheets().entries()
            seen.add(max(n for n, at in enumerate(snapshots) if at == held(entry.path, checklist)))

    listener = Listener(lambda starts: setattr(disk, "trouble", starts))

    def say(words: str) -> None:
        listener(words)
        look(words)

    go(checklist, tmp_path / "sheet.pdf", say)
    (number,) = seen
    assert FROM - 5 <= number <= FROM


def test_a_folder_that_vanishes_is_made_again(checklist: Checklist, end: Answers, tmp_path: Path) -> None:
    path = go(
        checklist,
        tmp_path / "sheet.pdf",
        Listener(lambda starts: shutil.rmtree(files.data_dir() / "sheets") if starts else None),
    )
    assert held(path, checklist) == end


def test_a_folder_that_another_user_closed_is_told(checklist: Checklist, tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")  # not even a folder: nobody, not even root, can write there
    with pytest.raises(MachineError, match="cannot use the program's own folder"):
        go(checklist, tmp_path / "sheet.pdf", lambda _: None)


def test_a_clock_that_goes_back_loses_nothing(checklist: Checklist) -> None:
    sheets = SavedSheets()
    session = Session()
    path = sheets.create(session.touch(NOW))
    sheet = sheets.open(path, checklist)
    for number in range(5):
        session.set("pain_now", number)
        sheet.save(session.touch(NOW - timedelta(days=400 * number)))
    assert held(path, checklist).values == {"pain_now": 4}
    (entry,) = sheets.entries()
    assert entry.changed == NOW - timedelta(days=1600)
    assert sheets.last() == path


def test_what_a_sync_service_writes_in_the_middle_of_a_visit_is_kept_beside(
    checklist: Checklist, end: Answers, tmp_path: Path
) -> None:
    theirs = b"format: 1\nanswers:\n  notes: from the other computer\n"

    def interfere(starts: bool) -> None:
        if starts:
            (entry,) = SavedSheets().entries()
            entry.path.write_bytes(theirs)

    path = go(checklist, tmp_path / "sheet.pdf", Listener(interfere))
    assert held(path, checklist) == end
    (other,) = (entry.path for entry in SavedSheets().entries() if entry.path != path)
    assert other.read_bytes() == theirs
