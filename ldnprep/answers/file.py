"""The answers file: YAML or JSON in, Answers out, and back, letter for letter.

`load_answers` is for the command line: all problems at once, and none is passed over. `load_for_wizard` opens whatever
can be read, says what is wrong, and says when the file must not be written to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from ldnprep import files
from ldnprep.answers.model import Answers
from ldnprep.answers.plain import Plain, json_text, yaml_text
from ldnprep.answers.reading import read_answers
from ldnprep.answers.writing import FORMAT, plain_answers
from ldnprep.content.model import Checklist
from ldnprep.content.nodes import MapNode, Node, Problems, TextNode
from ldnprep.content.parsing import parse
from ldnprep.content.reader import kind_of
from ldnprep.content.tree import Limits
from ldnprep.errors import AnswersError, Problem

# a megabyte is some 350 printed pages, 20,000 entries are 1,800 full rows of medicines: nobody typed more, and each
# more would cost seconds at every step
LIMITS = Limits(bytes=1_000_000, depth=24, nodes=20_000)
HEADING = "# Made by LDN Prep. You can read and edit this file; comments are not kept when it is saved again.\n"
ENDING = "# end\n"  # YAML has no closing brace: a file that was cut off would pass for one with fewer answers

Migration = Callable[[MapNode], MapNode]


class NewerFormatError(AnswersError):
    """The file was made by a newer LDN Prep, whose format this one does not know."""


class Formats(Struct, frozen=True):
    """Which format is today's (a whole number from 1), and by number the step from each older format to the next."""

    newest: int
    steps: Mapping[int, Migration]


FORMATS = Formats(newest=FORMAT, steps={})


class Opened(Struct, frozen=True):
    """A file as the wizard opened it.

    problems: all that is wrong in it, to be shown. read_only: why it must not be written to, None when it may. data:
    its bytes, to tell later whether somebody else changed it.
    """

    answers: Answers
    problems: tuple[Problem, ...]
    read_only: Problem | None
    data: bytes


def load_answers(path: Path, checklist: Checklist, *, formats: Formats = FORMATS) -> Answers:
    """What a person said.

    Raises AnswersError with all problems (empty, binary, too large, damaged, wrong ids or values), NewerFormatError,
    UsageError (no such file, a folder), MachineError (permission, disk).
    """
    data = files.read_limited(path, LIMITS.bytes, error=AnswersError)
    problems = Problems(str(path), AnswersError)
    answers = _answers_in(root_of(data, path, problems), checklist, problems, formats)
    problems.raise_if_any()
    return answers


def load_for_wizard(path: Path, checklist: Checklist, *, formats: Formats = FORMATS) -> Opened:
    """What a person said, as far as it can be read. Unknown ids and wrong values are kept for the file and reported.

    A damaged file and one of a newer format are read-only: writing what could be read would lose the rest.

    Raises AnswersError (too large to be an answers file), UsageError (no such file, a folder), MachineError.
    """
    data = files.read_limited(path, LIMITS.bytes, error=AnswersError)
    problems = Problems(str(path), AnswersError)
    try:
        root = root_of(data, path, problems)
        if problems:  # marks and keys given twice: nodes of the file are missing in the tree
            return _damaged(path, data, root, checklist, problems)
        answers = _answers_in(root, checklist, problems, formats)
    except NewerFormatError as newer:
        answers = read_answers(root, checklist, problems)
        return Opened(answers, (*newer.problems, *problems), newer.problems[-1], data)
    except AnswersError as damage:
        from ldnprep.answers.recover import readable_rest

        return _damaged(path, data, readable_rest(data, LIMITS), checklist, Problems(str(path), AnswersError), damage)
    return Opened(answers, tuple(problems), None, data)


def answers_bytes(answers: Answers, *, as_json: bool = False) -> bytes:
    """The file: YAML, or JSON, in UTF-8. The same answers give the same bytes; they are read back letter for letter."""
    return encoded(plain_answers(answers), as_json=as_json)


def encoded(data: Mapping[str, Plain], *, as_json: bool) -> bytes:
    """The bytes of a file with this data."""
    return json_text(data).encode() if as_json else (HEADING + yaml_text(data) + ENDING).encode()


def is_json_name(path: Path) -> bool:
    """Whether the name says JSON."""
    return path.suffix.lower() == ".json"


# --- from bytes to a tree of today's format ---------------------------------------------------------------------------


def root_of(data: bytes, path: Path, problems: Problems) -> MapNode:
    """The tree of an answers file of any format; `path` says whether it is JSON.

    Stops (raises the error of `problems`) where there is none; marks and keys given twice are added to `problems`.
    """
    root = _parsed(data, path, problems)
    if not isinstance(root, MapNode):
        problems.stop(root, f"the file holds {kind_of(root)}, not answers", "name a file of answers")
    if root.get("format") is None and root.get("answers") is None:
        what = "this is not a file of answers: it has neither `format` nor `answers`"
        problems.stop(root, what, "name a file that LDN Prep saved")
    return root


def _parsed(data: bytes, path: Path, problems: Problems) -> Node:
    if is_json_name(path):
        return _json(data, problems)
    if HEADING.encode().strip() in data[: 2 * len(HEADING)] and ENDING.encode().strip() not in data[-100:]:
        what = "the file breaks off: its last line, `# end`, is missing"
        problems.add(None, what, "take a whole copy; if nothing is missing, add that line")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        # JSON under another name, if it is JSON: YAML would stumble over its tabs and its escapes
        attempt = Problems(problems.file, problems.error)
        try:
            root = _json(data, attempt)
        except AnswersError:
            return parse(data, problems, LIMITS)
        if not attempt:
            return root
    return parse(data, problems, LIMITS)


def _json(data: bytes, problems: Problems) -> Node:
    from ldnprep.answers.json_nodes import parse_json  # almost all files are YAML

    return parse_json(data, problems, LIMITS)


def _answers_in(root: MapNode, checklist: Checklist, problems: Problems, formats: Formats) -> Answers:
    number = _format(root, problems)
    if number > formats.newest:
        raise NewerFormatError(_newer(root, problems, number, formats.newest))
    for step in range(number, formats.newest):
        root = formats.steps[step](root)
    return read_answers(root, checklist, problems)


def _format(root: MapNode, problems: Problems) -> int:
    """The format's number; 1 where the file does not say."""
    node = root.get("format")
    if node is None or (isinstance(node, TextNode) and node.is_null):
        return 1
    text = node.text if isinstance(node, TextNode) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) > 0):
        problems.add(node, "`format` is not a whole number from 1", f"write `format: {FORMAT}`")
        return FORMAT
    return int(text)


def _newer(root: MapNode, problems: Problems, number: int, newest: int) -> Problem:
    what = f"the file has format {number}, made by a newer LDN Prep; this one knows formats up to {newest}"
    return Problem(what, "open it with the newer LDN Prep", problems.place(root.get("format")))


# --- what is left of a damaged file -----------------------------------------------------------------------------------


def _damaged(
    path: Path,
    data: bytes,
    root: MapNode | None,
    checklist: Checklist,
    problems: Problems,
    error: AnswersError | None = None,
) -> Opened:
    found = tuple(error.problems) if error else ()
    answers = read_answers(root, checklist, problems) if root else Answers()
    reason = Problem(
        "the file is damaged, so it is not written to",
        "look at what could be read, and save it as a new sheet",
        Problems(str(path), AnswersError).place(None),
    )
    return Opened(answers, (*found, *problems), reason, data)
