"""The ways to get an e-mail draft, one row per mail program: can it work here, and what would be done.

After NAPS2, a scanner program that lists one provider per mail program and greys out those that cannot work. Rows stand
in the order in which they are tried; those that surely work come before those that may.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.errors import MachineError, Problem
from ldnprep.handover import applescript
from ldnprep.handover.addresses import mailto, thunderbird_compose
from ldnprep.handover.checks import checked
from ldnprep.handover.model import (
    Action,
    AllOf,
    CopyFile,
    EmailRequest,
    Fit,
    MapiSend,
    OpenFile,
    Platform,
    Preparation,
    Provider,
    RunProgram,
    SystemFacts,
    WriteEml,
    WriteText,
)
from ldnprep.handover.reveal import show_in_folder
from ldnprep.handover.system import new_staging

_LONGEST_ARGUMENT_BYTES = 100_000  # Linux allows 131,072 for one argument, name and fields included
_LONGEST_MAILTO = {"windows": 1_900, "macos": 8_000, "linux": 8_000}  # beyond, some program on the way cuts it off
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")
_HTML_SIGNS = frozenset("<&")
_BROWSERS = ("firefox", "chrom", "brave", "edge", "vivaldi", "opera", "epiphany", "falkon", "librewolf")


class _Row(Struct, frozen=True):
    id: str
    program: str
    platforms: tuple[Platform, ...]
    fit: Callable[[SystemFacts], tuple[Fit, str]]
    plan: Callable[[SystemFacts, EmailRequest], Action]
    attaches_file: bool = True


def email_providers(system: SystemFacts) -> tuple[Provider, ...]:
    """All ways of this kind of system, best first. The last one (`mailto`) never carries the file."""
    providers = [
        Provider(row.id, row.program, *row.fit(system), row.attaches_file, system)
        for row in _ROWS
        if system.platform in row.platforms
    ]
    order = (Fit.YES, Fit.MAYBE, Fit.NO)
    return tuple(sorted(providers, key=lambda provider: order.index(provider.fit)))


def plan(provider: Provider, request: EmailRequest) -> Action:
    """What this provider would do, as a value; nothing is touched yet.

    Raises RequestError when the request cannot be handed over unaltered (see `checks.checked`), MachineError for a way
    that cannot work here.
    """
    if provider.fit is Fit.NO:
        raise MachineError(Problem("this way does not work on this computer", "choose another way"))
    row = next(row for row in _ROWS if row.id == provider.id and provider.system.platform in row.platforms)
    return row.plan(provider.system, checked(request))


def fresh(provider: Provider) -> Provider:
    """The same way with a new folder for its files: the mail program may still hold those of the last try."""
    return replace(provider, system=replace(provider.system, staging=new_staging()))


def save_eml(request: EmailRequest, path: Path) -> WriteEml:
    """ "Save as e-mail draft": the action that writes the draft where the person said. Raises RequestError."""
    return WriteEml(path, checked(request))


# --- can it work here -------------------------------------------------------------------------------------------------


def _needs(program: str, why: str) -> Callable[[SystemFacts], tuple[Fit, str]]:
    def fit(system: SystemFacts) -> tuple[Fit, str]:
        return (Fit.YES, "") if program in system.programs else (Fit.NO, why)

    return fit


def _mapi_fit(system: SystemFacts) -> tuple[Fit, str]:
    return (Fit.YES, "") if system.mapi_program else (Fit.NO, "no_mail_program")


def _eml_fit(system: SystemFacts) -> tuple[Fit, str]:
    return (Fit.MAYBE, "may_open_read_only") if system.opens_eml else (Fit.NO, "nothing_opens_eml")


def _mac_fit(program: str, bundle: str) -> Callable[[SystemFacts], tuple[Fit, str]]:
    def fit(system: SystemFacts) -> tuple[Fit, str]:
        if program not in system.programs or "osascript" not in system.programs:
            return Fit.NO, "not_installed"
        return (Fit.YES, "") if system.default_mail == bundle else (Fit.MAYBE, "not_your_usual_one")

    return fit


def _thunderbird_fit(system: SystemFacts) -> tuple[Fit, str]:
    if "thunderbird" not in system.programs:
        return Fit.NO, "not_installed"
    if "thunderbird" in system.sandboxed:
        return Fit.NO, "cannot_read_our_files"
    if "thunderbird" in system.no_account:
        return Fit.NO, "no_account"
    return (Fit.YES, "") if "thunderbird" in system.default_mail.lower() else (Fit.MAYBE, "not_your_usual_one")


def _xdg_fit(system: SystemFacts) -> tuple[Fit, str]:
    if "xdg-email" not in system.programs:
        return Fit.NO, "not_installed"
    if not system.default_mail:
        return Fit.NO, "no_mail_program"
    if _usual_one_cannot_send(system):
        return Fit.NO, "no_account"
    if any(browser in system.default_mail.lower() for browser in _BROWSERS):
        return Fit.MAYBE, "web_mail_drops_the_file"
    return Fit.MAYBE, "may_drop_the_file"


def _usual_one_cannot_send(system: SystemFacts) -> bool:
    return any(name in system.default_mail.lower() for name in system.no_account)


def _mailto_fit(system: SystemFacts) -> tuple[Fit, str]:
    if _usual_one_cannot_send(system):
        return Fit.NO, "no_account"
    return Fit.MAYBE, "attach_the_file_yourself" if system.default_mail else "no_mail_program_known"


# --- what would be done -----------------------------------------------------------------------------------------------


def _new_outlook(system: SystemFacts, request: EmailRequest) -> Action:
    draft = system.staging / _with_ending(request.attached_name, ".eml")
    return RunProgram((system.programs["olk"], str(draft)), (WriteEml(draft, request),))


def _mapi(system: SystemFacts, request: EmailRequest) -> Action:
    # by its own neutral name, since some mail programs show the path's last part and not the name we give
    copies, request = _under_neutral_name(system, request)
    return MapiSend(system.worker, request, copies)


def _eml(system: SystemFacts, request: EmailRequest) -> Action:
    draft = system.staging / _with_ending(request.attached_name, ".eml")
    return OpenFile(str(draft), "draft_should_show", (WriteEml(draft, request),))


def _mac_script(script: str) -> Callable[[SystemFacts, EmailRequest], Action]:
    def plan_script(system: SystemFacts, request: EmailRequest) -> Action:
        copies, request = _under_neutral_name(system, request)
        argv = applescript.osascript(system.programs["osascript"], script, request, request.pdf)
        return RunProgram(argv, copies, wait=True, failures=applescript.FAILURES)

    return plan_script


def _thunderbird(system: SystemFacts, request: EmailRequest) -> Action:
    before, request = _under_neutral_name(system, request)
    argument = thunderbird_compose(request)
    if len(argument) > _LONGEST_ARGUMENT_BYTES:
        text_file = system.staging / "text.txt"
        before += (WriteText(text_file, request.body),)
        argument = thunderbird_compose(request, text_file)
    return RunProgram((system.programs["thunderbird"], "-compose", argument), before)


def _xdg_email(system: SystemFacts, request: EmailRequest) -> Action:
    """The texts as a `mailto:` address, since xdg-email 1.1.3 reads backslashes in its own text options as commands.

    It puts the file's path through a shell unquoted, hence a plain path or a copy. A text that would not arrive letter
    for letter is left out: too long for one argument, or with signs that Thunderbird, started this way, reads as HTML.
    """
    before, request = _under_neutral_name(system, request)
    if not before and not _PLAIN_PATH.fullmatch(str(request.pdf)):
        before, request = _copied(system, request)
    read_as_html = "thunderbird" in system.default_mail.lower() and not _HTML_SIGNS.isdisjoint(request.body)
    carries_text = len(mailto(request)) <= _LONGEST_ARGUMENT_BYTES and not read_as_html
    address = mailto(request, with_text=carries_text)
    return RunProgram(
        (system.programs["xdg-email"], "--utf8", "--attach", str(request.pdf), address),
        before,
        done="draft_may_show",
        attaches_file=not any(browser in system.default_mail.lower() for browser in _BROWSERS),
        carries_text=carries_text,
    )


def _mailto(system: SystemFacts, request: EmailRequest) -> Action:
    address = mailto(request)
    carries_text = len(address) <= _LONGEST_MAILTO[system.platform]
    return AllOf(
        (
            OpenFile(
                address if carries_text else mailto(request, with_text=False),
                done="attach_the_file_yourself",
                attaches_file=False,
                carries_text=carries_text,
            ),
            show_in_folder(system, request.pdf),
        )
    )


def _with_ending(name: str, ending: str) -> str:
    return Path(name).stem + ending


def _under_neutral_name(system: SystemFacts, request: EmailRequest) -> tuple[tuple[Preparation, ...], EmailRequest]:
    """The sheet itself when its own name is the neutral one, else a copy under that name."""
    return ((), request) if request.pdf.name == request.attached_name else _copied(system, request)


def _copied(system: SystemFacts, request: EmailRequest) -> tuple[tuple[Preparation, ...], EmailRequest]:
    copy = system.staging / request.attached_name
    return (CopyFile(request.pdf, copy),), replace(request, pdf=copy)


_ROWS: tuple[_Row, ...] = (
    _Row("new_outlook", "Outlook (new)", ("windows",), _needs("olk", "not_installed"), _new_outlook),
    _Row("mapi", "Outlook, Thunderbird and others", ("windows",), _mapi_fit, _mapi),
    _Row("eml", "", ("windows",), _eml_fit, _eml),
    _Row("apple_mail", "Mail", ("macos",), _mac_fit("mail", "com.apple.mail"), _mac_script(applescript.MAIL)),
    _Row(
        "mac_outlook",
        "Outlook",
        ("macos",),
        _mac_fit("outlook", "com.microsoft.outlook"),
        _mac_script(applescript.OUTLOOK),
    ),
    _Row("thunderbird", "Thunderbird", ("linux", "macos"), _thunderbird_fit, _thunderbird),
    _Row("xdg_email", "", ("linux",), _xdg_fit, _xdg_email),
    _Row("mailto", "", ("windows", "macos", "linux"), _mailto_fit, _mailto, attaches_file=False),
)
