"""What was told below a "no": the answers to questions that her answer above them hides.

She typed or picked it once, and the "no" may be a slip as well as the words. So nothing of it is denied on the sheet:
its topic stands where a "yes" above it would put it, and beside her "no" her words ("answered no, but typed").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from ldnprep.answers.model import NO, NOT_SURE, YES, Answers, DateNotSure, TypedDate, Value
from ldnprep.content.ids import LAST_BLOCKER, LAST_USED
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.denial import says_none
from ldnprep.rules.conditions import has_passed, holds, says_never
from ldnprep.rules.facts import DAYS_OF_A_YEAR, ROW_KINDS, Facts

_APART = frozenset({LAST_USED, LAST_BLOCKER})  # what these days tell beside a "no" stands in their own alerts
_NOTHING = frozenset({NO, NOT_SURE, "no_implant"})  # picked, and nothing told by it


def told_below(checklist: Checklist, answers: Answers, facts: Facts, withheld: frozenset[str]) -> Mapping[str, str]:
    """Id of each such field → id of the question above it."""
    fields = {field.id: field for field in checklist.fields()}
    found: dict[str, str] = {}
    for field in fields.values():
        hidden = field.id in answers.values and field.id not in facts.asked and field.id not in _APART
        parents = field.above() if field.kind not in ROW_KINDS else ()
        # a question for yes or no that counts anyway has alerts of its own
        hidden = hidden and not (field.kind is Kind.YES_NO_UNSURE and field.id in facts.values)
        if hidden and parents and withheld.isdisjoint((field.id, *parents)) and _tells(field, answers.values[field.id]):
            found[field.id] = min(parents, key=lambda name: facts.values.get(name) != NO)
    return found


def with_words(answers: Answers, facts: Facts, below: Mapping[str, str]) -> Facts:
    """The facts with what was told below a "no", beside the "no"."""
    return replace(facts, values={**facts.values, **{name: answers.values[name] for name in below}}, below=below)


def with_yes(checklist: Checklist, facts: Facts) -> Facts:
    """The same as if the answers above were "yes", with the questions that are asked then; a day long past tells of
    what is over, and raises nothing."""
    above = {name: YES for field, name in facts.below.items() if not _is_old(facts.values[field], facts.saved_on)}
    heard = replace(facts, values={**facts.values, **above})
    opened = {field.id for field in checklist.fields() if field.when is not None and holds(field.when, heard)}
    return replace(heard, asked=heard.asked | opened)


def _is_old(value: Value, day: date | None) -> bool:
    if isinstance(value, TypedDate) and value.iso is None:
        return ago(value.typed, day) is Ago.LONG
    return day is not None and has_passed(value, day - timedelta(days=DAYS_OF_A_YEAR))


def _tells(field: Field, value: Value) -> bool:
    """Whether an answer says anything: "none", "not sure" and "none of these" do not."""
    if isinstance(value, TypedDate):
        return not says_never(value.typed)
    if isinstance(value, tuple):
        return not set(value) <= {option.id for option in field.options if option.alone}
    if isinstance(value, str):
        return value not in _NOTHING and not says_none(value)
    return not isinstance(value, DateNotSure)
