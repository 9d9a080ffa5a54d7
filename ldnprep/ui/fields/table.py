"""Which card shows which kind of field: one row per kind."""

from __future__ import annotations

from ldnprep.content.model import Field, Kind
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.choices import OneOf, Scale, SomeOf, YesNoUnsure
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.goal import GoalCard
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.text import LongText, Text
from ldnprep.ui.fields.treatments import Treatments

CARDS: dict[Kind, type[FieldCard]] = {
    Kind.TEXT: Text,
    Kind.LONG_TEXT: LongText,
    Kind.CHOICE: OneOf,
    Kind.CHOICES: SomeOf,
    Kind.DATE: Date,
    Kind.SCALE: Scale,
    Kind.YES_NO_UNSURE: YesNoUnsure,
    Kind.MEDICINES: Medicines,
    Kind.THERAPIES: Treatments,
    Kind.TRIED: Treatments,
    Kind.GOAL: GoalCard,
}


def card_for(field: Field, context: FieldContext, *, inside: bool = False) -> FieldCard:
    """The card that shows and takes this field; inside: it stands within another card."""
    return CARDS[field.kind](field, context, inside=inside)
