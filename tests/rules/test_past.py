"""What a sentence tells of an opioid that it names: it is over, of somebody else, a reaction, or she takes it."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.rules.model import Tells
from ldnprep.rules.past import clause_of, is_over, of_reaction, of_use

DAY = date(2026, 11, 30)
_NAMED: tuple[list[str], list[str]] = (["morphine"], [])

OVER = """
morphine in 2011 after my operation
I had morphine in 2011
morphine 2011
morphine years ago
I had morphine in 2011. I had morphine in 2012
morphine stopped in 2019
they stopped my morphine in 2012
I was on morphine as a child
Stopped morphine 2011, nothing since.
morphine makes me itch all over so I had to stop in 2015
I came off morphine in 2014
I quit morphine about ten years ago
off morphine since 2018
came off morphine patches two months ago
clean from morphine 12 years
morphine in 2015 for 2 weeks
They gave me morphine when I broke my leg in 1998.
""".strip().splitlines()

OF_ANOTHER = """
My mum died on a morphine pump
Mum was on morphine
my friend takes morphine
my neighbour who is old takes morphine
What happened to my brother on morphine
Ending like my neighbour on morphine
to end up like my aunt, addicted to morphine
what morphine did to my dad
Could my wife take one of mine by mistake with her morphine?
my boyfriend is on morphine
my back hurts, my mum took morphine
My dad has morphine and I pick it up for him
My husband takes morphine, I can't stand the smell
I look after my mum who has morphine patches
I help my mum with her morphine
my ex was hooked on morphine
my son's friend died of morphine
my dog takes morphine
""".strip().splitlines()

USED = """
My mum's morphine pump scared me
My mum and I take morphine
my friend says morphine helps me
I saw my mum take morphine
morphine 10 mg 2011
morphine doubled in 2021
morphine was doubled in 2021
morphine doubled in 2011 and stopped in 2012
I stopped work in 2015 because morphine makes me drowsy
I stopped smoking in 2010 and take morphine
I stopped morphine in 2015 but need it again now
they gave me morphine in 2019
they gave me morphine when I broke my leg in 1998 and I have been on it since
my wife takes her morphine and mine
my sister lends me her morphine
I share with my brother on morphine
My dad has morphine and I take some
My husband takes morphine, so do I
I live with my mum and take her morphine
my dog is on morphine and I had one of his
my partner is on morphine, and I had a sip
I nursed my dad who was on morphine, and kept the bottle
my husband takes morphine and he gives me one when it is bad
off morphine since last week
clean from morphine
I have taken morphine since 2011
I take morphine, since 2011
had morphine. That was in 2011
I had morphine in 2011. I take morphine
I had morphine in 2011; I still need morphine
morphine last week
morphine stopped last week
morphine
no morphine
""".strip().splitlines()

UNTAKEN = """
I have never taken morphine.
I never took morphine or any such painkillers
I've never had any morphine
I have never, not even after my hip in 2018, taken a single tablet of morphine and I do not want to.
My nurse kept on telling me that I should, I never wanted or swallowed any morphine
they will give me morphine
refused morphine
was prescribed morphine but never took it
I was offered morphine in hospital and said no
If I need morphine after surgery, will it work?
I know I must not take morphine with LDN
Is it true that morphine and LDN do not mix?
I was told LDN means no morphine
worried about being given morphine in an ambulance
being put on morphine
If I had an accident on LDN, would morphine work?
I am allergic to morphine
the dentist is going to give me morphine next week
scope in May, the hospital will probably give me some morphine
""".strip().splitlines()

TAKEN = """
I have never taken more than two morphine
I never took morphine every day
I have never had a problem with morphine
I have never had morphine that worked
I have never taken morphine without my doctor knowing
I never took morphine until last week
I was never prescribed morphine, I buy it
I have never been without morphine
I never used morphine before, but now I do
they will give me more morphine tomorrow
the doctor will give me morphine again
I will take morphine
refused more morphine
refused morphine at first
was prescribed morphine but never took it until last week
If I need my morphine after surgery
I must not take my morphine with LDN
I do not take morphine with LDN, I leave some hours between
I can't take morphine with LDN so I wait until evening
do morphine and LDN mix, I take both now
being given morphine again
If I go into hospital on morphine what happens
I am allergic to morphine and still take it
I have never taken morphine. I took one of them last night.
""".strip().splitlines()

AMONG_ALLERGIES = {
    Tells.USE: """
codeine, so now codeine instead
the codeine I have on Sundays makes me sick
codeine on Sundays makes me sick
codeine, a rash, but it is the only thing that helps
codeine (itch) but I still take it
I take codeine
I took codeine last week
itchy from my codeine
the codeine I use makes me sick
""",
    Tells.PERHAPS: """
codeine constipates me
codeine makes me sick
codeine makes me sick so I take tramadol instead
codeine always makes me sick
codeine gives hives
codeine is bad
codeine it works
codeine that only helps
codeine and I itch
codeine: I itch
codeine: I cope
codeine makes me itch. allergic to codeine
codeine causes a rash
low dose codeine works
""",
    Tells.REACTION: """
Allergic to codeine: I itch
Codeine, constipates me
codeine
codeine: rash
codeine rash
codeine hives
my codeine allergy
codeine as a child
codeine: I itched
codeine: I had a rash
codeine: I could not breathe
allergic to codeine, it makes me itch
allergic to codeine: I itch
cannot take codeine, it makes me sick
I can't take codeine
I never take codeine
I do not take codeine
I took codeine in 2011
I took codeine
codeine in 2011, I fell ill
""",
}


@pytest.mark.parametrize("text", OVER)
def test_it_is_plainly_over(text: str) -> None:
    assert is_over(text, "morphine", DAY)
    assert of_use(text, "morphine", DAY, _NAMED) is Tells.PAST


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_it_is_of_somebody_else(text: str) -> None:
    assert not is_over(text, "morphine", DAY)
    assert of_use(text, "morphine", DAY, _NAMED) is Tells.OTHERS


@pytest.mark.parametrize("text", UNTAKEN)
def test_she_never_took_it_or_not_yet(text: str) -> None:
    assert of_use(text, "morphine", DAY, _NAMED) is Tells.UNTAKEN


@pytest.mark.parametrize("text", [*USED, *TAKEN])
def test_it_may_be_hers_and_of_now(text: str) -> None:
    assert not is_over(text, "morphine", DAY)
    assert of_use(text, "morphine", DAY, _NAMED) is Tells.USE


@pytest.mark.parametrize(
    ("text", "told"), [(text, told) for told, texts in AMONG_ALLERGIES.items() for text in texts.strip().splitlines()]
)
def test_among_her_allergies_a_reaction_is_told_from_a_use(text: str, told: Tells) -> None:
    assert of_reaction(text, "codeine", DAY, (["codeine"], [])) is told


def test_a_clause_ends_at_a_sign_or_a_word_that_joins() -> None:
    assert clause_of("codeine; can take Tramadol, but not now", "tramadol").strip() == "can take Tramadol"
    assert clause_of("codeine and tramadol so codeine", "codeine").split() == ["codeine", "codeine"]
