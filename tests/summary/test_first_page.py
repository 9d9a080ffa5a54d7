"""Page 1: what stands on it, what may leave it and in which order, and what never does."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import MedicineRow, OwnQuestion, PartialDate, QuestionChoices, TherapyRow, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.model import State
from ldnprep.summary.first_page import at_rung
from ldnprep.summary.model import Block, Document, FlagLine, Frame, Mark, SafetyTable, Tone
from tests.summary.reading import NO_CHOICES, How, section, sheet, spans, words

PLAIN = ("metformin", "ramipril", "sertraline", "omeprazole", "simvastatin", "amlodipine", "cetirizine", "insulin")
FULL: dict[str, Value] = {
    "patient_name": "Maureen O'Shaughnessy-Bell",
    "visit_date": PartialDate(2026, 12, 3),
    "opioids_now": "yes",
    "surgery_planned": "yes",
    "cancer": "yes",
    "alcohol": "yes",
    "overdose_ever": "yes",
    "liver_disease": "not_sure",
    "allergies": "yes",
    "allergies_what": "plasters " * 20,
    "kidney_disease": "yes",
    "pain_now": 8,
    "medicines": tuple(map(MedicineRow, (*PLAIN, "tramadol", "Zzyzx 7"))),
    "therapies": (TherapyRow("exercise", "", "using", "helped"),),
}


@pytest.fixture(scope="module")
def full(shipped: Checklist) -> Document:
    choices = QuestionChoices(chosen=("own_1",), top=("own_1",), own=(OwnQuestion("own_1", "why " * 100),))
    return sheet(shipped, choices, **FULL)


def kept(made: Document, rung: int) -> str:
    return words(at_rung(made.first, rung)[0])


def blocks(made: Document, rung: int) -> list[Block]:
    return [block for part in at_rung(made.first, rung)[0] for block in part.blocks]


def flag_lines(made: Document, rung: int = 0) -> list[FlagLine]:
    return [block for block in blocks(made, rung) if isinstance(block, FlagLine)]


def label(checklist: Checklist, alert: str) -> str:
    return next(a.label for a in checklist.alerts() if a.id == alert)


def leaves_at(made: Document, word: str) -> int:
    """The first rung at which this word is gone from page 1."""
    return next(n for n in range(made.first.rungs + 2) if n > made.first.rungs or word not in kept(made, n))


def test_parts_leave_in_the_order_that_was_agreed(shipped: Checklist, full: Document) -> None:
    details = next(line for line in flag_lines(full) if line.label == label(shipped, "b6_liver")).body[-1].text
    opioid = next(line for line in flag_lines(full) if line.label == label(shipped, "b1_opioid")).body[-1].text
    words = ["using now", PLAIN[-1], PLAIN[0], "10 = worst", details, opioid, "why " * 100]
    order = [leaves_at(full, word) for word in words]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    assert order[0] == 1


def test_details_of_flags_leave_from_the_least_urgent_up(full: Document) -> None:
    gone = [leaves_at(full, line.body[0].text) for line in flag_lines(full) if line.state]
    assert gone == sorted(gone, reverse=True)


def test_what_never_leaves_stays_at_every_rung(shipped: Checklist, full: Document) -> None:
    always = ["Maureen O'Shaughnessy-Bell", shipped.texts["fixed_sentence"], "why why why"]
    always += [row.label for row in shipped.safety_table]
    flags = [label(shipped, name) for name in ("b1_opioid", "b2_check", "b6_liver", "b7_allergies", "c1_surgery")]
    for rung in range(full.first.rungs + 1):
        page = kept(full, rung)
        # the last forms, for large print, leave to the table what the table shows with the same mark and state
        last = rung > full.first.rungs - 3 and shipped.texts["marks_below"] in page
        assert [word for word in [*always, *([] if last else flags)] if word not in page] == [], rung


def test_what_leaves_stands_in_full_on_the_later_pages(full: Document) -> None:
    everything = [s.text for s in spans(full.first.parts) if s.typed and not s.text.endswith(" …")]
    for rung in range(full.first.rungs + 1):
        parts, moved = at_rung(full.first, rung)
        there = {s.text for s in spans((parts, moved, full.sections)) if s.typed}
        assert [text for text in everything if text not in there] == []


def test_everything_that_left_says_where_it_goes_on(full: Document) -> None:
    last, _ = at_rung(full.first, full.first.rungs)
    targets = {s.continued for s in spans(last) if s.continued}
    assert targets == {"continuation", "questions"}
    _, moved = at_rung(full.first, full.first.rungs)
    assert words(full.first.parts[-2].blocks[0]) in words(moved)


def test_a_and_b_are_never_cut_and_the_rest_is_named_on_page_1(shipped: Checklist) -> None:
    answers: dict[str, Value] = {row.field: "not_sure" for row in shipped.safety_table}
    answers["cancer"] = "yes"
    made = sheet(shipped, **answers)
    lines = flag_lines(made)
    shown = [line for line in lines if line.number]
    assert len(shown) > 6
    never_cut = {label(shipped, name) for name in ("a1_suicide", "b1_opioid", "b6_liver", "b8_naltrexone")}
    assert never_cut <= {line.label for line in shown}
    assert lines[-1].label == shipped.texts["more_flags"]
    cancer = label(shipped, "d4_cancer")
    assert cancer in words(lines[-1].body)
    _, moved = at_rung(made.first, 0)
    assert cancer in {block.label for block in moved if isinstance(block, FlagLine)}


def test_at_most_six_lines_while_less_urgent_ones_can_wait(shipped: Checklist) -> None:
    answers: dict[str, Value] = {f.id: "no" for f in shipped.fields() if f.kind.value == "yes_no_unsure"}
    answers |= dict.fromkeys(("cancer", "alcohol", "immune_disease", "surgery_planned", "pregnancy"), "yes")
    answers |= dict.fromkeys(("overdose_ever", "urgent_pain_condition", "drug_tests"), "yes")
    lines = [line for line in flag_lines(sheet(shipped, **answers)) if line.number]
    assert len(lines) == 6
    assert lines[0].label == label(shipped, "c1_surgery")


def test_without_a_flag_the_box_says_so_and_names_what_is_missing(shipped: Checklist) -> None:
    made = sheet(shipped, opioids_now="no")
    assert shipped.texts["no_flags"] in kept(made, 0)
    named = " ".join(words(line.body) for line in flag_lines(made))
    assert next(f.short for f in shipped.fields() if f.id == "liver_disease") in named
    assert all(line.mark is Mark.UNANSWERED for line in flag_lines(made))


@pytest.mark.parametrize(
    ("state", "mark", "tone", "word"),
    [
        ("yes", Mark.FLAG, Tone.STRONG, "yes"),
        ("no", Mark.NONE, Tone.PLAIN, "no"),
        ("not_sure", Mark.UNSURE, Tone.STRONG, "not sure"),
        (None, Mark.UNANSWERED, Tone.ITALIC, "not answered"),
    ],
)
def test_four_states_four_words(shipped: Checklist, state: str | None, mark: Mark, tone: Tone, word: str) -> None:
    for row in shipped.safety_table:
        made = sheet(shipped, **({row.field: state} if state else {}))
        table = next(b for p in made.first.parts for b in p.blocks if isinstance(b, SafetyTable))
        cell = next(c for c in table.cells if c.label == row.label)
        assert (cell.mark, cell.state, cell.tone) == (mark, word, tone)
        assert [c.label for c in table.cells] == [r.label for r in shipped.safety_table]


def test_no_opioid_is_reported_never_promised(shipped: Checklist) -> None:
    words_without = kept(sheet(shipped, opioids_now="no"), 0)
    assert "No opioid reported (patient's answer; not verified)." in words_without
    with_name = kept(sheet(shipped, opioids_now="no", medicines=(MedicineRow("tramadol"),)), 0)
    assert "No opioid reported" not in with_name
    assert shipped.texts["but_typed"] in with_name
    assert "No opioid reported" not in kept(sheet(shipped, opioids_now="no", notes="morphine in May"), 0)
    in_the_gut = sheet(shipped, opioids_now="no", medicines=(MedicineRow("loperamide"),))
    assert "No opioid reported" not in kept(in_the_gut, 0)
    for name in ("opioid_patch_or_pump", "opioid_pump", "opioid_treatment", "opioid_depot_ever", "opioid_tapering"):
        for state in ("yes", "not_sure"):
            answers: dict[str, Value] = {"opioids_now": "no", name: state}
            assert "No opioid reported" not in kept(sheet(shipped, **answers), 0), name


@pytest.mark.parametrize(
    ("answer", "state"), [(None, "not_answered_but_typed"), ("not_sure", "not_sure"), ("no", "answered_no_but_typed")]
)
@pytest.mark.parametrize("field", ["medicines", "opioid_names"])
def test_a_typed_opioid_never_stands_behind_the_quiet_sign_of_a_gap(
    shipped: Checklist, field: str, answer: str | None, state: str
) -> None:
    answers: dict[str, Value] = {field: (MedicineRow("oxycodon"),)}
    if answer is not None:
        answers["opioids_now"] = answer
    made = sheet(shipped, **answers)
    line = next(each for each in flag_lines(made) if "oxycodon" in words(each.body))
    assert line.mark is Mark.FLAG
    assert line.state == shipped.texts[state]
    for rung in range(made.first.rungs + 1):
        cell = next(block for block in blocks(made, rung) if isinstance(block, SafetyTable)).cells[0]
        assert cell.mark is Mark.FLAG
        assert cell.state == shipped.texts[answer or "not_answered"]
        assert shipped.texts["but_typed"] in words(cell.beside) or rung > 0


def test_a_flag_prints_what_was_typed_and_what_was_recognised(shipped: Checklist) -> None:
    rows = (MedicineRow("tramadal 50s"), MedicineRow("Butrans patch 10"), MedicineRow("heroin"))
    last = PartialDate(2026, 11, 19)
    made = sheet(shipped, opioids_now="no", medicines=rows, opioid_last_dose=last)
    first = flag_lines(made)[0]
    assert first.state == shipped.texts["answered_no_but_typed"]
    body = words(first.body)
    assert "“tramadal 50s” (tramadol)" in body
    assert "19 Nov 2026" in body
    assert "(buprenorphine patch, long-acting)" in body
    assert "interval uncertain" in body
    strong = [s.text for s in first.body if s.tone is Tone.STRONG and not s.typed]
    assert {"buprenorphine patch", "long-acting", "interval uncertain"} <= set(strong)
    assert all(s.typed for s in first.body if s.text in ("tramadal 50s", "Butrans patch 10", "heroin"))


@pytest.mark.parametrize("country", ["us", "ca", "au", "uk", "ie", "nz", "other"])
def test_the_register_is_named_where_there_is_one(shipped: Checklist, country: str) -> None:
    page = kept(sheet(shipped, NO_CHOICES, How(country=country), opioids_now="yes"), 0)
    assert (shipped.texts["check_pmp"] in page) is (country in ("us", "ca", "au"))


def test_top_three_headings_tell_who_chose(shipped: Checklist) -> None:
    def heading(choices: QuestionChoices) -> str:
        made = sheet(shipped, choices)
        return words(next(p for p in made.first.parts if p.frame is Frame.TOP).blocks[0])

    texts = shipped.texts
    assert texts["top_suggested"] in heading(QuestionChoices())
    assert texts["top_suggested"] in heading(QuestionChoices(chosen=("if_no",)))
    assert texts["top_chosen"] in heading(QuestionChoices(top=("if_no",), chosen=("if_no",)))
    none = sheet(shipped, QuestionChoices(top=()))
    assert texts["top_none"] in kept(none, 0)


def test_a_long_question_leaves_its_end_for_the_question_pages(full: Document) -> None:
    assert "why " * 100 in words(section(full, "questions"))
    page = kept(full, full.first.rungs)
    assert "why why" in page
    assert "why " * 100 not in page


def test_heavy_drinking_adds_its_sentence(shipped: Checklist) -> None:
    for state, there in (("yes", True), ("not_sure", True), ("no", False), (None, False)):
        made = sheet(shipped, **({"alcohol": state} if state else {}))
        assert (shipped.texts["stop_drinking"] in kept(made, made.first.rungs)) is there


def test_a_scale_nobody_touched_is_not_answered(shipped: Checklist) -> None:
    part = next(p for p in sheet(shipped, pain_now=0).first.parts if p.frame is Frame.SCALES)
    line = words(part.blocks[1])
    assert "Pain 0 ·" in line
    assert line.count(shipped.texts["not_answered"]) == 5
    assert "10 = worst" in line


def test_200_medicines_that_raise_flags_can_leave(shipped: Checklist) -> None:
    made = sheet(shipped, medicines=tuple(MedicineRow(f"tramadol {n}") for n in range(200)))
    assert "tramadol 150" not in kept(made, made.first.rungs)
    parts, moved = at_rung(made.first, made.first.rungs)
    assert "tramadol 150" in words(moved)
    assert State.NOT_ANSWERED.value.replace("_", " ") in words(parts)
