"""The sheet as plain text, for the body of an e-mail: the same blocks as the PDF, one table row per kind of block.

Lines wrap at 76 columns between words; typed words are never broken or changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ldnprep.frozen import dataclass
from ldnprep.summary.first_page import at_rung
from ldnprep.summary.model import (
    CONTINUATION,
    Block,
    DiaryWeek,
    Document,
    FlagLine,
    Heading,
    Listing,
    Mark,
    Paragraph,
    QuestionBlock,
    Role,
    SafetyTable,
    Scales,
    Table,
    Text,
    TickBoxes,
    WritingLines,
)

WIDTH = 76
MARKS = {Mark.NONE: "", Mark.FLAG: "! ", Mark.UNSURE: "? ", Mark.UNANSWERED: "- "}
RULE, LINE = "=" * WIDTH, "_" * 60


@dataclass(frozen=True, slots=True)
class _Page:
    """Words that the blocks need: titles of the sections by id, and what is said before one where a text goes on.

    elsewhere: what is said instead where page 1 is made alone.
    """

    titles: dict[str, str]
    continued_in: str
    elsewhere: str = ""


def sheet_text(document: Document) -> str:
    """The whole sheet as plain text; ends with a line break. The same document gives the same text everywhere."""
    page = _Page(
        titles={CONTINUATION: document.continuation_title} | {s.id: s.title for s in document.sections},
        continued_in=document.continued_in,
        elsewhere=document.alone.elsewhere if document.alone else "",
    )
    parts, moved = (document.first.parts, ()) if document.alone else at_rung(document.first, 0)
    lines = [*_wrapped(document.title), RULE, ""]
    lines += _blocks(page, (block for part in parts for block in part.blocks))
    if moved:
        lines += _section(page, document.continuation_title, moved)
    for section in document.sections:
        lines += _section(page, section.title, section.blocks)
    if document.alone:
        page_words = " 1 ".join(document.page_words)
        lines += [RULE, *_wrapped(f"{page_words} 1, {document.alone.left_out}.")]
    lines += [RULE, *(line for words in document.footer for line in _wrapped(words))]
    return "\n".join(line.rstrip(" ") for line in lines) + "\n"


def _section(page: _Page, title: str, blocks: Iterable[Block]) -> list[str]:
    return [RULE, *_wrapped(title.upper()), "", *_blocks(page, blocks)]


def _blocks(page: _Page, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _BLOCKS[type(block)](page, block)


# ---------------------------------------------------------------- words


def plain(page: _Page, text: Text) -> str:
    """The words of a text with the numbers of sources in brackets."""
    out: list[str] = []
    for span in text:
        out.append(span.text)
        out += [f" [{', '.join(map(str, span.sources))}]"] if span.sources else []
        if span.continued:
            where = f"{page.continued_in} {page.titles.get(span.continued, '')}"
            out.append(f"({page.elsewhere or where})")
    return "".join(out)


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most 76 columns with these beginnings. Line breaks stay; only blanks where a line ends are dropped.

    A word that is longer than a line stands unbroken.
    """
    rest = first if rest is None else rest
    lines: list[str] = []
    for part in re.split(r"\r\n|\r|\n", text):
        begin = first if not lines else rest
        line = begin
        for piece in re.findall(r" *[^ ]+| +$", part):
            if len(line) + len(piece) > WIDTH and line.strip() and len(line) > len(begin):
                lines.append(line)
                line = rest + piece.lstrip(" ")
            else:
                line += piece
        lines.append(line)
    return lines


# ---------------------------------------------------------------- one function per kind of block


def _heading(page: _Page, block: Heading) -> Iterator[str]:
    words = plain(page, block.text)
    yield from _wrapped(words)
    if block.level == 2:
        yield "-" * min(len(words), WIDTH)
    yield ""


def _paragraph(page: _Page, block: Paragraph) -> Iterator[str]:
    yield from _wrapped(plain(page, block.text), ROLES.get(block.role, ""))
    yield ""


ROLES = {Role.URGENT: "!! "}


def _listing(page: _Page, block: Listing) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        sign = f"{number}. " if block.ordered else "* "
        yield from _wrapped(plain(page, item), sign, " " * len(sign))
    yield ""


def _flag_line(page: _Page, block: FlagLine) -> Iterator[str]:
    if block.tier:
        yield f"[{block.tier}]"
    label = f"{block.label}: {block.state}" if block.state else block.label
    stop = "" if label.endswith(":") else "." if block.state else ":"
    number = f"{block.number}. " if block.number else ""
    sign = MARKS[block.mark]
    yield from _wrapped(f"{label}{stop} {plain(page, block.body)}".strip(), f"{sign}{number}", " " * len(sign + number))
    yield ""


def _safety_table(page: _Page, block: SafetyTable) -> Iterator[str]:
    width = max((len(cell.label) for cell in block.cells), default=0)
    for cell in block.cells:
        beside = plain(page, cell.beside)
        words = f"{MARKS[cell.mark]}{cell.state}" + (f". {beside}" if beside else "")
        yield from _wrapped(words, f"{cell.label + ':':<{width + 2}}", " " * (width + 2))
    yield ""


def _table(page: _Page, block: Table) -> Iterator[str]:
    if block.caption:
        yield from _wrapped(block.caption + ":")
    for row in block.rows:
        cells = [plain(page, cell) for cell in row]
        first, *others = cells
        named = [f"{head}: {cell}" for head, cell in zip(block.header[1:], others, strict=False) if cell]
        if len(block.header) == 2:  # a question and its answer
            yield from _wrapped(f"{first}: {others[0]}", "* ", "  ")
        else:
            yield from _wrapped(". ".join([first, *named]), "* ", "  ")
    yield ""


def _scales(_page: _Page, block: Scales) -> Iterator[str]:
    for row in block.rows:
        value = block.not_answered if row.value is None else f"{row.value} / 10"
        ends = f" (0: {row.low}; 10: {row.high})" if row.low and row.high else ""
        last = f"; {block.last_label}: {row.last}" if row.last is not None else ""
        yield from _wrapped(f"{row.label}: {value}{last}{ends}", "* ", "  ")
    yield ""


def _question(page: _Page, block: QuestionBlock) -> Iterator[str]:
    sign = f"{block.number}. " if block.number else "* "
    yield from _wrapped(plain(page, block.text), sign, " " * len(sign))
    if block.notes:
        yield from _wrapped(plain(page, block.notes), " " * len(sign))
    yield ""


def _writing_lines(page: _Page, block: WritingLines) -> Iterator[str]:
    yield from _wrapped(f"{_named(block.label)} {plain(page, block.typed)}")
    if not block.typed:
        yield from [LINE] * block.lines
    yield ""


def _tick_boxes(_page: _Page, block: TickBoxes) -> Iterator[str]:
    yield from _wrapped(_named(block.label))
    boxes = [f"[{'x' if ticked else ' '}] {option}" for option, ticked in zip(block.options, block.ticked, strict=True)]
    row = next((row for gap in ("   ", "  ", " ") if len(row := gap.join(boxes)) + 2 <= WIDTH), "")
    if row:
        yield f"  {row}"
    else:
        for box in boxes:
            yield from _wrapped(box[4:], f"  {box[:4]}", " " * 6)
    yield ""


def _named(label: str) -> str:
    """A label with a colon, unless it ends with a sign already."""
    return label if label.endswith((":", "?", ".", "!")) else f"{label}:"


def _diary(_page: _Page, block: DiaryWeek) -> Iterator[str]:
    if block.hint:
        yield from _wrapped(block.hint)
    for label in (block.date_label, *block.scales, block.words_label):
        yield f"{label:<26}" + " ______" * 7
    yield ""


_BLOCKS: dict[type, Callable[[_Page, Any], Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    FlagLine: _flag_line,
    SafetyTable: _safety_table,
    Table: _table,
    Scales: _scales,
    QuestionBlock: _question,
    WritingLines: _writing_lines,
    TickBoxes: _tick_boxes,
    DiaryWeek: _diary,
}
