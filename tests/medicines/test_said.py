"""How many words may stand between a name and what tells of it: as many as a row says, and not one more."""

from __future__ import annotations

import pytest

from ldnprep.medicines import hints
from ldnprep.medicines.taking import taking
from ldnprep.medicines.taking_words import ALL_PEOPLE, DENIED, FEELINGS, KIN, WISHED, Taking

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
    ("husband's {} LDN every night", 0, NOW, NO),
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
    ("it has {} LDN worked", 1, NOW, NO),
]


def filled(text: str, count: int) -> str:
    return " ".join(text.format(" ".join(_WORDS[:count])).split())


@pytest.mark.parametrize(("text", "most", "told", "beyond"), BETWEEN)
def test_so_many_words_may_stand_between(text: str, most: int, told: Taking, beyond: Taking) -> None:
    assert [taking(filled(text, count), "LDN") for count in (0, most, most + 1)] == [told, told, beyond]


@pytest.mark.parametrize(("text", "most"), [("strong {} tablets", 1), ("heavy {} painkillers", 1)])
def test_a_form_is_one_for_pain_beside_a_word_that_is_near(text: str, most: int) -> None:
    assert [bool(hints(filled(text, count))) for count in (0, most, most + 1)] == [True, True, False]


_OF_OTHERS = KIN | ALL_PEOPLE  # whose it is
_NOT_SO = WISHED | DENIED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("with LDN I sleep {}", (_OF_OTHERS | WISHED) - {"can"}),
        ("LDN works for me {}", (_OF_OTHERS | WISHED) - {"to", "d"}),
        ("3 days of LDN {}", _OF_OTHERS | _NOT_SO),
        ("{} LDN every night", KIN | _NOT_SO),
        ("{} LDN gave me a rash", KIN | _NOT_SO),
        ("LDN makes me {}", FEELINGS | KIN),
        ("my LDN {} run out", WISHED - {"to"}),
    ],
)
def test_a_word_of_others_a_wish_or_a_denial_takes_it_back(text: str, words: frozenset[str]) -> None:
    assert [word for word in sorted(words) if taking(text.format(word), "LDN") is not NO] == []


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
        ("so LDN works for me", NOW),
        ("since June LDN works for me", NOW),
        ("but LDN works for me", NOW),
        ("I am sure LDN works for me", NOW),
        ("I know LDN works for me", NO),
        ("when LDN works for me", NO),
        ("I hope LDN works for me", NO),
        ("my sister says LDN works for me", NO),
        ("LDN works for me to sleep", NOW),
        ("LDN works for me as it would for you", NO),
        ("LDN works for me and my sister", NO),
        ("LDN works for people like me", NO),
        ("LDN works, they say, for me", NOW),
        ("so far LDN worked", NOW),
        ("has my LDN worked", NOW),
        ("it has now LDN worked", NOW),
        ("it has not yet LDN worked", NO),
        ("LDN has worked", NOW),
        ("LDN never worked", NOW),
        ("LDN never gave me a rash", NO),
        ("my sister says LDN gave me a rash", NO),
        ("LDN gave us a rash", NO),
        ("LDN gave me my sister's rash", NO),
        ("LDN nightly", NOW),
        ("LDN yesterday", NOW),
        ("LDN daily, my husband too", NOW),
        ("LDN daily if I could", NO),
        ("my husband LDN every night", NO),
        ("I hope LDN every night", NO),
        ("not LDN every night", NO),
        ("when LDN every night", NO),
        ("LDN if every night", NO),
        ("LDN for me every night", NOW),
        ("since LDN most people sleep and I do not", NO),
        ("since LDN I and others sleep", NO),
        ("with LDN I can sleep", NOW),
        ("with LDN I could sleep", NO),
        ("with LDN my sister sleeps", NO),
        ("with LDN, but I ache", NOW),
        ("I was well with LDN", NOW),
        ("I am well with LDN", NOW),
        ("I ask since LDN is new", NO),
        ("when with LDN I ache", NO),
        ("my LDN to collect", THEN),
        ("would my LDN help", NO),
        ("my sister and my LDN", THEN),
        ("my own LDN", THEN),
        ("with my LDN?", NO),
        ("on day 3 of my LDN", NOW),
        ("three days into LDN", NOW),
        ("ten days on LDN", NOW),
        ("a few weeks with LDN", NOW),
        ("twenty days on LDN", NOW),
        ("200 days on LDN", NOW),
        ("some days on LDN", NO),
        ("I hope for 3 days of LDN", NO),
        ("no days of LDN", NO),
        ("I am 3 days into LDN", NOW),
        ("I was 3 days into LDN", NOW),
        ("so 3 days into LDN", NOW),
        ("when 3 days into LDN", NO),
        ("3 days into LDN I would stop", NO),
        ("3 days into LDN all went well and I would stop", NOW),
        ("3 days of the LDN", NOW),
    ],
)
def test_who_does_what_when_and_whether_it_is_asked(text: str, told: Taking) -> None:
    assert taking(text, "LDN") is told
