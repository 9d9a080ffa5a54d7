"""What stands in the window: steps at the side, a page, the foot, the growing sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ldnprep.ui.look.theme import theme
from ldnprep.ui.shell.footer import Footer
from ldnprep.ui.shell.notice import NoticeBar
from ldnprep.ui.shell.preview import PreviewPane
from ldnprep.ui.shell.side import WIDTH as SIDE_WIDTH
from ldnprep.ui.shell.side import StepsList
from ldnprep.ui.state import Step

_PAGE_LEAST = 520  # pixels at 100 % that a page wants before anything stands beside it
_PAGE_WHOLE = 940  # a page at its full width: the preview takes nothing of it
_PREVIEW_WIDTH = 340


class Frame(QWidget):
    """All that stands in the window at one text size; built anew when the text size or the steps change."""

    def __init__(self, steps: tuple[Step, ...], current: str) -> None:
        super().__init__()
        self._hidden: set[QWidget] = set()
        self.side = StepsList(steps, current)
        self.footer = Footer()
        self.stack = QStackedWidget()
        self.preview = PreviewPane()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notices = NoticeBar()
        column.addWidget(self.stack, 1)
        column.addWidget(self.notices)  # below the page, which stays where it is when one comes
        column.addWidget(self.footer)
        self.splitter = QSplitter()
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self.preview)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([theme().px(700), theme().px(_PREVIEW_WIDTH)])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(self.splitter, 1)

    @staticmethod
    def has_room_for_preview(width: int) -> bool:
        """Whether the sheet can stand beside the questions."""
        return width >= theme().px(SIDE_WIDTH + _PAGE_WHOLE + _PREVIEW_WIDTH)

    def arrange(self, width: int, *, preview_beside: bool, preview_due: bool) -> None:
        """Steps and preview stand beside the page only where the page keeps its room.

        preview_beside: its place is wanted. preview_due: the sheet has something to show by now: where it is not beside
        the page a button opens it.
        """
        look = theme()
        side = width >= look.px(SIDE_WIDTH + _PAGE_LEAST)
        preview = preview_beside and self.has_room_for_preview(width)
        for column, shown in ((self.side, side), (self.preview, preview)):
            # to show what was never hidden would dress all that is in it now, and again when its texts are there
            if shown == (column in self._hidden):
                column.setVisible(shown)
                self._hidden ^= {column}
        self.footer.steps_button.setVisible(not side)
        self.footer.offer_preview(preview_due and not preview)
