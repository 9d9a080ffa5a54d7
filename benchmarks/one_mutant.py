"""One mutant at a time: tests run with a function, or a module, that has other code, until one fails (not on Windows).

A room's tests are collected once (`Session`); each mutant of a function is then tried in a fork, where the code of the
function is exchanged and what it was asked before is forgotten. A change outside all functions is there before anything
is imported: `noticed_by` imports all of the program and the tests anew.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
# of the processor, for one test: a mutant that goes on for ever; of memory: one that grows for ever
_SECONDS, _TIMES, _BYTES = 20, 20, 6_000_000_000
_SECONDS_OF_A_FILE = 900
# what pytest ends with when a test fails, or when a file of tests cannot even be read
_FAILED = (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
NOT_EXCHANGED = "no function could be given the other code"
# not changed by a mutant of another room, so that nothing of it is forgotten
_KEPT = ("ldnprep.content", "ldnprep.medicines", "ldnprep.shipped", "ldnprep.errors", "ldnprep.files")

_FOR_CHILDREN = """
import sys
from importlib.util import spec_from_file_location

class Changed:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return spec_from_file_location(name, {file!r}) if name == {module!r} else None

sys.meta_path.insert(0, Changed)
"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: of which room, by which operator, and the how-manieth place where it applies."""

    room: str
    file: str
    operator: str
    occurrence: int
    code: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant with the tests that may notice it, in order: node ids or whole files, with their seconds if measured.

    anew: the change is in what works out the kept lists, so that they are worked out again, as in a checkout.
    """

    mutant: Mutant
    tests: tuple[tuple[str, float | None], ...]
    anew: bool


def try_in_session(
    trials: Sequence[Trial], files: Sequence[str], options: Sequence[str], jobs: int
) -> Iterator[tuple[int, str]]:
    """For each trial, as it ends, its number and the first test that fails, "" when none does."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            _silence()
            pytest.main([*options, *files], [_Session(trials, jobs, write)])
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as told:
        for line in told:
            number, by = json.loads(line)
            yield number, by
    os.waitpid(child, 0)


class _Session:
    """A plugin of pytest that, in place of running what is collected, tries the mutants with it."""

    def __init__(self, trials: Sequence[Trial], jobs: int, write: int) -> None:
        self._trials, self._jobs, self._write = trials, jobs, write

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """One fork for each."""
        by_id: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            by_id.setdefault(item.nodeid, []).append(item)
            by_id.setdefault(item.nodeid.partition("::")[0], []).append(item)
        with ThreadPoolExecutor(self._jobs) as pool:
            list(pool.map(lambda number: self._try(number, by_id), range(len(self._trials))))
        return True

    def _try(self, number: int, by_id: dict[str, list[pytest.Item]]) -> None:
        trial = self._trials[number]
        items = [(item, seconds) for test, seconds in trial.tests for item in by_id.get(test, ())]
        by = _in_fork(lambda: _first_failure(trial.mutant, items), anew=trial.anew)
        os.write(self._write, (json.dumps([number, by]) + "\n").encode())


def noticed_by(trial: Trial, options: Sequence[str]) -> str:
    """The first test that fails with a change outside all functions, "" when none does; options: of pytest."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-mutant-") as folder:
        return _in_fork(lambda: _with_all_anew(trial, options, Path(folder)), anew=trial.anew)


def _in_fork(work: Callable[[], str], *, anew: bool) -> str:
    """What the work gives in a process of its own, or how that ended; anew: with nothing that was kept."""
    home = tempfile.mkdtemp(prefix="ldnprep-mutant-") if anew else ""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            if home:
                os.environ["LDNPREP_HOME"] = home
            resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
            _silence()
            os.write(write, work().encode())
        except BaseException as error:  # whatever it is: the mutant did it
            os.write(write, f"it ends with {type(error).__name__}".encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        by = told.read().decode("utf-8")
    _, status = os.waitpid(child, 0)
    if home:
        shutil.rmtree(home, ignore_errors=True)
    return by or ("" if status == 0 else f"the process ended with {status}")


def _first_failure(mutant: Mutant, items: Sequence[tuple[pytest.Item, float | None]]) -> str:
    if not _exchange(mutant):
        return NOT_EXCHANGED
    first = _FirstFailure()
    if not items:
        return ""
    items[0][0].config.pluginmanager.register(first)
    for (item, seconds), following in zip(items, [*(item for item, _ in items[1:]), None], strict=True):
        _allow(_SECONDS_OF_A_FILE if seconds is None else _SECONDS + _TIMES * seconds)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if first.test:
            break
    return first.test


def _with_all_anew(trial: Trial, options: Sequence[str], folder: Path) -> str:
    module = _module_of(trial.mutant)
    room = ".".join(module.split(".")[:2])
    for name in [name for name in sys.modules if name.split(".")[0] in ("ldnprep", "tests", "benchmarks")]:
        if not name.startswith(_KEPT) or name.startswith(room):
            del sys.modules[name]
    sys.meta_path.insert(0, _Changed(module, trial.mutant.code))
    _tell_children(folder, module, trial.mutant.code)
    _allow(_SECONDS_OF_A_FILE)
    first, chosen = _FirstFailure(), [test for test, _ in trial.tests]
    files = dict.fromkeys(test.partition("::")[0] for test in chosen)
    code = pytest.main(["-x", *options, *files], [first, _Chosen(chosen)])
    return first.test or (f"the tests end with {code}" if code in _FAILED else "")


def _tell_children(folder: Path, module: str, code: str) -> None:
    """The programs that a test starts have the change too: Python runs this file before them."""
    changed = folder / "changed.py"
    changed.write_text(code, "utf-8")
    (folder / "sitecustomize.py").write_text(_FOR_CHILDREN.format(module=module, file=str(changed)), "utf-8")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))


def _allow(seconds: float) -> None:
    """So much more time of the processor; then the process ends."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, resource.RLIM_INFINITY))


def _silence() -> None:
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)


def _module_of(mutant: Mutant) -> str:
    return mutant.file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


# ---------------------------------------------------------------- other code for functions that are there


def _exchange(mutant: Mutant) -> bool:
    """Give the functions of the changed module their other code, and forget all answers that were kept in memory.

    Whether that could be done: at least one function has other code now, or none has to.
    """
    module = import_module(_module_of(mutant))
    file = module.__file__ or ""
    before = (ROOT / mutant.file).read_text("utf-8")
    pairs = list(_in_pairs(compile(before, file, "exec"), compile(mutant.code, file, "exec")))
    other = {(old.co_name, old.co_firstlineno): (old, new) for old, new in pairs if old != new}
    done = mutant.code == before
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename == file:
            old, new = other.get((each.__code__.co_name, each.__code__.co_firstlineno), (None, None))
            if new is not None and each.__code__ == old and old.co_freevars == new.co_freevars:
                each.__code__, done = new, True
    room = ".".join(module.__name__.split(".")[:2])
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and _is_forgotten(each.__module__, room):
            each.cache_clear()
    return done


def _is_forgotten(module: str, room: str) -> bool:
    ours = module.split(".")[0] in ("ldnprep", "tests", "benchmarks")
    return ours and (module.startswith(room) or not module.startswith(_KEPT))


def _in_pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """All code objects of two modules that differ in one place, in order."""
    yield old, new
    nested = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (old, new)]
    if len(nested[0]) == len(nested[1]):
        for one, other in zip(*nested, strict=True):
            yield from _in_pairs(one, other)


class _Changed(Loader, MetaPathFinder):
    """Gives one module with other code."""

    def __init__(self, module: str, code: str) -> None:
        self._module, self._code = module, code

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        del path, target
        return spec_from_loader(fullname, self) if fullname == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(ROOT / (self._module.replace(".", "/") + ".py"))
        exec(compile(self._code, self._module, "exec"), module.__dict__)  # noqa: S102  # the mutant itself


class _Chosen:
    """A plugin that leaves these tests or files of tests, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if self._place(item) >= 0), key=self._place)

    def _place(self, item: pytest.Item) -> int:
        return self._places.get(item.nodeid, self._places.get(item.nodeid.partition("::")[0], -1))


class _FirstFailure:
    """Notes the first test that fails."""

    test = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.test:
            self.test = report.nodeid.split("[")[0]
