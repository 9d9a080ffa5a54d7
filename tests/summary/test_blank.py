"""The empty sheet: the leaf with boxes, then what else is asked; nothing filled in, nothing shouted."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from ldnprep.content.model import Checklist, Kind, Urgency
from ldnprep.outputs.pdf.sheet import page_counts
from ldnprep.summary.blank import EMPTY, UNSURE, WHO, blank
from ldnprep.summary.model import Box, Document, Role, Table, TickBoxes
from tests.summary.reading import back, front, words


def boxes(made: Document) -> list[TickBoxes]:
    blocks = [*front(made).blocks, *back(made).blocks, *(b for p in made.parts for s in p.sections for b in s.blocks)]
    return [block for block in blocks if isinstance(block, TickBoxes)]


def test_what_an_alert_above_good_to_know_speaks_of_is_asked(shipped: Checklist) -> None:
    made = blank(shipped)
    text = words((front(made), back(made), made.parts))
    alerts = [alert for alert in shipped.alerts() if alert.urgency is not Urgency.NOTE]
    told = {name for alert in alerts for name in (alert.state, *alert.quotes, *alert.show)}
    for f in shipped.fields():
        if f.print and f.id in told and not f.retired:
            assert any(name in text for name in (f.short, f.label, f.tiny or f.short)), f.id


def test_nothing_is_ticked(shipped: Checklist) -> None:
    found = boxes(blank(shipped))
    assert len(found) > 9
    assert not any(any(box.ticked) for box in found)


def test_who_and_the_safety_questions_come_first(shipped: Checklist) -> None:
    page = words(front(blank(shipped)))
    fields = {f.id: f for f in shipped.fields()}
    assert [name for pair in WHO for name in pair if fields[name].short not in page] == []
    assert [t.id for t in shipped.topics for name in t.deciding if fields[name].label not in page] == []
    assert shipped.texts["blank_none"] in page
    assert shipped.texts["fixed_sentence"] in page


def test_urgent_texts_stand_behind_their_condition(shipped: Checklist) -> None:
    for country in ("us", "uk", "ie"):
        (box,) = (b for s in blank(shipped, country=country).parts[0].sections for b in s.blocks if isinstance(b, Box))
        assert box.role is Role.URGENT
        first, *rows = [words(row.text) for row in box.rows]
        call, _, others = first.partition(" now if you feel very unwell or confused. ")
        assert call.startswith("If you tick any of these: Call ")  # what most say is said once, the call first
        assert others.startswith("Do not wait for the visit. If your clinic is closed, call ")
        assert len(rows) > 8
        for row in rows:
            condition, _, text = row.partition(": ")
            assert condition.startswith(f"{shipped.texts['if_this_fits']} ")
            assert len(condition) > len(shipped.texts["if_this_fits"]) + 3
            assert any(text.split(". ")[0].rstrip(".") in u.text[country] for u in shipped.urgent)


def test_a_condition_names_a_box_by_its_very_words(shipped: Checklist) -> None:
    """In full at first, by its first words later."""
    made = blank(shipped, country="uk")
    asked = words((front(made), back(made), made.parts))
    (box,) = (b for s in made.parts[0].sections for b in s.blocks if isinstance(b, Box))
    named = re.findall("“([^”]+)”", words(box.rows))
    options = {option.short for f in shipped.fields() for option in f.options}
    rest = asked.replace(words(box.rows), "")
    assert len(named) > 8
    assert [n for n in named if n.rstrip(" …") not in rest and not set(n.split(", ")) <= options] == []


def test_a_bound_of_days_is_said_in_words(shipped: Checklist) -> None:
    text = words(blank(shipped, country="uk").parts)
    assert f"{shipped.texts['blank_days']} 7 {shipped.texts['blank_days_unit']}" in text


def test_each_line_has_a_box_for_yes_and_one_for_not_sure(shipped: Checklist) -> None:
    made = blank(shipped, country="uk")
    (gate,) = (block for block in front(made).blocks if isinstance(block, Table))
    assert gate.header[1:] == (shipped.texts["yes"], shipped.texts["not_sure"])
    assert all(words(row).count(EMPTY) == 2 for row in gate.rows[:-1])
    assert shipped.texts["blank_none"] in words(gate.rows[-1])
    asked = {f.short for f in shipped.fields() if f.kind is Kind.YES_NO_UNSURE}
    lines = [words(o) for b in boxes(made) for o in b.options if any(name in words(o) for name in asked)]
    assert [line for line in lines if line.removeprefix(f"{shipped.texts['if_yes']} ") in asked] == []
    assert f"{EMPTY} {UNSURE} = {shipped.texts['not_sure']}" in made.parts[0].title


@pytest.mark.parametrize("country", ["us", "uk", "other"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_has_four_pages_at_most(shipped: Checklist, paper: str, country: str) -> None:
    counts = page_counts(blank(shipped, country=country), paper=paper, large_print=False)
    assert sum(counts.values()) <= 4


def test_a_follow_up_says_that_it_is_one(shipped: Checklist) -> None:
    text = words(blank(shipped).parts)
    dates = [f for f in shipped.fields() if f.print and f.when is not None and f.kind is Kind.DATE]
    assert dates
    assert [f.id for f in dates if f"{shipped.texts['if_yes']} {f.short}" not in text] == []


def test_the_diary_is_added_on_request(shipped: Checklist) -> None:
    assert [p.id for p in blank(shipped, chosen=("evidence", "diary")).parts] == ["body", "diary"]
    assert [p.id for p in blank(shipped).parts] == ["body"]


@pytest.mark.parametrize(("share", "once"), [(1, False), (2, False), (3, True), (5, True)])
def test_what_more_than_half_of_the_urgent_texts_say_stands_once_above_them(
    shipped: Checklist, share: int, *, once: bool
) -> None:
    liver = next(urgent for urgent in shipped.urgent if urgent.id == "u5_liver")
    texts = [f"Text {n}.{' Ring us.' * (n < share)}" for n in range(5)]
    five = tuple(replace(liver, id=text, text=dict.fromkeys(liver.text, text)) for text in texts)
    made = words(blank(replace(shipped, urgent=five)).parts)
    assert made.count("Ring us.") == (1 if once else share)
