"""What the window has made in the thread beside it: page 1 for the preview, the sheet, its pages as pictures."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QImage

from ldnprep import pipeline
from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError
from ldnprep.formats import PARTS

_INCHES = {"a4": 210 / 25.4, "letter": 8.5}
_SCREEN_DPI = 110


class MadeSheet(Struct, frozen=True):
    """A finished sheet: the PDF without a password, and its pages as pictures; the same of page 1 alone. in_short: what
    it says comes first, in a line.
    """

    answers: Answers
    pdf: bytes
    pictures: tuple[QImage, ...]
    page_one: bytes
    page_one_picture: QImage
    in_short: str


def page_one(checklist: Checklist, answers: Answers, width: int, between: Callable[[], None]) -> QImage:
    """A picture of page 1, `width` pixels wide. between: called between two steps of the work."""
    options = pipeline.options_for(answers.settings)
    findings = pipeline.find(checklist, answers)
    between()
    pdf = pipeline.make_first_page(checklist, answers, options, findings)
    between()
    return _picture(pdf, 0, width / _INCHES[options.paper])


def made_sheet(checklist: Checklist, answers: Answers, between: Callable[[], None]) -> MadeSheet:
    """The whole sheet, the same bytes as `ldnprep make` gives for these answers. between: as for `page_one`."""
    from ldnprep.summary.lines import in_short

    findings = pipeline.find(checklist, answers)
    between()
    pdf = pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings), findings)
    between()
    shown = _pictures(pdf)
    between()
    alone = pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings, page_one=True), findings)
    short = in_short(checklist, answers, findings)
    return MadeSheet(answers, pdf, shown, alone, _picture(alone, 0, _SCREEN_DPI), short)


def asks_on_front(checklist: Checklist, answers: Answers) -> bool:
    """Whether the front that fits the paper shows the first questions itself, and not only where they stand."""
    from ldnprep.outputs.pdf.sheet import chosen_sides
    from ldnprep.summary.model import Columns, Listing

    looks = pipeline.options_for(answers.settings)
    sheet = pipeline.summarise(checklist, answers, pipeline.find(checklist, answers), looks)
    front = chosen_sides(sheet, paper=looks.paper, large_print=looks.large_print)[0]
    parts = (part for block in front.blocks if isinstance(block, Columns) for part in block.left)
    return any(isinstance(part, Listing) and part.ordered for part in parts)


class PartPages(Struct, frozen=True):
    """How many pages each part takes behind the leaf, by its id; 0 for one with nothing in it. added: parts that nobody
    chose and that follow all the same, for the leaf has no room.
    """

    count: Mapping[str, int]
    added: frozenset[str]


def part_pages(checklist: Checklist, answers: Answers) -> PartPages:
    """The pages of each part, and which follow by themselves."""
    from ldnprep.outputs.pdf.sheet import page_counts

    looks = replace(pipeline.options_for(answers.settings), page_one=False)
    findings = pipeline.find(checklist, answers)
    pages = {}
    for name in PARTS:  # each by itself: the words about the sheet stand on the last
        sheet = pipeline.summarise(checklist, answers, findings, replace(looks, parts=(name,)))
        pages[name] = page_counts(sheet, paper=looks.paper, large_print=looks.large_print).get(name, 0)
    sheet = pipeline.summarise(checklist, answers, findings, looks)
    printed = page_counts(sheet, paper=looks.paper, large_print=looks.large_print)
    return PartPages(pages, frozenset(pages) & printed.keys() - set(looks.parts or ()))


def pictures(checklist: Checklist, answers: Answers) -> tuple[QImage, ...]:
    """The pages of the whole sheet."""
    return _pictures(pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings)))


def warm() -> None:
    """Loads what the first sheet, the first typed medicine and the first picture need; removes what was left over."""
    from ldnprep import files, locks, medicines
    from ldnprep.handover.model import KEEP_TEMPORARY_SECONDS
    from ldnprep.outputs.pdf import raster, sheet
    from ldnprep.rules.of_health import told_in_words

    medicines.recognise("paracetamol 500 parasetamoll")  # a slip of the finger is looked for in lists of its own
    medicines.suggestions("par")
    told_in_words("", "tired", None)  # the tables of what is told in words
    del raster, sheet
    with contextlib.suppress(MachineError):  # a folder that cannot be used is told when something is saved
        files.tidy_temp(KEEP_TEMPORARY_SECONDS)
        locks.tidy_locks()


def _pictures(pdf: bytes) -> tuple[QImage, ...]:
    from ldnprep.outputs.pdf.raster import page_count

    return tuple(_picture(pdf, index, _SCREEN_DPI) for index in range(page_count(pdf)))


def _picture(pdf: bytes, index: int, dpi: float) -> QImage:
    from ldnprep.outputs.pdf.raster import page_image

    page = page_image(pdf, index, dpi)
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()  # its own memory: the bytes go away
