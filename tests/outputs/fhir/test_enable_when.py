"""Skip logic as FHIR says it means what our conditions mean; what it cannot say is never said by half."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import DateNotSure, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.content.when import (
    AgeAtVisit,
    Condition,
    DaysSince,
    DaysToSurgery,
    FieldAnswered,
    FieldIs,
    MentionedIn,
    NamedIn,
    OnlyHarmless,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    TherapyIs,
    Told,
)
from ldnprep.outputs.fhir.codes import DESIGN_NOTE
from ldnprep.outputs.fhir.enable_when import cannot_be_said
from ldnprep.outputs.fhir.questionnaire import CANNOT_SAY, questionnaire
from ldnprep.rules.find import find
from tests.outputs.fhir.made import SAVED, Json, item, items, made, response, said, values

ASKED = "asked_here"


def asking(shipped: Checklist, *any_of: tuple[Test, ...]) -> Checklist:
    """The built-in content with one more field, which is asked under a condition."""
    field = Field(ASKED, Kind.TEXT, "Asked here?", "Asked here", when=Condition(any_of))
    last = shipped.pages[-1]
    return replace(shipped, pages=(*shipped.pages[:-1], replace(last, fields=(*last.fields, field))))


def enabled(rule: Json, given: dict[str, list[Any]]) -> bool:
    """Whether R4 shows an item, told from its definition (hl7.org/fhir/R4/questionnaire-definitions.html)."""
    tests = [_holds(test, given.get(test["question"], [])) for test in rule.get("enableWhen", [])]
    return (all if rule.get("enableBehavior") == "all" else any)(tests) if tests else True


def _holds(test: Json, given: list[Any]) -> bool:
    (key,) = (name for name in test if name.startswith("answer"))
    wanted = test[key]["code"] if key == "answerCoding" else test[key]
    return {
        "exists": lambda: bool(given) is wanted,
        "=": lambda: wanted in given,
        ">=": lambda: any(value >= wanted for value in given),
        "<=": lambda: any(value <= wanted for value in given),
    }[test["operator"]]()


SOME: tuple[dict[str, Value], ...] = (
    {},
    {"opioids_now": "yes"},
    {"opioids_now": "no", "pain_now": 0},
    {"opioids_now": "not_sure", "pain_now": 4, "conditions": ("crps", "other")},
    {"pain_now": 7, "conditions": ("fibromyalgia",), "filled_in_by": "helper"},
    {"pain_now": 10, "opioid_last_dose": DateNotSure()},
    {"opioids_now": "yes", "opioid_last_dose": PartialDate(2026, 11, 20), "pain_now": 8},
    {"opioid_last_dose": TypedDate("last week", SAVED.date())},
    {"opioids_now": "yes", "pain_now": 7, "filled_in_by": "self", "medicines": (MedicineRow(amount="5 mg"),)},
    {"therapies": (TherapyRow(id="exercise", state="using"),), "notes": "hello"},
    {"therapies": (TherapyRow(name="swimming"),), "alcohol": "no", "opioids_now": "no"},
)
SAYABLE: dict[str, tuple[tuple[Test, ...], ...]] = {
    "one value": ((FieldIs("opioids_now", ("yes",)),),),
    "any of values": ((FieldIs("opioids_now", ("yes", "not_sure")),),),
    "value or nothing": ((FieldIs("opioids_now", ("no", "not_answered")),),),
    "nothing": ((FieldIs("opioids_now", ("not_answered",)),),),
    "one of several choices": ((FieldIs("conditions", ("other", "fibromyalgia")),),),
    "a choice": ((FieldIs("filled_in_by", ("helper",)),),),
    "a number": ((FieldIs("pain_now", ("7", "0")),),),
    "no number": ((FieldIs("pain_now", ("not_answered",)),),),
    "at least": ((ScaleWithin("pain_now", at_least=7),),),
    "at most": ((ScaleWithin("pain_now", at_most=4),),),
    "between": ((ScaleWithin("pain_now", 4, 7),),),
    "date not sure": ((FieldIs("opioid_last_dose", ("not_sure",)),),),
    "date not answered": ((FieldIs("opioid_last_dose", ("not_answered",)),),),
    "date answered": ((FieldAnswered("opioid_last_dose"),),),
    "date answered is no": ((FieldAnswered("opioid_last_dose", answered=False),),),
    "text answered": ((FieldAnswered("notes"),),),
    "text not answered": ((FieldAnswered("notes", answered=False),),),
    "medicines answered": ((FieldAnswered("medicines"),),),
    "medicines not answered": ((FieldAnswered("medicines", answered=False),),),
    "therapies answered": ((FieldAnswered("therapies"),),),
    "all of": ((FieldIs("opioids_now", ("yes",)), ScaleWithin("pain_now", at_least=7)),),
    "all of, with a date that is not answered": (
        (FieldIs("opioids_now", ("yes",)), FieldIs("opioid_last_dose", ("not_answered",))),
    ),
    "any of": ((FieldIs("opioids_now", ("yes", "not_sure")),), (ScaleWithin("pain_now", at_least=8),)),
}


@pytest.mark.parametrize("case", SAYABLE)
def test_it_shows_what_the_wizard_asks(shipped: Checklist, case: str) -> None:
    checklist = asking(shipped, *SAYABLE[case])
    rule = item(questionnaire(checklist), ASKED)
    assert rule["enableWhen"]
    asked = [ASKED in find(checklist, said(answers)).visible for answers in SOME]
    assert [enabled(rule, values(response(made(checklist, said(answers))))) for answers in SOME] == asked
    assert len(set(asked)) == 2  # the answers above tell the condition from "always" and "never"


MORE: tuple[dict[str, Value], ...] = (
    {"medicines": (MedicineRow("naltrexone"), MedicineRow("tramadol"), MedicineRow("morphine pump"))},
    {"medicines": (MedicineRow("methadone"), MedicineRow("Qwertyzol forte"))},
    {
        "opioids_now": "yes",
        "alcohol": "yes",
        "alcohol_often": "most_weeks",
        "medicines": (MedicineRow("baclofen pump"),),
    },
    {"therapies": (TherapyRow(id="exercise", state="using", effect="worse"),)},
    {"birth_date": PartialDate(2010, 1, 1), "visit_date": PartialDate(2026, 12, 1)},
    {"surgery_planned": "yes", "surgery_date": PartialDate(2026, 12, 1), "visit_date": DateNotSure()},
)
UNSAYABLE: dict[str, tuple[tuple[tuple[Test, ...], ...], str]] = {
    "recognised": (((RecognisedIn(("pumps",)),),), "typed: pumps"),
    "recognised, by name": (
        ((RecognisedIn(("antagonists",), names=("naltrexone",)),),),
        "typed: antagonists (only naltrexone)",
    ),
    "recognised, long-acting": (
        ((RecognisedIn(("oud",), long_acting="yes", severity="systemic"),),),
        "typed: oud, long-acting, acting in the whole body",
    ),
    "two names at once": (
        ((RecognisedIn(("antagonists",)), RecognisedIn(("analgesics",))),),
        "typed: antagonists and typed: analgesics",
    ),
    "not recognised": (((RecognisedUnknown(),),), "typed: a name that is not recognised"),
    "a therapy": (
        ((TherapyIs(("exercise",), "using", "worse"),),),
        "used or tried: Exercise, using now, made it worse",
    ),
    "age": (((AgeAtVisit(below=18),),), "age at the visit: below 18"),
    "a name that may be wrong": (((OnlyHarmless(),),), "known to be something else"),
    "a topic": (((Told("opioids"),),), "tells of opioids"),
    "days since": (((DaysSince("opioid_last_dose", at_most=30),),), "Opioid last used: at most 30 days ago"),
    "a list of names": (((NamedIn("opioid_names"),),), "any name"),
    "a name in words": (((MentionedIn(("notes",)),),), "an opioid or a blocker is named in Notes"),
    "days to surgery": (((DaysToSurgery(at_most=30),),), "days from the visit to the operation: at most 30"),
    "half of an alternative": (
        ((FieldIs("opioids_now", ("yes",)),), (RecognisedIn(("pumps",)),)),
        "Tramadol, codeine or the like, last 4 weeks: yes; or typed: pumps",
    ),
    "half of an all": (
        ((FieldIs("opioids_now", ("yes",)), RecognisedIn(("pumps",))),),
        "Tramadol, codeine or the like, last 4 weeks: yes and typed: pumps",
    ),
    "all of any": (
        ((FieldIs("opioids_now", ("yes", "not_sure")), FieldIs("alcohol", ("yes",))),),
        "Tramadol, codeine or the like, last 4 weeks: yes or not sure and Alcohol: yes",
    ),
    "any of all": (
        (
            (FieldIs("opioids_now", ("yes",)), FieldIs("alcohol", ("yes",))),
            (ScaleWithin("pain_now", 4, 7),),
        ),
        "Alcohol: yes; or Pain: at least 4 and at most 7 of 10",
    ),
    "a date that is not sure or not answered": (
        ((FieldIs("visit_date", ("not_sure", "not_answered")),),),
        "Day of the visit: not sure or not answered",
    ),
    # R4 takes a question that is not asked for one without an answer; our conditions do not
    "nothing, where it may not be asked": (
        ((FieldAnswered("alcohol_often", answered=False),),),
        "Alcohol: not answered",
    ),
}


def test_every_kind_of_condition_is_tried_here() -> None:
    """A clinic may put any of them into its file: FHIR then says it, in its own way or in words."""
    tried = (*SAYABLE.values(), *(any_of for any_of, _ in UNSAYABLE.values()))
    assert {type(test) for any_of in tried for tests in any_of for test in tests} == set(get_args(Test))


@pytest.mark.parametrize("case", UNSAYABLE)
def test_what_r4_cannot_say_follows_the_program_and_says_so(shipped: Checklist, case: str) -> None:
    any_of, words = UNSAYABLE[case]
    checklist = asking(shipped, *any_of)
    asked = item(questionnaire(checklist), ASKED)
    for answers in (*SOME, *MORE):
        shown = enabled(asked, values(response(made(checklist, said(answers)))))
        assert shown is (ASKED in find(checklist, said(answers)).visible)
    assert enabled(asked, {})  # a form without our program's word: rather asked than missed
    (note,) = (e["valueMarkdown"] for e in asked["extension"] if e["url"] == DESIGN_NOTE)
    assert note.startswith(CANNOT_SAY)
    assert words in note


def test_every_field_of_the_content_with_a_condition_has_a_rule_and_a_note_where_it_is_not_the_whole_rule(
    shipped: Checklist,
) -> None:
    form = {one["linkId"]: one for one in items(questionnaire(shipped))}
    fields = {field.id: field for field in shipped.fields()}
    conditional = {field.id for field in fields.values() if field.when}
    assert {name for name in conditional if "enableWhen" in form[name]} == conditional
    noted = {name for name in fields if any(e["url"] == DESIGN_NOTE for e in form[name].get("extension", []))}
    assert noted == {name for name, field in fields.items() if cannot_be_said(field, fields)}
    assert noted
    # they wait for names that only our recogniser knows; or two tests must hold of which one has a choice
    notes = {name: form[name]["extension"][-1]["valueMarkdown"] for name in noted}
    assert {name for name, note in notes.items() if "typed: " not in note} == {"surgery_soon"}


def test_all_four_items_of_a_date_follow_the_same_rule(shipped: Checklist) -> None:
    form = questionnaire(shipped)
    rules = [item(form, f"surgery_date{part}")["enableWhen"] for part in ("", ".state", ".typed", ".typed_on")]
    assert all(rule == rules[0] for rule in rules)


def test_bounds_and_notes_stand_side_by_side(shipped: Checklist) -> None:
    """A scale keeps its bounds when a note joins them."""
    when = Condition(((RecognisedUnknown(),),))
    pages = tuple(
        replace(p, fields=tuple(replace(f, when=when) if f.id == "fog_now" else f for f in p.fields))
        for p in shipped.pages
    )
    extensions = item(questionnaire(replace(shipped, pages=pages)), "fog_now")["extension"]
    assert [e.get("valueInteger") for e in extensions] == [0, 10, None]
