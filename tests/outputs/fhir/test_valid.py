"""Whatever leaves as FHIR is FHIR: by HL7's own schema, by a second reader, and by the rules that no schema can say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from msgspec.structs import replace

from ldnprep.answers.model import (
    DateNotSure,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist
from ldnprep.outputs.fhir import bundle_json, questionnaire_json
from ldnprep.outputs.fhir.bundle import scale_id
from ldnprep.rules.find import find
from tests.minimal import minimal_checklist
from tests.outputs.fhir.made import EXAMPLES, SAVED, Json, example, items, made, of_kind, response, said, unshared
from tests.outputs.fhir.official import problems

ROOT = Path(__file__).resolve().parents[3]
HOSTILE = "a\u00a0b\ufeffc\x0bd\x00e\ud800f\u2028g\x85h\u200di\n<b>&amp;"
ODD: dict[str, Value] = {
    "patient_name": HOSTILE,
    "birth_date": PartialDate(1968),
    "visit_date": PartialDate(2027, 1),
    "surgery_planned": "not_sure",
    "surgery_date": DateNotSure(),
    "opioid_last_dose": TypedDate("New Year's Eve", SAVED.date(), PartialDate(2026, 12, 31)),
    "opioids_now": "no",
    "pain_now": 0,
    "medicines": (MedicineRow(), MedicineRow(amount="5"), MedicineRow(name="tramadol", prescriber=HOSTILE)),
    "therapies": (TherapyRow(), TherapyRow(name="a codeine patch"), TherapyRow(id="exercise", state="using")),
    "notes": " ",
}
OWN = QuestionChoices(chosen=(), top=(), own=(OwnQuestion("own_1", HOSTILE),))


def bundles(checklist: Checklist) -> dict[str, Json]:
    odd = said(ODD, OWN, previous={"pain_now": 9}, previous_on="2026-08")
    return {
        **{name: made(checklist, example(name, checklist)) for name in EXAMPLES},
        "nothing": made(checklist, said({}, saved=None)),
        "odd": made(checklist, odd),
        "unshared": made(checklist, unshared(ODD)),
    }


NAMES = (*EXAMPLES, "nothing", "odd", "unshared")


@pytest.fixture(scope="module")
def all_bundles(shipped: Checklist) -> dict[str, Json]:
    return bundles(shipped)


@pytest.mark.parametrize("name", NAMES)
def test_the_official_schema_finds_nothing_wrong(all_bundles: dict[str, Json], name: str) -> None:
    assert problems(all_bundles[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_second_reader_takes_it(all_bundles: dict[str, Json], name: str) -> None:
    assert len(Bundle.model_validate(all_bundles[name]).entry or ()) == len(all_bundles[name]["entry"])


def test_the_questionnaire_alone_is_taken_by_both(shipped: Checklist) -> None:
    form = json.loads(questionnaire_json(shipped))
    assert problems(form) == []
    assert len(Questionnaire.model_validate(form).item or ()) == len(form["item"])


@pytest.mark.parametrize(
    "spoil",
    [
        {"birthDate": "12 April"},
        {"name": [{"text": "a\u00a0b"}]},
        {"named": "x"},
        {"id": "not_an_id"},
    ],
    ids=["date", "white space", "unknown key", "id"],
)
def test_the_official_schema_would_find_it(all_bundles: dict[str, Json], spoil: Json) -> None:
    bundle = deepcopy(all_bundles["odd"])
    of_kind(bundle, "Patient")[0].update(spoil)
    assert any(problem.startswith("Patient") for problem in problems(bundle))


def empty(value: object, path: str = "") -> list[str]:
    """Paths of what FHIR forbids and its schema does not see: empty texts, lists and objects."""
    if isinstance(value, dict):
        inside = [found for key, part in value.items() for found in empty(part, f"{path}.{key}")]
    elif isinstance(value, list):
        inside = [found for n, part in enumerate(value) for found in empty(part, f"{path}[{n}]")]
    else:
        inside = []
    return inside + ([path] if value in ("", [], {}, None) else [])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_there_and_empty(all_bundles: dict[str, Json], name: str) -> None:
    assert empty(all_bundles[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_to_an_entry(all_bundles: dict[str, Json], name: str) -> None:
    bundle = all_bundles[name]
    addresses = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(addresses) == len(set(addresses))
    asked = set(re.findall(r'"reference": "([^"]*)"', json.dumps(bundle)))
    assert asked <= set(addresses)
    assert response(bundle)["questionnaire"].partition("|")[0] in addresses
    ids = [(entry["resource"]["resourceType"], entry["resource"]["id"]) for entry in bundle["entry"]]
    assert len(ids) == len(set(ids))


def test_link_ids_are_unique_and_conditions_name_items_that_can_be_answered(shipped: Checklist) -> None:
    form = json.loads(questionnaire_json(shipped))
    kinds = {item["linkId"]: item["type"] for item in items(form)}
    assert len(kinds) == sum(1 for _ in items(form))
    named = {test["question"] for item in items(form) for test in item.get("enableWhen", [])}
    assert {kinds[link] for link in named} <= {"choice", "string", "text", "integer", "date"}


VALUE_OF = {
    "string": "valueString",
    "text": "valueString",
    "integer": "valueInteger",
    "date": "valueDate",
    "choice": "valueCoding",
}


def unfit(answered: Json, asked: Json) -> list[str]:
    """What a response says that its questionnaire did not ask: items elsewhere, other types, other codes."""
    known = {item["linkId"]: item for item in asked.get("item", [])}
    wrong = []
    for item in answered.get("item", []):
        question = known.get(item["linkId"])
        if question is None:
            wrong.append(f"{item['linkId']} is not asked here")
            continue
        codes = [option["valueCoding"] for option in question.get("answerOption", [])]
        for answer in item.get("answer", []):
            (key, value), *more = answer.items()
            if more or key != VALUE_OF.get(question["type"]) or (codes and value not in codes):
                wrong.append(f"{item['linkId']} cannot be {answer}")
        if len(item.get("answer", [])) > 1 and not question.get("repeats"):
            wrong.append(f"{item['linkId']} takes one answer")
        wrong += unfit(item, question)
    links = [item["linkId"] for item in answered.get("item", [])]
    wrong += [f"{link} stands twice" for link in set(links) if links.count(link) > 1 and not known[link].get("repeats")]
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_the_response_answers_its_questionnaire(all_bundles: dict[str, Json], name: str) -> None:
    bundle = all_bundles[name]
    assert unfit(response(bundle), of_kind(bundle, "Questionnaire")[0]) == []


def test_the_same_answers_give_the_same_bytes_in_every_process() -> None:
    source = ROOT / "resources" / "examples" / "no-but-typed.yaml"
    found = set()
    for seed in ("0", "1"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}", "LANG": "C"}
        command = [sys.executable, "-m", "ldnprep", "make", str(source), "--format", "fhir", "-o", "-"]
        found.add(subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout)
    assert len(found) == 1


def test_no_identifier_is_invented_and_other_answers_have_other_addresses(shipped: Checklist) -> None:
    found = [made(shipped, said({"patient_name": name})) for name in ("Ann", "Bea")]
    assert '"identifier"' not in json.dumps(found)
    addresses = [{entry["fullUrl"] for entry in bundle["entry"]} for bundle in found]
    shared = addresses[0] & addresses[1]
    assert shared == {of_kind(found[0], "Questionnaire")[0]["url"]}


@pytest.mark.parametrize("version", ["2026.11", "winter 2026"])
def test_a_clinics_own_content_is_fhir_too(version: str) -> None:
    content = minimal_checklist()
    content = replace(content, meta=replace(content.meta, version=version))
    bundle = made(content, said({"pain_now": 3, "opioids_now": "not_sure", "medicines": (MedicineRow("oxy"),)}))
    assert problems(bundle) == []
    assert empty(bundle) == []
    assert unfit(response(bundle), of_kind(bundle, "Questionnaire")[0]) == []


@pytest.mark.parametrize("field", ["pain_now", "a" * 64, "p" * 65, "_".join("p" * 60)])
def test_ids_are_as_r4_takes_them(field: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", scale_id(field))


def test_letters_never_change(shipped: Checklist) -> None:
    name = "Łucja Ὀδυσσεύς 李 محمد \U0001f9e0 e\u0301"
    answers = said({"patient_name": name})
    assert name.encode() in bundle_json(shipped, answers, find(shipped, answers))
