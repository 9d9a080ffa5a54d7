"""The harmless names that may be an opioid's too: sold as one elsewhere, or one letter from one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from ldnprep.medicines.fold import key
from ldnprep.medicines.model import Flag
from ldnprep.medicines.terms import Kind, Term

_DIGITS = "0123456789"


def two_readings(terms: Mapping[str, Term], listed: Mapping[str, str], ordinary_here: Iterable[str]) -> dict[str, str]:
    """Key of a harmless name, or of one with a number behind it → key of the opioid that it may be with a slip.

    ordinary_here: names of which nothing else is thought.
    """
    ordinary = frozenset(map(key, ordinary_here))
    return _near_an_opioid(terms, listed, ordinary) | _numbers_near(terms, listed, ordinary)


def opioids_abroad(names: Iterable[str], terms: dict[str, Term]) -> dict[str, str]:
    """Takes the names out of `terms` that are harmless here and an opioid's elsewhere: key → key of that opioid."""
    found = {}
    for k in map(key, names):
        if k in terms and terms[k].kind is Kind.ELSEWHERE:
            found[k] = key(terms.pop(k).entries[0].name)
    return found


def _near_an_opioid(terms: Mapping[str, Term], listed: Mapping[str, str], ordinary: Collection[str]) -> dict[str, str]:
    """Harmless names that a slip of one letter makes of an opioid's name, with its key; not the ordinary ones."""
    opioids: dict[str, str] = {}
    for k, term in terms.items():
        if term.flag is Flag.OPIOID and term.kind in (Kind.NAME, Kind.ELSEWHERE):
            for cut in _with_one_less(k):
                opioids.setdefault(cut, k)
    found = {}
    for k in listed:
        near = None if k in ordinary else next((opioids[cut] for cut in _with_one_less(k) if cut in opioids), None)
        if near is not None:
            found[k] = near
    return found


def _numbers_near(terms: Mapping[str, Term], listed: Mapping[str, str], ordinary: Collection[str]) -> dict[str, str]:
    """Harmless names with a number at one end that are one letter from an opioid's: "msm4" from MSO4.

    Written apart too ("msm 4"), but for an ordinary name: "CBD 2" is CBD.
    """
    numbered: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for k, term in terms.items():
        first, letters, last = _parted(k)
        if term.flag is Flag.OPIOID and first + last and letters.isalpha():
            for cut in _with_one_less(letters):
                numbered[cut].append((first, last, k))
    found = {}
    for k in (*listed, *(k for k, term in terms.items() if term.flag is Flag.NONE)):
        for first, last, opioid in (each for cut in _with_one_less(k) for each in numbered.get(cut, ())):
            if opioid != f"{first}{k}{last}":  # "3 Tylenol": a number of that product is looked at by itself
                found[f"{first}{k}{last}"] = opioid
                found |= {} if k in ordinary else {f"{first} {k} {last}".strip(): opioid}
    return {typed: opioid for typed, opioid in found.items() if typed not in terms and typed not in listed}


def _parted(name: str) -> tuple[str, str, str]:
    """The digits before, what stands between, the digits behind."""
    rest = name.lstrip(_DIGITS)
    letters = rest.rstrip(_DIGITS)
    return name.removesuffix(rest), letters, rest.removeprefix(letters)


def _with_one_less(word: str) -> Iterator[str]:
    """The word, and all that is left of it when one letter is taken out: two words one slip apart share one of them."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
