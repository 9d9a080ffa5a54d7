"""The rows of opioids of one gate: which stand under which line, and what is said of them beside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ldnprep.answers.model import NOT_SURE, YES, MedicineRow, Value
from ldnprep.content.gate import GateLine
from ldnprep.content.ids import AS_NEEDED
from ldnprep.ui.fields.gate_model import Changes, GateModel
from ldnprep.ui.fields.gate_panel import GatePanel
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.fields.opioid_rows import as_needed, own_lines, rows_by_line


class GateRows(QObject):
    """edited(line or None, changes, typing): rows changed. removal_requested(words): one is about to be taken away."""

    edited = Signal(object, object, bool)
    removal_requested = Signal(str)

    def __init__(
        self,
        field_id: str,
        value: Callable[[str], Value | None],
        model: GateModel,
        panels: Mapping[GateLine, GatePanel],
        loose: OpioidList,
    ) -> None:
        """field_id: of the rows. value(field id): an answer. loose: the rows of no line."""
        super().__init__()
        self._field_id = field_id
        self._value = value
        self._model = model
        self._panels = panels
        self._lists = {line: panel.rows for line, panel in panels.items() if panel.rows is not None}
        self._loose = loose
        loose.add_requested.connect(loose.add_row)
        every: list[tuple[GateLine | None, OpioidList]] = [*self._lists.items(), (None, loose)]
        for line, each in every:
            each.edited.connect(partial(self._edited, line))
            each.removal_requested.connect(self.removal_requested)

    def show(self) -> None:
        """Shows the rows of the answers, each where it belongs."""
        unsure, own = self._marked(NOT_SURE), self._own()
        self._loose.ask_what_it_may_be(bool(unsure - own))
        rows = rows_by_line(self._rows(), [line.field for line in self._lists if line.field in own], self._loose.rows())
        for line, panel in self._panels.items():
            marked = self._model.state(line) in (YES, NOT_SURE)
            panel.show_rows(rows.get(line.field, []), open_=line.field in own, marked=marked)
        self._loose.show_rows(rows[""])

    def _rows(self) -> list[MedicineRow]:
        value = self._value(self._field_id)
        return [row for row in value if isinstance(row, MedicineRow)] if isinstance(value, tuple) else []

    def _marked(self, state: str) -> set[str]:
        """Ids of the lines with rows that have this state."""
        return {line.field for line in self._model.lines if line in self._lists and self._model.state(line) == state}

    def _own(self) -> set[str]:
        """The lines that have rows of their own. One with the caret in its row keeps it."""
        focused = QApplication.focusWidget()
        used = {row.under for row in self._rows()} & {line.field for line in self._lists}
        used |= {line.field for line, each in self._lists.items() if focused is not None and each.isAncestorOf(focused)}
        return own_lines(self._marked(YES), self._marked(NOT_SURE), used)

    def _edited(self, line: GateLine | None, typing: bool) -> None:
        lists = [each for each in self._lists.values() if not each.isHidden()]
        rows = tuple(row for each in (*lists, self._loose) for row in each.rows())
        changes: Changes = {self._field_id: rows}
        if not typing:
            changes |= self._as_needed(rows)
        self.edited.emit(line, changes, typing)

    def _as_needed(self, rows: Collection[MedicineRow]) -> Changes:
        """What the rows say of "now and then"; what else she said of it stays."""
        before, now, said = as_needed(self._rows()), as_needed(rows), self._value(AS_NEEDED)
        return {AS_NEEDED: now} if now == YES or said in (None, before) else {}
