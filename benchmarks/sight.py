"""The words on a page as a person reads them: without what is folded, what she typed, and the marks of her answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ldnprep.ui.fields.gate_marks import GateTick, UnsureMark
from ldnprep.ui.look.links import LinkLine

_LETTER = re.compile(r"[^\W\d_]")


def words_in_sight(page: QWidget) -> int:
    """How many words with a letter in them stand on a page."""
    texts = " ".join(text for widget in page.findChildren(QWidget) for text in _texts(widget, page))
    return sum(bool(_LETTER.search(word)) for word in re.split(r"[\s/]+", texts))


def _texts(widget: QWidget, page: QWidget) -> Iterator[str]:
    if not widget.isVisibleTo(page):
        return
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, GateTick):
        yield widget.said()
    elif isinstance(widget, LinkLine):
        yield widget.words
    elif isinstance(widget, QAbstractButton) and not isinstance(widget, UnsureMark):
        yield widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
