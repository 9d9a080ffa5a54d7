"""What an urgent text names: the signs that she ticked, in the words of the question, each with her own answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ldnprep.answers.model import Value
from ldnprep.content.model import Checklist, Urgent
from ldnprep.rules.signs import sign_lines


def urgent(checklist: Checklist, name: str) -> Urgent:
    return next(each for each in checklist.urgent if each.id == name)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ({"opioid_withdrawal_now": "yes"}, 1),
        ({"opioid_withdrawal_now": "not_sure"}, 1),
        ({"opioid_withdrawal_now": "no"}, 0),
        ({}, 0),
        ({"opioid_very_sleepy_now": "yes"}, 0),
    ],
)
def test_a_sign_is_named_when_she_ticked_it_or_is_not_sure(
    shipped: Checklist, said: dict[str, Value], lines: int
) -> None:
    assert len(sign_lines(shipped, said, urgent(shipped, "u3_withdrawal"))) == lines


@pytest.mark.parametrize("state", ["yes", "not_sure"])
def test_a_sign_stands_with_its_name_and_her_own_answer(shipped: Checklist, state: str) -> None:
    (line,) = sign_lines(shipped, {"liver_signs_now": state}, urgent(shipped, "u5_liver"))
    name = next(field.short for field in shipped.fields() if field.id == "liver_signs_now")
    assert line == f"{name}: {shipped.texts[state]}"


@pytest.mark.parametrize("ticked", [("cirrhosis",), ("fatty_liver", "cirrhosis"), ()])
def test_of_a_list_those_that_she_ticked_are_named(shipped: Checklist, ticked: tuple[str, ...]) -> None:
    text = replace(urgent(shipped, "u5_liver"), signs=("liver_which",))
    field = next(field for field in shipped.fields() if field.id == "liver_which")
    named = [option.short for option in field.options if option.id in ticked]
    wanted = [f"{', '.join(named)}: {shipped.texts['yes']}"] if named else []
    assert list(sign_lines(shipped, {"liver_which": ticked}, text)) == wanted


def test_a_text_without_signs_names_none(shipped: Checklist) -> None:
    said: dict[str, Value] = {"opioids_now": "yes", "on_naltrexone": "yes"}
    assert sign_lines(shipped, said, urgent(shipped, "u2_clash")) == ()
