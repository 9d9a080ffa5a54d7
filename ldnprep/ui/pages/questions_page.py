"""My questions: what the answers suggest, with the reason; tick, reword, add, put in order, choose the top three."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.answers import choosing
from ldnprep.answers.model import QuestionChoices
from ldnprep.content.model import Page
from ldnprep.rules.model import Findings, TopOrigin
from ldnprep.ui import ordering
from ldnprep.ui.fields.mark import Sign
from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.state import moved
from ldnprep.ui.theme import theme
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, FlowLayout, TickBox, announce, button, icon_button, label
from ldnprep.ui.words import plain, tr

OWN = ""  # the topic of questions of her own


class Grip(Sign):
    """A handle to drag a row by; the buttons beside it do the same."""

    dragged = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__("grip", "second", 22)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag to move"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(28), theme().px(44))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()


class QuestionRow(Card):
    """One question: tick box with its words, the reason, and what can be done with it once ticked."""

    def __init__(self, question_id: str, read_only: bool) -> None:
        super().__init__("row", margin=10)
        self.question_id = question_id
        self.own = question_id.startswith("own_")
        self._read_only = read_only
        head = QHBoxLayout()
        self.grip = Grip()
        self.box = TickBox("")
        self.box.setEnabled(not read_only)
        head.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.box, 1)
        self.body.addLayout(head)
        self.edit = ExactTextEdit(lines=2)
        self.edit.setVisible(False)
        self.body.addWidget(self.edit)
        self.reason = label("", "second")
        self.body.addWidget(self.reason)
        self.tools = QWidget()
        tools = FlowLayout(self.tools, spacing=4)
        self.top_button = button("", "link", icon_name="star")
        self.up_button = icon_button("up", "")
        self.down_button = icon_button("down", "")
        self.edit_button = button(tr("Change the words"), "link")
        self.edit_button.setCheckable(True)
        self.first_button = button(tr("Back to the first words"), "link")
        self.first_button.setVisible(False)
        self.remove_button = button(tr("Remove"), "link")
        for each in (self.top_button, self.up_button, self.down_button, self.edit_button, self.first_button):
            tools.addWidget(each)
        tools.addWidget(self.remove_button)
        self.body.addWidget(self.tools)
        self.edit_button.toggled.connect(self._toggle_edit)

    def show_question(self, text: str, reason: str, *, ticked: bool, place: int, count: int, top: bool) -> None:
        """Shows the question as it stands: `place` of `count` ticked ones of its topic, in the top three or not."""
        self.box.blockSignals(True)
        self.box.setChecked(ticked)
        self.box.blockSignals(False)
        if self.box.text() != plain(text):
            self.box.setText(plain(text))
            self.box.updateGeometry()
        self.reason.setText(tr("Why: {reason}").format(reason=reason) if reason else "")
        self.reason.setVisible(bool(reason))
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(self.reason.text())
        changes = ticked and not self._read_only
        self.grip.setVisible(changes and count > 1)
        self.tools.setVisible(changes)
        self.up_button.setVisible(count > 1)
        self.down_button.setVisible(count > 1)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(place < count - 1)
        self.top_button.setText(tr("Take out of my top three") if top else tr("Put in my top three"))
        self.remove_button.setVisible(self.own)
        self._name_tools(text)
        if not self.edit.hasFocus() and self.edit.exact_text() != text:
            self.edit.set_exact_text(text)

    def _name_tools(self, text: str) -> None:
        names = {
            self.up_button: tr("Move up: {question}"),
            self.down_button: tr("Move down: {question}"),
            self.edit_button: tr("Change the words: {question}"),
            self.first_button: tr("Back to the first words: {question}"),
            self.remove_button: tr("Remove: {question}"),
            self.edit: tr("Your words: {question}"),
        }
        for widget, words in names.items():
            widget.setAccessibleName(words.format(question=text))
        self.up_button.setToolTip(tr("Move up"))
        self.down_button.setToolTip(tr("Move down"))
        self.top_button.setAccessibleName(f"{self.top_button.text()}: {text}")

    def _toggle_edit(self, editing: bool) -> None:
        self.edit.setVisible(editing)
        self.first_button.setVisible(editing and not self.own)
        self.edit_button.setText(tr("Done") if editing else tr("Change the words"))
        if editing:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit.selectAll()


class TopThree(Card):
    """The three most important questions, suggested or hers."""

    asked = Signal(str, str)  # what to do, question id

    def __init__(self, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._shown: object = None
        self.body.addWidget(label(tr("My three most important questions"), "heading"))
        self.note = label("", "second")
        self.body.addWidget(self.note)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(6))
        self.body.addLayout(self._list)
        line = QWidget()
        buttons = FlowLayout(line)
        self.confirm_button = button(tr("&Yes, these are mine"), "primary")
        self.none_button = button(tr("I want no top three"), "link")
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.none_button)
        self.body.addWidget(line)
        self.confirm_button.clicked.connect(partial(self.asked.emit, "confirm", ""))
        self.none_button.clicked.connect(partial(self.asked.emit, "none", ""))

    def show_top(self, findings: Findings) -> None:
        """Shows who chose them, and the questions with their buttons."""
        shown = (findings.top, findings.top_origin)
        if shown == self._shown:
            return
        self._shown = shown
        self.note.setText(
            {
                TopOrigin.CHOSEN: tr("You chose these. They stand on page 1 of your sheet."),
                TopOrigin.SUGGESTED: tr(
                    "Your answers suggest these. Change them below, or say that they are yours. "
                    "They stand on page 1 of your sheet."
                ),
                TopOrigin.NONE_CHOSEN: tr("You chose to have none. You can put questions here from the list below."),
            }[findings.top_origin]
        )
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, each in enumerate(findings.top):
            self._list.addWidget(self._row(place, len(findings.top), each.id, each.text))
        self.confirm_button.setVisible(findings.top_origin is TopOrigin.SUGGESTED and not self._read_only)
        self.none_button.setVisible(findings.top_origin is not TopOrigin.NONE_CHOSEN and not self._read_only)

    def _row(self, place: int, count: int, question_id: str, text: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        number = label(f"{place + 1}.", "question", wrap=False)
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("3.") + theme().px(6))
        words = label(text, "question")
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        if self._read_only:
            return row
        for icon_name, what, action, enabled in (
            ("up", "up", tr("Move up"), place > 0),
            ("down", "down", tr("Move down"), place < count - 1),
            ("remove", "remove", tr("Take out of my top three"), True),
        ):
            name = tr("Top three, number {place}: {action}: {question}")
            made = icon_button(icon_name, name.format(place=place + 1, action=action, question=text), action)
            made.setEnabled(enabled)
            made.setProperty("what", what)
            made.clicked.connect(partial(self.asked.emit, what, question_id))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row


class TopicGroup(QWidget):
    """The questions of one topic: the ticked ones in her order, then the others, the least likely behind a link."""

    def __init__(self, title: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(10), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(label(title, "heading"))
        self._title = title
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(8))
        layout.addLayout(self._rows)
        self.more_button = button("", "link", icon_name="chevron")
        line = QHBoxLayout()
        line.addWidget(self.more_button)
        line.addStretch(1)
        layout.addLayout(line)
        self.more_shown = False
        self.order: tuple[str, ...] = ()

    def place(self, rows: list[QuestionRow], more: list[QuestionRow]) -> None:
        """Puts the rows in this order; `more` only show after the link was pressed."""
        wanted = tuple(row.question_id for row in (*rows, *more))
        if wanted != self.order:
            self.order = wanted
            for row in (*rows, *more):
                self._rows.removeWidget(row)
                self._rows.addWidget(row)
                row.raise_()  # a screen reader goes by the order of the children
        for row in rows:
            row.setVisible(True)
        for row in more:
            row.setVisible(self.more_shown)
        self.more_button.setVisible(bool(more))
        words = tr("Show fewer") if self.more_shown else tr("Show {count} more").format(count=len(more))
        self.more_button.setText(words)
        self.more_button.setAccessibleName(f"{words}: {self._title}")
        self.setVisible(bool(rows or more))


class QuestionsPage(PageView):
    """All questions that the answers allow, by topic."""

    def __init__(self, page: Page, visit: Visit) -> None:
        super().__init__(page.id, page.title, page.intro)
        self._visit = visit
        self._originals = {q.id: q for q in visit.checklist.questions()}
        self.rows: dict[str, QuestionRow] = {}
        self.top = TopThree(visit.read_only)
        self.top.asked.connect(self._top_asked)
        self.body.addWidget(self.top)
        self.body.addWidget(self._own_card())
        self._groups: dict[str, TopicGroup] = {}
        for topic, title in self._topics().items():
            group = TopicGroup(title)
            group.setVisible(False)
            group.more_button.clicked.connect(partial(self._toggle_more, topic))
            self._groups[topic] = group
            self.body.addWidget(group)
        self.left_out = label("", "second")
        self.body.addWidget(self.left_out)
        self.body.addStretch(1)
        self.refresh()

    def _topics(self) -> dict[str, str]:
        return {OWN: tr("My own questions"), **{topic.id: topic.title for topic in self._visit.checklist.topics}}

    def _own_card(self) -> QWidget:
        card = Card()
        card.body.addWidget(label(tr("Add a question of your own"), "question"))
        self.own_edit = ExactTextEdit(lines=2)
        self.own_edit.setAccessibleName(tr("A question of your own"))
        card.body.addWidget(self.own_edit)
        line = QHBoxLayout()
        self.add_button = button(tr("&Add this question"), icon_name="plus")
        line.addWidget(self.add_button)
        line.addStretch(1)
        card.body.addLayout(line)
        self.add_button.clicked.connect(self._add_own)
        self.own_edit.exact_text_changed.connect(self._own_typed)
        self._draft: str | None = None  # the question that is being typed there
        if self._visit.read_only:
            card.hide()
        return card

    # ------------------------------------------------------------ what she does

    @property
    def _choices(self) -> QuestionChoices:
        return self._visit.answers.questions

    def _order(self) -> tuple[str, ...]:
        return ordering.on_sheet(self._choices, self._visit.findings)

    def _choose(self, choices: QuestionChoices, *, typing: bool = False) -> None:
        if choices != self._choices:
            self._visit.set_questions(choices, typing=typing)

    def _ticked(self, question_id: str, checked: bool) -> None:
        change = choosing.tick if checked else choosing.untick
        self._choose(change(self._choices, question_id, self._order()))

    def _moved(self, question_id: str, by: int, _checked: bool = False) -> None:
        order = ordering.moved_in_topic(self._choices, self._visit.findings, question_id, by)
        self._choose(choosing.reorder(self._choices, order))
        row = self.rows[question_id]
        wanted = row.up_button if by < 0 else row.down_button
        other = row.down_button if by < 0 else row.up_button
        (wanted if wanted.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row, 0, theme().px(40))
        place = ordering.of_topic(self._visit.findings, question_id).index(question_id) + 1
        announce(row, tr("Now number {place}").format(place=place))

    def _dragged(self, question_id: str, where: QPoint) -> None:
        group = ordering.of_topic(self._visit.findings, question_id)
        if question_id not in group:
            return
        rest = [each for each in group if each != question_id]
        above = [each for each in rest if self.rows[each].mapToGlobal(self.rows[each].rect().center()).y() < where.y()]
        new = (*rest[: len(above)], question_id, *rest[len(above) :])
        if new != group:
            self._choose(choosing.reorder(self._choices, ordering.arranged(self._order(), new)))

    def _reworded(self, question_id: str) -> None:
        row = self.rows[question_id]
        if row.edit.isHidden():
            return
        text = row.edit.exact_text()
        original = self._originals[question_id].text if question_id in self._originals else ""
        self._choose(choosing.reword(self._choices, question_id, "" if text == original else text), typing=True)

    def _first_words(self, question_id: str, _checked: bool = False) -> None:
        row = self.rows[question_id]
        row.edit_button.setChecked(False)
        self._choose(choosing.reword(self._choices, question_id, ""))
        self.removal_offered.emit(tr("Your own words were taken back"))
        row.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _removed(self, question_id: str, _checked: bool = False) -> None:
        self._choose(choosing.remove_own(self._choices, question_id, self._order()))
        self.removal_offered.emit(tr("Your question was removed"))
        self.own_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _own_typed(self) -> None:
        """Her question is in the answers from its first letter on; a crash before "Add" loses nothing."""
        text = self.own_edit.exact_text()
        if self._draft is None and text.strip():
            choices, self._draft = choosing.add_own(self._choices, text, self._order())
            self._choose(choices)
        elif self._draft is not None and text.strip():
            self._choose(choosing.reword(self._choices, self._draft, text), typing=True)
        elif self._draft is not None:
            draft, self._draft = self._draft, None
            self._choose(choosing.remove_own(self._choices, draft, self._order()))

    def _add_own(self) -> None:
        if self._draft is None:
            self.own_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        question_id, self._draft = self._draft, None
        self.own_edit.set_exact_text("")
        self.refresh()
        self.complete()
        row = self.rows[question_id]
        row.box.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, partial(self._show_row, question_id))  # it gets its place when the layout is done
        announce(row, tr("Your question was added"))

    def _show_row(self, question_id: str) -> None:
        if question_id in self.rows:
            self.ensureWidgetVisible(self.rows[question_id], 0, theme().px(40))

    def _top_ids(self) -> tuple[str, ...]:
        return tuple(asked.id for asked in self._visit.findings.top)

    def _set_top(self, top: tuple[str, ...]) -> None:
        self._choose(choosing.set_top(self._choices, top, self._order()))

    def _star(self, question_id: str, _checked: bool = False) -> None:
        top = self._top_ids()
        if question_id in top:
            self._set_top(tuple(each for each in top if each != question_id))
        elif len(top) < choosing.MOST_TOP:
            self._set_top((*top, question_id))
            announce(self.top, tr("Put in your top three"))
        else:
            words = tr("There are three already. Take one out first.")
            self.top.note.setText(words)
            announce(self.top, words)
            self.ensureWidgetVisible(self.top.note)

    def _top_asked(self, what: str, question_id: str) -> None:
        top = self._top_ids()
        self._set_top(
            {
                "confirm": top,
                "none": (),
                "up": moved(top, question_id, -1),
                "down": moved(top, question_id, 1),
                "remove": tuple(each for each in top if each != question_id),
            }[what]
        )
        self.title_label.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.top, self.top.note.text())

    def _toggle_more(self, topic: str, _checked: bool = False) -> None:
        group = self._groups[topic]
        group.more_shown = not group.more_shown
        self.refresh()

    # ------------------------------------------------------------ showing

    def show_answers(self) -> None:
        """Shows her choice again, after an undo."""
        if self._draft is not None:
            self._draft = None
            self.own_edit.blockSignals(True)
            self.own_edit.set_exact_text("")
            self.own_edit.blockSignals(False)
        self.refresh()

    def refresh(self) -> None:
        findings = self._visit.findings
        self.top.show_top(findings)
        self.left_out.setVisible(bool(findings.left_out))
        self.left_out.setText(
            tr("You chose these, but your answers do not call for them any more. They are kept, and left out: {list}")
            .format(list="; ".join(each.text for each in findings.left_out))
        )  # fmt: skip
        self.drop_pending()
        for topic in self._groups:
            self.later(partial(self._fill, topic))
        country = self._visit.answers.settings.country or "other"
        self.urgent_box.show_texts(urgent_for(self._visit, self.page_id), country)
        if self.rows:
            self.complete()  # rows exist: showing them anew is quick, and nothing may flicker

    def _fill(self, topic: str) -> None:
        findings = self._visit.findings
        ticked = [asked for asked in findings.asked if asked.topic == topic and asked.id != self._draft]
        on_sheet = {asked.id for asked in findings.asked}
        suggested = {question.id for question in findings.suggested}
        dismissed = self._visit.answers.questions.dismissed
        top = {asked.id for asked in findings.top}
        rows = []
        for place, asked in enumerate(ticked):
            row = self._row(asked.id)
            row.show_question(
                asked.text, asked.reason, ticked=True, place=place, count=len(ticked), top=asked.id in top
            )
            rows.append(row)
        more: list[QuestionRow] = []
        for question_id, text, reason in self._others(topic, on_sheet):
            row = self._row(question_id)
            row.show_question(text, reason, ticked=False, place=0, count=0, top=False)
            likely = question_id in suggested or question_id in dismissed
            (rows if likely else more).append(row)
        shown = set(map(id, (*rows, *more)))
        for row in self.rows.values():
            if row.parent() is self._groups[topic] and id(row) not in shown:
                row.setVisible(False)
        self._groups[topic].place(rows, more)

    def _others(self, topic: str, on_sheet: set[str]) -> list[tuple[str, str, str]]:
        choices = self._visit.answers.questions
        if topic == OWN:
            others = (own for own in choices.own if own.id not in on_sheet and own.id != self._draft)
            return [(own.id, own.text, "") for own in others]
        return [
            (q.id, choices.edited.get(q.id) or q.text, q.reason)
            for q in self._visit.findings.offered
            if q.topic == topic and q.id not in on_sheet
        ]

    def _row(self, question_id: str) -> QuestionRow:
        if question_id not in self.rows:
            row = QuestionRow(question_id, self._visit.read_only)
            row.setVisible(False)
            row.box.toggled.connect(partial(self._ticked, question_id))
            row.up_button.clicked.connect(partial(self._moved, question_id, -1))
            row.down_button.clicked.connect(partial(self._moved, question_id, 1))
            row.top_button.clicked.connect(partial(self._star, question_id))
            row.first_button.clicked.connect(partial(self._first_words, question_id))
            row.remove_button.clicked.connect(partial(self._removed, question_id))
            row.edit.exact_text_changed.connect(partial(self._reworded, question_id))
            row.grip.dragged.connect(partial(self._dragged, question_id))
            self.rows[question_id] = row
        return self.rows[question_id]
