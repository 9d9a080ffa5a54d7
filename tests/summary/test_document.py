"""The whole sheet: nothing typed is lost, nothing unanswered is empty, every fact has its numbered source."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ldnprep.answers.model import (
    Answers,
    DateNotSure,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    Settings,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.rules.find import find
from ldnprep.summary.document import document
from ldnprep.summary.first_page import at_rung
from ldnprep.summary.model import (
    Document,
    Listing,
    Paragraph,
    QuestionBlock,
    Scales,
    Table,
    TickBoxes,
    Tone,
    WritingLines,
)
from tests.minimal import minimal_checklist
from tests.summary.reading import NO_CHOICES, How, has_section, section, sheet, spans, words

RICH = "tram & <b>Ω</b> {x} %s  two  spaces «ł» 漢字"


def typed_answer(f: Field) -> Value | None:
    """An answer to this question with words of its own, where words can be typed."""
    mine = f"{f.id} {RICH}"
    rows: dict[Kind, Value] = {
        Kind.TEXT: mine,
        Kind.LONG_TEXT: f"{mine}\nnext line",
        Kind.DATE: TypedDate(mine, date(2026, 11, 22)),
        Kind.MEDICINES: (MedicineRow(mine, f"a {mine}", f"h {mine}", f"r {mine}", f"p {mine}"),),
        Kind.THERAPIES: (TherapyRow("", mine, "using", "worse"),),
        Kind.YES_NO_UNSURE: "yes",
    }
    return rows.get(f.kind)


def everything_typed(checklist: Checklist) -> dict[str, Value]:
    values = {f.id: answer for f in checklist.fields() if (answer := typed_answer(f)) is not None}
    options = {f.id: tuple(o.id for o in f.options) for f in checklist.fields() if f.kind is Kind.CHOICES}
    first = {f.id: f.options[0].id for f in checklist.fields() if f.kind is Kind.CHOICE}
    return {**values, **options, **first, "filled_in_by": "helper"}


def typed_words(value: object) -> list[str]:
    if isinstance(value, MedicineRow):
        return [value.name, value.amount, value.how_often, value.reason, value.prescriber]
    if isinstance(value, TherapyRow):
        return [value.name]
    if isinstance(value, TypedDate):
        return [value.typed]
    if isinstance(value, tuple):
        return [word for item in value for word in typed_words(item)]
    return [value] if isinstance(value, str) and RICH in value else []


def test_everything_that_was_typed_stands_on_the_sheet_unaltered(shipped: Checklist) -> None:
    values = everything_typed(shipped)
    own = QuestionChoices(own=(OwnQuestion("own_1", f"own {RICH}"),), edited={"fair_trial": f"edited {RICH}"})
    said = Answers(values=values, questions=own)
    found = find(shipped, said)
    made = document(shipped, said, found, country="uk", diary=False)
    wanted = [word for f in shipped.fields() if f.print for word in typed_words(values.get(f.id))]
    wanted = [word for word in wanted if not any(word.startswith(h.field.id) for h in found.hidden)]
    assert len(wanted) > 30
    for rung in (0, made.first.rungs):
        printed = {s.text for s in spans((at_rung(made.first, rung), made.sections)) if s.typed}
        assert [word for word in [*wanted, f"own {RICH}"] if word not in printed] == []


def test_every_answer_of_choice_stands_on_the_sheet(shipped: Checklist) -> None:
    values = everything_typed(shipped)
    made = words(sheet(shipped, **values))
    elsewhere = {"filled_in_by", "claims_read"}
    for f in shipped.fields():
        if f.kind is Kind.CHOICES and f.print and f.id not in elsewhere:
            assert [o.short for o in f.options if o.short not in made] == [], f.id


def test_a_hidden_answer_is_left_out(shipped: Checklist) -> None:
    assert "left hip" not in words(sheet(shipped, surgery_planned="no", surgery_what="left hip"))


def test_nothing_is_an_empty_place(shipped: Checklist) -> None:
    """Every safety question without an answer is named as such; none of them looks like a "no"."""
    other = section(sheet(shipped), "other")
    gaps = [words(block.text) for block in other.blocks if isinstance(block, Paragraph)]
    assert all(gap.startswith(f"{shipped.texts['unanswered_label']}: ") for gap in gaps)
    named = {name.strip() for gap in gaps for name in gap.partition(": ")[2].rstrip(".").split(";")}
    asked = {f.short for f in shipped.fields() if f.kind is Kind.YES_NO_UNSURE and f.when is None and f.print}
    assert asked - named <= safety_shorts(shipped)
    assert not any(isinstance(block, Table) for block in other.blocks)


def safety_shorts(shipped: Checklist) -> set[str]:
    """Names of the fields that have their row on page 1."""
    rows = {row.field for row in shipped.safety_table}
    return {f.short for f in shipped.fields() if f.id in rows}


# ---------------------------------------------------------------- who and when


def test_the_title_names_the_visit(shipped: Checklist) -> None:
    texts = shipped.texts
    assert sheet(shipped, visit_date=PartialDate(2026, 12, 3)).title == f"{texts['title']} 3 December 2026"
    assert sheet(shipped, visit_date=PartialDate(2026, 12)).title == f"{texts['title']} December 2026"
    own = sheet(shipped, visit_date=TypedDate("next Tuesday", date(2026, 11, 22)))
    assert own.title == texts["title_no_date"]
    assert "next Tuesday”" in words(own.first.parts[0]).replace("\n", "")
    assert sheet(shipped).title == texts["title_no_date"]


@pytest.mark.parametrize(("who", "key"), [("helper", "not_checked_helper"), ("self", "not_checked")])
def test_page_1_tells_who_filled_it_in(shipped: Checklist, who: str, key: str) -> None:
    assert shipped.texts[key] in words(sheet(shipped, filled_in_by=who).first)


def test_a_clinics_own_content_is_named_on_page_1() -> None:
    own = minimal_checklist()
    assert f"{own.texts['own_content']} minimal 1" in words(sheet(own).first)


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        (PartialDate(2026, 11, 19), "19 Nov 2026"),
        (PartialDate(2026, 11), "Nov 2026"),
        (PartialDate(2026), "2026"),
        (DateNotSure(), "not sure"),
        (TypedDate("about 2 weeks", date(2026, 11, 22)), "“about 2 weeks” (written 22 Nov 2026)"),
        (
            TypedDate("about 2 weeks", date(2026, 11, 22), PartialDate(2026, 11, 8)),
            "“about 2 weeks” (written 22 Nov 2026), that is 8 Nov 2026",
        ),
    ],
)
def test_dates_print_by_name_and_words_as_typed(shipped: Checklist, answer: Value, printed: str) -> None:
    made = sheet(shipped, opioids_now="yes", opioid_last_dose=answer)
    assert printed in words(made.first)


# ---------------------------------------------------------------- sections


def test_the_pages_for_the_talk_come_before_the_pages_to_read(shipped: Checklist) -> None:
    values = everything_typed(shipped)
    order = [s.id for s in sheet(shipped, NO_CHOICES, How(diary=True), **values).sections]
    weeks = [name for name in order if name.startswith("diary_")]
    assert order == [
        "urgent",
        "now",
        "questions",
        "matters",
        "notes",
        "other",
        "decided",
        "claims",
        "evidence",
        "sources",
        *weeks,
    ]
    assert len(weeks) == 4


def test_urgent_texts_have_the_numbers_of_her_country(shipped: Checklist) -> None:
    for country in ("us", "ca", "uk", "ie", "au", "nz", "other"):
        text = words(section(sheet(shipped, NO_CHOICES, How(country=country), mood_crisis="yes"), "urgent"))
        wanted = next(u.text[country] for u in shipped.urgent if u.id == "u1_mood")
        assert wanted in text
    assert not has_section(sheet(shipped), "urgent")


def test_scales_have_bars_and_last_times_numbers(shipped: Checklist) -> None:
    said = Answers(values={"pain_now": 0}, previous={"pain_now": 7, "fog_now": 3}, previous_on="2026-08")
    made = document(shipped, said, find(shipped, said), country="uk", diary=False)
    scales = next(b for b in section(made, "now").blocks if isinstance(b, Scales))
    assert [(r.value, r.last) for r in scales.rows] == [
        (0, 7),
        (None, None),
        (None, None),
        (None, None),
        (None, 3),
        (None, None),
    ]
    assert scales.last_label == f"{shipped.texts['last_time']} (Aug 2026)"


@pytest.mark.parametrize(
    ("name", "unknown"),
    [("blue nerve tablets", True), ("paracetamol", False), ("tramadol 50 mg", False)],
)
def test_the_note_beside_a_medicine_says_what_was_not_recognised(shipped: Checklist, name: str, unknown: bool) -> None:
    made = sheet(shipped, medicines=(MedicineRow(name),))
    tables = [b for part in made.first.parts for b in part.blocks if isinstance(b, Table)]
    _, noted, _ = next(row for table in tables for row in table.rows if words(row[0]) == name)
    assert (shipped.texts["not_recognised"] in words(noted)) is unknown


def test_a_row_that_the_therapies_could_not_take_prints_as_far_as_it_can_be_said(shipped: Checklist) -> None:
    row = {"name": "morphine pump", "state": "sometimes", "effect": "title"}
    said = Answers(unknown={"therapies": [row]}, values={"opioids_now": "no"})
    made = document(shipped, said, find(shipped, said), country="uk", diary=False)
    text = words(made.first)
    assert "morphine pump" in text
    assert "sometimes" not in text


def test_questions_stand_by_topic_in_her_order_each_with_room(shipped: Checklist) -> None:
    choices = QuestionChoices(chosen=("own_1", "if_no", "fair_trial"), own=(OwnQuestion("own_1", "May I still swim?"),))
    made = section(sheet(shipped, choices), "questions")
    blocks = [b for b in made.blocks if isinstance(b, QuestionBlock)]
    assert {words(b.text) for b in blocks} >= {"May I still swim?"}
    assert [b.number for b in blocks] == [1, 2, 3]
    assert all(b.lines >= 2 for b in blocks)
    assert made.title == shipped.texts["questions_heading"]
    assert section(sheet(shipped), "questions").title == shipped.texts["questions_suggested_heading"]


def test_what_was_decided_is_printed_at_its_place(shipped: Checklist) -> None:
    decided: dict[str, Value] = {"decision": "not_now", "decision_who": "I ring Dr R."}
    made = section(sheet(shipped, NO_CHOICES, How(decided=decided)), "decided")
    boxes = next(b for b in made.blocks if isinstance(b, TickBoxes))
    assert [o for o, ticked in zip(boxes.options, boxes.ticked, strict=True) if ticked] == ["Not now"]
    assert "I ring Dr R." in {s.text for b in made.blocks if isinstance(b, WritingLines) for s in b.typed if s.typed}
    assert shipped.texts["no_is_fine"] in words(made)
    empty = section(sheet(shipped), "decided")
    assert not any(any(b.ticked) for b in empty.blocks if isinstance(b, TickBoxes))


def test_what_she_read_stands_directly_above_the_evidence(shipped: Checklist) -> None:
    claim = shipped.claims[0]
    text = words(section(sheet(shipped, claims_read=(claim.id,)), "claims"))
    assert text.index(claim.heard) < text.index(claim.evidence)
    assert shipped.claims[1].heard not in text
    assert not has_section(sheet(shipped), "claims")


# ---------------------------------------------------------------- sources


def cited(made: Document) -> list[int]:
    first, _ = at_rung(made.first, 0)
    return [n for s in spans((first, made.sections)) for n in s.sources]


@pytest.mark.parametrize("rung", ["full", "shortest"])
def test_every_mark_has_its_source_and_every_source_its_mark(shipped: Checklist, rung: str) -> None:
    made = sheet(shipped, opioids_now="yes", liver_disease="yes", claims_read=(shipped.claims[0].id,))
    parts = at_rung(made.first, 0 if rung == "full" else made.first.rungs)
    marks = {n for s in spans((parts, made.sections)) for n in s.sources}
    listing = next(b for b in section(made, "sources").blocks if isinstance(b, Listing))
    assert marks == set(range(1, len(listing.items) + 1))


def test_sources_are_numbered_in_order_of_first_citation(shipped: Checklist) -> None:
    numbers = cited(sheet(shipped, opioids_now="yes", liver_disease="yes"))
    firsts = list(dict.fromkeys(numbers))
    assert firsts == sorted(firsts)


def test_each_source_has_an_address_or_number_and_the_day_it_was_checked(shipped: Checklist) -> None:
    values = everything_typed(shipped)
    values["claims_read"] = tuple(c.id for c in shipped.claims)
    made = sheet(shipped, **values)
    for item in next(b for b in section(made, "sources").blocks if isinstance(b, Listing)).items:
        text = words(item)
        assert re.search(r"https?://|PMID|NCT|PL \d", text), text
        assert f"{shipped.texts['checked_on']} 22 Nov 2026" in text


def test_every_page_says_that_no_clinician_has_signed(shipped: Checklist) -> None:
    made = sheet(shipped, visit_date=PartialDate(2026, 12, 3))
    footer = " ".join(made.footer)
    assert shipped.texts["awaiting_review"] in footer
    assert shipped.meta.version in footer
    assert "3 Dec 2026" in footer
    assert made.sheet_number in footer
    assert shipped.meta.sha256 in words(section(made, "sources"))


# ---------------------------------------------------------------- the sheet's number


def test_the_number_follows_from_the_answers_and_tells_nothing(shipped: Checklist) -> None:
    one = sheet(shipped, patient_name="Ann", notes="x").sheet_number
    assert re.fullmatch(r"[A-Z]{6}", one)
    assert one == sheet(shipped, patient_name="Ann", notes="x").sheet_number
    assert one != sheet(shipped, patient_name="Ann", notes="y").sheet_number
    settings = Settings(paper="letter", large_print=True)
    said = Answers(values={"patient_name": "Ann", "notes": "x"}, settings=settings)
    assert document(shipped, said, find(shipped, said), country="us", diary=True).sheet_number == one


def test_the_metadata_tell_nothing_about_the_person(shipped: Checklist) -> None:
    made = sheet(shipped, patient_name="Ann Secret", notes="Ann Secret")
    assert "Secret" not in " ".join((made.title, *made.footer))


# ---------------------------------------------------------------- four states elsewhere


@pytest.mark.parametrize(("show", "state"), [(True, "yes"), (False, "yes"), (False, "no"), (False, None)])
def test_the_mood_row_reads_the_same_when_it_is_not_shared(shipped: Checklist, show: bool, state: str | None) -> None:
    values: dict[str, Value] = {"mood_crisis": state} if state else {}
    made = sheet(shipped, NO_CHOICES, How(show_mood=show), **values)
    assert (shipped.texts["not_shared"] in words(made.first)) is not show


def test_not_sure_prints_strong_in_the_table_and_as_typed_words_never(shipped: Checklist) -> None:
    made = sheet(shipped, liver_disease="not_sure")
    cell = next(c for p in made.first.parts for b in p.blocks for c in getattr(b, "cells", ()) if c.tone is Tone.STRONG)
    assert cell.state == shipped.texts["not_sure"]


BLANK = " \u00a0\t "
BLANK_ROWS: dict[Kind, Value] = {
    Kind.TEXT: BLANK,
    Kind.LONG_TEXT: f"{BLANK}\n{BLANK}",
    Kind.DATE: TypedDate(BLANK, date(2026, 11, 22)),
    Kind.MEDICINES: (MedicineRow(BLANK, "", BLANK),),
    Kind.THERAPIES: (TherapyRow("", BLANK),),
}


def test_what_holds_nothing_but_spaces_is_not_answered(shipped: Checklist) -> None:
    blanks = {f.id: BLANK_ROWS[f.kind] for f in shipped.fields() if f.kind in BLANK_ROWS}
    decided = {f.id: BLANK_ROWS[f.kind] for f in shipped.decisions if f.kind in BLANK_ROWS}
    choices = QuestionChoices(own=(OwnQuestion("own_1", BLANK),), edited={"cost": BLANK})
    answers = Answers(values=blanks, questions=choices, decided=decided)
    findings = find(shipped, answers)
    empty = find(shipped, Answers())
    made, nothing = (
        document(shipped, said, found, country="uk", diary=False)
        for said, found in ((answers, findings), (Answers(), empty))
    )
    assert (findings.flags, findings.lines, findings.asked) == (empty.flags, empty.lines, empty.asked)
    assert (made.title, made.first, made.sections) == (nothing.title, nothing.first, nothing.sections)


def test_a_blank_cell_leaves_the_rest_of_its_row_as_it_was_typed(shipped: Checklist) -> None:
    made = sheet(shipped, medicines=(MedicineRow(BLANK, " 5 mg "),), therapies=(TherapyRow("exercise", BLANK),))
    text = words(made.first)
    assert " 5 mg " in text
    assert BLANK not in text
