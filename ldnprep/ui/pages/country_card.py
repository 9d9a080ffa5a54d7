"""Where she lives: the first question of a sheet, so that every urgent text has the right number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from ldnprep.content.model import COUNTRIES
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.look.answer_buttons import OptionButton
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, Group, label
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

_ARROWS = frozenset(QtCore.Qt.Key(key) for key in range(QtCore.Qt.Key.Key_Left, QtCore.Qt.Key.Key_Down + 1))
_STAYS = (QtCore.Qt.FocusReason.ActiveWindowFocusReason, QtCore.Qt.FocusReason.PopupFocusReason)
_LETTER = ("us", "ca")  # where printers hold US Letter


def country_names() -> dict[str, str]:
    """The countries whose emergency numbers are known, and all others."""
    names = {
        "us": tr("US"),
        "ca": tr("Canada"),
        "uk": tr("UK"),
        "ie": tr("Ireland"),
        "au": tr("Australia"),
        "nz": tr("NZ"),
        "other": tr("Elsewhere"),
    }
    return {country: names[country] for country in COUNTRIES}


class CountryCard(Card):
    """The question. It follows the visit by itself, also after an undo."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._reached = False  # whether an arrow key led to the country that has the focus
        question = tr("Where do you live?")
        head = QHBoxLayout()
        head.setSpacing(theme().px(12))
        head.addWidget(label(question, "question", wrap=False))
        head.addWidget(label(tr("For the emergency number."), "second"), 1)
        self.body.addLayout(head)
        box = Group(question)
        flow = FlowLayout(box, spacing=6)
        self._group = PickGroup(self, takes_back=False)
        for country, name in country_names().items():
            made = OptionButton(name)
            made.setAccessibleDescription(question)
            made.setEnabled(not visit.read_only)
            made.installEventFilter(self)
            self._group.add(country, made)
            flow.addWidget(made)
        self.body.addWidget(box)
        self._group.picked.connect(self._chosen)
        visit.findings_changed.connect(self.refresh)
        self.refresh()

    @property
    def buttons(self) -> Mapping[str, QAbstractButton]:
        """The answers, by country."""
        return self._group.buttons

    def refresh(self) -> None:
        """Shows the country that is chosen; none is guessed."""
        self._group.choose(self._visit.answers.settings.country)

    def lacking(self) -> tuple[QWidget, str] | None:
        """What Next says once while none is chosen: it stays allowed to go on."""
        if self._visit.answers.settings.country is not None or self._visit.read_only:
            return None
        return self, tr("No country yet: choose one for the emergency number.")

    def take_focus(self) -> None:
        """Puts the focus on the chosen country, else on the first."""
        self._group.focus_widget().setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The country that an arrow key led to looks chosen by its frame: left so, it is. One that she only passes by
        Tab is not.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
            self._reached = True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self._left(watched)
        return False

    def _left(self, button: QObject) -> None:
        buttons = self._group.buttons
        if QApplication.focusWidget() in buttons.values() or not self._reached:
            return
        self._reached = False
        if self._visit.answers.settings.country is None and not self._visit.read_only:
            self._chosen(next(country for country, each in buttons.items() if each is button))

    def _chosen(self, country: str) -> None:
        before = self._visit.answers.settings
        # that of a country pressed by mistake goes with it; another one she chose herself
        kept = before.paper if before.paper != _paper_of(before.country) else None
        self._visit.change_settings(country=country, paper=kept or _paper_of(country))


def _paper_of(country: str | None) -> str | None:
    if country is None:
        return None
    return "letter" if country in _LETTER else "a4"
