"""One person's answers held against the content: everything that applies now."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep import medicines
from ldnprep.answers.model import Answers, TypedDate, Value, said_only
from ldnprep.content.model import Checklist, Kind
from ldnprep.medicines.model import Flag, Match
from ldnprep.rules.conditions import holds
from ldnprep.rules.denied import OPIOID_FIELD, spoken_against
from ldnprep.rules.facts import ALWAYS_COUNT, Facts, Recogniser, gather, typed_lines
from ldnprep.rules.flags import is_systemic, raised_flags, state_of, unanswered
from ldnprep.rules.model import Findings, FlagRaised, HiddenAnswer, Mention, SafetyAnswer, State
from ldnprep.rules.questions import asking
from ldnprep.rules.shared import with_followers, withheld_fields
from ldnprep.rules.strays import stray_texts


def find(checklist: Checklist, answers: Answers, recogniser: Recogniser | None = None) -> Findings:
    """Everything that follows from the answers. Pure: the same answers give the same findings, whatever the day.

    recogniser: reads typed medicines; None is the program's own.
    """
    reader = recogniser or medicines
    answers = said_only(answers)
    lines = typed_lines(checklist, answers, reader)
    seen = gather(checklist, answers, lines, holds)
    withheld = withheld_fields(checklist, answers)
    shared = gather(checklist, answers, lines, holds, not_asked=withheld) if withheld else seen
    mentions = tuple(_mentions(checklist, answers, shared, reader, with_followers(checklist, withheld)))
    flags = raised_flags(checklist, shared, mentions)
    questions = asking(checklist, answers.questions, shared)
    return Findings(
        visible=seen.asked,
        flags=flags,
        unanswered=unanswered(checklist, shared, flags),
        safety=_safety(checklist, shared, flags, withheld),
        urgent=tuple(u for u in checklist.urgent if holds(u.when, seen)),
        suggested=questions.suggested,
        asked=questions.asked,
        asked_origin=questions.asked_origin,
        left_out=questions.left_out,
        top=questions.top,
        top_origin=questions.top_origin,
        lines=lines,
        mentions=mentions,
        claims=tuple(c for c in checklist.claims if c.id in _claims_read(shared)),
        hidden=_hidden(checklist, answers, seen),
        printed=frozenset(shared.values) | shared.asked,
        urgent_printed=tuple(u for u in checklist.urgent if holds(u.when, shared)),
        offered=questions.offered,
    )


def _claims_read(facts: Facts) -> frozenset[str]:
    value = facts.values.get("claims_read", ())
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else frozenset()


def _safety(
    checklist: Checklist, facts: Facts, flags: tuple[FlagRaised, ...], withheld: frozenset[str]
) -> tuple[SafetyAnswer, ...]:
    denied = spoken_against((row.field for row in checklist.safety_table), flags)
    open_yet = state_of(OPIOID_FIELD, facts) in (State.NOT_ANSWERED, State.NOT_SURE)
    typed = open_yet and any(flag.opioid and any(map(is_systemic, flag.lines)) for flag in flags)
    return tuple(
        SafetyAnswer(
            row,
            state_of(row.field, facts),
            withheld=row.field in withheld,
            contradicted=row.field in denied and state_of(row.field, facts) is State.NO,
            typed=typed and row.field == OPIOID_FIELD,
        )
        for row in checklist.safety_table
    )


def _hidden(checklist: Checklist, answers: Answers, facts: Facts) -> tuple[HiddenAnswer, ...]:
    return tuple(
        HiddenAnswer(f)
        for f in checklist.fields()
        if f.id in answers.values
        and f.id not in facts.asked
        and f.id not in ALWAYS_COUNT
        and f.kind is not Kind.MEDICINES
    )


def _mentions(
    checklist: Checklist, answers: Answers, facts: Facts, reader: Recogniser, withheld: frozenset[str]
) -> Iterator[Mention]:
    """Opioid names in what was typed outside the rows of medicines: fields, decisions, questions in her own words.

    Of text that does not print (hidden, or without a field) the names alone are told, not where it stands; of text that
    she does not share nothing is told.
    """
    for field_id, where, text in _free_texts(checklist, answers, facts):
        matches = _opioids(reader, text)
        if matches:
            yield Mention(field_id, where, text, matches)
    texts = _unseen_texts(checklist, answers, facts, withheld)
    unseen = dict.fromkeys(match for text in texts for match in _opioids(reader, text))
    if unseen:
        names = ", ".join(dict.fromkeys(match.typed for match in unseen))
        yield Mention(UNSEEN, checklist.texts["unseen_answer"], names, tuple(unseen))


def _opioids(reader: Recogniser, text: str) -> tuple[Match, ...]:
    return tuple(match for match in reader.mentions(text) if match.flag is Flag.OPIOID)


def _unseen_texts(checklist: Checklist, answers: Answers, facts: Facts, withheld: frozenset[str]) -> Iterator[str]:
    for f in checklist.fields():
        if f.kind in _TYPED_WORDS and f.id in answers.values.keys() - facts.values.keys() - withheld:
            yield _typed_words(answers.values[f.id])
    yield from stray_texts(answers, {q.id for q in checklist.questions()})


def _free_texts(checklist: Checklist, answers: Answers, facts: Facts) -> Iterator[tuple[str, str, str]]:
    for fields, values in ((checklist.fields(), facts.values), (checklist.decisions, answers.decided)):
        for f in fields:
            text = _typed_words(values[f.id]) if f.kind in _TYPED_WORDS and f.id in values else ""
            if text:
                yield f.id, f.short, text
    where = checklist.texts["questions_heading"]
    for question in answers.questions.own:
        yield question.id, where, question.text
    known = {q.id for q in checklist.questions()}
    for name, text in answers.questions.edited.items():
        if name in known:
            yield name, where, text


UNSEEN = ""  # no field: stands for everything that does not print
_TYPED_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.DATE})


def _typed_words(value: Value) -> str:
    if isinstance(value, TypedDate):
        return value.typed
    return value if isinstance(value, str) else ""
