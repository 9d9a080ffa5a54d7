"""What the recogniser knows, and what it says about one typed line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ldnprep.named import Named


class Flag(Named):
    """How much a line matters, the most urgent first: opioid > antagonist > check > none."""

    OPIOID = "opioid"
    ANTAGONIST = "antagonist"
    CHECK = "check"
    NONE = "none"


# what the flag of a group makes of a line: see the head of medicines.yaml
FLAGS: Mapping[str, Flag] = MappingProxyType(
    {
        "opioid": Flag.OPIOID,
        "antagonist": Flag.ANTAGONIST,
        "check": Flag.CHECK,
        "interaction": Flag.CHECK,
        "not_opioid": Flag.NONE,
    }
)


class Certainty(Named):
    """How sure a match is, the surest first. Only EXACT and SPELLING name a medicine as a fact.

    EXACT: the name as on a box. SPELLING: a close slip, a label's short form, a name inside a longer word.
    SLANG: a word of the street or of everyday speech. PATTERN: only the build of a word or a strength says so; such a
    match gives CHECK at most.
    """

    EXACT = "exact"
    SPELLING = "spelling"
    SLANG = "slang"
    PATTERN = "pattern"


NAMING = (Certainty.EXACT, Certainty.SPELLING)
"""The only ones that name a medicine as a fact."""

TOUCHES = frozenset(
    {
        "alcohol_treatment",
        "bleeding",
        "blood_level",
        "immune",
        "liver",
        "not_studied",
        "serotonin",
        "sleepiness",
        "thyroid",
    }
)
"""All that an entry may touch; `not_studied`: a label says that it was not studied together with naltrexone."""


class LongActing(Named):
    """Whether the medicine keeps acting for long: patches, depots, modified release.

    UNKNOWN prints as "time in body unclear", never as a number.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Match(Struct, frozen=True):
    """One name found in a typed line.

    typed: the words of the line, letter for letter, that were recognised.
    name: the name it stands for, as on labels (generic name), or the product's name.
    group: id of the group in `resources/medicines.yaml`, "name" for a harmless name of the list of names.
    flag: what this match alone gives. CHECK for interaction groups, and for an opioid's slang that stands alone.
    severity: "systemic" or "gut" for opioids, "" for all others.
    certainty: how sure the match is. touches: what the medicine touches, ids of `TOUCHES`.
    """

    typed: str
    name: str
    group: str
    flag: Flag
    severity: str
    long_acting: LongActing
    certainty: Certainty = Certainty.EXACT
    touches: tuple[str, ...] = ()


class Recognised(Struct, frozen=True):
    """What was made of one typed line; `text` is that line, unaltered.

    flag: the most urgent match; CHECK also when any part is not recognised; NONE only when all is known and harmless.
    recognised: whether every part of the line is known.
    suggestions: near harmless names to ask her about ("did you mean ...?"), on her screen only: they decide nothing.
    pain_or_cough: whether the line is not recognised and speaks of pain relief or a cough.
    """

    text: str
    flag: Flag
    recognised: bool
    matches: tuple[Match, ...]
    suggestions: tuple[str, ...] = ()
    pain_or_cough: bool = False


class Entry(Struct, frozen=True):
    """One medicine of a group: the name it is called by, and all other names people give it.

    group, flag: of the group it stands in. severity: "systemic" or "gut" for opioids, "" for all others.
    truncated: as pharmacy labels cut the name; each stands among the spellings too.
    elsewhere: names from lists of other countries and times (`opioid-brands.tsv`): known as they stand, a name that
    is only near one of them is no more than to be checked.
    touches: ids of `TOUCHES`. source: where it was read. What it is taken for is for the readers of the file alone.
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
    touches: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Group(Struct, frozen=True):
    """One group of `resources/medicines.yaml`. flag: what a match in it gives (CHECK for interactions)."""

    id: str
    title: str
    flag: Flag
    note: str
    entries: tuple[Entry, ...]


class Medicines(Struct, frozen=True):
    """All that `resources/medicines.yaml` says.

    truncated_prefixes: a word that begins so counts as the entry of that name.
    plain_words: everyday words that are slang too. ordinary_words: names that are not searched for in free text.
    ordinary_here: harmless names that are one letter from an opioid's and are ordinary in the six countries.
    usual_names: the names that are misspelt in many ways: two slips are allowed in them.
    inside: names that count inside a longer word too, with the entry. stems: beginnings and middles of opioids' names,
    with the entry; `not_stems`: words that hold one and have nothing to do with it.
    not_guessed: everyday words near an opioid's name, of which no guess is made.
    strengths: of a harmless medicine, the strengths that its combination with an opioid has, with the entry.
    numbered: harmless products with the opioid that "#3" beside them makes of them. carriers: more names of harmless
    painkillers, cough, cramp and migraine medicines that are sold with an opioid under a longer name.
    """

    groups: tuple[Group, ...]
    truncated_prefixes: Mapping[str, str]
    plain_words: tuple[str, ...]
    ordinary_words: tuple[str, ...]
    ordinary_here: tuple[str, ...] = ()
    usual_names: tuple[str, ...] = ()
    inside: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    not_stems: tuple[str, ...] = ()
    not_guessed: tuple[str, ...] = ()
    strengths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbered: Mapping[str, str] = field(default_factory=dict)
    carriers: tuple[str, ...] = ()
