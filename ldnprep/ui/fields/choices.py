"""Fields that are answered with a press: one of several, some of several, a number of a scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import NO, NOT_SURE, YES, Value
from ldnprep.content.model import Option
from ldnprep.ui.answer_buttons import OptionButton, ScaleButton, TickBox
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import Group, label
from ldnprep.ui.words import tr

_SHORT = 16  # options of up to this many letters stand side by side


class OneOf(FieldCard):
    """Big radio buttons, none chosen to begin with."""

    def options(self) -> tuple[Option, ...]:
        return self.field.options

    def _build(self) -> None:
        box = Group(self.field.label)
        short = all(len(option.label) <= _SHORT for option in self.options())
        layout: QLayout = FlowLayout(box) if short else QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._box = box if short else None
        self.buttons: dict[str, OptionButton] = {}
        for option in self.options():
            made = OptionButton(option.label)
            made.setAccessibleDescription(self.field.label)
            made.setProperty("changes", True)
            self._group.addButton(made)
            self.buttons[option.id] = made
            layout.addWidget(made)
        self.body.addWidget(box)
        self._group.buttonToggled.connect(self._toggled)

    def _show(self, value: Value | None) -> None:
        self._group.setExclusive(False)
        for option_id, made in self.buttons.items():
            made.setChecked(option_id == value)
        self._group.setExclusive(True)

    def _toggled(self, _button: QAbstractButton, checked: bool) -> None:
        if checked:
            self._edited(self._chosen())

    def _chosen(self) -> str | None:
        return next((option_id for option_id, made in self.buttons.items() if made.isChecked()), None)

    def _place_clear(self) -> None:
        layout = self._box.layout() if self._box is not None else None
        if layout is not None:
            layout.addWidget(self.clear_button)
        else:
            super()._place_clear()

    def focus_widget(self) -> QWidget:
        return self.buttons[self._chosen() or next(iter(self.buttons))]


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
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
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


class Scale(FieldCard):
    """0 to 10 in one row, with words at both ends; "not answered" until a number is pressed."""

    def _build(self) -> None:
        box = Group(self.field.label)
        layout = FlowLayout(box, spacing=4)
        self._group = QButtonGroup(self)
        self.buttons: list[ScaleButton] = []
        ends = {0: self.field.low, 10: self.field.high}
        for number in range(11):
            made = ScaleButton(number)
            words = ends.get(number, "")
            made.setAccessibleName(f"{number}, {words}" if words else str(number))
            made.setAccessibleDescription(tr("{question}, 0 to 10").format(question=self.field.label))
            made.setProperty("changes", True)
            self._group.addButton(made, number)
            self.buttons.append(made)
            layout.addWidget(made)
        self.body.addWidget(box)
        words_line = QHBoxLayout()
        low = label(tr("0 = {words}").format(words=self.field.low), "second")
        high = label(tr("10 = {words}").format(words=self.field.high), "second")
        high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        words_line.addWidget(low, 1)
        words_line.addWidget(high, 1)
        # the words stand under the row of numbers, which is as wide as eleven buttons
        ends_box = QWidget()
        ends_box.setLayout(words_line)
        words_line.setContentsMargins(0, 0, 0, 0)
        ends_box.setMaximumWidth(theme().px(11 * 44 + 10 * 4))
        self.body.addWidget(ends_box)
        self.state = label(tr("Not answered"), "second", wrap=False)
        self._state_line = QHBoxLayout()
        self._state_line.addWidget(self.state)
        self.body.addLayout(self._state_line)
        self._group.idToggled.connect(self._toggled)

    def _show(self, value: Value | None) -> None:
        self._group.setExclusive(False)
        for number, made in enumerate(self.buttons):
            made.setChecked(value is not None and number == value)
        self._group.setExclusive(True)
        self.state.setText(
            tr("Not answered") if value is None else tr("Your answer: {number} of 10").format(number=value)
        )

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.state.setText(tr("Your answer: {number} of 10").format(number=number))
            self._edited(number)

    def _place_clear(self) -> None:
        self._state_line.addWidget(self.clear_button)
        self._state_line.addStretch(1)

    def focus_widget(self) -> QWidget:
        return self.buttons[max(self._group.checkedId(), 0)]
