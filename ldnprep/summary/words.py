"""Words of the sheet: fixed ones by key, dates and values as they print, numbers of sources in order of citation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from typing import Any

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
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.frozen import dataclass
from ldnprep.medicines.model import Certainty, Flag, LongActing, Match
from ldnprep.rules.model import Findings
from ldnprep.summary.model import Span, Text, Tone

SPACE = Span(" ")


class Citations:
    """Numbers the sources in the order in which they are first cited; ids that the content lacks are left out."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._numbers: dict[str, int] = {}

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these sources, in rising order."""
        return tuple(sorted(self._numbers.setdefault(i, len(self._numbers) + 1) for i in ids if i in self._known))

    def cited(self) -> tuple[str, ...]:
        """Ids of all sources cited so far; the first has number 1."""
        return tuple(self._numbers)


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the parts of the sheet are written from. answers: only those that may leave (`Findings.shared`)."""

    checklist: Checklist
    answers: Answers
    findings: Findings
    country: str
    cite: Citations
    fields: Mapping[str, Field] = field(default_factory=dict)

    def word(self, key: str) -> str:
        """A fixed word of the sheet."""
        return self.checklist.texts[key]

    def value(self, name: str) -> Value | None:
        """The value of a field; None when there is none, or when it must not print."""
        return self.answers.values.get(name)

    def statement(self, text: str, sources: Iterable[str], tone: Tone = Tone.PLAIN) -> Span:
        """A sentence of fact with the numbers of its sources."""
        return Span(text, tone, sources=self.cite.numbers(sources))

    def not_answered(self) -> Span:
        """The words for an answer that is not there."""
        return Span(self.word(NOT_ANSWERED), Tone.ITALIC)


def desk(checklist: Checklist, answers: Answers, findings: Findings, country: str) -> Desk:
    """A desk with nothing cited yet."""
    fields = {f.id: f for f in (*checklist.fields(), *checklist.decisions)}
    return Desk(checklist, answers, findings, country, Citations(checklist.sources), fields)


def typed(text: str, tone: Tone = Tone.PLAIN) -> Span:
    """Words typed by the person, unaltered."""
    return Span(text, tone, typed=True)


def quoted(*spans: Span) -> Text:
    """Typed words between quote marks."""
    return (Span("“"), *spans, Span("”"))


def joined(parts: Iterable[Text], between: str) -> Text:
    """Texts in a row with words between them; empty ones are left out."""
    out: list[Span] = []
    for part in parts:
        if part:
            out += [Span(between), *part] if out else list(part)
    return tuple(out)


def sentence(parts: Iterable[Text]) -> Text:
    """The parts in a row, with a full stop behind it."""
    text = joined(parts, ", ")
    return (*text, Span(".")) if text else ()


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
    rest = f" ({texts['written_on']} {calendar_date(texts, on)})"
    if answer.iso is not None:
        rest += f", {texts['meaning']} {calendar_date(texts, answer.iso)}"
    return (*quoted(typed(answer.typed)), Span(rest))


def _partial_date(texts: Mapping[str, str], answer: PartialDate) -> Text:
    return (Span(calendar_date(texts, answer)),)


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


def _long_text(_at: Desk, _asked: Field, value: Any) -> Text:
    return (typed(value),)


def _options(_at: Desk, asked: Field, value: Any) -> Text:
    chosen: tuple[str, ...] = value if isinstance(value, tuple) else (value,)
    names = {option.id: option.short for option in asked.options}
    return joined(((Span(names.get(item, item)),) for item in chosen), ", ")


def _date(at: Desk, _asked: Field, value: Any) -> Text:
    return date_text(at.checklist.texts, value)


def _scale(_at: Desk, _asked: Field, value: Any) -> Text:
    return (Span(str(value)),)


def _state(at: Desk, _asked: Field, value: Any) -> Text:
    return (Span(at.word(value)),)


def _rows(at: Desk, _asked: Field, value: Any) -> Text:
    return joined((_ROWS[type(row)](at, row) for row in value), ", ")


_VALUES: dict[Kind, Callable[[Desk, Field, Any], Text]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CHOICE: _options,
    Kind.CHOICES: _options,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _state,
    Kind.MEDICINES: _rows,
    Kind.THERAPIES: _rows,
}


def medicine_text(row: MedicineRow, *, everything: bool = False) -> Text:
    """A medicine as typed: name, amount, how often; `everything`: also what for and who prescribed."""
    cells = [(row.name, Tone.STRONG), (row.amount, Tone.PLAIN), (row.how_often, Tone.PLAIN)]
    if everything or not any(text for text, _ in cells):
        cells += [(row.reason, Tone.PLAIN), (row.prescriber, Tone.PLAIN)]
    return joined(((typed(text, tone),) for text, tone in cells if text), " ")


def therapy_text(at: Desk, row: TherapyRow) -> Text:
    """A therapy with state and effect in brackets."""
    labels = {t.id: t.label for t in at.checklist.therapies}
    name: list[Text] = [(Span(labels.get(row.id, row.id)),)] if row.id else []
    name += [quoted(typed(row.name))] if row.name else []
    about = ", ".join(at.word(key) for key in (row.state, row.effect) if key)
    return joined([joined(name, " "), (Span(f"({about})"),) if about else ()], " ")


def _quoted_medicine(_at: Desk, row: MedicineRow) -> Text:
    return quoted(*medicine_text(row, everything=True))


_ROWS: dict[type, Callable[[Desk, Any], Text]] = {MedicineRow: _quoted_medicine, TherapyRow: therapy_text}

# ---------------------------------------------------------------- what was recognised


def matches_text(at: Desk, matches: Iterable[Match]) -> Text:
    """Names that were recognised, each once; long-acting ones strong, with the word that says so."""
    named = (replace(match, typed="") for match in matches if match.flag is not Flag.NONE)
    return joined((_match_text(at, match) for match in dict.fromkeys(named)), ", ")


def _match_text(at: Desk, match: Match) -> Text:
    if match.certainty in (Certainty.SLANG, Certainty.PATTERN):  # never a street name as a fact
        return (Span(f"{at.word('may_be')} {at.word('recognised_opioid')}"),)
    name = match.name
    key = _LASTING[match.long_acting] if match.flag is Flag.OPIOID else ""
    tone = Tone.STRONG if key else Tone.PLAIN
    return (Span(name, tone), Span(", "), Span(at.word(key), tone)) if key else (Span(name, tone),)


_LASTING = {LongActing.YES: "long_acting", LongActing.UNKNOWN: "interval_uncertain", LongActing.NO: ""}

# ---------------------------------------------------------------- shorter forms


_LINE_ENDS = frozenset("\n\r\u2028\u2029")


def shortened(text: Text, limit: int, where: str) -> Text:
    """At most `limit` characters, cut at a word where there is one; then the id of the section with the whole text.

    `limit` stands for two lines: a line that she broke herself takes up half of it, however short it is.
    """
    if sum(_room(span.text, limit) for span in text) <= limit:
        return text
    out: list[Span] = []
    left = limit
    for span in text:
        if _room(span.text, limit) >= left:
            cut = _beginning(span.text, left, limit)
            words = cut.rpartition(" ")[0]
            kept = words if len(words) > left // 2 else cut
            out.append(Span(f"{kept.rstrip()} …", span.tone, typed=span.typed))
            break
        out.append(span)
        left -= _room(span.text, limit)
    return (*out, SPACE, Span("", Tone.SOFT, continued=where))


def _room(text: str, limit: int) -> int:
    return len(text) + sum(letter in _LINE_ENDS for letter in text) * (limit // 2)


def _beginning(text: str, room: int, limit: int) -> str:
    for end, letter in enumerate(text):
        room -= _room(letter, limit)
        if room < 0:
            return text[:end]
    return text
