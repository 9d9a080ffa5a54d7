"""Kills the window of `tests.trust.errands` at a random moment, and looks at all that is on the disk afterwards."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from ldnprep import files
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.locks import SheetLock
from tests.trust.errands import SHEET
from tests.trust.halves import halves, handed_over
from tests.ui.killing import Killed, Verdict, killed_window, verdict

PROGRAM = Path(__file__).with_name("errands.py")
_PATIENCE_SECONDS = 120.0  # until the deed; the window then ends itself


def killed_errands(home: Path, seconds: float, deed: str = "") -> Killed:
    """Starts the window with this folder for everything, and kills it after this time; or, so soon after it began
    this deed.
    """
    folder = home.parent / f"{home.name}-errands"
    folder.mkdir(mode=0o700)
    if not deed:
        return killed_window(home, seconds, PROGRAM, str(folder))
    return killed_window(home, _PATIENCE_SECONDS, PROGRAM, str(folder), deed, str(seconds))


def verdict_on_errands(killed: Killed, checklist: Checklist) -> Verdict:
    """What the next start finds: the answers as everywhere, and every file whole, hers alone, not locked, tidied up.

    LDNPREP_HOME has to be the folder of the window that was killed.
    """
    found = verdict(killed, checklist)
    wrong = [found.complaint] if found.complaint else []
    out = killed.home.parent / f"{killed.home.name}-errands" / "out"
    wrong += [*_others_may_look(killed.home, out), *halves([out / SHEET, *handed_over(killed.home)])]
    for entry in SavedSheets().entries():
        lock = SheetLock(entry.path)
        wrong += [] if lock.acquire() else ["the sheet stays locked"]
        lock.release()
    files.tidy_temp(0)
    files.tidy_folder(out, 0)
    if any(path.name.endswith(files.TEMPORARY_SUFFIX) for root in (killed.home, out) for path in root.rglob("*")):
        wrong.append("something half-written stays for ever")
    return Verdict("; ".join(wrong), found.exercised, found.lost_seconds)


def _others_may_look(*roots: Path) -> Iterator[str]:
    for path in (path for root in roots for path in root.rglob("*")):
        if path.stat().st_mode & 0o077:
            yield f"others may look at {path.name}: {stat.filemode(path.stat().st_mode)}"
