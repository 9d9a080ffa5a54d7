"""Whether the clinic sees her answers about mood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ldnprep.ui.look.answer_buttons import TickBox
from ldnprep.ui.look.widgets import Card, keep_room, label
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


class MoodCard(Card):
    """The tick box, before all that it keeps off the sheet; without its tick the words beside it say what that is, and
    what the sheet says instead. It follows the visit by itself, also after an undo.
    """

    def __init__(self, visit: Visit) -> None:
        super().__init__("inside", margin=0)
        self._visit = visit
        self.box = TickBox(tr("Show my mood answers"))
        self.box.setProperty("changes", True)
        self.box.setEnabled(not visit.read_only)
        said = visit.checklist.texts.get("not_shared", "")
        words = tr("Left out: this page, and your number for low mood. For any answer the sheet says: “{words}”")
        self.told = label(words.format(words=said), "second")
        self.box.setAccessibleDescription(self.told.text())
        keep_room(self.told)  # nothing moves when it comes
        line = QHBoxLayout()  # at every text size: below the box its place would be a hole
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)  # else as high as the words
        line.addWidget(self.told, 1)
        self.body.addLayout(line)
        self.box.toggled.connect(self._toggled)
        visit.findings_changed.connect(self._follow)
        self._follow()

    def _toggled(self, shown: bool) -> None:
        self._visit.change_settings(show_mood=shown)

    def _follow(self) -> None:
        shown = self._visit.answers.settings.show_mood
        self.box.blockSignals(True)
        self.box.setChecked(shown)
        self.box.blockSignals(False)
        self.told.setVisible(not shown)
