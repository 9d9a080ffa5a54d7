"""One typed row in, Recognised out: a medicine split over its boxes is one medicine, and a name counts in every box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from ldnprep.medicines.fold import words
from ldnprep.medicines.model import Certainty, Flag, Match, Recognised
from ldnprep.medicines.recogniser import speaks_of_pain_or_cough
from ldnprep.medicines.terms import urgency

# "2 tablets": a number that only counts is no part of a name, as "Tylenol 2" would be
_COUNT = re.compile(
    r"^\W*\d+(?:[.,/]\d+)?\W*(?:tab|cap|pill|pil|puff|drop|spray|x\b|times|a day|per|daily|ml\b|h\b)", re.IGNORECASE
)
_SURE = (Certainty.EXACT, Certainty.SPELLING)


class Reader(Protocol):
    """What reads one line."""

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        """See `ldnprep.medicines.recognise`."""


def read_row(
    reader: Reader,
    name: str,
    amount: str = "",
    *others: str,
    opioid_field: bool = False,
) -> Recognised:
    """What one row says; the most urgent of its boxes counts. others: the boxes beside name and amount, in any order.

    The name is read in full, and together with the amount ("Tylenol" "#3"); of the other boxes the opioids and their
    blockers count, misspelt ones too. A row without a name that can be seen is an unknown medicine.
    """
    cells = [amount, *others]
    context = " ".join(filter(None, cells))
    if any(map(_is_seen, name)) or not context:
        found = reader.recognise(name, context=context, opioid_field=opioid_field)
    else:
        found = Recognised(text=name, flag=Flag.CHECK, recognised=False, matches=())
    extra = [
        match for line in _together(reader, name, amount, context) for match in _raised(reader, line, strengths=True)
    ]
    extra += [match for cell in cells for match in _raised(reader, cell)]
    matches = tuple(_once((*found.matches, *extra)))
    flag = min((found.flag, *(match.flag for match in extra)), key=urgency)
    pain = not found.recognised and (found.pain_or_cough or speaks_of_pain_or_cough(words(context)))
    return Recognised(name, flag, found.recognised, matches, found.suggestions, pain)


def _together(reader: Reader, name: str, amount: str, context: str) -> Iterator[str]:
    """Name and amount as one line, where that says more than the name alone."""
    if not name or not amount or _COUNT.match(amount):
        return
    line = f"{name} {amount}"
    alone = reader.recognise(name, context=context)
    if urgency(reader.recognise(line, context=context).flag) < urgency(alone.flag):
        yield line


def _raised(reader: Reader, text: str, *, strengths: bool = False) -> Iterator[Match]:
    """The opioids and blockers that a text names; no slang and no likeness: a box holds everyday words.

    strengths: also what looks like one, for name and amount together.
    """
    for match in reader.recognise(text).matches if text else ():
        raises = match.flag in (Flag.OPIOID, Flag.ANTAGONIST) and match.certainty in _SURE
        if raises or (strengths and match.certainty is Certainty.PATTERN and match.flag is Flag.CHECK):
            yield match


def _once(matches: Iterable[Match]) -> Iterator[Match]:
    """Each medicine as often as it was typed in different words."""
    seen = set()
    for match in matches:
        what = (match.typed.casefold(), match.name, match.flag)
        if what not in seen:
            seen.add(what)
            yield match


def _is_seen(sign: str) -> bool:
    return sign.isprintable() and not sign.isspace()
