"""With `show_mood` off nothing that leaves tells what she answered about suicide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ldnprep.answers.model import Answers, MedicineRow, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.text import sheet_text
from ldnprep.pipeline import SheetOptions, make_fhir
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings
from ldnprep.summary.document import document

UNTOUCHED = QuestionChoices()
STATES: list[dict[str, Value]] = [{"mood_crisis": "yes"}, {"mood_crisis": "no"}, {"mood_crisis": "not_sure"}, {}]
OTHER: dict[str, Value] = {"opioids_now": "no", "medicines": (MedicineRow("tramadol"),), "alcohol": "yes"}
CHOICES = (
    UNTOUCHED,
    QuestionChoices(chosen=("mood_first", "fair_trial"), top=("mood_first", "fair_trial")),
    QuestionChoices(chosen=("mood_first",), top=("mood_first",), edited={"mood_first": "Can we talk?"}),
)


def answers(mood: dict[str, Value], choices: QuestionChoices = UNTOUCHED, *, show: bool = False) -> Answers:
    return Answers(values={**OTHER, **mood}, settings=Settings(show_mood=show), questions=choices)


@pytest.mark.parametrize("choices", CHOICES)
def test_the_sheet_is_the_same_for_every_answer(shipped: Checklist, choices: QuestionChoices) -> None:
    made = set()
    for mood in STATES:
        said = answers(mood, choices)
        sheet = document(shipped, said, find(shipped, said), country="uk", diary=False)
        made.add((sheet_text(sheet), sheet.sheet_number))
    assert len(made) == 1


def test_the_export_is_the_same_for_every_answer(shipped: Checklist) -> None:
    assert len({make_fhir(shipped, answers(mood), SheetOptions(country="uk")) for mood in STATES}) == 1


def test_what_stands_beside_the_row_and_what_waits_for_it_is_withheld_too(shipped: Checklist) -> None:
    more: dict[str, Value] = {"mood_history": "yes", "mood_history_what": "in 2009", "mood_crisis": "no"}
    found = find(shipped, answers(more))
    assert {"mood_history", "mood_history_what", "mood_crisis"}.isdisjoint(found.printed)
    assert not any(flag.alert.id == "c3_mood" for flag in found.flags)
    assert not any(q.id == "mood_family" for q in found.suggested)
    assert {"mood_history", "mood_history_what", "mood_crisis"} <= found.visible  # she still sees them


def test_the_urgent_text_is_shown_to_her_and_not_on_the_sheet(shipped: Checklist) -> None:
    found = find(shipped, answers({"mood_crisis": "yes"}))
    assert "u1_mood" in {u.id for u in found.urgent}
    assert "u1_mood" not in {u.id for u in found.urgent_printed}


def test_the_row_says_not_shared_and_the_question_is_not_named_as_unanswered(shipped: Checklist) -> None:
    found = find(shipped, answers({}))
    row = found.safety[-1]
    assert (row.row.field, row.withheld) == ("mood_crisis", True)
    assert "mood_crisis" not in {f.id for group in found.unanswered for f in group.fields}


def test_shared_as_long_as_she_does_not_turn_it_off(shipped: Checklist) -> None:
    def shown(found: Findings) -> bool:
        return any(flag.alert.id == "a1_suicide" for flag in found.flags)

    said = answers({"mood_crisis": "yes"}, show=True)
    assert shown(find(shipped, said))
    assert not shown(find(shipped, replace(said, settings=Settings(show_mood=False))))
