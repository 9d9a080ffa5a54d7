"""The two commands that write FHIR, as a clinic's IT person or a person at home types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ldnprep.cli import main
from ldnprep.content.model import Checklist
from ldnprep.outputs.fhir import questionnaire_json
from tests.outputs.fhir.made import EXAMPLES, of_kind, response
from tests.outputs.fhir.official import problems


@pytest.mark.parametrize("name", EXAMPLES)
def test_make_writes_a_bundle(tmp_path: Path, name: str) -> None:
    answers, visit = tmp_path / "answers.yaml", tmp_path / "visit.json"
    assert main(["example", name, "-o", str(answers)]) == 0
    assert main(["make", str(answers), "-o", str(visit)]) == 0
    bundle = json.loads(visit.read_text("utf-8"))
    assert problems(bundle) == []
    assert response(bundle)["status"] == "completed"


def test_check_writes_the_questionnaire_alone_and_the_same_that_goes_with_the_answers(
    tmp_path: Path, shipped: Checklist
) -> None:
    form, answers, visit = (tmp_path / name for name in ("form.json", "answers.yaml", "visit.json"))
    assert main(["check", "--fhir", str(form)]) == 0
    assert form.read_bytes() == questionnaire_json(shipped)
    main(["example", EXAMPLES[0], "-o", str(answers)])
    main(["make", str(answers), "-o", str(visit)])
    written = json.loads(form.read_text("utf-8"))
    assert of_kind(json.loads(visit.read_text("utf-8")), "Questionnaire") == [written]
    assert problems(written) == []


def test_a_broken_content_file_writes_no_questionnaire(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, form = tmp_path / "questions.yaml", tmp_path / "form.json"
    content.write_text("pages: []\n", "utf-8")
    assert main(["check", str(content), "--fhir", str(form)]) == 1
    assert not form.exists()
    assert capsys.readouterr().err


def test_an_empty_sheet_has_no_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "--blank", "-o", str(tmp_path / "visit.json")]) == 2
    assert "no data" in capsys.readouterr().err
