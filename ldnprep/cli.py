"""The command line: arguments in, exit code out. Errors become one plain sentence each, on standard error.

Exit codes: 0 done, 1 a file is wrong inside, 2 the command line is wrong, 3 the machine refused.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence

from ldnprep.commands.out import forget_output, say, say_problems
from ldnprep.errors import LdnPrepError, unexpected

_UNCOLLECTED = 150_000
"""Objects that may be made before garbage is looked for: more than one sheet makes, which holds few cycles."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code and never lets a traceback out."""
    gc.set_threshold(_UNCOLLECTED)  # to look once takes a tenth of a sheet's time
    arguments = list(sys.argv[1:] if argv is None else argv)
    _leave_no_core()
    try:
        return _command(arguments)()
    except LdnPrepError as error:
        say_problems(error.problems)
        return error.exit_code
    except BrokenPipeError:
        forget_output()  # the reader of our output went away (`| head`): nothing is wrong
        return 0
    except KeyboardInterrupt:
        say("Stopped. Files that were already there are unchanged.")
        return 130
    except Exception as error:  # the last net: a person sees a sentence, not a traceback
        say_problems((unexpected(error),))
        _keep_report(error)
        return 3


def _leave_no_core() -> None:
    """When the system ends the process in the middle it writes no file of its memory, where her answers are."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _command(arguments: list[str]) -> Callable[[], int]:
    """What is asked for, ready to run. The double click on the icon has no arguments and needs no parser."""
    if not arguments:
        from ldnprep.ui.start.app import run

        return run
    from ldnprep.arguments import command_for

    return command_for(arguments)


def _keep_report(error: Exception) -> None:
    from ldnprep import crash  # reads the versions of all libraries: not for every start

    kept = crash.keep(error)
    if kept is not None:
        say(f"A report without any of your answers is in {kept}; read it before you share it.")
