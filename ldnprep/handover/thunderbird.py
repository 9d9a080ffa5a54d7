"""Whether Thunderbird can send at all: without an account it opens its own set-up instead of a draft."""

from __future__ import annotations

import configparser
import posixpath
from collections.abc import Iterator

from ldnprep.handover.door import Door
from ldnprep.handover.model import Platform

NAME = "thunderbird"
_HOMES = {
    "linux": (
        "~/.thunderbird",
        "~/snap/thunderbird/common/.thunderbird",
        "~/.var/app/org.mozilla.Thunderbird/.thunderbird",
    ),
    "macos": ("~/Library/Thunderbird",),
}
_SETTINGS = ("prefs.js", "user.js")  # what it wrote, and what somebody wrote for it
_ACCOUNT = b".useremail"  # in the settings of a profile: the address of a person who writes


def has_account(door: Door, platform: Platform) -> bool:
    """Whether any profile has an account; what is there and cannot be read counts as one."""
    try:
        return any(_ACCOUNT in settings for settings in _settings(door, platform))
    except (OSError, configparser.Error):
        return True


def _settings(door: Door, platform: Platform) -> Iterator[bytes]:
    for home in _HOMES.get(platform, ()):
        known = door.settings(f"{home}/profiles.ini")
        if known is None:
            continue
        profiles = configparser.ConfigParser(interpolation=None, strict=False)
        profiles.read_string(known.decode("utf-8", errors="replace"))
        for section in profiles.sections():
            path = profiles.get(section, "Path", fallback="")
            if section.startswith("Profile") and path:
                folder = posixpath.join(home, path)  # a whole path stays as it is
                for name in _SETTINGS:
                    yield door.settings(f"{folder}/{name}") or b""
