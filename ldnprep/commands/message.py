"""`ldnprep message`: the short text for a clinic's portal, on standard output or in a file, UTF-8."""

from __future__ import annotations

from pathlib import Path

from ldnprep import files, pipeline
from ldnprep.commands.out import put_bytes
from ldnprep.errors import Problem, UsageError


def run(answers: Path, output: str | None, *, questions: Path | None = None) -> int:
    """Write the message of one file of answers. Raises UsageError where it would go over that file."""
    if output not in (None, "-") and files.as_the_disk_sees(Path(output or "")) == files.as_the_disk_sees(answers):
        raise UsageError(Problem(f"-o {output} is the answers file", "choose another name"))
    checklist = pipeline.load_checklist(questions)
    text = pipeline.make_message(checklist, pipeline.load_answers(answers, checklist)).encode("utf-8", "replace")
    if output in (None, "-"):
        put_bytes(text)
    else:
        files.write_atomic(Path(output or ""), text)
    return 0
