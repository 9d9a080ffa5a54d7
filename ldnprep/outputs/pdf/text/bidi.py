"""The Unicode bidirectional algorithm (UAX #9) for one paragraph, and its inverse as PDF readers guess it.

In: a paragraph in the order in which it was typed. Out: an embedding level for each letter (even: left to right, odd:
right to left), and the order in which the pieces of a line stand on paper. Explicit overrides, embeddings and isolates
are not obeyed: what a person types is shown as a code, so those signs never reach this module as signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "\u2329": "\u232a",
    "\u3008": "\u3009",
    "\u300a": "\u300b",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u3010": "\u3011",
    "\u2045": "\u2046",
    "\u207d": "\u207e",
    "\u208d": "\u208e",
}
_CLOSING = {closing: opening for opening, closing in _BRACKETS.items()}


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text may stand right to left; the fast answer for almost every text is no."""
    return not text.isascii() and _RIGHT.search(text) is not None


def base_level(text: str) -> int:
    """0 or 1: the direction of the first letter that has one (rules P2 and P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
    return 0


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each letter of one paragraph of base level 0 or 1 (rules W1 to I2)."""
    kinds = [_kind(letter) for letter in text]
    edge = "R" if base else "L"
    _weak(kinds, edge)
    _pair_brackets(text, kinds, edge)
    _neutral(kinds, edge)
    return [_implicit(kind, base) for kind in kinds]


def visual_order(item_levels: Sequence[int]) -> list[int]:
    """Rule L2: the indexes of the items of one line in the order in which they stand from left to right."""
    order = list(range(len(item_levels)))
    highest = max(item_levels, default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(order):
            if item_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and item_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _kind(letter: str) -> str:
    kind = unicodedata.bidirectional(letter) or "L"
    return kind if kind not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN") else "ON"


def _weak(kinds: list[str], edge: str) -> None:
    """Rules W1 to W7, in place."""
    before, strong = edge, edge
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[place] = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
            kinds[place] = left
    _number_ends(kinds)
    strong = edge
    for place, kind in enumerate(kinds):
        if kind in ("ES", "CS", "ET"):
            kinds[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _number_ends(kinds: list[str]) -> None:
    """Rule W5: signs such as % and the euro belong to the number beside them."""
    place = 0
    while place < len(kinds):
        if kinds[place] != "ET":
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if (place and kinds[place - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[place:end] = ["EN"] * (end - place)
        place = end


def _direction(kind: str) -> str | None:
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else None


def _pair_brackets(text: str, kinds: list[str], edge: str) -> None:
    """Rule N0: both brackets of a pair go with what stands inside, or before, them."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]}
        if edge in inside:
            chosen = edge
        elif inside - {None}:
            other = "L" if edge == "R" else "R"
            before = next((found for kind in reversed(kinds[:opening]) if (found := _direction(kind))), edge)
            chosen = other if before == other else edge
        else:
            continue
        kinds[opening] = kinds[closing] = chosen


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, letter in enumerate(text):
        if kinds[place] != "ON":
            continue
        if letter in _BRACKETS:
            waiting.append((letter, place))
        elif letter in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSING[letter]:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both neighbours, else of the paragraph."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _direction(kinds[place - 1]) if place else edge
        right = _direction(kinds[end]) if end < len(kinds) else edge
        kinds[place:end] = [left if left == right and left else edge] * (end - place)
        place = end


def _implicit(kind: str, base: int) -> int:
    if base % 2 == 0:
        return base + {"L": 0, "R": 1}.get(kind, 2)
    return base + (0 if kind == "R" else 1)


_LEFT_WEAK = frozenset(("AN", "EN", "NSM", "CS", "ES", "ET", "BN"))


def guessed_order(text: str) -> str:
    """The order of letters from which a reader that guesses directions comes back to `text`.

    pdfium cuts the letters of a line into stretches of one kind, mirrors the brackets in and after the
    right-to-left ones, and takes the stretches in reverse when more run right than left
    (found by trying, and held by the tests on every script). This is the inverse of it.
    """
    stretches: list[tuple[str, str]] = []
    for letter in text:
        kind = _guessed_kind(letter)
        if stretches and stretches[-1][0] == kind:
            stretches[-1] = (kind, stretches[-1][1] + letter)
        else:
            stretches.append((kind, letter))
    kinds = [kind for kind, _ in stretches]
    right = kinds.count("R") > kinds.count("L")
    going, done = ("R" if right else "L"), []
    for kind, letters in stretches:
        if kind == "R" or (kind == "N" and going == "R"):
            going = "R"
            done.append("".join(map(_mirrored, letters)))
        else:
            going = "L" if kind == "L" else going
            done.append(letters)
    return "".join(reversed(done) if right else done)


def _guessed_kind(letter: str) -> str:
    kind = unicodedata.bidirectional(letter) or "L"
    if kind in ("R", "AL"):
        return "R"
    return "L" if kind == "L" else "W" if kind in _LEFT_WEAK else "N"


_MIRRORS = dict(_BRACKETS) | _CLOSING | {"<": ">", ">": "<", "«": "»", "»": "«", "≤": "≥", "≥": "≤", "‹": "›", "›": "‹"}


def _mirrored(letter: str) -> str:
    return _MIRRORS.get(letter, letter)
