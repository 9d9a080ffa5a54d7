"""Something that waits behind a link."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.widgets import FoldButton


class Fold(QWidget):
    """A link, and below it what it opens; `column` takes its contents."""

    def __init__(self, words: str, *, name: str = "") -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.button = FoldButton(words, name=name)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        whole.addLayout(line)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        inside.setVisible(False)
        self.button.toggled.connect(inside.setVisible)
