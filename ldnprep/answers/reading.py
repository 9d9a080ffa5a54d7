"""From the nodes of an answers file to Answers. Every problem is noted with its place, and reading goes on.

Nothing is dropped: what cannot be understood goes to `unknown` and the `extra` mappings, from where it is written back.
Error texts name ids and allowed values, never what the person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import datetime

from ldnprep.answers.dates import parse_iso, parse_moment
from ldnprep.answers.model import Answers, ContentStamp, OwnQuestion, QuestionChoices, Resume, Settings, Value
from ldnprep.answers.plain import Plain, to_plain
from ldnprep.answers.values import Asked, is_absent, read_value
from ldnprep.content.model import COUNTRIES, Checklist, Field, Kind
from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode
from ldnprep.content.reader import kind_of
from ldnprep.frozen import dataclass

PAPERS = ("a4", "letter")
CLAIMS_READ = "claims_read"
MOST_TOP = 3

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_TOP_KEYS = ("format", "content", "title", "saved", "settings", "answers", "questions", "decided", "resume", "previous")
_NEAR = 0.8  # so like a known key that it is a slip of the finger, not another program's key


@dataclass(frozen=True, slots=True)
class Known:
    """What the content knows: fields of the pages and of the decisions by id, ids of questions, former ids."""

    fields: Mapping[str, Asked]
    decisions: Mapping[str, Asked]
    questions: frozenset[str]
    renamed: Mapping[str, str]
    deleted: frozenset[str]

    def current(self, name: str, known: Collection[str]) -> str | None:
        """The id that is meant, also by a former name; None for others."""
        for _ in range(10):  # a rename of a rename; never for ever
            if name in known:
                return name
            name = self.renamed.get(name, "")
        return None


def known_to(checklist: Checklist) -> Known:
    """What an answers file for this content may hold."""
    fields = {field.id: _asked(field, checklist) for field in checklist.fields()}
    if checklist.claims:
        claims = tuple(claim.id for claim in checklist.claims)
        fields[CLAIMS_READ] = Asked(CLAIMS_READ, Kind.CHOICES, claims, checklist.renamed, checklist.deleted)
    decisions = {field.id: _asked(field, checklist) for field in checklist.decisions}
    questions = frozenset(question.id for question in checklist.questions())
    return Known(fields, decisions, questions, checklist.renamed, checklist.deleted)


def _asked(field: Field, checklist: Checklist) -> Asked:
    allowed = tuple(option.id for option in field.options)
    if field.kind is Kind.THERAPIES:
        allowed = tuple(therapy.id for therapy in checklist.therapies)
    return Asked(field.id, field.kind, allowed, checklist.renamed, checklist.deleted)


def read_answers(root: MapNode, checklist: Checklist, problems: Problems) -> Answers:
    """The Answers of a file of today's format; all that is wrong is added to `problems`."""
    known = known_to(checklist)
    extra = _unknown_keys(root, _TOP_KEYS, "", problems)
    values, unknown = _values(_section(root, "answers", extra, problems), known, known.fields, problems)
    decided, unknown_decided = _values(_section(root, "decided", extra, problems), known, known.decisions, problems)
    previous, previous_on = _previous(root, known, extra, problems)
    return Answers(
        values=values,
        settings=_settings(_section(root, "settings", extra, problems), problems),
        questions=_questions(_section(root, "questions", extra, problems), known, problems),
        decided=decided,
        title=_text(root, "title", extra, problems),
        saved=_saved(root, extra, problems),
        content=_content(_section(root, "content", extra, problems), problems),
        resume=_resume(_section(root, "resume", extra, problems), problems),
        unknown=unknown,
        unknown_decided=unknown_decided,
        extra=extra,
        previous=previous,
        previous_on=previous_on,
    )


def quoted_id(name: str) -> str:
    """An id as an error text may show it; anything that is not shaped like one stays unsaid."""
    return f"`{name}`" if _ID.fullmatch(name) else "this name"


# --- sections and keys ------------------------------------------------------------------------------------------------


def _section(root: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> MapNode | None:
    node = root.get(key)
    if node is None or isinstance(node, MapNode):
        return node
    if not is_absent(node):
        problems.add(node, f"`{key}` is {kind_of(node)}", "write it as lines of `key: value`")
        extra[key] = to_plain(node)
    return None


def _unknown_keys(node: MapNode, known: Collection[str], where: str, problems: Problems) -> dict[str, Plain]:
    """Keys of others, kept. One that is nearly ours, while ours is missing, is a problem: it would pass unseen."""
    extra: dict[str, Plain] = {}
    for key, (key_node, value) in node.entries.items():
        if key in known:
            continue
        extra[key] = to_plain(value)
        from difflib import get_close_matches  # only where there is one

        near = get_close_matches(key.lower(), known, n=1, cutoff=_NEAR) if len(key) <= 60 else []
        if near and near[0] not in node.entries:
            problems.add(key_node, f"{quoted_id(key)} is no key{where}", f"did you mean `{near[0]}`?")
    return extra


def _text(node: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> str:
    value = node.get(key)
    if value is None or is_absent(value):
        return ""
    if isinstance(value, TextNode):
        return value.text
    problems.add(value, f"`{key}` is {kind_of(value)}, not text", "write one text")
    extra[key] = to_plain(value)
    return ""


def _word(node: MapNode, key: str, allowed: Collection[str], extra: dict[str, Plain], problems: Problems) -> str | None:
    value = node.get(key)
    if value is None or is_absent(value):
        return None
    if isinstance(value, TextNode) and value.text in allowed:
        return value.text
    word = value.text if isinstance(value, TextNode) else ""
    problems.add(value, f"`{key}` has no such value", problems.suggest(word, allowed))
    extra[key] = to_plain(value)
    return None


def _yes_no(node: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> bool | None:
    word = _word(node, key, ("yes", "no"), extra, problems)
    return None if word is None else word == "yes"


def _settings(node: MapNode | None, problems: Problems) -> Settings:
    if node is None:
        return Settings()
    known = ("paper", "large_print", "diary", "country", "show_mood")
    extra = _unknown_keys(node, known, " of `settings`", problems)
    show_mood = _yes_no(node, "show_mood", extra, problems)
    return Settings(
        paper=_word(node, "paper", PAPERS, extra, problems),
        large_print=_yes_no(node, "large_print", extra, problems),
        diary=_yes_no(node, "diary", extra, problems),
        country=_word(node, "country", COUNTRIES, extra, problems),
        # a value that nobody understands: rather keep her mood off the page than show it against her will
        show_mood=show_mood if show_mood is not None else "show_mood" not in extra,
        extra=extra,
    )


def _saved(root: MapNode, extra: dict[str, Plain], problems: Problems) -> datetime | None:
    text = _text(root, "saved", extra, problems)
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
    extra = _unknown_keys(node, ("id", "version", "sha256"), " of `content`", problems)
    texts = {key: _text(node, key, extra, problems) for key in ("id", "version", "sha256")}
    return ContentStamp(**texts, extra=extra)


def _resume(node: MapNode | None, problems: Problems) -> Resume:
    """Pages are not looked up: a page that is gone only means to start on another one."""
    if node is None:
        return Resume()
    extra = _unknown_keys(node, ("page", "visited"), " of `resume`", problems)
    page = _text(node, "page", extra, problems)
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
    node = _section(root, "previous", extra, problems)
    if node is None:
        return {}, ""
    left = _unknown_keys(node, ("visit_date", "scales"), " of `previous`", problems)
    day = _text(node, "visit_date", left, problems)
    if day and not parse_iso(day):
        problems.add(node.get("visit_date"), "`visit_date` is not a date", "write it as 2026-08-03, or leave it out")
        left["visit_date"], day = day, ""
    scales = {name: asked for name, asked in known.fields.items() if asked.kind is Kind.SCALE}
    section = _section(node, "scales", left, problems)
    values, unknown = _values(section, known, scales, problems)
    left |= {"scales": unknown} if unknown else {}
    extra |= {"previous": left} if left else {}
    return {name: value for name, value in values.items() if isinstance(value, int)}, day


# --- questions --------------------------------------------------------------------------------------------------------


def _questions(node: MapNode | None, known: Known, problems: Problems) -> QuestionChoices:
    if node is None:
        return QuestionChoices()
    keys = ("chosen", "top", "edited", "dismissed", "own")
    extra: dict[str, Plain] = {}
    for key, (key_node, value) in node.entries.items():
        if key not in keys:
            extra[key] = to_plain(value)
            problems.add(key_node, f"{quoted_id(key)} is no key of `questions`", problems.suggest(key, keys))
    own = _own(node, known, extra, problems)
    own_ids = frozenset(question.id for question in own)
    ids = _Ids(known, known.questions | own_ids, problems)
    chosen = ids.listed(node, "chosen", extra)
    top = ids.listed(node, "top", extra)
    _check_top(node, chosen, top, problems)
    return QuestionChoices(
        chosen=chosen,
        top=top[:MOST_TOP] if top else top,
        edited=_Ids(known, known.questions, problems, elsewhere=own_ids).mapped(node, "edited", extra),
        dismissed=frozenset(ids.listed(node, "dismissed", extra) or ()),
        own=own,
        extra=extra,
    )


def _check_top(node: MapNode, chosen: tuple[str, ...] | None, top: tuple[str, ...] | None, problems: Problems) -> None:
    if not top:
        return
    if len(top) > MOST_TOP:
        problems.add(node.get("top"), f"`top` holds more than {MOST_TOP} questions", "keep the most important ones")
    if not set(top) <= set(chosen or ()):
        problems.add(node.get("top"), "`top` holds a question that is not in `chosen`", "add it to `chosen`")


def _own(node: MapNode, known: Known, extra: dict[str, Plain], problems: Problems) -> tuple[OwnQuestion, ...]:
    value = node.get("own")
    if value is None or is_absent(value):
        return ()
    if not isinstance(value, ListNode):
        problems.add(value, f"`own` is {kind_of(value)}, not a list", "write one question a line, after `- `")
        extra["own"] = to_plain(value)
        return ()
    own: dict[str, OwnQuestion] = {}
    left: list[Plain] = []
    for place, item in enumerate(value.items, 1):
        name, text = _own_parts(item, place)
        if text is None:
            problems.add(item, "an own question is not written as it should be", "write `- {id: own_1, text: ...}`")
            left.append(to_plain(item))
        elif text:
            if name in own or name in known.questions or not _ID.fullmatch(name):
                problems.add(item, "the id of this own question is taken, or is no id", f"use `own_{place}`")
                name = next(free for n in range(place, 10**6) if (free := f"own_{n}") not in own)
            own[name] = OwnQuestion(name, text)
    extra |= {"own": left} if left else {}
    return tuple(own.values())


def _own_parts(item: Node, place: int) -> tuple[str, str | None]:
    """Id and text of an own question; an empty text for none, None where it cannot be read."""
    if isinstance(item, TextNode):
        return f"own_{place}", "" if is_absent(item) else item.text
    if not isinstance(item, MapNode) or not item.entries.keys() <= {"id", "text"}:
        return "", None
    name, text = item.get("id"), item.get("text")
    if not isinstance(text, TextNode) or not (name is None or isinstance(name, TextNode)):
        return "", None
    named = name.text if isinstance(name, TextNode) and not is_absent(name) else f"own_{place}"
    return named, "" if is_absent(text) else text.text


@dataclass(frozen=True, slots=True)
class _Ids:
    """Reads ids of questions: former names become today's, unknown ones are noted, all are kept.

    elsewhere: ids of own questions where these cannot stand; their words would never be printed.
    """

    known: Known
    ids: Collection[str]
    problems: Problems
    elsewhere: frozenset[str] = frozenset()

    def listed(self, node: MapNode, key: str, extra: dict[str, Plain]) -> tuple[str, ...] | None:
        """A list of ids; None when it is absent."""
        value = node.get(key)
        if value is None or (isinstance(value, TextNode) and is_absent(value)):
            return None
        if not isinstance(value, ListNode):
            self.problems.add(value, f"`{key}` is {kind_of(value)}, not a list", "write `[first, second]`")
            extra[key] = to_plain(value)
            return None
        found: dict[str, None] = {}
        left: list[Plain] = []
        for item in value.items:
            if not isinstance(item, TextNode):
                self.problems.add(item, f"an item of `{key}` is {kind_of(item)}", "write the id of a question")
                left.append(to_plain(item))
                continue
            name = self._one(item)
            if name in found:
                self.problems.add(item, f"a question stands twice in `{key}`", "delete one of the two")
            found[name] = None
        extra |= {key: left} if left else {}
        return tuple(found)

    def mapped(self, node: MapNode, key: str, extra: dict[str, Plain]) -> dict[str, str]:
        """Texts by id."""
        section = _section(node, key, extra, self.problems)
        found: dict[str, str] = {}
        left: dict[str, Plain] = {}
        entries = section.entries.values() if section else ()
        for name_node, value in sorted(entries, key=self._is_former):
            name = self._one(name_node)
            if name in found:  # by its old name and by the new one: none of her words may go
                self.problems.add(name_node, f"{quoted_id(name)} is worded twice in `{key}`", "delete one of the two")
                left[name_node.text] = to_plain(value)
            elif isinstance(value, TextNode):
                found |= {} if is_absent(value) else {name: value.text}
            else:
                self.problems.add(value, f"`{key}` holds {kind_of(value)}", "write one text")
                left[name] = to_plain(value)
        extra |= {key: left} if left else {}
        return found

    def _is_former(self, entry: tuple[TextNode, Node]) -> bool:
        return entry[0].text not in self.ids

    def _one(self, node: TextNode) -> str:
        name = self.known.current(node.text, self.ids)
        if name is not None:
            return name
        if node.text in self.elsewhere:
            what = f"{quoted_id(node.text)} is an own question: its words stand in `own` alone"
            self.problems.add(node, what, "put the new words there")
        elif node.text not in self.known.deleted:
            remedy = self.problems.suggest(node.text, self.ids) or "delete it, or use the content that it was made with"
            self.problems.add(node, f"{quoted_id(node.text)} is no question to ask", remedy)
        return node.text
