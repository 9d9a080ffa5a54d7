"""The card of the questions that the program suggests: three in sight, more behind links, the rest by topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, label, show_if
from ldnprep.ui.pages.question_row import QuestionRow
from ldnprep.ui.reading.shelf import Line, Shelf
from ldnprep.ui.words import tr


class Rows(QWidget):
    """Rows below each other; made when they are first shown."""

    def __init__(self, row_of: Callable[[str], QuestionRow]) -> None:
        super().__init__()
        self._row_of = row_of
        self._wanted: tuple[str, ...] = ()
        self._placed: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the questions that belong here."""
        return self._wanted

    def want(self, ids: tuple[str, ...]) -> None:
        """Takes the questions that belong here; those that were made already follow at once."""
        self._wanted = ids
        if self._placed:
            self.fill()

    def fill(self) -> None:
        """Makes and places the rows that are missing."""
        if self._placed == self._wanted:
            return
        for name in set(self._placed) - set(self._wanted):
            row = self._row_of(name)
            if row.parent() is self:
                row.hide()
        self._placed = self._wanted
        for name in self._wanted:
            row = self._row_of(name)
            self._column.removeWidget(row)
            self._column.addWidget(row)
            row.show()
            row.raise_()  # a screen reader goes by the order of the children


class TopicFold(QWidget):
    """A topic: a link with its name, and its questions once the link was pressed."""

    def __init__(self, title: str, row_of: Callable[[str], QuestionRow]) -> None:
        super().__init__()
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.button = FoldButton(title)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        column.addLayout(line)
        self.rows = Rows(row_of)
        self.rows.setVisible(False)
        column.addWidget(self.rows)
        self.button.toggled.connect(self._toggle)

    def want(self, ids: tuple[str, ...]) -> None:
        """Takes the questions of the topic."""
        self.rows.want(ids)
        self.button.setText(f"{self._title} ({len(ids)})")
        show_if(self, bool(ids))

    def _toggle(self, opened: bool) -> None:
        if opened:
            self.rows.fill()
        self.rows.setVisible(opened)


class QuestionList(Card):
    """The card. `rows`: every row that was made, by id of its question; made by `make_row`."""

    def __init__(self, headings: Mapping[str, str], make_row: Callable[[str], QuestionRow]) -> None:
        super().__init__()
        self.rows: dict[str, QuestionRow] = {}
        self._make_row = make_row
        self._lines: Mapping[str, Line] = {}
        self._front = 0
        head = QHBoxLayout()
        head.addWidget(label(tr("We suggest"), "question", wrap=False))
        head.addSpacing(theme().px(8))
        self.where = label("", "second")
        head.addWidget(self.where, 1)
        self.body.addLayout(head)
        self.first = Rows(self._row)
        self.body.addWidget(self.first)
        self.more_button, self.all_button = FoldButton(""), FoldButton(tr("All, by topic"))
        line = QHBoxLayout()
        line.setSpacing(theme().px(24))
        line.addWidget(self.more_button)
        line.addWidget(self.all_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.more = Rows(self._row)
        self.all = QWidget()
        topics = QVBoxLayout(self.all)
        topics.setContentsMargins(0, 0, 0, 0)
        topics.setSpacing(theme().px(4))
        self.topics = {name: TopicFold(title, self._row) for name, title in headings.items()}
        for fold in self.topics.values():
            topics.addWidget(fold)
        self.ticked = TopicFold(tr("Ticked last time"), self._row)
        for part in (self.more, self.ticked, self.all):
            part.setVisible(False)
            self.body.addWidget(part)
        self.more_button.toggled.connect(self._toggle_more)
        self.show_where(front=None)
        self.all_button.toggled.connect(self.all.setVisible)

    def show_where(self, *, front: bool | None) -> None:
        """Whether the front of her leaf has room for the first three; None while that is not known."""
        words = {None: tr("1 to 3 first"), True: tr("Front: 1 to 3")}
        self.where.setText(words.get(front, tr("The front is full, so your questions come first on the back")))

    def show_shelf(self, shelf: Shelf, lines: Mapping[str, Line], front: int, *, again: bool = False) -> None:
        """Shows the questions at their places; front: how many stand on the front. again: after an undo."""
        self._lines, self._front = lines, front
        for name, row in self.rows.items():
            show_if(row, name in lines)  # nothing asks for it any more
            if name in lines:
                row.show_line(lines[name], front, again=again)
        self.first.want(tuple(name for name in shelf.first if name in lines))
        self.first.fill()
        self.more.want(tuple(name for name in shelf.more if name in lines))
        self.ticked.want(tuple(name for name in shelf.ticked if name in lines))
        for topic, fold in self.topics.items():
            fold.want(shelf.rest.get(topic, ()))
        count = len(self.more.ids)
        self.more_button.setText(tr("{count} more").format(count=count))
        show_if(self.more_button, bool(count))
        show_if(self.all_button, any(shelf.rest.values()))

    def _toggle_more(self, opened: bool) -> None:
        if opened:
            self.more.fill()
        self.more.setVisible(opened)

    def _row(self, question_id: str) -> QuestionRow:
        if question_id not in self.rows:
            row = self._make_row(question_id)
            if question_id in self._lines:
                row.show_line(self._lines[question_id], self._front)
            self.rows[question_id] = row
        return self.rows[question_id]
