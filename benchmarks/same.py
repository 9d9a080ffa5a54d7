"""Changes of code that nobody could tell from the original, whatever is typed: these are not drawn.

Each rule proves that the changed expression has the value that it had: it works out both, for all values that there
can be. What it cannot work out is drawn.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

_OPERATORS: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
_FAILS = object()


def is_same(module: ModuleType, before: ast.Module, after: ast.Module) -> bool:
    """Whether the one expression in which these two trees of a module differ has the same value in both."""
    pair = _differing(before, after)
    if pair is None:
        return False
    one, other = pair
    return _are_constants(module, one, other) or _are_counts(one, other)


def _are_constants(module: ModuleType, one: ast.expr, other: ast.expr) -> bool:
    """`BEFORE | {"prescribed"}`, `re.I | re.X` and the same with `^`: all of it is there when the module is loaded."""
    names = {node.id for node in ast.walk(one) if isinstance(node, ast.Name)}
    if not all(name.strip("_").isupper() or name == "re" for name in names) or any(
        isinstance(n, ast.Call) for n in ast.walk(one)
    ):
        return False
    values = [_value(module, each) for each in (one, other)]
    return values[0] is not _FAILS and type(values[0]) is type(values[1]) and values[0] == values[1]


def _are_counts(one: ast.expr, other: ast.expr) -> bool:
    """`len(line) > 0` and `len(line) != 0`: no length is below nought."""
    if not (isinstance(one, ast.Compare) and isinstance(other, ast.Compare) and len(one.ops) == 1):
        return False
    match one.left, one.comparators[0]:
        case ast.Call(func=ast.Name(id="len")), ast.Constant(value=int(bound)):
            return _agree(one, other, range(bound + 3), lambda op, count: op(count, bound))
        case ast.Constant(value=int(bound)), ast.Call(func=ast.Name(id="len")):
            return _agree(one, other, range(bound + 3), lambda op, count: op(bound, count))
    return False


def _agree(one: ast.Compare, other: ast.expr, values: Iterable[object], by: Callable[..., object]) -> bool:
    """Whether both comparisons say the same of each of these values, and neither fails."""
    assert isinstance(other, ast.Compare)  # noqa: S101  # as the callers have seen
    operators = [_OPERATORS.get(type(each.ops[0])) for each in (one, other)]
    if None in operators or ast.dump(one.left) != ast.dump(other.left):
        return False
    if ast.dump(one.comparators[0]) != ast.dump(other.comparators[0]):
        return False
    try:
        said = [[bool(by(op, value)) for value in values] for op in operators]
    except TypeError:
        return False
    return said[0] == said[1]


def _value(module: ModuleType, node: ast.expr) -> object:
    try:
        return eval(compile(ast.Expression(node), "", "eval"), vars(module))  # noqa: S307  # constants of ours
    except (NameError, TypeError, ValueError, ArithmeticError):
        return _FAILS


def _differing(one: ast.AST, other: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """The innermost expressions that hold all that differs."""
    children = [(name, getattr(one, name, None), getattr(other, name, None)) for name in one._fields]
    if type(one) is not type(other):
        return (one, other) if isinstance(one, ast.expr) and isinstance(other, ast.expr) else None
    different = [pair for _, *pair in children if not _are_alike(*pair)]
    if len(different) == 1:
        old, new = different[0]
        if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            within = [pair for pair in zip(old, new, strict=True) if not _are_alike(*pair)]
            old, new = within[0] if len(within) == 1 else (None, None)
        found = _differing(old, new) if isinstance(old, ast.AST) and isinstance(new, ast.AST) else None
        if found is not None:
            return found
    return (one, other) if isinstance(one, ast.expr) and isinstance(other, ast.expr) else None


def _are_alike(one: object, other: object) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_are_alike, one, other))
    if isinstance(one, ast.AST) and isinstance(other, ast.AST):
        return ast.dump(one) == ast.dump(other)
    return one == other
