"""A recorded disk: does the real thing, writes down each step, and knows what a power cut may leave after any of them.

The rules are the harsh ones of POSIX: bytes that were not synced may be missing from any place on; a name that was not
synced may be there or not, and names may reach the disk before the bytes they stand for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ldnprep.files import FileSystem


@dataclass
class _Inode:
    data: bytes = b""
    synced: bytes | None = None  # None: nothing of it is sure to be on the disk

    def after_power_cut(self) -> set[bytes]:
        if self.synced == self.data:
            return {self.data}
        known = self.synced or b""
        cuts = {0, len(known), len(self.data) // 2, len(self.data)}
        return {self.data[:cut] for cut in cuts} | {known}


@dataclass
class RecordedDisk(FileSystem):
    """`steps` are the calls in order; `possible(path)` what may be read after a power cut now (None: no file)."""

    steps: list[str] = field(default_factory=list)
    _inodes: dict[int, _Inode] = field(default_factory=dict)
    _now: dict[Path, _Inode | None] = field(default_factory=dict)
    _lasting: dict[Path, _Inode | None] = field(default_factory=dict)
    history: list[dict[Path, set[bytes | None]]] = field(default_factory=list)
    watched: Path | None = None

    def put(self, path: Path, data: bytes) -> None:
        """A file that has been on the disk for long."""
        path.write_bytes(data)
        self._now[path] = self._lasting[path] = _Inode(data, data)
        self.watched = path

    def possible(self, path: Path) -> set[bytes | None]:
        inodes = (self._lasting.get(path), self._now.get(path))
        found: set[bytes | None] = set()
        for inode in inodes:
            found |= inode.after_power_cut() if inode else {None}
        return found

    def _record(self, step: str) -> None:
        self.steps.append(step)
        if self.watched is not None:
            self.history.append({self.watched: self.possible(self.watched)})

    def create(self, path: Path, mode: int) -> int:
        descriptor = super().create(path, mode)
        self._inodes[descriptor] = self._now[path] = _Inode()
        self._record("create")
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        taken = super().write(descriptor, data[: max(1, len(data) // 2)])  # short writes are allowed, so they happen
        self._inodes[descriptor].data += bytes(data[:taken])
        self._record("write")
        return taken

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        inode = self._inodes[descriptor]
        inode.synced = inode.data
        self._record("sync")

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._record("close")

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._now[target] = self._now.pop(source)
        self._record("replace")

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._now[target] = self._now[source]
        self._record("link")

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._now[path] = None
        self._record("remove")

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._lasting = dict(self._now)
        self._record("sync_folder")


def without_repeats(steps: list[str]) -> Iterator[str]:
    """`write, write, write` is one `write` to a reader."""
    return (step for step, _ in itertools.groupby(steps))
