"""The quick way to lines gives what the thorough one gives."""

from __future__ import annotations

import random

import pytest

from ldnprep.outputs.pdf.lines import Line, broken_lines
from ldnprep.outputs.pdf.plain_lines import plain_lines
from ldnprep.outputs.pdf.text import BODY, SECOND_INK, Span

_WORDS = (
    "pain", "well-known", "a", "and/or", "tramadol,", "zażółć", "naïve", "—", "(see", "“quoted”", "200 mg", "  ", "\t",
    "long-term-low-dose", "Nguyễn", "▲", "x" * 60,
)  # fmt: skip


def some_spans(seed: int) -> tuple[Span, ...]:
    """Up to four spans of up to thirty words."""
    pick = random.Random(seed)  # noqa: S311  # repeatable, no secret
    return tuple(
        Span(
            pick.choice(("", " "))
            + " ".join(pick.choices(_WORDS[: pick.choice((11, len(_WORDS)))], k=pick.randint(1, 30))),
            bold=pick.random() < 0.3,
            italic=pick.random() < 0.3,
            colour=pick.choice((None, SECOND_INK)),
            size=pick.choice((None, 8.5)),
            link=pick.choice((None, None, None, "https://example.org")),
        )
        for _ in range(pick.randint(1, 4))
    )


def seen(line: Line) -> tuple[object, ...]:
    """What a line puts on paper, and what it says of itself."""
    return "".join(atom.word.text for atom in line.atoms), line.width, line.strokes, line.continues, line.order


@pytest.mark.parametrize("width", [30.0, 90.0, 250.0, 1e9])
def test_the_same_lines(width: float) -> None:
    compared = 0
    for spans in map(some_spans, range(250)):
        quick = plain_lines(spans, BODY, width)
        if quick is not None:
            lines, broken = broken_lines(spans, BODY, width)
            assert list(map(seen, quick[0])) == list(map(seen, lines))
            assert quick[1] == broken == frozenset()
            compared += 1
    assert compared > (0 if width < 90 else 20)


@pytest.mark.parametrize(
    "text", ["one\ntwo", "שלום", "नमस्ते", "x" * 300, "under the bell\u0007", ""],
    ids=["line break", "right to left", "shaped", "long word", "control", "nothing"],
)  # fmt: skip
def test_what_takes_a_closer_look_is_left(text: str) -> None:
    assert plain_lines((Span(text),), BODY, 300) is None
    assert plain_lines((Span("plain "), Span(text)), BODY, 300) is None or not text


def test_almost_every_paragraph_is_plain() -> None:
    said = "Low doses were tried for pain; the studies are small, and they don’t agree (see the list) [1]."
    assert plain_lines((Span("Claim: ", bold=True), Span(said)), BODY, 200) is not None
