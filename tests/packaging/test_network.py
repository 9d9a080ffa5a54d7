"""The packaged program carries nothing that could reach a network."""

from __future__ import annotations

from pathlib import Path

import network
import pytest


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6\\Qt6Network.dll".replace("\\", "/"),
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/networkinformation/libqglib.so",
        "libssl.so.3",
        "libcrypto-3.dll",
        "pikepdf/.dylibs/libgnutls.30.dylib",
        "lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_a_network_library_is_found_by_its_name(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(b"")
    assert network.network_parts(tmp_path) == [place]


@pytest.mark.parametrize("needed", [b"libQt6Network.so.6", b"Qt6Network.dll", b"libssl.so.3", b"libgnutls.30.dylib"])
def test_a_library_that_would_load_one_is_found(tmp_path: Path, needed: bytes) -> None:
    (tmp_path / "libharmless.so.1").write_bytes(b"\x7fELF\0" + needed + b"\0")
    assert network.network_parts(tmp_path) == ["libharmless.so.1"]


def test_what_the_program_needs_is_no_network(tmp_path: Path) -> None:
    for name in ("_socket.cpython-311-x86_64-linux-gnu.so", "libQt6Core.so.6", "questions.yaml", "_sslext.txt"):
        (tmp_path / name).write_bytes(b"\x7fELF\0libc.so.6\0")
    assert network.network_parts(tmp_path) == []
