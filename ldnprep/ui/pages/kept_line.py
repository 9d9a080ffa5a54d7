"""What is in the file, and left out of the sheet because of another answer."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ldnprep.content.model import Page
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import dress_words, show_if
from ldnprep.ui.words import tr


class KeptLine(QLabel):
    """One line about the fields of a page; out of sight while there are none. It follows the visit by itself."""

    def __init__(self, page: Page, visit: Visit) -> None:
        super().__init__()
        self._own = {field.id for field in page.fields}
        self._visit = visit
        dress_words(self, "", "second")
        self.hide()
        visit.findings_changed.connect(self.follow)

    def follow(self) -> None:
        """Shows what is kept now."""
        names = [hidden.field.short for hidden in self._visit.findings.hidden if hidden.field.id in self._own]
        self.setText(tr("Kept, but left out of the sheet: {names}.").format(names="; ".join(names)))
        show_if(self, bool(names))
