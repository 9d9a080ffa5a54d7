"""Pins every library that we name, with the hashes of its files: `python run.py lock`, after pyproject.toml changed.

Pins that still fit stay as they are; `run.py lock --upgrade` takes the newest of all. One resolution holds for Linux,
Windows and macOS and every Python that we support. A package stands in one file only: in the first that needs it.

    requirements.txt         what the program runs with, and what a release is made of
    requirements-build.txt   what installs the project from its folder: the build backend
    requirements-bundle.txt  what makes the packaged program
    requirements-test.txt    what tests and checks it

After a change of requirements.txt run `python packaging/licences.py` where it is installed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = "3.11"
# what a lock narrows beyond pyproject.toml, and why
NARROWED = (
    "pyside6-essentials<6.12",  # one PySide6 for all Pythons: docs/decisions.md 21
    "deprecated<2",  # the same of what pikepdf 9 needs on macOS: later ones are for Python 3.12 and newer
)
BUNDLED_BY = ("pyinstaller>=6.11",)
_BLOCK = re.compile(r"^\S.*(?:\n[ \t]+.*)*", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Writes the four files anew. arguments: for the resolver, such as `--upgrade`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runs = project["project"]["dependencies"]
    wanted = {
        "requirements.txt": ("What the program runs with.", runs),
        "requirements-build.txt": ("What installs the project from its folder.", project["build-system"]["requires"]),
        "requirements-bundle.txt": ("What makes the packaged program.", list(BUNDLED_BY)),
        "requirements-test.txt": (
            "What tests the program.",
            runs + project["project"]["optional-dependencies"]["test"],
        ),
    }
    before: dict[str, str] = {}  # file: what it pins, of those that are written already
    for name, (purpose, needs) in wanted.items():
        pins = _resolved(name, needs, before, arguments)
        known = {head(block) for text in before.values() for block in blocks(text)}
        own = [block for block in blocks(pins) if head(block) not in known]
        before[name] = "\n".join(own) + "\n"
        (ROOT / name).write_text(_header(name, purpose) + before[name], "utf-8", newline="\n")
        print(f"{name}: {len(own)} pinned")
    return 0


def _resolved(name: str, needs: list[str], before: dict[str, str], arguments: list[str]) -> str:
    """What the resolver pins for these needs, in agreement with the files before and, where that fits, the old one."""
    with tempfile.TemporaryDirectory() as folder:
        asked, narrowed, out = Path(folder, "asked.in"), Path(folder, "narrowed.txt"), Path(folder, "out.txt")
        asked.write_text("\n".join(needs), "utf-8")
        narrowed.write_text("\n".join((*NARROWED, *map(head, blocks("".join(before.values()))))), "utf-8")
        if (ROOT / name).is_file():
            out.write_bytes((ROOT / name).read_bytes())
        command = [sys.executable, "-m", "uv", "pip", "compile", str(asked), "--universal"]
        command += ["--python-version", OLDEST_PYTHON, "--constraint", str(narrowed), "--generate-hashes"]
        command += ["--no-header", "--no-annotate", "--quiet", "--output-file", str(out), *arguments]
        subprocess.run(command, check=True)
        return out.read_text("utf-8")


def blocks(text: str) -> list[str]:
    """A requirement with the lines of its hashes, one by one; comments are left out."""
    return [block for block in _BLOCK.findall(text) if not block.startswith("#")]


def head(block: str) -> str:
    """Name, version and marker, without hashes."""
    return block.split("\n")[0].removesuffix("\\").strip()


def _header(name: str, purpose: str) -> str:
    return (
        f"# {purpose} Pinned, with the hashes of every file of these versions, for Linux, Windows and macOS.\n"
        f"# Made by `python3 run.py lock` from pyproject.toml: change that, not this. The rest: packaging/lock.py\n"
        f"# Install: python -m pip install --require-hashes {_installed_with(name)}\n"
    )


def _installed_with(name: str) -> str:
    files = ["requirements.txt"] if name == "requirements.txt" else ["requirements.txt", "requirements-build.txt", name]
    return " ".join(f"-r {file}" for file in dict.fromkeys(files))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
