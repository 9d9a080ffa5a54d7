"""What stands on a page of questions in which order, without a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ldnprep.content.gate import Gate, Pick
from ldnprep.content.model import TREATMENTS, Field, Kind, Page

_BESIDE = TREATMENTS | {Kind.TEXT, Kind.LONG_TEXT, Kind.DATE}
_TYPED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.MEDICINES})


class Plan:
    """items: gates, picks and single fields in reading order, each gate and pick where its first field stands; what
    waits behind "More questions" and what is retired comes last. folded: ids of the fields behind it. first_text: id of
    the field with which the page begins, where that one is typed. paired: ids of the fields that stand side by side.
    """

    def __init__(self, page: Page) -> None:
        inner = {name for gate in page.gates for line in gate.lines for name in line.follow}
        outer = [gate for gate in page.gates if gate.id not in inner]
        cards: dict[str, Gate | Pick] = {}
        together: tuple[Gate | Pick, ...] = (*outer, *page.picks)
        for card in together:
            cards |= dict.fromkeys(_held(card, page), card)
        first: list[Field | Gate | Pick] = []
        last: list[Field | Gate | Pick] = []
        for field in page.fields:
            item = cards.get(field.id, field)
            if item in first or item in last:
                continue
            behind = isinstance(item, Field) and (item.more or item.retired)
            (last if behind else first).append(item)
        self.items = (*first, *last)
        self.folded = frozenset(item.id for item in last if isinstance(item, Field) and item.more)
        self.paired = frozenset(_pairs(first))
        begins = self.items[0] if self.items else None
        self.first_text = begins.id if isinstance(begins, Field) and begins.kind in _TYPED else ""

    def is_folded(self, field: Field) -> bool:
        """Whether a field waits behind "More questions"."""
        return field.id in self.folded


def _pairs(items: Sequence[Field | Gate | Pick]) -> Iterator[str]:
    """Of short fields in a row always two; what comes and goes with another answer stands alone."""
    row: list[str] = []
    for item in (*items, None):
        if isinstance(item, Field) and item.kind in _BESIDE and item.when is None and not (item.more or item.retired):
            row.append(item.id)
            continue
        yield from row[: len(row) // 2 * 2]
        row = []


def _held(card: Gate | Pick, page: Page) -> Iterable[str]:
    """Ids of all fields that a card shows, those of a gate within it too."""
    inner = {gate.id: gate for gate in page.gates}
    for name in card.fields():
        yield from inner[name].fields() if name in inner else (name,)
