"""The walls of the house: which room may import which, and one door per library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "ldnprep").rglob("*.py"))

# room: what of ours it may import. Everybody may use errors and shipped; `models` are the frozen types alone.
ROOMS: dict[str, set[str]] = {
    "files": {"files"},
    "content": {"content", "medicines", "files", "kept"},
    "answers": {"answers", "content", "files"},
    "medicines": {"medicines", "kept"},
    "rules": {"rules", "medicines", "content.model", "content.gate", "content.when", "content.ids", "answers.model"},
    "summary": {
        "summary",
        "rules.model",
        "content.model",
        "content.when",
        "content.ids",
        "content.language",
        "content.reach",
        "answers.dates",
        "answers.model",
        "medicines.model",
        # words that say whose a medicine is: what is quoted of her text ends where its sense does
        "medicines.ago",
        "medicines.herself",
        "medicines.sentences",
        "medicines.taking_words",
        "medicines.words_beside",
        "rules.conditions",
        "rules.said_no",
        "rules.unanswered",
    },
    "review": {"review", "content", "summary.model"},
    "outputs": {"outputs", "summary.model", "summary.numbering"},  # the numbers of what a writer took
    "outputs/fhir": {
        "outputs/fhir",
        "content.model",
        "content.triggers",
        "content.when",
        "answers.model",
        "rules.model",
        "medicines.model",
    },
    "handover": {"handover", "files"},
    "commands": {"commands", "pipeline", "reviewing", "formats", "files", "content", "answers.model", "medicines"}
    | {"crash"},
}
EVERYBODY = {"errors", "shipped", "frozen", "named", "characters", "__init__"}

# library: the modules that may import it, as paths below ldnprep (a folder allows all below it)
DOORS: dict[str, tuple[str, ...]] = {
    "yaml": ("content", "answers", "medicines"),
    "reportlab": ("outputs/pdf",),
    "uharfbuzz": ("outputs/pdf",),
    "pikepdf": ("outputs/pdf/protect.py",),
    "pypdfium2": ("outputs/pdf/raster.py",),
    "rapidfuzz": ("medicines",),
    "subprocess": ("handover",),
    "ctypes": ("handover",),
    "winreg": ("handover",),
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "platformdirs": ("files",),
    "email": ("handover",),
    "socket": (),
    "ssl": (),
    "http": (),
    "urllib.request": (),
    "pickle": (),
}


def imported(path: Path, *, for_types: bool = True) -> Iterator[str]:
    """Dotted names of everything that a module imports, also inside functions; for_types: and for the type checker."""
    package = [*path.relative_to(ROOT).with_suffix("").parts[:-1]]
    tree = ast.parse(path.read_text("utf-8"))
    unseen = set() if for_types else {each for node in ast.walk(tree) if _is_for_types(node) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if node in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module or "")))
            named = [f"{module}.{name.name}" for name in node.names]
            if not all(ROOT.joinpath(*each.split(".")).with_suffix(".py").is_file() for each in named):
                yield module  # more than modules of it
            yield from named


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def room_of(path: Path) -> str:
    """The room a module stands in; "" for the modules beside the rooms."""
    parts = path.relative_to(ROOT / "ldnprep").with_suffix("").parts
    if parts[:1] == ("outputs",) and parts[1].startswith("fhir"):
        return "outputs/fhir"
    return parts[0] if len(parts) > 1 else ""


def may_use(room: str, name: str) -> bool:
    """Whether a room may import `ldnprep.<name>`."""
    if room == "outputs/fhir" and name.startswith("outputs.fhir"):
        return True
    allowed = EVERYBODY | ROOMS[room]
    return any(name == granted or name.startswith(f"{granted}.") for granted in allowed) or name.startswith("__")


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(ROOT)) for p in MODULES])
def test_a_room_imports_only_what_flows_into_it(path: Path) -> None:
    room = room_of(path)
    if room not in ROOMS:
        return  # ui, and the modules beside the rooms, may use every room
    ours = {name.removeprefix("ldnprep.") for name in imported(path) if name.startswith("ldnprep.")}
    assert [name for name in sorted(ours) if not may_use(room, name)] == []


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(ROOT)) for p in MODULES])
def test_each_library_has_one_door(path: Path) -> None:
    place = path.relative_to(ROOT / "ldnprep").as_posix()
    wrong = {
        library
        for name in imported(path)
        for library, doors in DOORS.items()
        if (name == library or name.startswith(f"{library}."))
        and not any(place == door or place.startswith(f"{door}/") for door in doors)
    }
    assert wrong == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside functions count; those for the type checker do not."""
    ours = {_dotted(path): path for path in MODULES}
    imports = {name: set(imported(path, for_types=False)) & ours.keys() - {name} for name, path in ours.items()}
    while free := [name for name, wanted in imports.items() if not wanted & imports.keys()]:
        for name in free:
            del imports[name]
    while ends := [name for name in imports if all(name not in wanted for wanted in imports.values())]:
        for name in ends:  # it only leads to a circle
            del imports[name]
    assert sorted(imports) == []


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("room", [r for r in ROOMS if "/" not in r] + ["ui"])
def test_every_room_says_what_goes_in_and_out(room: str) -> None:
    docstring = ast.get_docstring(ast.parse((ROOT / "ldnprep" / room / "__init__.py").read_text("utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


def test_the_pipeline_brings_in_no_window() -> None:
    code = "import sys, ldnprep.pipeline, ldnprep.cli; print([m for m in sys.modules if 'PySide6' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_frozen_types_bring_in_nothing_that_touches_a_disk() -> None:
    code = "import sys, ldnprep.rules.model; print([m for m in sys.modules if m in ('platformdirs', 'ldnprep.files')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_story_stays_short() -> None:
    lines = (ROOT / "ldnprep" / "pipeline.py").read_text("utf-8").splitlines()
    assert len(lines) < 150
