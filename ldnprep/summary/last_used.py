"""Whether the opioid box is loud, and of which opioids nobody said when they were last used: asked by sheet and window.

A loud box never leaves that open: the day decides what a physician may do.
"""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.answers.model import Answers, MedicineRow
from ldnprep.content.ids import LAST_USED, OPIOIDS, PUMP, SIGNS
from ldnprep.content.model import Alert, Kind, Urgency
from ldnprep.rules.conditions import is_named_opioid, says_when
from ldnprep.rules.model import MedicineLine, State, TopicFound
from ldnprep.summary.rows import standing

MANY = "many_for_bowels"  # id of the program's own alert
_WITH_DAY = frozenset({"opioid_procedure_what", "opioid_stopped_what"})  # texts that ask for a day too


def is_loud(found: TopicFound) -> bool:
    """Whether the box is framed: her answers decide, not the alerts alone."""
    told = found.against or found.answer in (State.YES, State.NOT_SURE)
    return told or standing(found) is Urgency.BEFORE


def is_of_hints_alone(found: TopicFound) -> bool:
    """Whether nothing that clears the box tells of an opioid itself, but of what goes with one."""
    return all(map(_is_hint, (a.alert for a in found.alerts if a.alert.urgency is Urgency.BEFORE)))


def _is_hint(alert: Alert) -> bool:
    return alert.state == PUMP or alert.show_groups == (SIGNS,) or (alert.topic == OPIOIDS and alert.id == MANY)


def says_pump(found: TopicFound) -> bool:
    """Whether the heading says her own two answers, since a pump alone neither is an opioid nor speaks against one."""
    raised = {a.alert.state for a in found.alerts if a.alert.urgency is Urgency.BEFORE}
    pump = any(fact.is_of(PUMP) for fact in found.facts(State.YES, State.NOT_SURE))
    alone = pump and bool(raised) and raised <= {PUMP, ""}
    return alone and found.answer is not State.YES and not found.typed and found.quoted is None


def lines_now(found: TopicFound) -> Iterator[MedicineLine]:
    """The typed medicines of a topic that are not past."""
    return (line for row in found.rows for line in row.lines if not line.past)


def lacks_last_used(found: TopicFound, answers: Answers) -> bool:
    """Whether the box says of all opioids together that the day was not answered: nothing of hers tells any."""
    return _is_open(found) and not _is_told(found, answers)


def undated(found: TopicFound, answers: Answers) -> tuple[MedicineLine, ...]:
    """The named opioids of now whose last use stands nowhere, neither beside them nor for all that have no day."""
    lines = tuple(lines_now(found)) if _is_open(found) else ()
    told = {name for line in lines if _has_day(line, answers) for name in _as_typed(line)}
    return tuple(
        line
        for line in lines
        if _is_opioid(line) and not _has_day(line, answers) and not (_as_typed(line) and _as_typed(line) <= told)
    )


def _as_typed(line: MedicineLine) -> frozenset[str]:
    """The names in a row as she wrote them: typed in two places, one day is of both; of two brands it is not."""
    return frozenset(match.typed.casefold() for match in line.recognised.matches)


def _is_open(found: TopicFound) -> bool:
    day = any(fact.is_of(LAST_USED) for fact in found.facts(State.NOT_ANSWERED))
    return day and is_loud(found) and not (is_of_hints_alone(found) or says_pump(found))


def _is_told(found: TopicFound, answers: Answers) -> bool:
    """Whether a row has a day, or words that stand in the box say when: "ER Nov 20, hydromorphone"."""
    day = answers.saved.date() if answers.saved else None
    given = (answers.values.get(fact.field.id) for fact in found.facts(State.YES) if fact.field.id in _WITH_DAY)
    texts = any(says_when(text, day) for text in given if isinstance(text, str))
    beside = any(getattr(line.row, "last_used", "") for row in found.rows for line in row.lines)
    return texts or beside or any(_has_day(line, answers) for line in lines_now(found))


def _is_opioid(line: MedicineLine) -> bool:
    return is_named_opioid(line) and isinstance(line.row, MedicineRow) and bool(line.row.name.strip())


def _has_day(line: MedicineLine, answers: Answers) -> bool:
    day = answers.saved.date() if answers.saved else None
    row = line.row
    return isinstance(row, MedicineRow) and bool(row.last_used or says_when(" ".join(row.typed()), day))


def has_own_days(found: TopicFound) -> bool:
    """Whether a medicine, or what was given or worn, has a day beside it: the general one is of the others."""
    facts = (f.field for f in found.facts(State.YES) if not f.is_of(LAST_USED))
    dated = any(field.kind is Kind.DATE or field.id in _WITH_DAY for field in facts)
    return dated or any(getattr(line.row, "last_used", "") for row in found.rows for line in row.lines)
