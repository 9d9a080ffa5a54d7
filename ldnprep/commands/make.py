"""`ldnprep make`: plan which sheet goes where, refuse what cannot be right, then make the sheets."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ldnprep import files, pipeline, shipped
from ldnprep.answers.model import Answers, Settings, words_of
from ldnprep.commands.out import input_bytes, put_bytes, say, say_problems
from ldnprep.content.model import Checklist
from ldnprep.errors import LdnPrepError, MachineError, Problem, UsageError, unexpected
from ldnprep.formats import BY_ENDING, BY_ID, PARTS, Format

PAGE_ONE_NAME = "-page-1"  # behind the name of a sheet that is page 1 alone
ANSWERS_ENDINGS = (".yaml", ".yml", ".json")
NO_PARTS = "none"  # behind --with: the leaf alone
_LONGEST_PASSWORD = 1_000
"""Bytes that are read of standard input: more is no password, perhaps a file or a device that never ends."""


class Request(Struct, frozen=True):
    """What the command line asks for; None where it says nothing. password: for a PDF, "" for none.

    parts: what stands behind --with, () for none.
    """

    answers: tuple[Path, ...]
    output: str | None
    format: str | None = None
    paper: str | None = None
    large_print: bool | None = None
    diary: bool | None = None
    country: str | None = None
    password: str = ""
    questions: Path | None = None
    jobs: int = 1
    blank: bool = False
    page_one: bool = False
    parts: tuple[str, ...] | None = None

    @classmethod
    def from_options(cls, options: argparse.Namespace) -> Request:
        """From the parsed command line; reads the password from standard input when asked to."""
        known = {name: getattr(options, name) for name in cls.__struct_fields__ if name not in ("password", "parts")}
        known["answers"] = tuple(options.answers)
        return cls(**known, parts=_parts(options.parts), password=_read_password() if options.password_stdin else "")


class Job(Struct, frozen=True):
    """One sheet: from an answers file (None: the blank sheet) to a file, or "-" for standard output.

    into_folder: the command line named a folder, which is made when it is not there.
    """

    source: Path | None
    target: str
    format: Format
    into_folder: bool = False


def run(request: Request) -> int:
    """Make every sheet that can be made; one line for each failure; the highest exit code wins."""
    _leave_at_once()
    jobs = plan(request)
    pipeline.load_checklist(request.questions)  # a broken content file is told once, before any sheet
    for folder in {Path(job.target).parent for job in jobs if job.into_folder}:
        files.ensure_folder(folder)
    worst = 0
    for problems, code in _outcomes(request, jobs):
        say_problems(problems)
        worst = max(worst, code)
    return worst


def _leave_at_once() -> None:
    """When the process ends nothing is looked through for garbage: that took a fifth of a sheet's time."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def plan(request: Request) -> tuple[Job, ...]:
    """Which sheet goes where. Raises UsageError before anything is read or written."""
    _refuse_contradictions(request)
    output = request.output or ""
    if request.blank:
        jobs: tuple[Job, ...] = (Job(None, output, _format(request, output)),)
        _refuse_clashes(jobs, request.questions)
        return jobs
    sources = tuple(_sources(request.answers))
    into_folder = len(sources) > 1 or any(map(_is_dir, request.answers)) or _is_folder(output)
    jobs = _jobs_into_folder(request, sources) if into_folder else (Job(sources[0], output, _format(request, output)),)
    _refuse_clashes(jobs, request.questions)
    return jobs


def _refuse_contradictions(request: Request) -> None:
    wrong = (
        (not request.output, "make needs -o", "say where the sheet goes: -o SHEET.pdf"),
        (request.blank and bool(request.answers), "--blank takes no answers file", "leave one of the two out"),
        (request.blank and request.page_one, "an empty sheet is made whole", "leave --page-one out"),
        (bool(request.page_one and request.diary), "page 1 alone has no diary", "leave --page-one or --diary out"),
        (bool(request.page_one and request.parts), "page 1 alone has no parts", "leave --page-one or --with out"),
        (request.parts == () and bool(request.diary), "--with none has no diary", "leave one of the two out"),
        (not request.blank and not request.answers, "make needs a file of answers", "or --blank for an empty sheet"),
    )
    for is_wrong, what, remedy in wrong:
        if is_wrong:
            raise UsageError(Problem(what, remedy))


def _sources(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        if not _is_dir(path):
            yield path
            continue
        inside = _inside(path)
        if not inside:
            raise UsageError(Problem(f"{path} holds no answers files", "they end in .yaml, .yml or .json"))
        yield from inside


def _is_folder(output: str) -> bool:
    return output.endswith(tuple(filter(None, (os.sep, os.altsep)))) or _is_dir(Path(output))


def _is_dir(folder: Path) -> bool:
    """Whether this is a folder; False also where that cannot be told: reading or writing then says what is wrong."""
    return os.path.isdir(folder)  # noqa: PTH112  # Path.is_dir raises for a name that is too long, or closed to us


def _inside(folder: Path) -> list[Path]:
    """What is named like an answers file in a folder, in order. What is no ordinary file is told when it is read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in ANSWERS_ENDINGS)
    except OSError as error:
        raise files.machine_error(error, folder, "look into the folder") from error


def _format(request: Request, output: str) -> Format:
    """The format of one sheet: chosen, or that of the ending; refused where it cannot be what is asked for."""
    chosen = BY_ID[request.format] if request.format else BY_ENDING.get(Path(output).suffix.lower())
    if chosen is None and output == "-":
        raise UsageError(Problem("-o - needs a format", f"add --format {_or(BY_ID)}"))
    if chosen is None:
        raise UsageError(Problem(f"{output}: the ending says no format", f"use {_or(BY_ENDING)}, or --format"))
    _refuse_format(request, chosen)
    return chosen


def _or(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}"


def _refuse_format(request: Request, chosen: Format) -> None:
    wrong = (
        (request.blank and not chosen.blank, "an empty sheet has no data to export", "use .pdf or .txt"),
        (request.page_one and not chosen.pages, "data for a clinic's program has no pages", "leave --page-one out"),
        (
            bool(request.password) and not chosen.password,
            "only a PDF can have a password",
            "leave --password-stdin out, or make a PDF",
        ),
    )
    for is_wrong, what, remedy in wrong:
        if is_wrong:
            raise UsageError(Problem(what, remedy))


def _parts(given: str | None) -> tuple[str, ...] | None:
    """What --with names, in the order of the sheet; raises UsageError for a part that there is not."""
    if given is None:
        return None
    names = [name.strip() for name in given.split(",")]
    if names == [NO_PARTS]:
        return ()
    for name in names:
        if name not in PARTS:
            close = get_close_matches(name, PARTS, n=1)
            remedy = f"did you mean {close[0]}?" if close else f"the parts are {', '.join(PARTS)}, or {NO_PARTS} alone"
            raise UsageError(Problem(f"--with: there is no part {name!r}", remedy))
    return tuple(name for name in PARTS if name in names)


def _jobs_into_folder(request: Request, sources: Sequence[Path]) -> tuple[Job, ...]:
    folder = Path(request.output or "")
    if request.output == "-" or (folder.suffix.lower() in BY_ENDING and not _is_dir(folder)):
        raise UsageError(Problem("several answers need a folder to go to", "give -o a folder's name"))
    if os.path.isfile(folder):  # noqa: PTH113  # as in _is_dir
        raise UsageError(Problem(f"{folder} is a file", "several answers need a folder to go to"))
    chosen = BY_ID[request.format or "pdf"]
    _refuse_format(request, chosen)
    ending = f"{PAGE_ONE_NAME if request.page_one else ''}{chosen.ending}"
    return tuple(Job(source, str(folder / f"{source.stem}{ending}"), chosen, True) for source in sources)


def _refuse_clashes(jobs: Sequence[Job], questions: Path | None) -> None:
    content = files.as_the_disk_sees(questions or shipped.questions_file())
    inputs = {files.as_the_disk_sees(job.source) for job in jobs if job.source}
    targets: dict[str, Job] = {}
    for job in jobs:
        target = files.as_the_disk_sees(Path(job.target))
        if job.target != "-" and target in inputs:
            raise UsageError(Problem(f"-o {job.target} is one of the answers files", "choose another name"))
        if job.target != "-" and target == content:
            raise UsageError(Problem(f"-o {job.target} is the content file", "choose another name"))
        if target in targets:
            both = f"{targets[target].source} and {job.source}"
            raise UsageError(Problem(f"{both} would both become {job.target}", "rename one of them"))
        targets[target] = job


def _outcomes(request: Request, jobs: Sequence[Job]) -> Iterator[tuple[tuple[Problem, ...], int]]:
    if request.jobs == 1 or len(jobs) == 1:
        yield from (_outcome(request, job) for job in jobs)
        return
    from concurrent.futures import ProcessPoolExecutor  # with its locks and pipes a tenth of a small run's time
    from multiprocessing import get_context

    workers = min(request.jobs, len(jobs))
    # the limits of this process hold in the others too: see `ldnprep.cli`
    with ProcessPoolExecutor(workers, get_context("spawn"), gc.set_threshold, gc.get_threshold()) as pool:
        chunk = max(1, min(16, len(jobs) // (request.jobs * 4)))
        yield from pool.map(_outcome, [request] * len(jobs), jobs, chunksize=chunk)


def _outcome(request: Request, job: Job) -> tuple[tuple[Problem, ...], int]:
    """Make one sheet; its problems and exit code (0: made). Runs in a worker process when there are several jobs."""
    try:
        data = _made(request, job)
        if job.target == "-":
            put_bytes(data)
        else:
            files.write_atomic(Path(job.target), data)
    except BrokenPipeError:  # the reader of our output went away: no failure of this sheet
        raise
    except LdnPrepError as error:
        return error.problems, error.exit_code
    except Exception as error:  # the last net of one sheet: the others of the batch are made
        from ldnprep import crash

        crash.keep(error)
        return (unexpected(error),), MachineError.exit_code
    return (), 0


def _made(request: Request, job: Job) -> bytes:
    checklist = _checklist(request.questions)
    if job.source is None:
        data = pipeline.make_blank(checklist, _options(request, Settings()), form=job.format.id)
    else:
        answers = pipeline.load_answers(job.source, checklist)
        _name_other_content(job.source, answers, checklist)
        for name in answers.settings.parts or ():
            if name not in PARTS:
                say(f"{job.source}: there is no part {name!r} in `settings.parts`; it is left out.")
        if job.format.id == "pdf":
            _name_missing_letters(job.source, answers)
        data = getattr(pipeline, job.format.maker)(checklist, answers, _options(request, answers.settings))
    return pipeline.protect(data, request.password) if request.password else data


@cache
def _checklist(questions: Path | None) -> Checklist:
    return pipeline.load_checklist(questions)


def _options(request: Request, settings: Settings) -> pipeline.SheetOptions:
    return pipeline.options_for(
        settings,
        paper=request.paper,
        large_print=request.large_print,
        diary=request.diary,
        country=request.country,
        page_one=request.page_one,
        parts=request.parts,
    )


def _name_other_content(source: Path, answers: Answers, checklist: Checklist) -> None:
    stamp, meta = answers.content, checklist.meta
    ours = replace(stamp, id=meta.id, version=meta.version, sha256=meta.sha256 if stamp.sha256 else "")
    if stamp.id and stamp != ours:
        say(f"{source}: written with content {stamp.id} {stamp.version}; this sheet uses {meta.id} {meta.version}.")


def _name_missing_letters(source: Path, answers: Answers) -> None:
    asked = answers.questions
    typed = (*answers.values.values(), *answers.decided.values(), *asked.edited.values(), asked.own)
    missing = pipeline.unprintable(words_of(typed))
    if missing:
        say(f"{source}: no font here has {' '.join(missing)}; the sheet shows a code there.")


def _read_password() -> str:
    line = input_bytes().readline(_LONGEST_PASSWORD + 1)
    if len(line) > _LONGEST_PASSWORD:
        raise UsageError(Problem("The password on standard input is too long", "pipe one short line into the command"))
    try:
        password = line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise UsageError(Problem("The password on standard input is not UTF-8", "save or pipe it as UTF-8")) from None
    if not password:
        raise UsageError(Problem("No password came on standard input", "pipe one line into the command"))
    return password
