"""Parts of an answers file by their keys: problems noted with their place, what is not understood kept in `extra`."""

from __future__ import annotations

import re
from collections.abc import Collection

from ldnprep.answers.plain import Plain, to_plain
from ldnprep.answers.values import is_absent
from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode
from ldnprep.content.reader import kind_of

ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NEAR = 0.8  # so like a known key that it is a slip of the finger, not another program's key


def quoted_id(name: str) -> str:
    """An id as an error text may show it; anything that is not shaped like one stays unsaid."""
    return f"`{name}`" if ID.fullmatch(name) else "this name"


def section_of(root: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> MapNode | None:
    """The mapping under a key, None where there is none; anything else is kept in `extra` and noted."""
    node = root.get(key)
    if node is None or isinstance(node, MapNode):
        return node
    if not is_absent(node):
        problems.add(node, f"`{key}` is {kind_of(node)}", "write it as lines of `key: value`")
        extra[key] = to_plain(node)
    return None


def unknown_keys(node: MapNode, known: Collection[str], where: str, problems: Problems) -> dict[str, Plain]:
    """Keys of others, kept. One that is nearly ours, while ours is missing, is a problem: it would pass unseen.

    So is one beside ours when ours holds nothing: it is not written again, and the file would not open the next time.
    """
    extra: dict[str, Plain] = {}
    for key, (key_node, value) in node.entries.items():
        if key in known:
            continue
        extra[key] = to_plain(value)
        from difflib import get_close_matches  # only where there is one

        near = get_close_matches(key.lower(), known, n=1, cutoff=_NEAR) if len(key) <= 60 else []
        if near and _holds_nothing(node.get(near[0])):
            problems.add(key_node, f"{quoted_id(key)} is no key{where}", f"did you mean `{near[0]}`?")
    return extra


def _holds_nothing(node: Node | None) -> bool:
    if isinstance(node, MapNode):
        return all(_holds_nothing(value) for _, value in node.entries.values())
    return is_absent(node)


def text_of(node: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> str:
    """The text under a key, "" where there is none; anything else is kept in `extra` and noted."""
    value = node.get(key)
    if value is None or is_absent(value):
        return ""
    if isinstance(value, TextNode):
        return value.text
    problems.add(value, f"`{key}` is {kind_of(value)}, not text", "write one text")
    extra[key] = to_plain(value)
    return ""


def word_of(
    node: MapNode, key: str, allowed: Collection[str], extra: dict[str, Plain], problems: Problems
) -> str | None:
    """One of the words `allowed`, None where there is none; anything else is kept in `extra` and noted."""
    value = node.get(key)
    if value is None or is_absent(value):
        return None
    if isinstance(value, TextNode) and value.text in allowed:
        return value.text
    word = value.text if isinstance(value, TextNode) else ""
    problems.add(value, f"`{key}` has no such value", problems.suggest(word, allowed))
    extra[key] = to_plain(value)
    return None


def words_of(node: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> tuple[str, ...] | None:
    """A list of words, each once; None where there is none. Which of them mean something is not looked at here."""
    value = node.get(key)
    if value is None or (is_absent(value) and not isinstance(value, ListNode)):
        return None
    items = value.items if isinstance(value, ListNode) else ()
    texts = [item.text for item in items if isinstance(item, TextNode)]
    if not isinstance(value, ListNode) or len(texts) < len(items):
        problems.add(value, f"`{key}` is not a list of words", "write one word a line, each after `- `")
        extra[key] = to_plain(value)
        return None
    return tuple(dict.fromkeys(texts))


def yes_no_of(node: MapNode, key: str, extra: dict[str, Plain], problems: Problems) -> bool | None:
    """`yes` or `no` as True or False, None where there is neither."""
    word = word_of(node, key, ("yes", "no"), extra, problems)
    return None if word is None else word == "yes"
