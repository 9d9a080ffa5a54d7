"""Something that waits behind a link."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.widgets import FoldButton


def add_fold(body: QVBoxLayout, words: str) -> tuple[FoldButton, QVBoxLayout]:
    """Adds a link, and below it what it opens; gives the link, and the column for its contents.

    No widget of its own: each level more is one more turn until what is nested deep has its height.
    """
    button = FoldButton(words)
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    body.addLayout(line)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    body.addWidget(inside)
    inside.setVisible(False)
    button.toggled.connect(inside.setVisible)
    return button, column
