"""The sheet is made: see it, save it, print it, e-mail it, and what to do with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.hand_panels import EmailPanel, PrintPanel
from ldnprep.ui.preview import SheetPicture
from ldnprep.ui.state import FINISH
from ldnprep.ui.tabs import tab_stops
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, announce, button, label, show_if
from ldnprep.ui.words import tr


def _secret_line(column: QVBoxLayout, words: str, hint: str) -> QLineEdit:
    """A line for a password below its label, both put into the column."""
    shown = label(words, "label")
    line = line_edit(words, hint)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaximumWidth(420)
    shown.setBuddy(line)
    column.addWidget(shown)
    column.addWidget(line)
    return line


class FinishPage(PageView):
    """What can be done with the sheet. Nothing here sends anything by itself."""

    save_requested = Signal()
    save_text_requested = Signal()
    save_fhir_requested = Signal()
    password_changed = Signal()
    page_one_changed = Signal()
    show_requested = Signal()
    after_requested = Signal()
    over_requested = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            FINISH,
            tr("Your sheet"),
            tr("Take it with you, or give it to the clinic before. Ask your doctor to look at page 1 first."),
        )
        self._visit = visit
        self.state = label(tr("Making your sheet…"), "question")
        self.body.addWidget(self.state)
        self.body.addWidget(self._make_actions())
        self.body.addWidget(self._make_password())
        self.print_panel = PrintPanel()
        self.email_panel = EmailPanel()
        for panel, asked in ((self.print_panel, self.print_button), (self.email_panel, self.email_button)):
            panel.hide()
            self.body.addWidget(panel)
            asked.clicked.connect(partial(self._unfold, panel))
        self.body.addWidget(label(visit.checklist.texts.get("fixed_sentence", ""), "label"))
        self.body.addWidget(self._make_later())
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(18)
        self.body.addLayout(self._pictures)
        self.body.addStretch(1)
        self.set_ready(ready=False)

    def _make_actions(self) -> QWidget:
        card = Card()
        self.page_one_box = TickBox(tr("Only page 1"))
        self.page_one_box.setAccessibleDescription(tr("Page 1 then says that the rest was left out."))
        self.page_one_box.toggled.connect(self._page_one_touched)
        card.body.addWidget(self.page_one_box)
        words = tr("For a doctor with little time. Long lists and numbers to call are on the whole sheet: keep that.")
        card.body.addWidget(label(words, "second"))
        holder = QWidget()
        flow = FlowLayout(holder)
        self.save_button = button(tr("Save as P&DF…"), "primary")
        self.print_button = button(tr("P&rint…"))
        self.email_button = button(tr("E-&mail…"))
        self.text_button = button(tr("Save as plain &text…"), "link")
        self.fhir_button = button(tr("Save for the cl&inic's program…"), "link")
        self.fhir_button.setAccessibleDescription(tr("Your answers as data (FHIR). A password does not protect it."))
        self.show_button = button(tr("Show the saved &file"), "link")
        for each, request in (
            (self.save_button, self.save_requested),
            (self.text_button, self.save_text_requested),
            (self.fhir_button, self.save_fhir_requested),
            (self.show_button, self.show_requested),
        ):
            each.clicked.connect(request)
        handed = (self.save_button, self.print_button, self.email_button, self.text_button, self.fhir_button)
        for each in (*handed, self.show_button):
            flow.addWidget(each)
        self.show_button.setVisible(False)
        card.body.addWidget(holder)
        self.outcome = label("", "label")
        self.outcome.setVisible(False)
        card.body.addWidget(self.outcome)
        return card

    def _make_password(self) -> QWidget:
        card = Card()
        self.password_box = TickBox(tr("Protect the PDF with a password"))
        self.password_box.setAccessibleDescription(tr("Whoever opens the file needs it. It is not kept anywhere."))
        card.body.addWidget(self.password_box)
        self._password_part = QWidget()
        part = QVBoxLayout(self._password_part)
        part.setContentsMargins(0, 0, 0, 0)
        hint = tr("Tell it to the clinic by phone, not in the same e-mail.")
        self.password = _secret_line(part, tr("Password"), hint)
        hint = tr("So that a slip of the finger does not lock the file.")
        self.password_again = _secret_line(part, tr("The same password once more"), hint)
        self.see_box = TickBox(tr("Show the password"))
        self.strength = label("", "second")
        part.addWidget(self.see_box)
        part.addWidget(self.strength)
        part.addWidget(
            label(tr("Nobody can open the file without it, not even you. Tell it to the clinic by phone."), "second")
        )
        self._password_part.setVisible(False)
        card.body.addWidget(self._password_part)
        self.password_box.toggled.connect(self._password_part.setVisible)
        self.see_box.toggled.connect(self._see)
        self.password_box.toggled.connect(self._password_touched)
        self.password.textChanged.connect(self._password_touched)
        return card

    def _make_later(self) -> QWidget:
        card = Card()
        holder = QWidget()
        flow = FlowLayout(holder)
        card.body.addWidget(label(tr("After the visit"), "heading"))
        words = tr("Come back here and type in what you decided together. Then print it again.")
        card.body.addWidget(label(words, "second"))
        self.after_button = button(tr("&After the visit"), description=tr("Type in what you decided."))
        self.over_button = button(tr("Start &over"), "link", description=tr("A new sheet. This one is kept."))
        self.after_button.clicked.connect(self.after_requested)
        self.over_button.clicked.connect(self.over_requested)
        flow.addWidget(self.after_button)
        flow.addWidget(self.over_button)
        card.body.addWidget(holder)
        return card

    def _password_touched(self, _what: object) -> None:
        self.password_changed.emit()

    def _page_one_touched(self, _ticked: bool) -> None:
        self.page_one_changed.emit()

    def _unfold(self, panel: QWidget, _checked: bool = False) -> None:
        for each in (self.print_panel, self.email_panel):
            show_if(each, each is panel)
        self.ensureWidgetVisible(panel)
        inside = tab_stops(panel)
        if inside:
            inside[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self.password_again.setEchoMode(mode)

    def chosen_password(self) -> str:
        """The password for the PDF, "" for none."""
        return self.password.text() if self.password_box.isChecked() else ""

    def password_is_ready(self) -> bool:
        """Whether the PDF can be protected as she wants; else says what is missing and goes there."""
        if not self.password_box.isChecked():
            return True
        if not self.password.text():
            self.show_outcome(tr("Type the password first, or untick the box."))
            self.password.setFocus()
            return False
        if self.password.text() != self.password_again.text():
            self.show_outcome(tr("The two passwords are not the same. Type the password again. Nothing was saved."))
            self.password_again.setFocus()
            self.password_again.selectAll()
            return False
        return True

    def set_ready(self, *, ready: bool) -> None:
        """Whether there is a sheet to hand over."""
        for each in (self.save_button, self.print_button, self.email_button, self.text_button, self.fhir_button):
            each.setEnabled(ready)

    def show_outcome(self, words: str) -> None:
        """Says what came of an action, also to a screen reader."""
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        announce(self.outcome, words)

    def show_pictures(self, pictures: tuple[QImage, ...]) -> None:
        """Shows the pages of the sheet."""
        while (item := self._pictures.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, image in enumerate(pictures, start=1):
            picture = SheetPicture()
            picture.setAccessibleName(
                tr("Picture of page {number} of {total}").format(number=number, total=len(pictures))
            )
            picture.show_image(image)
            self._pictures.addWidget(picture)
        only = self.page_one_box.isChecked()
        words = tr("Your sheet is ready: {count} pages.").format(count=len(pictures))
        words = tr("Page 1 is ready. The rest is left out.") if only else words
        self.state.setText(words)
        announce(self.state, words)
        self.set_ready(ready=True)

    def show_failure(self, words: str) -> None:
        """Says why there is no sheet."""
        self.state.setText(words)
        announce(self.state, words)
