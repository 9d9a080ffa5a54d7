"""What the commands read and say: results on standard output, problems on standard error, one line each.

Each of the three streams may be closed (`<&-`, a packaged program without a terminal): Python then has None there.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from ldnprep.errors import MachineError, Problem, UsageError


def input_bytes() -> BinaryIO:
    """Standard input. Raises UsageError where it is closed."""
    if sys.stdin is None:
        raise UsageError(Problem("There is no standard input to read from", "pipe something into the command"))
    return sys.stdin.buffer


def put_bytes(data: bytes) -> None:
    """Standard output gets these bytes, all of them, now. Raises MachineError where it does not take them."""
    with _refusals():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def put_text(text: str) -> None:
    """The same with words for a person, in the encoding of the terminal."""
    with _refusals():
        print(text, flush=True)


def say_problems(problems: Sequence[Problem]) -> None:
    """One line per problem on standard error, whatever the terminal can show."""
    for problem in problems:
        say(str(problem))


def say(text: str) -> None:
    """One line on standard error; nothing where that is closed. What a terminal would obey is shown as its code."""
    if sys.stderr is None:
        return
    line = " ".join(text.splitlines())
    if not line.isprintable():
        from ldnprep.characters import shown  # not for every start

        line = shown(line)
    encoding = sys.stderr.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)


def forget_output() -> None:
    """Nothing takes our output any more: keeps the interpreter's last flush from complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    if sys.stdout is None:
        raise MachineError(Problem("Standard output is closed", "give -o the name of a file, or leave it open"))
    try:
        yield
    except BrokenPipeError:  # no refusal: the reader has seen enough, see `ldnprep.cli`
        raise
    except OSError as error:
        from ldnprep import files  # only where something is wrong

        forget_output()
        raise files.machine_error(error, Path("standard output"), "write") from error
