"""A Document in, the same sheet as plain JSON out: what the peers typeset.

The same words in the same order as our PDF: page 1 at the rung that our writer chose, then what left it, then the
sections. Runs of text are `{"t": words, "b": bold, "i": italic, "s": second ink, "m": small}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ldnprep import pipeline, shipped
from ldnprep.outputs.pdf.blocks import MARKS, flag_text
from ldnprep.outputs.pdf.design import design
from ldnprep.outputs.pdf.page_one import page_one
from ldnprep.outputs.pdf.setting import Setting
from ldnprep.outputs.pdf.tables import STATE_MARKS
from ldnprep.summary.first_page import at_rung
from ldnprep.summary.model import (
    CONTINUATION,
    Block,
    Document,
    FlagLine,
    Heading,
    Listing,
    Paragraph,
    QuestionBlock,
    SafetyTable,
    Scales,
    Section,
    Span,
    Table,
    Text,
    TickBoxes,
    Tone,
    WritingLines,
)

Plain = dict[str, Any]


def sheet_of(answers: Path) -> Document:
    """The Document of an answers file, on A4, without the diary, which has no words."""
    checklist = pipeline.load_checklist()
    given = pipeline.load_answers(answers, checklist)
    options = pipeline.options_for(given.settings, paper="a4", diary=False)
    return pipeline.summarise(checklist, given, pipeline.find(checklist, given), options)


def plain(document: Document) -> Plain:
    """The whole sheet as JSON knows it."""
    look = design("a4", large_print=False)
    rung, _, _ = page_one(document, Setting(look, document.continued_words, look.text_width))
    parts, moved = at_rung(document.first, rung)
    sections = [Section(CONTINUATION, document.continuation_title, moved)] if moved else []
    body = [*_each((block for part in parts for block in part.blocks), document)]
    for section in (*sections, *document.sections):
        if section.own_page:
            body.append({"k": "break"})
        body += [{"k": "h", "level": 2, "text": [_run(section.title)]}, *_each(section.blocks, document)]
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


def _run(words: str, tone: Tone = Tone.PLAIN, *, small: bool = False) -> Plain:
    return {"t": words, "b": tone is Tone.STRONG, "i": tone is Tone.ITALIC, "s": tone is Tone.SOFT, "m": small}


def _text(text: Text, document: Document) -> list[Plain]:
    runs: list[Plain] = []
    for span in text:
        words = f"{span.text}{document.continued_words} 2" if span.continued else span.text
        runs.append(_run(words, span.tone))
        if span.sources:
            runs.append(_run(" " + "".join(f"[{number}]" for number in span.sources), Tone.SOFT, small=True))
    return runs


def _each(blocks: Iterable[Block], document: Document) -> Iterable[Plain]:
    for block in blocks:
        yield from _KINDS[type(block)](block, document)


def _heading(block: Heading, document: Document) -> list[Plain]:
    return [{"k": "h", "level": block.level, "text": _text(block.text, document)}]


def _paragraph(block: Paragraph, document: Document) -> list[Plain]:
    return [{"k": "p", "text": _text(block.text, document)}]


def _items(rows: Iterable[tuple[str, Text]], document: Document) -> list[Plain]:
    return [{"k": "list", "items": [{"mark": mark, "text": _text(text, document)} for mark, text in rows]}]


def _listing(block: Listing, document: Document) -> list[Plain]:
    marks = (f"{n}." if block.ordered else "•" for n in range(block.start, block.start + len(block.items)))
    return _items(zip(marks, block.items, strict=True), document)


def _flag(block: FlagLine, document: Document) -> list[Plain]:
    return _items([(MARKS[block.mark] or "•", flag_text(block))], document)


def _safety(block: SafetyTable, document: Document) -> list[Plain]:
    cells = []
    for cell in block.cells:
        state = Span(STATE_MARKS[cell.mark] + cell.state, cell.tone)
        cells += [[_run(cell.label)], _text((state, Span(". "), *cell.beside) if cell.beside else (state,), document)]
    rows = [[*cells[place : place + 2], *cells[place + half : place + half + 2]] for place, half in _halves(len(cells))]
    return [{"k": "table", "header": [], "rows": rows, "widths": [0.25, 0.25, 0.25, 0.25]}]


def _halves(count: int) -> list[tuple[int, int]]:
    half = (count // 2 + 1) // 2 * 2
    return [(place, half) for place in range(0, half, 2)]


def _table(block: Table, document: Document) -> list[Plain]:
    caption: list[Plain] = [{"k": "h", "level": 3, "text": [_run(block.caption)]}] if block.caption else []
    widths = list(block.widths) or [1 / len(block.header)] * len(block.header)
    rows = [[_text(cell, document) for cell in row] for row in block.rows]
    return [*caption, {"k": "table", "header": list(block.header), "rows": rows, "widths": widths}]


def _scales(block: Scales, document: Document) -> list[Plain]:
    rows = []
    for row in block.rows:
        said = block.not_answered if row.value is None else f"{row.value}"
        last = f"  {block.last_label} {row.last}" if row.last is not None else ""
        rows.append([[_run(row.label)], [_run(said + last)]])
    del document
    return [{"k": "table", "header": [], "rows": rows, "widths": [0.7, 0.3]}]


def _question(block: QuestionBlock, document: Document) -> list[Plain]:
    mark = f"{block.number}." if block.number is not None else "•"
    notes: list[Plain] = [{"k": "p", "text": _text(block.notes, document)}] if block.notes else []
    return [*_items([(mark, block.text)], document), *notes, {"k": "lines", "count": block.lines}]


def _writing(block: WritingLines, document: Document) -> list[Plain]:
    label: list[Plain] = [{"k": "p", "text": [_run(block.label, Tone.STRONG)]}] if block.label else []
    typed: list[Plain] = [{"k": "p", "text": _text(block.typed, document)}] if block.typed else []
    return [*label, *typed, {"k": "lines", "count": block.lines}]


def _ticks(block: TickBoxes, document: Document) -> list[Plain]:
    del document
    label: list[Plain] = [{"k": "p", "text": [_run(block.label, Tone.STRONG)]}] if block.label else []
    rows = zip(block.options, block.ticked, strict=True)
    return [*label, *({"k": "tick", "text": [_run(words)], "ticked": ticked} for words, ticked in rows)]


_KINDS: dict[type, Callable[[Any, Document], Iterable[Plain]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    FlagLine: _flag,
    SafetyTable: _safety,
    Table: _table,
    Scales: _scales,
    QuestionBlock: _question,
    WritingLines: _writing,
    TickBoxes: _ticks,
}
