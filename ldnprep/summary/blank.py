"""The empty sheet for a pen: the leaf with boxes, then what else the wizard asks, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ldnprep.answers.model import NOT_ANSWERED, Answers
from ldnprep.content.ids import LAST_USED, OPIOID_NAMES
from ldnprep.content.model import TREATMENTS, Checklist, Field, Kind, Page, PageKind, Urgency
from ldnprep.content.when import Condition, DaysToSurgery, FieldAnswered, FieldIs, RecognisedUnknown, ScaleWithin, Told
from ldnprep.rules.model import Findings
from ldnprep.summary.back import decided, help_sentence, two_in_a_row
from ldnprep.summary.document import finished
from ldnprep.summary.front import fixed_sentences
from ldnprep.summary.help_lines import CALL, sentences
from ldnprep.summary.model import (
    Block,
    Box,
    Columns,
    Document,
    Heading,
    Leaf,
    LedgerRow,
    Mark,
    Paragraph,
    Part,
    Role,
    Section,
    Side,
    Span,
    Table,
    TickBoxes,
    Tone,
    WritingLines,
)
from ldnprep.summary.parts import parts
from ldnprep.summary.room import Room
from ldnprep.summary.spelling import spelled
from ldnprep.summary.words import Desk, desk, name_of

WHO = (("patient_name", "birth_date"), ("clinician_name", "visit_date"))
IN_FRONT = ("conditions", "hopes", OPIOID_NAMES, LAST_USED, "medicines")  # beside the safety questions
GATED = 3  # so few options ("a swollen face", "trouble breathing", "none") that the question itself is the box
ON_BACK = ("decision_values", "want_to_avoid", "notes")
EMPTY, UNSURE = "□", "?"  # a box to tick; behind one of them: the box for "not sure"
FIRST = 2  # words of a box by which it is named again
MANY = 5  # so many lines have "none of the rest" below them, where room is left by the urgent texts
_FULL = ("other", "uk")  # countries whose urgent texts leave none
LINES = {Kind.MEDICINES: 3}


def blank(checklist: Checklist, *, country: str = "other", chosen: tuple[str, ...] = ()) -> Document:
    """An empty sheet: who and the safety questions in front, the talk behind, then all other questions."""
    at = desk(checklist, Answers(), Findings(), country)
    safety = _deciding(at)
    first = {*safety, *IN_FRONT, *ON_BACK, *(name for pair in WHO for name in pair)}
    blocks = [block for page in checklist.pages for block in _page(at, page, first)]
    body = Part(
        "body",
        f"{at.word('blank_more_title')} ({EMPTY} {UNSURE} = {at.word('not_sure')})",
        (Section("asked", "", (*blocks, _urgent(at))),),
    )
    behind = (body, *parts(at, tuple(name for name in chosen if name == "diary")))
    leaf = Leaf((spelled(_front(at, safety), at.say),), lambda _front: (spelled(_back(at), at.say),))
    return finished(at, at.word("blank_title"), leaf, spelled(behind, at.say), None)


def _deciding(at: Desk) -> tuple[str, ...]:
    """Ids of the safety questions in front."""
    return tuple(dict.fromkeys(name for topic in at.checklist.topics for name in topic.deciding))


def _front(at: Desk, safety: tuple[str, ...]) -> Side:
    who = (Columns((_pen(at, at.fields[one]),), (_pen(at, at.fields[two]),)) for one, two in WHO)
    beside = [_pen(at, at.fields[name]) for name in IN_FRONT if name in at.fields]
    places = list(at.fields)
    gate = _gate(at, at.word("blank_tick"), [at.fields[name] for name in sorted(safety, key=places.index)])
    lead = Paragraph((Span(at.word("blank_how")),), Role.LEAD)
    foot = Paragraph((Span(" ".join(fixed_sentences(at))),), Role.FIXED)
    return Side(at.word("blank_title"), (), (lead, *who, *beside[:2], gate, *beside[2:]), (foot,))


def _urgent(at: Desk) -> Box:
    """Urgent texts behind their conditions in words: on paper nobody has ticked anything yet.

    What most of them say ("Do not wait for the visit.") stands once, above.
    """
    asked = _asked(at)
    texts = [
        (u.when, [said for said in sentences(u.text[at.country]) if not said.startswith(_ON_SCREEN)])
        for u in at.checklist.urgent
        if not u.yields_to
        and all(name in asked for name in u.signs)
        and not _of_a_list(at, u.when)
        and _ways(at, u.when)  # what hangs on a name alone, nobody recognises on paper
    ]
    often = Counter(sentence for _, said in texts for sentence in dict.fromkeys(said))
    common = [said for said, count in often.items() if 2 * count > len(texts) or (count > 1 and _is_so(said))]
    common.sort(key=lambda said: not said.startswith(CALL))
    of_all = Span(f"{at.word('if_this_fits')} {at.word('any_of_these')}:", Tone.STRONG)
    rows = [LedgerRow(Mark.NONE, "", (of_all, Span(f" {' '.join(common)}")))] if common else []
    named: set[str] = set()
    for when, said in texts:
        words = _once(_condition(at, when), named)
        condition = f"{at.word('if_this_fits')} {words}:"
        rest = " ".join(sentence for sentence in said if sentence not in common)
        rows.append(LedgerRow(Mark.NONE, "", (Span(condition, Tone.STRONG), Span(f" {rest}"))))
    return Box(Mark.URGENT, (Span(at.word("urgent_heading")),), tuple(rows), loud=False, role=Role.URGENT)


# what the window and the printed sheet say besides: here four pages have no room for it
_ON_SCREEN = ("If you reach nobody", "A lot of opioid", "Call too if", "If it is today")


def _is_so(sentence: str) -> bool:
    """Whether it is so whatever was ticked: it says itself when it holds, or warns. English; else it stands in each."""
    return sentence.startswith(("If ", "Do not "))


def _condition(at: Desk, when: Condition) -> str:
    """What must be ticked: what all alternatives share, then in what they differ."""
    ways = _ways(at, when)
    shared = [words for words in ways[0] if all(words in way for way in ways)]
    others = [f" {at.word('and')} ".join(words for words in way if words not in shared) for way in ways]
    differing = f" {at.word('or')} ".join(dict.fromkeys(others)) if all(others) else ""
    return f" {at.word('and')} ".join(dict.fromkeys(filter(None, (*shared, differing))))


def _ways(at: Desk, when: Condition) -> list[list[str]]:
    """Of each alternative, what must be ticked; without those that no tick makes true."""
    told = [way for way in when.any_of if not any(map(_needs_no_tick, way))] or when.any_of
    topics = {test.topic for way in told for test in way if isinstance(test, Told)}
    within = {name for topic in at.checklist.topics if topic.id in topics for name in topic.fields()}
    told = [way for way in told if not any(isinstance(t, FieldIs) and t.field in within for t in way)]  # it says so
    ways = ([words for words in (_test_words(at, test) for test in way) if words] for way in told)
    return [way for way in ways if way]


def _needs_no_tick(test: object) -> bool:
    """Whether it asks that there be no answer, or words that the program recognises: on paper nobody ticks that."""
    return isinstance(test, RecognisedUnknown) or (isinstance(test, FieldIs) and set(test.values) <= {NOT_ANSWERED})


def _of_a_list(at: Desk, when: Condition) -> bool:
    """Whether it hangs on one word of a list, which on paper the clinician sees beside the tick."""
    tests = (test for way in when.any_of for test in way if isinstance(test, FieldIs))
    return any(at.fields[t.field].options and t.field not in at.signs for t in tests if t.field in at.fields)


def _asked(at: Desk) -> frozenset[str]:
    """Fields that an alert above "good to know" speaks of: there is no room for more on four pages."""
    alerts = [alert for alert in at.checklist.alerts() if alert.urgency is not Urgency.NOTE]
    names = {name for alert in alerts for name in (alert.state, *alert.quotes, *alert.show)}
    return frozenset(names - {field.id for field in at.checklist.fields() if field.retired})


def _test_words(at: Desk, test: object) -> str:
    if isinstance(test, Told):
        topic = {topic.id: topic for topic in at.checklist.topics}.get(test.topic)
        alone = topic is not None and len(topic.deciding) == 1 and at.fields[topic.deciding[0]]
        return _named(at, alone) if alone else topic.short if topic else ""
    if isinstance(test, DaysToSurgery) and test.at_most is not None:
        return f"{at.word('blank_days')} {test.at_most} {at.word('blank_days_unit')}"
    if not isinstance(test, FieldIs | FieldAnswered | ScaleWithin) or test.field not in at.fields:
        return ""
    asked = at.fields[test.field]
    values = test.values if isinstance(test, FieldIs) else ()
    options = [option.short for option in asked.options if option.id in values]
    return f"“{', '.join(options)}”" if options and asked.id not in at.signs else _named(at, asked)


def _named(at: Desk, asked: Field) -> str:
    """The very words of a box, without what stands in brackets behind them."""
    own = asked.label if asked.id in _deciding(at) else asked.short
    return f"“{own.partition(' (')[0]}”"


def _once(words: str, said: set[str]) -> str:
    """Names of boxes in full the first time, then by their first words."""
    for name in dict.fromkeys(re.findall("“[^”]+”", words)):
        first = name.split()[:FIRST]
        if name in said and len(name.split()) > FIRST:
            words = words.replace(name, f"{' '.join(first)} …”")
        said.add(name)
    return words


def _back(at: Desk) -> Side:
    questions: list[Block] = [Heading((Span(at.word("top_chosen")),))]
    questions += [WritingLines(f"{n}.", 2) for n in (1, 2, 3)]
    scales = [f for f in at.fields.values() if f.kind is Kind.SCALE and f.print]
    questions.append(_boxes(at.word("blank_scales"), map(name_of, scales)))
    questions += [_line(at, at.fields[name]) for name in ON_BACK if name in at.fields and name != "notes"]
    notes = WritingLines(at.word("notes_heading"), 3)
    foot = help_sentence(at)
    return Side(at.word("back_title"), (), (*questions, *decided(at, Room()), notes), (foot,))


def _page(at: Desk, page: Page, first: set[str]) -> Iterator[Block]:
    """What a page asks: questions to answer with yes as boxes to tick, each follow-up behind its "if yes"."""
    if page.kind is not PageKind.FIELDS:
        return
    spoken_of = _asked(at)
    extra = {Kind.YES_NO_UNSURE, Kind.TEXT, Kind.CHOICE}  # kinds of which only what matters most has room
    asked = [f for f in page.fields if f.print and f.id not in first and (f.kind not in extra or f.id in spoken_of)]
    gate = [f for f in asked if f.kind is Kind.YES_NO_UNSURE or (len(f.options) == GATED and not f.when)]
    yield from _small_gate(at, page.title, gate)
    rest = [f for f in asked if f not in gate and f.kind not in (Kind.SCALE, Kind.LONG_TEXT)]
    yield from (_pen(at, f) for f in rest if f.kind is Kind.CHOICES and not f.when)
    rest = [f for f in rest if f.kind is not Kind.CHOICES or f.when]
    yield from two_in_a_row([_line(at, f) for f in rest])


def _gate(at: Desk, label: str, asked: list[Field]) -> Table:
    """A list with two boxes for each line, "yes" and "not sure": a line without either was not answered."""
    rows = [((Span(box_name(at, f)),), (Span(EMPTY),), (Span(EMPTY),)) for f in asked]
    none = ((Span(at.word("blank_none")),), (Span(EMPTY),), ())
    return Table((label, at.word("yes"), at.word("not_sure")), (*rows, none), widths=(0.76, 0.09, 0.15))


def _small_gate(at: Desk, label: str, asked: list[Field]) -> Iterator[TickBoxes]:
    """The same in running lines: the box for "not sure" stands behind the words."""
    names = [f"{box_name(at, f)}  {EMPTY} {UNSURE}" for f in asked]
    names += [at.word("blank_none")] if len(names) >= MANY and at.country not in _FULL else []
    if names:
        yield _boxes(label, names)


def _boxes(label: str, names: Iterable[str]) -> TickBoxes:
    options = tuple((Span(name),) for name in names)
    return TickBoxes(label, options, (False,) * len(options), row=True)


def box_name(at: Desk, asked: Field) -> str:
    """The words of a line to tick."""
    if asked.id in _deciding(at):
        return asked.label
    return f"{at.word('if_yes')} {asked.short}" if asked.when else asked.short


def _pen(at: Desk, asked: Field) -> Block:
    return _boxes(asked.short, (o.short for o in asked.options)) if asked.options else _line(at, asked)


def _line(at: Desk, asked: Field) -> WritingLines:
    name = at.word("blank_opioids") if asked.id == OPIOID_NAMES else asked.short
    label = f"{at.word('if_yes')} {name}" if asked.when else name
    hint = {Kind.MEDICINES: "blank_medicines", **dict.fromkeys(TREATMENTS, "blank_therapies")}.get(asked.kind)
    return WritingLines(f"{label} ({at.word(hint)})" if hint else label, LINES.get(asked.kind, 1))
