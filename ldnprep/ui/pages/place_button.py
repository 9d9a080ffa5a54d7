"""The ring beside a question: its place on the front of the sheet; a press opens what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu

from ldnprep.answers.choosing import MOST_TOP
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Button, keep_room
from ldnprep.ui.reading.shelf import Line
from ldnprep.ui.words import plain, tr

OFF, WORDS, FIRST_WORDS, REMOVE = "off", "words", "first_words", "remove"  # what may be asked, beside a place from 0


class PlaceButton(Button):
    """Shows a place from 1, or that the question stands among "more questions", wherever these have room.

    asked(what): "0", "1", "2" for a place on the front, OFF it, other WORDS, FIRST_WORDS again, REMOVE.
    """

    asked = Signal(str)

    def __init__(self, *, own: bool) -> None:
        super().__init__("")
        self._own = own
        self._line = Line("", "")
        self._front = 0
        self._menu: QMenu | None = None
        self.setAutoDefault(False)
        self.setProperty("role", "place")
        self.setVisible(False)
        keep_room(self)
        self.clicked.connect(self._open)

    def show_line(self, line: Line, front: int, *, read_only: bool) -> None:
        """Shows where a question stands; front: how many stand on the front."""
        self._line, self._front = line, front
        self.setText(tr("more") if line.place is None else str(line.place + 1))
        self.setVisible(line.ticked)
        self.setEnabled(not read_only)
        where = tr("Behind the first three") if line.place is None else tr("Number {n}").format(n=line.place + 1)
        self.setAccessibleName(f"{where}: {line.text}")
        self.setAccessibleDescription(tr("Press to move it or to change it."))
        self.setToolTip(where)

    def menu_now(self) -> QMenu:
        """What can be done with the question now."""
        menu = QMenu(self)
        menu.setAccessibleName(self.accessibleName())
        for what, words in self._offers().items():
            menu.addAction(plain(words)).triggered.connect(partial(self._chosen, what))
        return menu

    def _offers(self) -> dict[str, str]:
        places = min(MOST_TOP, self._front + (self._line.place is None))
        found = {
            str(place): tr("Make it number {n}").format(n=place + 1)
            for place in range(places)
            if place != self._line.place
        }
        if self._line.place is not None:
            found[OFF] = tr("Not among the first three")
        if self._own:
            return found | {REMOVE: tr("Remove it")}
        found[WORDS] = tr("Change the words")
        return found | ({FIRST_WORDS: tr("Back to the first words")} if self._line.edited else {})

    def _chosen(self, what: str, _checked: bool = False) -> None:
        self.asked.emit(what)

    def _open(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_now()
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(52), theme().px(36))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()
