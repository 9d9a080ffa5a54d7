"""SHA-256 of every file of ours that ships as data: `python packaging/checksums.py > SHA256SUMS` with a release.

`python packaging/checksums.py --check SHA256SUMS` names the files that are no longer the ones of that release;
`sha256sum --check` does the same. The fonts' own list, with origins and licences, is resources/fonts/fonts.json.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lines() -> list[str]:
    """One line a file, as sha256sum writes it, in the order of the names."""
    paths = [ROOT / "questions.yaml", *sorted(path for path in (ROOT / "resources").rglob("*") if path.is_file())]
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(ROOT).as_posix()}" for path in paths]


def altered(noted: Path) -> list[str]:
    """Files that differ from the list, are missing or new."""
    differing = set(lines()) ^ set(noted.read_text("utf-8").splitlines())
    return sorted({line.split("  ", 1)[1] for line in differing})


def main(arguments: list[str]) -> int:
    """Prints the list, or what differs from one; 1 when anything does."""
    if arguments[:1] == ["--check"]:
        found = altered(Path(arguments[1]))
        print("\n".join(found) or "all files are the ones of that list")
        return 1 if found else 0
    print("\n".join(lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
