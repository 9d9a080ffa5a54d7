"""Collects the licences of all libraries that LDN Prep runs with: `python packaging/licences.py`.

Reads what the installed packages say about themselves and writes one text a library into resources/licences/, with a
list of them. Qt's own packages carry no text: the LGPL and the GPL of the Free Software Foundation stand there once,
copied from the system's common-licenses. Run it after requirements.txt has changed, where everything in it is
installed (of pikepdf, which has a version of its own for macOS, one of them).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "licences"
LOCK = ROOT / "requirements.txt"
LIST = "licences.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
# library: texts that its own package leaves out, by the names of the system's files
_SHARED = {"pyside6-essentials": ("LGPL-3", "GPL-3", "GPL-2"), "shiboken6": ("LGPL-3", "GPL-3", "GPL-2")}
_COMMON = Path("/usr/share/common-licenses")


def pinned() -> list[tuple[str, str]]:
    """Name, in lower case, and version of every library in the lock file."""
    return sorted((name.lower(), version) for name, version in _PINNED.findall(LOCK.read_text("utf-8")))


def main() -> int:
    """Writes the folder anew; 1 when a library has no text."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    rows, missing = [], []
    for name, version in pinned():
        found = metadata.distribution(name)
        texts = list(_texts(found)) + [(shared, "") for shared in _SHARED.get(name, ())]
        if not texts:
            missing.append(name)
        own = "\n\n".join(f"--- {path} ---\n\n{text}" for path, text in texts if text)
        if own:
            (FOLDER / f"{name}.txt").write_text(own.strip() + "\n", "utf-8")
        shared_files = [f"{shared}.txt" for shared, text in texts if not text]
        rows.append(
            {
                "name": found.metadata["Name"],
                "version": version,
                "licence": _licence(found),
                "files": ([f"{name}.txt"] if own else []) + shared_files,
            }
        )
    for shared in sorted({text for texts in _SHARED.values() for text in texts}):
        (FOLDER / f"{shared}.txt").write_bytes((_COMMON / shared).read_bytes())
    (FOLDER / LIST).write_text(json.dumps({"libraries": rows}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(rows)} libraries, {sum(1 for _ in FOLDER.glob('*.txt'))} texts; without a text: {missing or 'none'}")
    return 1 if missing else 0


def _texts(found: metadata.Distribution) -> Iterator[tuple[str, str]]:
    for path in sorted(found.files or (), key=str):
        inside = str(path).partition(".dist-info/")[2]
        if inside and _TEXTS.search(inside):
            text = Path(str(found.locate_file(path))).read_text("utf-8", "replace")
            yield inside.removeprefix("licenses/"), text.replace("\r\n", "\n")


def _licence(found: metadata.Distribution) -> str:
    said = found.metadata["License-Expression"] or found.metadata["License"]
    return str(said).splitlines()[0] if said else "see the text"


if __name__ == "__main__":
    sys.exit(main())
