"""What a release says: `python packaging/notes.py [mac] [windows] > notes.md`, with the systems whose files are signed.

This version's part of CHANGELOG.md, and for each system whose files are not signed what the person will see, and does.
`python packaging/notes.py --ready` says instead what has to be mended before this version may be tagged; exit code 1
when there is anything.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ldnprep import __version__  # noqa: E402  # the tree beside this script

HEADING = re.compile(r"^## (\S+) \((.+)\)$", re.MULTILINE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NOT_YET = {  # what these pages say until the first release, and no longer
    "README.md": "**There is no download yet.**",
    "SECURITY.md": "So far there is no release.",
    "docs/release.md": "**There is no release yet.**",
    "docs/first-run-checklist.md": "There is no download yet",
}
UNSIGNED = {
    "windows": (
        "**The file for Windows is not signed.** Windows cannot tell who made it. If Edge warns, press the three dots, "
        "“Keep”, “Show more”, “Keep anyway”. When you open the file, a blue window may say “Windows protected your "
        "PC”: press “More info”, then “Run anyway”. Do so only for a file from this page. If Windows names Smart App "
        "Control, or shows no “Run anyway”, this computer takes no such file: do not turn that off, use another "
        "computer or an empty sheet that somebody printed there."
    ),
    "mac": (
        "**The files for Macs are not signed.** macOS refuses the first start. Press “Done”, never “Move to Trash”. "
        "Open System Settings, Privacy & Security, scroll down, press “Open Anyway” within the hour, and give your "
        "Mac's password. Do so only for a file from this page. If your Mac says that LDN Prep is damaged, press "
        "“Cancel” and tell us."
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


def hindrances(changelog: str, version: str, pages: dict[str, str]) -> Iterator[str]:
    """What must not stand when a version is tagged. changelog: of CHANGELOG.md; pages: texts of those in NOT_YET."""
    top, when = HEADING.findall(changelog)[0]
    if top != version:
        yield f"CHANGELOG.md begins with {top}, but ldnprep/__init__.py says {version}."
    if not DAY.fullmatch(when):
        yield f"CHANGELOG.md: behind {top} stands “{when}”, not the day of the release, such as (2026-12-31)."
    for page, words in NOT_YET.items():
        if words in pages[page]:
            yield f"{page} still says “{words}”"


def ready() -> int:
    """Prints what has to be mended first."""
    texts = {page: (ROOT / page).read_text("utf-8") for page in ("CHANGELOG.md", *NOT_YET)}
    found = list(hindrances(texts["CHANGELOG.md"], __version__, texts))
    print("\n".join(found) or f"Ready for v{__version__}.")
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--ready"]:
        sys.exit(ready())
    sys.stdout.write(notes(sys.argv[1:]))
