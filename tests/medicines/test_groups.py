"""The groups that the content asks for, and what each medicine touches."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Flag, groups, recognise


@pytest.mark.parametrize(
    ("typed", "group", "flag", "touches"),
    [
        ("naloxegol", "opioid_signs", Flag.CHECK, ()),
        ("Relistor", "opioid_signs", Flag.CHECK, ()),
        ("Lucemyra", "opioid_signs", Flag.CHECK, ("sleepiness",)),
        ("nivolumab", "immune_team", Flag.CHECK, ("immune",)),
        ("belatacept", "immune_team", Flag.CHECK, ("immune",)),
        ("sirolimus", "immune_team", Flag.CHECK, ("immune",)),
        ("fingolimod", "immune", Flag.CHECK, ("immune",)),
        ("Cosentyx", "immune", Flag.CHECK, ("immune",)),
        ("interferon beta", "immune", Flag.CHECK, ("immune",)),
        ("prednisone", "immune", Flag.CHECK, ("immune",)),
        ("methotrexate", "immune", Flag.CHECK, ("liver", "immune")),
        ("isotretinoin", "liver", Flag.CHECK, ("liver",)),
        ("kava", "liver_herbs", Flag.CHECK, ("liver",)),
        ("green tea extract", "liver_herbs", Flag.CHECK, ("liver",)),
        ("phenelzine", "maoi", Flag.CHECK, ("serotonin",)),
        ("disulfiram", "interaction", Flag.CHECK, ("liver", "alcohol_treatment", "not_studied")),
        ("gabapentin", "sedatives", Flag.NONE, ("sleepiness",)),
        ("Xyrem", "sedatives", Flag.NONE, ("sleepiness",)),
        ("clonidine", "sedatives", Flag.NONE, ("sleepiness",)),
        ("diazepam", "sedatives", Flag.NONE, ("sleepiness", "not_studied")),
        ("sertraline", "serotonergic", Flag.NONE, ("serotonin",)),
        ("levothyroxine", "thyroid", Flag.NONE, ("thyroid",)),
        ("Auvelity", "check", Flag.CHECK, ()),
        ("Kapruvia", "check", Flag.CHECK, ()),
    ],
)
def test_a_medicine_stands_in_its_group_and_says_what_it_touches(
    typed: str, group: str, flag: Flag, touches: tuple[str, ...]
) -> None:
    seen = recognise(typed)
    (match,) = seen.matches
    assert (match.group, seen.flag, match.touches, seen.recognised) == (group, flag, touches, True)


def test_all_of_an_interaction_group_touch_something() -> None:
    asked = {
        "interaction",
        "immune",
        "immune_team",
        "liver",
        "liver_herbs",
        "maoi",
        "sedatives",
        "serotonergic",
        "thyroid",
    }
    silent = [entry.name for group in groups() if group.id in asked for entry in group.entries if not entry.touches]
    assert silent == []
