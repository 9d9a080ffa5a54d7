"""The review pack as a Document: what a clinician reads and signs in one morning, what is dangerous if wrong first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from ldnprep.content import signed_words as words
from ldnprep.content.language import fixed_words
from ldnprep.content.model import Alert, Checklist, Question, Topic, Urgent
from ldnprep.content.program_flags import STAND, flags_of
from ldnprep.content.signing import JOINT, fields_of_flags, fields_of_questions, settled
from ldnprep.content.triggers import Names, names_of, plain
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
    no_backs,
)

_PLACES = {
    "flags": "1. Flags", "urgent": "2. Urgent texts", "questions": "3. Questions for the visit",
    "evidence": "4. Evidence", "settled": "5. Statements that rest on settled knowledge alone",
    "medicines": "6. Groups of medicines", "fronts": "7. Twelve fronts",
}  # fmt: skip
_HOW = (
    "Read each part, strike out what is wrong and write the mend beside it, then sign the part. A signature holds for "
    "the checksum of its part, and the checksum for the words that stand here, conditions and sources included: when "
    "one of them is changed later, the signature falls away by itself, and every sheet says so. No signature covers "
    "other words of the screen and of the sheet, which answers print beside a flag, the days on which sources were "
    "read, and the spellings and brands by which a medicine is found; `ldnprep check --review-sheet` lists all words. "
    "[X, Y] are sources, in full at the end of part 4. Part 1 begins with the words of conditions."
)
_FRONTS = (
    "What prints for twelve made-up people, then the patient's page of one, with the urgent text that its second "
    "fixed sentence calls the box above."
)
# of one list: it cannot part between pages. Eight stand in two short columns, fewer read downward in one
_FIELDS, _GROUPS = 8, 4


def pack(checklist: Checklist, parts: tuple[PartNow, ...], groups: Iterable[words.Group]) -> Document:
    """All of the pack but the fronts. groups: those of the recogniser."""
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
        "fronts": iter((_said(_FRONTS),)),
    }
    first = Section("changed", "What has changed since the last signature", tuple(_changed(parts)))
    rest = (Section(name, _PLACES[name], (*body, *_signature(by[name]))) for name, body in bodies.items())
    title = f"Review pack: {meta.id} {meta.version}"
    part = Part("pack", title, (Section("how", "", (_said(_HOW),)), first, *rest))
    return Document(
        title=title,
        language=meta.language,
        leaf=Leaf((), no_backs),
        parts=(part,),
        spare=None,
        footer=(f"{meta.id} {meta.version}", f"SHA-256 {meta.sha256[:16]}"),
        page_words=("Page", "of"),
        sheet_number="",
    )


def _said(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def _strong(text: str) -> Span:
    return Span(text, Tone.STRONG)


def _changed(parts: tuple[PartNow, ...]) -> Iterator[Block]:
    if not any(part.review for part in parts):
        yield _said("No part was ever signed. Read all of it.")
        return
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
    """The pieces of a statement that are not as they were."""
    before, now = old.split(JOINT), new.split(JOINT)
    gone = JOINT.join(piece for piece in before if piece not in now)
    added = JOINT.join(piece for piece in now if piece not in before)
    if not old:
        return f"new: {added}"
    if not new:
        return f"gone. Was: {gone}"
    return f"was: {gone} → is: {added}" if gone or added else "in another order"


def _signature(part: PartNow) -> Iterator[Block]:
    review = part.review
    if review and review.stands:
        by = f"{review.name}, {review.role}, {review.registration}, {review.day}"
        yield Paragraph((_strong(f"Signed: {by}. "), Span(f"Checksum {part.checksum}")))
    else:
        about = "right as it stands, or as mended. Name, role, registration, day"
        yield WritingLines(f"{part.part} {part.checksum}: {about}", 1)


def _when(condition: Condition | None, names: Names) -> Text:
    spans: list[Span] = []
    for way in words.ways(condition, names):
        spans += [Span(" – or – ", Tone.SOFT), Span(way)] if spans else [Span(way)]
    return tuple(spans)


def _soft(*said: str) -> tuple[Span, ...]:
    """What stands behind the words that matter, each with a blank before it."""
    return tuple(Span(f" {each}", Tone.SOFT) for each in said if each)


def _cited(ids: tuple[str, ...]) -> tuple[Span, ...]:
    return _soft(words.cited(ids)) if ids else ()


# ---------------------------------------------------------------- flags


def _flags(checklist: Checklist, names: Names) -> Iterator[Block]:
    yield _said("Each flag is raised when its condition holds. Its label and its text print, never the condition.")
    yield Listing(tuple((_strong(f"{term}: "), Span(meaning)) for term, meaning in words.KEY), small=True)
    yield Listing(tuple((_strong(words.topic(topic)),) for topic in checklist.topics), small=True)
    for topic in checklist.topics:
        if topic.evidence:
            yield _tells(topic, names)
    yield from map(_said, words.box(checklist.texts))
    yield _said(words.JUDGED)
    for urgency, alerts in groupby(checklist.alerts(), key=lambda alert: alert.urgency):
        rows = tuple(_flag(alert, checklist, names) for alert in alerts)
        header = (words.URGENCIES[urgency], "Raised when", "Prints; a line of the source")
        yield Table(header, rows, widths=(0.22, 0.36, 0.42))
    yield _said(STAND)
    rows = tuple(tuple((Span(said),) for said in told) for _, told in flags_of(checklist))
    yield Table(("Flag of the program", "Raised when", "Prints"), rows, widths=(0.27, 0.5, 0.23))
    yield _said("The questions as they are asked, their names on the sheet and on its front, answers, when they count:")
    heads = words.headings(checklist)
    asked = tuple(
        (_strong(f"{field.id}: "), Span(words.field(field, names, heads))) for field in fields_of_flags(checklist)
    )
    for start in range(0, len(asked), _FIELDS):
        yield Listing(asked[start : start + _FIELDS], small=True)


def _tells(topic: Topic, names: Names) -> Table:
    """The numbered answers that tell of a topic, in two columns and in the size of the text: all else hangs on them."""
    told = [f"{place}. {way}" for place, way in enumerate(words.ways(topic.evidence, names), start=1)]
    half = -(-len(told) // 2)
    pairs = zip_longest(told[:half], told[half:], fillvalue="")
    rows = tuple(tuple((Span(said),) for said in pair) for pair in pairs)
    return Table((f"Tells of {topic.short}: one of these is so", ""), rows, widths=(0.5, 0.5))


def _flag(alert: Alert, checklist: Checklist, names: Names) -> tuple[Text, ...]:
    label = (_strong(alert.label), *_soft(words.place_of(alert)))
    when = (*_when(alert.when, names), *_soft(words.about_alert(alert)))
    return label, when, _printed(alert, checklist)


def _printed(alert: Alert, checklist: Checklist) -> Text:
    """Its text, its short sentence for the front where that is another, then the line of the source."""
    front = words.front(alert)
    said = Span(" ".join(filter(None, (alert.text, front))) or "Prints its heading only.")
    if not alert.sources:
        return (said,)
    read = [name for name in alert.sources if name in checklist.sources and checklist.sources[name].mark != "known"]
    quote = f"“{alert.quote}”" if alert.quote else "No line quoted." if read else "Settled knowledge, no source read."
    return (said, *_soft(quote), *_cited(alert.sources))


# ---------------------------------------------------------------- urgent texts


def _urgent(checklist: Checklist, names: Names) -> Iterator[Block]:
    rows = tuple(_urgent_row(each, names) for each in checklist.urgent)
    yield _said(f"“{words.AND_NUMBERS}”: {words.all_numbers(checklist.urgent)}")
    yield Table(
        ("Shown when", "Text (US); “a → b”: people elsewhere read b for a; OTHER: also until a country is chosen"),
        rows,
        widths=(0.36, 0.64),
    )
    yield _said("A person must dial or text each number, in its country, before release:")
    found = [(number, ", ".join(countries)) for number, countries in words.numbers(checklist.urgent).items()]
    half = -(-len(found) // 2)
    pairs = zip_longest(found[:half], found[half:], fillvalue=("", ""))
    dialled = tuple(tuple((Span(said),) for each in pair for said in (*each, "")) for pair in pairs)
    yield Table(("Number", "Countries", "Dialled by, on") * 2, dialled, widths=(0.14, 0.14, 0.22) * 2)
    yield _said("The words that are fixed on every sheet (stop_drinking: where she drinks every day or much at once):")
    fixed = fixed_words(checklist.meta.language)
    yield Listing(tuple((_strong(f"{key}: "), Span(checklist.texts.get(key, ""))) for key in fixed), small=True)


def _urgent_row(urgent: Urgent, names: Names) -> tuple[Text, ...]:
    elsewhere = (f"· {country}: {text}" for country, text in words.countries(urgent))
    when = (_strong(f"{urgent.id}: "), *_when(urgent.when, names), *_soft(words.about_urgent(urgent)))
    return when, (Span(urgent.text[words.FIRST]), *_soft(*elsewhere), *_cited(urgent.sources))


# ---------------------------------------------------------------- questions, evidence, the rest


def _questions(checklist: Checklist, names: Names) -> Iterator[Block]:
    yield _said(words.CHOICE)
    heads = words.headings(checklist)
    asked = (words.field(field, names, heads) for field in fields_of_questions(checklist))
    yield _said(f"Asked for these alone: {' '.join(asked)}")
    titles = {heading.id: heading.title for heading in checklist.headings}
    for heading, title in titles.items():
        found = [question for question in checklist.questions() if question.heading == heading]
        rows = tuple(_question(each, names) for each in sorted(found, key=lambda each: each.rank))
        if rows:
            yield Table((title, "Offered when"), rows, widths=(0.52, 0.48))


def _question(question: Question, names: Names) -> tuple[Text, ...]:
    asked = (_strong(f"{question.id}: "), Span(question.text), *_soft(words.reason(question)))
    when = (*_when(question.when, names), *_soft(words.about_question(question)))
    return (*asked, *_cited(question.sources)), when


def _evidence(checklist: Checklist) -> Iterator[Block]:
    evidence, sources = checklist.evidence, checklist.sources
    yield Listing(tuple((Span(each.text), *_cited(each.sources)) for each in evidence.said()))
    trials = tuple(
        ((Span(trial.study or trial.source),), (Span(words.people(trial)),), (Span(words.result(trial)),))
        for trial in evidence.trials
    )
    yield Table(("Study", "People, design", "Result"), trials, widths=(0.2, 0.25, 0.55))
    claims = tuple(
        ((Span(claim.heard),), (Span(claim.evidence), *_cited(claim.sources)), (Span(words.about_claim(claim)),))
        for claim in checklist.claims
    )
    yield Table(("People read", "We say", "Claim, certainty"), claims, widths=(0.24, 0.58, 0.18))
    listed = tuple((Span(f"{words.source(source)} {source.checked})"),) for source in sources.values())
    yield Listing(listed, ordered=True, small=True)


def _settled(checklist: Checklist) -> Iterator[Block]:
    yield _said(
        "No source was read for these. Each needs a clinician's yes, or a source. What was not found is the result of "
        "a search, and no settled knowledge."
    )
    yield Listing(tuple((_strong(f"{item.id}: "), Span(item.text)) for item in settled(checklist)))


def _medicines(groups: Iterable[words.Group]) -> Iterator[Block]:
    yield _said(
        "For a pharmacist: the names of each group and the flag that they raise. An opioid acts in the whole body and "
        "not long where nothing else stands beside it. Spellings, brands and ordinary names have their own sources "
        "(resources/NOTICE.md) and no signature."
    )
    rows = tuple((_strong(plain(each[0])), Span(f" {each[1]}: "), Span(words.group(each))) for each in groups)
    for start in range(0, len(rows), _GROUPS):
        yield Listing(rows[start : start + _GROUPS], small=True)
