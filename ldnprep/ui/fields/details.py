"""More about one medicine: boxes below the whole list, under its name, so that no row moves when they open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ldnprep.ui.fields.line import LineEdit, cut_at_a_word
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.layouts import beside
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import keep_room, label, show_if

_FEW = 3  # so many boxes are wide enough for a heading beside their own
_HEADING = 130  # pixels at 100 %: what is typed moves nothing


class Details(Opening):
    """The boxes, by the part of a row that they hold."""

    optional = True

    def __init__(self, words: Mapping[str, str], *, read_only: bool) -> None:
        """words: part of a row → what stands above its box."""
        super().__init__("")
        self._words = words
        self.edits: dict[str, LineEdit] = {}
        self._parts: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(6), 0, 0)
        column.setSpacing(theme().px(4))
        self._beside = len(words) <= _FEW and not theme().narrow
        self._heading = label("", "label", wrap=not self._beside)
        if self._beside:
            self._heading.setFixedWidth(theme().px(_HEADING))
        else:
            column.addWidget(self._heading)
        way = QBoxLayout.Direction
        line = QBoxLayout(way.TopToBottom if theme().narrow else way.LeftToRight)
        line.setSpacing(theme().px(10))
        for key, word in words.items():
            edit = self.edits[key] = line_edit(word)
            edit.setReadOnly(read_only)
            heading = label(word, "second", wrap=False)
            heading.setBuddy(edit)
            part = self._parts[key] = QWidget()
            keep_room(part, kept=not theme().narrow)  # one that comes moves no other beside it; below it leaves no hole
            cell = QVBoxLayout(part)
            cell.setContentsMargins(0, 0, 0, 0)
            cell.setSpacing(theme().px(4))
            cell.addStretch(1)  # all boxes in one line
            cell.addWidget(beside(self._heading, heading) if self._beside and not line.count() else heading)
            cell.addWidget(edit)
            line.addWidget(part, 1)
        column.addLayout(line)
        self.hide()

    def show_name(self, called: str, typed: str) -> None:
        """Of what they tell: called: of which row, such as "Medicine 2". typed: its name, maybe empty."""
        self.setAccessibleName(called)
        name = typed.strip() or called
        if self._beside:
            self._heading.ensurePolished()  # in bold
            room = theme().px(_HEADING - 4)
            self._heading.setToolTip(name)
            name = cut_at_a_word(name, self._heading.fontMetrics(), room)
        self._heading.setText(name)
        for key, word in self._words.items():
            self.edits[key].setAccessibleName(f"{called}: {word[:1].lower()}{word[1:]}")

    def ask(self, key: str, *, asked: bool) -> None:
        """Whether one of the boxes is in sight; one with words always is."""
        show_if(self._parts[key], asked or bool(self.edits[key].text()))

    def opened_words(self) -> str:
        return ", ".join(words for key, words in self._words.items() if not self._parts[key].isHidden())

    def boxes(self) -> list[QLineEdit]:
        return list(self.edits.values())
