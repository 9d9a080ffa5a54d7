"""What a screen or a terminal would obey and not show stands as its code, in every format that leaves as text."""

from __future__ import annotations

import json

import pytest

from ldnprep import pipeline
from ldnprep.answers.model import Answers
from ldnprep.characters import LINES, code_of, shown

TYPED = "take\u202e6 gnitset\u202c \x07 now\ttoday\nתודה\u200f क्\u200dष"
OBEYED = "\u202e\u202c\x07\u200f"  # turned letters, a bell, a mark of direction
STAYS = ("now\ttoday\n", "תודה", "क्\u200dष")


@pytest.mark.parametrize("form", ["text", "fhir"])
def test_controls_that_she_typed_stand_as_codes_and_letters_as_typed(form: str) -> None:
    checklist = pipeline.load_checklist()
    answers = Answers(values={"notes": TYPED, "patient_name": "Ada\u202eecalevoL"})
    options = pipeline.options_for(answers.settings, parts=("answers",))
    made = (pipeline.make_text if form == "text" else pipeline.make_fhir)(checklist, answers, options).decode("utf-8")
    if form == "fhir":
        made = json.dumps(json.loads(made), ensure_ascii=False).replace("\\n", "\n").replace("\\t", "\t")
    assert not set(OBEYED) & set(made)
    for character in OBEYED:
        assert code_of(character) in made
    for letters in STAYS:
        assert all(part in made for part in letters.split())


def test_the_message_for_the_portal_shows_codes_too() -> None:
    answers = Answers(values={"patient_name": "Ada\u202eecalevoL"})
    made = pipeline.make_message(pipeline.load_checklist(), answers)
    assert "AdaU+202EecalevoL" in made
    assert "\u202e" not in made


def test_plain_lines_stay_as_they_are() -> None:
    text = "Zwölf Boxkämpfer\r\njagen\tEva\n"
    assert shown(text, LINES) == text
    assert shown("\ud83d", LINES) == "U+D83D"  # half a character
