"""What is in the file although another answer hides its question, and whether it stands on the sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ldnprep.content.model import Page
from ldnprep.ui.look.widgets import dress_words, show_if
from ldnprep.ui.visit import Visit
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
        findings, shorts = self._visit.findings, {f.id: f.short for f in self._visit.checklist.fields()}
        gone = [hidden.field.id for hidden in findings.hidden if hidden.field.id in self._own]
        told = [name for name in findings.below if name in self._own]
        said = ((tr("Kept, but left out of the sheet: {names}."), gone), (tr("Kept, and on the sheet: {names}."), told))
        lines = [text.format(names="; ".join(shorts[name] for name in names)) for text, names in said if names]
        self.setText(" ".join(lines))
        show_if(self, bool(lines))
