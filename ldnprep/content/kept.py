"""A content file → Checklist, from last time where nothing has changed. On the way to the window: knows no YAML."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from ldnprep import shipped
from ldnprep.content import model
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError, Place
from ldnprep.kept import kept

_LARGEST = 5_000_000  # larger ones are refused by `load.py`


def load_checklist(path: Path, *, builtin: bool) -> Checklist:
    """`ldnprep.content.load.load_checklist`, which see, without reading the same file twice in a life."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        medicines = shipped.resource("medicines.yaml").read_bytes()  # its groups may be named in conditions
    except (OSError, ValueError):  # let the loader say what is wrong with it
        data = b""
    if not 0 < len(data) <= _LARGEST:
        from ldnprep.content.load import load_checklist as load

        return load(path, builtin=builtin)

    def checked() -> Checklist:
        from ldnprep.content.load import checklist_from, shipped_groups
        from ldnprep.content.nodes import Problems

        # from these very bytes: the file may be another one by now
        return checklist_from(data, Problems(str(path), ContentError), builtin=builtin, groups=shipped_groups())

    return kept("content", (data, medicines, repr((str(path), builtin)).encode()), _types(), __file__, checked)


def _types() -> list[type]:
    """All types of the model, and the place of a line."""
    ours = (each for each in vars(model).values() if isinstance(each, type) and each.__module__ == model.__name__)
    return [Place, *(each for each in ours if hasattr(each, "__dataclass_fields__") or issubclass(each, Enum))]
