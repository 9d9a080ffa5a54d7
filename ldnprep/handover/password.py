"""How hard a password is to guess for someone who has the PDF and a fast computer: a low estimate, no dictionary.

The estimate counts what people really choose: words, dates, runs on the keyboard, repeats. It can be too low (the
person is asked for a little more), seldom too high.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

_BITS_PER_WORD = 12.0  # one of some 4,000 words that people think of
_LETTERS_PER_WORD = 7  # in a long run without spaces
_BITS_PER_LETTER = 4.7
_BITS_PER_DIGIT = 3.3
_BITS_PER_SIGN = 5.0
_BITS_PER_DATE = 14.0  # a day within some fifty years
_BITS_PER_YEAR = 6.0
_BITS_PER_REPEAT = 1.0
_BITS_PER_CAPITAL = 1.0
_FEW_GUESSES_BITS = 8.0
_BITS_PER_KNOWN = 4.0
_SHORTEST_WORD = 3
_SHORTEST_RUN = 4
_SHORTEST_PASSWORD = 8
_LONGEST_PASSWORD_BYTES = 127  # PDF 2.0 (ISO 32000-2, 7.6.4.3.3) leaves out what comes after

# the first guesses of every list of leaked passwords, and what lies near for this program
_FIRST_GUESSES = (
    "password", "passwort", "passwd", "secret", "letmein", "welcome", "iloveyou", "sunshine", "princess", "football",
    "monkey", "dragon", "admin", "login", "master", "shadow", "abc123", "qwerty", "azerty", "qwertz", "doctor",
    "clinic", "patient", "naltrexone", "ldn", "fibro", "fibromyalgia", "pain", "health", "hospital", "visit",
)  # fmt: skip
_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
)
_DATE = re.compile(r"\d{1,2}[./-]?\d{1,2}[./-]?(?:19|20)\d\d|(?:19|20)\d\d[./-]?\d{1,2}[./-]?\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOKS_LIKE = str.maketrans("0134578@$!", "oleastbasi")


class Level(Enum):
    """WEAK: seconds to hours for a home computer. FAIR: days. GOOD: years. STRONG: out of reach."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Strength:
    """`bits`: guesses needed, as a power of two. `advice`: keys of sentences, the most useful first: `empty`,
    `too_short`, `too_long`, `a_date`, `known_about_you`, `first_guess`, `repeats`, `a_run`, `add_words`,
    `hard_to_type`."""

    level: Level
    bits: float
    advice: tuple[str, ...]


_LEVELS = ((60.0, Level.STRONG), (46.0, Level.GOOD), (34.0, Level.FAIR))


@dataclass(slots=True)
class _Rest:
    """What is left to count, and what was counted."""

    text: str
    bits: float = 0.0


def password_strength(password: str, known: tuple[str, ...] = ()) -> Strength:
    """The strength of a password; `known` is what others know too (name, date of birth, clinic), it counts for little.

    Sheets are sent to a clinic, where someone types the password by hand, told by telephone: so the advice is several
    plain words rather than signs, and letters that not every keyboard has are named as `hard_to_type`.
    """
    if not password:
        return Strength(Level.WEAK, 0.0, ("empty",))
    rest = _Rest(unicodedata.normalize("NFKC", password[:_LONGEST_PASSWORD_BYTES]).casefold())
    found = {
        "too_short": len(password) < _SHORTEST_PASSWORD,
        "too_long": len(password.encode("utf-8", "replace")) > _LONGEST_PASSWORD_BYTES,
        "a_date": _take_dates(rest, known),
        "known_about_you": _take_words(rest, _parts(known), _BITS_PER_KNOWN),
        "first_guess": _take_words(rest, _FIRST_GUESSES, _FEW_GUESSES_BITS),
        "repeats": _take_repeats(rest),
        "a_run": _take_runs(rest),
    }
    bits = rest.bits + _count(rest.text) + _capitals(password)
    bits = min(bits, _count_distinct(password))
    level = next((level for least, level in _LEVELS if bits >= least), Level.WEAK)
    level = Level.WEAK if found["too_short"] else level
    found["add_words"] = level in (Level.WEAK, Level.FAIR)
    found["hard_to_type"] = not password.isascii()
    return Strength(level, round(bits, 1), tuple(key for key, holds in found.items() if holds))


def _parts(known: tuple[str, ...]) -> tuple[str, ...]:
    """Names and dates taken apart, since people use pieces of them; longest first."""
    parts = {part for text in known for part in re.split(r"\W+", unicodedata.normalize("NFKC", text).casefold())}
    return tuple(sorted((part for part in parts if len(part) >= _SHORTEST_WORD), key=len, reverse=True))


def _take_dates(rest: _Rest, known: tuple[str, ...]) -> bool:
    """Days and years; a day that others know, written in whatever order, is one of the first guesses."""
    known_days = {_digits_of(day.group()) for text in known for day in _DATE.finditer(text)}

    def value(match: re.Match[str]) -> float:
        if len(match.group()) == len("1975"):
            return _BITS_PER_YEAR
        return _BITS_PER_KNOWN if _digits_of(match.group()) in known_days else _BITS_PER_DATE

    before = rest.text
    for pattern in (_DATE, _YEAR):
        rest.bits += sum(map(value, pattern.finditer(rest.text)))
        rest.text = pattern.sub("\0", rest.text)
    return rest.text != before


def _digits_of(day: str) -> tuple[str, ...]:
    return tuple(sorted(re.sub(r"\D", "", day)))


def _take_words(rest: _Rest, words: tuple[str, ...], bits: float) -> bool:
    """Also written with digits for letters (`p4ssw0rd`)."""
    taken = False
    for word in words:
        plain = rest.text.translate(_LOOKS_LIKE)
        for text in (rest.text, plain):
            place = text.find(word)
            if place >= 0:
                rest.text = rest.text[:place] + "\0" + rest.text[place + len(word) :]
                rest.bits += bits
                taken = True
                break
    return taken


def _take_repeats(rest: _Rest) -> bool:
    """`aaaa`, `abcabcabc`: worth the piece once, and a little for the number of times."""
    taken = False
    while match := re.search(r"(.+?)\1{2,}|([^\0]{3,}?)\2", rest.text):
        piece = match.group(1) or match.group(2)
        rest.bits += _BITS_PER_REPEAT + math.log2(len(match.group()) / len(piece))
        rest.text = rest.text[: match.start()] + piece + rest.text[match.end() :]
        taken = True
    return taken


def _take_runs(rest: _Rest) -> bool:
    """`12345`, `asdf`, `fedcba`: worth the place where it starts and its length."""
    taken = False
    for row in _ROWS + tuple(row[::-1] for row in _ROWS):
        for length in range(len(row), _SHORTEST_RUN - 1, -1):
            for piece in (row[start : start + length] for start in range(len(row) - length + 1)):
                if piece in rest.text:
                    rest.text = rest.text.replace(piece, "\0")
                    rest.bits += _BITS_PER_DIGIT + math.log2(length)
                    taken = True
    return taken


def _count(text: str) -> float:
    """What nothing above took: letters in a row as words, the rest one by one."""
    bits = 0.0
    for letters in re.findall(r"[^\W\d_]+", text):
        words = max(1.0, len(letters) / _LETTERS_PER_WORD)
        bits += min(len(letters) * _BITS_PER_LETTER, words * _BITS_PER_WORD)
    bits += _BITS_PER_DIGIT * len(re.findall(r"\d", text))
    signs = re.findall(r"[^\w\0\s]|_", text)
    return bits + _BITS_PER_SIGN * len(set(signs)) + _BITS_PER_REPEAT * (len(signs) - len(set(signs)))


def _capitals(password: str) -> float:
    """A capital at the start is what everybody does; others are worth a little."""
    return _BITS_PER_CAPITAL * sum(letter.isupper() for letter in password[1:])


def _count_distinct(password: str) -> float:
    """Never more than so many different characters in any order could give."""
    return len(password) * math.log2(max(2, len(set(password)) * 2))
