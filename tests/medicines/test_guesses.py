"""A guess may warn, it never reassures; and how sure a match is, is told."""

from __future__ import annotations

import random
import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldnprep.medicines import Certainty, Flag, recognise, shipped_recogniser
from ldnprep.medicines.data import shipped_medicines, shipped_names
from ldnprep.medicines.fold import key, split
from ldnprep.medicines.near import slips
from ldnprep.medicines.words import FILLER

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
_NUMBERED = [o for o in map(key, _OPIOIDS) if re.fullmatch(r"[^\d]{2,}\d+", o)]
# names of one word of six letters or more: what is left of "aspirin-cod" beside another name is "aspirin od"
_WORDED = [o for o in _OPIOIDS if len(key(o)) > 5 and split(o) == (key(o),)]
_LETTERS = string.ascii_lowercase
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


def _may_be_quiet(typed: str) -> bool:
    """Whether it spells a harmless name that is ordinary in the six countries: alone, before a number apart, or behind
    the short for "with" ("w cod" with a slip is "w cbd").
    """
    words = [word.strip("-.") for word in typed.split()]
    parts = (words, words[:-1] if words and words[-1].isdigit() else [], words[1:] if words[:1] == ["w"] else [])
    names = {key(typed), *(key(" ".join(part)) for part in parts)} - {""}
    return not names.isdisjoint(_HARMLESS) and recognise(" ".join(words)).flag is Flag.NONE


@given(st.sampled_from(_OPIOIDS), st.sampled_from(_EDITS), st.integers(0, 60), st.sampled_from(_LETTERS))
@settings(max_examples=1000, deadline=None)
def test_no_slip_of_one_letter_makes_an_opioid_harmless(name: str, edit: str, place: int, letter: str) -> None:
    """Unless it spells a harmless name exactly that nothing else is thought of."""
    typed = edited(name, edit, place, letter)
    seen = shipped_recogniser().recognise(typed)
    if key(typed) != key(name) and key(typed) and seen.flag is Flag.NONE:
        assert _may_be_quiet(typed), typed


@given(
    st.sampled_from(sorted(_HARMLESS)),
    st.sampled_from(_WORDED),
    st.sampled_from(_EDITS),
    st.integers(0, 60),
    st.sampled_from(_LETTERS),
    st.sampled_from(["{h}, {o}", "{o}; {h}", "{h} and {o}", "{h} + {o} 50 mg"]),
)
@settings(max_examples=1000, deadline=None)
def test_beside_any_harmless_name_a_slip_in_an_opioid_is_seen(
    h: str, o: str, edit: str, place: int, letter: str, line: str
) -> None:
    typed = edited(o, edit, place, letter)
    seen = shipped_recogniser().recognise(line.format(h=h, o=typed))
    if key(typed) and seen.flag is Flag.NONE:
        assert _may_be_quiet(typed) or key(typed) in FILLER, (h, typed)


@given(st.sampled_from(sorted(_HARMLESS)), st.sampled_from(_NUMBERED), st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_number_at_a_harmless_name_that_makes_an_opioids_is_to_be_checked(h: str, o: str, any_name: bool) -> None:
    """ "MSM4" is one letter from MSO4: no harmless name is spelt so."""
    letters, number = o.rstrip(string.digits), o[len(o.rstrip(string.digits)) :]
    near = [name for name in _HARMLESS if slips(name, letters) == 1]
    for name in near if any_name or not near else near[:1]:
        if f"{name}{number}" not in _HARMLESS:
            assert recognise(f"{name}{number}").flag is not Flag.NONE, (name, number, h)


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
        ("trama dul", Flag.OPIOID, Certainty.SPELLING),
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


def test_of_names_as_near_the_usual_one_is_meant() -> None:
    """ "Dutran" is a fentanyl patch of another country, Butrans is what is sold here."""
    assert [match.name for match in recognise("butran patches").matches] == ["buprenorphine patch"]


def test_a_container_accuses_nobody() -> None:
    assert recognise("pills in a white box").matches == ()
