"""One typed row in, Recognised out: a medicine split over its boxes is one medicine, and a name counts in every box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ldnprep.medicines.doubts import is_loose_letter
from ldnprep.medicines.fold import Word, beside, words
from ldnprep.medicines.model import NAMING, Certainty, Flag, Match, Recognised
from ldnprep.medicines.other_boxes import Second
from ldnprep.medicines.recogniser import Recogniser, speaks_of_pain_or_cough
from ldnprep.medicines.strengths import numbers
from ldnprep.medicines.terms import urgency
from ldnprep.medicines.words import AMOUNTS, FORMS, UNITS, USE
from ldnprep.medicines.words_beside import BOX_SUFFIXES

# "2 tablets": a number that only counts is no part of a name, as "Tylenol 2" would be
_COUNT = re.compile(
    r"^\W*\d+(?:[.,/]\d+)?\W*(?:tab|cap|pill|pil|puff|drop|spray|x\b|times|a day|per|daily|ml\b|h\b)", re.IGNORECASE
)
# so bare a number is as likely a count: "Tylenol", "2"
_BARE = re.compile(r"\W*[12]\W*")
_ENDS_ALONE = BOX_SUFFIXES - {"plus"}
# behind "Plus" of "Nurofen Plus": anything else is one more medicine, or one more thing that she does
_AFTER_PLUS = USE | UNITS | AMOUNTS | FORMS
_MOST = 6
# of the boxes behind the name: amount, how often, reason, prescriber
_PRESCRIBER = 3


def read_row(
    reader: Recogniser,
    name: str,
    amount: str = "",
    *others: str,
    opioid_field: bool = False,
) -> Recognised:
    """What one row says; the most urgent of its boxes counts. others: how often, reason, prescriber, dates.

    The name is read in full, and together with the amount and what may belong to it in the other boxes ("Tylenol",
    "#3"); of the other boxes the opioids and their blockers count, misspelt ones too, and a second medicine that nobody
    knows. A row without a name that can be seen is an unknown medicine.
    """
    cells = [amount, *others]
    context = " ".join(filter(None, cells))
    if any(map(_is_seen, name)) or not context:
        found = reader.recognise(name, context=context, opioid_field=opioid_field)
    else:
        found = Recognised(text=name, flag=Flag.CHECK, recognised=False, matches=())
    together = [reader.recognise(line) for line in _together(reader, name, amount, context)]
    across = [reader.recognise(line) for line in _across(reader, found, cells)]
    read = together + across
    extra = [match for each in together for match in _raised(each.matches, strengths=True)]
    if _BARE.fullmatch(amount):
        extra = [_unsure(match) for match in extra]
    extra += [match for each in across for match in _raised(each.matches, strengths=True)]
    extra += [match for cell in cells for match in _raised(reader.recognise(cell).matches)]
    if not found.matches:  # "300/30" in the box for the amount, and no name that anybody knows
        extra += _raised(reader.recognise(amount).matches, strengths=True)
    second = _second(reader, cells)
    guessed = any(match.certainty is Certainty.PATTERN for match in extra)
    known = found.recognised and not (second or guessed) and all(each.recognised for each in read)
    flags = (found.flag, *(match.flag for match in extra), Flag.NONE if known else Flag.CHECK)
    pain = not known and (found.pain_or_cough or second > Second.MEDICINE or _speaks(found, extra, context))
    matches = tuple(_once((*found.matches, *extra)))
    return Recognised(name, min(flags, key=urgency), known, matches, found.suggestions, pain)


def _second(reader: Recogniser, cells: Sequence[str]) -> Second:
    """The most that the boxes say of a second medicine; in those of people and dates fewer words do."""
    return max(reader.second_medicine(cell, quiet=place >= _PRESCRIBER) for place, cell in enumerate(cells))


def _speaks(found: Recognised, extra: Sequence[Match], context: str) -> bool:
    """Whether the other boxes say that what nobody knows is for pain or a cough."""
    return (not found.recognised or bool(extra)) and speaks_of_pain_or_cough(words(context))


def _together(reader: Recogniser, name: str, amount: str, context: str) -> Iterator[str]:
    """Name and amount as one line, where that says more than the name alone."""
    if not amount or _COUNT.match(amount):
        return
    line = f"{name} {amount}"
    alone, both = reader.recognise(name, context=context), reader.recognise(line, context=context)
    if alone.flag is Flag.OPIOID:
        return
    known = {match.name for match in alone.matches}
    if any(match.name not in known for match in _raised(both.matches, strengths=True)):
        yield line


def _across(reader: Recogniser, found: Recognised, cells: Sequence[str]) -> Iterator[str]:
    """A harmless painkiller with what stands in another box and may belong to its name: "Nurofen", "2 Plus"."""
    if found.flag in (Flag.OPIOID, Flag.ANTAGONIST):
        return
    endings = list(dict.fromkeys(ending for cell in cells for ending in _endings(cell)))[:_MOST]
    for name in dict.fromkeys(reader.carriers(found.matches)):
        for ending in endings:
            yield f"{name} {ending}"


def _endings(cell: str) -> Iterator[str]:
    """The endings of a product's name in a box: "Plus", "C8", "#3"."""
    line = words(cell)
    for place, word in enumerate(line):
        if word.folded in BOX_SUFFIXES and _is_ending(line, place):
            _, after = beside(line, place)
            touching = after.is_number and not after.before
            yield cell[word.start : after.end if touching else word.end]
    for *_, number in numbers(cell):
        yield f"#{number}"


def _is_ending(line: Sequence[Word], place: int) -> bool:
    if len(line[place].folded) == 1:
        return is_loose_letter(line, place)
    _, after = beside(line, place)
    if line[place].folded in _ENDS_ALONE or not after.folded:
        return True
    return "," in after.before or (after.folded in _AFTER_PLUS and not after.is_number)


def _raised(matches: Iterable[Match], *, strengths: bool = False) -> Iterator[Match]:
    """The opioids and blockers that were named; no slang and no likeness: a box holds everyday words.

    strengths: also what looks like one, for name and amount together.
    """
    for match in matches:
        raises = match.flag in (Flag.OPIOID, Flag.ANTAGONIST) and match.certainty in NAMING
        if raises or (strengths and match.certainty is Certainty.PATTERN and match.flag is Flag.CHECK):
            yield match


def _unsure(match: Match) -> Match:
    return replace(match, flag=Flag.CHECK, certainty=Certainty.PATTERN)


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
