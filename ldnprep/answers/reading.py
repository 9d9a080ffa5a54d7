"""From the nodes of an answers file to Answers. Every problem is noted with its place, and reading goes on.

Nothing is dropped: what cannot be understood goes to `unknown` and the `extra` mappings, from where it is written back.
Error texts name ids and allowed values, never what the person wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ldnprep.answers.dates import parse_iso, parse_moment
from ldnprep.answers.former import with_former
from ldnprep.answers.known import Known, known_to
from ldnprep.answers.model import Answers, ContentStamp, Resume, Settings, Value
from ldnprep.answers.plain import Plain, to_plain
from ldnprep.answers.questions import read_questions
from ldnprep.answers.sections import quoted_id, section_of, text_of, unknown_keys, word_of, words_of, yes_no_of
from ldnprep.answers.values import Asked, is_absent, read_value
from ldnprep.content.model import COUNTRIES, Checklist, Kind
from ldnprep.content.nodes import ListNode, MapNode, Problems, TextNode

PAPERS = ("a4", "letter")
_TOP_KEYS = ("format", "content", "title", "saved", "settings", "answers", "questions", "decided", "resume", "previous")


def read_answers(root: MapNode, checklist: Checklist, problems: Problems) -> Answers:
    """The Answers of a file of today's format; all that is wrong is added to `problems`."""
    known = known_to(checklist)
    extra = unknown_keys(root, _TOP_KEYS, "", problems)
    section = section_of(root, "answers", extra, problems)
    values, unknown = _values(section, known, known.fields, problems)
    values, left = with_former(section, known, values)
    unknown |= left
    decided, unknown_decided = _values(section_of(root, "decided", extra, problems), known, known.decisions, problems)
    previous, previous_on = _previous(root, known, extra, problems)
    return Answers(
        values=values,
        settings=_settings(section_of(root, "settings", extra, problems), problems),
        questions=read_questions(section_of(root, "questions", extra, problems), known, problems),
        decided=decided,
        title=text_of(root, "title", extra, problems),
        saved=_saved(root, extra, problems),
        content=_content(section_of(root, "content", extra, problems), problems),
        resume=_resume(section_of(root, "resume", extra, problems), problems),
        unknown=unknown,
        unknown_decided=unknown_decided,
        extra=extra,
        previous=previous,
        previous_on=previous_on,
    )


# --- settings and the like --------------------------------------------------------------------------------------------


def _settings(node: MapNode | None, problems: Problems) -> Settings:
    if node is None:
        return Settings()
    known = ("paper", "large_print", "diary", "country", "show_mood", "parts")
    extra = unknown_keys(node, known, " of `settings`", problems)
    show_mood = yes_no_of(node, "show_mood", extra, problems)
    return Settings(
        paper=word_of(node, "paper", PAPERS, extra, problems),
        large_print=yes_no_of(node, "large_print", extra, problems),
        diary=yes_no_of(node, "diary", extra, problems),
        country=word_of(node, "country", COUNTRIES, extra, problems),
        # a value that nobody understands: rather keep her mood off the page than show it against her will
        show_mood=show_mood if show_mood is not None else "show_mood" not in extra,
        parts=words_of(node, "parts", extra, problems),
        extra=extra,
    )


def _saved(root: MapNode, extra: dict[str, Plain], problems: Problems) -> datetime | None:
    text = text_of(root, "saved", extra, problems)
    if not text:
        return None
    try:
        saved = parse_moment(text)
    except ValueError:
        problems.add(root.get("saved"), "`saved` is not a time", "write it as 2026-11-22T10:15:00Z, or leave it out")
        extra["saved"] = text
        return None
    return saved


def _content(node: MapNode | None, problems: Problems) -> ContentStamp:
    if node is None:
        return ContentStamp()
    extra = unknown_keys(node, ("id", "version", "sha256"), " of `content`", problems)
    texts = {key: text_of(node, key, extra, problems) for key in ("id", "version", "sha256")}
    return ContentStamp(**texts, extra=extra)


def _resume(node: MapNode | None, problems: Problems) -> Resume:
    """Pages are not looked up: a page that is gone only means to start on another one."""
    if node is None:
        return Resume()
    extra = unknown_keys(node, ("page", "visited"), " of `resume`", problems)
    page = text_of(node, "page", extra, problems)
    visited = node.get("visited")
    items = visited.items if isinstance(visited, ListNode) else ()
    words = tuple(item.text for item in items if isinstance(item, TextNode))
    if not is_absent(visited) and (not isinstance(visited, ListNode) or len(words) < len(items)):
        problems.add(visited, "`visited` is not a list of pages", "write `[visit, why]`, or leave it out")
        extra["visited"] = to_plain(visited) if visited else None
        words = ()
    return Resume(page, words, extra)


# --- answers ----------------------------------------------------------------------------------------------------------


def _values(
    node: MapNode | None, known: Known, fields: Mapping[str, Asked], problems: Problems
) -> tuple[dict[str, Value], dict[str, Plain]]:
    """Values by today's ids, and what could not be understood."""
    values: dict[str, Value] = {}
    unknown: dict[str, Plain] = {}
    places: dict[str, TextNode] = {}
    for name, (key, value) in node.entries.items() if node else ():
        if name in known.split:
            continue
        current = known.current(name, fields)
        if current is None:
            unknown[name] = to_plain(value)
            if name not in known.deleted:
                remedy = problems.suggest(name, fields) or "delete it, or use the content that it was made with"
                problems.add(key, f"{quoted_id(name)} is no question of this content", remedy)
        elif current in places:
            unknown[name] = to_plain(value)
            problems.add(key, f"`{current}` is answered twice (first in line {places[current].line})", "delete one")
        else:
            places[current] = key
            taken = read_value(value, fields[current], problems)
            values |= {} if taken.value is None else {current: taken.value}
            unknown |= {} if taken.left is None else {current: taken.left}
    return values, unknown


def _previous(root: MapNode, known: Known, extra: dict[str, Plain], problems: Problems) -> tuple[dict[str, int], str]:
    """Last time's scales and the day of that visit. What is wrong there is kept and not shown."""
    node = section_of(root, "previous", extra, problems)
    if node is None:
        return {}, ""
    left = unknown_keys(node, ("visit_date", "scales"), " of `previous`", problems)
    day = text_of(node, "visit_date", left, problems)
    if day and not parse_iso(day):
        problems.add(node.get("visit_date"), "`visit_date` is not a date", "write it as 2026-08-03, or leave it out")
        left["visit_date"], day = day, ""
    scales = {name: asked for name, asked in known.fields.items() if asked.kind is Kind.SCALE}
    section = section_of(node, "scales", left, problems)
    values, unknown = _values(section, known, scales, problems)
    left |= {"scales": unknown} if unknown else {}
    extra |= {"previous": left} if left else {}
    return {name: value for name, value in values.items() if isinstance(value, int)}, day
