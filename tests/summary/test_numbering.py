"""The numbers of sources: in the order of print, a list for all that is cited."""

from __future__ import annotations

from ldnprep.summary.model import Block, Paragraph, Role, Side, SourceList, Span, Text
from ldnprep.summary.numbering import numbered, numbered_side

NAMES = {"x": "Xu 2001", "y": "Yi 2002", "z": "Zoe 2003"}
LINE, WHOLE = SourceList(NAMES, "Sources: ", "All read"), SourceList(NAMES, whole=True)


def said(*ids: str) -> Paragraph:
    return Paragraph((Span("So it is.", cites=ids),))


def blocks(*some: Block, before: tuple[str, ...] = ()) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    return numbered(some, before, before)


def words(text: Text) -> str:
    return "".join(span.text for span in text)


def test_sources_are_numbered_as_they_are_met() -> None:
    made, cited = blocks(said("y", "x"), said("x"), said("z", "y"))
    assert [b.text[0].sources for b in made if isinstance(b, Paragraph)] == [(1, 2), (2,), (1, 3)]
    assert cited == ("y", "x", "z")


def test_a_side_goes_on_with_the_numbers_of_the_one_before_and_lists_both() -> None:
    side = numbered_side(Side("", (), (said("z"),), (LINE,)), ("x",))
    assert side.cited == ("x", "z")
    (line,) = side.foot
    assert isinstance(line, Paragraph)
    assert (line.role, words(line.text)) == (Role.SMALL, "Sources: 1 Xu 2001 · 2 Zoe 2003. All read.")


def test_a_list_in_a_line_holds_what_stands_in_no_list_yet() -> None:
    (_, first, _, second), _ = blocks(said("x"), LINE, said("y", "x"), LINE, before=("z",))
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (words(first.text), words(second.text)) == (
        "Sources: 2 Xu 2001. All read.",
        "Sources: 3 Yi 2002. All read.",
    )


def test_the_whole_list_has_what_was_cited_since_the_last_though_an_earlier_one_has_it() -> None:
    (*_, listing), _ = blocks(said("z"), LINE, said("x", "y"), LINE, said("x"), WHOLE, before=("z",))
    assert isinstance(listing, Paragraph)
    assert words(listing.text) == "2 Xu 2001"


def test_nothing_cited_needs_no_list() -> None:
    assert blocks(LINE) == ((), ())
