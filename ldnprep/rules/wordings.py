"""Rows of plain words, found in running text word by word, without a pattern: hundreds of rows cost no time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

from msgspec import Struct

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOPS = re.compile(r"[.;:!?()\n]")
_SPAN = re.compile(r"(?s).+")

Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""By its first word: what else each phrase needs."""


class Step(Struct, frozen=True):
    """What may stand at one place of a row. optional: or nothing."""

    phrases: Phrases
    optional: bool = False


class Row(Struct, frozen=True):
    """at_end: it counts only as the end of what is said."""

    steps: tuple[Step, ...]
    at_end: bool


class _Words:
    """A text as words in small letters without apostrophes ("dont"), each with what stands before the next."""

    def __init__(self, text: str) -> None:
        self.found = list(_WORD.finditer(text))
        self.plain = [_plain(each[0]) for each in self.found]
        self._gaps = [text[one.end() : other.start()] for one, other in pairwise(self.found)]

    def goes_on(self, at: int) -> bool:
        """Whether the word before `at` and the one at it belong together."""
        return at < len(self.plain) and not _STOPS.search(self._gaps[at - 1])

    def pauses(self, at: int) -> bool:
        """Whether what is said ends, or its part does, before the word at `at`."""
        return not self.goes_on(at) or "," in self._gaps[at - 1]

    def holds(self, at: int, phrases: Phrases) -> Iterator[int]:
        """Where each of these phrases that begins at `at` ends."""
        for rest in phrases.get(self.plain[at], ()) if at < len(self.plain) else ():
            end = at + 1 + len(rest)
            if tuple(self.plain[at + 1 : end]) == rest and all(map(self.goes_on, range(at + 1, end))):
                yield end

    def follows(self, at: int, phrases: Phrases) -> Iterator[int]:
        """The same for what belongs to the word before it."""
        return self.holds(at, phrases) if self.goes_on(at) else iter(())


@lru_cache(maxsize=256)  # several tables are looked for in one sentence
def _words_of(text: str) -> _Words:
    return _Words(text)


class Wordings:
    """Rows of wordings.

    A word in capitals stands for any of the phrases of that name ("END_IT": those of "END IT"; "THEY'd": each of THEY
    with 'd), a word with "?" may be left out, and "." at the end asks that the saying, or its part, ends there.
    """

    def __init__(
        self, rows: Sequence[str], names: Mapping[str, str], *, ends: Sequence[str] = (), unless: Sequence[str] = ()
    ) -> None:
        """names: the phrases of each name, "|" between them. ends: what may follow ".". unless: what makes a row void
        when it follows. Raises KeyError for a word in capitals that is no name."""
        self._names = names
        self._ends, self._unless = _phrases("|".join(ends)), _phrases("|".join(unless))
        self._rows: dict[str, list[Row]] = {}
        for row in map(self._row, rows):
            for word in _first_words(row.steps):
                self._rows.setdefault(word, []).append(row)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """What stands in the text, in its order; where several rows begin at one word, the longest."""
        words = _words_of(text)
        for at, word in enumerate(words.plain):
            ends = (end for row in self._rows.get(word, ()) for end in self._matched(words, at, row))
            if last := max(ends, default=0):
                yield from _SPAN.finditer(text, words.found[at].start(), words.found[last - 1].end())

    def _matched(self, words: _Words, at: int, row: Row) -> Iterator[int]:
        first, *steps = row.steps
        ends = chain.from_iterable(_after(words, end, steps) for end in words.holds(at, first.phrases))
        for end in chain(ends, self._matched(words, at, Row(row.steps[1:], row.at_end)) if first.optional else ()):
            if self._may_end(words, end, row):
                yield end

    def _may_end(self, words: _Words, end: int, row: Row) -> bool:
        if row.at_end and not (words.pauses(end) or any(words.follows(end, self._ends))):
            return False
        return not any(words.follows(end, self._unless)) or (row.at_end and words.pauses(end))

    def _row(self, text: str) -> Row:
        words = text.split()
        at_end = words[-1] == "."
        return Row(tuple(map(self._step, words[:-1] if at_end else words)), at_end)

    def _step(self, word: str) -> Step:
        name = word.rstrip("?").replace("_", " ")
        one, apostrophe, ending = name.partition("'")
        if name in self._names:
            phrases = _phrases(self._names[name])
        elif one in self._names:
            phrases = _phrases("|".join(f"{each}{apostrophe}{ending}" for each in self._names[one].split("|")))
        elif name.isupper():
            raise KeyError(name)
        else:
            phrases = _phrases(name)
        return Step(phrases, word.endswith("?"))


def _plain(word: str) -> str:
    return word.lower().replace("'", "").replace("’", "")


@cache  # a name stands in many rows
def _phrases(text: str) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in filter(None, text.split("|")):
        first, *rest = (_plain(word[0]) for word in _WORD.finditer(phrase))
        found.setdefault(first, []).append(tuple(rest))
    return found


def _first_words(steps: Sequence[Step]) -> frozenset[str]:
    words = frozenset(steps[0].phrases)
    return words | _first_words(steps[1:]) if steps[0].optional else words


def _after(words: _Words, at: int, steps: Sequence[Step]) -> Iterator[int]:
    """Where these steps, one behind the other and behind the word before `at`, may end."""
    if not steps:
        yield at
        return
    for end in words.follows(at, steps[0].phrases):
        yield from _after(words, end, steps[1:])
    if steps[0].optional:
        yield from _after(words, at, steps[1:])
