"""`python3 run.py release-check`: what we hand out, tried where nothing of ours is, compared byte for byte.

1. The wheel, installed into a new virtual environment outside this folder, with the libraries that it names itself.
2. The packaged program (built first if dist/ has none), copied elsewhere; on Linux also in a bare root with nothing but
   the few libraries that every desktop has: no Python, no shell.
3. On Linux: installed for a person, removed again; what is left is listed.

`--wheel` and `--package` do only the one. Exit codes: 0 all the same, 1 not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import bundle  # noqa: E402  # beside this file, which is a script
import network  # noqa: E402
import parts  # noqa: E402

EXAMPLES = sorted((ROOT / "resources" / "examples").glob("*.yaml"))
# ending and options of each sheet that is made of every example
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (".pdf", ()),
    (".txt", ()),
    (".json", ()),
    ("-letter-large-diary.pdf", ("--paper", "letter", "--large-print", "--diary")),
)
LOADER = Path("/lib64/ld-linux-x86-64.so.2")


class DiffersError(Exception):
    """Something that we hand out is not what the source is."""


def main(arguments: Sequence[str]) -> int:
    """Run the checks that are asked for; 1 at the first that does not hold."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-release-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            expected = sheets((sys.executable, "-m", parts.PROGRAM), folder / "source", {"PYTHONPATH": str(ROOT)})
            say(f"source: {len(expected)} sheets of {len(EXAMPLES)} examples")
            if "--package" not in arguments:
                check_wheel(folder / "wheel", expected)
            if "--wheel" not in arguments:
                check_package(folder / "package", expected)
        except (DiffersError, subprocess.CalledProcessError) as error:
            print(f"Not as the source: {error}", file=sys.stderr)
            return 1
    say("All that is handed out makes the same sheets as the source.")
    return 0


# --- the wheel --------------------------------------------------------------------------------------------------------


def check_wheel(folder: Path, expected: Mapping[str, bytes]) -> None:
    """Build it, install it far from here, use it, remove it."""
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    call(sys.executable, "-m", "venv", str(folder / "venv"))
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python, program = str(scripts / "python"), str(scripts / parts.PROGRAM)
    before = tree(folder / "venv")
    call(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    compare("wheel", sheets((program,), folder / "out"), expected)
    call(program, "--self-test", cwd=folder)
    call(program, "check", cwd=folder)
    call(python, "-m", "pip", "uninstall", "--quiet", "--yes", parts.PROGRAM)
    left = [path for path in tree(folder / "venv") - before if parts.PROGRAM in path]
    same("files of ours after pip uninstall", left, [])
    say(f"wheel: {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB: the same sheets; removed without a trace")


# --- the packaged program ---------------------------------------------------------------------------------------------


def check_package(folder: Path, expected: Mapping[str, bytes]) -> None:
    """A copy of it elsewhere, and on Linux in a bare root and through its installer."""
    if not bundle.program().exists():
        bundle.build_and_try()
    place = bundle.APP if sys.platform == "darwin" else bundle.FOLDER
    shutil.copytree(place, folder / place.name, symlinks=True)
    check_no_network(folder / place.name)
    program = folder / bundle.program().relative_to(bundle.DIST)
    compare("packaged program", sheets((str(program),), folder / "out"), expected)
    compare("packaged program, two at a time", in_one_go(program, folder / "batch"), expected)
    call(str(program), "--self-test", cwd=folder)
    say("packaged program, copied elsewhere: the same sheets")
    if sys.platform.startswith("linux"):
        check_bare_root(folder / "root", expected)
        check_visit(program, folder / "visit")
        check_installer(folder / "home")


def check_no_network(place: Path) -> None:
    """Nothing in the package could open a connection: no network library of Qt or Python, no TLS."""
    found = network.network_parts(place)
    if sys.platform == "darwin":
        known = [part for part in found if network.OF_PIKEPDF_ON_MACOS.search(part)]
        say(f"of a TLS library, for its hashes only: {', '.join(known) or 'nothing'}")
        found = [part for part in found if part not in known]
    same("parts of the package that could reach a network", found, [])
    modules = packed_modules()
    if parts.PROGRAM not in modules:
        raise DiffersError("the Python code of the package could not be listed")
    same("modules for a network", sorted(modules & parts.NETWORK_MODULES), [])
    say(f"packaged program: no way into the network in its files and its {len(modules)} modules of Python")


def packed_modules() -> set[str]:
    """Names of the Python modules inside the program's file."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(bundle.program()))
    (inner,) = (name for name in archive.toc if name.lower().startswith("pyz"))
    return set(archive.open_embedded_archive(inner).toc)


def in_one_go(program: Path, folder: Path) -> dict[str, bytes]:
    """All examples by one command with two workers: the program starts itself again for each."""
    folder.mkdir(parents=True)
    call(str(program), "make", *map(str, EXAMPLES), "-o", str(folder) + os.sep, "--jobs", "2", cwd=folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_visit(program: Path, home: Path) -> None:
    """A visit driven over the accessibility bus: what the window saves is what the source makes of the same answers."""
    tools = ("xvfb-run", "dbus-run-session", "/usr/bin/python3")
    has_bus = Path("/usr/libexec/at-spi-bus-launcher").exists()
    ready = has_bus and all(map(shutil.which, tools)) and not subprocess.call((tools[2], "-c", "import gi"))
    if not ready:
        say("no visit was driven: it needs xvfb, xauth, dbus, at-spi2-core, python3-pyatspi, gir1.2-atspi-2.0")
        return
    home.mkdir()
    answers = home / "answers.yaml"
    shutil.copy(EXAMPLES[-1], answers)
    drive = (
        tools[0],
        "-a",
        "-s",
        "-screen 0 1440x900x24",
        tools[1],
        "--",
        tools[2],
        str(HERE / "drive.py"),
        str(program),
        str(answers),
        str(home),
    )
    with (home / "said.txt").open("w") as said:
        code = subprocess.call(drive, stdout=said, stderr=subprocess.STDOUT, timeout=900)
    words = (home / "said.txt").read_text()
    if code:
        raise DiffersError(f"the driven visit ended with {code} after: {words}")
    (saved,) = home.glob("*.pdf")
    again = home / "again.pdf"
    make = (sys.executable, "-m", parts.PROGRAM, "make", str(answers), "-o", str(again))
    call(*make, environment={"PYTHONPATH": str(ROOT)})
    same("the sheet that the window saved", saved.read_bytes() == again.read_bytes(), True)
    say(f"a visit in the packaged window, {words.count('Step ')} pages driven to the end: the same sheet")


def check_bare_root(root: Path, expected: Mapping[str, bytes]) -> None:
    """The package in a root file system that has nothing else: neither Python nor a shell."""
    bare_root(root)
    name, *into = ["chroot", str(root)] if os.geteuid() == 0 else ["unshare", "--map-root-user", f"--root={root}"]
    start = (shutil.which(name) or name, *into)
    command = (*start, f"/{parts.PROGRAM}/{parts.PROGRAM}")
    environment = {"HOME": "/home", "TMPDIR": "/tmp", "PATH": "/", "LDNPREP_HOME": "/home"}  # noqa: S108 - of the root
    for folder in ("in", "out"):
        (root / folder).mkdir()
    for example in EXAMPLES:
        shutil.copy(example, root / "in")
        for ending, options in KINDS:
            asked = ("make", f"/in/{example.name}", "-o", f"/out/{example.stem}{ending}", *options)
            subprocess.run((*command, *asked), check=True, env=environment)
    compare("bare root", {path.name: path.read_bytes() for path in (root / "out").iterdir()}, expected)
    subprocess.run((*command, "--self-test"), check=True, env=environment)
    libraries = [path for path in (root / "lib").iterdir() if path.is_file()]
    say(f"bare root with {len(libraries)} libraries of the system: the same sheets, the window opens")


def bare_root(root: Path) -> None:
    """The package, the loader, what the desktop supplies and what that is linked to; three empty folders."""
    shutil.copytree(bundle.FOLDER, root / parts.PROGRAM, symlinks=True)
    for name in ("lib", "lib64", "tmp", "home", "dev"):
        (root / name).mkdir()
    shutil.copy(LOADER, root / "lib64")
    for device in ("null", "urandom"):
        (root / "dev" / device).write_bytes(b"" if device == "null" else os.urandom(4096))
    own = {path.name for path in (bundle.FOLDER / "_internal").rglob("*.so*")}
    for path in sorted(linked(bundle.FOLDER)):
        if path.name not in own:
            shutil.copy(path, root / "lib" / path.name)


def linked(folder: Path) -> Iterator[Path]:
    """Libraries of the system that the loader finds for the files of a package."""
    files = [path for path in folder.rglob("*") if path.is_file() and (".so" in path.name or path.parent == folder)]
    said = subprocess.run(["ldd", *map(str, files)], capture_output=True, text=True, check=False).stdout
    found = {line.split("=> ")[1].split(" (")[0] for line in said.splitlines() if "=> /" in line}
    yield from (path for path in map(Path, found) if not path.is_relative_to(folder))


def check_installer(home: Path) -> None:
    """install.sh and uninstall.sh for a person who has nothing yet: afterwards there is nothing again."""
    home.mkdir(parents=True)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    if not (bundle.FOLDER / "install.sh").exists():
        bundle.dress_linux_folder()
    for answer, stays in (("--keep", True), ("--delete-sheets", False)):
        subprocess.run(
            ["sh", str(bundle.FOLDER / "install.sh")], check=True, env=environment, stdout=subprocess.DEVNULL
        )
        program = home / ".local" / "bin" / parts.PROGRAM
        call(str(program), "--version", environment=environment)
        kept = home / ".local" / "share" / parts.PROGRAM / "data" / "sheets" / "sheet.yaml"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(EXAMPLES[0].read_bytes())
        removal = home / ".local" / "share" / "ldnprep-program" / "uninstall.sh"
        subprocess.run(["sh", str(removal), answer], check=True, env=environment, stdout=subprocess.DEVNULL)
        left = [path for path in home.rglob("*") if not path.is_dir()]
        same(f"files after uninstall {answer}", left, [kept] if stays else [])
    say("installer for Linux: installed and removed; the saved sheet stays, or goes when asked")


# --- small things -----------------------------------------------------------------------------------------------------


def sheets(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """Every example in every kind, made by this command, started in an empty folder: file name → bytes."""
    return sheets_by(lambda *words: call(*command, *words, cwd=folder, environment=environment), folder)


def sheets_by(start: Callable[..., object], folder: Path) -> dict[str, bytes]:
    """The same, by what starts the program with these words."""
    folder.mkdir(parents=True)
    for example in EXAMPLES:
        for ending, options in KINDS:
            start("make", str(example), "-o", str(folder / f"{example.stem}{ending}"), *options)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def compare(what: str, made: Mapping[str, bytes], expected: Mapping[str, bytes]) -> None:
    """Raises DiffersError where a sheet is not the source's, byte for byte."""
    for name, data in made.items():
        if data != expected[name]:
            raise DiffersError(f"{what}: {name}")
    if len(made) not in (len(expected), len(EXAMPLES)):
        raise DiffersError(f"{what}: {len(made)} sheets")


def same(what: str, found: object, wanted: object) -> None:
    """Raises DiffersError when they are not equal."""
    if found != wanted:
        raise DiffersError(f"{what}: {found}")


def call(*command: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
    """Run to the end; CalledProcessError when it fails. Python finds nothing of this folder unless it is told to."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LDNPREP"))}
    subprocess.run(command, check=True, cwd=cwd or tempfile.gettempdir(), env=clean | dict(environment or {}))


def tree(folder: Path) -> set[str]:
    """All files below, as paths."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def say(sentence: str) -> None:
    """A line, at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
