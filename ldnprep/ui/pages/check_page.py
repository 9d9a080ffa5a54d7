"""The last step: all answers on one page, each with a way back to it, how the sheet shall look, and "Make my sheet"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import Value
from ldnprep.content.model import Field, PageKind
from ldnprep.ui.fields.base import FieldCard, FieldContext, Group
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.claims_page import CLAIMS_FIELD
from ldnprep.ui.pages.fields_page import MOOD_FIELD
from ldnprep.ui.state import CHECK, Step, notes_page
from ldnprep.ui.theme import theme
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, FlowLayout, OptionButton, TickBox, button, label
from ldnprep.ui.words import first_upper, plain, tr, value_words


class Looks(Card):
    """How the sheet shall look; written into the answers, so that the command line makes the same sheet."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self.body.addWidget(label(tr("How should your sheet look?"), "heading"))
        box = Group(tr("Paper"))
        papers = FlowLayout(box)
        self._group = QButtonGroup(self)
        self.papers: dict[str, OptionButton] = {}
        for paper, words in (("a4", tr("A4 paper (most countries)")), ("letter", tr("US Letter paper"))):
            made = OptionButton(words)
            made.setAccessibleDescription(tr("Paper"))
            self._group.addButton(made)
            self.papers[paper] = made
            papers.addWidget(made)
            made.clicked.connect(partial(self._paper_chosen, paper))
        self.body.addWidget(box)
        self.boxes = {
            "large_print": TickBox(tr("Large print")),
            "diary": TickBox(tr("Add a symptom diary, to fill in by pen")),
            "show_mood": TickBox(tr("Show my answer about mood on page 1")),
        }
        for name, made_box in self.boxes.items():
            made_box.toggled.connect(partial(self._ticked, name))
            self.body.addWidget(made_box)
        for each in (*self.papers.values(), *self.boxes.values()):
            each.setEnabled(not visit.read_only)

    def _paper_chosen(self, paper: str, _checked: bool = False) -> None:
        self._visit.change_settings(paper=paper)

    def _ticked(self, name: str, checked: bool) -> None:
        self._visit.change_settings(**{name: checked})

    def refresh(self) -> None:
        """Shows the settings as they are."""
        settings = self._visit.answers.settings
        for paper, made in self.papers.items():
            made.setChecked((settings.paper or "a4") == paper)
        for name, made_box in self.boxes.items():
            made_box.blockSignals(True)
            made_box.setChecked(bool(getattr(settings, name)))
            made_box.blockSignals(False)
        self.boxes["show_mood"].setVisible(self._visit.value(MOOD_FIELD) is not None)


class CheckPage(PageView):
    """Everything on one page. edit_requested(step id, field id or ""): go there and come back."""

    edit_requested = Signal(str, str)
    make_requested = Signal()

    def __init__(self, steps: tuple[Step, ...], visit: Visit, context: FieldContext) -> None:
        intro = tr(
            "Read it through. Anything can still be changed. What you left out is fine: your doctor sees it as such."
        )
        super().__init__(CHECK, steps[-1].title, intro)
        self._steps = steps
        self._visit = visit
        self._notes = notes_page(visit.checklist)
        self.cards: dict[str, FieldCard] = {}
        for field in self._notes.fields if self._notes else ():
            self._add_note(field, context)
        self.looks = Looks(visit)
        self.body.addWidget(self.looks)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(14))
        self.body.addLayout(self._list)
        self.make_button = button(tr("Make my sheet"), "primary")
        self.make_button.setMinimumHeight(theme().px(52))
        self.make_button.clicked.connect(self.make_requested)
        self.body.addWidget(self.make_button)
        self.body.addStretch(1)

    def _add_note(self, field: Field, context: FieldContext) -> None:
        card = card_for(field, context)
        card.show_value(self._visit.value(field.id))
        card.value_edited.connect(partial(self._note_edited, field.id))
        self.cards[field.id] = card
        self.body.addWidget(card)

    def _note_edited(self, field_id: str, value: Value | None) -> None:
        self._visit.set_value(field_id, value, typing=self.cards[field_id].typed)

    def focus_field(self, field_id: str) -> None:
        """Gives one of the notes the focus."""
        if field_id in self.cards:
            self.cards[field_id].focus_widget().setFocus()

    def enter(self) -> None:
        self.rebuild()
        super().enter()

    def show_answers(self) -> None:
        for field_id, card in self.cards.items():
            card.show_value(self._visit.value(field_id))
        self.rebuild()

    def refresh(self) -> None:
        self.looks.refresh()
        for field_id, card in self.cards.items():
            card.setVisible(field_id in self._visit.findings.visible)
        country = self._visit.answers.settings.country or "other"
        self.urgent_box.show_texts(self._visit.findings.urgent, country)

    def rebuild(self) -> None:
        """Lists all answers anew, a page of the wizard at a time."""
        self.refresh()
        self.drop_pending()
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for step in self._steps:
            if step.page is not None:
                self.later(partial(self._add_step, step))
        self.later(self._add_missing)
        self.later(self._add_kept)

    # ------------------------------------------------------------ parts

    def _add_missing(self) -> None:
        """What was left out, by page, kindly: a name that can be pressed for each."""
        visible = self._visit.findings.visible
        missing = {
            step: [f for f in step.page.fields if f.id in visible and self._visit.value(f.id) is None]
            for step in self._steps
            if step.page is not None and step.page.kind is PageKind.FIELDS
        }
        if not any(missing.values()):
            return
        card = Card()
        card.body.addWidget(label(tr("Not answered"), "heading"))
        words = tr("That is fine. Your doctor sees “not answered”. If you want to answer one, press it.")
        card.body.addWidget(label(words, "second"))
        for step, fields in missing.items():
            if fields:
                card.body.addWidget(label(step.title, "label"))
                card.body.addWidget(self._links(step, fields))
        self._list.addWidget(card)

    def _links(self, step: Step, fields: list[Field]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=2)
        for field in fields:
            name = f"{first_upper(field.short)}: {field.label}"
            made = button(plain(first_upper(field.short)), "link", name=name)
            made.clicked.connect(partial(self._edit, step.id, field.id))
            made.setEnabled(not self._visit.read_only)
            flow.addWidget(made)
        return holder

    def _add_step(self, step: Step) -> None:
        lines = self._lines(step)
        card = Card()
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(6))
        card.body.addWidget(label(step.title, "heading"))
        if not lines:
            card.body.addWidget(label(tr("Nothing answered here."), "second"))
        narrow = theme().scale >= 1.5
        for row, (field_id, short, words) in enumerate(lines):
            made = button(tr("Edit"), "link", name=tr("Edit: {question}").format(question=short))
            made.clicked.connect(partial(self._edit, step.id, field_id))
            if self._visit.read_only:
                made.hide()
            at = row * 3 if narrow else row * 2
            grid.addWidget(label(first_upper(short), "second"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(
                label(words, "label"), at + 1 if narrow else at, 0 if narrow else 1, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(made, at, 2, Qt.AlignmentFlag.AlignTop)
            rule = QFrame()
            rule.setProperty("role", "rule")
            grid.addWidget(rule, at + (2 if narrow else 1), 0, 1, 3)
        card.body.addLayout(grid)
        self._list.addWidget(card)

    def _lines(self, step: Step) -> list[tuple[str, str, str]]:
        """Field id, its name, its words: for each answer of a step."""
        page = step.page
        if page is None:
            return []
        if page.kind is PageKind.CLAIMS:
            return [(CLAIMS_FIELD, page.title, "\n".join(claim.heard for claim in self._visit.findings.claims))] * bool(
                self._visit.findings.claims
            )
        if page.kind is PageKind.QUESTIONS:
            top = "\n".join(f"{n}. {each.text}" for n, each in enumerate(self._visit.findings.top, start=1))
            count = tr("{count} questions").format(count=len(self._visit.findings.asked))
            return [("", tr("My top three"), top or tr("none chosen")), ("", tr("On my sheet"), count)]
        return [
            (field.id, field.short, value_words(field, value, self._visit.checklist))
            for field in page.fields
            if field.id in self._visit.findings.visible and (value := self._visit.value(field.id)) is not None
        ]

    def _add_kept(self) -> None:
        """What is in the file and not on the sheet."""
        findings = self._visit.findings
        kept = [self._kept_words(hidden.field) for hidden in findings.hidden]
        kept += [tr("Question: {text}").format(text=asked.text) for asked in findings.left_out]
        if not kept:
            return
        card = Card()
        card.body.addWidget(label(tr("Kept, but not on the sheet"), "heading"))
        card.body.addWidget(label(tr("Your other answers make these unnecessary. They stay in your file."), "second"))
        card.body.addWidget(label("\n".join(kept)))
        self._list.addWidget(card)

    def _kept_words(self, field: Field) -> str:
        words = value_words(field, self._visit.value(field.id), self._visit.checklist).replace("\n", "; ")
        return f"{first_upper(field.short)}: {words}"

    def _edit(self, step_id: str, field_id: str, _checked: bool = False) -> None:
        self.edit_requested.emit(step_id, field_id)
