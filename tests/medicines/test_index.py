"""What is kept of the spellings never says anything else than the lists of today."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from ldnprep import files, shipped
from ldnprep.medicines import Flag, data
from ldnprep.medicines.index import index_of
from ldnprep.medicines.recogniser import Recogniser
from ldnprep.medicines.terms import Pairs, joined, parted


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copies of the shipped lists, which the program takes for the shipped ones."""
    folder = tmp_path / "lists"
    folder.mkdir()
    for name in ("medicines.yaml", "opioid-brands.tsv", "medicine-names.tsv"):
        shutil.copyfile(shipped.resource(name), folder / name)
    monkeypatch.setattr(data, "resource", folder.joinpath)
    return folder


def the_kept_file() -> Path:
    (path,) = files.kept_dir().glob("spellings-*.json")
    return path


def test_what_is_kept_is_what_the_lists_say() -> None:
    made = data.shipped_index()
    assert the_kept_file().exists()
    lists = (data.shipped_medicines(), data.shipped_names(), data.shipped_usual_names())
    assert data.shipped_index() == made == index_of(*lists)


def test_a_name_that_is_new_in_the_list_is_known_at_once(lists: Path) -> None:
    assert not Recogniser(data.shipped_index()).recognise("Quuxolone").recognised
    with (lists / "medicine-names.tsv").open("a", encoding="utf-8") as names:
        names.write("Quuxolone\town\n")
    assert Recogniser(data.shipped_index()).recognise("Quuxolone").recognised


def test_an_opioid_that_is_new_in_the_groups_is_flagged_at_once(lists: Path) -> None:
    assert Recogniser(data.shipped_index()).recognise("Quuxolone").flag is Flag.CHECK
    groups = (lists / "medicines.yaml").read_text("utf-8")
    assert "Nucynta" in groups
    (lists / "medicines.yaml").write_text(groups.replace("Nucynta", "Quuxolone"), "utf-8")
    assert Recogniser(data.shipped_index()).recognise("Quuxolone").flag is Flag.OPIOID


@pytest.mark.parametrize("damage", ["cut", "other", "empty"])
def test_a_damaged_one_is_made_anew(damage: str) -> None:
    made = data.shipped_index()
    whole = the_kept_file().read_bytes()
    other = b'["Index","nothing"]'
    damaged = {
        "cut": whole[: len(whole) // 2],
        "other": hashlib.sha256(other).hexdigest().encode() + b"\n" + other,
        "empty": b"",
    }
    the_kept_file().write_bytes(damaged[damage])
    assert data.shipped_index() == made
    assert the_kept_file().read_bytes() == whole


def test_texts_are_parted_as_they_were_joined() -> None:
    assert parted(joined(["St John's wort", "CO2", "naïve\tname"])) == ["St John's wort", "CO2", "naïve\tname"]
    assert parted(joined([])) == []
    assert Pairs.of({}).mapping() == {}
    assert list(Pairs.of({"b": "", "a": "2"}).mapping().items()) == [("b", ""), ("a", "2")]


def test_a_name_with_the_sign_between_names_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        joined(["one", "two|three"])
