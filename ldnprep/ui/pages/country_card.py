"""Where she lives: for the right emergency number, asked before anything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ldnprep.content.model import COUNTRIES
from ldnprep.ui.answer_buttons import OptionButton
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, Group, label
from ldnprep.ui.words import tr


def country_names() -> dict[str, str]:
    """The countries whose emergency numbers are known, in the order in which they are offered."""
    names = {
        "uk": tr("UK"), "ie": tr("Ireland"), "us": tr("US"), "ca": tr("Canada"), "au": tr("Australia"),
        "nz": tr("New Zealand"), "other": tr("Elsewhere"),
    }  # fmt: skip
    return names | {country: country for country in COUNTRIES if country not in names}


class CountryCard(Card):
    """Writes into the settings, not into an answer; with it the paper that is usual there, if none was chosen."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        question, why = tr("Where do you live?"), tr("For the right emergency number.")
        self.setAccessibleName(question)
        self.body.addWidget(label(question, "question"))
        self.body.addWidget(label(why, "second"))
        box = Group(question)
        flow = FlowLayout(box, spacing=8)
        self._group = PickGroup(self)
        for country, name in country_names().items():
            made = OptionButton(name)
            made.setAccessibleDescription(question)
            made.setEnabled(not visit.read_only)
            self._group.add(country, made)
            flow.addWidget(made)
        self.body.addWidget(box)
        self._group.picked.connect(self._picked)
        self.show_values()

    def show_values(self) -> None:
        """Shows the country as it is chosen."""
        self._group.choose(self._visit.answers.settings.country)

    def take_focus(self) -> None:
        """Gives the chosen country, else the first, the focus."""
        self._group.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        """The control that takes the focus."""
        return self._group.focus_widget()

    def _picked(self, country: str | None) -> None:
        paper = self._visit.answers.settings.paper
        usual = "letter" if country in ("us", "ca") else "a4"
        self._visit.change_settings(country=country, paper=paper or (usual if country else None))
