"""Random mutants: `python -m benchmarks.mutants ROOM ... [--count N] [--seed N] [--jobs N] [--only WORD]`.

ROOM: a folder of `ldnprep` (rules, medicines, summary, files, answers, handover), or ui-policy: the modules of `ui`
that decide what is kept, shown and handed over. The operators of Cosmic Ray (extra `mutants`) say what may be changed
where; COUNT of all these changes are drawn by the seed. The tests of the rooms run once to see which of them call what;
then those that call the changed function run, with one change at a time, until one fails (in a fork: not on Windows).
Of ui-policy, whose windows take too long to be measured, the tests run that stand beside the module in `_UI_POLICY`.
Prints which test noticed each, what was changed where none did, and the share of those that were noticed. Exit code 1
when that is below 95 % (90 % where the room is none of the first three).

Not drawn, because nobody could tell them from the original: changes of annotations (nothing reads them when the program
runs) and of whether their imports are made, of the signs that make an argument go by name or by place, of how many
answers are kept in memory (what is not is worked out anew), of what stands for an argument that nothing reads (its name
begins with _), and `is` for `==` between members of an enumeration or
None. Nor what makes a class frozen, and decorators. Nor expressions whose value is the same by construction, see
`same`: of constants alone, and a length compared with a number.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import functools
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

from benchmarks.one_mutant import NOT_EXCHANGED, Mutant, Trial, noticed_by, try_in_session
from benchmarks.reach import Reach, functions_at, measure
from benchmarks.same import is_same
from ldnprep import medicines, pipeline

try:
    from cosmic_ray.ast import get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names
except ImportError:
    sys.exit("this needs the extra `mutants`: python -m pip install -e '.[mutants]'")

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 95  # per cent that must be killed
_ENOUGH_OF = {"files": 90, "answers": 90, "handover": 90, "ui-policy": 90}
_UI_POLICY = {
    "keeping/keeper": "keeper keeping vanishing rescue trouble",
    "keeping/saving": "saving vanishing rescue keeping trouble let_go",
    "keeping/shelter": "shelter rescue trouble",
    "keeping/tidying": "tidying",
    "keeping/writer": "writer keeper trouble",
    "program": "signals start window where_she_was undo let_go menus small_things danger_line check_page vanishing",
    "reading/everyday": "read_panel",
    "reading/reading_list": "read_panel",
    "reading/shelf": "questions_page",
    "sheets/beginning": "let_go start vanishing rescue trouble where_she_was",
    "sheets/finishing": "hand_over menus in_short shelter trouble after_visit preferences hand_panels",
    "sheets/handing": "hand_over shelter trouble hand_panels",
    "sheets/making": "hand_over preview in_short check_page",
    "sheets/opening": "start trouble rescue keeping shelter window vanishing",
    "sheets/sheet_list": "start after_visit where_she_was trouble preferences rescue",
    "shell/preferences": "preferences menus",
    "start/signals": "signals",
    "state": "state start small_things",
    "visit": "undo typing told_elsewhere gate waiting danger_line",
}
"""Modules of `ui`, with the tests that are about each, in order: all windows of tests/ui take too long to run."""
_READ_ON = ("rules/test_whole_texts", "rules/test_reach", "rules/test_cases", "summary/test_all_cases")
_TESTS_OF = {
    # the cases of tests/rules are read on the front
    "rules": ("tests/rules", "tests/summary"),
    "medicines": ("tests/medicines", *(f"tests/{name}.py" for name in _READ_ON)),
    "summary": ("tests/summary", "tests/rules"),
    "files": ("tests/test_files.py", "tests/test_locks.py", "tests/trust/test_faults.py", "tests/trust/test_power.py"),
    "answers": ("tests/answers", "tests/trust/test_faults.py", "tests/trust/test_power.py"),
}
_SLOW = (
    # other programs, pictures of whole windows: they press what the others press too
    "test_real_thunderbird.py", "test_real_printing.py", "test_screen_reader.py", "test_accessible.py",
    "test_nothing_moves.py", "test_stray_windows.py", "test_walk.py", "test_count.py", "test_real_dialogs.py",
    "test_shared.py", "test_reach.py", "test_all_cases.py", "test_cases.py", "test_never_printed.py",
    "test_hostile.py", "test_typing_slips.py", "test_oracle.py",
)  # fmt: skip
"""Test files that are not measured and run after all others of their room; the last three take minutes."""
_SLOWEST = 3
_BY_ITSELF = ("ui-policy",)
"""Rooms whose tests open windows: not in a fork of a process that has loaded Qt."""
_NOT_FOR = 9
"""So many of them, the first, run for no mutant."""
_OPTIONS: tuple[str, ...] = ("-q", "-o", "addopts=", "-p", "no:cacheprovider")
# no windows: the settings of their plugin are then unknown
_NO_WINDOWS = ("-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning")
_ANNOTATED = "TYPE_CHECKING"  # below it stand imports that annotations alone name
_SAME = ("Is_Eq", "Eq_Is", "IsNot_NotEq", "NotEq_IsNot")
_LEFT_OUT = ("VariableReplacer", "VariableInserter", "RemoveDecorator", *(f"Operator_{pair}" for pair in _SAME))


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
    return 0 if share >= min(_ENOUGH_OF.get(room, ENOUGH) for room in options.rooms) else 1


def draw(rooms: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """So many of all changes that are possible in these rooms, the same for the same seed and the same code."""
    places = [(room, *place) for room in rooms for path in files_of(room) for place in _places(path)]
    random.Random(seed).shuffle(places)  # noqa: S311  # a choice, nothing secret
    found: list[Mutant] = []
    for room, path, operator, occurrence in places:
        if len(found) == count:
            break
        before = path.read_text("utf-8")
        after = mutate_code(before, get_operator(operator)(), occurrence)
        if after is not None and _is_another(path, before, after):
            found.append(Mutant(room, path.relative_to(ROOT).as_posix(), operator, occurrence, after))
    return found


def files_of(room: str) -> list[Path]:
    """The modules of a room."""
    if room == "ui-policy":
        return [ROOT / "ldnprep" / "ui" / f"{name}.py" for name in _UI_POLICY]
    return sorted(Path(ROOT, "ldnprep", room).rglob("*.py"))


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


def _is_another(path: Path, before: str, after: str) -> bool:
    """Whether it is code, and somebody could tell it from the original."""
    try:
        tree = ast.parse(after)
    except SyntaxError:
        return False
    one, other = _original(before), _runs_as(tree)
    if ast.dump(one) == ast.dump(other):
        return False
    module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    return not is_same(import_module(module), one, other)


@functools.cache
def _original(code: str) -> ast.Module:
    return _runs_as(ast.parse(code))


def _runs_as(tree: ast.Module) -> ast.Module:
    """The code without annotations, the signs between arguments and the sizes of caches."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            _forget_unread_defaults(node)
            node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            node.defaults = [*node.defaults, *(default for default in node.kw_defaults if default)]
            node.posonlyargs, node.kwonlyargs, node.kw_defaults = [], [], []
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.ClassDef):
            node.keywords = [each for each in node.keywords if each.arg != "frozen"]
        elif isinstance(node, ast.If) and _ANNOTATED in ast.unparse(node.test):
            node.test = ast.Name(_ANNOTATED)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("lru_cache"):
            node.keywords = []
    return tree


def _forget_unread_defaults(node: ast.arguments) -> None:
    """An argument whose name begins with _ is there for who calls, and nothing reads it."""
    by_place = [*node.posonlyargs, *node.args]
    for argument, place in zip(reversed(by_place), reversed(range(len(node.defaults))), strict=False):
        if argument.arg.startswith("_"):
            node.defaults[place] = ast.Constant(None)


def name_of(mutant: Mutant) -> str:
    """As it is printed: the file, the operator and its place."""
    return f"{mutant.file} {mutant.operator.removeprefix('core/')} {mutant.occurrence}"


def try_all(drawn: Sequence[Mutant], jobs: int, without: tuple[str, ...]) -> list[Mutant]:
    """Those that no test noticed, leaving out the test files of these names; each is printed as it is found."""
    _warm_up()
    survivors = []
    for room in dict.fromkeys(mutant.room for mutant in drawn):
        of_room = [mutant for mutant in drawn if mutant.room == room]
        if room in _BY_ITSELF:
            trials = [_trial_by_table(mutant) for mutant in of_room]
            _must_pass_as_it_is(trials, _options(room))
        else:
            reach = _reach(room)
            trials = [_trial(mutant, reach, without) for mutant in of_room]
        for trial, by in _try_room(room, trials, jobs):
            print(f"- {name_of(trial.mutant)}: {by or 'SURVIVED'}", flush=True)
            if not by:
                survivors.append(trial.mutant)
                print("\n".join(f"    {line}" for line in _changed(trial.mutant)), flush=True)
    return survivors


def _try_room(room: str, trials: Sequence[Trial], jobs: int) -> Iterator[tuple[Trial, str]]:
    """Each with the test that noticed it, or ""."""
    files, options = _test_files(room), _options(room)
    within = [trial for trial in trials if room not in _BY_ITSELF and _is_in_functions(trial.mutant)]
    others = [trial for trial in trials if trial not in within]
    judged = _Judge(files, options)
    for number, by in try_in_session(within, files, options, jobs) if within else ():
        if by == NOT_EXCHANGED:
            others.append(within[number])
        else:
            yield within[number], judged.fair(by)
    with ThreadPoolExecutor(jobs) as pool:
        for trial, by in zip(others, pool.map(lambda trial: noticed_by(trial, options), others), strict=True):
            yield trial, judged.fair(by)


class _Judge:
    """Believes no test of a file that is not measured before that file has passed as the program is."""

    def __init__(self, files: Sequence[str], options: Sequence[str]) -> None:
        self._files, self._options = files, options
        self._passes: dict[str, bool] = {}

    def fair(self, by: str) -> str:
        """The name of the test, or "" when it fails anyway."""
        file = by.partition("::")[0]
        if Path(file).name not in _SLOW:
            return by
        if file not in self._passes:
            place = Path("ldnprep/__init__.py")
            as_it_is = Mutant("", place.as_posix(), "", 0, (ROOT / place).read_text("utf-8"))
            ((_, failed),) = try_in_session([Trial(as_it_is, ((file, None),), False)], [file], self._options, 1)
            self._passes[file] = not failed
        return by if self._passes[file] else ""


def _is_in_functions(mutant: Mutant) -> bool:
    return bool(functions_at((ROOT / mutant.file).read_text("utf-8"), _lines(mutant)))


def _reach(room: str) -> Reach:
    """What the tests of a room call; those that fail without any change are told, and judge nothing."""
    start = time.monotonic()
    reach = measure([path for path in _test_files(room) if Path(path).name not in _SLOW], _options(room))
    print(f"{room}: {len(reach.seconds)} tests measured in {time.monotonic() - start:.0f} s", flush=True)
    for test in reach.failed:
        print(f"  fails as it is, and is left out: {test}", flush=True)
    return reach


def _options(room: str) -> tuple[str, ...]:
    return _OPTIONS if room == "ui-policy" else _OPTIONS + _NO_WINDOWS


def _warm_up() -> None:
    """Load once what no mutant changes; each one is tried in a fork of this process."""
    pipeline.load_checklist()
    medicines.recognise("tramadol")


def _trial(mutant: Mutant, reach: Reach, without: tuple[str, ...]) -> Trial:
    """With the tests that call what is changed, the slow files last."""
    lines = _lines(mutant)
    slow = [path for path in _test_files(mutant.room) if Path(path).name in _SLOW[_NOT_FOR:]]
    chosen = [(test, reach.seconds[test]) for test in reach.tests(mutant.file, lines)]
    last = [(path, None) for path in sorted(slow, key=_slowness) if Path(path).name not in without]
    return Trial(mutant, (*chosen, *last), reach.makes(mutant.file, lines))


def _trial_by_table(mutant: Mutant) -> Trial:
    module = mutant.file.removeprefix("ldnprep/ui/").removesuffix(".py")
    return Trial(mutant, tuple((f"tests/ui/test_{name}.py", None) for name in _UI_POLICY[module].split()), anew=False)


def _must_pass_as_it_is(trials: Sequence[Trial], options: Sequence[str]) -> None:
    """Else a test that fails anyway would count as one that noticed."""
    tests = dict.fromkeys(test for trial in trials for test in trial.tests)
    place = Path("ldnprep/__init__.py")
    as_it_is = Mutant("", place.as_posix(), "", 0, (ROOT / place).read_text("utf-8"))
    failed = noticed_by(Trial(as_it_is, tuple(tests), anew=False), options)
    if failed:
        sys.exit(f"fails without any change: {failed}")


def _slowness(path: str) -> int:
    return _SLOW.index(Path(path).name)


def _test_files(room: str) -> list[str]:
    found: list[Path] = []
    for each in (ROOT / name for name in _TESTS_OF.get(room, (f"tests/{room}",))):
        found += sorted(each.rglob("test_*.py")) if each.is_dir() else [each]
    return [path.relative_to(ROOT).as_posix() for path in found]


def _lines(mutant: Mutant) -> set[int]:
    """The lines of the original that are changed; that before an insertion."""
    before = (ROOT / mutant.file).read_text("utf-8").splitlines()
    blocks = difflib.SequenceMatcher(None, before, mutant.code.splitlines(), autojunk=False).get_opcodes()
    return {line for tag, i, j, _, _ in blocks if tag != "equal" for line in range(i + 1, max(j, i + 1) + 1)}


def _changed(mutant: Mutant) -> list[str]:
    before = (ROOT / mutant.file).read_text("utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.code.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-@" and not line.startswith(("+++", "---"))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
