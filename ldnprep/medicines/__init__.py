"""Typed rows in, Recognised out: opioid, antagonist, interaction, unknown or harmless."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ldnprep.medicines.data import group_flags, group_ids, groups, shipped_index
from ldnprep.medicines.model import Certainty, Entry, Flag, Group, LongActing, Match, Medicines, Recognised

if TYPE_CHECKING:
    from ldnprep.medicines.items import Why
    from ldnprep.medicines.recogniser import Recogniser

__all__ = [
    "Certainty",
    "Entry",
    "Flag",
    "Group",
    "LongActing",
    "Match",
    "Medicines",
    "Recognised",
    "group_flags",
    "group_ids",
    "groups",
    "hints",
    "mentions",
    "recognise",
    "recognise_row",
    "shipped_recogniser",
    "suggestions",
    "why",
]


@functools.cache
def shipped_recogniser() -> Recogniser:
    """The recogniser with all that is shipped, made with the first line that is looked at."""
    from ldnprep.medicines.recogniser import Recogniser

    return Recogniser(shipped_index())


@functools.lru_cache(maxsize=1024)
def recognise(text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
    """What a typed line says.

    text: one row's name as typed. context: the other columns of the same row, they help to judge slang ("patch", "25").
    opioid_field: the row answers the question for opioids: slang counts there even when it stands alone, and an unknown
    text is CHECK. Never raises; takes about a millisecond, for hostile text well under a second.
    """
    return shipped_recogniser().recognise(text, context=context, opioid_field=opioid_field)


@functools.lru_cache(maxsize=512)
def recognise_row(
    name: str,
    amount: str = "",
    how_often: str = "",
    reason: str = "",
    prescriber: str = "",
    *others: str,
    opioid_field: bool = False,
) -> Recognised:
    """What a whole typed row says: name and amount are also read together, and names count in every box.

    The text of the answer is the name as typed. others: further
    boxes, such as since when. opioid_field: the row answers the question for opioids. Never raises.
    """
    from ldnprep.medicines.row import read_row

    cells = (name, amount, how_often, reason, prescriber, *others)
    return read_row(shipped_recogniser(), *cells, opioid_field=opioid_field)


def why(text: str) -> tuple[Why, ...]:
    """Why each item of a typed line is known or to be checked, for people who look after the lists."""
    return shipped_recogniser().why(text)


@functools.lru_cache(maxsize=256)
def mentions(text: str) -> tuple[Match, ...]:
    """The opioids and opioid blockers that free text names: spelt exactly, no short slang, no everyday words."""
    return shipped_recogniser().mentions(text)


@functools.lru_cache(maxsize=256)
def hints(text: str, *, wished: bool = False) -> tuple[Match, ...]:
    """What may be an opioid in free text: misspelt names, slang, words such as "my patches"; to be checked, no more.

    wished: the text answers what she wants or wants to avoid, so that only words of having one count.
    """
    return shipped_recogniser().hints(text, wished=wished)


def suggestions(prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Names that begin with what is typed, at most `limit`, as on a box; none before two letters."""
    return shipped_recogniser().suggestions(prefix, limit)
