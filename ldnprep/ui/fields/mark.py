"""The calm line under a typed medicine: what was recognised, told by a sign, a word and only then by colour."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ldnprep.medicines.doubts import is_unknown
from ldnprep.medicines.fold import words
from ldnprep.medicines.model import Certainty, Flag, Match, Recognised
from ldnprep.medicines.terms import NAME_GROUP
from ldnprep.ui.look.sign import Sign
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import button, keep_room, label, let_go, restyle
from ldnprep.ui.words import first_upper, plain, tr

if TYPE_CHECKING:
    from ldnprep.ui.fields.base import FieldContext


class MarkWords(Struct, frozen=True):
    """What the mark shows: an icon of `resources/icons`, a role of the style sheet, the words. spoken: what a screen
    reader says where the sign alone is enough for the eye. meant: names to press, behind the text.
    """

    icon: str
    role: str
    text: str
    spoken: str = ""
    meant: tuple[str, ...] = ()


_MOST_MEANT = 3  # that many have room in one line


def mark_words(recognised: Recognised, named: Callable[[str], str] = str) -> MarkWords:
    """The mark for one typed line. An unknown part is always named, even beside something known. named: our names as
    her country writes them; her own words stay.
    """
    flag = recognised.flag
    deciding = [match for match in recognised.matches if match.flag is flag]
    names = ", ".join(dict.fromkeys(named(match.name) for match in deciding if _names_a_fact(match)))
    unknown = "" if recognised.recognised else " " + _unknown(recognised)
    if deciding and not names and flag is not Flag.NONE:  # street names are never shown to her
        slang = all(match.certainty is Certainty.SLANG for match in deciding)
        may_be, looks = tr("This may be slang for an opioid."), tr("This looks like the name of an opioid.")
        words = (may_be if slang else looks) + " " + tr("Your doctor will check it.")
        return MarkWords("flag", "alert" if flag is Flag.OPIOID else "label", words + unknown)
    if flag is Flag.OPIOID:
        bowels = all(match.severity == "gut" for match in deciding)  # stays there: less of an alarm, and still one
        text = tr("An opioid for the bowels ({names}).") if bowels else tr("An opioid ({names}).")
        return MarkWords("flag", "label" if bowels else "alert", text.format(names=names))
    if flag is Flag.ANTAGONIST:
        text = tr("Blocks opioids ({names}).").format(names=names)
        return MarkWords("flag", "alert", text)
    if not recognised.recognised and not recognised.matches:
        meant = recognised.suggestions[:_MOST_MEANT]
        if meant:
            spoken = tr("Not known to us. Did you mean {names}?").format(names=", ".join(meant))
            return MarkWords("unsure", "second", tr("Did you mean:"), spoken, meant)
        return MarkWords("unsure", "second", tr("Not known to us; printed as typed."))
    if flag is Flag.CHECK and names:
        partly = tr("{names}, partly unknown: for your doctor to check.")
        text = partly if unknown else tr("{names}: for your doctor to check.")
        if len(recognised.matches) > 1:  # which of them: a name of a kind alone does not say
            names = ", ".join(dict.fromkeys(_with_her_word(match, named) for match in deciding if _names_a_fact(match)))
        return MarkWords("flag", "label", text.format(names=first_upper(names)))
    known = ", ".join(dict.fromkeys(named(match.name) for match in recognised.matches if _worth_naming(match)))
    if unknown:
        beside = tr("We know: {names}.").format(names=known) + unknown if known else unknown.strip()
        return MarkWords("unsure", "second", beside)
    return _known_words(recognised, known)


def _known_words(recognised: Recognised, known: str) -> MarkWords:
    spoken = tr("{said}: {names}").format(said=tr("Known"), names=known) if known else tr("Known")
    if any("sleepiness" in match.touches for match in recognised.matches):
        text = tr("May make you sleepy")
        return MarkWords("flag", "label", text, f"{spoken}. {text}.")  # a tick would say that all is well
    return MarkWords("check", "done", "", spoken)


def _unknown(recognised: Recognised) -> str:
    """Which part is not known, in her words, where a word of it is in no list."""
    left = recognised.text
    for match in recognised.matches:
        left = left.replace(match.typed, " ")
    part = " ".join(left[word.start : word.end] for word in words(left) if is_unknown(word))
    return tr("Not known to us: {words}.").format(words=part) if part else tr("Part of it is not known to us.")


def _with_her_word(match: Match, named: Callable[[str], str]) -> str:
    name = named(match.name)
    return name if match.name.casefold() in match.typed.casefold() else f"{match.typed} ({name})"


def _names_a_fact(match: Match) -> bool:
    return match.certainty in (Certainty.EXACT, Certainty.SPELLING)


def _worth_naming(match: Match) -> bool:
    """Whether the name says more than what she typed: the long list of plain names holds many that differ by a letter,
    and "Vitamine D" is not vitamin E.
    """
    return match.group != NAME_GROUP


_COLOURS = {"alert": "alert", "second": "second", "label": "ink", "done": "accent"}


class RecognitionMark(QWidget):
    """Sign and words under one medicine; empty while nothing is typed. meant(name): she presses what she meant."""

    meant = Signal(str)

    def __init__(self, context: FieldContext, *, keeps_room: bool = False) -> None:
        """keeps_room: its place is there before it comes, so that nothing moves."""
        super().__init__()
        self._named = context.name_there
        self._read_only = context.read_only
        if keeps_room:
            keep_room(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(4), 0, 0, 0)
        line.setSpacing(theme().px(8))
        self._sign = Sign()
        self.words = label("", "second")
        self.said = ""  # the same for a screen reader
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        line.addStretch(0)
        self._line = line
        self.names: dict[str, QPushButton] = {}
        self.setVisible(False)

    def show_recognised(self, recognised: Recognised | None) -> None:
        """Shows what was recognised; None hides the line."""
        self.setVisible(recognised is not None)
        if recognised is None:
            self.words.setText("")
            self.said = ""
            self._offer(())
            return
        shown = mark_words(recognised, self._named)
        self._sign.change(shown.icon, _COLOURS[shown.role])
        self.words.setText(shown.text)
        self.said = shown.spoken or shown.text
        self.setToolTip(plain(self.said))  # a sign alone says little
        if self.words.property("role") != shown.role:
            self.words.setProperty("role", shown.role)
            restyle(self.words)
        self._offer(shown.meant)

    def _offer(self, names: tuple[str, ...]) -> None:
        if names == tuple(self.names):
            return
        for old in self.names.values():
            let_go(old, self._line)
        self.names = {}
        for name in names:
            made = self.names[name] = button(name, "link", description=tr("Puts it in the place of what you typed."))
            made.setProperty("changes", True)
            made.setEnabled(not self._read_only)
            made.clicked.connect(partial(self._pressed, name))
            self._line.insertWidget(self._line.count() - 1, made)
        wide = self.words.fontMetrics().horizontalAdvance(self.words.text()) if names else 0
        self.words.setMinimumWidth(wide)  # the names right behind the words
        self._line.setStretch(1, int(not names))
        self._line.setStretch(self._line.count() - 1, int(bool(names)))

    def _pressed(self, name: str, _checked: bool = False) -> None:
        self.meant.emit(name)
