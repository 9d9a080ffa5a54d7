"""A bad reaction to naltrexone itself, by her words: among her allergies, beside what she tried, in any other box."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import IntEnum

from ldnprep.answers.model import TherapyRow
from ldnprep.medicines.sentences import sentences_with
from ldnprep.rules.hers import is_hers
from ldnprep.rules.model import MedicineLine, is_blocker


class Reaction(IntEnum):
    """What words tell, the least first. WORSE: it made things worse, no more. ILL: it made her ill. ALLERGY: in words
    that people use of an allergy."""

    NONE = 0
    WORSE = 1
    ILL = 2
    ALLERGY = 3


_ALLERGY = re.compile(
    r"""(?ix)\b(?:allerg\w+|anaphyla\w+|hives|urticaria|rash(?:es)?|swell\w*|swollen|swelled|itch\w*|welts|blisters?|throat
    |(?:could\s+not|could|couldn['’]?t|can['’]?t|not|trouble|hard\ to)\s+breath\w*|bad\s+reaction|react(?:ed|ion)\b)""",
)
_ILL = re.compile(
    r"""(?ix)\b(?:made|makes|gave|left)\s+me\s+(?:\w+\s+){0,2}?
    (?:sick|ill|unwell|bad|worse|poorly|faint|dizzy|vomit\w*|throw|awful|terrible|dreadful|nause\w*)""",
)
_FINE = re.compile(r"\b(?:fine|ok|okay|tolerate|no\s+(?:problem|reaction)|not\s+allerg\w+)\b", re.IGNORECASE)


def of_words(text: str, names: Collection[str]) -> Reaction:
    """What the sentences that hold one of these names tell of a reaction."""
    return max(map(_of_sentence, sentences_with(text, names)), default=Reaction.NONE)


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
            worse = Reaction.WORSE if row.effect == "worse" else Reaction.NONE
            yield max(worse, _of_sentence(row.stopped))


def _of_sentence(text: str) -> Reaction:
    for reaction, words in ((Reaction.ALLERGY, _ALLERGY), (Reaction.ILL, _ILL)):
        if any(is_hers(text, found) and not _is_asked(text, found) for found in words.finditer(text)):
            return reaction
    return Reaction.NONE


def _is_asked(text: str, found: re.Match[str]) -> bool:
    """ "What about a rash?", "What if I get a rash?"; not "LDN gave me hives, is that an allergy?"."""
    before = text[: found.end()]
    if _AHEAD.search(before) and not _BEHIND.search(before):
        return True
    return text.rstrip().endswith("?") and not re.search(r"\b(?:i|me|my)\b", before, re.IGNORECASE)


_AHEAD = re.compile(r"\b(?:if|in\s+case)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:gave|given|made|had|got|caused|was|were|did|came|broke|went|last|when)\b", re.IGNORECASE)
