"""What no sheet may ever say, looked for in the sheets of 300 random patients.

Exempt are what the person typed, citations, and the words of articles that she read (a heading right above the
evidence), all told by where they stand and never by their wording.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from ldnprep.answers.model import Answers, Goal, MedicineRow, PartialDate, TherapyRow, Value
from ldnprep.content.forbidden import find_forbidden
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.rules.find import find
from ldnprep.summary.document import document
from ldnprep.summary.model import Block, Document, Paragraph, PenTable, Role, Table
from tests.summary.reading import backs, spans

MEDICINES = ("tramadol", "Butrans patch", "LDN", "disulfiram", "loperamide", "Zzyzx 7", "metformin", "methadone")
CITATIONS = "sources"
# a look-back window is part of a question's name, which flags and tables repeat; the content check scans every key
BY_KEY = frozenset({"window"})


def random_value(rng: random.Random, f: Field) -> Value:
    """Some answer to this question."""
    ids = [option.id for option in f.options]
    made: dict[Kind, Value] = {
        Kind.TEXT: "wait two weeks, then 4.5 mg",
        Kind.LONG_TEXT: "completely safe, take 3 mg",
        Kind.DATE: PartialDate(2026, rng.randint(1, 12), rng.randint(1, 28)),
        Kind.SCALE: rng.randint(0, 10),
        Kind.YES_NO_UNSURE: rng.choice(("yes", "no", "not_sure")),
        Kind.MEDICINES: tuple(MedicineRow(name, "3 mg") for name in rng.sample(MEDICINES, 2)),
        Kind.THERAPIES: (TherapyRow("exercise", "", "using", rng.choice(("helped", "no_change", "worse"))),),
        Kind.TRIED: (TherapyRow("", "take 3 mg", "tried", rng.choice(("helped", "worse")), "4.5 mg was too much"),),
        Kind.GOAL: Goal("pain_now", rng.randint(5, 10), rng.randint(0, 4)),
        Kind.CHOICE: rng.choice(ids) if ids else "",
        Kind.CHOICES: tuple(rng.sample(ids, min(2, len(ids)))),
    }
    return made[f.kind]


def random_patient(checklist: Checklist, rng: random.Random) -> Answers:
    """Answers at random; some people answer nearly everything, some hardly anything."""
    share = rng.choice((0.1, 0.5, 1.0))
    values = {f.id: random_value(rng, f) for f in checklist.fields() if rng.random() < share}
    values["claims_read"] = tuple(claim.id for claim in rng.sample(checklist.claims, 5))
    return Answers(values=values)


def own_words(made: Document) -> Iterator[str]:
    """Everything on the sheet that we wrote, block by block: every candidate of each side, every part."""
    for side in (*made.leaf.fronts, *backs(made)):
        yield from side.moved
        for block in (*side.blocks, *side.foot):
            if not (isinstance(block, Paragraph) and block.role is Role.SMALL):  # citations
                yield from block_words(block)
    for part in made.parts:
        for section in part.sections:
            if section.id != CITATIONS:
                yield from (() if part.id == "read" else (section.title,))  # the words of an article that she read
                yield from (text for block in section.blocks for text in block_words(block))
    yield from (made.title, *made.footer)


def block_words(block: Block) -> Iterator[str]:
    """The words of a block without what was typed: its texts one by one, and its plain labels."""
    yield from (span.text for span in spans(block) if not span.typed)
    for name in ("label", "caption", "title", "hint", "alt", "zero", "better", "worse"):
        yield str(getattr(block, name, ""))
    for name in ("options", "header", "scales"):
        yield from map(str, getattr(block, name, ()))
    for row in getattr(block, "rows", ()) if not isinstance(block, Table | PenTable) else ():
        yield str(getattr(row, "topic", ""))


@cache
def hits(text: str) -> tuple[str, ...]:
    return tuple(f"{h.rule}: {h.words} in: {text[:200]}" for h in find_forbidden(text) if h.rule not in BY_KEY)


def complaints(checklist: Checklist, said: Answers, country: str) -> set[str]:
    found = find(checklist, said)
    made = document(checklist, said, found, country=country, chosen=("answers", "read", "evidence", "diary"))
    return {hit for text in own_words(made) for hit in hits(text)}


def test_no_random_patient_reads_a_dose_a_schedule_or_a_promise(shipped: Checklist) -> None:
    rng = random.Random(20261122)  # noqa: S311  # answers for a test, nothing secret
    found: set[str] = set()
    for number in range(300):
        country = ("us", "ca", "uk", "ie", "au", "nz", "other")[number % 7]
        found |= complaints(shipped, random_patient(shipped, rng), country)
    assert sorted(found) == []


def test_the_same_words_in_our_own_text_would_be_found() -> None:
    assert hits("Wait two weeks after the last opioid, then take 4.5 mg.")
