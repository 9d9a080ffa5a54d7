"""Our conditions as FHIR R4 `enableWhen`, where R4 can say them; None where it cannot.

R4 joins all tests of an item by one word, "all" or "any" (hl7.org/fhir/R4/questionnaire-definitions.html). So a single
alternative of single-valued tests becomes "all"; alternatives of one test each become "any"; mixtures have no form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ldnprep.content.model import Condition, Field, FieldAnswered, FieldIs, Kind, ScaleWithin, Test
from ldnprep.outputs.fhir.codes import CODES, NOT_SURE, Json, link_state


def enable_when(condition: Condition, fields: Mapping[str, Field]) -> Json | None:
    """`enableWhen` and `enableBehavior` of an item, or None when R4 has no way to say the condition."""
    alternatives = [_said(tests, fields) for tests in condition.any_of]
    if any(said is None for said in alternatives):
        return None
    known = [said for said in alternatives if said is not None]
    if len(known) == 1:
        return _joined(known[0])
    if all(len(tests) == 1 for tests in known):
        return {"enableWhen": [one for tests in known for one in tests[0]], "enableBehavior": "any"}
    return None


def _joined(tests: list[list[Json]]) -> Json | None:
    """One alternative: tests that must all hold, each a list of tests of which any suffices."""
    if all(len(any_of) == 1 for any_of in tests):
        return {"enableWhen": [any_of[0] for any_of in tests], "enableBehavior": "all"}
    if len(tests) == 1:
        return {"enableWhen": tests[0], "enableBehavior": "any"}
    return None


def _said(tests: tuple[Test, ...], fields: Mapping[str, Field]) -> list[list[Json]] | None:
    said: list[list[Json]] = []
    for test in tests:
        words = _TESTS.get(type(test), _nothing)(test, fields)
        if words is None:
            return None
        said.extend(words)
    return said


def _nothing(test: Any, fields: Mapping[str, Field]) -> None:
    del test, fields


def _field_is(test: FieldIs, fields: Mapping[str, Field]) -> list[list[Json]]:
    return [[_value(fields[test.field], value) for value in test.values]]


def _value(field: Field, value: str) -> Json:
    if value == "not_answered":
        return {"question": field.id, "operator": "exists", "answerBoolean": False}
    if field.kind is Kind.DATE:  # the only value of a date that a condition may name
        return {"question": link_state(field.id), "operator": "=", "answerCoding": _code(NOT_SURE)}
    if field.kind is Kind.SCALE:
        return {"question": field.id, "operator": "=", "answerInteger": int(value)}
    return {"question": field.id, "operator": "=", "answerCoding": _code(value)}


def _code(value: str) -> Json:
    return {"system": CODES, "code": value}


def _answered(test: FieldAnswered, fields: Mapping[str, Field]) -> list[list[Json]]:
    del fields
    return [[{"question": test.field, "operator": "exists", "answerBoolean": test.answered}]]


def _scale(test: ScaleWithin, fields: Mapping[str, Field]) -> list[list[Json]]:
    del fields
    bounds = ((">=", test.at_least), ("<=", test.at_most))
    return [
        [{"question": test.field, "operator": operator, "answerInteger": bound}]
        for operator, bound in bounds
        if bound is not None
    ]


# kinds of test that R4 can say; therapies, recognised names, age and days to surgery are not among them
_TESTS: dict[type, Callable[[Any, Mapping[str, Field]], list[list[Json]] | None]] = {
    FieldIs: _field_is,
    FieldAnswered: _answered,
    ScaleWithin: _scale,
}
