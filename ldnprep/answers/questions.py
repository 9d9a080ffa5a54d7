"""Which questions she chose, reworded or wrote herself: from the nodes of the file to QuestionChoices."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from ldnprep.answers.known import Known
from ldnprep.answers.model import OwnQuestion, QuestionChoices
from ldnprep.answers.plain import Plain, to_plain
from ldnprep.answers.sections import ID, quoted_id, section_of
from ldnprep.answers.values import is_absent
from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode
from ldnprep.content.reader import kind_of

MOST_TOP = 3


def read_questions(node: MapNode | None, known: Known, problems: Problems) -> QuestionChoices:
    """What was chosen, edited, dismissed and asked by herself; unknown keys go into its `extra`."""
    if node is None:
        return QuestionChoices()
    keys = ("chosen", "top", "edited", "dismissed", "own", "answered")
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
        answered=ids.mapped(node, "answered", extra),
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
        elif text or isinstance(item, MapNode):  # one that she emptied keeps its place among the chosen ones
            if name in own or name in known.questions or not ID.fullmatch(name):
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


class _Ids(Struct, frozen=True):
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
        written: set[str] = set()
        left: list[Plain] = []
        for item in value.items:
            if not isinstance(item, TextNode):
                self.problems.add(item, f"an item of `{key}` is {kind_of(item)}", "write the id of a question")
                left.append(to_plain(item))
                continue
            if item.text in written:  # two that have become one since are no mistake of hers
                self.problems.add(item, f"a question stands twice in `{key}`", "delete one of the two")
            written.add(item.text)
            found[self._one(item)] = None
        extra |= {key: left} if left else {}
        return tuple(found)

    def mapped(self, node: MapNode, key: str, extra: dict[str, Plain]) -> dict[str, str]:
        """Texts by id."""
        section = section_of(node, key, extra, self.problems)
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
