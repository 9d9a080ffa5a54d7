"""A medicine split over the boxes of its row is one medicine; what nobody knows may speak of pain or a cough."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Flag, recognise, recognise_row


@pytest.mark.parametrize(
    ("name", "amount", "flag"),
    [
        ("Tylenol", "#3", Flag.OPIOID),
        ("Tylenol", "3", Flag.OPIOID),
        ("Tylenol", "No. 3", Flag.OPIOID),
        ("Nurofen", "Plus", Flag.OPIOID),
        ("Panadol", "Ultra", Flag.OPIOID),
        ("Dymadon", "Forte", Flag.OPIOID),
        ("paracetamol", "30/500", Flag.CHECK),
        ("paracetamol", "500 mg/30 mg", Flag.CHECK),
        ("paracetamol", "500/8", Flag.CHECK),
        ("ibuprofen", "200/12.8", Flag.CHECK),
        ("Tylenol", "3 times a day", Flag.NONE),
        ("Tylenol", "2 tablets", Flag.NONE),
        ("paracetamol", "500 mg", Flag.NONE),
        ("Combogesic", "500/150", Flag.NONE),
    ],
)
def test_name_and_amount_are_read_together(name: str, amount: str, flag: Flag) -> None:
    seen = recognise_row(name, amount)
    assert (seen.flag, seen.text) == (flag, name)


@pytest.mark.parametrize("box", ["amount", "how_often", "reason", "prescriber"])
@pytest.mark.parametrize("typed", ["with tramadal", "and vicaden", "codeine too"])
def test_a_name_counts_in_every_box_misspelt_too(box: str, typed: str) -> None:
    assert recognise_row("paracetamol", **{box: typed}).flag is Flag.OPIOID


@pytest.mark.parametrize(
    "typed", ["before the blues came", "my patch of garden", "one box a month", "the horse doctor"]
)
def test_everyday_words_of_the_other_boxes_are_no_slang(typed: str) -> None:
    assert recognise_row("paracetamol", reason=typed).flag is Flag.NONE


def test_a_row_without_a_name_is_an_unknown_medicine() -> None:
    assert recognise_row("", reason="my knee").recognised is False
    assert recognise_row("", reason="tramadol").flag is Flag.OPIOID
    assert recognise_row("").flag is Flag.NONE


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("something strong for pain from the night chemist", True),
        ("cough syrup, the label is in Greek", True),
        ("strong tablets from the hospital", True),
        ("a patch on my shoulder", True),
        ("jarabe para la tos", True),
        ("unas pastillas fuertes para el dolor", True),
        ("the little pink pill for my stomach", False),
        ("brown inhaler", False),
        ("pink water tablet", False),
        ("Zzyrblex", False),
    ],
)
def test_an_unknown_medicine_for_pain_or_cough_is_told_apart(line: str, speaks: bool) -> None:
    assert recognise(line).pain_or_cough is speaks
    assert recognise_row(line).pain_or_cough is speaks


def test_the_other_boxes_say_what_it_is_for() -> None:
    assert recognise_row("the white ones", reason="back pain").pain_or_cough
    assert not recognise_row("lisinopril", reason="back pain").pain_or_cough


@pytest.mark.parametrize(
    "typed", ["the surgeon", "Dr State, burns unit", "urinary tract infection", "my tummy buttons"]
)
def test_everyday_words_near_an_opioid_accuse_nobody(typed: str) -> None:
    assert recognise_row("paracetamol", reason=typed, prescriber=typed).flag is Flag.NONE
