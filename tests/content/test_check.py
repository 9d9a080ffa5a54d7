"""`ldnprep check`: the words of a content file, its sources, its figures and the sheet for a signature."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from ldnprep import shipped
from ldnprep.content.check import CheckReport, check_file, check_text, report_lines, review_sheet
from ldnprep.content.language import FIXED_WORDS
from ldnprep.content.load import load_checklist
from ldnprep.content.review import COLUMNS
from ldnprep.errors import UsageError
from tests.minimal import GROUPS, changed, load_text, minimal_checklist, minimal_content, write_minimal

TODAY = date(2026, 11, 30)


def report_of(text: str, *, today: date = TODAY) -> CheckReport:
    """The report on a content file called q.yaml."""
    return check_text(text.encode(), "q.yaml", today=today, builtin=False, groups=GROUPS)


def lines_of(report: CheckReport) -> list[str]:
    """All problems and warnings as a person reads them."""
    return [str(problem) for problem in (*report.problems, *report.warnings)]


def test_the_minimal_content_passes_with_figures() -> None:
    report = report_of(minimal_content())
    assert lines_of(report) == []
    assert report.figures is not None
    assert dict(report.figures.counts)["fields"] == len(minimal_checklist().fields())
    assert "0 problems, 0 warnings" in report_lines(report)


def test_a_file_that_cannot_be_loaded_reports_that_and_no_figures() -> None:
    report = report_of(changed("kind: long_text", "kind: longtext"))
    assert [line.split("; ")[1] for line in lines_of(report)] == ["did you mean `long_text`?"]
    assert report_lines(report) == ()


def test_a_missing_file_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        check_file(tmp_path / "none.yaml", today=TODAY, builtin=False, groups=GROUPS)


def test_an_empty_file_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.touch()
    report = check_file(empty, today=TODAY, builtin=False, groups=GROUPS)
    assert [problem.what for problem in report.problems] == ["the file is empty"]


def test_a_file_is_checked_where_it_lies(tmp_path: Path) -> None:
    report = check_file(write_minimal(tmp_path), today=TODAY, builtin=False, groups=GROUPS)
    assert lines_of(report) == []


LONG = "We ask this as your doctor may want to know it well before the visit so that there is more time to talk."


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ("Your doctor needs to know.", LONG, "intro", "a sentence of 23 words in `intro`: “We ask this"),
        (
            "Your doctor needs to know.",
            "It can change serotonin.",
            "intro",
            "the medical word “serotonin” in `intro` is",
        ),
    ],
)
def test_hard_words_and_sentences_are_reported_at_their_place(old: str, new: str, place: str, expected: str) -> None:
    text = changed(old, new)
    line = next(n for n, words in enumerate(text.splitlines(), 1) if f"{place}: {new}" in words)
    assert any(found.startswith(f"q.yaml:{line}:12: {expected}") for found in lines_of(report_of(text)))


def test_a_given_wording_may_be_long() -> None:
    text = changed("You can talk to someone at any hour.", FIXED_WORDS["en"]["get_help_now"])
    text = text.replace("terms: {opioid:", "terms: {LDN: low-dose naltrexone, opioid:")
    assert [line for line in lines_of(report_of(text)) if "a sentence of" in line] == []


def test_text_for_the_physician_may_be_hard() -> None:
    text = changed("Naltrexone is contraindicated with opioid medicines.", LONG.replace("this", "this serotonin"))
    assert lines_of(report_of(text)) == []


def test_a_term_explains_a_medical_word_and_must_be_used() -> None:
    text = changed("Your doctor needs to know.", "It can change serotonin.")
    text = text.replace("terms: {opioid:", "terms: {serotonin: a messenger, dialysis: blood washing, opioid:")
    assert [line.split(": ", 1)[1] for line in lines_of(report_of(text))] == [
        "the term `dialysis` is used nowhere; delete it"
    ]


def test_at_most_forty_terms() -> None:
    many = ", ".join(f"word{number}: a word" for number in range(40))
    report = report_of(minimal_content().replace("terms: {opioid:", f"terms: {{{many}, opioid:"))
    assert any("41 terms; at most 40 may be set aside" in str(problem) for problem in report.problems)


def test_hard_pages_and_hard_content_are_refused() -> None:
    hard = "Considerable complications necessitate multidisciplinary collaboration. " * 40
    report = report_of(changed("Your doctor needs to know.", f'"{hard}"'))
    found = lines_of(report)
    assert any("the page `safety` reads at grade" in line for line in found)
    assert any("all patient text reads at grade" in line for line in found)


def test_sources_must_be_cited_and_not_from_the_future() -> None:
    text = minimal_content().replace(
        "sources:\n  LABEL:", "sources:\n  OLD: {citation: O., pmid: 1, checked: 2026-12-23}\n  LABEL:"
    )
    found = lines_of(report_of(text))
    assert any("the source `OLD` is cited nowhere; cite it, or delete it" in line for line in found)
    assert any("`OLD` was checked on 2026-12-23, which is to come" in line for line in found)


@pytest.mark.parametrize(("today", "warned"), [(date(2028, 11, 22), 0), (date(2028, 11, 24), 2)])
def test_after_two_years_a_source_is_old(today: date, warned: int) -> None:
    report = report_of(minimal_content(), today=today)
    assert report.problems == ()
    assert len([line for line in report.warnings if "more than two years ago" in str(line)]) == warned


def test_content_in_another_language_needs_its_own_reader() -> None:
    report = report_of(changed("language: en", "language: de").replace("Studies disagree.", "Studien sind uneins."))
    assert report.problems == ()
    assert [problem.what for problem in report.warnings] == [
        "words are only checked in English, not in `de`; the front says so"
    ]


def test_a_heading_without_question_is_a_warning() -> None:
    report = report_of(changed("  - {id: general, title", "  - {id: more, title: More}\n  - {id: general, title"))
    assert [problem.what for problem in report.warnings] == ["no question has the heading `more`"]


def test_the_built_in_content_passes() -> None:
    report = check_file(shipped.questions_file(), today=TODAY, builtin=True)
    assert lines_of(report) == []


def test_the_review_sheet_holds_every_statement_with_its_sources_and_room_to_sign() -> None:
    checklist = load_checklist(shipped.questions_file(), builtin=True)
    rows = list(csv.DictReader(io.StringIO(review_sheet(checklist))))
    ids = {(row["part"], row["id"]) for row in rows}
    for part, things in (
        ("alert", checklist.alerts()),
        ("claim", checklist.claims),
        ("question", checklist.questions()),
        ("evidence", checklist.evidence.statements),
        ("field", checklist.fields()),
    ):
        assert {(part, thing.id) for thing in things} <= ids
    assert {("trial table", trial.source) for trial in checklist.evidence.trials} <= ids
    assert {urgent.id for urgent in checklist.urgent} == {
        name.split(" (")[0] for part, name in ids if part == "urgent text"
    }
    assert {("term", term) for term in checklist.terms} <= ids
    for claim in checklist.claims:
        row = next(row for row in rows if (row["part"], row["id"]) == ("claim", claim.id))
        assert claim.evidence in row["text"]
        assert row["certainty"] == claim.certainty
        for name in claim.sources:
            assert f"{name}: {checklist.sources[name].citation}" in row["sources"]
            assert f"{name} {checklist.sources[name].checked}" in row["checked"]
    assert {row["name"] + row["date"] + row["correction"] for row in rows} == {""}
    assert tuple(rows[0]) == COLUMNS


def test_a_spreadsheet_takes_no_cell_for_a_formula() -> None:
    text = changed("heard: It is completely safe", 'heard: "=cmd|calc"')
    rows = list(csv.reader(io.StringIO(review_sheet(load_text(text)))))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
