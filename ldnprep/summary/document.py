"""The whole sheet, the leaf and its parts, as neutral blocks in reading order."""

from __future__ import annotations

from msgspec.structs import replace

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.rules.model import Findings
from ldnprep.summary.back import STEPS as BACK_STEPS
from ldnprep.summary.back import back
from ldnprep.summary.front import STEPS, STEPS_ALONE, front, front_alone, title
from ldnprep.summary.model import Document, Leaf, Part, Side, no_backs
from ldnprep.summary.number import sheet_number
from ldnprep.summary.numbering import numbered_side
from ldnprep.summary.parts import answers_part, parts, review_words
from ldnprep.summary.room import MOST_WORDS, Candidates
from ldnprep.summary.spelling import spelled
from ldnprep.summary.words import Desk, desk

ANSWERS = "answers"


def document(
    checklist: Checklist,
    answers: Answers,
    findings: Findings,
    *,
    country: str,
    chosen: tuple[str, ...] = (),
    leaf_alone: bool = False,
    front_only: bool = False,
) -> Document:
    """The sheet of one person.

    country: whose emergency numbers print; "other" prints those of all. chosen: ids of the parts. leaf_alone: nothing
    follows the leaf, whatever had no room on it. front_only: no back and no part is made, though pointers stand; with
    leaf_alone it is page 1 alone, which says so and lists its own sources.
    """
    at = desk(checklist, findings.shared(answers), findings, country, pointer=not leaf_alone)
    at = replace(at, parts=() if leaf_alone else chosen)

    def said(side: Side, before: tuple[str, ...] = ()) -> Side:
        return numbered_side(spelled(side, at.say), before)

    def backs(of: Side) -> Candidates:
        return Candidates(BACK_STEPS, lambda steps: said(back(at, steps, of.gone), of.cited))

    if front_only and leaf_alone:
        alone = Candidates(STEPS_ALONE, lambda steps: said(front_alone(at, steps)), MOST_WORDS)
        made = finished(at, title(at), Leaf(alone, no_backs), (), None)
        return replace(made, footer=(at.word("page_one_alone"), *made.footer))
    fronts = Candidates(STEPS, lambda steps: said(front(at, steps)), MOST_WORDS)
    if front_only:
        return finished(at, title(at), Leaf(fronts, no_backs), (), None)
    behind = () if leaf_alone else parts(at, chosen)
    spare = None if leaf_alone or ANSWERS in chosen else answers_part(at)
    return finished(at, title(at), Leaf(fronts, backs), spelled(behind, at.say), spelled(spare, at.say))


def finished(at: Desk, name: str, leaf: Leaf, behind: tuple[Part, ...], spare: Part | None) -> Document:
    """Leaf and parts with title, footer and number round them."""
    number = sheet_number(at.answers, at.checklist.meta.sha256)
    return Document(
        title=name,
        language=at.checklist.meta.language,
        leaf=leaf,
        parts=behind,
        spare=spare,
        footer=_footer(at, number),
        page_words=(at.word("page"), at.word("page_of")),
        sheet_number=number,
    )


def _footer(at: Desk, number: str) -> tuple[str, ...]:
    meta = at.checklist.meta
    return (
        f"{at.word('content_version')} {'' if meta.builtin else f'{meta.id} '}{meta.version}, {review_words(at)}",
        f"{at.word('sheet')} {number}",
    )
