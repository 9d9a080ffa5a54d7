"""The patient is told as much as the physician: an alert that says "was told" has an urgent text that applies.

An urgent text stands for an alert when each way to raise the alert is also a way to show the text: every test of one of
its alternatives follows from a test of the alert. (Where it yields to another text, that one is shown.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ldnprep.content.alerts import Evidence, evidence_of
from ldnprep.content.model import Alert, Checklist, Urgency, Urgent
from ldnprep.content.nodes import Problems, node_at
from ldnprep.content.when import DaysToSurgery, FieldIs, Test, Told

_SAYS_SO = re.compile(r"\b(?:was|were|is|been) (?:told|shown|given)\b", re.IGNORECASE)


def check_pairs(checklist: Checklist, problems: Problems, warnings: Problems) -> None:
    """Note every alert that claims more was told to the patient than any urgent text tells her."""
    evidence = evidence_of(checklist)
    for alert in checklist.alerts():
        says_so = bool(_SAYS_SO.search(f"{alert.text} {alert.brief}"))
        if (not says_so and alert.urgency is not Urgency.TODAY) or is_told(alert, checklist.urgent, evidence):
            continue
        remedy = "add a text under `urgent` with the same `when`, or one that holds more often"
        if says_so:
            what = f"`{alert.id}` says that the patient was told or shown something, and no urgent text does so"
            problems.add(node_at(alert.place), what, f"{remedy}, or take these words away")
        else:
            what = f"`{alert.id}` is for today, and no urgent text tells the patient so"
            warnings.add(node_at(alert.place), what, remedy)


def is_told(alert: Alert, urgent: Iterable[Urgent], evidence: Evidence) -> bool:
    """Whether some urgent text applies however the alert is raised."""
    ways = [tests for text in urgent for tests in text.when.any_of]
    return all(any(_follows(way, tests, evidence) for way in ways) for tests in alert.when.any_of)


def _follows(way: tuple[Test, ...], given: tuple[Test, ...], evidence: Evidence) -> bool:
    return all(any(_implies(each, test, evidence) for each in given) for test in way)


def _implies(given: Test, wanted: Test, evidence: Evidence) -> bool:
    if given == wanted:
        return True
    if isinstance(given, FieldIs) and isinstance(wanted, FieldIs):
        return given.field == wanted.field and set(given.values) <= set(wanted.values)
    if isinstance(given, DaysToSurgery) and isinstance(wanted, DaysToSurgery) and wanted.at_least is None:
        return wanted.at_most is not None and given.at_most is not None and given.at_most <= wanted.at_most
    if isinstance(given, Told) and isinstance(wanted, Told) and wanted.named and given.topic == wanted.topic:
        return True
    known = evidence.get(wanted.topic) if isinstance(wanted, Told) else None
    return known is not None and any(len(way) == 1 and _implies(given, way[0], evidence) for way in known.any_of)
