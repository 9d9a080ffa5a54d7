"""The Unicode bidirectional algorithm (UAX #9) for one paragraph, and its inverse as PDF readers guess it.

In: a paragraph in the order in which it was typed. Out: an embedding level for each letter (even: left to right, odd:
right to left), and the order in which the pieces of a line stand on paper. Explicit overrides, embeddings and isolates
are not obeyed: what a person types is shown as a code, so those signs never reach this module as signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_PAIRS = "()[]{}\u2045\u2046\u207d\u207e\u208d\u208e\u2329\u232a" + "".join(map(chr, range(0x3008, 0x3012)))
_BRACKETS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_MIRRORS = f"{_PAIRS}<>«»≤≥‹›"
_MIRRORED = str.maketrans(_MIRRORS[::2] + _MIRRORS[1::2], _MIRRORS[1::2] + _MIRRORS[::2])


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text may stand right to left; the fast answer for almost every text is no."""
    return not text.isascii() and _RIGHT.search(text) is not None


def base_level(text: str) -> int:
    """0 or 1: the direction of the first letter that has one (rules P2 and P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return int(next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L")


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each letter of one paragraph of base level 0 or 1 (rules W1 to I2)."""
    edge = "R" if base else "L"
    kinds = "".join(_KINDS.get(unicodedata.bidirectional(letter), "O") for letter in text)
    kinds = _neutral(_pair_brackets(text, _weak(kinds, edge), edge), edge)
    return [base + _IMPLICIT[base][kind] for kind in kinds]


def visual_order(item_levels: Sequence[int]) -> list[int]:
    """Rule L2: the indexes of the items of one line in the order in which they stand from left to right."""
    order = list(range(len(item_levels)))
    for level in range(max(item_levels, default=0), 0, -1):
        marked = [(item_levels[at] >= level, at) for at in order]
        stretches = [(deep, [at for _, at in run]) for deep, run in groupby(marked, itemgetter(0))]
        order = [at for deep, run in stretches for at in (reversed(run) if deep else run)]
    return order


# kind of a letter → the sign for it in a string of kinds; "O" is every neutral, and what is shown as a code
_KINDS = {"L": "L", "": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C", "NSM": "M"}
_DIRECTION = {"L": "L", "R": "R", "E": "R", "N": "R"}
_IMPLICIT = ({"L": 0, "R": 1, "E": 2, "N": 2}, {"L": 1, "R": 0, "E": 1, "N": 1})  # rules I1 and I2


def _weak(kinds: str, edge: str) -> str:
    """Rules W1 to W7."""
    kinds = re.sub("(^|[^M])(M+)", lambda run: run[1] + (run[1] or edge) * len(run[2]), kinds)
    kinds = re.sub("A[^LR]*", lambda run: run[0].replace("E", "N"), kinds).replace("A", "R")
    kinds = re.sub("(?<=N)C(?=N)", "N", re.sub("(?<=E)[SC](?=E)", "E", kinds))
    kinds = re.sub("T+(?=E)|(?<=E)T+", lambda run: "E" * len(run[0]), kinds)  # %, the euro
    kinds = re.sub("[SCT]", "O", kinds)
    return re.sub("(^|L)[^LR]*" if edge == "L" else "L[^LR]*", lambda run: run[0].replace("E", "L"), kinds)


def _pair_brackets(text: str, kinds: str, edge: str) -> str:
    """Rule N0: both brackets of a pair go with what stands inside, or before, them."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_DIRECTION.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        chosen = edge
        if edge not in inside:
            before = next((_DIRECTION[kind] for kind in reversed(kinds[:opening]) if kind in _DIRECTION), edge)
            chosen = before if before in inside else edge
        kinds = f"{kinds[:opening]}{chosen}{kinds[opening + 1 : closing]}{chosen}{kinds[closing + 1 :]}"
    return kinds


def _bracket_pairs(text: str, kinds: str) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, letter in enumerate(text):
        if kinds[place] == "O" and letter in _BRACKETS:
            waiting.append((_BRACKETS[letter], place))
        elif kinds[place] == "O" and letter in [closing for closing, _ in waiting]:
            while waiting[-1][0] != letter:
                waiting.pop()
            pairs.append((waiting.pop()[1], place))
    return sorted(pairs)


def _neutral(kinds: str, edge: str) -> str:
    """Rules N1 and N2: what has no direction takes that of both neighbours, else of the paragraph."""

    def taken(run: re.Match[str]) -> str:
        before, behind = kinds[: run.start()][-1:], kinds[run.end() : run.end() + 1]
        left, right = (_DIRECTION.get(kind, edge) for kind in (before, behind))
        return (left if left == right else edge) * len(run[0])

    return re.sub("O+", taken, kinds)


_LEFT_WEAK = frozenset(("AN", "EN", "NSM", "CS", "ES", "ET", "BN"))


def guessed_order(text: str) -> str:
    """The order of letters from which a reader that guesses directions comes back to `text`.

    pdfium cuts the letters of a line into stretches of one kind, mirrors the brackets in and after the
    right-to-left ones, and takes the stretches in reverse when more run right than left
    (found by trying, and held by the tests on every script). This is the inverse of it.
    """
    stretches = [(kind, "".join(letters)) for kind, letters in groupby(text, _guessed_kind)]
    kinds = [kind for kind, _ in stretches]
    right = kinds.count("R") > kinds.count("L")
    going, done = ("R" if right else "L"), []
    for kind, letters in stretches:
        if kind == "R" or (kind == "N" and going == "R"):
            going = "R"
            done.append(letters.translate(_MIRRORED))
        else:
            going = "L" if kind == "L" else going
            done.append(letters)
    return "".join(reversed(done) if right else done)


def _guessed_kind(letter: str) -> str:
    kind = unicodedata.bidirectional(letter) or "L"
    if kind in ("R", "AL"):
        return "R"
    return "L" if kind == "L" else "W" if kind in _LEFT_WEAK else "N"
