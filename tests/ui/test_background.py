"""The worker thread steps back while the window is at work."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldnprep.ui.background import Background


def test_between_two_steps_it_lets_the_window_finish_what_it_does(qtbot: QtBot) -> None:
    background = Background(QApplication.instance())
    order: list[str] = []
    at_work = threading.Event()

    def work() -> None:
        at_work.wait(5)
        background.give_way()
        order.append("sheet")

    def busy() -> None:
        at_work.set()
        end = time.perf_counter() + 0.02
        while time.perf_counter() < end:
            pass
        order.append("window")

    background.run(work, lambda _: None, pytest.fail)
    QTimer.singleShot(0, busy)
    qtbot.waitUntil(lambda: not background.busy)
    assert order == ["window", "sheet"]


def test_a_window_that_is_held_for_long_does_not_keep_the_sheet_from_being_made(qtbot: QtBot) -> None:
    background = Background(QApplication.instance())
    done = threading.Event()

    def work() -> None:
        background.give_way()
        done.set()

    background.run(work, lambda _: None, pytest.fail)
    assert done.wait(5), "the event loop never turned"
    qtbot.waitUntil(lambda: not background.busy)
