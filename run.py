#!/usr/bin/env python3
"""Start here: `python3 run.py` (on Windows `py run.py`) installs LDN Prep beside itself and opens it.

`run.py test` runs the tests; the words in TASKS are for developers; everything else goes to the command `ldnprep`.
Standard library only, and in words that an old Python can still read, so that it can say which Python is needed.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = "ldnprep-installed.txt"
OLDEST, LATEST = (3, 11), (3, 14)  # for these every pinned library has files (tests/packaging/test_lock.py)
EXAMPLE = "patch-and-surgery"

# what is pinned, with hashes, by `run.py lock`: packaging/lock.py says what stands in which file
RUN_LOCKS = ("requirements.txt", "requirements-build.txt")
TEST_LOCKS = (*RUN_LOCKS, "requirements-test.txt")
RELEASE_LOCKS = (*RUN_LOCKS, "requirements-bundle.txt")

# in place of an extra, each in a virtual environment of its own
LOCKED = "locked"  # only what a release is made of and with
NEWEST = "newest"  # the newest versions that pyproject.toml allows, today
RESOLVER = "resolver"  # what makes the locks
RESOLVER_PIN = "uv==0.13.9"
FOLDERS = {LOCKED: "venv", NEWEST: "newest", RESOLVER: "resolver"}  # in build/

# word: (extra to install, what to run in the virtual environment one after the other, needs Qt's system libraries)
TASKS = {
    "test": ("test", [["-m", "pytest"]], True),
    "figures": ("test", [["-m", "benchmarks.figures"]], False),
    "gallery": ("test", [["-m", "tests.gallery"]], False),
    "walk": ("test", [["-m", "benchmarks.walk"]], True),
    "bench": ("bench", [["-m", "benchmarks.bench"]], True),
    "soak": ("soak", [["-m", "benchmarks.soak"]], True),
    "lint": ("test", [["-m", "ruff", "check", "."], ["-m", "mypy"]], False),
    "bundle": (LOCKED, [["packaging/bundle.py"]], True),
    "release-check": (LOCKED, [["packaging/release_check.py"]], True),
    "lock": (RESOLVER, [["packaging/lock.py"]], False),
}

# the whole suite runs in two processes side by side: what opens windows and hands sheets over, and all else
HALVES = (["tests/ui", "tests/handover"], ["tests", "--ignore=tests/ui", "--ignore=tests/handover"])

# system library that Qt needs on Linux: Debian's package with it
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main(arguments: "list[str]") -> int:
    """Install what is needed, then run what was asked for; gives its exit code."""
    refuse_other_python()
    word = arguments[0] if arguments else ""
    if word in TASKS:
        extra, commands, needs_qt = TASKS[word]
        rest = arguments[1:]
        if word == "test" and "--newest" in rest:
            extra, rest = NEWEST, [each for each in rest if each != "--newest"]
        python = install(extra)
        if needs_qt:
            provide_qt_libraries()
        if word == "test" and all(each.startswith("-") for each in rest):
            return run_suite(python, rest)
        return run_task(python, commands, rest)
    python = install("")
    if arguments:
        return run(python, ["-m", "ldnprep", *arguments])
    if not has_screen():
        return make_example(python)
    provide_qt_libraries()
    return run(python, ["-m", "ldnprep"])


def refuse_other_python() -> None:
    """Leave with a sentence when this Python is too old, or newer than the pinned libraries."""
    here = sys.version_info[:2]
    if not OLDEST <= here <= LATEST:
        oldest, latest, this = (".".join(map(str, version)) for version in (OLDEST, LATEST, here))
        start = ("py -" if os.name == "nt" else "python") + latest + " run.py"
        leave(
            f"LDN Prep needs Python {oldest} to {latest}; this one is {this}. "
            f"Get Python {latest} from python.org, then type: {start}"
        )


def install(extra: str) -> Path:
    """Make a virtual environment and install into it, unless that was done for these libraries already; its Python."""
    venv = HERE / "build" / FOLDERS[extra] if extra in FOLDERS else VENV
    python, stamp, wanted = venv_python(venv), venv / STAMP, fingerprint(extra)
    done_already = python.exists() and stamp.is_file() and wanted in stamp.read_text().split()
    if done_already and extra != NEWEST:  # what was the newest yesterday may not be today
        return python
    if extra == LOCKED or not venv_works(python):
        make_venv(venv)
    fetched = {RESOLVER: "25", "": "100 to 140", LOCKED: "100 to 140"}.get(extra, "160 to 200")
    print("Installing, once: this fetches about " + fetched + " MB and takes a minute or two.", flush=True)
    for step in steps(extra):
        command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", *step]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            explain_failed_install(done.stdout)
    note_installed(stamp, wanted)
    print("Installed.", flush=True)
    return python


def note_installed(stamp: Path, wanted: str) -> None:
    """Notes what is in an environment now. What was noted for other pins (of another branch, say) is there no more."""
    noted = stamp.read_text().split() if stamp.is_file() else []
    extras = {"", *(extra for extra, _, _ in TASKS.values())}
    current = [each for each in noted if each in {fingerprint(extra) for extra in extras}]
    stamp.write_text("\n".join([*current, wanted]) + "\n")


def locks(extra: str) -> "tuple[str, ...]":
    """The files whose pins are installed."""
    if extra in (NEWEST, RESOLVER):
        return ()
    return RELEASE_LOCKS if extra == LOCKED else TEST_LOCKS if extra else RUN_LOCKS


def steps(extra: str) -> "list[list[str]]":
    """What pip is told to install, one after the other."""
    if extra == RESOLVER:
        return [[RESOLVER_PIN]]
    if extra == NEWEST:
        return [["--upgrade", "--upgrade-strategy=eager", "--prefer-binary", "-e", str(HERE) + "[test]"]]
    pinned = ["--require-hashes", *(word for lock in locks(extra) for word in ("-r", str(HERE / lock)))]
    if extra == LOCKED:
        return [[*pinned, "--only-binary=:all:"]]
    # the project itself, by the pinned build backend that is installed by now: nothing more is fetched for it
    whole = [pinned, ["--no-deps", "--no-build-isolation", "-e", str(HERE)]]
    if extra in ("", "test"):
        return whole
    # what only figures need is not pinned; what is pinned already stays as it is
    return [*whole, ["--prefer-binary", "--no-build-isolation", "-e", str(HERE) + "[" + extra + "]"]]


def fingerprint(extra: str) -> str:
    """Changes when what is asked for, the extra or the Python changes."""
    text = b"".join((HERE / file).read_bytes() for file in ("pyproject.toml", *locks(extra)))
    text += RESOLVER_PIN.encode()
    return hashlib.sha256(text + repr((extra, sys.version_info[:2], str(HERE))).encode()).hexdigest()


def venv_python(venv: Path) -> Path:
    """The Python inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_works(python: Path) -> bool:
    """Whether the virtual environment is there with a pip that answers, for this version of Python."""
    if not python.exists():
        return False
    question = "import pip, sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([str(python), "-c", question], stdout=subprocess.PIPE, text=True)
    except OSError:
        return False
    return answer.stdout.split() == [str(n) for n in sys.version_info[:2]]


def make_venv(venv: Path) -> None:
    """A fresh virtual environment; leaves with a remedy where Python came without the means."""
    print(f"Making a folder {venv.name} for LDN Prep's own libraries.", flush=True)
    shutil.rmtree(str(venv), ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(venv)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode == 0:
        return
    shutil.rmtree(str(venv), ignore_errors=True)
    if "ensurepip" in done.stdout or "No module named venv" in done.stdout:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        leave(f"This Python came without venv. On Debian or Ubuntu: sudo apt-get install {package}. Then try again.")
    leave(f"The folder {venv.name} could not be made here: {last_line(done.stdout)}")


def explain_failed_install(output: str) -> None:
    """Leave with the likeliest reason why pip failed."""
    unreachable = (
        "Could not fetch",
        "NewConnectionError",
        "Temporary failure",
        "getaddrinfo",
        "ConnectTimeout",
        "Max retries",
        "ProxyError",
        "No matching distribution",
        "Connection refused",
    )
    if "DO NOT MATCH THE HASHES" in output:
        leave(
            "A library that was fetched is not the file that LDN Prep was tested with, so nothing was installed. "
            f"Try again on another network; if it stays, tell us. pip says: {last_line(output)}"
        )
    if "No space left" in output:
        leave("The disk is full. LDN Prep needs about 600 MB here while it installs.")
    if any(sign in output for sign in unreachable):
        leave(
            "The package index (PyPI) could not be reached. Check the internet connection, then try again. "
            f"pip says: {last_line(output)}"
        )
    leave(f"The installation did not work. pip says:\n{output.strip()[-2000:]}")


def last_line(output: str) -> str:
    """The last line that says something."""
    lines = [line for line in output.strip().splitlines() if line.strip() and not line.startswith("[notice]")]
    return lines[-1].strip() if lines else "nothing"


def has_screen() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide_qt_libraries() -> None:
    """On Linux: see that Qt's system libraries are there; install them where we may, else name the command."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted(package for library, package in QT_LIBRARIES.items() if not loads(library))
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing system libraries for the window: " + " ".join(missing), flush=True)
        # two fixed commands, nothing of a person's in them
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0:
            return
    leave(
        "The window needs some system libraries. Please run: sudo "
        + " ".join(command)
        + "\n(On other systems the packages have similar names.)"
    )


def loads(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def make_example(python: Path) -> int:
    """On a machine without a screen: an example sheet, and how to get the window."""
    answers, sheet = HERE / "out" / "example.yaml", HERE / "out" / "example-sheet.pdf"
    answers.parent.mkdir(exist_ok=True)
    shutil.copyfile(str(HERE / "resources" / "examples" / (EXAMPLE + ".yaml")), str(answers))
    code = run(python, ["-m", "ldnprep", "make", str(answers), "-o", str(sheet)])
    if code == 0:
        print("There is no screen here, so no window was opened.")
        print(f"An example sheet is in {sheet}")
        print("For the window, run this again on a computer with a screen.")
    return code


def run_task(python: Path, commands: "list[list[str]]", arguments: "list[str]") -> int:
    """Run a developer's task in this folder, with the extra arguments; stops at the first step that fails."""
    os.chdir(str(HERE))
    codes = (run(python, [*command, *arguments]) for command in commands)
    return next((code for code in codes if code), 0)


def run_suite(python: Path, options: "list[str]") -> int:
    """Run all tests, in two halves at the same time; what the first half said comes when both are done."""
    os.chdir(str(HERE))
    windows, others = ([str(python), "-m", "pytest", *half, *options] for half in HALVES)
    with tempfile.TemporaryFile("w+") as said:
        try:
            first = subprocess.Popen(windows, stdout=said, stderr=subprocess.STDOUT)
            codes = [subprocess.call(others), first.wait()]
        except KeyboardInterrupt:
            return 130
        said.seek(0)
        print(said.read(), end="", flush=True)
    return next((code for code in codes if code), 0)


def run(python: Path, command: "list[str]") -> int:
    """Run a virtual environment's Python; gives its exit code."""
    try:
        return subprocess.call([str(python), *command])
    except KeyboardInterrupt:
        return 130


def leave(sentence: str) -> None:
    """Print why it cannot go on, and leave with 3: the machine refused."""
    print(sentence, file=sys.stderr)
    sys.exit(3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
