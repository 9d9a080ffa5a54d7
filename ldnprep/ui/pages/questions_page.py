"""My questions: her own box first, three suggestions with their reasons, the rest folded; what she has read below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal

from ldnprep.answers import choosing
from ldnprep.answers.choosing import Shown
from ldnprep.answers.model import QuestionChoices
from ldnprep.content.model import Page
from ldnprep.ui.look.widgets import announce, label, show_if
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.pages.own_questions import OwnBox, OwnQuestions
from ldnprep.ui.pages.place_button import FIRST_WORDS, OFF, REMOVE, WORDS
from ldnprep.ui.pages.question_list import QuestionList
from ldnprep.ui.pages.question_row import QuestionRow
from ldnprep.ui.pages.read_panel import ReadCard
from ldnprep.ui.reading.shelf import kept, lines, shelf, shown
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

_REST_MS = 300


class QuestionsPage(PageView):
    """All questions that the answers allow. where_wanted: on which side of her leaf do the first three stand now?"""

    where_wanted = Signal()

    def __init__(self, page: Page, visit: Visit) -> None:
        super().__init__(page.id, page.title)
        self._visit = visit
        self._originals = {q.id: q.text for q in visit.checklist.questions()}
        self._shelf = shelf(visit.findings)  # as it was when she came: nothing changes its place while she is here
        self._again = False  # an undo: the fields that she types in take the words too
        self.own = OwnQuestions(read_only=visit.read_only)
        self.own.typed.connect(self._own_typed)
        self.own.asked.connect(self._own_asked)
        self.own.boxes[0].edit.setAccessibleDescription(page.title)
        self.list = QuestionList({each.id: each.title for each in visit.checklist.headings}, self._make_row)
        self.read = ReadCard(visit)
        self.read.question_requested.connect(self._ask_about)
        self.left_out = label("", "second")
        self.left_out.setVisible(False)
        for each in (self.own, self.list, self.left_out, self.read):
            self.body.addWidget(each)
        show_if(self.read, bool(visit.checklist.claims))
        self._rest = QTimer(self)  # one question when she rests, not one for every letter
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.where_wanted)
        self.body.addStretch(1)
        self.refresh()

    @property
    def rows(self) -> dict[str, QuestionRow]:
        """The listed questions that have been in sight, by id."""
        return self.list.rows

    # ------------------------------------------------------------ what she does

    @property
    def _choices(self) -> QuestionChoices:
        return self._visit.answers.questions

    def _shown(self) -> Shown:
        return shown(self._visit.findings)

    def _choose(self, choices: QuestionChoices, *, typing: bool = False) -> None:
        if choices != self._choices:
            self._visit.set_questions(choices, typing=typing)

    def _own_typed(self, box: OwnBox) -> None:
        """Her question is in the answers from its first letter on, and not any more when the box is empty again."""
        text = box.edit.exact_text()
        now = self._choices
        if not box.question_id:
            if text.strip():
                now, box.question_id = choosing.add_own(now, text, self._shown(), self.own.above(box))
                self._choose(now, typing=True)
                self._visit.refresh()  # at once: by the next letter it stands on the sheet
            return
        if not text:
            gone, box.question_id = box.question_id, ""
            self._choose(choosing.remove_own(now, gone, self._shown()))
            return
        if box.question_id in now.dismissed or box.question_id not in self._shown().asked:
            now = choosing.tick(now, box.question_id, self._shown())
        self._choose(choosing.reword(now, box.question_id, text), typing=True)

    def _own_asked(self, box: OwnBox, what: str) -> None:
        if what != REMOVE:
            self._asked(box.question_id, what)
            return
        gone, box.question_id = box.question_id, ""
        self._choose(choosing.remove_own(self._choices, gone, self._shown()))
        self.own.tidy()
        self.removal_offered.emit(tr("Your question was removed"))
        self.own.boxes[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_about(self, words: str) -> None:
        """What she looked for among the claims and did not find becomes a question of hers."""
        box = self.own.another()
        box.edit.set_exact_text(tr("I read about “{words}”. What is known about it?").format(words=words))
        self.bring_into_sight(box)

    def _ticked(self, question_id: str, checked: bool) -> None:
        change = choosing.tick if checked else choosing.untick
        before = self._shown().front
        self._choose(change(self._choices, question_id, self._shown()))
        self._tell(question_id, before)

    def _asked(self, question_id: str, what: str) -> None:
        if what == WORDS:
            self._open_words(question_id)
            return
        if what == FIRST_WORDS:
            self._first_words(question_id)
            return
        before, now = self._shown().front, self._choices
        if what == OFF:
            self._choose(choosing.off_front(now, question_id, self._shown()))
        else:
            self._choose(choosing.place(now, question_id, int(what), self._shown()))
        self._tell(question_id, before)

    def _tell(self, question_id: str, before: tuple[str, ...]) -> None:
        """What a screen reader says: where the question stands now, and what had to go from the front."""
        known = lines(self._visit.findings, self._choices)
        front = self._shown().front
        said = [tr("Behind the first three.")] if known[question_id].ticked else []
        if question_id in front:
            said = [tr("Number {n}.").format(n=front.index(question_id) + 1)]
        said += [
            tr("Not among the first three any more: {question}").format(question=known[name].text)
            for name in before
            if name not in front and name in known
        ]
        announce(self.list, " ".join(said))
        gone = [known[name] for name in before if name not in front and name != question_id and name in known]
        for line in gone:  # one at most; its tick may be out of sight
            self.removal_offered.emit(tr("Not in the first three now: {question}").format(question=line.text))

    def _open_words(self, question_id: str) -> None:
        row = self.rows[question_id]
        row.open_words()
        self.bring_what_opened(row)

    def _first_words(self, question_id: str) -> None:
        self._choose(choosing.reword(self._choices, question_id, ""))
        self._again = True
        self.refresh()
        self.removal_offered.emit(tr("Your own words were taken back"))

    def _reworded(self, question_id: str) -> None:
        row = self.rows[question_id]
        if row.is_rewording:
            text = row.edit.exact_text()
            words = "" if text == self._originals.get(question_id) else text
            self._choose(choosing.reword(self._choices, question_id, words), typing=True)

    # ------------------------------------------------------------ showing

    def enter(self) -> None:
        """She comes to the page: its own order, and by pointer the caret in her own box when that is empty."""
        super().enter()
        self._shelf = shelf(self._visit.findings, self._shelf)
        self.own.tidy()
        self.read.enter()
        first = self.own.boxes[0]
        if not (first.edit.exact_text() or self._visit.read_only or self.title_label.by_keys):
            first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answers(self) -> None:
        """Shows her choice again, after an undo."""
        self._again = True
        self.refresh()
        self.read.show_answers()

    def refresh(self) -> None:
        self._rest.start(_REST_MS)
        findings, again = self._visit.findings, self._again
        self._again = False
        self._shelf = kept(self._shelf, findings)
        known = lines(findings, self._choices)
        front = len(findings.top)
        own = [known[each.id] for each in self._choices.own]
        self.own.show_questions(own, front, again=again)
        self.list.show_shelf(self._shelf, known, front, again=again)
        show_if(self.left_out, bool(findings.left_out))
        self.left_out.setText(
            tr("You chose these, but your answers do not call for them any more. They are kept, and left out: {list}")
            .format(list="; ".join(each.text for each in findings.left_out))
        )  # fmt: skip
        self.show_urgent(self._visit, urgent_for(self._visit, self.page_id))

    def _make_row(self, question_id: str) -> QuestionRow:
        row = QuestionRow(question_id, read_only=self._visit.read_only)
        row.ticked.connect(partial(self._ticked, question_id))
        row.asked.connect(partial(self._asked, question_id))
        row.reworded.connect(partial(self._reworded, question_id))
        return row
