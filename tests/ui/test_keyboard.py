"""One whole visit with the keyboard only: from Start to the saved sheet, no mouse, no method called from outside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ldnprep import pipeline
from ldnprep.answers.model import MedicineRow, PartialDate
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.state import FINISH
from tests.ui.conftest import Driver
from tests.ui.test_accessible import name_of

_FAR = 250  # no page has more stops


class Keys:
    """Two hands on a keyboard, and ears: goes on with Tab until a control with these words has the focus."""

    def __init__(self, drive: Driver) -> None:
        self._drive = drive

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)
        QApplication.processEvents()

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self._drive.window

    def alt(self, letter: str) -> None:
        """An Alt key of a button in the window."""
        self.press(Qt.Key[f"Key_{letter.upper()}"], Qt.KeyboardModifier.AltModifier)
        self._drive.qtbot.waitUntil(self._no_button_is_down)  # Qt shows the press for a moment before it counts
        self.complete()

    def _no_button_is_down(self) -> bool:
        return not any(each.isDown() for each in self._drive.program.frame.findChildren(QAbstractButton))

    def complete(self) -> None:
        page = self._drive.program.frame.stack.currentWidget()
        assert isinstance(page, PageView)
        page.complete()
        QApplication.processEvents()

    def to(self, words: str) -> QWidget:
        """Tab until a control is reached whose name or description holds these words."""
        for _ in range(_FAR):
            self.press(Qt.Key.Key_Tab)
            widget = self.focused()
            if words in name_of(widget) or words in widget.accessibleDescription():
                return widget
        here = f"{self._drive.program.wizard.current.id}, {name_of(self.focused())}"
        raise AssertionError(f"{words!r} cannot be reached with Tab on {here}")


def test_a_whole_visit_with_the_keyboard_only(drive: Driver, tmp_path: Path) -> None:
    keys = Keys(drive)
    program = drive.program
    keys.alt("n")
    keys.to("Where do you live?")
    keys.press(Qt.Key.Key_Right)  # the arrows only walk while nothing is chosen
    keys.press(Qt.Key.Key_Right)
    assert program.visit.answers.settings.country is None
    keys.press(Qt.Key.Key_Space)
    assert program.visit.answers.settings.country in program.checklist.urgent[0].text
    keys.to("Your name")
    keys.type("Ada Byron")
    keys.to("Day of the visit")
    keys.type("3 December 2026")

    keys.alt("n")
    keys.to("Fibromyalgia")
    keys.press(Qt.Key.Key_Space)

    keys.alt("n")
    keys.to("Your pain, on average, 0 to 10")
    for _ in range(7):
        keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)

    keys.alt("n")
    keys.alt("n")
    keys.to("Tramadol, codeine")
    keys.press(Qt.Key.Key_Space)
    keys.to("Name on the box")
    keys.type("Butrans patch 10")
    keys.to("Add another")
    keys.press(Qt.Key.Key_Space)
    keys.type("cocodamol")
    keys.to("No to the rest")
    keys.press(Qt.Key.Key_Space)

    while program.wizard.current.id != "questions":
        keys.alt("n")
    first = program.visit.findings.top[0].text
    keys.type("May I swim?")  # the caret is in her own box
    keys.alt("n")
    keys.to("What else should your doctor know?")
    keys.type("Thank you")
    keys.alt("m")
    drive.settle()
    assert program.extra == FINISH
    target = tmp_path / "sheet.pdf"
    drive.dialogs.paths = [target]
    keys.alt("d")

    values = program.visit.answers.values
    assert values["patient_name"] == "Ada Byron"
    assert values["visit_date"] == PartialDate(2026, 12, 3)
    assert values["conditions"] == ("fibromyalgia",)
    assert values["pain_now"] == 7
    assert values["opioids_now"] == "yes"
    assert values["opioid_names"] == (
        MedicineRow("Butrans patch 10", under="opioids_now"), MedicineRow("cocodamol"),
    )  # fmt: skip
    assert values["notes"] == "Thank you"
    assert [each.text for each in program.visit.findings.top[:2]] == ["May I swim?", first]
    assert target.read_bytes() == pipeline.make_pdf(
        program.checklist, program.visit.answers, pipeline.options_for(program.visit.answers.settings)
    )


def test_menus_open_with_the_keyboard(drive: Driver) -> None:
    titles = [action.text() for action in drive.window.menuBar().actions()]
    assert all("&" in title for title in titles)
    sizes = [action.text() for action in drive.window.menus.sizes.actions()]
    assert all("&" in size for size in sizes)
