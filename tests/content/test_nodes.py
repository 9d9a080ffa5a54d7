"""The strict YAML reader: plain data only, every problem with its place, no file can exhaust the machine."""

from __future__ import annotations

import pytest

from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode
from ldnprep.content.parsing import parse
from ldnprep.content.tree import Limits
from ldnprep.errors import ContentError


def problems_in(data: bytes) -> list[str]:
    """All problems of a file called f.yaml, as a person reads them."""
    problems = Problems("f.yaml", ContentError)
    try:
        parse(data, problems)
        problems.raise_if_any()
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def plain(node: Node | None) -> object:
    """Nodes as plain Python data."""
    if isinstance(node, MapNode):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    assert node is not None
    return node.text


def test_scalars_stay_text() -> None:
    data = b"a: no\nb: 1.0\nc: 2026-11-22\nd: ~\ne: [yes, 0x10, 1_000]\nf: 12:30:00\n"
    root = parse(data, Problems("f.yaml", ContentError))
    assert plain(root) == {
        "a": "no",
        "b": "1.0",
        "c": "2026-11-22",
        "d": "~",
        "e": ["yes", "0x10", "1_000"],
        "f": "12:30:00",
    }


def test_text_survives_letter_for_letter() -> None:
    text = "  zażółć\tgęślą 薬 דואב \u00a0 'quoted' \"twice\" {a} # not a comment \\ end  "
    data = f'note: "{text}"'.replace("\\", "\\\\").replace('"twice"', '\\"twice\\"').encode()
    root = parse(data, Problems("f.yaml", ContentError))
    assert plain(root) == {"note": text}


def test_nodes_know_their_place() -> None:
    root = parse("a: é\nlist:\n  - x\n  -  {k: v}\n".encode(), Problems("f.yaml", ContentError))
    assert isinstance(root, MapNode)
    items = root.get("list")
    assert isinstance(items, ListNode)
    assert [(item.line, item.column) for item in items.items] == [(3, 5), (4, 6)]
    key = root.entries["list"][0]
    assert (key.line, key.column) == (2, 1)


@pytest.mark.parametrize(
    ("value", "null"), [("", True), ("~", True), ("null", True), ("'null'", False), ('""', False), ("none", False)]
)
def test_only_an_unquoted_null_is_nothing(value: str, null: bool) -> None:
    root = parse(f"a: {value}\n".encode(), Problems("f.yaml", ContentError))
    assert isinstance(root, MapNode)
    node = root.get("a")
    assert isinstance(node, TextNode)
    assert node.is_null is null


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: &x 1", "f.yaml:1:4: an anchor (`&x`) is not allowed; delete it"),
        (b"a: 1\nb: *x", "f.yaml:2:4: an alias (`*x`) is not allowed; write the value out"),
        (b"a: !!int 3", "f.yaml:1:4: a tag (`tag:yaml.org,2002:int`) is not allowed"),
        (b"a: !x [1]", "f.yaml:1:4: a tag (`!x`) is not allowed"),
        (b"a: ! 1", "f.yaml:1:4: a tag (`!`) is not allowed"),
        (b"<<: {a: 1}", "f.yaml:1:1: a merge key (`<<`) is not allowed"),
        (b"%TAG ! tag:x,2000:\n---\na: 1", "f.yaml:1:1: a %TAG line is not allowed"),
        (b"? [a]\n: b", "f.yaml:1:3: a key must be a word"),
        (b"a: {b}\n{c: d}: e", "f.yaml:2:1: a key must be a word"),
        (b"a: 1\nb: 2\na: 3", "f.yaml:3:1: the key `a` stands here a second time (first in line 1); delete one"),
        (b"a: 1\n---\nb: 2", "f.yaml:2:1: a second document starts here"),
        (b"a: b: c", "f.yaml:1:5: a `:` stands where it cannot; put the text in quotes"),
        (b"\ta: b", "f.yaml:1:1: a tab or a special sign stands here; indent with spaces"),
        (b"a: 1\nb: 'x\nc: 2\n", "f.yaml:2:4: the file ends within quotes; add the missing quote"),
        (b"a: 1\nb: [x\n", "f.yaml:2:4: a bracket is not closed"),
        (b"- a\nb: 1", "f.yaml:2:1: the indent of this list does not fit"),
        (b"a: x\nfoo\nb: 2", "f.yaml:3:1: a key without `:`"),
        (b'a: "\\q"', "f.yaml:1:5: a backslash that means nothing"),
        (b"", "f.yaml: the file is empty"),
        (b" \n\n", "f.yaml: the file is empty"),
        (b"# only a comment\n", "f.yaml: the file holds no data, only comments"),
        (b"a: 1\nb: \xff", "f.yaml:2:4: the file is not UTF-8 from here on; save it as UTF-8"),
        ("a: 1".encode("utf-16"), "f.yaml: the file is saved as UTF-16; save it as UTF-8"),
        ("a: 1".encode("utf-16-le"), "f.yaml: this is not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "f.yaml: this is not a text file (it holds binary data)"),
        (b"a: 1\nb: x\x07", "f.yaml:2:5: a control character (U+0007) stands here; delete it"),
    ],
)
def test_refused_with_place_and_remedy(data: bytes, expected: str) -> None:
    first, *_ = problems_in(data)
    assert first.startswith(expected)


def test_several_problems_are_reported_together_in_the_order_of_the_file() -> None:
    found = problems_in(b"a: &x 1\nb: *x\na: 2\nc: !t 3\n")
    assert [line.split(": ")[0] for line in found] == ["f.yaml:1:4", "f.yaml:2:4", "f.yaml:3:1", "f.yaml:4:4"]


def test_a_byte_order_mark_is_no_problem() -> None:
    assert problems_in(b"\xef\xbb\xbfa: b\r\n") == []


@pytest.mark.parametrize(("depth", "refused"), [(24, False), (25, True)])
def test_nesting_is_bounded_at_24_levels(depth: int, refused: bool) -> None:
    found = problems_in(b"[" * depth + b"x" + b"]" * depth)
    assert bool(found) is refused
    assert all("more than 24 levels of nesting" in line for line in found)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"[" * 1_000_000, "more than 24 levels", id="deep-list"),
        pytest.param(b"- " * 1_000_000, "more than 24 levels", id="deep-block"),
        pytest.param(b"{a: " * 500_000, "more than 24 levels", id="deep-map"),
        pytest.param(b"? " * 1_000_000, "more than 24 levels", id="deep-keys"),
        pytest.param(b"[" + b"a," * 1_000_000 + b"]", "more than 20000 entries", id="a-million-entries"),
        pytest.param(b"- a\n" * 1_000_000, "more than 20000 entries", id="a-million-lines"),
        pytest.param(b"x: '" + b"a" * 1_000_000, "ends within quotes", id="one-long-open-text"),
        pytest.param(b"a: &a [*a, *a]\n", "an anchor", id="recursive-alias"),
    ],
)
def test_bombs_stop_early_with_one_sentence(data: bytes, expected: str) -> None:
    problems = Problems("f.yaml", ContentError)
    with pytest.raises(ContentError, match=expected):
        _parse_all(data, problems)


def _parse_all(data: bytes, problems: Problems) -> None:
    parse(data, problems, Limits(nodes=20_000))
    problems.raise_if_any()


def test_laughing_aliases_are_never_expanded() -> None:
    lines = [b"a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30)]
    found = problems_in(b"\n".join(lines))
    assert found[0].startswith("f.yaml:1:5: an anchor (`&a0`)")
    assert len(found) <= 201
    assert found[-1].startswith("f.yaml: ")
    assert "more problems" in found[-1]
