"""The shipped lists are read, kept apart, and say where a hand-made mistake is."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from ldnprep.errors import ContentError
from ldnprep.medicines import Certainty, Flag, Recognised, group_flags, group_ids, groups, recognise, shipped_recogniser
from ldnprep.medicines.data import shipped_medicines, shipped_names
from ldnprep.medicines.fold import key
from ldnprep.medicines.index import index_of
from ldnprep.medicines.reading import read_medicines, with_brands
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
        (
            "    brands:",
            "    brand:",
            "13:5",
            "the key 'brand' is not known here, only brands, confused_with,",
        ),
        ("long_acting: no", "long_acting: never", "12:18", "'never' is not known here; known are yes, no, unknown"),
        ("flag: opioid", "flag: opoid", "8:9", "'opoid' is not known here; did you mean 'opioid'?"),
        ("    source: made up\n", "", "11:5", "the key 'source' is missing"),
        ("  note: A note.", "  title: A note.", "9:3", "the key 'title' is there twice"),
        ("  flag: opioid", "  flag: [opioid]", "8:9", "here belongs a text"),
        ("groups:\n", "no: {}\ngroups:\n", "5:1", "the key 'no' is not known here"),
        ("codein: codeine", "codein: codeines", "2:32", "'codeines' is not known here; did you mean 'codeine'?"),
        ("title: Opioids", "title: Opioids: two", "7:17", "this is not YAML"),
        (
            "    source: made up",
            "    touches: lungs, heart\n    source: made up",
            "14:14",
            "'lungs' is not known here; known are",
        ),
        (
            "  plain_words:",
            "  strengths: {x: 1/2 nobody}\n  plain_words:",
            "3:18",
            "does not end in the name of an entry",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(right: str, wrong: str, place: str, words: str) -> None:
    assert right in _GOOD
    with pytest.raises(ContentError) as raised:
        read_medicines(_GOOD.replace(right, wrong, 1), "small.yaml")
    assert words in str(raised.value)
    assert str(raised.value.problems[0].place) == f"small.yaml:{place}"


def test_of_many_known_words_five_are_named() -> None:
    more = "".join(f"  - {{name: {name}, source: made up}}\n" for name in ("ab", "cd", "ef", "gh", "ij"))
    wrong = _GOOD.replace("codein: codeine", "codein: xyz")
    with pytest.raises(ContentError) as raised:
        read_medicines(wrong + more, "small.yaml")
    assert raised.value.problems[0].what == "'xyz' is not known here; known are codeine, ab, cd, ef, gh"


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
    assert {len(row) for row in rows} == {2, 3}
    assert {row[1] for row in rows} == {
        *("own", "public-code-2026", "drugstandards", "MedlinePlus", "NHS", "MeSH", "FDA", "US")
    }
    assert rows == sorted(rows, key=lambda row: ("\t".join(row).casefold(), "\t".join(row)))
    ranks = [int(row[2]) for row in rows if len(row) == 3]
    assert len(set(ranks)) == len(ranks) > 1000
    keys = sorted(key(row[0]) for row in rows)
    assert [one for one, other in pairwise(keys) if one == other] == []
    notice = resource("NOTICE.md").read_text(encoding="utf-8")
    assert all(row[1] in notice for row in rows)


def test_the_names_from_abroad_are_in_order_each_with_an_entry_and_a_known_source() -> None:
    lines = resource("opioid-brands.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) > 1500
    assert {len(row) for row in rows} == {3}
    assert lines[-len(rows) :] == sorted(lines[-len(rows) :], key=lambda line: (line.casefold(), line))
    entries = {entry.name: entry for group in groups() for entry in group.entries}
    assert [name for name, entry, _ in rows if name not in entries[entry].elsewhere] == []
    notice = resource("NOTICE.md").read_text(encoding="utf-8")
    assert sorted({source for *_, sources in rows for source in sources.split() if f"| {source} |" not in notice}) == []


def test_a_row_for_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(ContentError, match=r"no entry of medicines\.yaml for 'Nobody codeines memory'"):
        with_brands(read_medicines(_GOOD, "small.yaml"), [("Nobody", "codeines", "memory")], "brands.tsv")


def test_no_harmless_name_holds_the_name_of_a_flagged_medicine() -> None:
    """Each is known and harmless with all data in place, or near an opioid's name: then both readings are told."""
    flagged = {name: seen for name in shipped_names() if (seen := recognise(name)).flag is not Flag.NONE}
    assert {seen.flag for seen in flagged.values()} == {Flag.CHECK}
    assert [name for name, seen in flagged.items() if not _has_two_readings(seen)] == []
    assert len(flagged) < 0.015 * len(shipped_names())
    words = shipped_recogniser()
    hidden = [name for name in shipped_names() for word in name.split() if words.mentions(word)]
    assert hidden == []


def _has_two_readings(seen: Recognised) -> bool:
    harmless = [match for match in seen.matches if match.group == "name"]
    other = [match for match in seen.matches if match.certainty is Certainty.PATTERN and match.flag is Flag.CHECK]
    return bool(harmless and other)


_LAZY = """\
import sys
import ldnprep.medicines as medicines
medicines.group_flags()
heavy = {"yaml", "rapidfuzz"} & set(sys.modules)
medicines.recognise("tramadol 50 mg, lisinopril")
heavy |= {"rapidfuzz"} & set(sys.modules)
print(sorted(heavy))
medicines.recognise("vikodin")
print("rapidfuzz" in sys.modules)
"""


def test_libraries_are_loaded_only_when_they_are_needed() -> None:
    done = subprocess.run([sys.executable, "-c", _LAZY], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]


@pytest.mark.parametrize("line", ["the little yellow one for water", "water tablets", "honey", "the gold one"])
def test_an_everyday_word_makes_no_unknown_pill_known(line: str) -> None:
    assert not recognise(line).recognised
