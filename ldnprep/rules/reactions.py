"""A bad reaction to naltrexone itself, by her words: among her allergies, beside what she tried, in any other box."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import IntEnum

from ldnprep.answers.model import TherapyRow
from ldnprep.medicines.sentences import sentences_with
from ldnprep.medicines.taking_words import KIN
from ldnprep.rules.model import MedicineLine, is_blocker


class Reaction(IntEnum):
    """What words tell, the least first. ILL: it made her ill. ALLERGY: in words that people use of an allergy."""

    NONE = 0
    ILL = 1
    ALLERGY = 2


_ALLERGY = re.compile(
    r"""\b(?:allerg\w+|anaphyla\w+|hives|urticaria|rash(?:es)?|swell\w*|swollen|swelled|itch\w*|welts|blisters?|throat
    |(?:could|couldn['’]?t|can['’]?t|not|trouble|hard\ to)\s+breath\w*|bad\s+reaction|react(?:ed|ion)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_ILL = re.compile(
    r"\b(?:made|makes|gave|left)\s+me\s+(?:\w+\s+){0,2}?(?:sick|ill|unwell|bad|worse|poorly|faint|dizzy|vomit\w*|throw)",
    re.IGNORECASE,
)
_NONE_OF_HERS = re.compile(
    rf"""\?\W*$ | \b(?:{"|".join(sorted(KIN))}|if|(?:could|can)(?!['’]t|\s+(?:not|hardly|barely)\b)
    |might|may|would|worried|afraid|read|heard
    |no\s+\w*\s*react\w+|not\s+allerg\w+|never|didn['’]?t|did\s+not|without|fine|ok|okay)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FINE = re.compile(r"\b(?:fine|ok|okay|tolerate|no\s+(?:problem|reaction)|not\s+allerg\w+)\b", re.IGNORECASE)


def of_words(text: str, names: Collection[str]) -> Reaction:
    """What the sentences that hold one of these names tell of a reaction."""
    told = (_of_sentence(sentence) for sentence in sentences_with(text, names) if not _NONE_OF_HERS.search(sentence))
    return max(told, default=Reaction.NONE)


def among_allergies(text: str, names: Collection[str]) -> Reaction:
    """The same where she was asked for her allergies: a name is the name of one, unless its sentence says otherwise."""
    found = any(not _FINE.search(sentence) for sentence in sentences_with(text, names))
    return Reaction.ALLERGY if found else Reaction.NONE


def of_tried(lines: Collection[MedicineLine]) -> Iterator[Reaction]:
    """What the rows of what she tried tell of a blocker."""
    for line in lines:
        row = line.row
        own = any(is_blocker(match) and line.box_of(match) == "name" for match in line.recognised.matches)
        if own and isinstance(row, TherapyRow):
            worse = Reaction.ILL if row.effect == "worse" else Reaction.NONE
            yield max(worse, _of_sentence(row.stopped))


def _of_sentence(text: str) -> Reaction:
    if _ALLERGY.search(text):
        return Reaction.ALLERGY
    return Reaction.ILL if _ILL.search(text) else Reaction.NONE
