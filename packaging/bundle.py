"""`python3 run.py bundle`: builds the packaged program for the system this runs on, tries it, and wraps it up.

`bundle --windows`, on Debian, does so for Windows under Wine: packaging/windows/build.py.

    build/icons/    the icon in all sizes
    dist/ldnprep/   the program, one folder ("dist/LDN Prep.app" on macOS)
    dist/           what people download, its SHA-256, and what it is made of (CycloneDX)

Exit codes: 0 built and tried, 1 something does not hold, 3 a program that is needed is missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import parts  # noqa: E402  # beside this file, which is a script
import sbom  # noqa: E402  # likewise

from ldnprep import __version__  # noqa: E402

DIST, BUILD = ROOT / "dist", ROOT / "build"
FOLDER = DIST / parts.PROGRAM
APP = DIST / f"{parts.NAME}.app"
# what we promise at most, in bytes; "ours" is the folder without Qt and Python
LARGEST = {"folder": 150_000_000, "download": 55_000_000, "ours": 60_000_000}
QT, PYTHON, SYSTEM, CODE = "Qt and PySide6", "Python", "libraries of the system", "starter, all Python code"
# which part of the table a file belongs to, by the start of its place; otherwise it is the library of that name
PARTS: Sequence[tuple[str, str]] = (
    (r"(PySide6|shiboken6|pyside6)", QT),
    (r"(Python$|libpython|python3|lib-dynload|base_library|vcruntime|ucrtbase|api-ms-|libffi|python/)", PYTHON),
    (r"ldnprep/", "fonts, content, licences"),
    (r"icons/|[^/]+\.(sh|desktop)$|LICENSE", "fonts, content, licences"),
    (r"(LDN Prep|ldnprep)(\.exe)?$", CODE),
    (r"[^/]+\.pyd$", PYTHON),
    (r"[^/]+\.(so|dylib|dll)[.0-9]*$", SYSTEM),
    (r"(Info\.plist|PkgInfo|_CodeSignature|[^/]+\.icns)", CODE),
)


def main(arguments: Sequence[str] = ()) -> int:
    """Build, try, wrap, measure."""
    if "--windows" in arguments:
        from windows import build as for_windows

        return for_windows.main([each for each in arguments if each != "--windows"])
    build_and_try()
    download = WRAP[sys.platform if sys.platform in WRAP else "linux"]()
    return report(download, APP if sys.platform == "darwin" else FOLDER)


def build_and_try() -> None:
    """The program's folder, from nothing, and its self-test."""
    for old in (FOLDER, APP):
        shutil.rmtree(old, ignore_errors=True)
    draw_icons()
    build()
    if sys.platform == "darwin":
        run([sys.executable, str(HERE / "macos" / "check.py"), str(APP), platform.machine()])
        # PyInstaller only warns when it cannot seal the app, and macOS calls one with a broken seal "damaged"
        run(["codesign", "--verify", "--deep", "--strict", str(APP)])
    run([str(program()), "--self-test"])


def draw_icons() -> None:
    """All sizes of the icon, into build/icons."""
    run([sys.executable, str(HERE / "icons.py"), str(BUILD / "icons")])


def build() -> None:
    """PyInstaller, by the recipe."""
    environment = {"LDNPREP_ICONS": str(BUILD / "icons")}
    if sys.platform == "win32":
        environment["LDNPREP_VERSION_FILE"] = str(version_file())
    run([sys.executable, *pyinstaller(DIST, BUILD / "pyinstaller")], environment)


def pyinstaller(target: Path, work: Path, *, named: Callable[[Path], str] = str) -> list[str]:
    """What Python is told, to build into the folder `target`. `named`: how that Python's system writes a path."""
    command = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", named(target), "--workpath", named(work)]
    return [*command, named(HERE / "ldnprep.spec")]


def program() -> Path:
    """The packaged program's own executable, the one with a terminal where there are two."""
    if sys.platform == "darwin":
        return APP / "Contents" / "MacOS" / parts.PROGRAM
    return FOLDER / (parts.PROGRAM + (".exe" if sys.platform == "win32" else ""))


def version_file() -> Path:
    """What Windows shows under Properties, Details."""
    release, _, _ = __version__.partition("-")
    numbers = (*(int(part) for part in release.split(".")), 0)
    words = {
        "ProductName": parts.NAME,
        "FileDescription": parts.NAME,
        "FileVersion": __version__,
        "ProductVersion": __version__,
        "LegalCopyright": "MIT licence",
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    path = BUILD / "version.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{table}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])",
        encoding="utf-8",
    )
    return path


# --- what people download ---------------------------------------------------------------------------------------------


def linux_archive() -> Path:
    """A .tar.xz: unpack, run install.sh (for this person only, no administrator), or start it where it lies."""
    dress_linux_folder()
    name = f"LDN-Prep-{__version__}-linux-{platform.machine()}"
    target = DIST / f"{name}.tar.xz"
    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(FOLDER, name, filter=nobodys)  # under another name file managers unpack it into a folder more
    return target


def dress_linux_folder() -> None:
    """Beside the program: its installer, its icons, its licence."""
    for path in sorted((HERE / "linux").iterdir()):
        shutil.copy(path, FOLDER / path.name)
    shutil.copytree(BUILD / "icons", FOLDER / "icons", ignore=shutil.ignore_patterns("*.ic*"), dirs_exist_ok=True)
    shutil.copy(ROOT / "LICENSE", FOLDER)


def nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of whoever built it."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def macos_image() -> Path:
    """A .dmg with the app and a link to Applications."""
    staging = BUILD / "dmg"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    run(["ditto", str(APP), str(staging / APP.name)])
    (staging / "Applications").symlink_to("/Applications")
    target = DIST / f"LDN-Prep-{__version__}-macos-{platform.machine()}.dmg"
    run(
        ["hdiutil", "create", "-volname", parts.NAME, "-srcfolder", str(staging), "-ov", "-format", "ULMO", str(target)]
    )
    return target


def windows_installer() -> Path:
    """NSIS' installer."""
    from windows import installer

    if installer.compiler() is None:
        leave(3, "NSIS 3 is needed for the installer: nsis.sourceforge.io. The program itself is built.")
    return installer.build(FOLDER, DIST)


WRAP: Mapping[str, Callable[[], Path]] = {
    "linux": linux_archive,
    "darwin": macos_image,
    "win32": windows_installer,
}


# --- small things -----------------------------------------------------------------------------------------------------


def report(download: Path, folder: Path, largest: Mapping[str, int] = LARGEST) -> int:
    """Writes the checksum, says the sizes by part; 1 when they are above what we promise."""
    checksum = hashlib.sha256(download.read_bytes()).hexdigest()
    download.with_name(download.name + ".sha256").write_text(f"{checksum}  {download.name}\n", encoding="ascii")
    bill = download.with_name(f"LDN-Prep-{__version__}.cdx.json")
    bill.write_text(json.dumps(sbom.bill(), indent=1), encoding="utf-8")
    parted = sizes(folder)
    for name, count in sorted(parted.items(), key=itemgetter(1), reverse=True):
        print(f"  {count / 1e6:6.1f} MB  {name}")
    found = {
        "folder": sum(parted.values()),
        "download": download.stat().st_size,
        "ours": sum(count for name, count in parted.items() if name not in (QT, PYTHON)),
    }
    print(f"  {found['ours'] / 1e6:6.1f} MB  without Qt and Python (at most {largest['ours'] / 1e6:.0f})")
    print(f"Folder {found['folder'] / 1e6:.1f} MB (at most {largest['folder'] / 1e6:.0f}).")
    print(f"Download {found['download'] / 1e6:.1f} MB (at most {largest['download'] / 1e6:.0f}): {download}")
    return int(any(found[name] > most for name, most in largest.items()))


def sizes(folder: Path) -> dict[str, int]:
    """Part of the package → bytes of its files, links not counted twice."""
    found: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = part_of(path.relative_to(folder).as_posix())
            found[part] = found.get(part, 0) + path.stat().st_size
    return found


def part_of(place: str) -> str:
    """The part of the table to which a file of the package belongs."""
    inside = re.sub(r"^(Contents/)?(_internal/|Frameworks/|Resources/|MacOS/)?", "", place)
    for pattern, part in PARTS:
        if re.match(pattern, inside):
            return part
    return re.split(r"[/.-]", inside)[0].removesuffix("_raw")


def run(command: list[str], environment: Mapping[str, str] | None = None) -> None:
    """Run a program to its end; leave when it fails."""
    print("+", " ".join(command), flush=True)
    code = subprocess.call(command, cwd=ROOT, env=os.environ | dict(environment or {}))
    if code:
        leave(1, f"{Path(command[0]).name} ended with {code}")


def leave(code: int, sentence: str) -> None:
    """Say why it cannot go on."""
    print(sentence, file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
