"""Suggestions for a name that is being typed, or was told elsewhere. They never change the field by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import announce
from ldnprep.ui.words import tr

_MOST = 6
_REST_MS = 150

Suggest = Callable[[str], Sequence[str]]


def nothing(_asked: str) -> Sequence[str]:
    """No suggestions."""
    return ()


def _in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


class SuggestionList(QListWidget):
    """The list below the field. She goes into it with the Down key or the mouse; only then Enter or a click takes one.

    Enter, Tab, Esc and leaving the field close it and leave her words alone.
    """

    taken = Signal(str)

    def __init__(self, edit: QLineEdit, suggest: Suggest, told: Callable[[], Sequence[str]] = tuple) -> None:
        """told: what she said on another page, offered while the field is empty: she need not type it again."""
        super().__init__(edit.window())
        self._edit = edit
        self._suggest = suggest
        self._told = told
        self._page: QAbstractScrollArea | None = None  # what scrolls under it
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Suggested names"))
        self.setAccessibleDescription(tr("Arrow keys choose, Enter takes, Escape goes back to what you typed."))
        self.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.offer)
        edit.textEdited.connect(self._typed)
        edit.installEventFilter(self)
        edit.destroyed.connect(self.deleteLater)  # it belongs to the window, and goes with its field
        self.itemClicked.connect(self._take)

    def _typed(self, _text: str) -> None:
        self.hide()
        self._rest.start()

    def offer(self) -> None:
        """Shows what the typed beginning may become; hides when there is nothing to offer."""
        if not self._edit.hasFocus():
            return
        typed = self._edit.text()
        said = typed.strip().casefold()
        in_sight = self._edit.visibleRegion().boundingRect() == self._edit.rect()
        offered = self._suggest(typed) if said else self._told() if in_sight else ()
        names = [name for name in offered if name.casefold() != said][:_MOST]
        if not names:
            self.hide()
            return
        if self.parentWidget() is not self._edit.window():
            self.setParent(self._edit.window())
        self.clear()
        for name in names:
            self.addItem(QListWidgetItem(name))
        self.setCurrentRow(-1)
        self._watch_scrolling()
        self._place()
        self.show()
        self.raise_()
        announce(self._edit, tr("{count} suggestions. Press Down to choose one.").format(count=self.count()))

    def _watch_scrolling(self) -> None:
        """When the page scrolls, the list goes: it would float over other lines."""
        above = self._edit.parentWidget()
        while above is not None and not isinstance(above, QAbstractScrollArea):
            above = above.parentWidget()
        if above is not None and above is not self._page:
            self._page = above
            above.verticalScrollBar().valueChanged.connect(self.hide)

    def _place(self) -> None:
        """Below the box, or above it where there is more room; never over her words, the menus, the foot or a danger
        sign: as many names as have room.
        """
        window, gap = self._edit.window(), 2
        box = _in_window(self._edit)
        page = _in_window(self._page.viewport() if self._page else window)
        warnings = [each for each in window.findChildren(QWidget) if each.property("warns") and each.isVisible()]
        free = [page, *map(_in_window, warnings)]
        below = min([page.bottom(), *(at.top() for at in free if at.top() > box.bottom())]) - box.bottom() - gap
        above = box.top() - max([page.top(), *(at.bottom() for at in free if at.bottom() < box.top())]) - gap
        row, frame = self.sizeHintForRow(0), theme().px(8) + 4  # its edges keep their width at every size
        on_top = self.count() * row + frame > below and above > below
        fits = max(1, ((above if on_top else below) - frame) // row)
        while self.count() > fits:
            self.takeItem(self.count() - 1)
        height = self.count() * row + frame
        self.setGeometry(box.x(), box.top() - gap - height if on_top else box.bottom() + gap, box.width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down goes into the list; everything else only ever closes it. Enter means the field, as without the list."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        comes = event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonRelease)
        if comes and watched is self._edit and not self._edit.text():
            self._rest.start()
        if watched is self._edit and pressed in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()  # she is done with this name: nothing pops up a moment later
        if watched is self._edit and self.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Down:
                    self.setFocus(Qt.FocusReason.TabFocusReason)
                    self.setCurrentRow(0)
                    return True
                if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.hide()
                    return event.key() == Qt.Key.Key_Escape
            elif event.type() in (QEvent.Type.Move, QEvent.Type.Hide):
                self.hide()
            elif event.type() == QEvent.Type.FocusOut:
                # the list itself takes the focus by Down or by a click; anything else closes it
                QTimer.singleShot(0, self, self._close_unless_focused)
        return False

    def _close_unless_focused(self) -> None:
        if not self.hasFocus():
            self.hide()

    def focusOutEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        self.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]  # whatever Qt gave goes back to Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentRow() == 0):
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rest.stop()  # it was closed just now
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif event.text():
            # she goes on typing: the key belongs to the field, which knows what is a letter and what is not
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edit.keyPressEvent(event)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        text = item.text()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rest.stop()
        self.hide()
        self.taken.emit(text)
