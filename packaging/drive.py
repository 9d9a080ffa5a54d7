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
from contextlib import suppress

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE_SECONDS = 120
TELLING_SECONDS = 10
LAST = "Make my sheet"
BUTTONS = ("push button", "button")


def main(program, answers, home):
    """0 when the sheet was saved."""
    environment = {**os.environ, "HOME": home, "LDNPREP_HOME": f"{home}/kept", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    started = [subprocess.Popen([LAUNCHER, "--launch-immediately"], env=environment)]
    try:
        wait_for(registry, "the accessibility bus")
        started.insert(0, subprocess.Popen([program, "--answers", answers], env=environment))
        visit()
    finally:
        for process in started:
            process.terminate()
            process.wait()
    return 0


def registry():
    """Whether the accessibility bus is there, and the registry on it, with which programs make themselves known."""
    from gi.repository import Gio, GLib

    def ask(bus, name, path, method, parameters, answer):
        return bus.call_sync(name, path, name, method, parameters, GLib.VariantType(answer), 0, 10_000, None).unpack()

    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    (address,) = session.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, GLib.VariantType("(s)"), 0, 10_000, None
    ).unpack()
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
    wanted = GLib.Variant("(su)", ("org.a11y.atspi.Registry", 0))
    (begun,) = ask(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "StartServiceByName", wanted, "(u)")
    return begun in (1, 2)  # started now, or there already


def visit():  # noqa: C901  # small closures over one connection to the window; none of them is complex
    """All pages, the sheet, the file."""
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    ready = (Atspi.StateType.SHOWING, Atspi.StateType.ENABLED, Atspi.StateType.SENSITIVE)

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

    def named(roles, *names, among=None):
        for node in shown(among or app):
            if node.get_role_name() in roles and (node.get_name() or "").startswith(names):
                return node
        return None

    def pressable(*names, among=None):
        """The button, once it can be pressed: a button just shown has no place yet."""
        button = named(BUTTONS, *names, among=among)
        if button is None or not all(map(button.get_state_set().contains, ready)):
            return None
        place = button.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return button if place.width > 0 and place.height > 0 else None

    def press(*names, among=None):
        button = wait_for(lambda: pressable(*names, among=among), " or ".join(names))
        name = button.get_name()
        Atspi.Action.do_action(button.get_action_iface(), 0)
        return name

    def words(*starts):
        label = named(("label",), *starts)
        return label.get_name() if label else None

    def next_step():
        label = words("Step ")
        return label if label != seen[-1] else None

    def turned():
        """The next step, or the last button. Next may first tell what is open here: then it is pressed again."""
        if press("Next", LAST) == LAST:
            return LAST
        with suppress(SystemExit):
            return wait_for(next_step, "another step", TELLING_SECONDS)

    app = wait_for(program, "the program")
    seen = [wait_for(lambda: words("Step "), "the first step")]
    while seen[-1] != LAST:
        print(seen[-1], flush=True)
        seen.append(wait_for(turned, f"the step after {seen[-1]!r}"))
    print(wait_for(lambda: words("Your sheet is ready"), "the sheet"), flush=True)
    press("Save as PDF")
    dialog = wait_for(lambda: named(("dialog", "file chooser"), "Save as PDF"), "the file window")
    press("Save", among=dialog)
    print(wait_for(lambda: words("Saved: "), "the word that it was saved"), flush=True)


def wait_for(find, what, seconds=PATIENCE_SECONDS):
    """What `find` gives, as soon as it gives something."""
    end = time.monotonic() + seconds
    why = ""
    while time.monotonic() < end:
        try:
            found = find()
        except Exception as error:  # what was being read went away: a page changed just then
            found, why = None, f" ({error})"
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"not found: {what}{why}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
