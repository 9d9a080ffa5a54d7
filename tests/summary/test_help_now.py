"""The box "Get help now": whoever is called, told and asked is named right above; each step has its line."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from ldnprep import pipeline
from ldnprep import shipped as files
from ldnprep.answers.model import Answers, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.rules.find import find
from ldnprep.summary.back import STEPS
from ldnprep.summary.help_now import help_now
from ldnprep.summary.model import Box
from ldnprep.summary.room import Room
from ldnprep.summary.words import desk
from tests.summary.reading import SAVED, words

COUNTRIES = ("us", "ca", "uk", "ie", "au", "nz", "other")
ON_LDN: dict[str, Value] = {"on_naltrexone": "yes", "pregnancy": "yes", "surgery_planned": "yes", "surgery_soon": "yes"}
ALL: dict[str, Value] = dict.fromkeys(
    ("on_naltrexone", "opioids_now", "opioid_withdrawal_now", "alcohol", "mood_crisis", "liver_signs_now", "pregnancy",
     "surgery_planned", "surgery_soon", "breathing_trouble_now", "opioid_very_sleepy_now"), "yes"
)  # fmt: skip


def rows(checklist: Checklist, values: dict[str, Value], country: str, given_up: tuple[str, ...] = ()) -> list[str]:
    """The lines of the box."""
    answers = Answers(values, Settings(country=country), saved=SAVED)
    at = desk(checklist, answers, find(checklist, answers), country)
    box = next(block for block in help_now(at, Room(given_up)) if isinstance(block, Box))
    return [words(row.text) for row in box.rows]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("given_up", [(), STEPS], ids=["whole", "shortest"])
@pytest.mark.parametrize("values", [ALL, ON_LDN], ids=["all", "on LDN"])
def test_whom_to_tell_stands_before_what_to_tell_and_below_her_own_sign(
    shipped: Checklist, country: str, given_up: tuple[str, ...], values: dict[str, Value]
) -> None:
    said = rows(shipped, values, country, given_up)
    heads = [place for place, line in enumerate(said) if not line[:1].isdigit() and re.search("[:?] yes[.]", line)]
    assert heads
    for place, line in enumerate(said):
        for words_of in ("Tell them", "Ask what to do"):
            if words_of in line:
                begin = max((head for head in heads if head <= place), default=0)
                before = " ".join(said[begin:place]) + line.partition(words_of)[0]
                assert "hone " in before, line
    assert sum("Tell them about LDN or naltrexone." in line for line in said) >= 2  # the midwife and the team


def test_each_step_has_its_line_also_in_large_print(shipped: Checklist) -> None:
    path = files.resource("examples", "not-sure-of-anything.yaml")
    answers = pipeline.load_answers(path, shipped)
    made = pipeline.make_pdf(shipped, answers, replace(pipeline.options_for(answers.settings), large_print=True))
    lines = [line.strip() for text in page_texts(made) for line in text.splitlines()]
    assert "2. Ask what to do." in lines
    assert "2. Tell them what you took, and when." in lines
