"""A content file → Checklist, from last time where nothing has changed. On the way to the window: knows no YAML."""

from __future__ import annotations

from pathlib import Path

from ldnprep import files, shipped
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError
from ldnprep.kept import kept

_LARGEST = 5_000_000  # as LIMITS of `load.py`, which brings YAML along


def load_checklist(path: Path, *, builtin: bool) -> Checklist:
    """`ldnprep.content.load.load_checklist`, cached on disk by the hash of its sources."""
    data = files.read_limited(path, _LARGEST, error=ContentError)
    medicines = shipped.resource("medicines.yaml").read_bytes()  # its groups may be named in conditions

    def checked() -> Checklist:
        from ldnprep.content.load import checklist_from, shipped_groups
        from ldnprep.content.nodes import Problems

        # from these very bytes: the file may be another one by now
        return checklist_from(data, Problems(str(path), ContentError), builtin=builtin, groups=shipped_groups())

    return kept("content", (data, medicines, repr((str(path), builtin)).encode()), Checklist, __file__, checked)
