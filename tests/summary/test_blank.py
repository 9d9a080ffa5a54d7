"""The empty sheet: every question with boxes or lines, nothing filled in."""

from __future__ import annotations

from ldnprep.content.model import Checklist, Kind
from ldnprep.summary.blank import blank
from ldnprep.summary.model import TickBoxes
from tests.summary.reading import section, words


def test_every_question_is_asked_once(shipped: Checklist) -> None:
    text = words(blank(shipped))
    for f in shipped.fields():
        if f.print and f.kind is not Kind.CHOICES and f.id != "claims_read":
            assert f.label in text, f.id
    for claim in shipped.claims:
        assert claim.heard in text


def test_nothing_is_ticked_and_nobody_is_named(shipped: Checklist) -> None:
    made = blank(shipped)
    boxes = [b for s in made.sections for b in s.blocks if isinstance(b, TickBoxes)]
    assert len(boxes) > 20
    assert not any(any(b.ticked) for b in boxes)


def test_safety_questions_come_first_with_all_three_words(shipped: Checklist) -> None:
    made = blank(shipped)
    boxes = [b for p in made.first.parts for b in p.blocks if isinstance(b, TickBoxes)]
    labels = {f.id: f.label for f in shipped.fields()}
    wanted = [labels[row.field] for row in shipped.safety_table]
    assert [b.label for b in boxes if b.label in wanted] == wanted
    states = tuple(shipped.texts[key] for key in ("yes", "no", "not_sure"))
    assert all(b.options == states for b in boxes if b.label in wanted)


def test_fixed_sentences_and_urgent_texts_stand_on_it(shipped: Checklist) -> None:
    made = blank(shipped, country="ie")
    assert shipped.texts["fixed_sentence"] in words(made.first)
    for urgent in shipped.urgent:
        assert urgent.text["ie"] in words(made)


def test_the_diary_is_added_on_request(shipped: Checklist) -> None:
    assert section(blank(shipped, diary=True), "diary_1")
    assert not any(s.id.startswith("diary") for s in blank(shipped).sections)
