"""The words of a helper, read as the patient's own, and what stood in their place."""

from __future__ import annotations

import pytest

from ldnprep.rules.helper import as_typed, read_as_hers


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("Mum takes codeine", "I   take  codeine"),
        ("She has morphine", "I  have morphine"),
        ("Mum's on codeine", "I am  on codeine"),
        ("She is on codeine", "I   am on codeine"),
        ("She'd be better off dead", "I'd   be better off dead"),
        ("He doesn't take codeine", "I  don't   take codeine"),
        ("Dad wishes he were dead", "I   wish   I  were dead"),
        ("She often misses a day", "I   often miss   a day"),
        ("They gave her codeine", "They gave me  codeine"),
        ("It hurts her.", "It hurts me ."),
        ("She hurt herself", "I   hurt myself "),
        ("Her tablets", "my  tablets"),
        ("My mum's tablets", "my       tablets"),
        # somebody else
        ("Her sister takes codeine", "my  sister takes codeine"),
        ("Mum's brother takes codeine", "my    brother takes codeine"),
        ("People take codeine", "People take codeine"),
    ],
)
def test_whoever_takes_something_there_is_the_patient(typed: str, heard: str) -> None:
    assert read_as_hers(typed) == heard
    assert len(heard) == len(typed)


@pytest.mark.parametrize(
    ("found", "text", "typed"),
    [
        ("codeine", "Mum takes codeine", "codeine"),
        ("hurt myself", "She hurt herself", "hurt herself"),
        ("hurt myself", "She hurt herself, twice", "hurt herself"),
        ("take", "Mum takes codeine", "takes"),
        ("I", "Mum takes codeine", "Mum"),
        ("never typed", "Mum takes codeine", "never typed"),
    ],
)
def test_what_is_quoted_is_what_was_typed(found: str, text: str, typed: str) -> None:
    assert as_typed(found, read_as_hers(text), text) == typed
