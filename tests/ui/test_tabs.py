"""The order in which Tab goes, and that asking for it leaves nothing behind."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.tabs import reading_order, tab_stops


def _page(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    """Rows within columns within rows, made in another order than they stand in."""
    root = QWidget()
    qtbot.addWidget(root)
    last, first, second, third, hidden, inner = (QPushButton(), QLineEdit(), *(QPushButton() for _ in range(4)))
    column, row, grid, flow = QVBoxLayout(root), QHBoxLayout(), QGridLayout(), FlowLayout()
    box = QWidget()
    QVBoxLayout(box).addWidget(inner)
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(hidden)
    grid.addWidget(second, 0, 0)
    grid.addWidget(third, 1, 0)
    flow.addWidget(last)
    column.addLayout(row)
    column.addLayout(grid)
    column.addWidget(box)
    column.addLayout(flow)
    root.show()
    hidden.hide()
    return root, [first, second, third, inner, last]


def test_tab_goes_as_the_eye_reads(qtbot: QtBot) -> None:
    root, wanted = _page(qtbot)
    assert tab_stops(root) == wanted


def _held() -> int:
    return sum(isinstance(each, QWidgetItem | QSpacerItem) for each in gc.get_objects())


def test_no_item_of_a_layout_is_held(qtbot: QtBot) -> None:
    """PySide6 holds it as long as the layout, and takes it for what is made next at its address: a crash."""
    root, _ = _page(qtbot)
    before = _held()
    list(reading_order(root))
    assert _held() == before
