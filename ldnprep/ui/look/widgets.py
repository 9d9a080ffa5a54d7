"""Small building blocks: words, push buttons, cards, and what a screen reader is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGroupBox,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ldnprep.ui.look.qtnumbers import PLAIN_TEXT
from ldnprep.ui.look.theme import icon, theme


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say the text now, without moving the focus."""
    QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))


def restyle(widget: QWidget) -> None:
    """Takes up a changed style property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def show_if(widget: QWidget, shown: bool) -> None:
    """Shows or hides, and does nothing where nothing changes: every change lays out the page anew.

    A widget that nobody showed or hid yet counts as hidden, but comes into sight with the page it is put on. One that
    stands nowhere yet is not shown: Qt would make it a window of its own, which takes the focus and what is typed.
    """
    if shown and widget.parentWidget() is None:
        return
    if widget.isHidden() == shown or not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.setVisible(shown)


def let_go(widget: QWidget, *layouts: QLayout) -> None:
    """Takes a widget off its page for good. It is hidden at once: until it is gone Qt would show it in the air."""
    for layout in layouts:
        layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def let_all_go(layout: QLayout) -> None:
    """The same for all in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)


def keep_room(widget: QWidget, *, kept: bool = True) -> None:
    """Its place is kept while it is out of sight: nothing moves when it comes or goes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """Words that are read, never markup: what was typed or stands in the content shows letter for letter."""
    made = QLabel()
    dress_words(made, text, role, wrap=wrap)
    return made


def dress_words(made: QLabel, text: str, role: str = "", *, wrap: bool = True) -> None:
    """Makes a label one of ours."""
    made.setProperty("textFormat", PLAIN_TEXT)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)


WORD_S = 1.5
"""Seconds: letters that follow each other so closely are words, not keys."""


def is_letter(event: QtGui.QKeyEvent) -> bool:
    """Whether a key gives something to write, without Ctrl, Alt or the like."""
    modifier = QtCore.Qt.KeyboardModifier
    held = event.modifiers() & (modifier.ControlModifier | modifier.AltModifier | modifier.MetaModifier)
    return bool(event.text().strip()) and event.text().isprintable() and not held


class Pressable:
    """The pointer becomes a hand over it: set when it comes, not when the page is built, see `qtnumbers`.

    by_pointer: whether the press that is being followed comes from a pointer: by key the page scrolls after it.
    take_letter: gets a letter that was typed here first; true: it has it. A word that begins here is meant for the box
    that just opened.
    """

    by_pointer = False
    take_letter: Callable[[QtGui.QKeyEvent], bool] | None = None
    letter_at = float("-inf")  # seconds of the clock: when a letter was typed here last

    def in_words(self) -> bool:
        """Whether words are being typed here, where none can be: no key of theirs may change an answer."""
        return monotonic() - self.letter_at < WORD_S

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_letter(event) and self.take_letter is not None and self.take_letter(event):
            return
        in_words = self.in_words()
        if (is_letter(event) and event.text().isalpha()) or (in_words and event.text()):
            self.letter_at = monotonic()
        if not in_words or not event.text():
            super().keyPressEvent(event)  # type: ignore[misc]  # the button's

    def enterEvent(self, event: QtGui.QEnterEvent) -> None:  # noqa: N802 - Qt's name
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin of Qt buttons only
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)  # type: ignore[misc]  # the button's

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.by_pointer = True
        super().mousePressEvent(event)  # type: ignore[misc]  # the button's

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)  # type: ignore[misc]  # the button's; what follows is done in it
        self.by_pointer = False


class StaysAsShown:
    """A checkable button that does not toggle on click: the listener of `clicked` sets its state.

    A screen reader turns a button itself, without a click: it is turned back, and counts as a click.
    """

    _showing = False

    def watch_turns(self) -> None:
        """Begins; once the button is made."""
        self._button().toggled.connect(self._turned)

    def show_checked(self, checked: bool) -> None:
        """Shows whether it is on, and tells nobody."""
        self._showing = True
        self._button().setChecked(checked)
        self._showing = False

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Stays as it is shown until it is told otherwise."""

    def _button(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin of Qt buttons only
        return self

    def _turned(self, checked: bool) -> None:
        if not self._showing:
            self.show_checked(not checked)
            self._button().clicked.emit()


class Button(Pressable, QPushButton):
    """A push button, see `button`. Enter presses it as the space bar does. A double-click presses it once, as tired
    hands double-click: Next would leave the page that she never saw. One that counts up takes every click.
    """

    def mouseDoubleClickEvent(self, event: QtGui.QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.property("role") == "icon":
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def button(text: str, role: str = "", *, icon_name: str = "", name: str = "", description: str = "") -> QPushButton:
    """A push button; `text` may hold one `&` for its Alt key. `name`: what a screen reader says instead."""
    made = Button(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if role == "primary" else "accent"))
        made.setIconSize(QSize(theme().px(18), theme().px(18)))
    if name:
        made.setAccessibleName(name)
    if description:
        made.setAccessibleDescription(description)
    return made


def icon_button(icon_name: str, name: str, tip: str = "") -> QPushButton:
    """A button that shows only a drawing; its name is spoken and shown as a tip."""
    made = button("", "icon", icon_name=icon_name, name=name)
    made.setToolTip(tip or name)
    return made


_DRAWS = "PySide6.QtSvg"  # loaded with the first drawing


class FoldButton(Button):
    """A link that folds something open and shut; its chevron points down while it is open."""

    def __init__(self, text: str, *, name: str = "") -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", "link")
        self.setIconSize(QSize(theme().px(16), theme().px(16)))
        if name:
            self.setAccessibleName(name)
        self._drawn = _DRAWS in sys.modules
        if self._drawn:
            self._turn(self.isChecked())
        self.toggled.connect(self._turn)

    def _turn(self, opened: bool) -> None:
        self.setIcon(icon("opened" if opened else "chevron", "accent", 16))

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._drawn:  # the first page comes up before drawings can be read; they follow at once
            self._drawn = True
            QtCore.QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        self._turn(self.isChecked())


class Card(QFrame):
    """A white card with room inside; `body` takes its contents."""

    def __init__(self, role: str = "card", margin: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        space = theme().px(margin)
        self.body.setContentsMargins(space, theme().px(margin * 0.67), space, theme().px(margin * 0.67))
        self.body.setSpacing(theme().px(10))


def rule() -> QFrame:
    """A thin line between two things."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


class Group(QGroupBox):
    """An unseen group whose name (the question) is spoken before the answers in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setAccessibleName(name)
