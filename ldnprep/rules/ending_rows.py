"""Plain wordings of ending her life, one a row: what a reader of English can check without reading a pattern.

A word in capitals stands for any word of its row in _ANY; PILLS are always hers, because a wording names "my" or "the".
"""

import re

_ANY = {
    "GLAD": "happy glad relieved content",
    "PILLS": "tablets pills meds medication medicines capsules",
    "MY": "my the",
    "TAKING": "taking swallowing",
    "HAPPIER": "happier better",
    "THOUGHT": "think thinking thought thoughts",
}
_ROWS = (
    "GLAD not to wake up",
    "GLAD if I did not wake up",
    "GLAD if I didn't wake up",
    "not waking up one of these mornings",
    "better of without me",
    "HAPPIER if I was gone",
    "HAPPIER if I were gone",
    "THOUGHT of TAKING all MY PILLS",
    "THOUGHT about TAKING all MY PILLS",
    "stockpiling MY PILLS",
    "MY PILLS counted out just in case",
    "got MY PILLS counted out",
    "it all to stop for good",
    "no reason to carry on",
    "burn myself when it gets bad",
    "topping myself",
)
# what follows makes a day's work of it: "counted out for the week", "not to wake up early"
_ORDINARY = (
    "at five", "at night", "at six", "at 5", "at 6", "at 4", "at 3", "by", "every", "with", "early", "tired", "stiff",
    "sore", "because", "before", "into", "in pain", "in the box", "up", "weekly", "for the", "for my", "for a",
)  # fmt: skip


def _pattern(row: str) -> str:
    words = (f"(?:{'|'.join(_ANY[word].split())})" if word in _ANY else re.escape(word) for word in row.split())
    return r"\s+".join(words).replace("'", "['’]?")


PLAINLY = re.compile(
    rf"\b(?:{'|'.join(map(_pattern, _ROWS))})\b(?!\s+(?:{'|'.join(map(_pattern, _ORDINARY))})\b)", re.IGNORECASE
)
