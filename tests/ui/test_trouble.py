"""When the disk refuses, a file is opened twice, the window is dressed anew: nothing is lost, nothing goes unsaid."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest
from PySide6.QtGui import QImage

from ldnprep import files, pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError, Problem
from ldnprep.ui.pages.finish_page import FinishPage
from ldnprep.ui.sheets.sheet_list import when_words
from ldnprep.ui.shell.notice import OTHER, REFUSED
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.test_keeping import name_card, on_disk
from tests.ui.test_start import saved, start_page


class Refusing:
    """A disk that refuses every write while `refuses` says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
        self.refuses = True
        self._names = names
        self._write = files.write_atomic
        monkeypatch.setattr(files, "write_atomic", self)

    def __call__(self, path: Path, data: bytes, *, private: bool = True, overwrite: bool = True) -> None:
        if self.refuses and (not self._names or path.name.endswith(self._names)):
            raise MachineError(Problem("cannot write the file: the disk is full", "make room on it"))
        self._write(path, data, private=private, overwrite=overwrite)


def test_the_window_does_not_close_over_answers_that_could_not_be_saved(
    drive: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(drive)
    disk = Refusing(monkeypatch)
    type_into(name_card(drive).edit, " Lovelace")
    drive.dialogs.choices = [0]  # she stays
    drive.window.close()
    assert drive.window.isVisible()
    assert "could not be saved" in drive.dialogs.asked[-1]
    disk.refuses = False
    type_into(name_card(drive).edit, "!")
    drive.window.close()
    assert not drive.window.isVisible()
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace!"


def test_a_copy_of_the_open_sheet_is_not_made_without_its_last_words_unasked(
    drive: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(drive)
    disk = Refusing(monkeypatch)
    type_into(name_card(drive).edit, " Lovelace")
    drive.dialogs.choices = [0]  # she stays
    start_page(drive).sheet_requested.emit("duplicate", str(path))
    disk.refuses = False
    assert [entry.path for entry in SavedSheets().entries()] == [path]
    assert "could not be saved" in drive.dialogs.asked[-1]


@pytest.mark.parametrize("error", [OSError, OverflowError])
def test_a_day_that_the_clock_here_cannot_show_does_not_stop_the_list(error: type[Exception]) -> None:
    class Early(datetime):
        """Windows knows no time zone before 1970."""

        def astimezone(self, tz: tzinfo | None = None) -> Self:
            raise error(tz)

    assert when_words(Early(1960, 2, 3, 4, 5, tzinfo=UTC)) == "3 February 1960, 04:05"


def test_she_may_close_without_the_last_answers(drive: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(drive)
    Refusing(monkeypatch)
    type_into(name_card(drive).edit, " Lovelace")
    drive.dialogs.choices = [1]
    drive.window.close()
    assert not drive.window.isVisible()
    monkeypatch.undo()


def test_after_delete_everything_what_is_typed_next_is_saved(drive: Driver) -> None:
    saved(drive)
    drive.dialogs.choices = [1]
    press(start_page(drive).delete_button)
    type_into(name_card(drive).edit, "Eve")
    assert drive.program.keeper.finish()
    assert on_disk(drive).values["patient_name"] == "Eve"


def test_a_save_that_fails_half_way_makes_one_sheet_in_the_end(drive: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Refusing(monkeypatch, "paths.json")
    type_into(name_card(drive).edit, "Ada")
    assert not drive.program.keeper.finish()
    type_into(name_card(drive).edit, " L")
    assert not drive.program.keeper.finish()
    disk.refuses = False
    assert drive.program.keeper.finish()
    assert on_disk(drive).values["patient_name"] == "Ada L"  # of the only sheet


def test_a_new_sheet_that_is_deleted_before_it_was_open_is_made_once_more(
    drive: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Refusing(monkeypatch, "paths.json")
    type_into(name_card(drive).edit, "Ada")
    assert not drive.program.keeper.finish()
    (entry,) = SavedSheets().entries()
    entry.path.unlink()
    disk.refuses = False
    assert drive.program.keeper.finish()
    assert on_disk(drive).values["patient_name"] == "Ada"


def test_who_types_while_another_window_takes_over_goes_on_with_a_copy(drive: Driver, content: Checklist) -> None:
    path = saved(drive)
    second = Driver(drive.qtbot, content)
    second.dialogs.choices = [1]
    assert second.program.opening.open(path)
    type_into(name_card(drive).edit, " Lovelace")
    drive.dialogs.choices = [0]
    drive.window.close()
    assert drive.window.isVisible()
    assert name_card(drive).edit.isReadOnly()  # nothing more is typed that nobody keeps
    assert name_card(drive).edit.text() == "Ada Lovelace"
    press(drive.program.frame.notices.buttons("file")[0])
    assert drive.program.keeper.path not in (None, path)
    type_into(name_card(drive).edit, "!")
    drive.window.close()
    second.close()
    names = {pipeline.load_answers(entry.path, content).values["patient_name"] for entry in SavedSheets().entries()}
    assert names == {"Ada", "!Ada Lovelace"}


def test_the_banner_of_a_full_disk_goes_when_saving_works_again(drive: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(drive)
    disk = Refusing(monkeypatch)
    type_into(name_card(drive).edit, " Lovelace")
    assert not drive.program.keeper.finish()
    assert "disk is full" in drive.program.frame.notices.words(REFUSED)
    assert drive.program.frame.footer.saved_words.text() == "Not saved yet"
    disk.refuses = False
    drive.qtbot.waitUntil(lambda: not drive.program.frame.notices.words(REFUSED), timeout=20_000)
    assert drive.program.frame.footer.saved_words.text() == "Saved"
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace"


def test_what_another_program_wrote_stays_told_when_saving_goes_on(drive: Driver) -> None:
    path = saved(drive)
    path.write_bytes(path.read_bytes() + b"# by a sync service\n")
    type_into(name_card(drive).edit, "!")
    drive.program.keeper.finish()
    type_into(name_card(drive).edit, "!")
    drive.program.keeper.finish()
    assert "kept beside it" in drive.program.frame.notices.words(OTHER)


# ---------------------------------------------------------------- opening


def test_opening_the_sheet_that_is_open_keeps_what_was_typed_last(drive: Driver) -> None:
    path = saved(drive)
    type_into(name_card(drive).edit, " Lovelace")
    drive.dialogs.paths = [path]
    drive.program.opening.open_other()
    assert len(drive.dialogs.asked) == 1  # which file: nothing of another window
    assert drive.program.visit.value("patient_name") == "Ada Lovelace"
    drive.program.keeper.finish()
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace"


def test_a_file_that_could_not_be_opened_can_be_when_it_was_mended(drive: Driver, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    assert not drive.program.opening.open(path)
    path.write_bytes(b"format: 1\nanswers:\n  patient_name: Ada\n")
    asked = len(drive.dialogs.asked)
    assert drive.program.opening.open(path)
    assert len(drive.dialogs.asked) == asked


def test_an_example_that_does_not_fit_a_clinics_questions_is_said(small: Driver) -> None:
    small.dialogs.choices = [0]
    small.program.opening.example()
    assert not small.program.visit.read_only
    assert "example" in small.dialogs.asked[-1]


def test_the_preview_follows_to_another_sheet(drive: Driver) -> None:
    drive.window.resize(1700, 900)
    path = saved(drive)
    drive.program.go("opioids")
    drive.program.keeper.finish()
    other = drive.program.sheets.duplicate(path, "the other")
    drive.qtbot.wait(50)
    drive.settle()
    shown: list[QImage] = []
    drive.program.preview.maker.image_changed.connect(shown.append)
    drive.program.opening.open_listed(other)
    drive.qtbot.waitUntil(lambda: bool(shown), timeout=5000)


# ---------------------------------------------------------------- dressed anew


def test_a_warning_that_stays_outlives_another_text_size(drive: Driver) -> None:
    saved(drive)
    drive.dialogs.choices, drive.dialogs.wants_more = [0], True
    press(start_page(drive).example_button)
    drive.settle()
    drive.program.looks.set_text_size(125)
    assert "nothing is saved" in drive.program.frame.notices.words("file")
    press(drive.program.frame.notices.buttons("file")[0])
    assert drive.program.visit.value("patient_name") == "Ada"


def finished(drive: Driver) -> FinishPage:
    """The page of the finished sheet."""
    drive.qtbot.waitUntil(lambda: drive.program.finishing.made is not None, timeout=20_000)
    page = drive.program.finishing.page
    assert page is not None
    return page


def test_the_finished_sheet_is_still_there_at_another_text_size(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.finishing.make()
    finished(drive)
    drive.program.looks.set_text_size(150)
    page = finished(drive)
    assert page.save_button.isEnabled()
    assert "ready" in page.state.text()


def test_a_sheet_that_was_in_the_making_is_not_shown_as_another_persons(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.finishing.make()
    drive.program.opening.beginning.new()
    drive.program.visit.set_value("patient_name", "Eve")
    drive.program.finishing.make()
    made = drive.program.finishing.made
    assert made is None
    finished(drive)
    made = drive.program.finishing.made
    assert made is not None
    assert made.answers.values["patient_name"] == "Eve"
