"""A program with its window, in a folder of its own; dialogs are answered by the test."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.ui.program import Program
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import application_of_ours
from tests.ui.stray import FocusWatch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass
class AnsweredDialogs(Dialogs):
    """Answers in the person's place. choices: which button, one by one (None closes). asked: the words of each."""

    choices: list[int | None] = field(default_factory=list)
    paths: list[Path | None] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    pictures: list[QImage] = field(default_factory=list)
    wants_more: bool = False  # presses the second button below pictures

    def __post_init__(self) -> None:
        super().__init__()

    def open_path(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.paths.pop(0)

    def folder_path(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.paths.pop(0)

    def save_path(self, title: str, name: str, kinds: str) -> Path | None:
        self.asked.append(f"{title} {name} {kinds}")
        return self.paths.pop(0)

    def text(self, title: str, question: str, text: str) -> str | None:
        self.asked.append(f"{title} {question} {text}")
        return self.texts.pop(0)

    def choose(
        self, title: str, words: str, choices: Sequence[str], *, detail: str = "", headed: bool = False
    ) -> int | None:
        del headed
        self.asked.append(f"{title} {words} {detail}")
        return self.choices.pop(0) if len(choices) > 1 else 0

    def show_pictures(self, title: str, images: Sequence[QImage], *, more: str = "") -> bool:
        self.asked.append(title)
        self.pictures += images
        return bool(more) and self.wants_more


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, with its type and look."""
    return application_of_ours()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program, empty."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LDNPREP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def strays(qapp: QApplication) -> Iterator[list[str]]:
    """Windows that took the keys and are none of ours; the test fails on any that is still in the list at its end."""
    watch = FocusWatch(qapp)
    yield watch.strays
    watch.stop()
    assert watch.strays == []


@pytest.fixture(scope="session")
def content() -> Checklist:
    """The built-in content."""
    return pipeline.load_checklist()


class Driver:
    """A program in its window, with what tests do to it."""

    def __init__(self, qtbot: QtBot, checklist: Checklist) -> None:
        self.qtbot = qtbot
        self.window = WizardWindow()
        self.dialogs = AnsweredDialogs()
        self.program = Program(checklist, SavedSheets(), self.window, self.dialogs)
        self.program.start()
        self.window.show()
        qtbot.waitUntil(lambda: self.window.painted)

    def settle(self) -> None:
        """Waits until the thread beside the window has nothing left to do."""
        self.qtbot.waitUntil(lambda: not self.program.background.busy, timeout=20_000)

    def close(self) -> None:
        """Closes the window as a person does."""
        assert any(self.window.close() for _ in range(9))  # each danger text that was not read is shown first, once
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.fixture
def drive(qtbot: QtBot, qapp: QApplication, content: Checklist) -> Iterator[Driver]:
    """The program with the built-in content."""
    del qapp
    driver = Driver(qtbot, content)
    yield driver
    driver.close()


@pytest.fixture
def small(qtbot: QtBot, qapp: QApplication) -> Iterator[Driver]:
    """The program with the small content of builders.py."""
    from tests.ui import builders

    del qapp
    driver = Driver(qtbot, builders.checklist())
    yield driver
    driver.close()
