"""Words that are cut, dates as exact as they are known, names in a row, numbers of sources."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.answers.model import Answers, DateNotSure, MedicineRow, PartialDate, TypedDate
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.summary.back import led
from ldnprep.summary.model import Paragraph, Role, Side, Span, Text, Tone
from ldnprep.summary.portal import _without_page
from ldnprep.summary.room import Candidates, Room, words_of
from ldnprep.summary.words import (
    cut,
    date_text,
    desk,
    joined,
    medicine_text,
    named,
    plain,
    quoted,
    stop,
    typed,
)

_MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December"
_TEXTS = {
    "months": _MONTHS,
    "months_short": "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    "written_on": "written on",
    "meaning": "meaning",
    "not_sure": "not sure",
}


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("ten to one", 10, "ten to one"),
        ("ten to one.", 10, "ten to …"),
        ("ten to one o'clock", 12, "ten to one …"),
        ("ten to one o'clock", 11, "ten to …"),
        ("ten   to one\n", 10, "ten to one"),
        ("two\n\nlines", 20, "two / lines"),
        ("a verylongwordindeed", 10, "a verylon …"),  # no word worth keeping: cut within it
        ("abcde verylongwordindeed", 12, "abcde veryl …"),
        ("abcdef verylongwordindeed", 10, "abcdef …"),
        ("abcdef verylongwordindeed", 12, "abcdef very …"),
        ("abcdefg verylongwordindeed", 12, "abcdefg …"),
        ("", 10, ""),
    ],
)
def test_typed_words_are_cut_at_a_word(text: str, limit: int, short: str) -> None:
    assert plain(cut((typed(text),), limit)) == short


def test_our_own_words_are_never_cut() -> None:
    assert plain(cut((Span("our own words"), typed(" and hers too")), 5)).startswith("our own words")


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("a", "a."),
        ("a.", "a."),
        ("a!", "a!"),
        ("a?", "a?"),
        ("a…", "a…"),
        ("“a.”", "“a.”"),
        ("“a”", "“a”."),
        ("a. ", "a. "),
        ("", "."),
    ],
)
def test_a_full_stop_stands_where_none_is(words: str, ends: str) -> None:
    assert words + plain(stop((Span(words),))) == ends


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (PartialDate(2026, 11, 9), "9 Nov 2026"),
        (PartialDate(2026, 1), "Jan 2026"),
        (PartialDate(2026, 12), "Dec 2026"),
        (PartialDate(987), "0987"),
        (DateNotSure(), "not sure"),
        (TypedDate("soon", date(2026, 11, 28)), "“soon” (written on 28 Nov 2026)"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(answer: PartialDate | DateNotSure | TypedDate, words: str) -> None:
    assert plain(date_text(_TEXTS, answer)) == words


def test_in_a_message_the_page_is_the_sheet(shipped: Checklist) -> None:
    nobody = Answers(values={})
    made = desk(shipped, nobody, find(shipped, nobody), "uk")
    sheet = shipped.texts["message_sheet"]
    lower = sheet[:1].lower() + sheet[1:]
    page = shipped.texts["page"]
    assert _without_page(made, f"{page.capitalize()} 1 says so, see {page.lower()} 1 (more on {page.lower()} 1)") == (
        f"{sheet} says so, see {lower}"
    )


def test_names_stand_in_a_row_each_once() -> None:
    assert plain(named(("a", "b", "a"))) == "a; b"
    assert plain(joined((quoted(typed("a")), (), quoted(typed("b"))), ", ")) == "“a”, “b”"


@pytest.mark.parametrize(
    ("row", "some", "everything"),
    [
        (MedicineRow("a", "b", "c", "d", "e"), "a, b, c", "a, b, c, d, e"),
        (MedicineRow("a", last_used="f", since="g"), "a, f", "a, f, g"),
        (MedicineRow("", "", "", "d", "e"), "d, e", "d, e"),
    ],
)
def test_what_a_row_is_for_prints_with_everything_or_where_nothing_else_stands(
    row: MedicineRow, some: str, everything: str
) -> None:
    assert plain(medicine_text(row)) == some
    assert plain(medicine_text(row, everything=True)) == everything


# ---------------------------------------------------------------- room


def test_of_the_steps_taken_the_tightest_limit_counts() -> None:
    text: Text = (typed("ten to one o'clock"),)
    limits = {"short": 15, "shorter": 12}
    assert plain(Room((), limits).typed(text)) == "ten to one o'clock"
    assert plain(Room(("short",), limits).typed(text)) == "ten to one …"
    tight = Room(("short", "shorter"), limits)
    assert plain(tight.typed(text)) == "ten to one …"
    assert tight.moved == {"moved_words": None}
    free = Room(("shorter",), limits)
    assert plain(free.typed(text, at_least=18)) == "ten to one o'clock"
    assert free.moved == {}


def test_what_moves_is_told_once_and_in_order() -> None:
    room = Room(("a", "b"))
    assert [room.moves("b", "words b"), room.moves("a", "words a"), room.moves("c", "words c")] == [True, True, False]
    assert list(room.moved) == ["words b", "words a"]
    assert (room.without("a"), room.without("c")) == (True, False)


def _side(words: int, moved: tuple[str, ...] = ()) -> Side:
    return Side("", (), (Paragraph((Span("word " * words),)),), (), moved)


def test_a_side_is_made_once_and_only_when_looked_at() -> None:
    made: list[tuple[str, ...]] = []

    def make(steps: tuple[str, ...]) -> Side:
        made.append(steps)
        return _side(10 - len(steps))

    sides = Candidates(("a", "b"), make)
    assert (len(sides), made) == (3, [])
    assert sides[-1] is sides[2] is sides[1:][-1]
    assert made == [("a", "b"), ("a",)]
    with pytest.raises(IndexError):
        sides[3]


@pytest.mark.parametrize(
    ("most", "moves_from", "first"),
    [
        (10, 9, 10),  # says no more than that from the beginning
        (9, 9, 9),
        (7, 9, 7),
        (7, 2, 9),  # two steps on something of hers moves: not so far
        (7, 1, 10),
        (0, 9, 10),
    ],
)
def test_full_sides_that_say_too_much_are_left_out_as_long_as_nothing_of_hers_moves(
    most: int, moves_from: int, first: int
) -> None:
    def make(steps: tuple[str, ...]) -> Side:
        return _side(10 - len(steps), ("words",) if len(steps) >= moves_from else ())

    sides = Candidates(("a", "b", "c", "d"), make, most)
    assert len(words_of(sides[0])) == first
    assert len(sides) == first - 5


def test_words_that_are_looked_up_are_not_counted() -> None:
    side = Side("", (), (Paragraph((Span("one two"),)), Paragraph((Span("three"),), Role.SMALL)), ())
    assert words_of(side) == ["one", "two"]


def test_what_a_statement_is_about_is_bold_up_to_its_first_colon() -> None:
    said = (Span("Liver: watch "), Span("it: often"))
    assert led(said) == (Span("Liver:", Tone.STRONG), Span(" watch "), Span("it: often"))
    assert led((Span("Watch "), Span("it: often"))) == (Span("Watch "), Span("it: often"))
