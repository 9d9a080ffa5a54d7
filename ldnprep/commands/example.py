"""`ldnprep example`: the example patients that are shipped, as answers files."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from ldnprep import files, shipped
from ldnprep.commands.out import put_bytes, put_text
from ldnprep.errors import Problem, UsageError


def names() -> tuple[str, ...]:
    """Names of the shipped examples, in alphabetical order."""
    return tuple(sorted(path.stem for path in shipped.resource("examples").glob("*.yaml")))


def example_bytes(name: str) -> bytes:
    """The answers file of one example. Raises UsageError for an unknown name."""
    known = names()
    if name not in known:
        close = get_close_matches(name, known, n=1)
        remedy = f"did you mean {close[0]}?" if close else f"the examples are {', '.join(known)}"
        raise UsageError(Problem(f"There is no example {name!r}", remedy))
    return shipped.resource("examples", f"{name}.yaml").read_bytes()


def run(name: str | None, output: str | None) -> int:
    """List the examples, or write one of them, never over a file that is there."""
    if name is None:
        if output is not None:
            raise UsageError(Problem("-o needs the name of an example", f"the examples are {', '.join(names())}"))
        put_text("\n".join(names()))
        return 0
    data = example_bytes(name)
    if output is None:
        raise UsageError(Problem("Where should the example go?", "add -o FILE, or -o - for standard output"))
    if output == "-":
        put_bytes(data)
        return 0
    files.write_atomic(Path(output), data, overwrite=False)
    return 0
