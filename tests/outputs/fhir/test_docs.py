"""docs/clinic.md tells a clinic's IT person what is really in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ldnprep.cli import main
from ldnprep.content.model import Checklist
from tests.outputs.fhir.made import EXAMPLES, example, items, made, of_kind, response

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "clinic.md").read_text("utf-8")


def test_every_kind_of_resource_is_explained_and_no_other(shipped: Checklist) -> None:
    kinds = {e["resource"]["resourceType"] for name in EXAMPLES for e in made(shipped, example(name, shipped))["entry"]}
    table = DOCS.partition("## What is in it")[2].partition("##")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == kinds


def test_every_group_of_the_form_is_explained(shipped: Checklist) -> None:
    form = of_kind(made(shipped, example(EXAMPLES[0], shipped)), "Questionnaire")[0]
    groups = {item["linkId"] for item in form["item"] if item["linkId"].startswith("sheet.")}
    assert {group for group in groups if f"`{group}`" not in DOCS} == set()


def test_every_link_id_that_it_names_is_there(shipped: Checklist) -> None:
    form = of_kind(made(shipped, example(EXAMPLES[0], shipped)), "Questionnaire")[0]
    links = {item["linkId"] for item in items(form)}
    named = set(re.findall(r"`((?:page|sheet|opioids_now)\.?[a-z_]*)`", DOCS))
    assert len(named) >= 6
    assert named <= links


def test_states_are_as_it_says(shipped: Checklist) -> None:
    answered = [response(made(shipped, example(name, shipped))) for name in EXAMPLES]
    codes = {
        a["valueCoding"]["code"]
        for one in answered
        for i in items(one)
        for a in i.get("answer", [])
        if "valueCoding" in a
    }
    for state in ("yes", "no", "not_sure"):
        assert state in codes
        assert f"`{state}`" in DOCS


@pytest.mark.parametrize("command", re.findall(r"^ldnprep ([^;\n]*?)  ", DOCS, re.MULTILINE))
def test_its_commands_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    main(["example", EXAMPLES[0], "-o", "answers.yaml"])
    assert main(command.split()) == 0
    assert list(tmp_path.glob("*.json"))
