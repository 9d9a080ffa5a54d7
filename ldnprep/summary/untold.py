"""Alerts whose answers print in no row of their topic: an age, a number for mood, medicines that stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.content.model import Alert, Urgency
from ldnprep.rules.model import MedicineLine, State, TopicFound
from ldnprep.summary.model import Span, Text, Tone
from ldnprep.summary.words import Desk, joined, quoted, typed


def untold(at: Desk, found: TopicFound) -> Iterator[Text]:
    """What the most urgent alert of each kind says that no row says, with its own sentence.

    A topic whose urgency an alert has raised is never empty on the front. What must be done today stands in the band.
    """
    said: set[frozenset[str]] = set()
    for raised in found.alerts:
        alert = raised.alert
        about = frozenset((*alert.quotes, *alert.show_groups)) - found_elsewhere(alert, found)
        if alert.urgency is Urgency.TODAY or alert.state or _is_told(alert, found) or any(about & one for one in said):
            continue
        said.add(about)
        yield _words(at, alert)


def untold_lines(at: Desk) -> tuple[MedicineLine, ...]:
    """The typed medicines that `untold` names, of all topics."""
    groups = {
        group
        for found in at.findings.topics
        for raised in found.alerts
        if raised.alert.urgency is not Urgency.TODAY and not raised.alert.state and not _is_told(raised.alert, found)
        for group in raised.alert.show_groups
    }
    return _of_groups(at, groups)


def _of_groups(at: Desk, groups: set[str]) -> tuple[MedicineLine, ...]:
    return tuple(line for line in at.findings.lines if any(m.group in groups for m in line.recognised.matches))


def found_elsewhere(alert: Alert, found: TopicFound) -> frozenset[str]:
    """The fields that the alert joins to those of its own topic: LDN beside a low mood."""
    own = set(found.topic.fields())
    shown = {name for name in alert.show if name not in own}
    return frozenset(name for name in alert.quotes if name not in own and name not in shown and alert.show)


def _is_told(alert: Alert, found: TopicFound) -> bool:
    """Whether a row of the topic holds an answer, or a typed medicine, that the alert is about."""
    facts = {fact.field.id for fact in found.facts(State.YES, State.NOT_SURE)}
    lines = [line for row in found.rows for line in row.lines]
    groups = {match.group for line in lines for match in line.recognised.matches}
    if alert.show_groups:
        return bool(groups & set(alert.show_groups) or facts & set(alert.quotes))
    return bool(lines or facts & set(alert.quotes)) if not alert.show else bool(facts & set(alert.show))


def _words(at: Desk, alert: Alert) -> Text:
    lines = _of_groups(at, set(alert.show_groups))
    named = joined((quoted(typed(line.row.name, Tone.STRONG)) for line in lines if line.row.name), "; ")
    brief = (at.statement(alert.brief, alert.sources),) if alert.brief else ()
    if named and brief:  # the sentence first: behind a medicine it would seem to speak of that alone
        return (*brief, Span(" "), *named)
    return (*(named or (Span(alert.label),)), *((Span(". "), *brief) if brief else ()))
