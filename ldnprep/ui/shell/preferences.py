"""How the window looks, and what is remembered of it from one start to the next; nothing about the person.

It is kept in our folder for settings, so "Delete everything this program kept" removes it with the rest.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ldnprep import files
from ldnprep.errors import FileContentError, LdnPrepError
from ldnprep.ui.look.theme import TEXT_SIZES, is_dark, theme
from ldnprep.ui.shell.menus import COLOURS

if TYPE_CHECKING:
    from ldnprep.ui.program import Program

_NAME = "window.json"
_LARGEST_BYTES = 10_000
_LARGEST_SIDE = 20_000


class Preferences(Struct, frozen=True):
    """percent: text size from the View menu. colours: "light" or "dark", "" as the system. width, height: the window in
    pixels, 0 for the usual size. folder: where something was saved last, "" for none. forgotten: she deleted
    everything; the window's size is not kept any more.
    """

    percent: int = TEXT_SIZES[0]
    colours: str = COLOURS[0]
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
        percent, folder, colours = known.get("percent"), known.get("folder"), known.get("colours")
        return cls(
            percent if percent in TEXT_SIZES and type(percent) is int else TEXT_SIZES[0],
            colours if isinstance(colours, str) and colours in COLOURS else COLOURS[0],
            _side(known.get("width")),
            _side(known.get("height")),
            folder if isinstance(folder, str) and "\0" not in folder else "",
        )

    def keep(self) -> None:
        """Writes it, owner-only. A disk that refuses is no reason to disturb her: only the looks are lost."""
        told = {key: value for key, value in asdict(self).items() if key != "forgotten"}
        with contextlib.suppress(LdnPrepError):
            files.write_atomic(_path(), json.dumps(told).encode("ascii"))


class Looks(QObject):
    """Text size, dark or light, the window's own size, and the folder where saving begins."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.preferences = kept = Preferences.kept()
        program.window.take_size(kept.width, kept.height)
        program.window.menus.show_text_size(kept.percent)
        program.window.menus.show_colours(kept.colours)
        program.dialogs.folder = Path(kept.folder) if kept.folder else None

    def set_text_size(self, percent: int) -> None:
        """Another text size from the View menu."""
        self._prefer(replace(self.preferences, percent=percent))
        self._program.window.menus.show_text_size(percent)
        self.restyle()

    def set_colours(self, colours: str) -> None:
        """Light or dark, or "" as the system asks for."""
        self._prefer(replace(self.preferences, colours=colours))
        self._program.window.menus.show_colours(colours)
        self.restyle()

    def dark(self, *, system: bool) -> bool:
        """Whether the window is dark, by her choice; else as the system is."""
        return self.preferences.colours == "dark" if self.preferences.colours else system

    def remember_folder(self, folder: Path) -> None:
        """Where something was saved: the next window for saving begins there."""
        self._program.dialogs.folder = folder
        self._prefer(replace(self.preferences, folder=str(folder)))

    def forget(self) -> None:
        """What was remembered is gone with everything else; the window stays as it is until it is closed."""
        self.preferences = Preferences(self.preferences.percent, self.preferences.colours, forgotten=True)
        self._program.dialogs.folder = None

    def keep_size(self) -> None:
        """Remembers how large the window is, unless everything was deleted."""
        size = self._program.window.size_to_remember()
        if not self.preferences.forgotten and size is not None:
            self._prefer(replace(self.preferences, width=size.width(), height=size.height()))

    def _prefer(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self.preferences = replace(preferences, forgotten=False)
            self.preferences.keep()

    def follow_system(self) -> None:
        """Dresses the window anew if the system turned dark or light meanwhile."""
        if self.dark(system=is_dark()) is not theme().dark:
            self.restyle()

    def restyle(self, *_arguments: object) -> None:
        """Dresses the window anew, for another text size or for dark or light."""
        find_again = self._program.stage.finder_of_focus()
        self.dress(dark=self.dark(system=is_dark()))
        self._program.stage.show()
        self._program.stage.focus_again(find_again)

    def dress(self, *, dark: bool) -> None:
        """Gives the window its looks and a new inside; a page comes into sight with `Stage.show`."""
        program = self._program
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme().apply(application, dark=dark, percent=self.preferences.percent)
        if program.window.frame is not None:
            program.stage.drop()
        program.window.set_steps(program.wizard.steps, program.wizard.current.id)


def _path() -> Path:
    return files.config_dir() / _NAME


def _side(value: object) -> int:
    return value if type(value) is int and 0 < value <= _LARGEST_SIDE else 0
