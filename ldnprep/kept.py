"""What was worked out from a file, kept for the next start: checking the content takes 0.3 s, this some milliseconds.

Never stale: the key is a hash of all that the result follows from (the bytes of the files, the program's version and
the modules that did the work), so another source is another key. Never trusted more than its source: only files of
this person that nobody else may write are read, their checksum must be right, and they hold plain JSON from which
nothing but the type named by the caller is made. Whatever is wrong with one, it is passed over and made anew.

Nothing personal is kept here. `files.delete_everything` removes it with the rest of the throw-away folder.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from ldnprep import __version__, files
from ldnprep.errors import LdnPrepError

try:  # as `random` of the standard library does it: `hashlib` loads all of OpenSSL, 4 MB, for the same function
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_T = TypeVar("_T")
_MOST = 12  # files in the folder; the oldest go
_LARGEST = 20_000_000


def kept(name: str, sources: Iterable[bytes], kind: type[_T], workshop: str, make: Callable[[], _T]) -> _T:
    """What `make` gives, from last time if nothing that it follows from has changed since.

    name: begins the file's name. sources: the bytes of all files that the result follows from. kind: the result's
    type, which msgspec writes as JSON and reads again. workshop: a file (`__file__`) in the folder of modules that do
    the work. Raises what `make` raises; a result is kept only when it raised nothing.
    """
    try:
        path = files.kept_dir() / f"{name}-{_key(sources, workshop)}.json"
    except LdnPrepError:  # no folder of our own here: it goes without
        return make()
    try:
        return msgspec.json.decode(_payload(path), type=kind)
    except (OSError, ValueError, RecursionError):  # what msgspec raises for other types and bad JSON is a ValueError
        result = make()
    with contextlib.suppress(LdnPrepError):  # a full disk must not stop a sheet
        _keep(path, msgspec.json.encode(result))
    return result


def _key(sources: Iterable[bytes], workshop: str) -> str:
    """Changes with every source, version and build, and in a checkout with every change of the modules."""
    whole = blake2b(repr((__version__, sys.version_info[:2])).encode())
    with contextlib.suppress(OSError):  # a frozen program holds its modules: two builds may be of one version
        program = Path(sys.executable).stat()
        whole.update(repr((program.st_size, program.st_mtime_ns)).encode())
    with contextlib.suppress(OSError):  # a frozen program has no such folder
        with os.scandir(Path(workshop).parent) as modules:
            found = sorted((entry.name, entry.stat()) for entry in modules if entry.name.endswith(".py"))
        whole.update(repr([(file, facts.st_size, facts.st_mtime_ns) for file, facts in found]).encode())
    for source in sources:
        whole.update(blake2b(source).digest())
    return whole.hexdigest()[:40]


def _payload(path: Path) -> bytes:
    """What the file holds, in JSON. Raises OSError or ValueError when it is not there, not ours alone, or damaged."""
    with path.open("rb") as file:
        facts = os.fstat(file.fileno())
        others = stat.S_IMODE(facts.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
        if sys.platform != "win32" and (facts.st_uid != os.geteuid() or others):
            raise ValueError("not a file of this person alone")
        checksum, _, payload = file.read(_LARGEST).partition(b"\n")
    if blake2b(payload).hexdigest().encode("ascii") != checksum:
        raise ValueError("damaged")
    return payload


def _keep(path: Path, payload: bytes) -> None:
    files.write_atomic(path, blake2b(payload).hexdigest().encode("ascii") + b"\n" + payload)
    with contextlib.suppress(OSError):
        older = sorted(path.parent.glob("*.json"), key=_age, reverse=True)
        for old in older[_MOST:]:
            old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return path.stat().st_mtime
