"""What in a packaged program could reach a network: nothing may be there but Python's own `_socket`.

`_socket` comes along because Python's mail and multiprocessing packages import it (a draft as a file, sheets made at
the same time); nothing of ours opens one, which `tests/trust/test_whole_visit.py` watches.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

# by name: Qt's network library and its plugins, TLS, Python's door to it
_BY_NAME = re.compile(
    r"Qt6?Network|/plugins/(tls|networkinformation|bearer)/|libssl|libcrypto|libgnutls|libp11-kit|[/\\]_ssl\b",
    re.IGNORECASE,
)
# inside a library: the names of those that it would load
_BY_LINK = re.compile(rb"libQt6Network|Qt6Network\.dll|QtNetwork\.framework|libssl[.-]|libcrypto[.-]|libgnutls[.-]")
_LIBRARY = re.compile(r"\.(so|dylib|dll|pyd)(\.|$)", re.IGNORECASE)

# qpdf of pikepdf 9, which macOS has (docs/decisions.md 25), takes hashes from GnuTLS: a TLS library that opens nothing
# by itself; nothing else of that package calls it
OF_PIKEPDF_ON_MACOS = re.compile(r"pikepdf/\.dylibs/lib(gnutls|p11-kit|qpdf)[^/]*$")


def network_parts(folder: Path) -> list[str]:
    """Places, below the folder, of files that are a network library or are linked to one; none in a good package."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.relative_to(folder).as_posix() for path in files if _reaches_out(path, folder))


def _reaches_out(path: Path, folder: Path) -> bool:
    if _BY_NAME.search(f"/{path.relative_to(folder).as_posix()}"):
        return True
    return bool(_LIBRARY.search(path.name)) and bool(_BY_LINK.search(path.read_bytes()))


def main(arguments: list[str]) -> int:
    """Prints what is found in a folder; 1 when anything is."""
    found = network_parts(Path(arguments[0]))
    print("\n".join(found) or "no network library, no plugin for one, nothing linked to one")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
