"""The program behind the window: which sheet is open, which page is shown, what every button does.

What the Start page does not need is loaded where it is first used: each page but the first, the finished sheet, help.
`tests/ui/test_start.py` holds the list of what may be loaded before the window is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ldnprep.answers.session import Session
from ldnprep.ui.background import Background
from ldnprep.ui.keeping.keeper import Keeper
from ldnprep.ui.keeping.saving import Saving
from ldnprep.ui.keeping.tidying import Tidying
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import announce
from ldnprep.ui.sheets.beginning import NEW_SHEET
from ldnprep.ui.sheets.opening import Opening
from ldnprep.ui.shell.helping import Helping
from ldnprep.ui.shell.history import History
from ldnprep.ui.shell.preferences import Looks
from ldnprep.ui.shell.preview import LivePreview
from ldnprep.ui.shell.stage import Stage
from ldnprep.ui.start.collector import Collector
from ldnprep.ui.start.warming import Warming
from ldnprep.ui.state import CHECK, FINISH, NOTES, START, Step, Wizard, steps_of
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.answers.sheets import SavedSheets
    from ldnprep.content.model import Checklist
    from ldnprep.ui.keeping.shelter import Shelter
    from ldnprep.ui.pages.base import PageView
    from ldnprep.ui.sheets.extras import Extras
    from ldnprep.ui.sheets.finishing import Finishing
    from ldnprep.ui.shell.dialogs import Dialogs
    from ldnprep.ui.shell.frame import Frame
    from ldnprep.ui.shell.window import WizardWindow

_OLD_YEARS = 2


class Program(QObject):
    """Joins the window with one open sheet at a time."""

    def __init__(
        self,
        checklist: Checklist,
        sheets: SavedSheets,
        window: WizardWindow,
        dialogs: Dialogs,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.checklist = checklist
        self.sheets = sheets
        self.window = window
        self.dialogs = dialogs
        self.today = today
        self.looks = Looks(self)
        self.collector = Collector(window)  # before there is any other thread
        self.background = Background(self)
        self.stage = Stage(self)
        self.extra: str | None = None  # a page that is no step: FINISH or AFTER
        self._back_to: str | None = None  # the same, from which she came to read a danger text
        self.keeper = Keeper(sheets, checklist, Session(), None)
        if sheets.refused is not None:
            self.keeper.only_read()
        self.visit = Visit(checklist, self.keeper.session)
        self.wizard = Wizard(self._steps())
        self.preview = LivePreview(self)
        self.opening = Opening(self)
        self.saving = Saving(self)
        self.warming = Warming(self)
        self.tidying = Tidying(self)
        self.history = History(self)
        self.helping = Helping(self)
        self.closed = False
        self._connect_signals()
        self.looks.dress(dark=self.looks.dark(system=theme().dark))

    # ------------------------------------------------------------ once

    def _connect_signals(self) -> None:
        window = self.window
        window.step_requested.connect(self.go)
        window.next_requested.connect(self.go_on)
        window.back_requested.connect(self.go_back)
        window.undo_requested.connect(self.undo)
        window.help_requested.connect(self.helping.help)
        window.preview_requested.connect(self.show_preview)
        window.close_requested.connect(window.close)
        window.danger_requested.connect(self._show_danger)
        window.closing.connect(self.closing)
        menus = window.menus
        menus.new_requested.connect(self.opening.beginning.new)
        menus.open_requested.connect(self.opening.open_other)
        menus.save_requested.connect(self._save_sheet)
        menus.print_requested.connect(self._print_sheet)
        menus.copy_requested.connect(self._copy_elsewhere)
        menus.redo_requested.connect(self.redo)
        menus.text_size_requested.connect(self.looks.set_text_size)
        menus.colours_requested.connect(self.looks.set_colours)
        menus.help_now_requested.connect(self.helping.now)
        menus.about_requested.connect(self.helping.about)
        window.became_wide.connect(self.preview.request)
        window.first_painted.connect(self._painted)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.styleHints().colorSchemeChanged.connect(self.looks.restyle)
            application.focusChanged.connect(self.stage.follow_focus)
            application.commitDataRequest.connect(self.saving.now)
        self._connect_visit()

    def _connect_visit(self) -> None:
        self.visit.answer_changed.connect(self._answer_changed)
        self.visit.findings_changed.connect(self._findings_changed)
        self.visit.restored.connect(self._restored)
        self.keeper.state_changed.connect(self.saving.show)
        self.keeper.told.connect(self.saving.tell)
        self.keeper.lost.connect(self.opening.lost)

    def _steps(self) -> tuple[Step, ...]:
        return steps_of(self.checklist, tr("Start"), tr("Notes and check"))

    @property
    def frame(self) -> Frame:
        """The inside of the window."""
        assert self.window.frame is not None  # noqa: S101 - the looks made it
        return self.window.frame

    @property
    def pages(self) -> dict[str, PageView]:
        """The pages that were made, by step id or as FINISH and AFTER."""
        return self.stage.pages

    @cached_property
    def finishing(self) -> Finishing:
        """What becomes of the answers: the sheet, and how it leaves."""
        from ldnprep.ui.sheets.finishing import Finishing

        return Finishing(self)

    @cached_property
    def extras(self) -> Extras:
        """The empty sheet, and the front as it is now."""
        from ldnprep.ui.sheets.extras import Extras

        return Extras(self)

    @cached_property
    def shelter(self) -> Shelter:
        """What is done where nothing can be kept."""
        from ldnprep.ui.keeping.shelter import Shelter

        return Shelter(self)

    def start(self) -> None:
        """Shows the first page, and what there is to say about the content and about where answers are kept."""
        self.stage.show()
        if self.sheets.refused is not None:
            self.shelter.tell()
        newest = max((source.checked for source in self.checklist.sources.values()), default=None)
        if newest is not None and (self.today() - newest).days > _OLD_YEARS * 365:
            self.frame.notices.show_notice(
                "old",
                tr(
                    "The medical facts in this program were last checked in {year}. Ask your doctor what is new."
                ).format(year=newest.year),
            )

    def _painted(self) -> None:
        self.looks.follow_system()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self.saving.look)
        announce(self.pages[self.wizard.current.id], self.window.windowTitle())
        self.stage.fill_start()
        self.warming.start()

    # ------------------------------------------------------------ another sheet

    def take(self, keeper: Keeper, *, read_only: bool, step: str = START) -> None:
        """Shows another sheet from here on; the old one is saved already."""
        self.visit.close()
        self.keeper.close()
        self.keeper = keeper
        if self.sheets.refused is not None:
            keeper.only_read()  # else every answer would meet the same refusal
        self.visit = Visit(self.checklist, keeper.session, read_only=read_only)
        resume = keeper.session.answers.resume
        self.wizard = Wizard(self._steps(), resume.visited, step)
        self.extra = None
        self._connect_visit()
        self.stage.drop()
        self.window.withdraw_undo()
        self.window.menus.show_history(undo=False, redo=False)
        self.frame.footer.begin_sheet()
        self.stage.show()
        self.preview.request()

    # ------------------------------------------------------------ moving

    def go(self, step_id: str) -> None:
        """Shows a step."""
        self._leave()
        self.extra = None
        self.wizard.go(step_id)
        self.stage.show()

    def go_on(self) -> None:
        """Next: the next step, back to the check after an edit, or the finished sheet.

        A page may first say, once, what is open on it.
        """
        said = self.pages[self.stage.name].hold_back()
        if said:
            self.frame.footer.say(said)
            return
        back_to = self._back_to
        self._leave()
        if self.extra is not None:
            self.extra = None
            self.wizard.go(CHECK)
        elif self.wizard.can_go_on or self.wizard.return_to:
            self.wizard.go_on()
        else:
            back_to = FINISH
        if back_to == FINISH:
            self.make()  # what she came from may not hold any more
        elif back_to is not None:
            self.show_extra(back_to)
        else:
            self.stage.show()

    def _show_danger(self) -> None:
        self.pages[self.stage.name].show_danger()

    def go_back(self) -> None:
        """Back: the step before; nothing is cleared."""
        self._leave()
        if self.extra is not None:
            self.extra = None
        else:
            self.wizard.go_back()
        self.stage.show()

    def edit(self, step_id: str, field_id: str) -> None:
        """From the check to one question and back again."""
        back, self.extra = self.extra, None
        self._leave()
        self._back_to = back
        if step_id == NOTES and step_id not in {step.id for step in self.wizard.steps}:
            step_id = CHECK
        self.wizard.edit(step_id)
        self.stage.show()
        page = self.pages[self.wizard.current.id]
        if field_id:
            page.focus_field(field_id)

    def read_again(self, step_id: str) -> None:
        """From another page to a danger text, and back again."""
        self.edit(step_id, "")
        self.pages[self.wizard.current.id].show_danger()

    def ask_country(self) -> None:
        """From an urgent text to the question where she lives, and back again."""
        from ldnprep.ui.pages.country_card import CountryCard

        self.edit(self.wizard.steps[1].id, "")
        page = self.pages[self.wizard.current.id]
        card = page.findChild(CountryCard)
        if isinstance(card, CountryCard):
            card.take_focus()
            page.bring_into_sight(card)

    def show_extra(self, name: str) -> None:
        """Shows a page that is no step: FINISH or AFTER."""
        self._leave()
        if name == FINISH and self.wizard.current.id != CHECK:
            self.wizard.go(CHECK)
        self.extra = name
        self.stage.show()

    def _leave(self) -> None:
        self.window.withdraw_undo()
        self.frame.notices.remove(NEW_SHEET)
        self._back_to = None
        self.visit.session.end_typing()
        if self.visit.session.dirty:
            self.keeper.hurry()

    # ------------------------------------------------------------ following the answers

    def _answer_changed(self, key: str) -> None:
        if not key.startswith("@resume"):
            self.window.withdraw_undo()
            self._show_history()

    def _show_history(self) -> None:
        session = self.visit.session
        self.window.menus.show_history(undo=session.to_undo is not None, redo=session.to_redo is not None)

    def _findings_changed(self) -> None:
        self.stage.refresh()
        self.preview.request()

    def undo(self) -> None:
        """Takes the last change back."""
        self.history.undo()

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self.history.redo()

    def _restored(self) -> None:
        for page in self.pages.values():
            page.show_answers()
        self._show_history()

    # ------------------------------------------------------------ saving

    def _copy_elsewhere(self) -> None:
        self.shelter.copy_elsewhere()

    def closing(self) -> None:
        """The window goes, also by its cross: everything is saved, no thread is left behind. A danger text that she has
        not read yet is shown first, once; if the disk refuses, she is asked first.
        """
        if self.closed:
            return
        said = self.pages[self.stage.name].hold_back(closing=True) if self.stage.name in self.pages else ""
        if said:
            self.frame.footer.say(said)
            self.window.stay_open()
            return
        if not self.opening.beginning.let_go():
            self.window.stay_open()
            return
        self._shut()

    def end(self, code: int) -> None:
        """The system ends the process: what is not saved is saved, nobody is asked. code: the exit code."""
        if not self.closed:
            self.saving.now()
            self._shut()
        QApplication.exit(code)

    def _shut(self) -> None:
        self.closed = True
        self.looks.keep_size()
        self.preview.maker.stop()
        self.visit.close()
        self.keeper.close()
        self.warming.stop()
        self.background.stop()
        self.tidying.stop()

    # ------------------------------------------------------------ the finished sheet, help

    def make(self) -> None:
        """Makes the sheet from the answers as they are now, and shows it."""
        self.finishing.make()

    def save_blank(self) -> None:
        """An empty sheet for a pen, where she says."""
        self.extras.save_blank()

    def show_preview(self) -> None:
        """Page 1 as it is now, in a window of its own."""
        self.extras.show_preview()

    def _save_sheet(self) -> None:
        self.finishing.save_when_made()

    def _print_sheet(self) -> None:
        self.finishing.print_when_made()
