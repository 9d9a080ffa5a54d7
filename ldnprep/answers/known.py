"""What a content knows, as far as answers can name it: fields, decisions and questions by id, and their former ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from ldnprep.answers.values import Asked
from ldnprep.content.gate import Split
from ldnprep.content.model import TREATMENTS, Checklist, Field, Kind

CLAIMS_READ = "claims_read"


class Known(Struct, frozen=True):
    """What the content knows: fields of the pages and of the decisions by id, ids of questions, former ids."""

    fields: Mapping[str, Asked]
    decisions: Mapping[str, Asked]
    questions: frozenset[str]
    renamed: Mapping[str, str]
    deleted: frozenset[str]
    split: Mapping[str, Split]

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
    return Known(fields, decisions, questions, checklist.renamed, checklist.deleted, checklist.split)


def _asked(field: Field, checklist: Checklist) -> Asked:
    allowed = tuple(option.id for option in field.options)
    if field.kind in TREATMENTS:
        allowed = tuple(therapy.id for therapy in checklist.treatments(field.kind))
    if field.kind is Kind.GOAL:
        allowed = tuple(scale.id for scale in checklist.fields() if scale.kind is Kind.SCALE)
    return Asked(field.id, field.kind, allowed, checklist.renamed, checklist.deleted)
