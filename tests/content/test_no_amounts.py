"""No number with a unit of medicine stands anywhere that she can read, but in what she typed herself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ldnprep import medicines, shipped
from ldnprep.content.load import LIMITS, load_checklist
from ldnprep.content.nodes import Problems
from ldnprep.content.parsing import parse
from ldnprep.content.walk import SILENT, TextAt, texts
from ldnprep.errors import ContentError
from ldnprep.medicines.data import shipped_medicines, shipped_names
from ldnprep.summary.sources import short_source
from ldnprep.ui.reading.sources import source_words

ROOT = Path(__file__).resolve().parents[2]
AMOUNT = re.compile(
    r"\d\s*-?\s*(?:mg|mgs|mcg|µg|ug|ml|mls|milli ?grams?|micro ?grams?|milli ?lit(?:re|er)s?)\b", re.IGNORECASE
)
NEVER_SHOWN = {"source.citation", "alert.quote"}  # in the review pack only
CHECKLIST = load_checklist(shipped.questions_file(), builtin=True)


def shown() -> Iterator[TextAt]:
    """Every text of the content that a patient or a physician reads."""
    root = parse(shipped.questions_file().read_bytes(), Problems("q", ContentError), LIMITS)
    return (text for text in texts(root) if text.key not in SILENT | NEVER_SHOWN)


def strings(path: Path) -> Iterator[str]:
    """The texts in a module's code, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    notes = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in notes:
            yield node.value


def test_no_text_of_the_content_holds_an_amount() -> None:
    assert [f"{text.key}: {text.text}" for text in shown() if AMOUNT.search(text.text)] == []


def test_titles_that_hold_one_are_shortened_on_paper_and_on_the_screen() -> None:
    sources = CHECKLIST.sources.values()
    assert any(AMOUNT.search(source.citation) for source in sources)  # else this shows nothing
    assert [source.id for source in sources if AMOUNT.search(short_source(source))] == []
    assert [source.id for source in sources if AMOUNT.search(source_words(source))] == []


def test_no_name_that_is_recognised_or_offered_holds_one() -> None:
    names = [entry.name for group in shipped_medicines().groups for entry in group.entries]
    offered = [name for letter in "abcdefghijklmnopqrstuvwxyz" for name in medicines.suggestions(letter * 2, 50)]
    assert [name for name in (*names, *offered, *shipped_names()) if AMOUNT.search(name)] == []


@pytest.mark.parametrize("room", ["ui", "summary", "outputs", "handover", "answers"])
def test_no_words_in_the_code_hold_one(room: str) -> None:
    found = [text for path in sorted((ROOT / "ldnprep" / room).rglob("*.py")) for text in strings(path)]
    assert found
    assert [text for text in found if AMOUNT.search(text)] == []


def test_a_trial_row_says_a_low_dose_or_nothing_of_the_dose() -> None:
    rows = [f"{trial.people} {trial.design} {trial.result}" for trial in CHECKLIST.evidence.trials]
    assert [row for row in rows if AMOUNT.search(row) or re.search(r"\bdose\b(?<!low dose)", row)] == []


@pytest.mark.parametrize("text", ["6 mg", "4.5mg", "10-mg tablet", "50 µg", "5 ml", "100 micrograms"])
def test_an_amount_is_seen(text: str) -> None:
    assert AMOUNT.search(text)
