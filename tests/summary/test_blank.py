"""The empty sheet: the leaf with boxes, then what else is asked; nothing filled in, nothing shouted."""

from __future__ import annotations

from ldnprep.content.model import Checklist, Kind
from ldnprep.summary.blank import WHO, blank
from ldnprep.summary.model import Paragraph, Role, TickBoxes
from tests.summary.reading import back, front, words


def test_every_question_is_asked_once(shipped: Checklist) -> None:
    made = blank(shipped)
    text = words((made.leaf, made.parts))
    for f in shipped.fields():
        if f.print and f.id != "claims_read":
            assert (f.short in text) or (f.label in text), f.id


def test_nothing_is_ticked(shipped: Checklist) -> None:
    made = blank(shipped)
    blocks = [*front(made).blocks, *back(made).blocks, *(b for p in made.parts for s in p.sections for b in s.blocks)]
    boxes = [b for b in blocks if isinstance(b, TickBoxes)]
    assert len(boxes) > 20
    assert not any(any(b.ticked) for b in boxes)


def test_who_and_the_safety_questions_come_first(shipped: Checklist) -> None:
    page = words(front(blank(shipped)))
    labels = {f.id: f for f in shipped.fields()}
    assert [name for name in WHO if labels[name].short not in page] == []
    assert [t.id for t in shipped.topics for name in t.deciding if labels[name].label not in page] == []
    assert shipped.texts["blank_none"] in page
    assert shipped.texts["fixed_sentence"] in page


def test_urgent_texts_stand_behind_their_condition_each_once(shipped: Checklist) -> None:
    for country in ("us", "uk", "ie"):
        made = blank(shipped, country=country)
        blocks = [b for p in made.parts for s in p.sections for b in s.blocks]
        urgent = [words(b.text) for b in blocks if isinstance(b, Paragraph) and b.role is Role.URGENT]
        wanted = [u.text[country] for u in shipped.urgent if not u.yields_to]
        assert sorted(text.partition(": ")[2] for text in urgent) == sorted(wanted)
        assert all(text.startswith(shipped.texts["if_this_fits"]) for text in urgent)
        assert all(text.partition(": ")[0] != shipped.texts["if_this_fits"] for text in urgent)


def test_a_follow_up_says_that_it_is_one(shipped: Checklist) -> None:
    text = words(blank(shipped).parts)
    dates = [f for f in shipped.fields() if f.print and f.when is not None and f.kind is Kind.DATE]
    assert dates
    assert [f.id for f in dates if f"{shipped.texts['if_yes']} {f.short}" not in text] == []


def test_the_diary_is_added_on_request(shipped: Checklist) -> None:
    assert [p.id for p in blank(shipped, chosen=("evidence", "diary")).parts] == ["body", "diary"]
    assert [p.id for p in blank(shipped).parts] == ["body"]
