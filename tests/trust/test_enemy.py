"""What was seen when version 0.1.0 was tried as an enemy would, word for word: the table in docs/security-checks.md.

Here stands what needs no window, no terminal and no damaged disk; the rest is in the rooms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ldnprep import medicines, pipeline
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError
from ldnprep.medicines.model import Flag
from ldnprep.shipped import questions_file
from tests.rules.told import answers_of

ROWS = (
    "ibuprofen and strong tablets from the hospital",
    "paracetamol, blue nerve tablets",
    "aspirin and some of my mother's pain medicine",
    "amitriptyline and rescue medication",
    "amitriptyline and a nasal spray for pain",
    "amitriptyline and lozenge for breakthrough pain",
    "gabapentin and pain injection",
    "metformin and depot",
    "gabapentin and implant",
    "vitamin D, sleeping tablets, strong pain tablets",
    "paracetamol, painkillers",
    "Ibuprofen & Rx pain med",
    "paracetamol कोडीन",
    "paracetamol কোডিন",
)
NAMES = (
    *("Abalgin", "Ultramol", "Pentawin", "Parzone", "Tiamon", "Panasal", "Romidon", "Margesic 3", "Demazin cold"),
    *("Xydol", "nutec", "xodal", "xidol", "merol", "lopox"),
)
BOXES: tuple[dict[str, str], ...] = (
    {"name": "Tylenol", "amount": "#3"},
    {"name": "Tylenol", "amount": "3"},
    {"name": "Tylenol", "amount": "No. 3"},
    {"name": "paracetamol", "amount": "30/500"},
    {"name": "paracetamol", "amount": "500 mg/30 mg"},
    {"name": "paracetamol", "amount": "500/8"},
    {"name": "ibuprofen", "amount": "200/12.8"},
    {"name": "Nurofen", "amount": "Plus"},
    {"name": "Panadol", "amount": "Ultra"},
    {"name": "Dymadon", "amount": "Forte"},
    {"name": "paracetamol", "reason": "for pain, with tramadal"},
    {"name": "paracetamol", "reason": "and vicaden"},
)
TOLD: dict[str, dict[str, object]] = {
    "a day of last use": {"opioid_last_dose": "2026-11-21"},
    "a day of last use in her own words": {"opioid_last_dose": "yesterday evening"},
    "the same beside LDN": {"on_naltrexone": "yes", "opioid_last_dose": "2026-11-21"},
    "treatment now": {"opioid_treatment": "yes", "opioid_treatment_when": "now"},
    "the hope to stop them": {"hopes": ["cut_opioids"]},
    "a use disorder": {"opioid_use_disorder": "yes"},
}
SENTENCES = {
    "a dose": "Start LDN at 1.5 mg at night and stop your opioid 7 days before.",
    "a promise": "LDN is completely safe. Take 4.5 mg.",
    "a verdict": "No opioids. Suitable candidate for LDN.",
}
REASSURES = "No opioid reported"


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


def text_of(checklist: Checklist, said: dict[str, object]) -> str:
    """The whole sheet as plain text."""
    answers = answers_of(checklist, {"visit_date": "2026-11-22", **said})
    return pipeline.make_text(checklist, answers, pipeline.SheetOptions()).decode()


@pytest.mark.parametrize("field", ["medicines", "opioid_names"])
@pytest.mark.parametrize("typed", [*ROWS, *NAMES])
def test_nothing_harmless_in_a_row_and_no_near_name_hides_an_opioid(
    checklist: Checklist, typed: str, field: str
) -> None:
    found = medicines.recognise(typed, opioid_field=field == "opioid_names")
    assert found.flag in (Flag.OPIOID, Flag.CHECK)
    assert REASSURES not in text_of(checklist, {"opioids_now": "no", field: [{"name": typed}]})


@pytest.mark.parametrize("row", BOXES, ids=lambda row: " | ".join(row.values()))
def test_a_medicine_in_several_boxes_is_read_as_one(checklist: Checklist, row: dict[str, str]) -> None:
    text = text_of(checklist, {"opioids_now": "no", "medicines": [row]})
    assert REASSURES not in text
    assert "No flags" not in text


@pytest.mark.parametrize("no", [{}, {"opioids_now": "no"}], ids=["left out", "no"])
@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_what_speaks_against_a_no_is_never_followed_by_reassurance(
    checklist: Checklist, told: dict[str, object], no: dict[str, object]
) -> None:
    assert REASSURES not in text_of(checklist, {**no, **told})


def _with_sentence(words: str) -> Callable[[str], str]:
    return lambda content: re.sub(
        r"(?m)^( *)fixed_sentence:.*\n(?:\1 +.*\n)*", rf"\1fixed_sentence: {words}\n", content
    )


def _with_no(content: str) -> str:
    return re.sub(r"(?m)^( *(?:not_answered|not_sure):).*$", r'\1 "no"', content)


CONTENTS: dict[str, Callable[[str], str]] = {
    **{name: _with_sentence(words) for name, words in SENTENCES.items()},
    "the same, said to be German": lambda content: _with_sentence(SENTENCES["a dose"])(
        content.replace("language: en", "language: de")
    ),
    "no for not sure": _with_no,
}


@pytest.mark.parametrize("spoil", CONTENTS.values(), ids=CONTENTS)
def test_a_content_that_says_what_must_not_be_said_makes_no_sheet(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    whole = questions_file().read_text("utf-8")
    spoilt = spoil(whole)
    assert spoilt != whole
    (tmp_path / "questions.yaml").write_text(spoilt, "utf-8")
    with pytest.raises(ContentError):
        pipeline.load_checklist(tmp_path / "questions.yaml")
