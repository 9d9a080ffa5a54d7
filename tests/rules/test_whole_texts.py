"""All that is told by words that a person could type outside the rows: `whole_texts.tsv`, for a pharmacist to read.

Columns: what is typed; what it tells in the notes; in the notes of a helper; in what she wants to avoid; among her
allergies; how long ago it was. Of a name: the topic, what is told of it (`Tells`), the names; of words that answer a
question: the words, and the field that they answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from ldnprep.answers.model import Answers
from ldnprep.medicines.ago import ago
from ldnprep.pipeline import load_checklist
from ldnprep.rules.find import find
from ldnprep.rules.model import Mention
from tests.rules.told import SAVED

_FILE = Path(__file__).parent / "whole_texts.tsv"
_ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
TEXTS = [row[0] for row in _ROWS]
_BOXES: Mapping[str, Mapping[str, str]] = {  # the answers of each box; "" is what is typed
    "notes": {"notes": ""},
    "helper": {"notes": "", "filled_in_by": "helper"},
    "to avoid": {"want_to_avoid": ""},
    "allergies": {"allergies": "yes", "allergies_what": ""},
}

_content = cache(load_checklist)


def told_of(text: str) -> list[str]:
    """The other columns for the first."""
    return [*(told_in(box, text) for box in _BOXES), ago(text, SAVED.date()).name.lower()]


def told_in(box: str, text: str) -> str:
    """What a text tells in one of these boxes."""
    values = {name: value or text for name, value in _BOXES[box].items()}
    return "; ".join(map(_words, find(_content(), Answers(values, saved=SAVED)).mentions))


def _words(mention: Mention) -> str:
    names = [f"{match.typed} = {match.name}" for match in mention.matches]
    names += [f"{typed} = {field}" for field, typed in mention.heard]
    return f"{mention.topic} {mention.tells.value}: {', '.join(names)}"


@pytest.mark.parametrize(("text", "told"), [(text, told) for text, *told in _ROWS], ids=TEXTS)
def test_all_that_is_told_by_a_text(text: str, told: list[str]) -> None:
    assert told_of(text) == told


def test_the_texts_are_in_order_and_none_is_there_twice() -> None:
    assert sorted(set(TEXTS)) == TEXTS


if __name__ == "__main__":
    told = ("\t".join((text, *told_of(text))) for text in sorted(set(TEXTS)))
    head = "# typed\tnotes\ta helper's notes\tto avoid\tallergies\tago"
    _FILE.write_text("\n".join((head, *told, "")), encoding="utf-8")
