"""When a medicine for loose bowels is a matter of opioids: very many of them, or taken for want of an opioid."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import MedicineRow, TherapyRow, Value
from ldnprep.medicines import recognise_row
from ldnprep.rules.bowels import are_opioid_matter, is_for_bowels, tells_of_many
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import MedicineLine

MANY = """
20 tablets a day
16 caps
30 x pills
12 of them
48/day
50 daily
a box a day
two packs
half a packet
a handful
boxes of it
dozens
""".strip().splitlines()

WANTING_AN_OPIOID = """
for withdrawal
when I went cold turkey
stops me from getting sick
keeps me from being sick
it keeps me steady
for a buzz
when I run out
between scripts
to come off my tramadol
to get off it
instead of codeine
after the morphine
""".strip().splitlines()

ORDINARY = """
2 tablets
2 mg
for 10 days
10.5 mg tablets
1.25 tablets a day
a box of 12
a pack in the car
one when I travel
a few each week
after meals
""".strip().splitlines()


def facts(row: MedicineRow | None = None, /, **values: Value) -> Facts:
    cells = (row.name, row.amount, row.how_often, row.reason) if row else ()
    lines = (MedicineLine("medicines", row, recognise_row(*cells)),) if row else ()
    return Facts(values=values, asked=frozenset(values), lines=lines)


@pytest.mark.parametrize("words", [*MANY, *WANTING_AN_OPIOID])
def test_her_words_tell_of_many_or_of_withdrawal(words: str) -> None:
    assert tells_of_many(facts(gut_opioid_how_many=words))
    for box in ("amount", "how_often", "reason"):
        assert tells_of_many(facts(MedicineRow("Imodium", **{box: words}))), box
        assert not tells_of_many(facts(MedicineRow("metformin", **{box: words}))), box


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_words_do_not(words: str) -> None:
    assert not tells_of_many(facts(gut_opioid_how_many=words))
    assert not tells_of_many(facts(MedicineRow("Imodium", words)))


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("20 tablets a day", True),
        ("24 at once", True),
        ("100 of them, daily", True),
        ("for withdrawal", True),
        ("20 tablets", False),  # a pack of so many
        ("two packs", False),
        ("2 a day", False),
    ],
)
@pytest.mark.parametrize("denied", ["gut_opioid_large", "gut_opioid_withdrawal"])
def test_who_ticked_no_is_heard_when_she_counts_a_day_or_names_withdrawal(
    denied: str, words: str, *, heard: bool
) -> None:
    assert tells_of_many(facts(gut_opioid_how_many=words, **{denied: "no"})) is heard


def test_what_stands_in_two_boxes_is_read_together_only_where_she_denied() -> None:
    row = MedicineRow("loperamide", "16 tablets", "a day")
    assert tells_of_many(facts(row))
    assert not tells_of_many(facts(MedicineRow("loperamide", "2", "tablets a day")))
    assert tells_of_many(facts(row, gut_opioid_large="no"))


@pytest.mark.parametrize("asked", ["gut_opioid_large", "gut_opioid_withdrawal"])
@pytest.mark.parametrize(("said", "matter"), [("yes", True), ("not_sure", True), ("no", False)])
def test_above_the_label_or_for_withdrawal_is_a_matter_of_opioids(asked: str, said: str, *, matter: bool) -> None:
    assert are_opioid_matter(facts(**{asked: said})) is matter
    assert not are_opioid_matter(facts())
    assert are_opioid_matter(facts(gut_opioid_how_many="48 a day"))


def test_what_was_tried_has_no_box_for_an_amount() -> None:
    line = MedicineLine("tried", TherapyRow("", "loperamide 48 a day"), recognise_row("loperamide 48 a day"))
    assert tells_of_many(Facts(values={}, asked=frozenset(), lines=(line,)))


@pytest.mark.parametrize(
    ("name", "gut"), [("Imodium", True), ("loperamide", True), ("codeine", False), ("bran", False)]
)
def test_an_opioid_that_stays_in_the_bowels_is_known(name: str, *, gut: bool) -> None:
    assert is_for_bowels(MedicineLine("medicines", MedicineRow(name), recognise_row(name))) is gut
