"""Topics that hold unlike things (other medicines, other health): each part stands where its own alerts put it, so that
no ordinary medicine is marked because of a neighbour."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ldnprep.content.ids import OTHER_HEALTH, OTHER_MEDICINES
from ldnprep.content.model import Alert, Urgency
from ldnprep.content.when import RecognisedUnknown
from ldnprep.rules.conditions import may_relieve_pain
from ldnprep.rules.model import MedicineLine, RowFound, State, TopicFound, is_guess


def parts_of(found: TopicFound) -> tuple[TopicFound, ...]:
    """The topic itself, or of one that holds unlike things a part for each urgency, the most urgent first."""
    alerts = [raised.alert for raised in found.alerts if raised.alert.urgency is not Urgency.TODAY]
    if found.topic.id not in (OTHER_MEDICINES, OTHER_HEALTH) or not alerts:
        return (found,)
    rows = [part for row in found.rows for part in _by_pain(row)]
    standing = [(_urgency(row, alerts), row) for row in rows]
    # what is said of a row that stands in a more urgent part is not said below a neighbour of it
    elsewhere = {
        alert.id: {own for own, row in standing if _is_about(alert, row)} - {alert.urgency} for alert in alerts
    }
    return tuple(
        replace(
            found,
            urgency=urgency,
            rows=tuple(row for own, row in standing if own is urgency),
            alerts=tuple(
                raised
                for raised in found.alerts
                if raised.alert.urgency is urgency and not elsewhere.get(raised.alert.id)
            ),
        )
        for urgency in Urgency
        if urgency is not Urgency.TODAY
    )


def is_unknown(line: MedicineLine) -> bool:
    """Whether anything in a typed line was not recognised for sure, also beside a name that was."""
    return not line.recognised.recognised or any(map(is_guess, line.recognised.matches))


def _for_pain(line: MedicineLine) -> bool:
    return is_unknown(line) and may_relieve_pain(line)


def _by_pain(row: RowFound) -> Iterator[RowFound]:
    """What was not recognised and may well relieve pain apart from the rest."""
    pain = tuple(filter(_for_pain, row.lines))
    rest = tuple(line for line in row.lines if line not in pain)
    yield from (replace(row, lines=lines) for lines in (pain, rest) if lines) if pain else (row,)


def _urgency(row: RowFound, alerts: list[Alert]) -> Urgency:
    """That of the most urgent alert which is about something in the row."""
    return next((alert.urgency for alert in alerts if _is_about(alert, row)), Urgency.NONE)


def _is_about(alert: Alert, row: RowFound) -> bool:
    tests = [test for tests in alert.when.any_of for test in tests if isinstance(test, RecognisedUnknown)]
    if any(map(is_unknown, row.lines)):
        pain = any(map(_for_pain, row.lines))
        if alert.id == "not_recognised" or any(pain or not test.for_pain for test in tests):
            return True
    told = {fact.field.id for fact in row.facts if fact.state in (State.YES, State.NOT_SURE)}
    told.update(name for mention in row.mentions for name, _ in mention.heard)
    groups = {match.group for line in row.lines for match in line.recognised.matches}
    return bool(told & {alert.state, *alert.quotes, *alert.show} or groups & set(alert.show_groups))
