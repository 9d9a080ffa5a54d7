"""The draft as a file: what `.eml` programs open, made by Python's own mail package."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from ldnprep.handover.checks import checked
from ldnprep.handover.model import EmailRequest


def eml_bytes(request: EmailRequest, pdf: bytes, *, unsent: bool = True) -> bytes:
    """RFC 5322 bytes of a draft with the sheet attached; the same request gives the same bytes.

    `unsent`: with `X-Unsent: 1`, which makes Outlook and Thunderbird open it for writing. Never a From (the mail
    program puts in the person's own) and never a Date (it is not sent). Raises RequestError, see `checks.checked`.
    """
    request = checked(request)
    message = EmailMessage(policy=SMTP)
    if unsent:
        message["X-Unsent"] = "1"
    if request.to:
        message["To"] = Address(addr_spec=request.to)
    message["Subject"] = request.subject
    # base64, because some programs trim spaces at line ends or break long lines in the other encodings
    message.set_content(request.body, charset="utf-8", cte="base64")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=request.attached_name)
    message.set_boundary("=_ldnprep_visit_notes_=")  # fixed; base64 has no underscore, so it cannot occur inside
    return message.as_bytes()
