"""Words of ending her life: of herself and of now, unless the very phrase is denied or said of somebody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ldnprep.rules.endings import ending_words

DAY = date(2026, 11, 30)
_FILE = Path(__file__).parent / "endings.tsv"

HEARD = """
I mean to end it all|end it all
I think of ending it|of ending it
I plan to end it|plan to end it
I could take my own life|take my own life
I would be taking my own life|taking my own life
killing myself would be easy|killing myself
I am suicidal|suicidal
I could not stop thinking of ending it|of ending it
I couldn't stop thinking about suicide|suicide
I can't help thinking of suicide|suicide
they would be better off without me|better off without me
I wish to die|wish to die
I wish I was dead|wish i was dead
I could not stop. I want to die. It rains|want to die
I could not sleep and want to die|want to die
last week I wanted to end my life|end my life
I want to die, never mind my friend|want to die
""".strip().splitlines()

NOT_HEARD = """
I mean to end it well
My friend is suicidal
I read that it causes suicidal thoughts
the leaflet says suicide
as a side effect suicidal thoughts
I called the suicide hotline
no suicidal thoughts
I never think of ending it
I am not suicidal
I don't want to die
I haven't had suicidal thoughts
I wasn't feeling suicidal
I dont want to die
I do not plan to end my life
without suicidal thoughts
am I suicidal?
in 2003 I was suicidal
I love my life
""".strip().splitlines()


@pytest.mark.parametrize("row", HEARD)
def test_it_is_heard_in_her_own_words(row: str) -> None:
    text, _, words = row.partition("|")
    assert [found.casefold() for found in ending_words(text, DAY)] == ([words.casefold()] if words else [])


@pytest.mark.parametrize("text", NOT_HEARD)
def test_it_is_no_such_word_of_hers(text: str) -> None:
    assert list(ending_words(text, DAY)) == []


def test_each_sentence_is_heard_apart() -> None:
    assert list(ending_words("My friend died. I want to die. I am suicidal.", DAY)) == ["want to die", "suicidal"]
    assert list(ending_words("in 2003 I was suicidal", None)) == ["suicidal"], "nobody knows how long ago that was"


HERS = """
Since my husband died I want to end it all
I have no one and think of ending it
My brother says I am better off dead, I want to die
My kids would be better off without me
everyone would be better off without me
my son killed himself and I think of suicide too
I have not told my husband that I want to die
there is no point, I want to kill myself
no hope left, suicidal most nights
I cannot stop thinking of ending it
I don't see why I shouldn't end it all
I have nobody left and wish I was dead
I am not sure, but I think about ending my life
I do not want to be here any more
I never told anyone, I keep harming myself
My mum says I'm suicidal
sometimes I wish I wouldn't wake up
""".strip().splitlines()
NOT_HERS = """
no suicidal thoughts
I have never thought of ending it
I have never had any thoughts of suicide
I am not suicidal, just tired
I do not want to end my life
I would never kill myself
my sister wants to end it all
My friend was suicidal
I worry that my daughter is suicidal
I read it can cause suicide
the leaflet warns of suicidal thoughts
I rang the suicide helpline for work
I was suicidal in 2009
Could it make me suicidal?
I don't want to be in pain
""".strip().splitlines()


@pytest.mark.parametrize("text", HERS)
def test_she_speaks_of_herself(text: str) -> None:
    assert list(ending_words(text, DAY))


@pytest.mark.parametrize("text", NOT_HERS)
def test_nothing_is_said_of_herself_now(text: str) -> None:
    assert not list(ending_words(text, DAY))


_ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("said", "text"), _ROWS, ids=[text for _, text in _ROWS])
def test_wordings_and_ordinary_sentences_that_look_like_them(said: str, text: str) -> None:
    """`endings.tsv`: a sentence, and before it the words that are heard in it, none where it is an ordinary one."""
    assert list(ending_words(text, DAY)) == ([said] if said else [])


DENIED = ("I have never thought about {}", "I am not thinking of {}", "my sister keeps thinking of {}")


@pytest.mark.parametrize("frame", DENIED)
@pytest.mark.parametrize("deed", ["dying", "an overdose", "jumping off a bridge", "putting an end to it"])
def test_what_she_denies_or_tells_of_another_is_not_hers(frame: str, deed: str) -> None:
    assert list(ending_words(frame.format(deed), DAY)) == []
