"""The shipped lists are read, kept apart, and say where a hand-made mistake is."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from ldnprep.errors import ContentError
from ldnprep.medicines import Flag, group_flags, group_ids, groups, recognise, shipped_recogniser
from ldnprep.medicines.data import shipped_medicines, shipped_names
from ldnprep.medicines.fold import key
from ldnprep.medicines.index import index_of
from ldnprep.medicines.reading import read_medicines
from ldnprep.medicines.recogniser import Recogniser
from ldnprep.shipped import resource

_GOOD = """\
matching:
  truncated_prefixes: {codein: codeine}
  plain_words: syrup
  ordinary_words: Patrol
groups:
- id: analgesics
  title: Opioids
  flag: opioid
  note: A note.
  entries:
  - name: codeine
    long_acting: no
    brands: Codenfan, Codeisan
    source: made up
"""


def test_the_quick_look_at_the_groups_agrees_with_the_file() -> None:
    assert group_ids() == tuple(group.id for group in groups())
    assert dict(group_flags()) == {group.id: group.flag for group in groups()}
    assert {group for group, flag in group_flags().items() if flag is Flag.OPIOID} == {
        "analgesics",
        "combinations",
        "long_acting",
        "oud",
        "cough_cold",
        "antidiarrhoeal",
        "pumps",
        "herbal_street",
    }


def test_a_small_file_is_read_as_written() -> None:
    (group,) = read_medicines(_GOOD, "small.yaml").groups
    (entry,) = group.entries
    assert (group.id, group.flag, group.note) == ("analgesics", Flag.OPIOID, "A note.")
    assert (entry.name, entry.brands, entry.severity) == ("codeine", ("Codenfan", "Codeisan"), "systemic")
    assert entry.long_acting.value == "no"


@pytest.mark.parametrize(
    ("right", "wrong", "place", "words"),
    [
        ("    brands:", "    brand:", "13:5", "the key 'brand' is not known here"),
        ("long_acting: no", "long_acting: never", "12:18", "'never' is not known here; known are yes, no, unknown"),
        ("flag: opioid", "flag: opoid", "8:9", "'opoid' is not known here; did you mean 'opioid'?"),
        ("    source: made up\n", "", "11:5", "the key 'source' is missing"),
        ("  note: A note.", "  title: A note.", "9:3", "the key 'title' is there twice"),
        ("  flag: opioid", "  flag: [opioid]", "8:9", "here belongs a text"),
        ("groups:\n", "no: {}\ngroups:\n", "5:1", "the key 'no' is not known here"),
        ("codein: codeine", "codein: codeines", "2:32", "'codeines' is not known here; did you mean 'codeine'?"),
        ("title: Opioids", "title: Opioids: two", "7:17", "this is not YAML"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(right: str, wrong: str, place: str, words: str) -> None:
    assert right in _GOOD
    with pytest.raises(ContentError) as raised:
        read_medicines(_GOOD.replace(right, wrong, 1), "small.yaml")
    assert words in str(raised.value)
    assert str(raised.value.problems[0].place) == f"small.yaml:{place}"


@pytest.mark.parametrize("flag", ["check", "interaction", "antagonist", "not_opioid"])
@pytest.mark.parametrize("first", [True, False])
def test_a_name_in_two_groups_takes_the_more_urgent_flag(flag: str, first: bool) -> None:
    head, _, opioid = _GOOD.partition("groups:\n")
    other = opioid.replace("analgesics", "others").replace("flag: opioid", f"flag: {flag}")
    text = f"{head}groups:\n" + (other + opioid if first else opioid + other)
    seen = Recogniser(index_of(read_medicines(text, "two.yaml"), ["Codenfan"])).recognise("Codenfan")
    assert (seen.flag, [match.group for match in seen.matches]) == (Flag.OPIOID, ["analgesics"])


def test_an_empty_file_is_an_error() -> None:
    with pytest.raises(ContentError, match="empty"):
        read_medicines("", "small.yaml")


def test_every_entry_says_where_it_comes_from() -> None:
    assert [entry.name for group in groups() for entry in group.entries if not entry.source] == []


def test_each_plain_word_and_cut_name_stands_for_a_medicine() -> None:
    medicines = shipped_medicines()
    for word in medicines.plain_words:
        assert recognise(word, opioid_field=True).flag is Flag.OPIOID, word
    for prefix in medicines.truncated_prefixes:
        assert recognise(f"{prefix}zz").flag in (Flag.OPIOID, Flag.ANTAGONIST), prefix


def test_the_names_are_thousands_each_with_a_known_source_and_none_twice() -> None:
    lines = resource("medicine-names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) > 5000
    assert {len(row) for row in rows} == {2}
    assert {source for _, source in rows} == {"own", "MedlinePlus", "NHS", "MeSH"}
    keys = sorted(key(name) for name, _ in rows)
    assert [one for one, other in pairwise(keys) if one == other] == []
    notice = resource("NOTICE.md").read_text(encoding="utf-8")
    assert all(source in notice for source in ("own", "MedlinePlus", "NHS", "MeSH"))


def test_no_harmless_name_holds_the_name_of_a_flagged_medicine() -> None:
    """Each is known and harmless with all data in place; the longest name wins, so it must hide nothing."""
    flagged = {name: seen.flag.value for name in shipped_names() if (seen := recognise(name)).flag is not Flag.NONE}
    assert flagged == {}
    words = shipped_recogniser()
    hidden = [name for name in shipped_names() for word in name.split() if words.mentions(word)]
    assert hidden == []


_LAZY = """\
import sys
import ldnprep.medicines as medicines
medicines.group_flags()
heavy = {"yaml", "rapidfuzz"} & set(sys.modules)
medicines.recognise("tramadol 50 mg, lisinopril")
heavy |= {"rapidfuzz"} & set(sys.modules)
print(sorted(heavy))
medicines.recognise("tramadoll")
print("rapidfuzz" in sys.modules)
"""


def test_libraries_are_loaded_only_when_they_are_needed() -> None:
    done = subprocess.run([sys.executable, "-c", _LAZY], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]


@pytest.mark.parametrize("line", ["the little yellow one for water", "water tablets", "honey", "the gold one"])
def test_an_everyday_word_makes_no_unknown_pill_known(line: str) -> None:
    assert not recognise(line).recognised
