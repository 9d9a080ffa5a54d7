"""The saved sheets: those in our folder, and one that is open, here or elsewhere.

Names of files say nothing about the person; a sheet's title stands inside. Beside the sheets our folder holds, for each
that was changed, the version from before (`.earlier`), and one small file with paths: which sheet was open last, and
which files elsewhere were edited (for "delete everything", which leaves those and names them).

What reads and writes answers is loaded with the first sheet: the window comes up without it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ldnprep import files
from ldnprep.errors import AnswersError, LdnPrepError, Place, Problem, UsageError

if TYPE_CHECKING:
    from ldnprep.answers.file import Opened
    from ldnprep.answers.model import Answers, PartialDate
    from ldnprep.answers.plain import Plain
    from ldnprep.content.model import Checklist
    from ldnprep.content.nodes import MapNode

_PREFIX = "sheet-"
_EARLIER = ".earlier"
_PATHS = "paths.json"
_PATHS_LIMIT = 1_000_000
_MOST_ELSEWHERE = 200


class ReadOnlySheetError(AnswersError):
    """The sheet was opened read-only (damaged, or of a newer format): nothing is written to it."""


class SheetEntry(Struct, frozen=True):
    """A sheet in the list. readable: False for a damaged one; the rest is then empty.

    visit: the day of the visit as far as known. changed: when it was saved last, by its own word, else by the disk's.
    answered: how many answers are in it.
    """

    path: Path
    title: str
    changed: datetime
    visit: PartialDate | None
    readable: bool
    answered: int = 0


class SavedSheets:
    """The sheets in a folder of ours. All methods raise MachineError where the disk refuses."""

    def __init__(self, folder: Path | None = None) -> None:
        """refused: why nothing can be kept in our folder; None where it can."""
        self.refused: Problem | None = None
        if folder is None:
            folder, self.refused = files.usable_sheets_dir()
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where they stand; it may not be there yet."""
        return self._folder

    def copy_to(self, path: Path, answers: Answers) -> None:
        """Writes these answers into a file that is no open sheet, whole; YAML or JSON as its name says."""
        from ldnprep.answers.writing import plain_answers

        files.write_atomic(path, _bytes_for(path, plain_answers(answers)))

    def entries(self) -> tuple[SheetEntry, ...]:
        """All sheets in our folder, the last changed first."""
        found = [entry for path in self._sheets() if (entry := _entry(path))]
        return tuple(sorted(found, key=lambda entry: (entry.changed, entry.path), reverse=True))

    def _sheets(self) -> list[Path]:
        return sorted(path for path in self._folder.glob(f"{_PREFIX}*") if path.suffix in (".yaml", ".json"))

    def create(self, answers: Answers) -> Path:
        """A new sheet with these answers; gives its file."""
        from ldnprep.answers.writing import plain_answers

        return self._add(plain_answers(answers))

    def duplicate(self, path: Path, title: str) -> Path:
        """A copy of a sheet, with all that its file holds, under this title. Raises AnswersError for a damaged one."""
        return self._add(_retitled(path, title))

    def rename(self, path: Path, title: str) -> None:
        """Another title for a sheet that is not open; all else in its file stays.

        Raises AnswersError for a damaged one.
        """
        files.write_atomic(path, _bytes_for(path, _retitled(path, title)))

    def delete(self, path: Path) -> bool:
        """Removes a sheet of ours and its earlier version; False when the disk keeps it. Files elsewhere stay."""
        if path.parent != self._folder:
            what = "this sheet is not in the program's own folder"
            raise UsageError(Problem(what, "delete it where it is, if you want to", Place(str(path))))
        return files.remove_file(path) and files.remove_file(self.earlier(path))

    def _add(self, data: Mapping[str, Plain]) -> Path:
        path = files.own_folder(self._folder) / f"{_PREFIX}{os.urandom(6).hex()}.yaml"
        files.write_atomic(path, _bytes_for(path, data), overwrite=False)
        return path

    # --- opening

    def open(self, path: Path, checklist: Checklist, *, write: Callable[[bytes], None] | None = None) -> OpenSheet:
        """Opens a sheet of ours, or a file from elsewhere, to be edited where it is.

        write: writes the file whole, in place of `files.write_atomic` (a lock's `write`). Raises what
        `load_for_wizard` raises.
        """
        from ldnprep.answers.file import load_for_wizard

        opened = load_for_wizard(path, checklist)
        self._note(path)
        return OpenSheet(path, opened, self.earlier(path), write or _writer(path))

    def earlier(self, path: Path) -> Path:
        """Where the version of a sheet from before it was last opened and changed stands, if there is one."""
        if path.parent == self._folder:
            return path.with_name(path.name + _EARLIER)
        # another folder's names may say something about the person: ours do not repeat them
        import hashlib  # loads OpenSSL, 4 MB: not for a start

        name = hashlib.sha256(os.fsencode(files.as_the_disk_sees(path))).hexdigest()[:16]
        return self._folder / f"elsewhere-{name}{_EARLIER}"

    def last(self) -> Path | None:
        """The sheet that was open last, else the one changed last; None when there is none."""
        path = self._paths()[0]
        if path is not None and path.is_file():
            return path
        entries = self.entries()
        return entries[0].path if entries else None

    def elsewhere(self) -> tuple[Path, ...]:
        """Files outside our folder that were opened here and are still there."""
        return tuple(path for path in self._paths()[1] if path.is_file())

    def _note(self, path: Path) -> None:
        last, elsewhere = self._paths()
        path = path.absolute()
        others = [other for other in elsewhere if other != path]
        if path.parent != self._folder:
            others = [*others, path][-_MOST_ELSEWHERE:]
        if (last, elsewhere) != (path, others):
            data = {"last": str(path), "elsewhere": [str(other) for other in others]}
            files.write_atomic(files.own_folder(self._folder) / _PATHS, json.dumps(data, indent=1).encode())

    def _paths(self) -> tuple[Path | None, list[Path]]:
        """Last open, and elsewhere; a missing or damaged file says nothing."""
        try:
            data = json.loads(files.read_limited(self._folder / _PATHS, _PATHS_LIMIT, error=AnswersError))
            return Path(data["last"]), [Path(name) for name in data["elsewhere"]]
        except (LdnPrepError, ValueError, KeyError, TypeError):
            return None, []


def _writer(path: Path) -> Callable[[bytes], None]:
    def write(data: bytes) -> None:
        files.write_atomic(path, data)

    return write


class OpenSheet:
    """A sheet that is being edited. Not for two threads at once.

    path: its file. opened: its answers, what is wrong with it, and whether it is read-only.
    """

    def __init__(self, path: Path, opened: Opened, earlier: Path, write: Callable[[bytes], None]) -> None:
        self.path = path
        self.opened = opened
        self._earlier = earlier
        self._write = write
        self._seen = opened.data  # what the file holds as far as we know
        self._kept_earlier = False

    def save(self, answers: Answers, *, alone: bool = False) -> Path | None:
        """Writes the answers whole or not at all.

        If somebody else (a sync service, another program) changed the file meanwhile, what they wrote is kept in a file
        beside it, whose path is given back; else None. Before the first change the version that was opened is kept.
        alone: without anything in our own folder, where no earlier version is kept then, and no lock is asked.

        Raises ReadOnlySheetError, AnswersError (longer than a file of answers may be: the old one stays), MachineError;
        and what the given `write` raises.
        """
        from ldnprep.answers.writing import plain_answers

        if self.opened.read_only is not None:
            raise ReadOnlySheetError(self.opened.read_only)
        data = _bytes_for(self.path, plain_answers(answers))
        if not alone:
            files.own_folder(self._earlier.parent)  # somebody may have tidied it away: the answers are still here
        is_there, conflict = self._compared(data)
        if is_there:
            return None
        if not (alone or self._kept_earlier):
            files.write_atomic(self._earlier, self.opened.data)
            self._kept_earlier = True
        (_writer(self.path) if alone else self._write)(data)
        self._seen = data
        return conflict

    def _compared(self, data: bytes) -> tuple[bool, Path | None]:
        """Whether the file holds just this, and where what somebody else wrote into it is kept now."""
        on_disk = self._on_disk()
        if on_disk == data:
            self._seen = data
            return True, None
        conflict = None
        if on_disk is not None and on_disk != self._seen:
            conflict = self._keep_beside(on_disk)
            self._seen = on_disk  # kept: not once more when writing fails
        return False, conflict

    def _on_disk(self) -> bytes | None:
        """What the file holds now; None when it is gone."""
        from ldnprep.answers.file import LIMITS

        try:
            return files.read_limited(self.path, LIMITS.bytes, error=AnswersError)
        except UsageError:
            return None

    def _keep_beside(self, data: bytes) -> Path:
        for n in range(1, 1000):
            path = self.path.with_name(f"{self.path.stem}-other-{n}{self.path.suffix}")
            try:
                files.write_atomic(path, data, overwrite=False)
            except UsageError:  # taken by an earlier conflict
                continue
            return path
        what = "another program keeps changing this file"
        raise AnswersError(Problem(what, "close that program, or save under another name", Place(str(self.path))))


def _bytes_for(path: Path, plain: Mapping[str, Plain]) -> bytes:
    """The file that this name says (YAML or JSON); AnswersError for more than would be read again."""
    from ldnprep.answers.file import LIMITS, encoded, is_json_name

    data = encoded(plain, as_json=is_json_name(path))
    if len(data) > LIMITS.bytes:
        what = f"these answers are longer than a file of answers may be ({LIMITS.bytes // 1_000_000} MB)"
        raise AnswersError(Problem(what, "shorten the longest text", Place(str(path))))
    if _entries(plain) > LIMITS.nodes:
        what = f"these are more answers than a file may hold ({LIMITS.nodes} entries and lines)"
        raise AnswersError(Problem(what, "remove rows and empty lines that are not needed", Place(str(path))))
    return data


def _entries(plain: Plain) -> int:
    """As the reader counts them, see `Limits`."""
    if isinstance(plain, Mapping):
        return 1 + sum(_entries(key) + _entries(value) for key, value in plain.items())
    if isinstance(plain, str):
        return 1 + plain.count("\n")
    return 1 + sum(map(_entries, plain)) if isinstance(plain, Sequence) else 1


# --- files as they are, without content -------------------------------------------------------------------------------


def _tree(path: Path) -> MapNode:
    from ldnprep.answers.file import LIMITS, root_of
    from ldnprep.content.nodes import Problems

    data = files.read_limited(path, LIMITS.bytes, error=AnswersError)
    problems = Problems(str(path), AnswersError)
    root = root_of(data, path, problems)
    problems.raise_if_any()
    return root


def _entry(path: Path) -> SheetEntry | None:
    """What the list shows of a sheet; None when it has just gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _entry_of(path, found.st_mtime, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=256)
def _entry_of(path: Path, mtime: float, _state: tuple[int, ...]) -> SheetEntry:
    """The same for a file in this state: it is read once, and again when anything of the state is another."""
    from ldnprep.answers.dates import parse_iso, parse_moment
    from ldnprep.content.nodes import MapNode

    changed = datetime.fromtimestamp(mtime, UTC)
    try:
        root = _tree(path)
    except LdnPrepError:
        return SheetEntry(path, "", changed, None, readable=False)
    answers = root.get("answers")
    visit = answers.get("visit_date") if isinstance(answers, MapNode) else None
    answered = len(answers.entries) if isinstance(answers, MapNode) else 0
    try:
        saved = parse_moment(_text(root.get("saved")))
    except ValueError:
        saved = changed
    return SheetEntry(path, _text(root.get("title")), saved, parse_iso(_text(visit)), readable=True, answered=answered)


def _text(node: object) -> str:
    from ldnprep.content.nodes import TextNode

    return node.text if isinstance(node, TextNode) and not node.is_null else ""


def _retitled(path: Path, title: str) -> Mapping[str, Plain]:
    from ldnprep.answers.plain import to_plain

    root = _tree(path)
    plain = to_plain(root)
    if not isinstance(plain, dict):  # a mapping, as root_of promises
        raise AssertionError
    return {**plain, "title": title}
