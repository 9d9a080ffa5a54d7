"""What we rest on: few libraries, pinned with hashes, each with its licence; content that shows when it was altered."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import checksums
import pytest

from ldnprep import pipeline, shipped
from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.ui.shell.help import about_words
from tests.minimal import minimal_checklist

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
PINNED = re.findall(r"^([a-z0-9-]+)==(\S+)((?:.*\\\n)*.*)", LOCK, re.MULTILINE)
LICENCES = json.loads((shipped.resource("licences") / "licences.json").read_text("utf-8"))["libraries"]


def needed() -> list[str]:
    """Names of the libraries that pyproject.toml asks for at run time, in lower case."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return sorted({re.split(r"[<>=;\s]", line)[0].lower() for line in project["dependencies"]})


@pytest.mark.parametrize("name", needed())
def test_every_library_is_pinned_for_releases(name: str) -> None:
    assert name in [pinned for pinned, _, _ in PINNED]


@pytest.mark.parametrize(("name", "version", "rest"), PINNED, ids=[name for name, _, _ in PINNED])
def test_every_pin_has_hashes_and_a_licence(name: str, version: str, rest: str) -> None:
    assert rest.count("--hash=sha256:") >= 1
    (row,) = (row for row in LICENCES if (row["name"].lower().replace("_", "-"), row["version"]) == (name, version))
    assert row["licence"]
    for file in row["files"]:
        assert len((shipped.resource("licences") / file).read_text("utf-8")) > 500


def test_about_names_each_library_and_font_with_its_licence_and_where_the_texts_are() -> None:
    _, detail = about_words(minimal_checklist())
    fonts = json.loads((shipped.resource("fonts") / "fonts.json").read_text("utf-8"))["fonts"]
    for row in LICENCES:
        assert f"{row['name']} {row['version']}: {row['licence']}" in detail
    for font in fonts:
        assert f"{font['file'].partition('-')[0].removesuffix('.ttf')}: {font['licence']}" in detail
    for folder in ("licences", "fonts"):
        assert str(shipped.resource(folder)) in detail.splitlines()


def test_every_library_that_is_installed_for_these_is_in_the_lock() -> None:
    """What the pinned libraries themselves need, here and now, stands in the lock too."""
    locked = {name for name, _, _ in PINNED}
    elsewhere = {name for name, _, rest in PINNED if "sys_platform == 'darwin'" in rest and sys.platform != "darwin"}
    wanted = {
        re.split(r"[<>=!~;\s\[(]", line)[0].lower().replace("_", "-")
        for name in locked - elsewhere | {"pikepdf"}
        for line in metadata.requires(name) or ()
        if "extra ==" not in line
    }
    assert wanted - locked == set()


def test_the_lock_names_no_place_of_its_making() -> None:
    for line in LOCK.splitlines():
        assert not re.match(r"--(index-url|find-links|extra-index|trusted)", line)
        assert "file://" not in line


def test_only_a_few() -> None:
    assert len(PINNED) <= 18  # two of them took the place of code of ours: docs/decisions.md 53


# --- the content ------------------------------------------------------------------------------------------------------


def text_of(checklist: Checklist, *parts: str) -> str:
    said = Answers(values={"claims_read": ("safe",)} if checklist.claims else {})
    return pipeline.make_text(checklist, said, pipeline.SheetOptions(parts=parts or None)).decode()


def sheet_number_of(checklist: Checklist) -> str:
    return text_of(checklist).splitlines()[-1]


def test_a_sheet_made_with_other_words_has_another_number(tmp_path: Path) -> None:
    """Also on a leaf alone, which has no room for a checksum: the number stands for the content too."""
    altered = tmp_path / "questions.yaml"
    altered.write_bytes(shipped.questions_file().read_bytes() + b"# altered\n")
    assert sheet_number_of(pipeline.load_checklist()) != sheet_number_of(pipeline.load_checklist(altered))


@pytest.mark.parametrize("parts", [("answers",), ("evidence",), ("answers", "evidence"), ("answers", "read")])
def test_the_parts_show_the_checksum_of_the_content_once(tmp_path: Path, parts: tuple[str, ...]) -> None:
    data = shipped.questions_file().read_bytes()
    assert text_of(pipeline.load_checklist(), *parts).count(hashlib.sha256(data).hexdigest()) == 1
    altered = tmp_path / "questions.yaml"
    altered.write_bytes(data + b"# altered\n")
    shown = text_of(pipeline.load_checklist(altered), *parts)
    assert hashlib.sha256(data).hexdigest() not in shown
    assert hashlib.sha256(altered.read_bytes()).hexdigest() in shown


def test_a_clinics_own_content_is_named_on_page_1_though_it_calls_itself_built_in(tmp_path: Path) -> None:
    altered = tmp_path / "questions.yaml"
    altered.write_bytes(shipped.questions_file().read_bytes())
    for checklist, named in ((pipeline.load_checklist(), False), (pipeline.load_checklist(altered), True)):
        words = checklist.texts["own_content"]
        first = text_of(checklist)[:2500]
        assert (f"{words} {checklist.meta.id}" in " ".join(first.split())) is named
    own = minimal_checklist()
    assert f"{own.texts['own_content']} {own.meta.id}" in " ".join(text_of(own).split())


# --- data that ships --------------------------------------------------------------------------------------------------


def test_the_list_of_a_release_names_every_shipped_file_and_an_altered_one_is_seen(tmp_path: Path) -> None:
    listed = checksums.lines()
    names = {line.split("  ", 1)[1] for line in listed}
    assert {"questions.yaml", "resources/medicines.yaml", "resources/medicine-names.tsv"} <= names
    assert len(names) == 1 + sum(path.is_file() for path in (ROOT / "resources").rglob("*"))
    noted = tmp_path / "SHA256SUMS"
    noted.write_text("\n".join(listed) + "\n", "utf-8")
    assert checksums.altered(noted) == []
    noted.write_text("\n".join(line.replace("a", "b", 1) for line in listed) + "\n", "utf-8")
    assert "resources/medicines.yaml" in checksums.altered(noted)
