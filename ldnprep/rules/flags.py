"""Which red flags apply, in which order, and which safety questions have no answer.

Order: tier, then urgency. Two things come before it, from the rule that a missed opioid is the worst failure: a flag
whose question was answered "no" although an opioid was typed stands first of all, and the line of unrecognised
medicines stands right below the opioid line. Opioid names in free text come after them and after all of tier A.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ldnprep.answers.model import NO, NOT_SURE, YES
from ldnprep.content.model import Alert, Checklist, Kind, Tier
from ldnprep.content.when import Condition, FieldAnswered, FieldIs, RecognisedIn, RecognisedUnknown, Test
from ldnprep.medicines.model import Flag
from ldnprep.rules.conditions import all_hold, is_unsure, matching
from ldnprep.rules.denied import OPIOID_FIELD
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import FlagRaised, MedicineLine, Mention, State, Unanswered

NOTHING = Condition(any_of=())


def raised_flags(checklist: Checklist, facts: Facts, mentions: tuple[Mention, ...]) -> tuple[FlagRaised, ...]:
    """All red flags that apply, in the order in which they print."""
    found = [flag for alert in checklist.alerts() if (flag := _raised(alert, facts)) is not None]
    return _in_order(found + _typed_without_flag(checklist, facts, found, mentions))


def state_of(field: str, facts: Facts) -> State:
    """The state of a yes_no_unsure field; an answer that does not count is "not answered"."""
    value = facts.values.get(field)
    return State(value) if value in (YES, NO, NOT_SURE) else State.NOT_ANSWERED


def _raised(alert: Alert, facts: Facts) -> FlagRaised | None:
    holding = [tests for tests in alert.when.any_of if all_hold(tests, facts)]
    if not holding:
        return None
    asked = _yes_no_fields(alert.when.any_of, facts.kinds)
    answering = [name for name in _yes_no_fields(holding, facts.kinds) if name in asked]
    lines = _lines(alert, holding, facts)
    typed_names = any(isinstance(test, RecognisedIn) for tests in holding for test in tests)
    systemic = typed_names and any(is_systemic(line) for line in lines)
    typed_only = systemic and not asked
    if typed_only and state_of(OPIOID_FIELD, facts) is State.NO:
        asked = [OPIOID_FIELD]  # typed names alone raise this flag: they contradict the question for opioids
    # the opioid line is contradicted by its own question alone, any other flag by all that she said about it
    about_opioids = asked[:1] == [OPIOID_FIELD]
    denied = [name for name in (asked[:1] if about_opioids else asked) if state_of(name, facts) is State.NO]
    contradicted = bool(typed_names and lines and denied and (about_opioids or not answering))
    # a flag that typed names alone raise says in tiers A and B that its question was not answered
    asks = typed_names and alert.tier in (Tier.A, Tier.B)
    first = denied if contradicted else answering or (asked if asks else [])
    deciding = next(iter(first), None)
    ticked = None if deciding else _ticked_field(holding, facts.kinds)
    return FlagRaised(
        alert=alert,
        state=state_of(deciding, facts) if deciding else State.YES if ticked else None,
        deciding=deciding or ticked,
        contradicted=contradicted,
        lines=lines,
        shown=tuple(name for name in alert.show if name in facts.asked or name in facts.values),
        main=deciding is None or deciding == asked[0],
        also=tuple(name for name in answering if name != deciding),
        opioid=_stands_alone(alert, OPIOID_FIELD) or typed_only,
        below_opioid=_names_unrecognised(alert),
    )


def is_systemic(line: MedicineLine) -> bool:
    return any(match.flag is Flag.OPIOID and match.severity != "gut" for match in line.recognised.matches)


def _yes_no_fields(alternatives: Iterable[tuple[Test, ...]], kinds: Mapping[str, Kind]) -> list[str]:
    """The fields whose "yes" or "not sure" raises the flag, each once, in the order of the condition."""
    named = [
        test.field
        for tests in alternatives
        for test in tests
        if isinstance(test, FieldIs)
        and kinds.get(test.field) is Kind.YES_NO_UNSURE
        and not {YES, NOT_SURE}.isdisjoint(test.values)
    ]
    return list(dict.fromkeys(named))


def _ticked_field(holding: Iterable[tuple[Test, ...]], kinds: Mapping[str, Kind]) -> str | None:
    """The list whose ticks raise the flag, where no question with yes or no does."""
    named = (test.field for tests in holding for test in tests if isinstance(test, FieldIs))
    return next((name for name in named if kinds.get(name) is Kind.CHOICES), None)


def _lines(alert: Alert, holding: list[tuple[Test, ...]], facts: Facts) -> tuple[MedicineLine, ...]:
    """The typed rows that raise the flag, and those of the groups which it shows.

    Where the condition narrows a group (long-acting ones only, single names), what is shown is narrowed likewise.
    """
    tests = [test for alternative in holding for test in alternative]
    named = [test for tests in alert.when.any_of for test in tests if isinstance(test, RecognisedIn)]
    plain = tuple(group for group in alert.show_groups if not any(group in test.groups for test in named))
    tests += [test for test in named if not set(alert.show_groups).isdisjoint(test.groups)]
    tests.append(RecognisedIn(groups=plain))

    def belongs(line: MedicineLine) -> bool:
        return any(
            (isinstance(test, RecognisedIn) and matching(test, line))
            or (isinstance(test, RecognisedUnknown) and is_unsure(line, facts.kinds))
            or (isinstance(test, FieldAnswered) and test.field == line.field)
            for test in tests
        )

    return tuple(line for line in facts.lines if belongs(line))


def _stands_alone(alert: Alert, field: str) -> bool:
    return any(
        len(tests) == 1 and isinstance(tests[0], FieldIs) and tests[0].field == field for tests in alert.when.any_of
    )


def _names_unrecognised(alert: Alert) -> bool:
    return any(isinstance(test, RecognisedUnknown) for tests in alert.when.any_of for test in tests)


def _typed_without_flag(
    checklist: Checklist, facts: Facts, found: list[FlagRaised], mentions: tuple[Mention, ...]
) -> list[FlagRaised]:
    """Flags of the program itself, so that no content file can lose what was typed.

    Opioids, opioid blockers and unrecognised medicines which no alert of the content shows, and opioid names in free
    text.
    """
    shown = {id(line) for flag in found for line in flag.lines}
    opioids = tuple(line for line in facts.lines if line.recognised.flag is Flag.OPIOID and id(line) not in shown)
    unsure = tuple(line for line in facts.lines if is_unsure(line, facts.kinds) and id(line) not in shown)
    others = tuple(
        line
        for line in facts.lines
        if line.recognised.flag is Flag.ANTAGONIST and id(line) not in shown and line not in unsure
    )
    denied = state_of(OPIOID_FIELD, facts) is State.NO and any(is_systemic(line) for line in opioids)
    own = [
        (_own_alert(checklist, "typed_opioid", 0), opioids, ()),
        (_own_alert(checklist, "not_recognised", 1), unsure, ()),
        (_own_alert(checklist, "mentioned", 2), (), mentions),
        (_own_alert(checklist, "typed_other", 3), others, ()),
    ]
    return [
        FlagRaised(
            alert=alert,
            state=State.NO if denied and lines == opioids else None,
            deciding=OPIOID_FIELD if denied and lines == opioids else None,
            contradicted=denied and lines == opioids,
            lines=lines,
            shown=(),
            mentions=named,
            opioid=alert.id == "typed_opioid",
            below_opioid=alert.id == "not_recognised",
        )
        for alert, lines, named in own
        if lines or named
    ]


def _own_alert(checklist: Checklist, key: str, urgency: int) -> Alert:
    when = Condition(any_of=((RecognisedUnknown(),),)) if key == "not_recognised" else NOTHING
    words = checklist.texts
    return Alert(
        id=key,
        tier=Tier.B,
        urgency=urgency,
        label=words[f"flag_{key}"],
        when=when,
        text=words["please_check"],
        sources=(),
    )


def _in_order(flags: list[FlagRaised]) -> tuple[FlagRaised, ...]:
    ordered = sorted(flags, key=lambda flag: (flag.alert.tier, flag.alert.urgency))
    first = next((flag for flag in ordered if flag.contradicted and flag.opioid), None)
    if first is not None:
        ordered.remove(first)
        ordered.insert(0, first)
    mentioned = [flag for flag in ordered if flag.mentions]
    below = [flag for flag in ordered if flag.below_opioid]
    rest = [flag for flag in ordered if not (flag.below_opioid or flag.mentions)]
    act_today = [place for place, flag in enumerate(rest) if flag.alert.tier is Tier.A]
    opioid = [place for place, flag in enumerate(rest) if flag.opioid][:1] or [len(act_today) - 1]
    after = max(opioid + act_today) + 1  # free text says less than a flag to act on today
    return (*rest[: opioid[0] + 1], *below, *rest[opioid[0] + 1 : after], *mentioned, *rest[after:])


def unanswered(checklist: Checklist, facts: Facts, flags: tuple[FlagRaised, ...]) -> tuple[Unanswered, ...]:
    """Safety questions that were asked and have no answer, by the most urgent tier which an answer could raise.

    Tiers A and B: every question that decides one of their flags. Below: the rows of the safety table only. A question
    that matters together with another one (pregnant and an opioid) counts once that other one holds.
    """
    told = {flag.deciding for flag in flags if flag.state is State.NOT_ANSWERED}
    rows = {row.field for row in checklist.safety_table}
    missing = facts.asked - facts.values.keys() - told
    tiers: dict[str, Tier] = {}
    for alert in checklist.alerts():
        for name in _yes_no_fields(alert.when.any_of, facts.kinds):
            wanted = name in missing and (alert.tier in (Tier.A, Tier.B) or name in rows)
            if wanted and name not in tiers and _would_raise(alert, name, facts):
                tiers[name] = alert.tier
    for name in rows & missing:  # a row that no flag asks about is still a safety question
        tiers.setdefault(name, Tier.D)
    fields = [f for f in checklist.fields() if f.id in tiers]
    by_tier = [(tier, tuple(f for f in fields if tiers[f.id] is tier)) for tier in Tier]
    return tuple(Unanswered(tier, named) for tier, named in by_tier if named)


def _would_raise(alert: Alert, name: str, facts: Facts) -> bool:
    """Whether some answer to the question `name` would make the flag apply."""
    alternatives = [tests for tests in alert.when.any_of if any(getattr(test, "field", "") == name for test in tests)]
    named = {
        value
        for tests in alternatives
        for test in tests
        if isinstance(test, FieldIs) and test.field == name
        for value in test.values
    }
    asked = facts.asked | facts.kinds.keys()  # an answer may open follow-up questions, not answered yet
    imagined = [replace(facts, values={**facts.values, name: value}, asked=asked) for value in sorted(named)]
    return any(all_hold(tests, view) for tests in alternatives for view in imagined)
