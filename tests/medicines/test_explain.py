"""`ldnprep medicines --explain`: for each item and each certainty it says why."""

from __future__ import annotations

import pytest

from ldnprep.medicines import groups, recognise, suggestions, why
from ldnprep.medicines.report import explained


def _explained(line: str) -> str:
    return explained(recognise(line), groups(), why(line))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("tramadol", "spelt as in the list; by itself: opioid"),
        ("diazepam", "touches: sleepiness, not studied"),
        ("tramadal", "not spelt exactly so: a slip"),
        ("trammies", "a word of the street or of everyday speech"),
        ("300/30", "only the build of the word, a near name or the strengths say so"),
        ("Trodom", "only the build of the word, a near name or the strengths say so"),
        ("lisinopril", "in the list of names that raise no flag"),
        ("zzyrblex", "to be checked: in no list: zzyrblex"),
        ("blue nerve tablets", "to be checked: it speaks of a medicine and names none"),
        ("horse", "an everyday word that may be slang says too little"),
        ("Fioricet C", "may stand for more than is named: C"),
        ("no codeine", "what was found is only a likeness"),
        ("is it metformin?", "a question mark stands in it"),
        ("none", "no medicine is named"),
        ("", "nothing is written"),
    ],
)
def test_it_says_why(line: str, reason: str) -> None:
    assert reason in _explained(line)


def test_the_source_that_is_told_is_that_of_the_name() -> None:
    told = [(entry, recognise(entry.name)) for group in groups() for entry in group.entries]
    exact = [(entry, found) for entry, found in told if [match.name for match in found.matches] == [entry.name]]
    assert len({entry.source for entry, _ in exact}) > 5
    for entry, _ in exact:
        assert f"source: {entry.source}" in _explained(entry.name), entry.name


def test_each_item_has_its_own_reason() -> None:
    items = why("paracetamol 500 mg, 2 tablets; zzyrblex and tramadol")
    assert [(item.typed, item.known) for item in items] == [
        ("paracetamol 500 mg, 2 tablets", True),
        ("zzyrblex", False),
        ("and tramadol", True),
    ]
    assert all(item.reasons for item in items)


@pytest.mark.parametrize("line", ["metformin", "zzyrblex", "tramadol, zzyrblex", "horse", "Aceon", "none", "2 a day"])
def test_every_item_and_every_name_has_a_reason(line: str) -> None:
    said = _explained(line)
    assert all(f"item “{item.typed}”" in said for item in why(line))
    assert said.count("by itself: ") == len(recognise(line).matches)


def test_nobody_is_offered_a_drug_of_the_street() -> None:
    offered = {name for start in ("he", "st", "za", "po", "ti", "na") for name in suggestions(start, limit=10_000)}
    assert "tizanidine" in {name.casefold() for name in offered}
    street = [name for name in offered for each in recognise(name).matches if each.group == "herbal_street"]
    assert [name for name in street if recognise(name).matches[0].group != "name"] == []
