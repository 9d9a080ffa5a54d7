"""One listed question on the page of questions: a tick box with its words, the reason, its place on the front."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.look.answer_buttons import LineTick
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import button, label, rule, show_if
from ldnprep.ui.pages.place_button import PlaceButton
from ldnprep.ui.reading.shelf import Line
from ldnprep.ui.words import plain, tr


class QuestionRow(QWidget):
    """One question. Its text field is made when it is first needed: most questions are never reworded.

    ticked(bool), asked(see `PlaceButton`), reworded: what she does with it.
    """

    ticked = Signal(bool)
    asked = Signal(str)
    reworded = Signal()

    def __init__(self, question_id: str, *, read_only: bool) -> None:
        super().__init__()
        self.question_id = question_id
        self._read_only = read_only
        self._text = ""
        self._shown: object = None
        self._edit: ExactTextEdit | None = None
        self._edit_part: QWidget | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(rule())
        head = QHBoxLayout()
        head.setContentsMargins(0, theme().px(4), 0, 0)
        self.box = LineTick("")
        self.box.setEnabled(not read_only)
        self.place = PlaceButton(own=False)
        head.addWidget(self.box, 1)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._body.addLayout(head)
        self.reason = label("", "second")
        self.reason.setContentsMargins(theme().px(LineTick.PAD + LineTick.MARK + LineTick.GAP), 0, 0, theme().px(8))
        self._body.addWidget(self.reason)
        self.box.toggled.connect(self.ticked)
        self.place.asked.connect(self.asked)

    @property
    def edit(self) -> ExactTextEdit:
        """Her own words for the question, below the tick box."""
        if self._edit is None:
            self._edit_part = QWidget()
            column = QVBoxLayout(self._edit_part)
            self._edit = ExactTextEdit(lines=2, enter_ends=True)
            self._edit.setAccessibleName(tr("Your words: {question}").format(question=self._text))
            self._edit.set_exact_text(self._text)
            self._edit.exact_text_changed.connect(self.reworded)
            self._edit.ended.connect(self.close_words)
            done = button(tr("Done"), "link", name=tr("Done: {question}").format(question=self._text))
            done.clicked.connect(self.close_words)
            line = QHBoxLayout()
            line.addWidget(done)
            line.addStretch(1)
            column.addWidget(self._edit)
            column.addLayout(line)
            self._edit_part.setVisible(False)
            self._body.addWidget(self._edit_part)
        return self._edit

    @property
    def is_rewording(self) -> bool:
        """Whether the field for her words is open."""
        return self._edit_part is not None and not self._edit_part.isHidden()

    def open_words(self) -> None:
        """Opens the field for her own words, all of them selected."""
        edit = self.edit
        assert self._edit_part is not None  # noqa: S101 - made with the field
        self._edit_part.setVisible(True)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    def close_words(self) -> None:
        """Closes it again; what was typed is kept already."""
        if self._edit_part is not None:
            self._edit_part.setVisible(False)
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_line(self, line: Line, front: int, *, again: bool = False) -> None:
        """Shows the question as it stands; front: how many stand on the front.

        again: after an undo; then also the field that she types in takes the words.
        """
        if (line, front) == self._shown and not again:
            return
        self._shown = (line, front)
        self._text = line.text
        self.box.blockSignals(True)
        self.box.setChecked(line.ticked)
        self.box.blockSignals(False)
        if self.box.text() != plain(line.text):
            self.box.setText(plain(line.text))
            self.box.updateGeometry()
        self.reason.setText(line.reason)
        show_if(self.reason, bool(line.reason))
        self.box.setAccessibleName(line.text)
        self.box.setAccessibleDescription(self._told(line))
        self.place.show_line(line, front, read_only=self._read_only)
        if self._edit is not None and (again or not self._edit.hasFocus()) and self._edit.exact_text() != line.text:
            self._edit.blockSignals(True)  # shown, not typed
            self._edit.set_exact_text(line.text)
            self._edit.blockSignals(False)

    @staticmethod
    def _told(line: Line) -> str:
        """What a screen reader says behind the words."""
        where = tr("Number {n}.").format(n=line.place + 1) if line.place is not None else ""
        ours = tr("We suggest it.") if line.ours else ""
        return " ".join(part for part in (ours, line.reason, where) if part)
