"""Our folder or the sheet's file vanishes under an open window: "Saved" is never a lie, and nothing closes unasked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from tests.test_locks import HOLDER
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.test_keeping import name_card, on_disk
from tests.ui.test_start import saved, start_page


def _unlink(home: Path, pattern: str) -> None:
    for path in home.glob(pattern):
        path.unlink()


TROUBLES: dict[str, Callable[[Path], object]] = {
    "our whole folder": shutil.rmtree,
    "the data": lambda home: shutil.rmtree(home / "data"),
    "the data, renamed": lambda home: (home / "data").rename(home / "data.old"),
    "the sheets": lambda home: shutil.rmtree(home / "data" / "sheets"),
    "the locks": lambda home: shutil.rmtree(home / "data" / "locks"),
    "what is in the locks": lambda home: _unlink(home, "data/locks/*"),
    "the token": lambda home: _unlink(home, "data/locks/*.owner"),
    "the sheet": lambda home: _unlink(home, "data/sheets/*.yaml"),
    "the cache": lambda home: shutil.rmtree(home / "cache", ignore_errors=True),
}
BLOCKS: dict[str, Callable[[Path], Path]] = {
    "our folder": lambda home: home,
    "the data": lambda home: home / "data",
    "the sheets": lambda home: home / "data" / "sheets",
    "the locks": lambda home: home / "data" / "locks",
}


def foot(drive: Driver) -> str:
    return drive.program.frame.footer.saved_words.text()


def come_back(qapp: QApplication) -> None:
    """She was at another window, and returns to this one."""
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_what_is_typed_next_is_saved_though_something_of_ours_vanished(
    drive: Driver, home: Path, trouble: Callable[[Path], object]
) -> None:
    saved(drive)
    trouble(home)
    type_into(name_card(drive).edit, " Lovelace")
    drive.qtbot.waitUntil(lambda: not drive.program.visit.session.dirty and foot(drive) == "Saved")
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace"
    assert not drive.program.frame.notices.words("file")
    assert not name_card(drive).edit.isReadOnly()
    drive.window.close()
    assert not drive.window.isVisible()
    assert drive.dialogs.asked == []


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_closing_right_after_it_vanished_keeps_what_was_typed(
    drive: Driver, home: Path, trouble: Callable[[Path], object]
) -> None:
    saved(drive)
    trouble(home)
    type_into(name_card(drive).edit, " Lovelace")
    drive.window.close()
    assert not drive.window.isVisible()
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace"


def test_saved_does_not_stand_at_the_foot_where_the_way_to_the_file_is_closed(
    drive: Driver, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, is_file = saved(drive), Path.is_file

    def closed(path: Path) -> bool:
        if path == sheet:
            raise PermissionError  # what the system says where a folder above may not be entered
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", closed)
    come_back(qapp)
    assert foot(drive) == "Not saved yet"
    monkeypatch.undo()
    drive.program.keeper.finish(again=True)
    assert foot(drive) == "Saved"


@pytest.mark.parametrize("place", BLOCKS.values(), ids=BLOCKS)
def test_a_file_in_the_place_of_a_folder_is_told_and_closing_asks(
    drive: Driver, home: Path, place: Callable[[Path], Path]
) -> None:
    saved(drive)
    shutil.rmtree(place(home))
    place(home).write_bytes(b"in the way")
    type_into(name_card(drive).edit, " Lovelace")
    drive.qtbot.waitUntil(lambda: foot(drive) == "Not saved yet")
    assert not name_card(drive).edit.isReadOnly()
    drive.dialogs.choices = [0]  # she stays
    drive.window.close()
    assert drive.window.isVisible()
    assert "could not be saved" in drive.dialogs.asked[-1]
    place(home).unlink()
    drive.qtbot.waitUntil(lambda: foot(drive) == "Saved", timeout=20_000)  # tried again by itself
    drive.window.close()
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace"


def test_after_delete_everything_in_another_window_what_is_typed_here_is_saved(
    drive: Driver, content: Checklist
) -> None:
    saved(drive)
    second = Driver(drive.qtbot, content)
    second.dialogs.choices = [1]
    press(start_page(second).delete_button)
    type_into(name_card(drive).edit, " Lovelace")
    drive.qtbot.waitUntil(lambda: not drive.program.visit.session.dirty and foot(drive) == "Saved")
    assert on_disk(drive).values["patient_name"] == "Ada Lovelace"
    second.close()


# ---------------------------------------------------------------- nothing was typed since


def gone(drive: Driver, home: Path) -> None:
    """Saved, then somebody deletes everything; no key is pressed here meanwhile."""
    saved(drive)
    drive.qtbot.waitUntil(lambda: not drive.program.visit.session.dirty)
    shutil.rmtree(home)


def test_saved_does_not_stand_at_the_foot_for_a_file_that_is_gone(
    drive: Driver, home: Path, qapp: QApplication
) -> None:
    gone(drive, home)
    come_back(qapp)
    assert foot(drive) == "Not saved yet"
    assert "gone" in drive.program.frame.notices.words("saving")
    assert not home.exists()  # nothing that was deleted on purpose comes back by itself
    type_into(name_card(drive).edit, "!")
    drive.qtbot.waitUntil(lambda: foot(drive) == "Saved")
    assert on_disk(drive).values["patient_name"] == "Ada!"


def test_closing_over_a_file_that_is_gone_asks_and_saves_again(drive: Driver, home: Path) -> None:
    gone(drive, home)
    drive.dialogs.choices = [0]
    drive.window.close()
    assert not drive.window.isVisible()
    assert "is gone" in drive.dialogs.asked[-1]
    assert on_disk(drive).values["patient_name"] == "Ada"


def test_closing_over_a_file_that_is_gone_brings_nothing_back_that_she_deleted(drive: Driver, home: Path) -> None:
    gone(drive, home)
    drive.dialogs.choices = [1]
    drive.window.close()
    assert not drive.window.isVisible()
    assert SavedSheets().entries() == ()


def test_who_shuts_the_question_stays(drive: Driver, home: Path) -> None:
    gone(drive, home)
    drive.dialogs.choices = [None]
    drive.window.close()
    assert drive.window.isVisible()
    drive.dialogs.choices = [1]


def test_a_log_out_that_cannot_ask_saves_again(drive: Driver, home: Path) -> None:
    gone(drive, home)
    drive.program.saving.now()  # what the system's session manager calls
    assert on_disk(drive).values["patient_name"] == "Ada"


# ---------------------------------------------------------------- another window has the sheet


def taken_over(drive: Driver, content: Checklist) -> Driver:
    path = saved(drive)
    drive.qtbot.waitUntil(lambda: not drive.program.visit.session.dirty)
    second = Driver(drive.qtbot, content)
    second.dialogs.choices = [1]
    assert second.program.opening.open(path)
    return second


def test_words_that_another_window_kept_from_the_disk_are_not_called_saved(drive: Driver, content: Checklist) -> None:
    second = taken_over(drive, content)
    type_into(name_card(drive).edit, " Lovelace")
    drive.qtbot.waitUntil(lambda: bool(drive.program.frame.notices.words("file")))
    assert foot(drive) == "Not saved yet"
    for _ in range(2):  # it asks as often as she closes
        drive.dialogs.choices = [0]
        drive.window.close()
        assert drive.window.isVisible()
        assert "could not be saved" in drive.dialogs.asked[-1]
    press(drive.program.frame.notices.buttons("file")[0])  # go on with a copy
    drive.window.close()
    assert not drive.window.isVisible()
    second.close()
    names = {pipeline.load_answers(entry.path, content).values["patient_name"] for entry in SavedSheets().entries()}
    assert names == {"Ada", "Ada Lovelace"}


def test_a_page_that_was_turned_is_no_word_to_ask_about(drive: Driver, content: Checklist) -> None:
    second = taken_over(drive, content)
    drive.program.go("body")
    drive.qtbot.waitUntil(lambda: bool(drive.program.frame.notices.words("file")))
    drive.window.close()
    assert not drive.window.isVisible()
    assert drive.dialogs.asked == []
    second.close()


def test_delete_everything_says_that_another_window_is_open(drive: Driver, tmp_path: Path) -> None:
    saved(drive)
    drive.dialogs.choices = [0, 0]
    press(start_page(drive).delete_button)
    assert "Another window" not in drive.dialogs.asked[-1]
    other = subprocess.Popen(  # our own program
        [sys.executable, "-c", HOLDER, tmp_path / "another.yaml"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    press(start_page(drive).delete_button)
    other.communicate()
    assert "Another window of this program is open" in drive.dialogs.asked[-1]
