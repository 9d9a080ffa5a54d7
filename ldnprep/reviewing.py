"""The files of a review pack: from content, signatures and example patients to a PDF that a clinician signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ldnprep import pipeline, shipped
from ldnprep.content.load import shipped_groups
from ldnprep.content.model import Checklist
from ldnprep.content.signing import items_of
from ldnprep.outputs.pdf.review import Front, review_pdf
from ldnprep.review.changes import as_csv, file_name, lines_to_sign, parts_now
from ldnprep.review.pack import pack

PDF, LINES = "review-pack.pdf", "reviews.yaml"
_BACK = "The patient's own page of Example 02, with the urgent text above all else. Is it what she should read first?"
_OF = "02-depot-and-ldn.yaml"


def review_pack(checklist: Checklist, kept: Mapping[str, str]) -> Mapping[str, bytes]:
    """Name → bytes: the pack, the lines to sign with, and the statements of each part, for the next comparison."""
    groups = tuple(shipped_groups().names())
    items = items_of(checklist, groups)
    parts = parts_now(checklist, items, kept)
    files = {file_name(part.part, part.checksum): as_csv(part.items).encode() for part in parts}
    document = pack(checklist, parts, groups)
    return {
        PDF: review_pdf(document, tuple(_fronts(checklist))),
        LINES: lines_to_sign(parts, checklist.meta.version).encode(),
        **files,
    }


def patients() -> tuple[Path, ...]:
    """The answers files of the made-up people whose fronts stand in the pack."""
    return tuple(sorted(shipped.resource("review").glob("*.yaml")))


def _fronts(checklist: Checklist) -> Iterator[Front]:
    fronts: list[Front] = []
    backs: list[Front] = []
    for path in patients():
        look_for = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        answers = pipeline.load_answers(path, checklist)
        options = pipeline.options_for(answers.settings)
        sheet = pipeline.summarise(checklist, answers, pipeline.find(checklist, answers), options)
        fronts.append((look_for, sheet, False))
        if path.name == _OF:
            backs.append((_BACK, sheet, True))
    yield from (*fronts, *backs)
