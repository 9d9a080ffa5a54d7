"""A number, a letter, a strength or a word beside a harmless name may make an opioid of it; what is not named, too."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Certainty, Flag, recognise
from ldnprep.medicines.doubts import is_loose_letter
from ldnprep.medicines.fold import words

_RAISED = (Flag.OPIOID, Flag.CHECK)


@pytest.mark.parametrize(
    "line",
    [
        "Tylenol #3 every 6 hours",
        "Tylenol, #3",
        "Tylenol tabs #3",
        "Tylenol caplets #3",
        "Tylenol 500 mg, #3",
        "acetaminophen #3",
        "APAP no. 4",
        "paracetamol number 3",
        "aspirin #3",
        "Bayer #4",
        "Empirin tablets #3",
        "Fioricet #3",
        "Fiorinal, #3",
        "#3 acetaminophen",
        "acetaminophen no. 3 x 2 daily",
    ],
)
def test_a_products_number_anywhere_beside_such_a_name_is_an_opioid(line: str) -> None:
    seen = recognise(line)
    assert seen.flag is Flag.OPIOID
    assert all(match.typed in line for match in seen.matches)


@pytest.mark.parametrize(
    "line",
    [
        "Tylenol 3 every 6 hours",
        "Tylenol 3, every night",
        "Tylenol 3 x 2 daily",
        "Tylenol 4 every 6 hours",
        "Tylenol 1 a day",
        "Tylenol 2 tablets",
        "Tylenol 1-2 tabs",
    ],
)
def test_a_bare_number_that_may_count_is_to_be_checked(line: str) -> None:
    seen = recognise(line)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)
    assert Certainty.PATTERN in {match.certainty for match in seen.matches}


@pytest.mark.parametrize("line", ["Tylenol 500 mg #30", "aspirin 325 mg", "3 Tylenol", "Tylenol 4 hourly"])
def test_a_number_that_only_counts_raises_nothing(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


_BASES = [
    "paracetamol",
    "Efferalgan",
    "Panadol",
    "Tylenol",
    "ibuprofen",
    "aspirin",
    "naproxen",
    "Apranax",
    "hyoscine",
    "Fioricet",
    "promethazine",
    "guaifenesin",
    "orphenadrine",
    "methocarbamol",
    "chlorzoxazone",
    "Soma",
    "carisoprodol",
    "Robitussin",
    "sumatriptan",
    "metamizole",
]


@pytest.mark.parametrize("base", _BASES)
@pytest.mark.parametrize(
    "ending",
    [" C", "-C", "/C", " w/ c", " with c", " C8", " plus", " compound", " comp", " compositum", " forte", " ultra"],
)
def test_a_painkiller_with_the_ending_of_an_opioid_is_never_harmless(base: str, ending: str) -> None:
    assert recognise(base + ending).flag in _RAISED


@pytest.mark.parametrize("line", ["lisinopril C", "magnesium + M", "paracetamol, D", "ibuprofen X", "sertraline T"])
def test_a_letter_beside_a_name_is_not_dropped(line: str) -> None:
    seen = recognise(line)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)


@pytest.mark.parametrize(
    "line",
    [
        "vitamin C",
        "Redoxon C",
        "vitamins A, C, E",
        "vitamin D3",
        "vit D & E",
        "Panadol Extra",
        "Berocca Plus",
        "Actifed",
        "ibuprofen b.d.",
        "omeprazole p.r.n.",
        "paracetamol 1 g",
        "salbutamol 2 x d",
        "lisinopril w/ food",
        "aspirin q 6 h",
        "aspirin2x daily",
        "amitriptyline 10 at bed time",
        "ropinirole 1mg nights",
        "magnesium from Holland and Barrett",
        "lisinopril1x",
        "ibuprofen plus paracetamol",
    ],
)
def test_letters_of_vitamins_amounts_and_times_raise_nothing(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


@pytest.mark.parametrize(
    "line",
    [
        "paracetamol 500mg 30mg",
        "paracetamol 500 and 30",
        "paracetamol 500:30",
        "paracetamol 500 x 30",
        "paracetamol 500&30",
        "paracetamol (500/30)",
        "paracetamol 1g/60mg",
        "paracetamol 0.5g/30mg",
        "paracetamol 500,30",
        "paracetamol 450/9.75/5",
        "Tylenol 300mg 30mg",
        "acetaminophen 300 mg and 30 mg",
        "acetaminophen 325mg & 7.5mg",
        "acetaminophen 325 with 5",
        "ibuprofen 200/12,8",
        "ibuprofen 400/30",
        "aspirin 30-325",
        "butalbital 50/325/40/30",
        "carisoprodol 200/325/16",
        "promethazine 6.25-10/5ml",
        "guaifenesin 100-10mg/5ml",
        "chlorpheniramine 8/10",
        "celecoxib 56/44",
        "dexketoprofen 75/25",
        "ketoprofen 75/25",
        "diclofenac 50/50",
        "naproxen 550/30",
        "atropine 2.5-0.025",
    ],
)
def test_the_strengths_of_a_combination_are_to_be_checked(line: str) -> None:
    seen = recognise(line)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)
    assert Certainty.PATTERN in {match.certainty for match in seen.matches}


def test_naloxone_with_the_strengths_of_a_film_tells_of_it() -> None:
    assert "buprenorphine with naloxone" in [match.name for match in recognise("naloxone 8/2").matches]


@pytest.mark.parametrize(
    "line",
    [
        "paracetamol 500 mg and 500 mg",
        "paracetamol 500 mg, 8 a day",
        "ibuprofen 400 mg, 2 tablets",
        "paracetamol 500 mg x 2",
        "sitagliptin with metformin 1000/50",
        "butalbital/acetaminophen/caffeine 50/325/40",
        "losartan 50/12.5",
        "naproxen 250-500 mg",
    ],
)
def test_other_strengths_and_doses_raise_nothing(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


@pytest.mark.parametrize(
    "more",
    [
        *("and others", ", others", "and another", "and more", "and several", "and a few", "and some", "and two more"),
        *("+2 others", "and all the others", "and various", "and the rest", "or similar", "and something different"),
        *("and a second", "and unsure", "and I forgot", "and ?", "???", "+ ?", "combo", "combination", "stronger"),
        *("from a friend", "and my mum's", "controlled", "and hers"),
    ],
)
@pytest.mark.parametrize("base", ["magnesium", "paracetamol", "sertraline 50 mg"])
def test_what_is_not_named_makes_the_line_check(base: str, more: str) -> None:
    seen = recognise(f"{base} {more}")
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)


@pytest.mark.parametrize(
    "line",
    [
        "ibuprofen a few times a week",
        "paracetamol every second day",
        "aspirin with some food",
        "metformin controlled release",
        "loratadine some days",
        "magnesium several times a day",
    ],
)
def test_words_that_count_days_raise_nothing(line: str) -> None:
    assert recognise(line).flag is Flag.NONE


@pytest.mark.parametrize(
    "line", ["bup-naloxone", "bup/nal 8/2", "bup naloxone", "bupe/nal", "buprenorphine-naloxone", "bup + naloxone film"]
)
def test_buprenorphine_with_naloxone_cut_short_is_an_opioid(line: str) -> None:
    seen = recognise(line)
    assert seen.flag is Flag.OPIOID
    assert "buprenorphine with naloxone" in [match.name for match in seen.matches]


@pytest.mark.parametrize(
    ("before", "behind", "known"),
    [(11, None, True), (12, None, False), (None, 10, True), (None, 11, False), (30, 10, True), (30, 11, False)],
)
def test_a_letter_is_a_vitamin_in_the_words_round_that_word(
    before: int | None, behind: int | None, *, known: bool
) -> None:
    ahead = ["vitamin", *["daily"] * before] if before is not None else []  # (30, 10): too far before, near behind
    after = [*["daily"] * behind, "vitamins"] if behind is not None else []
    line = words(" ".join([*ahead, "C", *after]))
    assert is_loose_letter(line, len(ahead)) is not known
