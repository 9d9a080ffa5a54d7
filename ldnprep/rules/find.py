"""One person's answers held against the content: everything that applies now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ldnprep import medicines
from ldnprep.answers.model import Answers, TypedDate, Value, said_only
from ldnprep.content.model import Checklist, Kind, Urgency, Urgent
from ldnprep.content.when import ANYWHERE, Condition, MentionedIn
from ldnprep.medicines.model import Flag, Match
from ldnprep.rules.alerts import ALLERGIES_WHAT, in_use, raised_alerts
from ldnprep.rules.conditions import holds
from ldnprep.rules.facts import ALWAYS_COUNT, Facts, Recogniser, gather, typed_lines
from ldnprep.rules.model import Findings, HiddenAnswer, Mention
from ldnprep.rules.questions import asking
from ldnprep.rules.shared import with_followers, withheld_fields
from ldnprep.rules.strays import stray_texts
from ldnprep.rules.topics import Told, reassures, topics_found


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
    shared = _with_evidence(checklist, shared, reader, mentions)
    seen = _with_evidence(checklist, seen, reader, mentions) if withheld else shared
    alerts = raised_alerts(checklist, shared, mentions)
    topics = topics_found(checklist, Told(shared, alerts, mentions, withheld))
    serious = any(topic.urgency.place <= Urgency.PLAN.place for topic in topics)
    questions = asking(checklist, answers.questions, shared, serious=serious, withheld=bool(withheld))
    return Findings(
        visible=in_sight(checklist, seen),
        topics=topics,
        reassures=reassures(topics, shared),
        urgent=_urgent(checklist, seen),
        suggested=questions.suggested,
        best=questions.best,
        asked=questions.asked,
        asked_origin=questions.asked_origin,
        left_out=questions.left_out,
        top=questions.top,
        top_origin=questions.top_origin,
        lines=shared.lines,
        mentions=mentions,
        claims=tuple(c for c in checklist.claims if c.id in _claims_read(shared)),
        hidden=_hidden(checklist, answers, seen),
        printed=frozenset(shared.values) | shared.asked,
        urgent_printed=_urgent(checklist, shared),
        offered=questions.offered,
        withheld=withheld,
    )


def in_sight(checklist: Checklist, facts: Facts) -> frozenset[str]:
    """Ids of the fields that the window asks: of those that count, what `ask` wants or what has an answer already."""
    fields = (field for field in checklist.fields() if field.id in facts.asked)
    return frozenset(
        field.id for field in fields if field.ask is None or field.id in facts.values or holds(field.ask, facts)
    )


def _with_evidence(checklist: Checklist, facts: Facts, reader: Recogniser, mentions: tuple[Mention, ...]) -> Facts:
    """The same facts with the topics that they tell of, and the texts that name an opioid or a blocker."""
    texts = {name: facts.values.get(name) for name in _asked_for(checklist)}
    mentioned = {name for name, text in texts.items() if isinstance(text, str) and _names_one(reader, name, text)}
    facts = replace(facts, mentioned=frozenset(mentioned | ({ANYWHERE} if any(map(in_use, mentions)) else set())))
    told = frozenset(t.id for t in checklist.topics if t.evidence is not None and holds(t.evidence, facts))
    return replace(facts, told=told)


def _asked_for(checklist: Checklist) -> frozenset[str]:
    """Ids of the fields whose text some condition searches."""
    whens: list[Condition] = [alert.when for alert in checklist.alerts()]
    whens += [urgent.when for urgent in checklist.urgent]
    whens += [question.when for question in checklist.questions() if question.when]
    whens += [topic.evidence for topic in checklist.topics if topic.evidence]
    tests = (test for when in whens for tests in when.any_of for test in tests)
    return frozenset(name for test in tests if isinstance(test, MentionedIn) for name in test.fields) - {ANYWHERE}


def _names_one(reader: Recogniser, field: str, text: str) -> bool:
    """Whether a short text names an opioid that acts beyond the bowels, or a blocker.

    Of an allergy also what may mean one: "the strong pain pills".
    """
    found = reader.recognise(text)
    names = [match for match in (*reader.mentions(text), *found.matches) if match.severity != "gut"]
    may_mean_one = field == ALLERGIES_WHAT and found.pain_or_cough
    return may_mean_one or any(match.flag in (Flag.OPIOID, Flag.ANTAGONIST) for match in names)


def _urgent(checklist: Checklist, facts: Facts) -> tuple[Urgent, ...]:
    holding = {urgent.id: urgent for urgent in checklist.urgent if holds(urgent.when, facts)}
    return tuple(urgent for urgent in holding.values() if holding.keys().isdisjoint(urgent.yields_to))


def _claims_read(facts: Facts) -> frozenset[str]:
    value = facts.values.get("claims_read", ())
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else frozenset()


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
    """The opioids named in a text; not those that stay in the bowels, which have a question of their own."""
    return tuple(m for m in reader.mentions(text) if m.flag is Flag.OPIOID and m.severity != "gut")


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
    known |= {q.id for q in answers.questions.own}
    for name, text in (*answers.questions.edited.items(), *answers.questions.answered.items()):
        if name in known:
            yield name, where, text


UNSEEN = ""  # no field: stands for everything that does not print
_TYPED_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.DATE})


def _typed_words(value: Value) -> str:
    if isinstance(value, TypedDate):
        return value.typed
    return value if isinstance(value, str) else ""
