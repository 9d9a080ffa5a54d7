"""Words that tell of a topic of health beside an answer "no" or none: a few whole phrases, of herself and of now.

One row of the table for each topic: the box that tells it in a word, what any other box must say, and the alert of the
content that it raises ("answered no, but typed").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from ldnprep.answers.model import Value
from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.sentences import sentences
from ldnprep.rules.hers import is_hers

TRANSPLANT, LIVER_WHICH, ACUTE = "transplant_what", "liver_which", "acute_hepatitis"
_ACUTE = r"acute\s+hepatitis|hepatitis\s+(?:\w+\s+)?(?:now|last\s+week|this\s+week)|liver\s+(?:failure|is\s+failing)"
_DRINK = r"(?:vodka|wine|whisk(?:e)?y|gin|rum|spirits|beers?|cider|pints?|cans?|units?|drinks)"
_SIGNS = re.compile(r"[,;:()]")
_THEN = re.compile(r"\b(?:was|were|when|used\s+to|until|till|lost|ago|miscarr\w+)\b", re.IGNORECASE)


class Words(Struct, frozen=True):
    """alert: id of the content's. phrases: what any box may say. field: a box in which `here` is enough."""

    topic: str
    alert: str
    phrases: str
    field: str = ""
    here: str = "(?!)"

    def of(self, field: str, text: str, day: date | None) -> Iterator[str]:
        """The words, as typed."""
        if field == self.field and (found := re.search(rf"\b(?:{self.here})", text, re.IGNORECASE)):
            yield found[0]
            return
        for sentence in sentences(text):
            told = re.finditer(rf"\b(?:{self.phrases})\b", sentence, re.IGNORECASE | re.VERBOSE)
            yield from (found[0] for found in told if _is_now(sentence, found, day))



def _is_now(sentence: str, found: re.Match[str], day: date | None) -> bool:
    """Whether a phrase is of herself and of now: "I'm expecting in May", not "I was 11 weeks gone when I lost it"."""
    if sentence.endswith("?") or not is_hers(sentence, found):
        return False
    if ago(sentence, day) is Ago.LONG and not found[0].casefold().startswith("i"):
        return False
    return not _THEN.search(_SIGNS.split(sentence[: found.start()])[-1] + _SIGNS.split(sentence[found.start() :])[0])


_OF_TOPICS = (
    Words(
        "liver",
        "b6_liver_unnamed",
        rf"{_ACUTE}|liver\s+transplant|cirrhosis|hepatitis\s+[bc]",
        TRANSPLANT,
        "liver|hepatic",
    ),
    Words(
        "kidneys",
        "b6_kidney",
        r"""kidney\s+(?:transplant|failure|disease|(?:was\s+)?(?:taken\s+)?(?:out|removed))|on\s+dialysis|one\s+kidney
        |kidneys\s+are\s+failing|e?gfr\D{0,6}[1-5]?\d""",
        TRANSPLANT,
        r"kidneys?|renal",
    ),
    Words(
        "pregnancy",
        "b2_pregnancy",
        r"""i(?:['’]?m|\s+am)\s+(?:\w+\s+){0,3}?(?:pregnant|expecting)|\d+\s*(?:weeks?|wks?|months?)\s+(?:gone|pregnant|along)
        |positive\s+pregnancy|(?:my|the)\s+baby\s+is\s+due|my\s+due\s+date|(?:missed|late)\s+(?:my\s+)?period""",
    ),
    Words(
        "alcohol",
        "c4_alcohol",
        rf"""(?:bottles?|glass(?:es)?)\s+of\s+{_DRINK}\s+(?:a|every|each|per)\s+(?:day|night|evening)
        |(?:\d+|two|three|four|five|six|eight|ten|several|some)\s+{_DRINK}\s+(?:a|every|each|per)\s+(?:day|night)
        |drink(?:ing)?\s+(?:\w+\s+){{0,3}}?(?:every|each)\s+(?:day|night)|alcoholic""",
    ),
)
ALERTS: Mapping[str, str] = {words.topic: words.alert for words in _OF_TOPICS}


def topics_of(field: str, text: str, day: date | None) -> Iterator[tuple[str, str]]:
    """The topics of which a text tells, with the words, as typed."""
    for words in _OF_TOPICS:
        for typed in dict.fromkeys(words.of(field, text, day)):
            yield words.topic, typed


def with_acute_liver(values: Mapping[str, Value], day: date | None) -> dict[str, Value]:
    """The answers with hepatitis of now among the illnesses of the liver, where she typed that beside another one."""
    told = [str(values.get(name, "")) for name in ("liver_details", "notes")]
    of_now = Words("", "", _ACUTE)
    if values.get("liver_disease") not in ("yes", "not_sure") or not any(
        True for text in told for _ in of_now.of("", text, day)
    ):
        return dict(values)
    which = values.get(LIVER_WHICH, ())
    return {**values, LIVER_WHICH: (*(which if isinstance(which, tuple) else ()), ACUTE)}
