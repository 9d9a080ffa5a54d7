"""How much stands where room is short: each row on one side of a bound, the next one on the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from msgspec.structs import replace

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
from ldnprep.rules.model import Findings
from ldnprep.summary.back import STEPS as BACK_STEPS
from ldnprep.summary.back import back
from ldnprep.summary.front import STEPS, front, front_alone
from ldnprep.summary.model import Band, Mark, Side
from ldnprep.summary.portal import portal
from ldnprep.summary.sources import short_source
from ldnprep.summary.words import desk
from tests.rules.oracle import YES_NO
from tests.summary.reading import SAVED, words


def rows(names: Iterable[str]) -> tuple[MedicineRow, ...]:
    return tuple(map(MedicineRow, names))


def numbered(name: str, count: int) -> tuple[MedicineRow, ...]:
    return rows(f"{name} {n}" for n in range(1, count + 1))


def letters(count: int) -> str:
    """Words of so many letters in all."""
    return ("word " * count)[: count - 1] + "x"


def open_but(*names: str) -> dict[str, Value]:
    """No to every question but these, which are left open."""
    return {name: "no" for name in YES_NO if name not in names}


def side(
    checklist: Checklist, of: str, step: str, values: dict[str, Value], own: tuple[str, ...] = ()
) -> tuple[Side, Findings]:
    """A side on which all steps up to this one were taken; "": none."""
    questions = tuple(OwnQuestion(f"own_{n}", text) for n, text in enumerate(own, start=1))
    ids = tuple(question.id for question in questions)
    choices = QuestionChoices(chosen=ids, top=ids[:3], own=questions) if own else QuestionChoices()
    answers = Answers(values, Settings(), choices, saved=SAVED)
    found = find(checklist, answers)
    at = desk(checklist, found.shared(answers), found, "us")
    make, steps = (front, STEPS) if of == "front" else (back, BACK_STEPS)
    return make(at, steps[: steps.index(step) + 1] if step else ()), found


_YES: dict[str, Value] = {"opioids_now": "yes"}
_ILL = ("immune_disease", "cancer", "transplant")
_GAPS = ("opioid_pump", "opioid_tapering", "opioid_cough", "opioid_depot_ever", "opioid_use_disorder")
_OF_OTHERS = ("dialysis", "mood_history", "naltrexone_allergy")
_UNKNOWN = ("grobnix", "zzyrblex", "fnordol", "quuxine", "blarghin")
_TRIED = ("heat pad", "yoga")


@pytest.mark.parametrize(
    ("step", "values", "stands", "not_there"),
    [
        # opioids by name
        ("floor", {**_YES, "opioid_names": numbered("tramadol", 6)}, "tramadol 6", "and 1 more"),
        ("floor", {**_YES, "opioid_names": numbered("tramadol", 7)}, "and 1 more", "tramadol 7"),
        ("ledger", {**_YES, "opioid_names": numbered("tramadol", 9)}, "tramadol 9", "and 3 more"),
        # other medicines
        ("medicines", {"medicines": numbered("metformin", 5)}, "metformin 5", "and 1 more"),
        ("medicines", {"medicines": numbered("metformin", 6)}, "and 1 more", "metformin 6"),
        ("questions", {"medicines": numbered("metformin", 9)}, "metformin 9", "and 1 more"),
        ("ledger", {"medicines": rows(_UNKNOWN[:4])}, _UNKNOWN[3], "and 1 more"),
        ("ledger", {"medicines": rows(_UNKNOWN)}, "and 1 more", _UNKNOWN[4]),
        ("details", {"medicines": rows(_UNKNOWN)}, _UNKNOWN[4], "and 1 more"),
        # what was answered yes in one row
        ("floor", dict.fromkeys(_ILL[:2], "yes"), "cancer yes", "and 1 more"),
        ("floor", dict.fromkeys(_ILL, "yes"), "and 1 more yes", "transplant"),
        ("ledger", dict.fromkeys(_ILL, "yes"), "transplant yes", "and 1 more"),
        # what was tried
        ("chart", {"therapies": tuple(TherapyRow("", name) for name in _TRIED)}, "yoga", "thing"),
        ("tried", {"therapies": tuple(TherapyRow("", name) for name in _TRIED)}, "what I tried", "yoga"),
        # questions left open that weigh
        ("", {**open_but(*_GAPS[:4]), **_YES}, "spinal pump", "Not answered:\u00a04"),
        ("", {**open_but(*_GAPS), **_YES}, "Not answered:\u00a05", "spinal pump"),
        ("", open_but("opioid_treatment", _GAPS[0], *_OF_OTHERS), "dialysis", "4 more"),
        ("", open_but("opioid_treatment", *_GAPS[:2], *_OF_OTHERS), "5 more", "dialysis"),
        # signs of danger that were left open: one by its name
        ("", open_but("liver_signs_now"), "yellow", "some danger signs"),
        ("", open_but("liver_signs_now", "swollen_face_now"), "danger signs", "yellow"),
        # what she typed
        ("words_long", {"decision_values": letters(240)}, letters(240), "…"),
        ("words_long", {"decision_values": letters(241)}, "…", letters(241)),
        ("words", {"decision_values": letters(110)}, letters(110), "…"),
        ("words", {"decision_values": letters(111)}, "…", letters(111)),
        ("floor", {"patient_name": letters(120)}, letters(120), "…"),  # who she is stays whole longer than all else
        ("floor", {"patient_name": letters(121)}, "…", letters(121)),
    ],
)
def test_page_1_names_so_many_things_and_no_more(
    shipped: Checklist, step: str, values: dict[str, Value], stands: str, not_there: str
) -> None:
    page = words(side(shipped, "front", step, values)[0].blocks)
    assert stands in page
    assert not_there not in page


@pytest.mark.parametrize(
    ("step", "values", "own", "stands", "not_there"),
    [
        ("words_long", {"notes": letters(330)}, (), letters(330), "…"),
        ("words_long", {"notes": letters(331)}, (), "…", letters(331)),
        ("words", {"notes": letters(200)}, (), letters(200), "…"),
        ("words", {"notes": letters(201)}, (), "…", letters(201)),
        ("words_short", {"notes": letters(110)}, (), letters(110), "…"),
        ("words_short", {"notes": letters(111)}, (), "…", letters(111)),
        # beside the title whose sheet it is
        ("", {"patient_name": letters(120)}, (), letters(120), "…"),
        ("", {"patient_name": letters(121)}, (), "…", letters(121)),
        # questions beside the three
        ("", {}, tuple(f"question {n}?" for n in range(1, 9)), "question 8?", "more questions"),
        ("", {}, tuple(f"question {n}?" for n in range(1, 10)), "more questions", "question 9?"),
    ],
)
def test_page_2_holds_so_much_and_no_more(
    shipped: Checklist, step: str, values: dict[str, Value], own: tuple[str, ...], stands: str, not_there: str
) -> None:
    page = words(side(shipped, "back", step, values, own)[0])
    assert stands in page
    assert not_there not in page


@pytest.mark.parametrize(("length", "whole"), [(84, True), (85, False)])
def test_a_question_on_page_1_is_cut_between_words(shipped: Checklist, length: int, *, whole: bool) -> None:
    question = f"{letters(length - 1)}?"
    made, _ = side(shipped, "front", "questions", {}, (question,))
    assert (question in words(made.blocks)) is whole
    assert (shipped.texts["moved_words"] in made.moved) is not whole
    assert ("word …" in words(made.blocks)) is not whole


@pytest.mark.parametrize(("length", "whole"), [(120, True), (121, False)])
def test_in_the_shortest_message_her_words_are_cut(shipped: Checklist, length: int, *, whole: bool) -> None:
    answers = Answers({"kidney_disease": "yes", "kidney_details": letters(length)}, saved=SAVED)
    ways = portal(shipped, answers, find(shipped, answers)).ways
    said = ["\n".join(line.text for line in way) for way in ways]
    assert [letters(length) in each for each in said[:2]] == [True, whole]


@pytest.mark.parametrize(("length", "whole"), [(110, True), (111, False)])
def test_a_question_in_the_message_has_so_many_letters(shipped: Checklist, length: int, *, whole: bool) -> None:
    own = (OwnQuestion("own_1", letters(length)),)
    answers = Answers({"patient_name": letters(length - 1)}, questions=QuestionChoices(None, ("own_1",), own=own))
    made = portal(shipped, answers, find(shipped, answers))
    assert (made.short == (letters(length),)) is whole
    assert (made.head[1] == f"{letters(length - 1)}.") is whole


@pytest.mark.parametrize(("length", "kept"), [(90, 90), (91, 90)])
def test_a_source_without_a_short_name_has_90_letters_at_most(shipped: Checklist, length: int, kept: int) -> None:
    source = next(iter(shipped.sources.values()))
    assert short_source(replace(source, short="", citation="x" * length)) == "x" * kept


@pytest.mark.parametrize(("typed", "every"), [("metformin", True), ("diazepam", False)])
def test_what_a_typed_name_answers_was_not_answered_no(shipped: Checklist, typed: str, *, every: bool) -> None:
    """She did not say no to "a medicine that makes you sleepy" who typed one: then the noes are counted."""
    left: dict[str, Value] = {name: "no" for name in YES_NO if name != "sedatives"}
    values = {**left, "medicines": rows([typed]), **({"sedatives": "no"} if every else {})}
    page = words(side(shipped, "front", "ledger", values)[0].blocks)
    assert (shipped.texts["all_other_safety"] in page) is every


@pytest.mark.parametrize(("day", "told"), [(27, True), (28, False), (29, True)])
def test_when_words_for_a_day_were_written_stands_unless_the_head_says_it(
    shipped: Checklist, day: int, *, told: bool
) -> None:
    values: dict[str, Value] = {**_YES, "opioid_last_dose": TypedDate("Tuesday", date(2026, 11, day))}
    answers = Answers(values, saved=SAVED.replace(day=28))
    found = find(shipped, answers)
    page = words(front(desk(shipped, found.shared(answers), found, "uk"), STEPS[:1]))
    assert ("“Tuesday” (written" in page) is told


@pytest.mark.parametrize(
    ("kidneys", "dialysis", "said"),
    [
        ("yes", "yes", "Kidneys: yes"),
        ("not_sure", "yes", "Kidneys: not sure, dialysis yes"),
        ("not_sure", "not_sure", "Kidneys: not sure"),
        ("no", "yes", "Kidneys: dialysis yes"),
    ],
)
def test_the_shortest_message_tells_of_a_topic_what_decides_it_and_what_is_sure(
    shipped: Checklist, kidneys: str, dialysis: str, said: str
) -> None:
    answers = Answers({"kidney_disease": kidneys, "dialysis": dialysis}, saved=SAVED)
    *_, shortest = portal(shipped, answers, find(shipped, answers)).ways
    assert said in [line.text for line in shortest]


@pytest.mark.parametrize(("count", "told"), [(5, 5), (6, 6), (7, 8)])
def test_an_answer_that_stands_before_rows_without_a_name_is_told_again_where_rows_may_leave(
    shipped: Checklist, count: int, told: int
) -> None:
    unnamed = tuple(MedicineRow(amount=f"{n} mg", under="opioid_cough") for n in range(count))
    page = words(side(shipped, "front", "", {**_YES, "opioid_cough": "yes", "opioid_names": unnamed})[0].blocks)
    assert page.count("cough syrup yes") == told


@pytest.mark.parametrize(("length", "again"), [(110, False), (111, True)])
def test_a_name_in_an_answer_that_has_no_room_is_quoted_among_the_opioids(
    shipped: Checklist, length: int, *, again: bool
) -> None:
    told = f"morphine {letters(length - len('morphine '))}"
    values: dict[str, Value] = {"opioid_procedure": "yes", "opioid_procedure_what": told}
    page = words(side(shipped, "front", "words", values)[0].blocks)
    assert (f"({shipped.texts['mentioned_in']} " in page) is again


@pytest.mark.parametrize(
    ("notes", "given_up", "more", "shown"),
    [
        ("", (), False, None),
        ("My sister comes too", (), False, "“My sister comes too”"),  # known to no list: in her own words
        ("My sister comes too", ("notes_gone",), True, None),
        ("w " * 39 + "ww", ("notes",), False, f"“{'w ' * 39}ww”"),  # a full front has room for so much
        ("w " * 39 + "www", ("notes",), True, f"“{'w ' * 39}…”"),
        ("One.\nTwo\nthree", (), False, "“One. / Two / three”"),
        ("My sister comes. I take tramadol. I tire soon. Speak slowly.", (), False,
         "“My sister comes. … I tire soon. Speak slowly.”"),  # a row tells the other one
        ("I take tramadol.", (), False, None),
        ("w " * 119 + "ww", (), False, f"“{'w ' * 119}ww”"),
        ("w " * 119 + "www", (), True, f"“{'w ' * 119}…”"),
    ],
)  # fmt: skip
def test_what_no_row_tells_of_her_notes_stands_on_the_front_in_her_words(
    shipped: Checklist, notes: str, given_up: tuple[str, ...], shown: str | None, *, more: bool
) -> None:
    answers = Answers({**dict.fromkeys(YES_NO, "no"), **({"notes": notes} if notes else {})}, saved=SAVED)
    at = desk(shipped, answers, find(shipped, answers), "us")
    rows = {row.topic: row for block in front(at, given_up).blocks for row in getattr(block, "rows", ())}
    assert ("(see notes)" in words(front(at, given_up).blocks)) is more
    assert "(see notes)" not in words(front_alone(at, given_up).blocks)
    told = rows.get(shipped.texts["notes_front"])
    assert (words(told.text) if told else None) == shown


@pytest.mark.parametrize("given_up", [(), ("asides",)])
def test_what_she_typed_beside_a_medicine_a_treatment_or_a_fear_stands_there_while_there_is_room(
    shipped: Checklist, given_up: tuple[str, ...]
) -> None:
    values: dict[str, Value] = {
        "want_to_avoid": "topping myself again",
        "medicines": (MedicineRow("metformin", reason="my sugar"),),
        "therapies": (TherapyRow(name="Reiki", state="tried", stopped="the salon shut"),),
    }
    answers = Answers(values, saved=SAVED)
    page = words(front(desk(shipped, answers, find(shipped, answers), "us"), given_up).blocks)
    for told in ("I want to avoid: “topping myself again”", "“metformin”, what for: “my sugar”",
                 "“Reiki”, stopped: “the salon shut”"):  # fmt: skip
        assert (told in page) is (not given_up)


def test_notes_are_there_for_whoever_answered_nothing_too(shipped: Checklist) -> None:
    answers = Answers({"notes": "no stairs, my sister drives"}, saved=SAVED)
    at = desk(shipped, answers, find(shipped, answers), "us")
    rows = {row.topic: words(row.text) for block in front(at, ()).blocks for row in getattr(block, "rows", ())}
    assert rows[shipped.texts["notes_front"]].startswith("“no stairs")


def test_a_short_band_has_one_row_of_what_she_is_sure_of_and_one_of_what_she_is_not(shipped: Checklist) -> None:
    told: dict[str, Value] = {"opioids_now": "not_sure", "on_naltrexone": "not_sure", "mood_crisis": "yes"}
    answers = Answers(told, saved=SAVED)
    at = desk(shipped, answers, find(shipped, answers), "us")
    band = next(block for block in front(at, STEPS).blocks if isinstance(block, Band))
    sure, doubt = band.rows
    assert (sure.mark, doubt.mark) == (Mark.URGENT, Mark.UNSURE)
    assert words(sure.text).startswith(shipped_label(shipped, "a1_suicide"))
    assert f"{shipped.texts['yes']}." in words(sure.text)
    assert shipped.texts["not_sure"] not in words(sure.text)


def test_where_no_room_is_left_for_her_words_the_band_says_in_which_box_they_stand(shipped: Checklist) -> None:
    told: dict[str, Value] = {"mood_crisis": "no", "notes": "Some days I wish I was dead."}
    answers = Answers(told, saved=SAVED)
    at = desk(shipped, answers, find(shipped, answers), "us")
    short, whole = (words(front(at, steps)) for steps in (STEPS, ()))
    assert "answered no, but typed (in Notes)." in short
    assert shipped.texts["see_below"] not in short
    assert "“Some days I wish I was dead.”" in whole


def shipped_label(checklist: Checklist, alert: str) -> str:
    return next(each.label for each in checklist.alerts() if each.id == alert)
