"""Ways to break the content that a hurried hand may find: each is refused, by the check that is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from ldnprep import shipped
from ldnprep.content.check import check_text
from ldnprep.content.load import shipped_groups

SHIPPED = shipped.questions_file().read_text(encoding="utf-8")
TODAY = date(2026, 11, 30)


def refused(text: str) -> list[str]:
    """What `ldnprep check` says of the changed content."""
    assert text != SHIPPED, "nothing was changed"
    report = check_text(text.encode(), "q.yaml", today=TODAY, builtin=False, groups=shipped_groups())
    return [str(problem) for problem in report.problems]


def in_alert(name: str, change: Callable[[str], str]) -> str:
    """The shipped content with one alert changed."""
    found = re.search(rf"( *)- id: {name}\n(?:\1  .*\n|\n)+", SHIPPED)
    assert found is not None
    return SHIPPED.replace(found[0], change(found[0]))


CONCLUSIONS = [
    ("label", "Possible opioid toxicity"),
    ("label", "Signs of withdrawal"),
    ("brief", "This suggests withdrawal."),
    ("text", "LDN Prep detects an opioid."),
    ("text", "A possible duplicate of LDN."),
]


@pytest.mark.parametrize("alert", ["a2_breathing", "a2_clash", "b1_opioid", "c4_liver"])
@pytest.mark.parametrize(("key", "words"), CONCLUSIONS)
def test_a_flag_that_is_reworded_into_a_conclusion_is_refused(alert: str, key: str, words: str) -> None:
    said = refused(in_alert(alert, lambda text: re.sub(rf"(?m)^( *{key}:).*$", rf"\1 {words}", text)))
    assert any(f"forbidden statement (conclusion) in `{key}`" in line for line in said)


def test_a_label_that_names_what_was_not_asked_is_refused() -> None:
    said = refused(in_alert("c5_overdose", lambda text: re.sub(r"label: .*", "label: Recent addiction", text)))
    assert any("the label of `c5_overdose` says “addiction”" in line for line in said)


def test_a_flag_without_its_source_is_refused() -> None:
    said = refused(in_alert("b1_opioid", lambda text: re.sub(r" *sources: .*\n", "", text)))
    assert any("this alert has a text but no source" in line for line in said)


@pytest.mark.parametrize("part", ["claim", "statement", "urgent text", "short statement"])
def test_a_statement_without_its_source_is_refused(part: str) -> None:
    starts = {
        "claim": "  - id: completely_safe",
        "statement": "\n    - id: guidelines\n",
        "urgent text": "  - id: u2_clash",
        "short statement": "  one_line:",
    }
    before, start, after = SHIPPED.partition(starts[part])
    said = refused(before + start + re.sub(r" *sources: .*\n", "", after, count=1))
    assert any(f"`sources` is missing in this {part}" in line for line in said)


def test_a_source_that_is_deleted_is_missed_where_it_is_cited() -> None:
    said = refused(re.sub(r"(?m)^  NAU2023:\n(?:    .*\n)+", "", SHIPPED))
    assert any("there is no source `NAU2023`" in line for line in said)


def test_a_dose_in_the_short_form_of_a_citation_is_refused() -> None:
    """The full citation may hold one, and never stands where she can read it."""
    said = refused(
        re.sub(r'short: "Bruun \(FINAL\).*', 'short: "Bruun. Naltrexone 6 mg. Lancet Rheumatol 2024"', SHIPPED)
    )
    assert any("forbidden statement (dose) in `short`: “6 mg”" in line for line in said)


def test_a_source_whose_title_holds_a_dose_needs_a_short_form() -> None:
    found = re.search(r"(?m)^  FINAL:\n(?:    .*\n)+", SHIPPED)
    assert found is not None
    without = re.sub(r" *short: .*\n", "", found[0])
    said = refused(SHIPPED.replace(found[0], without))
    assert any("`FINAL` has no `short`, and its citation holds a dose" in line for line in said)


@pytest.mark.parametrize("key", ["not_sure", "fixed_sentence", "no_opioid_reported"])
def test_a_changed_state_word_or_fixed_sentence_is_refused(key: str) -> None:
    said = refused(re.sub(rf"(?m)^  {key}: .*$", f"  {key}: Ask us.", SHIPPED))
    assert any(f"`{key}` is a fixed wording and was changed" in line for line in said)
