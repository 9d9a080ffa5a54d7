"""What the recogniser says about one typed line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Flag(StrEnum):
    """How much a line matters, the most urgent first: opioid > antagonist > check > none."""

    OPIOID = "opioid"
    ANTAGONIST = "antagonist"
    CHECK = "check"
    NONE = "none"


class LongActing(StrEnum):
    """Whether the medicine keeps acting for long: patches, depots, modified release.

    UNKNOWN prints as "interval uncertain", never as a number.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """One name found in a typed line.

    typed: the words of the line, letter for letter, that were recognised.
    name: the name it stands for, as on labels (generic name), or the product's name.
    group: id of the group in `resources/medicines.yaml`, "name" for a harmless name of the list of names.
    flag: what this match alone would give (interaction groups give CHECK).
    severity: "systemic" or "gut" for opioids, "" for all others.
    """

    typed: str
    name: str
    group: str
    flag: Flag
    severity: str
    long_acting: LongActing


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of one typed line; `text` is that line, unaltered.

    flag: the most urgent match; CHECK also when any part is not recognised; NONE only when all is known and harmless.
    recognised: whether every part of the line is known.
    """

    text: str
    flag: Flag
    recognised: bool
    matches: tuple[Match, ...]
