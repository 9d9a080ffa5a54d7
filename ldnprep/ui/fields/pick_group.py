"""Answers of which at most one holds; a second press on the one that holds takes it back, where it may be."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from ldnprep.ui.fields.presses import Presses
from ldnprep.ui.words import tr


class PickGroup(QObject):
    """The buttons of one question, by key. picked(key): she chose it, or None: she took it back. Never while one is
    being shown. Arrow keys move within the group, as in all groups of radio buttons. goes_back(words): she is about to
    take it back, which a hand that only wanted to be sure may not have meant.
    """

    picked = Signal(object)
    goes_back = Signal(str)

    def __init__(self, parent: QObject, clock: Callable[[], float] = monotonic, *, takes_back: bool = True) -> None:
        """takes_back: a second press takes the answer back; false for a setting that always has a value."""
        super().__init__(parent)
        self._takes_back = takes_back
        self._group = QButtonGroup(self)
        self._presses = Presses(clock)
        self._held = False  # the button that goes down now was chosen before
        self._before: str | None = None  # what was chosen when it went down
        self._quiet = False  # a press is on its way, or an answer is being shown
        self.buttons: dict[str, QAbstractButton] = {}
        self._group.buttonClicked.connect(self._clicked)

    def add(self, key: str, button: QAbstractButton) -> None:
        """One more answer."""
        self.buttons[key] = button
        self._group.addButton(button)
        button.pressed.connect(self._pressed)
        button.released.connect(self._released)
        button.toggled.connect(self._turned)

    def choose(self, key: object) -> None:
        """Shows this answer, and none for any other key."""
        before, self._quiet = self._quiet, True
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)
        self._quiet = before

    def chosen(self) -> str | None:
        """The answer that is shown."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), None)

    def focus_widget(self) -> QAbstractButton:
        """The chosen button, else the first."""
        return self.buttons[self.chosen() or next(iter(self.buttons))]

    def _pressed(self) -> None:
        self._quiet = True
        button = self.sender()
        self._held = isinstance(button, QAbstractButton) and button.isChecked()
        self._before = self.chosen()

    def _released(self) -> None:
        self._quiet = False

    def _turned(self, checked: bool) -> None:
        """A screen reader turns a button itself, without a click: that chooses it too."""
        if checked and not self._quiet:
            self.picked.emit(self.chosen())

    def _clicked(self, button: QAbstractButton) -> None:
        held, self._held = self._held, False
        if not self._presses.counts(button):
            self.choose(self._before)  # Qt has turned it already: what is shown must be what was answered
            return
        if held and self._takes_back:
            self.choose(None)
            answer = button.text().replace("&&", "&") or button.accessibleName()
            self.goes_back.emit(tr("Taken back: {answer}").format(answer=answer))
        self.picked.emit(self.chosen())
