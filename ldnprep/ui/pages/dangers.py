"""Where the danger texts of a page of questions stand: each under what brought it, nothing above what she presses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ldnprep.content.gate import GateLine
from ldnprep.content.model import Urgent
from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.visit import Visit


def show_dangers(
    visit: Visit,
    urgent: Sequence[Urgent],
    cards: Mapping[str, UrgentTexts],
    gates: Mapping[str, GateOnPage],
    *,
    fresh: Collection[str],
    at_end: Collection[str],
) -> tuple[Urgent, ...]:
    """Shows the texts; gives those that have no place of their own. cards: by the field that is their sign.

    fresh: ids of those that the last change on this page brought; what stood before belongs to no press. at_end: ids of
    those that belong at the end of the page.
    """
    left: list[Urgent] = []
    by_card: dict[str, tuple[Urgent, ...]] = dict.fromkeys(cards, ())
    by_gate: dict[str, dict[GateLine, tuple[Urgent, ...]]] = {name: {} for name in gates}
    pressed_first = sorted(gates.items(), key=lambda made: made[1].last_pressed is None)
    for each in urgent:
        sign = next((name for name in each.signs if name in cards), "")
        anchors = ((name, made.anchor_of(each, fresh=each.id in fresh)) for name, made in pressed_first)
        name, line = next(((name, line) for name, line in anchors if line is not None), ("", None))
        if each.id in at_end:
            left.append(each)
        elif sign:
            by_card[sign] = (*by_card[sign], each)
        elif line is not None:
            by_gate[name][line] = (*by_gate[name].get(line, ()), each)
        else:
            left.append(each)
    country = visit.answers.settings.country
    for field_id, box in cards.items():
        box.show_texts(visit, by_card[field_id], country)
    for name, made in gates.items():
        made.show_urgent(by_gate[name])
    return tuple(left)
