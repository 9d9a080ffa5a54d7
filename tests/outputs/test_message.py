"""The short message for a portal: it fits, and no name in it is cut."""

from __future__ import annotations

import re

import pytest

from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, PartialDate, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist, Urgency
from ldnprep.outputs.message import MOST, message
from ldnprep.pipeline import load_checklist
from ldnprep.rules.find import find
from ldnprep.summary.portal import portal
from tests.summary.reading import NO_CHOICES, SAVED


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return load_checklist()


def told(checklist: Checklist, choices: QuestionChoices = NO_CHOICES, /, **values: Value) -> str:
    said = Answers(values, Settings(country="uk"), choices, saved=SAVED)
    return of(checklist, said)


def of(checklist: Checklist, said: Answers) -> str:
    return message(portal(checklist, said, find(checklist, said)), checklist.texts)


def test_it_tells_who_what_and_three_questions(shipped: Checklist) -> None:
    text = told(
        shipped, patient_name="Ann", opioids_now="no", medicines=(MedicineRow("tramadal 50s"),), liver_disease="yes"
    )
    assert "Ann" in text
    assert "Opioids, last 4 weeks: answered no, but typed:" in text
    assert "“tramadal 50s” → tramadol" in text
    assert "Liver: yes" in text
    assert [f"\n{number}. " in text for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert text.endswith(f"{shipped.texts['message_attached']}\n")


def test_what_must_be_done_today_comes_first(shipped: Checklist) -> None:
    text = told(shipped, mood_crisis="yes", opioids_now="yes")
    assert text.index("Thoughts of ending life") < text.index("Opioids: yes")


def test_an_empty_sheet_has_a_message(shipped: Checklist) -> None:
    text = of(shipped, Answers())
    assert "Opioids: not answered" in text
    assert len(text) < MOST


@pytest.mark.parametrize("count", [1, 10, 40])
@pytest.mark.parametrize("name", ["tramadol " + "x" * 80, "трамадол", "ٹراماڈول", "ትራማዶል", "トラマドール"])
def test_no_name_is_cut_however_many_there_are(shipped: Checklist, name: str, count: int) -> None:
    long = QuestionChoices(own=(OwnQuestion("own_1", "why " * 500),), chosen=("own_1",), top=("own_1",))
    rows = tuple(MedicineRow(f"{name} {n}", "as needed " * 9) for n in range(count))
    text = told(shipped, long, patient_name="n" * 200, opioids_now="yes", opioid_names=rows)
    assert len(text) <= MOST
    whole = [n for n in range(count) if re.search(f"“{re.escape(name)} {n}[ ,”]", text)]
    assert text.count(f"“{name} ") == len(whole)
    if len(whole) < count:
        more = f"and {count - len(whole)} {shipped.texts['message_more_opioids']}"
        assert not whole or f"“{name} {whole[-1]}" in text.partition(f"\n{more}\n")[0].rpartition("\n")[2]
        assert more in text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"allergies": "yes", "naltrexone_allergy": "yes", "allergies_what": "lips swelled up"},
            ["Allergies: yes", "lips swelled up"],
        ),
        (
            {"on_naltrexone": "yes", "surgery_planned": "yes", "surgery_date": PartialDate(2026, 12, 3)},
            ["Operation", "3 Dec 2026", "LDN or naltrexone: yes"],
        ),
        ({"liver_disease": "yes", "liver_which": ("acute_hepatitis",)}, ["Liver: yes", "hepatitis now"]),
        ({"mood_crisis": "not_sure"}, ["Thoughts of ending life or of self-harm now: not sure"]),
        ({"pregnancy": "yes", "pregnancy_which": ("pregnant",), "opioids_now": "yes"}, ["Pregnan", "Opioids: yes"]),
    ],
)
def test_all_that_is_for_today_or_before_stands_in_it(
    shipped: Checklist, values: dict[str, Value], words: list[str]
) -> None:
    """Whatever was told about opioids."""
    text = told(shipped, **{"opioids_now": "no", "opioid_patch_or_pump": "no", "opioid_treatment": "no"} | values)
    assert [word for word in words if word not in text] == []


def test_an_operation_to_be_planned_has_its_kind_and_its_day(shipped: Checklist) -> None:
    said: dict[str, Value] = {"surgery_what": "new hip", "surgery_date": PartialDate(2027, 1, 18)}
    text = told(shipped, surgery_planned="yes", cancer="yes", **said)
    assert f"{shipped.texts['group_plan']}: Operation or birth (“new hip”, 18 Jan 2027), Other health" in text


def test_the_kind_of_an_operation_is_whole_up_to_fifty_letters(shipped: Checklist) -> None:
    day: Value = PartialDate(2027, 1, 18)
    fifty = "n" * 50
    assert f"“{fifty}”" in told(shipped, surgery_planned="yes", surgery_what=fifty, surgery_date=day)
    assert f"“{fifty}n”" not in told(shipped, surgery_planned="yes", surgery_what=f"{fifty}n", surgery_date=day)


def test_which_allergy_stays_with_its_topic_however_short_it_is(shipped: Checklist) -> None:
    rows = tuple(MedicineRow(f"tramadol {n}", "as needed " * 9) for n in range(9))
    text = told(shipped, allergies="yes", allergies_what="morphine (itch), latex", kidney_disease="yes", medicines=rows)
    assert shipped.texts["message_more"] in text
    assert "Allergies: yes; “morphine (itch), latex”" in text


def test_every_topic_for_today_or_before_is_named_however_much_she_typed(shipped: Checklist) -> None:
    long = "so many words that nobody reads them all " * 30
    values: dict[str, Value] = {f.id: long for f in shipped.fields() if f.kind.value in ("text", "long_text")}
    values |= {f.id: "yes" for f in shipped.fields() if f.kind.value == "yes_no_unsure"}
    values["medicines"] = tuple(MedicineRow(f"tramadol {n}", "as needed " * 9) for n in range(9))
    said = Answers(values, Settings(country="uk"), saved=SAVED)
    text = of(shipped, said)
    assert len(text) <= MOST
    urgent = [f for f in find(shipped, said).topics if f.urgency.place <= Urgency.BEFORE.place]
    rows = {found.topic: [row.label for row in found.rows] for found in urgent}
    labels = {found.topic: [raised.alert.label for raised in found.alerts] for found in urgent}
    assert len(rows) > 4
    ways = {topic.id: (topic.label, *rows[topic], *labels[topic]) for topic in rows}  # it stands by any of these
    lines = text.splitlines()
    assert [t for t, ns in ways.items() if not any(line.startswith(n) for n in ns for line in lines)] == []
    assert re.search(rf"\nand \d+ {shipped.texts['message_more_others']}\n", text)


LONG_ILLNESS = "psoriatic arthritis and small fibre neuropathy, maybe lupus (they are still looking), and more of it"


def test_a_long_illness_is_cut_within_its_quotes_and_what_comes_first_follows(shipped: Checklist) -> None:
    text = told(shipped, conditions=("other",), conditions_other=LONG_ILLNESS, liver_disease="yes")
    (line,) = [line for line in text.splitlines() if "psoriatic" in line]
    assert line.endswith("…”, please see:")
    assert line.count("“") == line.count("”")


def test_what_is_not_sure_and_which_allergy_stay_before_when_the_operation_is(shipped: Checklist) -> None:
    rows = tuple(MedicineRow(f"tramadol {n}", last_used="the sunday before last") for n in range(4))
    text = told(
        shipped,
        conditions=("other",),
        conditions_other=LONG_ILLNESS,
        opioid_names=rows,
        liver_disease="not_sure",
        liver_tests_raised="yes",
        allergies="yes",
        allergies_what="penicillin, a rash; morphine, saw spiders",
        surgery_planned="yes",
        surgery_what="a new knee at St Luke's hospital, left side",
        notes="n" * 300,
    )
    assert len(text) <= MOST
    assert "Liver: not sure; raised tests yes" in text
    assert "Allergies: yes; “penicillin, a rash; morphine, saw spiders”" in text
    assert all(f"“tramadol {n}” → tramadol, last used “the sunday before last”" in text for n in range(4))


def test_it_never_says_that_a_sheet_is_attached(shipped: Checklist) -> None:
    assert "is attached." not in told(shipped)
    assert shipped.texts["message_attached"].startswith("If ")


def test_a_message_has_no_page(shipped: Checklist) -> None:
    asked = [q for q in shipped.questions() if "page 1" in q.text.lower()]
    for question in asked:
        text = told(shipped, QuestionChoices(chosen=(question.id,), top=(question.id,)), opioids_now="yes")
        assert "(see page 1)" in question.text or shipped.texts["message_sheet"].lower() in text.lower()
        assert "page 1" not in text.lower()
        assert "(see" not in text
    own = QuestionChoices(own=(OwnQuestion("own_1", "See page 1 of my book?"),), chosen=("own_1",), top=("own_1",))
    assert "See page 1 of my book?" in told(shipped, own)
    assert shipped.texts["see_below"] not in told(
        shipped, on_naltrexone="yes", surgery_planned="yes", surgery_soon="yes"
    )


def test_topics_that_need_a_plan_follow_by_name(shipped: Checklist) -> None:
    text = told(shipped, surgery_planned="yes", surgery_date=PartialDate(2027, 3, 3))
    assert f"{shipped.texts['group_plan']}: Operation or birth" in text


@pytest.mark.parametrize("opioids", [1, 3, 30])
def test_her_own_question_is_whole_or_says_where_it_is(shipped: Checklist, opioids: int) -> None:
    """Other words leave first: the end of a question is often its point."""
    asked = "If I break a bone and the ambulance gives me morphine, " * 3 + "what do I take for the pain in those days?"
    mine = QuestionChoices(own=(OwnQuestion("own_1", asked),), chosen=("own_1",), top=("own_1",))
    rows = tuple(MedicineRow(f"tramadol {n}", "when it is bad " * 3) for n in range(opioids))
    text = told(shipped, mine, opioids_now="yes", opioid_names=rows, liver_disease="yes", notes="weak " * 90)
    assert len(text) <= MOST
    (line,) = (line for line in text.splitlines() if line.startswith("1. "))
    whole = opioids < 30
    assert (line == f"1. {asked}") is whole
    assert line.endswith("… More: see the sheet.") is not whole
