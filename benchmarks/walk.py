"""Counts a visit: `python -m benchmarks.walk ANSWERS [--pages]` prints one JSON object.

The pages are the real ones, off screen at 1366 x 768 less the bars of window and task. What counts stands in
`docs/visit.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.walker import Count

WINDOW = (1366, 768 - 30 - 40)  # bars of the window and of the system take the rest


def count_visit(answers: Path) -> tuple[Count, dict[str, Count]]:
    """The whole visit, and each of its pages by id. To be called with `LDNPREP_HOME` at an empty folder."""
    from benchmarks.walker import Walker
    from ldnprep import pipeline
    from ldnprep.answers.file import load_for_wizard
    from ldnprep.answers.sheets import SavedSheets
    from ldnprep.ui.program import Program
    from ldnprep.ui.shell.dialogs import Dialogs
    from ldnprep.ui.shell.window import WizardWindow
    from ldnprep.ui.start.launch import application_of_ours

    application = application_of_ours()
    checklist = pipeline.load_checklist()
    window = WizardWindow()
    program = Program(checklist, SavedSheets(), window, Dialogs())
    program.start()
    window.resize(*WINDOW)
    window.show()
    window.activateWindow()
    for _ in range(5):
        application.processEvents()
    walker = Walker(program, load_for_wizard(answers, checklist).answers)
    whole = walker.walk()
    window.close()
    return whole, walker.by_page


def as_json(count: Count) -> dict[str, float]:
    """The object of the contract."""
    return {
        "pages": count.pages,
        "answers": count.answers,
        "clicks": count.clicks,
        "words": count.words,
        "characters": count.characters,
        "minutes": round(count.minutes, 1),
        "screens": round(count.screens, 2),
    }


def main(arguments: list[str] | None = None) -> int:
    """Counts one file of answers."""
    parser = argparse.ArgumentParser(prog="run.py walk", description="Counts a visit on the real pages.")
    parser.add_argument("answers", type=Path, help="a file of answers")
    parser.add_argument("--pages", action="store_true", help="each page as well")
    options = parser.parse_args(arguments)
    if not options.answers.is_file():
        parser.error(f"there is no file {options.answers}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="ldnprep-walk-") as home:
        os.environ["LDNPREP_HOME"] = home
        whole, by_page = count_visit(options.answers)
    told: dict[str, object] = dict(as_json(whole))
    if options.pages:
        told["by_page"] = {name: as_json(count) for name, count in by_page.items()}
    sys.stdout.write(json.dumps(told, indent=1 if options.pages else None) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
