"""The values of this room: what is to be handed over, what the machine can do, what would be done, what came of it.

No value here says "sent": a mail program that took a draft is all that this program can ever know.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct, field

from ldnprep.errors import UsageError

MAIL_READS_SECONDS = 600
"""How long a mail program gets when the window closes right after a draft was made: it may read the file with Send."""
KEEP_TEMPORARY_SECONDS = 3600
"""How long a mail program gets to read a file of ours: pass it to `files.tidy_temp`, at the start and now and then."""

Platform = Literal["windows", "macos", "linux"]
Paper = Literal["a4", "letter"]
Duplex = Literal["", "one-sided", "long-edge", "short-edge"]  # "": as the printer is set


class RequestError(UsageError):
    """The address, subject or text cannot be handed over as it is; nothing was handed over."""


class EmailRequest(Struct, frozen=True):
    r"""One draft. `pdf` is the saved sheet (absolute path), `attached_name` its neutral name there (`file_name`).

    `to` is one address or "". `subject` names no illness and no medicine; `body` is the cover text or the sheet's text,
    lines ended by `\n`. Both come from the caller. `checks.checked` refuses what cannot be handed over unaltered.
    """

    pdf: Path
    attached_name: str
    subject: str
    body: str
    to: str = ""


class SystemFacts(Struct, frozen=True):
    """What was found on this machine, by `system.probe`; everything else in the room is decided from this.

    `programs`: short name → path of what is installed. `default_mail`: what the system calls the program for `mailto:`
    ("thunderbird.desktop", "com.apple.mail", "Outlook.URL.mailto.15"), "" when none. `opens_eml`: the same for `.eml`
    files (Windows). `mapi_program`: the name of the program behind Simple MAPI (Windows). `sandboxed`: programs that
    cannot read our files (snap, flatpak). `no_account`: mail programs in which no account is set up. `staging`: a
    folder for the files of one hand-over, not made yet.
    """

    platform: Platform
    staging: Path
    programs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    default_mail: str = ""
    opens_eml: str = ""
    mapi_program: str = ""
    sandboxed: frozenset[str] = frozenset()
    no_account: frozenset[str] = frozenset()
    worker: tuple[str, ...] = ()


class Fit(Enum):
    """Whether a provider can work here. The person may choose any that is not NO."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Provider(Struct, frozen=True):
    """One way to get a draft. `why` is a key for a sentence ("" when it simply works), see docs/handover.md."""

    id: str
    program: str
    fit: Fit
    why: str
    attaches_file: bool
    system: SystemFacts


class WriteEml(Struct, frozen=True):
    """Writes the draft as a file, owner-only."""

    path: Path
    request: EmailRequest
    unsent: bool = True


class WriteText(Struct, frozen=True):
    """Writes a text as UTF-8, owner-only."""

    path: Path
    text: str


class CopyFile(Struct, frozen=True):
    """Copies the sheet under a neutral name, owner-only."""

    source: Path
    target: Path


Preparation: TypeAlias = WriteEml | WriteText | CopyFile


class RunProgram(Struct, frozen=True):
    """Starts a program: `argv` goes to it as it is, no shell in between.

    `wait`: its end tells whether it worked (else it may stay open, and only an early failure is noticed).
    `failures`: text in its error output → key of the outcome. `own_exit_code`: False when its exit code says nothing.
    `reads_quotes`: Windows only, a program that reads its command line by rules of its own: what follows its name
    stands in `argv` with the quotes that it needs, and gets no others.
    """

    argv: tuple[str, ...]
    before: tuple[Preparation, ...] = ()
    wait: bool = False
    failures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    done: str = "draft_should_show"
    attaches_file: bool = True
    carries_text: bool = True
    own_exit_code: bool = True
    reads_quotes: bool = False


class OpenFile(Struct, frozen=True):
    """Opens a file, a folder or an address by the system's own choice of program."""

    target: str
    done: str
    before: tuple[Preparation, ...] = ()
    attaches_file: bool = True
    carries_text: bool = True


class MapiSend(Struct, frozen=True):
    """A draft through Windows' Simple MAPI, in a worker process; comes back when the draft's window is closed."""

    worker: tuple[str, ...]
    request: EmailRequest
    before: tuple[Preparation, ...] = ()


class PaintPages(Struct, frozen=True):
    """For the window: these pages on this printer, one at a time, with progress and Stop."""

    pdf: Path
    printer: str
    copies: int
    paper: Paper
    duplex: Duplex = ""


class AllOf(Struct, frozen=True):
    """One after another. The first is what matters: when it fails the rest is left, and its outcome is the outcome."""

    actions: tuple[Action, ...]


class FirstThatWorks(Struct, frozen=True):
    """Tries in order until one does not fail."""

    actions: tuple[Action, ...]


Action: TypeAlias = RunProgram | OpenFile | MapiSend | PaintPages | WriteEml | AllOf | FirstThatWorks


class OutcomeKind(Enum):
    """HANDED_OVER: another program has it now. WRITTEN: a file of ours. CLOSED: the person closed it.
    FOR_WINDOW: the window has to carry this one out. FAILED: nothing was handed over."""

    HANDED_OVER = "handed_over"
    WRITTEN = "written"
    CLOSED = "closed"
    FOR_WINDOW = "for_window"
    FAILED = "failed"


class Outcome(Struct, frozen=True):
    """What is known afterwards. `key` names the sentence to show, see docs/handover.md.

    `attaches_file` False: the person has to attach the file herself. `carries_text` False: she has to paste the text.
    `detail` is what the other program said, for the crash report's eyes, never shown as the sentence.
    """

    kind: OutcomeKind
    key: str
    attaches_file: bool = False
    carries_text: bool = False
    detail: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing was handed over."""
        return self.kind is OutcomeKind.FAILED


class Printer(Struct, frozen=True):
    """A printer as the system names it."""

    name: str
    is_default: bool = False


class PrintRequest(Struct, frozen=True):
    """What the print dialog said. `title` shows in the queue: neutral, no name."""

    pdf: Path
    printer: str
    paper: Paper
    title: str
    copies: int = 1
    duplex: Duplex = ""
