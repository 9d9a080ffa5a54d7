"""Every name of the shipped groups gets its group's flag, however it is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ldnprep.medicines import Entry, Flag, LongActing, groups, recognise
from ldnprep.medicines.data import shipped_medicines
from ldnprep.medicines.fold import key

_GROUPS = {group.id: group for group in groups()}
_PLAIN = frozenset(map(key, shipped_medicines().plain_words))


def _written(entry: Entry) -> Iterator[str]:
    """As people write it: the name of an entry is a description in some groups, so only of look-alikes."""
    yield from (*entry.brands, *entry.spellings, *entry.slang, *entry.truncated)
    if entry.group == "look_alikes":
        yield entry.name


def _all(group_id: str) -> Iterator[tuple[str, Entry]]:
    for entry in _GROUPS[group_id].entries:
        for name in _written(entry):
            yield name, entry


@pytest.mark.parametrize("group_id", _GROUPS)
def test_each_name_gets_the_flag_of_its_group(group_id: str) -> None:
    wanted = _GROUPS[group_id].flag
    wrong = [
        f"{name} ({entry.name}): {seen.flag}"
        for name, entry in _all(group_id)
        for typed in (name, name.upper(), name.lower(), f"  {name.title()} ")
        if (seen := recognise(typed)).flag is not wanted and not (key(name) in _PLAIN and seen.flag is Flag.CHECK)
    ]
    assert wrong == []


@pytest.mark.parametrize("group_id", _GROUPS)
def test_each_name_counts_in_the_field_for_opioids_even_as_slang(group_id: str) -> None:
    wanted = _GROUPS[group_id].flag
    wrong = [
        f"{name}: {seen.flag}"
        for name, _ in _all(group_id)
        if (seen := recognise(name, opioid_field=True)).flag is not wanted
    ]
    assert wrong == []


@pytest.mark.parametrize("group_id", _GROUPS)
def test_each_name_with_a_strength_and_in_company_keeps_its_flag(group_id: str) -> None:
    wanted = _GROUPS[group_id].flag
    wrong = [
        f"{typed}: {seen.flag}"
        for name, _ in _all(group_id)
        for typed in (f"{name}, 5 mg twice a day", f"lisinopril; {name}")
        if (seen := recognise(typed)).flag is not wanted
        and not (key(name) in _PLAIN and seen.flag in (Flag.CHECK, Flag.OPIOID))
    ]
    assert wrong == []


@pytest.mark.parametrize("group_id", [group.id for group in groups() if group.flag is Flag.OPIOID])
def test_each_opioid_says_what_it_is(group_id: str) -> None:
    """Severity and long action reach the match, of the entry itself or of another that shares the name."""
    for name, entry in _all(group_id):
        matches = recognise(name, opioid_field=True).matches
        assert any(
            (match.name, match.group, match.severity) == (entry.name, group_id, entry.severity)
            and (match.long_acting is entry.long_acting or match.long_acting is LongActing.YES)
            for match in matches
        ), name


def test_severity_of_the_gut_and_the_interval_that_nobody_knows() -> None:
    (gut,) = recognise("Imodium").matches
    (street,) = recognise("kratom").matches
    (patch,) = recognise("Durogesic").matches
    assert (gut.severity, gut.long_acting) == ("gut", LongActing.NO)
    assert (street.severity, street.long_acting) == ("systemic", LongActing.UNKNOWN)
    assert (patch.severity, patch.long_acting) == ("systemic", LongActing.YES)
