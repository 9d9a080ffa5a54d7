"""The rows of a topic on the front: its facts with their own states, typed medicines, and one short sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.answers.model import NO, NOT_ANSWERED, NOT_SURE, TypedDate
from ldnprep.content.ids import LAST_USED, SURGERY_DATE
from ldnprep.content.model import TREATMENTS, Field, Kind, Urgency
from ldnprep.content.when import FieldIs, RecognisedUnknown
from ldnprep.rules.conditions import has_passed
from ldnprep.rules.model import AlertRaised, Fact, Mention, RowFound, State, TopicFound
from ldnprep.summary.as_typed import line_text, mention_text, named_for, new_mentions
from ldnprep.summary.her_words import LAST_WORDS, said_words, told_name
from ldnprep.summary.model import LedgerRow, Mark, Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.unlike import is_unknown
from ldnprep.summary.untold import untold
from ldnprep.summary.words import Desk, joined, name_of, quoted, stop, typed

MARKS = {Urgency.TODAY: Mark.URGENT, Urgency.BEFORE: Mark.URGENT, Urgency.PLAN: Mark.PLAN}
FEW_NAMES = 2  # facts with "yes" of one row that stand by their names then
FEW_LINES = 4  # typed medicines of one row, at the least that it says
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
ROWS_OF_ITS_OWN = TREATMENTS | {Kind.MEDICINES}  # their values stand as typed lines


class TopicRows(Struct, frozen=True):
    """A topic as it prints."""

    label: str
    urgency: Urgency
    rows: tuple[LedgerRow, ...]


class Words(Struct, frozen=True):
    """What one row says.

    sure: something is told that can raise a flag, not a day or a detail alone; doubts: so is something she is not sure
    about.
    """

    parts: tuple[Text, ...]
    sure: bool
    doubts: bool


def standing(found: TopicFound) -> Urgency:
    """The group in which the facts of a topic stand; what must be done today stands in the band above them."""
    below = [a.alert.urgency for a in found.alerts if a.alert.urgency is not Urgency.TODAY]
    return below[0] if below else Urgency.BEFORE if found.urgency is Urgency.TODAY else Urgency.NONE


def topic_rows(at: Desk, found: TopicFound, room: Room, told: frozenset[str]) -> TopicRows:
    """The rows of a topic. told: ids of the fields that stand in the band already."""
    urgency = standing(found)
    against = _against(at, found)
    told |= frozenset(found.topic.deciding) if against and len(found.topic.deciding) == 1 else frozenset()
    rows: dict[str, LedgerRow] = {}
    for row in found.rows:
        said = (least_words if room.moves("ledger", "moved_details") else row_words)(at, found, row, room, told)
        of = () if row.label == found.topic.label else (Span(f"{found.topic.label}: "),)
        beside = bool(against) and (_is_typed(row) or _is_dated(row, found))
        parts = ((*of, *against), *said.parts) if beside else said.parts
        if not parts:
            continue
        sure = said.sure or beside
        mark = MARKS.get(urgency, Mark.NONE) if sure else Mark.UNSURE if said.doubts else Mark.NONE
        rows[row.label] = LedgerRow(mark, row.label, joined(parts), quiet=not (sure or said.doubts))
    if found.state is State.NOT_SHARED:
        rows[""] = LedgerRow(Mark.NONE, found.topic.label, (Span(at.word("not_shared")),))
    more = tuple(untold(at, found, room))
    brief = brief_text(at, found, room) if rows else ()
    if {span.text for span in brief} & {span.text for text in more for span in text}:
        brief = ()  # it stands once, beside the medicine that it is about
    label = _home(found, tuple(rows)) if brief else ""
    out: list[LedgerRow] = []
    for name, one in rows.items():
        lists = any(row.label == name and row.lines for row in found.rows)
        behind = brief if name == label and not lists else ()
        out.append(replace(one, text=(*one.text, *stop(one.text), Span(" "), *behind)) if behind else one)
        if name == label and lists and brief:  # on a line of its own: behind a medicine it would speak of that
            out.append(LedgerRow(Mark.NONE, "", brief))
    mark = MARKS.get(urgency, Mark.NONE)
    for text in more:
        label = "" if out and out[-1].topic in ("", found.topic.label) else found.topic.label
        out.append(LedgerRow(mark, label, text))
    return TopicRows(found.topic.label, urgency, tuple(out))


def _home(found: TopicFound, labels: tuple[str, ...]) -> str:
    """The row in which the fact stands that the sentence of the topic is about."""
    alert = next(a.alert for a in found.alerts if a.alert.urgency is not Urgency.TODAY and a.alert.brief)
    about = {alert.state, *alert.quotes, *alert.show}
    if any(isinstance(test, RecognisedUnknown) for tests in alert.when.any_of for test in tests):
        unknown = [row.label for row in found.rows if any(map(is_unknown, row.lines))]
        if unknown:
            return unknown[0]
    for row in found.rows:
        groups = {match.group for line in row.lines for match in line.recognised.matches}
        if row.label in labels and (about & {f.field.id for f in row.facts} or groups & set(alert.show_groups)):
            return row.label
    return labels[-1]


def _against(at: Desk, found: TopicFound) -> Text:
    """Beside typed medicines and days only: other answers print with states of their own."""
    beside = any(_is_typed(row) or _is_dated(row, found) for row in found.rows)
    words = said_against(at, found) if beside else ""
    return (Span(words, Tone.STRONG),) if words else ()


def _is_typed(row: RowFound) -> bool:
    return bool(row.lines or row.mentions)


def _is_dated(row: RowFound, found: TopicFound) -> bool:
    """Whether a day in it speaks against a no: that of the last blood test does not."""
    days = (f for f in row.facts if f.field.kind is Kind.DATE and (f.field.above() or f.field.id == LAST_USED))
    return found.typed and any(day.state is State.YES for day in days)


def below_words(at: Desk, found: TopicFound, row: RowFound, asked: Field, told: frozenset[str]) -> Text:
    """ "Transplant answered no, but typed: " before the first thing told below that "no", where no heading says it."""
    below = at.findings.below
    above = below.get(asked.id)
    alike = [f.field.id for f in row.facts if above and below.get(f.field.id) == above]
    if not above or above in told or alike[:1] != [asked.id]:
        return ()
    name = _name(found, row, at.fields[above])
    said = at.word("answered_no") if at.value(above) == NO else at.word(NOT_ANSWERED)
    return (*name, Span(f"{said}, {at.word('but_typed')}: ", Tone.STRONG))


def _heard_words(at: Desk, found: TopicFound, mention: Mention, told: frozenset[str]) -> Text:
    """ "Liver tests answered no, but typed", of words that tell of another question than the topic's first."""
    facts = {f.field.id: f for f in found.facts(State.NO, State.NOT_ANSWERED)}
    asked = [facts[name] for name, _ in mention.heard if name in facts]
    if mention.speaks_of(found.topic.deciding) or not asked or any(fact.field.id in told for fact in asked):
        return ()
    said = at.word("answered_no") if asked[0].state is State.NO else at.word(NOT_ANSWERED)
    return (Span(f"{name_of(asked[0].field)} "), Span(f"{said}, {at.word('but_typed')}", Tone.STRONG))


def said_against(at: Desk, found: TopicFound) -> str:
    """ "answered no, but typed" and its kin; "" where nothing speaks against the answer, or another one is quoted."""
    if found.answer is State.YES or found.quoted or not found.against:
        return ""
    said = at.word("answered_no") if found.answer is State.NO else at.word(found.answer.value)
    return f"{said}, {at.word('but_typed' if found.typed else 'but')}"


def brief_text(at: Desk, found: TopicFound, room: Room) -> Text:
    """The one sentence of a topic: that of its most urgent alert below "today", which has its own in the band."""
    raised = [a.alert for a in found.alerts if a.alert.urgency is not Urgency.TODAY and a.alert.brief]
    if not raised or room.without(f"briefs_{raised[0].urgency.value}"):
        return ()
    return (at.statement(raised[0].brief, raised[0].sources, Tone.SOFT),)


def run_in(topic: TopicRows) -> TopicRows:
    """The rows of a topic as one, under its label: that of each stands bold before its words."""
    if len(topic.rows) < 2:  # one row needs nothing
        return topic
    blocks: list[list[LedgerRow]] = []
    for row in topic.rows:
        if row.topic or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    blocks.sort(key=lambda block: block[0].topic not in ("", topic.label))  # else it would seem to be of another
    texts = [row.text if row.topic in ("", topic.label) else _led(row) for block in blocks for row in block]
    mark = min((row.mark for row in topic.rows), key=_LOUDEST.index)
    return replace(topic, rows=(LedgerRow(mark, topic.label, joined(texts)),))


def in_one(rows: Iterable[LedgerRow]) -> LedgerRow:
    """Rows of several topics as one that stands under none of their labels."""
    first, *others = rows
    *led, last = map(_led, (first, *others))
    return LedgerRow(first.mark, "", joined((*map(_unended, led), last))) if others else first


def _unended(text: Text) -> Text:
    """Without the full stop at its end: a semicolon follows."""
    *front, last = text
    return (*front, replace(last, text=last.text.removesuffix(".")))


def _led(row: LedgerRow) -> Text:
    return (Span(f"{row.topic} ", Tone.STRONG), *row.text) if row.topic else row.text


_LOUDEST = (Mark.URGENT, Mark.PLAN, Mark.UNSURE, Mark.UNANSWERED, Mark.NONE)


# ---------------------------------------------------------------- one row


def row_words(at: Desk, found: TopicFound, row: RowFound, room: Room, told: frozenset[str]) -> Words:
    """What one row says, without the sentence of its topic."""
    lines = list(_lines(at, found, row, room))
    facts, sure, doubts = _facts(at, found, row, room, told)
    new = new_mentions(found, row, room)
    leads = (_heard_words(at, found, each, told) for each in new)
    leads = ((*lead, Span(": ")) if lead else () for lead in leads)
    mentions = [(*lead, *mention_text(at, each, room)) for lead, each in zip(leads, new, strict=True)]
    parts = (*lines, *facts, *mentions)
    return Words(parts, bool(sure or lines or mentions), doubts)


def least_words(at: Desk, found: TopicFound, row: RowFound, room: Room, told: frozenset[str]) -> Words:
    """The least that one row says: names with the word of their state, typed names, the day of an operation."""
    asked = [f for f in row.facts if f.field.id not in told and f.field.kind is Kind.YES_NO_UNSURE]
    asked.sort(key=lambda fact: fact.field.id not in found.topic.deciding)
    pressed = [f for f in row.facts if f.field.id in at.pressed and f.state is State.YES]
    led = {name for f in pressed for name in _waits_for(f.field)}  # her own press says more than the yes it stands for
    asked = [f for f in asked if f.field.id not in led or f.state is not State.YES]
    own = [f.state for f in asked if _is_label(found, row, f.field)]  # "Kidneys yes", not "Kidneys kidneys yes"
    asked = [f for f in asked if not _is_label(found, row, f.field)]
    sure = [told_name(at, found, f.field, room) or list_name(found, f.field) for f in asked if f.state is State.YES]
    if len(sure) > FEW_NAMES and room.moves("floor", "moved_details"):
        sure = [*sure[:FEW_NAMES], more_words(at, len(sure) - FEW_NAMES)]
    days = [f for f in row.facts if f.field.id in LAST_WORDS | at.findings.below.keys() and f.state is State.YES]
    parts: list[Text] = [line_text(at, line, room, short=True) for line in row.lines[:FEW_LINES]]
    if len(row.lines) > FEW_LINES and room.moves("ledger", "moved_medicines"):
        parts.append((Span(more_words(at, len(row.lines) - FEW_LINES)),))
    parts += [said_words(at, f.field, room) for f in pressed]
    parts += [(Span(at.word("yes"), Tone.STRONG),)] if State.YES in own else []
    parts += [(_not_sure(at),)] if State.NOT_SURE in own else []
    parts += [(Span(f"{', '.join(sure)} "), Span(at.word("yes"), Tone.STRONG))] if sure else []
    parts += [(*below_words(at, found, row, f.field, told), *said_words(at, f.field, room)) for f in days]
    doubts = [list_name(found, f.field) for f in asked if f.state is State.NOT_SURE]
    parts += [(Span(f"{', '.join(doubts)} "), _not_sure(at))] if doubts else []
    heard = [lead for each in new_mentions(found, row, room) if (lead := _heard_words(at, found, each, told))]
    parts += heard
    sure_of = bool(row.lines or heard or sure or pressed or State.YES in own or (days and not own))
    return Words(tuple(parts), sure_of, bool(doubts) or State.NOT_SURE in own)


def _facts(
    at: Desk, found: TopicFound, row: RowFound, room: Room, told: frozenset[str]
) -> tuple[list[Text], bool, bool]:
    parts: list[Text] = []
    sure = doubts = False
    lead: Fact | None = None
    for fact in row.facts:
        asked = fact.field
        if asked.kind is Kind.YES_NO_UNSURE:
            lead = fact
        if asked.id in told or asked.kind in ROWS_OF_ITS_OWN:
            continue
        above = below_words(at, found, row, asked, told)
        if asked.kind is not Kind.YES_NO_UNSURE:
            value = _value(at, found, row, fact, lead, room)
            parts += [(*above, *value)] if value else []
            sure |= bool(above and value)
        elif fact.state is State.YES:
            sure = True
            named = _is_named_by(at, row, asked, room)
            hers = told_name(at, found, asked, room)
            name = (Span(f"{hers} "),) if hers else _name(found, row, asked)
            parts += [] if named else [(*above, *name, Span(at.word("yes"), Tone.STRONG))]
        elif fact.state is State.NOT_SURE:
            doubts = True
            parts.append((*above, *_name(found, row, asked), _not_sure(at)))
        elif fact.state is State.NO and (names := named_for(at).get(asked.id, ())):
            against = Span(f"{at.word('answered_no')}, {at.word('but_typed')}: ", Tone.STRONG)
            typed_names = joined((quoted(typed(name)) for name in names), ", ")
            shown = [{match.typed for match in line.recognised.matches} for line in row.lines]
            # these stand right before it, and no other
            here = all(map(set(names).intersection, shown)) and set().union(*shown).issuperset(names)
            words = (Span(at.word("answered_no"), Tone.STRONG),) if here else (against, *typed_names)
            parts.append((*_name(found, row, asked), *words))
    return parts, sure, doubts


def _not_sure(at: Desk) -> Span:
    return Span(at.word("not_sure"), Tone.STRONG, mark=Mark.UNSURE)


def _is_named_by(at: Desk, row: RowFound, asked: Field, room: Room) -> bool:
    """Whether what prints in place of a "yes" says more: of three things that were asked in one, the one; what she
    pressed, where she never pressed "yes"."""
    asked_which = (f.field for f in row.facts if f.field.kind is Kind.CHOICE)
    which = "" if room.without("details") else at.word("which").lower()
    one = [f for f in asked_which if f.id in at.pressed or name_of(f) == which]
    values = (at.value(field.id) for field in one if asked.id in _waits_for(field))
    return any(value not in (None, NOT_SURE) for value in values)


def is_day_passed(at: Desk, asked: Field) -> bool:
    """Whether a field is the day of an operation that is over."""
    saved = at.answers.saved.date() if at.answers.saved else None
    return asked.id == SURGERY_DATE and has_passed(at.value(asked.id), saved)


def _value(at: Desk, found: TopicFound, row: RowFound, fact: Fact, before: Fact | None, room: Room) -> Text:
    """A value behind its lead, the question before it; a day that is missing behind a "yes" says so."""
    asked, lead, name = fact.field, _state_of(before), _name(found, row, fact.field)
    if fact.state is State.NO or (lead is State.NOT_SURE and at.value(asked.id) in (NOT_SURE, ("not_sure_which",))):
        return ()  # "none of these"; "not sure which" behind "not sure"
    if fact.state is State.NOT_ANSWERED:
        return (*name, at.not_answered()) if asked.kind is Kind.DATE and lead is State.YES else ()
    kept = LAST_WORDS | at.pressed | at.findings.below.keys()
    if not (asked.kind is Kind.DATE or asked.id in kept) and room.moves("details", "moved_details"):
        return ()
    value = at.value(asked.id)
    if room.without("repeats") and isinstance(value, TypedDate) and not value.iso and _same_day(at, value):
        return (*name, *quoted(*room.typed((typed(value.typed),))))
    words = said_words(at, asked, room) if value is not None else (Span(at.word(fact.state.value)),)
    if is_day_passed(at, asked):
        words = (*words, Span(f" ({at.word('day_passed')})"))
    named_kind = asked.kind in (Kind.DATE, Kind.SCALE) or (
        asked.kind in TEXTS and not _is_evident(at, found, asked, before)
    )
    return (*name, *words) if named_kind else words


def _is_evident(at: Desk, found: TopicFound, asked: Field, before: Fact | None) -> bool:
    """Whether typed words need no name: no other follow-up of their row waits for the question right before them."""
    waits = _waits_for(asked)
    names = next((row.fields for row in found.topic.rows if asked.id in row.fields), ())
    others = (at.fields[name] for name in names if name != asked.id and at.fields[name].kind is not Kind.YES_NO_UNSURE)
    alone = not any(waits & _waits_for(other) for other in others)
    return alone and before is not None and before.field.id in waits and before.state in (State.YES, State.NOT_SURE)


def _waits_for(asked: Field) -> frozenset[str]:
    """Ids of the fields that a follow-up waits for."""
    ways = asked.when.any_of if asked.when else ()
    return frozenset(test.field for way in ways for test in way if isinstance(test, FieldIs))


def _state_of(lead: Fact | None) -> State:
    return lead.state if lead else State.NOT_ANSWERED


def _same_day(at: Desk, value: TypedDate) -> bool:
    """Whether words for a day were written on the day that the head of the sheet names."""
    return at.answers.saved is not None and at.answers.saved.date() == value.on


def _name(found: TopicFound, row: RowFound, asked: Field) -> Text:
    """The name of a field before its state, unless the label of the row says it: "Surgery: yes"."""
    return () if _is_label(found, row, asked) else (Span(f"{name_of(asked)} "),)


def _is_label(found: TopicFound, row: RowFound, asked: Field) -> bool:
    """Whether the label of the row is the name of the field."""
    own = is_topic(found, asked) and row.label == found.topic.label
    return own or name_of(asked).lower() == row.label.lower()


def is_topic(found: TopicFound, asked: Field) -> bool:
    """Whether the field asks for what its topic is called, and no more: "pregnant, trying or nursing" is more."""
    return list_name(found, asked) == found.topic.short and "," not in name_of(asked)


def list_name(found: TopicFound, asked: Field) -> str:
    """The name of a field among others: that of its topic where the field asks for just that."""
    name, short = name_of(asked), found.topic.short
    return short if asked.id in found.topic.deciding[:1] and name[:5].lower() == short[:5].lower() else name


def _lines(at: Desk, found: TopicFound, row: RowFound, room: Room) -> Iterator[Text]:
    shape = next((r for r in found.topic.rows if r.label == row.label), None)
    label_says = shape is not None and shape.unknown and not shape.groups
    for line in row.lines:
        # of a known name the doubt is in what stands beside it
        named = label_says and any(match.typed in line.row.name for match in line.recognised.matches)
        names = shape.names if shape else ()
        yield line_text(at, line, room, unknown=not label_says, by_name=names, reason=named)


def parts_words(at: Desk, raised: AlertRaised) -> str:
    """ "pregnancy: yes, LDN or naltrexone: not sure": what an alert joins, each with its own state."""
    topics = {found.topic.id: found for found in at.findings.topics}
    return ", ".join(_part_words(at, topics.get(name), name, state) for name, state in raised.parts)


def _part_words(at: Desk, found: TopicFound | None, name: str, state: State) -> str:
    """A thing that she denied and named elsewhere is never "not sure": that is not what she said.

    Nor is one of which another answer of hers says "yes", such as a shot whose day is open: that answer is printed.
    """
    if (own := own_yes(found, state)) is not None:
        return f"{name_of(own.field)}: {at.word(own.state.value)}"
    if found is None:
        return f"{name_of(at.fields[name])}: {at.word(state.value)}"
    against = said_against(at, found) if found.answer in (State.NO, State.NOT_ANSWERED) else ""
    if found.answer is State.NOT_SURE and state is State.YES:  # sure by another answer of hers, or by what she typed
        if isinstance(found.quoted, Fact) and found.quoted.state is State.YES:
            return f"{name_of(found.quoted.field)}: {at.word(found.quoted.state.value)}"
        state = found.answer
        against = f"{at.word(state.value)}, {at.word('but_typed')}" if found.typed else ""
    return f"{found.topic.short}: {against or at.word(state.value)}"


def own_yes(found: TopicFound | None, state: State) -> Fact | None:
    """Her "yes" to another question of a topic that she did not call "not sure" herself, where its time is open."""
    if found and found.answer is State.YES and found.topic.deciding and state is State.NOT_SURE:
        return next((f for f in found.facts(State.YES) if f.is_of(found.topic.deciding[0])), None)
    quoted = found.quoted if found and found.answer in (State.NO, State.NOT_ANSWERED) else None
    yes = isinstance(quoted, Fact) and quoted.state is State.YES and state is State.NOT_SURE
    return quoted if isinstance(quoted, Fact) and yes else None


def row_text(row: LedgerRow) -> Text:
    """A row as a line of text."""
    return (Span(f"{row.topic}: "), *row.text) if row.topic else row.text


def today(found: TopicFound) -> Iterator[AlertRaised]:
    """The alerts of a topic that must be acted upon today."""
    return (raised for raised in found.alerts if raised.alert.urgency is Urgency.TODAY)


def more_words(at: Desk, count: int, *, first: bool = False) -> str:
    """ "and 3 more", or "3 more" where nothing stands before it."""
    return f"{'' if first else at.word('and_more_before') + ' '}{count} {at.word('more')}"
