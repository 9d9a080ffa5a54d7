"""She typed a name that is near a known one, and presses that it is what she meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from ldnprep.medicines.model import Recognised

_WORD = re.compile(r"[^\W_]+")


def put_in(typed: str, name: str, recognise: Callable[[str], Recognised]) -> str:
    """What she typed with this name in the place of the word that is near it; all else stays letter for letter."""
    if name in recognise(typed).suggestions:
        for word in _WORD.finditer(typed):
            if name in recognise(word[0]).suggestions:
                return typed[: word.start()] + name + typed[word.end() :]
    return name
