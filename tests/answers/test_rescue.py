"""A copy for a sheet whose place takes nothing: when it is made, of which sheet, and when it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep import files, pipeline
from ldnprep.answers.file import load_answers
from ldnprep.answers.model import Answers
from ldnprep.answers.rescue import Fallback, Rescues
from ldnprep.answers.sheets import OpenSheet, SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError, Problem, UsageError

REFUSED = MachineError(Problem("cannot write the file: the folder is not there any more", "choose another folder"))
ADA, BEA = Answers(values={"patient_name": "Ada"}), Answers(values={"patient_name": "Bea"})


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "m-home"))


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


@pytest.fixture
def sheets() -> SavedSheets:
    return SavedSheets()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fallback(sheets: SavedSheets, clock: Clock) -> Fallback:
    return Fallback(sheets, clock)


def on_stick(folder: Path, sheets: SavedSheets, checklist: Checklist) -> OpenSheet:
    """A sheet elsewhere, whose place is gone now."""
    folder.mkdir()
    sheets.copy_to(folder / "visit.yaml", ADA)
    sheet = sheets.open(folder / "visit.yaml", checklist)
    folder.rename(folder.with_name("pulled out"))
    return sheet


def refused(fallback: Fallback, sheet: OpenSheet, answers: Answers, *, hurried: bool = False) -> None:
    """One save that the place of the sheet refuses."""
    with pytest.raises(MachineError):
        fallback.save(sheet, answers, REFUSED, hurried=hurried)


def name_in(path: Path | None, checklist: Checklist) -> object:
    return None if path is None else load_answers(path, checklist).values["patient_name"]


def test_a_copy_is_made_after_some_seconds_and_follows_what_is_typed(
    tmp_path: Path, sheets: SavedSheets, checklist: Checklist, clock: Clock, fallback: Fallback
) -> None:
    sheet = on_stick(tmp_path / "stick", sheets, checklist)
    refused(fallback, sheet, ADA)
    clock.now += 1.9
    refused(fallback, sheet, ADA)
    assert fallback.rescues.of(sheet.path) is None  # a virus scanner may hold a file for a moment
    clock.now += 0.1
    refused(fallback, sheet, ADA)
    assert name_in(fallback.rescues.of(sheet.path), checklist) == "Ada"
    refused(fallback, sheet, BEA)
    assert name_in(fallback.rescues.of(sheet.path), checklist) == "Bea"
    assert len(sheets.entries()) == 1


def test_when_the_window_closes_the_copy_is_made_at_once(
    tmp_path: Path, sheets: SavedSheets, checklist: Checklist, fallback: Fallback
) -> None:
    sheet = on_stick(tmp_path / "stick", sheets, checklist)
    refused(fallback, sheet, BEA, hurried=True)
    assert name_in(fallback.rescues.of(sheet.path), checklist) == "Bea"


def test_the_seconds_are_counted_anew_when_the_sheet_was_saved_in_between(
    tmp_path: Path, sheets: SavedSheets, checklist: Checklist, clock: Clock, fallback: Fallback
) -> None:
    sheet = on_stick(tmp_path / "stick", sheets, checklist)
    refused(fallback, sheet, ADA)
    fallback.end(sheet)
    clock.now += 60
    refused(fallback, sheet, ADA)
    assert fallback.rescues.of(sheet.path) is None


@pytest.mark.parametrize("folder", ["a-stick", "z-stick"], ids=["before our folder", "after our folder"])
def test_a_sheet_elsewhere_is_written_though_our_own_folder_refuses(
    tmp_path: Path, sheets: SavedSheets, checklist: Checklist, fallback: Fallback, folder: str
) -> None:
    (tmp_path / folder).mkdir()
    sheets.copy_to(tmp_path / folder / "visit.yaml", ADA)
    sheet = sheets.open(tmp_path / folder / "visit.yaml", checklist)
    assert fallback.save(sheet, BEA, REFUSED, hurried=False) is None
    assert name_in(sheet.path, checklist) == "Bea"
    assert sheets.entries() == ()


def test_a_sheet_of_ours_has_no_second_way(sheets: SavedSheets, checklist: Checklist, fallback: Fallback) -> None:
    sheet = sheets.open(sheets.create(ADA), checklist)
    refused(fallback, sheet, BEA)
    assert name_in(sheet.path, checklist) == "Ada"


def test_the_copy_goes_when_the_sheet_is_saved_again(
    tmp_path: Path, sheets: SavedSheets, checklist: Checklist, fallback: Fallback
) -> None:
    sheet = on_stick(tmp_path / "stick", sheets, checklist)
    refused(fallback, sheet, BEA, hurried=True)
    fallback.end(sheet)
    assert fallback.rescues.of(sheet.path) is None
    assert sheets.entries() == ()


def test_each_sheet_has_a_copy_of_its_own_and_a_forgotten_one_is_a_sheet(
    tmp_path: Path, sheets: SavedSheets, checklist: Checklist
) -> None:
    rescues = Rescues(sheets)
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    first, second = rescues.keep(one, ADA), rescues.keep(other, BEA)
    assert rescues.copies() == {first, second}
    assert [name_in(rescues.of(sheet), checklist) for sheet in (one, other)] == ["Ada", "Bea"]
    rescues.forget(one)
    assert rescues.of(one) is None
    assert first.exists()
    rescues.drop(other)
    assert rescues.copies() == frozenset()
    assert [entry.path for entry in sheets.entries()] == [first]


@pytest.mark.parametrize("said", [b"", b"[]", b"\xff", b'{"SHEET": "../../elsewhere.yaml"}', b'{"SHEET": 7}'])
def test_a_damaged_list_of_copies_says_nothing(tmp_path: Path, sheets: SavedSheets, said: bytes) -> None:
    sheet = tmp_path / "visit.yaml"
    (tmp_path / "elsewhere.yaml").write_bytes(b"")
    (files.own_folder(sheets.folder) / "rescues.json").write_bytes(said.replace(b"SHEET", str(sheet).encode()))
    assert Rescues(sheets).of(sheet) is None


def test_where_the_list_cannot_be_written_no_copy_stays_that_belongs_to_nothing(
    tmp_path: Path, sheets: SavedSheets
) -> None:
    (files.own_folder(sheets.folder) / "rescues.json").mkdir()
    with pytest.raises(UsageError, match="a folder, not a file"):
        Rescues(sheets).keep(tmp_path / "visit.yaml", ADA)
    assert sheets.entries() == ()
