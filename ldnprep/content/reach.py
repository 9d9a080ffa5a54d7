"""Whether what a content file asks and says can ever be reached: contradictions between conditions are found here.

A condition is read together with the conditions of the fields that it names, because a hidden field has no answer.
Values are treated as sets; what cannot be decided that way (dates, recognised names) counts as possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from ldnprep.content.context import Context
from ldnprep.content.index import NOT_ANSWERED, NOT_SURE, SCALE_VALUES
from ldnprep.content.model import Checklist, Field, Kind, Page, PageKind
from ldnprep.content.nodes import node_at
from ldnprep.content.when import (
    IN_WORDS,
    AgeAtVisit,
    Condition,
    DaysSince,
    DaysToSurgery,
    FieldAnswered,
    FieldIs,
    ScaleWithin,
    Test,
    TherapyIs,
)
from ldnprep.errors import Place

_SOME = "some answer"  # stands for every answer of a kind whose answers cannot be listed
_TRIED = 2_000  # so many combinations of alternatives are tried; beyond that a condition counts as possible

Allowed = Mapping[str, frozenset[str]]  # field id → the values it may have; absent: any


def _open_values(_field: Field) -> frozenset[str]:
    return frozenset((_SOME, NOT_ANSWERED))


# kind → all values that tell answers apart
_DOMAIN: dict[Kind, Callable[[Field], frozenset[str]]] = {
    **dict.fromkeys(Kind, _open_values),
    Kind.CHOICE: lambda field: frozenset((*(option.id for option in field.options), NOT_ANSWERED)),
    Kind.SCALE: lambda _field: frozenset((*SCALE_VALUES, NOT_ANSWERED)),
    Kind.YES_NO_UNSURE: lambda _field: frozenset(("yes", "no", NOT_SURE, NOT_ANSWERED)),
    Kind.DATE: lambda _field: frozenset((_SOME, NOT_SURE, NOT_ANSWERED, IN_WORDS)),
}


class Reach:
    """Tells whether conditions can hold, given the fields of one checklist. Fields that wait for each other in a circle
    are reported by `circles`, not here."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._left = 0

    def possible(self, *conditions: Condition | None, showing: str = "") -> bool:
        """Whether all conditions can hold together. showing: the field whose own condition this is."""
        self._left = _TRIED
        wanted = tuple(condition for condition in conditions if condition)
        seen = frozenset((showing,)) if showing else frozenset[str]()
        return next(self._worlds(wanted, {}, seen), None) is not None

    def _worlds(self, wanted: tuple[Condition, ...], allowed: Allowed, shown: frozenset[str]) -> Iterator[Allowed]:
        """Every way to satisfy all `wanted`, narrowing `allowed`; `shown`: fields whose own condition is dealt with."""
        self._left -= 1
        if not wanted or self._left < 0:
            yield allowed
            return
        for tests in wanted[0].any_of:
            narrowed = self._narrow(tests, allowed)
            if narrowed is None:
                continue
            needed = self._must_show(tests, narrowed) - shown
            conditions = tuple(when for name in sorted(needed) if (when := self._fields[name].when))
            yield from self._worlds((*conditions, *wanted[1:]), narrowed, shown | needed)

    def _narrow(self, tests: tuple[Test, ...], allowed: Allowed) -> dict[str, frozenset[str]] | None:
        narrowed = dict(allowed)
        for test in tests:
            for name, values in _asks(test, self._fields):
                if name not in self._fields:
                    continue
                left = narrowed.get(name, _DOMAIN[self._fields[name].kind](self._fields[name])) & values
                if not left:
                    return None
                narrowed[name] = left
        return narrowed

    def _must_show(self, tests: tuple[Test, ...], allowed: Allowed) -> frozenset[str]:
        names = {name for test in tests for name, _ in _asks(test, self._fields) if name in self._fields}
        return frozenset(name for name in names if NOT_ANSWERED not in allowed[name])


def _asks(test: Test, fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
    yield from _ASKS.get(type(test), _nothing)(test, fields)


def _nothing(_test: Any, _fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
    yield from ()


def _is(test: FieldIs, fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
    field = fields.get(test.field)
    # of several options each may be chosen, so two tests of a `choices` field never exclude each other
    many = field is not None and field.kind is Kind.CHOICES
    yield test.field, frozenset((_SOME,)) if many else frozenset(test.values)


def _answered(test: FieldAnswered, fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
    field = fields.get(test.field)
    none = frozenset((NOT_ANSWERED,))
    if field:
        yield test.field, _DOMAIN[field.kind](field) - none if test.answered else none


def _within(test: ScaleWithin, _fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
    least, most = test.at_least or 0, 10 if test.at_most is None else test.at_most
    yield test.field, frozenset(SCALE_VALUES[least : most + 1])


def _since(test: DaysSince, _fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
    yield test.field, frozenset((_SOME,))


def _dated(*names: str) -> Callable[[Any, Mapping[str, Field]], Iterator[tuple[str, frozenset[str]]]]:
    def ask(_test: Any, _fields: Mapping[str, Field]) -> Iterator[tuple[str, frozenset[str]]]:
        for name in names:
            yield name, frozenset((_SOME,))

    return ask


# test → which fields must have which values for it to hold
_ASKS: dict[type, Callable[[Any, Mapping[str, Field]], Iterator[tuple[str, frozenset[str]]]]] = {
    FieldIs: _is,
    FieldAnswered: _answered,
    ScaleWithin: _within,
    TherapyIs: _dated("therapies"),
    AgeAtVisit: _dated("birth_date"),
    DaysToSurgery: _dated("surgery_date"),
    DaysSince: _since,
}


def named_fields(condition: Condition | None) -> frozenset[str]:
    """Ids of the fields whose answers a condition looks at."""
    tests = (test for tests in condition.any_of for test in tests) if condition else ()
    return frozenset(name for test in tests for name in _NAMES.get(type(test), _no_names)(test))


def _no_names(_test: Any) -> tuple[str, ...]:
    return ()


def _one_name(test: Any) -> tuple[str, ...]:
    return (test.field,)


_NAMES: dict[type, Callable[[Any], tuple[str, ...]]] = dict.fromkeys(
    (FieldIs, FieldAnswered, ScaleWithin, DaysSince), _one_name
)


def check_reach(checklist: Checklist, context: Context) -> None:
    """Note every condition that can never hold, and every page, field, flag and question that is never reached."""
    fields = {field.id: field for field in checklist.fields()}
    circles = _circles(fields)
    for name, way in circles.items():
        what = f"`{name}` waits for its own answer ({' → '.join(way)})"
        context.problems.add(node_at(fields[name].place), what, "take one of these conditions away")
    if circles:
        return  # nothing that depends on them can be decided
    reach, kept = Reach(fields), checklist.always_count()
    counting = Reach({name: replace(field, when=None) if name in kept else field for name, field in fields.items()})
    for name, condition, place in _conditions(checklist):
        _check_condition(name, condition, place, counting, context)
    for page in checklist.pages:
        _check_page(page, reach, context)
    _check_kinds_of_pages(checklist, context)


def _conditions(checklist: Checklist) -> Iterator[tuple[str, Condition | None, Place | None]]:
    for page in checklist.pages:
        for field in page.fields:
            yield f"the field `{field.id}`", field.when, field.place
        for alert in page.alerts:
            yield f"the alert `{alert.id}`", alert.when, alert.place
        for question in page.questions:
            yield f"the question `{question.id}`", question.when, question.place
    for urgent in checklist.urgent:
        yield f"the urgent text `{urgent.id}`", urgent.when, urgent.place
    for topic in checklist.topics:
        yield f"the evidence of the topic `{topic.id}`", topic.evidence, topic.place


def _check_condition(
    name: str, condition: Condition | None, place: Place | None, reach: Reach, context: Context
) -> None:
    if condition is None:
        return
    dead = [n for n, tests in enumerate(condition.any_of, 1) if not reach.possible(Condition((tests,)))]
    if dead and len(dead) == len(condition.any_of):
        what = f"{name} can never be reached: its `when` never holds"
        remedy = "look for answers that exclude each other, also in fields shown earlier"
        context.problems.add(node_at(place), what, remedy)
    for number in dead if len(dead) < len(condition.any_of) else ():
        what = f"{name}: alternative {number} of its `when` can never hold"
        context.problems.add(node_at(place), what, "take that alternative away, or mend it")


def _check_page(page: Page, reach: Reach, context: Context) -> None:
    if page.kind is not PageKind.FIELDS:
        return
    if not any(reach.possible(field.when, showing=field.id) for field in page.fields):
        what = f"the page `{page.id}` can never be reached: it has no field that can be shown"
        context.problems.add(node_at(page.place), what, "add a field, or delete the page")


def _check_kinds_of_pages(checklist: Checklist, context: Context) -> None:
    """What is chosen on a page of its own kind needs exactly one such page."""
    asked = {field.id for field in checklist.fields()}
    needs = (
        (PageKind.CLAIMS, bool(checklist.claims), "claims"),
        (PageKind.QUESTIONS, bool(checklist.questions()), "questions"),
    )
    for kind, there_are, name in needs:
        pages = [page for page in checklist.pages if page.kind is kind]
        if there_are and not pages:
            what = f"the {name} can never be reached: there is no page of kind `{kind}`"
            context.problems.add(None, what, f"add a page with `kind: {kind}`")
        for page in pages if not there_are else pages[1:]:
            why = "another does too" if there_are else "there are none"
            what = f"the page `{page.id}` shows the {name}, but {why}"
            context.problems.add(node_at(page.place), what, "delete the page")
    if checklist.claims and "claims_read" not in asked:
        what = "the claims cannot be answered: there is no field `claims_read`"
        context.problems.add(None, what, "add it to the page of kind claims, with `kind: choices`")


def _circles(fields: Mapping[str, Field]) -> dict[str, list[str]]:
    """Fields that wait for their own answer, each with the way round."""
    found = {}
    for name in fields:
        way = _way_back(name, fields)
        if way:
            found[name] = way
    return found


def _way_back(start: str, fields: Mapping[str, Field]) -> list[str]:
    trail = {start: ""}
    open_ = [start]
    while open_:
        name = open_.pop()
        for needed in sorted(named_fields(fields[name].when) & fields.keys()):
            if needed == start:
                return [start, *_trail_to(name, trail), start]
            if needed not in trail:
                trail[needed] = name
                open_.append(needed)
    return []


def _trail_to(name: str, trail: Mapping[str, str]) -> list[str]:
    """The way from the start (left out) to `name`."""
    way: list[str] = []
    while trail[name]:
        way.append(name)
        name = trail[name]
    return way[::-1]
