"""Hands and eyes before Wine's screen: keys by xdotool, titles of windows, pictures."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import parts
from msgspec import Struct

from windows.wine import WineError

START_SECONDS, STEP_SECONDS = 120, 40  # on a machine with much other work
KEY_MILLISECONDS, LETTER_MILLISECONDS = 20, 20
REST_SECONDS = 1.0  # after a text: what is recognised in it may bring new controls
PAGE_SECONDS = 0.7  # until a page is built behind its title: typing sooner is a trial of its own
MOST_TELLS = 5
Found = TypeVar("Found")


class Hands(Struct, frozen=True):
    """Somebody before one screen. `pictures`: the folder for what is seen."""

    display: str
    pictures: Path

    def xdotool(self, *words: str) -> str:
        """What xdotool says; nothing where there is no such window."""
        environment = os.environ | {"DISPLAY": self.display, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["xdotool", *words], capture_output=True, text=True, env=environment, check=False)
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """Visible windows whose title has these words, by their numbers."""
        return self.xdotool("search", "--onlyvisible", "--name", title).split()

    def title(self) -> str:
        """What the program's window is called now; nothing where there is none."""
        found = self.windows(f"{parts.NAME}$")
        return self.xdotool("getwindowname", found[-1]) if found else ""

    def step_into(self, title: str, seconds: int = STEP_SECONDS) -> None:
        """Waits for a window and gives it the keys."""
        found = wait(f"the window {title!r}", lambda: self.windows(title), seconds, self)
        self.xdotool("windowactivate", "--sync", found[-1])
        time.sleep(0.5)  # the window manager has told it, and the window has told its field

    def close(self, process: subprocess.Popen[str]) -> None:
        """Closes the program's window as a person does, and waits for its end. Raises WineError."""
        for _ in range(MOST_TELLS):  # a window just behind another one has not always got the keys back
            if self.windows(f"{parts.NAME}$"):
                self.step_into(f"{parts.NAME}$")
                self.keys("alt+F4")
            with suppress(WineError):
                wait("the program to end", lambda: process.poll() is not None, STEP_SECONDS / MOST_TELLS)
                return
        wait("the program to end", lambda: process.poll() is not None, STEP_SECONDS, self)

    def keys(self, *names: str) -> None:
        """Keys, one after the other."""
        self.xdotool("key", "--delay", str(KEY_MILLISECONDS), *names)

    def words(self, text: str, milliseconds: int = LETTER_MILLISECONDS) -> None:
        """Letters, one after the other."""
        self.xdotool("type", "--delay", str(milliseconds), "--", text)

    def strike(self, strokes: Sequence[Sequence[str]]) -> None:
        """What `strokes_of` found, page by page; a page that does not come is an error."""
        names: list[str] = []
        for kind, what in strokes:
            if kind == "key":
                names.append(what)
            elif kind == "text":
                self.keys(*names)
                names.clear()
                self.words(what)
                time.sleep(REST_SECONDS)
            else:
                self.keys(*names[:-1])
                self._turn_to(what, names[-1])
                names.clear()
        self.keys(*names)

    def _turn_to(self, title: str, key: str) -> None:
        """The key that leads to a page, until it is there: first it may tell what is open on this one, or dangerous."""
        for _ in range(MOST_TELLS):
            if self._is_called(title):
                return
            self.keys(key)
            with suppress(WineError):
                wait("the page", partial(self._is_called, title), STEP_SECONDS / MOST_TELLS)
                time.sleep(PAGE_SECONDS)
        wait(f"the page {title!r}", partial(self._is_called, title), STEP_SECONDS, self)

    def _is_called(self, title: str) -> bool:
        return self.title() == title

    def picture(self, name: str) -> None:
        """What is on the screen."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {"DISPLAY": self.display}
        command = ["import", "-window", "root", str(self.pictures / f"{name}.png")]
        subprocess.run(command, env=environment, check=False)


def wait(what: str, holds: Callable[[], Found], seconds: float, hands: Hands | None = None) -> Found:
    """What `holds` gives, as soon as it gives something. Raises WineError, with a picture of the screen beside it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.1)
    if hands is not None:
        hands.picture("failed")
    seen = f" The window is called {hands.title()!r}." if hands else ""
    raise WineError(f"waited {seconds} s for {what}.{seen}")
