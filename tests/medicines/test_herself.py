"""Sentences without a name that tell that she has or takes what was named before."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.medicines.herself import of_herself, speaks_of_it

DAY = date(2026, 11, 30)

HERS = """
I took one of his
I take them too
we share it
I had two last night
he gives me one
she lent me some
he hands us half
one to me
I do too
so do I
me too
last night took one
sometimes take it
I still do
I never stop taking it
I can't cope without it and take it
I took one in 2019 and still have some
""".strip().splitlines()

NOT_HERS = """
He takes it
I do not take it
I never took one
I have one question
it is locked away, I have it
I took one in 2019
I like the sea
she gives him one
I refuse to take it
""".strip().splitlines()


def told(text: str, others: tuple[str, ...] = ()) -> list[str]:
    return list(of_herself(text, ("morphine",), others, DAY))


@pytest.mark.parametrize("sentence", HERS)
def test_it_tells_of_herself(sentence: str) -> None:
    assert told(f"My mum has morphine. {sentence}.") == [f"{sentence}."]


@pytest.mark.parametrize("sentence", NOT_HERS)
def test_it_tells_of_nobody_or_of_somebody_else(sentence: str) -> None:
    assert told(f"My mum has morphine. {sentence}.") == []


def test_a_sentence_goes_on_about_the_name_before_it() -> None:
    assert told("My mum has morphine. I have LDN. I take it.", ("LDN",)) == []
    assert told("My mum has morphine. I have LDN. My mum has morphine. I take it.", ("LDN",)) == ["I take it."]
    assert told("I take it. I take them.") == ["I take it.", "I take them."]
    assert told("I take morphine, I take it.") == []


@pytest.mark.parametrize(("sentence", "speaks"), [("It helps", True), ("neither did", True), ("The sea", False)])
def test_a_sentence_may_speak_of_the_one_before(sentence: str, *, speaks: bool) -> None:
    assert speaks_of_it(sentence) is speaks
