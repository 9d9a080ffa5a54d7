"""A person who gives the answers of a file on the real pages, counted as the contract says ("Counting a visit")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from msgspec.structs import asdict
from PySide6 import QtCore
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from benchmarks.sight import words_in_sight
from ldnprep.answers.model import (
    NO,
    NOT_SURE,
    YES,
    Answers,
    DateNotSure,
    Goal,
    MedicineRow,
    PartialDate,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.gate import GateLine
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.choices import OneOf, Scale, SomeOf
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.gate import GateCard
from ldnprep.ui.fields.gate_model import OPEN
from ldnprep.ui.fields.goal import GoalCard
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.fields.pick_card import PickCard
from ldnprep.ui.fields.text import LongText, Text
from ldnprep.ui.fields.treatment_line import USING, TreatmentLine
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.check_page import CheckPage
from ldnprep.ui.pages.country_card import CountryCard
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.pages.mood_card import MoodCard
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.program import Program
from ldnprep.ui.words import date_words

ANSWER_SECONDS, WORDS_A_MINUTE, LETTERS_A_SECOND = 6, 200, 3


@dataclass
class Count:
    """What a visit, or one page of it, takes."""

    pages: int = 0
    answers: int = 0
    clicks: int = 0
    words: int = 0
    characters: int = 0
    screens: float = 0.0

    @property
    def minutes(self) -> float:
        """As the contract reckons it."""
        seconds = self.answers * ANSWER_SECONDS + self.characters / LETTERS_A_SECOND
        return self.words / WORDS_A_MINUTE + seconds / 60

    def add(self, other: Count) -> None:
        """Takes another count in."""
        for part in fields(self):
            setattr(self, part.name, getattr(self, part.name) + getattr(other, part.name))


class Walker:
    """Walks through a visit in the program's window. by_page: what each page took, by its id."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self._program = program
        self._answers = answers
        self._count = Count()
        self.by_page: dict[str, Count] = {}

    def walk(self) -> Count:
        """From Start to "Make my sheet"; the sum of all pages."""
        program = self._program
        page = self._begin(program.wizard.current.id)
        assert isinstance(page, StartPage)  # noqa: S101 - a visit begins there
        self._press(page.new_button)
        self._settle()
        self._leave(page, "_start")
        while program.wizard.number:
            name = program.wizard.current.id
            page = self._begin(name)
            self._fill(page)
            last = not program.wizard.can_go_on
            if not last:
                self._go_on(name)
            else:
                self._count.clicks += 1  # "Make my sheet", which is not made here
            self._leave(page, name)
            if last:
                break
        whole = Count()
        for each in self.by_page.values():
            whole.add(each)
        return whole

    # ------------------------------------------------------------ pages

    def _begin(self, name: str) -> PageView:
        self._count = Count(pages=1)
        page = self._program.pages[name]
        page.complete()
        self._settle()
        return page

    def _leave(self, page: PageView, name: str) -> None:
        """She reads the page as it is when she leaves it."""
        self._count.words += words_in_sight(_inside(page))
        self._count.screens += _inside(page).height() / max(1, page.viewport().height())
        self.by_page[name] = self._count

    def _go_on(self, name: str) -> None:
        for _ in range(4):  # Next may tell of a danger text, of open lines and of what opened, each once
            self._settle()
            if self._program.wizard.current.id == name:
                self._press(self._program.frame.footer.next_button)
        self._settle()

    def _fill(self, page: PageView) -> None:
        if isinstance(page, QuestionsPage):
            self._questions(page)
        elif isinstance(page, CheckPage):
            if any(self._value(name) is not None and card.isHidden() for name, card in page.cards.items()):
                self._press(page.more_button)
            self._cards(page.cards.items())
        elif isinstance(page, FieldsPage):
            self._country(page.findChild(CountryCard))
            self._items(page)
            self._mood(page)

    def _country(self, card: object) -> None:
        country = self._answers.settings.country
        if isinstance(card, CountryCard) and country:
            self._count.answers += 1
            self._press(card.buttons[country])

    def _items(self, page: FieldsPage) -> None:
        for item in page.plan.items:
            if item.id in page.gates:
                self._gate(page.gates[item.id])
            elif item.id in page.picks:
                self._pick(page.picks[item.id])
            elif item.id in page.plan.folded:
                if self._value(item.id) is not None and page.more_button is not None:
                    if not page.more_button.isChecked():
                        self._press(page.more_button)
                    self._cards([(item.id, page.cards[item.id])])
            else:
                self._cards([(item.id, page.cards[item.id])])

    def _mood(self, page: FieldsPage) -> None:
        card = page.findChild(MoodCard)
        if isinstance(card, MoodCard) and card.box.isChecked() is not self._answers.settings.show_mood:
            self._press(card.box)

    # ------------------------------------------------------------ cards

    def _value(self, name: str) -> Value | None:
        return self._answers.values.get(name)

    def _cards(self, cards: Iterable[tuple[str, FieldCard]]) -> None:
        for name, card in cards:
            value = self._value(name)
            if value is not None and not card.isHidden():
                self._count.answers += 1
                self._answer(card, value)

    def _answer(self, card: FieldCard, value: Value) -> None:
        for kind, give in self._WAYS.items():
            if isinstance(card, kind):
                give(self, card, value)
                self._settle()
                return
        raise TypeError(type(card).__name__)

    def _text(self, card: Text, value: str) -> None:
        self._type(card.edit, value)

    def _long_text(self, card: LongText, value: str) -> None:
        self._type(card.edit, value)

    def _date(self, card: Date, value: Value) -> None:
        if isinstance(value, DateNotSure):
            self._press(card.unsure)
            return
        self._type(card.edit, value.typed if isinstance(value, TypedDate) else date_words(_partial(value)))
        meant = date_words(value.iso) if isinstance(value, TypedDate) and value.iso else ""
        if meant in card.choices:
            self._press(card.choices[meant])

    def _one_of(self, card: OneOf, value: str) -> None:
        self._press(card.buttons[value])

    def _some_of(self, card: SomeOf, value: tuple[str, ...]) -> None:
        for option in value:
            self._press(card.boxes[option])

    def _scale(self, card: Scale, value: int) -> None:
        self._press(card.buttons[value])

    def _medicines(self, card: Medicines, value: tuple[MedicineRow, ...]) -> None:
        for place, row in enumerate(value):
            line = card.rows[place]
            self._type(line.name, row.name)
            details = {key: text for key, text in asdict(row).items() if key in line.details and text}
            if details:
                self._press(line.more_button)
            for key, text in details.items():
                self._type(line.details[key], text)
            if place + 1 < len(value):
                line.name.setFocus()
                QTest.keyClick(line.name, QtCore.Qt.Key.Key_Return)
                self._count.characters += 1

    def _treatments(self, card: Treatments, value: tuple[TherapyRow, ...]) -> None:
        for row in value:
            line = card.lines.get(row.id)
            if line is None:
                line = self._other_treatment(card)
            elif not line.isVisibleTo(card):
                self._press(card.fold_button)
            self._treatment(line, row)

    def _other_treatment(self, card: Treatments) -> TreatmentLine:
        free = [line for line in card.lines.values() if line.name is not None and not line.is_reported()]
        if free:
            return free[-1]
        self._press(card.add_button)
        return card.own[-1]

    def _treatment(self, line: TreatmentLine, row: TherapyRow) -> None:
        if row.effect:
            self._press(line.effects.buttons[row.effect])
        if row.state == USING:
            self._press(line.using)
        for edit, text in ((line.name, row.name), (line.stopped, row.stopped)):
            if edit is not None and text:
                self._type(edit, text)

    def _goal(self, card: GoalCard, value: Goal) -> None:
        for group, key in ((card.scales, value.field), (card.before, value.before), (card.after, value.after)):
            if key not in (None, ""):
                self._press(group.buttons[str(key)])

    _WAYS: dict[type[FieldCard], Callable[..., None]] = {  # noqa: RUF012 - a table, never changed
        Text: _text, LongText: _long_text, Date: _date, Scale: _scale, OneOf: _one_of, SomeOf: _some_of,
        Medicines: _medicines, Treatments: _treatments, GoalCard: _goal,
    }  # fmt: skip

    # ------------------------------------------------------------ gates and picks

    def _pick(self, card: PickCard) -> None:
        wanted = {name: self._value(name) for name in card.pick.fields() if self._value(name) is not None}
        place = next((n for n, press in enumerate(card.pick.presses) if dict(press.writes) == wanted), None)
        if place is not None:
            self._count.answers += 1
            self._press(card.buttons[place])
            self._settle()

    def _gate(self, made: GateOnPage) -> None:
        """Marks first, from top to bottom, each with what opens below; then the button for the rest."""
        card = made.card
        if any(self._state(line) for line in card.model.lines):
            self._count.answers += 1
        given = [row for row in self._rows(made) if row.typed()]
        for line in card.gate.lines:
            state = self._state(line)
            if state in (YES, NOT_SURE) and line in card.model.lines and not card.model.known(line):
                self._press(card.rows[line].mark(int(state == NOT_SURE)))
                self._settle()
            self._below(made, line, given)
        self._rest(card)
        if given and made.loose is not None:
            self._opioids(made.loose, given, made.loose)

    def _state(self, line: GateLine) -> str:
        value = self._value(line.field)
        if line.option:
            return YES if isinstance(value, tuple) and line.option in value else OPEN
        return value if isinstance(value, str) else OPEN

    def _rest(self, card: GateCard) -> None:
        """The "no" of the rest. A line that the file leaves open on a gate that was begun takes it too."""
        noes = [line for line in card.model.lines if self._state(line) == NO]
        if noes and card.model.count(OPEN):
            self._press(card.buttons[NO])
            self._settle()

    @staticmethod
    def _rows_field(made: GateOnPage) -> str:
        return next((line.rows for line in made.gate.lines if line.rows), "")

    def _rows(self, made: GateOnPage) -> list[MedicineRow]:
        value = self._value(self._rows_field(made))
        return [row for row in value if isinstance(row, MedicineRow)] if isinstance(value, tuple) else []

    def _below(self, made: GateOnPage, line: GateLine, given: list[MedicineRow]) -> None:
        """What opened under a line. Opioids that name no line of theirs stand under the first that is marked."""
        panel = made.panels[line]
        if panel.isHidden():
            return
        if panel.rows is not None and not panel.rows.isHidden():
            later = {each.field for each in made.gate.lines if self._state(each) in (YES, NOT_SURE)} - {line.field}
            mine = [row for row in given if row.under == line.field or row.under not in later]
            self._opioids(panel.rows, mine, made.loose or panel.rows)
            given[:] = [row for row in given if row not in mine]
        for name, below in panel.cards.items():
            value = self._value(name)
            if value is not None and below.isVisibleTo(panel):
                self._answer(below, value)
        for inner in panel.gates.values():
            if not inner.isHidden():
                for each in inner.model.lines:
                    if self._state(each) in (YES, NOT_SURE):
                        self._press(inner.rows[each].mark(int(self._state(each) == NOT_SURE)))
                        self._settle()
                self._rest(inner)

    def _opioids(self, rows: OpioidList, given: list[MedicineRow], more: OpioidList) -> None:
        """The first row where it opened, the others at the end of the card."""
        for place, row in enumerate(given):
            if place >= len(rows.lines) or (place and rows is not more):
                self._press(more.add_button)
                line = more.lines[-1]
            else:
                line = rows.lines[place]
            for key, edit in line.edits.items():
                text = getattr(row, key)
                if text and not edit.isVisibleTo(line):
                    self._press(line.more_button)
                if text and text in line.chips:
                    self._press(line.chips[text])
                elif text:
                    self._type(edit, text)

    # ------------------------------------------------------------ questions

    def _questions(self, page: QuestionsPage) -> None:
        own = [question.text for question in self._answers.questions.own]
        for place, text in enumerate(own):
            if place >= len(page.own.boxes):
                self._press(page.own.another_button)
            self._type(page.own.boxes[place].edit, text)
        self._count.answers += bool(own)
        self._settle()
        self._claims(page)

    def _claims(self, page: QuestionsPage) -> None:
        read = self._value("claims_read")
        if not isinstance(read, tuple):
            return
        self._count.answers += 1
        self._press(page.read.fold_button)
        self._settle()
        for name in read:
            row = page.read.rows.get(str(name))
            if row is None or not row.box.isVisibleTo(page.read):
                self._look_for(page, str(name))
                row = page.read.rows[str(name)]
            self._press(row.box)
            self._settle()

    def _look_for(self, page: QuestionsPage, name: str) -> None:
        """By a word of the claim, in the field that finds."""
        heard = next(claim.heard for claim in self._program.checklist.claims if claim.id == name)
        page.read.search.clear()
        self._type(page.read.search, min(re.findall(r"\w{5,}", heard), key=self._told_of))
        QTest.qWait(300)  # it looks when she pauses
        self._settle()

    def _told_of(self, word: str) -> int:
        """In how many claims a word stands: she looks for one that tells them apart."""
        return sum(word.casefold() in claim.heard.casefold() for claim in self._program.checklist.claims)

    # ------------------------------------------------------------ hands

    def _press(self, button: QAbstractButton) -> None:
        self._count.clicks += 1
        QTest.mouseClick(button, QtCore.Qt.MouseButton.LeftButton)

    def _type(self, edit: QLineEdit | QPlainTextEdit, text: str) -> None:
        """The first focus of a field is a press, unless the program gave it."""
        if edit.window().focusWidget() is not edit:
            self._count.clicks += 1
            edit.setFocus()
        self._count.characters += len(text)
        if isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.textEdited.emit(text)
        else:
            edit.setPlainText(text)

    def _settle(self) -> None:
        """What follows from the answers is in sight: letters are followed a moment later, see `Visit`."""
        self._program.visit.refresh()
        QApplication.processEvents()
        QApplication.processEvents()


def _inside(page: PageView) -> QWidget:
    inside = page.widget()
    assert inside is not None  # noqa: S101 - a page always has one
    return inside


def _partial(value: Value) -> PartialDate:
    assert isinstance(value, PartialDate)  # noqa: S101 - what is left of a date
    return value
