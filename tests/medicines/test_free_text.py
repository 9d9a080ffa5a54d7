"""Notes and other free text: exact names only; suggestions while typing; what is printed for a line."""

from __future__ import annotations

import json

import pytest

from ldnprep.medicines import Flag, LongActing, mentions, recognise, suggestions
from ldnprep.medicines.report import as_json, as_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My sister says tramadol and LDN do not mix.", ["tramadol", "naltrexone"]),
        ("I was given morphine\nafter the operation.", ["morphine"]),
        ("Please ask about Tylenol 3.", ["codeine with paracetamol"]),
        ("Feel free to call. A police patrol. The juice is green.", []),
        ("tramadoll, codine and morfeen are misspelt", []),
        ("I had T3 and oxy tests", []),
        ("apomorphine, tiotropium, naproxen", []),
        ("", []),
        # a tram is one two words from a bus
        ("I like the bus and tram", []),
        ("I like the bus and then tram", ["tramadol"]),
        ("bus tram to the sea", []),
        ("tram and bus", []),
        ("tram and then bus", ["tramadol"]),
        # a short name from abroad is a word too often
        ("I took remoxy", []),
        ("I took oxanest", ["oxycodone"]),
    ],
)
def test_only_names_spelt_exactly_are_mentions(text: str, names: list[str]) -> None:
    assert [match.name for match in mentions(text)] == names
    assert all(match.typed in text and match.flag in (Flag.OPIOID, Flag.ANTAGONIST) for match in mentions(text))


def test_a_mention_acts_for_long_only_where_its_name_says_so() -> None:
    found = mentions("codeine and my MST, Suboxone")
    assert [match.long_acting is LongActing.YES for match in found] == [False, True, True]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("tra", "tramadol"),
        ("lisin", "Lisinopril"),
        ("VIT", "Vitamin D"),
        ("co-co", "co-codamol"),
        ("Ibu", "ibuprofen"),
        ("codé", "codeine"),
    ],
)
def test_suggestions_begin_as_typed_and_hold_the_usual_name(typed: str, wanted: str) -> None:
    found = suggestions(typed)
    assert wanted in found
    assert 0 < len(found) <= 8
    assert len(set(found)) == len(found)


def test_suggestions_keep_to_the_limit_and_wait_for_two_letters() -> None:
    assert len(suggestions("pa", limit=3)) == 3
    assert suggestions("p") == suggestions("") == suggestions("qqqq") == ()


def test_no_slang_and_nothing_misspelt_is_suggested() -> None:
    offered = {name for start in ("oxy", "per", "tra", "cod", "hyd") for name in suggestions(start, limit=500)}
    assert offered.isdisjoint({"oxys", "oxycotton", "percs", "percoset", "trammies", "hydrocod", "codeine phos"})
    assert {"oxycodone", "Percocet", "tramadol", "codeine"} <= offered


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Kratom, lisinopril",
            {
                "text": "Kratom, lisinopril",
                "flag": "opioid",
                "recognised": True,
                "matches": [
                    {
                        "typed": "Kratom",
                        "name": "kratom",
                        "group": "herbal_street",
                        "severity": "systemic",
                        "long_acting": "unknown",
                        "certainty": "exact",
                    },
                    {
                        "typed": "lisinopril",
                        "name": "Lisinopril",
                        "group": "name",
                        "severity": "",
                        "long_acting": False,
                        "certainty": "exact",
                    },
                ],
            },
        ),
        ("", {"text": "", "flag": "none", "recognised": True, "matches": []}),
        ("Zzyrblex", {"text": "Zzyrblex", "flag": "check", "recognised": False, "matches": []}),
        (
            "BuTrans",
            {
                "text": "BuTrans",
                "flag": "opioid",
                "recognised": True,
                "matches": [
                    {
                        "typed": "BuTrans",
                        "name": "buprenorphine patch",
                        "group": "long_acting",
                        "severity": "systemic",
                        "long_acting": True,
                        "certainty": "exact",
                    }
                ],
            },
        ),
    ],
)
def test_the_json_of_a_line_has_the_shape_others_rely_on(line: str, expected: dict[str, object]) -> None:
    assert json.loads(json.dumps(as_json(recognise(line)))) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tramadol", ["tramadol: opioid", "tramadol = tramadol", "systemic"]),
        ("Zzyrblex", ["Zzyrblex: not recognised: please check"]),
        ("tramadol, Zzyrblex", ["opioid", "part of it not recognised: please check"]),
        ("kratom", ["time in body unclear"]),
        ("Durogesic", ["long-acting"]),
        ("LDN", ["opioid blocker"]),
        ("methotrexate", ["please check", "immune"]),
        ("paracetamol", ["known, not an opioid"]),
        ("", ["no medicine named"]),
    ],
)
def test_the_text_of_a_line_says_it_in_words(line: str, words: list[str]) -> None:
    said = as_text(recognise(line))
    assert [word for word in words if word not in said] == []
    assert said.startswith(line)
    assert said.endswith("\n")
