"""What a Windows C compiler makes of mapi.h, printed as the table that tests/handover/test_mapi.py keeps.

`python -m benchmarks.mapi_layout` needs Debian's gcc-mingw-w64-x86-64 and gcc-mingw-w64-i686; nothing is run on
Windows, the numbers are read from the assembly that the compiler writes. Exit code 1 when they differ from what the
program uses.
"""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from collections.abc import Mapping

from ldnprep.handover import mapi

COMPILERS = {64: "x86_64-w64-mingw32-gcc", 32: "i686-w64-mingw32-gcc"}
STRUCTURES = {
    "MapiMessage": mapi.MESSAGE_FIELDS,
    "MapiRecipDesc": mapi.RECIPIENT_FIELDS,
    "MapiFileDesc": mapi.FILE_FIELDS,
}
CONSTANTS = {
    "SUCCESS_SUCCESS": mapi.SUCCESS,
    "MAPI_USER_ABORT": mapi.USER_ABORT,
    "MAPI_TO": mapi.MAPI_TO,
    "MAPI_LOGON_UI": mapi.MAPI_LOGON_UI,
    "MAPI_DIALOG": mapi.MAPI_DIALOG,
    "MAPI_E_FAILURE": 2,
    "MAPI_E_LOGON_FAILURE": 3,
    "MAPI_E_DISK_FULL": 4,
    "MAPI_E_INSUFFICIENT_MEMORY": 5,
    "MAPI_E_ACCESS_DENIED": 6,
    "MAPI_E_TOO_MANY_SESSIONS": 8,
    "MAPI_E_ATTACHMENT_NOT_FOUND": 11,
    "MAPI_E_ATTACHMENT_OPEN_FAILURE": 12,
    "MAPI_E_ATTACHMENT_WRITE_FAILURE": 13,
    "MAPI_E_UNKNOWN_RECIPIENT": 14,
    "MAPI_E_TEXT_TOO_LARGE": 18,
    "MAPI_E_AMBIGUOUS_RECIPIENT": 21,
    "MAPI_E_INVALID_RECIPS": 25,
    "MAPI_E_NOT_SUPPORTED": 26,
}


def measured(bits: int) -> dict[str, int]:
    """`structure` → size, `structure.field` → offset in bytes, `CONSTANT` → value."""
    questions = [name for structure, fields in STRUCTURES.items() for name in _names(structure, fields)] + [*CONSTANTS]
    expressions = ",".join(_expression(name) for name in questions)
    headers = "".join(f"#include <{name}.h>\n" for name in ("windows", "mapi", "stddef"))
    source = f"{headers}const unsigned answers[]={{{expressions}}};\n"
    assembly = subprocess.run(  # noqa: S603  # the compiler, with a source made of this module's own names
        [COMPILERS[bits], "-S", "-x", "c", "-o", "-", "-"], input=source, capture_output=True, text=True, check=True
    ).stdout
    block = assembly.partition("answers:")[2]
    # the compiler writes runs of zeros as .space
    numbers: list[int] = []
    for kind, number in re.findall(r"^\s+\.(long|space)\s+(\d+)", block, re.MULTILINE):
        numbers += [int(number)] if kind == "long" else [0] * (int(number) // 4)
    return dict(zip(questions, numbers, strict=True))


def used(bits: int) -> dict[str, int]:
    """The same from the program's own structures."""
    pointer = {64: ctypes.c_uint64, 32: ctypes.c_uint32}[bits]
    table: dict[str, int] = {}
    for name, fields in STRUCTURES.items():
        kind = mapi.structure(fields, pointer)
        table[name] = ctypes.sizeof(kind)
        table |= {f"{name}.{field}": getattr(kind, field).offset for field, _ in fields}
    return table | CONSTANTS


def _names(structure: str, fields: tuple[tuple[str, str], ...]) -> list[str]:
    return [structure, *(f"{structure}.{field}" for field, _ in fields)]


def _expression(name: str) -> str:
    structure, dot, field = name.partition(".")
    if name in CONSTANTS:
        return name
    return f"offsetof({structure},{field})" if dot else f"sizeof({structure})"


def _differences(bits: int) -> Mapping[str, tuple[int, int]]:
    ours, theirs = used(bits), measured(bits)
    return {name: (ours[name], theirs[name]) for name in theirs if ours[name] != theirs[name]}


def main() -> int:
    """Print what the compilers and we measure; 1 where they differ."""
    for bits in COMPILERS:
        print(f"{bits} bits: {measured(bits)}")
    wrong = {bits: found for bits in COMPILERS if (found := _differences(bits))}
    print(f"differences (ours, the compiler's): {wrong or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
