"""Figures on how a content file reads: words and school grades page by page, the longest sentence, how many of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ldnprep.content.language import FIXED_WORDS
from ldnprep.content.model import COUNTRIES, Checklist, PageKind
from ldnprep.content.reading import Reading, any_of, measure, sentences, words
from ldnprep.content.walk import TextAt

# written for the physician, or quoted: not counted as patient text
_NOT_PATIENT = frozenset(
    {"alert.label", "alert.text", "source.citation", "short statement.text", "statement.text"}
    | {"alert.quote", "review.name", "review.role"}
    | {"alert.brief", "topic.label", "topic.short", "topic row.label", "field.tiny", "source.short"}
    | {f"trial.{key}" for key in ("people", "design", "result")}
    | {"estimate.words"}
    | {"field.short", "option.short", "meta.reviewed_by"}
)
# of an urgent text one country's is counted: nobody reads all seven ("text" is the name of one for all countries)
_COUNTED_URGENT = frozenset({"text", COUNTRIES[0]})
# wordings that nobody may change are not the author's: they are neither counted nor measured
_GIVEN = frozenset(key for words in FIXED_WORDS.values() for key in words)


class PageFigures(Struct, frozen=True):
    """Reading figures of one page (or "all" pages): of the text as it stands, and with the terms set aside."""

    name: str
    plain: Reading
    set_aside: Reading


class Figures(Struct, frozen=True):
    """Figures of a content file. counts: how many fields, questions and so on, by their name."""

    pages: tuple[PageFigures, ...]
    whole: PageFigures
    longest_sentence: int
    counts: tuple[tuple[str, int], ...]


def is_patient_text(text: TextAt) -> bool:
    """Whether a text is read by the patient: not for the physician, no quotation, no wording that is fixed."""
    return text.key not in _NOT_PATIENT and not (text.key == "texts" and text.name in _GIVEN)


def lengths(checklist: Checklist, found: Iterable[TextAt]) -> Iterator[tuple[int, str, TextAt]]:
    """Each sentence of patient text with its number of words; wordings that are fixed are left out, also elsewhere."""
    given = {sentence for key in _GIVEN for sentence in sentences(checklist.texts[key])}
    for text in filter(is_patient_text, found):
        for sentence in sentences(text.text):
            if sentence not in given:
                yield len(words(sentence)), sentence, text


def _is_running(text: str) -> bool:
    """Whether a text is one or more sentences. Labels such as "Yes" would make every page look easier than it is."""
    return text.rstrip("\"'”’)").endswith((".", "!", "?", ":"))


def figures_of(checklist: Checklist, found: list[TextAt]) -> Figures:
    """Counts and reading grades of all texts that a patient reads; `found` are those of the file."""
    pages: dict[str, list[str]] = {page.id: [] for page in checklist.pages}
    claims_page = next((page.id for page in checklist.pages if page.kind is PageKind.CLAIMS), "")
    elsewhere: dict[str, list[str]] = {}
    patient = [text for text in found if is_patient_text(text)]
    for text in patient:
        if not _is_running(text.text) or (text.key == "urgent text.text" and text.name not in _COUNTED_URGENT):
            continue
        name = text.page or (claims_page if text.part == "claims" else "")
        (pages[name] if name in pages else elsewhere.setdefault(text.part, [])).append(text.text)
    set_aside = any_of(checklist.terms)
    names = {**pages, **{f"({part})": lines for part, lines in elsewhere.items()}}
    everything = [line for lines in names.values() for line in lines]
    return Figures(
        tuple(PageFigures(name, measure(lines), measure(lines, set_aside)) for name, lines in names.items()),
        PageFigures("all", measure(everything), measure(everything, set_aside)),
        max((length for length, _, _ in lengths(checklist, found)), default=0),
        _counts(checklist),
    )


def _counts(checklist: Checklist) -> tuple[tuple[str, int], ...]:
    return (
        ("pages", len(checklist.pages)),
        ("fields", len(checklist.fields())),
        ("alerts", len(checklist.alerts())),
        ("questions", len(checklist.questions())),
        ("urgent texts", len(checklist.urgent)),
        ("claims", len(checklist.claims)),
        ("rows of claims", len({row for claim in checklist.claims for row in claim.rows})),
        ("sources", len(checklist.sources)),
        ("terms set aside", len(checklist.terms)),
    )
