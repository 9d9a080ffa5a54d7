"""Opens the window: looks for a screen first, reads the content, then shows the wizard."""

from __future__ import annotations

import builtins
import os
import sys
from pathlib import Path

from ldnprep.errors import MachineError, Problem

_NEEDS_NO_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")


def run(questions: Path | None = None, answers: Path | None = None) -> int:
    """Shows the wizard until it is closed; gives the exit code.

    questions: other content than the built-in. answers: a file to open. Raises MachineError without a screen or when
    Qt cannot be loaded, and what `pipeline.load_checklist` raises for the built-in content.
    """
    look_for_screen()
    try:
        take_import_back()
        from ldnprep.ui.start.launch import launch
    except ImportError as error:
        what = f"the window cannot be opened: {error.name or error}"
        raise MachineError(
            Problem(what, "install PySide6-Essentials and the system libraries that Qt needs")
        ) from error
    return launch(questions, answers)


def take_import_back() -> None:
    """Has `import` be as usual again after PySide6 has put its own in place of it, for `from __feature__ import …`.

    PySide6's reads the source of every module that is loaded after it and looks for its own name there: a tenth of our
    start, and the lines of a hundred files in memory for good. Nothing here asks for its features. Raises ImportError
    where PySide6 cannot be loaded.
    """
    import PySide6  # noqa: F401 - puts its own `import` in place when it is loaded

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def look_for_screen() -> None:
    """Raises MachineError where Qt would abort the whole process. Windows and macOS always have a screen."""
    if sys.platform in ("win32", "darwin"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform in _NEEDS_NO_SCREEN or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return
    raise MachineError(
        Problem(
            "there is no screen here to show the window on",
            "start it in a desktop session, or make sheets with: ldnprep make ANSWERS -o SHEET.pdf",
        )
    )
