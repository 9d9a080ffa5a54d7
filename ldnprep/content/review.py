"""The review sheet: every statement of the content, one a line, for a clinician to sign."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ldnprep.content.model import Checklist

COLUMNS = (
    "part", "id", "text", "status", "certainty", "sources", "how the sources were read", "checked",
    "right? (yes/no)", "correction", "name", "date",
)  # fmt: skip
_SIGNATURE = ("", "", "", "")
_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would take a cell that starts like this for a formula


def review_sheet(checklist: Checklist) -> str:
    """CSV (RFC 4180, with a header line) of every statement, question and definition, with its sources.

    The last four columns are empty: whether it is right, a correction, the reviewer's name, the day.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(checklist):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in (*row, *_SIGNATURE)])
    return out.getvalue()


def _rows(checklist: Checklist) -> Iterator[tuple[str, ...]]:
    """part, id, text, status, certainty, sources, marks, days; what is dangerous when wrong comes first."""
    yield from _dangers(checklist)
    yield from _facts(checklist)
    yield from _asked(checklist)
    yield from _words(checklist)


def _dangers(checklist: Checklist) -> Iterator[tuple[str, ...]]:
    for alert in checklist.alerts():
        text = ": ".join(filter(None, (alert.label, alert.text)))
        yield ("alert", alert.id, text, alert.urgency, "", *_cited(alert.sources, checklist))
    for urgent in checklist.urgent:
        for text, countries in _grouped(urgent.text.items()):
            yield ("urgent text", f"{urgent.id} ({countries})", text, "", "", *_cited(urgent.sources, checklist))


def _facts(checklist: Checklist) -> Iterator[tuple[str, ...]]:
    for claim in checklist.claims:
        text = f"{claim.heard} → {claim.evidence}"
        yield ("claim", claim.id, text, claim.status, claim.certainty, *_cited(claim.sources, checklist))
    evidence = checklist.evidence
    for said in evidence.said():
        yield ("evidence", said.id, said.text, "", "", *_cited(said.sources, checklist))
    for trial in evidence.trials:
        text = f"{trial.people}; {trial.design}; {trial.result}"
        yield ("trial table", trial.source, text, trial.kind, "", *_cited((trial.source,), checklist))


def _asked(checklist: Checklist) -> Iterator[tuple[str, ...]]:
    for question in checklist.questions():
        yield ("question", question.id, question.text, "", "", *_cited(question.sources, checklist))
    for field in (*checklist.fields(), *checklist.decisions):
        text = " ".join(filter(None, (field.label, field.help, field.why)))
        yield ("field", field.id, text, "", "", *_cited(field.sources, checklist))
    for page in checklist.pages:
        if page.intro:
            yield ("page", page.id, page.intro, "", "", "", "", "")


def _words(checklist: Checklist) -> Iterator[tuple[str, ...]]:
    for term, meaning in checklist.terms.items():
        yield ("term", term, meaning, "", "", "", "", "")
    for key, text in checklist.texts.items():
        yield ("fixed words", key, text, "", "", "", "", "")


def _grouped(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Texts with the countries that share them."""
    by_text: dict[str, list[str]] = {}
    for country, text in texts:
        by_text.setdefault(text, []).append(country)
    for text, countries in by_text.items():
        yield text, " ".join(countries)


def _cited(ids: tuple[str, ...], checklist: Checklist) -> tuple[str, str, str]:
    sources = [checklist.sources[name] for name in ids if name in checklist.sources]
    return (
        "; ".join(f"{source.id}: {source.citation}" for source in sources),
        "; ".join(f"{source.id} {source.mark}" for source in sources),
        "; ".join(f"{source.id} {source.checked}" for source in sources),
    )
