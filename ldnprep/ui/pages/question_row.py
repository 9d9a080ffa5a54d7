"""One question on the page of questions: a tick box with its words, the reason, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.sign import Sign
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import Card, button, icon_button, label, show_if
from ldnprep.ui.words import plain, tr


class Grip(Sign):
    """A handle to drag a row by; the buttons beside it do the same."""

    dragged = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__("grip", "second", 22)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag to move"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(28), theme().px(44))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """What a row shows. likely: stands in sight although it is not ticked. top: one of the top three."""

    id: str
    text: str
    reason: str = ""
    ticked: bool = False
    top: bool = False
    likely: bool = True


class QuestionRow(Card):
    """One question.

    Its tools and its text field are made when they are first needed: most rows of a page are never ticked, and twelve
    controls in each of fifty rows would keep the window waiting.

    ticked(bool), move_requested(-1 up or 1 down), star_requested, first_words_requested, remove_requested, reworded,
    dragged(where on the screen): what she does with it.
    """

    ticked = Signal(bool)
    move_requested = Signal(int)
    star_requested = Signal()
    first_words_requested = Signal()
    remove_requested = Signal()
    reworded = Signal()
    dragged = Signal(QPoint)

    def __init__(self, question_id: str, read_only: bool, *, own: bool) -> None:
        super().__init__("row", margin=10)
        self.question_id = question_id
        self.own = own
        self._read_only = read_only
        self._text = ""
        self._shown: object = None
        self._grip: Grip | None = None
        self._edit: ExactTextEdit | None = None
        self._tools: RowTools | None = None
        self._head = QHBoxLayout()
        self.box = TickBox("")
        self.box.setEnabled(not read_only)
        self._head.addWidget(self.box, 1)
        self.body.addLayout(self._head)
        self.reason = label("", "second")
        self.body.addWidget(self.reason)
        self.box.toggled.connect(self.ticked)

    # ------------------------------------------------------------ parts that come when they are needed

    @property
    def grip(self) -> Grip:
        """The handle before the tick box."""
        if self._grip is None:
            self._grip = Grip()
            self._grip.dragged.connect(self.dragged)
            self._head.insertWidget(0, self._grip, 0, Qt.AlignmentFlag.AlignTop)
            self._grip.setVisible(False)
        return self._grip

    @property
    def edit(self) -> ExactTextEdit:
        """Her own words for the question, between the tick box and the reason."""
        if self._edit is None:
            self._edit = ExactTextEdit(lines=2)
            self._edit.setVisible(False)
            self._edit.setAccessibleName(tr("Your words: {question}").format(question=self._text))
            self._edit.set_exact_text(self._text)
            self._edit.exact_text_changed.connect(self.reworded)
            self.body.insertWidget(1, self._edit)
        return self._edit

    @property
    def tools(self) -> RowTools:
        """The buttons below the words."""
        if self._tools is None:
            self._tools = RowTools(self.own)
            self._connect_tools(self._tools)
            self.body.addWidget(self._tools)
            self._tools.setVisible(False)
        return self._tools

    def _connect_tools(self, tools: RowTools) -> None:
        tools.up.clicked.connect(partial(self._move, -1))
        tools.down.clicked.connect(partial(self._move, 1))
        tools.top.clicked.connect(self._star)
        tools.first.clicked.connect(self._first_words)
        tools.remove.clicked.connect(self._remove)
        tools.edit.toggled.connect(self._toggle_edit)

    @property
    def top_button(self) -> QPushButton:
        """Puts it in the top three, or takes it out."""
        return self.tools.top

    @property
    def up_button(self) -> QPushButton:
        """One place up within its topic."""
        return self.tools.up

    @property
    def down_button(self) -> QPushButton:
        """One place down within its topic."""
        return self.tools.down

    @property
    def edit_button(self) -> QPushButton:
        """Opens and closes the field for her own words."""
        return self.tools.edit

    @property
    def first_button(self) -> QPushButton:
        """Back to the words of the content."""
        return self.tools.first

    @property
    def remove_button(self) -> QPushButton:
        """Takes an own question away."""
        return self.tools.remove

    # ------------------------------------------------------------ showing

    def show_question(self, line: QuestionLine, place: int, count: int, *, again: bool = False) -> None:
        """Shows the question as it stands: `place` (from 0) of `count` ticked ones of its topic.

        again: after an undo; then also the field that she types in takes the words.
        """
        wanted = (line, place, count)
        if wanted == self._shown and not again:
            return
        self._shown = wanted
        self._show_words(line)
        empty = self.own and not line.text.strip()
        changes = (line.ticked or empty) and not self._read_only
        if changes or self._tools is not None:
            self.tools.show_question(line, place, count)
            show_if(self.tools, changes)
        movable = changes and count > 1 and line.ticked
        if movable or self._grip is not None:
            show_if(self.grip, movable)
        if self._edit is not None:
            self._edit.setAccessibleName(tr("Your words: {question}").format(question=line.text))
            if (again or not self._edit.hasFocus()) and self._edit.exact_text() != line.text:
                self._edit.blockSignals(True)  # shown, not typed
                self._edit.set_exact_text(line.text)
                self._edit.blockSignals(False)

    def _show_words(self, line: QuestionLine) -> None:
        self._text = line.text
        shown = line.text if line.text.strip() else tr("(empty: not on your sheet)")
        self.box.blockSignals(True)
        self.box.setChecked(line.ticked)
        self.box.blockSignals(False)
        self.box.setEnabled(not self._read_only and bool(line.text.strip()))
        if self.box.text() != plain(shown):
            self.box.setText(plain(shown))
            self.box.updateGeometry()
        self.reason.setText(tr("Why: {reason}").format(reason=line.reason) if line.reason else "")
        show_if(self.reason, bool(line.reason))
        self.box.setAccessibleName(shown)
        self.box.setAccessibleDescription(self.reason.text())

    # ------------------------------------------------------------ what she does

    def _move(self, by: int, _checked: bool = False) -> None:
        self.move_requested.emit(by)

    def _star(self, _checked: bool = False) -> None:
        self.star_requested.emit()

    def _first_words(self, _checked: bool = False) -> None:
        self.first_words_requested.emit()

    def _remove(self, _checked: bool = False) -> None:
        self.remove_requested.emit()

    def _toggle_edit(self, editing: bool) -> None:
        self.edit.setVisible(editing)
        self.first_button.setVisible(editing and not self.own)
        self.edit_button.setText(tr("Done") if editing else tr("Change the words"))
        if editing:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit.selectAll()


class RowTools(QWidget):
    """The buttons of a ticked question: top three, up, down, its words, and for her own ones "Remove"."""

    def __init__(self, own: bool) -> None:
        super().__init__()
        line = FlowLayout(self, spacing=4)
        self.top = button("", "link", icon_name="star")
        self.up = icon_button("up", "", tr("Move up"))
        self.down = icon_button("down", "", tr("Move down"))
        self.edit = button(tr("Change the words"), "link")
        self.edit.setCheckable(True)
        self.first = button(tr("Back to the first words"), "link")
        self.first.setVisible(False)
        self.remove = button(tr("Remove"), "link")
        for each in (self.top, self.up, self.down, self.edit, self.first, self.remove):
            line.addWidget(each)
        self.remove.setVisible(own)

    def show_question(self, line: QuestionLine, place: int, count: int) -> None:
        """Each button's name for a screen reader holds the question; up and down work where there is a way.

        A question that is not ticked has no place: it has tools only when it is empty, to be written anew or removed.
        """
        show_if(self.top, line.ticked)
        self.top.setText(tr("Take out of my top three") if line.top else tr("Put in my top three"))
        names = {
            self.up: tr("Move up: {question}"),
            self.down: tr("Move down: {question}"),
            self.edit: tr("Change the words: {question}"),
            self.first: tr("Back to the first words: {question}"),
            self.remove: tr("Remove: {question}"),
        }
        for widget, words in names.items():
            widget.setAccessibleName(words.format(question=line.text))
        self.top.setAccessibleName(f"{self.top.text()}: {line.text}")
        for each, possible in ((self.up, place > 0), (self.down, place < count - 1)):
            show_if(each, line.ticked and count > 1)
            each.setEnabled(possible)
