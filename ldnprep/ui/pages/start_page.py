"""The first step: what this is, privacy, and which sheet to work on."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ldnprep.ui.look.folding import add_fold
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.leaf_picture import LeafPicture
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, button, label, let_all_go, restyle
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.state import START
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import plain, tr

_NEWEST = 5  # saved sheets that stand there at once


class SheetLine(Struct, frozen=True):
    """One saved sheet. key: names it to the program. when: when it was saved, in words. current: open now."""

    key: str
    title: str
    when: str
    current: bool = False


class GoOn(Struct, frozen=True):
    """What "Go on where you left off" says: the sheet's name, when it was saved, the step.

    after: the day of the visit has come: what was decided can be typed in.
    """

    title: str
    when: str
    step: str
    after: bool = False


class StartPage(PageView):
    """Start. Everything that it asks for is done by the program."""

    go_on_requested = Signal()
    after_requested = Signal()
    new_requested = Signal()
    from_last_requested = Signal()
    open_requested = Signal()
    blank_requested = Signal()
    example_requested = Signal()
    delete_everything_requested = Signal()
    sheet_requested = Signal(str, str)  # what to do (open, rename, duplicate, new_from, after, delete), key

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            START,
            tr("Get ready to talk about LDN"),
            tr("About 15 minutes."),
        )
        self._visit = visit
        self._go_on_card = self._make_go_on()
        self.body.addWidget(self._go_on_card)
        self.body.addWidget(self._make_begin())
        self.body.addWidget(self._make_about())
        self._sheets_card = Card()
        self._sheets_card.body.addWidget(label(tr("Your saved sheets"), "heading"))
        self._sheets = QVBoxLayout()
        self._sheets_card.body.addLayout(self._sheets)
        self._older_fold, self._older = add_fold(self._sheets_card.body, "")
        self._older_fold.toggled.connect(self._show_older)
        self.body.addWidget(self._sheets_card)
        self.body.addWidget(self._make_kept())
        self.body.addStretch(1)
        self._shown_sheets: tuple[SheetLine, ...] | None = None
        self.show_sheets(())
        self.show_go_on(None)

    # ------------------------------------------------------------ parts

    def _make_go_on(self) -> QWidget:
        card = Card("notice")
        self._go_on_words = label("", "question")
        self._go_on_when = label("", "second")
        self.after_button = button(
            tr("&After the visit"), "primary", description=tr("Type in what was decided and answered.")
        )
        self.go_on_button = button(tr("&Go on where you left off"), "primary")
        self.after_button.clicked.connect(self.after_requested)
        self.go_on_button.clicked.connect(self.go_on_requested)
        card.body.addWidget(self._go_on_words)
        card.body.addWidget(self._go_on_when)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(self.after_button)
        flow.addWidget(self.go_on_button)
        card.body.addWidget(holder)
        return card

    def _make_begin(self) -> QWidget:
        card = Card()
        first = QWidget()
        holder = QWidget()
        flow = FlowLayout(holder)
        begin = FlowLayout(first)
        self.new_button = button(tr("Start a ne&w sheet"), "primary")
        self.from_last_button = button(
            tr("New sheet from the &last one"),
            description=tr("Takes over your name, conditions, medicines and therapies. Everything else is asked anew."),
        )
        self.open_button = button(tr("&Open a file…"), "link")
        self.example_button = button(tr("See an e&xample…"), "link")
        self.blank_button = button(tr("Empt&y sheet…"), "link")
        wires: tuple[tuple[QPushButton, object], ...] = (
            (self.new_button, self.new_requested),
            (self.from_last_button, self.from_last_requested),
            (self.open_button, self.open_requested),
            (self.example_button, self.example_requested),
            (self.blank_button, self.blank_requested),
        )
        for each, request in wires:
            each.clicked.connect(request)
            (begin if each in (self.new_button, self.from_last_button) else flow).addWidget(each)
        begin.addWidget(LeafPicture())
        begin.addWidget(label(tr("Front: your doctor.\nBack: the talk."), "second"))
        card.body.addWidget(first)
        card.body.addWidget(holder)
        return card

    def _make_about(self) -> QWidget:
        card = Card()
        for words in (
            tr("It cannot say if LDN is right for you."),
            tr("Stop when you like; go on later."),
            tr("This program sends nothing."),
            self._visit.checklist.texts.get("fixed_sentence", ""),
        ):
            card.body.addWidget(label(words))
        return card

    def _make_kept(self) -> QWidget:
        card = Card()
        self.kept_button = FoldButton(tr("What is kept here"))
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.kept_button)
        head.addStretch(1)
        card.body.addLayout(head)
        card.body.addWidget(inside)
        self.kept_button.toggled.connect(inside.setVisible)
        inside.setVisible(False)
        body.addWidget(
            label(
                tr(
                    "Your sheets are kept in a folder of this program, readable only by your own user account. "
                    "A backup service such as iCloud, OneDrive or Time Machine may copy them if it covers that folder. "
                    "A PDF that you save is where you put it."
                ),
                "second",
            )
        )
        self.delete_button = button(tr("&Delete everything this program kept…"), "danger")
        self.delete_button.clicked.connect(self.delete_everything_requested)
        line = QWidget()
        flow = FlowLayout(line)
        flow.addWidget(self.delete_button)
        body.addWidget(line)
        return card

    # ------------------------------------------------------------ showing

    def show_go_on(self, go_on: GoOn | None) -> None:
        """Offers to go on with the sheet that is open; None when nothing was answered yet."""
        self._go_on_card.setVisible(go_on is not None)
        self.from_last_button.setVisible(go_on is not None)
        after = go_on is not None and go_on.after
        self._make_primary(self.new_button, primary=go_on is None)
        self._make_primary(self.go_on_button, primary=not after)
        self.after_button.setVisible(after)
        if go_on is not None:
            self._go_on_words.setText(go_on.title)
            words = tr("Saved {when}. You were at: {step}.").format(when=go_on.when, step=go_on.step)
            ask = tr("Were you at your visit? Type in what was decided and answered.")
            self._go_on_when.setText(f"{words} {ask}" if after else words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter beside all buttons is the way on, as it stands out."""
        if event.key() not in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        for made in (self.after_button, self.go_on_button, self.new_button):
            if made.isVisible() and made.property("role") == "primary":
                made.click()
                return

    @staticmethod
    def _make_primary(made: QPushButton, *, primary: bool) -> None:
        role = "primary" if primary else ""
        if made.property("role") != role:
            made.setProperty("role", role)
            restyle(made)

    def show_sheets(self, sheets: tuple[SheetLine, ...]) -> None:
        """Lists the saved sheets."""
        if sheets == self._shown_sheets:
            return
        self._shown_sheets = sheets
        let_all_go(self._sheets)
        for sheet in sheets[:_NEWEST]:
            self._sheets.addWidget(self._sheet_row(sheet))
        self._older_fold.setText(tr("Older sheets ({count})").format(count=len(sheets) - _NEWEST))
        self._older_fold.setVisible(len(sheets) > _NEWEST)
        self._show_older(self._older_fold.isChecked())
        self._sheets_card.setVisible(bool(sheets))

    def _show_older(self, wanted: bool) -> None:
        """Makes the rows of the older sheets when they are asked for: forty of them take a tenth of a second."""
        let_all_go(self._older)
        for sheet in (self._shown_sheets or ())[_NEWEST:] if wanted else ():
            self._older.addWidget(self._sheet_row(sheet))

    def _sheet_row(self, sheet: SheetLine) -> QWidget:
        row = QFrame()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, theme().px(4), 0, theme().px(4))
        words = QVBoxLayout()
        words.addWidget(label(sheet.title, "label"))
        state = tr("open now, {saved}").format(saved=sheet.when) if sheet.current else sheet.when
        called = f"{sheet.title}, {sheet.when}"  # two may have one title
        words.addWidget(label(state, "second"))
        line.addLayout(words, 1)
        open_button = button(tr("Open"), name=tr("Open: {title}").format(title=called))
        open_button.setEnabled(not sheet.current)
        open_button.clicked.connect(partial(self._sheet_asked, "open", sheet.key))
        more_button = button(tr("More"), name=tr("More for: {title}").format(title=called))
        menu = QMenu(more_button)
        menu.setAccessibleName(tr("More for: {title}").format(title=plain(called)))
        for what, name in (
            ("rename", tr("Rename…")),
            ("duplicate", tr("Duplicate")),
            ("new_from", tr("New sheet from this one")),
            ("after", tr("After the visit: type in what you decided")),
            ("delete", tr("Delete…")),
        ):
            menu.addAction(name).triggered.connect(partial(self._sheet_asked, what, sheet.key))
        more_button.setMenu(menu)
        line.addWidget(open_button, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        line.addWidget(more_button, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        return row

    def _sheet_asked(self, what: str, key: str, _checked: bool = False) -> None:
        self.sheet_requested.emit(what, key)
