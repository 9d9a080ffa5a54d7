"""What every field card has: the question, a hint, "Why?", and the answer in and out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import MedicineRow, TherapyRow, Value, words_of
from ldnprep.content.model import Checklist, Field
from ldnprep.medicines.model import Recognised
from ldnprep.pipeline import unprintable
from ldnprep.summary.spelling import country_words
from ldnprep.ui.fields.suggest import nothing
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, label
from ldnprep.ui.reading.sources import source_words
from ldnprep.ui.words import tr


def _nowhere() -> str | None:
    return None


class FieldContext(Struct, frozen=True):
    """What a card may ask besides its own field.

    recognise(row, field id): what is known about a typed row, all its boxes together. suggest(beginning): names.
    told(field id): what she said on another page that may be the answer.
    read_only: the file may be looked at, not changed. country: where she lives, None while she has not said.
    """

    checklist: Checklist
    recognise: Callable[[MedicineRow | TherapyRow, str], Recognised]
    suggest: Callable[[str], Sequence[str]]
    read_only: bool = False
    country: Callable[[], str | None] = _nowhere
    told: Callable[[str], Sequence[str]] = nothing

    def name_there(self, name: str) -> str:
        """A name of ours as her country writes it: paracetamol is acetaminophen in the US."""
        say = country_words(self.checklist, self.country() or "")
        return say(name) if say else name


class FieldCard(Card):
    """One question on a card.

    value_edited(value): the person changed the answer; None when there is none any more. It never fires while a
    value is being shown. removal_requested(words): something is about to be taken away that may be wanted back.
    part_opened(part, by pointer): an `Opening` of it came into sight.
    """

    value_edited = Signal(object)
    removal_requested = Signal(str)
    part_opened = Signal(object, bool)

    def __init__(
        self, field: Field, context: FieldContext, parent: QWidget | None = None, *, inside: bool = False
    ) -> None:
        """inside: it stands within another card, without a frame and a hint of its own."""
        super().__init__("inside" if inside else "card", 0 if inside else 18, parent)
        self.field = field
        self.context = context
        self.inside = inside
        self._showing = False
        self.letters_note: QLabel | None = None
        self.opens: Card | None = None  # what its answers open; the page may put it where it moves nothing
        self.setObjectName(f"field_{field.id}")
        self.setAccessibleName(field.label)
        self.body.addLayout(self._head())
        if inside:
            self.body.setSpacing(theme().px(4))
        elif field.help:
            self.body.addWidget(label(field.help, "second"))
        self._build()
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

    def set_read_only(self) -> None:
        """Lets the answer be read but not changed."""
        for child in self.findChildren(QWidget):
            if child.property("changes"):
                child.setEnabled(False)

    @abstractmethod
    def focus_widget(self) -> QWidget:
        """The control that takes the focus when the person comes to this question."""

    def leave_out(self, taken: frozenset[str]) -> None:
        """Does not ask for medicines that she told elsewhere. taken: names of the recogniser, or TRIED_OPIOID."""

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What of the card is built later, from top to bottom: the page does it between keys and presses."""
        return ()

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

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(theme().px(4))
        line = QHBoxLayout()
        self.title = label(self.field.label, "label" if self.inside else "question")
        line.addWidget(self.title, 1)
        head.addLayout(line)
        if self.field.why and not self.inside:
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
        named = [source_words(sources[source]) for source in self.field.sources if source in sources]
        if not named:
            return self.field.why
        return f"{self.field.why}\n{tr('Source')}: {'; '.join(named)}"

    def put_in_line(self, above: QWidget | None = None) -> None:
        """Puts the control beside the question, where both are short, and what there is to say of it below the
        question. above: of what it is asked.
        """
        head, control, note = self.body.takeAt(0), self.body.takeAt(0), self.body.takeAt(0)
        words = head.layout() if head is not None else None
        if isinstance(words, QVBoxLayout):
            if above is not None:
                words.insertWidget(0, above)
            if note is not None and (said := note.widget()) is not None:
                words.setSpacing(0)
                words.addWidget(said)
            words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        for item, stretch in ((head, 2), (control, 3)):
            if isinstance(item, QLayout):
                line.addLayout(item, stretch)
            elif item is not None and (widget := item.widget()) is not None:
                line.addWidget(widget, stretch)
        self.body.insertLayout(0, line)

    def rename(self, words: str) -> None:
        """Asks in other words, where an earlier answer makes the usual ones untrue."""
        self.title.setText(words)
        self.setAccessibleName(words)
        self.focus_widget().setAccessibleName(words)

    def _toggle_why(self, shown: bool) -> None:
        self.why_text.setVisible(shown)
        self.why_button.setAccessibleDescription(self.field.why if shown else "")
