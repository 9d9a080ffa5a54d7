"""A second medicine in another box of the row is seen; ordinary words of these boxes stay quiet."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Flag, recognise_row

_CELLS = ("amount", "how_often", "reason")


@pytest.mark.parametrize("box", _CELLS)
@pytest.mark.parametrize(
    "typed",
    [
        *(
            "60 + Grobnix 5",
            "daily and Grobnix at night",
            "with Grobnix",
            "one, Grobnix",
            "plus Grobnix",
            "Grobnix 5 mg",
        ),
        *("daily and others", "+ 2 others", "and ?", "and two more", "with something", "and sometimes another"),
    ],
)
def test_a_second_medicine_that_nobody_knows_makes_the_row_check(box: str, typed: str) -> None:
    seen = recognise_row("Duloxetine", **{box: typed})
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)


@pytest.mark.parametrize("box", _CELLS)
@pytest.mark.parametrize(
    "typed",
    [
        "and my neighbour's painkiller",
        "daily, and a strong painkiller at night",
        "pain, strong painkiller when bad",
        "my mother gives me her patch too",
        "and her pain pills",
        "500 plus pain pills",
        "strong tablets from the hospital",
        "and 1 blue pain pill",
        "subs at night",
        "percs for pain",
        "trammies wore off",
        "when I come off the oxies",
        "1 with blues",
    ],
)
def test_a_second_painkiller_is_told_as_one(box: str, typed: str) -> None:
    seen = recognise_row("Duloxetine", **{box: typed})
    assert (seen.flag, seen.recognised, seen.pain_or_cough) == (Flag.CHECK, False, True)


@pytest.mark.parametrize("box", [*_CELLS, "prescriber"])
@pytest.mark.parametrize("typed", ["60 and Dolmal", "plus Algesia", "with tramadol"])
def test_an_opioid_in_another_box_is_an_opioid(box: str, typed: str) -> None:
    assert recognise_row("Duloxetine", **{box: typed}).flag is Flag.OPIOID


_QUIET_TIMES = (
    "daily|twice a day|once at night|every 6 hours|3 times a day|as needed"
    "|when needed, up to 4 a day|prn|bd|tds with food|"
    "every morning and evening|morning and night|once a week, on Sundays|every other day|with breakfast|with meals"
    "|after dinner|before bed|at bedtime, with a snack|a few times a week|several times a day|some nights|"
    "only when it is bad|every second day|in winter|when I travel|1 in the morning and 2 at night|2 plus 1 at night|"
    "as directed|with a glass of water|with orange juice|twice weekly, then once|in the spring and summer|"
    "on an empty stomach, with water|mornings, with porridge|more often in winter|one puff, twice|half and half|"
    "when I fly|with my evening meal"
)
_QUIET_REASONS = (
    "for my back|bones|after the operation|pain|back pain and sciatica|headache, migraine"
    "|to help me sleep|sleep and mood"
    "|depression and anxiety|nerve pain|blood pressure|cholesterol|reflux, with a hernia|heartburn"
    "|thyroid|hay fever|asthma"
    "|fibromyalgia, fatigue and brain fog|migraine with aura|period pain and cramps|arthritis in my hands and knees|"
    "diabetes|heart rhythm|to thin my blood|restless legs|stiffness and swelling|my doctor told me to|low iron|"
    "IBS and bloating|dizziness, nausea|skin rash|long covid|ME and POTS|as a painkiller|pain relief|tension headaches|"
    "hot flushes and night sweats|hypermobility, joint pain|muscle spasms|general health and immune support|"
    "for energy and focus|before the blues came|the horse doctor|I take the tram|bladder, urgency|dry eyes and mouth"
)
_QUIET_PRESCRIBERS = (
    "Dr Patel|Dr. Elena Ruiz, Riverside Family Clinic|my GP|myself|Dr Smith and Dr Jones|rheumatologist|the pain clinic"
    "|nurse Kelly|hospital, Ward 5|Boots pharmacy|over the counter|Mr O'Brien, surgeon|my mother|"
    "University Hospital, Pain Department|online doctor|Dr Grobnix"
)


@pytest.mark.parametrize("typed", _QUIET_TIMES.split("|"))
def test_an_ordinary_time_is_quiet(typed: str) -> None:
    assert recognise_row("Duloxetine", how_often=typed).flag is Flag.NONE


@pytest.mark.parametrize("typed", _QUIET_REASONS.split("|"))
def test_an_ordinary_reason_is_quiet(typed: str) -> None:
    assert recognise_row("Duloxetine", reason=typed).flag is Flag.NONE


@pytest.mark.parametrize("typed", _QUIET_PRESCRIBERS.split("|"))
def test_an_ordinary_prescriber_is_quiet(typed: str) -> None:
    assert recognise_row("Duloxetine", prescriber=typed).flag is Flag.NONE


@pytest.mark.parametrize(
    "typed", ["400", "60 mg", "2 tablets", "1 patch", "5 ml", "one capsule", "half a tablet", "2 puffs"]
)
def test_an_ordinary_amount_is_quiet(typed: str) -> None:
    assert recognise_row("estradiol", amount=typed, how_often="twice weekly", reason="menopause").flag is Flag.NONE


@pytest.mark.parametrize(
    ("name", "amount", "how_often", "flag"),
    [
        ("Tylenol", "", "#3", Flag.OPIOID),
        ("Tylenol tablets", "#3", "bd", Flag.OPIOID),
        ("Tylenol", "500mg, #3", "bd", Flag.OPIOID),
        ("Tylenol", "1 tab #3", "bd", Flag.OPIOID),
        ("aspirin", "2", "#3 daily", Flag.OPIOID),
        ("Nurofen", "2", "Plus daily", Flag.OPIOID),
        ("Nurofen", "2 tablets of the Plus", "daily", Flag.OPIOID),
        ("Panadol", "2", "Ultra", Flag.OPIOID),
        ("naloxone", "8/2 film", "daily", Flag.ANTAGONIST),
        ("T3", "25 mcg", "daily", Flag.CHECK),
        ("Robitussin", "5 ml", "AC", Flag.OPIOID),
        ("guaifenesin", "AC 5 ml", "prn", Flag.CHECK),
        ("Fioricet", "C", "prn", Flag.CHECK),
        ("Buscopan", "compositum", "", Flag.CHECK),
        ("paracetamol", "compound", "", Flag.CHECK),
        ("Parafon Forte", "C8", "", Flag.CHECK),
        ("Tylenol", "2", "daily", Flag.CHECK),
        ("Tylenol", "2 tablets", "3 times a day", Flag.NONE),
        ("Nurofen", "2", "daily, plus exercise", Flag.NONE),
        ("paracetamol", "2", "2 plus 1 at night", Flag.NONE),
    ],
)
def test_a_name_split_over_the_boxes_is_one_name(name: str, amount: str, how_often: str, flag: Flag) -> None:
    assert recognise_row(name, amount, how_often).flag is flag


def test_a_name_split_over_the_boxes_is_called_the_same_as_on_one_line() -> None:
    split, line = recognise_row("Nurofen", "2", "Plus daily"), recognise_row("Nurofen Plus")
    assert {match.name for match in line.matches} <= {match.name for match in split.matches}
