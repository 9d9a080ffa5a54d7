"""Strengths and numbers in a typed line: "paracetamol 30/500" is co-codamol, "#3" beside Tylenol is Tylenol 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ldnprep.medicines.fold import plainly

_LONGEST = 2000
_MOST = 5
_STRENGTH = re.compile(r"(?i)(?<![\d.])(\d{1,4}(?:\.\d{1,4})?)\s*(milligrams?|mg|mcg|ug|g|ml)?(?![a-z\d])")
_BETWEEN = re.compile(r"(?i)\s*\)?\s*(?:[/+&:x_,;.-]|\band\b|\bwith\b|\bplus\b)\s*\(?\s*")
# behind a number without a unit: then it counts
_COUNTS = re.compile(r"(?i)\s*(?:a\b|per|times|x\b|tab|cap|pill|daily|day|every|hour|hr|h\b|week|puff|in the|at night)")
_AFTER_A_SLASH = re.compile(r"[/:-]")
_IN_MG = {"g": 1000.0}
_NO_STRENGTHS = ("ml", "mcg", "ug")  # of a painkiller
_NUMBER = re.compile(
    r"(?i)(?:#|№|(?<![a-z])(?:n[o°º]|nr|nbr|num|number|type|strength|level)\s?[.:]?)\s*([1-4])(?![\d.,/])(?!\s*mg)"
)


def strengths(text: str) -> Iterator[tuple[str, str]]:
    """Each set of strengths that stand together, as in the lists ("30/500", the smallest first), and how it is typed.

    Of three and more also each pair. A comma may part two numbers or be a decimal one: both are read.
    """
    plain = plainly(text)[:_LONGEST]
    for reading in dict.fromkeys((plain, re.sub(r"(?<=\d),(?=\d)", ".", plain))):
        for run in _runs(reading):
            typed = text[run[0].start() : run[-1].end()].strip()
            values = [_milligrams(each) for each in run]
            sizes = {len(values), 2}
            for some in (some for size in sorted(sizes, reverse=True) for some in combinations(values, size)):
                yield "/".join(f"{value:g}" for value in sorted(some)), typed


def numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Each number of a product, "#3" or "no. 3", with where it stands."""
    for found in _NUMBER.finditer(plainly(text)[:_LONGEST]):
        yield found.start(), found.end(), found.group(1)


def _runs(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """Numbers that stand together: with a sign or "and" between them, or a unit behind the first."""
    found = list(_STRENGTH.finditer(text))
    run: list[re.Match[str]] = found[:1]
    for before, each in pairwise(found):
        if not _are_together(text, before, each):
            yield from _long_enough(run)
            run = []
        run.append(each)
    yield from _long_enough(run)


def _long_enough(run: list[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    strong = [each for each in run if (each.group(2) or "").lower() not in _NO_STRENGTHS]
    if 1 < len(strong) <= _MOST:
        yield strong


def _are_together(text: str, before: re.Match[str], each: re.Match[str]) -> bool:
    between = text[before.end() : each.start()]
    joined = _BETWEEN.fullmatch(between) or (before.group(2) and between.isspace())
    counts = not each.group(2) and not _AFTER_A_SLASH.search(between) and _COUNTS.match(text, each.end())
    return bool(joined) and not counts


def _milligrams(found: re.Match[str]) -> float:
    return float(found.group(1)) * _IN_MG.get((found.group(2) or "").lower(), 1.0)
