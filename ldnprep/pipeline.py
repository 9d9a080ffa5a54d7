"""The story, top to bottom: content and answers in, a sheet out. Command line and wizard call these same functions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ldnprep import shipped
from ldnprep.options import SheetOptions as SheetOptions
from ldnprep.options import options_for as options_for

if TYPE_CHECKING:  # the rooms are entered by the functions that need them
    from ldnprep.answers.model import Answers
    from ldnprep.content.model import Checklist
    from ldnprep.rules.model import Findings
    from ldnprep.summary.model import Document


def load_checklist(path: Path | None = None) -> Checklist:
    """The content: the built-in questions.yaml, or another file. Raises ContentError with all problems."""
    from ldnprep.content.kept import load_checklist as load

    return load(path or shipped.questions_file(), builtin=path is None)


def load_answers(path: Path, checklist: Checklist) -> Answers:
    """What a person said. Raises AnswersError with all problems."""
    from ldnprep.answers.file import load_answers as load

    return load(path, checklist)


def find(checklist: Checklist, answers: Answers) -> Findings:
    """What applies now: visible fields, flags, urgent texts, questions."""
    from ldnprep.rules.find import find as apply

    return apply(checklist, answers)


def summarise(checklist: Checklist, answers: Answers, findings: Findings, options: SheetOptions) -> Document:
    """The sheet as neutral blocks; side 1 alone when the options say so."""
    from ldnprep.summary.document import document

    return document(
        checklist,
        answers,
        findings,
        country=options.country,
        chosen=options.parts or (),
        leaf_alone=options.parts == () or options.page_one,
        front_only=options.page_one,
    )


def lines_by_topic(checklist: Checklist, answers: Answers, findings: Findings) -> Mapping[str, tuple[str, ...]]:
    """Topic id → its lines as they stand on the front."""
    from ldnprep.summary.lines import topic_lines

    return topic_lines(checklist, answers, findings)


def make_pdf(checklist: Checklist, answers: Answers, options: SheetOptions, findings: Findings | None = None) -> bytes:
    """The printable sheet; the same answers give the same bytes on every machine.

    findings: what applies, where it is known already. The same for the other makers.
    """
    return pdf_of(summarise(checklist, answers, findings or find(checklist, answers), options), options)


def make_first_page(
    checklist: Checklist, answers: Answers, options: SheetOptions, findings: Findings | None = None
) -> bytes:
    """Side 1 of the sheet as a PDF, for the live preview."""
    from ldnprep.outputs.pdf.sheet import first_page_pdf
    from ldnprep.summary.document import document as made

    found = findings or find(checklist, answers)
    document = made(checklist, answers, found, country=options.country, front_only=True)
    return first_page_pdf(document, paper=options.paper, large_print=options.large_print)


def make_text(checklist: Checklist, answers: Answers, options: SheetOptions, findings: Findings | None = None) -> bytes:
    """The same content as plain text, UTF-8."""
    return text_of(summarise(checklist, answers, findings or find(checklist, answers), options), options)


def make_message(checklist: Checklist, answers: Answers, findings: Findings | None = None) -> str:
    """The short text for a clinic's portal, at most 1,400 characters."""
    from ldnprep.outputs.message import message
    from ldnprep.summary.portal import portal

    return message(portal(checklist, answers, findings or find(checklist, answers)), checklist.texts)


def make_blank(checklist: Checklist, options: SheetOptions, *, form: str = "pdf") -> bytes:
    """An empty sheet to fill in by pen; form: pdf or text."""
    from ldnprep.summary.blank import blank

    document = blank(checklist, country=options.country, chosen=options.parts or ())
    return (pdf_of if form == "pdf" else text_of)(document, options)


def unprintable(text: str) -> tuple[str, ...]:
    """The letters that no shipped font has, each once: the sheet shows their code."""
    if text.isascii():
        return ()
    from ldnprep.outputs.pdf.text.fonts import missing_letters

    return missing_letters(text)


def protect(pdf: bytes, password: str) -> bytes:
    """The same PDF, encrypted with AES-256; opens with `password` only."""
    from ldnprep.outputs.pdf.protect import protected

    return protected(pdf, password)


def make_fhir(checklist: Checklist, answers: Answers, options: SheetOptions, findings: Findings | None = None) -> bytes:
    """The answers as a FHIR R4 Bundle, JSON in UTF-8."""
    from ldnprep.outputs.fhir import bundle_json

    del options  # answers have no paper
    return bundle_json(checklist, answers, findings or find(checklist, answers))


def make_questionnaire(checklist: Checklist) -> bytes:
    """The content alone as a FHIR R4 Questionnaire, JSON in UTF-8."""
    from ldnprep.outputs.fhir import questionnaire_json

    return questionnaire_json(checklist)


def pdf_of(document: Document, options: SheetOptions) -> bytes:
    """A Document as PDF."""
    from ldnprep.outputs.pdf.sheet import sheet_pdf

    return sheet_pdf(document, paper=options.paper, large_print=options.large_print)


def text_of(document: Document, options: SheetOptions) -> bytes:
    """A Document as plain text: the candidates that normal print on A4 takes, since a text has no paper."""
    from ldnprep.outputs.pdf.sheet import chosen_sides
    from ldnprep.outputs.text import sheet_text

    del options
    return sheet_text(document, chosen_sides(document, paper="a4", large_print=False)).encode("utf-8", "replace")
