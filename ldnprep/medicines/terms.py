"""What one spelling stands for, and the index of all spellings: text and nothing else, so that it can be kept.

The index is made by `index.py` from the groups and the harmless names, and read by `vocabulary.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from msgspec import Struct

from ldnprep.medicines.model import Flag, LongActing

NAME_GROUP = "name"
# a word shorter than this is not compared letter by letter: too many real words are one slip away
SHORTEST_MISSPELT = 6
_URGENCY = {flag: rank for rank, flag in enumerate(Flag)}


class Kind(Enum):
    """How much a spelling says by itself, the most first."""

    NAME = auto()  # a name, a brand, a spelling: always counts
    ELSEWHERE = auto()  # a name from another country or time: counts as it stands, nothing is guessed from it
    SLANG = auto()  # longer slang: counts, but says so
    SHORT = auto()  # slang of one to three letters: counts as the whole entry or beside a dose, patch or use word
    PLAIN = auto()  # an everyday word: alone please check, beside a dose, patch or use word it counts


class Meant(NamedTuple):
    """One medicine of a group that a spelling may mean; the fields are those of `Entry`."""

    name: str
    group: str
    flag: Flag
    severity: str
    long_acting: LongActing
    touches: tuple[str, ...]


class Term(Struct, frozen=True):
    """One spelling of one or more medicines of the same flag; `entries` is empty for a harmless name of the list.

    key: its folded words joined. splits: the words it is written in, "co-codamol" and "cocodamol" are two ways.
    written: the harmless name as on a box, "" for all others.
    """

    key: str
    splits: tuple[tuple[str, ...], ...]
    written: str
    kind: Kind
    flag: Flag
    entries: tuple[Meant, ...]


def urgency(flag: Flag) -> int:
    """0 is the most urgent."""
    return _URGENCY[flag]


_END = "|"  # after each text of many in one; a sign that JSON writes as it is: a tab or a line end takes its time
_FIELD = ";"
_WAY = "/"


def joined(texts: Iterable[str]) -> str:
    """Many texts as one. Raises ValueError where one holds the sign that stands between them."""
    together = tuple(texts)
    if any(_END in text for text in together):
        raise ValueError(f"a name with {_END} cannot be kept")
    return _END.join(together)


def parted(text: str) -> list[str]:
    """The texts that `joined` made this one of; none for an empty text."""
    return text.split(_END) if text else []


class Pairs(Struct, frozen=True):
    """A mapping of text to text as two `joined` texts: read in a tenth of a mapping's time. No key is empty."""

    keys: str
    values: str

    @classmethod
    def of(cls, found: Mapping[str, str]) -> Pairs:
        """From a mapping; its order is kept."""
        return cls(joined(found), joined(found.values()))

    def mapping(self) -> dict[str, str]:
        """As a mapping, in its order."""
        return dict(zip(parted(self.keys), parted(self.values), strict=True))


class Index(Struct, frozen=True):
    """All spellings, ready to be looked up; many texts in one are `joined`.

    meant: the medicines of the groups, see `pack_meant`. terms: key → packed term, see `pack_term`.
    names: key → harmless name `as_written`, sorted by key. usual: keys of the usual ones, the most usual first.
    two_readings: key of a harmless name that is one letter from an opioid's and not ordinary here → key of that one.
    prefixes: how a label cuts a name → key of the name; inside, stems: the same for
    names inside a word, and for parts of names. not_stems: words that hold a stem by chance. not_guessed: words of
    which no guess is made. ordinary: keys that are not looked for in free text. usual_names: keys with which two slips
    are allowed.
    flagged_words, elsewhere_words: what may be misspelt, by length. sounds: sound → flagged words.
    phrases: names in several words without one of them → that word and the name's key.
    suggested: names of the groups to suggest: key → rank (0 before 1) and name.
    strengths: name of a harmless entry → strengths of its combinations with an opioid, each with the key of that one.
    numbered: key of a harmless product → key of what "#3" beside it makes of it. carriers: keys of harmless names that
    are sold with an opioid under a longer name.
    runs: keys in scripts without spaces, or with articles, to be found inside a word.
    """

    meant: str
    terms: Pairs
    names: Pairs
    usual: str
    two_readings: Pairs
    prefixes: Pairs
    inside: Pairs
    stems: Pairs
    not_stems: str
    not_guessed: str
    ordinary: str
    usual_names: str
    flagged_words: Mapping[str, str]
    elsewhere_words: Mapping[str, str]
    sounds: Pairs
    phrases: Pairs
    suggested: Pairs
    strengths: Pairs
    numbered: Pairs
    carriers: str
    runs: str


def by_length(found: Iterable[str]) -> dict[str, str]:
    """Words by their length, `joined`."""
    same: dict[str, list[str]] = defaultdict(list)
    for word in found:
        same[str(len(word))].append(word)
    return {length: joined(all_) for length, all_ in same.items()}


def flag_of(packed: str) -> Flag:
    """The flag of a term that `pack_term` made this text of."""
    return Flag(packed.split(_FIELD)[1])


def as_written(key: str, name: str) -> str:
    """A harmless name as it is kept: nothing where it is its key with a capital letter."""
    return "" if name == key.capitalize() else name


def pack_meant(meant: Meant) -> str:
    """A medicine as one text."""
    touches = " ".join(meant.touches)
    return _FIELD.join((meant.group, meant.flag, meant.severity, meant.long_acting, touches, meant.name))


def meant_of(packed: str) -> Meant:
    """The medicine that `pack_meant` made this text of."""
    group, flag, severity, acting, touches, name = packed.split(_FIELD)
    return Meant(name, group, Flag(flag), severity, LongActing(acting), tuple(touches.split()))


def pack_term(term: Term, places: Mapping[Meant, int]) -> str:
    """A term of a group, without its key, as one text; `places`: which of `Index.meant` each medicine is, from 0."""
    ways = _WAY.join(map(" ".join, term.splits))  # folded words: letters and digits
    return _FIELD.join((str(term.kind.value), term.flag, ways, " ".join(str(places[each]) for each in term.entries)))


def term_of(key: str, packed: str, meant: Sequence[str]) -> Term:
    """The term that `pack_term` made this text of; `meant`: the texts of `Index.meant`."""
    kind, flag, ways, places = packed.split(_FIELD)
    splits = tuple(tuple(way.split(" ")) for way in ways.split(_WAY))
    entries = tuple(meant_of(meant[int(place)]) for place in places.split(" "))
    return Term(key, splits, "", Kind(int(kind)), Flag(flag), entries)
