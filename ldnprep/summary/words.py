"""Words of the sheet: fixed ones by key, dates and values as they print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from ldnprep.answers.model import (
    NOT_ANSWERED,
    NOT_SURE,
    Answers,
    DateAnswer,
    DateNotSure,
    MedicineRow,
    PartialDate,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist, Field, Kind, Therapy, Urgency
from ldnprep.content.reach import named_fields
from ldnprep.medicines.model import Certainty, Flag, LongActing, Match
from ldnprep.rules.model import RESCUE, Fact, Findings, State, TopicFound
from ldnprep.summary.model import Span, Text, Tone
from ldnprep.summary.spelling import Say, country_words

DOT = "; "
CELLS = ", "  # between name, amount and how often of one row


class Desk(Struct, frozen=True):
    """All that the sheet is written from. answers: only those that may leave (`Findings.shared`).

    pointer: whether "all my answers" may follow, so that a short side may point to it. parts: ids of those that follow.
    numbers: whether statements carry those of their sources. alone: page 1 leaves without the others. signs: ids of the
    fields that ask for what must be acted upon today. pressed: ids of the choices of which one press writes a "yes" to
    another question too. say: puts the words of her country in place of ours, see `spelling.py`.
    """

    checklist: Checklist
    answers: Answers
    findings: Findings
    country: str
    pointer: bool = True
    parts: tuple[str, ...] = ()
    numbers: bool = True
    alone: bool = False
    fields: Mapping[str, Field] = field(default_factory=dict)
    signs: frozenset[str] = frozenset()
    grave: frozenset[str] = frozenset()
    pressed: frozenset[str] = frozenset()
    say: Say | None = None

    def word(self, key: str) -> str:
        """A fixed word of the sheet."""
        return self.checklist.texts[key]

    def value(self, name: str) -> Value | None:
        """The value of a field; None when there is none, or when it must not print."""
        return self.answers.values.get(name)

    def facts(self, found: TopicFound, *states: State) -> list[Fact]:
        """The facts of a topic with one of these states; what was never asked, or is told by her words, is no gap."""
        gaps = self.findings.unanswered
        return [f for f in found.facts(*states) if f.state is not State.NOT_ANSWERED or f.field.id in gaps]

    def statement(self, text: str, sources: Iterable[str], tone: Tone = Tone.PLAIN) -> Span:
        """A sentence of fact with its sources."""
        known = (name for name in sources if name in self.checklist.sources)
        return Span(text, tone, cites=tuple(known) if self.numbers else ())

    def not_answered(self) -> Span:
        """The words for an answer that is not there."""
        return Span(self.word(NOT_ANSWERED), Tone.ITALIC)

    def rows(self, kind: Kind) -> tuple[MedicineRow | TherapyRow, ...]:
        """All rows of the fields of this kind, as typed."""
        values = (self.answers.values.get(name) for name, asked in self.fields.items() if asked.kind is kind)
        return tuple(row for value in values if isinstance(value, tuple) for row in value if not isinstance(row, str))


def desk(checklist: Checklist, answers: Answers, findings: Findings, country: str, *, pointer: bool = True) -> Desk:
    """A desk with nothing cited yet."""
    fields = {f.id: f for f in (*checklist.fields(), *checklist.decisions)}
    signs = frozenset(a.state for page in checklist.pages for a in page.alerts if a.urgency is Urgency.TODAY) - {""}
    return Desk(
        checklist,
        answers,
        findings,
        country,
        pointer,
        fields=fields,
        signs=signs,
        grave=_grave(checklist),
        pressed=frozenset(name for name in _written(checklist) if fields[name].kind is Kind.CHOICE),
        say=country_words(checklist, country),
    )


def _written(checklist: Checklist) -> Iterator[str]:
    """Ids of the fields that the presses of the pages write."""
    return (name for page in checklist.pages for pick in page.picks for press in pick.presses for name in press.writes)


def _grave(checklist: Checklist) -> frozenset[str]:
    """Ids of the questions on which something for today or before any prescription rests, or that tell of a topic."""
    alerts = [a.when for a in checklist.alerts() if a.urgency.is_grave]
    told = [topic.evidence for topic in checklist.topics]
    always = {field.id for field in checklist.fields() if field.when is None}  # the others are asked of few
    return frozenset(name for when in (*alerts, *told) for name in named_fields(when)) & always


def typed(text: str, tone: Tone = Tone.PLAIN) -> Span:
    """Words typed by the person, unaltered."""
    return Span(text, tone, typed=True)


def quoted(*spans: Span) -> Text:
    """Typed words between quote marks."""
    return (Span("“"), *spans, Span("”"))


def joined(parts: Iterable[Text], between: str = DOT) -> Text:
    """Texts in a row with words between them; empty ones are left out."""
    out: list[Span] = []
    for part in parts:
        if part:
            out += [Span(between), *part] if out else list(part)
    return tuple(out)


def named(names: Iterable[str], tone: Tone = Tone.PLAIN) -> Text:
    """Names in a row, each once."""
    return joined(((Span(name, tone),) for name in dict.fromkeys(names)), DOT)


def name_of(asked: Field) -> str:
    """The name of a field within a row of the front."""
    return asked.tiny or asked.short


# ---------------------------------------------------------------- dates


def calendar_date(texts: Mapping[str, str], day: PartialDate, *, full: bool = False) -> str:
    """A date as exact as it is known, the month by its name: 19 Nov 2026, Nov 2026, 2026."""
    months = [name.strip() for name in texts["months" if full else "months_short"].split(",")]
    parts = [str(day.day)] if day.day else []
    if day.month:
        parts.append(months[day.month - 1])
    parts.append(f"{day.year:04d}")
    return " ".join(parts)


def date_text(texts: Mapping[str, str], answer: DateAnswer) -> Text:
    """A date answer; her own words print as typed with the day on which she wrote them."""
    return _DATES[type(answer)](texts, answer)


def _typed_date(texts: Mapping[str, str], answer: TypedDate) -> Text:
    on = PartialDate(answer.on.year, answer.on.month, answer.on.day)
    key, day = ("written_on", on) if answer.iso is None else ("meaning", answer.iso)
    return (*quoted(typed(answer.typed)), Span(f" ({texts[key]} {calendar_date(texts, day)})"))


def _partial_date(texts: Mapping[str, str], answer: PartialDate) -> Text:
    return (Span(calendar_date(texts, answer), Tone.STRONG),)


def _not_sure_date(texts: Mapping[str, str], _answer: DateNotSure) -> Text:
    return (Span(texts[NOT_SURE], Tone.STRONG),)


_DATES: dict[type, Callable[[Mapping[str, str], Any], Text]] = {
    TypedDate: _typed_date,
    PartialDate: _partial_date,
    DateNotSure: _not_sure_date,
}

# ---------------------------------------------------------------- values, one table row per kind


def value_text(at: Desk, asked: Field, value: Value | None) -> Text:
    """An answer as it prints; None is "not answered"."""
    return (at.not_answered(),) if value is None else _VALUES[asked.kind](at, asked, value)


def _text(_at: Desk, _asked: Field, value: Any) -> Text:
    return quoted(typed(value))


def _options(_at: Desk, asked: Field, value: Any) -> Text:
    chosen: tuple[str, ...] = value if isinstance(value, tuple) else (value,)
    names = {option.id: option.short for option in asked.options}
    return joined(((Span(names.get(item, item)),) for item in chosen), ", ")


def _date(at: Desk, _asked: Field, value: Any) -> Text:
    return date_text(at.checklist.texts, value)


def _scale(at: Desk, _asked: Field, value: Any) -> Text:
    return (Span(f"{value}{at.word('of_ten')}"),)


def _state(at: Desk, _asked: Field, value: Any) -> Text:
    return (Span(at.word(value)),)


def _rows(at: Desk, _asked: Field, value: Any) -> Text:
    return joined((_ROWS[type(row)](at, row) for row in value), ", ")


def _goal(at: Desk, _asked: Field, value: Any) -> Text:
    """The scale by its name, then from which number to which."""
    name = at.fields[value.field].short if value.field in at.fields else ""
    ends = (("goal_from", value.before), ("goal_to", value.after))
    numbers = [f"{at.word(key)} {number}" for key, number in ends if number is not None]
    return (Span(" ".join(filter(None, [name, *numbers]))),)


def what_matters(at: Desk, typed_words: Callable[[Text], Text]) -> Text:
    """What matters most to her, then the change that would be worth it; nothing where she said neither.

    typed_words: shortens what was typed where room is short.
    """
    said = at.value("decision_values")
    own = typed_words((typed(said),)) if isinstance(said, str) else ()
    asked = next((field for field in at.checklist.fields() if field.kind is Kind.GOAL), None)
    chosen = at.value(asked.id) if asked else None
    goal = _goal(at, asked, chosen) if asked and chosen is not None else ()
    lead = (Span(f"{asked.short}: ", Tone.STRONG),) if asked and own and goal else ()
    return joined(filter(None, ((*own, *(stop(own) if lead else ())), (*lead, *goal))), " ")


_VALUES: dict[Kind, Callable[[Desk, Field, Any], Text]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _options,
    Kind.CHOICES: _options,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _state,
    Kind.MEDICINES: _rows,
    Kind.THERAPIES: _rows,
    Kind.TRIED: _rows,
    Kind.GOAL: _goal,
}


def medicine_text(row: MedicineRow, *, everything: bool = False) -> Text:
    """A medicine as typed: name, amount, how often; `everything`: also what for and who prescribed."""
    cells = [(row.name, Tone.STRONG), (row.amount, Tone.PLAIN), (row.how_often, Tone.PLAIN)]
    cells.append((row.last_used, Tone.PLAIN))
    if everything or not any(text for text, _ in cells):
        cells += [(text, Tone.PLAIN) for text in (row.since, row.reason, row.prescriber)]
    return joined(((typed(text, tone),) for text, tone in cells if text), CELLS)


def therapy_name(at: Desk, row: TherapyRow) -> Text:
    """A therapy by its name, or as typed."""
    offered = {each.id: each for each in (*at.checklist.therapies, *at.checklist.tried)}
    ticked = offered.get(row.id)
    if ticked is not None and not row.name and row.state == "using" and (now := _typed_of(at, ticked)):
        return joined((quoted(typed(name)) for name in now), ", ")  # of "this or that" the one that she takes
    name: list[Text] = [(Span(ticked.label if ticked else row.id),)] if row.id else []
    return joined([*name, quoted(typed(row.name)) if row.name else ()], " ")


def _typed_of(at: Desk, ticked: Therapy) -> list[str]:
    """What she typed among her medicines that is one of those a line of treatments offers."""
    own = (line for line in at.findings.lines if isinstance(line.row, MedicineRow) and line.row.name)
    found = (line for line in own if any(match.name in ticked.medicines for match in line.recognised.matches))
    return list(dict.fromkeys(line.row.name for line in found))


def _therapy(at: Desk, row: TherapyRow) -> Text:
    about = ", ".join(at.word(key) for key in (row.state, row.effect) if key)
    return joined([therapy_name(at, row), (Span(f"({about})"),) if about else (), stopped_text(at, row)], " ")


def stopped_text(at: Desk, row: TherapyRow) -> Text:
    """Why she stopped it, as typed."""
    return (Span(f"{at.word('stopped')} "), *quoted(typed(row.stopped))) if row.stopped else ()


def _medicine(_at: Desk, row: MedicineRow) -> Text:
    return quoted(*medicine_text(row, everything=True))


_ROWS: dict[type, Callable[[Desk, Any], Text]] = {MedicineRow: _medicine, TherapyRow: _therapy}

# ---------------------------------------------------------------- what was recognised

_LASTING = {LongActing.YES: "long_acting", LongActing.UNKNOWN: "interval_uncertain", LongActing.NO: ""}


_FORMS = frozenset({"patch", "patches", "linctus", "syrup"})  # no slang, where she typed no more of it
# she was asked of these by name, or of the kit in which they are
BLOCKERS_ASKED = frozenset(
    {"naltrexone", "naltrexone depot injection or implant", "bupropion with naltrexone", *RESCUE}
)


def matches_text(at: Desk, matches: Iterable[Match]) -> Text:
    """Names that were recognised, each once; long-acting ones strong, with the word that says so."""
    named = (match for match in matches if match.flag is not Flag.NONE)
    known = (match if match.typed.lower() in _FORMS else replace(match, typed="") for match in named)
    return joined((_match_text(at, match) for match in dict.fromkeys(known)), ", ")


def _match_text(at: Desk, match: Match) -> Text:
    guessed = match.certainty in (Certainty.SLANG, Certainty.PATTERN)
    if guessed or (match.flag is Flag.CHECK and match.severity):  # never a street name, or a likeness, as a fact
        looks = "looks_like_opioid" if match.certainty is Certainty.PATTERN else "may_be_opioid"
        return (Span(at.word("form_may_hold_opioid" if match.typed else looks)),)
    if match.flag is Flag.ANTAGONIST and match.name not in BLOCKERS_ASKED:
        return (Span(f"{match.name}, {at.word('recognised_antagonist')}"),)
    key = _LASTING[match.long_acting] if match.flag is Flag.OPIOID else ""
    return (Span(f"{match.name}, {at.word(key)}", Tone.STRONG),) if key else (Span(match.name),)


# ---------------------------------------------------------------- shorter forms


def cut(text: Text, limit: int) -> Text:
    """Typed words of more than `limit` letters end with "…", at a word where there is one; a line break is a stroke."""
    return tuple(replace(span, text=_cut(span.text, limit)) if span.typed else span for span in text)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit and text.isprintable():
        return text
    line = in_one_line(text)
    if len(line) <= limit:
        return line
    words = line[: limit - 1].rpartition(" ")[0]
    return f"{words if len(words) > limit // 2 else line[: limit - 1]} …"


def in_one_line(text: str) -> str:
    """Typed words without their line breaks, which are told: what stood apart was maybe no one sentence."""
    return " / ".join(filter(None, (" ".join(part.split()) for part in text.splitlines())))


def stop(text: Text) -> Text:
    """A full stop, unless the text ends with one."""
    return () if plain(text).rstrip("” ")[-1:] in (".", "!", "?", "…") else (Span("."),)


def plain(text: Text) -> str:
    """The words alone."""
    return "".join(span.text for span in text)
