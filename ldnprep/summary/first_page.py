"""Page 1, for the physician: its parts in reading order, and what may leave it in which order.

Order of leaving (rungs): other therapies; medicines that raise no flag, a quarter at a time; the scales; details of
flags from the least urgent up, and at last a run-in list of their labels; then the rest of long names and questions.
What stays whatever happens: who, every flag by its label, the safety table, the fixed sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ldnprep.answers.model import YES, PartialDate
from ldnprep.content.model import Kind
from ldnprep.rules.model import State, TopOrigin
from ldnprep.summary.drafts import REST, SCALES, Draft, Shorter, goes_on
from ldnprep.summary.flags_part import flags
from ldnprep.summary.medicines_part import medicines, therapies
from ldnprep.summary.model import (
    CONTINUATION,
    Block,
    FirstPage,
    Frame,
    Heading,
    Listing,
    Paragraph,
    Part,
    Role,
    Rung,
    Span,
    Text,
    Tone,
)
from ldnprep.summary.safety_part import safety
from ldnprep.summary.words import Desk, date_text, joined, shortened, typed, value_text

# characters: two lines of the larger type, the same in large print, and the same in the widest letters there are
LONG_NAME, LONG_QUESTION, LONG_QUESTION_LARGE, LONG_QUESTION_WIDE = 60, 130, 84, 44


def first_page(at: Desk) -> FirstPage:
    """Page 1 in full, with its rungs."""
    drafts = [
        *_head(at),
        *flags(at),
        safety(at),
        _top(at),
        medicines(at),
        _scales(at),
        therapies(at),
        _evidence(at),
        _foot(at),
    ]
    steps = sorted({key for draft in drafts for key, _, _ in draft.rungs if key[0]})
    leaves = {key: number for number, key in enumerate(steps, start=1)}
    return FirstPage(
        tuple(
            Part(
                d.frame,
                d.blocks,
                tuple(Rung(leaves.get(k, 0), short, moved) for k, short, moved in sorted(d.rungs, key=_key)),
            )
            for d in drafts
            if d.blocks
        )
    )


def _key(rung: Shorter) -> tuple[int, int]:
    return rung[0]


def at_rung(page: FirstPage, rung: int) -> tuple[tuple[Part, ...], tuple[Block, ...]]:
    """Page 1 after everything up to this place has left: (parts that stay, blocks of the continuation).

    rung: 0 (nothing left but what never has room) to `page.rungs`. Parts that have left whole are gone.
    """
    kept: list[Part] = []
    moved: list[Block] = []
    for part in page.parts:
        passed = [r for r in part.rungs if r.leaves <= rung]
        blocks = passed[-1].short if passed else part.blocks
        moved += [block for r in passed for block in r.moved]
        if blocks:
            kept.append(Part(part.frame, blocks))
    return tuple(kept), tuple(moved)


def on_its_own(page: FirstPage) -> FirstPage:
    """Page 1 for a sheet of one page: no later page takes what it has no room for, so no fixed sentence ever leaves.

    At their last the fixed sentences share a paragraph, and the line that says where the rest stands goes instead: the
    footer says that it was left out.
    """
    return FirstPage(tuple(_ALONE.get(part.frame, _same)(part) for part in page.parts))


def _same(part: Part) -> Part:
    return part


def _foot_alone(part: Part) -> Part:
    texts = (block.text for block in part.blocks if isinstance(block, Paragraph))
    together = (Paragraph(joined(texts, " "), Role.FIXED),)
    return replace(part, rungs=tuple(replace(rung, short=together, moved=()) for rung in part.rungs))


def _evidence_alone(part: Part) -> Part:
    *others, last = part.rungs
    return replace(part, rungs=(*others, replace(last, short=())))


_ALONE: Mapping[Frame, Callable[[Part], Part]] = {Frame.FOOT: _foot_alone, Frame.EVIDENCE: _evidence_alone}


# ---------------------------------------------------------------- who


def _head(at: Desk) -> Iterator[Draft]:
    who = _who(at)
    rungs: list[Shorter] = []
    for place, limit in ((0, LONG_NAME * 2), (3, LONG_NAME), (4, LONG_NAME // 2)):
        short = shortened(who, limit, CONTINUATION)
        if short != who:
            rungs.append(((REST, place), (Paragraph(short, Role.LEAD),), () if rungs else (Paragraph(who, Role.LEAD),)))
    yield Draft(Frame.HEAD, (Paragraph(who, Role.LEAD),), tuple(rungs))
    helper = at.value("filled_in_by") == "helper"
    lines = [at.word("not_checked_helper" if helper else "not_checked")]
    meta = at.checklist.meta
    if not meta.builtin:
        lines.append(f"{at.word('own_content')} {meta.id} {meta.version}.")
    ask = at.word("ask")
    full, brief, moved = (
        Paragraph((Span(text),), Role.NOTE) for text in (" ".join([*lines, ask]), " ".join(lines), ask)
    )
    yield Draft(Frame.HEAD, (full,), (((REST, 1), (brief,), (moved,)),))


def _who(at: Desk) -> Text:
    name, born, clinician = at.value("patient_name"), at.value("birth_date"), at.value("clinician_name")
    parts: list[Text] = [(typed(name, Tone.STRONG),) if isinstance(name, str) else (Span(at.word("name_not_given")),)]
    if born is not None:
        parts.append((Span(f"{at.word('born')} "), *value_text(at, at.fields["birth_date"], born)))
    who = (*joined(parts, ", "), Span("."))
    if isinstance(clinician, str):
        who = (*who, Span(f" {at.word('for_clinician')} "), typed(clinician), Span("."))
    visit = at.value("visit_date")
    if visit is not None and not title_day(at):
        who = (*who, Span(f" {at.word('visit_on')} "), *date_text(at.checklist.texts, visit), Span("."))  # type: ignore[arg-type]  # a date field holds a date
    return who


def title_day(at: Desk) -> bool:
    """Whether the title itself names the visit's date."""
    return isinstance(at.value("visit_date"), PartialDate)


# ---------------------------------------------------------------- questions


HEADINGS = {
    TopOrigin.CHOSEN: "top_chosen",
    TopOrigin.SUGGESTED: "top_suggested",
    TopOrigin.NONE_CHOSEN: "top_chosen",
}


def _top(at: Desk) -> Draft:
    heading = Heading((Span(at.word(HEADINGS[at.findings.top_origin])),))
    if not at.findings.top:
        return Draft(Frame.TOP, (heading, Paragraph((Span(at.word("top_none"), Tone.ITALIC),))))
    items = tuple((Span(asked.text, typed=asked.typed),) for asked in at.findings.top)
    full: tuple[Block, ...] = (heading, Listing(items, ordered=True, large=True))
    rungs: list[Shorter] = []
    for place, length in ((0, LONG_QUESTION), (3, LONG_QUESTION_LARGE), (4, LONG_QUESTION_WIDE)):
        short = tuple(shortened(item, length, "questions") for item in items)
        if short != items:
            rungs.append(((REST, place), (heading, Listing(short, ordered=True, large=True)), ()))
    return Draft(Frame.TOP, full, tuple(rungs))


# ---------------------------------------------------------------- scales, evidence, foot


def scale_fields(at: Desk) -> list[str]:
    """Ids of the scales that may print, in reading order."""
    return [f.id for f in at.checklist.fields() if f.kind is Kind.SCALE and f.print and f.id in at.findings.printed]


def _scales(at: Desk) -> Draft:
    names = scale_fields(at)
    if not names:
        return Draft(Frame.SCALES, ())
    numbers = joined((_number(at, name) for name in names), " · ")
    line = (*numbers, Span(f" ({at.word('scales_hint')})", Tone.SOFT))
    heading = Heading((Span(at.word("scales_heading")),))
    scales, therapies = at.word("scales_heading"), at.word("therapies_heading")
    left = Paragraph((Span(f"{scales}: "), goes_on("now"), Span(f"; {therapies}: "), goes_on()))
    rungs = (((SCALES, 0), (left,), ()), ((REST, 1), (), ()))
    return Draft(Frame.SCALES, (heading, Paragraph(line)), rungs)


def _number(at: Desk, name: str) -> Text:
    value = at.value(name)
    number = at.not_answered() if value is None else Span(str(value), Tone.STRONG)
    return (Span(f"{at.fields[name].short} "), number)


def _evidence(at: Desk) -> Draft:
    line = at.checklist.evidence.one_line
    heading = Heading((Span(at.word("evidence_heading")),))
    statement = at.statement(line.text, line.sources)
    full = (heading, Paragraph((statement, Span(" "), goes_on("evidence"))))
    gone = [at.word(key) for key in ("medicines_heading", "scales_heading", "therapies_heading")]
    left = Paragraph(
        (Span(f"{'; '.join(gone)}: "), goes_on(), Span(f". {at.word('evidence_heading')}: "), goes_on("evidence"))
    )
    more = Paragraph((Span(f"{at.word('more')}: "), goes_on()))
    return Draft(
        Frame.EVIDENCE, full, (((REST, 1), (left,), (heading, Paragraph((statement,)))), ((REST, 3), (more,), ()))
    )


def _foot(at: Desk) -> Draft:
    fixed, help_now = (Paragraph((Span(text),), Role.FIXED) for text in fixed_sentences(at))
    return Draft(Frame.FOOT, (fixed, help_now), (((REST, 2), (fixed,), (help_now,)),))


def fixed_sentences(at: Desk) -> Iterator[str]:
    """The sentences that stand on every output; one more where much alcohol was reported."""
    fixed = at.word("fixed_sentence")
    heavy = at.value("alcohol") in (YES, State.NOT_SURE.value)
    yield f"{fixed} {at.word('stop_drinking')}" if heavy else fixed
    yield at.word("get_help_now")
