"""Words of ending her life: of herself and of now, unless the very phrase is denied or said of somebody else."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.rules.endings import ending_words

DAY = date(2026, 11, 30)
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
