"""Texts for danger signs: one box, however many there are, that says each thing once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ldnprep.answers.model import NOT_SURE, YES
from ldnprep.content.model import Urgent
from ldnprep.ui.look.sign import Sign
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, announce, button, label, let_all_go
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

_SENTENCE = r"(?<=[.!?])\s+"
_CALL_ROLE = "question"  # larger than the steps
_LIST = 3  # so many sentences in a row that several texts share are a list, such as the numbers of all countries


def together(texts: Sequence[str]) -> list[str]:
    """Texts that are read one after the other, in their order, without saying the same thing twice.

    A list of numbers that several end with stands once, below them; a text that another one holds whole is left out.
    Every sentence of every text is still there.
    """
    pieces = [re.split(_SENTENCE, text.strip()) for text in texts]
    lists = _shared_lists(pieces)
    left = [" ".join(piece) for piece in pieces]
    for each in lists:
        left = [" ".join(text.replace(each, " ").split()) for text in left]
    kept: list[str] = []
    for place, text in enumerate(left):
        held = text in left[:place] or any(text in other and text != other for other in left)
        if text and not held:
            kept.append(text)
    return [*kept, *lists]


def _shared_lists(pieces: list[list[str]]) -> list[str]:
    """The lists that stand in more than one text; of a list and a longer row with it only the list."""
    found: dict[str, None] = {}
    for piece in pieces:
        for other in pieces:
            run = _common_run(piece, other) if other is not piece else []
            if len(run) >= _LIST and run != piece:
                found[" ".join(run)] = None
    return [run for run in found if not any(other != run and other in run for other in found)]


def _common_run(one: list[str], other: list[str]) -> list[str]:
    """The longest row of sentences that both have."""
    best: list[str] = []
    for start in range(len(one)):
        for end in range(start + len(best) + 1, len(one) + 1):
            row = one[start:end]
            if any(other[at : at + len(row)] == row for at in range(len(other))):
                best = row
            else:
                break
    return best


def _asked(visit: Visit, name: str) -> str:
    """A sign that she marked, in the words that she was asked; "" for none."""
    field, value = next((each for each in visit.checklist.fields() if each.id == name), None), visit.value(name)
    if field is None or value is None:
        return ""
    if isinstance(value, tuple):
        ticked = [option.label for option in field.options if option.id in value and not option.alone]
        return tr("You ticked: {words}.").format(words=", ".join(ticked)) if ticked else ""
    said = {YES: tr("You ticked: {words}."), NOT_SURE: tr("You were not sure: {words}.")}
    return said[str(value)].format(words=field.label) if value in said else ""


class UrgentTexts(QWidget):
    """The box. It stands out by its frame, its sign and its word; what is new in it is spoken at once.

    country_requested: she wants to say where she lives, so that only her own numbers show.
    """

    country_requested = Signal()

    def __init__(self, under: str = "") -> None:
        """under: id of the field whose line it stands for. The signs of its page are read there already."""
        super().__init__()
        self._under = under
        self.setProperty("warns", True)  # nothing that floats lies on it
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.seen = False  # whether its end was in sight since something new stands in it, see `DangerWatch`
        self._asks_country = False
        self.setVisible(False)

    def show_texts(self, visit: Visit, urgent: tuple[Urgent, ...], country: str | None) -> bool:
        """Shows the texts, each below the signs that she ticked, in the words for a country (None: not chosen yet).

        True when one was not shown before.
        """
        wanted = tuple((each.id, self._text(visit, each, country or "other")) for each in urgent)
        ask_country = country is None
        if (wanted, ask_country) == (self._shown, self._asks_country):
            return False
        self._asks_country = ask_country
        new = [pair for pair in wanted if pair[0] not in {old for old, _ in self._shown}]
        self._shown = wanted
        self.seen = self.seen and not new
        let_all_go(self._layout)
        if wanted:
            box = self._box(together([text for _, text in wanted]), ask_country=ask_country)
            self._layout.addWidget(box)
            box.show()  # now, not a moment later: it may be given the focus at once
        self.setVisible(bool(wanted))
        for _, text in new:
            announce(self, f"{tr('Please read this now')}: {text}")
        return bool(new)

    def take_focus(self) -> None:
        """Puts the focus on the words: they are read out, and the frame shows where they begin."""
        words = self._readable()
        if words:
            words[0].setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def head_height(self) -> int:
        """Down to the end of the first line, or of the first that says whom to call."""
        words = self._readable()
        first = next((each for each in words if each.property("role") == _CALL_ROLE), *words[:1])
        return first.mapTo(self, QtCore.QPoint(0, first.height())).y()

    def _readable(self) -> list[QLabel]:
        by_key = QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
        readable = (each for each in self.findChildren(QLabel) if each.textInteractionFlags() & by_key)
        return [each for each in readable if each.isVisible()]  # those before are on their way out

    def _text(self, visit: Visit, urgent: Urgent, country: str) -> str:
        from ldnprep.summary.blockers import blocker_line, other_blockers  # with the first urgent text

        pages = ([field.id for field in page.fields] for page in visit.checklist.pages)
        beside = next((names for names in pages if self._under in names), ())
        signs = [_asked(visit, name) for name in urgent.signs if name not in beside]
        found = other_blockers(urgent, visit.findings.lines)
        signs += [f"{blocker_line(visit.checklist.texts, line, name)}." for line, name in found]
        return " ".join((*filter(None, signs), urgent.text.get(country) or urgent.text["other"]))

    def _box(self, texts: list[str], *, ask_country: bool) -> QWidget:
        box = Card("urgent", margin=16)
        line = QHBoxLayout()
        line.setSpacing(theme().px(14))
        line.addWidget(Sign("urgent", "alert", 28), 0, QtCore.Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().px(8))
        words.addWidget(label(tr("Please read this now"), "alert"))
        for place, text in enumerate(texts):
            if place:
                rule = QFrame()
                rule.setProperty("role", "urgentRule")
                words.addWidget(rule)
            self._add_lines(words, text)
        if ask_country:
            why = f"{tr('Then only your own numbers show here.')} {texts[0]}"
            choose = button(tr("Choose your country"), "link", description=why)
            choose.clicked.connect(self.country_requested)
            links = QHBoxLayout()
            links.addWidget(choose)
            links.addStretch(1)
            words.addLayout(links)
        line.addLayout(words, 1)
        box.body.addLayout(line)
        return box

    def _add_lines(self, words: QVBoxLayout, text: str) -> None:
        """The call alone and larger, with its sign; then one step a line."""
        from ldnprep.summary.help_lines import CALL, help_lines  # with the first urgent text

        for number, line in help_lines(re.split(_SENTENCE, text)):
            if not line.startswith(CALL):
                words.addWidget(self._words(f"{number}. {line}" if number else line))
                continue
            row = QHBoxLayout()
            row.setSpacing(theme().px(8))
            row.addWidget(Sign("phone", "alert", 20), 0, QtCore.Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._words(line, _CALL_ROLE), 1)
            words.addLayout(row)

    @staticmethod
    def _words(text: str, role: str = "label") -> QWidget:
        shown = label(text, role)
        flags = QtCore.Qt.TextInteractionFlag
        shown.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        shown.setAccessibleName(text)
        return shown
