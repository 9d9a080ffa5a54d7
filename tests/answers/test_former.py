"""Files of the first edition: what was ticked in a list that is gone is told in today's fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.answers.file import answers_bytes, load_for_wizard
from ldnprep.answers.model import Answers, MedicineRow, Value
from ldnprep.content.model import Checklist


@pytest.fixture(scope="module")
def content() -> Checklist:
    return pipeline.load_checklist()


def opened(content: Checklist, folder: Path, answers: str) -> Answers:
    path = folder / "old.yaml"
    path.write_text(f"format: 1\nanswers: {{{answers}}}\n", encoding="utf-8")
    found = load_for_wizard(path, content)
    assert found.problems == ()
    return found.answers


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("opioid_forgotten: [cough_syrup]", {"opioid_cough": "yes"}),
        ("opioid_forgotten: [someone_elses, street]", {"opioid_from_other": "yes", "opioid_street": "yes"}),
        (
            "opioid_forgotten: [none_of_these]",
            dict.fromkeys(("opioid_cough", "opioid_from_other", "opioid_herbal", "opioid_street"), "no"),
        ),
        ("opioid_forgotten: [tramadol]", {"opioid_names": (MedicineRow("tramadol"),)}),
        (
            "opioid_forgotten: [kratom]",
            {"opioid_herbal": "yes", "opioid_names": (MedicineRow("kratom or 7-OH", under="opioid_herbal"),)},
        ),
        ("face_or_breath_now: [swollen_face]", {"swollen_face_now": "yes"}),
        ("face_or_breath_now: [neither]", {"breathing_trouble_now": "no", "swollen_face_now": "no"}),
        ("opioid_forgotten: []", {}),
    ],
)
def test_each_option_becomes_an_answer_of_today(
    content: Checklist, tmp_path: Path, old: str, today: dict[str, Value]
) -> None:
    assert opened(content, tmp_path, old).values == today


def test_a_row_that_names_it_already_is_not_doubled(content: Checklist, tmp_path: Path) -> None:
    old = "opioid_forgotten: [tramadol], opioid_names: [{name: Tramadol 50}]"
    assert opened(content, tmp_path, old).values == {"opioid_names": (MedicineRow("Tramadol 50"),)}


def test_an_answer_of_today_is_never_changed_by_a_former_one(content: Checklist, tmp_path: Path) -> None:
    old = 'opioid_forgotten: [cough_syrup], opioid_cough: "no"'
    assert opened(content, tmp_path, old).values["opioid_cough"] == "no"


def test_an_option_that_nobody_knows_is_kept(content: Checklist, tmp_path: Path) -> None:
    found = opened(content, tmp_path, "opioid_forgotten: [cough_syrup, elixir]")
    assert found.unknown == {"opioid_forgotten": ["elixir"]}
    assert b"elixir" in answers_bytes(found)


def test_what_was_told_anew_is_saved_in_todays_fields(content: Checklist, tmp_path: Path) -> None:
    again = tmp_path / "again.yaml"
    first = opened(content, tmp_path, "opioid_forgotten: [kratom, street]")
    again.write_bytes(answers_bytes(first))
    second = load_for_wizard(again, content)
    assert second.problems == ()
    assert second.answers.values == first.values
