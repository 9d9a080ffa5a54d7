"""What she typed behind an answer of a safety row and in her notes: how long it stays, what it says for our words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ldnprep.content.ids import ALLERGIES_WHAT, SURGERY_DATE
from ldnprep.content.model import Field
from ldnprep.medicines.sentences import holds_one, sentences
from ldnprep.rules.model import TopicFound
from ldnprep.summary.as_typed import arrow
from ldnprep.summary.model import LedgerRow, Mark, Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.words import Desk, cut, in_one_line, joined, matches_text, plain, quoted, typed, value_text

# hers that leave last of all: which allergy, which operation and when, which LDN; and of mood, which no message tells
KIND_WORDS = frozenset({SURGERY_DATE, "surgery_what", ALLERGIES_WHAT, "naltrexone_what", "kidney_details"})
LAST_WORDS = KIND_WORDS | {"mood_history_what"}
# what asks for several illnesses at once, and where she types which: then the others are not named beside her "yes"
WHICH_WORDS = {"mood_history": "mood_history_what", "breathing_illness": "breathing_what"}

MOST_OF_NOTES, LEAST_OF_NOTES = 240, 80  # letters of them on a front, and on one that is full


def said_words(at: Desk, asked: Field, room: Room) -> Text:
    """Her answer in a safety row: twice as long as other words may be, with what its rest names."""
    whole = value_text(at, asked, at.value(asked.id))
    words = room.typed(whole, times=2)
    printed = plain(words).casefold()
    named = [m for each in at.findings.mentions if each.field == asked.id for m in each.matches]
    named += at.findings.allergies if asked.id == ALLERGIES_WHAT else ()
    lost = dict.fromkeys(m for m in named if m.typed.casefold() not in printed)
    if words == whole or not lost:
        return words
    names = (quoted(typed(match.typed, Tone.STRONG)) for match in lost)
    other = matches_text(at, (m for m in lost if m.name.casefold() != m.typed.casefold()))
    return (*words, Span(" "), *joined(names, ", "), *arrow(at, other))


def told_name(at: Desk, found: TopicFound, asked: Field, room: Room) -> str:
    """What a question for several illnesses is called where her words behind it say which; "" for any other."""
    which = at.fields.get(WHICH_WORDS.get(asked.id, ""))
    if which is None or at.value(which.id) is None or (which.id not in LAST_WORDS and room.without("details")):
        return ""
    return which.short.removeprefix(f"{found.topic.label} ").lower()


def notes_row(at: Desk, room: Room) -> Iterator[LedgerRow]:
    """What she wrote in her notes that stands in no row, in her words, beside what she answered no.

    No list of words knows all that can be said: what none of them knew is read by the physician, not passed over.
    """
    rest = _beside_rows(at)
    if rest and _most(room):
        yield LedgerRow(Mark.NONE, at.word("notes_front"), quoted(*cut((typed(rest),), _most(room))))


def shows_all_notes(at: Desk, room: Room) -> bool:
    """Whether there is nothing of her notes that this front leaves to the back."""
    return len(_beside_rows(at)) <= _most(room)


def _most(room: Room) -> int:
    return 0 if room.without("notes_gone") else LEAST_OF_NOTES if room.without("notes") else MOST_OF_NOTES


def _beside_rows(at: Desk) -> str:
    """The sentences of her notes in which nothing was heard that a row of its own tells; "…" for those between."""
    notes = at.value("notes")
    heard = [match.typed for each in at.findings.mentions if each.field == "notes" for match in each.matches]
    told = sentences(notes) if isinstance(notes, str) else []
    runs = [(known, list(run)) for known, run in groupby(told, key=lambda sentence: holds_one(sentence, heard))]
    if not isinstance(notes, str) or all(known for known, _ in runs):
        return ""
    if not any(known for known, _ in runs):
        return in_one_line(notes)
    return " ".join("…" if known else " ".join(map(in_one_line, run)) for known, run in runs)
