from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ldnprep.answers.file import LIMITS, answers_bytes, load_answers, load_for_wizard
from ldnprep.answers.model import Answers, MedicineRow, PartialDate
from ldnprep.answers.sheets import ReadOnlySheetError, SavedSheets
from ldnprep.errors import AnswersError, MachineError, UsageError
from tests.answers.sample import CHECKLIST, written

ANN = Answers(
    values={"patient_name": "Ann Secret", "visit_date": PartialDate(2027, 1, 15)},
    title="Visit of Ann",
    saved=datetime(2026, 11, 22, 10, 15, tzinfo=UTC),
)
LATER = Answers(values={"patient_name": "Ann Secret", "pain_now": 7}, title="Visit of Ann")
LATEST = Answers(values={"pain_now": 8}, title="Visit of Ann")


@pytest.fixture
def sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SavedSheets:
    monkeypatch.setenv("LDNPREP_HOME", str(tmp_path / "home"))
    return SavedSheets()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def read(path: Path) -> Answers:
    return load_answers(path, CHECKLIST)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- the list ---------------------------------------------------------------------------------------------------------


def test_a_new_sheet_is_in_the_list_readable_by_its_owner_only_and_its_name_tells_nothing(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    (entry,) = sheets.entries()
    assert (entry.path, entry.title, entry.visit, entry.readable) == (
        path,
        "Visit of Ann",
        PartialDate(2027, 1, 15),
        True,
    )
    assert entry.changed == ANN.saved
    assert read(path) == ANN
    assert "nn" not in path.name.lower().replace("sheet-", "")
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_last_changed_sheet_comes_first(sheets: SavedSheets) -> None:
    old, new = (
        sheets.create(Answers(title=t, saved=datetime(y, 1, 1, tzinfo=UTC))) for t, y in (("a", 2024), ("b", 2026))
    )
    assert [entry.path for entry in sheets.entries()] == [new, old]


def test_damaged_and_odd_sheets_are_listed_too(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    path.write_bytes(b"\x00\x01")
    odd = sheets.create(ANN)
    odd.write_text("format: 7\ntitle: [x]\nsaved: soon\nanswers: {visit_date: {typed: x}, pain_now: 99}")
    assert {(e.path, e.readable, e.title, e.visit) for e in sheets.entries()} == {
        (path, False, "", None),
        (odd, True, "", None),
    }


def test_rename_changes_the_title_and_nothing_else(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    path.write_text(path.read_text().replace("answers:\n", "their: {x: [1, no]}\nanswers:\n  gone_question: 5\n"))
    before = load_for_wizard(path, CHECKLIST).answers
    sheets.rename(path, "New: name")
    after = load_for_wizard(path, CHECKLIST).answers
    assert after.title == "New: name"
    assert (after.values, after.extra, after.unknown, after.saved) == (
        before.values,
        {"their": {"x": ["1", "no"]}},
        {"gone_question": "5"},
        before.saved,
    )


def test_a_duplicate_is_a_sheet_of_its_own(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    copy = sheets.duplicate(path, "Copy")
    assert read(copy).values == ANN.values
    assert read(copy).title == "Copy"
    assert read(path) == ANN
    assert len(sheets.entries()) == 2


def test_a_damaged_sheet_is_neither_renamed_nor_copied(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    damaged = answers_bytes(ANN)[:60]
    path.write_bytes(damaged)
    for change in (sheets.rename, sheets.duplicate):
        with pytest.raises(AnswersError):
            change(path, "x")
    assert path.read_bytes() == damaged
    assert len(sheets.entries()) == 1


def test_delete_leaves_no_byte_of_the_answers(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    sheets.open(path, CHECKLIST).save(LATER)
    assert sheets.delete(path)
    for left in path.parent.iterdir():
        assert b"Secret" not in left.read_bytes()
    assert sheets.entries() == ()
    assert sheets.last() is None


@pytest.mark.parametrize("folder", ["0", "zzz", "\u00ff"], ids=["sorted before ours", "and behind it", "no ASCII"])
def test_a_file_elsewhere_is_never_deleted(sheets: SavedSheets, folder: str) -> None:
    place = sheets.folder.parent / folder
    place.mkdir()
    path = written(place, answers_bytes(ANN))
    with pytest.raises(UsageError):
        sheets.delete(path)
    assert path.exists()


def test_going_on_where_she_left_off(sheets: SavedSheets, elsewhere: Path) -> None:
    assert sheets.last() is None
    first, second = sheets.create(ANN), sheets.create(LATER)
    sheets.open(first, CHECKLIST)
    assert SavedSheets().last() == first
    sheets.open(second, CHECKLIST)
    assert SavedSheets().last() == second
    second.unlink()
    assert SavedSheets().last() == first
    path = written(elsewhere, answers_bytes(ANN))
    sheets.open(path, CHECKLIST)
    assert SavedSheets().last() == path


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b"\xff", b'{"last": 3, "elsewhere": [4]}'])
def test_a_damaged_note_of_paths_is_no_obstacle(sheets: SavedSheets, damage: bytes) -> None:
    path = sheets.create(ANN)
    sheets.open(path, CHECKLIST)
    (path.parent / "paths.json").write_bytes(damage)
    assert sheets.last() == path
    sheets.open(path, CHECKLIST)
    assert sheets.last() == path


# --- an open sheet ----------------------------------------------------------------------------------------------------


def test_saving_writes_in_place_and_keeps_the_version_that_was_opened(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    sheet = sheets.open(path, CHECKLIST)
    assert sheet.opened.answers == ANN
    assert sheet.save(LATER) is None
    assert sheet.save(LATEST) is None
    assert read(path) == LATEST
    assert sheets.earlier(path).read_bytes() == answers_bytes(ANN)


def test_opening_and_saving_unchanged_writes_nothing(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    before = path.stat().st_mtime_ns
    sheets.open(path, CHECKLIST).save(ANN)
    assert path.stat().st_mtime_ns == before
    assert not sheets.earlier(path).exists()


@pytest.mark.parametrize("name", ["my answers.yaml", "my answers.json"])
def test_a_file_from_elsewhere_is_edited_where_it_is_after_one_copy_to_our_folder(
    sheets: SavedSheets, elsewhere: Path, name: str
) -> None:
    original = answers_bytes(ANN, as_json=name.endswith("json"))
    path = written(elsewhere, original, name)
    sheet = sheets.open(path, CHECKLIST)
    sheet.save(LATER)
    sheet.save(LATEST)
    assert read(path) == LATEST
    assert path.read_bytes().startswith(b"{") == name.endswith("json")
    assert sheets.earlier(path).read_bytes() == original
    assert names(elsewhere) == [name]
    assert "answers" not in sheets.earlier(path).name
    assert sheets.elsewhere() == (path,)
    assert sheets.entries() == ()


def test_what_a_sync_service_wrote_meanwhile_is_kept_beside(sheets: SavedSheets, elsewhere: Path) -> None:
    path = written(elsewhere, answers_bytes(ANN))
    sheet = sheets.open(path, CHECKLIST)
    sheet.save(LATER)
    others = Answers(values={"patient_name": "from the other computer"})
    path.write_bytes(answers_bytes(others))
    kept = sheet.save(LATEST)
    assert kept is not None
    assert read(kept) == others
    assert read(path) == LATEST
    assert sheet.save(LATER) is None
    path.write_bytes(answers_bytes(others))
    again = sheet.save(LATEST)
    assert again not in (None, kept, path)
    assert names(elsewhere) == ["answers-other-1.yaml", "answers-other-2.yaml", "answers.yaml"]


def test_a_conflict_in_our_folder_is_a_sheet_in_the_list(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    sheet = sheets.open(path, CHECKLIST)
    path.write_bytes(answers_bytes(LATEST))
    kept = sheet.save(LATER)
    assert {entry.path for entry in sheets.entries()} == {path, kept}
    assert sheets.earlier(path).read_bytes() == answers_bytes(ANN)


def test_the_same_words_from_elsewhere_are_no_conflict(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    sheet = sheets.open(path, CHECKLIST)
    path.write_bytes(answers_bytes(LATER))
    assert sheet.save(LATER) is None
    assert sheet.save(LATEST) is None


def test_a_file_that_went_away_is_written_again(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    sheet = sheets.open(path, CHECKLIST)
    path.unlink()
    assert sheet.save(LATER) is None
    assert read(path) == LATER


def test_a_failure_of_the_disk_is_told_and_nothing_is_lost(sheets: SavedSheets, elsewhere: Path) -> None:
    path = written(elsewhere, answers_bytes(ANN))
    sheet = sheets.open(path, CHECKLIST)
    path.unlink()
    elsewhere.rmdir()
    with pytest.raises(MachineError):
        sheet.save(LATER)
    elsewhere.mkdir()
    sheet.save(LATER)
    assert read(path) == LATER


def test_more_than_can_be_read_again_is_told_and_the_old_file_stays(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    sheet = sheets.open(path, CHECKLIST)
    most = Answers(values={"notes": "x" * (LIMITS.bytes - 200)})
    sheet.save(most)
    assert read(path) == most
    too_much = Answers(values={"notes": "x" * LIMITS.bytes})
    too_many = Answers(values={"medicines": (MedicineRow("a", "b", "c", "d", "e"),) * 2000})
    too_many_lines = Answers(values={"notes": "\n" * 20_000})
    for save in (sheet.save, sheets.create):
        with pytest.raises(AnswersError, match=r"longer than a file of answers may be \(1 MB\)"):
            save(too_much)
        with pytest.raises(AnswersError, match=r"more answers than a file may hold \(20000 entries and lines\)"):
            save(too_many)
        with pytest.raises(AnswersError, match="entries and lines"):
            save(too_many_lines)
    assert read(path) == most
    assert len(sheets.entries()) == 1
    sheet.save(LATER)
    assert read(path) == LATER


@pytest.mark.parametrize("data", [answers_bytes(ANN)[:-20], b"format: 2\nanswers: {pain_now: 7}\n", b"\x00\x01"])
def test_a_damaged_or_newer_file_is_never_written_to(sheets: SavedSheets, elsewhere: Path, data: bytes) -> None:
    path = written(elsewhere, data)
    sheet = sheets.open(path, CHECKLIST)
    with pytest.raises(ReadOnlySheetError):
        sheet.save(LATER)
    assert path.read_bytes() == data


def test_the_lock_writes_when_there_is_one(sheets: SavedSheets) -> None:
    path = sheets.create(ANN)
    got: list[bytes] = []
    sheet = sheets.open(path, CHECKLIST, write=got.append)
    sheet.save(LATER)
    assert got == [answers_bytes(LATER)]
    assert read(path) == ANN
