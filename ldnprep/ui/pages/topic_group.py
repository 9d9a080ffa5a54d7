"""The questions of one topic on the page of questions."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.pages.question_row import QuestionRow
from ldnprep.ui.theme import icon, theme
from ldnprep.ui.widgets import button, label, show_if
from ldnprep.ui.words import tr


class TopicGroup(QWidget):
    """The ticked ones in her order, then the others, the least likely behind a link."""

    def __init__(self, title: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(10), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(label(title, "heading"))
        self._title = title
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(8))
        layout.addLayout(self._rows)
        self.more_button = button("", "link", icon_name="chevron")
        line = QHBoxLayout()
        line.addWidget(self.more_button)
        line.addStretch(1)
        layout.addLayout(line)
        self.more_shown = False
        self.order: tuple[str, ...] = ()

    def place(self, rows: list[QuestionRow], more: list[QuestionRow]) -> None:
        """Puts the rows in this order; `more` only show after the link was pressed."""
        wanted = tuple(row.question_id for row in (*rows, *more))
        if wanted != self.order:
            self._sort((*rows, *more), wanted)
        for row in rows:
            show_if(row, True)
        for row in more:
            show_if(row, self.more_shown)
        show_if(self.more_button, bool(more))
        words = tr("Show fewer") if self.more_shown else tr("Show {count} more").format(count=len(more))
        self.more_button.setText(words)
        self.more_button.setAccessibleName(f"{words}: {self._title}")
        self.more_button.setIcon(icon("opened" if self.more_shown else "chevron", "accent", 18))
        show_if(self, bool(rows or more))

    def _sort(self, rows: tuple[QuestionRow, ...], wanted: tuple[str, ...]) -> None:
        same = 0  # the first ones that stay where they are: a row more at the end moves no other
        while same < min(len(wanted), len(self.order)) and wanted[same] == self.order[same]:
            same += 1
        self.order = wanted
        for row in rows[same:]:
            self._rows.removeWidget(row)
            self._rows.addWidget(row)
            row.raise_()  # a screen reader goes by the order of the children
        self.more_button.raise_()
