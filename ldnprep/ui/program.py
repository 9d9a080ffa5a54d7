"""The program behind the window: which sheet is open, which page is shown, what every button does.

What the Start page does not need is loaded where it is first used: each page but the first, the finished sheet, help.
`tests/ui/test_start.py` holds the list of what may be loaded before the window is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ldnprep.answers.autosave import SaveState
from ldnprep.answers.model import MedicineRow
from ldnprep.answers.session import Session
from ldnprep.content.model import PageKind
from ldnprep.ui.background import Background
from ldnprep.ui.collector import Collector
from ldnprep.ui.farewell import Farewell
from ldnprep.ui.keeper import Keeper
from ldnprep.ui.opening import Opening
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.preferences import Preferences
from ldnprep.ui.preview import PreviewMaker
from ldnprep.ui.state import AFTER, CHECK, FINISH, NOTES, START, Step, Wizard, steps_of
from ldnprep.ui.theme import is_dark, theme
from ldnprep.ui.visit import Visit
from ldnprep.ui.warming import Warming
from ldnprep.ui.widgets import announce
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ldnprep.answers.model import Answers
    from ldnprep.answers.sheets import SavedSheets
    from ldnprep.content.model import Checklist
    from ldnprep.content.model import Page as PageContent
    from ldnprep.medicines.model import Recognised
    from ldnprep.ui.dialogs import Dialogs
    from ldnprep.ui.fields.base import FieldContext
    from ldnprep.ui.finishing import Finishing
    from ldnprep.ui.pages.base import PageView
    from ldnprep.ui.window import Frame, WizardWindow

_OLD_YEARS = 2


def recognise(name: str, rest: str, field_id: str) -> Recognised:
    """What is known about a typed medicine: what the sheet will say of it."""
    from ldnprep import medicines
    from ldnprep.rules.facts import OPIOID_NAMES, read_row

    return read_row(MedicineRow(name, rest), medicines, opioid_field=field_id == OPIOID_NAMES)


def suggest(beginning: str) -> Sequence[str]:
    """Names of medicines that begin so."""
    from ldnprep import medicines

    return medicines.suggestions(beginning)


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
        self.preferences = Preferences.kept()
        window.take_size(self.preferences.width, self.preferences.height)
        window.show_text_size(self.preferences.percent)
        dialogs.folder = Path(self.preferences.folder) if self.preferences.folder else None
        self.collector = Collector(window)  # before there is any other thread
        self.background = Background(self)
        self.farewell = Farewell(self)
        self.pages: dict[str, PageView] = {}
        self.extra: str | None = None  # a page that is no step: FINISH or AFTER
        self.keeper = Keeper(sheets, checklist, Session(), None)
        self.visit = Visit(checklist, self.keeper.session)
        self.wizard = Wizard(self._steps())
        self.preview = PreviewMaker(self._page_one, self.background, self, self._saves_late)
        self.opening = Opening(self)
        self.warming = Warming(self._warm, self)
        self._spoken: SaveState | None = None
        self._closed = False
        self._connect_signals()
        self._dress(dark=theme().dark)

    # ------------------------------------------------------------ once

    def _connect_signals(self) -> None:
        window = self.window
        window.step_requested.connect(self.go)
        window.next_requested.connect(self.go_on)
        window.back_requested.connect(self.go_back)
        window.undo_requested.connect(self.undo)
        window.redo_requested.connect(self.redo)
        window.help_requested.connect(self.show_help)
        window.preview_requested.connect(self.show_preview)
        window.new_requested.connect(self.opening.new)
        window.open_requested.connect(self.opening.open_other)
        window.close_requested.connect(window.close)
        window.closing.connect(self.closing)
        window.text_size_requested.connect(self.set_text_size)
        window.became_wide.connect(self.request_preview)
        window.first_painted.connect(self._painted)
        self.preview.image_changed.connect(self._show_preview)
        self.preview.failed.connect(self._show_preview_failure)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.styleHints().colorSchemeChanged.connect(self.restyle)
            application.commitDataRequest.connect(self._save_now)
        self._connect_visit()

    def _connect_visit(self) -> None:
        self.visit.answer_changed.connect(self._answer_changed)
        self.visit.findings_changed.connect(self._findings_changed)
        self.visit.restored.connect(self._restored)
        self.keeper.state_changed.connect(self._show_saved)
        self.keeper.told.connect(self._tell)
        self.keeper.lost.connect(self.opening.lost)

    def _steps(self) -> tuple[Step, ...]:
        return steps_of(self.checklist, tr("Start"), tr("Notes and check"))

    @property
    def frame(self) -> Frame:
        """The inside of the window."""
        assert self.window.frame is not None  # noqa: S101 - _dress made it
        return self.window.frame

    @property
    def context(self) -> FieldContext:
        """What field cards may ask."""
        from ldnprep.ui.fields.base import FieldContext

        return FieldContext(self.checklist, recognise, suggest, self.visit.read_only)

    @cached_property
    def finishing(self) -> Finishing:
        """What becomes of the answers: the sheet, and how it leaves."""
        from ldnprep.ui.finishing import Finishing

        return Finishing(self)

    # ------------------------------------------------------------ another sheet

    def take(self, keeper: Keeper, *, read_only: bool, step: str = START) -> None:
        """Shows another sheet from here on; the old one is saved already."""
        self.visit.close()
        self.keeper.close()
        self.keeper = keeper
        self.visit = Visit(self.checklist, keeper.session, read_only=read_only)
        resume = keeper.session.answers.resume
        self.wizard = Wizard(self._steps(), resume.visited, step)
        self.extra = None
        self._connect_visit()
        self._drop_pages()
        self.window.withdraw_undo()
        self.window.set_history(undo=False, redo=False)
        self.frame.footer.show_saved("", good=False, speak=False)
        self._show()
        self.request_preview()

    def show_anew(self) -> None:
        """Builds the page in sight anew: what may be done on it has changed."""
        self._drop_pages()
        self._show()

    def _drop_pages(self) -> None:
        for page in self.pages.values():
            self.frame.stack.removeWidget(page)
        self.farewell.to(self.pages.values())
        self.pages.clear()

    # ------------------------------------------------------------ moving

    def go(self, step_id: str) -> None:
        """Shows a step."""
        self._leave()
        self.extra = None
        self.wizard.go(step_id)
        self._show()

    def go_on(self) -> None:
        """Next: the next step, back to the check after an edit, or the finished sheet."""
        self._leave()
        if self.extra is not None:
            self.extra = None
            self.wizard.go(CHECK)
        elif self.wizard.can_go_on or self.wizard.returns:
            self.wizard.go_on()
        else:
            self.make()
            return
        self._show()

    def go_back(self) -> None:
        """Back: the step before; nothing is cleared."""
        self._leave()
        if self.extra is not None:
            self.extra = None
        else:
            self.wizard.go_back()
        self._show()

    def edit(self, step_id: str, field_id: str) -> None:
        """From the check to one question and back again."""
        self._leave()
        if step_id == NOTES and step_id not in {step.id for step in self.wizard.steps}:
            step_id = CHECK
        self.wizard.edit(step_id)
        self._show()
        page = self.pages[self.wizard.current.id]
        if field_id:
            page.focus_field(field_id)

    def _ask_country(self) -> None:
        """From an urgent text to the question where she lives, and back again."""
        self.edit(START, "")
        page = self.pages[START]
        assert isinstance(page, StartPage)  # noqa: S101 - _show made it
        page.focus_country()

    def show_extra(self, name: str) -> None:
        """Shows a page that is no step: FINISH or AFTER."""
        self._leave()
        if name == FINISH and self.wizard.current.id != CHECK:
            self.wizard.go(CHECK)
        self.extra = name
        self._show()

    def _leave(self) -> None:
        self.window.withdraw_undo()
        self.visit.session.end_typing()
        if self.visit.session.dirty:
            self.keeper.hurry()

    def _show(self) -> None:
        name = self.extra or self.wizard.current.id
        page = self.pages.get(name)
        if page is None:
            page = self._make_page(name)
            page.removal_offered.connect(self._offer_undo)
            page.country_requested.connect(self._ask_country)
            self.pages[name] = page
        if not self.visit.read_only and self.extra is None:
            self.visit.session.set_resume(self._resume_step(), tuple(self.wizard.visited))
        self._spoken = None  # "Saved" is said once on every page, not with every letter
        self.window.show_page(page)
        self._show_position()
        page.enter()
        page.refresh()
        self._fill_start()
        if self.window.painted:  # nobody hears of a window that is not there yet
            announce(page, self.window.windowTitle())

    def _fill_start(self) -> None:
        """The saved sheets, where the Start page is in sight. Not before it is painted: many may have to be read."""
        page = self.pages.get(START)
        if isinstance(page, StartPage) and self.window.painted and self.wizard.current.id == START:
            self.opening.fill_start(page)

    def _resume_step(self) -> str:
        # the Start page is where one begins, not where one left off
        current = self.wizard.current.id
        return self.visit.answers.resume.page if current == START else current

    def _make_page(self, name: str) -> PageView:
        special: dict[str, Callable[[], PageView]] = {
            START: self._start_page,
            CHECK: self._check_page,
            FINISH: self._finish_page,
            AFTER: self._after_page,
        }
        if name in special:
            return special[name]()
        kinds: dict[PageKind, Callable[[PageContent], PageView]] = {
            PageKind.FIELDS: self._fields_page,
            PageKind.CLAIMS: self._claims_page,
            PageKind.QUESTIONS: self._questions_page,
        }
        page = next(step.page for step in self.wizard.steps if step.id == name and step.page is not None)
        return kinds[page.kind](page)

    def _start_page(self) -> PageView:
        page = StartPage(self.visit)
        self.opening.connect_start(page)
        return page

    def _fields_page(self, page: PageContent) -> PageView:
        from ldnprep.ui.pages.fields_page import FieldsPage

        return FieldsPage(page, self.visit, self.context)

    def _claims_page(self, page: PageContent) -> PageView:
        from ldnprep.ui.pages.claims_page import ClaimsPage

        return ClaimsPage(page, self.visit)

    def _questions_page(self, page: PageContent) -> PageView:
        from ldnprep.ui.pages.questions_page import QuestionsPage

        return QuestionsPage(page, self.visit)

    def _check_page(self) -> PageView:
        from ldnprep.ui.pages.check_page import CheckPage

        page = CheckPage(self.wizard.steps, self.visit, self.context)
        page.edit_requested.connect(self.edit)
        page.make_requested.connect(self.make)
        return page

    def _finish_page(self) -> PageView:
        from ldnprep.ui.pages.finish_page import FinishPage

        page = FinishPage(self.visit)
        self.finishing.connect_page(page)
        return page

    def _after_page(self) -> PageView:
        from ldnprep.ui.pages.after_page import AfterPage

        page = AfterPage(self.visit, self.context)
        page.make_requested.connect(self.make)
        return page

    def _show_position(self) -> None:
        words = tr("&Next")
        if self.wizard.returns:
            words = tr("Do&ne")
        elif self.extra is not None:
            words = ""
        elif not self.wizard.can_go_on:
            words = tr("&Make my sheet")
        title = self.pages[self.extra].title_label.text() if self.extra else self.wizard.current.title
        self.window.show_position(self.wizard, title, words)
        self._show_statuses()

    def _show_statuses(self) -> None:
        # nothing was opened yet: nothing can have been left out, and the rules need not be loaded for it
        visible = self.visit.findings.visible if self.wizard.visited != [START] else ()
        self.frame.side.show_statuses(self.wizard.statuses(self.visit.answers, visible))

    # ------------------------------------------------------------ following the answers

    def _answer_changed(self, key: str) -> None:
        if not key.startswith("@resume"):
            self.window.withdraw_undo()
            self.window.set_history(undo=self.visit.session.can_undo, redo=self.visit.session.can_redo)

    def _findings_changed(self) -> None:
        page = self.pages.get(self.extra or self.wizard.current.id)
        if page is not None:
            page.refresh()
        self._show_statuses()
        self.request_preview()

    def _offer_undo(self, words: str) -> None:
        self.window.offer_undo(words)

    def undo(self) -> None:
        """Takes the last change back."""
        self.visit.undo()
        announce(self.window, tr("Undone"))

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self.visit.redo()
        announce(self.window, tr("Done again"))

    def _restored(self, _key: str) -> None:
        for page in self.pages.values():
            page.show_answers()
        self.window.set_history(undo=self.visit.session.can_undo, redo=self.visit.session.can_redo)

    # ------------------------------------------------------------ saving

    def _show_saved(self, state: SaveState) -> None:
        words = {
            SaveState.SAVED: tr("Saved"),
            SaveState.UNSAVED: "",
            SaveState.SAVING: "",
            SaveState.FAILED: tr("Not saved yet"),
        }[state]
        if not words:
            return  # the word stays while the next letters are on their way: it must not flicker
        speak = state is not self._spoken
        self._spoken = state
        self.frame.footer.show_saved(words, good=state is SaveState.SAVED, speak=speak)

    def _tell(self, words: str) -> None:
        self.frame.notices.show_notice("saving", words)

    def _save_now(self, *_arguments: object) -> None:
        self.keeper.finish()

    def closing(self) -> None:
        """The window goes: everything is saved, no thread is left behind. If the disk refuses, she is asked first."""
        if self._closed:
            return
        if not self.opening.let_go():
            self.window.stay_open()
            return
        self._closed = True
        self._keep_size()
        self.preview.stop()
        self.visit.close()
        self.keeper.close()
        self.warming.stop()
        self.background.stop()

    # ------------------------------------------------------------ looks

    def set_text_size(self, percent: int) -> None:
        """Another text size from the View menu."""
        self._prefer(replace(self.preferences, percent=percent))
        self.restyle()

    def remember_folder(self, folder: Path) -> None:
        """Where something was saved: the next window for saving begins there."""
        self.dialogs.folder = folder
        self._prefer(replace(self.preferences, folder=str(folder)))

    def forget(self) -> None:
        """What was remembered is gone with everything else; the window stays as it is until it is closed."""
        self.preferences = Preferences(percent=self.preferences.percent, forgotten=True)
        self.dialogs.folder = None

    def _prefer(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self.preferences = replace(preferences, forgotten=False)
            self.preferences.keep()

    def _keep_size(self) -> None:
        size = self.window.size_to_remember()
        if not self.preferences.forgotten and size is not None:
            self._prefer(replace(self.preferences, width=size.width(), height=size.height()))

    def restyle(self, *_arguments: object) -> None:
        """Dresses the window anew, for another text size or for dark or light."""
        self._dress(dark=is_dark())
        self._show()

    def _dress(self, *, dark: bool) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme().apply(application, dark=dark, percent=self.preferences.percent)
        if self.window.frame is not None:
            self._drop_pages()
        self.window.set_steps(self.wizard.steps, self.wizard.current.id)

    def start(self) -> None:
        """Shows the first page, and what there is to say about the content."""
        self._show()
        newest = max((source.checked for source in self.checklist.sources.values()), default=None)
        if newest is not None and (self.today() - newest).days > _OLD_YEARS * 365:
            self.frame.notices.show_notice(
                "old",
                tr(
                    "The medical facts in this program were last checked in {year}. Ask your doctor what is new."
                ).format(year=newest.year),
            )

    # ------------------------------------------------------------ the sheet

    def make(self) -> None:
        """Makes the sheet from the answers as they are now, and shows it."""
        self.finishing.make()

    def save_blank(self) -> None:
        """An empty sheet for a pen, where she says."""
        self.finishing.save_blank()

    def show_preview(self) -> None:
        """Page 1 as it is now, in a window of its own."""
        self.finishing.show_preview()

    # ------------------------------------------------------------ preview and help

    def request_preview(self) -> None:
        """Has page 1 made anew, if it is in sight."""
        if self.window.frame is not None and self.frame.preview.isVisible() and self.window.painted:
            width = max(200, self.frame.preview.picture.width())
            self.preview.request(self.visit.answers, round(width * self.window.devicePixelRatioF()))

    def _saves_late(self) -> bool:
        return self.keeper.is_late

    def _page_one(self, answers: Answers, width: int) -> QImage:
        from ldnprep.ui.making import page_one

        return page_one(self.checklist, answers, width)

    def _show_preview(self, image: object) -> None:
        self.frame.preview.show_image(image)  # type: ignore[arg-type]  # the maker's signal carries a QImage

    def _show_preview_failure(self, words: str) -> None:
        self.frame.preview.show_failure(words)

    def _painted(self) -> None:
        if is_dark() is not theme().dark:
            self.restyle()
        announce(self.pages[self.wizard.current.id], self.window.windowTitle())
        self._fill_start()
        self.warming.start()

    def _warm(self) -> None:
        from ldnprep.ui.making import warm

        self.background.run(warm, self._warmed, self._show_preview_failure)

    def _warmed(self, _nothing: object) -> None:
        self.collector.settle()
        self.request_preview()

    def show_help(self) -> None:
        """How it works, and what the medical words mean."""
        from ldnprep.ui.help import help_words

        words, detail = help_words(self.checklist)
        self.dialogs.tell(tr("Help"), words, detail=detail, headed=True)
