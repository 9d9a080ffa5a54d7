"""What a typed character is: a control that must be shown and never obeyed, a joiner, a private one. Pure functions."""

from __future__ import annotations

import unicodedata

JOINERS = frozenset("\u200c\u200d" + "".join(map(chr, range(0xFE00, 0xFE10))))
LINES = "\n\r\t"  # what plain text of several lines is made of
BREAKS = frozenset("\n\u2028\u2029")
SPACES = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffd"
)
_VIRAMA = 9
"""Combining class of the marks that join the next consonant to theirs (Devanagari, Khmer, Burmese ...)."""
_PARTING = "\u0bcd\u0e3a"  # of that class in Tamil and Thai, where consonants stay apart


def is_control(character: str) -> bool:
    """True for what must be shown as a code and never obeyed: controls, bidi overrides, invisible and broken ones."""
    if character in _INVISIBLE:
        return True
    category = unicodedata.category(character)
    if category == "Cf":
        return character not in JOINERS and not "\u0600" <= character <= "\u08e2"
    return category in ("Cc", "Cs") or (category == "Cn" and ord(character) & 0xFFFE == 0xFFFE)


def has_astral(text: str) -> bool:
    """Whether a character lies beyond what pdfium takes from an ActualText."""
    return max(text, default="") >= "\ufffd"


def printable(text: str) -> str:
    r"""The text in the form in which it is printed: composed (NFC), every kind of line break as `\n`."""
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def code_of(character: str) -> str:
    """What stands in the box for a character that cannot be shown, for example `U+1F9FF`."""
    return f"U+{ord(character):04X}"


def shown(text: str, stay: str = "") -> str:
    """The text for places that are not set by us (title, outline, terminal, plain text): controls as their codes.

    stay: controls that mean what they do there, such as LINES.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(code_of(each) if is_control(each) and each not in stay else each for each in text)


def clusters(text: str) -> list[str]:
    """The text cut into letters, each with the marks, joiners and joined consonants that follow it."""
    found: list[str] = []
    for character in text:
        last = found[-1][-1] if found else " "
        joined = unicodedata.combining(last) == _VIRAMA and last not in _PARTING and character.isalpha()
        if found and (joined or character in JOINERS or unicodedata.category(character)[0] == "M"):
            found[-1] += character
        else:
            found.append(character)
    return found
