"""What a clinic's software finds in the Bundle, and what it must never find there."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
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
from ldnprep.outputs.fhir import bundle_json
from ldnprep.outputs.fhir.codes import DATA_ABSENT
from ldnprep.rules.find import find
from tests.outputs.fhir.made import (
    EXAMPLES,
    SAVED,
    Json,
    example,
    item,
    items,
    made,
    of_kind,
    response,
    said,
    unshared,
    values,
)

MOODS: list[dict[str, Value]] = [{}, {"mood_crisis": "yes"}, {"mood_crisis": "no"}, {"mood_crisis": "not_sure"}]
HISTORIES: list[dict[str, Value]] = [
    {},
    {"mood_history": "no"},
    {"mood_history": "not_sure"},
    {"mood_history": "yes", "mood_history_what": "hospital in 2009"},
    {"mood_history": "yes", "mood_history_what": "two attempts"},
]
CHOICES = (
    None,
    QuestionChoices(chosen=("mood_first", "fair_trial"), top=("mood_first",)),
    QuestionChoices(edited={"mood_first": "Can we talk about codeine?"}),
)


# ---------------------------------------------------------------- four states


@pytest.mark.parametrize("state", ["yes", "no", "not_sure"])
def test_three_states_are_codes(shipped: Checklist, state: str) -> None:
    answer = item(response(made(shipped, said({"opioids_now": state}))), "opioids_now")["answer"]
    assert [one["valueCoding"]["code"] for one in answer] == [state]
    assert answer[0]["valueCoding"]["display"] == state.replace("_", " ")


def test_the_fourth_is_absent(shipped: Checklist) -> None:
    answered = response(made(shipped, said({"pain_now": 3})))
    assert "opioids_now" not in {one["linkId"] for one in items(answered)}


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (PartialDate(2026, 11, 20), {"": "2026-11-20"}),
        # a month also in words: form programs make a day of it
        (PartialDate(2026, 11), {"": "2026-11", ".typed": "2026-11"}),
        (DateNotSure(), {".state": "not_sure"}),
        (TypedDate("last Tuesday?", SAVED.date()), {".typed": "last Tuesday?", ".typed_on": "2026-11-22"}),
        (
            TypedDate("Tue", SAVED.date(), PartialDate(2026, 11, 17)),
            {"": "2026-11-17", ".typed": "Tue", ".typed_on": "2026-11-22"},
        ),
    ],
    ids=["day", "month", "not sure", "typed", "typed and confirmed"],
)
def test_dates_are_as_exact_as_they_were_given(shipped: Checklist, value: Value, given: dict[str, str]) -> None:
    found = values(response(made(shipped, said({"opioid_last_dose": value}))))
    dates = {link.removeprefix("opioid_last_dose"): v for link, v in found.items() if "opioid_last_dose" in link}
    assert dates == {link: [v] for link, v in given.items()}


# ---------------------------------------------------------------- what is hidden or not shared stays out


def test_a_hidden_answer_stays_out_and_what_was_told_below_a_no_does_not(shipped: Checklist) -> None:
    hidden = said({"conditions": ("fibromyalgia",), "conditions_other": "a bad knee"})
    assert "a bad knee" not in json.dumps(made(shipped, hidden))
    for answer in ("yes", "no"):
        shown = said({"surgery_planned": answer, "surgery_what": "a new hip"})
        assert "a new hip" in json.dumps(made(shipped, shown))


def test_medicines_and_the_last_dose_are_never_hidden(shipped: Checklist) -> None:
    answers = said({"opioids_now": "no", "opioid_names": (MedicineRow("oxy"),), "opioid_last_dose": PartialDate(2026)})
    found = values(response(made(shipped, answers)))
    assert found["opioid_names.name"] == ["oxy"]
    assert found["opioid_last_dose"] == ["2026"]


@pytest.mark.parametrize("choices", CHOICES)
def test_nothing_tells_an_answer_about_mood_that_is_not_shared(
    shipped: Checklist, choices: QuestionChoices | None
) -> None:
    other: dict[str, Value] = {"opioids_now": "no", "medicines": (MedicineRow("tramadol"),), "mood_now": 9}
    asked = [unshared(other | mood | history, choices) for mood in MOODS for history in HISTORIES]
    assert len({bundle_json(shipped, answers, find(shipped, answers)) for answers in asked}) == 1
    shared = [replace(answers, settings=said({}).settings) for answers in asked]
    assert len({bundle_json(shipped, answers, find(shipped, answers)) for answers in shared}) == len(asked)


def test_the_name_of_an_opioid_is_told_though_it_stands_in_words_about_mood_that_are_not_shared(
    shipped: Checklist,
) -> None:
    """A withheld box never hides an opioid: its name is told, not the words round it nor where it stands."""
    told = made(shipped, unshared({"mood_history": "yes", "mood_history_what": "hooked on codeine in 2009"}))
    assert "codeine" in json.dumps(told)
    assert "hooked" not in json.dumps(told)


@pytest.mark.parametrize("link", ["mood_crisis", "mood_history"])
def test_not_shared_is_not_the_same_as_not_answered(shipped: Checklist, link: str) -> None:
    found = item(response(made(shipped, unshared({"mood_crisis": "yes", "mood_history": "yes"}))), link)
    assert found["extension"] == [{"url": DATA_ABSENT, "valueCode": "masked"}]
    assert "not shared" in found["text"]
    assert "answer" not in found


# ---------------------------------------------------------------- a "no" is never alone


def test_names_that_speak_against_a_no_stand_beside_it(shipped: Checklist) -> None:
    answered = values(response(made(shipped, example("no-but-typed", shipped))))
    assert answered["opioids_now"] == ["no"]
    assert answered["opioids_now.names_typed"] == ["tramadal 50s, one when it is bad"]
    assert answered["allergies_what"] == ["codeine made me itch"]  # a reaction, not a medicine that is used


def test_names_in_notes_speak_against_a_no_too(shipped: Checklist) -> None:
    answered = values(response(made(shipped, said({"opioids_now": "no", "notes": "Jim gave me a codeine once"}))))
    assert answered["opioids_now.names_typed"] == ["codeine, in Notes"]


def test_a_no_without_such_names_stands_alone(shipped: Checklist) -> None:
    answered = values(response(made(shipped, said({"opioids_now": "no", "medicines": (MedicineRow("aspirin"),)}))))
    assert "opioids_now.names_typed" not in answered


# ---------------------------------------------------------------- medicines


def statement(checklist: Checklist, row: MedicineRow) -> Json:
    (found,) = of_kind(made(checklist, said({"medicines": (row,)})), "MedicationStatement")
    return found


def notes(resource: Json) -> list[str]:
    return [note["text"] for note in resource.get("note", [])]


def test_a_medicine_is_as_typed_and_never_coded(shipped: Checklist) -> None:
    row = MedicineRow("tramadal 50s", "50", "when bad", "back", "Dr. Ito")
    found = statement(shipped, row)
    assert found["medicationCodeableConcept"] == {"text": "tramadal 50s"}
    assert found["dosage"] == [{"text": "50, when bad"}]
    assert found["reasonCode"] == [{"text": "back"}]
    assert "Prescribed by, as typed: Dr. Ito" in notes(found)
    assert found["status"] == "unknown"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("tramadal 50s", "opioid; tramadol"),
        ("naltrexone", "opioid blocker; naltrexone"),
        ("Qwertyzol forte", "please check; not recognised: please check"),
    ],
)
def test_what_the_program_read_is_said_beside_it(shipped: Checklist, typed: str, words: str) -> None:
    assert f"Read by the program, not by a person: {words}" in notes(statement(shipped, MedicineRow(typed)))


def test_a_known_harmless_medicine_carries_no_reading(shipped: Checklist) -> None:
    assert notes(statement(shipped, MedicineRow("metformin"))) == ["Typed under: Medicines"]


def test_a_row_without_a_name_says_that_there_is_none(shipped: Checklist) -> None:
    found = statement(shipped, MedicineRow(amount="500"))
    assert found["medicationCodeableConcept"] == {"extension": [{"url": DATA_ABSENT, "valueCode": "unknown"}]}
    assert found["dosage"] == [{"text": "500"}]


def test_an_empty_row_is_no_medicine(shipped: Checklist) -> None:
    rows = said({"medicines": (MedicineRow(), MedicineRow("aspirin"))})
    assert [one["id"] for one in of_kind(made(shipped, rows), "MedicationStatement")] == ["medicine-1"]


def test_an_opioid_typed_among_the_therapies_is_a_medicine_too(shipped: Checklist) -> None:
    rows = (TherapyRow(name="codeine from mum"), TherapyRow(name="swimming"), TherapyRow(id="exercise"))
    (found,) = of_kind(made(shipped, said({"therapies": rows})), "MedicationStatement")
    assert found["medicationCodeableConcept"] == {"text": "codeine from mum"}


# ---------------------------------------------------------------- scales


def test_scales_are_observations_and_zero_is_a_number(shipped: Checklist) -> None:
    answers = said({"pain_now": 0}, previous={"pain_now": 8, "fog_now": 2}, previous_on="2026-08-03")
    found = {
        one["id"]: (one["valueInteger"], one["effectiveDateTime"])
        for one in of_kind(made(shipped, answers), "Observation")
    }
    assert found == {
        "pain-now": (0, "2026-11-22T10:15:00Z"),
        "last-pain-now": (8, "2026-08-03"),
        "last-fog-now": (2, "2026-08-03"),
    }


def test_old_numbers_without_their_day_are_never_observations(shipped: Checklist) -> None:
    bundle = made(shipped, said({}, previous={"pain_now": 8}))
    assert of_kind(bundle, "Observation") == []
    assert values(response(bundle))["sheet.last_time.pain_now"] == [8]


# ---------------------------------------------------------------- who, when


def test_the_patient_is_what_was_typed(shipped: Checklist) -> None:
    typed: dict[str, Value] = {"patient_name": "Łucja O'Neil", "birth_date": PartialDate(1968)}
    assert of_kind(made(shipped, said(typed)), "Patient") == [
        {"resourceType": "Patient", "id": "patient", "name": [{"text": "Łucja O'Neil"}], "birthDate": "1968"}
    ]
    assert of_kind(made(shipped, said({})), "Patient") == [{"resourceType": "Patient", "id": "patient"}]


def test_provenance_names_the_program_and_the_moment_of_the_file(shipped: Checklist) -> None:
    there = timezone(timedelta(hours=5, minutes=30))
    answers = said({"filled_in_by": "helper"}, saved=datetime(2026, 11, 22, 1, 15, tzinfo=there))
    bundle = made(shipped, answers)
    (found,) = of_kind(bundle, "Provenance")
    assert found["recorded"] == "2026-11-21T19:45:00Z"
    assert response(bundle)["authored"] == bundle["timestamp"] == found["recorded"]
    assert found["agent"][0]["type"]["text"] == "patient-reported, filled in by a helper"
    assert shipped.meta.version in found["agent"][1]["who"]["display"]
    assert len(found["target"]) == len(bundle["entry"]) - 2  # all but the form and itself


def test_without_a_moment_there_is_no_provenance(shipped: Checklist) -> None:
    bundle = made(shipped, said({"pain_now": 5}, saved=None))
    assert of_kind(bundle, "Provenance") == []
    assert "timestamp" not in bundle
    assert "authored" not in response(bundle)
    assert "effectiveDateTime" not in of_kind(bundle, "Observation")[0]


# ---------------------------------------------------------------- questions, the sheet's own words


def asked(checklist: Checklist, choices: QuestionChoices) -> dict[str, list[Any]]:
    return {k: v for k, v in values(response(made(checklist, said({}, choices)))).items() if k.startswith("sheet.")}


def test_who_chose_the_questions_is_said(shipped: Checklist) -> None:
    own = QuestionChoices(chosen=("own_1",), top=("own_1",), own=(OwnQuestion("own_1", "Why me?"),))
    found = asked(shipped, own)
    assert found["sheet.questions.chosen_by"] == found["sheet.questions.top_chosen_by"] == ["chosen"]
    assert found["sheet.question.text"] == ["Why me?"]
    assert found["sheet.question.wording"] == ["own"]
    assert found["sheet.question.top"] == [1]
    assert asked(shipped, QuestionChoices())["sheet.questions.top_chosen_by"] == ["suggested"]
    assert asked(shipped, QuestionChoices(chosen=(), top=()))["sheet.questions.top_chosen_by"] == ["none_chosen"]


def test_a_medicine_named_in_a_question_that_was_left_out_is_still_told(shipped: Checklist) -> None:
    choices = QuestionChoices(chosen=("own_1",), edited={"cost": "Jim's codeine is cheaper"})
    assert asked(shipped, choices)["sheet.mention.text"] == ["Jim's codeine is cheaper"]


def test_the_file_says_what_every_sheet_says(shipped: Checklist) -> None:
    for resource in made(shipped, said({}))["entry"]:
        if resource["resource"]["resourceType"].startswith("Questionnaire"):
            words = [one.get("text") for one in items(resource["resource"])]
            assert shipped.texts["fixed_sentence"] in words
            assert any(shipped.texts["awaiting_review"] in (text or "") for text in words)


@pytest.mark.parametrize("who", ["helper", "self", ""])
def test_it_says_that_nobody_checked_it(shipped: Checklist, who: str) -> None:
    answers = said({"filled_in_by": who} if who else {})
    about = [one for one in items(response(made(shipped, answers))) if one["linkId"].startswith("sheet.about.")]
    assert [one["linkId"].rpartition(".")[2] for one in about] == ["not_checked", "fixed_sentence", "review"]
    assert about[0]["text"] == shipped.texts["not_checked"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_items_stand_in_the_order_of_the_form(shipped: Checklist, name: str) -> None:
    """HL7's validator refuses a response whose items are not in the order of its Questionnaire."""
    bundle = made(shipped, example(name, shipped))
    (form,) = of_kind(bundle, "Questionnaire")
    order = {one["linkId"]: place for place, one in enumerate(items(form))}
    filled = response(bundle)
    for parent in (filled, *items(filled)):
        places = [order[one["linkId"]] for one in parent.get("item", [])]
        assert places == sorted(places), parent.get("linkId", "the response")


def test_the_form_is_a_draft_until_a_clinician_signed(shipped: Checklist) -> None:
    signed = replace(shipped, meta=replace(shipped.meta, reviewed_by="Dr. A", reviewed_on=SAVED.astimezone(UTC).date()))
    status = [of_kind(made(content, said({})), "Questionnaire")[0]["status"] for content in (shipped, signed)]
    assert status == ["draft", "active"]


def test_what_holds_nothing_but_spaces_is_not_told(shipped: Checklist) -> None:
    blanks: dict[str, Value] = {"patient_name": " ", "notes": "\n ", "medicines": (MedicineRow(" "),)}
    assert made(shipped, said(blanks)) == made(shipped, said({}))
