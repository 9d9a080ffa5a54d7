"""What the recogniser knows, and what it says about one typed line."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ldnprep.frozen import dataclass


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
    flag: what this match alone gives. CHECK for interaction groups, and for an opioid's slang that stands alone.
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
    pain_or_cough: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One medicine of a group: the name it is called by, and all other names people give it.

    group, flag: of the group it stands in. severity: "systemic" or "gut" for opioids, "" for all others.
    truncated: as pharmacy labels cut the name; each stands among the spellings too.
    source: where it was read. What else the file says (what it is taken for, what it touches) is for its readers alone.
    """

    name: str
    group: str
    flag: Flag
    severity: str
    long_acting: LongActing
    brands: tuple[str, ...]
    spellings: tuple[str, ...]
    slang: tuple[str, ...]
    truncated: tuple[str, ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """One group of `resources/medicines.yaml`. flag: what a match in it gives (CHECK for interactions)."""

    id: str
    title: str
    flag: Flag
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Medicines:
    """All that `resources/medicines.yaml` says.

    truncated_prefixes: a word that begins so counts as the entry of that name.
    plain_words: everyday words that are slang too. ordinary_words: names that are not searched for in free text.
    """

    groups: tuple[Group, ...]
    truncated_prefixes: Mapping[str, str]
    plain_words: tuple[str, ...]
    ordinary_words: tuple[str, ...]
