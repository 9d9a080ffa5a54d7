"""`ldnprep check`: everything that is wrong with a content file, figures on how it reads, and the way to a new form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ldnprep import __version__, files, pipeline, shipped
from ldnprep.commands.out import put_text, say_problems
from ldnprep.content.check import check_file, report_lines, review_sheet
from ldnprep.content.model import Checklist
from ldnprep.errors import FileContentError, Problem, UsageError

_LARGEST = 5_000_000  # bytes of a list of statements


def run(
    questions: Path | None,
    *,
    today: date | None,
    review_csv: Path | None = None,
    fhir: Path | None = None,
    review_pack: Path | None = None,
) -> int:
    """Check `questions` (None: the built-in content).

    Gives 1 when anything is wrong, else 0, and then writes what was asked for: `review_csv` with every statement,
    `fhir` with the FHIR Questionnaire, `review_pack` (a folder) with what a clinician signs. Warnings are printed and
    change nothing.

    Raises UsageError where a file that is asked for would replace the content or the other one.
    """
    _refuse_clashes(questions or shipped.questions_file(), review_csv, fhir)
    report = check_file(questions or shipped.questions_file(), today=today, builtin=questions is None)
    say_problems((*report.problems, *report.warnings))
    if report.problems:
        return 1
    put_text("\n".join(report_lines(report)))
    if review_csv or fhir or review_pack:
        checklist = pipeline.load_checklist(questions)
        if review_csv:
            files.write_atomic(review_csv, review_sheet(checklist).encode())
        if fhir:
            files.write_atomic(fhir, pipeline.make_questionnaire(checklist))
        if review_pack:
            _write_pack(review_pack, checklist)
    return 0


def _write_pack(folder: Path, checklist: Checklist) -> None:
    """The review pack; the statements of earlier packs stay beside it, to be compared with."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(Problem(f"{folder} is a file", "name a folder"))
    kept = {path.name: _text(path) for path in folder.glob("*.csv")} if folder.is_dir() else {}
    from ldnprep.reviewing import review_pack  # brings in the PDF library

    made = review_pack(checklist, kept)
    files.ensure_folder(folder)
    for name, data in made.items():
        files.write_atomic(folder / name, data)
    put_text(f"Written: {folder / 'review-pack.pdf'} and the lines to sign with, {folder / 'reviews.yaml'}.")


def _text(path: Path) -> str:
    return files.read_limited(path, _LARGEST, error=FileContentError).decode("utf-8", "replace")


def hazards(*, alone: bool) -> int:
    """Print the hazard log. Raises UsageError where more is asked for."""
    if not alone:
        raise UsageError(Problem("--hazards goes with nothing else", "write ldnprep check --hazards"))
    from ldnprep.content.hazards import hazard_log, load_hazards

    put_text(hazard_log(load_hazards(shipped.resource("hazards.yaml")), __version__))
    return 0


def upgrade(old: Path | None, new: Path | None, *, alone: bool) -> int:
    """Move the first-edition content file `old` to today's form, as the file `new`, which must not exist yet.

    Prints what could not be moved and what a person must look at. Gives 1 when the new file has problems, which are
    printed too. alone: whether nothing else is asked for.

    Raises UsageError where a file is not named, where more is asked for, and where `new` exists.
    """
    if old is None or new is None or not alone:
        raise UsageError(Problem("--upgrade and -o go together, and with nothing else", "add --upgrade OLD -o NEW"))
    from ldnprep.content.upgrade.move import upgrade as move

    _refuse_clashes(old, new)
    if new.exists():
        raise UsageError(Problem(f"{new} exists already", "choose another name"))
    made = move(old)
    files.write_atomic(new, made.text.encode(), overwrite=False)
    put_text("\n".join((*made.notes, f"Written: {new}. Next: ldnprep check {new}")))
    say_problems(made.problems)
    return 1 if made.problems else 0


def _refuse_clashes(questions: Path, *outputs: Path | None) -> None:
    taken = {files.as_the_disk_sees(questions)}
    for output in filter(None, outputs):
        name = files.as_the_disk_sees(output)
        if name in taken:
            raise UsageError(Problem(f"{output} would be written over", "choose another name"))
        taken.add(name)
