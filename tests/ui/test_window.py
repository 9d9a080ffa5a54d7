"""The window on the screens that people have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from tests.ui.conftest import Driver


@pytest.mark.parametrize("room", [(1366, 728), (1093, 574), (1440, 790), (1280, 1000), (700, 500)])
def test_a_small_screen_is_filled_and_nothing_hangs_over_its_edge(drive: Driver, room: tuple[int, int]) -> None:
    drive.window.hide()
    drive.window.open_on(QSize(*room))
    assert drive.window.isMaximized()
    normal = drive.window.normalGeometry().size()
    assert normal.width() < room[0]
    assert normal.height() < room[1]


def test_a_large_screen_keeps_its_other_windows_in_sight(drive: Driver) -> None:
    drive.window.hide()
    drive.window.open_on(QSize(1920, 1040))
    assert not drive.window.isMaximized()
    assert drive.window.size() == QSize(1280, 800)
