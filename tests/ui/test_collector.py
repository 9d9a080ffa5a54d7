"""Garbage is collected in the window's thread, never in a worker's: there it would stop both for ever."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ldnprep.ui.start.collector import Collector


class Knot:
    """An object that only the collector can free; it notes the thread that did."""

    freed_in: threading.Thread | None = None

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.freed_in = threading.current_thread()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    del qtbot  # it brings the application
    return QObject()


def test_a_worker_that_makes_much_garbage_collects_none(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    collector = Collector(owner)
    monkeypatch.setattr(Knot, "freed_in", None)
    gc.set_threshold(1_000_000)  # as a batch of sheets in the same process sets it
    gc.collect()
    Knot()
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert Knot.freed_in is None
    kept = [[number] for number in range(5_000)]
    collector.collect_if_due()
    assert kept
    assert Knot.freed_in is threading.main_thread()


def test_what_is_loaded_for_good_is_not_looked_through_again_and_new_garbage_still_is(
    owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = Collector(owner)
    monkeypatch.setattr(Knot, "freed_in", None)
    kept = [[number] for number in range(5_000)]
    collector.settle()
    assert not any(each is kept for each in gc.get_objects())
    Knot()
    more = [[number] for number in range(5_000)]
    collector.collect_if_due()
    assert more
    assert Knot.freed_in is threading.main_thread()
    gc.unfreeze()
