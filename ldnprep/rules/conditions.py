"""Whether a condition of the content holds. One table row per kind of test."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from ldnprep.answers.model import (
    NO,
    NOT_ANSWERED,
    NOT_SURE,
    YES,
    DateNotSure,
    PartialDate,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.ids import OPIOID_NAMES, SIGNS, SURGERY_DATE
from ldnprep.content.model import Kind
from ldnprep.content.when import (
    IN_WORDS,
    AgeAtVisit,
    Condition,
    DaysSince,
    DaysToSurgery,
    FieldAnswered,
    FieldIs,
    MentionedIn,
    NamedIn,
    OnlyHarmless,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    TherapyIs,
    Told,
)
from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.model import Flag, Match
from ldnprep.rules.facts import Facts
from ldnprep.rules.far import is_far
from ldnprep.rules.model import MedicineLine, State, Tells, is_guess


def holds(condition: Condition, facts: Facts) -> bool:
    """Any alternative of which every test holds. A question that is not asked now makes its tests fail."""
    return any(all_hold(tests, facts) for tests in condition.any_of)


def all_hold(tests: tuple[Test, ...], facts: Facts) -> bool:
    """Whether every test of one alternative holds."""
    for test in tests:  # noqa: SIM110  # a plain loop is faster, and this runs thousands of times for each change
        if not _TESTS[type(test)](test, facts):
            return False
    return True


def words_of(value: Value) -> tuple[str, ...]:
    """The words by which conditions name a value."""
    if isinstance(value, tuple):
        return tuple(item for item in value if isinstance(item, str))
    if isinstance(value, DateNotSure):
        return (NOT_SURE,)
    if isinstance(value, TypedDate) and value.iso is None:
        return (IN_WORDS,)
    return (str(value),)


def complete_day(value: Value | None) -> date | None:
    """The one day that a date answer means, None when it is partial, not sure or only in her own words."""
    known = value.iso if isinstance(value, TypedDate) else value
    return known.complete if isinstance(known, PartialDate) else None


def matching(test: RecognisedIn, line: MedicineLine) -> tuple[Match, ...]:
    """The matches of a typed line which this test is about."""
    return tuple(
        match
        for match in line.recognised.matches
        if match.group in test.groups
        and not is_guess(match)
        and test.long_acting in ("", match.long_acting.value)
        and test.severity in ("", match.severity)
        and (not test.names or match.name in test.names)
    )


def is_unknown(line: MedicineLine, kinds: Mapping[str, Kind]) -> bool:
    """A medicines row with a part that was not recognised, or only guessed.

    A therapy that the list does not know ("swimming") is none.
    """
    found = line.recognised
    return kinds.get(line.field) is Kind.MEDICINES and not (found.recognised and not any(map(is_guess, found.matches)))


def state_of(field: str, facts: Facts) -> State:
    """The state of a yes_no_unsure field; an answer that does not count is "not answered"."""
    value = facts.values.get(field)
    return State(value) if value in (YES, NO, NOT_SURE) else State.NOT_ANSWERED


def _is(test: FieldIs, facts: Facts) -> bool:
    value = facts.values.get(test.field)
    if value is None:
        return NOT_ANSWERED in test.values and test.field in facts.asked
    if isinstance(value, str):
        return value in test.values
    if isinstance(value, TypedDate) and value.iso is None and is_far(value.typed, facts.saved_on):
        return False  # no day is known, and her words say that it is none of the next ones
    return any(word in test.values for word in words_of(value))


def _answered(test: FieldAnswered, facts: Facts) -> bool:
    counts = test.field in facts.asked or test.field in facts.values
    return counts and (test.field in facts.values) is test.answered


def _scale(test: ScaleWithin, facts: Facts) -> bool:
    value = facts.values.get(test.field)
    return isinstance(value, int) and _within(value, value, test.at_least, test.at_most)


def therapies_of(test: TherapyIs, facts: Facts) -> Iterator[TherapyRow]:
    """The rows of therapies which this test is about."""
    rows = (row for value in facts.values.values() if isinstance(value, tuple) for row in value)
    return (
        row
        for row in rows
        if isinstance(row, TherapyRow)
        and (not test.ids or row.id in test.ids)
        and test.state in ("", row.state)
        and test.effect in ("", row.effect)
    )


def _therapy(test: TherapyIs, facts: Facts) -> bool:
    return any(True for _ in therapies_of(test, facts))


def _recognised(test: RecognisedIn, facts: Facts) -> bool:
    lines = facts.past if test.past else facts.lines
    when = {Ago.LATELY: test.lately, Ago.UNTOLD: test.untold}
    return any(matching(test, line) for line in lines if when.get(line.ago) or not any(when.values()))


def unknown_lines(facts: Facts, *, for_pain: bool = False) -> tuple[MedicineLine, ...]:
    """The typed rows that are not recognised, or only guessed; not those that stand with the opioids.

    for_pain: only those that speak of pain or a cough, or may be slang for an opioid.
    """
    apart = (line for line in facts.lines if not line.is_in(OPIOID_NAMES) and not is_systemic(line))
    return tuple(line for line in apart if is_unknown(line, facts.kinds) and (may_relieve_pain(line) or not for_pain))


def is_systemic(line: MedicineLine) -> bool:
    """Whether an opioid that acts beyond the bowels was recognised in a typed row."""
    return any(match.flag is Flag.OPIOID and match.severity != "gut" for match in line.recognised.matches)


def is_named_opioid(line: MedicineLine) -> bool:
    """Whether a typed row is an opioid that acts beyond the bowels, by its name or by her word that no name denies."""
    bowels = any(match.severity == "gut" for match in line.recognised.matches)
    return is_systemic(line) or (line.is_in(OPIOID_NAMES) and not line.is_harmless and not bowels)


def _unknown(test: RecognisedUnknown, facts: Facts) -> bool:
    if test.as_opioid:
        among = any(line.is_in(OPIOID_NAMES) and is_unknown(line, facts.kinds) for line in facts.lines)
        return among or not facts.hints.isdisjoint({Tells.SPELT, Tells.WORDS})
    return bool(unknown_lines(facts, for_pain=test.for_pain))


def _only_harmless(_test: OnlyHarmless, facts: Facts) -> bool:
    return facts.only_harmless


def may_relieve_pain(line: MedicineLine) -> bool:
    """Whether what was not recognised speaks of pain or a cough, or is a word that may be slang for an opioid."""
    return line.recognised.pain_or_cough or any(map(is_guess, line.recognised.matches))


def surely_holds(condition: Condition, facts: Facts, evidence: Mapping[str, Condition | None]) -> bool:
    """Whether a condition holds by answers that are themselves neither "not sure" nor missing.

    evidence: topic id → what tells of it; `told` is sure where that is.
    """
    return any(
        all_hold(tests, facts) and not any(is_doubtful(test, facts, evidence) for test in tests)
        for tests in condition.any_of
    )


def is_doubtful(test: Test, facts: Facts, evidence: Mapping[str, Condition | None]) -> bool:
    """Whether a test that holds does so by an answer that is itself "not sure" or missing, or by words elsewhere."""
    if isinstance(test, Told):
        if test.topic not in facts.told:
            return True
        found = evidence.get(test.topic)
        return found is None or not surely_holds(found, facts, {})
    if isinstance(test, RecognisedIn):  # who takes a bowel medicine for opioids may have stopped the opioid
        return set(test.groups) == {SIGNS}
    if not isinstance(test, FieldIs):
        return False
    value = facts.values.get(test.field)
    denied = value == NO and set(test.values) == {NO, NOT_ANSWERED}  # beside her "no" something else tells of it
    return denied or value is None or value == NOT_SURE or isinstance(value, DateNotSure)


def is_blocker_alone(line: MedicineLine) -> bool:
    """Whether a typed row is known in full and holds an opioid blocker, nothing else: LDN among her opioids is none."""
    found = line.recognised
    return found.recognised and found.flag is Flag.ANTAGONIST


def _named_in(test: NamedIn, facts: Facts) -> bool:
    return any(line.is_in(test.field) and not is_blocker_alone(line) for line in facts.lines)


def _told(test: Told, facts: Facts) -> bool:
    return test.topic in facts.told or (test.named and test.topic in facts.named)


def _mentioned(test: MentionedIn, facts: Facts) -> bool:
    found = facts.mentioned | facts.perhaps_mentioned if test.perhaps else facts.mentioned
    return not found.isdisjoint(test.fields)


# words that say, in place of a date, that there is none: one of the first, and nothing but these
_NEVER = frozenset({"never", "none", "no", "n/a", "na", "nothing"})
_OTHER_WORDS = """
    i i've i’ve have had take taken took use used using ever any one it them of those these opioid opioids not at all
"""
_BESIDE_NEVER = _NEVER.union(_OTHER_WORDS.split())


def says_never(text: str) -> bool:
    """Whether words typed in place of a date say that there was none, and nothing else: "never took any"."""
    said = text.casefold().replace(",", " ").replace(".", " ").replace("!", " ").split()
    return not _NEVER.isdisjoint(said) and _BESIDE_NEVER.issuperset(said)


def _days_since(test: DaysSince, facts: Facts) -> bool:
    """A month or a year counts as soon as one of its days does; what cannot be counted holds."""
    value = facts.values.get(test.field)
    if value is None or isinstance(value, DateNotSure):
        return False
    if test.field == SURGERY_DATE and not has_passed(value, facts.saved_on):
        return False
    if isinstance(value, TypedDate) and value.iso is None:
        return not says_never(value.typed)
    known, day = _dated(facts, test.field), facts.saved_on or complete_day(facts.values.get("visit_date"))
    if known is None or day is None:
        return True
    first, last = _span(known)
    return _within((day - last).days, (day - first).days, test.at_least, test.at_most)


def _age(test: AgeAtVisit, facts: Facts) -> bool:
    """Of a month or a year the oldest that she may be counts: "under 18" stands only where it is certain, and an age
    from which something matters is flagged rather than missed."""
    born, visit = _dated(facts, "birth_date"), _dated(facts, "visit_date") or _saved(facts)
    if born is None or visit is None:
        return False
    oldest = _years(_span(born)[0], _span(visit)[1])
    return (test.at_least is None or oldest >= test.at_least) and (test.below is None or oldest < test.below)


def _years(born: date, day: date) -> int:
    """Whole years of age."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _days_to_surgery(test: DaysToSurgery, facts: Facts) -> bool:
    """A month or a year counts as soon as one of its days lies within the bounds: flag rather than miss."""
    start = complete_day(facts.values.get("visit_date")) or facts.saved_on
    planned = _dated(facts, SURGERY_DATE)
    if start is None or planned is None:
        return False
    first, last = _span(planned)
    if has_passed(planned, facts.saved_on):
        return False
    return _within((first - start).days, (last - start).days, test.at_least, test.at_most)


def has_passed(value: Value | None, saved: date | None) -> bool:
    """Whether a day lay behind her when she filled the sheet in; a month or a year only when all of it did."""
    known = value.iso if isinstance(value, TypedDate) else value
    return isinstance(known, PartialDate) and saved is not None and _span(known)[1] < saved


@lru_cache(maxsize=1024)  # asked again for each try to fit the front on its page
def says_when(text: str, day: date | None) -> bool:
    """Whether words say how long ago something was: "ER Nov 20". day: when they were written, if known."""
    return ago(text, day) in (Ago.LATELY, Ago.LONG)


def _dated(facts: Facts, name: str) -> PartialDate | None:
    """What is known of a date; None for no answer, "not sure", and her own words without a meaning."""
    value = facts.values.get(name)
    known = value.iso if isinstance(value, TypedDate) else value
    return known if isinstance(known, PartialDate) else None


def _saved(facts: Facts) -> PartialDate | None:
    day = facts.saved_on
    return PartialDate(day.year, day.month, day.day) if day else None


def _span(known: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date may mean."""
    first = date(known.year, known.month or 1, known.day or 1)
    month = known.month or 12
    return first, date(known.year, month, known.day or calendar.monthrange(known.year, month)[1])


def _within(low: int, high: int, at_least: int | None, at_most: int | None) -> bool:
    """Whether any number from low to high lies within the bounds; None is no bound."""
    return (at_least is None or high >= at_least) and (at_most is None or low <= at_most)


_TESTS: dict[type, Callable[[Any, Facts], bool]] = {
    FieldIs: _is,
    FieldAnswered: _answered,
    ScaleWithin: _scale,
    TherapyIs: _therapy,
    RecognisedIn: _recognised,
    RecognisedUnknown: _unknown,
    OnlyHarmless: _only_harmless,
    AgeAtVisit: _age,
    DaysToSurgery: _days_to_surgery,
    DaysSince: _days_since,
    MentionedIn: _mentioned,
    NamedIn: _named_in,
    Told: _told,
}
