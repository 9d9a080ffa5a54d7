"""What follows the leaf when it was chosen: all my answers, what I have read, evidence, the diary."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.content.model import TREATMENTS, Claim, Field, Kind, Page, PageKind, Trial
from ldnprep.rules.model import AlertRaised, Asked, MedicineLine, State, unknown_key
from ldnprep.rules.unanswered import echoes
from ldnprep.summary.as_typed import named_for, recognised_text, told_by_rows, unnamed, when_used
from ldnprep.summary.back import led, more_questions, question_text, read_text
from ldnprep.summary.front import fixed_sentences
from ldnprep.summary.model import (
    Block,
    DiaryWeek,
    Estimate,
    Forest,
    Listing,
    Paragraph,
    Part,
    Role,
    Section,
    Span,
    Table,
    Text,
    Tone,
    WritingLines,
)
from ldnprep.summary.rows import parts_words
from ldnprep.summary.sources import marks_key, read_on, sources_line, sources_list
from ldnprep.summary.words import (
    CELLS,
    Desk,
    calendar_date,
    joined,
    named,
    quoted,
    stopped_text,
    therapy_name,
    typed,
    value_text,
)

DIARY_WEEKS = 4
ELSEWHERE = frozenset({"claims_read"})  # a part of its own
ROWS = TREATMENTS | {Kind.MEDICINES}


def parts(at: Desk, chosen: tuple[str, ...]) -> tuple[Part, ...]:
    """The chosen parts in their order; one with nothing in it is left out."""
    made = ((name, tuple(make(at, chosen))) for name, make in PARTS.items() if name in chosen)
    return tuple(Part(name, at.word(f"{name}_title"), sections) for name, sections in made if sections)


# ---------------------------------------------------------------- all my answers


def answers_part(at: Desk) -> Part:
    """Everything that she told, page by page; always whole, whatever stands on the leaf."""
    return Part("answers", at.word("answers_title"), tuple(_answers(at, ())))


def _answers(at: Desk, chosen: tuple[str, ...]) -> Iterator[Section]:
    for page in at.checklist.pages:
        blocks = tuple(_page(at, page)) if page.kind is PageKind.FIELDS else ()
        if blocks:
            yield Section(f"page_{page.id}", page.title, blocks)
    yield from _all_questions(at)
    if read_text(at):
        yield Section("claims", "", (Paragraph(read_text(at)),))
    flags = [raised for found in at.findings.topics for raised in found.alerts if raised.alert.text]
    if flags:
        texts = tuple((*_raised(at, one), at.statement(one.alert.text, one.alert.sources)) for one in flags)
        yield Section("flags", at.word("flags_heading"), (Listing(texts), sources_line(at)))
    if "evidence" not in chosen and not ("read" in chosen and at.findings.claims):  # it stands below the sources there
        yield Section("content", "", (_checksum(at),))


def _raised(at: Desk, raised: AlertRaised) -> Text:
    """What an explanation is of, and what she answered: without that it would read as a yes."""
    said = parts_words(at, raised) if raised.parts else at.word(raised.state.value) if raised.state else ""
    if raised.state is State.NOT_ANSWERED and any(name in named_for(at) for name in raised.tells()):
        said = at.word("named")  # by a medicine that she typed, which the page shows as its answer
    return (Span(f"{raised.alert.label}{f' ({said})' if said else ''}: ", Tone.STRONG),)


def _all_questions(at: Desk) -> Iterator[Section]:
    """Her questions, one a line; those of ours that did not come among the three run on, since many may be ticked."""
    more = more_questions(at)
    listed = tuple(_asked(at, q) for q in (*at.findings.top, *(q for q in more if q.typed)))
    rest = joined((_asked(at, q) for q in more if not q.typed), " · ")
    blocks = (*((Listing(listed, ordered=True),) if listed else ()), *((Paragraph(rest),) if rest else ()))
    if blocks:
        yield Section("questions", at.word("questions_heading"), blocks)


def _asked(at: Desk, question: Asked) -> Text:
    """A question, and what was answered at the visit."""
    said = at.answers.questions.answered.get(question.id, "")
    words = question_text(at, question)
    return joined((words, quoted(typed(said))), " ") if said else words


def _page(at: Desk, page: Page) -> Iterator[Block]:
    asked = [f for f in page.fields if f.print and f.id in at.findings.printed and f.id not in ELSEWHERE]
    given = [f for f in asked if at.value(f.id) is not None]
    told = [f for f in given if f.kind not in (*ROWS, Kind.SCALE, Kind.YES_NO_UNSURE)]
    if told:
        yield Paragraph(joined((*_label(f.short), *value_text(at, f, at.value(f.id))) for f in told))
    scales = [f for f in given if f.kind is Kind.SCALE]
    if scales:
        numbers = ((Span(f"{f.short} "), *value_text(at, f, at.value(f.id))) for f in scales)
        yield Paragraph(joined(numbers))
    yield from (_rows(at, f) for f in given if f.kind in ROWS)
    once = echoes(at.checklist, at.value)
    states = [f for f in asked if f.kind is Kind.YES_NO_UNSURE and f.id not in once]
    beside = at.pressed | told_by_rows(at)
    pressed = {f.short for f in given if f.id in beside}  # the table or a row has what she pressed
    told_by_state: dict[str | None, Text] = {}
    for value, key, tone in STATES:
        names = [f.short for f in states if at.value(f.id) == value and (value or f.id in at.findings.unanswered)]
        names = [name for name in names if value != "yes" or name not in pressed]
        told_by_state[value] = (*_label(at.word(key)), *named(names, tone)) if names else ()
    yes, not_sure, no, none = told_by_state.values()
    yield from _known(at, page)
    yield from (Paragraph(text) for text in (yes, not_sure, joined((no, none), ". ")) if text)


def _known(at: Desk, page: Page) -> Iterator[Block]:
    """What she need not answer, since she typed it among her medicines: the name stands in place of her yes."""
    answered = named_for(at)
    for asked in page.fields:
        if asked.id in answered and at.value(asked.id) is None and asked.id in at.findings.printed:
            yield Paragraph((*_label(asked.short), *joined((quoted(typed(name)) for name in answered[asked.id]), ", ")))


def _label(words: str) -> Text:
    return (Span(f"{words}: ", Tone.STRONG),)


STATES = (
    ("yes", "answered_yes_label", Tone.PLAIN),
    ("not_sure", "not_sure_label", Tone.PLAIN),
    ("no", "answered_no_label", Tone.PLAIN),
    (None, "not_answered_label", Tone.ITALIC),
)


def _rows(at: Desk, asked: Field) -> Block:
    lines = [line for line in at.findings.lines if line.is_in(asked.id)]
    if asked.kind in TREATMENTS:
        value = at.value(asked.id)
        rows = (row for row in value if isinstance(row, TherapyRow)) if isinstance(value, tuple) else ()
        return Paragraph((*_label(asked.short), *joined((*therapy_name(at, row), *_effect(at, row)) for row in rows)))
    header = (asked.short, at.word("medicine_note"), at.word("medicine_reason"))
    made = [_medicine_row(at, line) for line in lines]
    if any(about for *_, about in made):
        return Table(header, tuple(made), widths=(0.4, 0.3, 0.3))
    return Paragraph((*_label(asked.short), *joined((*name, *_in_brackets(note)) for name, note, _ in made)))


def _effect(at: Desk, row: TherapyRow) -> Text:
    said = ", ".join(at.word(key) for key in (row.state, row.effect) if key)
    return _in_brackets(joined([(Span(said),) if said else (), stopped_text(at, row)], ", "))


def _in_brackets(text: Text) -> Text:
    return (Span(" ("), *text, Span(")")) if text else ()


def _medicine_row(at: Desk, line: MedicineLine) -> tuple[Text, ...]:
    row = line.row
    if not isinstance(row, MedicineRow):
        return quoted(typed(row.name)), (), ()
    cells = ((row.name, Tone.STRONG), (row.amount, Tone.PLAIN), (row.how_often, Tone.PLAIN))
    said = joined(((typed(text, tone),) for text, tone in cells if text), CELLS)
    lead = unnamed(at, line)
    name = joined((lead, joined((quoted(*said) if said else (), when_used(at, line)), CELLS)), " ")
    about = joined(((typed(text),) for text in (row.reason, row.prescriber) if text), ", ")
    note = recognised_text(at, line)
    return name, note or (() if lead or line.recognised.recognised else (Span(at.word(unknown_key(line))),)), about


# ---------------------------------------------------------------- what I have read


def _read(at: Desk, chosen: tuple[str, ...]) -> Iterator[Section]:
    """Each claim that she read, the evidence right below it, and the question to ask."""
    for claim in at.findings.claims:
        yield Section(
            f"claim_{claim.id}", f"{at.word('claim_heard')} {claim.heard}", tuple(_claim(at, claim)), whole=True
        )
    if at.findings.claims and "evidence" not in chosen:
        yield _sources(at)


def _claim(at: Desk, claim: Claim) -> Iterator[Block]:
    status = Span(f"{at.word('claim_evidence')} {at.word(f'status_{claim.status}')}. ", Tone.STRONG)
    certainty = f" {at.word('claim_certainty')} {at.word(f'certainty_{claim.certainty}')}." if claim.certainty else ""
    yield Paragraph((status, at.statement(claim.evidence, claim.sources), Span(certainty, Tone.SOFT)))
    question = {q.id: q for q in at.checklist.questions()}.get(claim.question)
    if question is not None:
        yield Paragraph(
            (Span(at.word("claim_question") + " ", Tone.STRONG), at.statement(question.text, question.sources))
        )


# ---------------------------------------------------------------- evidence for the physician


def _evidence(at: Desk, _chosen: tuple[str, ...]) -> Iterator[Section]:
    """What she does with it and the gist in plain words; then trials, plot and statements for who reads on."""
    evidence = at.checklist.evidence
    summary = Paragraph(led((at.statement(evidence.summary.text, evidence.summary.sources),)), Role.URGENT)
    yield Section("summary", "", (WritingLines(at.word("evidence_how"), 1), summary))
    if evidence.trials:
        yield Section("trials", "", (_trials(at, evidence.trials),))
    rows = tuple(row for row in map(_estimate, evidence.trials) if row is not None)
    if rows:
        words = "; ".join(f"{row.label}: {row.words}" for row in rows)
        keys = ("forest_title", "forest_zero", "forest_better", "forest_worse")
        title, zero, better, worse = (at.word(key) for key in keys)
        yield Section("forest", title, (Forest(rows, zero, better, worse, words),), whole=True)
    if evidence.statements:
        items = tuple(led((at.statement(s.text, s.sources),)) for s in evidence.statements)
        yield Section("statements", at.word("statements_heading"), (Listing(items),))
    # guidelines advise stopping before surgery: bare, that would invite her to stop alone
    yield Section("fixed", "", (Paragraph((Span(" ".join(fixed_sentences(at))),), Role.FIXED),))
    yield _sources(at)


def _trials(at: Desk, trials: tuple[Trial, ...]) -> Table:
    """Trials, then pooled results, in one table."""
    rows = tuple(
        ((at.statement(t.study or t.source, (t.source,)),), (Span(f"{t.people}, {t.design}"),), (Span(t.result),))
        for kind in ("trial", "pooled")
        for t in trials
        if t.kind == kind
    )
    header = tuple(at.word(f"column_{name}") for name in ("study", "people", "result"))
    return Table(header, rows, widths=(0.255, 0.28, 0.465))


def _estimate(trial: Trial) -> Estimate | None:
    found = trial.estimate
    if found is None:
        return None
    return Estimate(trial.study or trial.source, float(found.mean), float(found.low), float(found.high), found.words)


def _sources(at: Desk) -> Section:
    """Every source cited on the leaf and in the parts before this."""
    heading = f"{at.word('sources_heading')} ({read_on(at)})"
    return Section("sources", heading, (sources_list(at), _small(f"{marks_key(at)}."), _checksum(at)))


def _checksum(at: Desk) -> Paragraph:
    """Who stands behind the content, and its fingerprint: anyone can tell with which words a sheet was made."""
    return _small(f"{at.word('about')} {at.word('content_checksum')} {at.checklist.meta.sha256}")


def _small(words: str) -> Paragraph:
    return Paragraph((Span(words),), Role.SMALL)


def review_words(at: Desk) -> str:
    """Who reviewed the content; else which parts are signed, or that none is yet."""
    from ldnprep.answers.model import PartialDate

    meta = at.checklist.meta
    if not meta.reviewed_by:
        parts = dict.fromkeys(at.word(f"part_{each.part}") for each in at.checklist.reviews if each.stands)
        signed = f", {at.word('but_for')} {', '.join(parts)}" if parts else ""
        return f"{at.word('awaiting_review')}{signed}"
    day = meta.reviewed_on
    when = f", {calendar_date(at.checklist.texts, PartialDate(day.year, day.month, day.day))}" if day else ""
    return f"{at.word('reviewed_by')} {meta.reviewed_by}{when}"


# ---------------------------------------------------------------- the diary


def _diary(at: Desk, _chosen: tuple[str, ...]) -> Iterator[Section]:
    """Some weeks of a symptom diary with the scales of the wizard, one week a page."""
    scales = tuple(f.short for f in at.checklist.fields() if f.kind is Kind.SCALE and f.print)
    for week in range(1, DIARY_WEEKS + 1):
        title = f"{at.word('diary_heading')} {week}"
        block = DiaryWeek(title, at.word("diary_dates"), scales, at.word("diary_words"), at.word("diary_hint"))
        yield Section(f"diary_{week}", title, (block,), whole=True)


PARTS: dict[str, Callable[[Desk, tuple[str, ...]], Iterator[Section]]] = {
    "answers": _answers,
    "read": _read,
    "evidence": _evidence,
    "diary": _diary,
}
