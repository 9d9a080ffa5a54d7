"""A print service of its own with one printer, whose jobs stay in the queue, to be looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.hands import STEP_SECONDS, wait

PRINTER = "Office_Printer"
_SERVER = "CUPS_SERVER"
_FOLDERS = {"RequestRoot": "spool", "StateDir": "run", "CacheDir": "cache", "TempDir": "tmp"}
_LOGS = ("AccessLog", "ErrorLog", "PageLog")
_RIGHTS = """Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""


@contextmanager
def print_queue() -> Iterator[Path | None]:
    """The folder of the queue; None for who is not root, which a print service needs.

    What is started meanwhile finds this print service and no other.
    """
    if os.geteuid() != 0:
        yield None
        return
    before = os.environ.get(_SERVER)
    with tempfile.TemporaryDirectory(prefix="ldnprep-cups-", ignore_cleanup_errors=True) as name:
        service = started(Path(name))
        os.environ[_SERVER] = f"{name}/socket"
        try:
            wait("the print service", (Path(name) / "socket").exists, STEP_SECONDS)
            device = ["-v", f"file:{name}/never", "-m", "raw"]
            # not enabled: a job stays where it can be read
            subprocess.run(["lpadmin", "-p", PRINTER, *device], check=True, stderr=subprocess.DEVNULL)
            subprocess.run(["cupsaccept", PRINTER], check=True)
            subprocess.run(["lpadmin", "-d", PRINTER], check=True)
            yield Path(name, "spool")
        finally:
            service.terminate()
            service.wait()
            os.environ.pop(_SERVER)
            if before is not None:
                os.environ[_SERVER] = before


def started(folder: Path) -> subprocess.Popen[bytes]:
    """A print service in an empty folder, on `socket` there. Needs root and cups; whoever calls ends it."""
    folder.chmod(0o755)
    for name in ("etc/ppd", "log", *_FOLDERS.values()):
        (folder / name).mkdir(parents=True)
    shutil.chown(folder / "tmp", group="lp")
    (folder / "tmp").chmod(0o770)
    files = [f"ServerRoot {folder}/etc", "SystemGroup root", "FileDevice Yes", "Sandboxing relaxed"]
    files += [f"{key} {folder}/{name}" for key, name in _FOLDERS.items()]
    files += [f"{key} {folder}/log/{key}" for key in _LOGS]
    (folder / "etc" / "cups-files.conf").write_text("\n".join(files) + "\n", "utf-8")
    (folder / "etc" / "cupsd.conf").write_text(f"Listen {folder}/socket\n{_RIGHTS}", "utf-8")
    command = ["/usr/sbin/cupsd", "-f", "-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def job(spool: Path) -> bytes:
    """What the printer is given, whole. Raises WineError when nothing comes."""

    def ended() -> bytes:
        found = [path.read_bytes() for path in sorted(spool.glob("d*"))]
        return found[0] if found and found[0].rstrip().endswith(b"%%EOF") else b""

    return wait("the pages in the queue", ended, STEP_SECONDS)
