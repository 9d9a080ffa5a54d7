"""Whether a sentence tells of somebody else's opioid: "my mum died on a morphine pump", "my brother on fentanyl".

Not "mum's morphine", nor what has to do with herself: in its clause stands no "I", and in no other that she takes it.
"""

from __future__ import annotations

import re
from datetime import date

from ldnprep.medicines.fold import words
from ldnprep.medicines.herself import tells_of_taking
from ldnprep.medicines.taking_words import KIN, word_set

_OTHERS = KIN | word_set("ex dog cat horse pony puppy kitten")
_SOMEONE = f"(?:{'|'.join(sorted(_OTHERS))})"
_HERS = word_set("i me we us mine myself")
_DONE_BY = word_set("died is was were had has takes took used uses got gets needed needs lives")
_CARES = re.compile(
    r"^\W*i\s+(?:(?:also|still)\s+)?(?:look\s+after|care\s+for|live\s+with|help|nurse[sd]?|visit|lost|worry\s+about)\s+",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;:()]|\b(?:but|so|and|because)\b")
# in another clause: whatever it is that she takes, has or keeps
_TAKES = re.compile(
    r"""(?ix)(?:^\W*|\b(?:i|we)\b(?:\W+\w+){0,3}?\W+)
    (?:ha(?:ve|d)|take|taken|took|use[sd]?|using|tr(?:y|ied)|get|got|need\w*|keep|kept|put|w[eo]re?|dr[aiu]nk|sip\w*|shar\w+
    |borrow\w*|swallow\w*|finish\w*|nick\w*|st[eo]al|stole|pinch\w*|pop(?:ped)?|buy|bought|lick\w*)\b
    |\bmine\b|\b(?:me|us)\s+(?:one|some|two|a)\b|\bdo\s+i\b""",
)
_SHARED = re.compile(
    r"\bhelp(?:ed)?\s+myself\b|\b(?:he|she|they)\s+shares?\b(?!\s+(?:\w+\s+)*with\b)", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:never|not|nor|\w*n['’]t)\b", re.IGNORECASE)
_LONGEST = 600  # letters of a sentence that is looked at


def is_of_another(sentence: str, name: str, day: date | None) -> bool:
    """Whether every clause with the name in it is of somebody else, and none of the others tells that she takes it."""
    if len(sentence) > _LONGEST or tells_of_taking(sentence, day) or _SHARED.search(sentence):
        return False
    if _is_anothers(sentence, name):
        return True
    clauses = _CLAUSES.split(sentence)
    named = [_CARES.sub("", clause) for clause in clauses if name.casefold() in clause.casefold()]
    if not named or not all(_is_anothers(clause, name) for clause in named):
        return False
    rest = [clause for clause in clauses if name.casefold() not in clause.casefold()]
    return not any(_TAKES.search(clause) and not _DENIED.search(clause) for clause in rest)


def _is_anothers(clause: str, name: str) -> bool:
    said = [word.folded for word in words(clause)]
    kin = [place for place, word in enumerate(said) if word in _OTHERS]
    mine = [place + (said[place + 1 : place + 2] == ["own"]) for place, word in enumerate(said) if word == "my"]
    own = [place for place in mine if place + 1 not in kin]  # "my own mum" is another, where a helper writes
    typed = re.escape(name)
    has = rf"\b{_SOMEONE}\b[^.;]*?\b(?:on|his|her|their|addicted\s+to)\s+(?:\w+\s+)?{typed}\b(?!.*\bmine\b)"
    did = rf"\b{typed}\b(?:\s+\w+){{0,3}}?\s+to\s+my\s+{_SOMEONE}\b"
    if not kin or own:
        return False
    if (_HERS - {"mine"}).isdisjoint(said) and re.search(f"{has}|{did}", clause, re.IGNORECASE):
        return True
    behind = [said[place + 1 : place + 4] for place in kin]
    does = any("s" not in after[:1] and not _DONE_BY.isdisjoint(after) for after in behind)
    return does and _HERS.isdisjoint(said)
