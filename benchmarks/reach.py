"""Which test calls which function of ours, and how long it takes: the tests that can notice a change, the quick first.

The tests run once with a profiler, in a fork (not on Windows). What runs in another process is not seen: the tests that
bear the name of the changed module are therefore always taken.
"""

from __future__ import annotations

import ast
import functools
import gc
import json
import os
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType

import pytest

from ldnprep.medicines.data import shipped_index

ROOT = Path(__file__).resolve().parent.parent
_OURS = f"{ROOT / 'ldnprep'}{os.sep}"
_READS = "ldnprep/medicines/vocabulary.py"
_BUDGET_SECONDS = 60.0  # so much of the tests of other modules: of the same room first, the quick first

Place = tuple[str, int]
"""A function: its file below the root, and the line where it begins (with its decorators)."""


@dataclass(slots=True)
class Reach:
    """What `measure` saw.

    seconds: of the processor, for each test by its node id. called: function → the tests that call it. failed: those
    that fail, or say nothing. made: the functions that work out the kept lists of medicines.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    called: dict[Place, set[str]] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    made: set[Place] = field(default_factory=set)

    def tests(self, file: str, lines: set[int]) -> tuple[str, ...]:
        """Those that may notice a change of these lines: named like the module, of its room, then the quickest."""
        module, room = Path(file).stem, f"tests/{Path(file).parent.name}/"
        own = [test for test in self.seconds if Path(test.partition("::")[0]).stem == f"test_{module}"]
        chosen, left = dict.fromkeys(sorted(own, key=self.seconds.__getitem__)), _BUDGET_SECONDS
        callers = self._callers(file, lines) or self._of_its_room(file)
        if self.makes(file, lines):  # whoever reads the lists notices
            callers |= {test for (where, _), tests in self.called.items() if where == _READS for test in tests}
        for test in sorted(callers, key=lambda test: (not test.startswith(room), self.seconds[test])):
            left -= self.seconds[test]
            if left > 0:
                chosen.setdefault(test)
        return tuple(chosen)

    def _of_its_room(self, file: str) -> set[str]:
        """All that call something of its folder: words alone are called by nobody and read by all."""
        folder = Path(file).parent
        return {test for (where, _), tests in self.called.items() if Path(where).parent == folder for test in tests}

    def makes(self, file: str, lines: set[int]) -> bool:
        """Whether these lines have a part in working out the kept lists."""
        begin = functions_at((ROOT / file).read_text("utf-8"), lines)
        return any(where == file and (not begin or line in begin) for where, line in self.made)

    def _callers(self, file: str, lines: set[int]) -> set[str]:
        begin = functions_at((ROOT / file).read_text("utf-8"), lines)
        if begin and begin.isdisjoint(_kept_answers((ROOT / file).read_text("utf-8"))):
            return set().union(*(self.called.get((file, line), set()) for line in begin))
        return {test for (where, _), tests in self.called.items() if where == file for test in tests}


def functions_at(code: str, lines: set[int]) -> set[int]:
    """Where the innermost functions round these lines begin; empty if one of them stands in none."""
    begin: dict[int, int] = {}
    for node in ast.walk(ast.parse(code)):  # the outer before the inner
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            signature = node.body[0].lineno  # defaults are worked out where the function is made
            begin |= dict.fromkeys(range(signature, (node.end_lineno or node.lineno) + 1), first)
    return {begin[line] for line in lines} if lines <= begin.keys() else set()


def _kept_answers(code: str) -> set[int]:
    """Where functions begin that are called once for many tests, since their answers are kept."""
    return {
        min(each.lineno for each in node.decorator_list)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(each) for each in node.decorator_list)
    }


def measure(tests: Sequence[str], options: Sequence[str]) -> Reach:
    """Runs these tests with the profiler; options: of pytest."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-reach-") as folder:
        told = Path(folder, "reach.json")
        child = os.fork()
        if not child:
            try:
                os.environ["LDNPREP_HOME"] = folder
                _run_in_child(tests, options, told)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        found = json.loads(told.read_text("utf-8"))
    reach = Reach({test: seconds for test, (seconds, _) in found["tests"].items()}, {}, tuple(found["failed"]))
    reach.made = {(file, line) for file, line in found["made"]}
    called: dict[Place, set[str]] = defaultdict(set)
    for test, (_, places) in found["tests"].items():
        for file, line in places:
            called[file, line].add(test)
    reach.called = dict(called)
    return reach


def _run_in_child(tests: Sequence[str], options: Sequence[str], told: Path) -> None:
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    watch = Watch()
    made = watch.places_of(shipped_index)  # nothing is kept yet in this folder
    pytest.main([*options, *tests], [watch])
    good = {test: each for test, each in watch.tests.items() if test not in watch.failed}
    told.write_text(json.dumps({"tests": good, "failed": sorted(watch.failed), "made": made}), "utf-8")


class Watch:
    """A plugin of pytest that notes the functions of ours that each test calls."""

    def __init__(self) -> None:
        self.tests: dict[str, tuple[float, list[Place]]] = {}
        self.failed: set[str] = set()
        self._called: set[CodeType] = set()
        self._answers: list[functools._lru_cache_wrapper[object]] = []
        self._modules = 0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> object:
        """All that happens between the beginning and the end of a test, in every thread of Python's."""
        self._forget()
        self._called = set()
        begun = time.process_time()  # of the processor: what else runs on the machine is no matter
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
            self.tests[item.nodeid] = (time.process_time() - begun, sorted(self._places()))

    def _forget(self) -> None:
        """What the tests before have asked: else this one would seem to call nothing that works it out."""
        if self._modules != len(sys.modules):
            self._modules = len(sys.modules)
            found = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
            ours = [each for each in found if (each.__module__ or "").startswith("ldnprep")]
            self._answers = [each for each in ours if each.cache_parameters()["maxsize"] is not None]
        for each in self._answers:
            each.cache_clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)
        if report.skipped:
            self.failed.add(report.nodeid)  # it notices nothing

    def places_of(self, work: Callable[[], object]) -> list[Place]:
        """The functions of ours that some work calls."""
        self._called = set()
        sys.setprofile(self._note)
        try:
            work()
        finally:
            sys.setprofile(None)
        return sorted(self._places())

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            self._called.add(frame.f_code)

    def _places(self) -> set[Place]:
        ours = (code for code in self._called if code.co_filename.startswith(_OURS))
        return {(code.co_filename[len(str(ROOT)) + 1 :].replace(os.sep, "/"), code.co_firstlineno) for code in ours}
