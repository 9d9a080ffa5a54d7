"""The machine looked at once, through the door: facts out, nothing decided."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath
from types import MappingProxyType

from ldnprep import files
from ldnprep.handover import thunderbird
from ldnprep.handover.door import Door
from ldnprep.handover.model import Platform, SystemFacts

WORKER_MODULE = "ldnprep.handover.mapi_worker"
WORKER_OPTION = "--mapi-worker"
"""Hidden option of the packaged program: it then is the worker and nothing else (see docs/handover.md)."""

_LINUX_PROGRAMS = ("thunderbird", "xdg-email", "xdg-open", "dbus-send", "lp", "lpstat")
_SANDBOX_MARKS = ("/snap/", "/flatpak/")
_MAC_PROGRAMS = {
    "mail": ("/System/Applications/Mail.app", "/Applications/Mail.app"),
    "outlook": ("/Applications/Microsoft Outlook.app",),
    "thunderbird": ("/Applications/Thunderbird.app/Contents/MacOS/thunderbird",),
    "open": ("/usr/bin/open",),
    "osascript": ("/usr/bin/osascript",),
    "lp": ("/usr/bin/lp",),
    "lpstat": ("/usr/bin/lpstat",),
}
_MAC_HANDLERS = "~/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
_MAC_OWN_MAIL = "com.apple.mail"
_NEW_OUTLOOK = r"Software\Microsoft\Windows\CurrentVersion\App Paths\olk.exe"
_MAPI_PROGRAMS = r"Software\Clients\Mail"
_EXPLORER = r"Software\Microsoft\Windows"
_MAIL_CHOICE = _EXPLORER + r"\Shell\Associations\UrlAssociations\mailto\UserChoice"
_EML_CHOICE = _EXPLORER + r"\CurrentVersion\Explorer\FileExts\.eml\UserChoice"
_EML_CLASS = r"Software\Classes\.eml"


def probe(door: Door | None = None) -> SystemFacts:
    """What this machine offers now. Starts at most one small program (Linux: `xdg-mime`); raises MachineError."""
    door = door or Door()
    return _PROBES[door.platform()](door, new_staging())


def new_staging() -> Path:
    """A name for a folder for the files of one hand-over; it is made when something is written. Raises MachineError."""
    return files.temp_dir() / secrets.token_hex(8)


def _linux(door: Door, staging: Path) -> SystemFacts:
    programs = _found({name: door.which(name) for name in _LINUX_PROGRAMS})
    return SystemFacts(
        platform="linux",
        staging=staging,
        programs=programs,
        default_mail=_linux_default_mail(door),
        sandboxed=frozenset(name for name in ("thunderbird",) if _is_sandboxed(door, programs.get(name, ""))),
        no_account=_no_account(door, "linux"),
    )


def _linux_default_mail(door: Door) -> str:
    asks = door.which("xdg-mime")
    if not asks:
        return ""
    try:
        return door.run((asks, "query", "default", "x-scheme-handler/mailto")).output.strip()
    except OSError:  # no answer is no default
        return ""


def _is_sandboxed(door: Door, program: str) -> bool:
    """A snap or flatpak, or the small script that Ubuntu puts in /usr/bin to start the snap."""
    if not program:
        return False
    places = (program, door.real_path(program), door.start_of_file(program).decode("latin-1"))
    return any(mark in place for mark in _SANDBOX_MARKS for place in places)


def _macos(door: Door, staging: Path) -> SystemFacts:
    found = {name: next(filter(door.exists, places), "") for name, places in _MAC_PROGRAMS.items()}
    return SystemFacts(
        platform="macos",
        staging=staging,
        programs=_found(found),
        default_mail=_mac_default_mail(door.property_list(_MAC_HANDLERS)),
        no_account=_no_account(door, "macos"),
    )


def _no_account(door: Door, platform: Platform) -> frozenset[str]:
    return frozenset() if thunderbird.has_account(door, platform) else frozenset({thunderbird.NAME})


def _mac_default_mail(handlers: object) -> str:
    """The bundle id for `mailto:`; Apple's own Mail when nobody ever chose."""
    rows = handlers.get("LSHandlers") if isinstance(handlers, Mapping) else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and row.get("LSHandlerURLScheme") == "mailto":
            return str(row.get("LSHandlerRoleAll") or _MAC_OWN_MAIL).lower()
    return _MAC_OWN_MAIL


def _windows(door: Door, staging: Path) -> SystemFacts:
    explorer = PureWindowsPath(door.environment().get("SYSTEMROOT", r"C:\Windows"), "explorer.exe")
    return SystemFacts(
        platform="windows",
        staging=staging,
        programs=_found({"olk": door.registry(_NEW_OUTLOOK), "explorer": str(explorer)}),
        default_mail=door.registry(_MAIL_CHOICE, "ProgId"),
        opens_eml=door.registry(_EML_CHOICE, "ProgId") or door.registry(_EML_CLASS),
        mapi_program=_mapi_program(door),
        worker=door.worker(WORKER_MODULE, WORKER_OPTION),
    )


def _mapi_program(door: Door) -> str:
    """The default mail program, if it brings the DLL that Simple MAPI hands over to."""
    name = door.registry(_MAPI_PROGRAMS)
    key = rf"{_MAPI_PROGRAMS}\{name}"
    has_dll = bool(name) and any(door.registry(key, value) for value in ("DLLPath", "DLLPathEx"))
    return name if has_dll else ""


def _found(programs: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({name: path for name, path in programs.items() if path})


_PROBES: Mapping[Platform, Callable[[Door, Path], SystemFacts]] = {
    "linux": _linux,
    "macos": _macos,
    "windows": _windows,
}
