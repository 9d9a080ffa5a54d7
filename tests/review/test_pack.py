"""The review pack: at most 25 pages, everything that is signed stands in it, and what has changed comes first."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from ldnprep import pipeline, shipped
from ldnprep.cli import main
from ldnprep.content.load import shipped_groups
from ldnprep.content.model import COUNTRIES, Checklist
from ldnprep.content.shape import REVIEWED_PARTS
from ldnprep.content.signed_words import AND_NUMBERS, FIRST, all_numbers, countries, numbers
from ldnprep.content.signing import JOINT, checksum, items_of
from ldnprep.reviewing import LINES, PDF, patients
from tests import verapdf
from tests.content.test_signing import sums
from tests.needs import require

MOST_PAGES = 25
QUESTIONS = shipped.questions_file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of the built-in content, as the command writes it."""
    made = tmp_path_factory.mktemp("pack") / "pack"
    assert main(["check", "--review-pack", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[str]:
    return words_of(folder)


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


def words_of(folder: Path) -> list[str]:
    """The text of each page, without line breaks."""
    document = pypdfium2.PdfDocument(folder / PDF)
    return [squeezed(page.get_textpage().get_text_bounded()) for page in document]


def squeezed(text: str) -> str:
    """Letters alone: lines break anywhere, and a hyphen at their end may be one of ours or of the word."""
    return "".join(letter for letter in text if letter.isalnum())


def test_it_can_be_read_in_a_morning(pages: list[str]) -> None:
    assert len(pages) <= MOST_PAGES


def test_all_that_is_signed_stands_in_it(pages: list[str], checklist: Checklist) -> None:
    """Every piece of text that enters a checksum, and nothing that a reader cannot see."""
    items = items_of(checklist, shipped_groups().names())
    signed = {piece for part in items.values() for item in part for piece in item.text.split(JOINT)}
    assert len(signed) > 1000
    assert [piece for piece in signed if not stands_in(squeezed(piece), bare(pages, checklist))] == []


def test_the_text_of_every_country_can_be_told_from_it(checklist: Checklist) -> None:
    """Where only what differs is printed, it makes the whole text of the country out of that of the first."""
    for urgent in checklist.urgent:
        for country, said in countries(urgent):
            text = urgent.text[FIRST]
            for change in () if said in (urgent.text[country.lower()], "the same") else said.split("; "):
                if change == AND_NUMBERS:
                    text = f"{text} {all_numbers(checklist.urgent)}"
                    continue
                old, new = change.split(" → ")
                assert text.count(old) == 1, (urgent.id, old)
                text = text.replace(old, new)
            assert urgent.text[country.lower()] in (text, said)
        assert [country.lower() for country, _ in countries(urgent)] == list(COUNTRIES[1:])


def test_the_crisis_and_poison_lines_of_each_country_are_printed_whole(
    pages: list[str], checklist: Checklist
) -> None:
    found = [urgent for urgent in checklist.urgent if urgent.id in ("u1_mood", "u8_swallowed")]
    texts = [text for urgent in found for text in urgent.text.values()]
    assert len(texts) == 2 * len(COUNTRIES)
    assert [text for text in texts if not stands_in(squeezed(text), bare(pages, checklist))] == []


def bare(pages: list[str], checklist: Checklist) -> list[str]:
    """The pages without their footers."""
    footer = squeezed(f"{checklist.meta.id} {checklist.meta.version}SHA-256 {checklist.meta.sha256[:16]}")
    return [re.sub(f"{footer}Page[0-9]+of[0-9]+", "", page) for page in pages]


def stands_in(piece: str, pages: list[str]) -> bool:
    """Whether the piece stands on a page, or begins on one and ends on the next, where a header may come first."""
    if any(piece in page for page in pages):
        return True
    cuts = [(piece[:cut], piece[cut:]) for cut in range(1, len(piece))]
    return any(one.endswith(head) and tail in two for one, two in pairwise(pages) for head, tail in cuts)


def test_every_number_is_to_be_dialled_by_a_person(pages: list[str], checklist: Checklist) -> None:
    found = numbers(checklist.urgent)
    assert {"911", "999", "988", "116 123", "1-800-222-1222", "01 809 2166"} <= found.keys()
    assert "10" not in found  # an hour is no number
    whole = "".join(pages)
    assert [number for number in found if squeezed(number) not in whole] == []


def test_each_part_has_a_line_for_a_signature(folder: Path, pages: list[str], checklist: Checklist) -> None:
    items = items_of(checklist, shipped_groups().names())
    lines = (folder / LINES).read_text(encoding="utf-8")
    for part in REVIEWED_PARTS:
        number = checksum(items[part])
        assert squeezed(f"{part} {number}") in "".join(pages)
        assert f'part: {part}, name: "", role: "", registration: "", day: ""' in lines
        assert number in lines
        assert (folder / f"{part}-{number}.csv").is_file()


def test_twelve_fronts_with_what_to_look_at(pages: list[str]) -> None:
    assert len(patients()) == 12
    for path in patients():
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        assert first.startswith("# ")
        page = next(page for page in pages if squeezed(first) in page)
        name = next(line for line in rest if "patient_name" in line).split(": ")[1]
        assert squeezed(name) in page


def test_what_rests_on_settled_knowledge_alone_is_listed(pages: list[str], checklist: Checklist) -> None:
    known = {name for name, source in checklist.sources.items() if source.mark == "known"}
    alerts = [alert.id for alert in checklist.alerts() if alert.text and set(alert.sources) <= known and alert.sources]
    assert alerts
    _, found, rest = "".join(pages).partition(squeezed("Statements that rest on settled knowledge alone No source"))
    assert found
    assert [name for name in alerts if squeezed(name) not in rest] == []


def test_what_changed_since_the_last_signature_comes_first(tmp_path: Path) -> None:
    """A signed part, then another word in it: the pack beside the old one tells both, and the new signature line."""
    text = QUESTIONS().read_text(encoding="utf-8")
    content, folder = tmp_path / "q.yaml", tmp_path / "pack"
    content.write_text(text, encoding="utf-8")
    assert main(["check", str(content), "--review-pack", str(folder)]) == 0
    line = next(line for line in (folder / LINES).read_text().splitlines() if "part: urgent" in line)
    line = line.replace(
        'name: "", role: "", registration: "", day: ""', "name: Dr A, role: GP, registration: '1', day: 2026-12-01"
    )
    signed = f"{text}reviews:\n{line}\n"
    old, new = "Do not stop an opioid on your own.", "Do not stop an opioid alone."
    content.write_text(signed.replace(old, new), encoding="utf-8")
    assert main(["check", str(content), "--review-pack", str(folder)]) == 0
    first = words_of(folder)[0]
    assert squeezed("changed since 2026-12-01") in first
    assert squeezed("u2_clash was: Call 911 now if") in first  # the text alone, not its condition and sources
    assert squeezed("→ is: Call 911 now if") in first
    assert squeezed("1. Flags: never signed") in first
    for kept in folder.glob("urgent-*.csv"):
        kept.unlink()
    assert main(["check", str(content), "--review-pack", str(folder)]) == 0
    assert squeezed("what was signed is not in this folder. Read all of it.") in words_of(folder)[0]
    content.write_text(signed, encoding="utf-8")
    assert main(["check", str(content), "--review-pack", str(folder)]) == 0
    assert squeezed("Urgent texts: as signed by Dr A on 2026-12-01.") in words_of(folder)[0]
    assert "part: urgent" not in (folder / LINES).read_text()


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pack"
    path.write_text("mine", encoding="utf-8")
    assert main(["check", "--review-pack", str(path)]) == 2
    assert "is a file; name a folder" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


def test_the_same_content_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert main(["check", "--review-pack", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again" / PDF).read_bytes() == (folder / PDF).read_bytes()


def test_it_conforms_as_the_sheets_do(folder: Path) -> None:
    require(verapdf.missing())
    assert {v.profile: v.failures for v in verapdf.check([folder / PDF]) if not v.conforms} == {}


def test_the_signatures_are_of_this_content(checklist: Checklist) -> None:
    """Nobody's name stands in the shipped content beside words that this person did not sign."""
    assert [review.part for review in checklist.reviews if not review.stands] == []
    assert set(sums(checklist)) == set(REVIEWED_PARTS)
