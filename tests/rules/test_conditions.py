"""Conditions: each kind of test, four states, hidden questions, dates without a clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ldnprep.answers.model import (
    Answers,
    DateNotSure,
    MedicineRow,
    PartialDate,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist
from ldnprep.medicines.model import Flag
from ldnprep.rules.find import find
from tests.minimal import changed, load_text
from tests.rules.names import Says, match, typed

FIELD = "      - {id: pain_now, kind: scale, label: Pain, low: none, high: the worst}\n"
EXTRA = (
    FIELD
    + """\
      - {id: liver_which, kind: choices, label: Which?, options: [{id: fatty, label: Fatty}, {id: other, label: Other}]}
"""
)
QUESTION = "      - {id: fair_trial, text: Is a trial fair for me?, heading: general, rank: 1}\n"


def offered(when: str, **values: Value) -> bool:
    """Whether a question with this condition is offered to a person with these answers."""
    return "tried" in {q.id for q in find(form(when), Answers(values=values)).offered}


def form(when: str) -> Checklist:
    text = changed(FIELD, EXTRA)
    question = f"      - {{id: tried, text: Does it hold?, heading: general, rank: 9, when: {when}}}\n"
    return load_text(text.replace(QUESTION, QUESTION + question))


@pytest.mark.parametrize(
    ("when", "values", "holds"),
    [
        ("{alcohol: yes}", {"alcohol": "yes"}, True),
        ("{alcohol: yes}", {"alcohol": "no"}, False),
        ("{alcohol: yes}", {}, False),
        ("{alcohol: [yes, not_sure]}", {"alcohol": "not_sure"}, True),
        ("{alcohol: not_answered}", {}, True),
        ("{alcohol: not_answered}", {"alcohol": "no"}, False),
        ("{alcohol: {answered: yes}}", {"alcohol": "no"}, True),
        ("{alcohol: {answered: yes}}", {}, False),
        ("{alcohol: yes, pregnancy: yes}", {"alcohol": "yes"}, False),
        ("{alcohol: yes, pregnancy: yes}", {"alcohol": "yes", "pregnancy": "yes"}, True),
        ("[{alcohol: yes}, {pregnancy: yes}]", {"pregnancy": "yes"}, True),
        ("{liver_which: fatty}", {"liver_which": ("other", "fatty")}, True),
        ("{liver_which: fatty}", {"liver_which": ("other",)}, False),
        ("{pain_now: {at_least: 7}}", {"pain_now": 7}, True),
        ("{pain_now: {at_least: 7}}", {"pain_now": 6}, False),
        ("{pain_now: {at_least: 7}}", {}, False),
        ("{pain_now: {at_most: 3}}", {"pain_now": 0}, True),
        ("{opioid_last_dose: not_sure}", {"opioid_last_dose": DateNotSure()}, True),
        ("{opioid_last_dose: not_answered}", {}, True),
        ("{therapies: {any: [exercise], state: using}}", {"therapies": (TherapyRow("exercise", "", "using"),)}, True),
        ("{therapies: {any: [exercise], state: using}}", {"therapies": (TherapyRow("exercise", "", "tried"),)}, False),
        ("{therapies: {effect: worse}}", {"therapies": (TherapyRow("", "yoga", "", "worse"),)}, True),
        ("{recognised: [analgesics]}", {"medicines": (MedicineRow("tramadal"),)}, True),
        ("{recognised: [analgesics]}", {"therapies": (TherapyRow("", "tramadol"),)}, True),
        ("{recognised: [analgesics]}", {"medicines": (MedicineRow("paracetamol"),)}, False),
        ("{recognised: {groups: [analgesics], long_acting: yes}}", {"medicines": (MedicineRow("tramadol"),)}, False),
        ("{recognised: unknown}", {"medicines": (MedicineRow("Qwertyzol forte"),)}, True),
        ("{recognised: unknown}", {"medicines": (MedicineRow("paracetamol"),)}, False),
        ("{recognised: unknown}", {"therapies": (TherapyRow("", "Qwertyzol yoga"),)}, False),
        ("{recognised: unknown}", {"medicines": (MedicineRow("disulfiram"),)}, False),
        ("{recognised: unknown}", {"medicines": (MedicineRow("syrup"),)}, True),
        ("{recognised: [analgesics]}", {"medicines": (MedicineRow("syrup"),)}, False),
        ("{recognised: {groups: [analgesics], names: [tramadol]}}", {"medicines": (MedicineRow("tramadal"),)}, True),
        ("{recognised: {groups: [analgesics], names: [morphine]}}", {"medicines": (MedicineRow("tramadol"),)}, False),
        ("{recognised: {groups: [analgesics], severity: systemic}}", {"medicines": (MedicineRow("tramadol"),)}, True),
        ("{recognised: {groups: [analgesics], severity: gut}}", {"medicines": (MedicineRow("tramadol"),)}, False),
        ("{recognised: {groups: [analgesics], long_acting: no}}", {"medicines": (MedicineRow("tramadol"),)}, True),
        ("{named_in: opioid_names}", {"opioid_names": (MedicineRow("Qwertyzol"),)}, True),
        ("{named_in: opioid_names}", {"opioid_names": (MedicineRow("", amount="two"),)}, True),
        ("{named_in: opioid_names}", {"medicines": (MedicineRow("tramadol"),)}, False),
        ("{named_in: opioid_names}", {"opioid_names": (MedicineRow("LDN"),)}, False),
        ("{named_in: opioid_names}", {"opioid_names": (MedicineRow("LDN and morphine"),)}, True),
        ("{named_in: opioid_names}", {"opioid_names": (MedicineRow("LDN and Qwertyzol"),)}, True),
        ("{mentioned: [notes]}", {"notes": "morphine in 2019"}, True),
        ("{mentioned: [notes]}", {"notes": "I bought naltrexone"}, False),
        ("{mentioned: [allergies_what]}", {"allergies": "yes", "allergies_what": "naltrexone, a rash"}, True),
        ("{named: naltrexone}", {"notes": "I started naltrexone last week"}, True),
        ("{named: naltrexone}", {"notes": "Should I take naltrexone?"}, False),
        ("{named: naltrexone}", {"on_naltrexone": "not_sure"}, True),
        ("{named: opioids}", {"notes": "morphine in 2019"}, True),
        ("{recognised: unknown_opioid}", {"opioid_names": (MedicineRow("Qwertyzol"),)}, True),
        ("{recognised: unknown_opioid}", {"opioid_names": (MedicineRow("morphine"),)}, False),
        ("{recognised: unknown_opioid}", {"medicines": (MedicineRow("Qwertyzol"),)}, False),
        ("{mentioned: [notes]}", {"notes": "I walk the dog"}, False),
        ("{mentioned: [notes]}", {}, False),
        ("{mentioned: [notes, allergies_what]}", {"allergies": "yes", "allergies_what": "codeine"}, True),
        ("{mentioned: [allergies_what]}", {"notes": "codeine"}, False),
        ("{told: opioids}", {"opioids_now": "not_sure"}, True),
        ("{told: opioids}", {"opioids_now": "no"}, False),
        ("{told: naltrexone}", {"opioids_now": "yes"}, False),
        ("{all: [{told: opioids}, {told: naltrexone}]}", {"opioids_now": "yes", "on_naltrexone": "yes"}, True),
        ("{all: [{told: opioids}, {told: naltrexone}]}", {"opioids_now": "yes"}, False),
    ],
)
def test_a_condition_holds(when: str, values: dict[str, Value], holds: bool) -> None:
    assert offered(when, **values) is holds


def day(text: str) -> PartialDate:
    return PartialDate(*map(int, text.split("-")))


@pytest.mark.parametrize(
    ("born", "visit", "young"),
    [
        ("2008-12-04", "2026-12-03", True),
        ("2008-12-03", "2026-12-03", False),
        ("2010", "2026-12-03", True),  # a child, whatever the day
        ("2008", "2026-12-03", False),  # she may be of age
        ("2007", "2026-12-03", False),
        ("2008-12", "2026-12", False),
        ("2008-11", "2026-12", False),
        ("2010-05-01", "2026-12", True),
    ],
)
def test_age_counts_on_the_day_of_the_visit(born: str, visit: str, young: bool) -> None:
    assert offered("{age_at_visit: {below: 18}}", birth_date=day(born), visit_date=day(visit)) is young


@pytest.mark.parametrize(
    ("born", "old"), [("1955-12-03", True), ("1955-12-04", False), ("1955", True), ("1956", False)]
)
def test_an_incomplete_birthday_counts_for_old_age_too(born: str, old: bool) -> None:
    values = {"birth_date": day(born), "visit_date": day("2026-12-03")}
    assert offered("{age_at_visit: {at_least: 71}}", **values) is old


def test_age_counts_from_the_last_change_when_the_visit_has_no_date() -> None:
    checklist = form("{age_at_visit: {below: 18}}")
    values: dict[str, Value] = {"birth_date": day("2008-12-04")}
    for saved, young in ((datetime(2026, 12, 3, tzinfo=UTC), True), (datetime(2026, 12, 4, tzinfo=UTC), False)):
        found = find(checklist, Answers(values=values, saved=saved))
        assert ("tried" in {q.id for q in found.offered}) is young
    assert "tried" not in {q.id for q in find(checklist, Answers(values=values)).offered}


@pytest.mark.parametrize(
    ("surgery", "soon"),
    [
        (day("2027-01-02"), True),
        (day("2027-01-03"), False),
        (day("2027-01"), True),  # one of its days is near enough
        (day("2027-02"), False),
        (TypedDate("after new year", date(2026, 11, 22)), False),  # nothing is guessed from words
        (TypedDate("after new year", date(2026, 11, 22), day("2027-01-02")), True),
        (DateNotSure(), False),
    ],
)
def test_days_to_surgery_count_from_the_visit(surgery: Value, soon: bool) -> None:
    values = {"surgery_planned": "yes", "surgery_date": surgery, "visit_date": day("2026-12-03")}
    assert offered("{days_to_surgery: {at_most: 30}}", **values) is soon


def test_days_to_surgery_count_from_the_last_change_when_the_visit_has_no_day() -> None:
    checklist = form("{days_to_surgery: {at_most: 30}}")
    values: dict[str, Value] = {"surgery_planned": "yes", "surgery_date": day("2027-01-02")}
    for saved, soon in ((datetime(2026, 12, 20, tzinfo=UTC), True), (datetime(2026, 11, 1, tzinfo=UTC), False)):
        found = find(checklist, Answers(values=values, saved=saved))
        assert ("tried" in {q.id for q in found.offered}) is soon
    assert "tried" not in {q.id for q in find(checklist, Answers(values=values)).offered}


# ---------------------------------------------------------------- days since

SAVED = datetime(2026, 12, 3, 23, 30, tzinfo=UTC)


def counted(
    when: str, value: Value | None, *, saved: datetime | None = SAVED, visit: PartialDate | None = None
) -> bool:
    values: dict[str, Value] = {}
    values |= {"opioid_last_dose": value} if value is not None else {}
    values |= {"visit_date": visit} if visit else {}
    return "tried" in {q.id for q in find(form(when), Answers(values=values, saved=saved)).offered}


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        (day("2026-12-03"), True),
        (day("2026-11-02"), True),
        (day("2026-11-01"), False),
        (PartialDate(2026, 11), True),  # one of its days is near enough
        (PartialDate(2026, 10), False),
        (PartialDate(2026), True),
        (PartialDate(2025), False),
        (day("2026-12-20"), True),  # a slip of the keys: told rather than missed
        (DateNotSure(), False),
        (None, False),
        (TypedDate("last month", date(2026, 12, 1)), True),  # what cannot be counted holds
        (TypedDate("in spring", date(2026, 12, 1), day("2026-04-02")), False),
        (TypedDate("in November", date(2026, 12, 1), PartialDate(2026, 11)), True),
        (TypedDate("never", date(2026, 12, 1)), False),
    ],
)
def test_days_since_count_to_the_day_of_the_last_change(value: Value | None, holds: bool) -> None:
    assert counted("{days_since: {field: opioid_last_dose, at_most: 31}}", value) is holds


@pytest.mark.parametrize(("value", "holds"), [("2026-11-03", True), ("2026-11-04", False), ("2019-01-01", True)])
def test_days_since_may_have_a_lower_bound(value: str, holds: bool) -> None:
    assert counted("{days_since: {field: opioid_last_dose, at_least: 30}}", day(value)) is holds


def test_days_since_count_to_the_visit_when_no_change_is_known_and_hold_when_nothing_is() -> None:
    when = "{days_since: {field: opioid_last_dose, at_most: 31}}"
    assert counted(when, day("2026-10-20"), saved=None, visit=day("2026-11-20"))
    assert not counted(when, day("2026-10-19"), saved=None, visit=day("2026-11-20"))
    assert counted(when, day("2019-01-01"), saved=None)
    assert counted(when, day("2019-01-01"), saved=None, visit=PartialDate(2026, 11))


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("never", True),
        ("Never.", True),
        ("NEVER!", True),
        ("none", True),
        ("n/a", True),
        ("no, never", True),
        ("I have never taken any opioids", True),
        ("I've not used any at all, never", True),
        ("never used it", True),
        ("not sure", False),
        ("any", False),
        ("never morphine", False),
        ("never, but codeine last week", False),
        ("never before Tuesday", False),
        ("no idea", False),
        ("", False),
    ],
)
def test_only_words_that_say_never_and_nothing_else_are_no_use(words: str, never: bool) -> None:
    value = TypedDate(words, date(2026, 12, 1))
    assert counted("{days_since: {field: opioid_last_dose, at_most: 31}}", value) is (not never and bool(words))


# ---------------------------------------------------------------- what the names of a row say


@pytest.mark.parametrize(("pain", "known", "holds"), [(True, False, True), (False, False, False), (True, True, False)])
def test_an_unknown_name_for_pain_is_one_that_speaks_of_pain_or_a_cough(pain: bool, known: bool, holds: bool) -> None:
    names = Says(row=typed("row", known=known, pain=pain))
    answers = Answers(values={"medicines": (MedicineRow("row"),)})
    found = find(form("{recognised: unknown_for_pain}"), answers, names)
    assert ("tried" in {q.id for q in found.offered}) is holds


@pytest.mark.parametrize(
    ("group", "flag", "severity", "pain", "holds"),
    [
        ("analgesics", Flag.OPIOID, "systemic", False, True),
        ("antagonists", Flag.ANTAGONIST, "", False, True),
        ("interaction", Flag.CHECK, "", False, False),
        ("herbal_street", Flag.CHECK, "systemic", False, False),
        ("interaction", Flag.CHECK, "", True, False),
    ],
)
def test_a_text_mentions_an_opioid_or_a_blocker(group: str, flag: Flag, severity: str, pain: bool, holds: bool) -> None:
    names = Says(word=typed("word", match(group, flag, severity), pain=pain))
    values: dict[str, Value] = {"allergies": "yes", "allergies_what": "word"}
    found = find(form("{mentioned: [allergies_what]}"), Answers(values=values), names)
    assert ("tried" in {q.id for q in found.offered}) is holds


def test_of_an_allergy_also_what_may_be_an_opioid_counts() -> None:
    names = Says(word=typed("word", pain=True))
    values: dict[str, Value] = {"allergies": "yes", "allergies_what": "word"}
    found = find(form("{perhaps_mentioned: [allergies_what]}"), Answers(values=values), names)
    assert "tried" in {q.id for q in found.offered}
    assert not found.reassures


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({"notes": "word at night"}, True),
        ({"allergies": "yes", "allergies_what": "word"}, False),  # a reaction is no use
        ({"notes": "nothing of it"}, False),
    ],
)
def test_an_opioid_named_anywhere_as_used(values: dict[str, Value], holds: bool) -> None:
    names = Says(word=typed("word", match("analgesics", Flag.OPIOID, "systemic")))
    found = find(form("{named: opioids}"), Answers(values=values), names)
    assert ("tried" in {q.id for q in found.offered}) is holds


# ---------------------------------------------------------------- hidden questions


def test_what_was_told_below_a_no_counts_and_prints_and_is_not_asked() -> None:
    values: dict[str, Value] = {"surgery_planned": "no", "surgery_date": day("2026-12-05")}
    values["visit_date"] = day("2026-12-03")
    found = find(form("{days_to_surgery: {at_most: 30}}"), Answers(values=values))
    assert "tried" in {q.id for q in found.offered}
    assert (found.hidden, dict(found.below)) == ((), {"surgery_date": "surgery_planned"})
    assert "surgery_date" not in found.visible
    assert "surgery_date" in found.printed


def test_a_hidden_question_counts_as_not_asked_rather_than_not_answered() -> None:
    assert not offered("{surgery_date: not_answered}", surgery_planned="no")
    assert offered("{surgery_date: not_answered}", surgery_planned="yes")


def test_a_question_that_waits_for_a_hidden_one_is_hidden_too_whatever_the_order() -> None:
    late = "      - {id: anaesthetic, kind: text, label: Which?, when: {surgery_date: {answered: yes}}}\n"
    text = changed("      - {id: allergies_what", late + "      - {id: allergies_what")
    values: dict[str, Value] = {"surgery_planned": "no", "surgery_date": day("2026-12-05"), "anaesthetic": "full"}
    found = find(load_text(text), Answers(values=values))
    assert {hidden.field.id for hidden in found.hidden} == {"anaesthetic"}


def test_the_day_of_the_last_opioid_and_typed_medicines_count_whatever_is_asked() -> None:
    text = changed(
        "{id: opioid_last_dose, kind: date, label: Last dose}",
        "{id: opioid_last_dose, kind: date, label: Last dose, when: {opioids_now: yes}}",
    )
    values: dict[str, Value] = {"opioids_now": "no", "opioid_last_dose": day("2026-11-19")}
    found = find(load_text(text), Answers(values=values))
    assert "opioid_last_dose" not in found.visible
    assert "opioid_last_dose" in found.printed
    assert found.hidden == ()
