"""One whole visit with the keyboard only: from Start to the saved sheet, no mouse, no method called from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QRadioButton, QWidget

from ldnprep import pipeline
from ldnprep.ui.dialogs import Dialogs
from ldnprep.ui.fields.gate_marks import Mark
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.state import FINISH
from tests.ui.conftest import Driver
from tests.ui.test_accessible import name_of
from tests.ui.told import LINE, PRESS, TYPE, Act, as_typed_today, visit_of

_FAR = 250  # no page has more stops
_LONG = 20  # no list of a gate or of a menu has more lines
MAIN = Path(__file__).parent / "visits" / "main-patient.yaml"


class Keys:
    """Two hands on a keyboard, and ears: goes on with Tab until the control with these words has the focus."""

    def __init__(self, drive: Driver) -> None:
        self._drive = drive
        self._do: dict[str, Callable[[Act], None]] = {PRESS: self._press, TYPE: self._type, LINE: self._line}

    def do(self, act: Act) -> None:
        """One act, with keys."""
        self._do[act.do](act)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)
        QApplication.processEvents()

    def focused(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._drive.window

    def alt(self, letter: str) -> None:
        """An Alt key of a button in the window."""
        self.press(Qt.Key[f"Key_{letter.upper()}"], Qt.KeyboardModifier.AltModifier)
        self._drive.qtbot.waitUntil(self._is_ready)

    def _is_ready(self) -> bool:
        """The page is there, and no button shows that it is pressed: Qt does for a moment before the press counts."""
        page = self._drive.program.frame.stack.currentWidget()
        down = any(each.isDown() for each in self._drive.program.frame.findChildren(QAbstractButton))
        return isinstance(page, PageView) and page.whole and not down

    def to(self, name: str, about: str = "") -> None:
        """Tab until the control is reached that is called so."""
        for _ in range(_FAR):
            if self._is(name, about) or (self._leads_to(name, about) and self._beside(name, about)):
                return
            self.press(Qt.Key.Key_Tab)
        here = f"{self._drive.program.wizard.current.id}, {name_of(self.focused())}"
        raise AssertionError(f"{name!r} cannot be reached with Tab on {here}")

    def _is(self, name: str, about: str) -> bool:
        return name_of(self.focused()) == name and about in self.focused().accessibleDescription()

    def _leads_to(self, name: str, about: str) -> bool:
        """Whether one of several answers has the focus, of the same question or of the same line of a table.

        Once one of them is chosen the arrows change it.
        """
        widget = self.focused()
        if not isinstance(widget, QRadioButton) or widget.isChecked():
            return False
        if about:
            return about in widget.accessibleDescription()
        return name.partition(": ")[0] == name_of(widget).partition(": ")[0]

    def _beside(self, name: str, about: str) -> bool:
        """Among the answers of one question the arrows go on."""
        for _ in range(_LONG):
            before = self.focused()
            self.press(Qt.Key.Key_Right)
            if self.focused() is before:
                self.press(Qt.Key.Key_Down)
            if self._is(name, about):
                return True
        return False

    def _press(self, act: Act) -> None:
        self.to(act.name, act.about)
        self.press(Qt.Key.Key_Space)

    def _type(self, act: Act) -> None:
        self.to(act.name, act.about)
        QTest.keyClicks(self.focused(), act.text)
        QApplication.processEvents()

    def _line(self, act: Act) -> None:
        """Tab goes from list to list, the arrows within one."""
        for _ in range(_FAR):
            self.press(Qt.Key.Key_Tab)
            if isinstance(self.focused(), Mark):
                self.press(Qt.Key.Key_Home)
                if self._within(act.name):
                    self.press(Qt.Key.Key_Space)
                    return
        raise AssertionError(f"no list has the line {act.name!r}")

    def _within(self, name: str) -> bool:
        across = Qt.Key.Key_Right if name.startswith("Not sure: ") else Qt.Key.Key_Left
        for _ in range(_LONG):
            self.press(across)
            if name_of(self.focused()) == name:
                return True
            self.press(Qt.Key.Key_Down)
        return False

    def menu(self, name: str, words: str) -> None:
        """Opens the menu of a button and takes a line of it."""
        self.to(name)
        self.press(Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(_LONG):
            self.press(Qt.Key.Key_Down)
            if menu.activeAction() and menu.activeAction().text() == words:
                break
        self.press(Qt.Key.Key_Return)

    def save_as(self, path: Path) -> None:
        """Alt+D; in the file window that opens, the path and Enter."""
        typed: list[str] = []
        looks = QTimer()

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isAncestorOf(self.focused()):
                return
            if not typed:
                typed.append(str(path))
                QTest.keyClicks(self.focused(), str(path))  # the name that is offered is selected
            QTest.keyClick(self.focused(), Qt.Key.Key_Return)  # the first may only shut the list of names

        looks.timeout.connect(answer)
        looks.start(20)
        self.alt("d")


def test_the_main_patients_whole_visit_with_the_keyboard_only(drive: Driver, tmp_path: Path) -> None:
    program = drive.program
    program.dialogs = Dialogs(drive.window)
    file = pipeline.load_answers(MAIN, program.checklist)
    keys = Keys(drive)
    keys.alt("n")
    visit = visit_of(program.checklist, file)
    for title, acts in visit:
        assert program.wizard.current.title == title
        for act in acts:
            keys.do(act)
        if title == visit[-1][0]:
            keys.alt("m")
        else:
            keys.alt("n")
            if program.wizard.current.title == title:  # it said what is open
                keys.alt("n")
    drive.settle()
    assert program.extra == FINISH
    target = tmp_path / "sheet.pdf"
    keys.save_as(target)

    given = program.visit.answers
    assert program.visit.findings.top[0].text == file.questions.own[0].text
    wanted = replace(as_typed_today(file), saved=given.saved)
    assert given.values == wanted.values
    assert wanted.questions.dismissed <= given.questions.dismissed  # she took every tick of the program away
    wanted = replace(wanted, questions=replace(wanted.questions, dismissed=given.questions.dismissed))
    assert given.questions == wanted.questions
    assert target.read_bytes() == pipeline.make_pdf(program.checklist, wanted, pipeline.options_for(wanted.settings))


def test_arrows_walk_among_answers_and_choose_nothing(drive: Driver) -> None:
    keys, program = Keys(drive), drive.program
    keys.alt("n")
    keys.to("US", "Where do you live?")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    assert program.visit.answers.settings.country is None
    keys.press(Qt.Key.Key_Space)
    assert program.visit.answers.settings.country == "uk"


def test_a_question_is_moved_to_another_place_with_the_keyboard(drive: Driver) -> None:
    keys, program = Keys(drive), drive.program
    program.go("questions")
    before = [each.text for each in program.visit.findings.top]
    keys.menu(f"Number 3: {before[2]}", "Make it number 1")
    assert [each.text for each in program.visit.findings.top] == [before[2], *before[:2]]


def test_enter_presses_a_button(drive: Driver) -> None:
    keys, program = Keys(drive), drive.program
    keys.to("Start a new sheet")
    keys.press(Qt.Key.Key_Return)
    assert program.wizard.current.id == "visit"
    program.visit.change_settings(country="uk")
    keys.to("Next")
    keys.press(Qt.Key.Key_Return)
    assert program.wizard.current.id == "why"


def test_menus_open_with_the_keyboard(drive: Driver) -> None:
    titles = [action.text() for action in drive.window.menuBar().actions()]
    assert all("&" in title for title in titles)
    sizes = [action.text() for action in drive.window.menus.sizes.actions()]
    assert all("&" in size for size in sizes)
