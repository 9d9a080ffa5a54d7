"""An urgent text line by line: the call first, then one step a line, on the sheet and in the window."""

from __future__ import annotations

from collections.abc import Iterable

# English; in other words all of it stands in one line
CALL = ("Call 9", "Call 1", "Call 0", "Call your emergency", "If you might act")
_DO = (
    *("Phone ", "Tell ", "Ask ", "Say ", "Do not stop ", "Call too "),
    *("If your ", "If you reach ", "If you take ", "You can talk "),
)


_ALONE = ("A lot of opioid",)  # no part of the step before it
_LISTS = ("Emergency numbers:", "Crisis lines:")


def sentences(text: str) -> list[str]:
    """The sentences of an urgent text."""
    return text.replace("! ", "!\n").replace(". ", ".\n").split("\n")


def is_step(sentence: str) -> bool:
    """Whether a sentence tells her to do something: a call, or a step with a number."""
    return sentence.startswith((*CALL, *_DO, "Today, "))


def help_lines(said: Iterable[str]) -> list[tuple[int, str]]:
    """Sentences as lines, each step with its number (0: it is none) and with what is said behind it."""
    lines: list[str] = []
    for sentence in said:
        if not lines or sentence.startswith((*_DO, *CALL, *_LISTS, *_ALONE)) or lines[-1].startswith(CALL):
            lines.append(sentence)
        else:
            lines[-1] += f" {sentence}"
    number = 0
    lines = _numbers_first(lines)
    numbered: list[tuple[int, str]] = []
    for line in lines:
        number += line.startswith(_DO)
        numbered.append((number if line.startswith(_DO) else 0, line))
    return numbered


def _numbers_first(lines: list[str]) -> list[str]:
    """Where she chose no country, the numbers of all stand right behind the call: above the fold of the window."""
    numbers = [line for line in lines if line.startswith(_LISTS)]
    rest = [line for line in lines if line not in numbers]
    call = next((place for place, line in enumerate(rest, 1) if line.startswith(CALL)), len(rest))
    return [*rest[:call], *numbers, *rest[call:]]
