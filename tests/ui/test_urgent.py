"""Urgent texts: at once, in one box, each thing said once and nothing left out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from ldnprep.content.model import COUNTRIES, Checklist
from ldnprep.ui.state import CHECK
from ldnprep.ui.urgent import together
from tests.ui.conftest import Driver
from tests.ui.entering import country_card, press
from tests.ui.states import lay_out

NUMBERS = "Numbers: US 911. UK 999. Others 112."


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Call 999 now."], ["Call 999 now."]),
        (["Call 999 now.", "Lie down. Wait."], ["Call 999 now.", "Lie down. Wait."]),
        (
            [f"Do not wait. {NUMBERS}", f"Call. {NUMBERS} More: 116 123."],
            ["Do not wait.", "Call. More: 116 123.", NUMBERS],
        ),
        (["They clash. Call 999 now.", "Call 999 now."], ["They clash. Call 999 now."]),
        (["Call 999 now.", "Call 999 now."], ["Call 999 now."]),
        (["Call 999. Say what.", "Call 999. Say where."], ["Call 999. Say what.", "Call 999. Say where."]),
    ],
    ids=["one", "two", "numbers once, below", "held by another", "the same", "two sentences are no list"],
)
def test_texts_that_are_read_together_say_each_thing_once(texts: list[str], shown: list[str]) -> None:
    assert together(texts) == shown


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_sentence_of_the_content_is_lost_when_all_texts_show(content: Checklist, country: str) -> None:
    texts = [urgent.text.get(country) or urgent.text["other"] for urgent in content.urgent]
    shown = " ".join(together(texts))
    for text in texts:
        for sentence in text.replace("? ", "?|").replace(". ", ".|").split("|"):
            assert sentence in shown
    if country == "other":
        assert shown.count("New Zealand 111") == 1


def test_the_check_has_one_box_and_a_way_to_say_the_country(drive: Driver) -> None:
    program = drive.program
    for field_id in ("mood_crisis", "opioid_withdrawal_now", "opioid_very_sleepy_now", "liver_signs_now"):
        program.visit.set_value(field_id, "yes")
    program.go(CHECK)
    lay_out()
    page = program.pages[CHECK]
    boxes = [each for each in page.findChildren(QFrame) if each.property("role") == "urgent" and each.isVisible()]
    assert len(boxes) == 1
    words = " ".join(shown.text() for shown in boxes[0].findChildren(QLabel))
    assert words.count("Please read this now") == 1
    assert words.count("New Zealand 111") == 1
    press(boxes[0].findChildren(QPushButton)[0])
    country = country_card(program)
    assert QApplication.focusWidget() in country.buttons.values()
    press(country.buttons["uk"])
    press(program.frame.footer.next_button)
    assert program.wizard.current.id == CHECK
    lay_out()
    words = " ".join(shown.text() for shown in page.urgent_box.findChildren(QLabel))
    assert "999" in words
    assert "New Zealand" not in words
    assert not page.urgent_box.findChildren(QPushButton)
