"""One mutant in a fork of this process: the tests run with a module that has other code, until one fails."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType

import pytest

_SECONDS = 900  # a mutant that goes on for ever


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: of which room, by which operator, and the how-manieth place where it applies."""

    room: str
    file: str
    operator: str
    occurrence: int
    code: str


def noticed_by(mutant: Mutant, tests: Sequence[str], options: Sequence[str]) -> str:
    """The first of these tests that fails with this change, "" when none does; options: of pytest."""
    if not tests:
        return ""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            _try_in_child(mutant, [*options, *tests], write)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        by = told.read().decode("utf-8")
    _, status = os.waitpid(child, 0)
    return by or ("" if status == 0 else f"the process ended with {status}")


def _try_in_child(mutant: Mutant, arguments: Sequence[str], write: int) -> None:
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
    code = pytest.main(["-x", *arguments], [first])
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
