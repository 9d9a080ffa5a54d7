"""What a clinician signs: the parts of a content, each statement in words, and a checksum over them.

A signature is a line of `reviews` with the checksum of its part. Whatever is changed in the part changes the checksum,
and the signature no longer stands: nobody has to take it out. What a part is made of stands in the review pack, word
for word (`signed_words.py`); what does not stand there is in no checksum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.content import signed_words as words
from ldnprep.content.language import fixed_words
from ldnprep.content.model import Checklist, Field, Review
from ldnprep.content.program_flags import STAND, flags_of
from ldnprep.content.reach import named_fields
from ldnprep.content.shape import REVIEWED_PARTS
from ldnprep.content.triggers import names_of, plain

CLAIMS_READ = "claims_read"
JOINT = " | "  # between the pieces of a statement, each of which the pack prints
_DIGITS = 16  # hexadecimal; of the checksum as it is printed and typed


class Item(Struct, frozen=True):
    """One statement of a part: `text` is all of it that is signed, in words, its pieces between `JOINT`."""

    id: str
    text: str


def items_of(checklist: Checklist, medicines: Iterable[words.Group]) -> Mapping[str, tuple[Item, ...]]:
    """Part → its statements. medicines: the groups that the recogniser knows, with their flags and names."""
    found = {part: tuple(make(checklist)) for part, make in _ITEMS.items()}
    found["medicines"] = tuple(Item(each[0], _joined(plain(each[0]), each[1], words.group(each))) for each in medicines)
    pages = (checksum(found[part]) for part in _ON_FRONT)
    return {**found, "fronts": (Item("front", _joined(*pages, checklist.evidence.one_line.text)),)}


def checksum(items: Iterable[Item]) -> str:
    """The checksum of the statements of a part."""
    lines = "\n".join(f"{item.id}\t{item.text}" for item in items)
    return sha256(lines.encode()).hexdigest()[:_DIGITS]


def signed(checklist: Checklist, medicines: Callable[[], Iterable[words.Group]]) -> Checklist:
    """The same with each signature that stands marked so, and with a reviewer only where every part is signed.

    medicines: gives the groups of medicines; asked only where there are signatures, since reading them takes time.
    """
    meta = replace(checklist.meta, reviewed_by="", reviewed_on=None)
    if not checklist.reviews:
        return replace(checklist, meta=meta)
    sums = {part: checksum(items) for part, items in items_of(checklist, medicines()).items()}
    reviews = tuple(replace(each, stands=each.checksum == sums.get(each.part)) for each in checklist.reviews)
    standing = [each for each in reviews if each.stands]
    if {each.part for each in standing} == set(REVIEWED_PARTS):
        by = ", ".join(dict.fromkeys(each.name for each in standing))
        meta = replace(meta, reviewed_by=by, reviewed_on=max(each.day for each in standing))
    return replace(checklist, meta=meta, reviews=reviews)


def _joined(*words: str) -> str:
    return JOINT.join(filter(None, words))


def _flags(checklist: Checklist) -> Iterator[Item]:
    names = names_of(checklist)
    for alert in checklist.alerts():
        yield Item(
            alert.id,
            _joined(
                words.URGENCIES[alert.urgency], words.place_of(alert), alert.label, alert.text, words.front(alert),
                *words.ways(alert.when, names), words.about_alert(alert), alert.quote,
                *words.sources(alert.sources, checklist),
            ),
        )  # fmt: skip
    yield Item("key", _joined(*(f"{term}: {meaning}" for term, meaning in words.KEY), STAND))
    for topic in checklist.topics:
        told = words.ways(topic.evidence, names) if topic.evidence else ()
        yield Item(f"topic {topic.id}", _joined(words.topic(topic), *told))
    heads = words.headings(checklist)
    for field in fields_of_flags(checklist):
        yield Item(field.id, words.field(field, names, heads))
    yield Item("judged", words.JUDGED)
    yield Item("opioid box", _joined(*words.box(checklist.texts)))
    for name, told in flags_of(checklist):
        yield Item(name, _joined(*told))


def fields_of_flags(checklist: Checklist) -> tuple[Field, ...]:
    """The questions that the flags and topics rest on or show, in the order of the flags."""
    asked: dict[str, None] = {}
    for alert in checklist.alerts():
        asked |= dict.fromkeys((*alert.quotes, *alert.show, *sorted(named_fields(alert.when))))
    for topic in checklist.topics:
        asked |= dict.fromkeys(topic.fields())
    fields = {field.id: field for field in checklist.fields()}
    return tuple(fields[name] for name in asked if name in fields)


def fields_of_questions(checklist: Checklist) -> tuple[Field, ...]:
    """The questions on which nothing but an offered question rests; not the articles, which part 4 has."""
    known = {field.id for field in fields_of_flags(checklist)}
    named = {name for question in checklist.questions() if question.when for name in named_fields(question.when)}
    return tuple(f for f in checklist.fields() if f.id in named - known - {CLAIMS_READ})


def _urgent(checklist: Checklist) -> Iterator[Item]:
    names = names_of(checklist)
    for urgent in checklist.urgent:
        elsewhere = (f"{country}: {text}" for country, text in words.countries(urgent))
        about = words.about_urgent(urgent)
        cited = words.sources(urgent.sources, checklist)
        yield Item(
            urgent.id, _joined(*words.ways(urgent.when, names), about, urgent.text[words.FIRST], *elsewhere, *cited)
        )
    yield Item("numbers", words.all_numbers(checklist.urgent))
    for key in fixed_words(checklist.meta.language):
        yield Item(f"fixed {key}", checklist.texts.get(key, ""))


def _questions(checklist: Checklist) -> Iterator[Item]:
    names = names_of(checklist)
    titles = {heading.id: heading.title for heading in checklist.headings}
    for question in checklist.questions():
        about = (titles.get(question.heading, ""), words.reason(question), words.about_question(question))
        when, cited = words.ways(question.when, names), words.sources(question.sources, checklist)
        yield Item(question.id, _joined(question.text, *about, *when, *cited))
    yield Item("the three", words.CHOICE)
    heads = words.headings(checklist)
    for field in fields_of_questions(checklist):
        yield Item(field.id, words.field(field, names, heads))


def _evidence(checklist: Checklist) -> Iterator[Item]:
    for claim in checklist.claims:
        about, cited = words.about_claim(claim), words.sources(claim.sources, checklist)
        yield Item(claim.id, _joined(claim.heard, claim.evidence, about, *cited))
    evidence = checklist.evidence
    for said in evidence.said():
        yield Item(f"statement {said.id}", _joined(said.text, *words.sources(said.sources, checklist)))
    for trial in evidence.trials:
        told = (trial.study or trial.source, words.people(trial), words.result(trial))
        yield Item(f"trial {trial.source}", _joined(*told, *words.sources((trial.source,), checklist)[1:]))


def settled(checklist: Checklist) -> Iterator[Item]:
    """Statements that rest on settled clinical knowledge alone: no source of theirs was read."""

    def only_known(ids: tuple[str, ...]) -> bool:
        found = [checklist.sources[name] for name in ids if name in checklist.sources]
        return bool(found) and all(source.mark == "known" for source in found)

    for alert in checklist.alerts():
        if alert.text and only_known(alert.sources):
            yield Item(alert.id, f"{alert.label}: {alert.text}")
    for claim in checklist.claims:
        if only_known(claim.sources):
            yield Item(claim.id, claim.evidence)
    for said in checklist.evidence.said():
        if only_known(said.sources):
            yield Item(said.id, said.text)
    for question in checklist.questions():
        if only_known(question.sources):
            yield Item(question.id, question.text)


_ITEMS: dict[str, Callable[[Checklist], Iterator[Item]]] = {
    "flags": _flags,
    "urgent": _urgent,
    "questions": _questions,
    "evidence": _evidence,
    "settled": settled,
}
_ON_FRONT = ("flags", "urgent", "questions")  # whose change may change a front


def latest(reviews: Iterable[Review], part: str) -> Review | None:
    """The last signature of a part, whether it stands or not."""
    found = [each for each in reviews if each.part == part]
    return max(found, key=lambda each: each.day, default=None)
