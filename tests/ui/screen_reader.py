"""Goes through a visit as a screen reader does, over the accessibility bus. Run by the system's Python (it has `gi`).

Argument: a JSON file with the pages, each with its title and its acts (see `told.py`), and with the path for the sheet.
Prints one line of JSON: what was heard. Ends with an error where something cannot be found by its name.
"""

# mypy: disable-error-code="no-untyped-def,no-untyped-call,import-not-found"
# the accessibility bus's own Python module belongs to the system's Python and has no types

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only after the version is chosen

warnings.simplefilter("ignore", DeprecationWarning)  # older systems have only the older names

WAIT_S = 20
ONCE_MORE_S = 2  # Next may say first what is open


def walk(node):
    """A node and all below it that show."""
    if node is None:
        return
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from walk(child)


def soon(find, seconds=WAIT_S):
    """What `find` gives, as soon as it gives something; None when it never does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = find()
        except GLib.GError:  # what was being read went away: a page was changed just then
            found = None
        if found is not None:
            return found
        time.sleep(0.02)
    return None


def application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        each = desktop.get_child_at_index(index)
        if each is not None and "LDN Prep" in (each.get_name() or ""):
            return each
    return None


class Reader:
    """Hears names and descriptions, and does what can be done with what it hears."""

    def __init__(self):
        self._app = self._wait(application, "the application")
        self._do = {"press": self.press, "type": self.type, "line": self.press}

    @staticmethod
    def _wait(find, what):
        found = soon(find)
        if found is None:
            raise SystemExit(f"not found: {what}")
        return found

    def do(self, act):
        """One act of `told.py`."""
        self._do[act["do"]](act["name"], act["about"], act["text"])

    def _find(self, name, about, interface):
        for node in walk(self._app):
            if (node.get_name() or "") == name and about in (node.get_description() or "") and interface(node):
                return node
        return None

    def press(self, name, about="", _text=""):
        node = self._wait(lambda: self._find(name, about, Atspi.Accessible.get_action_iface), f"{name} ({about})")
        Atspi.Action.do_action(node.get_action_iface(), 0)

    def type(self, name, about, text):
        node = self._wait(lambda: self._find(name, about, Atspi.Accessible.get_editable_text_iface), name)
        Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)

    def heard(self, words, role="", seconds=WAIT_S):
        """The whole name of what says these words, such as a window."""

        def find():
            names = ((node.get_name() or "", node.get_role_name()) for node in walk(self._app))
            return next((name for name, called in names if words in name and role in ("", called)), None)

        return soon(find, seconds)

    def page(self, title, seconds=WAIT_S):
        """Whether the window shows this page."""
        return self.heard(f"{title} (step", "frame", seconds)


def main():
    visit = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    reader = Reader()
    reader.press("Start a new sheet")
    last = len(visit["pages"]) - 1
    for number, (title, acts) in enumerate(visit["pages"]):
        if not reader.page(title, ONCE_MORE_S):
            reader.press("Next")
            if not reader.page(title):
                raise SystemExit(f"this page does not come: {title}")
        for act in acts:
            reader.do(act)
        reader.press("Next" if number < last else "Make my sheet")
    heard = {"made": reader.heard("sheet is ready")}
    reader.press("Save as PDF…")
    reader.type("File name:", "", visit["save"])
    reader.press("Save")
    heard["saved"] = reader.heard("Saved: ")
    reader.press("Save and close")
    print(json.dumps(heard, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
