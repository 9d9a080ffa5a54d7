"""Where answers go while their own file cannot be written: a sheet of ours beside the others, until it can.

A sheet on a stick that was pulled out, in a folder that only reads, on a network that is away. One small file says
which copy belongs to which sheet; it holds paths, as the one of `SavedSheets` does.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ldnprep import files
from ldnprep.errors import AnswersError, LdnPrepError

if TYPE_CHECKING:
    from ldnprep.answers.model import Answers
    from ldnprep.answers.sheets import OpenSheet, SavedSheets

_NAMES = "rescues.json"
_LIMIT = 1_000_000  # bytes
_PATIENCE_SECONDS = 2.0
"""A virus scanner may hold a file for a moment: after this no copy is too early."""


class Rescues:
    """Copies by the sheet that they stand for. All methods but `of` raise LdnPrepError where our disk refuses too."""

    def __init__(self, sheets: SavedSheets) -> None:
        self._sheets = sheets

    def keep(self, sheet: Path, answers: Answers) -> Path:
        """Writes the copy of this sheet, whole; gives its file."""
        copy = self.of(sheet)
        if copy is not None:
            self._sheets.copy_to(copy, answers)
            return copy
        copy = self._sheets.create(answers)
        try:
            self._note({**self._names(), str(sheet.absolute()): copy.name})
        except LdnPrepError:  # also something else in the place of that file
            self._sheets.delete(copy)  # else each new try would leave one more that belongs to nothing
            raise
        return copy

    def of(self, sheet: Path) -> Path | None:
        """The copy that is kept for this sheet; None when there is none."""
        name = self._names().get(str(sheet.absolute()))
        copy = self._sheets.folder / name if name else None
        return copy if copy is not None and copy.is_file() else None

    def copies(self) -> frozenset[Path]:
        """All copies that are kept."""
        return frozenset(self._sheets.folder / name for name in self._names().values())

    def drop(self, sheet: Path) -> None:
        """The sheet itself holds the answers again: its copy goes."""
        copy = self.of(sheet)
        if copy is not None:
            self._sheets.delete(copy)
            self.forget(sheet)

    def forget(self, sheet: Path) -> None:
        """From now on the copy is a sheet of its own."""
        names = self._names()
        if names.pop(str(sheet.absolute()), None) is not None:
            self._note(names)

    def _names(self) -> dict[str, str]:
        """A missing or damaged file says nothing; a name with a folder in it is none of ours."""
        try:
            data = json.loads(files.read_limited(self._sheets.folder / _NAMES, _LIMIT, error=AnswersError))
            return {str(sheet): name for sheet, name in data.items() if Path(name).name == name}
        except (LdnPrepError, ValueError, AttributeError, TypeError):
            return {}

    def _note(self, names: dict[str, str]) -> None:
        files.write_atomic(files.own_folder(self._sheets.folder) / _NAMES, json.dumps(names, indent=1).encode())


class Fallback:
    """What is done when an open sheet could not be saved. clock: seconds that only go forward."""

    def __init__(self, sheets: SavedSheets, clock: Callable[[], float]) -> None:
        self.rescues = Rescues(sheets)
        self._folder = sheets.folder
        self._clock = clock
        self._failing_since: float | None = None

    def save(self, sheet: OpenSheet, answers: Answers, error: LdnPrepError, *, hurried: bool) -> Path | None:
        """Tries the other way; gives what `OpenSheet.save` gives. Raises `error` when the sheet itself was not written.

        A sheet elsewhere can do without our own folder, when it is that which refuses. When the place of the sheet
        refuses, its copy is kept in our folder: at once when hurried (the window closes), else after some seconds.
        """
        if sheet.path.parent != self._folder:
            with contextlib.suppress(LdnPrepError):
                return sheet.save(answers, alone=True)
        now = self._clock()
        self._failing_since = now if self._failing_since is None else self._failing_since
        if hurried or now - self._failing_since >= _PATIENCE_SECONDS:
            with contextlib.suppress(LdnPrepError):
                self.rescues.keep(sheet.path, answers)
        raise error

    def end(self, sheet: OpenSheet) -> None:
        """The sheet was saved: its copy is needed no more."""
        if self._failing_since is not None:
            with contextlib.suppress(LdnPrepError):
                self.rescues.drop(sheet.path)
            self._failing_since = None
