"""The end of a page of questions: what a press opens, opens there; nothing moves that she may press next."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.left_open import Told, is_below, opened_words
from ldnprep.ui.widgets import announce, show_if
from ldnprep.ui.words import tr


class CardBelow(Opening):
    """A question of the page that is only asked after an answer to another."""

    def __init__(self, card: FieldCard) -> None:
        super().__init__(card.accessibleName())
        self.card = card
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(card)
        self.hide()

    def boxes(self) -> list[QLineEdit]:
        target = self.card.focus_widget()
        return [target] if isinstance(target, QLineEdit) else []


class Below(QObject):
    """What stands there, in the order of the questions from which it follows."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._parts: list[QWidget] = []
        self._cards: dict[str, CardBelow] = {}
        self.answering = False  # an answer of hers changes just now: what comes is told

    def add(self, part: QWidget | None) -> None:
        """One more part; None for nothing."""
        if part is not None:
            self._parts.append(part)

    def add_card(self, card: FieldCard) -> None:
        """A question that is only asked after an answer to another."""
        made = self._cards[card.field.id] = CardBelow(card)
        self.add(made)

    def place(self) -> None:
        """Puts all parts at the end of the page as it is now."""
        for part in self._parts:
            self._page.body.addWidget(part)

    def show_cards(self, asked: frozenset[str]) -> None:
        """asked: ids of the fields that are asked now."""
        for name, made in self._cards.items():
            came = self.answering and name in asked and made.isHidden()
            show_if(made, name in asked)
            if came:
                self.opened(made, getattr(QApplication.focusWidget(), "by_pointer", False))

    def opened(self, part: Opening, by_pointer: bool) -> None:
        """By a key the page scrolls to what opened. By a pointer nothing moves: she is told what is out of sight."""
        self._page.lay_out()
        if not by_pointer and not part.optional:
            self._page.bring_what_opened(part.first_seen())
        more = tr("Opened below: {questions}").format(questions=part.opened_words())
        if by_pointer and not self._page.shows(part.first_seen()):
            self._page.told.emit(opened_words([part]), more)
        else:
            announce(part, more)
        empty = part.first_empty()
        if by_pointer and empty is not None:
            empty.setFocus()

    def typed(self) -> None:
        """What she types is in sight: the caret may be in a box that opened below the window."""
        box = QApplication.focusWidget()
        if isinstance(box, QLineEdit | QPlainTextEdit) and self._page.isAncestorOf(box) and not self._page.shows(box):
            self._page.bring_what_opened(box)

    def unseen(self) -> Told | None:
        """Questions that opened, have no answer, and are below what the window shows."""
        every = [each for part in self._parts for each in _openings(part)]
        left = [each for each in every if each.isVisible() and not each.optional and each.unanswered()]
        below = [each for each in left if is_below(each, self._page)]
        return (below[0], opened_words(below)) if below else None


def _openings(part: QWidget) -> list[Opening]:
    """The outermost in a part."""
    if isinstance(part, Opening):
        return [part]
    every = part.findChildren(Opening)
    return [each for each in every if not any(other is not each and other.isAncestorOf(each) for other in every)]
