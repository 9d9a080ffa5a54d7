"""What change would be worth it: on which scale, from which number to which."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QBoxLayout, QWidget

from ldnprep.answers.model import Goal, Value
from ldnprep.content.model import Kind
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.look.answer_buttons import OptionButton, ScaleButton
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Group, label
from ldnprep.ui.words import tr


class GoalCard(FieldCard):
    """A scale and two numbers; each can be taken back with a second press."""

    def _build(self) -> None:
        self._goal = Goal()
        self.scales = PickGroup(self)
        self.scales.goes_back.connect(self.removal_requested)
        box = Group(self.field.label)
        flow = FlowLayout(box, spacing=8)
        for scale in self.context.checklist.fields():
            if scale.kind is Kind.SCALE:
                made = OptionButton(scale.short)
                made.setProperty("changes", True)
                self.scales.add(scale.id, made)
                flow.addWidget(made)
        self.body.addWidget(box)
        self.before = self._numbers(tr("From (now)"))
        self.after = self._numbers(tr("To (worth it)"))
        self.scales.picked.connect(self._scale_picked)
        self.before.picked.connect(self._before_picked)
        self.after.picked.connect(self._after_picked)

    def _numbers(self, words: str) -> PickGroup:
        group = PickGroup(self)
        group.goes_back.connect(self.removal_requested)
        # above the numbers where all eleven have room in one line only so
        way = QBoxLayout.Direction.TopToBottom if theme().narrow else QBoxLayout.Direction.LeftToRight
        line = QBoxLayout(way)
        shown = label(words, "label", wrap=False)
        shown.setMinimumWidth(theme().px(100))
        line.addWidget(shown)
        box = Group(f"{self.field.label} {words}")
        flow = FlowLayout(box, spacing=3)
        for number in range(11):
            made = ScaleButton(number)
            made.setAccessibleName(f"{words} {number}")
            made.setProperty("changes", True)
            group.add(str(number), made)
            flow.addWidget(made)
        line.addWidget(box, 1)
        self.body.addLayout(line)
        return group

    def _show(self, value: Value | None) -> None:
        self._goal = value if isinstance(value, Goal) else Goal()
        self.scales.choose(self._goal.field)
        for group, number in ((self.before, self._goal.before), (self.after, self._goal.after)):
            group.choose(None if number is None else str(number))

    def _scale_picked(self, name: str | None) -> None:
        self._take(replace(self._goal, field=name or ""))

    def _before_picked(self, number: str | None) -> None:
        self._take(replace(self._goal, before=None if number is None else int(number)))

    def _after_picked(self, number: str | None) -> None:
        self._take(replace(self._goal, after=None if number is None else int(number)))

    def _take(self, goal: Goal) -> None:
        self._goal = goal
        self._edited(None if goal == Goal() else goal)

    def focus_widget(self) -> QWidget:
        return self.scales.focus_widget()
