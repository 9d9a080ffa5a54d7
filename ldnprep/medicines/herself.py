"""Sentences that name no medicine and tell that she has or takes one that the text named before: "I took one of his".

What is said of somebody else, or of then, is so only while no other sentence of the same box says more of herself. The
reading is wide on purpose: what it finds counts as hers, and is to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.sentences import holds_one, sentences
from ldnprep.medicines.taking_words import NEGATED

_COUNTS = r"(?:one|ones|some|two|three|half|both|a\ few|a\ couple|any|more)"
# "I have one question" is no tablet: what stands behind such a word ends it, or goes on about taking
_ENDS = r"""(?=\W*$|\s*[,;:.!?()]|\s+(?:of|most|every|each|when|if|at|on|in|now|too|as|last|for|before|after|a|per|only
    |sometimes|and|or|but|myself|left|from|yesterday|today|tonight|tablets?|pills?|patch(?:es)?|doses?|with|to|then|still
    |daily|nightly|again|twice|whenever|because|so|it|this|that)\b)"""
_IT = rf"(?:it|them|these|those|hers|theirs|the\ same|(?:his|{_COUNTS}){_ENDS})"
_TAKE = r"""(?:take|takes|taking|took|taken|use|using|used|had|have|having|get|gets|got|getting|need|borrow\w*
    |swallow\w*|try|tried|put|wear|wearing|wore|still|finish\w*|keep|kept|pinch\w*|stole|steal|nick\w*|buy|bought|pop
    |popped|drink|drank|chew\w*|split|halve|on|share[sd]?|rely\ on|['’]ve)"""
_NEAR = r"(?:\W+[\w'’]+){0,3}?\W+"
_TELLS = re.compile(
    rf"""(?ix)\b(?:i|we)\b[^,;:]*?(?<![a-z]){_TAKE}\b{_NEAR}{_IT}(?!\w)
    | \b(?:lets?|lends?|lent|gives?|gave|given|slips?|slipped|pass(?:es|ed)|hands?|handed|offers|gets?|got|buys?|bought
      |sends?|sent)\s+(?:me|us){_NEAR}{_IT}(?!\w)
    | (?<!\w){_IT}\s+(?:to|with)\s+(?:me|us)\b
    | ^\W*(?:(?:and|but|so|then|now|only|sometimes|usually|often|yesterday|last\ night|\w+ly)\W+)*
      (?:took|take|taking|used|use|using|had|tried|borrowed|still)\b{_NEAR}{_IT}(?!\w)
    | \b(?:so\ (?:do|did|am|have)\ i|me\ too|i\ (?:do|did|am|have)\ too|i\ still\ do|same\ (?:for|with)\ me)\b""",
)
_DENIED = re.compile(rf"\b(?:never|not|nor|neither|none|nothing|without|refused?|cannot|{NEGATED})\b", re.IGNORECASE)
_IN_PART = re.compile(
    r"\b(?:every|often|always|much|many|all|more|daily|only|just|stop(?:ped)?|cope|without)\b", re.IGNORECASE
)
_KEPT_AWAY = re.compile(r"\block(?:ed|s)?\b", re.IGNORECASE)
_OF_NOW = re.compile(r"\b(?:still|now|again|take|use|need|keep|have)\b", re.IGNORECASE)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:it|them|one|ones|some|any|either|neither|none|both|these|those|his|hers|theirs|two|three|half)\b",
    re.IGNORECASE,
)


def of_herself(text: str, names: Collection[str], others: Collection[str], day: date | None) -> Iterator[str]:
    """The sentences that tell of having or taking what was named before. names: the opioids of the text, as typed;
    others: further names, of which such a sentence may speak instead. day: when it was written, if known."""
    of_another = False
    for sentence in sentences(text):
        if holds_one(sentence, names):
            of_another = False
        elif holds_one(sentence, others):
            of_another = True
        elif not of_another and tells_of_taking(sentence, day):
            yield sentence


def speaks_of_it(sentence: str) -> bool:
    """Whether a sentence may go on about what the one before it named."""
    return bool(_SPEAKS_OF_IT.search(sentence))


def tells_of_taking(sentence: str, day: date | None) -> bool:
    """Whether a sentence that names none tells that she has or takes one of those that were named before."""
    found = _TELLS.search(sentence)
    if not found or _KEPT_AWAY.search(sentence) or (ago(sentence, day) is Ago.LONG and not _OF_NOW.search(sentence)):
        return False
    denied = _DENIED.search(found[0]) or _DENIED.search(sentence[: found.start()])
    return not denied or bool(_IN_PART.search(sentence))
