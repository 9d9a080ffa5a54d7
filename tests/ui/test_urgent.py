"""Urgent texts: at once, in one box, each thing said once and nothing left out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from ldnprep.content.model import COUNTRIES, Checklist
from ldnprep.ui.reading.urgent import together
from ldnprep.ui.state import CHECK
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


def boxes_on(drive: Driver, page_id: str) -> list[str]:
    """What the boxes in sight say on a page."""
    drive.program.go(page_id)
    page = drive.program.pages[page_id]
    page.complete()
    lay_out()
    boxes = [each for each in page.findChildren(QFrame) if each.property("role") == "urgent" and each.isVisible()]
    return [" ".join(shown.text() for shown in box.findChildren(QLabel)) for box in boxes]


def test_a_danger_text_is_said_once_in_full_and_then_one_line_leads_back(drive: Driver) -> None:
    program = drive.program
    program.visit.change_settings(country="us")
    drive.program.go("right_now")
    program.visit.set_value("opioid_very_sleepy_now", "yes")
    assert "911" in boxes_on(drive, "right_now")[0]
    program.visit.set_value("opioids_now", "yes")  # now the text says more, on later pages too
    later_steps = [step.id for step in program.wizard.steps]
    for later in later_steps[later_steps.index("right_now") + 1 :]:
        assert boxes_on(drive, later) == []
        line = program.pages[later].danger.line
        assert line is not None
        assert line.isVisible()
        press(line.link)
        assert program.wizard.current.id == "right_now"
        assert "Say which medicines you took" in boxes_on(drive, "right_now")[0]
    program.visit.set_value("opioid_very_sleepy_now", "no")
    program.go(CHECK)
    line = program.pages[CHECK].danger.line
    assert line is not None
    assert not line.isVisible()


def test_a_text_with_something_else_to_say_is_said_though_its_sign_was_read(drive: Driver) -> None:
    program = drive.program
    program.visit.set_value("opioid_withdrawal_now", "not_sure")
    assert boxes_on(drive, "right_now")
    program.go("health")
    program.visit.set_value("alcohol_often", "every_day")
    program.visit.set_value("alcohol", "yes")
    (words,) = boxes_on(drive, "health")
    assert "drink" in words
    assert "You were not sure: Sudden vomiting" in words  # as she was asked


def test_whoever_comes_to_the_check_first_reads_it_there(drive: Driver) -> None:
    drive.program.visit.set_value("opioid_very_sleepy_now", "yes")
    assert boxes_on(drive, CHECK)
