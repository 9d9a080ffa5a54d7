"""Words that tell of a question beside an answer "no" or none: whole phrases, of herself, of the time that matters.

What is told so is heard like "not sure": the alerts, urgent texts and questions of that answer follow ("answered no,
but typed"). The phrases stand in `phrases.py`, one row a matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.answers.model import NO, NOT_SURE, YES, Value
from ldnprep.content.ids import ALLERGIES_WHAT, WANT_TO_AVOID
from ldnprep.content.model import Checklist
from ldnprep.medicines.ago import Ago, ago, is_ahead
from ldnprep.medicines.sentences import sentences
from ldnprep.rules.conditions import holds
from ldnprep.rules.facts import Facts
from ldnprep.rules.far import is_far
from ldnprep.rules.hers import is_hers
from ldnprep.rules.illness_rows import PLAIN_ILLNESS
from ldnprep.rules.model import Mention
from ldnprep.rules.operations import OPERATIONS
from ldnprep.rules.phrases import ACUTE_LIVER, ROWS, When, Words
from ldnprep.rules.signs import SIGNS
from ldnprep.rules.wordings import Wordings

_DONE = re.compile(
    r"^(?:took|taken|swallowed|overdosed|cut|slashed|burn)|\bi\b.*\b(?:took|taken|had|swallowed)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:if|should|could|might|would|suppose|in\s+case|have\s+i|ever)\b", re.IGNORECASE)
_RIGHT_NOW = re.compile(
    r"""(?ix)\b(?:(?:right|just|even)\s+now|at\s+th(?:e|is)\s+(?:very\s+)?(?:moment|minute)|as\s+i\s+(?:write|type))\b
    |\bnow\W*$""",
)
# of what she wants to avoid, what is told of herself as it is now, and not feared: "my skin has gone yellow"
_TOLD = re.compile(
    r"""(?ix)\b(?:i|we)(?:['’]m|['’]ve)?\b|\bmy\s+(?:\w+\s+){1,3}?(?:is|are|has|have|keeps?|went|turned|looks?|feels?|was|were)\b
    |\b(?:again|still|already|any\s*more)\b""",
)
# what would follow from it, and is not so: "being so drowsy I cannot wake up", "getting to where I cannot breathe"
_SO_THAT = re.compile(
    r"""(?ix)^\W*(?:not\s+)?(?:to\s+)?(?:\w+ing|be|become|get|feel|end\s+up)\s+(?:[\w'’-]+\s+){0,4}?
    (?:so|such|too|that|until|till|where|if|when)\s+(?:[\w'’-]+\s+){0,3}?i\b""",
)
_FEARED = re.compile(r"damage|fail\w*|scarr\w+|disease|problems?|trouble|cancer", re.IGNORECASE)
IN_A_ROW = "row"  # stands for the boxes of a row
LIVER_WHICH, ACUTE = "liver_which", "acute_hepatitis"
_CLAUSES = re.compile(r"[,;:()]|\b(?:but|and)\b")
_THEN = re.compile(r"\b(?:was|were|when|used\s+to|until|till|lost|ago|miscarr\w+)\b", re.IGNORECASE)


class _Row(Struct, frozen=True):
    """A row of the table, ready to be looked for."""

    words: Words
    phrases: re.Pattern[str]
    unless: re.Pattern[str]
    here: re.Pattern[str]
    beside: re.Pattern[str]
    plain: Wordings | None

    def found(self, sentence: str) -> Iterator[re.Match[str]]:
        """What the row names in a sentence, of whatever time."""
        yield from self.phrases.finditer(sentence)
        if self.plain is not None:
            yield from self.plain.find(sentence)


def _ready(words: Words) -> _Row:
    phrases, unless, here, beside = map(_whole, (words.phrases, words.unless, words.here, words.beside))
    return _Row(words, phrases, unless, here, beside, Wordings(*words.plain) if words.plain else None)


def _whole(pattern: str) -> re.Pattern[str]:
    """Whole words of the table, where a space stands for any and a line may end anywhere."""
    joined = re.sub(r"\n\s*", "", pattern).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


@cache
def _rows() -> tuple[_Row, ...]:
    """The whole table: a tenth of a second of work, which the window leaves to its worker thread."""
    return tuple(map(_ready, (*SIGNS, *ROWS, *PLAIN_ILLNESS, *OPERATIONS)))


@cache
def _acute_liver() -> _Row:
    return _ready(Words("", {}, ACUTE_LIVER, When.NOT_LONG))


@lru_cache(maxsize=128)  # while she types in one box, those in the others stay as they are
def told_in_words(field: str, text: str, day: date | None) -> tuple[tuple[Words, str], ...]:
    """The rows of which a text tells, with the words as typed. day: when it was written, if known."""
    said = sentences(text)
    found = [_found_in(sentence) for sentence in said]
    told = [
        (row.words, typed)
        for place, row in enumerate(_rows())
        for typed in dict.fromkeys(_of_row(row, field, said, [each[place] for each in found], day))
    ]
    return tuple(
        each
        for place, each in enumerate(told)
        if not any(_says_as_much(text, other, each, first=at < place) for at, other in enumerate(told))
    )


@lru_cache(maxsize=256)  # of all that she typed only one sentence changes with a letter
def _found_in(sentence: str) -> tuple[tuple[re.Match[str], ...], ...]:
    """What each row of the table names in it."""
    return tuple(tuple(row.found(sentence)) for row in _rows())


def _says_as_much(text: str, other: tuple[Words, str], one: tuple[Words, str], *, first: bool) -> bool:
    """Whether the words of another row reach over these, are more or as many and first, and tell as much: they are
    quoted once. What counts only of one who takes something hides nothing that counts of everybody."""
    (starts, ends), (start, end) = ((at, at + len(typed)) for _, typed in (other, one) for at in [text.find(typed)])
    more = len(other[1]) > len(one[1]) or (first and len(other[1]) == len(one[1]))
    within = starts < end and start < ends and one[0].topic == other[0].topic
    within = within and other[0].with_one <= one[0].with_one
    return more and within and one[0].heard.items() <= other[0].heard.items()


def _of_row(
    row: _Row, field: str, said: list[str], found: Iterable[Iterable[re.Match[str]]], day: date | None
) -> Iterator[str]:
    """Of what the row names in each sentence that which counts."""
    when = row.words.when
    if row.words.beside and not any(row.beside.search(each) and ago(each, day) is not Ago.LONG for each in said):
        return
    if field == IN_A_ROW and row.words.heard.get("surgery_soon") == NO:
        return  # "stopped before my operation"
    if field == IN_A_ROW and when is When.NOT_LONG:
        when = When.LATELY  # what it is taken for, or why it was stopped
    if field == ALLERGIES_WHAT and when in (When.NOW, When.NOT_LONG):
        when = When.LATELY  # among her allergies it is of then, unless she says when
    for sentence, named in zip(said, found, strict=True):
        here = row.here.finditer(sentence) if field == row.words.field else ()
        for match in (*here, *named):
            feared = field == WANT_TO_AVOID and (row.words in SIGNS or _FEARED.search(match[0]))
            if feared and not is_told(sentence, day):
                continue
            if not row.unless.search(sentence) and _counts(when, sentence, match, day):
                yield match[0]


def is_told(sentence: str, day: date | None) -> bool:
    """Whether a sentence of what she wants to avoid tells of herself now, and not only of what she fears."""
    return bool(_TOLD.search(_SO_THAT.sub("", sentence))) or ago(sentence, day) is Ago.LATELY


def _counts(when: When, sentence: str, found: re.Match[str], day: date | None) -> bool:
    """Whether a phrase is of herself and of the time that the row asks for."""
    # a deed that is done, in a question as well: "does LDN mix with the overdose I took last night?"
    done = bool(_DONE.search(found[0])) and not _SUPPOSED.search(sentence[: found.end()])
    asked = sentence.endswith("?") and "," not in sentence[found.end() :]  # "my lips are swollen, is it the LDN?"
    if (asked and not done) or not is_hers(sentence, found, thought=not done):
        return False
    if (when is When.AHEAD and is_far(sentence, day)) or (when is When.LATELY and is_ahead(sentence, day)):
        return False
    past = ago(sentence, day)
    if when is When.NOW:
        return _is_now(sentence, found, past)
    if when is When.NOT_LATELY:
        return past is not Ago.LATELY or is_ahead(sentence, day)
    lately = past is Ago.LATELY or bool(_RIGHT_NOW.search(sentence))
    return when is When.EVER or (past is not Ago.LONG and (when is not When.LATELY or lately))


def _is_now(sentence: str, found: re.Match[str], past: Ago) -> bool:
    """Whether it is so now: "I'm expecting in May", not "I was 11 weeks gone when I lost it"."""
    if past is Ago.LONG and not found[0].casefold().startswith("i"):
        return False
    behind = _CLAUSES.split(sentence[found.end() :])[0]
    return not _THEN.search(f"{_CLAUSES.split(sentence[: found.start()])[-1]}{found[0]}{behind}")


def heard_in(checklist: Checklist, facts: Facts, mentions: tuple[Mention, ...]) -> Facts:
    """The facts with the answers that her words tell, where hers to these is no or none."""
    told: dict[str, Value] = {}
    for mention in mentions:
        told.update({name: value for name, value in mention.heard if facts.values.get(name) not in (YES, NOT_SURE)})
    return hearing(checklist, facts, told)


def hearing(checklist: Checklist, facts: Facts, told: Mapping[str, Value]) -> Facts:
    """The facts with these answers, and with the questions that are asked then."""
    if not told:
        return facts
    heard = replace(facts, values={**facts.values, **told})
    opened = {field.id for field in checklist.fields() if field.when is not None and holds(field.when, heard)}
    return replace(heard, asked=heard.asked | opened)


def with_acute_liver(values: Mapping[str, Value], day: date | None) -> dict[str, Value]:
    """The answers with hepatitis of now among the illnesses of the liver, where she typed that beside another one."""
    told = [sentences(value) for value in values.values() if isinstance(value, str)]
    if values.get("liver_disease") not in (YES, NOT_SURE) or not any(
        True for said in told for _ in _of_row(_acute_liver(), "", said, map(_acute_liver().found, said), day)
    ):
        return dict(values)
    which = values.get(LIVER_WHICH, ())
    return {**values, LIVER_WHICH: (*(which if isinstance(which, tuple) else ()), ACUTE)}
