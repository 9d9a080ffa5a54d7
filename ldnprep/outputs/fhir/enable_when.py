"""Our conditions as FHIR R4 `enableWhen`, where R4 can say them; None where it cannot, and then in words.

R4 joins all tests of an item by one word, "all" or "any" (hl7.org/fhir/R4/questionnaire-definitions.html). So a single
alternative of single-valued tests becomes "all"; alternatives of one test each become "any"; mixtures have no form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.content.when import (
    Condition,
    FieldAnswered,
    FieldIs,
    ScaleWithin,
    Test,
)
from ldnprep.outputs.fhir.codes import ASKED, CODES, NOT_SURE, Json, answer_links, link_state

NOT_ANSWERED = "not_answered"

Fields = Mapping[str, Field]
Clauses = list[list[Json]]  # all of the inner lists must hold, each when any one of its tests does


def enable_when(condition: Condition, fields: Fields) -> Json | None:
    """`enableWhen` and `enableBehavior` of an item, or None when R4 has no way to say the condition."""
    alternatives = [_said(tests, fields) for tests in condition.any_of]
    known = [said for said in alternatives if said is not None]
    if len(known) < len(alternatives):
        return None
    if len(known) == 1:
        return _joined(known[0])
    if all(len(clauses) == 1 for clauses in known):
        return {"enableWhen": [one for clauses in known for one in clauses[0]], "enableBehavior": "any"}
    return None


def shown_when(field: Field, fields: Fields) -> Json:
    """What an item of this field carries so that a form shows it when our window does; nothing where it always stands.

    A field that is asked of fewer people than may answer it (`ask`, or below a question that was answered no), or no
    more at all (`retired`), shows an answer that is there: our program names it then (`sheet.asked`). What R4 cannot
    say follows our program too; without its word (an empty form, in which nothing was recognised yet) it is always
    shown: rather asked than missed.
    """
    condition = wanted(field)
    named: Json = {"question": ASKED, "operator": "=", "answerCoding": _code(field.id)}
    if field.retired:
        return {"enableWhen": [named], "enableBehavior": "any"}
    if condition is None:
        return {}
    shown = enable_when(condition, fields)
    if shown is not None and not _may_stay(field):
        return shown
    tests = [*_single(condition, fields), named]
    if cannot_be_said(field, fields):
        tests.append(_exists(ASKED, False))
    return {"enableWhen": tests, "enableBehavior": "any"}


def wanted(field: Field) -> Condition | None:
    """The condition under which the field is asked; None: of everyone."""
    return field.ask or field.when


def cannot_be_said(field: Field, fields: Fields) -> bool:
    """Whether R4 has no form for the condition: none at all, or none beside which an answer may stand that is there."""
    condition = wanted(field)
    if condition is None or field.retired:
        return False
    shown = enable_when(condition, fields)
    return shown is None or (_may_stay(field) and shown["enableWhen"] != _single(condition, fields))


def named_by_the_program(checklist: Checklist) -> list[Field]:
    """The fields of which our program itself says that it asks them, in reading order."""
    fields = {field.id: field for field in checklist.fields()}
    return [f for f in fields.values() if f.retired or _may_stay(f) or cannot_be_said(f, fields)]


def _may_stay(field: Field) -> bool:
    """Whether an answer counts although the question is not asked."""
    return field.ask is not None or bool(field.above())


def _single(condition: Condition, fields: Fields) -> list[Json]:
    """The tests of those alternatives that are one test each, or tests of which any suffices."""
    said = [_said(tests, fields) for tests in condition.any_of]
    return [test for clauses in said if clauses and len(clauses) == 1 for test in clauses[0]]


def _joined(clauses: Clauses) -> Json | None:
    """One alternative: tests that must all hold, each a list of tests of which any suffices."""
    if all(len(any_of) == 1 for any_of in clauses):
        return {"enableWhen": [any_of[0] for any_of in clauses], "enableBehavior": "all"}
    if len(clauses) == 1:
        return {"enableWhen": clauses[0], "enableBehavior": "any"}
    return None


def _said(tests: tuple[Test, ...], fields: Fields) -> Clauses | None:
    said: Clauses = []
    for test in tests:
        words = _TESTS.get(type(test), _nothing)(test, fields)
        if words is None:
            return None
        said.extend(words)
    return said


def _nothing(test: Any, fields: Fields) -> None:
    del test, fields


def _field_is(test: FieldIs, fields: Fields) -> Clauses | None:
    field = fields[test.field]
    values = [_value(field, value) for value in test.values if value != NOT_ANSWERED]
    if NOT_ANSWERED not in test.values:
        return [values]
    nothing = _unanswered(field)
    if nothing is None:
        return None
    if not values:
        return nothing
    return [nothing[0] + values] if len(nothing) == 1 else None


def _value(field: Field, value: str) -> Json:
    if field.kind is Kind.DATE:  # the only value of a date that a condition may name
        return {"question": link_state(field.id), "operator": "=", "answerCoding": _code(NOT_SURE)}
    if field.kind is Kind.SCALE:
        return {"question": field.id, "operator": "=", "answerInteger": int(value)}
    return {"question": field.id, "operator": "=", "answerCoding": _code(value)}


def _code(value: str) -> Json:
    return {"system": CODES, "code": value}


def _answered(test: FieldAnswered, fields: Fields) -> Clauses | None:
    field = fields[test.field]
    return [[_exists(link, True) for link in answer_links(field)]] if test.answered else _unanswered(field)


def _unanswered(field: Field) -> Clauses | None:
    """None of its items is answered. R4 takes a question that is not asked for unanswered; we don't, so no form."""
    return None if field.when is not None else [[_exists(link, False)] for link in answer_links(field)]


def _exists(link: str, answered: bool) -> Json:
    return {"question": link, "operator": "exists", "answerBoolean": answered}


def _scale(test: ScaleWithin, fields: Fields) -> Clauses:
    del fields
    bounds = ((">=", test.at_least), ("<=", test.at_most))
    return [
        [{"question": test.field, "operator": operator, "answerInteger": bound}]
        for operator, bound in bounds
        if bound is not None
    ]


# kinds of test that R4 can say; therapies, recognised names, age and days to surgery are not among them
_TESTS: dict[type, Callable[[Any, Fields], Clauses | None]] = {
    FieldIs: _field_is,
    FieldAnswered: _answered,
    ScaleWithin: _scale,
}
