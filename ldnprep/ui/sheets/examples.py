"""The example patients that come with the program: the finished sheet of one is shown, and how it was filled in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ldnprep import pipeline, shipped
from ldnprep.answers.session import Session
from ldnprep.errors import LdnPrepError
from ldnprep.ui.keeping.keeper import Keeper
from ldnprep.ui.state import START
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ldnprep.answers.model import Answers
    from ldnprep.ui.program import Program


def example_words(name: str) -> str:
    """What an example patient is called in the window."""
    words = {
        "liver-and-many-medicines": tr("Someone with liver trouble and many medicines"),
        "no-but-typed": tr("Someone who said no, but takes an opioid"),
        "not-sure-of-anything": tr("Someone who is not sure; a helper fills it in"),
        "nothing-to-flag": tr("Someone with nothing special to check"),
        "patch-and-surgery": tr("Someone with a pain patch and an operation soon"),
    }
    return words.get(name) or name.replace("-", " ")


def show_example(program: Program) -> None:
    """Asks which made-up patient, and shows the finished sheet; from there the way to how it was filled in."""
    paths = sorted(shipped.resource("examples").glob("*.yaml"))
    names = [example_words(path.stem) for path in paths]
    choice = program.dialogs.choose(
        tr("See an example"), tr("These people are made up. Whose sheet do you want to see?"), [*names, tr("Close")]
    )
    if choice is None or choice >= len(paths):
        return
    try:
        answers = pipeline.load_answers(paths[choice], program.checklist)
    except LdnPrepError:
        words = tr("The examples were made for the built-in questions. They do not fit those of your clinic.")
        program.dialogs.tell(tr("See an example"), words)
        return
    from ldnprep.ui.sheets.making import pictures

    shown = partial(_show, program, names[choice], answers)
    failed = partial(program.dialogs.tell, tr("See an example"))
    program.background.run(partial(pictures, program.checklist, answers), shown, failed)


def _show(program: Program, name: str, answers: Answers, images: tuple[QImage, ...]) -> None:
    """The finished sheet; and, if she wants it, the pages as they were filled in, to look at."""
    if program.dialogs.show_pictures(name, images, more=tr("See how it was filled in")):
        _look_at(program, answers)


def _look_at(program: Program, answers: Answers) -> None:
    if not program.opening.beginning.let_go():
        return
    before = program.keeper.path
    keeper = Keeper(program.sheets, program.checklist, Session(answers), None)
    keeper.only_read()
    program.take(keeper, read_only=True)
    program.frame.notices.show_notice(
        "file",
        tr("This is an example. The person is made up, and nothing is saved."),
        action=tr("Back to my own sheet"),
        act=partial(_back, program, before),
        stays=True,
    )
    program.go(program.wizard.steps[1].id)


def _back(program: Program, before: Path | None, _checked: bool = False) -> None:
    program.frame.notices.remove("file")
    if before is None or not program.opening.open(before):
        keeper = Keeper(program.sheets, program.checklist, Session(), None)
        program.take(keeper, read_only=False)
    program.go(START)
