"""The figures that must hold; `python -m benchmarks.recogniser` prints them with every line to look at."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from benchmarks.recogniser import (
    FOLDS,
    harmless_slips,
    left_out,
    look_alikes,
    misspelt,
    opioid_names,
    slips_of,
    slips_seen,
)
from ldnprep.medicines import shipped_recogniser
from ldnprep.medicines.data import shipped_medicines, shipped_names, shipped_usual_names
from ldnprep.medicines.index import index_of
from ldnprep.medicines.recogniser import Recogniser


def test_opioid_names_with_a_typing_slip_are_still_flagged() -> None:
    seen, hidden = slips_seen(shipped_recogniser(), shipped_medicines())
    assert seen.of > 20_000
    assert seen.share >= 0.98, seen
    # a slip that spells another medicine is rightly read as that one; it is listed, and rare
    assert hidden.count == len(hidden.lines) <= 10, list(map(str, hidden.lines))


@pytest.mark.parametrize("fold", range(FOLDS))
def test_harmless_names_that_are_not_in_the_data_are_seldom_called_opioids(fold: int) -> None:
    """Each fifth has some 4,000 names; all together they must not be more than three in a thousand."""
    alarms, _ = left_out(shipped_medicines(), shipped_names(), [fold])
    assert alarms.of > 2_000
    assert alarms.share <= 0.003, list(map(str, alarms.lines))


def test_harmless_names_with_a_typing_slip_are_seldom_called_opioids() -> None:
    alarms, unknown = harmless_slips(shipped_recogniser(), shipped_medicines(), shipped_names())
    assert alarms.of > 10_000
    assert alarms.share <= 0.003, list(map(str, alarms.lines))
    # a guess never makes a word known: they are all to be checked, but for what a slip made of another known name
    assert unknown.share >= 0.98, unknown


def test_a_name_more_or_less_changes_no_figure_of_the_others() -> None:
    """Else a new group of names would seem to raise alarms, or to hide some, with which it has nothing to do."""
    names = [name for name in shipped_names() if len(name) > 8][:300]
    reader, medicines = shipped_recogniser(), replace(shipped_medicines(), groups=())
    fewer, _ = harmless_slips(reader, medicines, names[1:])
    more, _ = harmless_slips(reader, medicines, names)
    assert [line for line in more.lines if line.name != names[0]] == list(fewer.lines)
    assert more.of == fewer.of + 1


def test_medicines_that_make_sleepy_hide_no_misspelt_opioid_and_raise_none() -> None:
    medicines = shipped_medicines()
    without = replace(medicines, groups=tuple(group for group in medicines.groups if group.id != "sedatives"))
    other = Recogniser(index_of(without, shipped_names(), shipped_usual_names()))
    typed = [slip for name in (*opioid_names(medicines), *look_alikes(without)) for slip in slips_of(name, 2)]
    assert len(typed) > 2_000
    assert [slip for slip in typed if shipped_recogniser().recognise(slip).flag is not other.recognise(slip).flag] == []


def test_slips_are_what_they_say() -> None:
    """Twenty different ones for each name with a long word, each one slip away, in a long word alone."""
    names = [name for name in opioid_names(shipped_medicines()) if any(len(word) >= 6 for word in name.split())]
    for name in ("tramadol", "Nurofen Plus", "Tylenol #3", "poudre d'opium"):
        typed = misspelt(name, 20, random.Random(1))  # noqa: S311  (repeatable, no secret)
        assert len(set(typed)) == 20
        assert all(abs(len(each) - len(name)) <= 1 and each != name for each in typed)
        assert all(each.endswith(" Plus") for each in typed if name == "Nurofen Plus")
    assert misspelt("MST", 20, random.Random(1)) == ()  # noqa: S311  (as above)
    assert len(names) > 1000
