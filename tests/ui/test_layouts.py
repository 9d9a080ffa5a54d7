"""Room that scrolls: its own bar says the truth."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from ldnprep.ui.look.layouts import CalmScrollArea


def test_the_bar_is_as_long_as_the_part_of_the_page_in_sight(qtbot: QtBot) -> None:
    area = CalmScrollArea()
    page = QWidget()
    page.setMinimumHeight(4000)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    for height in (500, 900):
        area.resize(300, height)
        (bar,) = (each for each in area.findChildren(QScrollBar) if each.parent() is area)
        assert bar.pageStep() == area.viewport().height()
        assert bar.maximum() + bar.pageStep() == 4000
