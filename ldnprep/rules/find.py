"""One person's answers held against the content: everything that applies now."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ldnprep import medicines
from ldnprep.answers.model import NOT_SURE, YES, Answers, said_only
from ldnprep.content.ids import (
    ALLERGIES_WHAT,
    CRISIS,
    MOOD,
    OPIOID_NAMES,
    OPIOIDS,
    PATCH,
    PATCH_OFF,
    PUMP,
    SURGERY_DATE,
)
from ldnprep.content.model import Checklist, Kind, Urgency, Urgent
from ldnprep.content.when import Condition, MentionedIn
from ldnprep.rules.alerts import raised_alerts
from ldnprep.rules.below import told_below, with_words, with_yes
from ldnprep.rules.conditions import complete_day, has_passed, holds
from ldnprep.rules.facts import Facts, Recogniser, gather, typed_lines
from ldnprep.rules.mentions import mentions_in, named_topics, names_one, reaction_of, speaks_of_ending
from ldnprep.rules.model import Findings, HiddenAnswer, Mention, Tells
from ldnprep.rules.of_health import heard_in, hearing, with_acute_liver
from ldnprep.rules.plasters import is_plaster
from ldnprep.rules.questions import asking
from ldnprep.rules.shared import withheld_fields
from ldnprep.rules.topics import Told, reassures, topics_found
from ldnprep.rules.unanswered import in_sight, unanswered

REFILL = "opioid_pump_refill"
REACTION = "naltrexone_allergy"
SURGERY = "surgery_planned"
_OTHER_PUMP = re.compile(r"\binsulin\b", re.IGNORECASE)
_SPINAL = re.compile(r"\b(spin\w+|intrathecal|epidural|morphine|baclofen|ziconotide)\b", re.IGNORECASE)


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
    below = told_below(checklist, answers, shared, withheld)
    worded = with_words(answers, shared, below)
    mentions = tuple(mentions_in(checklist, answers, worded, reader))
    shared = _with_evidence(checklist, shared, reader, mentions)
    seen = _with_evidence(checklist, seen, reader, mentions) if withheld else shared
    said = _of_now(shared)
    heard = said
    if below:
        heard = _of_now(_with_evidence(checklist, with_yes(checklist, worded), reader, mentions))
    heard = heard_in(checklist, heard, mentions)
    alerts = raised_alerts(checklist, said, heard)
    topics = topics_found(checklist, Told(with_words(answers, shared, below), alerts, mentions, withheld))
    serious = any(topic.urgency.place <= Urgency.PLAN.place for topic in topics)
    hidden = tuple(each for each in _hidden(checklist, answers, seen) if each.field.id not in below)
    screen = heard_in(checklist, _of_now(seen), mentions) if withheld else heard
    if speaks_of_ending(answers, withheld) and seen.values.get(CRISIS) != YES:
        screen = hearing(checklist, screen, {CRISIS: NOT_SURE})
    unspoken = bool(withheld) and MOOD not in shared.named
    questions = asking(checklist, answers.questions, _ahead(heard), serious=serious, withheld=unspoken)
    return Findings(
        visible=in_sight(checklist, seen),
        # of what she shares, and of what she does not: that is for the screen
        unanswered=unanswered(checklist, shared) | (unanswered(checklist, seen) & withheld),
        topics=topics,
        reassures=reassures(topics, shared, {each.field.id: answers.values[each.field.id] for each in hidden}),
        urgent=_urgent(checklist, screen),
        suggested=questions.suggested,
        best=questions.best,
        asked=questions.asked,
        asked_origin=questions.asked_origin,
        left_out=questions.left_out,
        top=questions.top,
        top_origin=questions.top_origin,
        lines=shared.lines,
        mentions=mentions,
        allergies=reader.recognise(str(worded.values.get(ALLERGIES_WHAT, ""))).matches,
        claims=tuple(c for c in checklist.claims if c.id in _claims_read(shared)),
        hidden=hidden,
        printed=frozenset(shared.values) | shared.asked | below.keys(),
        below=below,
        urgent_printed=_urgent(checklist, heard),
        offered=questions.offered,
        withheld=withheld,
    )


def _of_now(facts: Facts) -> Facts:
    """The facts with the hepatitis of now that she typed beside another answer about her liver."""
    return replace(facts, values=with_acute_liver(facts.values, facts.saved_on))


def _ahead(facts: Facts) -> Facts:
    """The facts of which questions are asked: an operation that is over by the visit is none that is planned, and a
    reaction to naltrexone that was typed is one that may be."""
    then = max(filter(None, (facts.saved_on, complete_day(facts.values.get("visit_date")))), default=None)
    gone = SURGERY if has_passed(facts.values.get(SURGERY_DATE), then) else ""
    kept = {name: value for name, value in facts.values.items() if name != gone}
    if facts.reaction and kept.get(REACTION) != YES:
        kept[REACTION] = NOT_SURE
    return replace(facts, values=kept)


def _with_evidence(checklist: Checklist, facts: Facts, reader: Recogniser, mentions: tuple[Mention, ...]) -> Facts:
    """The same facts with the topics that they tell of, and the texts that name an opioid or a blocker."""
    words, unsure = (
        {name: text for name in _asked_for(checklist, perhaps=kind) if isinstance(text := facts.values.get(name), str)}
        for kind in (False, True)
    )
    facts = replace(
        facts,
        mentioned=frozenset(name for name, text in words.items() if names_one(reader, name, text)),
        perhaps_mentioned=frozenset(name for name, text in unsure.items() if reader.recognise(text).pain_or_cough),
        reaction=reaction_of(mentions, facts.past, str(facts.values.get(ALLERGIES_WHAT, "")), reader),
        hints=frozenset(m.tells for m in mentions if m.topic == OPIOIDS or m.tells is Tells.BOWELS),
    )
    told = frozenset(t.id for t in checklist.topics if t.evidence is not None and holds(t.evidence, facts))
    facts = replace(facts, named=named_topics(mentions, facts.past, told))
    harmless = OPIOIDS in told and _only_harmless(checklist, facts)
    return replace(facts, told=told - {OPIOIDS} if harmless else told, only_harmless=harmless)


def _only_harmless(checklist: Checklist, facts: Facts) -> bool:
    """Whether nothing tells of an opioid but a harmless row among her opioids, a patch that such a row explains, or a
    pump that is one for insulin by her words."""
    among = [line for line in facts.lines if line.is_in(OPIOID_NAMES) and line.is_harmless]
    explained = frozenset[str]({PATCH, PATCH_OFF} if any(map(is_plaster, facts.lines)) else ())
    if _OTHER_PUMP.search(str(facts.values.get(REFILL, ""))) and not _SPINAL.search(str(facts.values[REFILL])):
        explained |= {PUMP}
    left = {name: value for name, value in facts.values.items() if name not in explained}
    bare = replace(facts, values=left, lines=tuple(line for line in facts.lines if line not in among))
    evidence = {topic.id: topic.evidence for topic in checklist.topics}.get(OPIOIDS)
    said = bool(among) or not explained.isdisjoint(facts.values)
    return said and OPIOIDS not in facts.named and evidence is not None and not holds(evidence, bare)


def _asked_for(checklist: Checklist, *, perhaps: bool) -> frozenset[str]:
    """Ids of the fields whose text some condition searches; perhaps: for words that may mean an opioid."""
    whens: list[Condition] = [alert.when for alert in checklist.alerts()]
    whens += [urgent.when for urgent in checklist.urgent]
    whens += [question.when for question in checklist.questions() if question.when]
    whens += [topic.evidence for topic in checklist.topics if topic.evidence]
    tests = (test for when in whens for tests in when.any_of for test in tests)
    found = (test for test in tests if isinstance(test, MentionedIn) and test.perhaps is perhaps)
    return frozenset(name for test in found for name in test.fields)


def _urgent(checklist: Checklist, facts: Facts) -> tuple[Urgent, ...]:
    holding = {urgent.id: urgent for urgent in checklist.urgent if holds(urgent.when, facts)}
    return tuple(urgent for urgent in holding.values() if holding.keys().isdisjoint(urgent.yields_to))


def _claims_read(facts: Facts) -> frozenset[str]:
    value = facts.values.get("claims_read", ())
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else frozenset()


def _hidden(checklist: Checklist, answers: Answers, facts: Facts) -> tuple[HiddenAnswer, ...]:
    counted = checklist.always_count()
    return tuple(
        HiddenAnswer(f)
        for f in checklist.fields()
        if f.id in answers.values and f.id not in facts.asked and f.id not in counted and f.kind is not Kind.MEDICINES
    )
