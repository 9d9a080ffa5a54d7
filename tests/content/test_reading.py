"""The reading level: syllables as people say them, sentences as they read them, grades as the formulas say."""

from __future__ import annotations

import math

import pytest

from ldnprep.content.reading import Reading, any_of, measure, sentences, syllables, words

# counted by saying them aloud
SPOKEN = {
    1: "pain drug dose help asked called pills tired's hours eyes the your blood you're scale sleep worse used week",
    2: "doctor kidney liver codeine morphine asthma tablet medicine's taken before patient sweating needed over women "
    "disease stopping something reading people nausea's surgeon treatment trial patches lifeline hospital's useful",
    3: "opioid medicine hospital tramadol naltrexone naloxone depression appointment allergy family exercise "
    "pregnancy diseases idea studying heavier diarrhea's physician injection placebo",
    4: "fibromyalgia's suicidal hepatitis operation medication buprenorphine emergency usually information "
    "diabetes anaesthetic alternative",
}
SPOKEN_EXACTLY = [
    (word, count)
    for count, group in SPOKEN.items()
    for word in group.split()
    if word not in ("tired's", "medicine's", "nausea's", "hospital's", "fibromyalgia's", "diarrhea's")
]


@pytest.mark.parametrize(("word", "count"), SPOKEN_EXACTLY)
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(("word", "count"), [("LDN", 3), ("UK", 2), ("NHS", 3), ("NOT", 1), ("PTSD", 4), ("911", 1)])
def test_short_forms_are_spelt(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("A label without a full stop", 1),
        ("See e.g. Dr. Smith. Then go.", 2),
        ('She said "no." Then she left.', 2),
        ("It was 28.8 and 18.0 then.", 1),
        ("Yes (not sure). Next one", 2),
        ("", 0),
        ("– ! –", 0),
    ],
)
def test_sentences_end_where_people_end_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_hyphenated_word_is_one_word() -> None:
    assert words("Low-dose naltrexone isn't over-the-counter; 4 of 10.") == [
        "Low-dose",
        "naltrexone",
        "isn't",
        "over-the-counter",
        "4",
        "of",
        "10",
    ]


def test_grades_follow_the_published_formulas() -> None:
    reading = measure(["The cat sat on the mat.", "My medication is complicated."])
    assert reading == Reading(words=10, sentences=2, syllables=16, hard=2)
    assert math.isclose(reading.flesch_kincaid, 0.39 * 10 / 2 + 11.8 * 16 / 10 - 15.59)
    assert math.isclose(reading.smog, 1.0430 * math.sqrt(2 * 30 / 2) + 3.1291)
    assert Reading().flesch_kincaid == Reading().smog == 0.0


def test_terms_set_aside_still_count_as_words() -> None:
    terms = any_of(["opioid", "nerve pain"])
    plain, aside = measure(["Opioids and nerve pain."]), measure(["Opioids and nerve pain."], terms)
    assert (plain.words, plain.hard) == (4, 1)
    assert (aside.words, aside.hard, aside.syllables) == (3, 0, 5)


@pytest.mark.parametrize(("text", "found"), [("Opioids here", True), ("OPIOID", True), ("nonopioid", False)])
def test_terms_match_whole_words_in_any_number(text: str, found: bool) -> None:
    terms = any_of(["opioid"])
    assert terms is not None
    assert bool(terms.search(text)) is found
