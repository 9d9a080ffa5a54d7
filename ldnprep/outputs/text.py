"""The sheet as plain text, for the body of an e-mail: the same blocks as the PDF, one table row per kind of block.

Lines wrap at 76 columns between words; typed words are never broken or changed. The front stands between the first and
the second line made of "=" alone; every later page begins with such a line and its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ldnprep.characters import LINES, shown
from ldnprep.summary.model import (
    Band,
    Block,
    Box,
    Chart,
    Columns,
    DiaryWeek,
    Document,
    Forest,
    Heading,
    Ledger,
    LedgerRow,
    Listing,
    Mark,
    Paragraph,
    PenTable,
    QuestionBlock,
    Role,
    Rule,
    Side,
    Span,
    Table,
    Text,
    TickBoxes,
    WritingLines,
)
from ldnprep.summary.numbering import parts_behind

WIDTH = 76
MARKS = {Mark.NONE: "", Mark.URGENT: "! ", Mark.PLAN: "> ", Mark.UNSURE: "? ", Mark.UNANSWERED: "- ", Mark.PHONE: ""}
RULE, LINE = "=" * WIDTH, "_" * 60
_PAIR = 2  # columns of a table that reads as "name: answer"
BOX, PEN_BOX, UNSURE_BOX = "[ ]", "□", "□ ?"
URGENT = "!! "  # before every line of an urgent text


def sheet_text(document: Document, sides: tuple[Side, ...] | None = None) -> str:
    """The whole sheet as plain text; ends with a line break. The same document gives the same text everywhere.

    sides: the candidates of front and back that the paper takes; the fullest when left out.
    """
    front, *backs = sides or document.fullest()
    lines = [*_wrapped(front.title), RULE, "", *_side(front)]
    for back in backs:
        lines += [RULE, *_wrapped(" ".join(filter(None, [back.title, plain(back.beside)]))), "", *_side(back)]
    for part in parts_behind(document, (front, *backs)):
        lines += [RULE, *_wrapped(part.title.upper().replace(PEN_BOX, BOX)), ""]
        for section in part.sections:
            lines += [*_blocks((Heading((Span(section.title),)), *section.blocks))]
    lines += [RULE, *(line for words in document.footer for line in _wrapped(words))]
    return shown("\n".join(line.rstrip(" ") for line in lines) + "\n", LINES)


def _side(side: Side) -> Iterator[str]:
    yield from _blocks(side.blocks)
    yield from _blocks(side.foot)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _BLOCKS[type(block)](block)


# ---------------------------------------------------------------- words


def plain(text: Text) -> str:
    """The words of a text with the numbers of sources in brackets; a page's number becomes the part's title."""
    out: list[str] = []
    for span in text:
        out.append(f"“{span.text}”" if span.page_of else span.text)
        out += [f" [{', '.join(map(str, span.sources))}]"] if span.sources else []
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


def _heading(block: Heading) -> Iterator[str]:
    words = plain(block.text)
    yield from [*_wrapped(words), "-" * min(len(words), WIDTH), ""]


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield from _wrapped(plain(block.text), URGENT if block.role is Role.URGENT else "")
    yield ""


def _rule(_block: Rule) -> Iterator[str]:
    yield from ("-" * 20, "")


def _listing(block: Listing) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.ordered else "* "
        yield from _wrapped(plain(item), sign, " " * len(sign))
    yield ""


def _row(row: LedgerRow, indent: str = "") -> list[str]:
    sign = indent + MARKS[row.mark]
    before = f"{row.topic}: " if row.topic else ""
    return _wrapped(before + plain(row.text), sign, " " * (len(sign) if row.topic else len(sign) + 2))


def _ledger(block: Ledger) -> Iterator[str]:
    for row in block.rows:
        yield from _row(row)
    yield ""


def _band(block: Band) -> Iterator[str]:
    yield from [*_wrapped(f"*** {block.title.upper()} ***"), *_ledger(Ledger(block.rows))]


def _box(block: Box) -> Iterator[str]:
    if block.role is Role.URGENT:
        yield from [*_wrapped(plain(block.heading)), ""]
        for row in block.rows:
            yield from [*_wrapped(plain(row.text), URGENT), ""]
        return
    if block.heading:
        yield from _wrapped(plain(block.heading), MARKS[block.mark])
    for row in block.rows:
        yield from _row(row, "  ")
    if block.text:
        yield from _wrapped(plain(block.text), "  " if block.heading else "")
    yield ""


def _columns(block: Columns) -> Iterator[str]:
    yield from _blocks((*block.left, *block.right))


def _table(block: Table) -> Iterator[str]:
    if any(plain(cell) == PEN_BOX for row in block.rows for cell in row[1:]):
        yield from _wrapped(_named(block.header[0]))
    pairs = len(block.header) == _PAIR
    for row in block.rows:
        first, *others = [plain(cell) for cell in row]
        cells = [
            f"{BOX} {head}" if cell == PEN_BOX else cell if pairs else f"{head}: {cell}"
            for head, cell in zip(block.header[1:], others, strict=False)
            if cell
        ]
        if any(cell == PEN_BOX for cell in others):
            yield from [*_wrapped(f"* {first}", "", "  "), f"  {'   '.join(cells)}"]
            continue
        yield from _wrapped((": " if pairs else ". ").join([first, *cells]), "* ", "  ")
    yield ""


def _chart(block: Chart) -> Iterator[str]:
    yield from _wrapped(f"{block.title} ({block.hint})")
    for row in block.rows:
        value = block.not_answered if row.value is None else f"{row.value} / 10"
        last = f"; {block.last_label}: {row.last}" if row.last is not None else ""
        yield from _wrapped(f"{row.label}: {value}{last}", "* ", "  ")
    yield ""


def _forest(block: Forest) -> Iterator[str]:
    for row in block.rows:
        yield from _wrapped(f"{row.label}: {row.words}", "* ", "  ")
    yield from [*_wrapped(f"(0 = {block.zero}; {block.better}; {block.worse})"), ""]


def _question(block: QuestionBlock) -> Iterator[str]:
    sign = f"{block.number}. " if block.number else "* "
    yield from _wrapped(plain(block.text), sign, " " * len(sign))
    if block.notes:
        yield from _wrapped(plain(block.notes), " " * len(sign))
    yield from [*[LINE] * block.lines, ""]


def _writing_lines(block: WritingLines) -> Iterator[str]:
    yield from _wrapped(f"{_named(block.label)} {plain(block.typed)}")
    if not block.typed:
        yield from [LINE] * block.lines
    yield ""


def _pen_table(block: PenTable) -> Iterator[str]:
    yield from [*_wrapped(" | ".join(block.header)), *[LINE] * block.rows, ""]


def _tick_boxes(block: TickBoxes) -> Iterator[str]:
    if block.label:
        yield from _wrapped(_named(block.label))
    boxes = [
        f"[{'x' if ticked else ' '}] {_boxed(plain(option))}"
        for option, ticked in zip(block.options, block.ticked, strict=True)
    ]
    row = next((row for gap in ("   ", "  ", " ") if len(row := gap.join(boxes)) + 2 <= WIDTH), "")
    if row:
        yield f"  {row}"
    else:
        for box in boxes:
            yield from _wrapped(box[4:], f"  {box[:4]}", " " * 6)
    yield ""


def _boxed(words: str) -> str:
    """The box for "not sure" behind a line of the empty sheet in the same signs as the others."""
    return f"{words.removesuffix(UNSURE_BOX)}{BOX} ?" if words.endswith(UNSURE_BOX) else words


def _named(label: str) -> str:
    """A label with a colon, unless it ends with a sign already."""
    return label if label.endswith((":", "?", ".", "!")) else f"{label}:"


def _diary(block: DiaryWeek) -> Iterator[str]:
    if block.hint:
        yield from _wrapped(block.hint)
    for label in (block.date_label, *block.scales, block.words_label):
        yield f"{label:<26}" + " ______" * 7
    yield ""


_BLOCKS: dict[type, Callable[[Any], Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Rule: _rule,
    Listing: _listing,
    Ledger: _ledger,
    Band: _band,
    Box: _box,
    Columns: _columns,
    Table: _table,
    Chart: _chart,
    Forest: _forest,
    QuestionBlock: _question,
    WritingLines: _writing_lines,
    PenTable: _pen_table,
    TickBoxes: _tick_boxes,
    DiaryWeek: _diary,
}
