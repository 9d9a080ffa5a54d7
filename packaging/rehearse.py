"""The Linux steps of our workflows, run on this computer: `.venv/bin/python packaging/rehearse.py FOLDER tests newest`.

Each job runs in a fresh clone of what is committed here, with a home of its own, step after step as the workflow has
them. What needs GitHub is named, not run. FOLDER gets the clones, the artifacts, and what each step said.

    --python PATH      what `python` is
    --without WORDS    leaves out steps whose commands have these words
Exit code 1 at the first step that fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ldnprep import __version__  # noqa: E402  # the tree beside this script

ELSEWHERE = ("'Windows'", "'macOS'", "!= 'Linux'")  # in the condition of a step
FAILED = "FAILED"
_OURS = ("LDNPREP", "PYTHON", "QT_", "VIRTUAL_ENV", "PIP_REQUIRE", "XDG_")


def main(arguments: Sequence[str]) -> int:
    """Every job of the named workflows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("workflows", nargs="+")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--without", action="append", default=[])
    told = parser.parse_args(arguments)
    for workflow in told.workflows:
        found = yaml.safe_load((ROOT / ".github" / "workflows" / f"{workflow}.yml").read_text("utf-8"))
        for name, job in found["jobs"].items():
            place = told.folder.resolve() / f"{workflow}-{name}"
            if not all(rehearse(job, place, told.python, told.without)):
                return 1
    return 0


def rehearse(job: Mapping[str, Any], place: Path, python: str, without: Sequence[str]) -> Iterator[bool]:
    """Whether each of the job's steps went well, in a clone of its own."""
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place / "clone")], check=True)
    environment = surroundings(place, python) | plain(job)
    for index, step in enumerate(linux_steps(job)):
        what = step.get("run", "")
        if any(words in what for words in without):
            came = "left out"
        elif what and not what.startswith("gh "):
            began = time.monotonic()
            code = run(what, environment | plain(step), place, index)
            came = f"{f'{FAILED} with {code}' if code else 'ran'}, {time.monotonic() - began:.0f} s"
        else:
            came = hand_over(step, place) or "not run, GitHub's own"
        print(f"{place.name}: {step.get('name') or what or step['uses']}: {came}", flush=True)
        yield not came.startswith(FAILED)


def linux_steps(job: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The steps that a Linux has, without the secrets for signing."""
    for step in job.get("steps", [{"uses": job.get("uses")}]):
        if not any(words in step.get("if", "") for words in ELSEWHERE):
            yield step


def plain(has_env: Mapping[str, Any]) -> dict[str, str]:
    """The variables of a job or a step; empty where GitHub would put a secret in."""
    return {name: "" if "${{" in value else value for name, value in has_env.get("env", {}).items()}


def surroundings(place: Path, python: str) -> dict[str, str]:
    """What a step finds: an empty home, `python`, and `sudo` where this is root and has none."""
    home, programs = place / "home", place / "programs"
    for folder in (home, programs):
        folder.mkdir()
    (programs / "python").symlink_to(Path(python).resolve())
    if os.geteuid() == 0 and not shutil.which("sudo"):
        (programs / "sudo").write_text('#!/bin/sh\nexec "$@"\n', "utf-8")
        (programs / "sudo").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    told = {"CI": "true", "GITHUB_SHA": head.strip(), "GITHUB_REF_NAME": f"v{__version__}", "RUNNER_TEMP": str(home)}
    return kept | told | {"HOME": str(home), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def run(what: str, environment: Mapping[str, str], place: Path, index: int) -> int:
    """The exit code of a step; what it said is in a file beside its clone."""
    said = place / f"step-{index}.txt"
    with said.open("w", encoding="utf-8") as log:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", what]
        code = subprocess.run(command, cwd=place / "clone", env=environment, stdout=log, stderr=log, check=False)
    if code.returncode:
        print("\n".join(said.read_text("utf-8", "replace").splitlines()[-30:]), flush=True)
    return code.returncode


def hand_over(step: Mapping[str, Any], place: Path) -> str:
    """What a job leaves for the next one, by a folder in place of GitHub; nothing for other actions."""
    artifacts = place.parent / "artifacts"
    if "upload-artifact@" in step.get("uses", ""):
        found = [path for line in step["with"]["path"].split() for path in (place / "clone").glob(line)]
        artifacts.mkdir(exist_ok=True)
        for path in found:
            (shutil.copytree if path.is_dir() else shutil.copy)(path, artifacts / path.name)
        return f"{len(found)} kept" if found else f"{FAILED}, nothing there"
    if "download-artifact@" in step.get("uses", ""):
        shutil.copytree(artifacts, place / "clone" / step["with"]["path"])
        return f"{len(list(artifacts.iterdir()))} taken"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
