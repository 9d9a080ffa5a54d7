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
        ("meprobamate", "sedatives", Flag.NONE, ("sleepiness",)),
        ("Fioricet", "sedatives", Flag.NONE, ("sleepiness",)),
        ("prochlorperazine", "sedatives", Flag.NONE, ("sleepiness",)),
        ("Belsomra", "sedatives", Flag.NONE, ("sleepiness",)),
        ("ondansetron", "serotonergic", Flag.NONE, ("serotonin",)),
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


def test_a_medicine_that_is_no_opioid_stands_in_one_place() -> None:
    """Forms of an opioid may share a name; a sedative that is a look-alike too would be signed twice and told once."""
    places: dict[str, set[str]] = {}
    for group in groups():
        for entry in group.entries if group.flag is not Flag.OPIOID else ():
            for name in (entry.name, *entry.brands, *entry.spellings):
                places.setdefault(name.casefold(), set()).add(f"{group.id}: {entry.name}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
