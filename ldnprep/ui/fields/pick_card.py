"""One question whose answers write several fields at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ldnprep.answers.model import Value
from ldnprep.content.gate import Pick
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.look.answer_buttons import OptionButton
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.widgets import Card, Group, label, show_if
from ldnprep.ui.words import tr


class PickCard(Card):
    """The card. changed(changes): field → value, to be taken together. removal_requested(words): as of `FieldCard`."""

    changed = Signal(object)
    removal_requested = Signal(str)

    def __init__(self, pick: Pick, *, read_only: bool = False) -> None:
        super().__init__()
        self.pick = pick
        self.setAccessibleName(pick.label)
        self.body.addWidget(label(pick.label, "question"))
        if pick.help:
            self.body.addWidget(label(pick.help, "second"))
        box = Group(pick.label)
        flow = FlowLayout(box, spacing=8)
        self._group = PickGroup(self)
        self._group.goes_back.connect(self.removal_requested)
        self.buttons: list[OptionButton] = []
        for place, press in enumerate(pick.presses):
            made = OptionButton(press.words)
            made.setAccessibleDescription(pick.label)
            made.setProperty("changes", True)
            made.setEnabled(not read_only)
            self._group.add(str(place), made)
            self.buttons.append(made)
            flow.addWidget(made)
        self.body.addWidget(box)
        self.other = label("", "second")
        self.other.setVisible(False)
        self.body.addWidget(self.other)
        self._group.picked.connect(self._picked)

    def show_values(self, values: Mapping[str, Value], words: Mapping[str, str]) -> None:
        """Shows the answers. words: field → its answer in words, for what an older file holds and no button writes."""
        said = {name: values[name] for name in self.pick.fields() if name in values}
        match = next((place for place, press in enumerate(self.pick.presses) if dict(press.writes) == said), None)
        self._group.choose(None if match is None else str(match))
        held = ", ".join(words[name] for name in said if name in words)
        self.other.setText(tr("Your answer so far: {words}").format(words=held))
        show_if(self.other, bool(said) and match is None)

    def focus_widget(self) -> QWidget:
        """The button that takes the focus when she comes to this question."""
        return self._group.focus_widget()

    def _picked(self, place: str | None) -> None:
        writes = {} if place is None else self.pick.presses[int(place)].writes
        self.changed.emit({name: writes.get(name) for name in self.pick.fields()})
