"""What goes into the packaged program and what stays out; read by ldnprep.spec, and by tests without PyInstaller."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's own: place in the package, file it comes from, kind."""

NAME = "LDN Prep"
PROGRAM = "ldnprep"
BUNDLE_ID = "org.ldnprep.LDNPrep"
# what PySide6's own files ask for, whatever the names of the wheels say: packaging/macos/assemble.py reads it
OLDEST_MACOS = {"arm64": "15.0", "x86_64": "15.0"}
MAIL_REASON = "LDN Prep asks your mail program to open a draft with your sheet. It sends nothing by itself."

# modules that a library imports only if they are there, or not on our ways
EXCLUDED_MODULES: tuple[str, ...] = (
    # no network, ever (Python brings its own SHA-256)
    "ssl", "_ssl", "_hashlib", "http", "urllib.request", "urllib.robotparser", "ftplib", "smtplib", "imaplib", "poplib",
    "xmlrpc", "socketserver", "asyncio", "_asyncio", "PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtTest",
    "tkinter", "_tkinter", "curses", "readline", "pydoc", "doctest", "unittest", "pdb", "lib2to3", "sqlite3",
    "ensurepip", "venv", "IPython", "numpy", "matplotlib", "setuptools", "pkg_resources", "pip", "rlPyCairo",
    "charset_normalizer",  # reportlab asks it about texts in unknown encodings: ours are UTF-8
    "rapidfuzz.fuzz_cpp", "rapidfuzz.fuzz_cpp_avx2",  # the recogniser measures letters, it compares no phrases
    "rapidfuzz.distance.metrics_cpp_avx2",  # for newer processors; where it is missing the one for all is taken
    "reportlab.graphics", "reportlab.platypus",
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
    "_wmi",  # Windows: platform.system() would ask WMI, which is slow and can crash Python 3.12 (cpython issue 125315)
)  # fmt: skip

# For metadata and pictures, of which a sheet has none; reportlab loads Pillow all the same: start.py stands in for it.
# The older pikepdf of macOS does not start without them.
if sys.platform != "darwin":
    EXCLUDED_MODULES += ("PIL", "lxml", "packaging")

# Python's modules that would be a way into the network; the files are network.py's
NETWORK_MODULES = frozenset({
    "ssl", "_ssl", "http.client", "http.server", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib",
    "xmlrpc.client", "socketserver", "asyncio", "requests", "urllib3", "httpx", "PySide6.QtNetwork",
})  # fmt: skip

# Qt's plugins that are wanted: kind of plugin to names, without "lib" and ending
PLUGINS: Mapping[str, tuple[str, ...]] = {
    "platforms": ("qxcb", "qwayland*", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qico"),
    "printsupport": (),  # the program prints without Qt, see handover
    "styles": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-graphics-integration-client": (),
    "xcbglintegrations": (),
}

UNWANTED_FILES = (
    "*/translations/*",  # the program speaks English; a translation brings Qt's own back
    "*.dist-info/sboms/*", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/WHEEL",
    "PySide6/QtNetwork.*", "PySide6/QtDBus.*", "PySide6/QtQml.*", "PySide6/QtQuick.*", "PySide6/QtOpenGL.*",
    "*pyside6qml*",  # linked to QtQml and QtNetwork
    "*Qt6Network*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6Pdf*",
    "*/QtNetwork.framework/*", "*/QtQml*.framework/*", "*/QtQuick*.framework/*", "*/QtVirtualKeyboard.framework/*",
    "*opengl32sw.dll", "*d3dcompiler_*.dll",  # Windows: for pictures by the graphics card
)  # fmt: skip

# Linux: what every desktop has, and what fits the rest of that desktop best when it is its own
FROM_THE_DESKTOP = (
    "libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1", "libdbus-1.so.3", "libexpat.so.1", "libfontconfig.so.1",
    "libfreetype.so.6", "libglib-2.0.so.0", "libstdc++.so.6", "libgcc_s.so.1", "libz.so.1",
)  # fmt: skip

_PLUGIN = re.compile(r"plugins/(?P<kind>[^/]+)/(?:lib)?(?P<name>[^/]+)\.(?:so|dll|dylib)$")


def data_files(root: Path) -> list[tuple[str, str]]:
    """(file or folder, folder in the package): where `ldnprep.shipped` looks for what it needs."""
    return [
        (str(root / "questions.yaml"), "ldnprep/_shipped"),
        (str(root / "resources"), "ldnprep/_shipped/resources"),
        (str(root / "LICENSE"), "ldnprep/_shipped"),
    ]


def is_wanted(place: str) -> bool:
    """Whether a file belongs into the package, by its place there."""
    path = PurePosixPath(place.replace("\\", "/")).as_posix()
    if any(fnmatch(path, pattern) for pattern in UNWANTED_FILES):
        return False
    plugin = _PLUGIN.search(path)
    if plugin is None or "PySide6" not in path:
        return True
    return any(fnmatch(plugin["name"], name) for name in PLUGINS.get(plugin["kind"], ()))


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that belong into the package."""
    return [entry for entry in entries if is_wanted(entry[0])]


def still_needed(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Without the libraries that only left-out files needed. `needs`: file → names of the libraries it is linked to.

    What stays for its own sake: Python's extension modules, Qt's plugins, data. A library stays when one of these,
    or a library that stays, is linked to it.
    """
    kept: list[Entry] = []
    libraries: dict[str, list[Entry]] = {}
    for entry in entries:
        if _is_library(entry):
            libraries.setdefault(PurePosixPath(entry[0]).name, []).append(entry)
        else:
            kept.append(entry)
    queue = [source for _, source, kind in kept if kind in ("EXTENSION", "BINARY")]
    queue += [entry[1] for name in list(libraries) if name.startswith("libpython") for entry in libraries[name]]
    kept += [entry for name in list(libraries) if name.startswith("libpython") for entry in libraries.pop(name)]
    while queue:
        for name in set(needs(queue.pop())).difference(FROM_THE_DESKTOP):
            for entry in libraries.pop(name, ()):
                kept.append(entry)
                queue += [entry[1]] if entry[2] == "BINARY" else []
    return kept


def _is_library(entry: Entry) -> bool:
    place, _, kind = entry
    shared = ".so" in PurePosixPath(place).name and not place.endswith((".abi3.so", "libpdfium.so"))
    return kind in ("BINARY", "SYMLINK") and shared and "/plugins/" not in place
