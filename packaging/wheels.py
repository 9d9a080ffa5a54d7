"""Wheels of our locks for another system, fetched by hash on this one; for building and checking what cannot run here.

pip's `--platform` does not change what markers are judged by (`sys_platform == 'darwin'`): they are judged here.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import lock
from msgspec import Struct
from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent


class Target(Struct, frozen=True):
    """A system and a Python for which wheels are wanted."""

    system: str  # as `sys.platform` says it there
    tags: tuple[str, ...]  # platforms of wheels that run there
    python: str = "3.12"  # releases are built with it


def _macos(processor: str, *versions: str) -> tuple[str, ...]:
    return tuple(f"macosx_{version}_{kind}" for version in versions for kind in (processor, "universal2"))


WINDOWS = Target("win32", ("win_amd64",))
MACOS = {
    "arm64": Target("darwin", _macos("arm64", "14_0", "13_0", "12_0", "11_0", "10_13", "10_9")),
    "x86_64": Target("darwin", _macos("x86_64", "13_0", "12_0", "11_0", "10_15", "10_14", "10_13", "10_12", "10_9")),
}


def wanted(names: Iterable[str], target: Target) -> list[str]:
    """The pins of these locks, with hashes, that hold on the target; without markers: pip would judge them again."""
    there = {name: str(value) for name, value in default_environment().items()}
    there |= {"sys_platform": target.system, "python_version": target.python}
    kept = []
    for name in names:
        for block in lock.blocks((ROOT / name).read_text("utf-8")):
            head = lock.head(block)
            marker = Requirement(head).marker
            if marker is None or marker.evaluate(there):
                kept.append(block.replace(head, head.partition(";")[0].strip(), 1))
    return kept


def fetch(names: Iterable[str], target: Target, folder: Path) -> list[Path]:
    """The wheels of these locks for the target, into the folder. Only files whose hash is in the lock are taken."""
    folder.mkdir(parents=True, exist_ok=True)
    pins = folder / "pins.txt"
    pins.write_text("\n".join(wanted(names, target)) + "\n", "utf-8")
    version = target.python.replace(".", "")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--dest", str(folder), "--requirement", str(pins)]
    command += ["--implementation", "cp", "--python-version", target.python]
    command += [word for abi in (f"cp{version}", "abi3", "none") for word in ("--abi", abi)]
    command += [word for tag in target.tags for word in ("--platform", tag)]
    subprocess.run(command, check=True)
    return sorted(folder.glob("*.whl"))


def unpack(wheels: Iterable[Path], site_packages: Path) -> None:
    """What installing does with wheels that have no scripts of their own."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as box:
            box.extractall(site_packages)
