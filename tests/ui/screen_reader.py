"""Goes through a visit as a screen reader does, over the accessibility bus. Run by the system's Python (it has `gi`).

Prints one line of JSON: what was heard. Ends with an error where something cannot be found by its name.
"""

# mypy: disable-error-code="no-untyped-def,no-untyped-call,import-not-found"
# the accessibility bus's own Python module belongs to the system's Python and has no types

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only after the version is chosen

WAIT_S = 30
OPIOID = "Tramadol, codeine, oxycodone, morphine or another strong pain medicine"


def walk(node):
    """A node and all below it that show."""
    if node is None:
        return
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from walk(child)


def wait_for(find, what):
    """What `find` gives, as soon as it gives something."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        try:
            found = find()
        except GLib.GError:  # what was being read went away: a page was changed just then
            found = None
        if found is not None:
            return found
        time.sleep(0.05)
    raise SystemExit(f"not found: {what}")


def application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        each = desktop.get_child_at_index(index)
        if each is not None and "LDN Prep" in (each.get_name() or ""):
            return each
    return None


def main():
    app = wait_for(application, "the application")

    def find(name, interface, description=""):
        for node in walk(app):
            if (node.get_name() or "") == name and description in (node.get_description() or "") and interface(node):
                return node
        return None

    def press(name, description=""):
        node = wait_for(lambda: find(name, Atspi.Accessible.get_action_iface, description), name)
        Atspi.Action.do_action(node.get_action_iface(), 0)

    def type_into(name, text):
        node = wait_for(lambda: find(name, Atspi.Accessible.get_editable_text_iface), name)
        Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)
        return Atspi.Text.get_text(node.get_text_iface(), 0, -1)

    def title(words):
        return wait_for(
            lambda: next(
                (n.get_name() for n in walk(app) if n.get_role_name() == "frame" and words in n.get_name()), None
            ),
            words,
        )

    heard = {"start": title("Start")}
    press("Next")
    heard["visit"] = title("Your visit")
    heard["name"] = type_into("Your name", "Zoë Möller")
    press("Next")
    press("Fibromyalgia")
    press("Next")
    press("8", "Your pain, on average, 0 to 10")
    press("Step 5: Opioids, last 4 weeks")
    heard["opioids"] = title("Opioids, last 4 weeks")
    press(f"Not sure: {OPIOID}")
    type_into(f"{OPIOID}: Name on the box", "Butrans patch 10")
    heard["mark"] = wait_for(
        lambda: next((n.get_name() for n in walk(app) if (n.get_name() or "").startswith("An opioid (")), None),
        "the mark",
    )
    press("Step 13: Notes and check")
    title("Notes and check")
    press("Make my sheet")
    heard["made"] = wait_for(
        lambda: next((n.get_name() for n in walk(app) if "sheet is ready" in (n.get_name() or "")), None), "the sheet"
    )
    press("Save and close")
    print(json.dumps(heard, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
