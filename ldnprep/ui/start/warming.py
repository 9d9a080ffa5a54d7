"""What will be wanted next, loaded while the first page is being read: one module a turn, between keys and presses.

Whoever is quicker than this loses nothing: each of these modules is loaded by whoever needs it first.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ldnprep.ui.program import Program

# in the order in which a visit needs them; small ones first, so that no turn is long
MODULES = (
    "ldnprep.medicines.model",
    "ldnprep.rules.model",
    "ldnprep.ui.fields.base",
    "ldnprep.ui.fields.choices",
    "ldnprep.ui.fields.text",
    "ldnprep.ui.fields.date",
    "ldnprep.ui.fields.medicines",
    "ldnprep.ui.fields.treatments",
    "ldnprep.ui.fields.table",
    "ldnprep.ui.pages.make_page",
    "ldnprep.ui.pages.fields_page",
    "ldnprep.medicines.data",
    "ldnprep.rules.facts",
    "ldnprep.rules.conditions",
    "ldnprep.rules.find",
    "ldnprep.content.nodes",
    "ldnprep.answers.values",
    "ldnprep.answers.file",
    "ldnprep.locks",
    "ldnprep.ui.sheets.making",
    "ldnprep.ui.reading.everyday",
    "ldnprep.ui.reading.reading_list",
    "ldnprep.ui.reading.shelf",
    "ldnprep.ui.pages.place_button",
    "ldnprep.ui.pages.question_list",
    "ldnprep.ui.pages.read_panel",
    "ldnprep.ui.pages.questions_page",
    "ldnprep.ui.pages.answers_list",
    "ldnprep.ui.pages.check_page",
    "ldnprep.ui.pages.finish_page",
    "ldnprep.ui.sheets.finishing",
)


class Warming(QObject):
    """Loads MODULES one by one, each in a turn of its own; then, in a thread, what the first sheet needs."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._names = iter(MODULES)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._next)

    def start(self) -> None:
        """Begins with the next turn of the event loop."""
        self._turn.start(0)

    def stop(self) -> None:
        """The window goes: nothing more is loaded."""
        self._turn.stop()

    def _next(self) -> None:
        name = next(self._names, None)
        if name is not None:
            import_module(name)
            return
        self._turn.stop()
        from ldnprep.ui.sheets.making import warm

        self._program.background.run(warm, self._warmed, self._program.preview.show_failure)

    def _warmed(self, _nothing: object) -> None:
        self._program.collector.settle()
        self._program.preview.request()
