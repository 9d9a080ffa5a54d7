"""Nothing personal in logs or metadata: there is no log, and what a PDF says about itself is its title alone."""

from __future__ import annotations

import ast
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ldnprep.errors import unexpected
from ldnprep.outputs.pdf.structure.document import xmp

PACKAGE = Path(__file__).resolve().parents[2] / "ldnprep"
MODULES = sorted(PACKAGE.rglob("*.py"))
# where words may go to the terminal: the command line, the schema for editors, the worker that answers by its pipe, and
# the start of Qt, before anything of hers is read
SPEAKERS: tuple[str, ...] = ("cli.py", "commands/", "content/schema.py", "handover/mapi_worker.py", "selftest.py")
SPEAKERS += ("ui/start/starting.py",)


def calls(path: Path) -> set[str]:
    """Names of the functions that a module calls, and of the modules that it imports."""
    tree = ast.parse(path.read_text("utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return called | imported


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def test_there_is_no_log(path: Path) -> None:
    """No log file, no debug output: a window started from a menu writes into the system's journal what it prints."""
    found = calls(path) & {"logging", "syslog", "traceback", "faulthandler", "print", "qDebug", "qWarning"}
    speaks = path.relative_to(PACKAGE).as_posix().startswith(SPEAKERS)
    assert found <= ({"print"} if speaks else set())


def test_what_speaks_when_the_window_starts_knows_nothing_of_hers() -> None:
    text = (PACKAGE / "ui" / "start" / "starting.py").read_text("utf-8")
    ours = [node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom) and node.module]
    assert [name for name in ours if name.startswith("ldnprep")] == ["ldnprep.errors"]


def test_an_unforeseen_error_is_told_without_its_words() -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, str]()["Zuzanna"]
    assert "Zuzanna" not in str(unexpected(caught.value))


def test_the_title_in_the_metadata_is_data_not_markup() -> None:
    title = 'Notes <dc:creator>&amp; "Zuzanna" </rdf:li> ]]>'
    packet = xmp(title, "en").decode()
    inside = packet[packet.index("<x:xmpmeta") : packet.index("<?xpacket end")]
    tree = ElementTree.fromstring(inside)  # noqa: S314  # our own, made in the line above
    (found,) = tree.iter("{http://purl.org/dc/elements/1.1/}title")
    assert "".join(found.itertext()) == title
