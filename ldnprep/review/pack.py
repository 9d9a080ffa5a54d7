"""The review pack as a Document: what a clinician reads and signs in one morning, what is dangerous if wrong first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from ldnprep.content.model import COUNTRIES, Alert, Checklist, Source, Urgency, Urgent
from ldnprep.content.signing import settled
from ldnprep.content.triggers import Names, names_of, plain, trigger_words
from ldnprep.content.when import Condition
from ldnprep.review.changes import PartNow
from ldnprep.summary.model import (
    Block,
    Document,
    Leaf,
    Listing,
    Paragraph,
    Part,
    Section,
    Span,
    Table,
    Text,
    Tone,
    WritingLines,
)

_URGENCIES = {
    Urgency.TODAY: "Act today",
    Urgency.BEFORE: "Clear before any prescription",
    Urgency.PLAN: "Needs a plan",
    Urgency.NOTE: "For completeness",
}
_MARKS = {"read": "read", "reported": "read only as quoted elsewhere", "known": "settled knowledge, not read again"}
_PLACES = {
    "flags": "1. Flags", "urgent": "2. Urgent texts", "questions": "3. Questions for the visit",
    "evidence": "4. Evidence", "settled": "5. Statements that rest on settled knowledge alone",
    "medicines": "6. Groups of medicines", "fronts": "7. Twelve fronts",
}  # fmt: skip
_HOW = (
    "Read each part, strike out what is wrong and write the mend beside it, then sign the part. A signature holds for "
    "the checksum of its part: when a word or a condition of the part is changed later, it falls away by itself, and "
    "every sheet says so. Fixed words and terms are left out; `ldnprep check --review-sheet` lists everything."
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NUMBER = re.compile(r"\d(?:[ -]?\d){2,}")  # three digits or more, so that hours are none
_SOURCES = 24  # in one list: it stands in two columns, which cannot part between pages


def pack(checklist: Checklist, parts: tuple[PartNow, ...], groups: Iterable[tuple[str, str, int, str]]) -> Document:
    """All of the pack but the fronts. groups: id, flag, number of names and some of them, of the recogniser."""
    by = {part.part: part for part in parts}
    names = names_of(checklist)
    meta = checklist.meta
    bodies: dict[str, Iterator[Block]] = {
        "flags": _flags(checklist, names),
        "urgent": _urgent(checklist, names),
        "questions": _questions(checklist, names),
        "evidence": _evidence(checklist),
        "settled": _settled(checklist),
        "medicines": _medicines(groups),
        "fronts": iter((_said("The next pages show what the program prints for twelve made-up people."),)),
    }
    first = Section("changed", "What has changed since the last signature", tuple(_changed(parts)))
    rest = (Section(name, _PLACES[name], (*body, *_signature(by[name]))) for name, body in bodies.items())
    title = f"Review pack: {meta.id} {meta.version}"
    part = Part("pack", title, (Section("how", "", (_said(_HOW),)), first, *rest))
    return Document(
        title=title,
        language=meta.language,
        leaf=Leaf((), ()),
        parts=(part,),
        spare=None,
        footer=(f"{meta.id} {meta.version}", f"SHA-256 {meta.sha256[:16]}"),
        page_words=("Page", "of"),
        sheet_number="",
    )


def _said(words: str) -> Paragraph:
    return Paragraph((Span(words),))


def _strong(words: str) -> Span:
    return Span(words, Tone.STRONG)


def _changed(parts: Iterable[PartNow]) -> Iterator[Block]:
    items: list[Text] = []
    for part in parts:
        name = _strong(f"{_PLACES[part.part]}: ")
        if part.review is None:
            items.append((name, Span("never signed. Read all of it.")))
        elif part.review.stands:
            items.append((name, Span(f"as signed by {part.review.name} on {part.review.day}.")))
        elif part.changes is None:
            missing = f"changed since {part.review.day}; what was signed is not in this folder. Read all of it."
            items.append((name, Span(missing)))
        else:
            items.append((name, Span(f"{len(part.changes)} changed since {part.review.day}:")))
            items += [(_strong(f"{change.id}  "), Span(_difference(change.old, change.new))) for change in part.changes]
    yield Listing(tuple(items))


def _difference(old: str, new: str) -> str:
    if not old:
        return f"new: {new}"
    return f"was: {old} → is: {new}" if new else f"gone. Was: {old}"


def _signature(part: PartNow) -> Iterator[Block]:
    review = part.review
    if review and review.stands:
        by = f"{review.name}, {review.role}, {review.registration}, {review.day}"
        yield Paragraph((_strong(f"Signed: {by}. "), Span(f"Checksum {part.checksum}")))
    else:
        words = "right as it stands, or as mended. Name, role, registration, day"
        yield WritingLines(f"{part.part} {part.checksum}: {words}", 1)


def _words(condition: Condition | None, names: Names) -> Text:
    ways = trigger_words(condition, names)
    spans: list[Span] = []
    for way in ways:
        spans += [Span(" – or – ", Tone.SOFT), Span(way)] if spans else [Span(way)]
    return tuple(spans)


def _cited(ids: tuple[str, ...], sources: Mapping[str, Source]) -> str:
    return "; ".join(sources[name].short or name for name in ids if name in sources)


# ---------------------------------------------------------------- flags


def _flags(checklist: Checklist, names: Names) -> Iterator[Block]:
    yield _said("Each flag is raised when its condition holds. Its label and its text print, never the condition.")
    told = [
        (_strong(f"anything tells of {topic.short}: "), *_words(topic.evidence, names))
        for topic in checklist.topics
        if topic.evidence
    ]
    yield Listing(tuple(told))
    for urgency, alerts in groupby(checklist.alerts(), key=lambda alert: alert.urgency):
        rows = tuple(_flag(alert, checklist, names) for alert in alerts)
        header = (_URGENCIES[urgency], "Raised when", "Prints; a line of the source")
        yield Table(header, rows, widths=(0.2, 0.38, 0.42))


def _flag(alert: Alert, checklist: Checklist, names: Names) -> tuple[Text, ...]:
    instead = f" Not while raised: {', '.join(alert.yields_to)}." if alert.yields_to else ""
    label = (_strong(alert.label), Span(f" ({alert.id}, {plain(alert.topic)})", Tone.SOFT))
    return label, (*_words(alert.when, names), Span(instead)), _printed(alert, checklist)


def _printed(alert: Alert, checklist: Checklist) -> Text:
    """Its short sentence for the front where that is another, its text, then the line of the source."""
    front = f" Front: {alert.brief}" if alert.brief and alert.brief != alert.text else ""
    said = (Span(f"{alert.text or 'The label alone.'}{front}"),)
    if not alert.sources:
        return said
    cited = _cited(alert.sources, checklist.sources)
    known = all(checklist.sources[name].mark == "known" for name in alert.sources if name in checklist.sources)
    unquoted = " Settled knowledge, no source read." if known else f" No line quoted: {cited}."
    quote = f" “{alert.quote}” ({cited})" if alert.quote else unquoted
    return (*said, Span(quote, Tone.SOFT))


# ---------------------------------------------------------------- urgent texts


def _urgent(checklist: Checklist, names: Names) -> Iterator[Block]:
    rows = tuple(_urgent_row(each, names) for each in checklist.urgent)
    yield Table(("Shown when", "Text (US); what other countries read instead"), rows, widths=(0.36, 0.64))
    dialled = tuple(
        ((Span(number),), (Span(", ".join(countries)),), ()) for number, countries in numbers(checklist.urgent).items()
    )
    yield Table(("Number", "Countries", "Dialled by, on"), dialled, widths=(0.3, 0.25, 0.45))


def _urgent_row(urgent: Urgent, names: Names) -> tuple[Text, ...]:
    base = _SENTENCE.split(urgent.text[COUNTRIES[0]])
    spans: list[Span] = [Span(urgent.text[COUNTRIES[0]])]
    for country in COUNTRIES[1:]:
        other = " ".join(s for s in _SENTENCE.split(urgent.text[country]) if s not in base)
        if other:
            spans.append(Span(f" {country.upper()}: {other}", Tone.SOFT))
    return (_strong(f"{urgent.id}: "), *_words(urgent.when, names)), tuple(spans)


def numbers(urgent: Iterable[Urgent]) -> dict[str, list[str]]:
    """Every number to dial or text, with the countries whose texts name it; those of "other" repeat them."""
    found: dict[str, list[str]] = {}
    for each in urgent:
        for country in COUNTRIES[:-1]:
            for number in _NUMBER.findall(each.text[country]):
                countries = found.setdefault(number, [])
                if country.upper() not in countries:
                    countries.append(country.upper())
    return found


# ---------------------------------------------------------------- questions, evidence, the rest


def _questions(checklist: Checklist, names: Names) -> Iterator[Block]:
    titles = {heading.id: heading.title for heading in checklist.headings}
    yield _said("Suggested by rank among those whose condition holds. The person chooses; what she types comes first.")
    for heading, title in titles.items():
        found = [question for question in checklist.questions() if question.heading == heading]
        rows = tuple(
            (
                (Span(question.text),),
                (*_words(question.when, names), Span(f" (rank {question.rank})", Tone.SOFT)),
            )
            for question in sorted(found, key=lambda question: question.rank)
        )
        if rows:
            yield Table((title, "Offered when"), rows, widths=(0.52, 0.48))


def _evidence(checklist: Checklist) -> Iterator[Block]:
    evidence, sources = checklist.evidence, checklist.sources
    said = (evidence.one_line, evidence.summary, *evidence.statements)
    yield Listing(tuple((Span(each.text), Span(f" [{', '.join(each.sources)}]", Tone.SOFT)) for each in said))
    trials = tuple(
        (
            (Span(trial.study or trial.source),),
            (Span(f"{trial.people}, {trial.design}"),),
            (Span(" ".join(filter(None, (trial.result, trial.estimate.words if trial.estimate else "")))),),
        )
        for trial in evidence.trials
    )
    yield Table(("Study", "People, design", "Result"), trials, widths=(0.2, 0.25, 0.55))
    claims = tuple(
        (
            (Span(claim.heard),),
            (Span(claim.evidence), Span(f" [{', '.join(claim.sources)}]", Tone.SOFT)),
            (Span(f"{plain(claim.status)}, {plain(claim.certainty)}"),),
        )
        for claim in checklist.claims
    )
    yield Table(("People read", "We say", "Claim, certainty"), claims, widths=(0.24, 0.6, 0.16))
    listed = tuple((Span(_citation(source)),) for source in sources.values())
    for start in range(0, len(listed), _SOURCES):
        yield Listing(listed[start : start + _SOURCES], ordered=True, start=start + 1, small=True)


def _citation(source: Source) -> str:
    """In full, with where it can be found, how it was read and when."""
    where = [source.doi, source.pmid and f"PMID {source.pmid}", source.registry, source.url]
    return f"{source.id}: {source.citation} {' '.join(filter(None, where))} ({_MARKS[source.mark]}, {source.checked})"


def _settled(checklist: Checklist) -> Iterator[Block]:
    yield _said("No source was read for these. Each needs a clinician's yes, or a source.")
    yield Listing(tuple((_strong(f"{item.id}: "), Span(item.text)) for item in settled(checklist)))


def _medicines(groups: Iterable[tuple[str, str, int, str]]) -> Iterator[Block]:
    yield _said(
        "For a pharmacist. The signature holds for medicines.yaml; the longer lists of brands and ordinary names have "
        "their own sources (resources/NOTICE.md)."
    )
    rows = tuple(
        ((Span(plain(name)),), (Span(flag),), (Span(str(count)),), (Span(some),)) for name, flag, count, some in groups
    )
    yield Table(("Group", "Flag", "Entries", "Such as"), rows, widths=(0.18, 0.14, 0.1, 0.58))
