"""A password for the PDF: typed twice, judged in words, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.answer_buttons import TickBox
from ldnprep.ui.look.widgets import Card, label
from ldnprep.ui.words import tr


def _secret_line(column: QVBoxLayout, words: str, hint: str) -> QLineEdit:
    """A line for a password below its label, both put into the column."""
    shown = label(words, "label")
    line = line_edit(words, hint)
    line.own_undo = True
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaximumWidth(420)
    shown.setBuddy(line)
    column.addWidget(shown)
    column.addWidget(line)
    return line


class PasswordCard(Card):
    """password_changed: what was saved before is not protected as she wants it now."""

    password_changed = Signal()

    def __init__(self) -> None:
        super().__init__("inside", margin=0)  # of the buttons that it is for
        self.box = TickBox(tr("Protect the PDF with a password"))
        self.box.setAccessibleDescription(tr("Whoever opens the file needs it. It is not kept anywhere."))
        self.body.addWidget(self.box)
        self._part = QWidget()
        part = QVBoxLayout(self._part)
        part.setContentsMargins(0, 0, 0, 0)
        hint = tr("Tell it to the clinic by phone, not in the same e-mail.")
        self.password = _secret_line(part, tr("Password"), hint)
        hint = tr("So that a slip of the finger does not lock the file.")
        self.again = _secret_line(part, tr("The same password once more"), hint)
        self.see_box = TickBox(tr("Show the password"))
        self.strength = label("", "second")
        part.addWidget(self.see_box)
        part.addWidget(self.strength)
        words = tr("The file opens only with it. Tell it to the clinic by phone.")
        part.addWidget(label(words, "second"))
        self._part.setVisible(False)
        self.body.addWidget(self._part)
        self.box.toggled.connect(self._part.setVisible)
        self.see_box.toggled.connect(self._see)
        self.box.toggled.connect(self._touched)
        self.password.textChanged.connect(self._touched)

    def chosen(self) -> str:
        """The password for the PDF, "" for none."""
        return self.password.text() if self.box.isChecked() else ""

    def lacking(self) -> str:
        """What is missing before the PDF can be protected as she wants, with the focus there; "" for nothing."""
        if not self.box.isChecked():
            return ""
        if not self.password.text():
            self.password.setFocus()
            return tr("Type the password first, or untick the box.")
        if self.password.text() != self.again.text():
            self.again.setFocus()
            self.again.selectAll()
            return tr("The two passwords are not the same. Type the password again. Nothing was saved.")
        return ""

    def _touched(self, _what: object) -> None:
        self.password_changed.emit()

    def _see(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self.again.setEchoMode(mode)
