"""Answers saved by the first edition still open with today's content, and nothing of them is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ldnprep import pipeline
from ldnprep.answers.file import answers_bytes, load_for_wizard
from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist

EXAMPLES = sorted((Path(__file__).resolve().parent / "first_edition").glob("*.yaml"))


@pytest.fixture(scope="module")
def content() -> Checklist:
    """The built-in content of today."""
    return pipeline.load_checklist()


def as_written(data: bytes) -> dict[str, Any]:
    """What stands in a file, every value as text."""
    found = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  # text only, no objects
    assert isinstance(found, dict)
    return found


def test_all_five_are_here() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_opens_with_every_answer_under_its_id(path: Path, content: Checklist) -> None:
    wrote = as_written(path.read_bytes())
    answers = pipeline.load_answers(path, content)
    assert answers.values.keys() == wrote["answers"].keys()
    asked = {field.id for field in content.fields()}
    assert answers.values.keys() <= asked
    assert set(answers.questions.chosen or ()) == set(wrote.get("questions", {}).get("chosen", []))
    assert set(answers.questions.top or ()) == set(wrote.get("questions", {}).get("top", []))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_saved_again_holds_what_stood_there(path: Path, content: Checklist) -> None:
    before = as_written(path.read_bytes())
    after = as_written(answers_bytes(pipeline.load_answers(path, content)))
    assert {key: after.get(key) for key in before} == before


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_window_opens_it_too(path: Path, content: Checklist) -> None:
    opened = load_for_wizard(path, content)
    assert opened.answers.values == pipeline.load_answers(path, content).values


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_answer_falls_out_of_the_rules(path: Path, content: Checklist) -> None:
    answers: Answers = pipeline.load_answers(path, content)
    findings = pipeline.find(content, answers)
    told = {fact.field.id for topic in findings.topics for row in topic.rows for fact in row.facts}
    hidden = {hidden.field.id for hidden in findings.hidden}
    safety = {name for topic in content.topics for row in topic.rows for name in row.fields}
    kinds = {field.id: field.kind for field in content.fields()}
    expected = {name for name in answers.values if name in safety and kinds[name] != "medicines"}
    assert expected <= told | hidden
    wrote = as_written(path.read_bytes())["answers"]
    for name in ("medicines", "opioid_names"):
        assert len([line for line in findings.lines if line.field == name]) == len(wrote.get(name, [])), name


def test_no_id_of_the_first_edition_is_gone(content: Checklist) -> None:
    """No field, option, question, claim, decision or therapy went; what goes later must be declared."""
    from tests.content.test_upgrade import first_edition

    old = as_written(first_edition().encode())
    today = {field.id: {option.id for option in field.options} for field in (*content.fields(), *content.decisions)}
    gone = content.deleted | content.renamed.keys() | content.split.keys()
    for field in [*(f for page in old["pages"] for f in page.get("fields", [])), *old["decisions"]]:
        if field["id"] not in gone:
            assert {option["id"] for option in field.get("options", [])} <= today[field["id"]], field["id"]
    questions = {q["id"] for page in old["pages"] for q in page.get("questions", [])}
    assert questions <= {question.id for question in content.questions()} | gone
    assert {claim["id"] for claim in old["claims"]} <= {claim.id for claim in content.claims} | gone
    assert {each["id"] for each in old["therapies"]} <= {each.id for each in content.therapies} | gone
