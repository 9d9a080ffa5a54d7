"""Opening the window: without a screen, quickly, with broken content, with damaged and newer files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ldnprep import files, pipeline, shipped
from ldnprep.answers.file import answers_bytes
from ldnprep.answers.model import Answers, DateAnswer, PartialDate, Resume, TypedDate
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError, MachineError
from ldnprep.ui.look.tabs import tab_stops
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.start.app import look_for_screen
from ldnprep.ui.start.launch import content_for
from ldnprep.ui.start.warming import MODULES
from ldnprep.ui.state import AFTER, START
from tests.ui.conftest import AnsweredDialogs, Driver
from tests.ui.entering import country_card, press, type_into
from tests.ui.test_keeping import name_card

ROOT = Path(__file__).resolve().parents[2]
# libraries, and what PySide6 makes when one of it is first named (93 enumerations of `Qt`): after the first paint
LATE = ("reportlab", "pypdfium2", "pikepdf", "email", "rapidfuzz", "uharfbuzz", "yaml", "PySide6.QtSvg",
        "PySide6.QtPrintSupport", "_hashlib")  # fmt: skip
LATE_NAMES = (("QtCore", "Qt"), ("QtWidgets", "QStyle"), ("QtGui", "QAccessible"), ("QtGui", "QIcon"))
# what of ours may be loaded before the first paint: each module more is time that she waits
EARLY = {
    "cli", "commands", "commands.out", "errors", "formats", "kept", "named", "options", "pipeline",
    "shipped",
    "answers", "answers.autosave", "answers.cleaning", "answers.model", "answers.rescue", "answers.session",
    "answers.sheets", "answers.steps",
    "content", "content.gate", "content.ids", "content.kept", "content.model", "content.when",
    "files", "files.disk", "files.folders", "files.refusals", "files.removing", "files.whole",
    "ui", "ui.background", "ui.keeping", "ui.keeping.keeper", "ui.keeping.saving", "ui.keeping.tidying",
    "ui.keeping.writer", "ui.look", "ui.look.answer_buttons", "ui.look.folding", "ui.look.layouts",
    "ui.look.leaf_picture",
    "ui.look.qtnumbers", "ui.look.shapes", "ui.look.sign", "ui.look.tabs", "ui.look.theme", "ui.look.title",
    "ui.look.widgets", "ui.pages", "ui.pages.base", "ui.pages.danger_lead", "ui.pages.slices", "ui.pages.start_page",
    "ui.program", "ui.reading", "ui.reading.urgent", "ui.sheets", "ui.sheets.beginning", "ui.sheets.opening",
    "ui.shell", "ui.shell.dialogs", "ui.shell.foot_buttons", "ui.shell.footer", "ui.shell.frame", "ui.shell.helping",
    "ui.shell.history",
    "ui.shell.menus", "ui.shell.notice", "ui.shell.preferences", "ui.shell.preview", "ui.shell.side",
    "ui.shell.stage", "ui.shell.window", "ui.start", "ui.start.app", "ui.start.collector", "ui.start.crashes",
    "ui.start.launch", "ui.start.signals", "ui.start.starting", "ui.start.warming", "ui.state", "ui.visit",
    "ui.words",
}  # fmt: skip

FIRST_PAINT = f"""
import builtins, json, linecache, sys
from ldnprep.ui.start.app import take_import_back
take_import_back()
from PySide6 import QtCore
from PySide6.QtCore import QTimer
from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.start.launch import application_of_ours
from ldnprep.ui.program import Program
from ldnprep.ui.shell.window import WizardWindow

def look():
    loaded = sorted(sys.modules)
    named = [name for module, name in {LATE_NAMES!r} if name in vars(sys.modules["PySide6." + module])]
    read = [path for path in linecache.cache if "ldnprep" in path]
    print(json.dumps([loaded, named, read]), flush=True)

class Watched(WizardWindow):
    def paintEvent(self, event):
        if not self.painted:
            QTimer.singleShot(0, look)  # before what the window itself does in the next turn
        super().paintEvent(event)

application = application_of_ours()
window = Watched()
program = Program(pipeline.load_checklist(), SavedSheets(), window, Dialogs(window))
program.start()
window.show()
while not window.painted:
    application.processEvents()
assert builtins.__import__ is builtins.__orig_import__  # no module of PySide6 puts its own in place anew
"""
PRESSED_AT_ONCE = (
    FIRST_PAINT
    + """
from PySide6.QtTest import QTest
first = program.wizard.current.id
QTest.keyClick(window.frame.footer.next_button, QtCore.Qt.Key.Key_Space)
assert program.wizard.current.id != first and program.pages[program.wizard.current.id].isVisible()
program.closing()
"""
)


def run_python(code: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a piece of Python in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_the_first_window_is_painted_before_anything_is_loaded_that_it_does_not_need(home: Path) -> None:
    """`LDNPREP_HOME` holds the content as it was checked before, as at every start but the first."""
    pipeline.load_checklist()
    done = run_python(FIRST_PAINT + "program.closing()", LDNPREP_HOME=str(home))
    assert done.returncode == 0, done.stderr
    loaded, named, read = json.loads(done.stdout.splitlines()[0])
    assert [name for name in LATE if name in loaded] == []
    ours = {name.removeprefix("ldnprep.") for name in loaded if name.startswith("ldnprep.")}
    assert sorted(ours - EARLY) == []
    assert named == []
    assert read == []  # our source files, by PySide6's own `import`


def test_a_key_pressed_right_after_the_first_paint_is_taken(home: Path) -> None:
    done = run_python(PRESSED_AT_ONCE, LDNPREP_HOME=str(home))
    assert done.returncode == 0, done.stderr


def test_what_is_loaded_after_the_first_paint_is_there_and_is_not_loaded_before() -> None:
    assert {name.removeprefix("ldnprep.") for name in MODULES} & EARLY == set()
    for name in MODULES:
        assert import_module(name)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
def test_without_a_screen_there_is_a_sentence_and_exit_code_3() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "ldnprep"], env=environment, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "screen" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_screen_is_looked_for_before_qt_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin"):
        look_for_screen()
        return
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(MachineError):
        look_for_screen()
    monkeypatch.setenv("DISPLAY", ":7")
    look_for_screen()


# ---------------------------------------------------------------- content


def test_broken_content_of_a_clinic_says_where_and_offers_the_built_in(tmp_path: Path) -> None:
    broken = tmp_path / "clinic.yaml"
    broken.write_text("meta: {id: clinic}\npages: [}\n", encoding="utf-8")
    dialogs = AnsweredDialogs(choices=[0])
    used = content_for(broken, dialogs)
    assert used is not None
    assert used.meta.builtin
    assert "Line 2 of clinic.yaml" in dialogs.asked[0]
    assert content_for(broken, AnsweredDialogs(choices=[1])) is None
    assert content_for(broken, AnsweredDialogs(choices=[None])) is None


def test_of_many_mistakes_the_first_are_told_with_what_to_do_and_all_when_she_asks(tmp_path: Path) -> None:
    broken = tmp_path / "clinic.yaml"
    words = shipped.questions_file().read_text(encoding="utf-8")
    broken.write_text(words.replace("    kind: text\n", "    kind: txet\n", 8), encoding="utf-8")
    dialogs = AnsweredDialogs(choices=[1, 0])
    used = content_for(broken, dialogs)
    assert used is not None
    assert used.meta.builtin
    told, listed = dialogs.asked
    assert "Mistakes in the file: 8." in told
    assert told.count("Did you mean `text`?") == 3
    assert str(broken) not in told
    assert listed.count(f"{broken}:") == 8
    for choices in ([2], [1, 1], [None]):
        assert content_for(broken, AnsweredDialogs(choices=[*choices])) is None


def test_broken_built_in_content_is_an_error_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "questions.yaml"
    broken.write_text("pages: [}", encoding="utf-8")
    monkeypatch.setattr(shipped, "questions_file", lambda: broken)
    with pytest.raises(ContentError):
        content_for(None, AnsweredDialogs())


def test_a_clinics_own_content_gives_a_full_wizard(small: Driver) -> None:
    program = small.program
    for step in program.wizard.steps:
        program.go(step.id)
        program.pages[step.id].complete()
    assert program.wizard.total == 6


@pytest.mark.parametrize(("days", "told"), [(2 * 365, False), (2 * 365 + 1, True)])
def test_content_older_than_two_years_is_told_calmly(drive: Driver, days: int, told: bool) -> None:
    checked = max(source.checked for source in drive.program.checklist.sources.values())
    drive.program.today = lambda: checked + timedelta(days)
    drive.program.start()
    assert ("old" in drive.program.frame.notices.keys()) is told  # noqa: SIM118 - no mapping


# ---------------------------------------------------------------- files


def saved(drive: Driver) -> Path:
    """A saved sheet with a name in it."""
    type_into(name_card(drive).edit, "Ada")
    drive.program.keeper.finish()
    path = drive.program.keeper.path
    assert path is not None
    return path


def start_page(drive: Driver) -> StartPage:
    """The Start page, in sight."""
    drive.program.go("_start")
    page = drive.program.pages["_start"]
    assert isinstance(page, StartPage)
    page.kept_button.setChecked(True)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"format: 1\nanswers:\n  patient_name: Ada\n  visit_date: [2027\n", "look at"),
        (b"format: 99\nanswers:\n  patient_name: Ada\n", "look at"),
    ],
    ids=["damaged", "newer"],
)
def test_a_damaged_or_newer_file_is_opened_to_look_at_only(
    drive: Driver, tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    assert drive.program.opening.open(path)
    assert drive.program.visit.read_only
    assert drive.program.visit.value("patient_name") == "Ada"
    assert name_card(drive).edit.isReadOnly()
    assert "file" in drive.program.frame.notices.keys()  # noqa: SIM118 - no mapping
    shown = drive.program.frame.notices.words("file")
    assert words in shown
    (only,) = drive.program.frame.notices.buttons("file")  # none that closes it: it holds all the time
    assert "copy" in only.text()
    drive.window.close()
    assert path.read_bytes() == data


def test_what_can_be_read_of_a_damaged_file_goes_on_as_a_copy(drive: Driver, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"format: 1\nanswers:\n  patient_name: Ada\n  visit_date: [2027\n")
    drive.program.opening.open(path)
    press(drive.program.frame.notices.buttons("file")[0])
    assert not drive.program.visit.read_only
    assert drive.program.visit.value("patient_name") == "Ada"
    assert drive.program.keeper.path != path


def test_unknown_entries_are_kept_and_told(drive: Driver, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"format: 1\nanswers:\n  patient_name: Ada\n  shoe_size: '42'\n")
    assert drive.program.opening.open(path)
    assert "problems" in drive.program.frame.notices.keys()  # noqa: SIM118 - no mapping
    type_into(name_card(drive).edit, "X")
    drive.program.keeper.finish()
    assert b"shoe_size" in path.read_bytes()


def test_a_file_that_is_not_there_is_told(drive: Driver, tmp_path: Path) -> None:
    assert not drive.program.opening.open(tmp_path / "nothing.yaml")
    assert "cannot be opened" in drive.dialogs.asked[-1]


# ---------------------------------------------------------------- the list of sheets


def test_rename_duplicate_new_from_and_delete(drive: Driver) -> None:
    path = saved(drive)
    page = start_page(drive)
    drive.dialogs.texts = ["Visit in December"]
    page.sheet_requested.emit("rename", str(path))
    assert [entry.title for entry in SavedSheets().entries()] == ["Visit in December"]

    page.sheet_requested.emit("duplicate", str(path))
    titles = sorted(entry.title for entry in SavedSheets().entries())
    assert titles == ["Visit in December", "Visit in December (copy)"]

    page.sheet_requested.emit("new_from", str(path))
    assert drive.program.visit.value("patient_name") == "Ada"
    assert drive.program.keeper.path != path  # none yet, or one of its own

    copy = next(entry.path for entry in SavedSheets().entries() if entry.title.endswith("(copy)"))
    drive.dialogs.choices = [0, 1]
    start_page(drive).sheet_requested.emit("delete", str(copy))
    assert copy.exists()  # she kept it
    start_page(drive).sheet_requested.emit("delete", str(copy))
    assert not copy.exists()
    assert "did not work" not in drive.dialogs.asked[-1]


def test_a_sheet_that_could_not_be_deleted_is_told_with_its_place(
    drive: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(drive)
    monkeypatch.setattr(SavedSheets, "delete", lambda *_: False)
    drive.dialogs.choices = [1]
    start_page(drive).sheet_requested.emit("delete", str(path))
    assert f"The file is still there: {path}" in drive.dialogs.asked[-1]


def test_whichever_sheet_of_the_list_she_presses_is_the_one_that_is_named_and_copied(drive: Driver) -> None:
    paths = {}
    for name in ("Spring", "Summer", "Autumn"):
        press(start_page(drive).new_button)
        paths[name] = saved(drive)
        drive.dialogs.texts = [name]
        start_page(drive).sheet_requested.emit("rename", str(paths[name]))
    press(start_page(drive).new_button)  # nothing is typed in this one: it is no file yet
    for name, path in paths.items():
        drive.dialogs.texts = [None]
        start_page(drive).sheet_requested.emit("rename", str(path))
        assert drive.dialogs.asked[-1].endswith(f" {name}")
        drive.dialogs.choices = [0]
        start_page(drive).sheet_requested.emit("delete", str(path))
        assert f"“{name}”" in drive.dialogs.asked[-1]
    for name, path in paths.items():
        start_page(drive).sheet_requested.emit("duplicate", str(path))
        assert f"{name} (copy)" in [entry.title for entry in SavedSheets().entries()]


def test_a_new_sheet_from_one_of_the_list_takes_over_the_name_of_that_one_and_the_last_letter(drive: Driver) -> None:
    ada = saved(drive)
    press(start_page(drive).new_button)
    type_into(name_card(drive).edit, "Eve")
    drive.program.keeper.finish()
    eve = drive.program.keeper.path
    start_page(drive).sheet_requested.emit("new_from", str(ada))
    assert drive.program.visit.value("patient_name") == "Ada"
    assert eve is not None
    drive.program.opening.open(eve)
    type_into(name_card(drive).edit, "lyn")
    start_page(drive).sheet_requested.emit("new_from", str(eve))  # before anything of it is saved by itself
    assert drive.program.visit.value("patient_name") == "Evelyn"


def test_many_saved_sheets_fold_behind_the_newest_and_are_all_there_when_asked_for(drive: Driver) -> None:
    path = saved(drive)
    page = start_page(drive)
    drive.dialogs.texts = [f"Copy {number}" for number in range(7)]
    for _ in range(7):
        page.sheet_requested.emit("duplicate", str(path))

    def opened() -> list[str]:
        buttons = page.findChildren(QPushButton)
        return [made.accessibleName() for made in buttons if made.isVisible() and made.text() == "Open"]

    QApplication.processEvents()
    assert len(opened()) == 5
    (fold,) = [made for made in page.findChildren(QPushButton) if made.text() == "Older sheets (3)"]
    press(fold)
    QApplication.processEvents()
    assert len(set(opened())) == 8
    drive.dialogs.choices = [1]
    copy = next(entry.path for entry in SavedSheets().entries() if entry.path != path)  # not the one that is open
    page.sheet_requested.emit("delete", str(copy))
    QApplication.processEvents()
    assert len(set(opened())) == 7, "the older ones stay in sight"
    press(fold)
    QApplication.processEvents()
    assert len(opened()) == 5


def test_a_name_of_spaces_is_no_name_in_the_list(drive: Driver) -> None:
    path = saved(drive)
    drive.dialogs.texts = ["   "]
    start_page(drive).sheet_requested.emit("rename", str(path))
    assert [line.title.strip() for line in drive.program.opening.listed.lines()] != [""]


@pytest.mark.parametrize("data", [b"format: 1\nanswers:\n  visit_date: [2\n", b"format: 99\n"])
def test_a_sheet_that_can_only_be_looked_at_says_that_it_keeps_its_name(drive: Driver, data: bytes) -> None:
    path = saved(drive)
    press(start_page(drive).new_button)
    path.write_bytes(data)
    assert drive.program.opening.open(path)
    start_page(drive).sheet_requested.emit("rename", str(path))  # no new name is asked for: there is none to give
    assert "keeps its name" in drive.dialogs.asked[-1]
    assert path.read_bytes() == data


def test_a_new_sheet_keeps_the_old_one(drive: Driver) -> None:
    path = saved(drive)
    press(start_page(drive).new_button)
    assert drive.program.visit.value("patient_name") is None
    assert path.exists()
    assert drive.program.wizard.current.id == "visit"


def test_who_chose_a_country_only_has_one_new_sheet_not_two(drive: Driver) -> None:
    press(country_card(drive.program).buttons["ca"])
    drive.program.keeper.finish()
    press(start_page(drive).new_button)
    type_into(name_card(drive).edit, "Ada")
    drive.program.keeper.finish()
    assert len(SavedSheets().entries()) == 1
    assert drive.program.visit.answers.settings.country == "ca"


def test_delete_everything_removes_our_folder_and_names_files_elsewhere(
    drive: Driver, tmp_path: Path, home: Path
) -> None:
    saved(drive)
    elsewhere = tmp_path / "mine.yaml"
    elsewhere.write_bytes(b"format: 1\nanswers:\n  patient_name: Eve\n")
    drive.program.opening.open(elsewhere)
    drive.dialogs.choices = [0]
    press(start_page(drive).delete_button)
    assert SavedSheets().entries()
    drive.dialogs.choices = [1]
    press(start_page(drive).delete_button)
    assert SavedSheets().entries() == ()
    assert not list(files.sheets_dir().iterdir())
    assert elsewhere.exists()
    assert str(elsewhere) in drive.dialogs.asked[-1]
    assert "Everything that this program kept is gone." in drive.dialogs.asked[-1]
    assert drive.program.visit.value("patient_name") is None
    drive.window.close()
    assert not list(files.sheets_dir().iterdir())
    assert home.exists()


def test_what_could_not_be_removed_is_named_and_nothing_is_called_gone(
    drive: Driver, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    saved(drive)
    monkeypatch.setattr(files, "delete_everything", lambda: (home / "held.yaml",))
    drive.dialogs.choices = [1]
    press(start_page(drive).delete_button)
    told = drive.dialogs.asked[-1]
    assert "Some files could not be removed" in told
    assert str(home / "held.yaml") in told
    assert "is gone" not in told


def test_the_finished_sheet_of_an_example_is_shown(drive: Driver) -> None:
    saved(drive)
    drive.dialogs.choices = [0]
    press(start_page(drive).example_button)
    drive.settle()
    assert len(drive.dialogs.pictures) >= 2  # front and back of the leaf
    assert drive.program.visit.value("patient_name") == "Ada"
    assert not drive.program.visit.read_only


def test_how_an_example_was_filled_in_is_shown_and_nothing_of_it_is_saved(drive: Driver) -> None:
    saved(drive)
    drive.dialogs.choices, drive.dialogs.wants_more = [0], True
    press(start_page(drive).example_button)
    drive.settle()
    assert drive.program.visit.read_only
    assert len(SavedSheets().entries()) == 1
    press(drive.program.frame.notices.buttons("file")[0])
    assert drive.program.visit.value("patient_name") == "Ada"
    assert not drive.program.visit.read_only


@pytest.mark.parametrize("page", ["", "medicines", "_check", "a_page_of_last_year"])
def test_go_on_names_the_step_to_which_it_leads(drive: Driver, tmp_path: Path, page: str) -> None:
    path = tmp_path / "answers.yaml"
    answers = Answers(values={"patient_name": "Ada"}, saved=datetime.now(UTC), resume=Resume(page))
    files.write_atomic(path, answers_bytes(answers))
    assert drive.program.opening.open(path)
    shown = start_page(drive)
    (words,) = (each.text() for each in shown.findChildren(QLabel) if "You were at" in each.text())
    press(shown.go_on_button)
    assert words.endswith(f"You were at: {drive.program.wizard.current.title}.")


# ---------------------------------------------------------------- country, after the visit


def test_the_country_is_the_first_question_of_a_sheet_and_never_guessed(drive: Driver) -> None:
    press(start_page(drive).new_button)
    card = country_card(drive.program)
    page = drive.program.pages["visit"]
    page.complete()
    assert card.mapTo(page, QPoint()).y() < name_card(drive).mapTo(page, QPoint()).y()
    assert not any(made.isChecked() for made in card.buttons.values())
    press(card.buttons["us"])
    assert drive.program.visit.answers.settings.country == "us"
    assert drive.program.visit.answers.settings.paper == "letter"
    drive.program.undo()
    assert not any(made.isChecked() for made in card.buttons.values())


@pytest.mark.parametrize(
    ("pressed", "chosen", "paper"),
    [(("us", "uk"), None, "a4"), (("uk", "us"), None, "letter"), (("us", "ca"), None, "letter"),
     (("us",), "a4", "a4"), (("us", "uk", "us"), None, "letter"), (("us", "ca"), "a4", "a4")],
)  # fmt: skip
def test_the_paper_of_a_country_pressed_by_mistake_goes_with_it(
    drive: Driver, pressed: tuple[str, ...], chosen: str | None, paper: str
) -> None:
    press(start_page(drive).new_button)
    card = country_card(drive.program)
    first, *others = pressed
    press(card.buttons[first])
    if chosen is not None:
        drive.program.visit.change_settings(paper=chosen)
    for country in others:
        press(card.buttons[country])
    assert drive.program.visit.answers.settings.paper == paper


@pytest.mark.parametrize(
    ("visit", "due"),
    [
        (PartialDate(2027, 1, 16), False),
        (PartialDate(2027, 1, 15), True),
        (PartialDate(2026, 12, 1), True),
        (PartialDate(2026, 12), False),
        (TypedDate("friday", date(2027, 1, 10), PartialDate(2027, 1, 15)), True),
        (TypedDate("friday", date(2027, 1, 10)), False),
        (None, False),
    ],
)
def test_after_the_visit_comes_first_from_its_day_on(drive: Driver, visit: DateAnswer | None, due: bool) -> None:
    drive.program.today = lambda: date(2027, 1, 15)
    saved(drive)
    drive.program.visit.set_value("visit_date", visit)
    drive.program.keeper.finish()
    page = start_page(drive)
    assert page.after_button.isVisible() is due
    assert page.go_on_button.property("role") == ("" if due else "primary")
    if due:
        assert tab_stops(page)[0] is page.after_button
        press(page.after_button)
        assert drive.program.extra == AFTER


def test_an_empty_sheet_for_a_pen_is_saved_where_she_says(drive: Driver, tmp_path: Path) -> None:
    target = tmp_path / "empty.pdf"
    drive.dialogs.paths = [target]
    press(start_page(drive).blank_button)
    drive.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_new_sheet_from_the_last_one_asks_what_may_have_changed_anew(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.visit.set_value("opioids_now", "no")
    drive.program.visit.set_value("pain_now", 7)
    drive.program.keeper.finish()
    press(start_page(drive).from_last_button)
    answers = drive.program.visit.answers
    assert answers.values["patient_name"] == "Ada"
    assert "opioids_now" not in answers.values
    assert answers.previous == {"pain_now": 7}


def test_the_text_size_of_the_view_menu_keeps_page_and_answers(drive: Driver) -> None:
    type_into(name_card(drive).edit, "Ada")
    drive.window.menus.sizes.actions()[-1].trigger()
    assert drive.program.looks.preferences.percent == 200
    assert drive.program.wizard.current.id == "visit"
    assert name_card(drive).edit.text() == "Ada"


def test_dark_and_light_follow_the_system(drive: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    from ldnprep.ui.look.theme import DARK, LIGHT, theme
    from ldnprep.ui.shell import preferences

    monkeypatch.setattr(preferences, "is_dark", lambda: True)
    drive.program.looks.restyle()
    assert theme().colours == DARK
    monkeypatch.setattr(preferences, "is_dark", lambda: False)
    drive.program.looks.restyle()
    assert theme().colours == LIGHT


def test_a_checklist_without_any_page_still_opens(qtbot: QtBot, content: Checklist) -> None:
    driver = Driver(qtbot, replace(content, pages=content.pages[:1]))
    assert driver.program.wizard.total == 2
    driver.close()


def test_the_pipeline_makes_page_one_of_an_empty_sheet(content: Checklist) -> None:
    from ldnprep.answers.model import Answers

    assert pipeline.make_first_page(content, Answers(), pipeline.SheetOptions()).startswith(b"%PDF")


def test_two_sheets_of_one_name_can_be_told_apart(drive: Driver) -> None:
    saved(drive)
    drive.program.visit.set_many({"visit_date": PartialDate(2027, 1, 12), "pain_now": 3})
    drive.program.keeper.finish()
    drive.program.opening.beginning.begin(Answers(values={"visit_date": PartialDate(2027, 1, 12)}))
    drive.program.visit.set_value("pain_now", 5)
    drive.program.keeper.finish()
    drive.program.go(START)
    QApplication.processEvents()
    one, other = drive.program.opening.listed.lines()
    assert (one.title, other.title) == ("Visit on 12 January 2027 (2)", "Visit on 12 January 2027")
    assert one.when != other.when
    page = start_page(drive)
    shown = [each.text() for each in page.findChildren(QLabel) if "answers" in each.text() and each.isVisible()]
    assert len(set(shown)) == 2
    buttons = [each for each in page.findChildren(QPushButton) if each.text() == "Open" and each.isVisible()]
    assert len({each.accessibleName() for each in buttons}) == 2
