"""The whole sheet: nothing typed is lost, parts follow only when chosen, facts have sources."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ldnprep.answers.model import (
    Answers,
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
from ldnprep.summary.lines import topic_lines
from ldnprep.summary.model import (
    Box,
    DiaryWeek,
    Document,
    Forest,
    Ledger,
    Paragraph,
    QuestionBlock,
    Role,
    Table,
    TickBoxes,
    Tone,
    WritingLines,
)
from tests.summary.reading import (
    NO_CHOICES,
    How,
    back,
    backs,
    behind,
    blocks_of,
    front,
    made_of,
    part,
    section,
    sheet,
    spans,
    words,
)

RICH = "tram & <b>Ω</b> {x} %s  two  spaces «ł» 漢字"
ALL = ("answers", "read", "evidence", "diary")


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


@pytest.mark.parametrize("parts", [(), ("answers",)], ids=["spare", "chosen"])
def test_everything_that_was_typed_stands_under_all_my_answers_unaltered(
    shipped: Checklist, parts: tuple[str, ...]
) -> None:
    values = everything_typed(shipped)
    own = QuestionChoices(own=(OwnQuestion("own_1", f"own {RICH}"),))
    said = Answers(values=values, questions=own)
    made = made_of(shipped, said, How(parts=parts))
    hidden = tuple(each.field.id for each in find(shipped, said).hidden)
    wanted = [word for f in shipped.fields() if f.print for word in typed_words(values.get(f.id))]
    wanted = [word for word in wanted if not word.startswith(hidden)]
    assert len(wanted) > 30
    printed = {s.text for s in spans(part(made, "answers")) if s.typed}
    assert [word for word in [*wanted, f"own {RICH}"] if word not in printed] == []


def test_every_answer_of_choice_stands_under_all_my_answers(shipped: Checklist) -> None:
    made = words(part(sheet(shipped, **everything_typed(shipped)), "answers"))
    for f in shipped.fields():
        if f.kind is Kind.CHOICES and f.print and f.id != "claims_read":
            assert [o.short for o in f.options if o.short not in made] == [], f.id


def test_a_hidden_answer_is_left_out_and_what_was_told_below_a_no_is_not(shipped: Checklist) -> None:
    assert "bad knee" not in words(sheet(shipped, conditions=("fibromyalgia",), conditions_other="bad knee"))
    assert "left hip" in words(sheet(shipped, surgery_planned="no", surgery_what="left hip"))


def test_every_question_without_an_answer_is_named_as_such(shipped: Checklist) -> None:
    texts = [words(p.text) for p in spans_of(part(sheet(shipped), "answers")) if p.role is not Role.SMALL]
    named = {name for text in texts for name in text.partition(": ")[2].split("; ")}
    asked = {
        f.short
        for f in shipped.fields()
        if f.kind is Kind.YES_NO_UNSURE and f.when is None and f.ask is None and f.print and not (f.retired or f.more)
    } - {"Opioid now and then"}  # a tick beside the opioid
    assert asked <= named
    assert all(text.startswith(shipped.texts["not_answered_label"]) for text in texts)


def spans_of(of: object) -> list[Paragraph]:
    return [b for s in getattr(of, "sections", ()) for b in s.blocks if isinstance(b, Paragraph)]


# ---------------------------------------------------------------- the back


def test_urgent_texts_have_the_numbers_of_her_country_and_name_the_sign(shipped: Checklist) -> None:
    for country in ("us", "ca", "uk", "ie", "au", "nz", "other"):
        made = sheet(shipped, NO_CHOICES, How(country=country), mood_crisis="yes")
        (box,) = blocks_of(back(made), Box)
        assert box.role is Role.URGENT
        wanted = next(u.text[country] for u in shipped.urgent if u.id == "u1_mood")
        unsaid = [said for said in wanted.split(". ") if said not in words(box)]
        assert [said.rstrip(".") for said in unsaid] == [shipped.texts["only_on_screen"].rstrip(".")]
        assert "Thoughts of hurting yourself or ending your life, now: yes." in words(box).replace("\n", "")
    assert blocks_of(back(sheet(shipped)), Box) == []


@pytest.mark.parametrize("state", ["yes", "not_sure"])
def test_a_sign_stands_on_the_back_in_the_words_that_she_was_asked(shipped: Checklist, state: str) -> None:
    text = words(back(sheet(shipped, opioid_withdrawal_now=state, swallowed_by_other=state)))
    assert f"Sudden vomiting, loose bowels, shaking, sweating or confusion: {shipped.texts[state]}." in text
    assert f"Has someone just swallowed a medicine that was not theirs? {shipped.texts[state]}." in text


def test_the_same_urgent_sentence_stands_there_once(shipped: Checklist) -> None:
    made = sheet(shipped, on_naltrexone="yes", opioids_now="yes", pregnancy="yes", pregnancy_which="pregnant")
    (box,) = blocks_of(back(made), Box)
    sentences = [s for s in re.split(r"(?<=[.!]) ", words(box).replace("\n", " ")) if len(s) > 10]
    assert len(sentences) == len(set(sentences))


def test_three_questions_have_room_and_the_others_boxes(shipped: Checklist) -> None:
    own = tuple(OwnQuestion(f"own_{n}", f"May I still swim {n}?") for n in range(1, 11))
    ids = tuple(question.id for question in own)
    made = sheet(shipped, QuestionChoices(chosen=ids, top=ids[:3], own=own))
    questions = blocks_of(back(made), QuestionBlock)
    assert [(q.number, q.lines) for q in questions] == [(1, 3), (2, 3), (3, 3)]
    more = next(b for b in blocks_of(back(made), TickBoxes) if b.label == shipped.texts["more_questions"])
    assert list(map(words, more.options)) == [f"May I still swim {n}?" for n in range(4, 9)]
    assert shipped.texts["moved_questions"] in back(made).moved
    everything = words(part(made, "answers"))
    assert [question.text for question in own if question.text not in everything] == []


def test_what_nobody_chose_stays_off_the_back_but_her_own_never(shipped: Checklist) -> None:
    made = sheet(shipped, QuestionChoices(own=(OwnQuestion("own_1", "May I swim?"),)))
    assert "May I swim?" in words(back(made))
    more = [b for b in blocks_of(back(sheet(shipped)), TickBoxes) if b.label == shipped.texts["more_questions"]]
    assert more == []


def test_a_question_of_2000_letters_is_whole_in_the_part(shipped: Checklist) -> None:
    long = ("may I ask this? " * 125).strip()
    made = sheet(shipped, QuestionChoices(chosen=("own_1",), top=("own_1",), own=(OwnQuestion("own_1", long),)))
    short = next(side for side in backs(made) if side.moved)
    assert long not in words(short)
    assert "…" in words(short)
    assert short.moved
    assert long in words(made.spare)


STARTING, GOING_ON = {"Start", "Not now"}, {"LDN goes on", "LDN is changed", "LDN is stopped"}


@pytest.mark.parametrize(
    ("said", "offered", "left_out"),
    [
        ({}, STARTING, GOING_ON),
        ({"on_naltrexone": "no"}, STARTING, GOING_ON),
        ({"on_naltrexone": "yes"}, GOING_ON, STARTING),
        ({"on_naltrexone": "not_sure"}, STARTING | GOING_ON, set()),
        ({"medicines": (MedicineRow("LDN"),)}, STARTING | GOING_ON, set()),
    ],
)
def test_the_boxes_fit_who_takes_ldn_and_who_does_not(
    shipped: Checklist, said: dict[str, Value], offered: set[str], left_out: set[str]
) -> None:
    boxes = list(map(words, blocks_of(back(sheet(shipped, **said)), TickBoxes)[-1].options))
    assert offered <= set(boxes) >= {"Tests first", "See another doctor", "Think it over"}
    assert not left_out & set(boxes)


def test_a_box_that_was_ticked_is_never_left_out(shipped: Checklist) -> None:
    made = sheet(shipped, NO_CHOICES, How(decided={"decision": ("start",)}), on_naltrexone="yes")
    boxes = blocks_of(back(made), TickBoxes)[-1]
    assert boxes.ticked[list(map(words, boxes.options)).index("Start")]


def test_what_was_decided_is_printed_at_its_place(shipped: Checklist) -> None:
    decided: dict[str, Value] = {"decision": "not_now", "decision_who": "I ring Dr R.", "decision_tests": "ALT"}
    side = back(sheet(shipped, NO_CHOICES, How(decided=decided)))
    boxes = next(b for b in blocks_of(side, TickBoxes) if len(b.options) == 5)
    assert [words(o) for o, ticked in zip(boxes.options, boxes.ticked, strict=True) if ticked] == ["Not now"]
    lines = {s.text for b in blocks_of(side, WritingLines) for s in b.typed if s.typed}
    assert {"I ring Dr R.", "ALT"} <= lines
    assert shipped.texts["no_is_fine"] in words(side)
    assert not any(any(b.ticked) for b in blocks_of(back(sheet(shipped)), TickBoxes))


def test_each_back_is_shorter(shipped: Checklist) -> None:
    made = sheet(shipped, notes="word " * 400, decision_values="rest " * 60)
    rooms = [sum(getattr(b, "lines", 0) for b in side.blocks) for side in backs(made)]
    lines = [
        room + len(words((side.blocks, side.foot))) // 90 for room, side in zip(rooms, backs(made), strict=True)
    ]
    assert lines == sorted(lines, reverse=True)


# ---------------------------------------------------------------- parts


def test_the_leaf_stands_alone_until_parts_are_chosen(shipped: Checklist) -> None:
    values = everything_typed(shipped)
    made = sheet(shipped, **values)
    assert made.parts == ()
    assert made.spare is not None
    chosen = sheet(shipped, NO_CHOICES, How(parts=ALL), **values)
    assert tuple(p.id for p in chosen.parts) == ALL
    assert chosen.spare is None


def test_what_she_read_is_left_out_when_she_read_nothing(shipped: Checklist) -> None:
    assert sheet(shipped, NO_CHOICES, How(parts=("read",))).parts == ()


def test_what_she_read_stands_directly_above_the_evidence(shipped: Checklist) -> None:
    claim = shipped.claims[0]
    read = part(sheet(shipped, NO_CHOICES, How(parts=("read",)), claims_read=(claim.id,)), "read")
    told = section(read, f"claim_{claim.id}")
    assert claim.heard in told.title
    assert claim.evidence in words(told.blocks)
    assert shipped.claims[1].heard not in words(read)


def test_the_evidence_has_tables_and_a_plot_of_the_trials_with_an_interval(shipped: Checklist) -> None:
    evidence = part(sheet(shipped, NO_CHOICES, How(parts=("evidence",))), "evidence")
    tables = [b for s in evidence.sections for b in s.blocks if isinstance(b, Table)]
    assert [len(table.rows) for table in tables] == [len(shipped.evidence.trials)]
    (plot,) = (b for s in evidence.sections for b in s.blocks if isinstance(b, Forest))
    assert [row.label for row in plot.rows] == ["FINAL 2024", "Vatvani 2024"]  # the range of INNOVA is not known
    assert all(row.low <= row.mean <= row.high for row in plot.rows)
    assert plot.zero == "same as placebo"
    assert all(row.words in plot.alt for row in plot.rows)


def test_where_there_is_room_the_leaf_has_a_front_and_one_back(shipped: Checklist) -> None:
    made = sheet(shipped, pain_now=3)
    assert made.fullest() == (front(made), back(made))
    assert len(sheet(shipped, NO_CHOICES, How(front_only=True), pain_now=3).fullest()) == 1


def test_the_diary_has_four_weeks(shipped: Checklist) -> None:
    diary = part(sheet(shipped, NO_CHOICES, How(parts=("diary",))), "diary")
    assert [type(b) for s in diary.sections for b in s.blocks] == [DiaryWeek] * 4


def test_side_1_alone_has_the_number_of_the_whole_sheet(shipped: Checklist) -> None:
    whole = sheet(shipped, NO_CHOICES, How(parts=ALL), pain_now=3)
    alone = sheet(shipped, NO_CHOICES, How(front_only=True), pain_now=3)
    assert tuple(alone.leaf.fronts) == tuple(whole.leaf.fronts)
    assert (tuple(backs(alone)), alone.parts, alone.spare) == ((), (), None)
    assert alone.sheet_number == whole.sheet_number


# ---------------------------------------------------------------- sources


def cited(value: object) -> set[int]:
    return {n for s in spans(value) for n in s.sources}


def test_the_leaf_lists_the_sources_of_what_it_prints_and_no_others(shipped: Checklist) -> None:
    made = sheet(shipped, opioids_now="yes", liver_disease="yes", surgery_planned="yes", conditions=("fibromyalgia",))
    for side in made.leaf.fronts:
        reverse = made.leaf.backs(side)[0]
        (line,) = (b for b in reverse.foot if isinstance(b, Paragraph) and b.role is Role.SMALL)
        listed = [int(n) for n in re.findall(r"(?:: |· )(\d+) ", words(line))]
        assert listed == sorted(cited((side, reverse))) == list(range(1, len(listed) + 1))


def test_all_my_answers_list_the_sources_that_the_leaf_does_not(shipped: Checklist) -> None:
    made = sheet(shipped, NO_CHOICES, How(parts=("answers",)), surgery_planned="yes", pholcodine_12_months="yes")
    (line,) = (b for p in behind(made) for s in p.sections for b in s.blocks if shipped.texts["read_on"] in words(b))
    listed = {int(n) for n in re.findall(r"(?:: |· )(\d+) ", words(line))}
    assert listed == cited(behind(made)) - cited((front(made), back(made)))


def test_every_mark_behind_the_leaf_has_its_source_there(shipped: Checklist) -> None:
    claims = tuple(claim.id for claim in shipped.claims)
    for parts in (("read",), ("evidence",), ("read", "evidence")):
        made = sheet(shipped, NO_CHOICES, How(parts=parts), opioids_now="yes", claims_read=claims)
        sources = [s for p in behind(made) for s in p.sections if s.id == "sources"]
        assert len(sources) == 1
        listed = next(b.text for b in sources[0].blocks if isinstance(b, Paragraph))
        assert cited(behind(made)) == {int(span.text) for span in listed if span.tone is Tone.STRONG}


def test_sources_are_short_and_hold_no_dose(shipped: Checklist) -> None:
    for source in shipped.sources.values():
        assert len(source.short) <= 90
        assert not re.search(r"\d ?(mg|mcg)\b", source.short)


def test_every_page_says_that_no_clinician_has_signed(shipped: Checklist) -> None:
    made = sheet(shipped, NO_CHOICES, How(parts=("evidence",)), visit_date=PartialDate(2026, 12, 3))
    footer = " ".join(made.footer)
    assert shipped.texts["awaiting_review"] in footer
    assert shipped.meta.version in footer
    assert made.sheet_number in footer
    assert shipped.meta.sha256 in words(section(part(made, "evidence"), "sources"))


# ---------------------------------------------------------------- the sheet's number, lines of topics


def test_the_number_follows_from_the_answers_and_tells_nothing(shipped: Checklist) -> None:
    one = sheet(shipped, patient_name="Ann", notes="x").sheet_number
    assert re.fullmatch(r"[A-Z]{6}", one)
    assert one == sheet(shipped, patient_name="Ann", notes="x").sheet_number
    assert one != sheet(shipped, patient_name="Ann", notes="y").sheet_number
    settings = Settings(paper="letter", large_print=True)
    said = Answers(values={"patient_name": "Ann", "notes": "x"}, settings=settings)
    assert made_of(shipped, said, How(country="us", parts=ALL)).sheet_number == one


def test_the_metadata_tell_nothing_about_the_person(shipped: Checklist) -> None:
    made = sheet(shipped, patient_name="Ann Secret", notes="Ann Secret")
    assert "Secret" not in " ".join((made.title, *made.footer))


def test_the_lines_of_a_topic_are_those_of_the_front(shipped: Checklist) -> None:
    values: dict[str, Value] = {
        "opioids_now": "no",
        "medicines": (MedicineRow("tramadal 50s"),),
        "liver_disease": "yes",
        "liver_signs_now": "yes",
    }
    said = Answers(values=values, settings=Settings(country="uk"))
    lines = topic_lines(shipped, said, find(shipped, said))
    page = words(front(made_of(shipped, said))).replace("\n", " ")
    assert list(lines) == [found.topic.id for found in find(shipped, said).topics]
    heading, which, *_ = lines["opioids"]
    assert heading == "Opioids, last 4 weeks: answered no, but typed:"
    assert which == "Which: “tramadal 50s” → tramadol"
    assert lines["liver"][0].startswith("Yellow skin or eyes")
    assert "yes" in lines["liver"][1]
    assert all(
        line.partition(": ")[2] in page for topic in ("opioids", "liver") for line in lines[topic] if ": " in line
    )


BLANK = " \u00a0\t "
BLANK_ROWS: dict[Kind, Value] = {
    Kind.TEXT: BLANK,
    Kind.LONG_TEXT: f"{BLANK}\n{BLANK}",
    Kind.DATE: TypedDate(BLANK, date(2026, 11, 22)),
    Kind.MEDICINES: (MedicineRow(BLANK, "", BLANK),),
    Kind.THERAPIES: (TherapyRow("", BLANK),),
}


def test_a_state_that_stands_before_what_was_typed_is_not_said_again(shipped: Checklist) -> None:
    values: dict[str, Value] = {"on_naltrexone": "not_sure", "medicines": (MedicineRow("Contrave"),)}
    made = sheet(shipped, **values).leaf.fronts[0]
    rows = [row for block in made.blocks if isinstance(block, Ledger) for row in block.rows]
    (row,) = (row for row in rows if "Contrave" in words(row.text) and "naltrexone" in row.topic)
    assert words(row.text).count(shipped.texts["not_sure"]) == 1


def test_what_holds_nothing_but_spaces_is_not_answered(shipped: Checklist) -> None:
    blanks = {f.id: BLANK_ROWS[f.kind] for f in shipped.fields() if f.kind in BLANK_ROWS}
    decided = {f.id: BLANK_ROWS[f.kind] for f in shipped.decisions if f.kind in BLANK_ROWS}
    choices = QuestionChoices(own=(OwnQuestion("own_1", BLANK),), edited={"cost": BLANK})
    made: Document = made_of(shipped, Answers(values=blanks, questions=choices, decided=decided))
    nothing = made_of(shipped, Answers())
    assert (made.title, *made.leaf.fronts, made.spare) == (nothing.title, *nothing.leaf.fronts, nothing.spare)
    assert tuple(backs(made)) == tuple(backs(nothing))


def test_page_one_alone_says_that_the_back_was_left_out(shipped: Checklist) -> None:
    said = shipped.texts["page_one_alone"]
    alone = sheet(shipped, NO_CHOICES, How(front_only=True, leaf_alone=True), pain_now=3)
    assert said in alone.footer
    assert said not in sheet(shipped, pain_now=3).footer


def test_page_one_alone_lists_its_sources_or_has_no_numbers(shipped: Checklist) -> None:
    values: dict[str, Value] = {"opioids_now": "yes", "surgery_planned": "yes", "liver_disease": "yes"}
    alone = sheet(shipped, NO_CHOICES, How(front_only=True, leaf_alone=True), **values)
    listed = []
    for side in alone.leaf.fronts:
        found = next((p for p in side.foot if isinstance(p, Paragraph) and p.role is Role.SMALL), None)
        numbers = {number for span in spans(side) for number in span.sources}
        listed.append(found is not None)
        assert bool(numbers) is listed[-1]
        assert all(f"{number} " in words(found) for number in numbers)
    assert listed[0]
    assert not listed[-1]


def test_when_and_since_when_stand_beside_the_name_and_not_under_what_for(shipped: Checklist) -> None:
    row = MedicineRow("tramadol", last_used="last night", since="2 years?", reason="my back")
    tables = [t for section in part(sheet(shipped, opioid_names=(row,)), "answers").sections for t in section.blocks]
    made = next(t for t in tables if isinstance(t, Table) and words(t.rows[0][0]).startswith("“tramadol"))
    assert [words(cell) for cell in made.rows[0]] == [
        "“tramadol”, last used “last night” (filled in 29 Nov 2026), since “2 years?”",
        "tramadol",
        "my back",
    ]


def test_every_table_that_she_reads_says_what_its_columns_hold(shipped: Checklist) -> None:
    made = part(sheet(shipped, **everything_typed(shipped)), "answers")
    tables = [t for section in made.sections for t in section.blocks if isinstance(t, Table)]
    assert tables
    assert all(all(table.header) for table in tables)


def test_an_explanation_of_a_medicine_that_she_typed_never_says_that_she_did_not_answer(shipped: Checklist) -> None:
    values = {"medicines": (MedicineRow("immodium when I go out"),)}
    flags = words(section(part(sheet(shipped, NO_CHOICES, How(parts=("answers",)), **values), "answers"), "flags"))
    assert "Medicine for loose bowels (named):" in flags
    assert "(not answered)" not in flags
