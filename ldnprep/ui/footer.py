"""The foot of the window: which step, how far, "Saved", and the buttons, always in the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ldnprep.ui.fields.mark import Sign
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import announce, button, label, restyle
from ldnprep.ui.words import tr


class Footer(QFrame):
    """Step, progress, "Saved"; Steps and Preview on narrow windows; Help, Save and close, Back, Next.

    One line where there is room; two lines, the words above the buttons, where there is not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setAccessibleName(tr("Where you are, and the way on"))
        self._make_parts()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(theme().px(24), theme().px(11), theme().px(24), theme().px(11))
        self._layout.setSpacing(theme().px(10))
        self._where = QWidget()
        where = QHBoxLayout(self._where)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(theme().px(10))
        where.addWidget(self.step_words)
        where.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        where.addSpacing(theme().px(8))
        where.addWidget(self._saved_sign)
        where.addWidget(self.saved_words)
        where.addStretch(1)
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(theme().px(8))
        self._actions_layout = actions
        actions.addStretch(1)
        for each in self.buttons():
            actions.addWidget(each)
        self._layout.addWidget(self._where, 1)
        self._layout.addWidget(self._actions)

    def _make_parts(self) -> None:
        self.step_words = label("", "second", wrap=False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme().px(64))
        self.progress.setAccessibleName(tr("Progress"))
        self._saved_sign = Sign("check", "accent", 16)
        self._saved_sign.setVisible(False)
        self.saved_words = label("", "second", wrap=False)
        self.steps_button = button(tr("&Steps"), description=tr("Shows all steps, to go to one of them"))
        self.preview_button = button(tr("Pre&view"), description=tr("Shows page 1 of your sheet as it is now"))
        self.help_button = button(tr("&Help"))
        self.close_button = button(tr("Save and &close"), description=tr("Your answers are kept. You can go on later."))
        self.back_button = button(tr("&Back"))
        self.next_button = button(tr("&Next"), "primary")

    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons from left to right."""
        return (
            self.steps_button,
            self.preview_button,
            self.help_button,
            self.close_button,
            self.back_button,
            self.next_button,
        )

    def show_step(self, number: int, total: int) -> None:
        """Says which step this is."""
        words = tr("Step {number} of {total}").format(number=number, total=total)
        self.step_words.setText(words)
        self.progress.setUpdatesEnabled(False)  # else it paints the whole window, now and within this call
        self.progress.setRange(0, total)
        self.progress.setValue(number)
        self.progress.setUpdatesEnabled(True)
        self.progress.setAccessibleDescription(words)
        self.arrange()

    def show_saved(self, words: str, *, good: bool, speak: bool) -> None:
        """The quiet word about saving; `speak` has a screen reader say it."""
        self._saved_sign.setVisible(good and bool(words))
        if words == self.saved_words.text() and not speak:
            return
        self.saved_words.setText(words)
        self.arrange()
        if speak and words:
            announce(self.saved_words, words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.arrange()
        super().resizeEvent(event)

    def arrange(self) -> None:
        """One line or two, as the width allows."""
        self._compact(narrow=False)
        if self._too_wide():
            self._compact(narrow=True)
        wanted = QBoxLayout.Direction.TopToBottom if self._too_wide() else QBoxLayout.Direction.LeftToRight
        if wanted != self._layout.direction():
            self._layout.setDirection(wanted)

    def _too_wide(self) -> bool:
        margins = self._layout.contentsMargins()
        needed = self._actions.sizeHint().width() + self._where.sizeHint().width() + self._layout.spacing()
        return needed > self.width() - margins.left() - margins.right()

    def _compact(self, *, narrow: bool) -> None:
        """Narrow windows do without the bar (the words say the same) and have less air round the buttons."""
        if self.property("narrow") == narrow:
            return
        self.setProperty("narrow", narrow)
        side = theme().px(8 if narrow else 24)
        self._layout.setContentsMargins(side, theme().px(11), side, theme().px(11))
        self._actions_layout.setSpacing(theme().px(4 if narrow else 8))
        self.progress.setVisible(not narrow)
        for each in self.buttons():
            each.setProperty("narrow", narrow)
            restyle(each)
