"""What patients read beside the sheet: at the level of the content, and true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.content.reading import measure
from ldnprep.ui.shell.help import help_words
from ldnprep.ui.state import CHECK

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")] + sorted((ROOT / "docs").glob("*.md"))
HIGHEST_GRADE = 6.0


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
    assert "**There is no download yet.**" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_of_our_pages_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
