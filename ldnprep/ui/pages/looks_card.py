"""How the sheet shall look, folded; written into the answers, so that the command line makes the same sheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from ldnprep.formats import PARTS
from ldnprep.pipeline import options_for
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.look.answer_buttons import OptionButton, TickBox
from ldnprep.ui.look.folding import add_fold
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.widgets import Card, Group, label, show_if
from ldnprep.ui.reading.reading_list import read_by
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import plain, tr


def part_words() -> dict[str, str]:
    """What each part behind the leaf is called, by its id."""
    words = {
        "answers": tr("All my answers"),
        "read": tr("What I have read, and what studies show"),
        "evidence": tr("Studies and sources for my doctor"),
        "diary": tr("A diary to fill in by pen"),
    }
    return {name: words[name] for name in PARTS}


class LooksCard(Card):
    """Paper, large print, whether the answers about mood are shown, and the parts behind the leaf. In sight, where she
    ticked what she has read: whether that is printed.

    opened: she wants to see them; how many pages each part has can be told then.
    """

    opened = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._pages: Mapping[str, int] = {}
        self._added: frozenset[str] = frozenset()
        self.read_box = TickBox(tr("Print what I read"))
        self.read_box.setEnabled(not visit.read_only)
        self.read_box.toggled.connect(self._read_ticked)
        self.body.addWidget(self.read_box)
        self.fold_button, column = add_fold(self.body, tr("How the sheet looks"))
        box = Group(tr("Paper"))
        papers = FlowLayout(box)
        self._papers = PickGroup(self, takes_back=False)
        self.papers = self._papers.buttons
        for paper, words in (("a4", tr("A4 paper (most countries)")), ("letter", tr("US Letter paper"))):
            made = OptionButton(words)
            made.setAccessibleDescription(tr("Paper"))
            self._papers.add(paper, made)
            papers.addWidget(made)
        self._papers.picked.connect(self._paper_chosen)
        column.addWidget(box)
        self.boxes = {
            "large_print": TickBox(tr("Large print")),
            "show_mood": TickBox(tr("Show my answers about mood on the sheet")),
        }
        for name, made_box in self.boxes.items():
            made_box.toggled.connect(partial(self._ticked, name))
            column.addWidget(made_box)
        column.addWidget(label(tr("Print behind it, on pages of their own"), "label"))
        self.parts = {name: TickBox(words) for name, words in part_words().items()}
        for made_box in self.parts.values():
            made_box.toggled.connect(self._part_ticked)
            column.addWidget(made_box)
        for each in (*self.papers.values(), *self.boxes.values(), *self.parts.values()):
            each.setEnabled(not visit.read_only)
        self.fold_button.toggled.connect(self._toggled)

    def show_pages(self, pages: Mapping[str, int], added: frozenset[str]) -> None:
        """Says beside each part how many pages it has. added: parts that are printed without a tick of hers: theirs is
        set, and fast."""
        self._pages, self._added = pages, added
        self._show_ticks()
        forms = {0: tr("{part} (nothing yet)"), 1: tr("{part} (1 page)")}
        for name, words in part_words().items():
            if name in pages:
                said = forms.get(pages[name], tr("{part} ({count} pages)")).format(part=words, count=pages[name])
                if name in added - self._chosen:
                    said = tr("{part} – added by itself: the front has no room").format(part=said)
                self.parts[name].setText(plain(said))
                self.parts[name].updateGeometry()

    @property
    def _chosen(self) -> frozenset[str]:
        return frozenset(options_for(self._visit.answers.settings).parts or ())

    def _show_ticks(self) -> None:
        for name, made_box in self.parts.items():
            made_box.blockSignals(True)
            made_box.setChecked(name in self._chosen | self._added)
            made_box.blockSignals(False)
            made_box.setEnabled(not self._visit.read_only and name not in self._added - self._chosen)

    def _toggled(self, opened: bool) -> None:
        if opened:
            self.opened.emit()

    def _paper_chosen(self, paper: str) -> None:
        self._visit.change_settings(paper=paper)

    def _ticked(self, name: str, checked: bool) -> None:
        self._visit.change_settings(**{name: checked})

    def _read_ticked(self, checked: bool) -> None:
        self.parts["read"].setChecked(checked)

    def _part_ticked(self, _checked: bool) -> None:
        fast = self._added - self._chosen
        parts = tuple(name for name, made in self.parts.items() if made.isChecked() and name not in fast)
        # none: what has no room on the leaf follows by itself
        self._visit.change_settings(parts=parts or None, diary="diary" in parts)

    def refresh(self) -> None:
        """Shows the settings as they are."""
        show_if(self.read_box, bool(read_by(self._visit.answers)))
        self.read_box.blockSignals(True)
        self.read_box.setChecked("read" in self._chosen)
        self.read_box.blockSignals(False)
        self.show_pages(self._pages, self._added)
        settings = self._visit.answers.settings
        self._papers.choose(settings.paper or "a4")
        for name, made_box in self.boxes.items():
            made_box.blockSignals(True)
            made_box.setChecked(bool(getattr(settings, name)))
            made_box.blockSignals(False)
