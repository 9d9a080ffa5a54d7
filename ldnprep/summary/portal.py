"""What the short message for a clinic's portal says: who, topics of urgency today and before, the three questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldnprep.answers.model import Answers
from ldnprep.characters import shown
from ldnprep.content.model import Checklist, Kind, Urgency
from ldnprep.rules.model import AlertRaised, Asked, Fact, Findings, State, TopicFound
from ldnprep.summary.front import box_words, head, title
from ldnprep.summary.her_words import KIND_WORDS, notes_row
from ldnprep.summary.model import Line, Paragraph, Portal, Span, Text, Tone
from ldnprep.summary.opioids import OPIOIDS, opioid_box
from ldnprep.summary.room import Room
from ldnprep.summary.rows import is_day_passed, is_topic, list_name, parts_words, row_text, today, topic_rows
from ldnprep.summary.spelling import spelled
from ldnprep.summary.unlike import parts_of
from ldnprep.summary.words import Desk, cut, desk, in_one_line, quoted, typed, value_text

# From full to short: what each way to say it gives up; her answers "no" and what was not asked never stand here, nor a
# sentence that a full front has no room for: the message says nothing that the sheet does not.
_SHORT = ("noes", "briefs_before", "briefs_plan", "briefs_note")
_LEAST = (*_SHORT, "notes_gone", "words", "briefs_today", "details", "ledger")
WAYS = (_SHORT, _LEAST[:7], _LEAST, (*_LEAST, "topics"), (*_LEAST, "topics", "hers"))
KIND = 50  # characters of which operation, which allergy
WHO = 110  # characters of one line about her
QUESTION, SHORT = 300, 110  # characters of one question
LIMITS = {"words": 60}  # letters of a typed answer; those of an opioid are never cut


def portal(checklist: Checklist, answers: Answers, findings: Findings) -> Portal:
    """What the message says of one person."""
    at = desk(checklist, findings.shared(answers), findings, answers.settings.country or "other", pointer=False)
    message, *who = [b.text for b in head(at, Room(("wishes", "run_in_lists"))) if isinstance(b, Paragraph)]
    *asks, what, _ = message
    first = message if what.text == at.word("look_at_answers") else (*asks, Span(":"))  # these follow
    later = [each for each in findings.topics if each.urgency is Urgency.PLAN and not _is_told(at, each)]
    named = ([_planned(at, each) for each in later], [each.topic.label for each in later])
    return Portal(
        (
            shortened(title(at), WHO),
            *(shortened(_words(at, text), WHO) for text in who),
            _words(at, cut(first, KIND)).replace(" :", ":"),
        ),
        tuple(tuple(_lines(at, Room(way, LIMITS), way)) for way in WAYS),
        tuple(f"{at.word('group_plan')}: {', '.join(plan)}" for plan in named if plan),
        *(tuple(_question(at, q, most) for q in findings.top) for most in (QUESTION, SHORT)),
    )


def _question(at: Desk, asked: Asked, most: int) -> str:
    """A question of at most so many letters; one that is cut says where it stands whole."""
    whole = in_one_line(_words(at, (Span(asked.text, typed=asked.typed),)))
    said = shortened(whole, most)
    return said if said == whole else f"{said} {at.word('message_more')}"


def _planned(at: Desk, found: TopicFound) -> str:
    """A topic that needs a plan by its label, an operation with its kind and its day."""
    said = ", ".join(_hers(at, found))
    return f"{found.topic.label} ({said})" if said else found.topic.label


def _hers(at: Desk, found: TopicFound) -> Iterator[str]:
    """Which allergy, which operation and when, as she typed it, each shortened."""
    for field in (fact.field for fact in found.facts(State.YES) if fact.field.id in KIND_WORDS):
        value = at.value(field.id)
        text = quoted(*cut((typed(value),), KIND)) if isinstance(value, str) else value_text(at, field, value)
        yield _words(at, text)
        if is_day_passed(at, field):
            yield at.word("day_passed")


def _words(at: Desk, text: Text) -> str:
    """The words on one line, without numbers of sources; typed ones as they are, controls in them as codes."""
    words = "".join(
        "\n".join(span.text.splitlines()) if span.typed else _without_page(at, span.text)
        for span in spelled(text, at.say)
    )
    return shown(in_one_line(words))


def _without_page(at: Desk, words: str) -> str:
    """A message has no pages: "page 1" is the sheet, and a bracket that only points there goes."""
    page = rf"\b{re.escape(at.word('page'))} 1\b"
    words = re.sub(rf" \([^()]*{page}\)", "", words, flags=re.IGNORECASE)
    sheet = at.word("message_sheet")
    lower = sheet[:1].lower() + sheet[1:]
    return re.sub(page, lambda found: sheet if found[0][:1].isupper() else lower, words, flags=re.IGNORECASE)


def _lines(at: Desk, room: Room, way: tuple[str, ...]) -> Iterator[Line]:
    band = sorted((a for found in at.findings.topics for a in today(found)), key=lambda a: a.alert.order)
    told = frozenset(one.alert.state for one in band if one.alert.state)
    for one in band:
        yield Line(_words(at, _of_today(at, one, room)))
    short: list[Text] = []
    for found in sorted(at.findings.topics, key=lambda found: not found.is_about(OPIOIDS)):
        if found.is_about(OPIOIDS):
            yield from _opioids(at, found, Room(way), told)
        elif _is_told(at, found) and room.without("topics"):
            short.append(_shortest(at, found, told, words=not room.without("hers")))
        elif _is_told(at, found):
            parts = [topic_rows(at, part, room, told) for part in parts_of(found)[:1]]
            yield from (Line(_words(at, row_text(row))) for part in parts for row in part.rows)
    yield from (Line(_words(at, words), place=1) for words in short if words)
    if any(found.state is State.NOT_SHARED for found in at.findings.topics):
        yield Line(at.word("not_shared"), place=3)
    yield from (Line(_words(at, row_text(row)), place=3) for row in notes_row(at, room))


def _is_told(at: Desk, found: TopicFound) -> bool:
    """Whether a topic must be done or cleared first, or such an alert of another topic speaks of its answers."""
    if found.urgency.is_grave:
        return True
    raised = [a.alert for each in at.findings.topics for a in each.alerts]
    spoken = {name for alert in raised if alert.urgency.is_grave for name in alert.quotes}
    return any(fact.field.id in spoken for fact in found.facts(State.YES, State.NOT_SURE))


def _shortest(at: Desk, found: TopicFound, told: frozenset[str], *, words: bool) -> Text:
    """A topic by its label, with the state of what decides it and a "yes" beside that; nothing the band says."""
    asked = [f for f in found.facts(State.YES, State.NOT_SURE) if f.field.kind is Kind.YES_NO_UNSURE]
    if any(fact.field.id in told for fact in asked):
        return ()
    if not asked:
        return (Span(found.topic.label),)
    asked.sort(key=lambda fact: (fact.field.id not in found.topic.deciding, fact.state is not State.YES))
    said = [_said(at, found, asked[0])]
    said += [_said(at, found, fact) for fact in asked[1:2] if asked[0].state is not State.YES is fact.state]
    hers = _hers(at, found) if words else ()
    return (Span("; ".join((f"{found.topic.label}: {', '.join(said)}", *hers))),)


def _said(at: Desk, found: TopicFound, fact: Fact) -> str:
    """The state of an answer, behind the name of its question where the topic is called otherwise."""
    name = list_name(found, fact.field)
    own = "" if is_topic(found, fact.field) or name.lower() == found.topic.label.lower() else f"{name} "
    return f"{own}{at.word(fact.state.value)}"


def _of_today(at: Desk, raised: AlertRaised, room: Room) -> Text:
    alert, state = raised.alert, raised.state
    states = "." if room.without("hers") else f" ({parts_words(at, raised)})."
    said = "." if state is None else states if raised.parts else f": {at.word(state.value)}."
    brief = f" {alert.brief}" if alert.brief and not room.without("briefs_today") else ""
    return (Span(f"{alert.label}{said}{brief}"),)


def _opioids(at: Desk, found: TopicFound, room: Room, told: frozenset[str]) -> Iterator[Line]:
    """The opioid box; a row with a name that she typed is an opioid's."""
    box = opioid_box(at, found, room, told)
    heading, *_ = *box_words(box), ()
    yield Line(_words(at, heading))
    named_already = False
    for row in box.rows:
        opioid = any(s.typed and s.tone is Tone.STRONG for s in row.text)
        yield Line(_words(at, row_text(row)), opioid, (3 if named_already else 0) if opioid else 2)
        named_already |= opioid
    if box.heading and box.text:
        yield Line(_words(at, box.text), place=3)


def shortened(text: str, most: int) -> str:
    """At most so many letters, cut between words."""
    return cut((Span(text, typed=True),), most)[0].text
