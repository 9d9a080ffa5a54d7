"""The pages for both to read: what she read and what studies show, evidence in brief, sources, the diary."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.answers.model import PartialDate
from ldnprep.content.model import Claim, Kind, Source, Trial
from ldnprep.summary.model import (
    Block,
    DiaryWeek,
    Heading,
    Listing,
    Paragraph,
    Role,
    Section,
    Span,
    Table,
    Text,
    Tone,
)
from ldnprep.summary.words import Desk, calendar_date, joined

DIARY_WEEKS = 4


def claims_section(at: Desk) -> Iterator[Section]:
    """Each claim that she read, the evidence right below it, and the question to ask."""
    blocks = tuple(block for claim in at.findings.claims for block in _claim(at, claim))
    if blocks:
        yield Section("claims", at.word("claims_heading"), blocks, own_page=True)


def _claim(at: Desk, claim: Claim) -> Iterator[Block]:
    yield Heading((Span(f"{at.word('claim_heard')} {claim.heard}"),), 3)
    status = Span(f"{at.word('claim_evidence')} {at.word(f'status_{claim.status}')}. ", Tone.STRONG)
    certainty = f" {at.word('claim_certainty')} {at.word(f'certainty_{claim.certainty}')}." if claim.certainty else ""
    yield Paragraph((status, at.statement(claim.evidence, claim.sources), Span(certainty, Tone.SOFT)))
    question = next((q for q in at.checklist.questions() if q.id == claim.question), None)
    if question is not None:
        ask = at.statement(question.text, question.sources)
        yield Paragraph((Span(at.word("claim_question") + " ", Tone.STRONG), ask))


def evidence_section(at: Desk, *, own_page: bool = True) -> Section:
    """Evidence in brief: a summary, the trials, the pooled results, and statements for the physician."""
    evidence = at.checklist.evidence
    blocks: list[Block] = [Paragraph((at.statement(evidence.summary.text, evidence.summary.sources),))]
    trials, pooled = ([t for t in evidence.trials if t.kind == kind] for kind in ("trial", "pooled"))
    if trials:
        blocks.append(_trial_table(at, trials, at.word("trials_caption")))
    items = [_pooled(at, pooled)] if pooled else []
    items += [(at.statement(s.text, s.sources),) for s in evidence.statements]
    if items:
        blocks.append(Listing(tuple(items)))
    return Section("evidence", at.word("brief_heading"), tuple(blocks), own_page=own_page)


def _trial_table(at: Desk, trials: list[Trial], caption: str) -> Table:
    columns = ("column_study", "column_people", "column_design", "column_result")
    rows = tuple(
        (
            (at.statement(t.study or t.source, (t.source,)),),
            (Span(t.people),),
            (Span(t.design),),
            (Span(t.result),),
        )
        for t in trials
    )
    return Table(tuple(at.word(c) for c in columns), rows, widths=(4, 2.6, 3.8, 10.6), caption=caption)


def _pooled(at: Desk, trials: list[Trial]) -> Text:
    """Pooled results in a row of words: as a table they would take twice the room."""
    said = (
        (at.statement(t.study or t.source, (t.source,)), Span(f" ({t.people}; {t.design}): {t.result}")) for t in trials
    )
    return (Span(f"{at.word('pooled_caption')}: ", Tone.STRONG), *joined(said, " "))


def sources_section(at: Desk) -> Section:
    """Every source that was cited, numbered in order of first citation. To be called last."""
    blocks: list[Block] = []
    items = tuple(_source(at, at.checklist.sources[name]) for name in at.cite.cited())
    if items:
        blocks.append(Listing(items, ordered=True))
    blocks += [Paragraph((Span(line),), Role.NOTE) for line in _about_content(at)]
    return Section("sources", at.word("sources_heading"), tuple(blocks))


MARKS = {"read": "", "reported": "mark_reported", "known": "mark_known"}


def _source(at: Desk, source: Source) -> Text:
    spans: list[Span] = [Span(source.citation)]
    if source.doi:
        address = f"https://doi.org/{source.doi}"
        spans += [Span(" "), Span(address, link=address)]
    if source.pmid:
        spans.append(Span(f" PMID {source.pmid}."))
    if source.registry:
        spans.append(Span(f" {source.registry}."))
    if source.url:
        spans += [Span(" "), Span(source.url, link=source.url)]
    day = PartialDate(source.checked.year, source.checked.month, source.checked.day)
    about = f"{at.word('checked_on')} {calendar_date(at.checklist.texts, day)}"
    mark = MARKS[source.mark]
    spans.append(Span(f" ({about}{'; ' + at.word(mark) if mark else ''})", Tone.SOFT))
    return tuple(spans)


def _about_content(at: Desk) -> Iterator[str]:
    meta = at.checklist.meta
    yield f"{at.word('content_version')} {meta.id} {meta.version}, {review_words(at)}."
    yield f"{at.word('content_checksum')} {meta.sha256}"


def review_words(at: Desk) -> str:
    """Who reviewed the content, or that nobody did yet."""
    meta = at.checklist.meta
    if not meta.reviewed_by:
        return at.word("awaiting_review")
    day = meta.reviewed_on
    when = f", {calendar_date(at.checklist.texts, PartialDate(day.year, day.month, day.day))}" if day else ""
    return f"{at.word('reviewed_by')} {meta.reviewed_by}{when}"


def diary_sections(at: Desk) -> Iterator[Section]:
    """Some weeks of a symptom diary with the scales of the wizard, one week a page."""
    scales = tuple(f.short for f in at.checklist.fields() if f.kind is Kind.SCALE and f.print)
    for week in range(1, DIARY_WEEKS + 1):
        title = f"{at.word('diary_heading')} {week}"
        block = DiaryWeek(title, at.word("diary_dates"), scales, at.word("diary_words"), at.word("diary_hint"))
        yield Section(f"diary_{week}", title, (block,), own_page=True)
