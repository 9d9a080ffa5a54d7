"""Two cards of the finished sheet: print it, and e-mail it. They unfold when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldnprep.handover.model import Fit, Printer, Provider
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.answer_buttons import OptionButton, TickBox
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, Group, button, icon_button, label, let_go
from ldnprep.ui.sheets.hand_words import way_words, why_words
from ldnprep.ui.words import tr

_MOST_COPIES = 99
_NO_ACCOUNT = "no_account"
_NOT_THERE = ("no_mail_program_known",)  # it might work, but nothing says that a mail program is there: not offered


def outcome_label() -> QLabel:
    """The line beside a button that says what came of pressing it; hidden until there is something to say."""
    made = label("", "label")
    made.setVisible(False)
    return made


class Choices(Group):
    """Radio buttons made anew for what was found on this computer."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, OptionButton] = {}

    def offer(self, options: Sequence[tuple[str, str, bool]]) -> None:
        """Shows options: key, words, whether it can be chosen. The first that can be is chosen."""
        for old in self.buttons.values():
            self._group.removeButton(old)
            let_go(old, self._layout)
        self.buttons = {}
        for key, words, possible in options:
            made = OptionButton(words)
            made.setEnabled(possible)
            self._group.addButton(made)
            self.buttons[key] = made
            self._layout.addWidget(made)
        first = next((made for made in self.buttons.values() if made.isEnabled()), None)
        if first is not None:
            first.setChecked(True)

    def chosen(self) -> str:
        """The key of the chosen option, "" for none."""
        return next((key for key, made in self.buttons.items() if made.isChecked()), "")


class PrintPanel(Card):
    """Which printer, how many copies, both sides."""

    print_requested = Signal(str, int, bool, str)  # printer, copies, both sides, paper

    def __init__(self) -> None:
        super().__init__()
        self.copies = 1
        self.body.addWidget(label(tr("Print"), "heading"))
        self.state = label(tr("Looking for printers…"), "second")
        self.body.addWidget(self.state)
        self.printers = Choices(tr("Printer"))
        self.body.addWidget(self.printers)
        self._options = QWidget()
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        copies = QHBoxLayout()
        self.copies_label = label("", "label", wrap=False)
        self.fewer_button = icon_button("partly", tr("One copy fewer"))
        self.more_button = icon_button("plus", tr("One copy more"))
        copies.addWidget(self.copies_label)
        copies.addWidget(self.fewer_button)
        copies.addWidget(self.more_button)
        copies.addStretch(1)
        options.addLayout(copies)
        options.addWidget(label(tr("Paper in the printer"), "label"))
        self.papers = Choices(tr("Paper in the printer"))
        self.papers.offer([("a4", tr("A4 (most countries)"), True), ("letter", tr("US Letter"), True)])
        options.addWidget(self.papers)
        self.both_sides = TickBox(tr("Print on both sides of the paper"))
        options.addWidget(self.both_sides)
        line = QHBoxLayout()
        self.print_button = button(tr("Print now"), "primary")
        line.addWidget(self.print_button)
        line.addStretch(1)
        options.addLayout(line)
        self.body.addWidget(self._options)
        self._options.setVisible(False)
        self.outcome = outcome_label()
        self.body.addWidget(self.outcome)
        self._show_copies()
        self.fewer_button.clicked.connect(partial(self._change_copies, -1))
        self.more_button.clicked.connect(partial(self._change_copies, 1))
        self.print_button.clicked.connect(self._print)

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Shows what was found."""
        self.printers.offer([(each.name, self._words(each), True) for each in printers])
        self._options.setVisible(bool(printers))
        none = tr("No printer was found. Save the sheet as PDF, and print it where there is one.")
        self.state.setText(tr("Choose a printer.") if printers else none)

    def show_paper(self, paper: str) -> None:
        """Chooses the paper for which the sheet was made: a4 or letter."""
        self.papers.buttons[paper].setChecked(True)

    @staticmethod
    def _words(printer: Printer) -> str:
        return tr("{name} (your usual one)").format(name=printer.name) if printer.is_default else printer.name

    def _change_copies(self, by: int, _checked: bool = False) -> None:
        self.copies = min(_MOST_COPIES, max(1, self.copies + by))
        self._show_copies()

    def _show_copies(self) -> None:
        self.copies_label.setText(tr("Copies: {number}").format(number=self.copies))
        self.fewer_button.setEnabled(self.copies > 1)
        self.fewer_button.setAccessibleDescription(self.copies_label.text())
        self.more_button.setAccessibleDescription(self.copies_label.text())

    def _print(self) -> None:
        self.print_requested.emit(
            self.printers.chosen(), self.copies, self.both_sides.isChecked(), self.papers.chosen()
        )


class EmailPanel(Card):
    """To whom, and with which mail program of those that are there; for mail in a browser the steps, plainly."""

    draft_requested = Signal(str, str)
    save_draft_requested = Signal(str)
    copy_requested = Signal()
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(label(tr("E-mail"), "heading"))
        self.lacking = outcome_label()
        self.body.addWidget(self.lacking)
        self.body.addWidget(self._make_program())
        self.body.addWidget(self._make_browser())
        self.outcome = outcome_label()
        self.body.addWidget(self.outcome)
        self.show_ways(())

    def _make_program(self) -> QWidget:
        self._program = QWidget()
        column = QVBoxLayout(self._program)
        column.setContentsMargins(0, 0, 0, 0)
        words = tr("A draft opens in your mail program. You look at it and send it yourself.")
        column.addWidget(label(words, "second"))
        words = tr("E-mail address of the clinic (you can leave it empty)")
        self.address = line_edit(words)
        self.address.own_undo = True
        self.address.setMaximumWidth(theme().px(480))
        shown = label(words, "label")
        shown.setBuddy(self.address)
        column.addWidget(shown)
        column.addWidget(self.address)
        column.addWidget(label(tr("With which program?"), "label"))
        self.ways = Choices(tr("With which program?"))
        column.addWidget(self.ways)
        line = QHBoxLayout()
        self.draft_button = button(tr("Open a draft"), "primary")
        line.addWidget(self.draft_button)
        line.addStretch(1)
        column.addLayout(line)
        self.draft_button.clicked.connect(self._draft)
        return self._program

    def _make_browser(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(tr("In your browser (Gmail, Outlook.com, Yahoo and others)"), "question"))
        for number, words in enumerate(
            (
                tr("Save the sheet as PDF."),
                tr("Open your mail in the browser."),
                tr("Attach the saved file there."),
                tr("Copy the text, and paste it there."),
            ),
            start=1,
        ):
            column.addWidget(label(f"{number}. {words}"))
        buttons = QWidget()
        line = FlowLayout(buttons)
        self.pdf_button = button(tr("Save as PDF…"), description=tr("To attach it in your browser."))
        self.copy_button = button(tr("Copy the text"))
        line.addWidget(self.pdf_button)
        line.addWidget(self.copy_button)
        column.addWidget(buttons)
        self.pdf_button.clicked.connect(self.save_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        return part

    def buttons(self) -> tuple[QPushButton, ...]:
        """All of them."""
        return (self.draft_button, self.pdf_button, self.copy_button)

    def show_ways(self, providers: Sequence[Provider]) -> None:
        """Shows the mail programs that are there; without one only the way by the browser."""
        there = [each for each in providers if each.fit is not Fit.NO and each.why not in _NOT_THERE]
        self.ways.offer([(each.id, self._words(each), True) for each in there])
        lacking = list(dict.fromkeys(each.program for each in providers if each.why == _NO_ACCOUNT and each.program))
        words = tr("{program} is on this computer, but it has no account yet: it cannot send.")
        self.lacking.setText(" ".join(words.format(program=name) for name in lacking))
        self.lacking.setVisible(bool(lacking))
        self._program.setVisible(bool(there))

    @staticmethod
    def _words(provider: Provider) -> str:
        name, why = provider.program or way_words(provider.id), why_words(provider.why)
        return f"{name} ({why})" if why else name

    def _draft(self) -> None:
        self.draft_requested.emit(self.address.text(), self.ways.chosen())

    def save_draft(self) -> None:
        """She wants the draft as a file, for a mail program elsewhere."""
        self.save_draft_requested.emit(self.address.text())
