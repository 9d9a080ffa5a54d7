"""Where a field is asked on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.medicines import MedicineLineCard
from ldnprep.ui.fields.opioid_line import OpioidLine
from ldnprep.ui.fields.pick_card import PickCard
from ldnprep.ui.pages.gate_on_page import GateOnPage

LAST_USED_BOX = "last_used"


def undated_at(page: QWidget) -> QLineEdit | None:
    """The box for the day of the first opioid on a page that has a name and no day; a fold around it opens."""
    rows: list[OpioidLine | MedicineLineCard] = [*page.findChildren(OpioidLine)]
    rows += page.findChildren(MedicineLineCard)
    return next((box for row in rows if not row.isHidden() and (box := row.undated()) is not None), None)


def asked_at(
    field_id: str, cards: Mapping[str, FieldCard], gates: Iterable[GateOnPage], picks: Iterable[PickCard]
) -> Iterator[QWidget]:
    """What takes the focus there: a card, a line of a gate, what follows from a line, one of the answers of a pick."""
    card = cards.get(field_id)
    if card is not None and not card.isHidden():
        yield card.focus_widget()
    for made in gates:
        row = made.card.row_of(field_id)
        if row is not None:
            yield row.tick
        below = (panel.cards[field_id] for panel in made.panels.values() if field_id in panel.cards)
        yield from (each.focus_widget() for each in below if not each.isHidden())
    yield from (pick.focus_widget() for pick in picks if field_id in pick.pick.fields())
