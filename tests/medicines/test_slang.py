"""Slang and everyday words count by what stands beside them."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Certainty, Flag, recognise
from ldnprep.medicines.data import shipped_medicines

_PLAIN = shipped_medicines().plain_words


@pytest.mark.parametrize("word", _PLAIN)
def test_an_everyday_word_alone_is_to_be_checked(word: str) -> None:
    assert recognise(word).flag is Flag.CHECK


@pytest.mark.parametrize("word", _PLAIN)
def test_in_the_field_for_opioids_it_counts(word: str) -> None:
    assert recognise(word, opioid_field=True).flag is Flag.OPIOID


@pytest.mark.parametrize("word", _PLAIN)
@pytest.mark.parametrize("beside", ["{} 25 mg", "I take {}", "{} patch 25", "{}, 2 a day", "half a {}"])
def test_beside_a_dose_a_patch_or_a_use_it_is_to_be_checked_and_accuses_nobody(word: str, beside: str) -> None:
    seen = recognise(beside.format(word))
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)


@pytest.mark.parametrize("word", _PLAIN)
def test_beside_an_opioid_the_line_is_an_opioid_line(word: str) -> None:
    assert recognise(f"codeine {word}").flag is Flag.OPIOID


@pytest.mark.parametrize(
    ("name", "context", "flag"),
    [
        ("patch", "", Flag.CHECK),
        ("patch", "25", Flag.CHECK),
        ("the patch", "every 3 days", Flag.CHECK),
        ("patch", "behind the ear", Flag.CHECK),
        ("nicotine patch", "21 mg daily", Flag.NONE),
        ("syrup", "10 ml", Flag.CHECK),
        ("blood thyroid T3", "", Flag.CHECK),
    ],
)
def test_the_rest_of_the_row_helps_to_judge(name: str, context: str, flag: Flag) -> None:
    assert recognise(name, context=context).flag is flag


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("oxy", Flag.OPIOID),
        ("my oxy", Flag.OPIOID),
        ("oxy, metformin", Flag.OPIOID),
        ("oxy ibuprofen", Flag.CHECK),
        ("oxy ibuprofen 10 mg", Flag.OPIOID),
        ("oxy skin cleanser", Flag.CHECK),
        ("oxy 10 face wash", Flag.CHECK),
        ("ibuprofen 222", Flag.NONE),
        ("222s", Flag.OPIOID),
    ],
)
def test_short_slang_counts_as_the_whole_entry_or_beside_a_dose(line: str, flag: Flag) -> None:
    assert recognise(line).flag is flag


@pytest.mark.parametrize(
    "line", ["paracetamol syrup 5 ml", "ibuprofen 200 mg tabs", "Zzyrblex 10 mg tabs", "green tea"]
)
def test_a_word_for_the_form_beside_a_name_is_only_the_form(line: str) -> None:
    assert recognise(line).flag in (Flag.NONE, Flag.CHECK)
    assert recognise(line, opioid_field=True).flag in (Flag.NONE, Flag.CHECK)


@pytest.mark.parametrize("line", ["Zzyrblex", "something strong", "none", "???"])
def test_in_the_field_for_opioids_what_nobody_knows_is_to_be_checked(line: str) -> None:
    seen = recognise(line, opioid_field=True)
    assert (seen.flag, seen.recognised, seen.text) == (Flag.CHECK, False, line)


@pytest.mark.parametrize("line", ["fentanyl 25 mcg/h", "tramadol 50 mg every 12 h", "codeine 30mg 6h"])
def test_an_h_for_hours_is_no_heroin(line: str) -> None:
    seen = recognise(line, opioid_field=True)
    assert [match.group for match in seen.matches] == ["analgesics"]
    assert (seen.flag, seen.recognised) == (Flag.OPIOID, True)


def test_an_h_behind_another_word_is_to_be_checked() -> None:
    seen = recognise("took some h")
    assert (seen.flag, seen.matches[0].certainty) == (Flag.CHECK, Certainty.SLANG)


@pytest.mark.parametrize(
    "line", ["co-codamol 30/500 2 tabs", "co-codamol 500 mg, 2 tabs", "co-codamol 30/500, 2 tabs a day"]
)
def test_tablets_of_another_opioid_are_no_slang_for_hydrocodone(line: str) -> None:
    assert [match.name for match in recognise(line).matches] == ["codeine with paracetamol"]


@pytest.mark.parametrize(
    "line", ["paracetamol 500 mg, 2 tabs", "losartan 50/12.5 tabs", "lisinopril 10/12.5 mg/day 1 tabs"]
)
def test_tablets_of_a_harmless_medicine_are_only_tablets(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


def test_a_patch_after_a_comma_stays_a_patch() -> None:
    assert recognise("ibuprofen 400, patch 25").flag is Flag.CHECK


def test_hours_beside_a_harmless_name_are_hours() -> None:
    assert recognise("paracetamol 1 g every 6 h").flag is Flag.NONE
    assert recognise("H 10 mg").flag is Flag.CHECK


def test_a_patch_behind_a_strength_with_a_slash_belongs_to_the_name() -> None:
    (match,) = recognise("fentanyl 25 mcg/hr patch q72h").matches
    assert (match.name, match.long_acting.value) == ("fentanyl", "yes")
