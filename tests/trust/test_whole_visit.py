"""A whole visit in the real window, watched from outside: no network, nothing that others may read, nothing left over.

One run under strace with a umask of 0, so that nothing but the program itself narrows the rights of its files; the
tests look at what the run did. Another run has no network at all.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from ldnprep import files
from tests import needs
from tests.trust.whole_visit import CANARY

ROOT = Path(__file__).resolve().parents[2]
CALLS = "%net,execve,openat,open,creat,mkdir,mkdirat,mknod,mknodat"
# what a program may talk to on its own machine: the display, the bus, and the list of users
OWN_MACHINE = re.compile(r"nscd/socket|/run/user/|/tmp/\.X11-unix|dbus|pulse|systemd")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace and network namespaces are Linux's")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run left: its folder, its calls of the system, what it printed."""

    folder: Path
    calls: tuple[str, ...]
    printed: str

    @property
    def home(self) -> Path:
        return self.folder / "home"


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.trust.whole_visit", str(folder)]


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    own = {"LDNPREP_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder / "person"),
           "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(folder / "tmp")}  # fmt: skip
    return {**kept, **own, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    needs.require(None if shutil.which("strace") else "strace is not installed")
    folder = tmp_path_factory.mktemp("visit")
    for name in ("person", "tmp"):
        (folder / name).mkdir()
    trace = folder / "trace"
    watched = ["strace", "-f", "-qq", "-s", "300", "-e", f"trace={CALLS}", "-o", str(trace), *command(folder)]
    done = subprocess.run(
        watched, cwd=ROOT, env=environment(folder), capture_output=True, text=True, umask=0, check=False
    )
    assert done.returncode == 0, done.stderr
    return Run(folder, tuple(trace.read_text("utf-8", "replace").splitlines()), done.stdout + done.stderr)


def test_no_socket_leaves_the_machine(run: Run) -> None:
    assert len(run.calls) > 1000
    sockets = [call for call in run.calls if re.search(r"\bsocket\(", call)]
    assert [call for call in sockets if "AF_UNIX" not in call] == []
    reached = [call for call in run.calls if re.search(r"\b(connect|sendto|sendmsg|bind|listen)\(", call)]
    assert [call for call in reached if "AF_UNIX" not in call or not OWN_MACHINE.search(call)] == []


def test_no_name_is_looked_up_and_no_network_library_is_loaded(run: Run) -> None:
    wanted = re.compile(r"resolv\.conf|/etc/hosts|QtNetwork|libQt6Network|libssl|_socket|_ssl|networkinformation|/tls/")
    opened = [call for call in run.calls if wanted.search(call) and "ENOENT" not in call]
    # the standard library's own e-mail and multiprocessing packages import `socket`; nothing of ours does
    assert [call for call in opened if "_socket." not in call] == []


@pytest.mark.parametrize("program", ["curl", "wget", "xdg-open"])
def test_no_other_program_is_asked_to_fetch_anything(run: Run, program: str) -> None:
    assert not any(f"/{program}" in call for call in run.calls)


def test_it_works_where_there_is_no_network(tmp_path: Path) -> None:
    alone = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    tried = subprocess.run([*alone, "true"], capture_output=True, check=False)
    needs.require(None if tried.returncode == 0 else "a namespace without network cannot be made here")
    done = subprocess.run(
        [*alone, *command(tmp_path)], cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_file_is_the_owners_only_from_its_first_byte(run: Run) -> None:
    made = [
        (found[1], int(found[2], 8))
        for call in run.calls
        if "O_CREAT" in call and (found := re.search(r'"([^"]+)", \S*O_CREAT\S*, (0[0-7]*)\)', call))
    ]
    ours = [(path, mode) for path, mode in made if path.startswith((str(run.home), str(run.folder / "out")))]
    assert len(ours) > 20
    assert [each for each in ours if each[1] & 0o077] == []
    elsewhere = {path for path, _ in made} - {path for path, _ in ours}
    assert {path for path in elsewhere if not path.startswith(("/dev/", str(run.folder / "bin")))} == set()


def test_every_folder_is_the_owners_only_from_its_beginning(run: Run) -> None:
    wanted = re.compile(r'mkdir(?:at)?\((?:\w+, )?"([^"]+)", (0[0-7]+)\)')
    made = [found for call in run.calls if (found := wanted.search(call))]
    ours = [(each[1], int(each[2], 8)) for each in made if each[1].startswith(str(run.home))]
    assert len(ours) >= 6
    assert [each for each in ours if each[1] & 0o077] == []
    assert all(path.stat().st_mode & 0o077 == 0 for path in run.home.rglob("*"))


def test_no_title_and_no_file_name_says_anything_about_her(run: Run) -> None:
    titles = [line for line in run.printed.splitlines() if line.startswith("title: ")]
    assert len(titles) >= 12
    assert CANARY not in run.printed
    names = [str(path.relative_to(run.folder)) for path in run.folder.rglob("*")]
    assert [name for name in names if CANARY.lower() in name.lower()] == []
    started = [call for call in run.calls if "execve" in call]
    assert len(started) >= 4  # itself, lp, lpstat, the mail program
    assert CANARY not in "".join(started)


def test_nothing_is_left_outside_our_folders(run: Run) -> None:
    """Qt and Python keep no list of recent files, no state of a dialog, no spool copy in the person's own folders."""
    for name in ("person", "tmp"):
        assert [path for path in (run.folder / name).rglob("*") if path.is_file()] == []


def test_the_metadata_of_the_pdf_says_no_more_than_its_title(run: Run) -> None:
    data = (run.folder / "out" / "visit-notes.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert set(info) == {"/Title", "/Producer", "/Creator"}
        packet = pdf.Root.Metadata.read_bytes().decode()
        outline = [item.title for item in pdf.open_outline().root]
        names = {str(key) for key in pdf.Root} & {"/Names", "/AF", "/AcroForm", "/PieceInfo"}
    assert "15 January 2027" in info["/Title"]
    assert CANARY not in "".join(info.values()) + packet + "".join(outline)
    assert str(run.folder) not in packet + "".join(info.values())
    assert names == set()
    assert not re.search(r"CreateDate|ModifyDate|InstanceID|xmpMM", packet)


def test_after_delete_everything_no_byte_of_the_answers_is_left(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Last in this file: it empties the folders of the run."""
    monkeypatch.setenv(files.HOME_VARIABLE, str(run.home))
    holding = [path for path in run.home.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert len(holding) >= 2  # the sheet, and its earlier version
    assert files.delete_everything() == ()
    assert [path for path in run.home.rglob("*") if path.is_file()] == []
    saved_by_her = [path.name for path in (run.folder / "out").iterdir()]
    assert "visit-notes.pdf" in saved_by_her
