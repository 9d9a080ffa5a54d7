"""How many words may stand between a name and what tells of it: as many as a row says, and not one more."""

from __future__ import annotations

import pytest

from ldnprep.medicines import hints
from ldnprep.medicines.taking import taking
from ldnprep.medicines.taking_words import Taking

# they tell nothing
_WORDS = ("indeed", "surely", "truly", "really", "simply", "clearly", "fairly", "nicely", "gently", "kindly")
NO, NOW, THEN = Taking.NOT_TOLD, Taking.NOW, Taking.BEFORE

# {}: where words may stand; how many; what is told then, and with one more
BETWEEN = [
    ("LDN {} gave me a rash", 2, THEN, NO),
    ("LDN gave {} me a rash", 0, THEN, NO),
    ("LDN gave me {} nervous feelings", 1, NO, THEN),
    ("LDN makes me {} nervous", 1, NO, NOW),
    ("LDN has {} worked for me", 4, NOW, NO),
    ("LDN worked {} for me", 3, NOW, NO),
    ("LDN works for me {} and for everyone", 6, NO, NOW),
    ("LDN {} 1.5 mg", 0, NOW, NO),
    ("LDN {} every night", 2, NOW, NO),
    ("LDN {} since June", 3, NOW, NO),
    ("LDN {} stopped in June", 3, THEN, NO),
    ("yes {} LDN every night", 1, NOW, NO),
    ("since {} LDN I sleep", 1, NOW, NO),
    ("my {} LDN runs out", 1, THEN, NO),
    ("my LDN {} could run out", 2, NO, THEN),
    ("day 3 of LDN {} my sister", 2, NO, NOW),
    ("I took the LDN {} leaflet", 2, NO, THEN),
    ("I take {} LDN", 8, NOW, NO),
    ("they gave me {} LDN", 7, THEN, NO),
    ("LDN {} that I take", 0, NOW, NO),
    ("LDN {} and took it", 7, THEN, NO),
    ("never {} LDN I take", 1, NO, NOW),
    ("I was {} on LDN", 0, THEN, NO),
]


def filled(text: str, count: int) -> str:
    return " ".join(text.format(" ".join(_WORDS[:count])).split())


@pytest.mark.parametrize(("text", "most", "told", "beyond"), BETWEEN)
def test_so_many_words_may_stand_between(text: str, most: int, told: Taking, beyond: Taking) -> None:
    assert [taking(filled(text, count), "LDN") for count in (0, most, most + 1)] == [told, told, beyond]


@pytest.mark.parametrize(("text", "most"), [("strong {} tablets", 1), ("heavy {} painkillers", 1)])
def test_a_form_is_one_for_pain_beside_a_word_that_is_near(text: str, most: int) -> None:
    assert [bool(hints(filled(text, count))) for count in (0, most, most + 1)] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LDN since May", NOW),
        ("My LDN since May", NOW),
        ("LDN, but I may stop", NO),
        ("I may take LDN", NO),
        ("I bought LDN and it is unopened", NO),
        ("I bought LDN and start tomorrow", NO),
        ("I bought LDN and I start", THEN),
        ("I take it (LDN)", NOW),
        ("I take it, LDN", NO),
        ("I take one (LDN)", NOW),
        ("I take it or LDN", NO),
        ("I was given LDN", THEN),
        ("I was not given LDN", NO),
        ("the doctor gave me LDN", THEN),
        ("the doctor gave LDN", NO),
        ("did the doctor give me LDN?", NO),
        ("the nurse gives me LDN", NOW),
        ("does the nurse give me LDN?", NO),
        ("prescribed LDN", NO),
        ("was prescribed LDN", THEN),
        ("the doctor prescribed LDN", THEN),
        ("my sister was prescribed LDN", NO),
        ("my mother has been given LDN", NO),
        ("the doctor has prescribed LDN", THEN),
        ("LDN was prescribed", THEN),
        ("LDN has been stopped", THEN),
        ("was LDN stopped?", NO),
        ("if LDN is stopped", NO),
        ("starting LDN on Friday", NO),
        ("after starting LDN I was sick", NOW),
        ("since taking LDN I sleep", NOW),
        ("since my sister is taking LDN", NO),
        ("takes LDN", NO),
        ("taking LDN", NO),
        ("taking LDN every day", NOW),
        ("took LDN", THEN),
        ("is taking LDN", NO),
        ("I got some and took LDN", THEN),
        ("my friend got some and took LDN", NO),
        ("I know my friend and took LDN", THEN),
        ("when do I take LDN?", NO),
        ("I take LDN, is that fine?", NOW),
        ("do I take LDN?", NO),
        ("I used to take LDN", THEN),
        ("used LDN", THEN),
        ("I am off LDN", NO),
        ("I came off LDN", THEN),
        ("on LDN", NOW),
        ("I read on LDN", NO),
        ("day 3 of LDN", NOW),
        ("day 3 of LDN?", NO),
        ("one of LDN", NO),
        ("three weeks of LDN", NOW),
        ("LDN hasn't worked so far", NOW),
        ("LDN works", NO),
        ("has LDN worked for me?", NO),
        ("my husband's LDN every night", NO),
        ("LDN 4.5 mg", NOW),
        ("LDN 4.5 mg?", NO),
        ("without my LDN I ache", NOW),
        ("without LDN you ache", NO),
        ("is my LDN safe?", NO),
        ("my sister's and my LDN", THEN),
    ],
)
def test_who_does_what_when_and_whether_it_is_asked(text: str, told: Taking) -> None:
    assert taking(text, "LDN") is told
