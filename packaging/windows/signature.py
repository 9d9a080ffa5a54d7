"""Whether CPython's program files are signed by the Python Software Foundation, up to Microsoft's root, pinned here.

Debian's osslsigncode compares each file with what was signed; the chain of certificates is openssl's to judge, since
osslsigncode asks more of a root than Microsoft's says.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

# Microsoft Identity Verification Root Certificate Authority 2020
ROOT_SHA1 = "F40042E2E5F7E8EF8189FED15519AECE42C3BFA2"
SIGNER = "Python Software Foundation"
AT = "1738684800"  # 4 February 2025, the day of CPython 3.12.9: its certificates live for days
# Python's builders sign what is theirs; these come from others, and the archive's hash alone answers for them
OF_OTHERS = ("libcrypto", "libffi", "libssl", "sqlite3", "vcruntime", "tcl", "tk", "zlib")
# Authenticode's kind of content in openssl's list, its wrapping, then where it starts, its head and its length
_CONTENT = re.compile(r":1\.3\.6\.1\.4\.1\.311\.2\.1\.4\n.*cont \[ 0 \].*\n *(\d+):d=\d+ +hl= *(\d+) +l= *(\d+)")
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


class NotSignedError(Exception):
    """A file that should carry the signature does not, or not for what it is now."""


def check(folder: Path) -> str:
    """What was found, as words. Raises NotSignedError at the first program file that is not as it was signed."""
    files = [path for path in sorted(folder.glob("*")) + sorted(folder.glob("DLLs/*")) if _is_program(path)]
    ours = [path for path in files if not path.name.startswith(OF_OTHERS)]
    if not ours:
        raise NotSignedError(f"{folder}: no program files")
    with tempfile.TemporaryDirectory() as name:
        root = _root(ours[0], Path(name))
        for path in ours:
            _check(path, root, Path(name))
    return f"{len(ours)} program files signed by the {SIGNER}; {len(files) - len(ours)} of others, by hash alone"


def _is_program(path: Path) -> bool:
    return path.suffix in (".exe", ".dll", ".pyd")


def _root(path: Path, folder: Path) -> Path:
    """The pinned root, out of the certificates that a file carries."""
    _signature(path, folder / "signature")
    printed = _said("openssl", "pkcs7", "-inform", "DER", "-in", str(folder / "signature"), "-print_certs")
    root = folder / "root.pem"
    for certificate in _PEM.findall(printed):
        root.write_text(certificate + "\n", "ascii")
        fingerprint = _said("openssl", "x509", "-in", str(root), "-noout", "-fingerprint", "-sha1")
        if fingerprint.strip().partition("=")[2].replace(":", "") == ROOT_SHA1:
            return root
    raise NotSignedError(f"{path.name}: its certificates do not lead to the root that is pinned")


def _check(path: Path, root: Path, folder: Path) -> None:
    said = _said("osslsigncode", "verify", "-in", str(path), "-ignore-cdp", "-ignore-timestamp")
    signed, now = (re.search(rf"^{which} message digest *: *(\S+)", said, re.M) for which in ("Current", "Calculated"))
    if not (signed and now and signed[1] == now[1]):
        raise NotSignedError(f"{path.name}: not the file that was signed")
    _signature(path, folder / "signature")
    chain = ["openssl", "smime", "-verify", "-inform", "DER", "-in", str(folder / "signature"), "-CAfile", str(root)]
    chain += ["-content", str(_signed_content(folder)), "-purpose", "any", "-attime", AT]
    chain += ["-signer", str(folder / "signer"), "-out", "/dev/null"]
    if subprocess.run(chain, capture_output=True, check=False).returncode:
        raise NotSignedError(f"{path.name}: its certificates do not lead to the root that is pinned")
    subject = _said("openssl", "x509", "-in", str(folder / "signer"), "-noout", "-subject")
    if not re.search(rf"CN ?= ?{SIGNER}$", subject.strip()):
        raise NotSignedError(f"{path.name}: signed by {subject.strip()}")


def _signed_content(folder: Path) -> Path:
    """What the signature is over: inside it, but of a kind of Microsoft's that openssl does not read there."""
    parsed = _said("openssl", "asn1parse", "-inform", "DER", "-in", str(folder / "signature"))
    place = _CONTENT.search(parsed)
    if place is None:
        raise NotSignedError("a signature of another kind")
    start, head, length = map(int, place.groups())
    content = folder / "content"
    content.write_bytes((folder / "signature").read_bytes()[start + head : start + head + length])
    return content


def _signature(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    _said("osslsigncode", "extract-signature", "-in", str(path), "-out", str(target))
    if not target.is_file():
        raise NotSignedError(f"{path.name}: not signed")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
