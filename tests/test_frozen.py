"""Our `dataclass` makes what the standard one makes, for every type that uses it."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from typing import Any

import pytest

import ldnprep.answers.model
import ldnprep.content.model
import ldnprep.handover.model
import ldnprep.medicines.model
import ldnprep.rules.model
import ldnprep.summary.model

MODULES = (
    ldnprep.answers.model,
    ldnprep.content.model,
    ldnprep.handover.model,
    ldnprep.medicines.model,
    ldnprep.rules.model,
    ldnprep.summary.model,
)
TYPES: list[Any] = [
    each
    for module in MODULES
    for each in vars(module).values()
    if isinstance(each, type) and dataclasses.is_dataclass(each) and each.__module__ == module.__name__
]


def standard(ours: Any) -> Any:
    """The same type as the standard library makes it."""
    namespace = {
        each.name: dataclasses.field(default=each.default, default_factory=each.default_factory, repr=each.repr)
        for each in dataclasses.fields(ours)
        if (each.default, each.default_factory) != (dataclasses.MISSING, dataclasses.MISSING) or not each.repr
    }
    namespace["__annotations__"] = {each.name: each.type for each in dataclasses.fields(ours)}
    return dataclasses.dataclass(frozen=True, slots=True)(type(ours.__name__, (), namespace))


def values(ours: Any, sign: str = "") -> list[str]:
    return [f"{each.name}{sign}" for each in dataclasses.fields(ours)]


def test_there_are_types_to_look_at() -> None:
    assert len(TYPES) > 60
    assert all(hasattr(each, "_names_") for each in TYPES)


@pytest.mark.parametrize("ours", TYPES, ids=lambda ours: f"{ours.__module__}.{ours.__name__}")
class TestAsTheStandardOne:
    def test_made_from_the_same_arguments(self, ours: Any) -> None:
        twin = standard(ours)
        names = list(inspect.signature(twin).parameters)
        assert list(inspect.signature(ours).parameters) == names
        needed = [
            each.name
            for each in dataclasses.fields(ours)
            if each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        ]
        given = {name: name for name in needed}
        one, other = ours(**given), twin(**given)
        assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]
        if needed:
            with pytest.raises(TypeError):
                ours(**{name: name for name in needed[1:]})
        with pytest.raises(TypeError):
            ours(**given, not_a_field=1)
        assert ours.__match_args__ == twin.__match_args__

    def test_looks_the_same_in_a_report(self, ours: Any) -> None:
        assert repr(ours(*values(ours))) == repr(standard(ours)(*values(ours))) or "__repr__" in vars(ours)

    def test_equal_and_hashed_by_its_values(self, ours: Any) -> None:
        one, same, other = ours(*values(ours)), ours(*values(ours)), ours(*values(ours, "2"))
        assert one == same
        assert hash(one) == hash(same) == hash(standard(ours)(*values(ours)))
        assert (one == other) is (not values(ours))
        assert one != standard(ours)(*values(ours))

    def test_never_changes(self, ours: Any) -> None:
        made = ours(*values(ours))
        for name in [*values(ours), "a_new_name"]:
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(made, name, 1)
            with pytest.raises(dataclasses.FrozenInstanceError):
                delattr(made, name)
        assert not hasattr(made, "__dict__")

    def test_goes_through_pickle_and_replace(self, ours: Any) -> None:
        made = ours(*values(ours))
        assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - made in this line
        for name in values(ours):
            changed = dataclasses.replace(made, **{name: "changed"})
            assert getattr(changed, name) == "changed"
            assert changed != made
