"""Whether the clinic sees her answers about mood."""

from __future__ import annotations

from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

MOOD_FIELD = "mood_crisis"  # the last of the answers that she may keep off the sheet (an id that is fixed)


class MoodBox(TickBox):
    """The tick box. It follows the visit by itself, also after an undo."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(tr("Show to the clinic"))
        self._visit = visit
        self.setProperty("changes", True)
        self.setEnabled(not visit.read_only)
        self.setAccessibleDescription(tr("All answers on this page. Without it the sheet says “not shared”."))
        self.toggled.connect(self._toggled)
        visit.findings_changed.connect(self._follow)
        self._follow()

    def _toggled(self, shown: bool) -> None:
        self._visit.change_settings(show_mood=shown)

    def _follow(self) -> None:
        self.blockSignals(True)
        self.setChecked(self._visit.answers.settings.show_mood)
        self.blockSignals(False)
