"""Goes through a visit in the packaged program as a screen reader would, on an invisible screen (Linux).

    xvfb-run -a -s "-screen 0 1440x900x24" dbus-run-session -- /usr/bin/python3 packaging/drive.py PROGRAM ANSWERS HOME

Next through every page, "Make my sheet", "Save as PDF", Save: the sheet is then in HOME. Run by the system's Python,
which has `gi` (Debian: python3-pyatspi, gir1.2-atspi-2.0, at-spi2-core); release_check.py starts it so.
"""

# mypy: ignore-errors
# `gi` has no types

from __future__ import annotations

import os
import subprocess
import sys
import time

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE_SECONDS = 90
BUS_SECONDS = 4  # the bus tells nobody when it is ready
SETTLE_SECONDS = 0.8  # a person looks before pressing, too: a button just shown has no place yet
MOST_PAGES = 30
BUTTONS = ("push button", "button")


def main(program, answers, home):
    """0 when the sheet was saved."""
    environment = {**os.environ, "HOME": home, "LDNPREP_HOME": f"{home}/kept", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"], env=environment)
    time.sleep(BUS_SECONDS)
    driven = subprocess.Popen([program, "--answers", answers], env=environment)
    try:
        visit()
    finally:
        for process in (driven, bus):
            process.terminate()
            process.wait()
    return 0


def visit():
    """All pages, the sheet, the file."""
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    def shown(node):
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from shown(child)

    def program():
        desktop = Atspi.get_desktop(0)
        found = (desktop.get_child_at_index(index) for index in range(desktop.get_child_count()))
        return next((each for each in found if each is not None and "LDN Prep" in (each.get_name() or "")), None)

    def named(roles, *names):
        for node in shown(app):
            if node.get_role_name() in roles and (node.get_name() or "").startswith(names):
                return node
        return None

    def press(*names):
        button = wait_for(lambda: named(BUTTONS, *names), " or ".join(names))
        name = button.get_name()
        time.sleep(SETTLE_SECONDS)
        Atspi.Action.do_action(button.get_action_iface(), 0)
        return name

    def step():
        label = named(("label",), "Step ")
        return label.get_name() if label else None

    app = wait_for(program, "the program")
    for _ in range(MOST_PAGES):
        print(wait_for(step, "a step"), flush=True)
        if press("Next", "Make my sheet") == "Make my sheet":
            break
        time.sleep(SETTLE_SECONDS)
    print(wait_for(lambda: named(("label",), "Your sheet is ready"), "the sheet").get_name(), flush=True)
    press("Save as PDF")
    dialog = wait_for(lambda: named(("dialog", "file chooser"), "Save as PDF"), "the file window")
    save = next(node for node in shown(dialog) if node.get_role_name() in BUTTONS and node.get_name() == "Save")
    Atspi.Action.do_action(save.get_action_iface(), 0)
    print(wait_for(lambda: named(("label",), "Saved: "), "the word that it was saved").get_name(), flush=True)


def wait_for(find, what):
    """What `find` gives, as soon as it gives something."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            found = find()
        except Exception:  # noqa: S112  # what was being read went away: a page changed just then
            continue
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"not found: {what}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
