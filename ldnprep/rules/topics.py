"""Findings by topic: one state, one urgency, and every fact once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.answers.model import NO, NOT_SURE, DateNotSure, TherapyRow, Value
from ldnprep.content.ids import (
    ALSO_OPIOIDS,
    BOWELS,
    MOOD,
    NALTREXONE,
    OF_ANYTHING,
    OPIOID_NAMES,
    OPIOIDS,
    OTHER_MEDICINES,
    PATCH,
    PUMP,
)
from ldnprep.content.model import Checklist, Field, Kind, Topic, TopicRow, Urgency
from ldnprep.content.when import FieldIs, Test, TherapyIs
from ldnprep.medicines.model import Flag, Match
from ldnprep.rules.bowels import are_opioid_matter, tells_of_many
from ldnprep.rules.conditions import (
    all_hold,
    is_blocker_alone,
    is_systemic,
    is_unknown,
    state_of,
    surely_holds,
    therapies_of,
)
from ldnprep.rules.facts import Facts, is_ticked_opioid
from ldnprep.rules.mentions import with_mentions
from ldnprep.rules.model import (
    BOXES,
    AlertRaised,
    Fact,
    MedicineLine,
    Mention,
    RowFound,
    State,
    Tells,
    TopicFound,
    is_guess,
)
from ldnprep.rules.plasters import explain_the_patch, is_plaster


class Told(Struct, frozen=True):
    """All that the topics are made of. withheld: ids of the fields that she does not share."""

    facts: Facts
    alerts: tuple[AlertRaised, ...]
    mentions: tuple[Mention, ...]
    withheld: frozenset[str]


def topics_found(checklist: Checklist, told: Told) -> tuple[TopicFound, ...]:
    """All topics in the order in which they print.

    By urgency; of those to be acted on today by the order of their alerts (airway and breathing first), of the others
    in the order of the content, opioids first.
    """
    fields = {field.id: field for field in checklist.fields()}
    homes = _homes(checklist, told.facts)
    found = [_topic(topic, fields, homes, told) for topic in checklist.topics]
    if are_opioid_matter(told.facts):
        found = _with_bowels_moved(found)
    return tuple(sorted(found, key=_place))


def _with_bowels_moved(topics: list[TopicFound]) -> list[TopicFound]:
    """The row of medicines for loose bowels stands among the opioids; the states of the topics stay their own."""
    moved = tuple(row for topic in topics for row in topic.rows if any(fact.is_of(BOWELS) for fact in row.facts))
    kept = {found.topic.id: tuple(row for row in found.rows if row not in moved) for found in topics}
    added = {OPIOIDS: moved}
    return [replace(found, rows=kept[found.topic.id] + added.get(found.topic.id, ())) for found in topics]


def _place(found: TopicFound) -> tuple[int, int]:
    today = found.alerts[0].alert.order if found.urgency is Urgency.TODAY else 0
    return found.urgency.place, today


def _topic(
    topic: Topic, fields: Mapping[str, Field], homes: Mapping[tuple[str, int], list[MedicineLine]], told: Told
) -> TopicFound:
    rows = tuple(
        RowFound(row.label, _facts(row, fields, told.facts), tuple(homes.get((topic.id, place), ())))
        for place, row in enumerate(topic.rows)
    )
    if rows:
        rows = with_mentions(topic, rows, told.mentions)
    alerts = tuple(raised for raised in told.alerts if raised.alert.topic == topic.id)
    found = TopicFound(
        topic=topic,
        urgency=alerts[0].alert.urgency if alerts else Urgency.NONE,
        state=_state(topic, rows, told.facts),
        alerts=alerts,
        rows=rows,
        answer=state_of(topic.deciding[0], told.facts) if topic.deciding else State.NOT_ANSWERED,
    )
    if told.withheld and topic.id == MOOD:  # the same for every answer: what her notes say of it stands there to read
        return replace(found, state=State.NOT_SHARED, answer=State.NOT_SHARED)
    return _with_contradiction(found, told.facts)


# ---------------------------------------------------------------- facts and typed medicines, each in one row


def _facts(row: TopicRow, fields: Mapping[str, Field], facts: Facts) -> tuple[Fact, ...]:
    """Those of the row's fields that are asked now, or have an answer that counts."""
    counts = facts.asked | facts.values.keys()
    named = (fields[name] for name in row.fields if name in counts and name in fields)
    return tuple(Fact(field, _fact_state(field, facts)) for field in named if field.kind is not Kind.MEDICINES)


def _fact_state(field: Field, facts: Facts) -> State:
    if field.kind is Kind.YES_NO_UNSURE:
        return state_of(field.id, facts)
    value = facts.values.get(field.id)
    if value is None:
        return State.NOT_ANSWERED
    if value == NOT_SURE or isinstance(value, DateNotSure):
        return State.NOT_SURE
    alone = {option.id for option in field.options if option.alone}
    return State.NO if isinstance(value, tuple) and set(value) <= alone else State.YES


def _homes(checklist: Checklist, facts: Facts) -> dict[tuple[str, int], list[MedicineLine]]:
    """(topic, place of the row) → the typed medicines that stand in it; each in the first row that wants it.

    A medicine that is known in part stands by what is known; "not recognised" is for what belongs nowhere else.
    """
    rows = [(topic.id, place, row) for topic in checklist.topics for place, row in enumerate(topic.rows)]
    rows.sort(key=lambda each: each[2].unknown and not each[2].groups)
    homes: dict[tuple[str, int], list[MedicineLine]] = {}
    for line in (*facts.lines, *facts.past):
        home = next(((topic, place) for topic, place, row in rows if _belongs(line, topic, row, facts)), None)
        if home:
            homes.setdefault(home, []).append(line)
    return homes


def _belongs(line: MedicineLine, topic: str, row: TopicRow, facts: Facts) -> bool:
    if line.past or row.past:
        return line.past and row.past and _was_of(line, topic, row)
    named = (match for match in line.recognised.matches if match.group in row.groups and not is_guess(match))
    matches = [match for match in named if not row.names or match.name in row.names]
    if topic == OPIOIDS:
        if PUMP in row.fields and _in_pump(line, facts):
            return True
        if is_plaster(line) and explain_the_patch(facts) and state_of(PATCH, facts) in (State.YES, State.NOT_SURE):
            return PATCH in row.fields
        if OPIOID_NAMES in row.fields and (line.is_in(OPIOID_NAMES) or is_systemic(line)):
            return not (_only_of_another_row(line, row) or is_blocker_alone(line))
        return any(match.severity != "gut" for match in matches)
    return bool(matches) or (row.unknown and is_unknown(line, facts.kinds))


_SPINAL = re.compile(r"\b(pumps?|spinal|intrathecal|epidural)\b", re.IGNORECASE)
_BY_PUMP = frozenset({"ziconotide"})  # given by a spinal pump and in no other way
_OTHER_PUMP = frozenset({"insulin"})


def _in_pump(line: MedicineLine, facts: Facts) -> bool:
    """Whether a typed medicine is no opioid and stands, by her words, in a spinal pump."""
    names = {match.name for match in line.recognised.matches}
    by_pump = bool(names & _BY_PUMP)
    if is_systemic(line) or (state_of(PUMP, facts) not in (State.YES, State.NOT_SURE) and not by_pump):
        return False
    said = " ".join(getattr(line.row, box, "") for box in BOXES)
    return by_pump or (bool(_SPINAL.search(said)) and not names & _OTHER_PUMP)


def _tells(row: RowFound, topic: str) -> bool:
    """Whether a typed medicine of a row tells of the thing of its topic: baclofen in a pump is no opioid, and of a
    blocker that is no naltrexone she was not asked."""
    now = [line for line in row.lines if not line.past]
    if topic == NALTREXONE:
        return any("naltrexone" in match.name for line in now for match in line.recognised.matches)
    pump = any(fact.is_of(PUMP) for fact in row.facts)
    return any(is_systemic(line) or not pump for line in now)


def _was_of(line: MedicineLine, topic: str, row: TopicRow) -> bool:
    """Whether what was tried before stands in this row: a name that acts beyond the bowels, or the tick."""
    names = (m for m in line.recognised.matches if m.group in row.groups and not is_guess(m) and m.severity != "gut")
    fits = any(not row.names or match.name in row.names for match in names)
    return fits or (topic == OPIOIDS and is_ticked_opioid(line.row))


def _only_of_another_row(line: MedicineLine, row: TopicRow) -> bool:
    """A pump stands in the row of the pumps, wherever it was typed."""
    groups = {match.group for match in line.recognised.matches}
    return groups == {"pumps"} and "pumps" not in row.groups


# ---------------------------------------------------------------- states


def _state(topic: Topic, rows: tuple[RowFound, ...], facts: Facts) -> State:
    """First of yes, not_sure, not_answered, no. Typed or recognised is yes, a mention or an unknown name not sure."""
    below = not facts.below.keys().isdisjoint(topic.fields())
    apart = _signs(topic) | facts.below.keys()
    facts_of = (fact for row in rows for fact in row.facts if fact.field.id not in apart)
    own = {fact.state for fact in facts_of if fact.field.kind is Kind.YES_NO_UNSURE}
    lines = [line for row in rows for line in row.lines if not line.past]
    known = any(topic.id != OTHER_MEDICINES or not is_unknown(line, facts.kinds) for line in lines)
    if State.YES in own or known or (topic.evidence and surely_holds(topic.evidence, facts, {})):
        return State.YES
    many = topic.id == OPIOIDS and tells_of_many(facts)
    if State.NOT_SURE in own or lines or many or below or topic.id in facts.told | _named(facts):
        return State.NOT_SURE
    settling = {state_of(name, facts) for name in topic.deciding} or own
    return State.NO if settling == {State.NO} else State.NOT_ANSWERED


_DOUBTS = frozenset({Tells.SPELT, Tells.WORDS, Tells.GOES_WITH})


def _named(facts: Facts) -> frozenset[str]:
    """Ids of the topics that words name, or may mean."""
    return facts.named if facts.hints.isdisjoint(_DOUBTS) else facts.named | {OPIOIDS}


def _signs(topic: Topic) -> frozenset[str]:
    """Ids of the danger signs of a topic: what she feels now is no answer to what the topic asks."""
    return frozenset(name for row in topic.rows if row.signs for name in row.fields)


def _with_contradiction(found: TopicFound, facts: Facts) -> TopicFound:
    """Marks an answer that something else she gave speaks against: what tells of the topic's own thing.

    Of the opioids every other yes does: there is more to say than her first answer. "Could get pregnant" does not speak
    against "not pregnant", nor an old depression against "no such thoughts".
    """
    if found.answer is State.YES or not found.topic.deciding:
        return found
    others = found.facts(State.YES, State.NOT_SURE)
    first = found.topic.deciding[0]
    yes_no = [fact for fact in others if fact.field.kind is Kind.YES_NO_UNSURE and not fact.is_of(first)]
    told = found.is_about(OPIOIDS) and any(fact.field.id not in OF_ANYTHING for fact in yes_no)
    mentions = [] if found.is_about(OPIOIDS) else [mention for row in found.rows for mention in row.mentions]
    own = not mentions or any(mention.speaks_of(found.topic.deciding) for mention in mentions)
    typed = (own and found.topic.id in _named(facts)) or any(_tells(row, found.topic.id) for row in found.rows)
    typed = typed or (found.topic.id in facts.told and _dated(found, facts))
    typed = typed or (found.is_about(OPIOIDS) and tells_of_many(facts))
    below = {found.topic.deciding[0]} if not found.is_about(OPIOIDS) else {f.field.id for f in found.facts(*State)}
    typed = typed or not below.isdisjoint(facts.below.values())
    other = found.is_about(NALTREXONE) and any(row.lines for row in found.rows)  # one that she was not asked of
    against = typed or told or (_is_told_elsewhere(found, facts) and not other)
    return replace(found, against=against, typed=typed, quoted=_quoted(found, facts))


def _quoted(found: TopicFound, facts: Facts) -> Fact | TherapyRow | None:
    """What she told of the same thing in other answers: what decides the topic, or is evidence of it and holds."""
    first, *deciding = found.topic.deciding
    held = [t for tests in _evidence(found) if all_hold(tests, facts) for t in tests]
    names = {*deciding, *(test.field for test in held if isinstance(test, FieldIs))} - {first}
    told = [fact for fact in found.facts(State.YES, State.NOT_SURE) if fact.field.id in names]
    told = [fact for fact in told if fact.field.kind is Kind.YES_NO_UNSURE and not fact.is_of(PUMP)]
    ticked = (row for test in held if isinstance(test, TherapyIs) for row in therapies_of(test, facts))
    if explain_the_patch(facts) and not facts.only_harmless:
        told = [fact for fact in told if not fact.is_of(PATCH)]  # it tells of no opioid: another answer or name does
    yes = (fact for fact in told if fact.state is State.YES)
    quotes: tuple[Fact | TherapyRow, ...] = (*yes, *ticked, *told)
    return quotes[0] if quotes else None


def _is_told_elsewhere(found: TopicFound, facts: Facts) -> bool:
    """Whether anything but the very answer is evidence of the topic: a "not sure" does not speak against itself."""
    held = [tests for tests in _evidence(found) if all_hold(tests, facts)]
    return any(not isinstance(t, FieldIs) or t.field != found.topic.deciding[0] for tests in held for t in tests)


def _evidence(found: TopicFound) -> tuple[tuple[Test, ...], ...]:
    return found.topic.evidence.any_of if found.topic.evidence else ()


def _dated(found: TopicFound, facts: Facts) -> bool:
    dates = (fact for fact in found.facts(State.YES) if fact.field.kind is Kind.DATE)
    return any(fact.field.id in facts.values for fact in dates)


# ---------------------------------------------------------------- what the front may say of opioids


def reassures(found: Iterable[TopicFound], facts: Facts, hidden: Mapping[str, Value]) -> bool:
    """Whether the front may say "No opioid reported": every safety question about opioids is answered "no", and nothing
    else that she gave, in any field, tells of one or could hide one. hidden: answers that another answer hides now.
    """
    opioids = {each.topic.id: each for each in found}.get(OPIOIDS)
    if opioids is None or opioids.urgency is not Urgency.NONE or OPIOIDS in facts.told:
        return False
    if any(state_of(name, facts) is not State.NO for name in opioids.topic.deciding):
        return False
    if any(state_of(name, facts) in (State.YES, State.NOT_SURE) for name in ALSO_OPIOIDS):
        return False
    if facts.mentioned or facts.perhaps_mentioned or facts.hints:
        return False
    if opioids.facts(State.YES, State.NOT_SURE) or OPIOIDS in facts.named or any(row.lines for row in opioids.rows):
        return False
    about = {name for row in opioids.topic.rows for name in row.fields}
    if any(value != NO for name, value in hidden.items() if name in about):  # such as the day of a last shot
        return False
    typed = (*facts.lines, *facts.past)
    return not any(line.is_in(OPIOID_NAMES) or _may_hide_one(line, facts) for line in typed)


def _may_hide_one(line: MedicineLine, facts: Facts) -> bool:
    """A typed row that is not known in full, or holds a name that is or may be an opioid. Interactions are none."""
    return is_unknown(line, facts.kinds) or any(map(_may_be_one, line.recognised.matches))


# groups whose names report "check" because they may be an opioid, or are given to people who take one
_MAY_BE = frozenset({"check", "procedural", "opioid_signs"})


def _may_be_one(match: Match) -> bool:
    """An opioid, an everyday word that may stand for one, or a name of a group that may hold one."""
    return match.flag is Flag.OPIOID or bool(match.severity) or match.group in _MAY_BE
