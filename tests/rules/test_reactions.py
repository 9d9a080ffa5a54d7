"""A bad reaction to naltrexone by her words: an allergy, something that made her ill, or neither."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.medicines import recognise_row
from ldnprep.rules.model import MedicineLine
from ldnprep.rules.reactions import Reaction, among_allergies, of_tried, of_words

TOLD = {
    Reaction.ALLERGY: """
LDN gave me hives
LDN and then a rash
my throat swelled with LDN
I could not breathe after LDN
I couldn't breathe after LDN
I can't breathe with LDN
I could hardly breathe, my throat closed with LDN
LDN: bad reaction
I reacted to LDN
LDN made me sick and itch
LDN made me sick. LDN gave me a rash.
""",
    Reaction.ILL: """
LDN made me sick
LDN made me so very ill
LDN left me dizzy
LDN gave me hope and made me feel poorly
""",
    Reaction.NONE: """
LDN helps
I sleep. It gave me a rash.
LDN made me really so very much sick
LDN could give me a rash
does LDN give a rash?
I read of a rash with LDN
my sister had a rash from LDN
LDN without a rash
I never had a rash from LDN
LDN didn't give me a rash
I have a rash. I take LDN.
""",
}


@pytest.mark.parametrize(("told", "text"), [(told, text) for told in TOLD for text in TOLD[told].strip().splitlines()])
def test_the_sentences_that_name_it_tell(told: Reaction, text: str) -> None:
    assert of_words(text, ("LDN",)) is told


def test_the_most_that_is_told_counts() -> None:
    assert of_words("LDN gave me a rash. LDN made me sick.", ("LDN",)) is Reaction.ALLERGY
    assert Reaction.NONE < Reaction.ILL < Reaction.ALLERGY
    assert not Reaction.NONE


@pytest.mark.parametrize(
    ("text", "allergy"),
    [
        ("LDN", True),
        ("penicillin, LDN", True),
        ("LDN is fine", False),
        ("I tolerate LDN", False),
        ("not allergic to LDN", False),
        ("no problem with LDN", False),
        ("LDN is fine. LDN gave me a rash", True),
        ("penicillin", False),
        ("", False),
    ],
)
def test_among_her_allergies_the_name_alone_tells_of_one(text: str, *, allergy: bool) -> None:
    assert among_allergies(text, ("LDN",)) is (Reaction.ALLERGY if allergy else Reaction.NONE)


def tried(name: str, effect: str = "", stopped: str = "") -> MedicineLine:
    return MedicineLine("tried", TherapyRow("", name, "tried", effect, stopped), recognise_row(name, reason=stopped))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (tried("LDN", "worse"), [Reaction.WORSE]),
        (tried("LDN", "worse", "hives"), [Reaction.ALLERGY]),
        (tried("LDN", "helped", "it made me sick"), [Reaction.ILL]),
        (tried("LDN", "helped", "too dear"), [Reaction.NONE]),
        (tried("LDN"), [Reaction.NONE]),
        (tried("naloxone", "worse"), []),  # a kit against an overdose
        (tried("ibuprofen", "worse", "hives"), []),
        (tried("ibuprofen", "worse", "then LDN, hives"), []),  # by another name
        (MedicineLine("medicines", MedicineRow("LDN"), recognise_row("LDN")), []),
    ],
)
def test_what_she_tried_tells_what_it_did(line: MedicineLine, told: list[Reaction]) -> None:
    assert list(of_tried([line])) == told
