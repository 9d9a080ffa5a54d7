"""The document explains every key that the window words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from ldnprep import handover
from ldnprep.handover import applescript, execute, mapi, printing

ROOM = Path(handover.__file__).parent
DOCUMENT = ROOM.parent.parent / "docs" / "handover.md"
NOT_SHOWN = {"nothing_to_try"}  # an empty list of ways, which no plan makes


def texts(node: ast.AST) -> set[str]:
    """The texts written in a piece of code."""
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def outcome_keys_in_the_code() -> set[str]:
    """Keys in the tables, and those written where an outcome is made or planned."""
    found = set(mapi._FAILURES.values()) | set(printing.FAILURES.values()) | set(applescript.FAILURES.values())
    found |= {key for _, key in execute._FAILURES}
    for node in (node for path in ROOM.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Outcome":
            found |= {word for part in node.args if isinstance(part, ast.Constant) for word in texts(part)}
        if isinstance(node, ast.keyword) and node.arg == "done":
            found |= texts(node.value)
        if (
            isinstance(node, ast.AnnAssign)
            and ast.unparse(node.target) == "done"
            and isinstance(node.value, ast.Constant)
        ):
            found |= texts(node.value)
    rest_of_tables = {"program_failed", "computer_refused", "mail_program_crashed"}
    return (found | rest_of_tables) - NOT_SHOWN


def reasons_in_the_code() -> set[str]:
    """Why a way is not offered, or what to know of it."""
    tree = ast.parse((ROOM / "mail.py").read_text("utf-8"))
    fits = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.endswith("_fit")]
    rows = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "_needs"]
    return {word for node in (*fits, *rows) for word in texts(node) if re.fullmatch(r"[a-z]+(_[a-z]+)+", word)}


ADVICE = (
    *("a_date", "a_run", "add_words", "empty", "first_guess", "hard_to_type", "known_about_you", "repeats"),
    *("too_long", "too_short"),
)  # about a password


def test_there_are_outcomes_and_reasons() -> None:
    assert {"no_printer", "draft_written", "disk_full"} <= outcome_keys_in_the_code()
    assert {"web_mail_drops_the_file", "nothing_opens_eml"} <= reasons_in_the_code()


@pytest.mark.parametrize("key", sorted({*outcome_keys_in_the_code(), *reasons_in_the_code(), *ADVICE}))
def test_the_document_explains_it(key: str) -> None:
    assert f"`{key}`" in DOCUMENT.read_text("utf-8")
