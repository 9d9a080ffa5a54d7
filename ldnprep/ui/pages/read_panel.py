"""What she has read, folded: claims to tick; behind a link what studies show, behind another the sources."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.content.model import Checklist, Claim
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.answer_buttons import LineTick
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, button, label, show_if
from ldnprep.ui.reading.reading_list import CLAIMS_FIELD, by_topic, found, in_sight, read_by, sources_of
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import plain, tr


class ClaimRow(QWidget):
    """One claim; what is behind its links is made when they are pressed."""

    ticked = Signal(bool)

    def __init__(self, claim: Claim, checklist: Checklist, *, read_only: bool) -> None:
        super().__init__()
        self.claim = claim
        self._checklist = checklist
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme().px(4))
        self._column.setSpacing(0)
        self.box = LineTick(claim.heard)
        self.box.setEnabled(not read_only)
        self.box.setAccessibleDescription(tr("Tick it if you have read or heard this."))
        name = tr("What do studies show about: {claim}").format(claim=claim.heard)
        self.more_button = FoldButton(tr("Studies"), name=name)
        line = QHBoxLayout()
        line.addWidget(self.box, 1)
        line.addWidget(self.more_button)
        self._column.addLayout(line)
        self.evidence, self.sources = label("", "aside"), label("", "aside")
        self.sources_button = FoldButton(tr("Sources"), name=tr("Sources: {claim}").format(claim=claim.heard))
        self._behind: QWidget | None = None
        self.box.toggled.connect(self.ticked)
        self.more_button.toggled.connect(self._toggle)
        self.sources_button.toggled.connect(self._toggle_sources)

    def _toggle(self, opened: bool) -> None:
        if self._behind is None:
            self._behind = QWidget()
            column = QVBoxLayout(self._behind)
            column.setContentsMargins(theme().px(LineTick.PAD + LineTick.MARK + LineTick.GAP), 0, 0, 0)
            column.addWidget(self.evidence)
            line = QHBoxLayout()
            line.addWidget(self.sources_button)
            line.addStretch(1)
            column.addLayout(line)
            column.addWidget(self.sources)
            self.sources.setVisible(False)
            self.evidence.setText(self.claim.evidence)
            self.sources_button.setVisible(bool(self.claim.sources))
            self._column.addWidget(self._behind)
        self._behind.setVisible(opened)
        self.more_button.setAccessibleDescription(self.claim.evidence if opened else "")

    def _toggle_sources(self, opened: bool) -> None:
        if not self.sources.text():
            self.sources.setText(sources_of(self.claim, self._checklist))
        self.sources.setVisible(opened)
        self.sources_button.setAccessibleDescription(self.sources.text() if opened else "")


class ReadCard(Card):
    """The card. question_requested(words): she looked for words that no claim has, and wants to ask about them."""

    question_requested = Signal(str)

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self.rows: dict[str, ClaimRow] = {}
        self._sight: tuple[str, ...] = ()
        self.fold_button = FoldButton(tr("What have you read?"))
        line = QHBoxLayout()
        line.addWidget(self.fold_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self._inside: QWidget | None = None
        self.fold_button.toggled.connect(self._toggle)

    def enter(self) -> None:
        """She comes to the page: the ticked ones and those of her illness are in sight."""
        if self._inside is not None:
            self._sight = in_sight(self._visit.checklist, self._visit.answers)
            self._arrange()

    def show_answers(self) -> None:
        """Takes the ticks from the answers, after an undo."""
        read = read_by(self._visit.answers)
        for name, row in self.rows.items():
            row.box.blockSignals(True)
            row.box.setChecked(name in read)
            row.box.blockSignals(False)

    # ------------------------------------------------------------ what is folded

    def _toggle(self, opened: bool) -> None:
        if self._inside is None:
            self._inside = self._make_inside()
            self.body.addWidget(self._inside)
            self.enter()
        self._inside.setVisible(opened)

    def _make_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        self.search = line_edit(tr("Find"), tr("Shows what was said about this word."))
        self.search.own_undo = True
        self.search.setMaximumWidth(theme().px(360))
        words = label(tr("Find"), "label", wrap=False)
        words.setBuddy(self.search)
        line = QHBoxLayout()
        line.addWidget(words)
        line.addWidget(self.search)
        line.addStretch(1)
        column.addLayout(line)
        self.none_found = label(tr("Nothing here has this word."), "second")
        self.ask_button = button("", "link", icon_name="plus")
        self._list, self._others = QVBoxLayout(), QVBoxLayout()
        self.more_button = FoldButton(tr("More, by topic"))
        others = QWidget()
        others.setLayout(self._others)
        self._others.setContentsMargins(0, 0, 0, 0)
        self._others_part = others
        self._headings: dict[str, QWidget] = {}
        for each in (self.none_found, self.ask_button):
            each.setVisible(False)
            column.addWidget(each)
        column.addLayout(self._list)
        link = QHBoxLayout()
        link.addWidget(self.more_button)
        link.addStretch(1)
        column.addLayout(link)
        column.addWidget(others)
        others.setVisible(False)
        self.more_button.toggled.connect(self._arrange)
        self.search.textChanged.connect(self._arrange)
        self.ask_button.clicked.connect(self._ask)
        return inside

    def _arrange(self, _what: object = None) -> None:
        """Shows what was looked for, else the eight and, once asked for, the others by topic."""
        checklist, typed = self._visit.checklist, self.search.text().strip()
        hits = found(checklist, typed) if typed else self._sight
        topics = {} if typed or not self.more_button.isChecked() else by_topic(checklist, self._sight)
        for row in self.rows.values():
            row.setVisible(False)
        for heading in self._headings.values():
            heading.setVisible(False)
        for name in hits:
            self._put(self._list, self._row(name))
        titles = {each.id: each.title for each in checklist.headings}
        for topic in (*titles, ""):
            if topic in topics:
                self._put(self._others, self._heading(topic, titles.get(topic, tr("Other"))))
                for name in topics[topic]:
                    self._put(self._others, self._row(name))
        show_if(self._others_part, bool(topics))
        show_if(self.more_button, not typed)
        show_if(self.none_found, not hits)
        show_if(self.ask_button, not hits and not self._visit.read_only)
        self.ask_button.setText(plain(tr("Ask about “{words}”").format(words=typed)))

    @staticmethod
    def _put(column: QVBoxLayout, widget: QWidget) -> None:
        column.removeWidget(widget)
        column.addWidget(widget)
        widget.setVisible(True)
        widget.raise_()  # a screen reader goes by the order of the children

    def _heading(self, topic: str, title: str) -> QWidget:
        if topic not in self._headings:
            self._headings[topic] = label(title, "question")
        return self._headings[topic]

    def _row(self, name: str) -> ClaimRow:
        if name not in self.rows:
            claim = next(each for each in self._visit.checklist.claims if each.id == name)
            row = ClaimRow(claim, self._visit.checklist, read_only=self._visit.read_only)
            row.box.setChecked(name in read_by(self._visit.answers))
            row.ticked.connect(partial(self._ticked, name))
            self.rows[name] = row
        return self.rows[name]

    def _ticked(self, name: str, checked: bool) -> None:
        read = [each for each in read_by(self._visit.answers) if each != name]
        order = [claim.id for claim in self._visit.checklist.claims]
        now = {*read, name} if checked else set(read)
        unknown = tuple(each for each in read if each not in order)
        self._visit.set_value(CLAIMS_FIELD, (*(each for each in order if each in now), *unknown))

    def _ask(self) -> None:
        words = self.search.text().strip()
        self.search.clear()
        self.question_requested.emit(words)
