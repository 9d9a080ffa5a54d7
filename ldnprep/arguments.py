"""The arguments of the command line, and the function that each command runs.

A module of its own: the window is opened without arguments most of the time, and need not wait for argparse.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

from ldnprep import __version__
from ldnprep.errors import Problem, UsageError

COMMANDS = ("make", "check", "example", "flags", "medicines", "message")


def command_for(arguments: list[str]) -> Callable[[], int]:
    """What these arguments ask for, ready to run; it gives the exit code. Raises UsageError."""
    options = _parsed(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    return partial(run, options)


class _Parser(argparse.ArgumentParser):
    """argparse that raises our error instead of printing its usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(Problem(f"{self.prog}: {message}", f"see {self.prog} --help"))


def _parsed(arguments: list[str]) -> argparse.Namespace:
    first = arguments[0] if arguments else ""
    if first and not first.startswith("-") and first not in COMMANDS:
        from difflib import get_close_matches

        close = get_close_matches(first, COMMANDS, n=1)
        remedy = f"did you mean {close[0]}?" if close else f"the commands are {', '.join(COMMANDS)}"
        raise UsageError(Problem(f"ldnprep has no command {first!r}", remedy))
    options = _parser(first).parse_args(arguments)
    if options.run is not _wizard and (options.content or options.sheet):
        what = "--questions and --answers before a command are for the window"
        raise UsageError(Problem(what, "write --questions behind the command, and answers files without --answers"))
    return options


def _parser(command: str) -> _Parser:
    """The parser of a command line that begins with `command`: the others' own options are left out, they take time."""
    parser = _Parser(
        prog="ldnprep",
        allow_abbrev=False,
        description="Prepare a talk with your doctor about low-dose naltrexone (LDN). Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"ldnprep {__version__}")
    # names of their own: those of a command would silently take their place
    parser.add_argument("--questions", dest="content", type=Path, metavar="FILE", help="another content file")
    parser.add_argument("--answers", dest="sheet", type=Path, metavar="FILE", help="open saved answers")
    # the packaged program starts itself with this for a mail program's DLL, see ldnprep.handover.mapi_worker
    parser.add_argument("--mapi-worker", action="store_const", dest="run", const=_mapi_worker, help=argparse.SUPPRESS)
    # `run.py bundle` asks this of what it built, see ldnprep.selftest
    parser.add_argument("--self-test", action="store_const", dest="run", const=_self_test, help=argparse.SUPPRESS)
    # `run.py bench` times the start of the packaged program with this, see ldnprep.ui.start.painted
    parser.add_argument("--first-paint", action="store_const", dest="run", const=_first_paint, help=argparse.SUPPRESS)
    parser.set_defaults(run=_wizard)
    commands = parser.add_subparsers(parser_class=_Parser, metavar=f"{{{','.join(COMMANDS)}}}")
    makers = (_add_make, _add_check, _add_example, _add_flags, _add_medicines, _add_message)
    adders = dict(zip(COMMANDS, makers, strict=True))
    for add in [adders[command]] if command in adders else adders.values():
        add(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives its sub-command registry no public name


def _add_make(commands: _Commands[_Parser]) -> None:
    from ldnprep.content.model import COUNTRIES
    from ldnprep.formats import BY_ID, PARTS

    make = commands.add_parser("make", help="make sheets from files of answers", allow_abbrev=False)
    make.add_argument("answers", nargs="*", type=Path, metavar="ANSWERS", help="answers files, or a folder of them")
    make.add_argument("-o", "--output", metavar="SHEET", help="file, folder for several, - for standard output")
    make.add_argument("--format", choices=tuple(BY_ID))
    make.add_argument("--paper", choices=("a4", "letter"))
    make.add_argument("--country", choices=COUNTRIES, help="whose emergency numbers to print")
    make.add_argument("--large-print", action="store_true", default=None)
    make.add_argument("--with", dest="parts", metavar="PARTS", help=f"behind the leaf: {','.join(PARTS)}; or none")
    make.add_argument("--diary", action="store_true", default=None, help="the same as --with diary, beside others")
    make.add_argument("--page-one", action="store_true", help="page 1 alone, which says that the rest was left out")
    make.add_argument("--password-stdin", action="store_true", help="read a password for the PDF from standard input")
    make.add_argument("--questions", type=Path, metavar="FILE", help="another content file")
    make.add_argument("--jobs", type=_positive, default=1, metavar="N", help="sheets made at the same time")
    make.add_argument("--blank", action="store_true", help="an empty sheet to fill in by pen")
    make.set_defaults(run=_make)


def _add_check(commands: _Commands[_Parser]) -> None:
    check = commands.add_parser("check", help="check a content file", allow_abbrev=False)
    check.add_argument("questions", nargs="?", type=Path, metavar="QUESTIONS")
    check.add_argument("--review-sheet", type=Path, metavar="FILE.csv", help="write every statement for a signature")
    check.add_argument("--fhir", type=Path, metavar="FILE.json", help="write the FHIR Questionnaire")
    check.add_argument("--review-pack", type=Path, metavar="FOLDER", help="write what a clinician reads and signs")
    check.add_argument("--hazards", action="store_true", help="print the log of hazards, controls and their tests")
    check.add_argument("--today", type=_day, metavar="DATE", help="the day to measure the content's age against")
    check.add_argument("--upgrade", type=Path, metavar="OLD", help="move a content file of the first edition")
    check.add_argument("-o", "--output", type=Path, metavar="NEW", help="where --upgrade writes the new file")
    check.set_defaults(run=_check)


def _add_example(commands: _Commands[_Parser]) -> None:
    example = commands.add_parser("example", help="write one of the example patients", allow_abbrev=False)
    example.add_argument("name", nargs="?", metavar="NAME")
    example.add_argument("-o", "--output", metavar="FILE")
    example.set_defaults(run=_example)


def _add_flags(commands: _Commands[_Parser]) -> None:
    flags = commands.add_parser("flags", help="what the rules make of a file of answers, as JSON", allow_abbrev=False)
    flags.add_argument("answers", type=Path, metavar="ANSWERS")
    flags.add_argument("--questions", type=Path, metavar="FILE", help="another content file")
    flags.set_defaults(run=_flags)


def _add_medicines(commands: _Commands[_Parser]) -> None:
    medicines = commands.add_parser("medicines", help="what is recognised in a text", allow_abbrev=False)
    medicines.add_argument("text", nargs="?", metavar="TEXT")
    form = medicines.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as one line of JSON")
    form.add_argument("--explain", action="store_true", help="say why, in words")
    medicines.set_defaults(run=_medicines)


def _add_message(commands: _Commands[_Parser]) -> None:
    message = commands.add_parser("message", help="a short text for a clinic's portal", allow_abbrev=False)
    message.add_argument("answers", type=Path, metavar="ANSWERS")
    message.add_argument("-o", "--output", metavar="FILE", help="a file instead of standard output")
    message.add_argument("--questions", type=Path, metavar="FILE", help="another content file")
    message.set_defaults(run=_message)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-22") from None


# Each command imports its rooms when it runs: `ldnprep medicines` must not pay for a PDF library.


def _wizard(options: argparse.Namespace) -> int:
    from ldnprep.ui.start.app import run

    return run(questions=options.content, answers=options.sheet)


def _mapi_worker(_: argparse.Namespace) -> int:
    from ldnprep.handover.mapi_worker import main as work

    return work()


def _self_test(_: argparse.Namespace) -> int:
    from ldnprep.selftest import run

    return run()


def _first_paint(_: argparse.Namespace) -> int:
    from ldnprep.ui.start.app import look_for_screen, run

    look_for_screen()
    from ldnprep.ui.start.painted import begin

    first_paint = begin()  # named: Qt does not keep it alive
    code = run()
    del first_paint
    return code


def _make(options: argparse.Namespace) -> int:
    from ldnprep.commands import make

    return make.run(make.Request.from_options(options))


def _check(options: argparse.Namespace) -> int:
    from ldnprep.commands import check

    others = (options.questions, options.review_sheet, options.fhir, options.review_pack, options.today)
    if options.hazards:
        return check.hazards(alone=not any((*others, options.upgrade, options.output)))
    if options.upgrade or options.output:
        return check.upgrade(options.upgrade, options.output, alone=not any(others))
    return check.run(
        options.questions,
        today=options.today,
        review_csv=options.review_sheet,
        fhir=options.fhir,
        review_pack=options.review_pack,
    )


def _example(options: argparse.Namespace) -> int:
    from ldnprep.commands import example

    return example.run(options.name, options.output)


def _flags(options: argparse.Namespace) -> int:
    from ldnprep.commands.flags import run

    return run(options.answers, questions=options.questions)


def _medicines(options: argparse.Namespace) -> int:
    from ldnprep.commands import medicines

    return medicines.run(options.text, as_json=options.json, explain=options.explain)


def _message(options: argparse.Namespace) -> int:
    from ldnprep.commands import message

    return message.run(options.answers, options.output, questions=options.questions)
