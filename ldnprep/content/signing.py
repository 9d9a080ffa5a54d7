"""What a clinician signs: the parts of a content, each statement in words, and a checksum over them.

A signature is a line of `reviews` with the checksum of its part. Whatever is changed in the part changes the checksum,
and the signature no longer stands: nobody has to take it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from ldnprep.content.language import fixed_words
from ldnprep.content.model import Checklist, Review
from ldnprep.content.reach import named_fields
from ldnprep.content.shape import REVIEWED_PARTS
from ldnprep.content.triggers import Names, names_of, trigger_words
from ldnprep.frozen import dataclass

_DIGITS = 16  # hexadecimal; of the checksum as it is printed and typed


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a part: `text` is all of it that matters, in words."""

    id: str
    text: str


def items_of(checklist: Checklist, medicines: str) -> Mapping[str, tuple[Item, ...]]:
    """Part → its statements. medicines: a checksum of the file that names the groups of medicines."""
    found = {part: tuple(make(checklist)) for part, make in _ITEMS.items()}
    found["medicines"] = (Item("medicines.yaml", medicines),)
    pages = "".join(checksum(found[part]) for part in _ON_FRONT)
    return {**found, "fronts": (Item("front", f"{pages} {checklist.evidence.one_line.text}"),)}


def checksum(items: Iterable[Item]) -> str:
    """The checksum of the statements of a part."""
    lines = "\n".join(f"{item.id}\t{item.text}" for item in items)
    return sha256(lines.encode()).hexdigest()[:_DIGITS]


def signed(checklist: Checklist, medicines: str) -> Checklist:
    """The same with each signature that stands marked so, and with a reviewer only where every part is signed."""
    meta = replace(checklist.meta, reviewed_by="", reviewed_on=None)
    if not checklist.reviews:
        return replace(checklist, meta=meta)
    sums = {part: checksum(items) for part, items in items_of(checklist, medicines).items()}
    reviews = tuple(replace(each, stands=each.checksum == sums.get(each.part)) for each in checklist.reviews)
    standing = [each for each in reviews if each.stands]
    if {each.part for each in standing} == set(REVIEWED_PARTS):
        by = ", ".join(dict.fromkeys(each.name for each in standing))
        meta = replace(meta, reviewed_by=by, reviewed_on=max(each.day for each in standing))
    return replace(checklist, meta=meta, reviews=reviews)


def _joined(*words: str) -> str:
    return " | ".join(words)


def _when(condition: object, names: Names) -> str:
    return "when " + " OR ".join(trigger_words(condition, names))  # type: ignore[arg-type]  # each caller has one


def _cited(ids: Iterable[str], checklist: Checklist) -> str:
    found = (checklist.sources[name] for name in ids if name in checklist.sources)
    return "; ".join(
        f"{each.id} {each.citation} {each.doi} {each.pmid} {each.registry} {each.url} {each.mark}" for each in found
    )


def _flags(checklist: Checklist) -> Iterator[Item]:
    names = names_of(checklist)
    asked: dict[str, None] = {}
    for alert in checklist.alerts():
        asked |= dict.fromkeys((*alert.quotes, *alert.show, *sorted(named_fields(alert.when))))
        yield Item(
            alert.id,
            _joined(
                f"{alert.urgency} {alert.order} {alert.topic}", alert.label, alert.brief, alert.text,
                _when(alert.when, names), f"state of {alert.state}", f"shows {alert.show} {alert.show_groups}",
                f"yields to {alert.yields_to}", alert.quote, _cited(alert.sources, checklist),
            ),
        )  # fmt: skip
    for topic in checklist.topics:
        asked |= dict.fromkeys(topic.fields())
        told = _when(topic.evidence, names) if topic.evidence else ""
        rows = "; ".join(f"{row.label} {row.fields} {row.groups} {row.names} {row.unknown}" for row in topic.rows)
        yield Item(f"topic {topic.id}", _joined(topic.label, topic.short, str(topic.deciding), told, rows))
    for name in filter(names.fields.__contains__, asked):
        field = names.fields[name]
        options = "; ".join(f"{option.id} {option.label} {option.short}" for option in field.options)
        shown = _when(field.when, names) if field.when else ""
        yield Item(f"field {name}", _joined(field.kind, field.label, field.short, field.tiny, options, shown))


def _urgent(checklist: Checklist) -> Iterator[Item]:
    names = names_of(checklist)
    for urgent in checklist.urgent:
        texts = "; ".join(f"{country}: {text}" for country, text in urgent.text.items())
        about = f"signs {urgent.signs}, yields to {urgent.yields_to}"
        yield Item(urgent.id, _joined(_when(urgent.when, names), about, texts, _cited(urgent.sources, checklist)))
    for key in fixed_words(checklist.meta.language):
        yield Item(f"fixed {key}", checklist.texts.get(key, ""))


def _questions(checklist: Checklist) -> Iterator[Item]:
    names = names_of(checklist)
    for question in checklist.questions():
        about = f"{question.heading} {question.rank} {question.efficacy}"
        when, cited = _when(question.when, names), _cited(question.sources, checklist)
        yield Item(question.id, _joined(question.text, question.reason, when, about, cited))


def _evidence(checklist: Checklist) -> Iterator[Item]:
    for claim in checklist.claims:
        stands = f"{claim.status} {claim.certainty} {claim.question}"
        yield Item(claim.id, _joined(claim.heard, claim.evidence, stands, _cited(claim.sources, checklist)))
    evidence = checklist.evidence
    for said in (evidence.one_line, evidence.summary, *evidence.statements):
        yield Item(f"statement {said.id}", _joined(said.text, _cited(said.sources, checklist)))
    for trial in evidence.trials:
        about = (trial.study, trial.people, trial.design, trial.result, str(trial.estimate), trial.kind)
        yield Item(f"trial {trial.source}", _joined(*about, _cited((trial.source,), checklist)))


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
    evidence = checklist.evidence
    for said in (evidence.one_line, evidence.summary, *evidence.statements):
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
