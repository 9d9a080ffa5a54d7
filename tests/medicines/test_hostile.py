"""Whatever is typed or pasted: no error, the text unaltered, what was recognised letter for letter part of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ldnprep.medicines import Flag, mentions, shipped_recogniser, suggestions

_PIECES = (
    *("codeine", "codine", "patch", "T3", "w/cod", "Tylenol 3", "25mcg", "κ", "д", "#", "0"),
    *("ÅÆ", "\ufb01", "İ", "ß", "\u01c6", "\u0301", "\u200b", "\u00a0", "\ud800", "𝐜", "ⓒ", "\u0663", "²", "ªº"),
)
_LINES = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))


@given(_LINES, _LINES, st.booleans())
@example("1²", "", False)
@example("İ0İ", "", True)
@settings(max_examples=200, deadline=None)
def test_any_text_is_taken_and_kept(text: str, context: str, opioid_field: bool) -> None:
    seen = shipped_recogniser().recognise(text, context=context, opioid_field=opioid_field)
    assert seen.text == text
    assert all(match.typed in text and match.typed for match in (*seen.matches, *mentions(text)))
    assert seen.flag is not Flag.NONE or seen.recognised
    assert isinstance(suggestions(text), tuple)


_LONG = {
    "one word": "a" * 100_000,
    "spaces": " " * 1_000_000,
    "different words": " ".join(f"q{i:x}z".translate(str.maketrans("0123456789", "ghijklmnop")) for i in range(15_000)),
    "single letters": "a " * 50_000,
    "slang": "tabs " * 20_000,
    "cut names": "w/cod " * 16_000,
    "misspelt names": "nurfoen plus " * 7_500,
    "numbers": "1 " * 50_000,
    "marks": "a" + "\u0301" * 100_000,
    "almost a name": "t r a m a d o " * 7_000,
}


@pytest.mark.parametrize("text", _LONG.values(), ids=_LONG)
def test_a_long_line_is_read_to_its_end(text: str) -> None:
    """Each takes about a second at most; a recogniser whose time grew with the square would hang here."""
    seen = shipped_recogniser().recognise(text + " codeine")
    assert seen.text == text + " codeine"
    assert seen.flag is Flag.OPIOID
    assert seen.matches[-1].typed == "codeine"
