"""`dataclass` for the frozen types that every start defines: the standard one, in a tenth of the time.

The standard library (up to 3.12) compiles six methods for each class, 0.7 ms; a start defines about a hundred of them.
Here one is compiled, `__init__`; the others are the same for all classes, and the class is made once instead of twice.
What they do is what the standard ones do (`tests/test_frozen.py` holds one against the other), and `replace`, `fields`,
`match` and pickling work as ever. For types that are not frozen and slotted, or have a base, take the standard one.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # to a type checker it is the standard one
else:

    def dataclass(*, frozen: bool, slots: bool) -> Any:
        """The decorator; both must be True, and are written out so that a class says what it is."""
        if not (frozen and slots):
            raise TypeError("frozen and slotted types only; dataclasses.dataclass makes others")
        return _made


def _made(cls: type) -> type:
    if cls.__bases__ != (object,):
        raise TypeError(f"{cls.__name__} has a base; dataclasses.dataclass makes such types")
    own = dict(vars(cls))
    hints = cls.__annotations__.items()
    fields = {name: _field(name, hint, own) for name, hint in hints if "ClassVar" not in str(hint)}
    names = tuple(fields)
    values = staticmethod(attrgetter(*names) if len(names) > 1 else _values_of(names))
    methods: dict[str, Any] = {
        "__init__": _init(tuple(fields.values())),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _getstate,
        "__setstate__": _setstate,
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__match_args__": names,
        "_values_": values,
        "_names_": names,
        "_shown_": tuple(name for name, each in fields.items() if each.repr),
        "__dataclass_fields__": fields,  # what makes it one for the standard library
        "__slots__": names,
        "__qualname__": cls.__qualname__,
    }
    kept = {name: value for name, value in own.items() if name not in fields and name not in _OF_THE_FIRST_CLASS}
    return type(cls.__name__, (), methods | kept)


_OF_THE_FIRST_CLASS = ("__dict__", "__weakref__")


def _field(name: str, hint: object, own: dict[str, Any]) -> Any:
    """The standard library's own description of one field."""
    said = own.get(name, dataclasses.MISSING)
    field: Any = said if isinstance(said, dataclasses.Field) else dataclasses.field(default=said)
    field.name, field.type, field.kw_only = name, hint, False
    field._field_type = _PLAIN
    return field


_PLAIN: Any = dataclasses._FIELD  # type: ignore[attr-defined]  # a field, no ClassVar; the library has no public name


def _init(fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """`__init__(self, one, two=default)`, compiled: it runs for every object that is made."""
    known: dict[str, Any] = {"_set": object.__setattr__}
    parameters, lines = ["self"], []
    for each in fields:
        name = value = each.name
        if each.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = each.default
            parameters.append(f"{name}=_default_{name}")
        elif each.default_factory is not dataclasses.MISSING:
            known |= {f"_factory_{name}": each.default_factory, "_missing": dataclasses.MISSING}
            parameters.append(f"{name}=_missing")
            value = f"_factory_{name}() if {name} is _missing else {name}"
        else:
            parameters.append(name)
        lines.append(f" _set(self, {name!r}, {value})")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or " pass")
    exec(source, known)  # noqa: S102 - names of fields that stand in our own classes, as dataclasses does it
    return known["__init__"]


def _values_of(names: tuple[str, ...]) -> Any:
    """`attrgetter` gives a tuple for two names and more only."""
    return lambda self: tuple(getattr(self, name) for name in names)


def _refuse(self: Any, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._shown_)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self._values_(self) == self._values_(other)


def _hash(self: Any) -> int:
    return hash(self._values_(self))


def _getstate(self: Any) -> list[Any]:
    return list(self._values_(self))


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(self._names_, state, strict=True):
        object.__setattr__(self, name, value)
