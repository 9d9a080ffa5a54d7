"""What was left is let go: after a new sheet nothing of the old pages stays in memory, nor of work that is done."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldnprep.ui.background import Background
from tests.ui.conftest import Driver


def test_the_pages_of_a_sheet_that_was_left(drive: Driver) -> None:
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
        drive.qtbot.waitUntil(lambda step=step: drive.program.pages[step.id].whole)  # type: ignore[misc]
    parts = [part for page in drive.program.pages.values() for part in (page, *page.findChildren(QWidget))]
    left = {type(part).__name__: weakref.ref(part) for part in parts if type(part).__module__.startswith("ldnprep")}
    del parts
    assert {"FieldsPage", "GateCard", "QuestionsPage", "UrgentTexts"} <= left.keys()
    drive.program.visit.set_value("patient_name", "Ada")  # an empty sheet would be the new one
    drive.program.opening.beginning.new()

    def still_there() -> list[str]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the loop of a test leaves them
        gc.unfreeze()  # the pages were there before the program had loaded all that it keeps
        gc.collect()
        return [kind for kind, part in left.items() if part() is not None]

    for _ in range(200):
        drive.qtbot.wait(20)
        if not still_there():
            break
    assert still_there() == []


class Load:
    """What a piece of work holds."""


def test_work_that_is_done(qtbot: QtBot) -> None:
    background, load = Background(), Load()
    told: list[str] = []
    held = weakref.ref(load)
    background.run(lambda load=load: type(load).__name__, told.append, told.append)  # type: ignore[misc]
    del load
    qtbot.waitUntil(lambda: not background.busy)
    gc.collect()
    assert told == ["Load"]
    assert held() is None
    background.stop()
