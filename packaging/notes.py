"""What a release says: `python packaging/notes.py [mac] [windows] > notes.md`, with the systems whose files are signed.

This version's part of CHANGELOG.md, and for each system whose files are not signed what the person will see, and does.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ldnprep import __version__  # noqa: E402  # the tree beside this script

UNSIGNED = {
    "windows": (
        "**The file for Windows is not signed.** Windows cannot tell who made it. It shows a blue window, “Windows "
        "protected your PC”. Press “More info”, then “Run anyway”. Do so only for a file from this page."
    ),
    "mac": (
        "**The files for Macs are not signed.** macOS refuses the first start. Open System Settings, Privacy & "
        "Security, and press “Open Anyway” at the bottom. Do so only for a file from this page."
    ),
}
CHECK = (
    "To see that a file arrived whole, compare its SHA-256 with the one in `SHA256SUMS`: `certutil -hashfile FILE "
    "SHA256` on Windows, `shasum -a 256 FILE` on a Mac, `sha256sum FILE` on Linux."
)


def notes(signed: list[str]) -> str:
    """The text of the release. signed: systems out of "windows", "mac"."""
    unsigned = [words for system, words in UNSIGNED.items() if system not in signed]
    return "\n\n".join([*unsigned, CHECK, "## Changes", changes()]) + "\n"


def changes() -> str:
    """What CHANGELOG.md has of this version."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    part = re.search(rf"^## {re.escape(__version__)}\b[^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if part is None:
        raise SystemExit(f"CHANGELOG.md says nothing of {__version__}")
    return part[1].strip()


if __name__ == "__main__":
    sys.stdout.write(notes(sys.argv[1:]))
