"""A line below the pages for what she should know and may put away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldnprep.ui.look.sign import Sign
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import announce, button, icon_button, label, let_go
from ldnprep.ui.words import plain, tr

REFUSED, OTHER = "saving", "other"
"""Notices of the program: the disk does not save; something else about the file."""


class NoticeBar(QWidget):
    """Notices by key; each at most once, each with an action if it has one, each can be closed unless it must stay."""

    closed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._rows: dict[str, QFrame] = {}
        self._again: dict[str, Callable[[NoticeBar], None]] = {}  # shows each notice in another bar
        self.setVisible(False)

    def show_notice(
        self, key: str, words: str, *, action: str = "", act: Callable[[], object] | None = None, stays: bool = False
    ) -> None:
        """Shows a notice; one with the same key is replaced."""
        self.remove(key)
        row = QFrame()
        row.setObjectName("undoBar")
        row.setProperty("key", key)
        line = QHBoxLayout(row)
        line.setContentsMargins(theme().px(24), theme().px(8), theme().px(16), theme().px(8))
        line.setSpacing(theme().px(12))
        line.addWidget(Sign("urgent", "accent", 20), 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label(words), 1)
        if action and act is not None:
            made = button(plain(action))
            made.clicked.connect(act)
            line.addWidget(made, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
        if not stays:
            close = icon_button("remove", tr("Close this notice: {words}").format(words=words), tr("Close this notice"))
            close.setProperty("key", key)
            close.clicked.connect(self._close)
            line.addWidget(close, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
        self._rows[key] = row
        self._again[key] = partial(NoticeBar.show_notice, key=key, words=words, action=action, act=act, stays=stays)
        self._layout.addWidget(row)
        self.setVisible(True)
        announce(self, words)

    def remove(self, key: str) -> None:
        """Takes a notice away."""
        self._again.pop(key, None)
        row = self._rows.pop(key, None)
        if row is not None:
            let_go(row, self._layout)
        self.setVisible(bool(self._rows))

    def move_to(self, other: NoticeBar) -> None:
        """Has another bar show these notices: the window is dressed anew, and what was said still holds."""
        for show in self._again.values():
            show(other)

    def keys(self) -> tuple[str, ...]:
        """The notices in sight."""
        return tuple(self._rows)

    def words(self, key: str) -> str:
        """What a notice says, "" when it is not in sight."""
        row = self._rows.get(key)
        return " ".join(shown.text() for shown in row.findChildren(QLabel)) if row is not None else ""

    def buttons(self, key: str) -> list[QPushButton]:
        """The buttons of a notice: its action first."""
        row = self._rows.get(key)
        return row.findChildren(QPushButton) if row is not None else []

    def _close(self) -> None:
        key = str(self.sender().property("key"))
        self.remove(key)
        self.closed.emit(key)
