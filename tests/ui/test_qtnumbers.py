"""The numbers that stand for names of Qt are Qt's own."""

from __future__ import annotations

from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from ldnprep.ui.look import qtnumbers
from ldnprep.ui.look.layouts import CalmScrollArea
from ldnprep.ui.look.widgets import label


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (qtnumbers.PLAIN_TEXT, Qt.TextFormat.PlainText),
        (qtnumbers.LEFT_TO_RIGHT, Qt.LayoutDirection.LeftToRight),
        (qtnumbers.NO_FOCUS, Qt.FocusPolicy.NoFocus),
        (qtnumbers.STRONG_FOCUS, Qt.FocusPolicy.StrongFocus),
        (qtnumbers.BAR_NEVER, Qt.ScrollBarPolicy.ScrollBarAlwaysOff),
        (qtnumbers.LEFT, Qt.AlignmentFlag.AlignLeft),
        (qtnumbers.VERTICAL_CENTRE, Qt.AlignmentFlag.AlignVCenter),
        (qtnumbers.CENTRE, Qt.AlignmentFlag.AlignCenter),
        (qtnumbers.WRAP, Qt.TextFlag.TextWordWrap),
    ],
)
def test_a_number_is_the_one_of_its_name(number: int, name: Enum) -> None:
    assert number == name.value


def test_qt_takes_them_as_properties(qapp: QApplication) -> None:
    del qapp
    assert label("<b>as typed</b>").textFormat() == Qt.TextFormat.PlainText
    area: QScrollArea = CalmScrollArea()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert area.horizontalScrollBarPolicy() == area.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
