"""Hostile files end in a sheet or in a plain refusal with a place, within bounds of time and memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ldnprep import pipeline, shipped
from ldnprep.answers.dates import parse_moment
from ldnprep.content.model import Checklist
from ldnprep.errors import AnswersError, Problem
from tests.trust import hostile

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = [path.read_bytes() for path in sorted(shipped.resource("examples").glob("*.yaml"))]
# pieces that mean something to YAML, JSON, PDF or a bidi algorithm
PIECES = [b": ", b"\n", b"- ", b'"', b"'", b"{", b"}", b"[", b"]", b"*a", b"&a ", b"!!x ", b"#", b"|", b"\t", b"\0",
          b"\xff", b"\xe2\x80\xae", b"\xd7\x90", b"\xcc\x81", b"\xf0\x9f\x98\x80", b"<b>", b"&amp;", b")", b"\\",
          b"yes", b"no", b"not_sure", b"tramadol", b"9999-12-31", b"0", b"-1", b"null", b"opioids_now",
          b"medicines"]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no such bounds")
def test_the_corpus_and_the_smaller_bombs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.hostile", "--small"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert " 0 complaints" in done.stdout
    assert len(list(hostile.inputs(small=True))) > 60


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """An example with some pieces put in, taken out or doubled."""
    data = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.just(data[start:end] * 2), st.binary(max_size=4)))
        data = data[:start] + piece + data[end:]
    return data


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged())
@example(b"format: 1\nanswers:\n  opioids_now: no\nsaved: 0001-01-01T00:00:00+14:00\n")
def test_a_damaged_file_becomes_every_kind_of_sheet_or_is_refused(
    tmp_path: Path, checklist: Checklist, data: bytes
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    refused: tuple[Problem, ...] = ()
    try:
        answers = pipeline.load_answers(path, checklist)
    except AnswersError as refusal:
        refused = refusal.problems
    if refused:
        assert all(problem.place is not None for problem in refused)
        return
    options = pipeline.options_for(answers.settings)
    for make in (pipeline.make_first_page, pipeline.make_text, pipeline.make_fhir):
        assert make(checklist, answers, options)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2026-11-22T10:15:00Z", True),
        ("0002-01-01T00:00:00+14:00", True),
        ("9998-12-31T23:59:59-14:00", True),
        ("0001-01-01T00:00:00+14:00", False),
        ("9999-12-31T23:59:59-14:00", False),
        ("2026-11-22T10:15:00", False),
        ("2026-11-22", False),
        ("yesterday", False),
    ],
)
def test_a_moment_has_a_date_in_every_time_zone(text: str, known: bool) -> None:
    if not known:
        with pytest.raises(ValueError, match=r"time zone|isoformat"):
            parse_moment(text)
        return
    zones: Sequence[timezone] = [UTC, *(timezone(timedelta(hours=hours)) for hours in (-14, 14))]
    assert all(isinstance(parse_moment(text).astimezone(zone), datetime) for zone in zones)
