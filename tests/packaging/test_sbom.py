"""The bill of materials names every library that is pinned and every font that ships, with hashes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    command = [sys.executable, "packaging/sbom.py"]
    made: dict[str, Any] = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    return made


def test_every_pinned_library_is_in_it_with_its_licence_and_its_hashes(bill: dict[str, Any]) -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    pinned = {
        f"pkg:pypi/{name.lower()}@{version}" for name, version in re.findall(r"(?m)^([\w.-]+)==([^\s;\\]+)", lock)
    }
    libraries = [part for part in bill["components"] if part["type"] == "library"]
    assert {part["purl"] for part in libraries} == pinned
    assert all(part["licenses"][0]["expression"] for part in libraries)
    hashes = sorted(each["value"] for part in libraries for each in part["properties"])
    assert hashes == sorted(re.findall(r"sha256:([0-9a-f]{64})", lock))


def test_every_font_that_ships_is_in_it(bill: dict[str, Any]) -> None:
    fonts = {part["name"] for part in bill["components"] if part["type"] == "file"}
    shipped = {path.name for path in (ROOT / "resources" / "fonts").iterdir() if path.suffix in (".ttf", ".otf")}
    assert shipped <= fonts


def test_every_part_is_one_that_the_program_depends_on(bill: dict[str, Any]) -> None:
    (program,) = bill["dependencies"]
    references = [part["bom-ref"] for part in bill["components"]]
    assert program["dependsOn"] == references
    assert len(set(references)) == len(references)
