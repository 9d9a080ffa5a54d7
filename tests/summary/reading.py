"""Ways to read a Document in tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from ldnprep.answers.model import Answers, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.summary.document import document
from ldnprep.summary.model import Document, Section, Span

NO_CHOICES = QuestionChoices()


@dataclass(frozen=True, slots=True)
class How:
    """How a sheet is made, and what was typed in after the visit."""

    country: str = "uk"
    diary: bool = False
    show_mood: bool = True
    decided: Mapping[str, Value] = field(default_factory=dict)


PLAIN = How()


def sheet(
    checklist: Checklist, choices: QuestionChoices = NO_CHOICES, how: How = PLAIN, /, **values: Value
) -> Document:
    """The sheet of a person with these answers."""
    said = Answers(values=values, questions=choices, settings=Settings(show_mood=how.show_mood), decided=how.decided)
    return document(checklist, said, find(checklist, said), country=how.country, diary=how.diary)


def spans(value: Any) -> Iterator[Span]:
    """All spans in a document, a section, a part or some blocks, in reading order."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for f in fields(value):
            yield from spans(getattr(value, f.name))


def words(value: Any) -> str:
    """All words in a document, a section, a part or some blocks, in reading order."""
    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        between = "" if value and all(isinstance(item, Span) for item in value) else "\n"
        return between.join(words(item) for item in value)
    if is_dataclass(value):
        return "\n".join(words(getattr(value, f.name)) for f in fields(value))
    return ""


def section(made: Document, name: str) -> Section:
    """The section with this id."""
    return next(s for s in made.sections if s.id == name)


def has_section(made: Document, name: str) -> bool:
    """Whether the sheet has this section."""
    return any(s.id == name for s in made.sections)
