"""What she said no to, though something that she typed speaks against it: asked once more, with the way there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ldnprep.answers.model import NO
from ldnprep.rules.said_no import denied
from ldnprep.rules.unanswered import known_names
from ldnprep.ui.look.links import LinkLine
from ldnprep.ui.look.widgets import Card, label, let_go, show_if
from ldnprep.ui.pages.against import against, quoted
from ldnprep.ui.state import Step
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


class Against(Struct, frozen=True):
    """A question that she answered with no. names: what she typed that speaks against it."""

    step: str
    field: str
    words: str
    names: str


def said_no(visit: Visit, steps: Sequence[Step]) -> tuple[Against, ...]:
    """All of them, in reading order: what the sheet prints as "answered no, but typed", and lines of a gate that a
    typed name would answer.
    """
    names = {
        name: quoted(typed)
        for step in steps
        for gate in (step.page.gates if step.page else ())
        for name, typed in known_names(gate, visit.findings.lines).items()
        if visit.value(name) == NO
    }
    for name, lines in denied(visit.findings.lines, visit.value).items():
        names[name] = quoted(line.row.name for line in lines)
    names |= against(visit)
    return tuple(
        Against(step.id, field.id, field.short, names[field.id])
        for step in steps
        for field in (step.page.fields if step.page else ())
        if field.id in names
    )


class SaidNoCard(Card):
    """The links. edit_requested(step id, field id): one was pressed."""

    edit_requested = Signal(str, str)

    def __init__(self, visit: Visit, steps: Sequence[Step]) -> None:
        super().__init__()
        self._visit, self._steps = visit, steps
        self.links: dict[Against, LinkLine] = {}
        self.body.addWidget(label(tr("Please check"), "heading"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.hide()

    def refresh(self) -> None:
        """Shows what holds now."""
        wanted = said_no(self._visit, self._steps)
        for each in [each for each in self.links if each not in wanted]:
            let_go(self.links.pop(each), self._column)
        for each in wanted:
            if each not in self.links:
                made = self.links[each] = LinkLine(
                    tr("{names}, but “{question}”: no").format(names=each.names, question=each.words)
                )
                made.setEnabled(not self._visit.read_only)
                made.clicked.connect(partial(self._pressed, each))
                self._column.addWidget(made)
        show_if(self, bool(self.links))

    def _pressed(self, each: Against, _checked: bool = False) -> None:
        self.edit_requested.emit(each.step, each.field)
