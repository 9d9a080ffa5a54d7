"""What is said of an app that was built for macOS, without a Mac: each kind of fault is named."""

from __future__ import annotations

import plistlib
import struct
from pathlib import Path

import parts
import pytest
from macos import check

ARM, INTEL = 0x0100000C, 0x01000007
Names = list[tuple[str, int, int]]  # name, type of nlist, number of its library


def command(kind: int, body: bytes) -> bytes:
    body += b"\0" * (-len(body) % 8)
    return struct.pack("<II", kind, 8 + len(body)) + body


def load(name: str) -> bytes:
    """LC_LOAD_DYLIB: where the name starts, three numbers, the name."""
    return command(0xC, struct.pack("<IIII", 24, 0, 0, 0) + name.encode() + b"\0")


def program(
    *, processor: int = ARM, macos: tuple[int, int] = (15, 0), loads: tuple[str, ...] = (), names: Names | None = None,
    signed: bool = True,
) -> bytes:  # fmt: skip
    """The least that is a program file."""
    commands = [command(0x32, struct.pack("<IIII", 1, macos[0] << 16 | macos[1] << 8, 0, 0))]
    commands += [load(name) for name in loads]
    commands.append(command(0x8000001C, struct.pack("<I", 12) + b"@loader_path\0"))  # LC_RPATH
    if signed:
        commands.append(command(0x1D, struct.pack("<II", 0, 0)))
    strings, entries = b"\0", b""
    for name, kind, library in names or []:
        entries += struct.pack("<IBBHQ", len(strings), kind, 0, library << 8, 0)
        strings += name.encode() + b"\0"
    size = sum(map(len, commands)) + 24
    start = 32 + size
    table = struct.pack("<IIII", start, len(names or []), start + len(entries), len(strings))
    commands.append(command(0x2, table))
    head = struct.pack("<IIIIIIII", 0xFEEDFACF, processor, 0, 6, len(commands), size, 0, 0)
    return head + b"".join(commands) + entries + strings


UNDEFINED, DEFINED = 0x01, 0x0F


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app in which all holds."""
    contents = tmp_path / "LDN Prep.app" / "Contents"
    info = {
        "CFBundleIdentifier": parts.BUNDLE_ID,
        "CFBundleShortVersionString": "1.0.0",
        "NSAppleEventsUsageDescription": parts.MAIL_REASON,
        "LSMinimumSystemVersion": "15.0",
        "CFBundleExecutable": "ldnprep",
        "CFBundleIconFile": "ldnprep.icns",
    }
    files = {
        "Info.plist": plistlib.dumps(info),
        "Resources/ldnprep.icns": b"",
        "MacOS/ldnprep": program(),
        "Frameworks/Python": program(names=[("_Py_Initialize", DEFINED, 0)]),
        "Frameworks/libqt.dylib": program(names=[("_qVersion", DEFINED, 0)]),
        "Frameworks/module.so": program(
            loads=("@rpath/libqt.dylib", "/usr/lib/libSystem.B.dylib"),
            names=[("_qVersion", UNDEFINED, 1), ("_malloc", UNDEFINED, 2), ("_Py_Initialize", UNDEFINED, 254)],
        ),
    }
    for place, data in files.items():
        path = contents / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (contents / "MacOS" / "ldnprep").chmod(0o755)
    return contents.parent


def found(app: Path) -> str:
    return "\n".join(check.problems(app, "arm64", "15.0"))


def test_an_app_in_which_all_holds_is_left_alone(app: Path) -> None:
    assert found(app) == ""


@pytest.mark.parametrize(
    ("place", "data", "words"),
    [
        ("Frameworks/libqt.dylib", None, "loads @rpath/libqt.dylib, which is not in the app"),
        ("Frameworks/libqt.dylib", program(names=[("_other", DEFINED, 0)]), "takes _qVersion from libqt.dylib"),
        ("Frameworks/Python", program(names=[("_other", DEFINED, 0)]), "_Py_Initialize is nowhere"),
        ("Frameworks/new.so", program(macos=(26, 0)), "needs macOS 26.0"),
        ("Frameworks/new.so", program(processor=INTEL), "not for arm64"),
        ("Frameworks/new.so", program(signed=False), "not signed"),
        ("Resources/ldnprep.icns", None, "the icon is not there"),
        ("MacOS/ldnprep", None, "nobody may start it"),
    ],
    ids=["library", "name", "Python", "newer", "processor", "signature", "icon", "starter"],
)
def test_what_does_not_hold_is_named(app: Path, place: str, data: bytes | None, words: str) -> None:
    path = app / "Contents" / place
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
    assert words in found(app)


def test_the_oldest_system_is_the_one_that_is_promised(app: Path) -> None:
    assert "says macOS 15.0, not 16.0" in "\n".join(check.problems(app, "arm64", "16.0"))
    readme = " ".join((Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8").split())
    (promised,) = {version.partition(".")[0] for version in parts.OLDEST_MACOS.values()}
    assert f"A Mac needs macOS {promised} or newer." in readme
    assert f"| Mac with macOS {promised} or newer |" in readme
