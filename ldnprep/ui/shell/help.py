"""The words of the Help menu: help on the page that is shown, whom to phone now, and what this program is."""

from __future__ import annotations

import json

from ldnprep import __version__, shipped
from ldnprep.answers.model import PartialDate
from ldnprep.content.model import Checklist, PageKind
from ldnprep.ui.state import AFTER, CHECK, FINISH, START, Step
from ldnprep.ui.words import date_words, tr

_FONT_ENDINGS = ("-subset", "-BoldItalic", "-Bold", "-Italic", "-Regular")


def help_words(
    checklist: Checklist, here: str, steps: tuple[Step, ...], forward: str = "&Next", *, listed: bool = True
) -> tuple[str, str]:
    """About the page that is shown, in a few sentences; below it how to go on, keys, and what the words mean.

    here: id of a step, FINISH or AFTER. forward: the button that leads on there, with the mark of its key. listed: the
    steps stand at the left, else behind a button. Blocks end with an empty line; the first line of each is its heading.
    """
    way = "\n".join(
        (
            tr("Leave out what you do not know. “Not sure” is a good answer."),
            tr("Your answers are saved by themselves."),
            tr("When you are tired, press Save and close. It stands in the menu File too."),
            tr("Made a mistake? Press Ctrl+Z, press Back, or press {steps}.").format(
                steps=tr("the step at the left") if listed else tr("Steps")
            ),
        )
    )
    private = "\n".join(
        (
            tr("Your answers stay on this computer. This program never goes on the internet."),
            tr("Anyone who can use this computer as you can read them."),
            tr("To delete them all: go to Start, press What is kept here, then Delete everything this program kept."),
        )
    )
    trouble = "\n".join(
        (
            tr("No mail opens? Save the sheet, open your mail yourself, attach the file."),
            tr("The printer does not print? Save the sheet and print the file."),
        )
    )
    keys = "\n".join(
        (
            tr("Tab and Shift+Tab: to the next field, and back"),
            tr("Arrow keys: between answers.  Space: choose, or tick.  0 to 9 on a scale: that number"),
            tr("{forward}Alt+B: Back.  Ctrl+Z: undo.  F1: this help").format(forward=_by_key(forward)),
            tr("Ctrl and + or -: larger or smaller letters.  Ctrl+0: as usual"),
        )
    )
    terms = "\n".join(f"{term}: {meaning}" for term, meaning in checklist.terms.items())
    sections = (
        (tr("How to go on"), way),
        (tr("Private"), private),
        (tr("If something goes wrong"), trouble),
        (tr("Keys"), keys),
        (tr("Medical words"), terms),
    )
    return _page_words(here, steps).format(button=forward.replace("&", "")), _blocks(sections)


def _by_key(button: str) -> str:
    before, mark, after = button.partition("&")
    return tr("Alt+{key}: {button}.  ").format(key=after[:1].upper(), button=before + after) if mark else ""


def _page_words(here: str, steps: tuple[Step, ...]) -> str:
    ours = {
        START: tr("Begin a new sheet here, or go on with one. An example shows what you get in the end."),
        CHECK: tr("What you left out stands first. Press a line to answer it. Then press {button}."),
        FINISH: tr("Save or print your sheet. You can also send it before the visit. Nothing is sent by itself."),
        AFTER: tr("Type in what was decided and what was answered. Then make the sheet again."),
    }
    if here in ours:
        return ours[here]
    kinds = {
        PageKind.FIELDS: tr("Answer what you can, then press {button}. “Why?” says why we ask."),
        PageKind.CLAIMS: tr("Tick what you have read. You can see what studies show."),
        PageKind.QUESTIONS: tr(
            "Type your own question first. The number beside a question is its place. Press the number to "
            "move the question or to change its words."
        ),
    }
    page = next((step.page for step in steps if step.id == here), None)
    return kinds[page.kind if page is not None else PageKind.FIELDS]


def help_now_words(checklist: Checklist, country: str | None) -> tuple[str, str]:
    """Whom to phone, in the words for a country (None: not chosen yet, the numbers of all). Each says when."""
    when = {
        "u4_breathing": tr("Hard to wake, slow breathing or blue lips"),
        "u8_swallowed": tr("Someone swallowed a medicine that was not theirs"),
        "u1_mood": tr("Thoughts of ending your life"),
    }
    known = {each.id: each.text for each in checklist.urgent}
    sections = tuple(
        (words, known[name].get(country or "other") or known[name]["other"])
        for name, words in when.items()
        if name in known
    )
    return tr("Phone now. Do not wait for your visit."), _blocks(sections)


def about_words(checklist: Checklist) -> tuple[str, str]:
    """What this program is, who made it, how it was paid for, when it was reviewed, where to report a mistake."""
    meta = checklist.meta
    read = max((source.checked for source in checklist.sources.values()), default=None)
    newest = date_words(PartialDate(read.year, read.month, read.day)) if read else tr("not known")
    reviewed = tr("No doctor or pharmacist has checked the content yet.")
    if meta.reviewed_by and meta.reviewed_on:
        day = PartialDate(meta.reviewed_on.year, meta.reviewed_on.month, meta.reviewed_on.day)
        reviewed = tr("Checked by {name} on {day}.").format(name=meta.reviewed_by, day=date_words(day))
    made = tr("Volunteers, the LDN Prep authors.")
    if not meta.builtin:
        made += " " + tr("The questions are those of your clinic ({content}).").format(content=meta.id)
    sections = (
        (tr("Who made it"), made),
        (tr("How it was paid for"), tr("Volunteers make it in their own time. It is free, and without advertising.")),
        (
            tr("When it was reviewed"),
            "\n".join(
                (
                    reviewed,
                    tr("Sources last read: {day}. After two years the program says that it is old.").format(day=newest),
                )
            ),
        ),
        (
            tr("Where to report a mistake"),
            "\n".join(
                (
                    tr("Tell whoever gave you this program, or its makers: the file SECURITY.md says how."),
                    tr("Never send real answers."),
                )
            ),
        ),
        (
            tr("Version"),
            tr("LDN Prep {version}, content {content}").format(version=__version__, content=meta.version),
        ),
        (tr("Made with the work of others"), _licences()),
    )
    words = tr(
        "LDN Prep helps you to get ready to talk with your doctor about low-dose naltrexone. It gives no advice and no "
        "doses. It does not say whether LDN is right for you."
    )
    return words, _blocks(sections)


def _blocks(sections: tuple[tuple[str, str], ...]) -> str:
    return "\n\n".join(f"{title}\n{text}" for title, text in sections)


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
