"""What applies now: the result of holding one person's answers against the content. Frozen, no layout, no fonts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from ldnprep.answers.model import Answers, MedicineRow, TherapyRow, Value, said_only
from ldnprep.content.ids import OPIOIDS
from ldnprep.content.model import Alert, Claim, Field, Question, Topic, Urgency, Urgent
from ldnprep.medicines.ago import Ago
from ldnprep.medicines.model import Flag, Match, Recognised
from ldnprep.named import Named


class State(Named):
    """The four states of an answer, never more, never fewer; and the one for a topic that she does not share."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    NOT_ANSWERED = "not_answered"
    NOT_SHARED = "not_shared"


# kits against an overdose tell of an opioid, not of LDN
RESCUE = frozenset({"naloxone", "nalmefene rescue spray or injection"})


def is_guess(match: Match) -> bool:
    """Whether it is an everyday word that may also mean an opioid ("syrup", "blues"): to be checked, and no name."""
    return bool(match.severity) and match.flag is Flag.CHECK


def is_blocker(match: Match) -> bool:
    """Whether a name stands for LDN, naltrexone or its kin, and not for a kit against an overdose."""
    return match.flag is Flag.ANTAGONIST and match.name not in RESCUE


class MedicineLine(Struct, frozen=True):
    """One typed row of medicines (or a therapy's typed name) with what was recognised in it.

    field: id of the field it was typed in. Rows of hidden questions stand here like all others.
    past: it was tried before and is not used now. ago: how long ago that was, by her words. over: boxes in which a
    medicine was named that is plainly over ("they stopped my MST in 2012"), with its names; `recognised` has them not.
    """

    field: str
    row: MedicineRow | TherapyRow
    recognised: Recognised
    past: bool = False
    ago: Ago = Ago.UNTOLD
    over: tuple[tuple[str, tuple[Match, ...]], ...] = ()

    def is_in(self, field: str) -> bool:
        """Whether it was typed in the field of this id."""
        return self.field == field

    @property
    def is_harmless(self) -> bool:
        """Whether all of the row is known, and none of it counts."""
        return self.recognised.recognised and self.recognised.flag is Flag.NONE

    @property
    def lately(self) -> bool:
        """Whether what was tried before is used all the same by her words, or was stopped in the last weeks."""
        return self.ago in (Ago.STILL, Ago.LATELY)

    def box_of(self, match: Match) -> str:
        """The box of the row in which a match was typed: one of BOXES.

        "name" also where it was read from several boxes together ("Tylenol", "#3").
        """
        typed = ((box, getattr(self.row, box, "")) for box in BOXES)
        return next((box for box, text in typed if match.typed and match.typed in text), "name")


BOXES = ("name", "amount", "how_often", "reason", "prescriber", "last_used", "since", "stopped")


def unknown_key(line: MedicineLine) -> str:
    """The text for a line that is not known whole: on the front, behind it and in every export the same."""
    matches = line.recognised.matches
    if not (matches or line.row.name.strip()):
        return "name_not_given"
    return "not_recognised" if all(map(is_guess, matches)) else "part_not_recognised"


class Tells(Named):
    """What words in free text tell of an opioid, the most first.

    USE: it is named, and nothing says that it is over. SPELT: it is misspelt, or slang of which she says that she has
    it. PERHAPS: among her allergies, in words that may tell of now ("codeine constipates me"). WORDS: only words that
    may mean one ("my patches"). GOES_WITH: what goes with one, such as a naloxone kit. BOWELS: one that stays in the
    bowels. PAST: it is plainly old. OTHERS: it is of somebody else. UNTAKEN: she never took it, or may be given it one
    day. REACTION: a reaction, no more.
    """

    USE = "use"
    SPELT = "spelt"
    PERHAPS = "perhaps"
    WORDS = "words"
    GOES_WITH = "goes_with"
    BOWELS = "bowels"
    PAST = "past"
    OTHERS = "others"
    UNTAKEN = "untaken"
    REACTION = "reaction"


class Mention(Struct, frozen=True):
    """An opioid or a blocker found in free text: in notes, an own question, or any other typed field.

    Of a blocker only where the words tell that she takes it, or took it lately: nearly everybody asks about LDN.

    where: the name of that field on the sheet (from the content). field is "" for text that does not print; `text` then
    holds the names alone. topic: what it tells of. tells: how much. heard: the answers that its words are heard as.
    """

    field: str
    where: str
    text: str
    matches: tuple[Match, ...]
    topic: str = OPIOIDS
    tells: Tells = Tells.USE
    heard: tuple[tuple[str, Value], ...] = ()

    def speaks_of(self, fields: Collection[str]) -> bool:
        """Whether its words tell of one of these questions, or of no question that was asked in particular."""
        return not self.heard or any(name in fields for name, _ in self.heard)


class Fact(Struct, frozen=True):
    """One field of a topic with the state of its own answer.

    state: the answer of a yes_no_unsure field; for every other kind YES where it has a value, NOT_SURE where that is
    "not sure", NOT_ANSWERED where it has none. Fields that are not asked now are no facts.
    """

    field: Field
    state: State

    def is_of(self, field: str) -> bool:
        """Whether it is the answer to the field of this id."""
        return self.field.id == field


class RowFound(Struct, frozen=True):
    """One row of a topic: its facts in order, the typed medicines that stand in it, and opioid names in free text."""

    label: str
    facts: tuple[Fact, ...]
    lines: tuple[MedicineLine, ...] = ()
    mentions: tuple[Mention, ...] = ()


BUT_TYPED = "typed_"  # begins the id of an alert of the content that words of hers raise, beside another answer


class AlertRaised(Struct, frozen=True):
    """An alert that applies.

    state: the state word that prints beside its label, that of `alert.state`. Of one that joins answers: NOT_SURE where
    it is raised only by answers that are themselves not sure or missing, else None.
    parts: of one that joins answers and is NOT_SURE, ids of the topics and fields that it joins with the state of each,
    so that what she is sure of is not printed as a doubt.
    """

    alert: Alert
    state: State | None
    parts: tuple[tuple[str, State], ...] = ()

    def tells(self) -> tuple[str, ...]:
        """Ids of the fields whose state it prints; raised by words, of those that the words were heard as."""
        if self.alert.id.startswith(BUT_TYPED):
            return self.alert.quotes
        return (self.alert.state,) if self.alert.state else ()


class TopicFound(Struct, frozen=True):
    """A topic with everything that was told about it, each fact once.

    urgency: that of its most urgent alert, NONE without any. state: yes > not_sure > not_answered > no, NOT_SHARED
    where she does not share it, whatever the answer. alerts: the most urgent first. answer: the state of its first
    deciding field alone, the one that its heading tells. against: something else that she gave speaks against that
    answer ("answered no, but"). typed: what speaks is a name or words that she typed ("answered no, but typed").
    quoted: what else she answered about the same thing, a yes before a "not sure": it stands in place of that answer
    then, so that nobody who told is said to have denied.
    """

    topic: Topic
    urgency: Urgency
    state: State
    alerts: tuple[AlertRaised, ...]
    rows: tuple[RowFound, ...]
    answer: State
    against: bool = False
    typed: bool = False
    quoted: Fact | TherapyRow | None = None

    def is_about(self, topic: str) -> bool:
        """Whether it is the topic of this id."""
        return self.topic.id == topic

    def facts(self, *states: State) -> tuple[Fact, ...]:
        """Its facts with one of these states, in order."""
        return tuple(fact for row in self.rows for fact in row.facts if fact.state in states)


class TopOrigin(Named):
    """Who chose the top three: the person all of them, the program one at least, or she chose none."""

    CHOSEN = "chosen"
    SUGGESTED = "suggested"
    NONE_CHOSEN = "none_chosen"


class Asked(Struct, frozen=True):
    """A question on the sheet, in the words that print; typed: own or edited, so in the person's own words."""

    id: str
    text: str
    heading: str
    typed: bool
    reason: str = ""


class HiddenAnswer(Struct, frozen=True):
    """A value that is kept in the file and left out of the sheet, because other answers hide its question."""

    field: Field


class Findings(Struct, frozen=True):
    """Everything that follows from the answers.

    What stands on the sheet follows from what she shares: with `show_mood` off, everything but `visible`, `urgent` and
    `hidden` (which are for the screen) is the same whatever she answered to `mood_crisis`.

    visible: ids of the fields that are asked now, for the screen. unanswered: those that have no answer, hers or one
    that typed medicines give; the sheet and the screen name these alone. printed: ids of the fields whose values may
    stand on the sheet. topics: all of them, in the order in which they print. reassures: whether the front may say "No
    opioid reported": nothing that she gave speaks against it. urgent: urgent texts that apply, for the screen;
    urgent_printed: those of them that stand on the sheet. withheld: ids of the fields that she does not share. offered:
    every question whose condition holds, in content order.
    best: the three that the program puts on the front while she has not chosen. suggested: at most 25, ranked, each
    with its reason, dismissed ones left out. asked: the questions on the sheet in her order (her own and the best three
    while she has not chosen). left_out: chosen ones whose condition no longer holds. top: at most three. lines: every
    typed medicine with what was recognised. mentions: opioid names in free text. allergies: every name that is known
    among her allergies. claims: those she marked as read, in content order. below: what was told below a "no", by the
    id of its field, with the question that was answered so.
    """

    visible: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()
    topics: tuple[TopicFound, ...] = ()
    reassures: bool = False
    urgent: tuple[Urgent, ...] = ()
    suggested: tuple[Question, ...] = ()
    asked: tuple[Asked, ...] = ()
    asked_origin: TopOrigin = TopOrigin.SUGGESTED
    left_out: tuple[Asked, ...] = ()
    top: tuple[Asked, ...] = ()
    top_origin: TopOrigin = TopOrigin.SUGGESTED
    lines: tuple[MedicineLine, ...] = ()
    mentions: tuple[Mention, ...] = ()
    allergies: tuple[Match, ...] = ()
    claims: tuple[Claim, ...] = ()
    hidden: tuple[HiddenAnswer, ...] = ()
    printed: frozenset[str] = frozenset()
    urgent_printed: tuple[Urgent, ...] = ()
    offered: tuple[Question, ...] = ()
    best: tuple[Question, ...] = ()
    withheld: frozenset[str] = frozenset()
    below: Mapping[str, str] = field(default_factory=dict)

    def shared(self, answers: Answers) -> Answers:
        """The answers that may leave: hidden ones, those she does not share and those of mere spaces are gone.

        Outputs that read the answers themselves (the sheet's number, the export for clinics) take these.
        """
        told = said_only(answers)
        return replace(told, values={name: v for name, v in told.values.items() if name in self.printed})
