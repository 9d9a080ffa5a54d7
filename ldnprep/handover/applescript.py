"""AppleScript for macOS' mail programs. The scripts are constant: what a person typed goes in as arguments, unquoted.

The arguments are, in this order: file, address or "", subject, text. The file comes first: it begins with "/", so that
none of the others can be taken for an option of osascript.
"""

from __future__ import annotations

from pathlib import Path

from ldnprep.handover.model import EmailRequest

MAIL = """
on run {theFile, theAddress, theSubject, theText}
    set theAttachment to POSIX file theFile
    tell application "Mail"
        set theMessage to make new outgoing message with properties {subject:theSubject, content:theText & return & return, visible:true}
        if theAddress is not "" then
            tell theMessage to make new to recipient at end of to recipients with properties {address:theAddress}
        end if
        tell content of theMessage to make new attachment with properties {file name:theAttachment} at after the last paragraph
        activate
    end tell
end run
"""  # noqa: E501  # AppleScript statements end at the line's end

OUTLOOK = """
on run {theFile, theAddress, theSubject, theText}
    set theAttachment to POSIX file theFile
    tell application "Microsoft Outlook"
        set theMessage to make new outgoing message with properties {subject:theSubject, plain text content:theText}
        if theAddress is not "" then
            make new to recipient at theMessage with properties {email address:{address:theAddress}}
        end if
        make new attachment at theMessage with properties {file:theAttachment}
        open theMessage
        activate
    end tell
end run
"""

FAILURES = {
    "-1743": "not_allowed_to_control",  # macOS asked whether we may control the program, and the answer was no
    "-1728": "mail_program_refused",
    "-600": "mail_program_not_running",
}


def osascript(program: str, script: str, request: EmailRequest, pdf: Path) -> tuple[str, ...]:
    """The argument list: script as one argument, data as four, nothing quoted."""
    return (program, "-e", script.strip(), str(pdf), request.to, request.subject, request.body)
