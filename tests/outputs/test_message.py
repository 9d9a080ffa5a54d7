"""The short message for a portal: it fits, and no name in it is cut."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.message import MOST, message
from ldnprep.pipeline import load_checklist
from tests.summary.reading import NO_CHOICES, made_of, sheet


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return load_checklist()


def told(checklist: Checklist, choices: QuestionChoices = NO_CHOICES, /, **values: Value) -> str:
    return message(sheet(checklist, choices, **values), checklist.texts)


def test_it_tells_who_what_and_three_questions(shipped: Checklist) -> None:
    text = told(
        shipped, patient_name="Ann", opioids_now="no", medicines=(MedicineRow("tramadal 50s"),), liver_disease="yes"
    )
    assert "Ann" in text
    assert "Opioids: answered no, but typed:" in text
    assert "“tramadal 50s” → tramadol" in text
    assert "Liver: yes" in text
    assert [f"\n{number}. " in text for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert text.endswith(f"{shipped.texts['message_attached']}\n")


def test_what_must_be_done_today_comes_first(shipped: Checklist) -> None:
    text = told(shipped, mood_crisis="yes", opioids_now="yes")
    assert text.index("Thoughts of ending life") < text.index("Opioids: yes")


def test_an_empty_sheet_has_a_message(shipped: Checklist) -> None:
    text = message(made_of(shipped, Answers()), shipped.texts)
    assert "Opioids: not answered" in text
    assert len(text) < MOST


@pytest.mark.parametrize("count", [1, 10, 40])
@pytest.mark.parametrize("name", ["tramadol " + "x" * 80, "трамадол", "ٹراماڈول", "ትራማዶል", "トラマドール"])
def test_no_name_is_cut_however_many_there_are(shipped: Checklist, name: str, count: int) -> None:
    long = QuestionChoices(own=(OwnQuestion("own_1", "why " * 500),), chosen=("own_1",), top=("own_1",))
    rows = tuple(MedicineRow(f"{name} {n}", "as needed " * 9) for n in range(count))
    text = told(shipped, long, patient_name="n" * 200, opioids_now="yes", opioid_names=rows)
    assert len(text) <= MOST
    whole = [n for n in range(count) if f"“{name} {n} " in text]
    assert text.count(f"“{name} ") == len(whole)
    if len(whole) < count:
        assert f"and {count - len(whole)} {shipped.texts['message_more_opioids']}" in text
