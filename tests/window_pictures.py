"""Takes the pictures of `window_gallery.py`, inside the process of one look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ldnprep import pipeline, shipped
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import Place, Problem
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.look.theme import is_dark
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.program import Program
from ldnprep.ui.sheets.examples import example_words
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.help import help_words
from ldnprep.ui.shell.message import MessageDialog
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import application_of_ours, first_mistakes
from ldnprep.ui.state import CHECK, START
from ldnprep.ui.words import tr
from tests.ui.seeing import faults, without_ring
from tests.ui.states import every_page, fill, lay_out, settled, wait_for_thread
from tests.window_gallery import README_PAGES, Sight


def take(dark: bool, sights: Sequence[Sight], pages: Sequence[str], folder: Path) -> int:
    """Takes the pictures into `folder`; gives 1 when the automatic look found something wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application_of_ours()
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    app.processEvents()
    if is_dark() is not dark:
        print("This system does not let a program ask for dark or light: no pictures of this look.")
        return 1
    checklist = pipeline.load_checklist()
    save_some_sheets(checklist)
    found = []
    for sight in sights:
        walk = Walk(checklist, sight)
        for name, window, page in walk.states():
            if pages and not name[3:].startswith(tuple(pages)):
                continue
            if page is not None and name < "40":
                page.verticalScrollBar().setValue(0)
            picture(window).save(str(folder / f"{sight}_{name}.png"))
            if page is not None:
                save_whole(page, folder / f"{sight}_{name}.whole.png")
                seen = faults(walk.program, page) + without_ring(walk.program, page)
                found += [f"{folder.name} {sight} {name}: {each}" for each in seen]
        walk.close()
    print("\n".join(found))
    return 1 if found else 0


def take_for_readme(look: str, folder: Path) -> int:
    """One picture of a patient's visit, 1280 x 800, into `folder`."""
    application_of_ours()
    dark = look.startswith("dark")
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    lay_out()
    checklist = pipeline.load_checklist()
    example = shipped.resource("examples", "patch-and-surgery.yaml")
    path = SavedSheets().create(pipeline.load_answers(example, checklist))
    walk = Walk(checklist, Sight(100, 1280, 800))
    program = walk.program
    program.opening.open(path)
    name, step, field = README_PAGES[look]
    for each in program.wizard.steps:
        program.go(each.id)
        if each.id == step:
            break
    page = program.pages[step]
    page.complete()
    lay_out()
    top, ground = page.findChild(QWidget, f"field_{field}"), page.widget()
    if top is not None and ground is not None:
        page.verticalScrollBar().setValue(top.mapTo(ground, QPoint(0, 0)).y() - 170)
    wait_for_thread(program)
    program.preview.request()
    lay_out()
    wait_for_thread(program)
    picture(walk.window).save(str(folder / f"{name}.png"))
    walk.close()
    return 0


def save_some_sheets(checklist: Checklist) -> None:
    """A home with three sheets, as somebody has after a year."""
    sheets = SavedSheets()
    for name in ("nothing-to-flag", "no-but-typed", "patch-and-surgery"):
        sheets.create(pipeline.load_answers(shipped.resource("examples", f"{name}.yaml"), checklist))


def picture(window: QWidget) -> QPixmap:
    """What the screen shows where this window is."""
    screen = window.screen()
    if QApplication.activePopupWidget() is None:  # raising the window would cover it
        window.raise_()
        window.activateWindow()
    lay_out()
    QTest.qWait(100)  # the foot looks up what is in sight when the page rests
    place = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
    return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height())


def save_whole(page: PageView, path: Path) -> None:
    """The whole length of a page, also what only comes into sight by scrolling."""
    ground = page.widget()
    if ground is not None:
        ground.grab().save(str(path))


class Walk:
    """One window, shown in one way, taken from state to state."""

    def __init__(self, checklist: Checklist, sight: Sight) -> None:
        self.checklist = checklist
        self.window = WizardWindow()
        self.program = Program(checklist, SavedSheets(), self.window, Dialogs(self.window))
        self.program.looks.set_text_size(sight.percent)
        self.program.start()
        self.window.move(0, 0)
        self.window.resize(sight.width, sight.height)
        self.window.show()
        while not self.window.painted:
            QApplication.processEvents()
        self.window.activateWindow()
        wait_for_thread(self.program)
        lay_out()

    def close(self) -> None:
        """Closes the window as a person does."""
        any(self.window.close() for _ in range(9))  # danger texts that were not read are shown first
        self.window.deleteLater()
        lay_out()

    def states(self) -> Iterator[tuple[str, QWidget, PageView | None]]:
        """A name, the window to be pictured, and the page that is in sight, if it is to be looked through."""
        yield from self._empty()
        yield from self._answered()
        yield from self._floating()
        yield from self._dialogs()

    def _empty(self) -> Iterator[tuple[str, QWidget, PageView | None]]:
        program = self.program
        start = program.pages[START]
        assert isinstance(start, StartPage)
        start.show_sheets(())
        yield "00-start-first-time", self.window, start
        program.opening.fill_start(start)
        yield "01-start-saved-sheets", self.window, start
        for step in program.wizard.steps[1:-1]:
            program.go(step.id)
            program.pages[step.id].complete()
            if step.id in ("visit", "opioids", "questions"):
                yield f"02-empty-{step.id}", self.window, program.pages[step.id]

    def _answered(self) -> Iterator[tuple[str, QWidget, PageView | None]]:
        program = self.program
        fill(program)
        for page in program.pages.values():
            page.show_answers()
        for number, page in enumerate(every_page(program)):
            wait_for_thread(program)
            yield f"{10 + number}-{page.page_id.strip('_')}", self.window, settled(page)
        program.visit.change_settings(country=None)
        program.go(CHECK)
        yield "30-check-no-country", self.window, settled(program.pages[CHECK])

    def _floating(self) -> Iterator[tuple[str, QWidget, PageView | None]]:
        program = self.program
        program.go("visit")
        page = settled(program.pages["visit"])
        date = page.findChild(Date)
        assert isinstance(date, Date)
        page.ensureWidgetVisible(date)
        date.pick_button.click()
        yield "40-calendar", self.window, None
        assert date.calendar is not None
        date.calendar.close()
        program.go("medicines")
        page = settled(program.pages["medicines"])
        medicines = page.findChild(Medicines)
        assert isinstance(medicines, Medicines)
        row = medicines.rows[0]
        row.name.setFocus()
        page.ensureWidgetVisible(row)
        row.name.setText("trama")
        row.suggestions.offer()
        yield "41-suggestions", self.window, None
        row.remove_button.click()
        yield "42-undo", self.window, page
        words = tr("This is an example. The person is made up, and nothing is saved.")
        program.frame.footer.begin_sheet()  # as where an example is opened: nothing was saved of it
        program.frame.notices.show_notice("file", words, action=tr("Back to my own sheet"), act=program.undo)
        yield "43-notice", self.window, page
        program.frame.notices.remove("file")
        for title in ("View", "File", "Help"):
            action = next(each for each in self.window.menuBar().actions() if title in each.text())
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.popup(QPoint(60, 30))
            yield f"44-menu-{title.lower()}", self.window, None
            menu.close()

    def _dialogs(self) -> Iterator[tuple[str, QWidget, PageView | None]]:
        self.program.go(CHECK)
        footer = self.program.frame.footer
        forward, listed = footer.next_button.text(), footer.steps_button.isHidden()
        words, detail = help_words(self.checklist, CHECK, self.program.wizard.steps, forward, listed=listed)
        yield from self._dialog("50-help", tr("Help"), words, ["OK"], detail, headed=True)
        words = (
            "All saved sheets, the one that is open too, and all settings will be gone for good. PDFs that you saved, "
            "and files that you opened from elsewhere, stay where they are."
        )
        choices = ["Keep everything", "Delete everything"]
        yield from self._dialog("51-delete", "Delete everything this program kept?", words, choices, "")
        problems = [
            Problem("unknown key `labell` in `texts`", "did you mean `label`?", Place("questions.yaml", line, 5))
            for line in range(81, 105)
        ]
        words = "Mistakes in the file: 24. Please show this to your clinic."
        choices = ["Use the built-in questions", "Show all", "Close"]
        title = "The questions of your clinic cannot be used"
        yield from self._dialog("52-broken-content", title, words, choices, first_mistakes(problems), headed=True)
        names = [example_words(path.stem) for path in sorted(shipped.resource("examples").glob("*.yaml"))]
        yield from self._dialog("53-examples", "See an example", "These people are made up.", [*names, "Close"], "")

    def _dialog(
        self, name: str, title: str, words: str, choices: list[str], detail: str, *, headed: bool = False
    ) -> Iterator[tuple[str, QWidget, PageView | None]]:
        dialog = MessageDialog(title, words, choices, detail, self.window, headed=headed)
        dialog.show()
        lay_out()
        yield name, dialog, None
        dialog.close()
        dialog.deleteLater()
