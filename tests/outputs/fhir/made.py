"""Bundles to look at, and ways to look at them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from ldnprep import shipped as files
from ldnprep.answers.file import load_answers
from ldnprep.answers.model import Answers, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.fhir import bundle_json
from ldnprep.rules.find import find

Json = dict[str, Any]
SAVED = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
EXAMPLES = sorted(path.stem for path in files.resource("examples").glob("*.yaml"))


def example(name: str, checklist: Checklist) -> Answers:
    return load_answers(files.resource("examples", f"{name}.yaml"), checklist)


def said(values: dict[str, Value], choices: QuestionChoices | None = None, **more: Any) -> Answers:
    more.setdefault("saved", SAVED)
    return Answers(values=values, questions=choices or QuestionChoices(), **more)


def unshared(values: dict[str, Value], choices: QuestionChoices | None = None) -> Answers:
    return said(values, choices, settings=Settings(show_mood=False))


def made(checklist: Checklist, answers: Answers) -> Json:
    bundle: Json = json.loads(bundle_json(checklist, answers, find(checklist, answers)))
    return bundle


def of_kind(bundle: Json, kind: str) -> list[Json]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def response(bundle: Json) -> Json:
    return of_kind(bundle, "QuestionnaireResponse")[0]


def items(resource: Json) -> Iterator[Json]:
    """All items of a Questionnaire or a QuestionnaireResponse, at every depth, in reading order."""
    for item in resource.get("item", []):
        yield item
        yield from items(item)


def item(resource: Json, link: str) -> Json:
    found = [one for one in items(resource) if one["linkId"] == link]
    assert len(found) == 1, f"{len(found)} items {link}"
    return found[0]


def values(response: Json) -> dict[str, list[Any]]:
    """All answers by link id: codes, texts, numbers, dates."""
    found: dict[str, list[Any]] = {}
    for one in items(response):
        found.setdefault(one["linkId"], []).extend(plain(answer) for answer in one.get("answer", []))
    return {link: given for link, given in found.items() if given}


def plain(answer: Json) -> Any:
    (value,) = answer.values()
    return value["code"] if isinstance(value, dict) else value
