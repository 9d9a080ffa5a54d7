"""Whether the label of an alert says what she was asked, and no more: each word stands in a question that it quotes.

English only, as the other checks of words. The words of a question are its label, its name on the sheet, its help, its
options and the title above it. Words are compared by their stem, so that "operations" is found in "operation".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from ldnprep.content.model import Checklist, Field, Option
from ldnprep.content.nodes import Problems, excerpt, node_at, words

_WORD = re.compile(r"[a-z][a-z'-]*[a-z]|[a-z]")
_JOINED = re.compile(r"[-']")
# words that name nothing
_LINKS = frozenset(
    {
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "by", "do", "else", "for",
        "from", "had", "has", "have", "if", "in", "into", "is", "it", "its", "last", "like", "more", "most",
        "my", "no", "nor", "not", "now", "of", "off", "on", "one", "only", "or", "other", "out", "over",
        "own", "some", "someone", "such", "than", "that", "the", "their", "them", "there", "they", "this",
        "to", "too", "under", "up", "was", "were", "what", "when", "which", "who", "with", "without", "you",
        "your", "ever", "just", "lately", "before", "after", "within", "once", "days", "weeks", "months",
        "again",
    }
)  # fmt: skip
# words of the program: of what was typed and recognised, of answers as such, and of what speaks for a thing that nobody
# named ("a hint of one")
_PROGRAM = frozenset(
    {"ldn", "low-dose", "naltrexone", "medicine", "name", "recognised", "check", "please", "typed", "answer", "hint"}
)
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "ies", "es", "ly", "y", "s", "e")


def stem(word: str) -> str:
    """A word without its ending, for comparing: at least three letters stay."""
    plain = word.removesuffix("'s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            plain = plain.removesuffix(ending)
            break
    return plain[:-1] if len(plain) > 3 and plain[-1] == plain[-2] else plain


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, of a joined word also those of its parts."""
    found = _WORD.findall(text.lower().replace("\u2019", "'"))
    return frozenset(stem(part) for word in found for part in (word, *_JOINED.split(word)) if part)


def unasked(label: str, quoted: Iterable[Field]) -> tuple[str, ...]:
    """The words of a label that stand in none of the questions it quotes."""
    texts = [text for field in quoted for text in (field.label, field.short, field.help)]
    texts += [text for field in quoted for option in field.options for text in (option.label, option.short)]
    return missing(label, " ".join(texts))


def missing(label: str, asked: str) -> tuple[str, ...]:
    """The words of a label that name something and stand in none of the words that were asked."""
    passing = stems(asked) | {stem(word) for word in _LINKS | _PROGRAM}
    found = _WORD.findall(label.lower().replace("\u2019", "'"))
    return tuple(dict.fromkeys(word for word in found if word not in _LINKS and not _stands_in(word, passing)))


def _stands_in(word: str, passing: frozenset[str]) -> bool:
    parts = [part for part in _JOINED.split(word) if part]
    return stem(word) in passing or all(stem(part) in passing for part in parts)


def _with_its_list(field: Field, checklist: Checklist) -> Field:
    """What a list of treatments asks stands in the list itself."""
    named = checklist.treatments(field.kind)
    return replace(field, options=tuple(Option(each.id, each.label, each.label) for each in named)) if named else field


def check_labels(checklist: Checklist, problems: Problems) -> None:
    """Note every label of an alert that names a thing the question did not ask about."""
    fields = {
        field.id: replace(_with_its_list(field, checklist), help=f"{field.help} {page.title}")
        for page in checklist.pages
        for field in page.fields
    }
    for alert in checklist.alerts():
        quoted = [fields[name] for name in alert.quotes if name in fields]
        for word in unasked(alert.label, quoted):
            what = f"the label of `{alert.id}` says “{excerpt(word)}”, which {words(alert.quotes)} did not ask about"
            problems.add(node_at(alert.place), what, "use the words of the question, or mend `quotes`")
