from __future__ import annotations

import contextlib
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldnprep.answers.file import (
    Formats,
    NewerFormatError,
    answers_bytes,
    load_answers,
    load_for_wizard,
)
from ldnprep.answers.model import (
    Answers,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    Resume,
    Settings,
    TherapyRow,
    TypedDate,
)
from ldnprep.content.nodes import MapNode
from ldnprep.errors import AnswersError, UsageError
from tests.answers.sample import CHECKLIST, HARD, answers, save, texts, written

FULL = """\
format: 1
content: {id: ldn-builtin, version: "2026.11"}
title: Visit in December
saved: 2026-11-22T10:15:00Z
settings: {paper: letter, large_print: no, country: uk, show_mood: no, their_key: kept}
answers:
  patient_name: Zoë "Z" O'Neill
  birth_date: 1971-05
  visit_date: {typed: "two weeks after Christmas", on: 2026-11-22, iso: 2027-01-08}
  filled_in_by: self
  conditions: [crps, fibromyalgia]
  pain_now: 7
  opioids_now: no
  medicines: [Tramadol 50, {name: Sertraline, amount: 50 mg}]
  therapies: [{id: exercise, state: using, effect: worse}, {name: yoga}, swimming]
  claims_read: [safe]
questions:
  chosen: [patch, own_1, cost]
  top: [own_1]
  edited: {patch: "What about my patch?"}
  dismissed: [tests]
  own: ["May I still swim?"]
decided: {decision: not_now}
resume: {page: visit, visited: [visit], scroll: 12}
previous: {visit_date: 2026-08-03, scales: {pain_now: 9}}
their_part: {a: [1, no, null]}
"""


def yaml_of(data: str | bytes, loader: Any = yaml.BaseLoader) -> Any:
    """What another program's YAML reader makes of it."""
    return yaml.load(data, loader)  # noqa: S506 (the base loaders build text, lists and mappings only)


def test_every_part_of_a_file_is_read(tmp_path: Path) -> None:
    read = load_answers(written(tmp_path, FULL), CHECKLIST)
    assert dict(read.values) == {
        "patient_name": 'Zoë "Z" O\'Neill',
        "birth_date": PartialDate(1971, 5),
        "visit_date": TypedDate("two weeks after Christmas", date(2026, 11, 22), PartialDate(2027, 1, 8)),
        "filled_in_by": "self",
        "conditions": ("crps", "fibromyalgia"),
        "pain_now": 7,
        "opioids_now": "no",
        "medicines": (MedicineRow("Tramadol 50"), MedicineRow("Sertraline", "50 mg")),
        "therapies": (
            TherapyRow("exercise", "", "using", "worse"),
            TherapyRow(name="yoga"),
            TherapyRow(name="swimming"),
        ),
        "claims_read": ("safe",),
    }
    assert read.settings == Settings("letter", False, None, "uk", False, extra={"their_key": "kept"})
    assert read.questions == QuestionChoices(
        chosen=("patch", "own_1", "cost"),
        top=("own_1",),
        edited={"patch": "What about my patch?"},
        dismissed=frozenset({"tests"}),
        own=(OwnQuestion("own_1", "May I still swim?"),),
    )
    assert dict(read.decided) == {"decision": "not_now"}
    assert read.saved == datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
    assert read.title == "Visit in December"
    assert read.content.version == "2026.11"
    assert read.resume == Resume("visit", ("visit",), {"scroll": "12"})
    assert (read.previous, read.previous_on) == ({"pain_now": 9}, "2026-08-03")
    assert read.extra == {"their_part": {"a": ["1", "no", None]}}


def test_the_same_file_as_json_says_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    as_json = json.dumps(yaml_of(FULL), ensure_ascii=True, indent=2)
    expected = load_answers(path, CHECKLIST)
    for name in ("answers.json", "answers.yaml", "answers"):
        read = load_answers(written(tmp_path, as_json.replace('"null"', "null"), name), CHECKLIST)
        assert read == expected


# --- letter for letter -----------------------------------------------------------------------------------------------


@given(answers, st.booleans())
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
def test_what_is_saved_is_read_back_letter_for_letter(tmp_path: Path, said: Answers, as_json: bool) -> None:
    path = tmp_path / ("answers.json" if as_json else "answers.yaml")
    save(path, said)
    assert load_answers(path, CHECKLIST) == said
    assert path.read_bytes() == answers_bytes(said, as_json=as_json)
    opened = load_for_wizard(path, CHECKLIST)
    assert (opened.answers, opened.problems, opened.read_only) == (said, (), None)


@given(texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_other_yaml_readers_find_the_same_text(text: str) -> None:
    data = answers_bytes(Answers(values={"notes": text}))
    assert yaml_of(data)["answers"]["notes"] == text
    assert yaml_of(data, yaml.CBaseLoader)["answers"]["notes"] == text


@pytest.mark.parametrize("text", [HARD, "a\n" * 4000, "x" * 100_000, "\n", " ", "e\u0301", "\u200d", "a\r\nb"])
def test_hard_texts(tmp_path: Path, text: str) -> None:
    said = Answers(values={"notes": text, "medicines": (MedicineRow(text, text),)}, title=text)
    save(tmp_path / "a.yaml", said)
    assert load_answers(tmp_path / "a.yaml", CHECKLIST) == said


def test_a_person_can_read_the_file() -> None:
    said = Answers(
        values={"opioids_now": "not_sure", "birth_date": PartialDate(1971, 5, 3), "notes": "First line\nsecond line"},
        title="Visit in December",
        saved=datetime(2026, 11, 22, 10, 15, tzinfo=UTC),
        settings=Settings(paper="a4", large_print=True, show_mood=False),
    )
    assert answers_bytes(said).decode().splitlines()[1:] == [
        "format: 1",
        'title: "Visit in December"',
        "saved: 2026-11-22T10:15:00Z",
        "settings:",
        "  paper: a4",
        "  large_print: yes",
        "  show_mood: no",
        "answers:",
        "  opioids_now: not_sure",
        "  birth_date: 1971-05-03",
        '  notes: "First line\\n\\',
        '      second line"',
        "# end",
    ]


# --- what is wrong is told --------------------------------------------------------------------------------------------


def problems_of(path: Path) -> list[str]:
    with pytest.raises(AnswersError) as caught:
        load_answers(path, CHECKLIST)
    assert caught.value.exit_code == 1
    return [str(problem).removeprefix(str(path) + ":") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("opioid_nov: yes", "1:11: `opioid_nov` is no question of this content; did you mean `opioids_now`?"),
        ("opioids_now: maybe", "1:24: `opioids_now` has no such value; use one of `no`, `not_sure`, `yes`"),
        ("opioids_now: Not sure", "1:24: `opioids_now` has no such value; did you mean `not_sure`?"),
        ("opioids_now: [yes]", "1:24: `opioids_now` is a list, not one value; use one of `no`, `not_sure`, `yes`"),
        ("filled_in_by: selfe", "1:25: `filled_in_by` has no such value; did you mean `self`?"),
        (
            "conditions: {a: crps}",
            "1:23: `conditions` is a mapping (`key: value`), not a list; write `[first, second]`",
        ),
        ("conditions: fibromialgia", "1:23: `conditions` has no such value; did you mean `fibromyalgia`?"),
        ("conditions: [fibromialgia]", "1:24: `conditions` has no such value; did you mean `fibromyalgia`?"),
        ("conditions: [crps, crps]", "1:30: a value stands twice in `conditions`; delete one of the two"),
        ("claims_read: [saafe]", "1:25: `claims_read` has no such value; did you mean `safe`?"),
        ("pain_now: 11", "1:21: `pain_now` is not on the scale; write a whole number from 0 to 10"),
        ("pain_now: 7.5", "1:21: `pain_now` is not on the scale; write a whole number from 0 to 10"),
        (
            "patient_name: {first: A}",
            "1:25: `patient_name` is a mapping (`key: value`), not text; write one text, in quotes",
        ),
        ("medicines: tramadol", "1:22: `medicines` is text, not a list; write one row a line, after `- `"),
        ("medicines: [{nam: tramadol}]", "1:24: a row of `medicines` has no such key; did you mean `name`?"),
        ("medicines: [{name: [a, b]}]", "1:30: `name` in a row of `medicines` is a list; write one text"),
        ("medicines: [[a]]", "1:23: a row of `medicines` is a list; write `- name: ...`"),
        (
            "therapies: [{id: exercize}]",
            "1:28: `id` in a row of `therapies` has no such value; did you mean `exercise`?",
        ),
        (
            "therapies: [{name: x, state: used}]",
            "1:40: `state` in a row of `therapies` has no such value; use one of `tried`, `using`",
        ),
        ("{opioids_now: yes, opioid_now: no}", "1:29: `opioids_now` is answered twice (first in line 1); delete one"),
    ],
)
def test_wrong_ids_and_values_are_told_with_place_and_remedy(tmp_path: Path, line: str, expected: str) -> None:
    inner = line if line.startswith("{") else "{" + line + "}"
    assert problems_of(written(tmp_path, f"answers: {inner}")) == [expected]


def test_one_value_where_several_can_stand_is_read_as_a_list_of_one(tmp_path: Path) -> None:
    """Files in which a question took one value only stay readable when it takes several."""
    read = load_answers(written(tmp_path, "answers: {conditions: fibromyalgia}"), CHECKLIST)
    assert read.values == {"conditions": ("fibromyalgia",)}


@pytest.mark.parametrize("empty", ["", "null", "{}", "{opioids_now: }"])
def test_a_key_nearly_ours_beside_an_empty_one_of_ours_is_told(tmp_path: Path, empty: str) -> None:
    """The empty one is not written again: the file that was saved would not open."""
    (told,) = problems_of(written(tmp_path, f"format: 1\nansbywers: {{opioids_now: yes}}\nanswers: {empty}\n"))
    assert told == "2:1: `ansbywers` is no key; did you mean `answers`?"


@pytest.mark.parametrize(
    "value",
    ["04/05/2027", "15 Jan 2027", "2027-02-30", "[2027]", "{typed: soon}", "{typed: soon, on: 2026-11}",
     "{typed: '', on: 2026-11-22}", "{typed: soon, on: 2026-11-22, iso: soon}", "{typed: a, on: 2026-11-22, x: b}"],
)  # fmt: skip
def test_a_date_that_can_be_read_in_two_ways_is_refused(tmp_path: Path, value: str) -> None:
    (told,) = problems_of(written(tmp_path, f"answers:\n  birth_date: {value}\n"))
    assert told.startswith("2:15: `birth_date` is not a date that can be read in one way only; write it as 2027-01-15")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("questions: {chosen: [coast]}", "2:22: `coast` is no question to ask; did you mean `cost`?"),
        ("questions: {top: [cost]}", "2:18: `top` holds a question that is not in `chosen`; add it to `chosen`"),
        ("questions: {chosen: [cost, cost]}", "2:28: a question stands twice in `chosen`; delete one of the two"),
        (
            "questions: {own: [{id: cost, text: x}]}",
            "2:19: the id of this own question is taken, or is no id; use `own_1`",
        ),
        (
            "questions: {own: [first], edited: {own_1: second}}",
            "2:36: `own_1` is an own question: its words stand in `own` alone; put the new words there",
        ),
        ("questions: {edit: {cost: x}}", "2:13: `edit` is no key of `questions`; did you mean `edited`?"),
        ("questions: [cost]", "2:12: `questions` is a list; write it as lines of `key: value`"),
        ("settings: {paper: a5}", "2:19: `paper` has no such value; use one of `a4`, `letter`"),
        ("settings: {show_mod: no}", "2:12: `show_mod` is no key of `settings`; did you mean `show_mood`?"),
        ("decided: {decision: begin}", "2:21: `decision` has no such value; use one of `not_now`, `start`"),
        (
            "decided: {decided: start}",
            "2:11: `decided` is no question of this content; use one of `decision`, `who_does_what`",
        ),
        ("saved: yesterday", "2:8: `saved` is not a time; write it as 2026-11-22T10:15:00Z, or leave it out"),
        ("saved: 2026-11-22T10:15:00", "2:8: `saved` is not a time; write it as 2026-11-22T10:15:00Z, or leave it out"),
        (
            "previous: {scales: {pain_now: 12}}",
            "2:31: `pain_now` is not on the scale; write a whole number from 0 to 10",
        ),
        ("decidet: {decision: start}", "2:1: `decidet` is no key; did you mean `decided`?"),
        ("format: one", "2:9: `format` is not a whole number from 1; write `format: 1`"),
    ],
)
def test_the_other_parts_are_checked_too(tmp_path: Path, text: str, expected: str) -> None:
    assert problems_of(written(tmp_path, "answers: {}\n" + text)) == [expected]


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "questions: {chosen: [nope]}\nanswers:\n  pain_now: 12\n  opioids_now: mabye\n  x_ray: 1\n"
    assert [told.split(":")[0] for told in problems_of(written(tmp_path, text))] == ["1", "3", "4", "5"]


@pytest.mark.parametrize("name", ["answers.json", "answers.yaml"])
def test_json_has_places_too(tmp_path: Path, name: str) -> None:
    text = '{\n  "answers": {\n\t"pain_now": 12, "birth_date": "\\u0031",\n"notes": "\\ud83d\\ude00 \\ud83d"}}'
    assert [told.split(" ")[0] for told in problems_of(written(tmp_path, text, "answers.json"))] == [
        "3:14:",
        "3:32:",
        "4:10:",
    ]
    assert problems_of(written(tmp_path, '{"answers":\n {"a" 1}}', "a.json")) == [
        "2:7: this is not JSON (Expecting ':' delimiter); look at this line and the one above: quotes, commas"
    ]
    assert "second time" in problems_of(written(tmp_path, '{"answers": {"notes": "a", "notes": "b"}}', name))[0]


def test_nothing_that_the_person_wrote_stands_in_an_error(tmp_path: Path) -> None:
    private = "Someone Tramadol"
    text = f"""answers:
  {private}: x
  birth_date: {private}
  opioids_now: {private}
  pain_now: {private}
  conditions: [{private}]
  therapies: [{{id: {private}, state: {private}}}]
  medicines: [{{{private}: x}}]
  notes: {{{private}: x}}
questions: {{chosen: [{private}], edited: {{{private}: x}}, own: [{{id: {private}, text: x}}], {private}: x}}
settings: {{country: {private}}}
decided: {{decision: {private}}}
saved: {private}
"""
    assert private not in "\n".join(problems_of(written(tmp_path, text)))


@pytest.mark.parametrize(
    ("text", "name", "at"),
    [
        ("answers:\n  Someone: a\n  Someone: b\n", "a.yaml", "3:3: this key stands here a second time"),
        ('{"answers": {"Someone": "a",\n "Someone": "b"}}', "a.json", "2:2: this key stands here a second time"),
        ("answers:\n  notes: *Someone\n", "a.yaml", "2:10: an alias is not allowed"),
        ("answers:\n  notes: &Someone x\n", "a.yaml", "2:10: an anchor is not allowed"),
        ("answers:\n  notes: !Someone x\n", "a.yaml", "2:10: a tag is not allowed"),
        ("answers:\n  notes: !Someone!x y\n", "a.yaml", "2:10: this is not YAML"),
        ("answers:\n  notes: Someone: x\n", "a.yaml", "2:17: a `:` stands where it cannot"),
        ("answers:\n  notes: @Someone\n", "a.yaml", "2:10: a tab or a special sign"),
        ('answers:\n  notes: "\\Someone"\n', "a.yaml", "2:11: a backslash that means nothing"),
        ('{"answers": {"notes": Someone}}', "a.json", "1:23: this is not JSON"),
    ],
)
def test_nor_does_it_when_the_file_is_damaged(tmp_path: Path, text: str, name: str, at: str) -> None:
    found = problems_of(written(tmp_path, text, name))
    assert any(line.startswith(at) for line in found)
    assert "Someone" not in "\n".join(found)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        *(
            (data, name, expected)
            for name in ("a.yaml", "a.json")
            for data, expected in [
                (b"", "the file is empty"),
                (b" \n", "the file is empty"),
                (b"\x00\x01PNG", "this is not a text file"),
                (b"answers: {notes: \xff}", "not UTF-8"),
                ("answers: {}".encode("utf-16"), "UTF-16"),
                (b"x" * 10_000_001, "too large"),
                (b"[" * 100_000, "levels of nesting"),
                (b"[1]", "a list, not answers"),
                (b'"hello"', "text, not answers"),
                (b'{"meta": {"id": "x"}}', "this is not a file of answers"),
                (b'{"answers": {"medicines": [' + b'"a",' * 20_000 + b'"a"]}}', "more than 20000 entries"),
            ]
        ),
        (b"answers: {notes: &a x, patient_name: *a}", "a.yaml", "anchor"),
        (b"answers: {notes: 'x", "a.yaml", "the file ends within quotes"),
        (b"answers: {notes: x}", "a.json", "this is not JSON"),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value[:20]),
)
def test_a_file_that_holds_no_answers_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, name: str, expected: str
) -> None:
    with pytest.raises(AnswersError, match=expected) as caught:
        load_answers(written(tmp_path, data, name), CHECKLIST)
    assert caught.value.exit_code == 1


def test_a_missing_file_and_a_folder_are_a_wrong_command_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml", tmp_path / "missing" / "a.yaml", Path("nul\0.yaml")):
        with pytest.raises(UsageError):
            load_answers(path, CHECKLIST)


# --- what is kept -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["null", "~", "", '""', "[]"])
@pytest.mark.parametrize("field", ["opioids_now", "notes", "medicines", "birth_date", "pain_now", "conditions"])
def test_null_and_empty_count_as_not_answered(tmp_path: Path, field: str, value: str) -> None:
    assert load_answers(written(tmp_path, f"answers:\n  {field}: {value}\n"), CHECKLIST) == Answers()


def test_an_empty_list_of_chosen_questions_is_a_choice(tmp_path: Path) -> None:
    read = load_answers(written(tmp_path, "format: 1\nquestions: {chosen: [], top: []}"), CHECKLIST)
    assert (read.questions.chosen, read.questions.top) == ((), ())
    untouched = load_answers(written(tmp_path, "format: 1\nquestions: {chosen: null, top: }"), CHECKLIST)
    assert (untouched.questions.chosen, untouched.questions.top) == (None, None)


@pytest.mark.parametrize("order", [("price", "cost"), ("cost", "price")])
def test_words_under_the_old_and_the_new_name_of_a_question_both_stay(tmp_path: Path, order: tuple[str, str]) -> None:
    edited = "".join(f"    {name}: words under {name}\n" for name in order)
    path = written(tmp_path, f"questions:\n  edited:\n{edited}answers: {{}}\n")
    opened = load_for_wizard(path, CHECKLIST)
    assert "worded twice" in opened.problems[0].what
    assert opened.answers.questions.edited == {"cost": "words under cost"}
    kept = yaml.safe_load(answers_bytes(opened.answers))["questions"]["edited"]
    assert kept == {"cost": "words under cost", "price": "words under price"}


def test_renamed_ids_are_read_and_deleted_ones_kept_without_complaint(tmp_path: Path) -> None:
    text = "answers: {oldest: yes, shoe_size: 38, therapies: [{id: sport}]}\nquestions: {chosen: [price, weather]}"
    read = load_answers(written(tmp_path, text), CHECKLIST)
    assert dict(read.values) == {"opioids_now": "yes", "therapies": (TherapyRow("exercise"),)}
    assert read.unknown == {"shoe_size": "38"}
    assert read.questions.chosen == ("cost", "weather")
    save(tmp_path / "b.yaml", read)
    assert load_answers(tmp_path / "b.yaml", CHECKLIST) == read


def test_two_questions_that_have_become_one_are_one_and_no_mistake(tmp_path: Path) -> None:
    text = "answers: {}\nquestions: {chosen: [cost, price], top: [price, cost], dismissed: [price, cost]}"
    read = load_answers(written(tmp_path, text), CHECKLIST).questions
    assert (read.chosen, read.top, read.dismissed) == (("cost",), ("cost",), frozenset({"cost"}))


def test_values_that_the_content_has_deleted_are_kept_without_complaint(tmp_path: Path) -> None:
    text = "answers: {filled_in_by: weather, conditions: [crps, weather], therapies: [{id: weather, effect: helped}]}"
    read = load_answers(written(tmp_path, text), CHECKLIST)
    assert dict(read.values) == {
        "conditions": ("crps",),
        "therapies": (TherapyRow(name="weather", effect="helped"),),
    }
    assert read.unknown == {"filled_in_by": "weather", "conditions": ["weather"]}


def test_the_wizard_opens_a_file_with_problems_and_keeps_all_of_it(tmp_path: Path) -> None:
    text = """format: 1
answers:
  opioid_nov: {a: [b, "null", null]}
  birth_date: 04/05/2027
  pain_now: 7
  conditions: [crps, scoliosis]
  medicines: [{name: Tramadol, dose: 50 mg}, [x]]
  therapies: [{id: exercize, state: used}]
  notes: kept
questions: {chosen: [cost, nope], colour: red}
settings: {paper: a5, show_mood: perhaps}
decided: {who: me}
"""
    path = written(tmp_path, text)
    opened = load_for_wizard(path, CHECKLIST)
    assert opened.read_only is None
    assert len(opened.problems) == 12
    read = opened.answers
    assert read.values["pain_now"] == 7
    assert read.values["conditions"] == ("crps",)
    assert read.values["medicines"] == (MedicineRow("Tramadol"),)
    assert read.values["therapies"] == (TherapyRow(name="exercize"),)
    assert read.questions.chosen == ("cost", "nope")
    assert not read.settings.show_mood
    save(path, read)
    again = path.read_text("utf-8")
    for word in ("opioid_nov", '"null"', "04/05/2027", "scoliosis", "50 mg", "used", "nope", "red", "a5", "who: me"):
        assert word in again
    assert load_for_wizard(path, CHECKLIST).answers.unknown == read.unknown


def test_a_medicine_is_read_whatever_is_wrong_around_it(tmp_path: Path) -> None:
    text = "answers: {opioid_names: Tramadol, medicines: {name: Oxycodone}, therapies: [{id: fentanyl}]}"
    values = load_for_wizard(written(tmp_path, text), CHECKLIST).answers.values
    assert values["opioid_names"] == (MedicineRow("Tramadol"),)
    assert values["medicines"] == (MedicineRow("Oxycodone"),)
    assert values["therapies"] == (TherapyRow(name="fentanyl"),)


# --- formats and damage ----------------------------------------------------------------------------------------------

WHOLE = answers_bytes(
    Answers(
        values={"patient_name": "Ann", "opioids_now": "yes", "notes": "one\ntwo", "pain_now": 7},
        title="A title",
        decided={"decision": "start"},
    )
)


def test_a_newer_format_is_refused_by_make_and_read_only_in_the_wizard(tmp_path: Path) -> None:
    path = written(tmp_path, "format: 2\nanswers: {pain_now: 7}\n")
    with pytest.raises(NewerFormatError, match="newer LDN Prep"):
        load_answers(path, CHECKLIST)
    opened = load_for_wizard(path, CHECKLIST)
    assert opened.answers.values == {"pain_now": 7}
    assert opened.read_only is not None
    assert "newer" in opened.read_only.what


def test_an_older_format_is_brought_up_step_by_step(tmp_path: Path) -> None:
    def rename_said_to_answers(root: MapNode) -> MapNode:
        entries = {"answers" if key == "said" else key: entry for key, entry in root.entries.items()}
        return MapNode(entries, root.line, root.column)

    formats = Formats(newest=3, steps={1: lambda root: root, 2: rename_said_to_answers})
    for number in (1, 2):
        path = written(tmp_path, f"format: {number}\nsaid: {{pain_now: 7}}\n")
        assert load_answers(path, CHECKLIST, formats=formats).values == {"pain_now": 7}
    with pytest.raises(NewerFormatError):
        load_answers(written(tmp_path, "format: 4"), CHECKLIST, formats=formats)


@pytest.mark.parametrize("line", [b"opioids_now: yes\n", b'title: "A title"\n', b"answers:\n"])
def test_a_file_cut_off_between_two_lines_does_not_pass_for_one_with_fewer_answers(tmp_path: Path, line: bytes) -> None:
    path = written(tmp_path, WHOLE[: WHOLE.index(line) + len(line)])
    with pytest.raises(AnswersError, match="the file breaks off"):
        load_answers(path, CHECKLIST)
    assert load_for_wizard(path, CHECKLIST).read_only is not None


def test_half_of_a_sign_in_json_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, '{"answers": {"notes": "a \\ud83d b", "pain_now": 7}}', "a.json")
    opened = load_for_wizard(path, CHECKLIST)
    assert opened.answers.values == {"notes": "a \ufffd b", "pain_now": 7}
    assert opened.read_only is not None


def test_a_file_that_does_not_say_its_format_has_the_first(tmp_path: Path) -> None:
    assert load_answers(written(tmp_path, "answers: {pain_now: 7}"), CHECKLIST).values == {"pain_now": 7}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-30],
        lambda data: data.replace(b"opioids_now: yes", b"opioids_now: 'yes"),
        lambda data: data.replace(b'"Ann"', b'"A\x00\x00nn"'),
        lambda data: data.replace(b'title: "A title"', b"title: &x 'A'"),
        lambda data: data + b"\x00" * 512,
        lambda data: data + b"}}}}",
        lambda data: data + b"}\n" * 300,
        lambda data: data.replace(b"  patient_name", b"  notes: first\n  patient_name"),
    ],
)
def test_a_damaged_file_is_read_as_far_as_it_goes_and_never_written_to(tmp_path: Path, damage: object) -> None:
    path = written(tmp_path, damage(WHOLE))  # type: ignore[operator]
    opened = load_for_wizard(path, CHECKLIST)
    assert opened.read_only is not None
    assert "damaged" in opened.read_only.what
    assert opened.problems
    assert opened.answers.values.get("pain_now") == 7 or opened.answers.values.get("opioids_now") == "yes"


@given(st.integers(0, len(WHOLE)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
def test_a_file_cut_at_any_point_still_gives_what_stands_before(tmp_path: Path, cut: int) -> None:
    opened = load_for_wizard(written(tmp_path, WHOLE[:cut]), CHECKLIST)
    whole_lines = WHOLE[:cut].decode().rpartition("\n")[0]
    assert ("opioids_now" in opened.answers.values) >= ("  opioids_now: yes" in whole_lines)


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_end_in_anything_but_a_typed_error(tmp_path: Path, data: bytes) -> None:
    for name in ("a.yaml", "a.json"):
        path = written(tmp_path, data, name)
        with contextlib.suppress(AnswersError):
            load_answers(path, CHECKLIST)
        load_for_wizard(path, CHECKLIST)
