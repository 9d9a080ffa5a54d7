"""Fields that are answered with a press: one of several, some of several, a number of a scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import NO, NOT_SURE, YES, Value
from ldnprep.content.model import Option
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.look.answer_buttons import OptionButton, ScaleButton, TickBox
from ldnprep.ui.look.layouts import BesideLayout, FlowLayout
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Group
from ldnprep.ui.words import tr

_WORDS = 200  # pixels at 100 % that the words of a scale keep beside its numbers
_LOW = 40  # pixels at 100 %: height of a number
_SHORT = 40  # options of up to this many letters stand side by side


def _in_a_row(box: QWidget, words: Sequence[str]) -> QLayout:
    """Side by side where all are short, else one below the other."""
    layout: QLayout = FlowLayout(box, spacing=8) if all(len(each) <= _SHORT for each in words) else QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().px(8))
    return layout


class OneOf(FieldCard):
    """Big radio buttons, none chosen to begin with; a second press on the chosen one takes the answer back."""

    def options(self) -> tuple[Option, ...]:
        return self.field.options

    def _build(self) -> None:
        box = Group(self.field.label)
        layout = _in_a_row(box, [option.label for option in self.options()])
        self._group = PickGroup(self)
        self._group.goes_back.connect(self.removal_requested)
        self.buttons: dict[str, OptionButton] = {}
        for option in self.options():
            made = OptionButton(option.label)
            made.setAccessibleDescription(self.field.label)
            made.setProperty("changes", True)
            self._group.add(option.id, made)
            self.buttons[option.id] = made
            layout.addWidget(made)
        self.body.addWidget(box)
        self._group.picked.connect(self._edited)

    def _show(self, value: Value | None) -> None:
        self._group.choose(value)

    def focus_widget(self) -> QWidget:
        return self._group.focus_widget()


class YesNoUnsure(OneOf):
    """Yes, no or not sure, in the words of the sheet."""

    def options(self) -> tuple[Option, ...]:
        texts = self.context.checklist.texts
        words = {state: texts.get(state, state.replace("_", " ")) for state in (YES, NO, NOT_SURE)}
        return tuple(Option(state, word[:1].upper() + word[1:], word) for state, word in words.items())


class SomeOf(FieldCard):
    """Tick boxes; any number of them. One that stands alone ("None of these") and the others untick each other."""

    def _build(self) -> None:
        box = Group(self.field.label)
        layout = _in_a_row(box, [option.label for option in self.field.options])
        self.boxes: dict[str, TickBox] = {}
        for option in self.field.options:
            made = TickBox(option.label)
            made.setAccessibleDescription(self.field.label)
            made.setProperty("changes", True)
            made.setProperty("option", option.id)
            made.toggled.connect(self._toggled)
            self.boxes[option.id] = made
            layout.addWidget(made)
        self.body.addWidget(box)
        self._alone = frozenset(option.id for option in self.field.options if option.alone)

    def _show(self, value: Value | None) -> None:
        chosen = value if isinstance(value, tuple) else ()
        for option_id, made in self.boxes.items():
            made.setChecked(option_id in chosen)

    def _toggled(self, checked: bool) -> None:
        if self._showing:
            return
        if checked:
            self._untick_what_contradicts(str(self.sender().property("option")))
        self._edited(tuple(option_id for option_id, made in self.boxes.items() if made.isChecked()) or None)

    def _untick_what_contradicts(self, ticked: str) -> None:
        """One change together with the tick, so that one undo brings all of it back."""
        others = {other: made for other, made in self.boxes.items() if other != ticked and made.isChecked()}
        if ticked not in self._alone:
            others = {other: made for other, made in others.items() if other in self._alone}
        elif others:
            names = ", ".join(option.label for option in self.field.options if option.id in others)
            self.removal_requested.emit(tr("Unticked: {names}").format(names=names))
        for made in others.values():
            made.blockSignals(True)
            made.setChecked(False)
            made.blockSignals(False)
            made.update()

    def focus_widget(self) -> QWidget:
        return next(iter(self.boxes.values()))


class _InOneLine(QWidget):
    """As wide as all numbers in one line, where it may be; narrower where it must."""

    def __init__(self, inside: QWidget, width: int) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)
        self._width = width

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._width, super().sizeHint().height())


class Scale(FieldCard):
    """0 to 10 beside the words; "not answered" until a number is pressed. A second press takes it back."""

    def _head(self) -> QVBoxLayout:
        self.body.setContentsMargins(theme().px(18), theme().px(7), theme().px(12), theme().px(7))
        return super()._head()

    def _build(self) -> None:
        box = Group(self.field.label)
        layout = FlowLayout(box, spacing=3)
        self._group = PickGroup(self)
        self._group.goes_back.connect(self.removal_requested)
        self.buttons: list[ScaleButton] = []
        ends = {0: self.field.low, 10: self.field.high}
        for number in range(11):
            made = ScaleButton(number)
            words = ends.get(number, "")
            made.setAccessibleName(f"{number}, {words}" if words else str(number))
            made.setToolTip(words)
            made.setFixedHeight(theme().px(_LOW))
            made.setAccessibleDescription(tr("{question}, 0 to 10").format(question=self.field.label))
            made.setProperty("changes", True)
            self._group.add(str(number), made)
            self.buttons.append(made)
            layout.addWidget(made)
        self._place(box)
        self._group.picked.connect(self._picked)

    def _place(self, box: QWidget) -> None:
        """The numbers at the right of the words; below them where there is no room."""
        head = self.body.takeAt(0)
        wide = sum(made.sizeHint().width() + theme().px(3) for made in self.buttons)
        words, numbers = QWidget(), _InOneLine(box, wide)
        if isinstance(head, QLayout):
            words.setLayout(head)
        line = BesideLayout(_WORDS)
        for part in (words, numbers):
            line.addWidget(part)
        self.body.insertLayout(0, line)

    def _show(self, value: Value | None) -> None:
        self._group.choose(None if value is None else str(value))

    def _picked(self, number: str | None) -> None:
        self._edited(None if number is None else int(number))

    def focus_widget(self) -> QWidget:
        return self._group.focus_widget()
