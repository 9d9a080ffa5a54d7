"""Recognisers and typed rows for tests of the rules."""

from __future__ import annotations

from ldnprep.medicines.model import Flag, LongActing, Match, Recognised
from tests.rules.rows import ReadsRows


def match(group: str, flag: Flag = Flag.OPIOID, severity: str = "systemic", *, name: str = "") -> Match:
    """One recognised name."""
    return Match(name or group, name or group, group, flag, severity, LongActing.NO)


class Says(ReadsRows):
    """Recognises just these lines: text → what was made of it. All other text is known and harmless."""

    def __init__(self, **lines: Recognised) -> None:
        self._lines = lines

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        """What was told beforehand."""
        del context, opioid_field
        return self._lines.get(text, Recognised(text, Flag.NONE, True, ()))

    def mentions(self, text: str) -> tuple[Match, ...]:
        """The opioids of any line that stands in the text."""
        return tuple(m for name, found in self._lines.items() if name in text.split() for m in found.matches)


def typed(text: str, *matches: Match, known: bool = True, pain: bool = False) -> Recognised:
    """A line of text with these matches."""
    flags = [each.flag for each in matches] + ([] if known else [Flag.CHECK])
    return Recognised(text, min(flags, key=tuple(Flag).index, default=Flag.NONE), known, matches, pain_or_cough=pain)
