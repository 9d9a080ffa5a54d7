"""How typed text is levelled: case, accents, other scripts, slips of the keyboard; and where each word stands."""

from __future__ import annotations

import pytest

from ldnprep.medicines.fold import beside, key, plainly, sound, split, words, words_before


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tramadol 50mg", "tramadol 50 mg"),
        ("co-codamol", "co codamol"),
        ("30mgcodeine", "30 mg codeine"),
        ("30mgs", "30 mgs"),
        ("c0deine", "codeine"),
        ("50", "50"),
        ("0xy", "0 xy"),
        ("Codéine", "codeine"),
        ("tramadol™", "tramadol"),
        ("tram\u00adadol", "tramadol"),  # a soft hyphen is no sign
        ("ＭＳＴ", "mst"),
        ("Ørsted ß æ", "orsted ss ae"),
        ("трамадол", "tramadol"),
        ("кодеин", "kodein"),
        ("соdeine", "codeine"),  # two letters of it Cyrillic
        ("μορφινη", "morfini"),
        ("٣٠ mg", "30 mg"),
        ("mum's", "mum s"),
        ("a_b", "a b"),
        ("薬", "薬"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_words_are_levelled(text: str, folded: str) -> None:
    assert " ".join(word.folded for word in words(text)) == folded
    assert " ".join(split(text)) == folded
    assert key(text) == folded.replace(" ", "")


def test_each_word_keeps_its_place_and_what_stands_before_it() -> None:
    line = words("  Tramadol, 50mg™ é")
    assert [(word.start, word.end, word.before) for word in line] == [
        (2, 10, "  "),
        (12, 14, ", "),
        (14, 16, ""),
        (18, 19, "  "),
    ]
    accents = words("e\u0301a b")
    assert [(word.start, word.end) for word in accents] == [(0, 3), (4, 5)]
    half = words("½ tablet")  # one sign, three letters
    assert [(word.folded, word.start, word.end) for word in half] == [("1", 0, 1), ("2", 0, 1), ("tablet", 2, 8)]
    assert [word.is_number for word in words("a 5 b5")] == [False, True, False, True]


def test_the_words_beside_are_blank_at_the_ends() -> None:
    line = words("one two")
    first, last = beside(line, 0), beside(line, 1)
    assert (first[0].folded, first[0].before, first[1].folded) == ("", " ", "two")
    assert (last[0].folded, last[1].folded, last[1].before) == ("one", "", " ")


@pytest.mark.parametrize(("place", "found"), [(0, ""), (1, "a"), (2, "a b"), (3, "b c"), (4, "c d")])
def test_so_many_words_stand_before_one(place: int, found: str) -> None:
    assert " ".join(word.folded for word in words_before(words("a b c d"), place, 2)) == found


@pytest.mark.parametrize(("text", "plain"), [("30 mg", "30 mg"), ("٣٠/５００", "30/500"), ("½", "½"), ("é（", "é(")])
def test_digits_of_all_scripts_are_plain_and_as_long(text: str, plain: str) -> None:
    assert plainly(text) == plain
    assert len(plainly(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("percaset", "percocet"), ("morfine", "morphine"), ("oxicodone", "oxycodone"), ("thramadoll", "tramadol"),
     ("kodeen", "codeine"), ("zanaks", "sanax")],
)  # fmt: skip
def test_words_that_are_spelt_by_ear_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)
