"""Treatments, used or tried: a table to press what each did; what few use waits behind a link."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldnprep.answers.model import TherapyRow, Value
from ldnprep.content.model import Kind, Therapy
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.rows import Rows
from ldnprep.ui.fields.sticky import StickyHead
from ldnprep.ui.fields.table_mark import column
from ldnprep.ui.fields.treatment_line import TRIED, TreatmentLine, effect_words
from ldnprep.ui.look.layouts import beside
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, button, keep_room, label, rule, show_if
from ldnprep.ui.words import tr


class Treatments(FieldCard):
    """The list of the content, then rows of her own."""

    typed = True

    def _head(self) -> QVBoxLayout:
        self.body.setContentsMargins(*(theme().px(pixels) for pixels in (14, 10, 14, 10)))
        self.body.setSpacing(0)
        head = super()._head()
        heads = StickyHead(self)
        heads.line.addStretch(1)
        for words in (*effect_words().values(), tr("Still use")):
            shown = label(words, "column")
            shown.setFixedWidth(column())
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            heads.line.addWidget(shown)
        heads.keep_room()
        head.addItem(heads.room)
        return head

    def _build(self) -> None:
        self.lines: dict[str, TreatmentLine] = {}
        self._left_out: frozenset[str] = frozenset()
        self._folded = QWidget()
        folded = QVBoxLayout(self._folded)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(0)
        for treatment in self.context.checklist.treatments(self.field.kind):
            line = self._line(TherapyRow(id=treatment.id), treatment.label, named=treatment.named)
            self.lines[treatment.id] = line
            (folded if treatment.folded else self.body).addWidget(line)
        own_list, own_reasons = QVBoxLayout(), QVBoxLayout()
        self.body.addLayout(own_list)
        self._own = Rows[TreatmentLine](own_list, (own_reasons, attrgetter("stopped_part")))
        self.own = self._own.lines
        self._build_opens(own_reasons)
        self.add_button = button(tr("Add another"), "link", icon_name="plus", name=self._name_of_link())
        self.add_button.setProperty("changes", True)
        keep_room(self.add_button)
        self.add_button.clicked.connect(self._add_clicked)
        self.fold_button = FoldButton(tr("Diets, vitamins and more"))
        self.fold_button.toggled.connect(self._folded.setVisible)
        self.body.addWidget(beside(self.fold_button, self.add_button))
        self.body.addWidget(self._folded)
        if self.opens is not None:
            self.body.addWidget(self.opens)
        self._folded.setVisible(False)
        self.fold_button.setVisible(folded.count() > 0)
        self.body.addStretch(1)
        self._show_add()

    def _build_opens(self, own_reasons: QVBoxLayout) -> None:
        """What is asked about a line stands apart from all of them: the next line stays where she aims."""
        self.opens = Card()
        names, reasons = QVBoxLayout(), QVBoxLayout()
        self._reasons_heading = label(tr("Stopped because"), "label")
        for part_of_it in (names, reasons):
            part_of_it.setSpacing(theme().px(4))
        reasons.addWidget(self._reasons_heading)
        for line in self.lines.values():
            if line.name_part is not None:
                names.addWidget(line.name_part)
            if line.stopped_part is not None:
                reasons.addWidget(line.stopped_part)
            line.follow()
        self.opens.body.addLayout(names)
        self.opens.body.addLayout(reasons)
        self.opens.body.addLayout(own_reasons)
        self._show_opens()

    def _show_opens(self) -> None:
        every = (*self.lines.values(), *self.own)
        reasons = any(line.stopped_part is not None and not line.stopped_part.isHidden() for line in every)
        names = any(line.name_part is not None and not line.name_part.isHidden() for line in self.lines.values())
        show_if(self._reasons_heading, reasons)
        if self.opens is not None:
            show_if(self.opens, reasons or names)

    def _name_of_link(self) -> str:
        return tr("Add another: {question}").format(question=self.field.label)

    def _line(self, row: TherapyRow, title: str, *, named: bool) -> TreatmentLine:
        stopped = self.field.kind is Kind.TRIED
        line = TreatmentLine(row, title, self.context, self.field.id, named=named, stopped=stopped)
        layout = line.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, rule())
        line.line_edited.connect(self._line_edited)
        line.replaces.connect(self.removal_requested)
        line.opened.connect(self._part_opened)
        return line

    def values(self) -> tuple[TherapyRow, ...]:
        """The treatments about which something is said: the known ones in the content's order, then her own."""
        return tuple(line.row() for line in (*self.lines.values(), *self.own) if line.is_reported())

    def leave_out(self, taken: frozenset[str]) -> None:
        """Says of what she told among her medicines that it is in use. taken: names as the recogniser gives them."""
        self._left_out = taken
        for treatment in self.context.checklist.treatments(self.field.kind):
            self.lines[treatment.id].show_in_use(in_use=not self._is_asked(treatment))

    def _is_asked(self, treatment: Therapy) -> bool:
        taken = not self._left_out.isdisjoint((treatment.id, *treatment.medicines))
        return not taken or self.lines[treatment.id].row().state == TRIED

    def _show(self, value: Value | None) -> None:
        rows = [row for row in value if isinstance(row, TherapyRow)] if isinstance(value, tuple) else []
        if tuple(rows) == self.values():
            return
        by_id: dict[str, TherapyRow] = {}
        for row in rows:
            if row.id in self.lines:
                by_id.setdefault(row.id, row)
        for name, line in self.lines.items():
            line.show_row(by_id.get(name, TherapyRow(id=name)), in_file=name in by_id)
        # rows in her own words, and a second row of a known treatment, which must not get lost
        own = [row for row in rows if by_id.get(row.id) is not row]
        self._own.keep(len(own))
        for line, row in zip(self.own, own, strict=False):
            line.show_row(row, in_file=bool(row.id))
        for row in own[len(self.own) :]:
            self._append(row)
        folded = [each.id for each in self.context.checklist.treatments(self.field.kind) if each.folded]
        if any(self.lines[name].is_reported() for name in folded):
            self.fold_button.setChecked(True)
        self._show_add()

    def _show_add(self) -> None:
        """One more row of her own, once the line for something else is used."""
        named = [line for line in self.lines.values() if line.name is not None]
        self._show_opens()
        used = not named or any(line.is_reported() for line in named)
        self.add_button.setVisible(bool(used or self.own) and not self.context.read_only)

    def _append(self, row: TherapyRow) -> TreatmentLine:
        titles = {each.id: each.label for each in self.context.checklist.treatments(self.field.kind)}
        line = self._line(row, titles.get(row.id, ""), named=True)
        layout = line.layout()
        if layout is not None and line.name_part is not None:  # in her own words: its name stands in its line
            layout.addWidget(line.name_part)
        self._own.put(line)
        line.show_row(row, in_file=bool(row.id))
        return line

    def _line_edited(self, typing: bool) -> None:
        self.typed = typing
        self._show_add()
        self._edited(self.values())

    def _part_opened(self, part: object) -> None:
        self.part_opened.emit(part, True)

    def _add_clicked(self) -> None:
        line = self._append(TherapyRow())
        if line.name is not None:
            line.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        first = next(iter(self.lines.values()), None)
        return first.effects.focus_widget() if first is not None else self.add_button
