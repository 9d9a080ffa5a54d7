"""The empty sheet: the leaf with boxes, then what else is asked; nothing filled in, nothing shouted."""

from __future__ import annotations

from ldnprep.content.model import Checklist, Kind, Urgency
from ldnprep.summary.blank import WHO, blank
from ldnprep.summary.model import Box, Document, Role, TickBoxes
from tests.summary.reading import back, front, words


def boxes(made: Document) -> list[TickBoxes]:
    blocks = [*front(made).blocks, *back(made).blocks, *(b for p in made.parts for s in p.sections for b in s.blocks)]
    return [block for block in blocks if isinstance(block, TickBoxes)]


def test_what_an_alert_above_good_to_know_speaks_of_is_asked(shipped: Checklist) -> None:
    made = blank(shipped)
    text = words((made.leaf, made.parts))
    alerts = [alert for alert in shipped.alerts() if alert.urgency is not Urgency.NOTE]
    told = {name for alert in alerts for name in (alert.state, *alert.quotes, *alert.show)}
    for f in shipped.fields():
        if f.print and f.id in told:
            assert any(name in text for name in (f.short, f.label, f.tiny or f.short)), f.id


def test_nothing_is_ticked(shipped: Checklist) -> None:
    found = boxes(blank(shipped))
    assert len(found) > 10
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
        assert first == "Do not wait for the visit."
        assert len(rows) > 8
        for row in rows:
            condition, _, text = row.partition(": ")
            assert condition.startswith(f"{shipped.texts['if_this_fits']} ")
            assert len(condition) > len(shipped.texts["if_this_fits"]) + 3
            assert any(text.split(". ")[0].rstrip(".") in u.text[country] for u in shipped.urgent)


def test_a_follow_up_says_that_it_is_one(shipped: Checklist) -> None:
    text = words(blank(shipped).parts)
    dates = [f for f in shipped.fields() if f.print and f.when is not None and f.kind is Kind.DATE]
    assert dates
    assert [f.id for f in dates if f"{shipped.texts['if_yes']} {f.short}" not in text] == []


def test_the_diary_is_added_on_request(shipped: Checklist) -> None:
    assert [p.id for p in blank(shipped, chosen=("evidence", "diary")).parts] == ["body", "diary"]
    assert [p.id for p in blank(shipped).parts] == ["body"]
