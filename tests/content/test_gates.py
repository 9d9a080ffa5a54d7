"""Gates and picks of a content file: how they are read, and all that can be wrong in them."""

from __future__ import annotations

import pytest

from ldnprep.content.gate import Gate
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError
from tests.minimal import changed, load_text

TITLE = "    title: Safety\n"
GATE = """\
    groups:
      - id: body
        lines:
          - {field: surgery_planned, follow: [surgery_date]}
          - {field: liver_disease, words: Liver illness, also: [alcohol]}
"""


def with_gate(more: str = GATE) -> str:
    return changed(TITLE, TITLE + more)


def loaded(more: str = GATE) -> Checklist:
    return load_text(with_gate(more))


def problems(more: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        loaded(more)
    return [str(problem).split(": ", 1)[1] for problem in caught.value.problems]


def gate(checklist: Checklist) -> Gate:
    return next(gate for page in checklist.pages for gate in page.gates)


def test_a_line_without_words_has_those_of_its_field() -> None:
    assert [line.words for line in gate(loaded()).lines] == ["About surgery_planned", "Liver illness"]


def test_a_gate_holds_its_lines_what_follows_and_what_takes_its_no() -> None:
    assert gate(loaded()).fields() == ("surgery_planned", "liver_disease", "surgery_date", "alcohol")


LINE = "          - {field: kidney_disease}\n"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{field: patient_name}", "`patient_name` cannot be ticked: it is kind text"),
        ("{field: surgeri_planned}", "there is no field `surgeri_planned`; did you mean `surgery_planned`?"),
        ("{field: alcohol, option: x}", "`alcohol` has no options"),
        ("{field: alcohol, rows: notes}", "`notes` cannot stand in `rows`: it is kind long_text"),
        ("{field: alcohol, also: [notes]}", "`notes` cannot stand in `also`: it is kind long_text"),
        ("{field: alcohol, follow: [nobody]}", "there is no field or group `nobody`"),
        ("{field: alcohol, follow: [alcohol]}", "`alcohol` opens or fills itself"),
        ("{field: alcohol, follow: [patient_name]}", "`patient_name` is no field of the page `safety`"),
        ("{field: kidney_disease}", "`kidney_disease` has two lines in `g`"),
        ("{field: alcohol, known: [nothing]}", "there is no group of medicines `nothing`"),
    ],
)
def test_what_is_wrong_in_a_line_is_told(line: str, wrong: str) -> None:
    told = problems(f"    groups:\n      - id: g\n        lines:\n{LINE}          - {line}\n")
    assert any(wrong in each for each in told), told


def test_a_field_stands_in_one_card_only() -> None:
    second = "      - {id: g, lines: [{field: liver_disease}, {field: kidney_disease}]}\n"
    assert any("`liver_disease` stands in `body` as well" in each for each in problems(GATE + second))


def test_a_gate_needs_two_lines_and_an_id_of_its_own() -> None:
    told = problems("    groups:\n      - {id: alcohol, lines: [{field: kidney_disease}]}\n")
    assert any("`lines` needs two or more" in each for each in told)
    assert any("no group may be called `alcohol`" in each for each in told)


@pytest.mark.parametrize(
    ("writes", "wrong"),
    [
        ("{alcohol: often}", "`alcohol` never is `often`"),
        ("{patient_name: x}", "`patient_name` cannot be written by a press: it is kind text"),
        ("{nobody: yes}", "there is no field `nobody`"),
        ("{alcohol: no}", "writes the same as another"),
    ],
)
def test_what_is_wrong_in_a_pick_is_told(writes: str, wrong: str) -> None:
    presses = f"[{{words: A, writes: {{alcohol: no}}}}, {{words: B, writes: {writes}}}]"
    told = problems(f"    picks:\n      - {{id: p, label: L, presses: {presses}}}\n")
    assert any(wrong in each for each in told), told


# ---------------------------------------------------------------- split fields

SPLIT = "renamed:\n  old_list:\n    one: {alcohol: yes, medicines: tramadol}\n    none: {alcohol: no}\n"


def with_split(split: str) -> str:
    return changed("terms: {opioid", split + "terms: {opioid")


def test_a_field_may_become_several() -> None:
    (split,) = load_text(with_split(SPLIT)).split.values()
    assert split.becomes["one"] == (("alcohol", "yes"), ("medicines", "tramadol"))


@pytest.mark.parametrize(
    ("becomes", "wrong"),
    [
        ("{alcohol: often}", "`alcohol` never is `often`"),
        ("{patient_name: x}", "an option cannot become `patient_name`: it is kind text"),
        ("{nobody: yes}", "there is no field `nobody`"),
        ("yes", "an option becomes `field: value`"),
    ],
)
def test_what_is_wrong_in_a_split_is_told(becomes: str, wrong: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_text(with_split(f"renamed:\n  old_list:\n    one: {becomes}\n"))
    assert wrong in str(caught.value.problems[0])


def test_what_lives_cannot_be_split() -> None:
    with pytest.raises(ContentError, match="`notes` still exists"):
        load_text(with_split("renamed:\n  notes:\n    one: {alcohol: yes}\n"))
