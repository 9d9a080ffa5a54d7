"""How far words reach: `reach.tsv`, what a text tells with more and more words between two others, for a pharmacist.

Columns: where it is typed (notes, allergies, to avoid; name: of a medicine); the text, where ~ stands for the words;
what is told with so many of them.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from ldnprep.medicines.ago import ago
from tests.medicines.test_whole_lines import said_of
from tests.rules.test_whole_texts import told_in
from tests.rules.told import SAVED

_FILE = Path(__file__).parent / "reach.tsv"
_ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
_BETWEEN = ["really", "green", "old", "plain", "small", "warm", "good", "big", "soft", "long", "new", "calm", "odd"]


def told_with(box: str, text: str) -> str:
    """The last column for the first two."""
    counts = range(len(_BETWEEN) + 1)
    told = [_told(box, text.replace("~ ", "".join(f"{word} " for word in _BETWEEN[:count]))) for count in counts]
    runs = ((said, list(run)) for said, run in groupby(counts, key=told.__getitem__))
    return "; ".join(f"{run[0]}-{run[-1]} {said or 'nothing'}" for said, run in runs)


def _told(box: str, text: str) -> str:
    if box == "ago":
        return ago(text, SAVED.date()).name.lower()
    if box == "name":
        return " ".join(said_of(box, text)[:2])
    return ", ".join(each.partition(":")[0] for each in told_in(box, text).split("; "))


@pytest.mark.parametrize(("box", "text", "told"), _ROWS, ids=[f"{box}: {text}" for box, text, _ in _ROWS])
def test_so_far_words_reach(box: str, text: str, told: str) -> None:
    assert told_with(box, text) == told


if __name__ == "__main__":
    lines = ("\t".join((box, text, told_with(box, text))) for box, text, *_ in _ROWS)
    _FILE.write_text("\n".join(("# where\ttext\ttold with so many words in place of ~", *lines, "")), encoding="utf-8")
