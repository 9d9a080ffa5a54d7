"""Typed errors, raised low and turned into one plain sentence at the top (command line or window).

Every error says where, what is wrong and what to do, and carries the exit code of the command line:
1 a file is wrong inside, 2 the command line is wrong, 3 the machine refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from msgspec import Struct


class Place(Struct, frozen=True):
    """Where in a file: line and column count from 1; None where only the file is known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join(parts)


class Problem(Struct, frozen=True):
    """One thing that is wrong: what, what to do about it, and where."""

    what: str
    remedy: str = ""
    place: Place | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return where + "; ".join(part for part in (self.what, self.remedy) if part)


class LdnPrepError(Exception):
    """Base of all errors that a person is told about. `problems` is never empty."""

    exit_code: ClassVar[int] = 3

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class FileContentError(LdnPrepError):
    """A file that can be read is wrong inside. personal: what stands in it is never quoted in an error text."""

    exit_code = 1
    personal: ClassVar[bool] = False


class ContentError(FileContentError):
    """questions.yaml, or a clinic's own content file, is wrong."""


class AnswersError(FileContentError):
    """An answers file is wrong or damaged."""

    personal = True


class UsageError(LdnPrepError):
    """The command line is wrong."""

    exit_code = 2


class MachineError(LdnPrepError):
    """The machine refused: permission, full disk, missing library, no screen."""

    exit_code = 3


def unexpected(error: BaseException) -> Problem:
    """A sentence for an error nobody foresaw: kind and place in our code only, since its message may be personal."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno})" if trace else ""
    # the whole way there is in the crash report, see ldnprep.crash
    return Problem(
        f"The program met an error that it did not expect: {type(error).__name__}{where}",
        "nothing of yours was changed; please report this line",
    )
