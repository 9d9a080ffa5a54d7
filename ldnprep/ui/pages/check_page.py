"""The last step: all answers on one page, each with a way back to it, how the sheet shall look, and "Make my sheet"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import Value, said_only
from ldnprep.content.model import Field, PageKind
from ldnprep.ui.answer_buttons import OptionButton, TickBox
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.claims_page import CLAIMS_FIELD
from ldnprep.ui.pages.fields_page import MOOD_FIELD
from ldnprep.ui.state import CHECK, Step, left_out, notes_page
from ldnprep.ui.theme import theme
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, Group, button, label
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


_MISSING, _KEPT = "_missing", "_kept"  # parts of the list that are no step
_UNFINISHED = object()


@dataclass
class _Part:
    """One card of the list. content: what to show now, empty for no card. build: makes it. shown: what it shows."""

    content: Callable[[], object]
    build: Callable[[], QWidget]
    shown: object = ()
    card: QWidget | None = None


class CheckPage(PageView):
    """Everything on one page. edit_requested(step id, field id or ""): go there and come back."""

    edit_requested = Signal(str, str)
    make_requested = Signal()

    def __init__(self, steps: tuple[Step, ...], visit: Visit, context: FieldContext) -> None:
        intro = tr(
            "Read it through. Anything can still be changed. What you left out is fine: your doctor sees it as such."
        )
        super().__init__(CHECK, steps[-1].title, intro)
        self.steps = steps
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
        self._parts = {
            step.id: _Part(partial(self._step_content, step), partial(self._step_card, step))
            for step in steps
            if step.page is not None
        } | {
            _MISSING: _Part(self._missing, self._missing_card),
            _KEPT: _Part(self._kept, self._kept_card),
        }
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
        for part in card.parts():  # at once: the list below is built anew now and then, and forgets what waits
            part()

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
        country = self._visit.answers.settings.country
        self.urgent_box.show_texts(self._visit, self._visit.findings.urgent, country)

    def rebuild(self) -> None:
        """Lists all answers, a step of the wizard at a time; what has not changed since it was last shown stays."""
        self.refresh()
        self.drop_pending()
        for name in self._parts:
            self.later(partial(self._renew, name))

    # ------------------------------------------------------------ parts

    def _renew(self, name: str) -> None:
        """One part of the list: taken as it is, made anew, or taken away."""
        part = self._parts[name]
        wanted = part.content()
        if wanted == part.shown:
            return
        if part.card is not None:
            self._list.removeWidget(part.card)
            part.card.hide()
            part.card.deleteLater()
        part.shown = _UNFINISHED  # it may be dropped before all of it is there
        part.card = part.build() if wanted else None
        if part.card is not None:
            names = list(self._parts)
            before = sum(self._parts[each].card is not None for each in names[: names.index(name)])
            self._list.insertWidget(before, part.card)
            part.card.show()  # now, so that laying it out counts as time of this part
        self.later(partial(self._renewed, part, wanted))

    @staticmethod
    def _renewed(part: _Part, shown: object) -> None:
        part.shown = shown

    def _missing(self) -> tuple[tuple[Step, tuple[Field, ...]], ...]:
        """What was left out, by page."""
        left = ((step, left_out(step, self._visit.answers, self._visit.findings.visible)) for step in self.steps)
        return tuple((step, fields) for step, fields in left if fields)

    def _missing_card(self) -> QWidget:
        """What was left out, kindly: a name that can be pressed for each."""
        card = Card()
        card.body.addWidget(label(tr("Not answered"), "heading"))
        words = tr("That is fine. Your doctor sees “not answered”. If you want to answer one, press it.")
        card.body.addWidget(label(words, "second"))
        for step, fields in self._missing():
            self.later(partial(self._add_links, card, step, fields))
        return card

    def _add_links(self, card: Card, step: Step, fields: tuple[Field, ...]) -> None:
        for each in (label(step.title, "label"), self._links(step, fields)):
            card.body.addWidget(each)
            each.show()

    def _links(self, step: Step, fields: tuple[Field, ...]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=2)
        for field in fields:
            name = f"{first_upper(field.short)}: {field.label}"
            made = button(plain(first_upper(field.short)), "link", name=name)
            made.clicked.connect(partial(self._edit, step.id, field.id))
            made.setEnabled(not self._visit.read_only)
            flow.addWidget(made)
        return holder

    def _step_card(self, step: Step) -> QWidget:
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
        for row, (field_id, short, question, words) in enumerate(lines):
            made = button(tr("Edit"), "link", name=tr("Edit: {question}").format(question=question))
            made.clicked.connect(partial(self._edit, step.id, field_id))
            if self._visit.read_only:
                made.hide()
            at = row * 3 if narrow else row * 2
            grid.addWidget(label(first_upper(short), "second"), at, 0, Qt.AlignmentFlag.AlignTop)
            if narrow:  # below each other, over the whole width
                grid.addWidget(label(words, "label"), at + 1, 0, 1, 3)
            else:
                grid.addWidget(label(words, "label"), at, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(made, at, 2, Qt.AlignmentFlag.AlignTop)
            rule = QFrame()
            rule.setProperty("role", "rule")
            grid.addWidget(rule, at + (2 if narrow else 1), 0, 1, 3)
        card.body.addLayout(grid)
        return card

    def _step_content(self, step: Step) -> object:
        return step, tuple(self._lines(step))

    def _lines(self, step: Step) -> list[tuple[str, str, str, str]]:
        """For each answer of a step: field id, its short name, what it is called alone, its words."""
        page = step.page
        if page is None:
            return []
        if page.kind is PageKind.CLAIMS:
            heard = "\n".join(claim.heard for claim in self._visit.findings.claims)
            return [(CLAIMS_FIELD, page.title, page.title, heard)] if heard else []
        if page.kind is PageKind.QUESTIONS:
            top = "\n".join(f"{n}. {each.text}" for n, each in enumerate(self._visit.findings.top, start=1))
            count = tr("{count} questions").format(count=len(self._visit.findings.asked))
            named = {tr("My top three"): top or tr("none chosen"), tr("Questions on my sheet"): count}
            return [("", name, name, words) for name, words in named.items()]
        told = said_only(self._visit.answers).values
        return [
            (field.id, field.short, field.label, value_words(field, told[field.id], self._visit.checklist))
            for field in page.fields
            if field.id in self._visit.findings.visible and field.id in told
        ]

    def _kept(self) -> tuple[str, ...]:
        """What is in the file and not on the sheet."""
        findings = self._visit.findings
        questions = (tr("Question: {text}").format(text=asked.text) for asked in findings.left_out)
        return (*(self._kept_words(hidden.field) for hidden in findings.hidden), *questions)

    def _kept_card(self) -> QWidget:
        card = Card()
        card.body.addWidget(label(tr("Kept, but not on the sheet"), "heading"))
        card.body.addWidget(label(tr("Your other answers make these unnecessary. They stay in your file."), "second"))
        card.body.addWidget(label("\n".join(self._kept())))
        return card

    def _kept_words(self, field: Field) -> str:
        words = value_words(field, self._visit.value(field.id), self._visit.checklist).replace("\n", "; ")
        return f"{first_upper(field.short)}: {words}"

    def _edit(self, step_id: str, field_id: str, _checked: bool = False) -> None:
        self.edit_requested.emit(step_id, field_id)
