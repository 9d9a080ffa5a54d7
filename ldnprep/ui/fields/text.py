"""Fields that are typed: one line or many, kept letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ldnprep.answers.model import Value
from ldnprep.content.ids import WHICH_ILLNESS
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.line import LineEdit, is_history
from ldnprep.ui.fields.suggest import SuggestionList, nothing
from ldnprep.ui.look.theme import theme

_SEPARATORS = ("\n", "\u2029", "\r\n", "\r")  # a text area shows all of these as a new line; each block remembers which
_SEPARATOR = QTextFormat.Property.UserProperty + 1


def line_edit(name: str, description: str = "") -> LineEdit:
    """A one-line field that takes any length and alters nothing."""
    made = LineEdit()
    made.setAccessibleName(name)
    made.setProperty("changes", True)
    if description:
        made.setAccessibleDescription(description)
    return made


def split_lines(text: str) -> list[tuple[str, int]]:
    """Pieces of a text with the number of the separator that follows each (in `_SEPARATORS`; the last has 0)."""
    pieces: list[tuple[str, int]] = []
    start = at = 0
    while at < len(text):
        found = next((n for n in (2, 0, 1, 3) if text.startswith(_SEPARATORS[n], at)), None)
        if found is None:
            at += 1
            continue
        pieces.append((text[start:at], found))
        at += len(_SEPARATORS[found])
        start = at
    return [*pieces, (text[start:], 0)]


class ExactTextEdit(QPlainTextEdit):
    """A text area that gives back exactly what was put in.

    `toPlainText` turns no-break spaces into spaces and line separators into new lines, so the blocks are read raw, and
    each block remembers by which sign it began. It grows with its text and never scrolls by itself. Tab leaves it.
    """

    exact_text_changed = Signal()
    ended = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None, *, enter_ends: bool = False) -> None:
        """enter_ends: Enter begins no new line, it tells `ended`."""
        super().__init__(parent)
        self._enter_ends = enter_ends
        self._lines = lines
        self._telling = True
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("changes", True)
        self.setUndoRedoEnabled(False)  # see `is_history`
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def begin_low(self) -> None:
        """Two lines until there are more words: it stands beside a box of one line."""
        self._lines = 2
        self._grow()

    def exact_text(self) -> str:
        """The text, letter for letter."""
        block = self.document().begin()
        parts = [block.text()]
        while (block := block.next()).isValid():
            parts += (_SEPARATORS[_before(block)], block.text())
        return "".join(parts)

    def set_exact_text(self, text: str) -> None:
        """Shows a text from its beginning; where she is typing the caret goes behind it."""
        pieces = split_lines(text)
        with self._told_once():
            self.setPlainText("\n".join(piece for piece, _ in pieces))
            self._mark(0, pieces)
        place = QTextCursor.MoveOperation
        self.moveCursor(place.End if self.hasFocus() else place.Start)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Pastes words only, with the separators that they came with."""
        if not source.hasText():
            return
        pieces = split_lines(source.text())
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        with self._told_once():
            cursor.insertText("\n".join(piece for piece, _ in pieces))
            self._mark(first, pieces)

    def _mark(self, first: int, pieces: list[tuple[str, int]]) -> None:
        for number, (_, separator) in enumerate(pieces[:-1], start=first + 1):
            block = self.document().findBlockByNumber(number)
            if _before(block) != separator:
                _set_before(QTextCursor(block), separator)

    @contextmanager
    def _told_once(self) -> Iterator[None]:
        """A change in several steps is told when it is whole: no half of it may be kept as what she typed."""
        self._telling = False
        try:
            yield
        finally:
            self._telling = True
        self.exact_text_changed.emit()

    def _changed(self) -> None:
        if self._telling:
            self.exact_text_changed.emit()

    def _grow(self, _size: object = None) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        document = self.document()
        layout = document.documentLayout()
        text = 0.0  # lines of other scripts are higher: each block says itself how high it is
        block = document.begin()
        while block.isValid():
            text += layout.blockBoundingRect(block).height()
            block = block.next()
        frame = theme().px(2 * 8) + 6 + round(2 * document.documentMargin())
        spare = line if self._lines > 1 else 0  # one line more than is typed, where several are expected
        height = max(ceil(text) + spare, self._lines * line) + frame
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel scrolls the page, also over a field: it has nothing of its own to scroll."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A new line that is typed is a plain one; Qt gives it the sign of the block that it splits."""
        if not event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            super().keyPressEvent(event)
            return
        if self._enter_ends:
            self.ended.emit()
            return
        with self._told_once():
            super().keyPressEvent(event)
            cursor = self.textCursor()
            if _before(cursor.block()):
                _set_before(cursor, 0)


def _before(block: QTextBlock) -> int:
    """Which separator (in `_SEPARATORS`) stands before a block; part of its format."""
    return block.blockFormat().intProperty(_SEPARATOR)


def _set_before(cursor: QTextCursor, separator: int) -> None:
    made = cursor.blockFormat()
    made.setProperty(_SEPARATOR, separator)
    cursor.setBlockFormat(made)


class Text(FieldCard):
    """One line."""

    typed = True

    def _build(self) -> None:
        self.edit = line_edit(self.field.label, self.field.help)
        self.edit.setReadOnly(self.context.read_only)
        self.edit.textChanged.connect(self._edited)
        self.body.addWidget(self.edit)
        if self.field.id in WHICH_ILLNESS:
            self.suggestions = SuggestionList(self.edit, nothing, partial(self.context.told, self.field.id))
            self.suggestions.taken.connect(self.edit.setText)

    def _show(self, value: Value | None) -> None:
        text = value if isinstance(value, str) else ""
        if text != self.edit.text():
            self.edit.show_text(text)

    def focus_widget(self) -> QWidget:
        return self.edit


class LongText(FieldCard):
    """Several lines."""

    typed = True

    def _build(self) -> None:
        self.edit = ExactTextEdit(lines=4)
        self.edit.setAccessibleName(self.field.label)
        self.edit.setAccessibleDescription(self.field.help)
        self.edit.setReadOnly(self.context.read_only)
        self.edit.exact_text_changed.connect(self._typed)
        self.body.addWidget(self.edit)

    def _typed(self) -> None:
        self._edited(self.edit.exact_text())

    def _show(self, value: Value | None) -> None:
        text = value if isinstance(value, str) else ""
        if text != self.edit.exact_text():
            self.edit.set_exact_text(text)

    def focus_widget(self) -> QWidget:
        return self.edit
