"""Other therapies: a list to go through, each tried or used now, and how it went; and rows of her own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import TherapyRow, Value
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.therapy_line import TherapyLine
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import button
from ldnprep.ui.words import tr


class Therapies(FieldCard):
    """All therapies of the content, then rows of her own."""

    typed = True

    def _build(self) -> None:
        self.lines: dict[str, TherapyLine] = {}
        self.own: list[TherapyLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(4))
        for therapy in self.context.checklist.therapies:
            line = self._line(TherapyRow(id=therapy.id), therapy.label)
            self.lines[therapy.id] = line
            self._list.addWidget(line)
            rule = QFrame()
            rule.setProperty("role", "rule")
            self._list.addWidget(rule)
        self.body.addLayout(self._list)
        self._own_list = QVBoxLayout()
        self.body.addLayout(self._own_list)
        self.add_button = button(tr("Add another therapy"), "link", icon_name="plus")
        self.add_button.setProperty("changes", True)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        self.body.addLayout(below)
        self.add_button.clicked.connect(self._add_clicked)

    def _line(self, row: TherapyRow, title: str) -> TherapyLine:
        line = TherapyLine(row, title, self.context, self.field.id)
        line.line_edited.connect(self._line_edited)
        line.clear_requested.connect(self._clear_line)
        return line

    def parts(self) -> tuple[Callable[[], None], ...]:
        return tuple(line.build for line in self.lines.values())

    def values(self) -> tuple[TherapyRow, ...]:
        """The therapies about which something is said: the known ones in the content's order, then her own."""
        lines = [*self.lines.values(), *self.own]
        return tuple(line.row() for line in lines if line.is_reported())

    def _show(self, value: Value | None) -> None:
        rows = [row for row in value if isinstance(row, TherapyRow)] if isinstance(value, tuple) else []
        if tuple(rows) == self.values():
            return
        by_id: dict[str, TherapyRow] = {}
        for row in rows:
            if row.id in self.lines:
                by_id.setdefault(row.id, row)
        for therapy_id, line in self.lines.items():
            line.show_row(by_id.get(therapy_id, TherapyRow(id=therapy_id)), named=therapy_id in by_id)
        while self.own:
            self._drop(self.own[0])
        # rows in her own words, and a second row of a known therapy, which must not get lost
        for row in rows:
            if by_id.get(row.id) is not row:
                self._append(row)

    def _append(self, row: TherapyRow) -> TherapyLine:
        titles = {therapy.id: therapy.label for therapy in self.context.checklist.therapies}
        line = self._line(row, titles.get(row.id, ""))
        line.show_row(row, named=bool(row.id))
        self.own.append(line)
        self._own_list.addWidget(line)
        line.build()
        return line

    def _drop(self, line: TherapyLine) -> None:
        self.own.remove(line)
        self._own_list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _line_edited(self) -> None:
        self._edited(self.values())

    def _add_clicked(self) -> None:
        line = self._append(TherapyRow())
        if line.name is not None:
            line.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_line(self, line: TherapyLine) -> None:
        if line.is_reported():
            self.removal_requested.emit(tr("Therapy cleared"))
        if line in self.own:
            self._drop(line)
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            line.show_row(TherapyRow(id=line.row().id))
            next(iter(line.state.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self._line_edited()

    def focus_widget(self) -> QWidget:
        first = next(iter(self.lines.values()), None)
        return next(iter(first.state.buttons.values())) if first is not None else self.add_button
