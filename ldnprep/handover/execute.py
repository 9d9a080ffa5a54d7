"""Carries an action out through the door, and says what is known afterwards. Never says "sent".

Nothing here touches the saved sheet or the answers: it reads the sheet, and writes only into our temporary folder or to
the path that the person gave for a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ldnprep.errors import LdnPrepError
from ldnprep.handover import mapi
from ldnprep.handover.door import Door, Finished
from ldnprep.handover.model import (
    Action,
    AllOf,
    CopyFile,
    FirstThatWorks,
    MapiSend,
    OpenFile,
    Outcome,
    OutcomeKind,
    PaintPages,
    Preparation,
    RunProgram,
    WriteEml,
    WriteText,
)

_PATIENCE_SECONDS = 120.0  # macOS may be asking the person for leave meanwhile


def carry_out(action: Action, door: Door | None = None) -> Outcome:
    """Does it. Blocks while the other program answers (MAPI: until the draft's window is closed): not for a window's
    own thread. Failures of the machine are outcomes, not exceptions.
    """
    return _CARRIES[type(action)](action, door or Door())


def prepare(steps: tuple[Preparation, ...], door: Door) -> None:
    """Writes the files that another program is to read. Raises MachineError or OSError."""
    for step in steps:
        _PREPARES[type(step)](step, door)


def _run_program(action: RunProgram, door: Door) -> Outcome:
    try:
        prepare(action.before, door)
        done = door.run(action.argv, seconds=_PATIENCE_SECONDS) if action.wait else _started(action, door)
    except (OSError, LdnPrepError) as error:
        return _failed(error)
    if done.code and action.own_exit_code:
        return Outcome(OutcomeKind.FAILED, _reason(action.failures, done), detail=_said(done))
    return Outcome(OutcomeKind.HANDED_OVER, action.done, action.attaches_file, action.carries_text, _said(done))


def _started(action: RunProgram, door: Door) -> Finished:
    return door.start_quoted(action.argv) if action.reads_quotes else door.start(action.argv)


def _open_file(action: OpenFile, door: Door) -> Outcome:
    try:
        prepare(action.before, door)
        door.open(action.target)
    except (OSError, LdnPrepError) as error:
        return _failed(error)
    return Outcome(OutcomeKind.HANDED_OVER, action.done, action.attaches_file, action.carries_text)


def _mapi_send(action: MapiSend, door: Door) -> Outcome:
    from ldnprep.handover.mapi_worker import to_worker

    try:
        prepare(action.before, door)
        done = door.run(action.worker, to_worker(action.request), seconds=None)
    except (OSError, LdnPrepError) as error:
        return _failed(error)
    return mapi.meaning(mapi.NO_MAPI if done.code is None else done.code)


def _paint_pages(_: PaintPages, __: Door) -> Outcome:
    return Outcome(OutcomeKind.FOR_WINDOW, "paint_pages")


def _write_file(action: WriteEml, door: Door) -> Outcome:
    try:
        _write_eml(action, door)
    except (OSError, LdnPrepError) as error:
        return _failed(error)
    return Outcome(OutcomeKind.WRITTEN, "draft_written", attaches_file=True, carries_text=True)


def _all_of(action: AllOf, door: Door) -> Outcome:
    first, *rest = action.actions
    outcome = carry_out(first, door)
    if not outcome.failed:
        for part in rest:
            carry_out(part, door)
    return outcome


def _first_that_works(action: FirstThatWorks, door: Door) -> Outcome:
    outcome = Outcome(OutcomeKind.FAILED, "nothing_to_try")
    for part in action.actions:
        outcome = carry_out(part, door)
        if not outcome.failed:
            break
    return outcome


def _write_eml(step: WriteEml, door: Door) -> None:
    from ldnprep.handover.eml import eml_bytes  # the e-mail package is loaded when someone e-mails

    door.write(step.path, eml_bytes(step.request, door.read(step.request.pdf), unsent=step.unsent))


def _write_text(step: WriteText, door: Door) -> None:
    door.write(step.path, step.text.encode("utf-8"))


def _copy_file(step: CopyFile, door: Door) -> None:
    door.write(step.target, door.read(step.source))


def _reason(failures: Mapping[str, str], done: Finished) -> str:
    return next((key for words, key in failures.items() if words in done.errors), "program_failed")


def _said(done: Finished) -> str:
    return (done.errors or done.output).strip()[:500]


def _failed(error: Exception) -> Outcome:
    key = next((key for kind, key in _FAILURES if isinstance(error, kind)), "computer_refused")
    return Outcome(OutcomeKind.FAILED, key, detail=str(error)[:500])


_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "program_does_not_answer"),
    (FileNotFoundError, "program_or_file_gone"),
    (PermissionError, "not_permitted"),
)
_PREPARES: Mapping[type[Any], Callable[[Any, Door], None]] = {
    WriteEml: _write_eml,
    WriteText: _write_text,
    CopyFile: _copy_file,
}
_CARRIES: Mapping[type[Any], Callable[[Any, Door], Outcome]] = {
    RunProgram: _run_program,
    OpenFile: _open_file,
    MapiSend: _mapi_send,
    PaintPages: _paint_pages,
    WriteEml: _write_file,
    AllOf: _all_of,
    FirstThatWorks: _first_that_works,
}
