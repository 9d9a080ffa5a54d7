"""The words that cannot be loaded: forbidden statements, changed fixed sentences, state words that are not told apart.

A clinic's file is refused with these problems, for a sheet and for the window, not only by `ldnprep check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from ldnprep.content.forbidden import find_forbidden
from ldnprep.content.language import TELL_APART, base, fixed_words
from ldnprep.content.model import Checklist, Source
from ldnprep.content.nodes import MapNode, Node, Problems, TextNode, excerpt, node_at, words
from ldnprep.content.shape import REVIEWED_PARTS
from ldnprep.content.walk import SILENT, TextAt, texts


def spoken(root: Node) -> tuple[TextAt, ...]:
    """All words for a person in the file."""
    return tuple(text for text in texts(root) if text.key not in SILENT)


def check_wording(checklist: Checklist, root: Node, found: Iterable[TextAt], problems: Problems) -> None:
    """Note everything that must never be printed. found: `spoken` of the root."""
    language = base(checklist.meta.language)
    _check_forbidden(checklist, found, language, problems)
    _check_fixed(checklist, root, problems)
    _check_told_apart(checklist, root, problems)
    _check_signature(checklist, root, problems)


def _check_signature(checklist: Checklist, root: Node, problems: Problems) -> None:
    """Nobody has reviewed the whole while a part is unsigned, or was changed after its signature."""
    node = _node(root, "meta", "reviewed_by")
    if isinstance(node, TextNode) and node.text.strip() and not checklist.meta.reviewed_by:
        open_ = set(REVIEWED_PARTS) - {review.part for review in checklist.reviews if review.stands}
        what = f"`reviewed_by` names a reviewer, but no signature stands for {words(sorted(open_))}"
        remedy = "leave it empty, and add the lines that `check --review-pack` gives under `reviews`"
        problems.add(node, what, remedy)


def _check_forbidden(checklist: Checklist, found: Iterable[TextAt], language: str, problems: Problems) -> None:
    for text in found:
        for hit in find_forbidden(text.text, key=text.key, language=language):
            what = f"forbidden statement ({hit.rule}) in `{text.name}`: “{excerpt(hit.words, 60)}”"
            problems.add(text.node, what, hit.remedy)
    for source in checklist.sources.values():
        _check_short(source, language, problems)
    for source in checklist.sources.values():  # a wrong number hides in these too
        for number in (source.pmid, source.url, source.doi, source.registry):
            for hit in find_forbidden(number, key="source.citation"):
                problems.add(node_at(source.place), f"forbidden ({hit.rule}): “{excerpt(hit.words)}”", hit.remedy)


def _check_short(source: Source, language: str, problems: Problems) -> None:
    """Where there is no short form, the citation itself prints: it must hold no dose then."""
    for hit in () if source.short else find_forbidden(source.citation, key="source.short", language=language):
        what = f"`{source.id}` has no `short`, and its citation holds a {hit.rule}: “{excerpt(hit.words)}”"
        problems.add(node_at(source.place), what, "add `short`: first author, journal, year, DOI")


def _check_fixed(checklist: Checklist, root: Node, problems: Problems) -> None:
    """Sentences on which the safety of the sheet rests, and the words of the four states, stand as they were given."""
    for key, given in fixed_words(checklist.meta.language).items():
        said = checklist.texts.get(key, "")
        if said and said != given:  # a missing one is reported with the other keys
            what = f"`{key}` is a fixed wording and was changed: “{excerpt(said, 60)}”"
            problems.add(_text_node(root, key), what, f"write `{key}: {given}`")


def _check_told_apart(checklist: Checklist, root: Node, problems: Problems) -> None:
    for key, other, word in _same_words(checklist):
        what = f"`{other}` is “{excerpt(word)}”, as `{key}` is: a reader could not tell them apart"
        problems.add(_text_node(root, other), what, "give each of them words of its own")


def _same_words(checklist: Checklist) -> Iterator[tuple[str, str, str]]:
    """Pairs of keys that say the same, with what they say."""
    for row in TELL_APART:
        for key, other in combinations(row, 2):
            word = checklist.texts.get(other, "")
            if word and word.casefold() == checklist.texts.get(key, "").casefold():
                yield key, other, word


def _text_node(root: Node, key: str) -> Node | None:
    """Where a key of `texts` stands."""
    return _node(root, "texts", key)


def _node(root: Node, part: str, key: str) -> Node | None:
    node = root.get(part) if isinstance(root, MapNode) else None
    return node.get(key) if isinstance(node, MapNode) else None
