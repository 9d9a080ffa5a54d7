"""Everyday words and forms accuse nobody; a denial names a medicine and is to be checked."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Certainty, Flag, recognise, recognise_row


@pytest.mark.parametrize(
    "line",
    [
        "estradiol, 1 patch twice weekly",
        "lidocaine, one patch 12 hours on",
        "cetirizine, syrup 5 ml",
        "ibuprofen, 1 box per week",
        "paracetamol 500 mg, 2 tabs",
    ],
)
def test_a_form_behind_a_comma_belongs_to_the_name_before(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


@pytest.mark.parametrize("line", ["paracetamol, 1 patch every 3 days", "ibuprofen, hydro 10", "aspirin, patch 25"])
def test_what_cannot_be_the_form_of_the_name_before_is_to_be_checked(line: str) -> None:
    assert recognise(line).flag is Flag.CHECK


@pytest.mark.parametrize(
    "line",
    [
        *(
            "2 tabs at night",
            "1 box a day",
            "8/2 strips",
            "orange juice daily",
            "syrup 5 ml",
            "lean 2 cups",
            "tia 2019",
        ),
        *(
            "junk 5",
            "H 10 mg",
            "the one in the green box",
            "box every week",
            "the patch, 25",
            "T3 25mcg",
            "T4/T3 combo",
        ),
        *("poppy seed bagel", "lemon poppy seed muffin", "Oxy 10 face wash", "tram to work", "I take the tram"),
        *("Tylenol 1 a day", "Tylenol 2 tablets", "no opioids", "I don't take codeine", "I do not take tramadol"),
        *("oradol", "avonza", "naltrex"),
    ],
)
def test_these_are_to_be_checked_and_no_more(line: str) -> None:
    seen = recognise(line)
    assert seen.flag is Flag.CHECK
    assert all(match.flag in (Flag.CHECK, Flag.NONE) for match in seen.matches)


@pytest.mark.parametrize(
    "line",
    [
        "no codeine left since May",
        "I don't take tramadol every day",
        "never had codeine",
        "I take no more than 2 codeine",
    ],
)
def test_what_is_no_plain_denial_stays_an_opioid(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID


@pytest.mark.parametrize(
    "line", ["poppy seed tea", "oxy 10", "tram 50 mg", "T3", "T3 for my back", "poppy seeds 200 g"]
)
def test_the_same_names_without_such_words_are_opioids(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID


@pytest.mark.parametrize(
    "line", ["300/30", "30/500", "10/325", "12.8/200", "500mg/30mg", "8/500 tablets", "37.5/325 mg", "325 mg / 60 mg"]
)
def test_strengths_alone_are_to_be_checked_and_say_that_they_look_like_a_combination(line: str) -> None:
    for seen in (recognise(line), recognise_row("", line), recognise_row("Zzyrblex", line)):
        assert (seen.flag, seen.recognised) == (Flag.CHECK, False)
        assert {match.certainty for match in seen.matches} == {Certainty.PATTERN}


@pytest.mark.parametrize("line", ["120/80", "50/12.5", "30/11", "1/2", "24/7", "2020/21", "100/25 mg"])
def test_other_numbers_with_a_slash_look_like_nothing(line: str) -> None:
    assert recognise(line).matches == recognise_row("losartan", line).matches[1:] == ()


@pytest.mark.parametrize("line", ["Trodom", "Tramaquux", "the patch", "paracetamol 30/500"])
def test_a_guess_makes_nothing_recognised(line: str) -> None:
    assert recognise(line).recognised is False
    assert recognise_row(line).recognised is False


@pytest.mark.parametrize("line", ["Nurofen ultra", "Cuprofen ultra"])
def test_a_harmless_name_that_is_sold_with_an_opioid_under_a_longer_one_is_to_be_checked(line: str) -> None:
    assert recognise(line.split()[0]).flag is Flag.NONE
    assert (recognise(line).flag, recognise(line).recognised) == (Flag.CHECK, False)


@pytest.mark.parametrize("line", ["Nurofen Plus™", "BuTrans®", "Tylenol© #3", "Percocet℠"])
def test_the_marks_of_a_brand_are_no_part_of_its_name(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID


@pytest.mark.parametrize(
    "line", ["Hycosan", "Feminax Express", "Galvumet", "the pill", "P5P", "对乙酰氨基酚", "אקמול", "ビタミンD"]
)
def test_ordinary_names_that_were_missing_are_known(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


@pytest.mark.parametrize("line", ["Virtussin", "Winadeine", "Codaten", "MSO4", "鸦片", "Коделак", "DHCs", "Klosidol"])
def test_opioids_that_were_missing_are_known(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID


@pytest.mark.parametrize("line", ["سيفترياكسون", "سفتریاکسون", "벤프로페린", "ترياكي", "Equagesic"])
def test_letters_that_only_stand_within_another_medicine_name_no_opioid(line: str) -> None:
    """Ceftriaxone in Arabic and Persian holds the letters of opium."""
    assert recognise(line).flag is Flag.CHECK


@pytest.mark.parametrize(
    "line",
    [
        "الترامادول",
        "والترامادول",
        "للمورفين",
        "ترامادول٥٠",
        "הטרמדול",
        "염산페치딘주",
        "盐酸曲马多片",
        "コデインリン酸塩",
    ],
)
def test_an_article_or_a_salt_written_as_one_with_the_name_is_seen_through(line: str) -> None:
    assert recognise(line).flag is Flag.OPIOID
