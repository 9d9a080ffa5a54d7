"""Finds what she means by an everyday word: "inflammation" also finds what is called swelling. English words only."""

from __future__ import annotations

import re
import unicodedata

# each line: beginnings of words that people use for the same thing
_SAME = (
    ("inflam", "swell", "swollen", "immune", "autoimmun"),
    ("endorphin", "feel-good", "natural opioid"),
    ("tired", "fatigue", "exhaust", "energy", "worn out"),
    ("fog", "memory", "concentrat", "thinking", "forget"),
    ("sleep", "insomnia", "dream", "nightmare", "night"),
    ("depress", "mood", "sad", "anxi"),
    ("gut", "bowel", "ibs", "stomach", "bell"),
    ("infect", "yeast", "candida", "thrush", "cold"),
    ("addict", "alcohol", "opioid", "overdose"),
    ("dose", "dosage", "dosing", "milligram", "amount", "label"),
    ("cure", "heal", "remission"),
    ("safe", "harm", "risk", "danger", "side effect"),
    ("operation", "surgery", "anaesth", "anesth"),
    ("liver", "hepat"),
    ("kidney", "renal"),
    ("diet", "food", "vitamin", "supplement", "nutrition"),
    ("hormone", "thyroid", "hashimoto", "menopause"),
    ("glia", "brain", "nerve", "spine", "neuro"),
    ("works", "working", "effective", "helps", "relief", "benefit"),
    ("doctor", "expert", "specialist", "prescrib"),
    ("study", "studies", "trial", "research", "evidence", "proof", "proved"),
    ("rsd", "crps"),
)
_SPACES, _SIGNS = re.compile(r"\s+"), re.compile(r"[^\w-]")


def folded(text: str) -> str:
    """In small letters, without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _SPACES.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def meant(typed: str) -> tuple[tuple[str, ...], ...]:
    """For each word that was typed the beginnings that count as found; a text fits when it has one of each.

    >>> meant("Inflammation")[0][:2]
    ('inflammation', 'inflam')
    """
    return tuple((word, *_others(word)) for word in folded(typed).split(" ") if word)


def fits(text: str, wanted: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a folded text has, at the beginning of a word, one of the beginnings for each word that was typed."""
    spaced = " " + _SIGNS.sub(" ", text)
    return all(any(f" {each}" in spaced for each in beginnings) for beginnings in wanted)


def _others(word: str) -> tuple[str, ...]:
    least = 3  # of fewer letters nobody can say what is meant
    if len(word) < least:
        return ()
    groups = (group for group in _SAME if any(word.startswith(each) or each.startswith(word) for each in group))
    return tuple(each for group in groups for each in group)
