"""All that `ldnprep check` says of a content file: what is wrong, what to look at, and figures on how it reads.

Loading already refuses what is wrong in form and in safety (`load.py`) and what must never be printed (`wording.py`).
Here comes the rest too: sentences that are too long, words that nobody explains, labels that say more than was asked,
the reading level, sources that nobody cites or that are old.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from ldnprep import files
from ldnprep.content.figures import Figures, PageFigures, figures_of, is_patient_text, lengths
from ldnprep.content.jargon import JARGON
from ldnprep.content.labels import check_labels
from ldnprep.content.language import is_checked
from ldnprep.content.load import LIMITS, MedicineGroups, built_from, shipped_groups
from ldnprep.content.model import Checklist
from ldnprep.content.nodes import Problems, excerpt, node_at
from ldnprep.content.pairs import check_pairs
from ldnprep.content.reading import any_of
from ldnprep.content.review import review_sheet
from ldnprep.content.walk import TextAt
from ldnprep.content.wording import check_wording, spoken
from ldnprep.errors import ContentError, Problem

__all__ = ["CheckReport", "Figures", "check_file", "check_text", "report_lines", "review_sheet"]

LONGEST_SENTENCE = 20  # words
HARDEST_PAGE = 6.9  # Flesch-Kincaid grade of a page with SMALLEST_PAGE words or more
SMALLEST_PAGE = 100
HARDEST_TEXT = 7.9  # SMOG of all patient text
MOST_TERMS = 40
OLD_AFTER_DAYS = 731  # two years, a leap day included

_QUOTED = frozenset({"claim.heard"})  # the words that people read need no explanation of ours


class CheckReport(Struct, frozen=True):
    """problems: each must be mended. warnings: to look at. figures: None when the file could not be loaded."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    figures: Figures | None


def check_file(path: Path, *, today: date | None, builtin: bool, groups: MedicineGroups | None = None) -> CheckReport:
    """Check a content file. today: the day to measure ages against (None: the clock's day).

    Raises UsageError and MachineError as `load_checklist`; all that is wrong inside the file is in the report.
    """
    try:
        data = files.read_limited(path, LIMITS.bytes, error=ContentError)
    except ContentError as error:
        return CheckReport(error.problems, (), None)
    return check_text(data, str(path), today=today or date.today(), builtin=builtin, groups=groups or shipped_groups())


def check_text(data: bytes, file: str, *, today: date, builtin: bool, groups: MedicineGroups) -> CheckReport:
    """The same from the bytes of a file."""
    problems = Problems(file, ContentError)
    try:
        checklist, root = built_from(data, problems, builtin=builtin, groups=groups)
    except ContentError as error:
        return CheckReport(error.problems, (), None)
    found = list(spoken(root))
    warnings = Problems(file, ContentError)
    figures = figures_of(checklist, found)
    check_wording(checklist, root, found, problems)
    if is_checked(checklist.meta.language):
        _check_sentences(checklist, found, problems)
        _check_terms(checklist, found, problems)
        check_labels(checklist, problems)
        check_pairs(checklist, problems, warnings)
        _check_reading(figures, problems)
    else:
        what = f"words are only checked in English, not in `{excerpt(checklist.meta.language)}`; the front says so"
        warnings.add(None, what, "have every text read by a clinician who speaks the language")
    _check_unused_terms(checklist, found, warnings)
    _check_sources(checklist, today, problems, warnings)
    _check_headings(checklist, warnings)
    return CheckReport(tuple(problems), tuple(warnings), figures)


def _check_sentences(checklist: Checklist, found: Iterable[TextAt], problems: Problems) -> None:
    for length, sentence, text in lengths(checklist, found):
        if length > LONGEST_SENTENCE:
            what = f"a sentence of {length} words in `{text.name}`: “{excerpt(sentence, 50)}”"
            problems.add(text.node, what, f"make two of it: at most {LONGEST_SENTENCE} words")


def _check_terms(checklist: Checklist, found: list[TextAt], problems: Problems) -> None:
    """Medical words are explained in `terms`, and the list stays short."""
    terms = any_of(checklist.terms)
    unknown = any_of(JARGON - {term.lower() for term in checklist.terms})
    seen: set[str] = set()
    for text in filter(is_patient_text, found):
        rest = terms.sub(" ", text.text) if terms else text.text
        for word in unknown.findall(rest) if unknown and text.key not in _QUOTED else ():
            if word.lower() not in seen:
                seen.add(word.lower())
                what = f"the medical word “{word}” in `{text.name}` is explained nowhere"
                problems.add(text.node, what, "add it to `terms`, or use a plain word")
    if len(checklist.terms) > MOST_TERMS:
        what = f"{len(checklist.terms)} terms; at most {MOST_TERMS} may be set aside from the reading level"
        problems.add(None, what, "use plain words for the rest")


def _check_unused_terms(checklist: Checklist, found: list[TextAt], warnings: Problems) -> None:
    everything = " \n".join(text.text for text in found if text.key != "terms")
    for name in checklist.terms:
        pattern = any_of([name])
        if pattern and not pattern.search(everything):
            at = next((text.node for text in found if text.key == "terms" and text.name == name), None)
            warnings.add(at, f"the term `{excerpt(name)}` is used nowhere", "delete it")


def _check_sources(checklist: Checklist, today: date, problems: Problems, warnings: Problems) -> None:
    cited = cited_sources(checklist)
    for name, source in checklist.sources.items():
        at = node_at(source.place)
        if name not in cited:
            problems.add(at, f"the source `{excerpt(name)}` is cited nowhere", "cite it, or delete it")
        if source.checked > today:
            problems.add(at, f"`{excerpt(name)}` was checked on {source.checked}, which is to come", "mend the day")
        elif (today - source.checked).days > OLD_AFTER_DAYS:
            what = f"`{excerpt(name)}` was last read on {source.checked}, more than two years ago"
            warnings.add(at, what, "read it again and mend the day")
    signed = checklist.meta.reviewed_on
    if signed and (today - signed).days > OLD_AFTER_DAYS:
        warnings.add(None, f"the content was signed on {signed}, more than two years ago", "have it reviewed again")


def cited_sources(checklist: Checklist) -> frozenset[str]:
    """Ids of all sources that something rests on."""
    evidence = checklist.evidence
    lists = (
        *(field.sources for field in (*checklist.fields(), *checklist.decisions)),
        *(alert.sources for alert in checklist.alerts()),
        *(question.sources for question in checklist.questions()),
        *(urgent.sources for urgent in checklist.urgent),
        *(claim.sources for claim in checklist.claims),
        *(said.sources for said in evidence.said()),
        tuple(trial.source for trial in evidence.trials),
    )
    return frozenset(name for sources in lists for name in sources)


def _check_headings(checklist: Checklist, warnings: Problems) -> None:
    used = {question.heading for question in checklist.questions()}
    for heading in checklist.headings:
        if heading.id not in used:
            warnings.add(None, f"no question has the heading `{heading.id}`", "delete the heading, or use it")


def _check_reading(figures: Figures, problems: Problems) -> None:
    for page in figures.pages:
        grade = page.set_aside.flesch_kincaid
        if page.plain.words >= SMALLEST_PAGE and grade > HARDEST_PAGE:
            what = f"the page `{page.name}` reads at grade {grade:.1f} (Flesch-Kincaid, terms set aside)"
            problems.add(None, what, f"use shorter words and sentences: at most {HARDEST_PAGE}")
    grade = figures.whole.set_aside.smog
    if figures.whole.plain.words >= SMALLEST_PAGE and grade > HARDEST_TEXT:
        what = f"all patient text reads at grade {grade:.1f} (SMOG, terms set aside)"
        problems.add(None, what, f"use shorter words: at most {HARDEST_TEXT}")


def report_lines(report: CheckReport) -> tuple[str, ...]:
    """The figures as lines of a table for the terminal; () when the file could not be loaded."""
    figures = report.figures
    if figures is None:
        return ()
    counts = ", ".join(f"{number} {name}" for name, number in figures.counts)
    head = f"{'page':<22}{'words':>7}{'FK':>7}{'FK*':>7}{'SMOG':>7}{'SMOG*':>7}"
    return (
        counts,
        "Reading level of patient text in sentences (school grade; * with the terms set aside):",
        head,
        *(_row(page) for page in (*figures.pages, figures.whole) if page.plain.words),
        f"longest sentence: {figures.longest_sentence} words (at most {LONGEST_SENTENCE}; given wordings left out)",
        f"{len(report.problems)} problems, {len(report.warnings)} warnings",
    )


def _row(page: PageFigures) -> str:
    grades = (page.plain.flesch_kincaid, page.set_aside.flesch_kincaid, page.plain.smog, page.set_aside.smog)
    return f"{page.name:<22}{page.plain.words:>7}" + "".join(f"{grade:>7.1f}" for grade in grades)
