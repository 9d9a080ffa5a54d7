"""Ways to read a Document in tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from msgspec import Struct

from ldnprep.answers.model import Answers, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.summary.document import document
from ldnprep.summary.model import Columns, Document, Part, Section, Side, Span
from ldnprep.summary.numbering import parts_behind

NO_CHOICES = QuestionChoices()
SAVED = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
_B = TypeVar("_B")


@dataclass(frozen=True, slots=True)
class How:
    """How a sheet is made, and what was typed in after the visit."""

    country: str = "uk"
    parts: tuple[str, ...] = ()
    leaf_alone: bool = False
    front_only: bool = False
    show_mood: bool = True
    decided: Mapping[str, Value] = field(default_factory=dict)


PLAIN = How()


def sheet(
    checklist: Checklist, choices: QuestionChoices = NO_CHOICES, how: How = PLAIN, /, **values: Value
) -> Document:
    """The sheet of a person with these answers."""
    settings = Settings(show_mood=how.show_mood, country=how.country)
    return made_of(checklist, Answers(values, settings, choices, how.decided, saved=SAVED), how)


def made_of(checklist: Checklist, said: Answers, how: How = PLAIN) -> Document:
    """The sheet of these answers."""
    return document(
        checklist,
        said,
        find(checklist, said),
        country=how.country,
        chosen=how.parts,
        leaf_alone=how.leaf_alone,
        front_only=how.front_only,
    )


def spans(value: Any) -> Iterator[Span]:
    """All spans in a document, a side, a part or some blocks, in reading order."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))


def words(value: Any) -> str:
    """All words in a document, a side, a part or some blocks, in reading order."""
    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        between = "" if value and all(isinstance(item, Span) for item in value) else "\n"
        return between.join(words(item) for item in value)
    if isinstance(value, Struct):
        return "\n".join(words(getattr(value, name)) for name in value.__struct_fields__)
    return ""


def front(made: Document, number: int = 0) -> Side:
    """The front, the fullest one unless told otherwise."""
    return made.leaf.fronts[number]


def back(made: Document) -> Side:
    """The fullest back."""
    return backs(made)[0]


def backs(made: Document) -> Sequence[Side]:
    """All backs that go with the fullest front, from full to short."""
    return made.leaf.backs(made.leaf.fronts[0])


def behind(made: Document) -> tuple[Part, ...]:
    """The parts as they follow the fullest leaf, with their numbers."""
    return parts_behind(made, (made.leaf.fronts[0], back(made)))


def blocks_of(side: Side, kind: type[_B]) -> list[_B]:
    """The blocks of one kind on a side, those within columns too."""
    found: list[_B] = []
    for block in (*side.blocks, *side.foot):
        inside = (*block.left, *block.right) if isinstance(block, Columns) else (block,)
        found += [each for each in inside if isinstance(each, kind)]
    return found


def rows_of(side: Side) -> dict[str, str]:
    """Words of the rows of the front by their topic; rows of one topic are joined."""
    found: dict[str, str] = {}
    for block in side.blocks:
        last = ""
        for row in getattr(block, "rows", ()):
            last = row.topic or last
            found[last] = "\n".join(filter(None, (found.get(last), words(row.text))))
    return found


def part(made: Document, name: str) -> Part:
    """The part with this id; "all my answers" also where it is only spare."""
    return next(p for p in (made.spare, *made.parts) if p is not None and p.id == name)


def section(of: Part, name: str) -> Section:
    """The section with this id."""
    return next(s for s in of.sections if s.id == name)
