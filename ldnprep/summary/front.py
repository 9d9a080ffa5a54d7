"""The front of the leaf, for the physician: who and for what, topics by urgency, questions, numbers, medicines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from ldnprep.answers.model import DateAnswer, MedicineRow, PartialDate, TherapyRow
from ldnprep.content.ids import SURGERY, WANT_TO_AVOID
from ldnprep.content.language import is_checked
from ldnprep.content.model import Alert, Field, Kind, Urgency
from ldnprep.rules.model import AlertRaised, MedicineLine, State, TopicFound, TopOrigin
from ldnprep.summary.as_typed import named_for, told_by_rows
from ldnprep.summary.her_words import notes_row, shows_all_notes
from ldnprep.summary.last_used import is_of_hints_alone
from ldnprep.summary.model import (
    Band,
    Block,
    Box,
    Chart,
    Columns,
    Heading,
    Ledger,
    LedgerRow,
    Listing,
    Mark,
    Paragraph,
    Role,
    Rule,
    ScaleRow,
    Side,
    Span,
    Text,
    Tone,
)
from ldnprep.summary.opioids import MOST_GAPS, OPIOIDS, denied_lines, in_heading, opioid_box, state_rows
from ldnprep.summary.room import Room
from ldnprep.summary.rows import (
    FEW_NAMES,
    TopicRows,
    in_one,
    list_name,
    more_words,
    own_yes,
    parts_words,
    row_text,
    run_in,
    standing,
    today,
    topic_rows,
)
from ldnprep.summary.sources import sources_line
from ldnprep.summary.unlike import parts_of
from ldnprep.summary.untold import untold_lines
from ldnprep.summary.words import (
    Desk,
    calendar_date,
    cut,
    date_text,
    in_one_line,
    joined,
    medicine_text,
    name_of,
    quoted,
    stop,
    stopped_text,
    therapy_name,
    typed,
    value_text,
    what_matters,
)

# What is given up, in this order; chart and evidence go to the back. Of hers only very long words leave before "tried".
# In normal print never leave:
# illness, hopes, what matters, day, opioids with last use, other medicines by name, all states of safety answers.
STEPS = (
    "repeats",
    "asides",
    "briefs_note",
    "notes",
    "words_long",
    "briefs_plan",
    "noes",
    "chart",
    "briefs_before",
    "evidence",
    "run_in_note",
    "run_in_plan",
    "run_in_before",
    "run_in_lists",
    "notes_gone",
    "words",
    "amounts",
    "clinician",
    "questions",
    "tried",
    # for large print
    "medicines",
    "words_short",
    "wishes",
    "details",
    "ledger",
    "floor",
    "one_question",
    "together",
    "no_question",
    "briefs_today",
)
CHART, EVIDENCE = ON_BACK = ("chart", "evidence")  # steps whose matter the back shows then
SOURCES = "sources"
STEPS_ALONE = (SOURCES, *STEPS)
LIMITS = {"words_long": 240, "words": 110, "words_short": 60, "floor": 30}  # letters of a typed answer
QUESTION, FEW, MOST_OF_A_NAME = 84, 5, 120
MAIN_ILLNESS, OTHER = "fibromyalgia", "other"  # options of `conditions`: what the one line is about, and what none is
FEW_SIGNS = 2  # danger signs with one state: so many share a name, the others stand by their own
GROUPS = (Urgency.BEFORE, Urgency.PLAN, Urgency.NOTE)


def top_heading(at: Desk) -> str:
    """Key of the heading of the three questions: whose they are."""
    if at.findings.top_origin is not TopOrigin.SUGGESTED:
        return "top_chosen"
    chosen = at.answers.questions.chosen or ()
    hers = any(question.typed or question.id in chosen for question in at.findings.top)
    return "top_mixed" if hers else "top_suggested"


def front_alone(at: Desk, given_up: tuple[str, ...]) -> Side:
    """A candidate of page 1 alone: with the list of its sources, or without their numbers."""
    at = replace(at, alone=True)
    if SOURCES in given_up:
        return front(replace(at, numbers=False), given_up)
    side = front(at, given_up)
    return replace(side, foot=(*side.foot, sources_line(at)))


def front(at: Desk, given_up: tuple[str, ...]) -> Side:
    """One candidate of the front; given_up: the steps taken, a beginning of STEPS."""
    room = Room(given_up, LIMITS)
    blocks = [*head(at, room), *safety(at, room), *_lower_half(at, room), *_lists(at, room)]
    moved = tuple(at.word(key) for key in room.moved)
    if moved:
        place = next(n for n, block in enumerate(blocks) if isinstance(block, Columns))
        blocks.insert(place, Ledger((pointer_row(at, moved),)))
    gone = frozenset(step for step in ON_BACK if room.without(step))
    return Side(title(at), (), tuple(blocks), foot(at), moved, gone)


def pointer_row(at: Desk, moved: tuple[str, ...]) -> LedgerRow:
    """Where that stands which has no room here."""
    words = Span(", ".join(moved))
    if not at.pointer:
        return LedgerRow(Mark.NONE, at.word("shortened"), (words, Span(f" ({at.word('please_ask')})")), quiet=True)
    where = Span(at.word("answers_title"), page_of="answers")
    return LedgerRow(Mark.NONE, at.word("on_page"), (where, Span(": "), words), quiet=True)


# ---------------------------------------------------------------- who


def title(at: Desk) -> str:
    """The title, with the day of the visit where that is a day."""
    visit = at.value("visit_date")
    if isinstance(visit, PartialDate):
        return f"{at.word('title')} {calendar_date(at.checklist.texts, visit, full=True)}"
    return at.word("title_no_date")


def head(at: Desk, room: Room) -> Iterator[Block]:
    """The one message; who, when, by whom; hopes."""
    yield Paragraph(_message(at, room), Role.LEAD)
    yield Paragraph(_who(at, room), Role.LEAD)
    yield Paragraph((*_filled_in(at, room), Span(f" {at.word('not_checked')}"), *_own_content(at)))
    hopes = () if room.without("run_in_lists") else _hopes(at, room)  # else beside what matters
    if hopes:
        yield Paragraph((Span(f"{at.word('hopes')} ", Tone.STRONG), *hopes, *stop(hopes)))


def _hopes(at: Desk, room: Room) -> Text:
    told = [room.typed(text) for text in _values(at, "hopes", "hopes_other")]
    return joined(told, ", ") if told and not room.moves("wishes", "moved_wishes") else ()


def _message(at: Desk, room: Room) -> Text:
    """For what, and what comes first. The illness never leaves in normal print."""
    illness = joined((room.typed(text) for text in _values(at, "conditions", "conditions_other")), ", ")
    of = (Span(f" {at.word('asks_for')} "), *illness) if illness else ()
    first = dict.fromkeys(name for tier, names in tiers(at) if tier.is_grave for name in names)
    what = ", ".join(first) or at.word("look_at_answers")
    mark = Mark.URGENT if first else None
    words = (Span(at.word("asks")), *of, Span(f", {at.word('look_at')} "), Span(what, mark=mark), Span("."))
    return tuple(replace(span, tone=Tone.STRONG) for span in words)


def tiers(at: Desk) -> Iterator[tuple[Urgency, list[str]]]:
    """The names of the topics that must be acted upon today, cleared first or planned, as they stand on the front."""
    told = [found for found in at.findings.topics if found.state is not State.NOT_SHARED]
    told.sort(key=lambda found: not found.is_about(OPIOIDS))
    yield Urgency.TODAY, [found.topic.short for found in told if any(today(found))]
    for urgency in (Urgency.BEFORE, Urgency.PLAN):
        yield urgency, [found.topic.short for found in told if _stands(found, urgency)]


def _stands(found: TopicFound, urgency: Urgency) -> bool:
    return any(standing(part) is urgency and (part.rows or part.alerts) for part in parts_of(found))


def _who(at: Desk, room: Room) -> Text:
    name, born, clinician = at.value("patient_name"), at.value("birth_date"), at.value("clinician_name")
    own = identity((typed(name, Tone.STRONG),)) if isinstance(name, str) else (Span(at.word("name_not_given")),)
    parts: list[Text] = [own]
    if born is not None:
        age = _age(at)
        about = f" ({age})" if age is not None else ""
        parts.append(
            (Span(f"{at.word('born')} "), *identity(value_text(at, at.fields["birth_date"], born)), Span(about))
        )
    who = (*joined(parts, ", "), Span("."))
    if isinstance(clinician, str) and not room.moves("clinician", "moved_clinician"):
        who = (*who, Span(f" {at.word('for_clinician')} "), *room.typed((typed(clinician),)), Span("."))
    visit = at.value("visit_date")
    if visit is not None and not isinstance(visit, PartialDate):
        who = (
            *who,
            Span(f" {at.word('visit_on')} "),
            *identity(value_text(at, at.fields["visit_date"], visit)),
            Span("."),
        )
    return who


def identity(text: Text) -> Text:
    """Who she is and when she comes, whole: what ends sooner is no name and no day. Spaces around it do not print."""
    own = (replace(span, text=in_one_line(span.text)) if span.typed else span for span in text)
    return cut(tuple(own), MOST_OF_A_NAME)


def _age(at: Desk) -> int | None:
    born, visit, saved = at.value("birth_date"), at.value("visit_date"), at.answers.saved
    day = visit.complete if isinstance(visit, PartialDate) and visit.complete else saved.date() if saved else None
    first = born.complete if isinstance(born, PartialDate) else None
    if first is None or day is None or day < first:
        return None
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))


def _filled_in(at: Desk, room: Room) -> Text:
    saved, helper = at.answers.saved, at.value("helper_name")
    day = PartialDate(saved.year, saved.month, saved.day) if saved else None
    on = Span(f"{at.word('filled_in')} {calendar_date(at.checklist.texts, day)}" if day else at.word("day_not_known"))
    by = {"self": at.word("by_patient"), "helper": at.word("by_helper")}.get(str(at.value("filled_in_by")), "")
    words: Text = (Span(f" {by or at.word('by_not_answered')}"),)
    if isinstance(helper, str) and at.value("filled_in_by") == "helper":
        words = (*words, Span(" (“"), *room.typed((typed(helper),)), Span("”)"))
    return (Span(on.text, Tone.STRONG), *words, Span("."))


def _own_content(at: Desk) -> Text:
    meta = at.checklist.meta
    words = () if meta.builtin else (Span(f" {at.word('own_content')} {meta.id} {meta.version}."),)
    return words if is_checked(meta.language) else (*words, Span(f" {at.word('words_not_checked')}", Tone.STRONG))


def _values(at: Desk, name: str, in_words: str) -> Iterator[Text]:
    """What she ticked and what she typed beside it, which says more than "other"."""
    ticked, own = at.value(name), at.value(in_words)
    if isinstance(ticked, tuple) and own is not None:
        ticked = tuple(item for item in ticked if isinstance(item, str) and item != OTHER)
    for field, value in ((name, ticked), (in_words, own)):
        if value:
            yield value_text(at, at.fields[field], value)


# ---------------------------------------------------------------- safety


def safety(at: Desk, room: Room) -> Iterator[Block]:
    """The band, the opioid box, then the topics by urgency, and what raises nothing."""
    band, told = _band(at, room)
    yield from band
    topics = at.findings.topics
    opioids = next(each for each in topics if each.is_about(OPIOIDS))
    first_loud = standing(opioids) is Urgency.BEFORE
    others = [topic_rows(at, part, room, told) for found in topics if found is not opioids for part in parts_of(found)]
    first_plan = standing(opioids) is Urgency.PLAN
    # not above a group that is more urgent, nor soothing words between what is for today and what is to be cleared
    behind = any(topic.urgency is Urgency.BEFORE and topic.rows for topic in others) and not first_loud
    behind = behind and not room.without("together")
    key = "group_before" if first_loud else "group_plan" if first_plan else "safety_heading"
    box = opioid_box(at, opioids, room, told)
    apart = box.loud or bool(box.rows) or at.findings.reassures  # the box says its own noes and gaps
    boxed: tuple[Block, ...] = (_group_heading(at, key), box)
    yield from () if behind else boxed
    if room.without("together"):
        alone = {found.topic.label for found in topics if found.is_about(SURGERY)}
        yield from _together(others, alone, at.word("not_sure_label"))
        yield Ledger(tuple(_states(at, room, opioids, apart=apart)))
        return
    for urgency in GROUPS:
        rows = _group(others, urgency, run=room.without(f"run_in_{urgency.value}"))
        if rows:
            if urgency is Urgency.NOTE and room.without("run_in_plan"):
                yield Rule()  # where room is short, rows without a mark have no heading of their own
            elif not (first_loud and urgency is Urgency.BEFORE) and not (first_plan and urgency is Urgency.PLAN):
                yield _group_heading(at, f"group_{urgency.value}")
            yield Ledger(rows)
        if behind and urgency is Urgency.BEFORE:
            yield from boxed
    rest = _group(others, Urgency.NONE, run=room.without("run_in_note"))
    states = (*_states(at, room, opioids, apart=apart), *notes_row(at, room))
    if rest or states:
        yield from () if room.without("run_in_note") else (Rule(),)
        yield Ledger((*rest, *states))


def _together(topics: list[TopicRows], alone: set[str], unsure: str) -> Iterator[Ledger]:
    """A row for each mark: none is longer than a page. alone: labels of what keeps a row and a name of its own. unsure:
    the word under which those stand of which nothing is sure."""
    rows = [(topic.label in alone, row) for topic in topics for row in run_in(topic).rows]
    for kind in (Mark.URGENT, Mark.PLAN, Mark.NONE, Mark.UNSURE):
        own = [row for alone_, row in rows if alone_ and row.mark is kind]
        some = [row for alone_, row in rows if not alone_ and row.mark is kind]
        label = unsure if kind is Mark.UNSURE and len(some) > 1 else ""
        yield from (Ledger((row,)) for row in (*own, *([_labelled(in_one(some), label)] if some else ())))


def _labelled(row: LedgerRow, label: str) -> LedgerRow:
    """A row that stands under one word, which is not said again behind each thing in it."""
    if not label:
        return row
    told: list[Span] = []
    for span in row.text:
        if span.mark is Mark.UNSURE and told:
            told[-1] = replace(told[-1], text=told[-1].text.rstrip(" "))
        else:
            told.append(span)
    return replace(row, topic=label, text=tuple(told))


_SIGNS = {"group_before": Mark.URGENT, "group_plan": Mark.PLAN}


def _group_heading(at: Desk, key: str) -> Heading:
    """A heading that is the key of its sign."""
    return Heading((Span(at.word(key), mark=_SIGNS.get(key)),), rule=True)


def _band(at: Desk, room: Room) -> tuple[tuple[Block, ...], frozenset[str]]:
    """The band "act today", and the ids of the fields whose states it tells."""
    raised = sorted((a for found in at.findings.topics for a in today(found)), key=lambda a: a.alert.order)
    told = frozenset(name for one in raised for name in one.tells())
    rows = (
        _band_in_two(at, raised, room)
        if raised and room.without("together")
        else [band_row(at, one, room) for one in raised]
    )
    return ((Band(at.word("band"), tuple(rows)),) if rows else ()), told


def band_row(at: Desk, raised: AlertRaised, room: Room) -> LedgerRow:
    """What must be done today: what was asked, its state, one short sentence."""
    alert, state = raised.alert, raised.state
    told = bool(alert.brief) and not room.without("briefs_today")
    brief = (Span(" "), at.statement(alert.brief, alert.sources, Tone.SOFT)) if told else ()
    topics = {found.topic.id: found for found in at.findings.topics}
    own = f": {at.word(state.value)}." if state else _where_told(at, topics.get(alert.topic), alert, room)
    said = f" ({parts_words(at, raised)})." if raised.parts else own
    yes = any(own_yes(topics.get(name), part) for name, part in raised.parts)
    sure = yes and all(part is State.YES or own_yes(topics.get(name), part) for name, part in raised.parts)
    mark = Mark.UNSURE if state is State.NOT_SURE and not sure else Mark.URGENT
    hint = (OPIOIDS, State.NOT_SURE) in raised.parts and any(
        found.is_about(OPIOIDS) and is_of_hints_alone(found) for found in at.findings.topics
    )
    return LedgerRow(mark, "", (Span(f"{alert.label}{'?' if hint else ''}{said}", Tone.STRONG), *brief))


def _where_told(at: Desk, found: TopicFound | None, alert: Alert, room: Room) -> str:
    """Where that stands which raised it: below, or, of words that have no room there, in which box she wrote them."""
    boxes = dict.fromkeys(mention.where for row in (found.rows if found else ()) for mention in row.mentions)
    if not (alert.quotes and room.without("ledger")):
        return f" ({at.word('see_below')})."
    return f" ({at.word('mentioned_in')} {', '.join(boxes)})." if 0 < len(boxes) <= FEW_NAMES else "."


def _band_in_two(at: Desk, raised: list[AlertRaised], room: Room) -> list[LedgerRow]:
    """The band as two rows: what she is sure of, then what she is not, neither under the sign of the other. At the end
    all of which nothing is sure, with those words once."""
    alike = [one for one in raised if {part for _, part in one.parts} in (set(), {State.NOT_SURE})]
    unsure = [one for one in alike if one.parts or one.state is State.NOT_SURE] if room.without("briefs_today") else []
    rows = [band_row(at, one, room) for one in raised if one not in unsure]
    if unsure:
        labels = "; ".join(one.alert.label for one in unsure)
        words = Span(f"{at.word(State.NOT_SURE.value).capitalize()} ({len(unsure)}): {labels}.", Tone.STRONG)
        rows.append(LedgerRow(Mark.UNSURE, "", (words,)))
    parts = ([row for row in rows if (row.mark is Mark.UNSURE) is doubt] for doubt in (False, True))
    return [in_one(part) for part in parts if part]


def _group(topics: list[TopicRows], urgency: Urgency, *, run: bool) -> tuple[LedgerRow, ...]:
    """The rows of one urgency, those of a topic together; topics of which nothing is sure come last."""
    told = [run_in(topic) if run else topic for topic in topics if topic.urgency is urgency]
    told.sort(key=lambda topic: all(row.mark is Mark.UNSURE for row in topic.rows))
    return tuple(row for topic in told for row in topic.rows)


def _states(at: Desk, room: Room, opioids: TopicFound, *, apart: bool) -> Iterator[LedgerRow]:
    """What was answered no, and what was not answered, in one row each; unanswered safety questions by their names."""
    topics = [found for found in at.findings.topics if found is not opioids and found.state is not State.NOT_SHARED]
    if room.without("noes") or not apart:
        topics.insert(0, opioids)
    told = [f for found in topics for f in found.facts(State.YES, State.NOT_SURE, State.NO) if _is_asked(at, f.field)]
    if not told:
        key = "all_other_safety" if opioids not in topics else "all_safety"
        yield LedgerRow(Mark.UNANSWERED, at.word("not_answered_label"), (Span(at.word(key), Tone.ITALIC),))
        return
    noes, more_noes = _of_state(at, topics, State.NO)
    gaps, more_gaps = _of_state(at, topics, State.NOT_ANSWERED)
    count = sum(_is_asked(at, fact.field) for found in topics for fact in found.facts(State.NO))
    if noes and room.without("noes") and count > MOST_GAPS:
        named = any(at.value(name) is None for name in named_for(at))  # answered by what she typed, not with a no
        some = gaps or more_gaps or named
        every = at.word("all_other_safety")
        noes, more_noes = [f"{count} {at.word('all_other_answered')}" if some else every], 0
    # not all of her notes is read by the program: who reads "no" is told that there is more to read
    notes = not (at.alone or shows_all_notes(at, room))
    yield from state_rows(at, (noes, more_noes), (gaps, more_gaps), notes=notes)


def _is_asked(at: Desk, asked: Field) -> bool:
    return (asked.kind is Kind.YES_NO_UNSURE and asked.id not in told_by_rows(at)) or asked.id in at.signs


def _of_state(at: Desk, topics: list[TopicFound], state: State) -> tuple[list[str], int]:
    """Names of the safety questions with this state, and how many other questions have it."""
    names: list[str] = []
    more = 0
    danger: list[str] = []
    heard = {name for mention in at.findings.mentions for name, _ in mention.heard}  # "no", but typed
    heard.update(at.findings.below.values())
    heard.update(denied_lines(at))
    weighs: list[str] = []
    for found in topics:
        deciding = found.topic.deciding
        asked = [f.field for f in at.facts(found, state) if _is_asked(at, f.field) and f.field.id not in heard]
        if found.is_about(OPIOIDS):
            asked = [f for f in asked if f.id not in in_heading(found)]
        if found.typed and not found.quoted and len(deciding) == 1:  # its row says "answered no, but typed"
            asked = [f for f in asked if f.id not in deciding]
        # "liver" is answered no only where nothing else of the liver says otherwise; else it is "liver illness"
        said = [f for f in found.facts(State.YES, State.NOT_SURE) if f.field.kind is Kind.YES_NO_UNSURE]
        said += [f for f in found.facts(state) if f.field.id in heard]
        called = name_of if said else partial(list_name, found)
        names += [called(f) for f in asked if f.id in deciding]
        rest = [f for f in asked if f.id not in deciding]
        danger += [name_of(f) for f in rest if f.id in at.signs]
        rest = [f for f in rest if f.id not in at.signs]
        weighs += [name_of(f) for f in rest if state is State.NOT_ANSWERED and f.id in at.grave]
        more += len(rest)
    if len(weighs) <= MOST_GAPS:
        names, more = names + weighs, more - len(weighs)
    if len(danger) < FEW_SIGNS:
        return names + danger, more
    shown = {f.field.id for found in topics for f in found.facts(*State)} & at.signs
    apart = {name for found in topics for name in found.topic.deciding}
    other = State.NO if state is State.NOT_ANSWERED else State.NOT_ANSWERED
    both = sum(f.field.id in at.signs - apart for found in topics for f in at.facts(found, other)) >= FEW_SIGNS
    key = "some_danger_signs" if both else "danger_signs" if len(danger) == len(shown - apart) else "other_danger_signs"
    return [*names, at.word(key)], more


# ---------------------------------------------------------------- questions, numbers, lists


def _lower_half(at: Desk, room: Room) -> Iterator[Block]:
    key = top_heading(at)
    heading = Heading((Span(at.word(key)),))
    items = tuple(_question(room, asked.text, own=asked.typed) for asked in at.findings.top)
    if items and room.without("one_question"):
        first = () if room.without("no_question") else quoted(*items[0])
        others = more_words(at, len(items) - 1) if first and len(items) > 1 else ""
        rest = (Span(f"{others} {at.word('other_side')}".strip()),) if others or not first else ()
        yield Columns((Paragraph((Span(f"{at.word(key)}: "), *joined((first, rest), " "))),), ())
        return
    none = Paragraph((Span(at.word("top_none"), Tone.ITALIC),))
    left: tuple[Block, ...] = (heading, Listing(items, ordered=True, large=True) if items else none)
    chart = chart_of(at)
    yield Columns(left, (chart,) if chart.rows and not room.without(CHART) else ())


def _question(room: Room, text: str, *, own: bool) -> Text:
    if not room.without("questions") or len(text) <= QUESTION:
        return room.typed((Span(text, typed=own),), QUESTION)
    room.moves("questions", "moved_words")
    return (Span(f"{text[:QUESTION].rpartition(' ')[0]} …", typed=own),)


def chart_of(at: Desk) -> Chart:
    """The scales of today and of last time."""
    asked = [f for f in at.checklist.fields() if f.kind is Kind.SCALE and f.print and f.id in at.findings.printed]
    last, on = at.answers.previous, [int(p) for p in at.answers.previous_on.split("-") if p.isdigit()]
    day = calendar_date(at.checklist.texts, PartialDate(*on[:3])) if on else ""
    rows = tuple(
        ScaleRow(name_of(f), v if isinstance(v := at.value(f.id), int) else None, last.get(f.id))
        for f in asked
    )
    rows = () if all(row.value is None and row.last is None for row in rows) else rows
    before = f"{at.word('last_time')} {day}".strip() if any(row.last is not None for row in rows) else ""
    gap = at.word("not_answered")
    alt = "; ".join(
        f"{row.label} {gap if row.value is None else row.value}"
        + (f", {before}: {row.last}" if row.last is not None else "")
        for row in rows
    )
    line = joined(_number(at, row, before) for row in rows)
    return Chart(at.word("scales_heading"), at.word("scales_hint"), rows, gap, before, alt, line)


def _number(at: Desk, row: ScaleRow, before: str) -> Text:
    value = at.not_answered() if row.value is None else Span(str(row.value), Tone.STRONG)
    last = (Span(f" ({before}: {row.last})"),) if row.last is not None else ()
    return (Span(f"{row.label} "), value, *last)


def _lists(at: Desk, room: Room) -> Iterator[Block]:
    """What matters, medicines, tried, evidence; run together when room is short."""
    listed = [(Span(f"{at.word(key)} ", Tone.STRONG), *text) for key, text in _listed(at, room) if text]
    if room.without("run_in_lists") and listed:
        yield Paragraph(joined(((*text, *stop(text)) for text in listed), " "))
    else:
        yield from map(Paragraph, listed)


def _listed(at: Desk, room: Room) -> Iterator[tuple[str, Text]]:
    if room.without("run_in_lists"):
        yield "hopes", _hopes(at, room)
    matters = what_matters(at, room.typed)
    if matters and not room.moves("wishes", "moved_wishes"):
        yield "matters", matters
    avoid = at.value(WANT_TO_AVOID)
    if isinstance(avoid, str) and not room.without("asides"):  # on the back in any case
        yield "avoid", quoted(typed(avoid))
    above = sum(isinstance(line.row, MedicineRow) for line in at.findings.lines) > len(other_medicines(at))
    key = "other_medicines_heading" if above else "medicines_heading"
    yield key, _medicines(at, room)  # before what is past: run in behind it they would seem so too
    tried = _tried(at, room)
    if tried and not room.moves("tried", "moved_tried"):
        yield "tried_heading", tried
    if not room.without(EVIDENCE) and at.value("conditions") is not None:
        evidence, named = at.checklist.evidence, at.value("conditions")
        main = (at.statement(evidence.one_line.text, evidence.one_line.sources),)
        own = own_evidence(at, room)
        first = isinstance(named, tuple) and MAIN_ILLNESS in named
        yield "evidence_heading", joined([main, *own] if first else [*own, main], " ")


def own_evidence(at: Desk, room: Room) -> list[Text]:
    """What studies found of her other illnesses, each line with its name."""
    evidence, named = at.checklist.evidence, at.value("conditions")
    chosen = named if isinstance(named, tuple) else ()
    own: list[Text] = [(at.statement(line.text, line.sources),) for line in evidence.illnesses if line.id in chosen]
    if OTHER in chosen:
        told = at.value("conditions_other")
        name = room.typed((typed(told),)) if isinstance(told, str) else (Span(at.word("other_illness")),)
        own.append((*name, Span(f": {at.word('no_study')}")))
    return own


def _tried(at: Desk, room: Room) -> Text:
    """What she uses or tried, by what it did."""
    above = [line.row for found in at.findings.topics for row in found.rows for line in row.lines]
    told = (*at.rows(Kind.TRIED), *at.rows(Kind.THERAPIES))
    rows = [row for row in told if isinstance(row, TherapyRow) and row not in above]
    by_effect = (
        (key, [_therapy(at, room, row) for row in rows if row.effect == effect])
        for effect, key in (("helped", "helped"), ("no_change", "no_change"), ("worse", "worse"), ("", "no_effect"))
    )
    return joined((Span(f"{at.word(key)}: "), *joined(names, ", ")) for key, names in by_effect if names)


def _therapy(at: Desk, room: Room, row: TherapyRow) -> Text:
    now = (Span(f" ({at.word('now')})"),) if row.state == "using" else ()
    why = () if room.without("asides") else stopped_text(at, row)
    name = tuple(span if span.typed else Span(span.text.partition(" (")[0]) for span in therapy_name(at, row))
    return joined(((*room.typed(name), *now), why), ", ")


def other_medicines(at: Desk) -> list[MedicineLine]:
    """Typed medicines that stand in no row above."""
    above = {id(line) for found in at.findings.topics for row in found.rows for line in row.lines}
    above |= {id(line) for line in untold_lines(at)}
    return [line for line in at.findings.lines if isinstance(line.row, MedicineRow) and id(line) not in above]


def _medicines(at: Desk, room: Room) -> Text:
    lines = other_medicines(at)
    if lines and room.moves("floor", "moved_medicines"):
        return ()
    typed_rows = [line.row for line in lines if isinstance(line.row, MedicineRow)]
    texts = [(*quoted(*room.typed(_medicine(row, room))), *_what_for(at, room, row)) for row in typed_rows]
    if len(texts) > FEW and room.moves("medicines", "moved_medicines"):
        texts = [*texts[:FEW], (Span(more_words(at, len(texts) - FEW)),)]
    return joined(texts)


def _what_for(at: Desk, room: Room, row: MedicineRow) -> Text:
    told = row.reason and not room.without("asides")
    return (Span(f", {at.word('row_reason')} "), *quoted(typed(row.reason))) if told else ()


def _medicine(row: MedicineRow, room: Room) -> Text:
    whole = medicine_text(row)
    if not row.name or len(whole) == 1 or not room.moves("amounts", "moved_amounts"):
        return tuple(Span(span.text, typed=span.typed) for span in whole)
    return (typed(row.name),)


# ---------------------------------------------------------------- foot


def foot(at: Desk) -> tuple[Block, ...]:
    """The fixed sentence. Its second form stands on the back, below the box of which it speaks."""
    return (Paragraph((Span(" ".join(fixed_sentences(at))),), Role.FIXED),)


def fixed_sentences(at: Desk) -> Iterator[str]:
    """The fixed sentence, and the one about drinking for who drinks every day or much at once."""
    yield at.word("fixed_sentence")
    often = at.value("alcohol_often")
    told = set(often) if isinstance(often, tuple) else {often}
    if told & HEAVY:
        yield at.word("stop_drinking")


HEAVY = frozenset({"every_day", "many_at_once"})  # values of `alcohol_often`


def visit_words(at: Desk) -> Text:
    """Whose sheet, which visit: beside the title of the back and of parts."""
    name, visit = at.value("patient_name"), at.value("visit_date")
    parts: list[Text] = [(typed(name),)] if isinstance(name, str) else []
    if isinstance(visit, DateAnswer):
        parts.append(date_text(at.checklist.texts, visit))
    return identity(joined(parts, ", "))


def box_words(box: Box) -> Iterator[Text]:
    """The opioid box as lines of text."""
    if box.heading:
        yield box.heading
    yield from map(row_text, box.rows)
    if box.text:
        yield box.text
