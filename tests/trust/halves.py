"""Files that another program could be reading, and that are not whole."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

from ldnprep import files


def halves(paths: Iterable[Path]) -> Iterator[str]:
    """A complaint for each PDF or draft under its final name that does not open."""
    for path in paths:
        if path.name.startswith(files.TEMPORARY_PREFIX) or not path.is_file():
            continue
        try:
            _LOOK[path.suffix](path.read_bytes())
        except (pikepdf.PdfError, ValueError) as error:
            yield f"{path.name} is not whole: {type(error).__name__}"


def handed_over(home: Path) -> list[Path]:
    """What was written for a printer service or a mail program; `home` is LDNPREP_HOME."""
    return sorted((home / "cache" / "temporary").rglob("*"))


def _pdf(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if not pdf.pages:
            raise ValueError("no pages")


def _draft(data: bytes) -> None:
    message = email.message_from_bytes(data, policy=email.policy.SMTP)
    attached = [part.get_content() for part in message.iter_attachments()]
    if len(attached) != 1:
        raise ValueError("no sheet")
    _pdf(attached[0])


_LOOK = {".pdf": _pdf, ".eml": _draft}
