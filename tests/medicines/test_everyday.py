"""What people write in the boxes for medicines, reasons and notes that is no opioid: `everyday/*.txt`, one a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep.medicines import Certainty, Flag, mentions, recognise, recognise_row

_LISTS = Path(__file__).parent / "everyday"
_ALARMS = (Flag.OPIOID, Flag.ANTAGONIST)


def phrases(box: str) -> list[str]:
    """The phrases of one list."""
    return (_LISTS / f"{box}.txt").read_text(encoding="utf-8").splitlines()


_ALL = [phrase for box in ("medicine", "reason", "notes") for phrase in phrases(box)]


def test_there_are_hundreds_and_none_twice() -> None:
    assert len(_ALL) == len({phrase.casefold() for phrase in _ALL}) > 700
    assert all(phrases(box) == sorted(phrases(box), key=str.casefold) for box in ("medicine", "reason", "notes"))


def test_as_a_medicine_none_is_called_an_opioid_or_a_blocker() -> None:
    assert [phrase for phrase in _ALL if recognise(phrase).flag in _ALARMS] == []


def test_before_a_physician_none_of_them_names_a_drug_of_the_street() -> None:
    """As a fact; of a name that is slang beside words that nobody knows it says that it may be."""
    named = [(phrase, each) for phrase in _ALL for each in recognise(phrase).matches if each.group == "herbal_street"]
    assert {each.certainty for _, each in named} <= {Certainty.SLANG, Certainty.PATTERN}
    assert len(named) < 5


def test_as_a_reason_beside_a_known_medicine_they_are_quiet() -> None:
    """Not quiet: what joins one more thing with "and", and what tells of pain pills that have no name."""
    loud = {phrase: recognise_row("paracetamol", "500 mg", "daily", phrase).flag for phrase in phrases("reason")}
    assert {phrase for phrase, flag in loud.items() if flag is not Flag.NONE} == set()
    others = {phrase: recognise_row("paracetamol", "", "", phrase).flag for phrase in _ALL}
    assert not [phrase for phrase, flag in others.items() if flag in _ALARMS]
    assert sum(flag is Flag.CHECK for flag in others.values()) < 0.02 * len(others)


def test_in_notes_none_is_a_mention_of_an_opioid() -> None:
    assert [phrase for phrase in _ALL if mentions(phrase)] == []


@pytest.mark.parametrize("word", ["Cody", "Tilly", "perks", "schoolboy", "Lopes", "drank", "ultras"])
def test_slang_that_is_a_name_or_an_everyday_word_is_at_most_to_be_checked(word: str) -> None:
    assert {recognise(line).flag for line in (word, f"{word} 25", f"my friend {word} said so")} == {Flag.CHECK}


@pytest.mark.parametrize(
    "line", ["Dr Watson", "my dog Jolene", "a decade ago", "Moline", "morphing", "we depend on it"]
)
def test_a_person_a_town_or_a_word_near_an_opioids_name_is_not_known_and_no_more(line: str) -> None:
    seen = recognise(line)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)
    assert not [match for match in seen.matches if match.flag is not Flag.NONE]


@pytest.mark.parametrize("line", ["Patrol", "Patrol 50 mg", "smack", "tram 50 mg", "Narco 10", "moradol"])
def test_the_names_themselves_stay_opioids(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID


def test_a_tram_in_notes_is_one_only_among_words_of_the_road() -> None:
    for text in ("bus and tram to the hospital", "by bus or tram", "tram, then bus"):
        assert mentions(text) == ()
    for text in ("on the bus my doctor gave me tram", "tram for the long ride"):
        assert [match.name for match in mentions(text)] == ["tramadol"]
    assert [match.name for match in mentions("the doctor gave me tram for my back")] == ["tramadol"]
