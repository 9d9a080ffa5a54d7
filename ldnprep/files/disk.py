"""The door to the operating system: the calls by which this package changes a disk.

Tests replace its methods to record the order of writes, to cut the power between two of them, or to fill the disk.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

BINARY: int = getattr(os, "O_BINARY", 0)  # Windows changes line ends without it


class FileSystem:
    """The calls by which this module changes a disk, each one step that can be recorded, refused or cut off."""

    def create(self, path: Path, mode: int) -> int:
        """A new file (never an existing one) of this mode, less the umask; gives its descriptor."""
        return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Gives how many bytes were taken, which may be fewer than were given."""
        return os.write(descriptor, data)

    def narrow(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def sync(self, descriptor: int) -> None:
        """Back only when the bytes are on the disk. macOS's own fsync stops at the drive's cache."""
        if sys.platform == "darwin":
            with contextlib.suppress(OSError):  # network folders don't know it: the plain fsync below is what they have
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """A second name for a file; refuses to touch an existing target."""
        os.link(source, target)

    def remove(self, path: Path) -> None:
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Makes names in the folder lasting. Windows has no such call, some network folders refuse it."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise
            finally:
                os.close(descriptor)

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)


REAL = FileSystem()
