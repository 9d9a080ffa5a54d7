"""Alerts whose answers print in no row of their topic: an age, a number for mood, medicines that stand nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.content.model import Alert, Kind, Urgency
from ldnprep.rules.model import MedicineLine, State, TopicFound
from ldnprep.summary.model import Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.words import Desk, joined, quoted, typed, value_text


def untold(at: Desk, found: TopicFound, room: Room) -> Iterator[Text]:
    """What such alerts say, each with its own sentence: a topic that an alert has raised is never empty on the front.

    What must be done today stands in the band.
    """
    for alert, lines in _left(at, found):
        short = not alert.brief or room.without(f"briefs_{alert.urgency.value}")
        brief = () if short else (at.statement(alert.brief, alert.sources),)
        named = joined((quoted(typed(line.row.name, Tone.STRONG)) for line in lines), "; ")
        told = named or (Span(alert.label), *_number(at, alert))
        yield (*told, *((Span(". "), *brief) if brief else ()))


def _number(at: Desk, alert: Alert) -> Text:
    """Her own number, where the alert is about one."""
    shown = [at.fields[name] for name in alert.show if name in at.fields and at.fields[name].kind is Kind.SCALE]
    return (Span(": "), *value_text(at, shown[0], at.value(shown[0].id))) if shown else ()


def untold_lines(at: Desk) -> tuple[MedicineLine, ...]:
    """The typed medicines that `untold` names, of all topics."""
    return tuple(line for found in at.findings.topics for _, lines in _left(at, found) for line in lines)


def _left(at: Desk, found: TopicFound) -> Iterator[tuple[Alert, tuple[MedicineLine, ...]]]:
    """The alerts that no row tells of, each with the typed medicines that it is about; a number or a date once."""
    facts = {fact.field.id for fact in found.facts(State.YES, State.NOT_SURE)}
    standing = {id(line) for topic in at.findings.topics for row in topic.rows for line in row.lines}
    said: set[str] = set()
    for alert in (raised.alert for raised in found.alerts):
        if alert.urgency is Urgency.TODAY or alert.state:
            continue
        if alert.show_groups:
            lines = tuple(line for line in _of_groups(at, alert) if id(line) not in standing)
            standing |= {id(line) for line in lines}
            if lines:
                yield alert, lines
        elif alert.show and not said & set(alert.show) and not facts & {*alert.show, *alert.quotes}:
            said |= set(alert.show)
            yield alert, ()


def _of_groups(at: Desk, alert: Alert) -> Iterator[MedicineLine]:
    groups = set(alert.show_groups)
    for line in at.findings.lines:
        if line.row.name and any(match.group in groups for match in line.recognised.matches):
            yield line
