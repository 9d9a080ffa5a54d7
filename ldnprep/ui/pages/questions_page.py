"""My questions: what the answers suggest, with the reason; tick, reword, add, put in order, choose the top three."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.answers import choosing
from ldnprep.answers.model import QuestionChoices, said_only
from ldnprep.content.model import Page
from ldnprep.ui import ordering
from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.pages import top_three
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.pages.question_row import QuestionLine, QuestionRow
from ldnprep.ui.pages.top_three import TopThree
from ldnprep.ui.pages.topic_group import TopicGroup
from ldnprep.ui.state import moved
from ldnprep.ui.theme import theme
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, announce, button, label, show_if
from ldnprep.ui.words import tr

OWN = ""  # the topic of questions of her own
_ROWS_A_TURN = 1  # new rows that are made without looking whether the turn has taken its time


def _less_likely(line: QuestionLine) -> bool:
    return not line.likely


class QuestionsPage(PageView):
    """All questions that the answers allow, by topic."""

    def __init__(self, page: Page, visit: Visit) -> None:
        super().__init__(page.id, page.title, page.intro)
        self._visit = visit
        self._originals = {q.id: q for q in visit.checklist.questions()}
        self.rows: dict[str, QuestionRow] = {}
        self._again = False  # an undo: the fields that she types in take the words too
        self.top = TopThree(visit.read_only)
        self.top.asked.connect(self._top_asked)
        self.body.addWidget(self.top)
        self.body.addWidget(self._own_card())
        self._titles = {OWN: tr("My own questions")} | {each.id: each.title for each in visit.checklist.headings}
        self._groups: dict[str, TopicGroup] = {}  # made with the first question of their topic
        self._topics = QVBoxLayout()
        self._topics.setSpacing(self.body.spacing())
        self.body.addLayout(self._topics)
        self.left_out = label("", "second")
        self.body.addWidget(self.left_out)
        self.body.addStretch(1)
        self.refresh()

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

    def _moved(self, question_id: str, by: int) -> None:
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

    def _first_words(self, question_id: str) -> None:
        row = self.rows[question_id]
        row.edit_button.setChecked(False)
        self._choose(choosing.reword(self._choices, question_id, ""))
        self.removal_offered.emit(tr("Your own words were taken back"))
        row.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _removed(self, question_id: str) -> None:
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

    def _star(self, question_id: str) -> None:
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
                top_three.CONFIRM: top,
                top_three.NONE: (),
                top_three.UP: moved(top, question_id, -1),
                top_three.DOWN: moved(top, question_id, 1),
                top_three.REMOVE: tuple(each for each in top if each != question_id),
            }[what]
        )
        self.top.focus_after(what, question_id, top.index(question_id) if question_id in top else 0)
        words = self.top.note.text()
        if question_id in self._top_ids():
            words = tr("Now number {place}").format(place=self._top_ids().index(question_id) + 1)
        announce(self.top, words)

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
        self._again = True
        self.refresh()

    def refresh(self) -> None:
        findings = self._visit.findings
        self.top.show_top(findings)
        show_if(self.left_out, bool(findings.left_out))
        self.left_out.setText(
            tr("You chose these, but your answers do not call for them any more. They are kept, and left out: {list}")
            .format(list="; ".join(each.text for each in findings.left_out))
        )  # fmt: skip
        country = self._visit.answers.settings.country
        self.urgent_box.show_texts(self._visit, urgent_for(self._visit, self.page_id), country)
        self._list()

    def _list(self) -> None:
        """Lists the questions, one topic after the other; new rows a few at a time, when it is their turn."""
        self.drop_pending()
        new = 0
        for topic in self._titles:
            wanted = [each.id for each in self._lines(topic)]
            new += sum(question_id not in self.rows for question_id in wanted)
            if topic not in self._groups:
                for most in range(_ROWS_A_TURN, len(wanted), _ROWS_A_TURN):
                    self.later(partial(self._fill, topic, most))
            self.later(partial(self._fill, topic))
        self.later(self._listed)
        if new <= _ROWS_A_TURN:
            self.complete()  # showing rows anew is quick, and what she pressed must not lag behind

    def _listed(self) -> None:
        self._again = False

    def _fill(self, topic: str, most: int | None = None) -> None:
        """Shows the questions of a topic; only the first `most` of them while others are still to come."""
        lines = self._lines(topic)
        if not lines and topic not in self._groups:
            return
        group = self._group(topic)
        count = sum(each.ticked for each in lines)
        rows: list[QuestionRow] = []
        more: list[QuestionRow] = []
        for place, line in enumerate(lines[:most]):
            row = self._row(line.id)
            row.show_question(line, place, count, again=self._again)
            (rows if line.likely else more).append(row)
        shown = {row.question_id for row in (*rows, *more)}
        for row in self.rows.values():
            if row.parent() is group and row.question_id not in shown:
                row.setVisible(False)
        group.place(rows, more)

    def _group(self, topic: str) -> TopicGroup:
        if topic not in self._groups:
            group = TopicGroup(self._titles[topic])
            group.setVisible(False)
            group.more_button.clicked.connect(partial(self._toggle_more, topic))
            before = sum(each in self._groups for each in list(self._titles)[: list(self._titles).index(topic)])
            self._topics.insertWidget(before, group)
            self._groups[topic] = group
        return self._groups[topic]

    def _lines(self, topic: str) -> list[QuestionLine]:
        """All questions of a topic as they stand now: ticked ones in her order, likely ones, the others."""
        findings, choices = self._visit.findings, self._choices
        edited = said_only(self._visit.answers).questions.edited
        top = {asked.id for asked in findings.top}
        on_sheet = {asked.id for asked in findings.asked}
        lines = [
            QuestionLine(each.id, each.text, each.reason, ticked=True, top=each.id in top)
            for each in findings.asked
            if each.heading == topic and each.id != self._draft
        ]
        if topic == OWN:
            others = (own for own in choices.own if own.id not in on_sheet and own.id != self._draft)
            return [*lines, *(QuestionLine(own.id, own.text) for own in others)]
        likely = {question.id for question in findings.suggested} | choices.dismissed
        rest = [
            QuestionLine(q.id, edited.get(q.id, q.text), q.reason, likely=q.id in likely)
            for q in findings.offered
            if q.heading == topic and q.id not in on_sheet
        ]
        return [*lines, *sorted(rest, key=_less_likely)]

    def _row(self, question_id: str) -> QuestionRow:
        if question_id not in self.rows:
            row = QuestionRow(question_id, self._visit.read_only, own=question_id not in self._originals)
            row.setVisible(False)
            row.ticked.connect(partial(self._ticked, question_id))
            row.move_requested.connect(partial(self._moved, question_id))
            row.star_requested.connect(partial(self._star, question_id))
            row.first_words_requested.connect(partial(self._first_words, question_id))
            row.remove_requested.connect(partial(self._removed, question_id))
            row.reworded.connect(partial(self._reworded, question_id))
            row.dragged.connect(partial(self._dragged, question_id))
            self.rows[question_id] = row
        return self.rows[question_id]
