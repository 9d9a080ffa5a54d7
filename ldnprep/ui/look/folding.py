"""Something that waits behind a link."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.look.widgets import FoldButton


def add_fold(body: QVBoxLayout, words: str, *, name: str = "") -> tuple[FoldButton, QVBoxLayout]:
    """Adds a link, and below it what it opens; gives the link, and the column for its contents. name: what a
    screen reader says instead.

    No widget of its own: each level more is one more turn until what is nested deep has its height.
    """
    button = FoldButton(words, name=name)
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
