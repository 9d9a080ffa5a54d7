"""What Next says once before it goes on: a danger text, lines left open on a gate she began, questions that opened, all
of which she may not have seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.urgent import UrgentTexts
from ldnprep.ui.words import tr


def unread(_gates: Sequence[GateOnPage], page: QScrollArea) -> tuple[QWidget | None, str]:
    """A danger text that was never seen to its end, and the words; (None, "") for none."""
    box = next((each for each in page.findChildren(UrgentTexts) if each.isVisible() and not each.seen), None)
    return (box, tr("Please read this first.")) if box is not None else (None, "")


def left_open(gates: Sequence[GateOnPage], page: QScrollArea) -> tuple[QWidget | None, str]:
    """Where she would press, and the words; (None, "") where nothing is left."""
    for made in gates:
        count = made.open_count()
        if count:
            foot = next(iter(made.card.buttons.values()))
            return foot, _open_lines(count, foot.text())
    panels = [panel for made in gates for panel in made.panels.values() if not panel.isHidden()]
    unseen = [panel for panel in panels if panel.unanswered() and _is_below(panel, page)]
    if not unseen:
        return None, ""
    count = sum(panel.unanswered() for panel in unseen)
    words = tr("1 question opened below.") if count == 1 else tr("{count} questions opened below.").format(count=count)
    return unseen[0], words


def _open_lines(count: int, button: str) -> str:
    if count == 1:
        return tr("1 line is open. Press {button}, or Next.").format(button=button)
    return tr("{count} lines are open. Press {button}, or Next.").format(count=count, button=button)


def _is_below(panel: QWidget, page: QScrollArea) -> bool:
    """Whether its end is below what the window shows."""
    return panel.mapTo(page, QPoint(0, panel.height())).y() > page.viewport().height()
