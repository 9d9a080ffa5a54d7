"""A scripted visit without a window: typed letter by letter, saved by the program's own parts, made, printed, e-mailed,
decided.

The clock of the typing is part of the script, so that nothing waits and every run is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from ldnprep import files, pipeline
from ldnprep.answers.autosave import Autosave
from ldnprep.answers.model import (
    Answers,
    ContentStamp,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    Settings,
)
from ldnprep.answers.session import Session
from ldnprep.answers.sheets import OpenSheet, SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError
from ldnprep.handover.door import Door
from ldnprep.handover.execute import carry_out
from ldnprep.handover.mail import email_providers, plan, save_eml
from ldnprep.handover.model import CopyFile, EmailRequest, PrintRequest, SystemFacts
from ldnprep.handover.printing import print_plan
from ldnprep.locks import SheetLock

LETTER_SECONDS = 0.15
PRESS_SECONDS = 0.7
NAME = "Zuzanna Świątek-O’Brien"
NOTES = "Rano tramadol? Ja nie wiem.\n“It hurts” – здравствуй, Ελλάδα & <b>50 %</b>"
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)

Act = Callable[[Session], object]
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that she does: how long it takes in seconds, and whether she goes to another page with it."""

    act: Act
    seconds: float = PRESS_SECONDS
    page: str = ""
    makes: bool = False


def deeds() -> tuple[Deed, ...]:
    """The whole visit, some 200 deeds; the last part is typed after the visit."""
    return (
        *_typed("patient_name", NAME),
        _answer("birth_date", PartialDate(1974, 3, 5)),
        _answer("visit_date", PartialDate(2027, 1, 15)),
        Deed(_title("Visit in January")),
        _page("why"),
        _answer("conditions", ("fibromyalgia", "ibs")),
        _page("now"),
        *(_answer(f"{scale}_now", n) for n, scale in enumerate(("pain", "fatigue", "sleep", "mood", "fog"), 4)),
        _page("opioids"),
        _answer("opioids_now", "not_sure"),
        *(Deed(_row(0, "Palexia 50"[:n]), LETTER_SECONDS) for n in range(1, 11)),
        _answer("opioids_now", "no"),
        Deed(Session.undo),
        _page("medicines"),
        *(Deed(_row(1, "duloxetine"[:n], "medicines"), LETTER_SECONDS) for n in range(1, 11)),
        _page("questions"),
        Deed(_choose),
        _page("notes"),
        *_typed("notes", NOTES),
        Deed(_settings, makes=True),
        _page("after"),
        *_typed("notes", NOTES + " We wait.", start=len(NOTES) + 1),
        Deed(_settings, makes=True),
    )


def _typed(field_id: str, text: str, start: int = 1) -> Iterator[Deed]:
    def typing(shown: str) -> Act:
        return lambda session: session.set(field_id, shown, typing=True)

    yield from (Deed(typing(text[:n]), LETTER_SECONDS) for n in range(start, len(text) + 1))


def _answer(field_id: str, value: object) -> Deed:
    return Deed(lambda session: session.set(field_id, value))  # type: ignore[arg-type]  # values of the script


def _row(index: int, name: str, field_id: str = "opioid_names") -> Act:
    def typed(session: Session) -> None:
        rows = session.answers.values.get(field_id, ())
        assert isinstance(rows, tuple)
        session.set(field_id, (*rows[:index], MedicineRow(name=name)), typing=True)

    return typed


def _title(text: str) -> Act:
    return lambda session: session.set_title(text)


def _settings(session: Session) -> None:
    session.set_settings(replace(session.answers.settings, paper="a4", country="uk"))


def _choose(session: Session) -> None:
    own = OwnQuestion("own_1", "Może <i>nic</i>?")
    session.set_questions(QuestionChoices(chosen=("own_1",), top=("own_1",), own=(own,)))


def _page(page: str) -> Deed:
    return Deed(lambda session: session.set_resume(page, ("visit", page)), page=page)


def plain(answers: Answers) -> Answers:
    """The answers alone: without when they were saved, with which content, and where she was."""
    return replace(answers, saved=None, content=ContentStamp(), resume=replace(Answers().resume))


@dataclass(frozen=True, slots=True)
class Course:
    """What must be: after each deed the answers and the clock, and the bytes of the sheets that are made."""

    snapshots: tuple[Answers, ...]
    clocks: tuple[float, ...]
    sheets: tuple[bytes, ...]


def course(checklist: Checklist) -> Course:
    """The visit as it should go, without any disk. Number 0 is the beginning, before the first deed."""
    session = Session(Answers(settings=Settings(country="uk")))
    snapshots, clocks, sheets = [plain(session.answers)], [0.0], []
    for deed in deeds():
        deed.act(session)
        snapshots.append(plain(session.answers))
        clocks.append(clocks[-1] + deed.seconds)
        if deed.makes:
            sheets.append(_made(checklist, session))
    return Course(tuple(snapshots), tuple(clocks), tuple(sheets))


def _made(checklist: Checklist, session: Session) -> bytes:
    answers = replace(session.answers, saved=NOW)
    return pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings))


def go(checklist: Checklist, sheet_path: Path, say: Say) -> Path:
    """The visit on the real disk; `say` is told what was done: `typed N`, `saved N`, `made N`, `printed N`,
    `mailed N`, `failed N sentence` when the disk refused to save (it is tried again).

    Gives the file of answers. The PDF goes to `sheet_path`.
    """
    clock = [0.0]
    session = Session(Answers(settings=Settings(country="uk")))
    autosave = Autosave(lambda: clock[0])
    sheets = SavedSheets()
    path = sheets.create(session.touch(NOW))
    say("saved 0")
    lock = SheetLock(path)
    lock.acquire()
    sheet = sheets.open(path, checklist, write=lock.write)
    session.subscribe(lambda _: autosave.changed() if session.dirty else None)
    made = 0
    for number, deed in enumerate(deeds(), 1):
        deed.act(session)
        clock[0] += deed.seconds
        say(f"typed {number}")
        if deed.page or deed.makes:
            autosave.hurry()
        if autosave.is_due:
            _save(session, autosave, sheet, number, say)
        if deed.makes:
            files.write_atomic(sheet_path, _made(checklist, session))
            made += 1
            say(f"made {made}")
            _print(sheet_path)
            say(f"printed {made}")
            _mail(sheet_path)
            say(f"mailed {made}")
    while (wait := autosave.wait_seconds) is not None:  # only after a failure: what is unsaved is tried again
        clock[0] += wait
        _save(session, autosave, sheet, number, say)
    lock.release()
    return path


def _save(session: Session, autosave: Autosave, sheet: OpenSheet, number: int, say: Say) -> None:
    autosave.started()
    answers = session.touch(NOW)
    try:
        sheet.save(answers)
    except MachineError as error:
        autosave.failed()
        say(f"failed {number} {error}")
        return
    session.mark_saved(answers)
    autosave.succeeded()
    say(f"saved {number}")


def _print(sheet_path: Path) -> None:
    """Through the program's own door to a printer that takes everything."""
    system = SystemFacts(platform="linux", staging=files.temp_dir(), programs={"lp": "/bin/true"})
    copy = files.temp_dir() / "visit-notes.pdf"
    Door().write(copy, Door().read(CopyFile(sheet_path, copy).source))
    outcome = carry_out(print_plan(system, PrintRequest(copy, "printer", "a4", "Visit notes")))
    assert not outcome.failed


def _mail(sheet_path: Path) -> None:
    """Through the program's own door: a draft in a mail program that takes everything, and a draft as a file."""
    system = SystemFacts(platform="linux", staging=files.new_temp_folder(), programs={"thunderbird": "/bin/true"})
    (provider,) = (each for each in email_providers(system) if each.id == "thunderbird")
    request = EmailRequest(sheet_path, "visit-notes.pdf", "Notes for my visit", "Attached are my notes.\n", "")
    for action in (plan(provider, request), save_eml(request, system.staging / "draft.eml")):
        outcome = carry_out(action)
        assert not outcome.failed, outcome
