"""What must never be printed cannot be loaded: not for a sheet, not for the window, in no language."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from ldnprep import shipped
from ldnprep.cli import main
from ldnprep.content.language import FIXED_WORDS, TELL_APART, is_checked
from ldnprep.content.load import load_checklist
from ldnprep.content.text_keys import TEXT_KEYS
from ldnprep.errors import ContentError
from tests.minimal import changed, load_text, minimal_content

ORDER = "Start LDN at 1.5 mg, and stop your opioid 7 days before."


def refusals(text: str) -> list[str]:
    """What is said when this content is loaded; [] when it is taken."""
    try:
        load_text(text)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def with_text(key: str, words: str, text: str = "") -> str:
    """The minimal content in which one fixed word is another."""
    lines = (text or minimal_content()).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"  {key}: "))
    return "\n".join([*lines[:at], f'  {key}: "{words}"', *lines[at + 1 :]]) + "\n"


def german(text: str) -> str:
    return text.replace("language: en", "language: de")


def test_the_minimal_content_is_taken() -> None:
    assert refusals(minimal_content()) == []
    assert refusals(german(minimal_content())) == []


@pytest.mark.parametrize("as_written", [str, german])
def test_an_order_with_a_dose_is_refused_at_its_place_with_a_remedy(as_written: Callable[[str], str]) -> None:
    said = refusals(as_written(changed("Your doctor needs to know.", ORDER)))
    dose = next(line for line in said if "forbidden statement (dose) in `intro`: “1.5 mg”; delete it" in line)
    assert dose.startswith("q.yaml:")
    assert any("forbidden statement (instruction)" in line for line in said)
    assert any("forbidden statement (interval)" in line for line in said)


@pytest.mark.parametrize("words", ["Possible opioid toxicity", "Possible duplicate", "This detects withdrawal"])
def test_a_flag_that_concludes_is_refused(words: str) -> None:
    text = changed("Naltrexone is contraindicated with opioid medicines.", words)
    assert any("forbidden statement (conclusion) in `text`" in line for line in refusals(text))


def test_words_that_other_languages_use_as_well_are_not_refused_there() -> None:
    """French says "cure" of a treatment, and "Candida" is Candida everywhere."""
    text = changed("Your doctor needs to know.", "Une cure contre Candida, 3 personnes sur 10.")
    assert refusals(text) != []
    assert refusals(text.replace("language: en", "language: fr-CA")) == []


@pytest.mark.parametrize("key", sorted(FIXED_WORDS["en"]))
def test_a_changed_fixed_wording_is_refused(key: str) -> None:
    text = with_text(key, "Other words.")
    (said,) = refusals(text)
    line = text.splitlines().index(f'  {key}: "Other words."') + 1
    assert said.startswith(f"q.yaml:{line}:")
    assert f"`{key}` is a fixed wording and was changed: “Other words.”; write `{key}: {FIXED_WORDS['en'][key]}" in said


def test_not_sure_cannot_be_printed_as_no() -> None:
    assert refusals(with_text("not_sure", "no")) != []


@pytest.mark.parametrize(("key", "other"), [pair for row in TELL_APART for pair in combinations(row, 2)])
def test_words_that_tell_things_apart_differ_in_every_language(key: str, other: str) -> None:
    text = with_text(other, "DAS", with_text(key, "das", german(minimal_content())))
    (said,) = refusals(text)
    assert f"`{other}` is “DAS”, as `{key}` is: a reader could not tell them apart; give each" in said


def test_the_words_that_are_compared_are_there() -> None:
    assert {key for row in TELL_APART for key in row} | FIXED_WORDS["en"].keys() <= TEXT_KEYS.keys()


def test_the_shipped_content_is_in_a_language_with_checks() -> None:
    assert is_checked(load_checklist(shipped.questions_file(), builtin=True).meta.language)
    assert all(map(is_checked, ("en", "en-GB", "EN_us")))
    assert not any(map(is_checked, ("de", "", "enx")))


def clinic(tmp_path: Path, old: str, new: str) -> Path:
    """A clinic's file: ours with one piece changed."""
    text = shipped.questions_file().read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "clinic.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_sheet_is_made_of_it(tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = clinic(tmp_path, "LDN is low-dose naltrexone.", ORDER)
    path.write_text(path.read_text(encoding="utf-8").replace("language: en", f"language: {language}"), encoding="utf-8")
    answers, sheet = tmp_path / "answers.yaml", tmp_path / "sheet.pdf"
    answers.write_text("format: 1\nanswers: {}\n", encoding="utf-8")
    assert main(["make", str(answers), "-o", str(sheet), "--questions", str(path)]) == 1
    assert not sheet.exists()
    said = capsys.readouterr().err
    assert f"{path}:" in said
    assert "forbidden statement (dose)" in said


@pytest.mark.parametrize(("language", "told"), [("de", True), ("en-GB", False)])
def test_the_front_says_that_words_in_this_language_are_not_checked(tmp_path: Path, language: str, told: bool) -> None:
    sheet, answers = tmp_path / "sheet.txt", tmp_path / "answers.yaml"
    answers.write_text("format: 1\nanswers: {}\n", encoding="utf-8")
    words = load_checklist(shipped.questions_file(), builtin=True).texts["words_not_checked"]
    path = clinic(tmp_path, "  language: en\n", f"  language: {language}\n")
    assert main(["make", str(answers), "-o", str(sheet), "--questions", str(path)]) == 0
    front = " ".join(sheet.read_text(encoding="utf-8").split())
    assert (words in front) is told
