"""Which typed medicine makes an urgent text about naltrexone apply, so that the text names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ldnprep.content.ids import NALTREXONE
from ldnprep.content.model import Urgent
from ldnprep.rules.model import MedicineLine, is_blocker


def other_blockers(urgent: Urgent, typed: Iterable[MedicineLine]) -> Iterator[tuple[MedicineLine, str]]:
    """Typed medicines that make a text about naltrexone apply and are none, each with the name that was recognised."""
    if not any(getattr(test, "topic", "") == NALTREXONE for tests in urgent.when.any_of for test in tests):
        return
    for line in typed:
        for match in line.recognised.matches:
            if is_blocker(match) and "naltrexone" not in match.name:
                yield line, match.name


def blocker_line(texts: Mapping[str, str], line: MedicineLine, name: str) -> str:
    """ "Selincro (nalmefene): opioid blocker"."""
    said = line.row.name if name.lower() in line.row.name.lower() else f"{line.row.name} ({name})"
    return f"{said}: {texts['recognised_antagonist']}"
