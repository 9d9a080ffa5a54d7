"""A guess may warn, it never reassures; and how sure a match is, is told."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldnprep.medicines import Certainty, Flag, recognise, shipped_recogniser
from ldnprep.medicines.data import shipped_medicines, shipped_names
from ldnprep.medicines.fold import key

_MEDICINES = shipped_medicines()
_OPIOIDS = sorted(
    {
        name
        for group in _MEDICINES.groups
        if group.flag is Flag.OPIOID
        for entry in group.entries
        for name in (*entry.brands, *entry.spellings, *entry.truncated, *entry.elsewhere)
    }
)
_HARMLESS = frozenset(map(key, shipped_names())) | {
    key(name)
    for group in _MEDICINES.groups
    if group.flag is Flag.NONE
    for entry in group.entries
    for name in (entry.name, *entry.brands, *entry.spellings)
}
_ORDINARY = frozenset(map(key, _MEDICINES.ordinary_here))
_EDITS = ("insert", "drop", "change", "swap")


def edited(name: str, edit: str, place: int, letter: str) -> str:
    """A name with one letter more, less, another, or two exchanged; the same where it has no letters."""
    letters = [at for at, sign in enumerate(name) if sign.isalpha()]
    if not letters:
        return name
    place = letters[place % len(letters)]
    if edit == "insert":
        return name[:place] + letter + name[place:]
    if edit == "drop":
        return name[:place] + name[place + 1 :]
    if edit == "change":
        return name[:place] + letter + name[place + 1 :]
    pair = name[place : place + 2]
    return name[:place] + (pair[::-1] if pair.isalpha() else pair) + name[place + 2 :]


@given(st.sampled_from(_OPIOIDS), st.sampled_from(_EDITS), st.integers(0, 60), st.sampled_from(string.ascii_lowercase))
@settings(max_examples=1500, deadline=None)
def test_no_slip_of_one_letter_makes_an_opioid_harmless(name: str, edit: str, place: int, letter: str) -> None:
    """Unless it spells a harmless name exactly, alone or with a number ("MSM4"), ordinary in the six countries."""
    typed = edited(name, edit, place, letter)
    seen = shipped_recogniser().recognise(typed)
    if key(typed) == key(name) or seen.flag is not Flag.NONE or not key(typed):
        return
    words = typed.split()
    keys = {key(typed), *map(key, words), *(key(word.rstrip(string.digits)) for word in words)}
    assert keys & _HARMLESS, typed


@pytest.mark.parametrize("letter", ["q", "e"])
def test_each_opioid_with_a_slip_is_opioid_or_to_be_checked(letter: str) -> None:
    """Every name once, at a place that its letters choose: the random test above does not reach them all."""
    silent = []
    for name in _OPIOIDS:
        chance = random.Random(name)  # noqa: S311  (repeatable, no secret)
        typed = edited(name, chance.choice(_EDITS), chance.randrange(len(name)), letter)
        if shipped_recogniser().recognise(typed).flag is Flag.NONE and key(typed) not in _HARMLESS:
            silent.append((name, typed))
    assert silent == []


def test_a_harmless_name_so_near_an_opioid_is_quiet_only_where_it_is_ordinary() -> None:
    loud = [name for name in shipped_names() if recognise(name).flag is Flag.CHECK]
    assert _ORDINARY.isdisjoint(map(key, loud))
    listed = [name for name in shipped_names() if key(name) in _ORDINARY]
    assert len(listed) > 30
    assert {recognise(name).flag for name in listed} == {Flag.NONE}


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("lisinoprl", "Lisinopril"), ("Omeprazolle 20 mg", "Omeprazole"), ("atorvastatim", "atorvastatin")],
)
def test_near_a_harmless_name_is_a_question_to_her_and_nothing_known(typed: str, suggested: str) -> None:
    seen = recognise(typed)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)
    assert suggested in seen.suggestions


@pytest.mark.parametrize("typed", ["Aceon", "Colchimax", "Ultradol", "Tropium", "Tradon"])
def test_a_name_that_is_an_opioid_elsewhere_tells_both_readings(typed: str) -> None:
    seen = recognise(typed)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, True)
    harmless, *others = seen.matches
    assert (harmless.group, harmless.flag) == ("name", Flag.NONE)
    assert {(other.flag, other.certainty) for other in others} == {(Flag.CHECK, Certainty.PATTERN)}


@pytest.mark.parametrize("typed", ["Margesic #3", "Margesic 65", "Margesic A-C"])
def test_margesic_with_a_number_is_to_be_checked(typed: str) -> None:
    assert recognise(typed).flag is Flag.CHECK


@pytest.mark.parametrize(
    ("typed", "flag", "certainty"),
    [
        ("Tramadol", Flag.OPIOID, Certainty.EXACT),
        ("Trodon", Flag.OPIOID, Certainty.EXACT),
        ("コデイン", Flag.OPIOID, Certainty.EXACT),
        ("tramadal", Flag.OPIOID, Certainty.SPELLING),
        ("tradamol", Flag.OPIOID, Certainty.SPELLING),
        ("megatramadol", Flag.OPIOID, Certainty.SPELLING),
        ("perocets", Flag.OPIOID, Certainty.SPELLING),
        ("Percocet's", Flag.OPIOID, Certainty.EXACT),
        ("oxi codone", Flag.OPIOID, Certainty.SPELLING),
        ("opuim", Flag.OPIOID, Certainty.SPELLING),
        ("trammies", Flag.OPIOID, Certainty.SLANG),
        ("percs", Flag.OPIOID, Certainty.SLANG),
        ("Tramaquux", Flag.CHECK, Certainty.PATTERN),
        ("Trodom", Flag.CHECK, Certainty.PATTERN),
        ("paracetamol 30/500", Flag.CHECK, Certainty.PATTERN),
    ],
)
def test_a_match_says_how_sure_it_is(typed: str, flag: Flag, certainty: Certainty) -> None:
    seen = recognise(typed)
    assert seen.flag is flag
    assert certainty in {match.certainty for match in seen.matches if match.flag is flag}


@pytest.mark.parametrize(
    "line",
    [
        *("pink pill", "blue pills", "the green ones", "small white round tablets", "brown", "pink"),
        *(
            "H2 blocker",
            "Gas X ultra strength",
            "Citalopram Hydrob",
            "analgesic balm",
            "hydro cream",
            "Hydrous ointment",
        ),
        *(
            "liothyronine T3 25mcg",
            "T3 thyroid",
            "Systane Ultra",
            "Alum Hydrox",
            "NATURALYTE H-200",
            "D.P.C.A. solution",
        ),
    ],
)
def test_nobody_is_accused(line: str) -> None:
    assert recognise(line).flag in (Flag.NONE, Flag.CHECK)
    assert not [match for match in recognise(line).matches if match.group == "herbal_street"]
