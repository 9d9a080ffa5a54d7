"""Facts: what the conditions of the content look at, gathered once from the answers.

Only answers whose question is asked count. A question's `when` may look at another question that has a `when`
itself: whether that one is asked is settled first, so the order of the file does not matter (a ring of questions that
wait for each other is refused by the content check; here the one that is looked at first counts as not asked). Rows
of medicines and therapies always count, whatever is asked, and so does what she gave of an opioid or of LDN before she
answered "no" to the question above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from ldnprep.answers.model import NO, Answers, MedicineRow, TherapyRow, Value
from ldnprep.content.ids import OPIOID_NAMES, SURGERY_DATE, TRIED_OPIOID
from ldnprep.content.model import TREATMENTS, Checklist, Field, Kind
from ldnprep.content.when import Condition
from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.denial import says_none
from ldnprep.medicines.model import Flag, LongActing, Match, Recognised
from ldnprep.medicines.programmes import told_of_one
from ldnprep.rules.model import BOXES, MedicineLine, Tells
from ldnprep.rules.past import is_over
from ldnprep.rules.reactions import Reaction
from ldnprep.rules.strays import stray_rows
from ldnprep.rules.tried import tried_ago

MEDICINES = "medicines"
ROW_KINDS = TREATMENTS | {Kind.MEDICINES}
USING = "using"  # the state of a row
DAYS_OF_A_YEAR, HALF_A_YEAR = 366, 183  # what stays in the body for long, and all else
_LAST = re.compile(r"\blast\s+(?:used?|taken|took|had|one)\b.*", re.IGNORECASE)
_YEARS = re.compile(
    r"\b(?:(?:19|20)\d\d|years?|decades?|when\s+i\s+was|(?:[6-9]|1\d|six|seven|eight|nine|ten)\s+months)\b",
    re.IGNORECASE,
)
# LDN that she only thinks of, in a row of medicines
_NOT_YET = re.compile(
    r"""(?ix)\b(?:(?:want|would\s+like|like|hop(?:e|ing)|wish)\s+to\s+(?:try|start|have)|ask(?:ing)?\s+(?:\w+\s+)?about
    |not\s+yet|not\s+started|(?:from|start\w*)\s+(?:next|tomorrow)|consider\w*|thinking\s+(?:of|about)|never\s+(?:had|taken|tried))\b""",
)
_TELLING = ("name", "reason", "how_often", "prescriber")  # boxes whose words may tell that something is over


class Recogniser(Protocol):
    """What the rules need from the room `medicines`; tests put their own in its place."""

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        """What one typed box says; context: the other cells of its row; opioid_field: it answers for opioids."""

    def recognise_row(
        self,
        name: str,
        amount: str = "",
        how_often: str = "",
        reason: str = "",
        prescriber: str = "",
        *others: str,
        opioid_field: bool = False,
    ) -> Recognised:
        """What one typed row says, in all its boxes together."""

    def mentions(self, text: str) -> tuple[Match, ...]:
        """Names of opioids and of their blockers in free text."""

    def hints(self, text: str, *, wished: bool = False) -> tuple[Match, ...]:
        """What may be an opioid in free text; wished: the text answers what she wants, or wants to avoid."""


class Facts(Struct, frozen=True):
    """What conditions see.

    values: the answers that count, by field id. asked: ids of the fields that are asked now. lines: every typed row
    with what was recognised, hidden or not. kinds: kind of each field. saved_on: day of the last change, if known.
    past: rows of what was tried before and is not used now; they stand in `lines` no more.
    told: ids of the topics whose evidence holds. named: ids of those that words in another place name, or what she
    tried lately. mentioned: ids of fields whose text names an opioid or a blocker; perhaps_mentioned: may mean one.
    hints: what free text tells of opioids, see `Tells`. only_harmless: all that tells of an opioid is a
    patch, or rows among her opioids, that are known to be none. reaction: to naltrexone, by her words. below: fields
    that count although the question above them, their value here, is no, see `below.py`.
    """

    values: Mapping[str, Value]
    asked: frozenset[str]
    lines: tuple[MedicineLine, ...] = ()
    past: tuple[MedicineLine, ...] = ()
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    saved_on: date | None = None
    told: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    perhaps_mentioned: frozenset[str] = frozenset()
    hints: frozenset[Tells] = frozenset()
    only_harmless: bool = False
    reaction: Reaction = Reaction.NONE
    below: Mapping[str, str] = field(default_factory=dict)


def gather(
    checklist: Checklist,
    answers: Answers,
    lines: tuple[MedicineLine, ...],
    holds: Callable[[Condition, Facts], bool],
    not_asked: frozenset[str] = frozenset(),
) -> Facts:
    """Settle which questions are asked and which answers count. not_asked: fields to treat as if they did not exist."""
    fields = {f.id: f for f in checklist.fields()}
    everything = Facts(
        values=dict(answers.values),
        asked=frozenset(),
        lines=tuple(line for line in lines if not line.past),
        past=tuple(line for line in lines if line.past),
        kinds={name: f.kind for name, f in fields.items()},
        saved_on=answers.saved.date() if answers.saved else None,
    )
    kept = checklist.always_count()
    settled: dict[str, bool] = dict.fromkeys(not_asked, False)

    def is_asked(name: str) -> bool:
        if name not in settled:
            settled[name] = False  # while it is being settled; ends a ring
            found = fields.get(name)
            when = found.when if found is not None else None
            gone = found is None or (found.retired and name not in answers.values)
            settled[name] = not gone and (when is None or holds(when, view(when)))
        return settled[name]

    always = {"birth_date", "visit_date", SURGERY_DATE, *(f.id for f in fields.values() if f.kind in TREATMENTS)}

    def view(condition: Condition) -> Facts:
        named = {test.field for tests in condition.any_of for test in tests if hasattr(test, "field")}
        named |= always
        return _counting(everything, fields, frozenset(name for name in named if is_asked(name)), kept, named)

    return _counting(everything, fields, frozenset(name for name in fields if is_asked(name)), kept)


def _counting(
    everything: Facts,
    fields: Mapping[str, Field],
    asked: frozenset[str],
    always: frozenset[str],
    among: Iterable[str] | None = None,
) -> Facts:
    """The facts with these questions asked; among: only the answers to these, None is all."""

    def counts(name: str) -> bool:
        given = name in always and said[name] != NO
        return name in asked or given or (name in fields and fields[name].kind is Kind.MEDICINES)

    said = everything.values
    kept = {name: said[name] for name in (said if among is None else among) if name in said and counts(name)}
    return replace(everything, values=kept, asked=asked)


def typed_lines(checklist: Checklist, answers: Answers, recogniser: Recogniser) -> tuple[MedicineLine, ...]:
    """Every typed row of medicines and therapies, hidden or not, with what was recognised, in reading order.

    Rows that the file holds outside the fields of this content come last, as if typed in the lists.
    """
    kinds = {asked.id: asked.kind for asked in checklist.fields()} | {MEDICINES: Kind.MEDICINES}
    day = answers.saved.date() if answers.saved else None
    lines = (
        MedicineLine(
            name,
            row,
            found := read_row(row, recogniser, opioid_field=name == OPIOID_NAMES),
            past=(past := is_past(row, kinds[name])),
            ago=tried_ago(row, day, found) if past else Ago.UNTOLD,
        )
        for name, row in (*_rows(checklist, answers), *_stray_rows(checklist, answers))
        if isinstance(row, MedicineRow) or row.name or row.stopped or is_ticked_opioid(row)
    )
    return tuple(_without_over(line, day) if isinstance(line.row, MedicineRow) else line for line in lines)


def _without_over(line: MedicineLine, day: date | None) -> MedicineLine:
    """A row of today without the opioids that its words say to be plainly over; by its name it is past then."""
    boxes: dict[str, list[Match]] = {}
    if isinstance(line.row, MedicineRow) and _is_old(line, line.row, day):
        return replace(line, past=True, ago=Ago.LONG)
    if line.recognised.flag is Flag.ANTAGONIST and _NOT_YET.search(words_of(line.row)):
        return replace(line, recognised=replace(line.recognised, matches=(), flag=Flag.NONE))
    for match in line.recognised.matches:
        text = getattr(line.row, box, "") if (box := line.box_of(match)) in _TELLING else ""
        if match.flag in (Flag.OPIOID, Flag.ANTAGONIST) and text and is_over(text, match.typed, day):
            boxes.setdefault(box, []).append(match)
    if "name" in boxes:
        whole = not line.is_in(OPIOID_NAMES) and len(boxes["name"]) == len(line.recognised.matches)
        return replace(line, past=True, ago=Ago.LONG) if whole else line
    over = [match for found in boxes.values() for match in found]
    if not over:
        return line
    kept = tuple(match for match in line.recognised.matches if match not in over)
    flags = [match.flag for match in kept] + ([] if line.recognised.recognised else [Flag.CHECK])
    flag = min(flags, key=tuple(Flag).index, default=Flag.NONE)
    told = tuple((getattr(line.row, box), tuple(found)) for box, found in boxes.items())
    return replace(line, recognised=replace(line.recognised, matches=kept, flag=flag), over=told)


def _is_old(line: MedicineLine, row: MedicineRow, day: date | None) -> bool:
    """Whether a row was last used more than half a year ago, in its own box or beside the name; what stays in the body
    for long more than a year."""
    stays = any(match.long_acting is not LongActing.NO for match in line.recognised.matches)
    beside = _LAST.search(row.name)
    said = row.last_used or (beside[0] if beside else "")
    within = DAYS_OF_A_YEAR if stays else HALF_A_YEAR
    return bool(_YEARS.search(said)) and ago(said, day, within=within) is Ago.LONG


def is_ticked_opioid(row: MedicineRow | TherapyRow) -> bool:
    """Whether she ticked "an opioid" among what she tried, with or without its name."""
    return isinstance(row, TherapyRow) and row.id == TRIED_OPIOID


def is_past(row: MedicineRow | TherapyRow, kind: Kind) -> bool:
    """Whether a row tells of something that was tried before and is not used now."""
    return kind is Kind.TRIED and isinstance(row, TherapyRow) and row.state != USING


def _rows(checklist: Checklist, answers: Answers) -> Iterator[tuple[str, MedicineRow | TherapyRow]]:
    for asked in checklist.fields():
        value = answers.values.get(asked.id, ()) if asked.kind in ROW_KINDS else ()
        rows = value if isinstance(value, tuple) else ()
        if asked.id == OPIOID_NAMES and all(map(_is_none, rows)):
            continue  # "none" to "any other opioid" is no medicine; beside a name it is to be checked
        for row in rows:
            if isinstance(row, MedicineRow | TherapyRow):
                yield asked.id, row


def _is_none(row: object) -> bool:
    """Whether a row says in place of a name that there is none, and nothing else."""
    return isinstance(row, MedicineRow) and row.typed() == (row.name,) and says_none(row.name)


def _stray_rows(checklist: Checklist, answers: Answers) -> Iterator[tuple[str, MedicineRow | TherapyRow]]:
    therapies = next((f.id for f in checklist.fields() if f.kind is Kind.THERAPIES), MEDICINES)
    for row in stray_rows(answers):
        yield (MEDICINES if isinstance(row, MedicineRow) else therapies), row


def read_row(row: MedicineRow | TherapyRow, recogniser: Recogniser, *, opioid_field: bool) -> Recognised:
    """What one typed row says, on the sheet and on the screen; opioid_field: it answers the question for opioids."""
    found = _read(row, recogniser, opioid_field=opioid_field and not _is_none(row))
    if not found.recognised and told_of_one(words_of(row), row=True):  # a treatment without a name may be an opioid
        return replace(found, pain_or_cough=True)
    return found


def words_of(row: MedicineRow | TherapyRow) -> str:
    """All that stands in the boxes of a row."""
    return ", ".join(filter(None, (getattr(row, box, "") for box in BOXES)))


def _read(row: MedicineRow | TherapyRow, recogniser: Recogniser, *, opioid_field: bool) -> Recognised:
    if isinstance(row, TherapyRow):
        return recogniser.recognise_row(row.name, reason=row.stopped, opioid_field=opioid_field)
    cells = (row.amount, row.how_often, row.reason, row.prescriber, row.last_used, row.since)
    return recogniser.recognise_row(row.name, *cells, opioid_field=opioid_field)
