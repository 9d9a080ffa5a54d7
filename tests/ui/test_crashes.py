"""An error in a slot becomes a report to read; the window goes on and no words of hers are printed."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ldnprep import files
from ldnprep.ui.start.crashes import CrashNet
from tests.ui.conftest import AnsweredDialogs

HERS = "Zuzanna-Tramadol"


@pytest.mark.qt_no_exception_capture
def test_it_is_kept_and_shown_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dialogs = AnsweredDialogs()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    CrashNet(dialogs).spread()
    net = sys.excepthook.__self__  # type: ignore[attr-defined]  # our own bound method
    assert isinstance(net, CrashNet)

    def fails() -> None:
        raise RuntimeError(HERS)

    for _ in range(3):
        QTimer.singleShot(0, fails)
    qtbot.waitUntil(lambda: bool(dialogs.asked))
    (asked,) = dialogs.asked
    assert "Your answers are kept" in asked
    assert "error: builtins.RuntimeError" in asked
    (kept,) = files.crash_dir().iterdir()
    assert str(kept) in asked
    printed = capsys.readouterr()
    assert HERS not in asked + kept.read_text("utf-8") + printed.out + printed.err


@pytest.mark.qt_no_exception_capture
def test_an_error_in_another_thread_is_caught_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialogs = AnsweredDialogs()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    net = CrashNet(dialogs)
    net.spread()

    def fails() -> None:
        raise RuntimeError(HERS)

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs.asked))
    assert "error: builtins.RuntimeError" in dialogs.asked[0]
    assert HERS not in dialogs.asked[0]
