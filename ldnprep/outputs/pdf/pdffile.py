"""The file under the pages: numbered objects in, the bytes of a PDF 1.7 file out.

Everything but streams goes into compressed object streams (a tagged sheet has a thousand small objects). The document
id is a hash of the content, there is no date: the same objects give the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 200


def text_string(text: str) -> str:
    """A PDF text string in hexadecimal UTF-16; any text is safe in it."""
    return "<feff" + text.encode("utf-16-be", "surrogatepass").hex() + ">"


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A number with at most three decimals, as short as it can be written."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


class PdfFile:
    """Objects of one file. Numbers are given out by `reserve`, so that objects can name each other."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        """The number of an object whose content comes later."""
        self._last += 1
        return self._last

    def put(self, content: str, number: int | None = None) -> int:
        """Store an object that is no stream (ASCII); gives its number."""
        number = number or self.reserve()
        self._plain[number] = content.encode("ascii")
        return number

    def put_stream(self, data: bytes, entries: str = "", number: int | None = None, packed: bool = True) -> int:
        """Store a stream with more dictionary entries; gives its number. `packed` False leaves it readable."""
        number = number or self.reserve()
        if packed:
            data = zlib.compress(data)
            entries += "/Filter/FlateDecode"
        self._streams[number] = _stream(entries, data)
        return number

    def put_packed(self, data: bytes, entries: str) -> int:
        """Store a stream whose data is compressed (Flate) already."""
        number = self.reserve()
        self._streams[number] = _stream(entries + "/Filter/FlateDecode", data)
        return number

    def to_bytes(self, root: int, info: int) -> bytes:
        """The whole file; `root` and `info` are the numbers of the catalog and the information dictionary."""
        rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        body = bytearray(_HEADER)
        numbers = sorted(self._plain)
        for first in range(0, len(numbers), _PER_STREAM):
            group = numbers[first : first + _PER_STREAM]
            holder = self.reserve()
            self._streams[holder] = self._object_stream(group)
            rows.update({number: (2, holder, place) for place, number in enumerate(group)})
        for number, content in sorted(self._streams.items()):
            rows[number] = (1, len(body), 0)
            body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        xref = self.reserve()
        rows[xref] = (1, len(body), 0)
        table = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + place.to_bytes(2, "big")
            for _, (kind, where, place) in sorted(rows.items())
        )
        identity = hashlib.sha256(body).hexdigest()[:32]
        entries = f"/Type/XRef/Size {xref + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]"
        start = len(body)
        content = _stream(entries + "/Filter/FlateDecode", zlib.compress(table))
        body += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (xref, content, start)
        return bytes(body)

    def _object_stream(self, group: list[int]) -> bytes:
        offsets, content = [], bytearray()
        for number in group:
            offsets.append(f"{number} {len(content)}")
            content += self._plain[number] + b"\n"
        head = (" ".join(offsets) + " ").encode("ascii")
        entries = f"/Type/ObjStm/N {len(group)}/First {len(head)}/Filter/FlateDecode"
        return _stream(entries, zlib.compress(head + bytes(content)))


def _stream(entries: str, data: bytes) -> bytes:
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"
