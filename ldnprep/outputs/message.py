"""The short message for a clinic's portal: who, what must be done or cleared first, three questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ldnprep.summary.model import Band, Block, Box, Columns, Document, Ledger, LedgerRow, Listing, Paragraph, Text, Tone

MOST = 1_400  # characters
WHO, QUESTION = 160, 120  # characters: of one line about her, of one question


def message(document: Document, texts: Mapping[str, str]) -> str:
    """At most MOST characters, made from the fullest front; ends with a line break. texts: the fixed words."""
    front = document.leaf.fronts[0]
    paragraphs = [block.text for block in front.blocks if isinstance(block, Paragraph)][:3]
    told = [_words(text).partition(texts["hopes"])[0].strip() for text in paragraphs]
    head = [front.title, *(_short(line, WHO) for line in told)]
    end = [*_questions(front.blocks), texts["message_attached"]]
    room = MOST - sum(len(line) + 1 for line in (*head, *end)) - len(texts["message_more_opioids"]) - 12
    body: list[str] = []
    left_out = opioids = 0
    skipped = (f"{texts['answered_no_label']}: ", f"{texts['not_answered_label']}: ")
    for line, is_opioid in _safety(front.blocks):
        if line.startswith(skipped):
            continue
        if len(line) < room and not left_out:
            body.append(line)
            room -= len(line) + 1
        else:
            left_out += 1
            opioids += is_opioid
    if opioids:
        body.append(f"{texts['and_more_before']} {opioids} {texts['message_more_opioids']}")
    elif left_out:
        body.append(texts["message_more"])
    return "\n".join([*head, *body, *end]) + "\n"


def _words(text: Text) -> str:
    """The words on one line, without numbers of sources: the message has no list of them."""
    return " ".join("".join(span.text for span in text).split())


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0] + " …"


def _questions(blocks: tuple[Block, ...]) -> Iterator[str]:
    lists = (b for block in blocks if isinstance(block, Columns) for b in block.left if isinstance(b, Listing))
    for listing in lists:
        for number, item in enumerate(listing.items, start=1):
            yield _short(f"{number}. {_words(item)}", QUESTION)


def _safety(blocks: tuple[Block, ...]) -> Iterator[tuple[str, bool]]:
    """Lines of the band, the opioid box and what must be cleared first; whether a line names an opioid."""
    loud = False
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Band):
            yield from ((_line(row), False) for row in block.rows)
        elif isinstance(block, Box):
            loud = block.loud
            yield from ((_words(text), False) for text in (block.heading, () if loud else block.text) if text)
            names = [row for row in block.rows if _names(row)]
            yield from ((_line(row), row in names) for row in sorted(block.rows, key=lambda row: row not in names))
            if loud and isinstance(after, Ledger):
                yield from ((_line(row), False) for row in after.rows)


def _names(row: LedgerRow) -> bool:
    return any(span.typed and span.tone is Tone.STRONG for span in row.text)


def _line(row: LedgerRow) -> str:
    return f"{row.topic}: {_words(row.text)}" if row.topic else _words(row.text)
