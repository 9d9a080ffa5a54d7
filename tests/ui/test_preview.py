"""The preview: the newest answers win, and nothing is made while something more important is late."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldnprep.answers.model import Answers, Settings
from ldnprep.content.model import Checklist
from ldnprep.ui.background import Background
from ldnprep.ui.sheets.making import page_one
from ldnprep.ui.shell.message import MessageDialog, PictureDialog
from ldnprep.ui.shell.preview import PreviewMaker, SheetPicture
from tests.ui.conftest import Driver


class Painter:
    """Makes pictures as wide as asked, when it may."""

    def __init__(self) -> None:
        self.made: list[Answers] = []
        self.may = Event()

    def make(self, answers: Answers, width: int) -> QImage:
        assert self.may.wait(20)
        self.made.append(answers)
        return QImage(width, 10, QImage.Format.Format_RGB32)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    del qapp
    background = Background()
    yield background
    background.stop()


def named(name: str) -> Answers:
    """Answers that differ by a name."""
    return Answers(values={"patient_name": name})


def test_of_waiting_requests_the_newest_is_made(qtbot: QtBot, background: Background) -> None:
    painter = Painter()
    maker = PreviewMaker(painter.make, background)
    maker.request(named("A"), 10)
    qtbot.waitUntil(lambda: background.busy)
    for name in ("An", "Ann"):
        maker.request(named(name), 10)
    painter.may.set()
    qtbot.waitUntil(lambda: len(painter.made) == 2 and not background.busy)
    assert painter.made == [named("A"), named("Ann")]


def test_while_saving_is_late_no_picture_is_begun_and_then_the_newest(qtbot: QtBot, background: Background) -> None:
    late = [True]
    painter = Painter()
    painter.may.set()
    maker = PreviewMaker(painter.make, background, must_wait=lambda: late[0])
    maker.request(named("A"), 10)
    with qtbot.assertNotEmitted(maker.image_changed, wait=150):
        maker.request(named("An"), 10)
    late[0] = False
    with qtbot.waitSignal(maker.image_changed):
        pass
    assert painter.made == [named("An")]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_picture_is_as_wide_as_its_place_and_not_scaled_again(content: Checklist, paper: str) -> None:
    answers = Answers(settings=Settings(paper=paper))
    assert page_one(content, answers, 630, lambda: None).width() in (630, 631)  # the last pixel may be a part of one


@pytest.mark.parametrize("width", [200, 700])
def test_all_of_a_page_is_in_its_picture(qtbot: QtBot, width: int) -> None:
    """Its lower half, and the line at its foot, were cut off."""
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    picture = SheetPicture()
    column.addWidget(picture)
    column.addStretch(1)
    page = QImage(420, 594, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    for x in range(420):
        for y in range(580, 594):
            page.setPixel(x, y, 0xFF0000FF)
    picture.show_image(page)
    box.resize(width, 1500)
    box.show()
    qtbot.waitUntil(lambda: picture.height() == round(width * 594 / 420))
    shown = picture.grab().toImage()
    assert shown.pixelColor(width // 2, shown.height() - 2).blue() > 200
    assert shown.pixelColor(width // 2, shown.height() - 2).red() < 60
    assert shown.pixelColor(width // 2, shown.height() // 2).red() == 255


def test_the_sheet_has_its_place_beside_all_questions_and_shows_from_the_third_page_on(drive: Driver) -> None:
    drive.window.resize(1700, 900)
    shown, made = {}, {}
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
        drive.settle()
        drive.qtbot.wait(20)
        drive.settle()
        shown[step.id] = drive.program.frame.preview.isVisible()
        made[step.id] = drive.program.frame.preview.note.isHidden()
    pages = [step.id for step in drive.program.wizard.steps if step.page is not None]
    assert [name for name, there in shown.items() if not there] == ["_start"]
    assert [name for name, there in made.items() if not there] == ["_start", *pages[:2]]


def test_a_press_enlarges_it_and_so_does_the_view_menu(drive: Driver) -> None:
    drive.window.resize(1700, 900)
    drive.program.go(drive.program.wizard.steps[4].id)
    drive.settle()
    QTest.mouseClick(drive.program.frame.preview.picture, Qt.MouseButton.LeftButton)
    drive.settle()
    assert len(drive.dialogs.pictures) == 1
    assert drive.dialogs.pictures[0].width() > drive.program.frame.preview.picture.width() * 1.5
    drive.window.menus.enlarge.trigger()
    drive.settle()
    assert len(drive.dialogs.pictures) == 2


@pytest.mark.parametrize("percent", [100, 200])
def test_no_window_of_ours_is_larger_than_the_screen(drive: Driver, percent: int) -> None:
    drive.program.looks.set_text_size(percent)
    page = QImage(800, 1130, QImage.Format.Format_RGB32)
    words = "A long sentence that says something. " * 40
    for dialog in (
        PictureDialog("The front", (page, page), drive.window, more="See how it was filled in"),
        MessageDialog("Help", words, ["OK"], "\n\n".join(["Heading\n" + words] * 9), drive.window, headed=True),
        MessageDialog("Delete?", words, ["Keep everything", "Delete everything"], "", drive.window),
    ):
        dialog.show()
        QApplication.processEvents()
        room = dialog.screen().availableSize()
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()
        assert all(not each.visibleRegion().isEmpty() for each in dialog.findChildren(QPushButton) if each.isVisible())
        dialog.close()
        dialog.deleteLater()
    drive.program.looks.set_text_size(100)


def test_in_the_dark_the_paper_is_not_blinding_and_still_read(drive: Driver) -> None:
    """Paper is white, and prints so; on a dark screen it is dimmed a little."""
    white = QImage(60, 80, QImage.Format.Format_RGB32)
    white.fill(QColor("white"))
    shown = {}
    for colours in ("light", "dark"):
        drive.program.looks.set_colours(colours)
        picture = SheetPicture()
        drive.qtbot.addWidget(picture)
        picture.resize(60, 80)
        picture.show_image(white)
        shown[colours] = picture.grab().toImage().pixelColor(30, 40).lightness()
    assert shown["light"] == 255
    assert 190 < shown["dark"] < 225
