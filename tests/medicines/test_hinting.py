"""What may be an opioid in running text: it is to be checked, and named as nothing."""

from __future__ import annotations

import time

import pytest

from ldnprep.medicines import Certainty, Flag, hints
from ldnprep.medicines.hinting import says_so
from tests.medicines.test_everyday import phrases

FOUND = {
    "I take tramadoll and coedine when it is bad": ["tramadoll", "coedine"],
    "back on the subs since my mum died": ["subs"],
    "on oxy": ["oxy"],
    "bup": ["bup"],
    "to come off the pain patches": ["pain patches"],
    "I wear a pain patch": ["pain patch"],
    "Dad gives me his strong painkillers": ["strong painkillers"],
    "strong painkillers, addiction": ["strong painkillers"],
    "nerve pain drops from the hospital": ["pain drops"],
    "I couldn't cope without my patches": ["patches"],
    "Can I stay on my patches?": ["patches"],
    "The doctor gave me strong tablets": ["strong tablets"],
    "heavy painkillers": ["heavy painkillers"],
    "heavy pain killers": ["heavy pain killers"],
    "prescription painkillers": ["prescription painkillers"],
    "a strong one": ["strong one"],
    "the strong red tablets": ["strong red tablets"],
    "nerve pain in tablets": ["pain in tablets"],
    "on T3": ["T3"],
    "my subs, I take my subs": ["subs"],
    "My patches. My patches": ["patches"],
    "my tramadoll and my Tramadoll": ["tramadoll"],
    "on subs and tramadoll": ["subs", "tramadoll"],
    "I take one of the strong tablets": ["strong tablets"],
    "my doctor took me off the very strong tablets": ["strong tablets"],
    "not for years, but now on strong tablets": ["strong tablets"],
    "patches": ["patches"],
    "perks on bad days": ["perks"],
}
NOTHING = """
company perks on bad days
I had a filling last week, no painkillers needed.
I do not want pain pills.
I want to try pain pills
Would pain patches be better?
I read that strong painkillers are bad
my HRT patches
I use nicotine patches
I have dry patches of skin
Evorel patch twice a week
I take T3 for my thyroid
the trams are late
he likes subs
I take no strong tablets
I have patches of pain
I take lopes
on lopes
pain killers
heavy tablets
pain one
the strong dark red tablets
on tram to work
the tram, on tram to town
on oxy for my skin
the patch of skin
on 30s
painkiller
I do not take any strong tablets
I never had, nor take strong tablets
no, I never take strong tablets
"""


@pytest.mark.parametrize(("text", "typed"), FOUND.items())
def test_what_may_be_an_opioid_is_found_and_named_as_nothing(text: str, typed: list[str]) -> None:
    found = hints(text)
    assert [match.typed for match in found] == typed
    assert {match.flag for match in found} == {Flag.CHECK}


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_denied_or_wished_or_another_thing_is_not(text: str) -> None:
    assert hints(text) == ()


def test_of_what_she_wants_to_avoid_only_what_she_has_counts() -> None:
    assert hints("strong painkillers, addiction", wished=True) == ()
    assert [match.typed for match in hints("coming off my strong painkillers", wished=True)] == ["strong painkillers"]


def test_a_slip_is_told_from_slang_and_from_words() -> None:
    kinds = {text: hints(text)[0].certainty for text in ("tramadoll", "on the subs", "my patches")}
    assert list(kinds.values()) == [Certainty.SPELLING, Certainty.SLANG, Certainty.PATTERN]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("getting off opioids", True),
        ("after my opioids I sleep", True),
        ("my opioids", True),
        ("I take opioids", True),
        ("I take no opioids", False),
        ("LDN must not be taken with opioids", False),
        ("Are opioids dangerous?", False),
    ],
)
def test_a_word_for_all_opioids_counts_where_she_has_some(text: str, counts: bool) -> None:
    assert says_so(text, "opioids", wished=False) is counts


def test_everyday_notes_hold_none() -> None:
    assert [phrase for phrase in phrases("notes") + phrases("reason") if hints(phrase)] == []


def test_a_long_text_takes_no_long_time() -> None:
    begun = time.monotonic()
    hints("my tramadoll, qwertz " * 20_000)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("before", "heard"), [("Well. " * 299, True), ("Well. " * 300, False), ("so " * 298, True), ("so " * 299, False)]
)
def test_of_a_text_without_end_300_clauses_of_300_words_are_looked_at(before: str, heard: bool) -> None:
    assert bool(hints(f"{before}my patches")) is heard
