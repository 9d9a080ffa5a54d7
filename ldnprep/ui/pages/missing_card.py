"""What was left out, kindly: links in the words in which it was asked, what matters most for safety first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldnprep.answers.model import MedicineRow
from ldnprep.content.ids import LAST_USED, OPIOID_NAMES, OPIOIDS
from ldnprep.content.model import Checklist, Field, PageKind
from ldnprep.rules.model import MedicineLine
from ldnprep.summary.last_used import lacks_last_used, undated
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.links import LinkLine
from ldnprep.ui.look.widgets import Card, label, let_go, show_if
from ldnprep.ui.pages.against import quoted
from ldnprep.ui.pages.places import LAST_USED_BOX
from ldnprep.ui.state import Step, answered, left_out
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

MOST = 6  # links by question; all others are told by page, so that it stays on one screen


class Missing(Struct, frozen=True):
    """One link. step, field: where it leads. words: what it says. several: stands for more than one question."""

    step: str
    field: str
    words: str
    several: bool = False
    box: str = ""  # of the row that it is about


def missing(visit: Visit, steps: Sequence[Step]) -> tuple[Missing, ...]:
    """What is asked now and has no answer: safety first, then in reading order, then a count by page. Above all where
    she lives, when a danger text stands: it says whom to call.
    """
    opioids = next((found for found in visit.findings.topics if found.is_about(OPIOIDS)), None)
    lines = undated(opioids, visit.answers) if opioids else ()
    lacking = visit.findings.unanswered
    if opioids and not lines and lacks_last_used(opioids, visit.answers):
        lacking |= {LAST_USED}  # nobody has to tell this day, but the sheet says that it was not answered
    left = [(step, field) for step in steps for field in left_out(step, lacking)]
    deciding = _deciding(visit.checklist) | {LAST_USED}
    named = [*(each for each in left if each[1].id in deciding), *(each for each in left if each[1].id not in deciding)]
    country = [*_country(visit, steps)]
    danger = bool(visit.findings.urgent)
    links = [*(country if danger else ()), *_unnamed(visit, steps), *_undated(lines, steps)]
    links += [Missing(step.id, field.id, in_context(step, field)) for step, field in named[:MOST]]
    counts: dict[str, list[Field]] = {}
    titles = {step.id: step.title for step in steps}
    for step, field in left:
        if (step, field) not in named[:MOST]:
            counts.setdefault(step.id, []).append(field)
    links += () if danger else country
    for step in steps:  # a page that only offers, and on which she said nothing
        offered = step.page.fields if step.page and step.page.kind is PageKind.FIELDS else ()
        if not answered(step, visit.answers) and not left_out(step, lacking) and offered:
            links.append(Missing(step.id, offered[0].id, step.title))
    for step_id, fields in counts.items():
        words = tr("{page}: {count} more").format(page=titles[step_id], count=len(fields))
        links.append(Missing(step_id, fields[0].id, words, several=True))
    return tuple(links)


def _country(visit: Visit, steps: Sequence[Step]) -> Iterator[Missing]:
    """Where she lives decides which emergency numbers print."""
    first = next((step for step in steps if step.page), None)
    if first and visit.answers.settings.country is None:
        yield Missing(first.id, "", tr("Where do you live?"))


def _undated(lines: Sequence[MedicineLine], steps: Sequence[Step]) -> Iterator[Missing]:
    """Opioids by her words for them, where nobody said when they were last used: the sheet says so beside each."""
    for step in steps:
        for field in step.page.fields if step.page else ():
            names = [line.row.name for line in lines if line.is_in(field.id)]
            if names:
                words = tr("{names}: last used?").format(names=quoted(names))
                yield Missing(step.id, field.id, words, box=LAST_USED_BOX)


def _unnamed(visit: Visit, steps: Sequence[Step]) -> Iterator[Missing]:
    """Lines with an opioid that has no name, though she told more of it: the sheet says that the name is missing."""
    value = visit.answers.values.get(OPIOID_NAMES)
    rows = [row for row in value if isinstance(row, MedicineRow)] if isinstance(value, tuple) else []
    under = {row.under for row in rows if not row.name.strip()}
    for step in steps:
        for line in (line for gate in (step.page.gates if step.page else ()) for line in gate.lines):
            if line.field in under:
                words = tr("{above}: {question}").format(above=line.words, question=tr("Name on the box"))
                yield Missing(step.id, line.field, words)


def in_context(step: Step, field: Field) -> str:
    """The question; what opened under a line with that line, a line, or what waits behind a link, with its page:
    alone they say too little.
    """
    lines = [line for gate in (step.page.gates if step.page else ()) for line in gate.lines]
    if field.id == LAST_USED:  # its question is about what stands above it there
        return field.short
    under = next((line.words for line in lines if field.id in line.follow), "")
    if not under and (field.more or any(line.field == field.id for line in lines)):
        under = step.title
    return tr("{above}: {question}").format(above=under, question=field.label) if under else field.label


def _deciding(checklist: Checklist) -> set[str]:
    return {name for topic in checklist.topics for name in topic.deciding}


class MissingCard(Card):
    """The links. edit_requested(step id, field id, with "#last_used" of a row that lacks it): one was pressed."""

    edit_requested = Signal(str, str)

    def __init__(self, visit: Visit, steps: Sequence[Step]) -> None:
        super().__init__()
        self._visit, self._steps = visit, steps
        self._shown: tuple[Missing, ...] | None = None
        self.heading = label(tr("Not answered"), "heading")
        self.body.addWidget(self.heading)
        self.words = label("", "second")
        self.body.addWidget(self.words)
        self.links: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._pages_part = QWidget()
        self._pages = FlowLayout(self._pages_part, spacing=12)
        self.body.addWidget(self._pages_part)

    def refresh(self) -> None:
        """Shows what is missing now."""
        wanted = missing(self._visit, self._steps)
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in self.links:
            let_go(old, self._column, self._pages)
        self.links = [self._link(each) for each in wanted]
        show_if(self._pages_part, any(each.several for each in wanted))
        self.heading.setText(tr("Not answered") if wanted else tr("All is answered"))
        self.words.setText(tr("That is fine.") if wanted else tr("Now make your sheet."))

    def _link(self, each: Missing) -> QWidget:
        made = LinkLine(each.words)
        made.setEnabled(not self._visit.read_only)
        made.clicked.connect(partial(self._pressed, each))
        (self._pages if each.several else self._column).addWidget(made)
        made.show()
        return made

    def _pressed(self, each: Missing, _checked: bool = False) -> None:
        self.edit_requested.emit(each.step, f"{each.field}#{each.box}" if each.box else each.field)
