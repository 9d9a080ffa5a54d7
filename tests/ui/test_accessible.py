"""What a screen reader, a keyboard and tired eyes need: on every page, in every state."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import asdict
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)

from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.look.tabs import reading_order, tab_stops
from ldnprep.ui.look.theme import DARK, FAMILY, LIGHT, Tokens, theme
from ldnprep.ui.look.widgets import FoldButton
from ldnprep.ui.shell.preview import PreviewPane
from ldnprep.ui.shell.side import StepsList
from ldnprep.ui.start.launch import application_of_ours
from tests.ui.conftest import Driver
from tests.ui.entering import country_card
from tests.ui.keys import name_of
from tests.ui.seeing import faults, without_ring
from tests.ui.states import every_page, fill, settled, wait_for_thread


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "answered"])
def test_every_control_on_every_page_has_a_name(drive: Driver, filled: bool) -> None:
    if filled:
        fill(drive.program)
    for page in every_page(drive.program):
        settled(page)
        for widget in tab_stops(drive.program.frame):
            assert name_of(widget).strip(), (page.objectName(), widget, widget.parentWidget())


def test_controls_of_one_page_can_be_told_apart(drive: Driver) -> None:
    fill(drive.program)
    for page in every_page(drive.program):
        settled(page)
        told = [(name_of(w), w.accessibleDescription()) for w in tab_stops(page)]
        doubled = {each for each in told if told.count(each) > 1}
        assert not doubled, doubled


def test_targets_are_big_enough_to_press(drive: Driver) -> None:
    fill(drive.program)
    for page in every_page(drive.program):
        settled(page)
        for widget in tab_stops(drive.program.frame):
            assert widget.width() >= 24, (widget, name_of(widget))
            assert widget.height() >= 24, (widget, name_of(widget))


@pytest.mark.parametrize("width", [1366, 700])  # Steps and Preview are in the foot of narrow windows only
def test_alt_keys_do_not_clash_on_any_page(drive: Driver, width: int) -> None:
    drive.window.resize(width, 700)
    fill(drive.program)
    menus = [QKeySequence.mnemonic(action.text()).toString() for action in drive.window.menuBar().actions()]
    for page in every_page(drive.program):
        settled(page)
        keys = list(menus)
        for widget in reading_order(drive.program.frame):
            if isinstance(widget, QAbstractButton) and widget.isVisible():
                keys.append(QKeySequence.mnemonic(widget.text()).toString())
        used = [key for key in keys if key]
        assert sorted(used) == sorted(set(used)), (getattr(page, "page_id", ""), used)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1366, 768), (800, 600), (1920, 1080)])
def test_nothing_is_cut_off_or_overlaps_or_scrolls_in_itself(
    drive: Driver, percent: int, size: tuple[int, int]
) -> None:
    fill(drive.program)
    drive.program.looks.set_text_size(percent)
    drive.window.resize(*size)
    found = []
    for page in every_page(drive.program):
        settled(page)
        wait_for_thread(drive.program)  # how many pages each part has comes from it, and a line may grow
        settled(page)
        found += [f"{page.page_id}: {each}" for each in faults(drive.program, page)]
    assert found == []
    assert (drive.window.width(), drive.window.height()) == size


def test_a_notice_and_an_undo_leave_the_foot_its_height_at_200_percent(drive: Driver) -> None:
    program = drive.program
    program.looks.set_text_size(200)
    drive.window.resize(1024, 640)
    program.go("medicines")
    program.frame.notices.show_notice("file", "This is an example. Nothing is saved.", action="Back", act=program.undo)
    drive.window.offer_undo("Removed: tramadol")
    assert faults(program, settled(program.pages["medicines"])) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_control_shows_that_it_has_the_focus_and_is_in_sight_then(drive: Driver, dark: bool) -> None:
    fill(drive.program)
    theme().apply(application_of_ours(), dark=dark, percent=100)
    drive.window.set_steps(drive.program.wizard.steps, drive.program.wizard.current.id)
    found = []
    for page in every_page(drive.program):
        settled(page)
        found += [f"{page.page_id}: {each}" for each in without_ring(drive.program, page)]
    assert found == []


def test_every_link_that_folds_something_open_says_so_by_its_arrow(drive: Driver) -> None:
    fill(drive.program)
    folds = 0
    for page in every_page(drive.program):
        page.complete()
        for fold in page.findChildren(FoldButton):
            fold.setChecked(False)
            shut = fold.icon().pixmap(fold.iconSize()).toImage()
            fold.setChecked(True)
            assert fold.icon().pixmap(fold.iconSize()).toImage() != shut
            folds += 1
    assert folds > 30


def test_the_focus_goes_to_the_title_after_next_and_then_to_the_first_field(drive: Driver) -> None:
    program = drive.program
    program.go("visit")
    program.pages["visit"].complete()
    assert QApplication.focusWidget() is program.pages["visit"].title_label
    drive.window.focusNextPrevChild(True)
    first = QApplication.focusWidget()
    assert first is not None
    assert first in country_card(program).buttons.values()  # where she lives is the first question


SAME_LINE = 4  # pixels by which controls of one line may stand higher than the one before


def test_tab_goes_as_the_eye_reads_and_comes_round(drive: Driver) -> None:
    program = drive.program
    program.go("visit")
    program.pages["visit"].complete()
    QApplication.processEvents()
    stops = tab_stops(program.frame)
    kinds = [
        "side" if program.frame.side.isAncestorOf(w) else "footer" if program.frame.footer.isAncestorOf(w) else "page"
        for w in stops
    ]
    assert kinds == sorted(kinds, key=["side", "page", "footer"].index)
    assert isinstance(program.frame.side, StepsList)
    assert isinstance(program.frame.preview, PreviewPane)
    tops = [w.mapTo(program.frame, w.rect().topLeft()).y() for w in stops if kinds[stops.index(w)] == "page"]
    assert all(below >= above - SAME_LINE for above, below in pairwise(tops)), tops


class Opened(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._window:
            self.seen.append(repr(watched))
        return False


def test_no_part_of_a_page_flashes_as_a_window_of_its_own(drive: Driver, qapp: QApplication) -> None:
    opened = Opened(drive.window)
    qapp.installEventFilter(opened)
    try:
        fill(drive.program)
        for page in every_page(drive.program):
            settled(page)
    finally:
        qapp.removeEventFilter(opened)
    assert opened.seen == []


def test_page_changes_and_saved_are_announced(drive: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    for room in ("program", "shell.stage", "shell.footer", "reading.urgent"):
        monkeypatch.setattr(f"ldnprep.ui.{room}.announce", lambda _widget, text: said.append(text))
    drive.program.go("why")
    assert any("Why LDN" in words and "step 2 of 13" in words for words in said)
    drive.program.visit.set_value("patient_name", "Ada")
    drive.qtbot.waitUntil(lambda: "Saved" in said, timeout=5000)
    drive.program.go("mood")
    drive.program.visit.set_value("mood_crisis", "yes")
    assert any("Please read this now" in words for words in said)


def test_the_window_title_says_the_step(drive: Driver) -> None:
    drive.program.go("opioids")
    assert drive.window.windowTitle().startswith("Opioids, last 4 weeks (step 5 of 13)")


def test_tab_leaves_a_text_area(drive: Driver) -> None:
    drive.program.go("_check")
    page = drive.program.pages["_check"]
    page.complete()
    edit = page.findChild(ExactTextEdit)
    assert isinstance(edit, ExactTextEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.exact_text() == ""
    assert QApplication.focusWidget() is not edit


# ---------------------------------------------------------------- colours


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shown = QColor(colour)
    return 0.2126 * linear(shown.redF()) + 0.7152 * linear(shown.greenF()) + 0.0722 * linear(shown.blueF())


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_ON = [
    (text, ground)
    for text in ("ink", "second", "accent", "alert")
    for ground in ("ground", "card", "side", "accent_soft", "alert_soft")
] + [("on_accent", "accent"), ("ink", "line"), ("second", "line")]
CONTROLS_ON = [
    (part, ground) for part in ("border", "accent", "focus", "alert", "handle") for ground in ("card", "ground", "side")
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_has_the_contrast_of_wcag_aa(tokens: Tokens, text: str, ground: str) -> None:
    colours = asdict(tokens)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("part", "ground"), CONTROLS_ON)
def test_controls_have_the_contrast_of_wcag_aa(tokens: Tokens, part: str, ground: str) -> None:
    colours = asdict(tokens)
    assert contrast(colours[part], colours[ground]) >= 3


def test_the_typeface_holds_when_the_desktop_brings_its_own(drive: Driver, qapp: QApplication) -> None:
    """GNOME tells its fonts after the start: Qt then has one for each class, stronger than the program's."""
    ours = qapp.font()

    def desktop_tells_its_fonts() -> None:
        for kind in ("QLabel", "QPushButton", "QRadioButton", "QCheckBox"):
            qapp.setFont(QFont("DejaVu Sans", 7), kind)  # type: ignore[arg-type]  # words, not bytes

    try:
        desktop_tells_its_fonts()
        drive.program.looks.set_text_size(150)
        desktop_tells_its_fonts()
        page = drive.program.pages["_start"]
        for widget in (page.title_label, *page.findChildren(QAbstractButton)):
            widget.ensurePolished()
            assert widget.font().family() == FAMILY, widget
            assert widget.font().pixelSize() >= theme().px(16), widget
    finally:
        qapp.setFont(ours)  # without a class: those of the classes are forgotten


def test_text_is_twelve_points_and_up(drive: Driver) -> None:
    for page in every_page(drive.program):
        for shown in page.findChildren(QLabel):
            shown.ensurePolished()
            assert shown.fontInfo().pixelSize() >= theme().px(16), shown.text()
