"""How a page takes what she changes: one undo for what belongs together, and an offer to bring back what went."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from ldnprep.answers.model import Value

Changes = Mapping[str, Value | None]


class Taking(QObject):
    """Puts changes into the answers. removal_offered(words): something was taken away that may be wanted back."""

    removal_offered = Signal(str)

    def __init__(self, put: Callable[[Changes, bool], None]) -> None:
        """put(changes, typing): where they go."""
        super().__init__()
        self._put = put
        self._words = ""  # for the removal whose new value comes next

    def about_to_remove(self, words: str) -> None:
        """The next change takes something away."""
        self._words = words

    def take(self, changes: Changes, *, typing: bool = False) -> None:
        """Takes changes; letters that are typed belong together, what takes something away stands by itself."""
        words, self._words = self._words, ""
        self._put(changes, typing and not words)
        if words:
            self.removal_offered.emit(words)
