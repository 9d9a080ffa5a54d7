"""What goes into the packaged program, and what stays out."""

from __future__ import annotations

from pathlib import Path

import bundle
import parts
import pytest

from ldnprep import shipped

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("needed", [shipped.questions_file(), shipped.resource()], ids=["questions", "resources"])
def test_the_package_has_what_shipped_looks_for(needed: Path) -> None:
    places = {Path(source): place for source, place in parts.data_files(ROOT)}
    inside = places[needed]
    expected = "ldnprep/_shipped" if needed.is_file() else f"ldnprep/_shipped/{needed.name}"
    assert inside == expected


def test_every_file_that_goes_in_is_there() -> None:
    assert [source for source, _ in parts.data_files(ROOT) if not Path(source).exists()] == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/QtSvg.abi3.so",
        "PySide6\\Qt6Core.dll",
        "ldnprep/_shipped/resources/icons/app.svg",
    ],
)
def test_what_the_window_needs_goes_in(place: str) -> None:
    assert parts.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/networkinformation/libqglib.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6\\Qt6Network.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/libpyside6qml.abi3.6.11.dylib",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/translations/qt_de.qm",
    ],
)
def test_what_it_does_not_use_stays_out(place: str) -> None:
    assert not parts.is_wanted(place)


def test_no_way_into_the_network_goes_in() -> None:
    assert {"ssl", "_ssl", "PySide6.QtNetwork"} <= set(parts.EXCLUDED_MODULES)


def test_windows_is_not_asked_by_wmi_what_system_it_is() -> None:
    """pypdfium2 asks when it is loaded, before the window: slow where WMI is slow, and a crash of Python 3.12."""
    assert "_wmi" in parts.EXCLUDED_MODULES


def test_libraries_that_only_left_out_files_needed_go_with_them() -> None:
    links = {
        "/plugin": ["libQt6Gui.so.6"],
        "/gui": ["libpng.so.1", "libX11.so.6"],
        "/gtk": ["libcairo.so.2"],
        "/x11": [],
    }
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/plugin", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/gui", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libgtk-3.so.0", "/gtk", "BINARY"),
        ("libcairo.so.2", "/cairo", "BINARY"),
        ("libpng.so.1", "/png", "BINARY"),
        ("libX11.so.6", "/x11", "BINARY"),
    ]
    kept = [place for place, _, _ in parts.still_needed(entries, lambda file: links.get(file, []))]
    assert sorted(kept) == [
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "libQt6Gui.so.6",
        "libpng.so.1",
    ]


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("_internal/PySide6/Qt/lib/libicudata.so.73", bundle.QT),
        ("_internal/libpython3.11.so.1.0", bundle.PYTHON),
        ("_internal/python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so", bundle.PYTHON),
        ("_internal/unicodedata.pyd", bundle.PYTHON),
        ("_internal/pikepdf.libs/libqpdf-781b0270.so.30.4.2", "pikepdf"),
        ("_internal/pypdfium2_raw/libpdfium.so", "pypdfium2"),
        ("_internal/libxcb-cursor.so.0", bundle.SYSTEM),
        ("_internal/ldnprep/_shipped/questions.yaml", "fonts, content, licences"),
        ("ldnprep", bundle.CODE),
        ("LDN Prep.exe", bundle.CODE),
        ("Contents/Frameworks/PySide6/QtCore.abi3.so", bundle.QT),
        ("Contents/Frameworks/pikepdf/_core.so", "pikepdf"),
    ],
)
def test_each_file_is_counted_to_its_part(place: str, part: str) -> None:
    assert bundle.part_of(place) == part
