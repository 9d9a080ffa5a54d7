"""What she ticked that makes an urgent text apply, in words, so that the text names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ldnprep.answers.model import NOT_SURE, YES, Value
from ldnprep.content.ids import NALTREXONE
from ldnprep.content.model import Checklist, Field, Urgent
from ldnprep.medicines.model import Flag
from ldnprep.rules.alerts import RESCUE
from ldnprep.rules.model import MedicineLine


def sign_lines(
    checklist: Checklist, values: Mapping[str, Value], urgent: Urgent, typed: Iterable[MedicineLine] = ()
) -> tuple[str, ...]:
    """One line a sign: its name as asked, and the state of her own answer ("Dark urine: not sure").

    values: the answers that count. A sign that she did not tick has no line. typed: her medicines; of a blocker that
    the text does not name, it says which.
    """
    blockers = tuple(blocker_line(checklist.texts, line, name) for line, name in other_blockers(urgent, typed))
    fields = {field.id: field for field in checklist.fields()}
    named = ((fields[name], values.get(name)) for name in urgent.signs if name in fields)
    lines = (_line(checklist.texts, field, value) for field, value in named if value is not None)
    return (*(line for line in lines if line), *blockers)


def other_blockers(urgent: Urgent, typed: Iterable[MedicineLine]) -> Iterator[tuple[MedicineLine, str]]:
    """Typed medicines that make a text about naltrexone apply and are none, each with the name that was recognised."""
    if not any(getattr(test, "topic", "") == NALTREXONE for tests in urgent.when.any_of for test in tests):
        return
    for line in typed:
        for match in line.recognised.matches:
            if match.flag is Flag.ANTAGONIST and "naltrexone" not in match.name and match.name != RESCUE:
                yield line, match.name


def blocker_line(texts: Mapping[str, str], line: MedicineLine, name: str) -> str:
    """ "Selincro (nalmefene): opioid blocker"."""
    said = line.row.name if name.lower() in line.row.name.lower() else f"{line.row.name} ({name})"
    return f"{said}: {texts['recognised_antagonist']}"


def _line(texts: Mapping[str, str], field: Field, value: Value) -> str:
    if isinstance(value, tuple):
        ticked = [option.short for option in field.options if option.id in value and not option.alone]
        return f"{', '.join(ticked)}: {texts[YES]}" if ticked else ""
    return f"{field.short}: {texts[value]}" if value in (YES, NOT_SURE) and isinstance(value, str) else ""
