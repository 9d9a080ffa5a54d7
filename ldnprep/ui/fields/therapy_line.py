"""One line of the therapies: its name, whether it is used or was tried, and how it went."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ldnprep.answers.model import TherapyRow
from ldnprep.ui.answer_buttons import OptionButton
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.fields.mark import RecognitionMark
from ldnprep.ui.fields.suggest import SuggestionList
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import Group, icon_button, label
from ldnprep.ui.words import tr


class _Pick(Group):
    """A row of answers of which at most one holds; pressing the chosen one again takes it back."""

    picked = Signal(str)

    def __init__(self, name: str, options: dict[str, str]) -> None:
        super().__init__(name)
        layout = FlowLayout(self, spacing=8)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, OptionButton] = {}
        for option_id, words in options.items():
            made = OptionButton(words)
            made.setAccessibleDescription(name)
            made.setProperty("changes", True)
            made.setProperty("option", option_id)
            self._group.addButton(made)
            self.buttons[option_id] = made
            layout.addWidget(made)
        self._group.buttonToggled.connect(self._toggled)

    def choose(self, option_id: str) -> None:
        """Shows a choice; "" shows none."""
        self._group.setExclusive(False)
        for each, made in self.buttons.items():
            made.setChecked(each == option_id)
        self._group.setExclusive(True)

    def chosen(self) -> str:
        """The chosen option's id, "" for none."""
        return next((option_id for option_id, made in self.buttons.items() if made.isChecked()), "")

    def _toggled(self, made: object, checked: bool) -> None:
        if checked:
            self.picked.emit(str(getattr(made, "property")("option")))  # noqa: B009 - any button of the group


class _Controls(QWidget):
    """What a line consists of: its name (fixed, or a field for it), a way to clear it, and two picks.

    effect: how it went; made when it is first asked for, since it is only in sight once the therapy was tried.
    effect_picked(option id): it was answered.
    """

    effect_picked = Signal(str)

    def __init__(self, title: str, context: FieldContext) -> None:
        super().__init__()
        self._called = title or tr("Another therapy")
        self._read_only = context.read_only
        self.name: QLineEdit | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme().px(6), 0, theme().px(6))
        self._layout.setSpacing(theme().px(6))
        head = QHBoxLayout()
        self.mark = RecognitionMark()
        if title:
            head.addWidget(label(title, "label"), 1)
        else:
            self.name = line_edit(tr("Another therapy: name"))
            self.name.setPlaceholderText(tr("Name"))
            self.name.setReadOnly(context.read_only)
            self.suggestions = SuggestionList(self.name, context.suggest)
            head.addWidget(self.name, 1)
        self.clear_button = icon_button("remove", tr("Clear {therapy}").format(therapy=title or tr("this therapy")))
        self.clear_button.setProperty("changes", True)
        self.clear_button.setEnabled(not context.read_only)
        head.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(head)
        self._layout.addWidget(self.mark)
        self.state = self._pick(self._called, {"using": tr("Using now"), "tried": tr("Tried before")})
        self._effect: _Pick | None = None

    @property
    def effect(self) -> _Pick:
        if self._effect is None:
            name = tr("{therapy}: how did it go?").format(therapy=self._called)
            options = {"helped": tr("Helped"), "no_change": tr("No change"), "worse": tr("Made it worse")}
            self._effect = self._pick(name, options)
            self._effect.picked.connect(self.effect_picked)
        return self._effect

    @property
    def has_effect(self) -> bool:
        """Whether it was asked for."""
        return self._effect is not None

    def _pick(self, name: str, options: dict[str, str]) -> _Pick:
        made = _Pick(name, options)
        for each in made.buttons.values():
            each.setEnabled(not self._read_only)
        self._layout.addWidget(made)
        return made


class TherapyLine(QFrame):
    """One therapy: a name (fixed, or typed when it is her own), whether it was tried, and how it went.

    The row is there at once, its controls when they are first needed (`build`): those of twenty lines, made in one go,
    would keep the window waiting.
    """

    line_edited = Signal()
    clear_requested = Signal(object)

    def __init__(self, row: TherapyRow, title: str, context: FieldContext, field_id: str) -> None:
        super().__init__()
        self._row = row
        self._named = False  # the answers name it, also when they say no more of it
        self._title = title
        self._context = context
        self._field_id = field_id
        self._made: _Controls | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def build(self) -> None:
        """Makes the controls, if they are not there yet."""
        if self._made is None:
            made = self._made = _Controls(self._title, self._context)
            self._layout.addWidget(made)
            self._show_row()
            made.show()  # now: left to Qt, all lines of a turn come into sight together, each laying out the page
            made.state.picked.connect(self._state_picked)
            made.effect_picked.connect(self._effect_picked)
            made.clear_button.clicked.connect(self._clear)
            if made.name is not None:
                made.name.textChanged.connect(self._name_typed)
                made.suggestions.taken.connect(made.name.setText)

    @property
    def controls(self) -> _Controls:
        """What can be pressed and typed into."""
        self.build()
        assert self._made is not None  # noqa: S101 - just built
        return self._made

    @property
    def name(self) -> QLineEdit | None:
        """The field for the name of a therapy of her own; None where the name is fixed."""
        return self.controls.name

    @property
    def state(self) -> _Pick:
        """Using now, or tried before."""
        return self.controls.state

    @property
    def effect(self) -> _Pick:
        """How it went."""
        return self.controls.effect

    @property
    def mark(self) -> RecognitionMark:
        """What looks like a medicine in its name."""
        return self.controls.mark

    @property
    def clear_button(self) -> QPushButton:
        """Takes back what was said about it; removes a line of her own."""
        return self.controls.clear_button

    def row(self) -> TherapyRow:
        """What is reported about this therapy."""
        return self._row

    def is_reported(self) -> bool:
        """Whether anything is said about it, and be it that it was named."""
        return self._named or bool(self._row.name or self._row.state or self._row.effect)

    def show_row(self, row: TherapyRow, *, named: bool = False) -> None:
        """Shows a row; named: it stands in the answers."""
        self._row, self._named = row, named
        if self._made is not None:
            self._show_row()

    def _show_row(self) -> None:
        made, row = self.controls, self._row
        made.state.choose(row.state)
        self._ask_effect()
        if made.has_effect:
            made.effect.choose(row.effect)
        if made.name is not None and made.name.text() != row.name:
            made.name.setText(row.name)
        self._update_shown()

    def _ask_effect(self) -> None:
        """The second pick is in sight once something is said."""
        made, asked = self.controls, bool(self._row.state or self._row.effect)
        if asked or made.has_effect:
            made.effect.setVisible(asked)

    def _update_shown(self) -> None:
        made = self.controls
        self._ask_effect()
        made.clear_button.setVisible(made.name is not None or self.is_reported())
        if made.name is not None:
            typed = self._row.name
            known = self._context.recognise(typed, "", self._field_id) if typed.strip() else None
            # a therapy is no medicine: only what looks like one is marked, an unknown word is not
            made.mark.show_recognised(known if known is not None and known.matches else None)

    def _state_picked(self, state: str) -> None:
        self._take(replace(self._row, state=state))

    def _effect_picked(self, effect: str) -> None:
        self._take(replace(self._row, effect=effect))

    def _name_typed(self, name: str) -> None:
        self._take(replace(self._row, name=name))

    def _take(self, row: TherapyRow) -> None:
        if row != self._row:
            self._row = row
            self._update_shown()
            self.line_edited.emit()

    def _clear(self) -> None:
        self.clear_requested.emit(self)
