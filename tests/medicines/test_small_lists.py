"""What is worked out of the lists, shown with lists of a dozen names: each test is one thing that is looked up."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ldnprep.medicines.index import index_of
from ldnprep.medicines.model import Flag, LongActing
from ldnprep.medicines.reading import read_medicines, with_brands
from ldnprep.medicines.terms import Index, Kind, parted, term_of
from ldnprep.medicines.vocabulary import Vocabulary

_GROUPS = """\
matching:
  truncated_prefixes: {codein: codeine}
  plain_words: horse
  ordinary_words: Patrol
  ordinary_here: Tramax
  usual_names: codeine, Ax
  inside: {codein: codeine}
  stems: {"^trama": tramadol, "dein": codeine}
  not_stems: tramway
  not_guessed: codices
  strengths: {paracetamol: 30/500 codeine with paracetamol}
  numbered: {Tylenol: codeine with paracetamol}
  carriers: Calpol
groups:
- {id: analgesics, title: Opioids, flag: opioid, note: A note., entries: [
    {name: codeine, long_acting: no, brands: Codant, slang: "horse, syrups, cod, Codi", source: made up},
    {name: codeine with paracetamol, long_acting: yes, brands: "Calpol Plus, Nurofen Plus, Co Codamol, Zapain 30 Plus,
      Ax", spellings: codeine w apap, source: made up},
    {name: tramadol, long_acting: unknown, brands: "Tramal, Codant, MSO4", source: made up}]}
- {id: herbal_street, title: Street, flag: opioid, note: A note., entries: [
    {name: heroin, brands: Skag, source: made up}]}
- {id: interaction, title: Others, flag: interaction, note: A note., entries: [
    {name: "azathioprine, or mercaptopurine", spellings: "azathioprine, mercaptopurine", brands: Imuran,
      source: made up}]}
- {id: harmless, title: Harmless, flag: not_opioid, note: A note., entries: [
    {name: ibuprofen, brands: Nurofen, source: made up}]}
"""
_ABROAD = [("Codabrol", "codeine", "x"), ("Zapp", "tramadol", "x"), ("可待因", "codeine", "x")]
_NAMES = ["Tramax", "Tramaz", "Calpol", "MSM", "Codabrol", "Xy"]


@pytest.fixture(scope="module")
def index() -> Index:
    """Of the lists above."""
    return index_of(with_brands(read_medicines(_GROUPS, "small.yaml"), _ABROAD, "brands.tsv"), _NAMES, _NAMES)


@pytest.mark.parametrize(
    ("spelt", "kind", "flag", "meant"),
    [
        ("codeine", Kind.NAME, Flag.OPIOID, ["codeine"]),
        ("zapp", Kind.ELSEWHERE, Flag.OPIOID, ["tramadol"]),
        ("horse", Kind.PLAIN, Flag.OPIOID, ["codeine"]),
        ("cod", Kind.SHORT, Flag.OPIOID, ["codeine"]),
        ("codi", Kind.SLANG, Flag.OPIOID, ["codeine"]),
        ("imuran", Kind.NAME, Flag.CHECK, ["azathioprine, or mercaptopurine"]),
        ("nurofen", Kind.NAME, Flag.NONE, ["ibuprofen"]),
        # of two entries that share a name the one of which more is unknown comes first
        ("codant", Kind.NAME, Flag.OPIOID, ["tramadol", "codeine"]),
    ],
)
def test_a_spelling_stands_for_its_entries(index: Index, spelt: str, kind: Kind, flag: Flag, meant: list[str]) -> None:
    term = term_of(spelt, index.terms.mapping()[spelt], parted(index.meant))
    assert (term.kind, term.flag, [each.name for each in term.entries]) == (kind, flag, meant)
    assert term.splits == ((spelt,),)


def test_a_name_of_several_words_keeps_them(index: Index) -> None:
    term = term_of("zapain30plus", index.terms.mapping()["zapain30plus"], parted(index.meant))
    assert term.splits == (("zapain", "30", "plus"),)
    assert term.entries[0].long_acting is LongActing.YES


def test_harmless_names_are_sorted_and_the_usual_ones_come_in_their_order(index: Index) -> None:
    assert list(index.names.mapping()) == ["calpol", "codabrol", "msm", "tramax", "tramaz", "xy"]
    assert index.names.mapping()["msm"] == "MSM"
    assert parted(index.usual) == ["tramax", "tramaz", "calpol", "msm", "codabrol", "xy"]


def test_a_harmless_name_near_an_opioid_has_two_readings(index: Index) -> None:
    assert index.two_readings.mapping() == {
        "tramaz": "tramal",  # a letter; Tramax is ordinary here
        "xy": "ax",
        "msm4": "mso4",  # with a number, as one word or two
        "msm 4": "mso4",
        "codabrol": "codeine",  # harmless here, an opioid abroad
    }


def test_long_names_may_be_misspelt_and_the_usual_ones_anyway(index: Index) -> None:
    assert {length: parted(words) for length, words in index.flagged_words.items()} == {
        "2": ["ax"],
        "6": ["codant", "syrups", "tramal", "heroin", "imuran"],
        "7": ["codeine"],
        "8": ["tramadol"],
        "9": ["cocodamol"],
        "10": ["calpolplus"],
        "11": ["nurofenplus"],
        "12": ["azathioprine"],
        "14": ["mercaptopurine"],
    }
    assert index.elsewhere_words == {"3": "可待因", "4": "zapp"}


def test_names_are_found_by_their_sound(index: Index) -> None:
    sounds = index.sounds.mapping()
    assert (sounds["kadan"], sounds["tramadal"], sounds["asatapran"]) == ("codeine", "tramadol", "azathioprine")
    assert len(sounds) == 13


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (" plus", ["calpol calpolplus", "nurofen nurofenplus"]),
        ("calpol ", ["plus calpolplus"]),
        (" codamol", ["co cocodamol"]),
        ("codeine  paracetamol", ["with codeinewithparacetamol"]),
        ("codeine w ", ["apap codeinewapap"]),
        ("zapain 30 ", ["plus zapain30plus"]),
        # a number is no slip
        ("zapain  plus", []),
        ("", []),
    ],
)
def test_a_name_of_several_words_is_found_without_one_of_them(index: Index, words: str, missing: list[str]) -> None:
    found = index.phrases.mapping().get(words, "").split()
    assert [" ".join(each) for each in zip(found[::2], found[1::2], strict=True)] == missing


def test_generic_names_are_suggested_before_brands_and_none_of_the_street(index: Index) -> None:
    assert list(index.suggested.mapping().values()) == [
        *("0codeine", "0codeine with paracetamol", "0tramadol", "0azathioprine", "0mercaptopurine", "0ibuprofen"),
        *("1Codant", "1Calpol Plus", "1Nurofen Plus", "1Co Codamol", "1Zapain 30 Plus", "1Ax", "1Tramal", "1MSO4"),
        *("1Imuran", "1Nurofen"),
    ]


def test_what_hides_an_opioid_is_known(index: Index) -> None:
    assert parted(index.carriers) == ["calpol", "tylenol", "paracetamol", "nurofen"]
    assert index.numbered.mapping() == {"tylenol": "codeinewithparacetamol"}
    assert index.strengths.mapping() == {"paracetamol": "30/500 codeinewithparacetamol"}
    assert parted(index.runs) == ["可待因"]


def test_parts_of_names_are_kept_with_their_entry(index: Index) -> None:
    vocabulary = Vocabulary(index)
    assert vocabulary.by_prefix("codeinphos") == vocabulary.inside("xcodeiny") == vocabulary.term("codeine")
    assert vocabulary.by_stem("tramacalm") == vocabulary.term("tramadol")
    assert vocabulary.by_stem("xdeiny") == vocabulary.term("codeine")
    assert vocabulary.by_stem("xtramay") is None
    assert vocabulary.by_stem("tramway") is vocabulary.inside("tramway") is None


def test_suggestions_come_in_the_order_of_use(index: Index) -> None:
    vocabulary = Vocabulary(index)
    assert vocabulary.beginning_with("tra", 9) == ("tramadol", "Tramal", "Tramax", "Tramaz")
    assert vocabulary.beginning_with("co", 9) == (
        "codeine",
        "codeine with paracetamol",
        "Co Codamol",
        "Codant",
        "Codabrol",
    )
    assert vocabulary.beginning_with("co", 2) == ("codeine", "codeine with paracetamol")
    assert vocabulary.beginning_with("t", 9) == ()


def test_every_key_is_found_and_no_other(index: Index) -> None:
    vocabulary = Vocabulary(index)
    for one, other in pairwise(sorted(map(str.lower, _NAMES))):
        assert vocabulary.term(one).written != vocabulary.term(other).written
    assert [vocabulary.term(name).written for name in ("aaa", "msm", "zzz")] == ["aaa", "MSM", "zzz"]
    assert vocabulary.flagged("msm") is vocabulary.flagged("nurofen") is vocabulary.flagged("codi") is None
    assert vocabulary.flagged("zapp") is not None
