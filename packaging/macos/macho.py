"""What a program file of macOS says of itself: processors, oldest system, libraries, names, signature.

By Apple's `mach-o/loader.h`, `fat.h` and `nlist.h`; only files for 64 bits.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

PROCESSORS = {"arm64": 0x0100000C, "x86_64": 0x01000007}
_ONE, _SEVERAL = b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"  # how files begin: for one processor, for several
_LOAD, _LOAD_WEAK, _REEXPORT = 0xC, 0x80000018, 0x8000001F
_RPATH, _SIGNATURE, _NAMES, _BUILT_FOR, _OLDEST = 0x8000001C, 0x1D, 0x2, 0x32, 0x24
_EXTERNAL, _KIND, _UNDEFINED, _DEBUG = 0x01, 0x0E, 0x00, 0xE0  # of a name's type
_MAY_BE_MISSING = 0x40  # of its description


class Program(Struct, frozen=True):
    """One processor's part of a file. libraries: path, and whether the program starts without it.

    wants: name, and the number of the library that has it, from 1; others: whichever has it.
    """

    path: Path
    oldest: tuple[int, int] | None
    libraries: tuple[tuple[str, bool], ...]
    looks_in: tuple[str, ...]
    signed: bool
    exports: frozenset[str]
    wants: tuple[tuple[str, int], ...]


def programs_in(folder: Path) -> Iterator[Path]:
    """Every program file and library below a folder, links not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix != ".a":
            with path.open("rb") as file:
                if file.read(4) in (_ONE, _SEVERAL):
                    yield path


def read(path: Path, processor: str) -> Program | None:
    """The part for this processor ("arm64", "x86_64"); None when the file has none."""
    data = path.read_bytes()
    if data[:4] == _SEVERAL:
        count = struct.unpack_from(">I", data, 4)[0]
        rows = (struct.unpack_from(">IIIII", data, 8 + 20 * number) for number in range(count))
        parts = {kind: data[start : start + size] for kind, _, start, size, _ in rows}
    else:
        parts = {struct.unpack_from("<I", data, 4)[0]: data}
    part = parts.get(PROCESSORS[processor])
    return None if part is None else _program(path, part)


def _program(path: Path, data: bytes) -> Program:
    commands = list(_commands(data))
    oldest = None
    for kind, body in commands:
        if kind in (_BUILT_FOR, _OLDEST):
            packed = struct.unpack_from("<I", body, 4 if kind == _BUILT_FOR else 0)[0]
            oldest = (packed >> 16, packed >> 8 & 0xFF)
    names = [name for kind, body in commands if kind == _NAMES for name in _names(data, body)]
    return Program(
        path,
        oldest,
        tuple((_text(body), kind == _LOAD_WEAK) for kind, body in commands if kind in (_LOAD, _LOAD_WEAK, _REEXPORT)),
        tuple(_text(body) for kind, body in commands if kind == _RPATH),
        any(kind == _SIGNATURE for kind, _ in commands),
        frozenset(name for name, kind, _ in names if kind & _KIND != _UNDEFINED),
        tuple(
            (name, description >> 8)
            for name, kind, description in names
            if kind & _KIND == _UNDEFINED and not description & _MAY_BE_MISSING
        ),
    )


def _commands(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The load commands: what kind, and what follows kind and size."""
    place = 32
    for _ in range(struct.unpack_from("<I", data, 16)[0]):
        kind, size = struct.unpack_from("<II", data, place)
        yield kind, data[place + 8 : place + size]
        place += size


def _text(body: bytes) -> str:
    """A path in a load command: its place, counted from the command's start, stands first."""
    start = struct.unpack_from("<I", body)[0] - 8
    return body[start:].partition(b"\0")[0].decode()


def _names(data: bytes, body: bytes) -> Iterator[tuple[str, int, int]]:
    """Names that others see: name, type, description."""
    first, count, texts, size = struct.unpack_from("<IIII", body)
    strings = data[texts : texts + size]
    for offset, kind, _, description, _ in struct.iter_unpack("<IBBHQ", data[first : first + 16 * count]):
        if kind & _EXTERNAL and not kind & _DEBUG:
            yield strings[offset : strings.index(b"\0", offset)].decode(), kind, description
