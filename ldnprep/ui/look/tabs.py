"""The order in which Tab goes through a window: as the eye reads, also when rows were added or moved."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

_ELSEWHERE = -1  # what a layout says of something that it does not hold


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """All widgets in sight below `root`, in the order of their layouts."""
    yield root
    inside = _inside(root)
    for widget in inside:
        yield from reading_order(widget)
    layout = root.layout()
    if not inside and layout is not None:
        yield from _in_layout(layout, _children(root))


def _children(root: QWidget) -> list[QWidget]:
    return [child for child in root.children() if isinstance(child, QWidget)]


def _inside(root: QWidget) -> list[QWidget]:
    """What is in sight of a widget that holds others without a layout."""
    held: list[QWidget | None] = []
    if isinstance(root, QScrollArea):
        held = [root.widget()]
    elif isinstance(root, QStackedWidget):
        held = [root.currentWidget()]
    elif isinstance(root, QSplitter):
        held = [root.widget(index) for index in range(root.count())]
    return [widget for widget in held if widget is not None and not widget.isHidden()]


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """The widgets in this layout and in those within it.

    Asks where each stands and never for the items: PySide6 keeps what it made for an item as long as the layout, also
    when Qt has deleted the item with its widget, and takes it for whatever is made next at the same address. A deleted
    page then ended the program.
    """
    within = [child for child in layout.children() if isinstance(child, QLayout)]
    found: dict[int, QWidget | QLayout] = {layout.indexOf(each): each for each in widgets}
    found.update({layout.indexOf(each): each for each in within})
    for index in sorted(found.keys() - {_ELSEWHERE}):
        each = found[index]
        if isinstance(each, QLayout):
            yield from _in_layout(each, widgets)
        elif not each.isHidden():
            yield from reading_order(each)


def tab_stops(root: QWidget) -> list[QWidget]:
    """Where Tab stops, in order."""
    return [
        widget
        for widget in reading_order(root)
        if widget.isEnabled() and widget.focusPolicy().value & QtCore.Qt.FocusPolicy.TabFocus.value
    ]


def next_stop(root: QWidget, current: QWidget | None, *, forward: bool) -> QWidget | None:
    """Where Tab (or Shift+Tab) goes from `current`; round at the ends. None when there is nowhere to go."""
    stops = tab_stops(root)
    if not stops:
        return None
    step = 1 if forward else -1
    if current in stops:
        return stops[(stops.index(current) + step) % len(stops)]
    # the focus is on something that is no stop, such as a title: go on from its place
    everything = list(reading_order(root))
    place = everything.index(current) if current in everything else (-1 if forward else 0)
    later = [everything[(place + step * n) % len(everything)] for n in range(1, len(everything) + 1)]
    return next((widget for widget in later if widget in stops), None)
