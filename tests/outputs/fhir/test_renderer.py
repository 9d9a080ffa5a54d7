"""A form program that knows nothing of us shows our form: the same fields for the same answers as our wizard."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ldnprep.answers.model import Answers, MedicineRow, Value
from ldnprep.content.model import Checklist, Kind
from ldnprep.outputs.fhir import questionnaire_json
from ldnprep.outputs.fhir.codes import answer_links
from ldnprep.outputs.fhir.enable_when import cannot_be_said
from ldnprep.rules.find import find
from tests.needs import require
from tests.outputs.fhir import lhc_forms
from tests.outputs.fhir.made import EXAMPLES, Json, example, made, of_kind, response, said, values

PARTIAL = re.compile(r"\d{4}(-\d\d)?")
STATES = ("yes", "no", "not_sure")


def answer_all(checklist: Checklist, state: str) -> Answers:
    """Every yes-no question answered alike, every other one not: each condition on a state holds or fails."""
    return said({f.id: state for f in checklist.fields() if f.kind is Kind.YES_NO_UNSURE})


def every_choice(checklist: Checklist) -> Answers:
    """Every choice takes all, or its last, of its options."""
    chosen: dict[str, Value] = {}
    for field in checklist.fields():
        options = tuple(option.id for option in field.options)
        if field.kind is Kind.CHOICES:
            chosen[field.id] = options
        elif field.kind is Kind.CHOICE:
            chosen[field.id] = options[-1]
    return said({**chosen, "medicines": (MedicineRow("naltrexone"), MedicineRow("Imodium"))})


def patients(checklist: Checklist) -> dict[str, Answers]:
    return {
        **{name: example(name, checklist) for name in EXAMPLES},
        **{f"all {state}": answer_all(checklist, state) for state in STATES},
        "every choice": every_choice(checklist),
        "nothing": said({}),
    }


NAMES = (*EXAMPLES, *(f"all {state}" for state in STATES), "every choice", "nothing")


@pytest.fixture(scope="module")
def drawn(shipped: Checklist, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Json, lhc_forms.Shown]]:
    """Every patient's Bundle, and what LHC-Forms makes of its form."""
    require(lhc_forms.missing())
    bundles = {name: made(shipped, answers) for name, answers in patients(shipped).items()}
    forms = [(of_kind(bundle, "Questionnaire")[0], response(bundle)) for bundle in bundles.values()]
    shown = lhc_forms.shown(forms, tmp_path_factory.mktemp("lhc-forms"))
    return dict(zip(bundles, zip(bundles.values(), shown, strict=True), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_it_shows_the_same_fields_as_the_wizard(
    shipped: Checklist, drawn: dict[str, tuple[Json, lhc_forms.Shown]], name: str
) -> None:
    _, shown = drawn[name]
    findings = find(shipped, patients(shipped)[name])
    assert {f.id for f in shipped.fields() if shown.visible & {f.id, *answer_links(f)}} == (
        findings.visible | findings.below.keys()  # what was told below a "no" stands on our sheet, and here
    )


def test_an_empty_form_of_nobody_shows_whatever_might_be_asked(shipped: Checklist, tmp_path: Path) -> None:
    """Without our program nothing is recognised: what waits for a recognised name is then shown, never lost."""
    require(lhc_forms.missing())
    form = json.loads(questionnaire_json(shipped))
    nobody = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
    (shown,) = lhc_forms.shown([(form, nobody)], tmp_path)
    fields = {field.id: field for field in shipped.fields()}
    assert {name for name, field in fields.items() if cannot_be_said(field, fields)} <= shown.visible


@pytest.mark.parametrize("name", NAMES)
def test_every_item_of_a_shown_field_is_shown(
    shipped: Checklist, drawn: dict[str, tuple[Json, lhc_forms.Shown]], name: str
) -> None:
    _, shown = drawn[name]
    seen = {field.id: shown.visible & set(answer_links(field)) for field in shipped.fields()}
    half = {field.id for field in shipped.fields() if seen[field.id] and seen[field.id] != set(answer_links(field))}
    assert half == set()


@pytest.mark.parametrize("name", NAMES)
def test_it_takes_every_answer_and_hands_it_on(
    shipped: Checklist, drawn: dict[str, tuple[Json, lhc_forms.Shown]], name: str
) -> None:
    bundle, shown = drawn[name]
    found = find(shipped, patients(shipped)[name])
    visible = found.visible | found.below.keys()
    # a "not sure" below a "no" about opioids is in our response; a form that does not ask it drops it
    unasked = {link for f in shipped.fields() if f.id not in visible for link in answer_links(f)}
    given = {link: each for link, each in values(response(bundle)).items() if link not in unasked}
    assert values(shown.response) == {link: whole_days(link, each) for link, each in given.items()}


def whole_days(link: str, given: list[Any]) -> list[Any]:
    """LHC-Forms rounds a month or a year to its first day; therefore the words stand beside it, see the next test."""
    rest = {4: "-01-01", 7: "-01"}
    return given if "." in link else [v + rest.get(len(v), "") if PARTIAL.fullmatch(str(v)) else v for v in given]


def test_a_month_or_a_year_is_still_told_as_it_was_given(drawn: dict[str, tuple[Json, lhc_forms.Shown]]) -> None:
    _, shown = drawn["liver-and-many-medicines"]
    assert values(shown.response)["birth_date.typed"] == ["1959-10"]


def test_the_fixed_sentence_can_be_seen(drawn: dict[str, tuple[Json, lhc_forms.Shown]]) -> None:
    _, shown = drawn["nothing"]
    assert "sheet.about.fixed_sentence" in shown.visible


def test_it_says_who_filled_it_in_and_that_nobody_checked_it(drawn: dict[str, tuple[Json, lhc_forms.Shown]]) -> None:
    bundle, shown = drawn["liver-and-many-medicines"]
    assert "sheet.about.not_checked" in shown.visible
    assert values(shown.response)["filled_in_by"] == values(response(bundle))["filled_in_by"] == ["helper"]
