"""Names of opioids and blockers in what was typed outside the rows of medicines, and what they tell.

An opioid's name always counts: it is flagged and printed, whatever the words round it say, in full unless they say
plainly that it is old or another's. A blocker's counts where they tell that she takes it, or took it lately ("I started
LDN last week"), for nearly everybody asks about LDN. Among her allergies an opioid is the name of a reaction, unless
the words may tell of its use ("so I take oxycodone instead"). What may be an opioid ("my patches") is to be checked.

Of text that does not print (hidden, without a field, or about a mood that she does not share) the names alone are told,
not where they stand: the answers about mood are withheld, an opioid never is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from ldnprep.answers.model import NOT_SURE, YES, Answers, TypedDate, Value
from ldnprep.content.ids import (
    ALLERGIES_WHAT,
    BOWELS,
    CLUE,
    CRISIS,
    MOOD,
    NALTREXONE,
    OPIOIDS,
    OTHER_MEDICINES,
    SURGERY_DATE,
    WANT_TO_AVOID,
)
from ldnprep.content.model import Checklist, Kind, Topic
from ldnprep.content.when import DaysSince
from ldnprep.medicines.ago import LATELY_DAYS, Ago, ago
from ldnprep.medicines.hinting import GENERIC, says_so
from ldnprep.medicines.model import Certainty, Flag, LongActing, Match
from ldnprep.medicines.programmes import told_of_one
from ldnprep.medicines.sentences import holds_one, sentences, sentences_with
from ldnprep.medicines.taking import taking
from ldnprep.medicines.taking_words import KIN, Taking
from ldnprep.rules.conditions import all_hold, holds, is_systemic
from ldnprep.rules.endings import ending_words
from ldnprep.rules.facts import Facts, Recogniser, is_ticked_opioid, words_of
from ldnprep.rules.generic import takes_one
from ldnprep.rules.given import goes_with_her
from ldnprep.rules.helper import as_typed, read_as_hers
from ldnprep.rules.implanted import tells_of_blocker
from ldnprep.rules.model import BOXES, RESCUE, MedicineLine, Mention, RowFound, Tells, is_blocker
from ldnprep.rules.of_health import IN_A_ROW, is_told, told_in_words
from ldnprep.rules.of_others import is_of_another
from ldnprep.rules.past import of_reaction, of_use
from ldnprep.rules.phrases import Words
from ldnprep.rules.reactions import Reaction, among_allergies, of_tried, of_words
from ldnprep.rules.strays import stray_texts
from ldnprep.rules.untaken import is_feared, is_untaken

SURGERY_PLANNED, SURGERY_WHAT = "surgery_planned", "surgery_what"
SLEEPY = "opioid_very_sleepy_now"
RIGHT_NOW = "right_now"  # the page of the danger signs
# LDN that she has and has not begun: "in the drawer, not started", "sealed until you say yes"
_NOT_BEGUN = re.compile(
    r"""(?ix)(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:started|begun|opened|touched)(?:\s+(?:it|them|yet))*\s*(?:$|[.,;])
    |\b(?:still\s+sealed|unopened)\b|\buntil\s+you\s+(?:say|agree|tell)\b""",
)
_ASKS_FOR_A_NAME = frozenset({ALLERGIES_WHAT, "gut_opioid_how_many"})
_OTHER_IN_PUMP = re.compile(r"\b(?:ziconotide|prialt|insulin)\b", re.IGNORECASE)  # what a pump holds is no opioid then
_CLASH = frozenset({OPIOIDS, NALTREXONE})
UNSEEN = ""  # no field: stands for everything that does not print
_KEEPS_OFF = re.compile(r"\b(?:never|again|avoid\w*|back\s+(?:on|to)|(?:stay|keep)\w*\s+(?:off|away|clean))\b", re.I)
_FEARED = re.compile(r"suicid", re.IGNORECASE)  # the word of a leaflet: "suicidal thoughts from tablets"
_TYPED_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.DATE})
_DOUBTS = {Certainty.SPELLING: Tells.SPELT, Certainty.SLANG: Tells.SPELT}

_HEARD: dict[Tells, tuple[tuple[str, Value], ...]] = {Tells.GOES_WITH: ((CLUE, NOT_SURE),)}

_Told = dict[tuple[str, Tells], dict[Match, None]]  # names by topic and what is told of them, in order


def mentions_in(checklist: Checklist, answers: Answers, facts: Facts, reader: Recogniser) -> Iterator[Mention]:
    """Every mention, those that print first: fields, boxes of rows, decisions, questions in her own words."""
    day = answers.saved.date() if answers.saved else None
    in_words = tuple(_in_words(checklist, answers, facts, day))
    named = tuple(_names(checklist, answers, facts, reader, day))
    yield from (mention for mention in named if not _is_told_as(mention, in_words))
    yield from _endings(checklist, answers, facts, day)
    beside = any(_is_one(mention) for mention in named) or any(
        topic.id in _CLASH and topic.evidence and holds(topic.evidence, facts) for topic in checklist.topics
    )
    heard = set[object]()
    for mention, words in in_words:
        if words.beside_no and all(facts.values.get(name) == YES for name, _ in mention.heard):
            continue
        if not words.with_one or (beside and mention.heard not in heard):
            yield mention
        heard.add(mention.heard)
    yield from _of_operation(checklist, facts)
    yield from _of_rows(checklist, facts, reader)
    unseen: _Told = {}
    for text in _unseen_texts(checklist, answers, facts):
        for told, found in _named(reader, UNSEEN, _as_said(answers, text), day).items():
            unseen.setdefault(told, {}).update(found)
        names = [match.typed for found in unseen.values() for match in found]
        for words, typed in told_in_words(UNSEEN, text, day):
            if words.topic == OPIOIDS and not holds_one(typed, names):  # an opioid is told, not the words round it
                unseen.setdefault((OPIOIDS, Tells.WORDS), {})[_words(typed)] = None
    for (topic, tells), matches in unseen.items():
        told_names = ", ".join(dict.fromkeys(match.typed for match in matches))
        yield Mention(UNSEEN, checklist.texts["unseen_answer"], told_names, tuple(matches), topic, tells)


def _names(
    checklist: Checklist, answers: Answers, facts: Facts, reader: Recogniser, day: date | None
) -> Iterator[Mention]:
    """The names in what prints."""
    for field_id, where, text in _free_texts(checklist, answers, facts):
        said = _as_said(answers, text)
        for (topic, tells), matches in _named(reader, field_id, said, day).items():
            found = tuple(replace(match, typed=as_typed(match.typed, said, text)) for match in matches)
            yield Mention(field_id, where, text, found, topic, tells, _HEARD.get(tells, ()))


def _is_one(mention: Mention) -> bool:
    """Whether a name tells of an opioid or a blocker that she has or takes."""
    return mention.topic in _CLASH and mention.tells in (Tells.USE, Tells.SPELT)


def _is_told_as(mention: Mention, in_words: Iterable[tuple[Mention, Words]]) -> bool:
    """Whether what is past is the treatment or the habit of which words tell that were heard: no painkiller tried."""
    heard = [each.matches[0].typed for each, _ in in_words if each.topic == OPIOIDS and each.heard]
    past = mention.tells is Tells.PAST and mention.topic == OPIOIDS
    return past and all(any(match.typed in words for words in heard) for match in mention.matches)


def _in_words(
    checklist: Checklist, answers: Answers, facts: Facts, day: date | None
) -> Iterator[tuple[Mention, Words]]:
    """What whole phrases tell of a question, in what prints and in the boxes of rows."""
    own = {topic.id: topic.fields() for topic in checklist.topics}
    signs = {f.id for page in checklist.pages if page.id == RIGHT_NOW for f in page.fields}
    for field_id, where, text in _free_texts(checklist, answers, facts):
        said = _as_said(answers, text)
        heard = told_in_words(field_id, said, day)
        for words, typed in (*heard, *(each for each in told_in_words(field_id, text, day) if each not in heard)):
            stands = field_id in own[words.topic] and signs.isdisjoint(words.heard)
            if stands or (words.topic == OPIOIDS and field_id == ALLERGIES_WHAT):
                continue  # it stands there anyway, or is what she reacted to
            tells = Tells.WORDS if words.topic == OPIOIDS else Tells.USE
            match = _words(as_typed(typed, said, text))
            yield Mention(field_id, where, text, (match,), words.topic, tells, tuple(words.heard.items())), words
    for field_id, where, text, _ in _boxes(checklist, facts):
        said = _as_said(answers, text)
        for words, typed in told_in_words(IN_A_ROW, said, day):
            if words.topic != OPIOIDS:  # of these a row is read in full
                match = _words(as_typed(typed, said, text))
                told = Mention(field_id, where, text, (match,), words.topic, Tells.USE, tuple(words.heard.items()))
                yield told, words


def _endings(checklist: Checklist, answers: Answers, facts: Facts, day: date | None) -> Iterator[Mention]:
    """Words of ending her life in what prints: in her notes they stand there, whether she shares her mood or not.

    Why something was stopped is of then, and what she wants to avoid a fear, unless she tells of herself now.
    """
    texts = [(*each, each[0] == WANT_TO_AVOID) for each in _free_texts(checklist, answers, facts)]
    boxes = [(field, where, text, box == "stopped") for field, where, text, box in _boxes(checklist, facts)]
    for field_id, where, text, then in (*texts, *boxes):
        said = _as_said(answers, text)
        for typed in dict.fromkeys(ending_words(said, day)):
            told = any(is_told(each, day) for each in sentences_with(said, (typed,)))
            if told or not (then and _FEARED.match(typed)):
                match = _words(as_typed(typed, said, text))
                yield Mention(field_id, where, text, (match,), MOOD, Tells.USE, ((CRISIS, NOT_SURE),))


def _boxes(checklist: Checklist, facts: Facts) -> Iterator[tuple[str, str, str, str]]:
    """All that stands in the boxes of rows: the field and its name on the sheet, the words, the box."""
    shorts = {f.id: f.short for f in checklist.fields()}
    for line in (*facts.lines, *facts.past):
        for box in BOXES:
            if text := getattr(line.row, box, ""):
                yield line.field, shorts.get(line.field, ""), text, box


def _as_said(answers: Answers, text: str) -> str:
    """The text as she would say it: a helper's "Mum" and "she" are the patient."""
    return read_as_hers(text) if answers.values.get("filled_in_by") == "helper" else text


def _words(typed: str) -> Match:
    """Words that tell of a topic, and name no medicine."""
    return Match(typed, typed, "", Flag.NONE, "", LongActing.NO, Certainty.EXACT)


_OVER = DaysSince(SURGERY_DATE, at_least=1, at_most=LATELY_DAYS)


def _of_operation(checklist: Checklist, facts: Facts) -> Iterator[Mention]:
    """An operation that she ticked whose day has passed, not long ago: nobody was asked what she was given."""
    if facts.values.get(SURGERY_PLANNED) not in (YES, NOT_SURE) or not all_hold((_OVER,), facts):
        return
    what = next((f for f in checklist.fields() if f.id == SURGERY_WHAT and facts.values.get(f.id)), None)
    asked = what or next(f for f in checklist.fields() if f.id == SURGERY_DATE)
    text = str(facts.values[asked.id]) if what else asked.short
    yield Mention(asked.id, asked.short, text, (_words(text),), OPIOIDS, Tells.WORDS)


def _of_rows(checklist: Checklist, facts: Facts, reader: Recogniser) -> Iterator[Mention]:
    """What stands in the boxes of rows beside what was recognised there."""
    shorts = {f.id: f.short for f in checklist.fields()}
    for line in (*facts.lines, *facts.past):
        where = shorts.get(line.field, "")
        for text, found in line.over:
            yield Mention(line.field, where, text, found, OPIOIDS, Tells.PAST)
        for text in _beside(line):
            if hints := reader.hints(text):
                yield Mention(line.field, where, text, hints, OPIOIDS, Tells.WORDS)
        if treated := _of_programme(line):
            yield Mention(line.field, where, words_of(line.row), treated, OPIOIDS, Tells.SPELT)


def _beside(line: MedicineLine) -> Iterator[str]:
    """Words beside the name of a row that is known in full: in one that is not they are to be checked anyway."""
    if line.recognised.recognised and not is_systemic(line):
        yield from filter(
            None, (getattr(line.row, box, "") for box in ("how_often", "reason", "prescriber", "stopped"))
        )


def speaks_of_ending(answers: Answers, fields: Collection[str]) -> bool:
    """Whether her words in one of these fields speak of ending her life."""
    day = answers.saved.date() if answers.saved else None
    texts = (_as_said(answers, _typed_words(answers.values[name])) for name in fields if name in answers.values)
    return any(True for text in texts for _ in ending_words(text, day))


def _of_programme(line: MedicineLine) -> tuple[Match, ...]:
    """What tells of a treatment for opioid use in a row that names no opioid."""
    said = () if is_systemic(line) or line.past else told_of_one(words_of(line.row), row=True)
    return tuple(Match(typed, typed, "check", Flag.CHECK, "", LongActing.UNKNOWN, Certainty.SLANG) for typed in said)


def reaction_of(
    mentions: Iterable[Mention], past: Iterable[MedicineLine], allergies: str, reader: Recogniser
) -> Reaction:
    """The most that her words tell of a reaction to a blocker. allergies: what she typed among these."""
    named = [match.typed for match in reader.mentions(allergies) if match.flag is Flag.ANTAGONIST] if allergies else []
    told = [
        of_words(each.text, [match.typed for match in each.matches]) for each in mentions if each.topic == NALTREXONE
    ]
    return max((among_allergies(allergies, named), *told, *of_tried(tuple(past))))


def names_one(reader: Recogniser, field: str, text: str) -> bool:
    """Whether the text of a field names an opioid that acts beyond the bowels; among her allergies also a blocker.

    A box that asks for a name is read as a row is, misspelt names and slang included; sentences for exact names alone,
    and not those of which she keeps off ("never back on heroin").
    """
    text = _without_kin(field, text)
    found = reader.mentions("\n".join(said for said in sentences(text) if not _KEEPS_OFF.search(said)))
    if field in _ASKS_FOR_A_NAME:
        found = (*found, *reader.recognise(text).matches)
    flags = {match.flag for match in found if match.severity != "gut"}
    return Flag.OPIOID in flags or (field == ALLERGIES_WHAT and Flag.ANTAGONIST in flags)


def named_topics(mentions: Iterable[Mention], past: Iterable[MedicineLine], told: frozenset[str]) -> frozenset[str]:
    """Ids of the topics that words name. past: what was tried before, which counts where her words say that it was used
    lately. told: ids of the topics that answers tell of."""
    mentions = tuple(mentions)
    lately = [line for line in past if line.lately]
    found = {mention.topic for mention in mentions if mention.tells is Tells.USE}
    found |= {OPIOIDS for line in lately if _was_opioid(line)}
    if any(_is_blocker_used(line) for line in lately):
        found.add(NALTREXONE)
    asleep = any(name == SLEEPY for mention in mentions for name, _ in mention.heard)
    if NALTREXONE in told | found or asleep:
        perhaps = {Tells.SPELT, Tells.PERHAPS, *([Tells.WORDS] if asleep else ())}
        found |= {OPIOIDS for mention in mentions if mention.tells in perhaps}
    return frozenset(found)


def with_mentions(topic: Topic, rows: tuple[RowFound, ...], mentions: Iterable[Mention]) -> tuple[RowFound, ...]:
    """What words name stands in the first row, what they say to be past among what was tried, and words that name
    nothing beside her first answer."""
    homes: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.topic == topic.id and mention.tells is not Tells.REACTION:
            homes.setdefault(_home_of(mention, topic), []).append(mention)
    return tuple(replace(row, mentions=tuple(homes.get(place, ()))) for place, row in enumerate(rows))


def _home_of(mention: Mention, topic: Topic) -> int:
    """The place of the row; what is of somebody else, or stands where nobody can read of whom, is nothing she tried."""
    if mention.tells is Tells.PAST and not mention.field:
        return 0
    if mention.tells is Tells.PAST:
        return next((place for place, row in enumerate(topic.rows) if row.past), 0)
    heard = tuple(name for name, _ in mention.heard)
    beside = {Tells.WORDS: heard or topic.deciding[:1], Tells.GOES_WITH: (CLUE,), Tells.BOWELS: (BOWELS,)}
    fields = set(beside.get(mention.tells, heard))
    return next((place for place, row in enumerate(topic.rows) if fields & set(row.fields)), 0)


def _was_opioid(line: MedicineLine) -> bool:
    return is_systemic(line) or is_ticked_opioid(line.row)


def _is_blocker_used(line: MedicineLine) -> bool:
    """Whether what was tried is a blocker that she takes or took: by its name, or by her words beside it."""
    for match in filter(is_blocker, line.recognised.matches):
        box = line.box_of(match)
        if box == "name" or taking(getattr(line.row, box, ""), match.typed):
            return True
    return False


def _named(reader: Recogniser, field_id: str, text: str, day: date | None) -> _Told:
    """Of one text: the names by topic and by what is told of them."""
    told: _Told = {}
    text = _without_kin(field_id, text)
    named = list(dict.fromkeys(reader.mentions(text)))
    wished = field_id == WANT_TO_AVOID
    of_one = of_reaction if field_id == ALLERGIES_WHAT else of_use
    opioids = [match for match in named if match.flag is Flag.OPIOID and match.severity != "gut"]
    opioids = [match for match in opioids if match.group != "pumps" or not _OTHER_IN_PUMP.search(text)]
    names = ([match.typed for match in opioids], [match.typed for match in named if is_blocker(match)])
    for match in opioids:
        if match.name != GENERIC or takes_one(text, match.typed):
            tells = of_one(text, match.typed, day, names)
            said = sentences_with(text, (match.typed,))
            if wished and tells is Tells.USE and all(is_feared(sentence, match.typed) for sentence in said):
                tells = Tells.UNTAKEN
            told.setdefault((OPIOIDS, tells), {})[match] = None
        elif says_so(text, match.typed, wished=wished):
            told.setdefault((OPIOIDS, Tells.WORDS), {})[match] = None
    for match in reader.hints(text, wished=wished):
        if _is_hinted(field_id, text, match, day):
            told.setdefault((OPIOIDS, _DOUBTS.get(match.certainty, Tells.WORDS)), {})[match] = None
    for match in named:
        if match.name in RESCUE and field_id != ALLERGIES_WHAT and goes_with_her(text, match.typed):
            told.setdefault((OPIOIDS, Tells.GOES_WITH), {})[match] = None
    gut = [m for m in named if m.severity == "gut" and not _is_none_of_hers(text, m.typed, day)]
    told |= {(OTHER_MEDICINES, Tells.BOWELS): dict.fromkeys(gut)} if gut else {}
    _without_repeats(told, text)
    for match in filter(is_blocker, named):
        if _is_taken(text, match.typed, day):
            told.setdefault((NALTREXONE, Tells.USE), {})[match] = None
        elif field_id and field_id != ALLERGIES_WHAT and of_words(text, (match.typed,)):
            told.setdefault((NALTREXONE, Tells.PAST), {})[match] = None  # that she took it once, and how it went
    return told


# among her allergies: those of her family
_OF_KIN = re.compile(
    rf"\bmy\s+(?:{'|'.join(sorted(KIN))})(?:['’]s)?\s+(?:is|was|are|has|had|gets?|can|can['’]?t|cannot|reacts?)\b[^.;,]*",
    re.IGNORECASE,
)


def _without_kin(field: str, text: str) -> str:
    """Her allergies without those of her family, each letter a space: "latex; my sister is allergic to codeine"."""
    if field != ALLERGIES_WHAT:
        return text
    hers = re.compile(r"\b(?:i|me|mine|we|us)\b", re.IGNORECASE)
    return _OF_KIN.sub(lambda found: found[0] if hers.search(found[0]) else " " * len(found[0]), text)


def _is_none_of_hers(text: str, typed: str, day: date | None) -> bool:
    """Whether words that name nothing ("strong painkillers") are of somebody else, or refused, wherever they stand."""
    said = sentences_with(text, (typed,))
    return bool(said) and all(is_of_another(each, typed, day) or is_untaken(each, typed, (typed,)) for each in said)


def _without_repeats(told: _Told, text: str) -> None:
    """Takes away what may be one where its sentence is told for a name in it."""
    names = [match.typed for match in told.get((OPIOIDS, Tells.USE), ())]
    said = [sentence.casefold() for sentence in sentences_with(text, names)]
    for tells in (Tells.PAST, Tells.OTHERS, Tells.UNTAKEN):
        kept = told.pop((OPIOIDS, tells), {})
        kept = {m: None for m in kept if not {s.casefold() for s in sentences_with(text, (m.typed,))} <= set(said)}
        if kept:
            told[OPIOIDS, tells] = kept
    for tells in (Tells.SPELT, Tells.PERHAPS, Tells.WORDS):
        kept = told.pop((OPIOIDS, tells), {})
        kept = {match: None for match in kept if not any(match.typed.casefold() in sentence for sentence in said)}
        if kept:
            told[OPIOIDS, tells] = kept


def _is_hinted(field: str, text: str, match: Match, day: date | None) -> bool:
    """Whether what may be an opioid is hers; where a name was asked for, slang of which she says that she takes it:
    "oxy makes me itch, still take half"."""
    if field in _ASKS_FOR_A_NAME:
        slang = match.certainty is Certainty.SLANG
        return slang and of_reaction(text, match.typed, day, ((match.typed,), ())) is Tells.USE
    return match.certainty is not Certainty.PATTERN or not _is_none_of_hers(text, match.typed, day)


def _is_taken(text: str, name: str, day: date | None) -> bool:
    """Whether she takes it by these words, or took it; not what lies long back."""
    for sentence in sentences_with(text, (name,)):
        told = Taking.NOT_TOLD if _NOT_BEGUN.search(sentence) else taking(sentence, name)
        if told is Taking.NOW or (told and ago(sentence, day) is not Ago.LONG):
            return True
    return tells_of_blocker(text, name, day)


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


def _unseen_texts(checklist: Checklist, answers: Answers, facts: Facts) -> Iterator[str]:
    for f in checklist.fields():
        if f.kind in _TYPED_WORDS and f.id in answers.values and f.id not in facts.values:
            yield _typed_words(answers.values[f.id])
    yield from stray_texts(answers, {q.id for q in checklist.questions()})


def _typed_words(value: Value) -> str:
    if isinstance(value, TypedDate):
        return value.typed
    return value if isinstance(value, str) else ""
