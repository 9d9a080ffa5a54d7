"""Names and words in free text: what each of them tells, where it stands, and what raises nothing."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import (
    Answers,
    MedicineRow,
    OwnQuestion,
    QuestionChoices,
    Settings,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.rules.model import Mention
from tests.rules.told import SAVED


def told(mention: Mention) -> str:
    names = ", ".join(match.name for match in mention.matches)
    return f"{mention.field or 'unseen'}: {mention.topic} {mention.tells.value}: {names}"


def mentions(checklist: Checklist, answers: Answers) -> list[str]:
    return [told(each) for each in find(checklist, answers).mentions]


def said(checklist: Checklist, **values: Value) -> list[str]:
    return mentions(checklist, Answers(values, saved=SAVED))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I take codeine", ["notes: opioids use: codeine"]),
        ("codeine and tramadol", ["notes: opioids use: codeine, tramadol"]),
        ("I had codeine in 2011", ["notes: opioids past: codeine"]),
        ("My mum died on morphine", ["notes: opioids others: morphine"]),
        (
            "I had codeine in 2011. My mum died on morphine.",
            ["notes: opioids past: codeine", "notes: opioids others: morphine"],
        ),
        ("my patches", ["notes: opioids words: unknown painkiller"]),
        ("I take my opioids", ["notes: opioids use: opioid without a name"]),
        ("Should I fear opioids?", []),
        ("I started LDN last week", ["notes: naltrexone use: naltrexone"]),
        ("I take LDN", ["notes: naltrexone use: naltrexone"]),
        ("I took LDN in 2011", []),
        ("LDN made me sick in 2011", ["notes: naltrexone past: naltrexone"]),
        ("Should I take LDN?", []),
        ("I keep naloxone at home", ["notes: opioids goes_with: naloxone"]),  # a kit tells of no LDN
        ("loperamide", ["notes: other_medicines bowels: loperamide"]),
        ("paracetamol", []),
    ],
)
def test_a_text_tells_of_what_it_names(shipped: Checklist, text: str, found: list[str]) -> None:
    assert said(shipped, notes=text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("codeine", ["allergies_what: opioids reaction: codeine"]),
        (
            "codeine, so I take tramadol instead",
            ["allergies_what: opioids use: tramadol"],
        ),
        ("LDN", []),
        ("my patches", []),
    ],
)
def test_among_her_allergies_a_name_is_that_of_a_reaction(shipped: Checklist, text: str, found: list[str]) -> None:
    assert said(shipped, allergies="yes", allergies_what=text) == found


def test_every_place_for_words_is_read_and_named(shipped: Checklist) -> None:
    questions = QuestionChoices(
        own=(OwnQuestion("own_1", "Can I have codeine?"),),
        edited={"liver_safe": "with tramadol?", "gone": "oxycodone?"},
        answered={"own_1": "morphine", "gone": "fentanyl"},
    )
    values: dict[str, Value] = {"opioid_last_dose": TypedDate("methadone on Friday", SAVED.date())}
    answers = Answers(values, questions=questions, decided={"decision_why": "no hydrocodone"}, saved=SAVED)
    assert mentions(shipped, answers) == [
        "opioid_last_dose: opioids use: methadone",
        "decision_why: opioids use: hydrocodone",
        "own_1: opioids use: codeine",
        "liver_safe: opioids use: tramadol",
        "own_1: opioids use: morphine",
        "unseen: opioids use: oxycodone, fentanyl",
    ]
    places = [each.where for each in find(shipped, answers).mentions]
    assert places[2:5] == [shipped.texts["questions_heading"]] * 3
    assert places[5] == shipped.texts["unseen_answer"]


def test_what_is_hidden_or_not_shared_is_told_by_its_names_alone(shipped: Checklist) -> None:
    hidden = find(shipped, Answers({"hopes_other": "I take codeine and codeine"})).mentions
    assert [(each.field, each.text) for each in hidden] == [("", "codeine")]
    mood: dict[str, Value] = {"mood_history": "yes", "mood_history_what": "low since codeine. I want to die"}
    assert said(shipped, **mood) == [
        "mood_history_what: opioids use: codeine",
        "mood_history_what: mood use: want to die",
    ]
    kept = Answers(mood, Settings(show_mood=False), saved=SAVED)
    assert mentions(shipped, kept) == ["unseen: opioids use: codeine"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (MedicineRow("paracetamol", reason="my patches"), ["medicines: opioids words: unknown painkiller"]),
        (MedicineRow("paracetamol", how_often="with my patches"), ["medicines: opioids words: unknown painkiller"]),
        (MedicineRow("paracetamol", prescriber="pain clinic"), []),
        (MedicineRow("tramadol", reason="my patches"), []),  # an opioid itself
        (MedicineRow("grobnix", reason="my patches"), []),  # to be checked anyway
        (MedicineRow("60 ml supervised"), ["medicines: opioids spelt: 60 ml supervised"]),
        (MedicineRow("paracetamol", reason="they stopped my codeine in 2012"), ["medicines: opioids past: codeine"]),
    ],
)
def test_the_boxes_of_a_row_are_read(shipped: Checklist, row: MedicineRow, found: list[str]) -> None:
    assert said(shipped, medicines=(row,)) == found


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"notes": "I take codeine"}, {"opioids"}),
        ({"notes": "I had codeine in 2011"}, set()),
        ({"notes": "my patches"}, {"opioids"}),
        ({"notes": "I take LDN"}, {"naltrexone"}),
        ({"notes": "I take LDN and tramadool"}, {"naltrexone", "opioids"}),
        ({"tried": (TherapyRow("", "codeine", "tried", "", "last week"),)}, {"opioids"}),
        ({"tried": (TherapyRow("opioid", "", "tried", "", "last week"),)}, {"opioids"}),
        ({"tried": (TherapyRow("", "codeine", "tried", "", "in 2011"),)}, set()),
        ({"tried": (TherapyRow("", "LDN", "tried", "", "last week"),)}, {"naltrexone"}),
        ({"tried": (TherapyRow("", "yoga", "tried", "", "I started LDN last week"),)}, {"naltrexone"}),
        ({"tried": (TherapyRow("", "yoga", "tried", "", "last week I read of LDN"),)}, set()),
    ],
)
def test_words_of_use_now_or_lately_name_a_topic(shipped: Checklist, values: dict[str, Value], named: set[str]) -> None:
    found = find(shipped, Answers({"opioids_now": "no", "on_naltrexone": "no", **values}, saved=SAVED))
    assert {
        each.topic.id for each in found.topics if each.typed and each.topic.id in ("opioids", "naltrexone")
    } == named


@pytest.mark.parametrize(
    ("text", "row"),
    [("I take codeine", 0), ("I had codeine in 2011", 2), ("My mum died on morphine", 0), ("my patches", 5)],
)
def test_a_mention_stands_in_the_row_that_fits_it(shipped: Checklist, text: str, row: int) -> None:
    found = next(t for t in find(shipped, Answers({"notes": text}, saved=SAVED)).topics if t.topic.id == "opioids")
    assert [place for place, each in enumerate(found.rows) if each.mentions] == [row]


@pytest.mark.parametrize(
    "words",
    [
        {"allergies": "yes", "allergies_what": "naltrexone, a rash"},
        {"allergies": "yes", "allergies_what": "a painkiller"},
        {"gut_opioid": "yes", "gut_opioid_how_many": "tramadool"},
        {"notes": "my patches"},
        {"notes": "my mum died on morphine"},
        {"medicines": (MedicineRow("grobnix"),)},
        {"medicines": (MedicineRow("naloxegol"),)},
        {"opioid_names": (MedicineRow("LDN"),)},
        {"opioid_pump": "not_sure"},
        {"opioids_now": "not_sure"},
        {"opioid_treatment": "yes"},
    ],
)
def test_nothing_that_may_tell_of_an_opioid_lets_the_front_say_that_there_is_none(
    shipped: Checklist, words: dict[str, Value]
) -> None:
    calm: dict[str, Value] = dict.fromkeys(("opioids_now", "opioid_patch_or_pump", "opioid_treatment"), "no")
    assert find(shipped, Answers({**calm, "medicines": (MedicineRow("ibuprofen"),)}, saved=SAVED)).reassures
    assert not find(shipped, Answers({**calm, **words}, saved=SAVED)).reassures


@pytest.mark.parametrize(
    ("name", "pump", "row"),
    [
        ("baclofen in the pump", "yes", 3),
        ("baclofen, spinal", "not_sure", 3),
        ("ziconotide", "yes", 3),
        ("baclofen", "yes", None),
        ("Novorapid, insulin pump", "yes", None),
        ("morphine in the pump", "yes", 0),
    ],
)
def test_what_stands_in_her_spinal_pump(shipped: Checklist, name: str, pump: str, row: int | None) -> None:
    values: dict[str, Value] = {"opioid_pump": pump, "medicines": (MedicineRow(name),)}
    found = next(t for t in find(shipped, Answers(values, saved=SAVED)).topics if t.topic.id == "opioids")
    assert [place for place, each in enumerate(found.rows) if each.lines] == ([] if row is None else [row])
    assert (
        not next(t for t in find(shipped, Answers(values, saved=SAVED)).topics if t.topic.id == "opioids").typed
        or row == 0
    )


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"medicines": (MedicineRow("60 ml supervised"),)}, ["medicines: opioids spelt: 60 ml supervised"]),
        ({"medicines": (MedicineRow("morphine 60 ml supervised"),)}, []),  # the name says it
        ({"tried": (TherapyRow("", "60 ml supervised", "tried"),)}, []),
        ({"tried": (TherapyRow("", "60 ml supervised", "using"),)}, ["tried: opioids spelt: 60 ml supervised"]),
    ],
)
def test_a_treatment_without_a_name_is_told_by_its_row(
    shipped: Checklist, values: dict[str, Value], told: list[str]
) -> None:
    assert said(shipped, **values) == told
