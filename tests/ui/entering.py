"""Gives answers as a person does: presses what can be pressed, types what is typed. One function per kind of field."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import astuple
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ldnprep.answers.model import DateNotSure, Goal, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import Kind
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.choices import OneOf, Scale, SomeOf
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.goal import GoalCard
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.text import LongText, Text
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.pages.country_card import CountryCard
from ldnprep.ui.program import Program
from ldnprep.ui.state import START
from ldnprep.ui.words import date_words


def press(button: QAbstractButton) -> None:
    """A press of the mouse on a button in sight: nobody can hit one that the layout has not given its place yet."""
    for _ in range(50):
        QApplication.processEvents()
        if button.height():
            break
    assert button.isVisible(), button.accessibleName() or button.text()
    assert button.isEnabled(), button.accessibleName() or button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(widget: QWidget, text: str) -> None:
    """Types; letters that no keyboard has come from the clipboard."""
    widget.setFocus()
    if text.isascii() and "\n" not in text:
        QTest.keyClicks(widget, text)
    else:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(text)
        getattr(widget, "paste")()  # noqa: B009 - both kinds of field have it


def _text(card: FieldCard, value: Value) -> None:
    assert isinstance(card, Text)
    type_into(card.edit, str(value))


def _long_text(card: FieldCard, value: Value) -> None:
    assert isinstance(card, LongText)
    type_into(card.edit, str(value))


def _one_of(card: FieldCard, value: Value) -> None:
    assert isinstance(card, OneOf)
    press(card.buttons[str(value)])


def _some_of(card: FieldCard, value: Value) -> None:
    assert isinstance(card, SomeOf)
    assert isinstance(value, tuple)
    for option in value:
        press(card.boxes[str(option)])


def _scale(card: FieldCard, value: Value) -> None:
    assert isinstance(card, Scale)
    assert isinstance(value, int)
    press(card.buttons[value])


def _date(card: FieldCard, value: Value) -> None:
    assert isinstance(card, Date)
    if isinstance(value, DateNotSure):
        press(card.unsure)
    elif isinstance(value, PartialDate):
        type_into(card.edit, date_words(value))
    else:
        assert isinstance(value, TypedDate)
        type_into(card.edit, value.typed)


def _medicines(card: FieldCard, value: Value) -> None:
    assert isinstance(card, Medicines)
    assert isinstance(value, tuple)
    for number, row in enumerate(value):
        assert isinstance(row, MedicineRow)
        if number:
            press(card.add_button)
        line = card.rows[number]
        type_into(line.name, row.name)
        if any(astuple(row)[1:]) and not line.more_button.isChecked():
            press(line.more_button)
        for key, edit in line.details.items():
            if getattr(row, key):
                type_into(edit, getattr(row, key))


def _treatments(card: FieldCard, value: Value) -> None:
    assert isinstance(card, Treatments)
    assert isinstance(value, tuple)
    for row in value:
        assert isinstance(row, TherapyRow)
        if row.id:
            line = card.lines[row.id]
            if line.isHidden() or not line.isVisible():
                press(card.fold_button)
        else:
            press(card.add_button)
            line = card.own[-1]
        if row.effect:
            press(line.effects.buttons[row.effect])
        if row.state == "using":
            press(line.using)
        for edit, text in ((line.name, row.name), (line.stopped, row.stopped)):
            if text:
                assert isinstance(edit, QLineEdit)
                type_into(edit, text)


def _goal(card: FieldCard, value: Value) -> None:
    assert isinstance(card, GoalCard)
    assert isinstance(value, Goal)
    for group, key in ((card.scales, value.field), (card.before, value.before), (card.after, value.after)):
        if key not in (None, ""):
            press(group.buttons[str(key)])


ENTER: dict[Kind, Callable[[FieldCard, Value], None]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CHOICE: _one_of,
    Kind.CHOICES: _some_of,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _one_of,
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _treatments,
    Kind.TRIED: _treatments,
    Kind.GOAL: _goal,
}


def country_card(program: Program) -> CountryCard:
    """The question where she lives, in sight."""
    if program.wizard.current.id == START:
        program.go(program.wizard.steps[1].id)
    card = program.pages[program.wizard.current.id].findChild(CountryCard)
    assert isinstance(card, CountryCard)
    return card
