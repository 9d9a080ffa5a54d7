"""From Answers to the plain data of an answers file, in the order of the contract. What was kept is put back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from msgspec.structs import asdict

from ldnprep.answers.model import Answers, ContentStamp, QuestionChoices, Resume, Settings, Value
from ldnprep.answers.plain import Bare, Plain
from ldnprep.answers.values import write_value

FORMAT = 1  # of the files written; how older ones are read is in file.py


def plain_answers(answers: Answers) -> dict[str, Plain]:
    """The file as plain data; empty parts left out."""
    parts: dict[str, Plain] = {
        "content": _content(answers.content),
        "title": answers.title,
        "saved": _time(answers.saved) if answers.saved else None,
        "settings": _settings(answers.settings),
        "answers": _values(answers.values, answers.unknown),
        "questions": _questions(answers.questions),
        "decided": _values(answers.decided, answers.unknown_decided),
        "previous": _previous(answers),
        "resume": _resume(answers.resume),
    }
    filled = {key: value for key, value in parts.items() if value not in (None, "", {})}
    return {"format": FORMAT, **_merged_maps(filled, _kept(answers.extra))}


def _kept(extra: Mapping[str, object]) -> Mapping[str, Plain]:
    return cast(Mapping[str, Plain], extra)  # reading.py puts nothing else there; the model does not know Plain


def _merged(ours: Plain, kept: Plain) -> Plain:
    """Both where both can stand (lists, mappings), else ours: it was answered after the other could not be read."""
    if isinstance(ours, list) and isinstance(kept, list):
        return [*ours, *kept]
    if isinstance(ours, Mapping) and isinstance(kept, Mapping):
        return _merged_maps(ours, kept)
    return ours


def _merged_maps(ours: Mapping[str, Plain], kept: Mapping[str, Plain]) -> dict[str, Plain]:
    both = {key: _merged(value, kept[key]) if key in kept else value for key, value in ours.items()}
    return both | {key: value for key, value in kept.items() if key not in ours}


def _values(values: Mapping[str, Value], unknown: Mapping[str, object]) -> dict[str, Plain]:
    return _merged_maps({name: write_value(value) for name, value in values.items()}, _kept(unknown))


def _time(moment: datetime) -> Bare:
    text = moment.isoformat()
    return Bare(text.removesuffix("+00:00") + "Z" if moment.tzinfo is UTC else text)


def _yes_no(value: bool | None) -> Plain:
    return None if value is None else "yes" if value else "no"


def _settings(settings: Settings) -> Plain:
    ours: dict[str, Plain] = {
        "paper": settings.paper,
        "large_print": _yes_no(settings.large_print),
        "diary": _yes_no(settings.diary),
        "country": settings.country,
        "show_mood": None if settings.show_mood else "no",
        "parts": None if settings.parts is None else list(settings.parts),
    }
    return _merged_maps({key: value for key, value in ours.items() if value is not None}, _kept(settings.extra))


def _content(stamp: ContentStamp) -> Plain:
    texts: dict[str, Plain] = {"id": stamp.id, "version": stamp.version, "sha256": stamp.sha256}
    return _merged_maps({key: value for key, value in texts.items() if value}, _kept(stamp.extra))


def _questions(questions: QuestionChoices) -> Plain:
    ours: dict[str, Plain] = {
        "chosen": None if questions.chosen is None else list(questions.chosen),
        "top": None if questions.top is None else list(questions.top),
        "edited": dict(questions.edited) or None,
        "dismissed": sorted(questions.dismissed) or None,
        "own": [asdict(own) for own in questions.own] or None,
        "answered": dict(questions.answered) or None,
    }
    return _merged_maps({key: value for key, value in ours.items() if value is not None}, _kept(questions.extra))


def _previous(answers: Answers) -> Plain:
    day: dict[str, Plain] = {"visit_date": Bare(answers.previous_on)} if answers.previous_on else {}
    return {**day, "scales": dict(answers.previous)} if answers.previous else day


def _resume(resume: Resume) -> Plain:
    page: dict[str, Plain] = {"page": resume.page} if resume.page else {}
    visited: dict[str, Plain] = {"visited": list(resume.visited)} if resume.visited else {}
    return _merged_maps(page | visited, _kept(resume.extra))
