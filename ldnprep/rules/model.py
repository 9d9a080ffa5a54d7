"""What applies now: the result of holding one person's answers against the content. Frozen, no layout, no fonts."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from ldnprep.answers.model import Answers, MedicineRow, TherapyRow, said_only
from ldnprep.content.model import Alert, Claim, Field, Question, SafetyRow, Tier, Urgent
from ldnprep.frozen import dataclass
from ldnprep.medicines.model import Match, Recognised


class State(StrEnum):
    """The four states of an answer; never more, never fewer."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class MedicineLine:
    """One typed row of medicines (or a therapy's typed name) with what was recognised in it.

    field: id of the field it was typed in. Rows of hidden questions stand here like all others.
    """

    field: str
    row: MedicineRow | TherapyRow
    recognised: Recognised


@dataclass(frozen=True, slots=True)
class Mention:
    """An opioid's exact name found in free text: in notes, an own question, or any other typed field.

    where: the name of that field on the sheet (from the content). field is "" for text that does not print; `text` then
    holds the names alone.
    """

    field: str
    where: str
    text: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class FlagRaised:
    """A red flag that applies.

    deciding: the field whose state word prints after the label, None where typed names alone (or a date) decide. A
    list in which she ticked something counts as "yes".
    main: whether that is the first field the flag is about, so that its label alone says what "yes" means.
    contradicted: she answered "no" to the deciding field, but typed a name that says otherwise.
    lines: typed rows to print as typed with what matched. shown: ids of fields whose values print.
    also: other fields whose answers raise this flag too. mentions: opioid names in free text that raise it.
    opioid: the opioid line. below_opioid: stands right below it, because it may hold the opioid.
    """

    alert: Alert
    state: State | None
    deciding: str | None
    contradicted: bool
    lines: tuple[MedicineLine, ...]
    shown: tuple[str, ...]
    main: bool = True
    also: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    opioid: bool = False
    below_opioid: bool = False


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Safety questions of one tier that have no answer; they share one line on page 1."""

    tier: Tier
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """One row of the safety table.

    withheld: she chose not to share it on this page, whatever the answer; `state` is then "not answered" always.
    contradicted: she answered "no", but a flag says otherwise: a name that she typed, or another of her answers.
    typed: she left the question about opioids open, or was not sure, and typed one.
    """

    row: SafetyRow
    state: State
    withheld: bool = False
    contradicted: bool = False
    typed: bool = False


class TopOrigin(StrEnum):
    """Who chose the top three: the person, the program (not yet chosen by her), or she chose none."""

    CHOSEN = "chosen"
    SUGGESTED = "suggested"
    NONE_CHOSEN = "none_chosen"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the sheet, in the words that print; typed: own or edited, so in the person's own words."""

    id: str
    text: str
    topic: str
    typed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HiddenAnswer:
    """A value that is kept in the file and left out of the sheet, because other answers hide its question."""

    field: Field


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that follows from the answers.

    What stands on the sheet follows from what she shares: with `show_mood` off, everything but `visible`, `urgent` and
    `hidden` (which are for the screen) is the same whatever she answered to `mood_crisis`.

    visible: ids of the fields that are asked now, for the screen. printed: ids of the fields whose values may stand
    on the sheet. flags: most urgent first. urgent: urgent texts that apply, for the screen; urgent_printed: those of
    them that stand on the sheet. offered: every question whose condition holds, in content order.
    suggested: at most 25, ranked, each with its reason, dismissed ones left out. asked: the questions on the sheet
    in her order (the suggested ones while she has not chosen). left_out: chosen ones whose condition no longer holds.
    top: at most three. lines: every typed medicine with what was recognised. mentions: opioid names in free text.
    claims: those she marked as read, in content order.
    """

    visible: frozenset[str]
    flags: tuple[FlagRaised, ...]
    unanswered: tuple[Unanswered, ...]
    safety: tuple[SafetyAnswer, ...]
    urgent: tuple[Urgent, ...]
    suggested: tuple[Question, ...]
    asked: tuple[Asked, ...]
    asked_origin: TopOrigin
    left_out: tuple[Asked, ...]
    top: tuple[Asked, ...]
    top_origin: TopOrigin
    lines: tuple[MedicineLine, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    hidden: tuple[HiddenAnswer, ...]
    printed: frozenset[str] = frozenset()
    urgent_printed: tuple[Urgent, ...] = ()
    offered: tuple[Question, ...] = ()

    def shared(self, answers: Answers) -> Answers:
        """The answers that may leave: hidden ones, those she does not share and those of mere spaces are gone.

        Outputs that read the answers themselves (the sheet's number, the export for clinics) take these.
        """
        told = said_only(answers)
        return replace(told, values={name: v for name, v in told.values.items() if name in self.printed})
