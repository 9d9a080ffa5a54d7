"""What a release is made of, as CycloneDX 1.6 (ECMA-424): `python packaging/sbom.py > LDN-Prep.cdx.json`.

Libraries with the hashes of every file that the lock allows, fonts with the hashes of the files that ship. The same
tree gives the same bytes. `run.py bundle` writes it beside the download.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ldnprep import __version__  # noqa: E402  # the tree beside this script

Json = dict[str, Any]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(.*?)(?=^[A-Za-z0-9]|\Z)", re.MULTILINE | re.DOTALL)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
PROGRAM = f"pkg:generic/ldn-prep@{__version__}"


def bill() -> Json:
    """The whole bill of materials."""
    parts = [*libraries(), *fonts()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(parts))}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": PROGRAM, "name": "LDN Prep", "version": __version__}
        },
        "components": parts,
        "dependencies": [{"ref": PROGRAM, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def libraries() -> list[Json]:
    """Every library of the lock, in the order of the names."""
    told = json.loads((ROOT / "resources" / "licences" / "licences.json").read_text("utf-8"))["libraries"]
    licences = {each["name"].lower().replace("_", "-"): each["licence"] for each in told}
    found: dict[str, Json] = {}
    for name, version, rest in _PIN.findall((ROOT / "requirements.txt").read_text("utf-8")):
        address = f"pkg:pypi/{name.lower()}@{version}"  # another version for another system is another part
        found[address] = {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": version,
            "purl": address,
            "licenses": [{"expression": licences[name.lower()]}],
            # one component has many files: a wheel for each system, and the source
            "properties": [{"name": "ldnprep:sha256", "value": each} for each in _HASH.findall(rest)],
        }
    return [found[address] for address in sorted(found)]


def fonts() -> list[Json]:
    """Every font that ships."""
    return [
        {
            "type": "file",
            "bom-ref": f"font:{each['key']}",
            "name": each["file"],
            "hashes": [{"alg": "SHA-256", "content": each["sha256"]}],
            "licenses": [{"license": {"name": each["licence"]}}],
            "description": each["origin"],
        }
        for each in json.loads((ROOT / "resources" / "fonts" / "fonts.json").read_text("utf-8"))["fonts"]
    ]


if __name__ == "__main__":
    print(json.dumps(bill(), indent=1, ensure_ascii=False))
