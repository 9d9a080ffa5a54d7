"""What patients read beside the sheet: at the level of the content, and true."""

from __future__ import annotations

import re
from pathlib import Path

import notes
import pytest

from ldnprep import pipeline
from ldnprep.content.reading import measure
from ldnprep.ui.shell.help import help_words
from ldnprep.ui.state import CHECK

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")] + sorted((ROOT / "docs").glob("*.md"))
HIGHEST_GRADE = 6.0
RELEASES = "../../releases"  # GitHub's page, as seen from README there: no address of ours is made up


def plain(markdown: str) -> str:
    """The sentences of a text, one a line, without pictures, links, tables and headings."""
    text = re.sub(r"!?\[([^]]*)\]\([^)]*\)", r"\1", markdown)
    kept = [line for line in text.splitlines() if line and line[0] not in "#|"]
    return " ".join(re.sub(r"^(- |\d\. )", "", line) for line in kept).replace("*", "").replace("`", "")


def for_patients() -> str:
    return plain(README.split("## For clinics")[0])


def help_page() -> str:
    words, detail = help_words(pipeline.load_checklist(), CHECK, ())
    return words + "\n" + detail.split("Keys")[0]


@pytest.mark.parametrize("text", [for_patients(), help_page()], ids=["README", "Help"])
def test_patients_read_at_the_level_of_the_content(text: str) -> None:
    assert measure([text]).flesch_kincaid <= HIGHEST_GRADE


def test_help_says_where_answers_are_and_how_to_delete_them() -> None:
    assert "stay on this computer" in help_page()
    assert "Delete everything" in help_page()


def test_patients_come_first_and_no_download_is_promised_that_is_not_there() -> None:
    order = [README.index(f"## For {who}") for who in ("patients", "clinics", "developers")]
    assert order == sorted(order)
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    nothing_released = not any(notes.DAY.fullmatch(when) for _, when in notes.HEADING.findall(text))
    for page, words in notes.NOT_YET.items():
        assert (words in (ROOT / page).read_text("utf-8")) is nothing_released, page


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_of_our_pages_leads_to_a_file(page: Path) -> None:
    targets = set(re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))) - {RELEASES}
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_to_a_heading_leads_to_one(page: Path) -> None:
    for target, heading in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text("utf-8")):
        there = (page.parent / target if target else page).read_text("utf-8")
        lines = re.findall("^#+ (.+)$", there.lower(), re.MULTILINE)
        headings = {re.sub(r"[^\w -]", "", line).replace(" ", "-") for line in lines}
        assert heading in headings, f"{target}#{heading}"


def test_nobody_is_sent_to_a_button_that_throws_the_program_away_or_turns_protection_off() -> None:
    steps = " ".join(README.split("### How to get it")[1].split("## For clinics")[0].split())
    assert "**Done**, never **Move to Trash**" in steps
    assert "Do not turn that off" in steps
    assert "damaged?** Press **Cancel**" in steps
    assert "Nobody has tried these steps on a real Windows computer or on a Mac yet" in steps
    assert not re.search(r"xattr|spctl|unblock|disable|right-click", steps, re.IGNORECASE)
