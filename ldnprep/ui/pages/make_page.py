"""The pages behind the first one: which page a step has, and whom its buttons ask.

Each page is loaded where it is first made: nobody waits for a page that is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.content.ids import CRISIS, OTHER_ILLNESS, WHICH_ILLNESS
from ldnprep.content.model import Page, PageKind
from ldnprep.medicines.model import Recognised
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.state import AFTER, CHECK, FINISH

if TYPE_CHECKING:
    from ldnprep.ui.pages.base import PageView
    from ldnprep.ui.pages.looks_card import LooksCard
    from ldnprep.ui.pages.questions_page import QuestionsPage
    from ldnprep.ui.program import Program
    from ldnprep.ui.sheets.making import PartPages
    from ldnprep.ui.visit import Visit



def make_page(program: Program, name: str) -> PageView:
    """A page, made for the sheet that is open: the page of a step by the step's id, or CHECK, FINISH or AFTER."""
    if name in _OURS:
        return _OURS[name](program)
    page = next(step.page for step in program.wizard.steps if step.id == name and step.page is not None)
    return _KINDS[page.kind](program, page)


def recognise(row: MedicineRow | TherapyRow, field_id: str) -> Recognised:
    """What is known about a typed row: what the sheet will say of it."""
    from ldnprep import medicines
    from ldnprep.content.ids import OPIOID_NAMES
    from ldnprep.rules.facts import read_row

    return read_row(row, medicines, opioid_field=field_id == OPIOID_NAMES)


def suggest(beginning: str) -> Sequence[str]:
    """Names of medicines that begin so."""
    from ldnprep import medicines

    return medicines.suggestions(beginning)


def _context(program: Program) -> FieldContext:
    visit = program.visit
    return FieldContext(
        program.checklist,
        recognise,
        suggest,
        visit.read_only,
        lambda: visit.answers.settings.country,
        partial(told_elsewhere, visit),
    )


def told_elsewhere(visit: Visit, field_id: str) -> Sequence[str]:
    """What she said on another page that may be the answer here: her illness; opioids among her medicines."""
    from ldnprep.rules.conditions import is_systemic

    if field_id in WHICH_ILLNESS:
        said = visit.value(OTHER_ILLNESS)
        return (said,) if isinstance(said, str) else ()
    lines = [line for line in visit.findings.lines if isinstance(line.row, MedicineRow)]
    here = {line.row.name.casefold() for line in lines if line.is_in(field_id)}
    return [line.row.name for line in lines if is_systemic(line) and line.row.name.casefold() not in here]


def _fields_page(program: Program, page: Page) -> PageView:
    from ldnprep.ui.pages.fields_page import FieldsPage

    made = FieldsPage(page, program.visit, _context(program))
    if page is program.wizard.first_page:
        from ldnprep.ui.pages.country_card import CountryCard

        country = CountryCard(program.visit)
        made.put_first(country)
        made.ask_first(country.lacking)
    if any(field.id == CRISIS for field in page.fields):  # before it the box for all answers about mood
        from ldnprep.ui.pages.mood_card import MoodCard

        made.put_first(MoodCard(program.visit))
    return made


def _claims_page(program: Program, page: Page) -> PageView:
    from ldnprep.ui.pages.claims_page import ClaimsPage

    return ClaimsPage(page, program.visit)


def _questions_page(program: Program, page: Page) -> PageView:
    from ldnprep.ui.pages.questions_page import QuestionsPage

    made = QuestionsPage(page, program.visit)
    made.where_wanted.connect(partial(_find_where, program, made))
    return made


def _find_where(program: Program, page: QuestionsPage) -> None:
    """In the thread beside the window: the front is laid out to know."""
    from ldnprep.ui.sheets.making import asks_on_front

    work = partial(asks_on_front, program.checklist, program.visit.answers)
    program.background.run(work, partial(_show_where, page), _no_pages)


def _show_where(page: QuestionsPage, front: bool) -> None:
    if isValid(page):
        page.list.show_where(front=front)


def _check_page(program: Program) -> PageView:
    from ldnprep.ui.pages.check_page import CheckPage

    page = CheckPage(program.wizard.steps, program.visit, _context(program))
    page.edit_requested.connect(program.edit)
    page.looks.opened.connect(partial(_count_pages, program, page.looks))
    return page


def _count_pages(program: Program, looks: LooksCard) -> None:
    """In the thread beside the window: the parts are made to know."""
    from ldnprep.ui.sheets.making import part_pages

    work = partial(part_pages, program.checklist, program.visit.answers)
    program.background.run(work, partial(_show_pages, looks), _no_pages)


def _show_pages(looks: LooksCard, pages: PartPages) -> None:
    if isValid(looks):  # she may be elsewhere by now
        looks.show_pages(pages.count, pages.added)


def _no_pages(_words: str) -> None:
    """The parts can be ticked without their numbers, and the questions without their side."""


def _finish_page(program: Program) -> PageView:
    from ldnprep.ui.pages.finish_page import FinishPage

    page = FinishPage(program.visit)
    program.finishing.connect_page(page)
    return page


def _after_page(program: Program) -> PageView:
    from ldnprep.ui.pages.after_page import AfterPage

    page = AfterPage(program.visit, _context(program))
    page.make_requested.connect(program.make)
    return page


# a page of the content by its kind; a page of ours by its name
_KINDS: dict[PageKind, Callable[[Program, Page], PageView]] = {
    PageKind.FIELDS: _fields_page,
    PageKind.CLAIMS: _claims_page,
    PageKind.QUESTIONS: _questions_page,
}
_OURS: dict[str, Callable[[Program], PageView]] = {CHECK: _check_page, FINISH: _finish_page, AFTER: _after_page}
