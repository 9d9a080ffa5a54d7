"""The locks: on every system and Python that we name, each library that we ask for is pinned once, in its bounds."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import lock
import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import run

ROOT = Path(__file__).resolve().parents[2]
FILES = ("requirements.txt", "requirements-build.txt", "requirements-bundle.txt", "requirements-test.txt")
SYSTEMS = ("linux", "win32", "darwin")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
Environment = dict[str, str]


def pins(*names: str) -> list[Requirement]:
    """What these files pin."""
    texts = [(ROOT / name).read_text("utf-8") for name in names]
    return [Requirement(lock.head(block)) for text in texts for block in lock.blocks(text)]


def environments() -> Iterator[Environment]:
    """Every system and Python that we name, as markers see them."""
    for system in SYSTEMS:
        for python in PYTHONS:
            here = {name: str(value) for name, value in default_environment().items()}
            yield here | {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.0"}


def holds(requirement: Requirement, environment: Environment) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


def versions(files: tuple[str, ...], environment: Environment) -> dict[str, list[str]]:
    """name: the versions that these files pin there."""
    found: dict[str, list[str]] = {}
    for pin in pins(*files):
        if holds(pin, environment):
            (specifier,) = pin.specifier
            found.setdefault(canonicalize_name(pin.name), []).append(specifier.version)
    return found


def asked_for() -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """What for: the files that are installed for it, and what is asked for in pyproject.toml or the lock's own list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runs = project["project"]["dependencies"]
    return {
        "to run": (FILES[:1], runs),
        "to install": (FILES[:2], project["build-system"]["requires"]),
        "to bundle": (FILES[:3], [*runs, *lock.BUNDLED_BY]),
        "to test": ((*FILES[:2], FILES[3]), [*runs, *project["project"]["optional-dependencies"]["test"]]),
    }


pinned_here = pytest.mark.skipif(
    Path(sys.prefix) == ROOT / "build" / "newest", reason="`run.py test --newest`: not what is pinned, on purpose"
)


@pytest.mark.parametrize("purpose", asked_for())
def test_every_library_that_we_ask_for_is_pinned_within_its_bounds(purpose: str) -> None:
    files, asked = asked_for()[purpose]
    for environment in environments():
        pinned = versions(files, environment)
        for requirement in map(Requirement, asked):
            if not holds(requirement, environment):
                continue
            where = f"{requirement} on {environment['sys_platform']}, Python {environment['python_version']}"
            (version,) = pinned.get(canonicalize_name(requirement.name), ["not pinned"])
            assert version != "not pinned", f"{where}: run `python3 run.py lock`"
            assert requirement.specifier.contains(version), f"{where}: pinned is {version}; run `python3 run.py lock`"


@pytest.mark.parametrize("files", [FILES[:3], (*FILES[:2], FILES[3])], ids=["bundle", "test"])
def test_no_library_is_pinned_twice_for_one_place(files: tuple[str, ...]) -> None:
    for environment in environments():
        assert {name: found for name, found in versions(files, environment).items() if len(found) > 1} == {}


def test_the_pythons_that_are_named_are_the_same_everywhere() -> None:
    """Somebody who follows README gets a Python that run.py takes, pip accepts and the pins were resolved for."""
    (_, oldest), (_, latest) = run.OLDEST, run.LATEST
    assert list(PYTHONS) == [f"3.{minor}" for minor in range(oldest, latest + 1)]
    allowed = SpecifierSet(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"])
    fitting = [minor for minor in range(oldest - 3, latest + 4) if f"3.{minor}.0" in allowed]
    assert fitting == list(range(oldest, latest + 1))
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"Get Python 3.{latest} from" in readme
    assert f"(3.{oldest} to 3.{latest} work; 3.{latest + 1} does not yet)" in readme
    assert f"Python 3.{oldest} to 3.{latest} (`" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pinned_here
def test_every_pinned_library_takes_every_python_that_it_is_pinned_for() -> None:
    """As far as they are installed here: a library that drops a Python, or is not ready for one, says so itself."""
    for pin in pins(*FILES):
        told = {str(each.metadata["Requires-Python"] or "") for each in metadata.distributions(name=pin.name)}
        for environment in environments():
            if told and holds(pin, environment) and f"=={metadata.version(pin.name)}" == str(pin.specifier):
                python = environment["python_full_version"]
                assert all(python in SpecifierSet(each) for each in told), f"{pin} is not for Python {python}"


@pinned_here
def test_what_the_pinned_libraries_need_themselves_is_pinned_too() -> None:
    """As far as they are installed here; what is for other systems only is resolved with the rest."""
    here = {name: str(value) for name, value in default_environment().items()} | {"extra": ""}
    pinned = versions((*FILES[:2], FILES[3]), here)
    for name in pinned:
        for requirement in map(Requirement, metadata.requires(name) or ()):
            if holds(requirement, here):
                assert canonicalize_name(requirement.name) in pinned, f"{name} needs {requirement}"


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_no_file_says_where_it_was_made(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    blocks = lock.blocks(text)
    assert blocks
    for block in blocks:
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", block), block
    assert not re.search(r"://|--(index|extra-index|find-links|trusted)", text)


@pinned_here
def test_the_suite_runs_with_what_is_pinned() -> None:
    """What passes here passes in a fresh clone, next year too."""
    here = {name: str(value) for name, value in default_environment().items()}
    pinned = versions((*FILES[:2], FILES[3]), here)
    assert {name: [metadata.version(name)] for name in pinned} == pinned
