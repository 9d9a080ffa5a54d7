"""A condition in words, for the clinician who signs it: when a flag is raised, a text is shown, a question is offered.

Whole: whatever changes a condition changes its words, so that a signature under the words is one under the condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.content.model import Checklist, Field
from ldnprep.content.when import (
    AgeAtVisit,
    Condition,
    DaysSince,
    DaysToSurgery,
    FieldAnswered,
    FieldIs,
    MentionedIn,
    NamedIn,
    OnlyHarmless,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    TherapyIs,
    Told,
)

ALWAYS = "always"
# the groups whose names flag a line as an opioid; a test holds them to the recogniser's
OPIOIDS = frozenset(
    {"analgesics", "combinations", "long_acting", "oud", "cough_cold", "antidiarrhoeal", "pumps", "herbal_street"}
)
_VALUES = {
    "yes": "yes", "no": "no", "not_sure": "not sure", "not_answered": "not answered",
    "in_words": "in her own words, and not plainly months away",
}  # fmt: skip
_STATES = {"": "", "using": "using now", "tried": "tried"}
_EFFECTS = {"": "", "helped": "helped", "no_change": "no change", "worse": "made it worse"}


class Names(Struct, frozen=True):
    """What the ids in a condition are called: fields, options, topics, and things that were used or tried."""

    fields: Mapping[str, Field]
    topics: Mapping[str, str]
    treatments: Mapping[str, str]

    def field(self, name: str) -> str:
        """The short name of a field."""
        return self.fields[name].short if name in self.fields else plain(name)

    def value(self, field: str, value: str) -> str:
        """The words of one value of a field."""
        options = self.fields[field].options if field in self.fields else ()
        found = next((option.short for option in options if option.id == value), None)
        return found or _VALUES.get(value, value)


def names_of(checklist: Checklist) -> Names:
    """The names of one content."""
    return Names(
        {field.id: field for field in checklist.fields()},
        {topic.id: topic.short for topic in checklist.topics},
        {each.id: each.label for each in (*checklist.therapies, *checklist.tried)},
    )


def trigger_words(condition: Condition | None, names: Names) -> tuple[str, ...]:
    """The alternatives, each in words; any one suffices. Fields of which the same answers count stand together."""
    if condition is None:
        return (ALWAYS,)
    together: dict[str, list[str]] = {}
    for tests in condition.any_of:
        only = tests[0] if len(tests) == 1 else None
        if isinstance(only, FieldIs):
            together.setdefault(_values(only, names), []).append(names.field(only.field))
        else:
            together.setdefault(_all_of(tests, names), [])
    return tuple(f"{_any_of(fields)}: {words}" if fields else words for words, fields in together.items())


def _any_of(names: list[str]) -> str:
    return f"any of these: {'; '.join(names)}" if len(names) > 1 else names[0]


def _all_of(tests: Iterable[Test], names: Names) -> str:
    return " and ".join(_WORDS[type(test)](test, names) for test in tests)


def plain(name: str) -> str:
    """An id as words."""
    return name.replace("_", " ")


def _either(words: Iterable[str]) -> str:
    return " or ".join(words)


def _within(at_least: int | None, at_most: int | None) -> str:
    ends = (("at least", at_least), ("at most", at_most))
    return " and ".join(f"{word} {number}" for word, number in ends if number is not None)


def _values(test: FieldIs, names: Names) -> str:
    return _either(names.value(test.field, value) for value in test.values)


def _field_is(test: FieldIs, names: Names) -> str:
    return f"{names.field(test.field)}: {_values(test, names)}"


def _answered(test: FieldAnswered, names: Names) -> str:
    return f"{names.field(test.field)}: {'answered' if test.answered else 'not answered'}"


def _scale(test: ScaleWithin, names: Names) -> str:
    return f"{names.field(test.field)}: {_within(test.at_least, test.at_most)} of 10"


def _therapy(test: TherapyIs, names: Names) -> str:
    which = _either(names.treatments.get(name, plain(name)) for name in test.ids) or "any treatment"
    about = [words for words in (_STATES.get(test.state, test.state), _EFFECTS.get(test.effect, test.effect)) if words]
    return f"used or tried: {which}{', ' if about else ''}{', '.join(about)}"


def _recognised(test: RecognisedIn, _names: Names) -> str:
    if set(test.groups) == OPIOIDS:
        test = replace(test, groups=("any_opioid",))
    kinds = {"yes": "long-acting", "no": "not long-acting", "unknown": "how long it acts not known"}
    acts = {"systemic": "acting in the whole body", "gut": "acting in the gut"}
    about = [words for words in (kinds.get(test.long_acting, ""), acts.get(test.severity, "")) if words]
    only = f" (only {', '.join(test.names)})" if test.names else ""
    when = ["stopped in the last weeks"] * test.lately + ["not told to be long over"] * test.untold
    tried = f"tried, and {' or '.join(when)}" if when else "tried before"
    where = tried if test.past or when else "typed"
    return f"{where}: {_either(map(plain, test.groups))}{only}{', ' if about else ''}{', '.join(about)}"


def _unknown(test: RecognisedUnknown, _names: Names) -> str:
    about = ", for pain or a cough" if test.for_pain else ", among her opioids" if test.as_opioid else ""
    return f"typed: a name that is not recognised{about}"


def _harmless(_test: OnlyHarmless, _names: Names) -> str:
    return "all that tells of an opioid is a patch, or names among her opioids, that are known to be something else"


def _told(test: Told, names: Names) -> str:
    how = "tells of or names" if test.named else "tells of"
    return f"{how} {names.topics.get(test.topic, plain(test.topic))}"


def _since(test: DaysSince, names: Names) -> str:
    ago = _within(test.at_least, test.at_most)
    return f"{names.field(test.field)}: {ago} days ago, or a day that cannot be counted"


def _named(test: NamedIn, names: Names) -> str:
    return f"{names.field(test.field)}: any name but that of a blocker alone"


def _mentioned(test: MentionedIn, names: Names) -> str:
    how = "may be meant" if test.perhaps else "is named"
    return f"an opioid or a blocker {how} in {_either(map(names.field, test.fields))}"


def _age(test: AgeAtVisit, _names: Names) -> str:
    ends = (("at least", test.at_least), ("below", test.below))
    return "age at the visit: " + " and ".join(f"{word} {number}" for word, number in ends if number is not None)


def _to_surgery(test: DaysToSurgery, _names: Names) -> str:
    return f"days from the visit to the operation: {_within(test.at_least, test.at_most)}"


_WORDS: dict[type, Callable[[Any, Names], str]] = {
    FieldIs: _field_is,
    FieldAnswered: _answered,
    ScaleWithin: _scale,
    TherapyIs: _therapy,
    RecognisedIn: _recognised,
    RecognisedUnknown: _unknown,
    OnlyHarmless: _harmless,
    Told: _told,
    DaysSince: _since,
    NamedIn: _named,
    MentionedIn: _mentioned,
    AgeAtVisit: _age,
    DaysToSurgery: _to_surgery,
}
