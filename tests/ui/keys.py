"""Somebody who has only a keyboard: reaches each control by its name, as a screen reader says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QRadioButton, QWidget

from ldnprep.ui.fields.gate_marks import Mark
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.program import Program
from tests.ui.told import LINE, PRESS, TYPE, Act

_FAR = 250  # no page has more stops
_LONG = 20  # no list of a gate or of a menu has more lines
_ALT = "alt+"
_TELLS = 4  # Next may tell of a danger text, of open lines and of what opened, each once


@dataclass(frozen=True, slots=True)
class Stroke:
    """What was struck: a key by Qt's name, with "alt+" before it, or a text; or the title of the window behind it."""

    key: str = ""
    text: str = ""
    title: str = ""


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


class Keys:
    """Two hands on a keyboard, and ears: goes on with Tab until the control with these words has the focus.

    `wait` returns when what it is given holds; `rest` when what a text brought is there. `struck`: every key and text,
    for other hands to strike again.
    """

    def __init__(
        self, program: Program, wait: Callable[[Callable[[], bool]], object], rest: Callable[[], object] = bool
    ) -> None:
        self._program = program
        self._wait, self._rest = wait, rest
        self.struck: list[Stroke] = []
        self._do: dict[str, Callable[[Act], None]] = {PRESS: self._press, TYPE: self._type, LINE: self._line}

    def do(self, act: Act) -> None:
        """One act, with keys."""
        self._do[act.do](act)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.struck.append(Stroke(key=(_ALT if modifier else "") + key.name.removeprefix("Key_")))
        QTest.keyClick(self.focused(), key, modifier)
        QApplication.processEvents()

    def focused(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._program.window

    def alt(self, letter: str) -> None:
        """An Alt key of a button in the window."""
        self.press(Qt.Key[f"Key_{letter.upper()}"], Qt.KeyboardModifier.AltModifier)
        self.arrived()

    def arrived(self) -> None:
        """Waits for the page that the last key brings."""
        self._wait(self._is_ready)
        self.struck.append(Stroke(title=self._program.window.windowTitle()))

    def _is_ready(self) -> bool:
        """The page is there, and no button shows that it is pressed: Qt does for a moment before the press counts."""
        page = self._program.frame.stack.currentWidget()
        down = any(each.isDown() for each in self._program.frame.findChildren(QAbstractButton))
        return isinstance(page, PageView) and page.whole and not down

    def to(self, name: str, about: str = "") -> None:
        """Tab until the control is reached that is called so."""
        for _ in range(_FAR):
            if self._is(name, about) or (self._leads_to(name, about) and self._beside(name, about)):
                return
            self.press(Qt.Key.Key_Tab)
        here = f"{self._program.wizard.current.id}, {name_of(self.focused())}"
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
        self.struck.append(Stroke(text=act.text))
        self._letters(act.text)
        QApplication.processEvents()
        self._rest()

    def _letters(self, text: str) -> None:
        if text.isascii():
            QTest.keyClicks(self.focused(), text)
            return
        event = QInputMethodEvent()  # QTest has keys of ASCII only
        event.setCommitString(text)
        QApplication.sendEvent(self.focused(), event)

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


def give(program: Program, keys: Keys, visit: list[tuple[str, list[Act]]]) -> None:
    """A whole visit from Start to "Make my sheet", as `told.visit_of` tells it."""
    keys.alt("n")
    for title, acts in visit:
        assert program.wizard.current.title == title, program.wizard.current.title
        for act in acts:
            keys.do(act)
        if title == visit[-1][0]:
            keys.alt("m")
        else:
            for _ in range(_TELLS):
                if program.wizard.current.title == title:
                    keys.alt("n")
