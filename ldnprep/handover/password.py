"""How hard a password is to guess for someone who has the PDF and a fast computer: zxcvbn's estimate, in our words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct
from zxcvbn import zxcvbn

_SHORTEST_PASSWORD = 8
_LONGEST_PASSWORD_BYTES = 127  # PDF 2.0 (ISO 32000-2, 7.6.4.3.3) leaves out what comes after
_LONGEST_JUDGED = 60  # zxcvbn's time grows with the square of the letters; what comes after makes none easier to guess
_FIRST_GUESSES = ("naltrexone", "ldn", "ldnprep", "fibro", "fibromyalgia", "clinic", "patient", "hospital", "visit")
_BETWEEN = re.compile(r"[\W_]+")  # what stands between words: it hides them from zxcvbn
_FEW = 5_000  # ranks in zxcvbn's list of leaked passwords that count as first guesses


class Level(Enum):
    """WEAK: seconds to hours for a home computer. FAIR: days. GOOD: years. STRONG: out of reach."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


_LEVELS = ((60.0, Level.STRONG), (42.0, Level.GOOD), (34.0, Level.FAIR))


class Strength(Struct, frozen=True):
    """`bits`: guesses needed, as a power of two. `advice`: keys of sentences, the most useful first: `empty`,
    `too_short`, `too_long`, `a_date`, `known_about_you`, `first_guess`, `repeats`, `a_run`, `add_words`,
    `hard_to_type`."""

    level: Level
    bits: float
    advice: tuple[str, ...]


def password_strength(password: str, known: tuple[str, ...] = ()) -> Strength:
    """The strength of a password; `known` is what others know too (name, date of birth, clinic), it counts for little.

    Sheets are sent to a clinic, where someone types the password by hand, told by telephone: so the advice is several
    plain words rather than signs, and letters that not every keyboard has are named as `hard_to_type`.
    """
    if not password:
        return Strength(Level.WEAK, 0.0, ("empty",))
    inputs = [*_parts(known), *_FIRST_GUESSES]
    written, joined = password[:_LONGEST_JUDGED], _BETWEEN.sub("", password[:_LONGEST_JUDGED])
    ways = [zxcvbn(text, user_inputs=inputs)["sequence"] for text in (written, joined) if text]
    # what the order of the pieces adds is left out; a sign between words is worth a guess or two
    counts = [sum(math.log2(piece["guesses"]) for piece in pieces) for pieces in ways]
    bits = min([counts[0], *(count + len(written) - len(joined) for count in counts[1:])])
    level = next((level for least, level in _LEVELS if bits >= least), Level.WEAK)
    lengths = {
        "too_short": len(password) < _SHORTEST_PASSWORD,
        "too_long": len(password.encode("utf-8", "replace")) > _LONGEST_PASSWORD_BYTES,
    }
    if lengths["too_short"]:
        level = Level.WEAK
    seen = {_weakness(piece) for pieces in ways for piece in pieces}
    if level is not Level.WEAK:  # one such word among others does no harm
        seen.discard("first_guess")
    found = lengths | {key: key in seen for key in ("a_date", "known_about_you", "first_guess", "repeats", "a_run")}
    found |= {"add_words": level in (Level.WEAK, Level.FAIR), "hard_to_type": not password.isascii()}
    return Strength(level, round(bits, 1), tuple(key for key, holds in found.items() if holds))


def _parts(known: tuple[str, ...]) -> Iterator[str]:
    """Names taken apart, since people use pieces of them, and days in the orders in which they are written."""
    for text in known:
        yield from (part for part in re.split(r"\W+", text.casefold()) if len(part) > 2)
        if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
            year, month, date = day.groups()
            yield from (
                joint.join(each)
                for joint in ("", ".", "/", "-")
                for each in ((date, month, year), (month, date, year), (year, month, date))
            )


_PATTERNS = {"date": "a_date", "regex": "a_date", "repeat": "repeats", "sequence": "a_run", "spatial": "a_run"}


def _weakness(match: Mapping[str, Any]) -> str:
    """The key of what is wrong with one piece of the password; "" for nothing in particular."""
    if match["pattern"] != "dictionary":
        return _PATTERNS.get(match["pattern"], "")
    if match["dictionary_name"] == "user_inputs":
        return "first_guess" if match["matched_word"] in _FIRST_GUESSES else "known_about_you"
    return "first_guess" if match["dictionary_name"] == "passwords" and match["rank"] <= _FEW else ""
