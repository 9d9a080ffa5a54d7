"""Rows as facts: what is taken now, what was tried before and when, and names that her words say to be over."""

from __future__ import annotations

import pytest

from ldnprep import medicines
from ldnprep.answers.model import Answers, MedicineRow, TherapyRow, TypedDate, Value
from ldnprep.content.ids import TRIED_OPIOID
from ldnprep.content.model import Checklist, Kind
from ldnprep.medicines.ago import Ago
from ldnprep.rules.conditions import holds
from ldnprep.rules.facts import gather, is_past, is_ticked_opioid, typed_lines, words_of
from ldnprep.rules.tried import tried_ago
from tests.rules.told import SAVED

DAY = SAVED.date()


def lines(checklist: Checklist, extra: dict[str, object] | None = None, **values: Value) -> list[str]:
    """Each row by where it stands, what is known in it, and whether it is past."""
    found = typed_lines(checklist, Answers(values, extra=extra or {}, saved=SAVED), medicines)
    told = []
    for line in found:
        names = "+".join(match.name for match in line.recognised.matches) or "-"
        over = "".join(f" over {'+'.join(m.name for m in matches)} ({text})" for text, matches in line.over)
        past = f" past {line.ago.name.lower()}" if line.past else ""
        told.append(f"{line.field}: {names} {line.recognised.flag.value}{past}{over}")
    return told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (MedicineRow("tramadol"), "medicines: tramadol opioid"),
        (MedicineRow("tramadol", reason="stopped in 2012"), "medicines: tramadol opioid"),
        # a blocker that she has not begun is none; an opioid stays one
        (MedicineRow("LDN", how_often="not started yet"), "medicines: - none"),
        (MedicineRow("LDN", how_often="at night"), "medicines: naltrexone antagonist"),
        (MedicineRow("tramadol", how_often="not started yet"), "medicines: tramadol opioid"),
        (MedicineRow("I had tramadol in 2012"), "medicines: tramadol opioid past long"),
        (MedicineRow("I had tramadol and codeine in 2012"), "medicines: tramadol+codeine opioid past long"),
        (MedicineRow("paracetamol, I had tramadol in 2012"), "medicines: paracetamol+tramadol opioid"),
        (MedicineRow("paracetamol", reason="I had tramadol in 2012"),
         "medicines: paracetamol none over tramadol (I had tramadol in 2012)"),
        (MedicineRow("paracetamol", how_often="I had tramadol in 2012"),
         "medicines: paracetamol none over tramadol (I had tramadol in 2012)"),
        (MedicineRow("paracetamol", reason="I take tramadol"), "medicines: paracetamol+tramadol opioid"),
        (MedicineRow("codeine", reason="I had tramadol in 2012"),
         "medicines: codeine opioid over tramadol (I had tramadol in 2012)"),
        (MedicineRow("grobnix", reason="I had tramadol in 2012"),
         "medicines: - check over tramadol (I had tramadol in 2012)"),
    ],
)  # fmt: skip
def test_what_is_plainly_over_is_told_apart(shipped: Checklist, row: MedicineRow, told: str) -> None:
    assert lines(shipped, medicines=(row,)) == [told]


def test_among_her_opioids_nothing_is_past_by_its_name(shipped: Checklist) -> None:
    row = MedicineRow("I had tramadol in 2012")
    assert lines(shipped, opioid_names=(row,)) == ["opioid_names: tramadol opioid"]


@pytest.mark.parametrize(
    ("row", "kind", "past"),
    [
        (TherapyRow("", "codeine", "tried"), Kind.TRIED, True),
        (TherapyRow("", "codeine"), Kind.TRIED, True),
        (TherapyRow("", "codeine", "using"), Kind.TRIED, False),
        (TherapyRow("", "codeine", "tried"), Kind.THERAPIES, False),
        (MedicineRow("codeine"), Kind.MEDICINES, False),
        (MedicineRow("codeine"), Kind.TRIED, False),
    ],
)
def test_what_was_tried_is_past_unless_she_uses_it(row: MedicineRow | TherapyRow, kind: Kind, *, past: bool) -> None:
    assert is_past(row, kind) is past


@pytest.mark.parametrize(
    ("row", "ago"),
    [
        (TherapyRow("", "codeine", "tried", "", "in 2011"), Ago.LONG),
        (TherapyRow("", "codeine", "tried", "", "last week"), Ago.LATELY),
        (TherapyRow("", "codeine last week", "tried", "", "in 2011"), Ago.LATELY),
        (TherapyRow("", "codeine", "tried", "", "it made me sick"), Ago.UNTOLD),
        (TherapyRow("", "codeine", "tried", "", "I still take it"), Ago.STILL),
        (TherapyRow("", "codeine"), Ago.UNTOLD),
        (MedicineRow("codeine last week"), Ago.UNTOLD),
    ],
)
def test_the_latest_of_her_words_tells_when(row: MedicineRow | TherapyRow, ago: Ago) -> None:
    assert tried_ago(row, DAY) is ago


def test_rows_stand_in_the_order_of_the_content_and_those_without_a_place_last(shipped: Checklist) -> None:
    assert lines(
        shipped,
        extra={"pills": [{"name": "morphine"}, {"name": "yoga", "effect": "helped"}]},
        medicines=(MedicineRow("codeine"),),
        opioid_names=(MedicineRow("tramadol"), MedicineRow("", amount="two")),
        tried=(TherapyRow(TRIED_OPIOID, "", "tried"), TherapyRow("exercise"), TherapyRow("", "", "", "", "codeine")),
    ) == [
        "opioid_names: tramadol opioid",
        "opioid_names: - check",
        "medicines: codeine opioid",
        "tried: - none past untold",
        "tried: codeine opioid past untold",
        "medicines: morphine opioid",
        "therapies: - check",
    ]


def test_all_boxes_are_words_of_a_row_and_a_tick_is_no_name() -> None:
    assert words_of(MedicineRow("a", "b", "", "d", "e", "f", "g")) == "a, b, d, e, f, g"
    assert words_of(TherapyRow("yoga", "a", "using", "helped", "b")) == "a, b"
    assert [
        is_ticked_opioid(row) for row in (TherapyRow(TRIED_OPIOID), TherapyRow("x"), MedicineRow(TRIED_OPIOID))
    ] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, False),
        ({"liver_disease": "no"}, False),
        ({"liver_disease": "yes"}, True),
        ({"liver_disease": "not_sure"}, True),
    ],
)
def test_an_answer_counts_only_while_its_question_is_asked(
    shipped: Checklist, values: dict[str, Value], *, asked: bool
) -> None:
    day = TypedDate("Monday", DAY)
    answers = Answers({**values, "liver_which": ("cirrhosis",), "opioid_last_dose": day, "surgery_what": "hip"})
    facts = gather(shipped, answers, (), holds)
    assert ("liver_which" in facts.asked) is asked
    assert ("liver_which" in facts.values) is asked
    assert "surgery_what" not in facts.values
    assert facts.values["opioid_last_dose"] == day  # whatever is asked
    none = gather(shipped, answers, (), holds, not_asked=frozenset({"liver_disease"}))
    assert "liver_disease" not in none.asked
    assert "liver_which" not in none.values


@pytest.mark.parametrize("name", ["opioid_patch_off", "opioid_depot_last", "opioid_implant_out", "gut_opioid_how_many"])
def test_what_she_gave_of_an_opioid_counts_also_under_a_no(shipped: Checklist, name: str) -> None:
    gates = dict.fromkeys(("opioid_patch_or_pump", "opioid_depot_ever", "gut_opioid"), "no")
    facts = gather(shipped, Answers({**gates, name: "still_in"}), (), holds)
    assert name not in facts.asked
    assert name in facts.values
