"""The rows of a topic on the front: its facts with their own states, typed medicines, and one short sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.answers.model import MedicineRow
from ldnprep.content.model import TREATMENTS, Field, Kind, Urgency
from ldnprep.frozen import dataclass
from ldnprep.medicines.model import Flag, Match
from ldnprep.rules.model import AlertRaised, Fact, MedicineLine, Mention, RowFound, State, TopicFound
from ldnprep.summary.model import LedgerRow, Mark, Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.words import Desk, joined, matches_text, name_of, quoted, typed, value_text

MARKS = {Urgency.TODAY: Mark.URGENT, Urgency.BEFORE: Mark.URGENT, Urgency.PLAN: Mark.PLAN}
ROWS_OF_ITS_OWN = TREATMENTS | {Kind.MEDICINES}  # their values stand as typed lines


@dataclass(frozen=True, slots=True)
class TopicRows:
    """A topic as it prints. unsure: names that share the row "Not sure" of their group."""

    urgency: Urgency
    rows: tuple[LedgerRow, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What one row says. sure: something is told; doubts: what she is not sure about."""

    parts: tuple[Text, ...]
    sure: bool
    doubts: tuple[Field, ...]


def standing(found: TopicFound) -> Urgency:
    """The group in which the facts of a topic stand; what must be done today stands in the band above them."""
    below = [a.alert.urgency for a in found.alerts if a.alert.urgency is not Urgency.TODAY]
    return below[0] if below else Urgency.BEFORE if found.urgency is Urgency.TODAY else Urgency.NONE


def topic_rows(at: Desk, found: TopicFound, room: Room, told: frozenset[str]) -> TopicRows:
    """The rows of a topic. told: ids of the fields that stand in the band already."""
    urgency = standing(found)
    against = _against(at, found)
    told |= frozenset(found.topic.deciding) if against and len(found.topic.deciding) == 1 else frozenset()
    rows: list[LedgerRow] = []
    unsure: list[str] = []
    for row in found.rows:
        said = row_words(at, found, row, room, told)
        parts = (against, *said.parts) if against and not rows and said.parts else said.parts
        if not parts:
            unsure += [found.topic.short if f.id in found.topic.deciding else name_of(f) for f in said.doubts]
            continue
        doubts = (_doubt(at, found, row, asked) for asked in said.doubts)
        mark = MARKS.get(urgency, Mark.NONE) if said.sure else Mark.UNSURE
        rows.append(LedgerRow(mark, row.label or found.topic.label, joined((*parts, *doubts))))
    if found.state is State.NOT_SHARED:
        rows.append(LedgerRow(Mark.NONE, found.topic.label, (Span(at.word("not_shared")),)))
    if rows and (brief := brief_text(at, found, room)):
        last = rows.pop()
        rows.append(LedgerRow(last.mark, last.topic, (*last.text, Span(". "), *brief)))
    return TopicRows(urgency, tuple(rows), tuple(unsure))


def _against(at: Desk, found: TopicFound) -> Text:
    words = said_against(at, found)
    return (Span(words, Tone.STRONG),) if words else ()


def said_against(at: Desk, found: TopicFound) -> str:
    """ "answered no, but typed" and its kin; "" where nothing speaks against the answer."""
    if found.answer is State.YES or not found.against:
        return ""
    said = at.word("answered_no") if found.answer is State.NO else at.word(found.answer.value)
    return f"{said}, {at.word('but_typed' if found.typed else 'but')}"


def brief_text(at: Desk, found: TopicFound, room: Room) -> Text:
    """The one sentence of a topic: that of its most urgent alert below "today", which has its own in the band."""
    raised = [a.alert for a in found.alerts if a.alert.urgency is not Urgency.TODAY and a.alert.brief]
    if not raised or room.without(f"briefs_{raised[0].urgency.value}"):
        return ()
    return (at.statement(raised[0].brief, raised[0].sources, Tone.SOFT),)


# ---------------------------------------------------------------- one row


def row_words(at: Desk, found: TopicFound, row: RowFound, room: Room, told: frozenset[str]) -> Words:
    """What one row says, without the sentence of its topic."""
    lines = list(_lines(at, found, row, room))
    facts, sure, doubts = _facts(at, found, row, room, told)
    mentions = [mention_text(at, mention) for mention in new_mentions(found, row)]
    return Words((*lines, *facts, *mentions), bool(sure or lines or mentions), doubts)


def _facts(
    at: Desk, found: TopicFound, row: RowFound, room: Room, told: frozenset[str]
) -> tuple[list[Text], bool, tuple[Field, ...]]:
    parts: list[Text] = []
    doubts: list[Field] = []
    sure, lead = False, State.NOT_ANSWERED
    for fact in row.facts:
        asked = fact.field
        if asked.kind is Kind.YES_NO_UNSURE:
            lead = fact.state
        if asked.id in told or asked.kind in ROWS_OF_ITS_OWN:
            continue
        if asked.kind is not Kind.YES_NO_UNSURE:
            value = _value(at, _name(found, row, asked), fact, lead, room)
            parts += [value] if value else []
            sure = sure or (bool(value) and lead is not State.NOT_SURE and fact.state is State.YES)
        elif fact.state is State.YES:
            parts.append((*_name(found, row, asked), Span(at.word("yes"), Tone.STRONG)))
            sure = True
        elif fact.state is State.NOT_SURE:
            doubts.append(asked)
    return parts, sure, tuple(doubts)


def _value(at: Desk, name: Text, fact: Fact, lead: State, room: Room) -> Text:
    """A value behind its lead; a day that is missing behind a "yes" says so."""
    asked = fact.field
    if fact.state is State.NOT_ANSWERED:
        return (*name, at.not_answered()) if asked.kind is Kind.DATE and lead is State.YES else ()
    if room.moves("details", "moved_details") and asked.kind is not Kind.DATE:
        return ()
    value = at.value(asked.id)
    words = room.typed(value_text(at, asked, value)) if value is not None else (Span(at.word(fact.state.value)),)
    return (*name, *words) if asked.kind in (Kind.DATE, Kind.SCALE) else words


def _name(found: TopicFound, row: RowFound, asked: Field) -> Text:
    """The name of a field before its state, unless the row itself is called so or is the topic's own."""
    name = name_of(asked)
    own = asked.id in found.topic.deciding[:1] and row.label == found.topic.label
    return () if own or name.lower() == row.label.lower() else (Span(f"{name} "),)


def _doubt(at: Desk, found: TopicFound, row: RowFound, asked: Field) -> Text:
    return (*_name(found, row, asked), Span(at.word("not_sure"), Tone.STRONG, mark=Mark.UNSURE))


def _lines(at: Desk, found: TopicFound, row: RowFound, room: Room) -> Iterator[Text]:
    shape = next((r for r in found.topic.rows if r.label == row.label), None)
    label_says = shape is not None and shape.unknown and not shape.groups
    for line in row.lines:
        yield line_text(at, line, room, unknown=not label_says)


def line_text(at: Desk, line: MedicineLine, room: Room, *, unknown: bool = True) -> Text:
    """A typed medicine between quote marks, then what was recognised, unless that is the same word.

    unknown: whether to say that it was not recognised.
    """
    row = line.row
    name = room.typed((typed(row.name or line.recognised.text, Tone.STRONG),), _last_letter(line))
    about = [getattr(row, cell, "") for cell in ("amount", "how_often", "last_used")]
    cells = [(typed(text),) for text in about if text] if isinstance(row, MedicineRow) else []
    words = quoted(*joined((name, *(room.typed(cell) for cell in cells)), " "))
    found = [match for match in line.recognised.matches if _says_more(match, row.name)]
    said = matches_text(at, found)
    if not said and unknown and not line.recognised.recognised:
        said = (Span(at.word("not_recognised"), Tone.STRONG),)
    return (*words, Span(" → ", spoken=at.word("recognised_as")), *said) if said else words


def _says_more(match: Match, name: str) -> bool:
    return match.flag is not Flag.NONE and (match.flag is Flag.OPIOID or match.name.lower() not in name.lower())


def _last_letter(line: MedicineLine) -> int:
    """How many letters of the name stand before the end of the last recognised word: these are never cut."""
    places = (line.row.name.find(match.typed) + len(match.typed) for match in line.recognised.matches)
    return max((place + 2 for place in places), default=0)


def new_mentions(found: TopicFound, row: RowFound) -> Iterator[Mention]:
    """Mentions that name something which no typed row of the topic holds."""
    listed = {m.name for r in found.rows for line in r.lines for m in line.recognised.matches}
    return (mention for mention in row.mentions if not {m.name for m in mention.matches} <= listed)


def mention_text(at: Desk, mention: Mention) -> Text:
    """An opioid named in other words of hers: the name as typed, and where."""
    names = dict.fromkeys(match.typed for match in mention.matches)
    words = joined((quoted(typed(name, Tone.STRONG)) for name in names), ", ")
    return (*words, Span(f" ({at.word('mentioned_in')} {mention.where})"))


def today(found: TopicFound) -> Iterator[AlertRaised]:
    """The alerts of a topic that must be acted upon today."""
    return (raised for raised in found.alerts if raised.alert.urgency is Urgency.TODAY)
