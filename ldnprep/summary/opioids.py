"""The opioid box of the front: always there, loud only where something was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ldnprep.answers.model import MedicineRow
from ldnprep.content.ids import AS_NEEDED, BOWELS, CLUE, FROM_OTHER, LAST_USED, OPIOID_NAMES, PUMP
from ldnprep.content.model import Field, Kind, Urgency
from ldnprep.content.when import OnlyHarmless
from ldnprep.rules.conditions import is_systemic
from ldnprep.rules.model import Fact, MedicineLine, Mention, RowFound, State, Tells, TopicFound
from ldnprep.rules.said_no import denied
from ldnprep.rules.unanswered import echoes
from ldnprep.summary.as_typed import NOT_HERS, denies, line_text, mention_text, new_mentions, told_by_rows, unnamed
from ldnprep.summary.last_used import (
    has_own_days,
    is_loud,
    is_of_hints_alone,
    lacks_last_used,
    lines_now,
    says_pump,
    undated,
)
from ldnprep.summary.model import Box, LedgerRow, Mark, Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.rows import (
    in_one,
    least_words,
    more_words,
    row_words,
    said_against,
    standing,
)
from ldnprep.summary.words import DOT, Desk, joined, name_of, named, plain, therapy_name

OPIOIDS = "opioids"  # id of the topic
MONITORED = frozenset({"us", "ca", "au"})  # countries with a record of prescriptions that a clinician can look up
MOST_NAMED = 6
MOST_SENTENCES = 2  # of hers
MOST_GAPS = 4  # so many questions that weigh are named where they were not answered
# asked of what may be an opioid or something else
UNCLEAR = frozenset({"opioid_street", FROM_OTHER, "opioid_procedure"})


def opioid_box(at: Desk, found: TopicFound, room: Room, told: frozenset[str]) -> Box:
    """What she told about opioids, with its own "not sure", "no" and "not answered"."""
    loud = is_loud(found)
    told |= in_heading(found) | told_by_rows(at) | _told_by_unnamed(at, found)
    unsure = frozenset(f.field.id for f in found.facts(State.NOT_SURE) if f.field.kind is Kind.YES_NO_UNSURE)
    first, others = (
        [row for each in some for row in _rows(at, found, each, room, told | unsure)]
        for some in (found.rows[:2], found.rows[2:])
    )
    rows = [*first, *([in_one(others)] if others and room.without("run_in_plan") else others)]
    if found.answer is State.YES and not any(lines_now(found)):
        rows.insert(0, LedgerRow(Mark.NONE, at.word("which"), (at.not_answered(),)))
    if loud or rows or unsure:  # a "not sure" never vanishes behind "answered no"
        rows += _own_states(at, found, room, told)
    text = _sentences(at, found, room) if loud else ()
    if text and at.country in MONITORED and not is_of_hints_alone(found) and not _is_of_a_shop(found):
        text = (*text, Span(" " + at.word("check_pmp"), Tone.SOFT))
    if at.findings.reassures:
        asked = window(at, found)
        said = f"{asked[:1].upper()}{asked[1:]}: " if asked else ""
        return Box(Mark.NONE, (), tuple(rows), loud=False, text=(Span(f"{said}{at.word('no_opioid_reported')}"),))
    return Box(_mark(found, loud=loud), (Span(_heading(at, found)),), tuple(rows), loud=loud, text=text)


def _told_by_unnamed(at: Desk, found: TopicFound) -> frozenset[str]:
    """The answers that stand before a row without a name: not once more below. Where rows are cut, they stay."""
    rows = (row.lines for row in found.rows if len(row.lines) <= MOST_NAMED)
    return frozenset(getattr(line.row, "under", "") for lines in rows for line in lines if unnamed(at, line))


def _sentences(at: Desk, found: TopicFound, room: Room) -> Text:
    """What is so of any opioid, always, since it is the contraindication; then of hers at most two sentences."""
    below = [a.alert for a in found.alerts if a.alert.urgency is not Urgency.TODAY and a.alert.brief]
    said = [alert for alert in below if not room.without(f"briefs_{alert.urgency.value}")]
    own = [alert for alert in said if not alert.is_general][:MOST_SENTENCES]
    general = [alert for alert in below if alert.is_general]
    return joined(((at.statement(a.brief, a.sources, Tone.SOFT),) for a in (*general, *own)), " ")


def _is_of_harmless_alone(found: TopicFound) -> bool:
    """Whether all that she named for an opioid is known, and none."""
    tests = (test for raised in found.alerts for tests in raised.alert.when.any_of for test in tests)
    return any(isinstance(test, OnlyHarmless) for test in tests)


def _is_of_a_shop(found: TopicFound) -> bool:
    """Whether what the heading quotes is a medicine for loose bowels: no prescription of it is recorded."""
    return isinstance(found.quoted, Fact) and found.quoted.field.id.startswith(f"{BOWELS}_")


def in_heading(found: TopicFound) -> frozenset[str]:
    """The field whose very state the heading says."""
    if says_pump(found):
        return frozenset({PUMP, *found.topic.deciding[:1]})
    if found.quoted:
        return frozenset({found.quoted.field.id} if isinstance(found.quoted, Fact) else ())
    first = next((f for f in found.facts(*State) if f.field.id in found.topic.deciding[:1]), None)
    return frozenset({first.field.id}) if first is not None and first.state is found.answer else frozenset()


def _mark(found: TopicFound, *, loud: bool) -> Mark:
    if not loud:
        return Mark.UNANSWERED if found.answer is State.NOT_ANSWERED else Mark.NONE
    only_unsure = found.answer is State.NOT_SURE and not found.against and not found.facts(State.YES)
    clears = standing(found) is Urgency.BEFORE
    return Mark.UNSURE if only_unsure else Mark.URGENT if clears else Mark.PLAN


def _heading(at: Desk, found: TopicFound) -> str:
    asked = window(at, found) if found.answer is State.NO else ""  # a no is to what was asked, and to no more
    label = f"{found.topic.label}, {asked}" if asked else found.topic.label
    if says_pump(found):
        pump = next(f for f in found.facts(*State) if f.is_of(PUMP))
        first = "answered_no" if found.answer is State.NO else found.answer.value
        return f"{label}: {at.word(first)}; {name_of(pump.field)}: {at.word(pump.state.value)}"
    against = said_against(at, found)
    if against:
        return f"{label}: {against}:"
    if isinstance(found.quoted, Fact) and found.quoted.field.id in echoes(at.checklist, at.value):
        return f"{label}: {at.word(found.answer.value)}"
    if isinstance(found.quoted, Fact):
        said, name = at.word(found.quoted.state.value), name_of(found.quoted.field)
        yes = {fact.field.id for fact in found.facts(State.YES) if fact.field.kind is Kind.YES_NO_UNSURE}
        if (yes <= UNCLEAR and not _names_one(found)) or _is_of_harmless_alone(found):
            return f"{found.topic.label}: {at.word('to_clarify')} ({name}: {said})"
        if found.quoted.field.id.startswith(f"{BOWELS}_") or name.endswith(", ever"):  # not an opioid of now by itself
            own = "answered_no" if found.answer is State.NO else found.answer.value
            return f"{label}: {at.word(own)}; {name}: {said}"
        return f"{found.topic.label}: {said}" + (f" ({name})" if _is_of_all(found.quoted, found) else "")
    if found.quoted:
        name = plain(therapy_name(at, found.quoted))
        return f"{found.topic.label}: {at.word('yes')} ({name}, {at.word(found.quoted.state)})"
    said = at.word("answered_no") if found.answer is State.NO else at.word(found.answer.value)
    return f"{label}: {said}"


def _is_of_all(quoted: Fact, found: TopicFound) -> bool:
    """Whether what the heading quotes holds of every opioid there: how often each is used stands beside its name."""
    often = {line.row.how_often for line in lines_now(found) if isinstance(line.row, MedicineRow)}
    return not quoted.is_of(AS_NEEDED) or len(often) < 2


def _is_other(at: Desk, line: MedicineLine, found: TopicFound) -> Text:
    """That a name in the box for opioids is known as something else, where no sentence of the box says so."""
    told = not line.is_in(OPIOID_NAMES) or _is_of_harmless_alone(found) or not line.is_harmless
    return () if told else (Span(f" ({at.word('by_name_other')})"),)


def _beside(at: Desk, lines: Sequence[MedicineLine], found: TopicFound) -> Iterator[Text]:
    """Of each: that its last use was not answered, where that of others was; what she denied that its name tells."""
    open_ = frozenset(() if lacks_last_used(found, at.answers) else undated(found, at.answers))
    denied_of = {name_of(at.fields[name]): frozenset(those) for name, those in denied_lines(at).items()}
    unknown = (Span(f", {at.word('row_last_used')}: "), at.not_answered())
    for line in lines:
        names = [name for name, those in denied_of.items() if line in those]
        said = f" ({at.word('but')} {at.word('answered_no')}: {DOT.join(names)})"
        yield (*(unknown if line in open_ else ()), *((Span(said, Tone.STRONG),) if names else ()))


def denied_lines(at: Desk) -> Mapping[str, tuple[MedicineLine, ...]]:
    """Field that was answered no → the typed opioids that tell of it: its "no" stands beside them."""
    return denied(at.findings.lines, at.value)


def _names_one(found: TopicFound) -> bool:
    """Whether words of hers name an opioid: ibuprofen, or a name that nobody knows, of somebody else may be none."""
    return found.typed and any(row.mentions or any(map(is_systemic, row.lines)) for row in found.rows)


def window(at: Desk, found: TopicFound) -> str:
    """The time that the first question of the topic asks for: what stands behind the comma of its name."""
    name, comma, time = name_of(at.fields[found.topic.deciding[0]]).rpartition(", ")
    return time if name and comma else ""


def _rows(at: Desk, found: TopicFound, row: RowFound, room: Room, told: frozenset[str]) -> Iterator[LedgerRow]:
    lines = row.lines
    if len(lines) > MOST_NAMED and room.moves("floor", "moved_opioids"):
        lines = lines[:MOST_NAMED]
    short = room.without("ledger")
    reason = any(f.field.id in (BOWELS, CLUE) for f in row.facts)
    texts: list[Text] = [
        (
            *line_text(at, line, room, short=short, reason=reason or denies(line)),
            *_is_other(at, line, found),
            *beside,
        )
        for line, beside in zip(lines, _beside(at, lines, found), strict=True)
    ]
    if room.without("floor") and texts:
        texts = [joined(texts)]
    if len(lines) < len(row.lines):
        texts.append((Span(more_words(at, len(row.lines) - len(lines))),))
    kept = any(f.is_of(LAST_USED) for f in row.facts)
    say = least_words if room.without("floor") and not kept else row_words
    said = say(at, found, RowFound(row.label, row.facts), room, told)
    lacks = bool(row.facts) and row.facts[0].is_of(LAST_USED) and lacks_last_used(found, at.answers)
    facts = said.parts or (((at.not_answered(),),) if lacks else ())
    texts += [joined(facts)] if facts else []
    new = new_mentions(found, row, room)
    apart = [mention for mention in new if mention.tells in NOT_HERS and not _is_tried(mention)]
    texts += [mention_text(at, mention, room) for mention in new if mention not in apart]
    given = kept and any(f.state is not State.NOT_ANSWERED for f in row.facts)
    if given and has_own_days(found):
        texts[0] = (Span(f"{at.word('last_used_others')} "), *texts[0])
    for place, text in enumerate(texts):
        yield LedgerRow(Mark.NONE, "" if place else row.label, text)
    for mention in apart:  # it is nothing that she took, by these words, or nobody can read of whom they speak
        other = mention.field and mention.tells is Tells.OTHERS
        label = at.word("named_of_another" if other else "named_unseen")
        yield LedgerRow(Mark.NONE, label, mention_text(at, mention, room))


def _is_tried(mention: Mention) -> bool:
    return mention.tells is Tells.PAST and bool(mention.field)


def _own_states(at: Desk, found: TopicFound, room: Room, told: frozenset[str]) -> Iterator[LedgerRow]:
    heard = (name for row in found.rows for mention in row.mentions for name, _ in mention.heard)
    apart = told.union(at.findings.below.values(), denied_lines(at), heard)
    asked = [f for f in at.facts(found, *State) if f.field.kind is Kind.YES_NO_UNSURE and f.field.id not in apart]
    unsure = [name_of(f.field) for f in asked if f.state is State.NOT_SURE]
    if unsure:
        yield LedgerRow(Mark.UNSURE, at.word("not_sure_label"), named(unsure))
    if room.without("noes"):  # they stand among those of the other topics
        return
    fields = {state: [f.field for f in asked if f.state is state] for state in (State.NO, _GAP)}
    noes, gaps = _names_of(found, fields[State.NO], frozenset()), _names_of(found, fields[_GAP], at.grave)
    yield from state_rows(at, noes, gaps)


_GAP = State.NOT_ANSWERED


def _names_of(found: TopicFound, asked: list[Field], grave: frozenset[str]) -> tuple[list[str], int]:
    deciding = found.topic.deciding
    gaps = grave and len([f for f in asked if f.id in grave]) <= MOST_GAPS
    told = [f for f in asked if f.id in deciding or (gaps and f.id in grave)]
    told = asked if grave and len(asked) - len(told) == 1 else told  # a bare "1" says less than its name
    if grave and found.typed and found.quoted:  # below a typed name, "tramadol: not answered" would seem to be of that
        told = [f for f in told if f.id not in deciding[:1]]
    names = [name_of(f) for f in told]
    return names, len(asked) - len(names)


def state_rows(
    at: Desk, noes: tuple[list[str], int], gaps: tuple[list[str], int], *, notes: bool = False
) -> Iterator[LedgerRow]:
    """What was answered no and what was not answered: names, and how many more; a bare number of gaps has no row.
    notes: whether there is more to read on the other side."""
    (no, more_noes), (gap, more_gaps) = noes, gaps
    label = at.word("not_answered_label")
    bare = Span(f". {label}:\u00a0{more_gaps}", Tone.ITALIC) if no and more_gaps and not gap else None
    if more_noes:
        no = [*no, more_words(at, more_noes, first=True)]  # of a list in which all stand alike
    if no:
        text = (*named(no), Span(f" ({at.word('answered_no_notes')})")) if notes else named(no)
        yield LedgerRow(Mark.NONE, at.word("answered_no_label"), (*text, bare) if bare else text, quiet=not bare)
    if more_gaps and not bare:
        gap = [*gap, more_words(at, more_gaps, first=True)]
    if gap:
        yield LedgerRow(Mark.UNANSWERED, label, named(gap, Tone.ITALIC))
