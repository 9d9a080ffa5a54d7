"""What one slip in a name makes of it: `slips.tsv`, for a pharmacist to compare.

Columns: the name; then, a sign for each of its letters, what is said where that letter is left out, typed twice,
changed places with the next one, or became an x; last what is said of its beginnings, from three letters on. The sign
is the first letter of the flag, a capital where it is certain enough to name a medicine; "." where nothing was found,
"?" where a harmless name is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldnprep.medicines import Certainty, recognise

_FILE = Path(__file__).parent / "slips.tsv"
_ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def signs_of(name: str) -> list[str]:
    """The other columns for the first."""
    places = range(len(name))
    slips = (
        (name[:at] + name[at + 1 :] for at in places),
        (name[: at + 1] + name[at:] for at in places),
        (name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :] for at in places),
        (f"{name[:at]}x{name[at + 1 :]}" for at in places),
        (name[:at] for at in range(3, len(name))),
    )
    return ["".join(map(_sign, each)) for each in slips]


def _sign(typed: str) -> str:
    seen = recognise(typed)
    if not seen.matches:
        return "?" if seen.suggestions else "."
    flag = seen.flag.value[0]
    return flag.upper() if seen.matches[0].certainty in (Certainty.EXACT, Certainty.SPELLING) else flag


@pytest.mark.parametrize(("name", "signs"), [(name, signs) for name, *signs in _ROWS], ids=[row[0] for row in _ROWS])
def test_what_a_slip_makes_of_a_name(name: str, signs: list[str]) -> None:
    assert signs_of(name) == signs


def _lines() -> Iterator[str]:
    yield "# name\tleft out\ttwice\tchanged places\tx\tits beginnings"
    yield from ("\t".join((name, *signs_of(name))) for name, *_ in _ROWS)


if __name__ == "__main__":
    _FILE.write_text("\n".join((*_lines(), "")), encoding="utf-8")
