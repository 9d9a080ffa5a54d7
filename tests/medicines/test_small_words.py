"""What small words do: `small_words.tsv`, each word of the room in the same sentences, for a pharmacist to compare.

One line a word, one sign for each frame of `FRAMES`, in their order. Of taking LDN: n now, b before, - not told. Of
what may be an opioid: the first letter of how sure each find is. Of a medicine and of the boxes beside one: the first
letter of the flag, a capital where all of it is known, and so many finds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep.medicines import hints, recognise, recognise_row
from ldnprep.medicines.model import Recognised
from ldnprep.medicines.taking import taking

_FILE = Path(__file__).parent / "small_words.tsv"
_ROWS = dict(line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))

_TAKING = (
    *("~ I take LDN", "I ~ take LDN", "I take ~ LDN", "I take LDN ~", "I ~ LDN", "LDN ~", "~ LDN every night"),
    *("LDN ~ every night", "LDN ~ works for me", "LDN works for ~", "LDN made ~ sick", "LDN ~ made me ill"),
    *("Since ~ LDN I ache", "~ gave me LDN", "They ~ me LDN", "On day 3 ~ LDN", "My ~ LDN runs out", "LDN was ~"),
    *("I got LDN and ~ it", "LDN that I ~", "~ taking LDN"),
)
_HINTS = (
    *("~ my patches", "I ~ strong tablets", "~ tablets", "pain ~", "~ oxy", "oxy ~", "painkillers ~", "patches ~"),
    *("I took ~ subs", "subs ~", "trams ~"),
)
_NAMES = ("~", "aspirin ~", "~ aspirin", "2 ~", "codeine ~", "no ~", "~ patch", "aspirin 75~", "aspirin ~ 5", "h ~")
_BOXES = ("amount", "how_often", "reason", "prescriber")
FRAMES = (*_TAKING, *_HINTS, *_NAMES, *_BOXES)


def done_by(word: str) -> str:
    """The second column for the first."""
    taken = (taking(frame.replace("~", word), "LDN").name for frame in _TAKING)
    hinted = ("".join(match.certainty.value[0] for match in hints(frame.replace("~", word))) for frame in _HINTS)
    named = (_said(recognise(frame.replace("~", word))) for frame in _NAMES)
    boxes = (_said(recognise_row("aspirin", **{box: word})) for box in _BOXES)
    told = "".join({"NOW": "n", "BEFORE": "b"}.get(each, "-") for each in taken)
    return " ".join((told, ",".join(hinted), *named, *boxes))


def _said(seen: Recognised) -> str:
    flag = seen.flag.value[0]
    return f"{flag.upper() if seen.recognised else flag}{len(seen.matches) or ''}"


@pytest.mark.parametrize(("word", "done"), _ROWS.items(), ids=list(_ROWS))
def test_what_a_small_word_does(word: str, done: str) -> None:
    assert done_by(word) == done


if __name__ == "__main__":
    _FILE.write_text("".join(f"{word}\t{done_by(word)}\n" for word in sorted(_ROWS)), encoding="utf-8")
