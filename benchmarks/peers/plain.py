"""A Document in, the same sheet as plain JSON out: what the peers typeset.

The same words in the same order as our PDF: front and back of the leaf as our writer chose them, then what follows.
Runs of text are `{"t": words, "b": bold, "i": italic, "s": second ink, "m": small}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ldnprep import pipeline, shipped
from ldnprep.outputs.pdf.sheet import chosen_sides
from ldnprep.summary import model
from ldnprep.summary.model import (
    Block,
    Chart,
    Columns,
    Document,
    Forest,
    Heading,
    LedgerRow,
    Listing,
    Paragraph,
    PenTable,
    QuestionBlock,
    Role,
    Rule,
    Side,
    Table,
    Text,
    TickBoxes,
    Tone,
    WritingLines,
)
from ldnprep.summary.numbering import parts_behind

Plain = dict[str, Any]


def sheet_of(answers: Path) -> Document:
    """The Document of an answers file, on A4: the leaf, and what it has no room for."""
    checklist = pipeline.load_checklist()
    given = pipeline.load_answers(answers, checklist)
    options = replace(pipeline.options_for(given.settings, paper="a4"), parts=None)
    return pipeline.summarise(checklist, given, pipeline.find(checklist, given), options)


def plain(document: Document) -> Plain:
    """The whole sheet as JSON knows it."""
    sides = chosen_sides(document, paper="a4", large_print=False)
    body: list[Plain] = []
    for number, side in enumerate(sides):
        body += [{"k": "break"}] * (number > 0) + _side(side)
    for part in parts_behind(document, sides):
        body += [{"k": "break"}, {"k": "h", "level": 1, "text": [_run(part.title)]}]
        for section in part.sections:
            named = [{"k": "h", "level": 2, "text": [_run(section.title)]}] if section.title else []
            body += [*named, *_each(section.blocks)]
    return {
        "title": document.title,
        "language": document.language,
        "page": document.page_words[0],
        "of": document.page_words[1],
        "footer": " · ".join(document.footer),
        "fonts": str(shipped.resource("fonts")),
        "body": body,
    }


def write(document: Document, path: Path) -> None:
    """The JSON as a file."""
    path.write_text(json.dumps(plain(document), ensure_ascii=False), "utf-8")


def _side(side: Side) -> list[Plain]:
    beside = [{"k": "p", "text": _text(side.beside)}] if side.beside else []
    return [{"k": "h", "level": 1, "text": [_run(side.title)]}, *beside, *_each(side.blocks), *_each(side.foot)]


def _run(words: str, tone: Tone = Tone.PLAIN, *, small: bool = False) -> Plain:
    return {"t": words, "b": tone is Tone.STRONG, "i": tone is Tone.ITALIC, "s": tone is Tone.SOFT, "m": small}


def _text(text: Text) -> list[Plain]:
    runs: list[Plain] = []
    for span in text:
        spoken = f" {span.spoken} " if span.spoken else span.text
        runs.append(_run("page 3" if span.page_of else spoken, span.tone))
        if span.sources:
            runs.append(_run(f" [{','.join(map(str, span.sources))}]", Tone.SOFT, small=True))
    return runs


def _each(blocks: Iterable[Block]) -> Iterator[Plain]:
    for block in blocks:
        yield from _KINDS[type(block)](block)


def _heading(block: Heading) -> list[Plain]:
    return [{"k": "h", "level": 2, "text": _text(block.text)}]


def _paragraph(block: Paragraph) -> list[Plain]:
    return [{"k": "p", "text": _text(block.text)}]


def _nothing(_: Rule) -> list[Plain]:
    return []


def _items(rows: Iterable[tuple[str, Text]]) -> list[Plain]:
    return [{"k": "list", "items": [{"mark": mark, "text": _text(text)} for mark, text in rows]}]


def _listing(block: Listing) -> list[Plain]:
    marks = (f"{n}." if block.ordered else "•" for n in range(1, len(block.items) + 1))
    return _items(zip(marks, block.items, strict=True))


def _rows(rows: Iterable[LedgerRow]) -> list[Plain]:
    cells = [[[_run(row.topic, Tone.STRONG)], _text(row.text)] for row in rows]
    return [{"k": "table", "header": [], "rows": cells, "widths": [0.2, 0.8]}] if cells else []


def _ledger(block: model.Ledger) -> list[Plain]:
    return _rows(block.rows)


def _band(block: model.Band) -> list[Plain]:
    return [{"k": "h", "level": 2, "text": [_run(block.title)]}, *_rows(block.rows)]


def _box(block: model.Box) -> list[Plain]:
    level = 2 if block.role is Role.URGENT else 3
    heading: list[Plain] = [{"k": "h", "level": level, "text": _text(block.heading)}] if block.heading else []
    words: list[Plain] = [{"k": "p", "text": _text(block.text)}] if block.text else []
    return [*heading, *_rows(block.rows), *words]


def _table(block: Table) -> list[Plain]:
    count = len(block.rows[0]) if block.rows else len(block.header)
    header = list(block.header) if any(block.header) else []
    rows = [[_text(cell) for cell in row] for row in block.rows]
    return [{"k": "table", "header": header, "rows": rows, "widths": list(block.widths) or [1 / count] * count}]


def _chart(block: Chart) -> list[Plain]:
    rows = [[[_run(r.label)], [_run(block.not_answered if r.value is None else f"{r.value}")]] for r in block.rows]
    key: list[Plain] = [{"k": "p", "text": [_run(block.last_label)]}] if block.last_label else []
    heading: Plain = {"k": "h", "level": 2, "text": [_run(f"{block.title} {block.hint}")]}
    return [heading, {"k": "table", "header": [], "rows": rows, "widths": [0.7, 0.3]}, *key]


def _forest(block: Forest) -> list[Plain]:
    words = (block.zero, *(f"{row.label} {row.words}" for row in block.rows), block.better, block.worse)
    return [{"k": "p", "text": [_run(each)]} for each in words]


def _columns(block: Columns) -> list[Plain]:
    return [*_each(block.left), *_each(block.right)]


def _question(block: QuestionBlock) -> list[Plain]:
    mark = f"{block.number}." if block.number is not None else "•"
    notes: list[Plain] = [{"k": "p", "text": _text(block.notes)}] if block.notes else []
    return [*_items([(mark, block.text)]), *notes, {"k": "lines", "count": block.lines}]


def _writing(block: WritingLines) -> list[Plain]:
    words = [_run(f"{block.label} ", Tone.STRONG), *_text(block.typed)]
    return [{"k": "p", "text": words}, {"k": "lines", "count": max(block.lines - 1, 0)}]


def _pen(block: PenTable) -> list[Plain]:
    return [{"k": "p", "text": [_run("  ".join(block.header), Tone.STRONG)]}, {"k": "lines", "count": block.rows}]


def _ticks(block: TickBoxes) -> list[Plain]:
    label: list[Plain] = [{"k": "p", "text": [_run(block.label, Tone.STRONG)]}] if block.label else []
    rows = list(zip(block.options, block.ticked, strict=True))
    if block.row:
        return [*label, {"k": "p", "text": [run for option in block.options for run in (*_text(option), _run("   "))]}]
    return [*label, *({"k": "tick", "text": _text(words), "ticked": ticked} for words, ticked in rows)]


_KINDS: dict[type, Callable[[Any], Iterable[Plain]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Rule: _nothing,
    Listing: _listing,
    model.Ledger: _ledger,
    model.Band: _band,
    model.Box: _box,
    Table: _table,
    Chart: _chart,
    Forest: _forest,
    Columns: _columns,
    QuestionBlock: _question,
    WritingLines: _writing,
    PenTable: _pen,
    TickBoxes: _ticks,
}
