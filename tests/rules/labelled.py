"""A recogniser that knows the labelled names of the oracle and nothing else: the rules alone are on trial with it."""

from __future__ import annotations

import re

from ldnprep.medicines.model import Flag, LongActing, Match, Recognised
from tests.rules.oracle import KIND_OF
from tests.rules.rows import ReadsRows

# kind of the oracle → group, flag, severity as `ldnprep medicines` tells them
MEANS = {
    "systemic": ("analgesics", Flag.OPIOID, "systemic"),
    "slang": ("herbal_street", Flag.OPIOID, "systemic"),
    "gut": ("antidiarrhoeal", Flag.OPIOID, "gut"),
    "harmless": ("name", Flag.NONE, ""),
    "antagonist": ("antagonists", Flag.ANTAGONIST, ""),
    "sign": ("opioid_signs", Flag.CHECK, ""),
    "interaction": ("interaction", Flag.CHECK, ""),
}
CALLED = {"LDN": "naltrexone", "Contrave": "bupropion with naltrexone", "Mysimba": "bupropion with naltrexone"}
URGENCY = tuple(Flag)
FOR_PAIN = re.compile(r"\b(pain|cough|ache)", re.IGNORECASE)


class Labelled(ReadsRows):
    """Knows each name by its label; every other word is not recognised."""

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        """What the names in the text mean; what the box for opioids means is for the rules to judge."""
        del opioid_field
        found = _matches(text)
        known = " ".join(sorted(text.casefold().split())) == " ".join(
            sorted(word for match in found for word in match.typed.casefold().split())
        )
        flags = [match.flag for match in found] + ([] if known else [Flag.CHECK])
        flag = min(flags, key=URGENCY.index, default=Flag.NONE)
        return Recognised(text, flag, known, found, pain_or_cough=bool(FOR_PAIN.search(f"{text} {context}")))

    def mentions(self, text: str) -> tuple[Match, ...]:
        """Opioids and blockers that the text names."""
        return tuple(match for match in _matches(text) if match.flag in (Flag.OPIOID, Flag.ANTAGONIST))


def _matches(text: str) -> tuple[Match, ...]:
    return tuple(
        Match(name, CALLED.get(name, name), *MEANS[kind], LongActing.NO)
        for name, kind in KIND_OF.items()
        if kind in MEANS and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    )
