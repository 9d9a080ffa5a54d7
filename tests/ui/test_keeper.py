"""Saving beside the window: nothing stops it, and nothing is kept of somebody who only looked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldnprep import files
from ldnprep.answers.autosave import SaveState
from ldnprep.answers.file import load_answers
from ldnprep.answers.model import Answers
from ldnprep.answers.session import Session
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError, Problem
from ldnprep.ui.keeping.keeper import Keeper
from tests.ui import builders
from tests.ui.conftest import Driver


class Disk:
    """Writes when it may, and refuses while it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.may_write = threading.Event()
        self.writing = threading.Event()
        self.refuses = False

    def write(self, data: bytes) -> None:
        self.writing.set()
        assert self.may_write.wait(20)
        if self.refuses:
            raise MachineError(Problem("cannot write the file: the disk is full", "make room on it"))
        files.write_atomic(self.path, data)


@pytest.fixture
def checklist() -> Checklist:
    return builders.checklist()


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk(SavedSheets().create(Answers()))
    yield disk
    disk.may_write.set()


@pytest.fixture
def keeper(qapp: QApplication, checklist: Checklist, disk: Disk) -> Iterator[Keeper]:
    del qapp
    sheets = SavedSheets()
    keeper = Keeper(sheets, checklist, Session(), sheets.open(disk.path, checklist, write=disk.write))
    yield keeper
    disk.refuses = False
    disk.may_write.set()
    keeper.finish()
    keeper.close()


def test_a_sheet_that_is_made_while_a_save_is_under_way_does_not_end_saving(
    qtbot: QtBot, keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    keeper.session.set("patient_name", "Ann")
    keeper.hurry()
    qtbot.waitUntil(disk.writing.is_set)
    threading.Timer(0, disk.may_write.set).start()
    assert keeper.finish()  # what "Make the sheet" does, and then the window goes on
    assert keeper.state is SaveState.SAVED
    keeper.session.set("patient_name", "Ann Later")
    qtbot.waitUntil(lambda: load_answers(disk.path, checklist).values.get("patient_name") == "Ann Later")


def test_what_could_not_be_saved_when_the_sheet_was_made_is_tried_again(
    qtbot: QtBot, keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    disk.refuses = True
    disk.may_write.set()
    keeper.session.set("patient_name", "Ann")
    with qtbot.waitSignal(keeper.told):
        assert not keeper.finish()
    assert keeper.state is SaveState.FAILED
    disk.refuses = False
    qtbot.waitUntil(lambda: load_answers(disk.path, checklist).values.get("patient_name") == "Ann")


def test_a_save_that_the_disk_refused_is_told_and_tried_again_by_itself(
    qtbot: QtBot, keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    disk.refuses = True
    disk.may_write.set()
    with qtbot.waitSignal(keeper.told) as told:
        keeper.session.set("patient_name", "Ann")
    assert "disk is full" in str(told.args)
    assert keeper.state is SaveState.FAILED
    disk.refuses = False
    qtbot.waitUntil(lambda: load_answers(disk.path, checklist).values.get("patient_name") == "Ann")


def test_a_disk_that_refuses_for_a_moment_leaves_no_copy_in_her_list(
    qtbot: QtBot, keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    def copy() -> Path | None:
        return keeper.rescued

    disk.refuses = True
    disk.may_write.set()
    with qtbot.waitSignal(keeper.told):
        keeper.session.set("patient_name", "Ann")
    assert copy() is None
    assert not keeper.finish()  # the window closes, and nothing may be lost: now it is kept
    kept = copy()
    assert kept is not None
    assert load_answers(kept, checklist).values["patient_name"] == "Ann"
    disk.refuses = False


def test_after_only_read_nothing_is_written_any_more(qtbot: QtBot, keeper: Keeper, disk: Disk) -> None:
    keeper.session.set("patient_name", "Ann")
    keeper.hurry()
    qtbot.waitUntil(disk.writing.is_set)
    disk.may_write.set()
    keeper.only_read()  # waits for the write that was under way
    assert files.delete_everything() == ()
    keeper.session.set("patient_name", "Ann Later")
    assert keeper.finish()
    assert not disk.path.exists()


def test_after_only_read_nothing_is_said_or_written_of_saves_before_however_many_they_were(
    keeper: Keeper, disk: Disk
) -> None:
    disk.may_write.set()
    for name in ("Ann", "Anna"):
        keeper.session.set("patient_name", name)
        keeper.hurry()
        while keeper.state is not SaveState.SAVED:
            pass  # no event is handled meanwhile
    keeper.only_read()
    assert files.delete_everything() == ()
    told: list[SaveState] = []
    keeper.state_changed.connect(told.append)
    QApplication.processEvents()
    assert told == []
    keeper.close()
    assert not disk.path.exists()


class Clock:
    """Seconds, as the test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("ldnprep.ui.keeping.keeper.monotonic", clock)
    return clock


def test_what_was_typed_is_saved_while_the_window_itself_is_held(
    keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    disk.may_write.set()
    keeper.session.set("patient_name", "Ann", typing=True)
    assert disk.writing.wait(20)  # no event is handled meanwhile
    keeper.close()
    assert load_answers(disk.path, checklist).values["patient_name"] == "Ann"


def test_a_change_that_is_taken_back_while_it_is_being_saved_is_taken_back_on_the_disk_too(
    qtbot: QtBot, keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    keeper.session.set("patient_name", "Ann")
    keeper.hurry()
    assert disk.writing.wait(20)
    keeper.session.undo()
    disk.may_write.set()
    qtbot.waitUntil(lambda: keeper.state is SaveState.SAVED)
    assert "patient_name" not in load_answers(disk.path, checklist).values


def test_a_change_that_is_taken_back_while_it_is_being_saved_is_taken_back_at_the_end_too(
    keeper: Keeper, disk: Disk, checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OneSecond(datetime):
        """All of this happens within a second: the times of the two savings do not tell them apart."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 11, 22, 10, 0, 0, tzinfo=tz)

    monkeypatch.setattr("ldnprep.ui.keeping.keeper.datetime", OneSecond)
    disk.may_write.set()
    keeper.session.set("patient_name", "Ann")
    assert keeper.finish()
    disk.may_write.clear()
    disk.writing.clear()
    keeper.session.set("patient_name", "Anna")
    keeper.hurry()
    assert disk.writing.wait(20)
    keeper.session.undo()
    threading.Timer(0.1, disk.may_write.set).start()
    assert keeper.finish()
    assert load_answers(disk.path, checklist).values["patient_name"] == "Ann"


def test_a_change_that_is_taken_back_before_the_window_knows_that_it_was_saved_is_saved_too(
    qtbot: QtBot, keeper: Keeper, disk: Disk, checklist: Checklist
) -> None:
    disk.may_write.set()
    keeper.session.set_resume("visit", ("visit",))
    assert keeper.finish()
    disk.writing.clear()
    keeper.session.set_resume("check", ("visit", "check"))
    keeper.hurry()
    assert disk.writing.wait(20)
    while load_answers(disk.path, checklist).resume.page != "check" or keeper.state is not SaveState.SAVED:
        pass  # no event is handled meanwhile
    keeper.session.set_resume("visit", ("visit",))
    qtbot.waitUntil(lambda: load_answers(disk.path, checklist).resume.page == "visit", timeout=20_000)
    qtbot.waitUntil(lambda: keeper.state is SaveState.SAVED)


def test_that_another_program_wrote_is_told_also_when_the_window_saves_by_itself(keeper: Keeper, disk: Disk) -> None:
    told: list[str] = []
    keeper.told.connect(told.append)
    disk.may_write.set()
    keeper.session.set("patient_name", "Ann")
    assert keeper.finish()
    assert told == []
    disk.path.write_bytes(disk.path.read_bytes().replace(b"Ann", b"Eve"))
    keeper.session.set("patient_name", "Anna")
    assert keeper.finish()
    (words,) = told
    assert "kept beside it" in words


def test_saving_is_late_until_what_was_typed_is_on_the_disk(
    qtbot: QtBot, clock: Clock, keeper: Keeper, disk: Disk
) -> None:
    keeper.session.set("patient_name", "A", typing=True)
    late = []
    for _ in range(2):
        clock.now += 0.7
        late.append(keeper.is_late)
    assert late == [False, True]
    disk.may_write.set()
    keeper.hurry()
    qtbot.waitUntil(lambda: not keeper.is_late)


def test_saving_is_not_late_when_the_disk_refuses(qtbot: QtBot, clock: Clock, keeper: Keeper, disk: Disk) -> None:
    disk.refuses = True
    disk.may_write.set()
    keeper.session.set("patient_name", "A", typing=True)
    with qtbot.waitSignal(keeper.told):
        keeper.hurry()
    clock.now += 5
    assert not keeper.is_late  # a preview that waited for it would never come


def test_a_new_sheet_that_is_deleted_before_it_could_be_opened_is_made_again(
    qapp: QApplication, checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    sheets = SavedSheets()
    keeper = Keeper(sheets, checklist, Session(), None)
    keeper.session.set("patient_name", "Ann")
    with monkeypatch.context() as refusing:
        refused = MachineError(Problem("cannot read the file: the disk is busy", "try again"))
        refusing.setattr(SavedSheets, "open", lambda *_arguments, **_options: (_ for _ in ()).throw(refused))
        assert not keeper.finish()
    (made,) = sheets.entries()
    assert sheets.delete(made.path)
    assert keeper.finish()
    (again,) = sheets.entries()
    assert again.path == keeper.path
    assert load_answers(again.path, checklist).values["patient_name"] == "Ann"
    keeper.session.set("patient_name", "Anna")
    assert keeper.finish()
    assert load_answers(again.path, checklist).values["patient_name"] == "Anna"
    assert [each.path for each in sheets.entries()] == [again.path]
    keeper.close()


def test_somebody_who_only_looks_leaves_no_sheet(small: Driver) -> None:
    for _ in small.program.wizard.steps:
        small.program.go_on()
    small.settle()
    assert small.program.keeper.finish()
    assert SavedSheets().entries() == ()
    small.program.visit.set_value("patient_name", "Ann")
    assert small.program.keeper.finish()
    assert len(SavedSheets().entries()) == 1


class BrokenClock:
    """Time as it is, but for one reading in the thread that saves, which fails as nobody foresaw."""

    def __init__(self) -> None:
        self.breaks = True

    def __call__(self) -> float:
        if self.breaks and threading.current_thread().name == "writer":
            self.breaks = False
            raise OverflowError
        return time.monotonic()


def test_when_the_thread_that_saves_ends_by_an_error_it_is_told_and_the_next_letter_is_saved(
    qtbot: QtBot, checklist: Checklist, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ldnprep.ui.keeping.keeper.monotonic", BrokenClock())
    disk.may_write.set()
    keeper = Keeper(SavedSheets(), checklist, Session(), SavedSheets().open(disk.path, checklist, write=disk.write))
    with qtbot.waitSignal(keeper.told) as told:
        keeper.session.set("patient_name", "Ann")
    assert "did not expect" in str(told.args)
    assert keeper.state is SaveState.FAILED
    keeper.session.set("patient_name", "Ann Later")
    qtbot.waitUntil(lambda: keeper.state is SaveState.SAVED and not keeper.session.dirty)
    assert load_answers(disk.path, checklist).values["patient_name"] == "Ann Later"
    keeper.close()
