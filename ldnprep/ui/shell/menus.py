"""The menu bar: what can be done from everywhere, with the system's own keys where it has keys."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ldnprep.ui.look.theme import TEXT_SIZES
from ldnprep.ui.words import tr

COLOURS = ("", "light", "dark")  # as the system, and her own choice


def _action(words: str, parent: QObject) -> QAction:
    made = QAction(parent)  # with its words in one call PySide6 asks for icons too, and makes 150 names of them
    made.setText(words)
    return made


def _beside() -> str:
    return tr("Show the &sheet beside the questions")


class Menus(QObject):
    """File, Edit, View and Help. Requests end in `_requested`; what they do is the program's business.

    text_size_requested(percent), colours_requested(one of COLOURS).
    """

    new_requested = Signal()
    open_requested = Signal()
    save_requested = Signal()
    print_requested = Signal()
    copy_requested = Signal()
    close_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    preview_toggled = Signal(bool)
    preview_requested = Signal()
    text_size_requested = Signal(int)
    colours_requested = Signal(str)
    help_requested = Signal()
    help_now_requested = Signal()
    about_requested = Signal()

    def __init__(self, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._text: QWidget | None = None  # the field that was typed in last
        self._make_file(bar)
        self._make_edit(bar)
        self._make_view(bar)
        self._make_help(bar)
        self.show_history(undo=False, redo=False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    # ------------------------------------------------------------ building

    def _make_file(self, bar: QMenuBar) -> None:
        menu = bar.addMenu(tr("&File"))
        self.new = self._add(menu, tr("&New sheet"), self.new_requested)
        self.open = self._add(menu, tr("&Open a file…"), self.open_requested)
        menu.addSeparator()
        self.save = self._add(menu, tr("&Save as PDF…"), self.save_requested)
        self.print = self._add(menu, tr("&Print…"), self.print_requested)
        self.copy_elsewhere = self._add(menu, tr("Save a cop&y elsewhere…"), self.copy_requested)
        menu.addSeparator()
        self.close = self._add(menu, tr("Save and &close"), self.close_requested)

    def _make_edit(self, bar: QMenuBar) -> None:
        menu = bar.addMenu(tr("&Edit"))
        self.undo = self._add(menu, tr("&Undo"), self.undo_requested)
        self.redo = self._add(menu, tr("&Redo"), self.redo_requested)
        menu.addSeparator()
        self.cut, self.copy = _action(tr("Cu&t"), self), _action(tr("&Copy"), self)
        self.paste, self.select_all = _action(tr("&Paste"), self), _action(tr("Select &all"), self)
        menu.addActions([self.cut, self.copy, self.paste, self.select_all])
        self.cut.triggered.connect(self._cut)
        self.copy.triggered.connect(self._copy)
        self.paste.triggered.connect(self._paste)
        self.select_all.triggered.connect(self._select_all)
        menu.aboutToShow.connect(self._show_edits)

    def _make_view(self, bar: QMenuBar) -> None:
        menu = bar.addMenu(tr("&View"))
        sizes = menu.addMenu(tr("&Text size"))
        self.larger, self.smaller = _action(tr("&Larger"), self), _action(tr("&Smaller"), self)
        self.usual = _action(tr("&As usual"), self)
        sizes.addActions([self.larger, self.smaller, self.usual])
        sizes.addSeparator()
        self.sizes = QActionGroup(self)
        for percent in TEXT_SIZES:
            self._choice(self.sizes, tr("&{percent} %").format(percent=percent), percent)
        sizes.addActions(self.sizes.actions())
        colours = menu.addMenu(tr("&Colours"))
        self.colours = QActionGroup(self)
        for key, words in zip(COLOURS, (tr("As the &system"), tr("&Light"), tr("&Dark")), strict=True):
            self._choice(self.colours, words, key)
        colours.addActions(self.colours.actions())
        self.preview = _action(_beside(), self)
        self.preview.setCheckable(True)
        self.preview.setChecked(True)
        self._beside_wanted = True
        menu.addAction(self.preview)
        self.enlarge = self._add(menu, tr("&Enlarge the sheet…"), self.preview_requested)
        self.preview.toggled.connect(self.preview_toggled)
        self.sizes.triggered.connect(self._size_chosen)
        self.colours.triggered.connect(self._colours_chosen)
        self.larger.triggered.connect(self._go_larger)
        self.smaller.triggered.connect(self._go_smaller)
        self.usual.triggered.connect(self._go_usual)
        self.show_text_size(TEXT_SIZES[0])
        self.show_colours(COLOURS[0])

    def _make_help(self, bar: QMenuBar) -> None:
        menu = bar.addMenu(tr("&Help"))
        self.help = self._add(menu, tr("&Help"), self.help_requested)
        self.help_now = self._add(menu, tr("&Get help now…"), self.help_now_requested)
        menu.addSeparator()
        self.about = self._add(menu, tr("&About LDN Prep"), self.about_requested)

    def _add(self, menu: QMenu, words: str, request: object) -> QAction:
        made = _action(words, self)
        made.triggered.connect(request)
        menu.addAction(made)
        return made

    @staticmethod
    def _choice(group: QActionGroup, words: str, data: object) -> None:
        made = _action(words, group)
        made.setCheckable(True)
        made.setData(data)

    def set_keys(self) -> None:
        """The system's own keys for what it has keys for."""
        keys = QtGui.QKeySequence.StandardKey
        for action, key in (
            (self.new, keys.New), (self.open, keys.Open), (self.save, keys.Save), (self.print, keys.Print),
            (self.close, keys.Quit), (self.undo, keys.Undo), (self.redo, keys.Redo), (self.cut, keys.Cut),
            (self.copy, keys.Copy), (self.paste, keys.Paste), (self.select_all, keys.SelectAll),
            (self.help, keys.HelpContents),
        ):  # fmt: skip
            action.setShortcuts(QtGui.QKeySequence.keyBindings(key))
        # beside + the key on which it stands, so that nobody has to hold Shift too
        self.larger.setShortcuts([*QtGui.QKeySequence.keyBindings(keys.ZoomIn), QtGui.QKeySequence("Ctrl+=")])
        self.smaller.setShortcuts(QtGui.QKeySequence.keyBindings(keys.ZoomOut))
        self.usual.setShortcut(QtGui.QKeySequence("Ctrl+0"))

    # ------------------------------------------------------------ showing

    def show_room_for_preview(self, room: bool) -> None:
        """Where the window is too narrow for the sheet the tick would do nothing: it says so, and is off till then."""
        if room is not self.preview.isEnabled():
            if not room:
                self._beside_wanted = self.preview.isChecked()
            self.preview.blockSignals(True)  # what she wants stays
            self.preview.setChecked(room and self._beside_wanted)
            self.preview.blockSignals(False)
            self.preview.setEnabled(room)
            self.preview.setText(_beside() if room else tr("Show the &sheet beside the questions (in a wider window)"))

    def show_history(self, *, undo: bool, redo: bool) -> None:
        """Whether there is something to take back or to make again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def show_text_size(self, percent: int) -> None:
        """Ticks the text size."""
        self._tick(self.sizes, percent)
        place = TEXT_SIZES.index(percent)
        self.larger.setEnabled(place < len(TEXT_SIZES) - 1)
        self.smaller.setEnabled(place > 0)

    def show_colours(self, colours: str) -> None:
        """Ticks light, dark or as the system."""
        self._tick(self.colours, colours)

    @staticmethod
    def _tick(group: QActionGroup, data: object) -> None:
        for action in group.actions():
            action.setChecked(action.data() == data)

    # ------------------------------------------------------------ what she does

    def _percent(self) -> int:
        return next(int(action.data()) for action in self.sizes.actions() if action.isChecked())

    def _go(self, by: int) -> None:
        place = TEXT_SIZES.index(self._percent()) + by
        if 0 <= place < len(TEXT_SIZES):
            self.text_size_requested.emit(TEXT_SIZES[place])

    def _go_larger(self) -> None:
        self._go(1)

    def _go_smaller(self) -> None:
        self._go(-1)

    def _go_usual(self) -> None:
        self.text_size_requested.emit(TEXT_SIZES[0])

    def _size_chosen(self, action: QAction) -> None:
        self.text_size_requested.emit(int(action.data()))

    def _colours_chosen(self, action: QAction) -> None:
        self.colours_requested.emit(str(action.data()))

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QMenu | QMenuBar) or now is None:
            return  # the menu itself has the focus now: what was typed in before is still meant
        self._text = now if isinstance(now, QLineEdit | QPlainTextEdit) else None

    def _field(self) -> QLineEdit | QPlainTextEdit | None:
        now = QApplication.focusWidget()
        field = now if isinstance(now, QLineEdit | QPlainTextEdit) else self._text
        if isinstance(field, QLineEdit | QPlainTextEdit) and isValid(field):  # its page may be gone
            return field
        return None

    def _show_edits(self) -> None:
        """What can be done with the field that has the focus; with keys each field does it by itself."""
        field = self._field()
        for action in (self.cut, self.copy, self.paste, self.select_all):
            action.setEnabled(field is not None)
        if field is not None and field.isReadOnly():
            self.cut.setEnabled(False)
            self.paste.setEnabled(False)

    def _cut(self) -> None:
        if (field := self._field()) is not None:
            field.cut()

    def _copy(self) -> None:
        if (field := self._field()) is not None:
            field.copy()

    def _paste(self) -> None:
        if (field := self._field()) is not None:
            field.paste()

    def _select_all(self) -> None:
        if (field := self._field()) is not None:
            field.selectAll()
