"""What every field card has: the question, a hint, "Why?", a way to clear, and the answer in and out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ldnprep.answers.model import Value, words_of
from ldnprep.content.model import Checklist, Field
from ldnprep.medicines.model import Recognised
from ldnprep.pipeline import unprintable
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import Card, FoldButton, button, label
from ldnprep.ui.words import tr


@dataclass(frozen=True, slots=True)
class FieldContext:
    """What a card may ask besides its own field.

    recognise(typed name, rest of its row, field id): what is known about a medicine. suggest(beginning): names.
    read_only: the file may be looked at, not changed.
    """

    checklist: Checklist
    recognise: Callable[[str, str, str], Recognised]
    suggest: Callable[[str], Sequence[str]]
    read_only: bool = False


class FieldCard(Card):
    """One question on a card.

    value_edited(value): the person changed the answer; None when there is none any more. It never fires while a
    value is being shown. removal_requested(words): something is about to be taken away that may be wanted back.
    """

    value_edited = Signal(object)
    removal_requested = Signal(str)

    def __init__(self, field: Field, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.field = field
        self.context = context
        self._showing = False
        self.letters_note: QLabel | None = None
        self.setObjectName(f"field_{field.id}")
        self.setAccessibleName(field.label)
        self.body.addLayout(self._head())
        if field.help:
            self.body.addWidget(label(field.help, "second"))
        self._build()
        self.clear_button = button(
            tr("Clear this answer"), "link", name=tr("Clear the answer to: {question}").format(question=field.label)
        )
        self.clear_button.clicked.connect(self._clear)
        self.clear_button.setVisible(False)
        self._place_clear()
        if context.read_only:
            self.set_read_only()

    # ------------------------------------------------------------ for the page

    def show_value(self, value: Value | None) -> None:
        """Shows an answer without telling anybody that it changed."""
        self._showing = True
        try:
            self._show(value)
        finally:
            self._showing = False
        self._tell_letters(value)
        self.clear_button.setVisible(value is not None and self.clearable and not self.context.read_only)

    def set_read_only(self) -> None:
        """Lets the answer be read but not changed."""
        for child in self.findChildren(QWidget):
            if child.property("changes"):
                child.setEnabled(False)

    @abstractmethod
    def focus_widget(self) -> QWidget:
        """The control that takes the focus when the person comes to this question."""

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What of the card is built later, from top to bottom: the page does it between keys and presses."""
        return ()

    clearable = True  # has a link that takes the answer away
    typed = False  # answered by typing: letters belong together when a change is undone

    # ------------------------------------------------------------ for the kinds

    @abstractmethod
    def _build(self) -> None:
        """Adds the controls to `self.body`."""

    @abstractmethod
    def _show(self, value: Value | None) -> None:
        """Puts a value into the controls."""

    def _edited(self, value: Value | None) -> None:
        if self._showing:
            return
        self.clear_button.setVisible(bool(value is not None and value not in ("", ()) and self.clearable))
        self._tell_letters(value)
        self.value_edited.emit(value)

    def _tell_letters(self, value: Value | None) -> None:
        """Says at once which letters the sheet can only show as a code; the file keeps them as typed."""
        missing = unprintable(words_of(value))
        if not missing and self.letters_note is None:
            return
        if self.letters_note is None:
            self.letters_note = label("", "second")
            self.body.addWidget(self.letters_note)
        said = tr("The sheet cannot print {letters}. It will show a code there. Your words are kept.")
        self.letters_note.setText(said.format(letters=" ".join(missing)))
        self.letters_note.setVisible(bool(missing))

    def _clear(self) -> None:
        self.removal_requested.emit(tr("Answer cleared: {question}").format(question=self.field.label))
        self.show_value(None)
        self.value_edited.emit(None)
        self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_clear(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.clear_button)
        line.addStretch(1)
        self.body.addLayout(line)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(theme().px(4))
        line = QHBoxLayout()
        self.title = label(self.field.label, "question")
        line.addWidget(self.title, 1)
        head.addLayout(line)
        if self.field.why:
            name = tr("Why? Why we ask: {question}").format(question=self.field.label)
            self.why_button = FoldButton(tr("Why?"), name=name)
            line.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)
            self.why_text = label(self._why(), "aside")
            self.why_text.setVisible(False)
            self.why_button.toggled.connect(self._toggle_why)
            head.addWidget(self.why_text)
        return head

    def _why(self) -> str:
        sources = self.context.checklist.sources
        named = [sources[source].citation for source in self.field.sources if source in sources]
        if not named:
            return self.field.why
        return f"{self.field.why}\n{tr('Source')}: {'; '.join(named)}"

    def _toggle_why(self, shown: bool) -> None:
        self.why_text.setVisible(shown)
        self.why_button.setAccessibleDescription(self.field.why if shown else "")
