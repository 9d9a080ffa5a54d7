"""What is remembered about the window itself, from one start to the next; nothing about the person.

In our folder for settings, so "Delete everything this program kept" removes it with the rest.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ldnprep import files
from ldnprep.errors import FileContentError, LdnPrepError
from ldnprep.ui.theme import TEXT_SIZES

_NAME = "window.json"
_LARGEST_BYTES = 10_000
_LARGEST_SIDE = 20_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """percent: text size from the View menu. width, height: the window in pixels, 0 for the usual size. folder: where
    something was saved last, "" for none. forgotten: she deleted everything; the window's size is not kept any more.
    """

    percent: int = TEXT_SIZES[0]
    width: int = 0
    height: int = 0
    folder: str = ""
    forgotten: bool = False

    @classmethod
    def kept(cls) -> Preferences:
        """From the last start; what is missing, damaged or out of range counts as never chosen."""
        try:
            found = json.loads(files.read_limited(_path(), _LARGEST_BYTES, error=FileContentError))
        except (LdnPrepError, ValueError, RecursionError):
            return cls()
        known = found if isinstance(found, dict) else {}
        percent, folder = known.get("percent"), known.get("folder")
        return cls(
            percent if percent in TEXT_SIZES and type(percent) is int else TEXT_SIZES[0],
            _side(known.get("width")),
            _side(known.get("height")),
            folder if isinstance(folder, str) and "\0" not in folder else "",
        )

    def keep(self) -> None:
        """Writes it, owner-only. A disk that refuses is no reason to disturb her: only the looks are lost."""
        told = {key: value for key, value in asdict(self).items() if key != "forgotten"}
        with contextlib.suppress(LdnPrepError):
            files.write_atomic(_path(), json.dumps(told).encode("ascii"))


def _path() -> Path:
    return files.config_dir() / _NAME


def _side(value: object) -> int:
    return value if type(value) is int and 0 < value <= _LARGEST_SIDE else 0
