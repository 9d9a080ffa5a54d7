"""Random mutants: `python -m benchmarks.mutants ROOM ... [--count N] [--seed N] [--jobs N] [--only WORD]`.

ROOM: a folder of `ldnprep` (rules, medicines, summary). The operators of Cosmic Ray (extra `mutants`) say what may be
changed where; COUNT of all these changes are drawn by the seed, and the tests of that room run with one at a time until
one fails (in a fork of this process: not on Windows). Prints which test noticed each, what was changed where none did,
and the share of those that were noticed. Exit code 1 when that is below 95 %.

Not drawn, because nobody could tell them from the original: changes of annotations (nothing reads them when the program
runs), of the signs that make an argument go by name or by place, and `is` for `==` between members of an enumeration or
None. Nor decorators, which make a class frozen or light.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from ldnprep import medicines, pipeline

try:
    from cosmic_ray.ast import get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names
except ImportError:
    sys.exit("this needs the extra `mutants`: python -m pip install -e '.[mutants]'")

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 95  # per cent that must be killed
_SECONDS = 900  # a mutant that goes on for ever
_SLOW = ("test_shared.py", "test_cases.py", "test_never_printed.py", "test_hostile.py", "test_typing_slips.py",
         "test_oracle.py")  # fmt: skip
"""Tests that run after all others of their room; the last three take minutes."""
_SLOWEST = 3
# no windows: the settings of their plugin are then unknown
_QUICKLY: tuple[str, ...] = ("-x", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:pytest-qt")
_QUICKLY += ("-W", "ignore::pytest.PytestConfigWarning")
_SAME = ("Is_Eq", "Eq_Is", "IsNot_NotEq", "NotEq_IsNot")
_LEFT_OUT = ("VariableReplacer", "VariableInserter", "RemoveDecorator", *(f"Operator_{pair}" for pair in _SAME))


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: which operator, and the how-manieth place where it applies."""

    file: str
    operator: str
    occurrence: int
    code: str


def main(arguments: Sequence[str]) -> int:
    """Draws, tries, prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="+", metavar="ROOM")
    parser.add_argument("--count", type=int, default=100, help="mutants of all rooms together")
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", metavar="WORD", default="", help="only those drawn whose name holds it")
    parser.add_argument("--quick", action="store_true", help="without the slowest tests: a survivor may be none")
    options = parser.parse_args(arguments)
    start = time.monotonic()
    drawn = [each for each in draw(options.rooms, options.count, options.seed) if options.only in name_of(each)]
    survivors = try_all(drawn, options.jobs, _SLOW[-_SLOWEST:] if options.quick else ())
    killed = len(drawn) - len(survivors)
    share = 100 * killed / max(len(drawn), 1)
    print(f"{' '.join(options.rooms)}, seed {options.seed}: {killed} of {len(drawn)} mutants killed ({share:.1f} %)")
    print(f"{time.monotonic() - start:.0f} s")
    return 0 if share >= ENOUGH else 1


def draw(rooms: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """So many of all changes that are possible in these rooms, the same for the same seed and the same code."""
    places = [
        place for room in rooms for path in sorted(Path(ROOT, "ldnprep", room).rglob("*.py")) for place in _places(path)
    ]
    random.Random(seed).shuffle(places)  # noqa: S311  # a choice, nothing secret
    found: list[Mutant] = []
    for path, operator, occurrence in places:
        if len(found) == count:
            break
        before = path.read_text("utf-8")
        after = mutate_code(before, get_operator(operator)(), occurrence)
        if after is not None and _runs_as(after) not in ("", _runs_as(before)):
            found.append(Mutant(path.relative_to(ROOT).as_posix(), operator, occurrence, after))
    return found


def _places(path: Path) -> Iterator[tuple[Path, str, int]]:
    nodes = list(_nodes(get_ast(path.read_text("utf-8"))))
    for name in sorted(operator_names()):
        if not name.endswith(_LEFT_OUT):
            operator = get_operator(name)()
            places = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            yield from ((path, name, number) for number in range(places))


def _nodes(node: object) -> Iterator[object]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def _runs_as(code: str) -> str:
    """The code without annotations and the signs between arguments; "" if it is no code."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            node.defaults = [*node.defaults, *(default for default in node.kw_defaults if default)]
            node.posonlyargs, node.kwonlyargs, node.kw_defaults = [], [], []
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


def name_of(mutant: Mutant) -> str:
    """As it is printed: the file, the operator and its place."""
    return f"{mutant.file} {mutant.operator.removeprefix('core/')} {mutant.occurrence}"


def try_all(drawn: Sequence[Mutant], jobs: int, without: tuple[str, ...]) -> list[Mutant]:
    """Those that no test noticed, leaving out the test files of these names; each is printed as it is found."""
    _warm_up()
    for file in {Path(mutant.file).parent: mutant.file for mutant in drawn}.values():  # one of each room
        if by := _noticed_by(Mutant(file, "", 0, Path(ROOT, file).read_text("utf-8")), without):
            sys.exit(f"{by} fails with {file} as it is: no mutant can be judged")
    survivors = []
    with ThreadPoolExecutor(jobs) as pool:
        for mutant, by in zip(drawn, pool.map(partial(_noticed_by, without=without), drawn), strict=True):
            print(f"- {name_of(mutant)}: {by or 'SURVIVED'}", flush=True)
            if not by:
                survivors.append(mutant)
                print("\n".join(f"    {line}" for line in _changed(mutant)), flush=True)
    return survivors


def _warm_up() -> None:
    """Load once what no mutant changes; each one is tried in a fork of this process."""
    pipeline.load_checklist()
    medicines.recognise("tramadol")


def _noticed_by(mutant: Mutant, without: tuple[str, ...]) -> str:
    """The first test that fails with this change, "" when none does."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            _try_in_child(mutant, _tests(mutant.file, without), write)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        by = told.read().decode("utf-8")
    _, status = os.waitpid(child, 0)
    return by or ("" if status == 0 else f"the process ended with {status}")


def _try_in_child(mutant: Mutant, tests: Sequence[str], write: int) -> None:
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    module = mutant.file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    kept = (
        "ldnprep.content",
        "ldnprep.medicines",
        "ldnprep.frozen",
        "ldnprep.shipped",
        "ldnprep.errors",
        "ldnprep.files",
    )
    room = ".".join(module.split(".")[:2])
    for name in [name for name in sys.modules if name.split(".")[0] in ("ldnprep", "tests")]:
        if not name.startswith(kept) or name.startswith(room):
            del sys.modules[name]
    sys.meta_path.insert(0, _Changed(module, mutant.code))
    signal.alarm(_SECONDS)
    first = _FirstFailure()
    code = pytest.main([*_QUICKLY, *tests], [first])
    os.write(write, (first.test or ("" if code == 0 else f"the tests end with {code}")).encode())


class _Changed(Loader, MetaPathFinder):
    """Gives one module with other code."""

    def __init__(self, module: str, code: str) -> None:
        self._module, self._code = module, code

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        del path, target
        return spec_from_loader(fullname, self) if fullname == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._code, self._module, "exec"), module.__dict__)  # noqa: S102  # the mutant itself


class _FirstFailure:
    """Notes the first test that fails."""

    test = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.test:
            self.test = report.nodeid.split("[")[0]


def _tests(file: str, without: tuple[str, ...]) -> tuple[str, ...]:
    """The tests of the file's room, the slow ones last."""
    room = Path("tests", *Path(file).parts[1:-1])
    found = sorted(
        (ROOT / room).rglob("test_*.py"), key=lambda path: (_SLOW.index(path.name) if path.name in _SLOW else -1, path)
    )
    return tuple(path.relative_to(ROOT).as_posix() for path in found if path.name not in without)


def _changed(mutant: Mutant) -> list[str]:
    before = (ROOT / mutant.file).read_text("utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.code.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-@" and not line.startswith(("+++", "---"))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
