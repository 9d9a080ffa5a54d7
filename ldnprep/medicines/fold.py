"""Typed text in, folded words out: how a person writes is levelled for comparing, the text itself stays as it is.

Folding takes away case, accents, marks that cannot be seen and full-width forms, turns letters of other scripts that
look Latin into Latin ones, and writes words in Cyrillic or Greek in Latin letters. Each word keeps the place where it
stands in the text as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# letters without a decomposition in Unicode
_PLAIN = {
    "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ß": "ss",
    "ɑ": "a", "ɡ": "g", "ɩ": "i", "ʟ": "l", "ⅼ": "l", "ⅿ": "m", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
}  # fmt: skip
# letters of Cyrillic and Greek that look like a Latin one
_LOOKS = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "н": "h", "і": "i", "ї": "i", "ј": "j",
    "к": "k", "м": "m", "о": "o", "р": "p", "ѕ": "s", "т": "t", "у": "y", "ү": "y", "х": "x", "ѵ": "v", "ԛ": "q",
    "ԝ": "w", "α": "a", "β": "b", "γ": "y", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "u", "ν": "v", "ο": "o",
    "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ω": "o", "ς": "s",
}  # fmt: skip
# how a word in these scripts is written in Latin letters
_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
# signs behind a brand's name, no part of it
_MARKS = frozenset("™®©℠")
# signs that belong to the letter before: accents, and the vowel signs of Indian scripts; a word is whole without them
_BELONGS = frozenset({"Mn", "Mc", "Me", "Cf", "Cs"})
# runs of letters, runs of digits; a unit between a number and a name is a word of its own: 30mgcodeine
_WORD = re.compile(r"(?<=\d)(?:mcg|mg|ml|ug)(?=[a-z]{5})|[^\W\d_]+|\d+")
# a zero typed for the letter o inside a word: c0deine
_ZERO = re.compile(r"(?<=[a-z])0(?=[a-z])")
# letters that sound alike, one after the other; all vowels are one
_BY_EAR = (
    ("ph", "f"), ("th", "t"), ("ck|qu", "k"), ("x", "ks"), ("c(?=[eiy])|z", "s"), ("c", "k"), ("(?<=.)h", ""),
    ("[aeiouy]+", "a"), (r"(.)\1+", r"\1"), ("a$", ""),
)  # fmt: skip


class Word(NamedTuple):
    """One run of letters or of digits: folded, with where it stands in the text (`start` up to `end`).

    before: what stands between it and the word before, folded; "" when they touch ("30mg" is "30", "mg").
    """

    folded: str
    start: int
    end: int
    before: str

    @property
    def is_number(self) -> bool:
        """Whether it is a run of digits."""
        return self.folded.isdecimal()


_NO_WORD = Word("", 0, 0, " ")


def beside(line: Sequence[Word], place: int) -> tuple[Word, Word]:
    """The words before and behind one; at an end of the line one without letters, apart from the others."""
    before = line[place - 1] if place else _NO_WORD
    (after,) = line[place + 1 : place + 2] or (_NO_WORD,)
    return before, after


def words_before(line: Sequence[Word], place: int, most: int) -> Sequence[Word]:
    """So many words before one, fewer at the beginning of the line; no others are copied."""
    return line[max(0, place - most) : place]


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order. Never raises; the time grows with the length of the text."""
    folded, origin = _fold(text)
    found = []
    last = 0
    for match in _WORD.finditer(folded):
        start, end = match.span()
        at, until = (start, end) if origin is None else _in_text(origin, start, end, len(text))
        found.append(Word(_latin(match.group()), at, until, folded[last:start]))
        last = end
    return tuple(found)


def plainly(text: str) -> str:
    """The text with digits of all scripts and full-width signs as ASCII ones, letter for letter as long."""
    if text.isascii():
        return text
    return "".join(_as_ascii(sign) for sign in text)


def _as_ascii(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    if len(plain) != 1:
        return sign
    return str(unicodedata.decimal(plain)) if unicodedata.category(plain) == "Nd" else plain


def key(text: str) -> str:
    """A name as it is looked up: its folded words joined, "Co-Codamol" and "cocodamol" are the same."""
    lowered = text.lower()
    if lowered.isascii() and lowered.isalpha():
        return lowered
    return "".join(split(text))


def split(text: str) -> tuple[str, ...]:
    """The folded words of a name, without their places."""
    if text.isascii():
        return tuple(_WORD.findall(_zeros(text.lower())))
    return tuple(word.folded for word in words(text))


def sound(folded: str) -> str:
    """A folded word as it sounds, roughly: words that are spelt by ear come out the same ("percaset", "percocet")."""
    for spelt, heard in _BY_EAR:
        folded = re.sub(spelt, heard, folded)
    return folded


def _zeros(folded: str) -> str:
    return _ZERO.sub("o", folded) if "0" in folded else folded


def _in_text(origin: list[int], start: int, end: int, length: int) -> tuple[int, int]:
    """Where folded letters stand in the text, together with the marks that follow the last one."""
    following = origin[end] if end < len(origin) else length
    return origin[start], max(origin[end - 1] + 1, following)


def _fold(text: str) -> tuple[str, list[int] | None]:
    """The text letter by letter, and for each letter the place it came from (None: the same place)."""
    if text.isascii():
        return _zeros(text.lower()), None
    letters: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        for letter in _letters(sign):
            letters.append(letter)
            origin.append(place)
    return _zeros("".join(letters)), origin


def _letters(sign: str) -> Iterator[str]:
    if sign < "\x80":
        yield sign.lower()
        return
    if sign in _MARKS:
        yield " "
        return
    for part in unicodedata.normalize("NFKD", sign).casefold():
        kind = unicodedata.category(part)
        if kind in _BELONGS:
            continue
        if kind == "Nd":
            yield str(unicodedata.decimal(part))
        else:
            yield from _PLAIN.get(part, part)


def _latin(word: str) -> str:
    """A word with Cyrillic or Greek letters in Latin ones: by look if that gives all of it, else by sound."""
    if word.isascii():
        return word
    looks = "".join(_LOOKS.get(letter, letter) for letter in word)
    if looks.isascii():
        return looks
    sounds = "".join(_SOUNDS.get(letter, letter) for letter in word)
    return sounds or word
