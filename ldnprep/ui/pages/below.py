"""The end of a page of questions: what a press opens, opens there; nothing moves that she may press next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.gate_panel import hand_letter
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.look.widgets import Pressable, announce, show_if
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.left_open import Told, is_below, opened_words
from ldnprep.ui.words import tr

_REST_MS = 60  # scrolling is over


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
    """What stands there, in the order of the questions from which it follows.

    waits(words): what opened since she began here and is out of sight still, "" for nothing.
    """

    waits = Signal(str)

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._parts: list[QWidget] = []
        self._cards: dict[str, CardBelow] = {}
        self.answering = False  # an answer of hers changes just now: what comes is told
        self._stood: set[Opening] | None = None  # what was open before her first press here; None until that is known
        self._soon = QTimer(self)  # when what opened has its place
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        page.verticalScrollBar().valueChanged.connect(self._scrolled)

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
            pressed = QApplication.focusWidget()
            if came and isinstance(pressed, QAbstractButton) and isinstance(pressed, Pressable):
                pressed.take_letter = partial(hand_letter, within=made)
            if came:
                self.opened(made, getattr(pressed, "by_pointer", False))

    def opened(self, part: Opening, by_pointer: bool) -> None:
        """By a key the page scrolls to what opened, as far as the line that she is at stays in sight (a danger may hide
        it). By a pointer nothing moves: she is told what is out of sight.
        """
        self._page.lay_out()
        if not by_pointer and not part.optional:
            pressed = QApplication.focusWidget()
            here = pressed if pressed is not None and self._page.isAncestorOf(pressed) else None
            self._page.bring_what_opened(part.first_seen(), None if part.has_danger() else here)
        announce(part, tr("Opened below: {questions}").format(questions=part.opened_words()))
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
        left = [each for each in self._out_of_sight() if not each.optional and each.unanswered()]
        return (left[0], opened_words(left)) if left else None

    def begin(self) -> None:
        """She came to the page, or all of it is there now; what is new in it is shown in the next turn."""
        self._stood = None
        QTimer.singleShot(0, self, self.about_to_change)

    def about_to_change(self) -> None:
        """An answer on the page is about to change."""
        if self._stood is None:
            self._stood = set(self._open())

    def _scrolled(self) -> None:
        self._soon.start(_REST_MS)

    def changed(self) -> None:
        """An answer changed: what waits now is told when all has its place."""
        self._soon.start(0)

    def _tell(self) -> None:
        if self._stood is None or not self._page.isVisible():
            return
        self._stood &= set(self._open())
        new = [each for each in self._out_of_sight() if each not in self._stood or each.kept()]
        self.waits.emit(opened_words(new))

    def _open(self) -> list[Opening]:
        """The outermost."""
        every = [each for each in self._page.findChildren(Opening) if each.isVisible()]
        return [each for each in every if not any(other is not each and other.isAncestorOf(each) for other in every)]

    def _out_of_sight(self) -> list[Opening]:
        return [each for each in self._open() if is_below(each, self._page)]

