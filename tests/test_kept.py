"""What is kept from the last start never says anything else than the content file of today."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ldnprep import files, kept, medicines, pipeline, shipped
from ldnprep.content.kept import load_checklist
from ldnprep.content.load import load_checklist as load_from_source
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError, UsageError
from ldnprep.medicines import data as medicine_data


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A clinic's own file: a copy of the shipped one."""
    path = tmp_path / "clinic.yaml"
    path.write_bytes(shipped.questions_file().read_bytes())
    return path


def the_kept_file() -> Path:
    (path,) = files.kept_dir().glob("content-*.json")
    return path


def with_checksum(payload: object) -> bytes:
    return sealed(json.dumps(payload).encode())


def sealed(data: bytes) -> bytes:
    return hashlib.blake2b(data).hexdigest().encode() + b"\n" + data


def doctored() -> bytes:
    """A kept file that is right in itself but says something else than the source."""
    plain = json.loads(the_kept_file().read_bytes().partition(b"\n")[2])
    plain["meta"]["id"] = "doctored"
    return with_checksum(plain)


def same(one: object, other: object) -> bool:
    """Equal, of the same types, in the same order, all the way down."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    names = getattr(one, "__struct_fields__", None)
    if names is not None:
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other


def test_what_is_kept_is_all_of_the_content() -> None:
    path = shipped.questions_file()
    first, second = load_checklist(path, builtin=True), load_checklist(path, builtin=True)
    assert the_kept_file().exists()
    assert first is not second
    assert same(second, load_from_source(path, builtin=True))


def test_the_second_time_the_source_is_not_parsed(questions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_checklist(questions, builtin=False)

    def refuse(*_: object, **__: object) -> Checklist:
        raise AssertionError("parsed again")

    monkeypatch.setattr("ldnprep.content.load.checklist_from", refuse)
    assert load_checklist(questions, builtin=False).meta.id == "ldn-builtin"


def test_a_change_of_one_letter_is_seen_at_once(questions: Path) -> None:
    before = load_checklist(questions, builtin=False)
    facts = questions.stat()
    text = questions.read_text("utf-8")
    version = f'version: "{before.meta.version}"'
    assert version in text
    questions.write_text(text.replace(version, f'version: "{before.meta.version[:-1]}x"'), "utf-8")
    os.utime(questions, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # neither its size nor its time tells
    assert load_checklist(questions, builtin=False).meta.version == before.meta.version[:-1] + "x"


def test_a_file_that_became_wrong_is_refused(questions: Path) -> None:
    load_checklist(questions, builtin=False)
    questions.write_bytes(questions.read_bytes().replace(b"when: ", b"whenn: ", 1))
    with pytest.raises(ContentError):
        load_checklist(questions, builtin=False)
    questions.unlink()
    with pytest.raises(UsageError):
        load_checklist(questions, builtin=False)


def test_a_wrong_file_is_not_kept(questions: Path) -> None:
    questions.write_bytes(questions.read_bytes().replace(b"when: ", b"whenn: ", 1))
    for _ in range(2):
        with pytest.raises(ContentError):
            load_checklist(questions, builtin=False)
    assert list(files.kept_dir().iterdir()) == []


def test_the_shipped_file_and_a_copy_of_it_are_two(questions: Path) -> None:
    assert load_checklist(questions, builtin=True).meta.builtin
    assert not load_checklist(questions, builtin=False).meta.builtin
    copy = questions.rename(questions.with_name("moved.yaml"))
    place = load_checklist(copy, builtin=False).pages[0].place
    assert place is not None
    assert place.file == str(copy)  # error texts name the file of today


def test_another_version_of_the_program_reads_the_source(questions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_checklist(questions, builtin=False)
    the_kept_file().write_bytes(doctored())
    assert load_checklist(questions, builtin=False).meta.id == "doctored"  # proof that it would be read
    monkeypatch.setattr(kept, "__version__", "99.0")
    assert load_checklist(questions, builtin=False).meta.id == "ldn-builtin"


def test_a_change_of_the_modules_that_read_it_counts(tmp_path: Path) -> None:
    workshop = tmp_path / "reading.py"
    workshop.write_text("1")
    answers = iter(("old", "new"))

    def made() -> str:
        return kept.kept("thing", (b"source",), str, str(workshop), lambda: next(answers))

    assert (made(), made()) == ("old", "old")
    workshop.write_text("22")
    assert made() == "new"


def test_another_build_of_the_same_version_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "ldnprep"
    program.write_text("1")
    monkeypatch.setattr(sys, "executable", str(program))
    answers = iter(("old", "new"))
    packed = str(tmp_path / "no such folder" / "reading.py")  # the modules are inside the program

    def made() -> str:
        return kept.kept("thing", (b"source",), str, packed, lambda: next(answers))

    assert (made(), made()) == ("old", "old")
    program.write_text("22")
    assert made() == "new"


def test_other_medicines_mean_another_check(questions: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    load_checklist(questions, builtin=False)
    other = tmp_path / "medicines.yaml"
    other.write_bytes(shipped.resource("medicines.yaml").read_bytes() + b"# another\n")
    monkeypatch.setattr(shipped, "resource", lambda *_: other)
    load_checklist(questions, builtin=False)
    assert len(list(files.kept_dir().glob("content-*.json"))) == 2


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "one letter": lambda data: data.replace(b"opioid", b"opxoid", 1),
    "binary": lambda _: bytes(range(256)) * 20,
    "not what it should be": lambda _: with_checksum({"meta": 1}),
    "a type that is not ours": lambda _: with_checksum(["Path", "/"]),
    "nothing": lambda _: with_checksum([]),
    "endless": lambda _: sealed(b"[" * 100_000),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_passed_over_and_made_anew(questions: Path, damage: Callable[[bytes], bytes]) -> None:
    source = load_checklist(questions, builtin=False)
    sound = the_kept_file().read_bytes()
    the_kept_file().write_bytes(damage(sound))
    assert load_checklist(questions, builtin=False) == source
    assert the_kept_file().read_bytes() == sound


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_believed(questions: Path, mode: int) -> None:
    checklist = load_checklist(questions, builtin=False)
    the_kept_file().write_bytes(doctored())
    the_kept_file().chmod(mode)
    assert load_checklist(questions, builtin=False) == checklist


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_the_persons_own(questions: Path) -> None:
    load_checklist(questions, builtin=False)
    assert stat.S_IMODE(the_kept_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(the_kept_file().parent.stat().st_mode) == 0o700


def test_without_a_folder_it_goes_on_from_the_source(questions: Path, home: Path) -> None:
    home.write_text("a file where the folder should be")
    assert load_checklist(questions, builtin=False).meta.id == "ldn-builtin"


def test_it_goes_with_everything_else(questions: Path) -> None:
    load_checklist(questions, builtin=False)
    path = the_kept_file()
    assert files.delete_everything() == ()
    assert not path.exists()


def test_only_the_newest_stay() -> None:
    for number in range(30):
        kept.kept("thing", (str(number).encode(),), int, __file__, partial(int, number))
    assert len(list(files.kept_dir().iterdir())) <= 12


def test_medicines_from_last_time_recognise_the_same() -> None:
    medicine_data.shipped_medicines.cache_clear()
    first = medicine_data.shipped_medicines()
    medicine_data.shipped_medicines.cache_clear()
    second = medicine_data.shipped_medicines()
    assert list(files.kept_dir().glob("medicines-*.json"))
    assert first is not second
    assert (first.groups, first.plain_words, first.ordinary_words) == (
        second.groups,
        second.plain_words,
        second.ordinary_words,
    )
    assert dict(first.truncated_prefixes) == dict(second.truncated_prefixes)
    assert all(same(one, other) for one, other in zip(first.groups, second.groups, strict=True))
    assert medicines.recognise("oxycodon 10 mg").flag is medicines.Flag.OPIOID


def test_a_sheet_is_the_same_with_and_without() -> None:
    answers = sorted(shipped.resource("examples").glob("*.yaml"))[0]

    def sheet() -> bytes:
        checklist = pipeline.load_checklist()
        given = pipeline.load_answers(answers, checklist)
        return pipeline.make_pdf(checklist, given, pipeline.options_for(given.settings))

    first = sheet()
    assert sheet() == first
