"""The words of Help."""

from __future__ import annotations

import json

from ldnprep import __version__, shipped
from ldnprep.content.model import Checklist
from ldnprep.ui.words import tr

_FONT_ENDINGS = ("-subset", "-BoldItalic", "-Bold", "-Italic", "-Regular")


def help_words(checklist: Checklist) -> tuple[str, str]:
    """What to do, in a few sentences, and below it keys, medical words and which content this is."""
    words = tr(
        "Answer what you can, leave out the rest, press Next. Your answers are saved by themselves. Press Save and "
        "close when you are tired: next time you go on where you left off. At the end you make the sheet and print it, "
        "save it or e-mail it."
    )
    keys = "\n".join(
        (
            tr("Tab and Shift+Tab: to the next field, and back"),
            tr("Arrow keys: between answers.  Space: choose, or tick"),
            tr("Alt+N: Next.  Alt+B: Back.  Alt+C: Save and close.  Alt+H: this help"),
            tr("Ctrl+Z: undo.  View, Text size: larger letters"),
        )
    )
    private = "\n".join(
        (
            tr("Your answers stay on this computer. This program never goes on the internet."),
            tr("Anyone who can use this computer as you can read them."),
            tr("To delete them all: go to Start, press Delete everything this program kept."),
            tr("Sheets that you printed, sent or saved elsewhere stay where they are."),
        )
    )
    trouble = "\n".join(
        (
            tr("The sheet is too long? That is fine. Page 1 is what your doctor needs first."),
            tr("The e-mail does not open? Save the sheet, then attach it in your mail program."),
            tr("The printer does not print? Save the sheet and print the file."),
            tr("Made a mistake? Press Back, or click the step at the left."),
        )
    )
    terms = "\n".join(f"{term}: {meaning}" for term, meaning in checklist.terms.items())
    reviewed = checklist.meta.reviewed_by or tr("content awaiting clinical review")
    about = tr("LDN Prep {version}, content {content} ({reviewed})").format(
        version=__version__, content=checklist.meta.version, reviewed=reviewed
    )
    sections = (
        (tr("Private"), private),
        (tr("If something goes wrong"), trouble),
        (tr("Keys"), keys),
        (tr("Medical words"), terms),
        (tr("Made with the work of others"), _licences()),
    )
    return words, "\n\n".join((*(f"{title}\n{text}" for title, text in sections), about))


def _licences() -> str:
    """Each library and font with its licence, and where the texts of all licences stand."""
    folders = shipped.resource("licences"), shipped.resource("fonts")
    libraries = json.loads((folders[0] / "licences.json").read_text("utf-8"))["libraries"]
    fonts = json.loads((folders[1] / "fonts.json").read_text("utf-8"))["fonts"]
    lines = [f"{each['name']} {each['version']}: {each['licence']}" for each in libraries]
    lines += dict.fromkeys(f"{_family(each['file'])}: {each['licence']}" for each in fonts)
    where = tr("The full texts are in these folders:")
    return "\n".join((tr("LDN Prep itself: MIT"), *lines, where, *map(str, folders)))


def _family(file: str) -> str:
    name = file.removesuffix(".ttf")
    for ending in _FONT_ENDINGS:
        name = name.removesuffix(ending)
    return name
