"""Lines as people really type them."""

from __future__ import annotations

import unicodedata

import pytest

from ldnprep.medicines import Flag, LongActing, recognise
from ldnprep.medicines.data import shipped_medicines
from ldnprep.medicines.index import index_of
from ldnprep.medicines.recogniser import Recogniser

_OPIOID_LINES = [
    # sentences, also with a "no" or in the past: flagged, never turned into "takes" and never into "no opioid"
    "I take half a norco when it is bad",
    "stopped tramadol 2019",
    "allergic to codeine",
    "never had codeine",
    "Dr said stop tramadol",
    "pethidine in labour 1998",
    # several in one line, each way of putting them side by side
    "ibuprofen and tramadol, lisinopril",
    "percocet,xanax,soma",
    "metformin; MST 30mg bd",
    "aspirin + oxycodone",
    "lisinopril\ncodeine\nmetformin",
    "ultram & aleve",
    # strengths and forms
    "Oxycodone/apap 5-325",
    "TRAMADOL50MG",
    "codeine30mg",
    "30mgcodeine",
    "Co-codamol 30/500 8 a day",
    "fentanyl patches 25mcg/h",
    "morphine er",
    "oxy 10",
    "oxy-30",
    # the name of the box hides it, or the suffix decides
    "Tylenol 3",
    "tylenol#3",
    "Tylenol no. 4",
    "tylenol three",
    "Tylenol III",
    "#3 tylenol",
    "number 3 tylenol",
    "M.S.T. 30",
    "Tylenol w/codeine",
    "Fioricet with codeine",
    "Robaxisal-C 1/4",
    "Nurofen Plus",
    "Solpadeine Max",
    "Suboxone",
    "Targin",
    "Tilidin comp 50/4",
    "222",
    # cut by a pharmacy's label
    "hydrocod-acetam",
    "hydroco/apap",
    "acetaminophen-cod #3",
    "guaifen-cod",
    "w/cod",
    "chlorphen-cod",
    "phenylephrine/cod",
    "cod 30 mg",
    "butalb/apap/caff/cod",
    "Oxycodon hydrochl",
    "tramad 50",
    "buprenorp 8mg",
    # misspelt, also by ear and with more than one slip in long words
    "codine 30mg",
    "tramodal",
    "percaset",
    "vicaden",
    "morfeen",
    "oxycotin",
    "bupernorphin patch",
    "hydrocodine",
    "subocksone",
    "Nurfoen Plus",
    "tylonol #3",
    "Tylenol with codine",
    "hydro codone",
    "t r a m a d o l",
    # other languages
    "Kodein Tabletten",
    "Morphinsulfat",
    "tramadolhydrochlorid",
    "codéine",
    "parche de fentanilo",
    "ossicodone",
    "морфин 10 мг",
    "ТРАМАДОЛ",
    "κωδεΐνη codein",
    "Норспан 5",
    "оксикодон",
    "코데인 30mg",
    "モルヒネ",
    "曲马多 50",
    "مورفين",
    "טרמדול",
    # slang as the whole entry
    "T3",
    "oxys",
    "percs",
    "trammies",
    # opioids that are not thought of as such
    "Imodium as needed",
    "kratom tea",
    "promethazine with codeine",
    "poppy seed tea",
    "7-OH tablets",
    "7ΩHMZ",
]

_NOT_OPIOID = [
    ("apomorphine", Flag.NONE),
    ("bupropion xl 150", Flag.NONE),
    ("trazadone 50 at night", Flag.NONE),
    ("hydrocortisone cream", Flag.NONE),
    ("oxybutynin", Flag.NONE),
    ("tiotropium inhaler", Flag.NONE),
    ("lodine", Flag.NONE),
    ("naproxen and heparin", Flag.NONE),
    ("cod liver oil 1000 mg", Flag.NONE),
    ("cod-liver oil", Flag.NONE),
    ("fresh cod", Flag.CHECK),
    ("Tylenol", Flag.NONE),
    ("Tylenol 500 mg", Flag.NONE),
    ("Tylenol 3 times a day", Flag.CHECK),
    ("Tylenol three times a day", Flag.NONE),
    ("3 Tylenol", Flag.NONE),
    ("Fioricet", Flag.NONE),
    ("oxy acne wash", Flag.NONE),
    ("horse chestnut", Flag.NONE),
    ("lidocain patch 5%", Flag.NONE),
    ("nicotine patches 21 mg", Flag.NONE),
    ("ibuprofen 200 mg 30 tabs", Flag.NONE),
    ("lisinopril 10mg, gabapentine 300 3x/day", Flag.NONE),
    ("lisinoprl 10mg", Flag.CHECK),
    ("vit D 1000 iu and fish oil", Flag.NONE),
    ("evening primrse oil", Flag.CHECK),
    ("", Flag.NONE),
    ("  \u200b\n", Flag.NONE),
    ("none", Flag.NONE),
    ("LDN 4.5 mg", Flag.ANTAGONIST),
    ("L.D.N.", Flag.ANTAGONIST),
    ("Contrave", Flag.ANTAGONIST),
    ("narcan spray", Flag.ANTAGONIST),
    ("naltrexon", Flag.ANTAGONIST),
    ("Auvelity", Flag.CHECK),
    ("Robitussin DM", Flag.CHECK),
    ("methotrexate", Flag.CHECK),
    ("epidural", Flag.CHECK),
    ("blue pills", Flag.CHECK),
    ("cough syrup", Flag.CHECK),
    ("Zzyrblex 10 mg", Flag.CHECK),
    ("I don't know the name", Flag.CHECK),
    ("???", Flag.CHECK),
    ("free T3 blood test", Flag.CHECK),
    ("Fiorinal", Flag.CHECK),
]


@pytest.mark.parametrize("line", _OPIOID_LINES)
def test_an_opioid_is_seen(line: str) -> None:
    seen = recognise(line)
    assert seen.flag is Flag.OPIOID
    assert seen.text == line
    assert all(match.typed in line for match in seen.matches)


@pytest.mark.parametrize(("line", "flag"), _NOT_OPIOID)
def test_what_is_no_opioid_is_not_called_one(line: str, flag: Flag) -> None:
    assert recognise(line).flag is flag


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("ibuprofen 400 mg twice a day with food", True),
        ("tramadol 50 mg", True),
        ("cough syrup", False),
        ("tramadol and Zzyrblex", False),
        ("ibuprofen, Zzyrblex", False),
        ("a white tablet", False),
        ("for my heart", False),
        ("12345", False),
        ("💊", False),
        ("", True),
    ],
)
def test_recognised_means_every_part_is_known(line: str, known: bool) -> None:
    assert recognise(line).recognised is known


def test_a_part_that_nobody_knows_makes_a_harmless_line_check() -> None:
    assert recognise("ibuprofen, Zzyrblex").flag is Flag.CHECK


@pytest.mark.parametrize(
    ("line", "context", "acting"),
    [
        ("tramadol", "", LongActing.NO),
        ("tramadol", "SR 100", LongActing.YES),
        ("fentanyl 25", "patch", LongActing.YES),
        ("fentanyl", "lozenge", LongActing.UNKNOWN),
        ("oxycodon retard", "", LongActing.YES),
        ("morphine in the ER", "", LongActing.NO),
        ("sur la codéine", "", LongActing.NO),
        ("morphine, nicotine patch", "", LongActing.NO),
        ("morphine, ER 30", "", LongActing.YES),
        ("Imodium", "patch", LongActing.NO),
    ],
)
def test_a_word_for_long_action_in_the_row_counts(line: str, context: str, acting: LongActing) -> None:
    opioids = [match for match in recognise(line, context=context).matches if match.flag is Flag.OPIOID]
    assert {match.long_acting for match in opioids} == {acting}


_DISGUISES = {
    "decomposed": unicodedata.normalize("NFD", "codéine"),
    "composed": "codéine",
    "capitals": "CODÉINE",
    "no-break space": "codeine\u00a030\u00a0mg",
    "zero width": "co\u200bde\u200cine",
    "zero width in a misspelt name": "co\u200bdiene",
    "soft hyphen": "co\u00addeine",
    "byte order mark": "\ufeffcodeine",
    "full width": "ｃｏｄｅｉｎｅ",
    "Cyrillic letters that look Latin": "с\u043ed\u0435in\u0435",
    "Greek letters that look Latin": "c\u03bfdein\u03b5",
    "mathematical letters": "𝐜𝐨𝐝𝐞𝐢𝐧𝐞",
    "a zero for the o": "c0deine",
    "curly apostrophe": "mother’s codeine",
    "right-to-left mark": "\u200fcodeine\u200e",
    "circled": "ⓒⓞⓓⓔⓘⓝⓔ",
}


@pytest.mark.parametrize("line", _DISGUISES.values(), ids=_DISGUISES)
def test_however_the_letters_are_encoded_the_name_is_seen_and_kept(line: str) -> None:
    seen = recognise(line)
    assert (seen.flag, seen.text) == (Flag.OPIOID, line)
    (match,) = seen.matches
    assert (match.name, match.typed in line) == ("codeine", True)


@pytest.mark.parametrize("line", ["о\u0445у 10", "N\u043er\u0441o 5/325", "\u03a43"], ids=["oxy", "Norco", "T3"])
def test_short_names_in_letters_that_only_look_latin_are_seen(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID


def test_the_mark_at_the_end_of_a_name_stays_with_it() -> None:
    line = unicodedata.normalize("NFD", "paracetamol codé")[:-1] + "e" + "\u0301" + "ine\u0308 30"
    assert recognise(line).matches[-1].typed.endswith("e\u0308")


def test_a_name_of_two_medicines_says_both() -> None:
    assert [match.name for match in recognise("T3").matches] == ["codeine", "codeine with paracetamol"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tylenol with codeine", "codeine with paracetamol"),
        ("Imodium Plus", "loperamide"),
        ("Oramorph SR", "morphine modified release"),
        ("Codral Forte", "codeine with aspirin"),
        ("Codral", "cough and cold brands that held pholcodine or codeine"),
        ("MST Continus", "morphine modified release"),
        ("suboxone strips", "buprenorphine with naloxone"),
    ],
)
def test_the_longest_name_wins(line: str, name: str) -> None:
    assert name in [match.name for match in recognise(line).matches]
    assert {match.typed for match in recognise(line).matches} == {line}


def test_a_harmless_name_that_only_overlaps_hides_no_opioid() -> None:
    overlapping = Recogniser(index_of(shipped_medicines(), ["Blue whale fentanyl", "Whale oil"]))
    seen = overlapping.recognise("blue whale fentanyl patch")
    assert seen.flag is Flag.OPIOID
    assert "fentanyl patch" in [match.typed for match in seen.matches]


def test_a_comma_ends_a_name() -> None:
    assert recognise("Nurofen, plus size vitamins").flag is not Flag.OPIOID
