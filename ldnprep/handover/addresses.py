"""Texts for other programs' own small languages: `mailto:` addresses and what follows `thunderbird -compose`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from ldnprep.handover.model import EmailRequest


def mailto(request: EmailRequest, *, with_text: bool = True) -> str:
    """RFC 6068: all but letters, digits and `-._~@` percent-encoded as UTF-8; line ends as CRLF. Carries no file."""
    fields = {"subject": request.subject}
    if with_text:
        fields["body"] = request.body.replace("\n", "\r\n")
    return f"mailto:{quote(request.to, safe='@')}?" + "&".join(
        f"{name}={_quoted(text)}" for name, text in fields.items()
    )


def thunderbird_compose(request: EmailRequest, text_file: Path | None = None) -> str:
    """The argument after `-compose`: `name=value` with commas between.

    Thunderbird (read in its MsgComposeCommands.js, version 153) splits at commas outside quotes and decodes percent
    signs in values that are not in single quotes. A value of which every special character is percent-encoded therefore
    needs no quotes and cannot break out. A long text goes as `message=` a UTF-8 file, since one argument is limited.
    """
    fields = {
        "format": "text",  # else the text would be read as HTML
        "to": request.to,
        "subject": request.subject,
        # decoded once as an argument, once as an address of a file
        "attachment": request.pdf.as_uri(),
    }
    fields |= {"message": str(text_file)} if text_file else {"body": request.body}
    return ",".join(f"{name}={_quoted(text)}" for name, text in fields.items() if text)


def _quoted(text: str) -> str:
    return quote(text, safe="")
