"""The foot of the window: which step, how far, "Saved", what was taken away, and the buttons in their places."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ldnprep.answers.autosave import SaveState
from ldnprep.ui.look.qtnumbers import WRAP
from ldnprep.ui.look.sign import Sign
from ldnprep.ui.look.theme import icon, theme
from ldnprep.ui.look.widgets import announce, button, keep_room, label
from ldnprep.ui.shell.foot_buttons import FootButtons, air_above
from ldnprep.ui.words import tr

# pixels at 100 %
_SIDE, _SIDE_NARROW = 24, 8
_BEFORE_SAVED = 4
_BAR = 52
_TOLD = 100  # what is told has this much beside the step, else a line of its own


class Footer(QFrame):
    """Step, progress, "Saved"; what was taken away, with Undo; Steps and Preview on narrow windows; Help, Save and
    close, Back, Next.

    One line where there is room. Else what the menu bar offers too goes, then the words stand above the buttons, and
    the buttons in as many lines as they need.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setAccessibleName(tr("Where you are, and the way on"))
        self._spoken: SaveState | None = None  # what a screen reader said last about saving on this page
        self._make_parts()
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(theme().px(6))
        self._outer.addWidget(self.told_above)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._outer.addLayout(self._layout)
        self._set_side(_SIDE)
        self._layout.setSpacing(theme().px(6))
        self._where = QWidget()
        where = self._where_layout = QHBoxLayout(self._where)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(theme().px(10))
        where.addWidget(self.danger_button)
        where.addWidget(self.step_words)
        where.addWidget(self.progress)
        where.addSpacing(theme().px(_BEFORE_SAVED))
        where.addWidget(self._saved_sign)
        where.addWidget(self.saved_words)
        where.addWidget(self.told_words, 1)
        may_go = (self.help_button, self.preview_button, self.close_button)
        self._actions = FootButtons(self.buttons(), self.undo_button, may_go)
        self._actions.offer(self.preview_button, offered=False)
        self._layout.addWidget(self._where, 1)
        self._layout.addWidget(self._actions)

    def _make_parts(self) -> None:
        self.step_words = label("", "second", wrap=False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme().px(_BAR))
        self.progress.setAccessibleName(tr("Progress"))
        self._saved_sign = Sign("check", "accent", 16)
        self._saved_sign.setVisible(False)
        keep_room(self._saved_sign)
        self.saved_words = label("", "second", wrap=False)
        self.saved_words.setMinimumWidth(self.saved_words.fontMetrics().horizontalAdvance(tr("Saved")) + theme().px(4))
        self.told_words = label("", "done")  # in a place kept free: nothing moves when it comes
        self.told_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.told_above = label("", "done")  # the same in a line of its own, where that place is too small
        self.told_above.setVisible(False)
        self.danger_button = button("", "warning", description=tr("Shows what to do now"))
        self.danger_button.setIconSize(QSize(theme().px(26), theme().px(20)))  # with air beside it
        self.danger_button.setVisible(False)
        self._good = False  # it is saved
        self._told = ""
        self._waiting = ""  # what opened on the page and is out of sight still
        self.undo_button = button(tr("&Undo"), description=tr("Brings back what was just removed"))
        self.undo_button.setVisible(False)
        self.steps_button = button(tr("&Steps"), description=tr("Shows all steps, to go to one of them"))
        self.preview_button = button(tr("&Preview"), description=tr("Shows page 1 of your sheet as it is now"))
        self.help_button = button(tr("Help"), description=tr("About this page, keys, medical words"))
        self.close_button = button(tr("Save and &close"), description=tr("Your answers are kept. You can go on later."))
        self.back_button = button(tr("&Back"))
        self.next_button = button(tr("&Next"), "primary")
        self.preview_button.setVisible(False)
        for each in self.buttons():
            each.setToolTip(each.accessibleDescription())

    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons from left to right."""
        return (
            self.undo_button, self.steps_button, self.preview_button, self.help_button, self.close_button,
            self.back_button, self.next_button,
        )  # fmt: skip

    def offer_preview(self, offered: bool) -> None:
        """Whether there is a sheet to show that does not stand beside the page; the View menu shows it too."""
        self._actions.offer(self.preview_button, offered=offered)
        self.arrange()

    def show_step(self, number: int, total: int) -> None:
        """Says which step this is."""
        words = tr("Step {number} of {total}").format(number=number, total=total) if number else tr("Start")
        widest = tr("Step {number} of {total}").format(number=total, total=total)
        self.step_words.setMinimumWidth(self.step_words.fontMetrics().horizontalAdvance(widest) + theme().px(1))
        self.step_words.setText(words)
        self.progress.setUpdatesEnabled(False)  # else it paints the whole window, now and within this call
        self.progress.setRange(0, total)
        self.progress.setValue(number)
        self.progress.setUpdatesEnabled(True)
        self.progress.setAccessibleDescription(words)
        self.arrange()

    def begin_sheet(self) -> None:
        """Another sheet: nothing was said about saving it."""
        self._show_saving("", good=False, speak=False)

    def begin_page(self) -> None:
        """Another page: "Saved" is said once on every page, not with every letter."""
        self._spoken = None
        self.show_danger("")
        self.show_waiting("")
        self.withdraw()

    def say(self, words: str, more: str = "") -> None:
        """What Next tells before it goes on. more: what only a screen reader says behind that."""
        self._told = words
        self._place_told()
        announce(self.told_words, " ".join(filter(None, (words, more))))

    def offer_undo(self, words: str) -> None:
        """Says what was taken away, with a button to bring it back: it stays until the next answer or page."""
        self.undo_button.setVisible(True)
        self._told = words  # so that its place is reckoned with the button in its own
        self.arrange()
        self.say(words, tr("You can undo this."))

    def withdraw(self) -> None:
        """What was told does not hold any more; Edit, Undo still works."""
        if self._told or not self.undo_button.isHidden():
            self._told = ""
            self.undo_button.setVisible(False)
            self.arrange()
            self._place_told()

    def show_waiting(self, words: str) -> None:
        """What opened and is out of sight still: it stays until she has seen it, whatever she presses before."""
        self._waiting = words
        self._place_told()

    def show_danger(self, words: str) -> None:
        """A danger text waits on the page: a button leads to it, in the place of the step, so that nothing moves."""
        if words == self.danger_button.text():
            return
        self.danger_button.setText(words)
        if words:  # the first page comes up before drawings can be read
            self.danger_button.setIcon(icon("urgent", "alert", 20))
        self.danger_button.setVisible(bool(words))
        for each in (self.step_words, self.saved_words):
            each.setVisible(not words)
        self._saved_sign.setVisible(self._good and not words)
        self.arrange()
        self._where_layout.activate()
        self._place_told()

    @property
    def told(self) -> str:
        """What was told last on this page, and what waits. What Next tells holds that already."""
        return self._with_what_waits(self.danger_button.text() or self._waiting)

    def _with_what_waits(self, waiting: str) -> str:
        by_next = bool(self._told) and self.undo_button.isHidden()
        return self._told if by_next else " ".join(filter(None, (self._told, waiting)))

    def _place_told(self) -> None:
        """Beside the step where all of it fits there, else above."""
        room, told = self.told_words.width(), self._with_what_waits("" if self.danger_button.text() else self._waiting)
        height = self.told_words.fontMetrics().boundingRect(0, 0, room, 10_000, WRAP, told).height()
        widest = max((self.told_words.fontMetrics().horizontalAdvance(word) for word in told.split()), default=0)
        beside = height <= self._where.height() and widest <= room
        self.told_words.setText(told if beside else "")
        self.told_above.setText("" if beside else told)
        if self.told_above.isHidden() is not beside:
            self.told_above.setVisible(not beside)

    def show_saved(self, state: SaveState) -> None:
        """The quiet word about saving; it stays while the next letters are on their way: it must not flicker."""
        words = {SaveState.SAVED: tr("Saved"), SaveState.FAILED: tr("Not saved yet")}.get(state)
        if words is not None:
            speak = state is not self._spoken
            self._spoken = state
            self._show_saving(words, good=state is SaveState.SAVED, speak=speak)

    def _show_saving(self, words: str, *, good: bool, speak: bool) -> None:
        self._good = good and bool(words)
        self._saved_sign.setVisible(self._good and self.danger_button.isHidden())
        if words == self.saved_words.text() and not speak:
            return
        self.saved_words.setText(words)
        self.arrange()
        if speak and words:
            announce(self.saved_words, words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.arrange()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self.arrange()
        super().showEvent(event)

    def arrange(self) -> None:
        """One line or more, as the width allows. Reckoned, not tried out: nothing may flicker when "Saved" comes."""
        if not self.isVisible():
            return  # its width on the way there says nothing
        room = self.width() - self._layout.spacing()
        sides, small_sides = theme().px(2 * _SIDE), theme().px(2 * _SIDE_NARROW)
        words = self._where_width(bar=False)
        self._actions.fold(room - small_sides, words + theme().px(_TOLD))
        loose, tight = self._actions.in_one_line(narrow=False), self._actions.in_one_line(narrow=True)
        above = words + tight + small_sides > room
        self._show_bar(self.danger_button.isHidden() and self._where_width(bar=True) + loose + sides <= room)
        self._actions.compact(narrow=theme().narrow or words + loose + sides > room, lines=above)
        self._set_side(_SIDE_NARROW if words + theme().px(_TOLD) + tight + sides > room else _SIDE)
        wanted = QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight
        if wanted != self._layout.direction():
            self._layout.setDirection(wanted)
        if self.told:
            self._outer.activate()
            self._place_told()

    def _show_bar(self, shown: bool) -> None:
        """The words say the same as the bar: without it the buttons stay where they were."""
        if self.progress.isHidden() == shown:
            self.progress.setVisible(shown)
            self._where_layout.activate()  # else its width is that of before, for a moment

    def _set_side(self, pixels: int) -> None:
        side, high = theme().px(pixels), air_above()
        self._outer.setContentsMargins(side, high, side, high)

    def _where_width(self, *, bar: bool) -> int:
        """Width of the step, the bar and the word about saving, or of the button in their place."""
        between = theme().px(10)
        if not self.danger_button.isHidden():
            return self.danger_button.sizeHint().width() + between
        parts = (self.step_words, self._saved_sign, self.saved_words)
        width = sum(max(each.sizeHint().width(), each.minimumWidth()) for each in parts)
        with_bar = self.progress.width() + between if bar else 0
        return width + theme().px(_BEFORE_SAVED) + 2 * between + with_bar
