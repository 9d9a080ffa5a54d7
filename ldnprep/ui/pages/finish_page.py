"""The sheet is made: see it, save it, print it, send it, and what to do after the visit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.look.answer_buttons import TickBox
from ldnprep.ui.look.folding import add_fold
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.tabs import tab_stops
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, Pressable, announce, button, keep_room, label, let_all_go, show_if
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.hand_panels import EmailPanel, PrintPanel, outcome_label
from ldnprep.ui.pages.password_card import PasswordCard
from ldnprep.ui.shell.preview import SheetPicture
from ldnprep.ui.state import FINISH
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

_SEEN = 60  # pixels at 100 % of what came, with its heading, that tell her where to look


class FinishPage(PageView):
    """What can be done with the sheet. Nothing here sends anything by itself; what came of it stands beside the button
    that was pressed.
    """

    save_requested = Signal()
    save_text_requested = Signal()
    save_fhir_requested = Signal()
    message_requested = Signal()
    page_one_changed = Signal()
    show_requested = Signal()
    after_requested = Signal()
    over_requested = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(FINISH, tr("Your sheet"), tr("Ask your doctor to look at the front first."))
        self.state = label(tr("Making your sheet…"), "question")
        self.print_panel, self.email_panel, self.password = PrintPanel(), EmailPanel(), PasswordCard()
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(18)
        fixed = label(visit.checklist.texts.get("fixed_sentence", ""), "label")
        for each in (
            self.state, self._make_paper(), self.print_panel, self._make_sending(), self.email_panel, fixed,
            self._make_later(), self._make_other(),
        ):  # fmt: skip
            self.body.addWidget(each)
        for panel, asked in ((self.print_panel, self.print_button), (self.email_panel, self.email_button)):
            panel.hide()
            asked.clicked.connect(partial(self._unfold, panel, asked))
        self._handing = (
            self.save_button, self.print_button, self.message_button, self.email_button, self.text_button,
            self.draft_button, self.fhir_button,
        )  # fmt: skip
        self._wire_outcomes()
        self.body.addLayout(self._pictures)
        self.body.addStretch(1)
        self.set_ready(ready=False)

    # ------------------------------------------------------------ parts

    def _make_paper(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.password)  # before the buttons that need it
        self.save_button = button(tr("Save as P&DF…"), "primary")
        self.print_button = button(tr("P&rint…"))
        self.show_button = button(tr("Show the saved &file"), "link")
        self.save_button.clicked.connect(self.save_requested)
        self.show_button.clicked.connect(self.show_requested)
        self.show_button.setVisible(False)
        keep_room(self.show_button)
        self._paper_outcome = self._row(card, self.save_button, self.print_button, self.show_button)
        self._paper_outcome.setMinimumHeight(self._paper_outcome.fontMetrics().lineSpacing())
        keep_room(self._paper_outcome)  # the buttons below may come next: they stay where she aims
        return card

    def _make_sending(self) -> QWidget:
        card = Card()
        card.body.addWidget(label(tr("Send it before the visit"), "heading"))
        words = tr("The clinic's portal is private. Ordinary e-mail is not. Paper is just as good.")
        card.body.addWidget(label(words, "second"))
        self.message_button = button(
            tr("Copy a short message for the portal"), description=tr("Paste it there, and attach the saved sheet.")
        )
        self.email_button = button(tr("E-&mail…"))
        self.message_button.clicked.connect(self.message_requested)
        self._message_outcome = self._row(card, self.message_button, self.email_button)
        self.message_text = ExactTextEdit(lines=4)
        self.message_text.setReadOnly(True)
        self.message_text.setAccessibleName(tr("The message that was copied"))
        self.message_text.setVisible(False)
        card.body.addWidget(self.message_text)
        return card

    def _make_later(self) -> QWidget:
        card = Card()
        card.body.addWidget(label(tr("After the visit"), "heading"))
        words = tr("Come back here. Type in what was decided and answered. Then print it again.")
        card.body.addWidget(label(words, "second"))
        self.after_button = button(tr("&After the visit"))
        self.over_button = button(tr("Start an&other sheet"), "link", description=tr("This one is kept."))
        self.after_button.clicked.connect(self.after_requested)
        self.over_button.clicked.connect(self.over_requested)
        self._row(card, self.after_button, self.over_button)
        return card

    def _make_other(self) -> QWidget:
        card = Card()
        self.other_button, column = add_fold(card.body, tr("Other ways"))
        self.page_one_box = TickBox(tr("Only the front"))
        self.page_one_box.setAccessibleDescription(tr("Without your questions and the numbers to call."))
        self.page_one_box.toggled.connect(self.page_one_changed)
        column.addWidget(self.page_one_box)
        self.text_button = button(tr("Save as plain &text…"), "link")
        self.fhir_button = button(tr("Save for the cl&inic's program…"), "link")
        self.fhir_button.setAccessibleDescription(tr("Your answers as data (FHIR). A password does not protect it."))
        self.draft_button = button(tr("Save as e-mail draft…"), "link")
        self.draft_button.setAccessibleDescription(tr("A file for a mail program on another computer."))
        self.draft_button.clicked.connect(self.email_panel.save_draft)
        self.text_button.clicked.connect(self.save_text_requested)
        self.fhir_button.clicked.connect(self.save_fhir_requested)
        holder = QWidget()
        flow = FlowLayout(holder)
        for each in (self.text_button, self.draft_button, self.fhir_button):
            flow.addWidget(each)
        column.addWidget(holder)
        self._other_outcome = outcome_label()
        column.addWidget(self._other_outcome)
        return card

    @staticmethod
    def _row(card: Card, *buttons: QPushButton) -> QLabel:
        """Buttons side by side, and below them the line that says what came of one."""
        holder = QWidget()
        flow = FlowLayout(holder)
        for each in buttons:
            flow.addWidget(each)
        card.body.addWidget(holder)
        outcome = outcome_label()
        card.body.addWidget(outcome)
        return outcome

    def _wire_outcomes(self) -> None:
        """Each button says beside itself what came of it."""
        self.outcome = self._paper_outcome
        self._by_pointer = False  # the last press
        places = {
            self._paper_outcome: (self.save_button, self.print_button, self.show_button),
            self._message_outcome: (self.message_button, self.email_button),
            self.print_panel.outcome: (self.print_panel.print_button,),
            self.email_panel.outcome: self.email_panel.buttons(),
            self._other_outcome: (self.text_button, self.draft_button, self.fhir_button),
        }
        for outcome, buttons in places.items():
            for each in buttons:
                each.pressed.connect(partial(self._speak_at, outcome, each))  # comes before what the press asks for
        self._outcomes = tuple(places)

    # ------------------------------------------------------------ what she does

    def _speak_at(self, outcome: QLabel, pressed: QPushButton) -> None:
        self.outcome = outcome
        self._by_pointer = isinstance(pressed, Pressable) and pressed.by_pointer

    def _unfold(self, panel: QWidget, asked: QPushButton, _checked: bool = False) -> None:
        show_if(panel, True)  # another that is open above stays: what is under the pointer must not move
        if not (isinstance(asked, Pressable) and asked.by_pointer):
            self.bring_what_opened(panel)
        else:
            QTimer.singleShot(0, panel, partial(self._bring_unseen, panel))
        inside = tab_stops(panel) or [self.save_button]  # no printer: the panel says to save it
        inside[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_unseen(self, came: QWidget) -> None:
        """Scrolls, by pointer too, where nothing of what a press brought is in sight: it would seem to do nothing."""
        top = came.mapTo(self, QPoint(0, 0)).y()
        if not 0 <= top <= self.viewport().height() - min(came.height(), theme().px(_SEEN)):
            self.bring_into_sight(came)

    def password_is_ready(self) -> bool:
        """Whether the PDF can be protected as she wants; else says what is missing and goes there."""
        lacking = self.password.lacking()
        if lacking:
            self.show_outcome(lacking)
        return not lacking

    # ------------------------------------------------------------ showing

    def set_ready(self, *, ready: bool) -> None:
        """Whether there is a sheet to hand over."""
        for each in self._handing:
            each.setEnabled(ready)

    def show_outcome(self, words: str) -> None:
        """Says what came of an action beside the button that was pressed, also to a screen reader."""
        self.outcome.setText(words)
        show_if(self.outcome, bool(words))
        QTimer.singleShot(0, self.outcome, partial(self._tell_outcome, self.outcome))
        announce(self.outcome, words)

    def _tell_outcome(self, outcome: QLabel) -> None:
        """By pointer nothing scrolls, the button beside may come next: what is out of sight is said in the foot too."""
        if outcome.text() and not self._by_pointer:
            self._bring_unseen(outcome)
        self.waits.emit("" if self.shows(outcome) else outcome.text())

    def show_message(self, text: str) -> None:
        """Shows the message that is on the clipboard now: nothing leaves unseen."""
        self.message_text.set_exact_text(text)
        show_if(self.message_text, True)

    def begin(self) -> None:
        """The sheet is made anew: what was said of the one before does not hold."""
        self.state.setText(tr("Making your sheet…"))
        for each in self._outcomes:
            each.setText("")
            each.setVisible(False)
        self.message_text.setVisible(False)
        self.set_ready(ready=False)

    def show_pictures(self, pictures: tuple[QImage, ...], in_short: str) -> None:
        """Shows the pages of the sheet, and above them what it says comes first, in a line."""
        let_all_go(self._pictures)
        if in_short:
            self._pictures.addWidget(label(in_short, "question"))
        for number, image in enumerate(pictures, start=1):
            picture = SheetPicture()
            words = tr("Picture of page {number} of {total}").format(number=number, total=len(pictures))
            picture.setAccessibleName(words)
            picture.show_image(image)
            self._pictures.addWidget(picture)
        only = self.page_one_box.isChecked()
        words = tr("Your sheet is ready: {count} pages.").format(count=len(pictures))
        words = tr("The front is ready. The rest is left out.") if only else words
        self.state.setText(words)
        announce(self.state, words)
        self.set_ready(ready=True)

    def show_failure(self, words: str) -> None:
        """Says why there is no sheet."""
        self.state.setText(words)
        announce(self.state, words)
