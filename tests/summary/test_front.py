"""The front of the leaf: what stands on it, in which order, and what never leaves it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import (
    YES,
    Answers,
    DateNotSure,
    Goal,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist, Kind
from ldnprep.medicines import recognise
from ldnprep.summary.model import Band, Box, Chart, Document, Heading, Ledger, Listing, Mark, Paragraph, Role, Tone
from tests.summary.reading import NO_CHOICES, SAVED, How, blocks_of, front, made_of, rows_of, sheet, spans, words

SAFETY = ("on_naltrexone", "surgery_planned", "liver_disease", "kidney_disease", "pregnancy", "allergies", "alcohol")
FULL: dict[str, Value] = {
    "patient_name": "Maureen O'Shaughnessy-Bell",
    "clinician_name": "Dr. R. Adeyemi",
    "visit_date": PartialDate(2026, 12, 3),
    "conditions": ("fibromyalgia", "crps"),
    "hopes": ("less_pain",),
    "decision_values": "being clear in my head",
    "opioids_now": "yes",
    "opioid_last_dose": PartialDate(2026, 11, 20),
    "opioid_names": tuple(MedicineRow(f"tramadol {n}") for n in range(9)),
    "surgery_planned": "yes",
    "surgery_date": PartialDate(2027, 1, 15),
    "cancer": "yes",
    "alcohol": "not_sure",
    "liver_disease": "not_sure",
    "liver_details": "something about a scan " * 30,
    "allergies": "yes",
    "allergies_what": "plasters",
    "pain_now": 8,
    "medicines": tuple(
        MedicineRow(name, "1", "daily") for name in ("metformin", "ramipril", "omeprazole", "cetirizine")
    ),
    "therapies": (TherapyRow("exercise", "", "using", "helped"), TherapyRow("", "heat pad", "tried", "")),
}
NORMAL = 12  # how many steps may be taken in normal print; large print goes further


@pytest.fixture(scope="module")
def full(shipped: Checklist) -> Document:
    choices = QuestionChoices(chosen=("own_1",), top=("own_1",), own=(OwnQuestion("own_1", "why " * 100),))
    return sheet(shipped, choices, **FULL)


def test_in_the_least_room_no_label_stands_twice_and_which_allergy_and_operation_stay(shipped: Checklist) -> None:
    said: dict[str, Value] = {**FULL, "surgery_what": "new hip", "kidney_disease": "yes", "gut_opioid": "yes"}
    least = " ".join(words(front(sheet(shipped, **said), -1)).split())
    assert [word for word in ("“plasters”", "“new hip”", "15 Jan 2027", "Kidneys yes") if word not in least] == []
    assert [twice for twice in ("kidneys yes", "Allergies allergies", "medicine loose-bowel") if twice in least] == []


def test_a_no_that_the_heading_of_the_opioids_says_is_not_said_again(shipped: Checklist) -> None:
    noes: dict[str, Value] = dict.fromkeys(SAFETY, "no")
    made = words(front(sheet(shipped, **noes, opioids_now="no", medicines=(MedicineRow("zzz"),))))
    assert "Opioids, last 4 weeks: answered no" in made
    assert "tramadol, codeine or similar" not in made
    assert "; opioids;" not in made


@pytest.mark.parametrize(("said", "asked"), [({"gut_opioid_large": "yes"}, False), ({"opioids_now": "yes"}, True)])
def test_no_record_of_prescriptions_is_asked_for_of_a_shop_medicine(
    shipped: Checklist, said: dict[str, Value], asked: bool
) -> None:
    noes: dict[str, Value] = {"opioids_now": "no", "opioid_patch_or_pump": "no", "opioid_treatment": "no"}
    made = made_of(shipped, Answers({**noes, "gut_opioid": "yes", **said}, saved=SAVED), How(country="us"))
    assert ("state record" in words(front(made))) is asked


def opioid_box(made: Document, number: int = 0) -> Box:
    return blocks_of(front(made, number), Box)[0]


# ---------------------------------------------------------------- who, when, for what


def test_the_head_tells_who_when_by_whom_and_for_what(shipped: Checklist) -> None:
    made = sheet(
        shipped,
        patient_name="Ann",
        birth_date=PartialDate(1974, 12, 4),
        visit_date=PartialDate(2026, 12, 3),
        filled_in_by="helper",
        conditions=("fibromyalgia",),
        hopes=("less_pain",),
    )
    head = " ".join(words(block) for block in blocks_of(front(made), Paragraph))
    assert front(made).title == f"{shipped.texts['title']} 3 December 2026"
    assert "born 4 Dec 1974 (51)" in head
    assert "Filled in 29 Nov 2026 by a helper." in head
    assert head.startswith("Before we talk about LDN (low-dose naltrexone, off-label) for fibromyalgia, please see")
    assert "Hopes: less pain." in head
    assert shipped.texts["not_checked"] in head


def test_a_day_that_is_not_known_is_said_to_be_so(shipped: Checklist) -> None:
    head = words(front(made_of(shipped, Answers())))
    assert shipped.texts["day_not_known"] in head
    assert shipped.texts["by_not_answered"] in head
    assert shipped.texts["name_not_given"] in head


def test_a_clinics_own_content_is_named(shipped: Checklist) -> None:
    own = replace(shipped, meta=replace(shipped.meta, builtin=False))
    assert f"{own.texts['own_content']} {own.meta.id} {own.meta.version}." in words(front(sheet(own)))
    assert own.texts["own_content"] not in words(front(sheet(shipped)))


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        (PartialDate(2026, 11, 19), "19 Nov 2026"),
        (PartialDate(2026), "2026"),
        (DateNotSure(), "not sure"),
        (TypedDate("about 2 weeks", date(2026, 11, 22)), "“about 2 weeks” (written 22 Nov 2026)"),
    ],
)
def test_last_use_prints_by_name_and_words_as_typed(shipped: Checklist, answer: Value, printed: str) -> None:
    made = sheet(shipped, opioids_now="yes", opioid_last_dose=answer)
    assert rows_of(front(made))["Last used"] == printed


def test_what_she_typed_stands_in_place_of_other(shipped: Checklist) -> None:
    said: dict[str, Value] = {"conditions": ("crps", "other"), "hopes": ("other",)}
    head = words(front(sheet(shipped, **said)))
    assert "for CRPS, other, please" in head
    head = words(front(sheet(shipped, **said, conditions_other="lupus", hopes_other="to dance")))
    assert "for CRPS, “lupus”, please" in head
    assert "Hopes: “to dance”." in head


# ---------------------------------------------------------------- the opioid box


@pytest.mark.parametrize(
    ("answer", "heading"),
    [
        ("yes", "Opioids: yes"),
        ("not_sure", "Opioids: not sure, but typed:"),
        ("no", "Opioids, last 4 weeks: answered no, but typed:"),
        (None, "Opioids: not answered, but typed:"),
    ],
)
def test_the_heading_of_a_loud_box_is_her_own_answer(shipped: Checklist, answer: str | None, heading: str) -> None:
    values: dict[str, Value] = {"opioids_now": answer} if answer else {}
    made = sheet(shipped, medicines=(MedicineRow("tramadal 50s"),), **values)
    for number in range(len(made.leaf.fronts)):
        box = opioid_box(made, number)
        assert (words(box.heading), box.loud, box.mark) == (heading, True, Mark.URGENT)
    rows = rows_of(front(made))
    assert rows["Which"] == "“tramadal 50s” → tramadol"
    assert rows["Last used"] == "not answered"


SAME_THING = (  # yes-or-no questions about an opioid now or lately, beside the one that the heading tells
    ("opioid_as_needed", "now and then"),
    ("opioid_cough", "cough syrup"),
    ("opioid_from_other", "someone else's pain medicine"),
    ("opioid_procedure", "given by others (procedure, emergency)"),
    ("opioid_patch_or_pump", "pain patch or pump"),
    ("opioid_herbal", "kratom, 7-OH, tianeptine or poppy tea"),
    ("opioid_street", "street drugs"),
    ("opioid_tapering", "cutting down"),
    ("opioid_stopped_for_ldn", "stopped to be ready for LDN"),
    ("opioid_treatment", "methadone, buprenorphine or treatment for opioid use, ever"),
    ("opioid_depot_ever", "buprenorphine shot or implant, ever"),
)


@pytest.mark.parametrize("typed_too", [True, False])
@pytest.mark.parametrize("first", ["no", "not_sure", None])
@pytest.mark.parametrize(("told", "name"), SAME_THING)
def test_who_said_yes_to_the_same_thing_is_quoted_never_accused(
    shipped: Checklist, told: str, name: str, first: str | None, *, typed_too: bool
) -> None:
    values: dict[str, Value] = {"opioids_now": first} if first else {}
    values |= {"medicines": (MedicineRow("tramadol"),)} if typed_too else {}
    made = sheet(shipped, **values, **{told: "yes"})
    for number in range(len(made.leaf.fronts)):
        box = opioid_box(made, number)
        unclear = told in ("opioid_from_other", "opioid_street", "opioid_procedure") and not typed_too
        said = f"to be clarified ({name}: yes)" if unclear else f"yes ({name})"
        asked = {"no": ", last 4 weeks: answered no", "not_sure": ": not sure", None: ": not answered"}
        ever = f"Opioids{asked[first]}; {name}: yes"  # of then: it is no opioid of now, and says so
        assert (words(box.heading), box.loud) == (ever if name.endswith(", ever") else f"Opioids: {said}", True)
    key = {"no": "answered_no_label", "not_sure": "not_sure_label", None: "not_answered_label"}[first]
    kept = "tramadol, codeine or similar, last 4 weeks" in rows_of(front(made))[shipped.texts[key]]
    assert kept or (first is None and typed_too)  # else her typed name would seem to be what is not answered


def test_a_not_sure_about_the_same_thing_is_quoted_before_what_was_typed(shipped: Checklist) -> None:
    typed = (MedicineRow("tramadol"),)
    made = sheet(shipped, opioids_now="no", opioid_as_needed="not_sure", opioid_pump="not_sure", medicines=typed)
    assert words(opioid_box(made).heading) == "Opioids: not sure (now and then)"
    assert "tramadol, codeine or similar" in rows_of(front(made))["Answered no"]
    past = sheet(shipped, opioids_now="no", overdose_ever="yes", medicines=typed)
    long_ago = "Opioids, last 4 weeks: answered no, but typed:"  # it is not the same thing
    assert words(opioid_box(past).heading) == long_ago


@pytest.mark.parametrize(("first", "said"), [("no", ", last 4 weeks: answered no"), (None, ": not answered")])
def test_a_spinal_pump_alone_is_quoted_and_called_no_opioid(shipped: Checklist, first: str | None, said: str) -> None:
    values: dict[str, Value] = {"opioids_now": first} if first else {}
    how = How(country="au")
    typed = (MedicineRow("baclofen in the pump"), MedicineRow("baclofen"), MedicineRow("Novorapid, insulin pump"))
    made = sheet(shipped, NO_CHOICES, how, opioid_pump="yes", medicines=typed, **values)
    box = opioid_box(made)
    assert words(box.heading) == f"Opioids{said}; spinal pump: yes"
    assert rows_of(front(made))["Patch or pump"] == "“baclofen in the pump”"
    assert words(box.text) == "Sudden loss of a spinal opioid or of baclofen is dangerous. Which medicine is in it?"
    assert "Last used" not in rows_of(front(made))
    beside = sheet(shipped, NO_CHOICES, how, opioid_pump="yes", medicines=(MedicineRow("morphine"),), **values)
    said_of_both = words(opioid_box(beside).text)
    assert "no naltrexone with opioids" in said_of_both
    assert "Sudden loss of a spinal opioid" in said_of_both
    assert "monitoring record" in said_of_both


def test_what_she_told_of_her_own_stands_beside_what_is_so_of_any_opioid(shipped: Checklist) -> None:
    made = sheet(shipped, opioids_now="yes", opioid_tapering="yes")
    both = "US, UK labels: no naltrexone with opioids. Serious harm is reported when opioids are"
    assert words(opioid_box(made).text).startswith(both)
    full = sheet(shipped, opioids_now="yes", opioid_tapering="yes", opioid_pump="yes", opioid_depot_ever="yes")
    said = words(opioid_box(full).text)
    assert said.count(". ") == 2, "two sentences of hers at most"
    assert said.startswith("US, UK labels: no naltrexone with opioids"), "never dropped"


def test_an_opioid_matter_to_plan_stands_under_needs_a_plan(shipped: Checklist) -> None:
    calm = dict.fromkeys((*SAFETY, "opioids_now", "opioid_patch_or_pump", "opioid_treatment", "mood_crisis"), "no")
    made = sheet(shipped, **{**calm, "opioid_clue": "yes"})
    assert words(blocks_of(front(made), Heading)[0].text) == "Needs a plan"
    assert opioid_box(made).mark is Mark.PLAN
    beside = sheet(shipped, **{**calm, "opioid_clue": "yes", "surgery_planned": "yes"})
    headings = [words(each.text) for each in blocks_of(front(beside), Heading)]
    assert (headings[0], headings.count("Needs a plan")) == ("Needs a plan", 1)
    urgent = sheet(shipped, **{**calm, "opioid_clue": "yes", "kidney_disease": "yes"})
    ordered = [words(h.text) for h in blocks_of(front(urgent), Heading)][:2]
    assert ordered == ["Clear before any prescription", "Needs a plan"]


def test_what_she_ticked_under_tried_is_not_called_typed(shipped: Checklist) -> None:
    made = sheet(shipped, opioids_now="no", tried=(TherapyRow("opioid", "", "using"),))
    assert words(opioid_box(made).heading) == "Opioids: yes (An opioid, using now)"


def test_no_opioid_is_reported_never_promised(shipped: Checklist) -> None:
    noes: dict[str, Value] = dict.fromkeys(("opioids_now", "opioid_patch_or_pump", "opioid_treatment"), "no")
    quiet = opioid_box(sheet(shipped, **noes))
    assert (words(quiet.text), quiet.loud) == (f"Last 4 weeks: {shipped.texts['no_opioid_reported']}", False)
    for more in ({"medicines": (MedicineRow("tramadol"),)}, {"notes": "morphine in May"}, {"opioid_tapering": "yes"}):
        page = words(front(sheet(shipped, **{**noes, **more})))
        assert shipped.texts["no_opioid_reported"] not in page
    assert shipped.texts["no_opioid_reported"] not in words(front(sheet(shipped, opioids_now="no")))


def test_nothing_answered_is_a_quiet_box_that_says_so(shipped: Checklist) -> None:
    box = opioid_box(sheet(shipped))
    assert (words(box.heading), box.loud, box.mark) == ("Opioids: not answered", False, Mark.UNANSWERED)


def test_the_last_use_of_a_row_stands_behind_it(shipped: Checklist) -> None:
    row = MedicineRow("tramadol", "50", last_used="Thursday i think")
    made = sheet(shipped, opioids_now="yes", opioid_names=(row,))
    for side in made.leaf.fronts:
        assert "”, last used “Thursday i think”" in rows_of(side)["Which"]
        assert rows_of(side).get("Last used") is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("10 or 12 days ago", "last used “10 or 12 days ago” (filled in 29 Nov 2026)"),
        ("18 November", "last used “18 November”"),
    ],
)
def test_a_last_use_that_counts_from_a_day_stands_with_that_day(shipped: Checklist, said: str, told: str) -> None:
    """At the visit, weeks later, "10 days ago" would be read as of then: wrong where it matters most."""
    made = sheet(shipped, opioids_now="yes", opioid_names=(MedicineRow("tramadol", last_used=said),))
    for side in made.leaf.fronts:
        assert rows_of(side)["Which"].rstrip(".").endswith(told)


def test_long_acting_opioids_are_strong(shipped: Checklist) -> None:
    box = opioid_box(
        sheet(shipped, opioids_now="yes", medicines=(MedicineRow("Butrans patch 10"), MedicineRow("heroin")))
    )
    strong = [span.text for span in spans(box.rows) if span.tone is Tone.STRONG and not span.typed]
    assert strong[:2] == ["buprenorphine patch, long-acting", "heroin (street), time in body unclear"]


def test_what_makes_an_opioid_riskier_stands_by_its_class(shipped: Checklist) -> None:
    """Whoever reads "Valium" or "Neurontin" beside an opioid need not look it up, however short the front is."""
    typed = tuple(map(MedicineRow, ("Valium 5", "pregabalin", "Neurontin", "Xanax", "cetirizine")))
    made = sheet(shipped, opioids_now="yes", opioid_names=(MedicineRow("tramadol"),), medicines=typed)
    rows = rows_of(front(made))
    assert rows["Benzodiazepine"] == "“Valium 5” → diazepam; “Xanax” → alprazolam"
    assert rows["Gabapentin type"] == "“pregabalin”; “Neurontin” → gabapentin"
    for side in made.leaf.fronts:
        assert all(name in words(side) for name in ("Benzodiazepine", "Gabapentin type"))


def test_every_name_of_a_row_is_one_that_the_recogniser_gives(shipped: Checklist) -> None:
    names = {name for topic in shipped.topics for row in topic.rows for name in row.names}
    assert names <= {match.name for name in names for match in recognise(name).matches}


@pytest.mark.parametrize("country", ["us", "ca", "au", "uk", "ie", "nz", "other"])
def test_the_register_is_named_where_there_is_one(shipped: Checklist, country: str) -> None:
    page = words(front(sheet(shipped, NO_CHOICES, How(country=country), opioids_now="yes")))
    assert ("Please check your" in page) is (country in ("us", "ca", "au"))


# ---------------------------------------------------------------- states


@pytest.mark.parametrize("name", SAFETY)
@pytest.mark.parametrize("state", ["yes", "no", "not_sure", None])
def test_every_state_prints_as_answered_on_every_candidate(shipped: Checklist, name: str, state: str | None) -> None:
    """A "yes" and a "not sure" have rows of their own; "no" and "not answered" are named behind that very word."""
    texts = shipped.texts
    topic = next(t for t in shipped.topics if t.deciding[:1] == (name,))
    made = sheet(shipped, **({name: state} if state else {}), mood_crisis="no" if state != "no" else "not_sure")
    for number in range(len(made.leaf.fronts)):
        rows = rows_of(front(made, number))
        if state == "yes":
            assert texts["yes"] in rows[topic.label]
            continue
        if state == "not_sure":
            assert texts["not_sure"] in rows[topic.label]
            continue
        listed = rows[texts["answered_no_label" if state else "not_answered_label"]]
        every = state == "no" and (listed == texts["all_other_safety"] or f" {texts['all_other_answered']}" in listed)
        assert topic.short in listed or every, (number, rows)


def test_no_topic_stands_under_the_name_of_another(shipped: Checklist) -> None:
    """However short the room is: what is run together stands under its own topic, or under none."""
    homes = {row.label: topic.label for topic in shipped.topics for row in topic.rows}
    homes |= {topic.label: topic.label for topic in shipped.topics}
    run_together = set()
    more: dict[str, Value] = {"gut_opioid": "yes", "sedatives": "yes", "urgent_pain_condition": "yes"}
    for side in sheet(shipped, **{**FULL, **more}).leaf.fronts:
        for row in (row for block in blocks_of(side, Ledger) for row in block.rows if row.topic in homes):
            inside = [span.text.strip() for span in row.text if span.text.strip() in homes and not span.typed]
            assert {homes[name] for name in inside} <= {homes[row.topic]}, row
            run_together |= set(inside)
    assert run_together


def test_who_is_not_sure_of_a_part_of_a_topic_is_not_said_to_have_denied_it_all(shipped: Checklist) -> None:
    noes: dict[str, Value] = dict.fromkeys(SAFETY, "no")
    rows = rows_of(front(sheet(shipped, **{**noes, "liver_tests_raised": "not_sure"})))
    assert rows["Liver"].startswith("raised tests not sure")
    assert "liver illness" in rows["Answered no"]


DECIDING = ("opioid_patch_or_pump", "opioid_treatment", *SAFETY, "mood_crisis")


@pytest.mark.parametrize("answer", [None, "yes", "no"])
@pytest.mark.parametrize("open_one", DECIDING)
def test_a_safety_question_without_answer_is_named_on_every_candidate(
    shipped: Checklist, answer: str | None, open_one: str
) -> None:
    """Never a number alone, and nothing beside it claims that all the others were answered."""
    values: dict[str, Value] = dict.fromkeys((name for name in DECIDING if name != open_one), "no")
    values |= {"opioids_now": answer} if answer else {}
    asked = next(f for f in shipped.fields() if f.id == open_one)
    names = {asked.tiny, *(t.short for t in shipped.topics if t.deciding[:1] == (open_one,))}
    made = sheet(shipped, **values)
    for number in range(len(made.leaf.fronts)):
        page = words(front(made, number))
        gaps = page.partition(shipped.texts["not_answered_label"])[2]
        assert any(name in gaps for name in names), number
        assert shipped.texts["all_other_safety"] not in page


def test_signs_of_danger_have_one_state_in_one_row(shipped: Checklist) -> None:
    noes: dict[str, Value] = {"opioid_withdrawal_now": "no", "liver_signs_now": "no"}
    page = words(front(sheet(shipped, **noes, alcohol="no")))
    assert page.count(shipped.texts["some_danger_signs"]) == 2
    assert shipped.texts["other_danger_signs"] not in page


def test_a_sentence_never_stands_behind_a_medicine_that_it_is_not_about(shipped: Checklist) -> None:
    rows = (MedicineRow("nivolumab"), MedicineRow("Xanax", "1", "2-3 times"), MedicineRow("tramadol"))
    made = sheet(shipped, opioids_now="yes", medicines=rows)
    briefs = {alert.brief for alert in shipped.alerts() if alert.brief and alert.topic == "other_medicines"}
    rows_of_all = [row for block in front(made).blocks for row in getattr(block, "rows", ())]
    found = [row for row in rows_of_all if any(span.text in briefs for span in row.text)]
    assert found
    assert [words(row.text) for row in found if row.topic or any(span.typed for span in row.text)] == []


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        (("diazepam and zzyrblex for my cough", "nivolumab"), "Benzodiazepine"),
        (("nivolumab", "zzyrblex for my cough", "diazepam"), "Not recognised"),
        (("diazepam", "nivolumab and zzyrblex for my cough"), "Medicines"),
    ],
)
def test_whether_it_is_an_opioid_is_asked_beside_what_is_not_known(
    shipped: Checklist, typed: tuple[str, ...], row: str
) -> None:
    rows = rows_of(front(sheet(shipped, medicines=tuple(map(MedicineRow, typed)))))
    assert [label for label, text in rows.items() if "Is it an opioid?" in text] == [row]


PREGNANCY = "pregnant, trying or breast-feeding"


@pytest.mark.parametrize(
    ("which", "said"),
    [("pregnant", "pregnant"), ("not_sure", f"{PREGNANCY} yes; not sure"), ("", f"{PREGNANCY} yes")],
)
def test_what_must_be_cleared_has_its_mark_also_where_the_answer_is_more_than_yes(
    shipped: Checklist, which: str, said: str
) -> None:
    made = sheet(shipped, pregnancy="yes", **({"pregnancy_which": which} if which else {}))
    rows = [
        [row for block in blocks_of(side, Ledger) for row in block.rows if row.topic == "Pregnancy"]
        for side in made.leaf.fronts
    ]
    assert words(rows[0][0].text).startswith(f"{said}. ")
    told = [row for found in rows for row in found]
    assert {row.mark for row in told} == {Mark.URGENT}
    assert all("pregnant" in words(row.text) or "yes" in words(row.text) for row in told)
    pages = [words(side.blocks) for side in made.leaf.fronts]
    assert all("Pregnancy" in page for page in pages)


@pytest.mark.parametrize(("state", "mark"), [("yes", Mark.URGENT), ("not_sure", Mark.UNSURE)])
def test_what_stands_behind_a_doubt_is_no_surer(shipped: Checklist, state: str, mark: Mark) -> None:
    made = sheet(shipped, kidney_disease=state, kidney_details="a scan")
    (row,) = (row for block in blocks_of(front(made), Ledger) for row in block.rows if row.topic == "Kidneys")
    assert row.mark is mark
    assert "a scan" in words(row.text)


def test_a_sentence_about_a_medicine_stands_once(shipped: Checklist) -> None:
    rows = (MedicineRow("Zopiclone 7.5"), MedicineRow("Duloxetine"), MedicineRow("tramadol"))
    page = words(front(sheet(shipped, opioids_now="yes", medicines=rows)))
    brief = next(alert.brief for alert in shipped.alerts() if alert.id == "d1_serotonin")
    assert page.count(brief) == 1


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        (
            {
                "opioids_now": "yes",
                "opioid_patch_or_pump": "yes",
                "opioid_pump": "yes",
                "opioid_pump_refill": "at the hospital",
            },
            "refill “at the hospital”",
        ),
        ({"on_naltrexone": "yes", "naltrexone_what": "Which"}, "label “Which”"),
        ({"on_naltrexone": "yes", "ldn_supplier": "a friend"}, "from “a friend”"),
        ({"allergies": "yes", "allergies_what": "plasters"}, "yes; “plasters”"),  # said by the row
    ],
)
def test_typed_words_have_their_name_unless_the_row_says_it(
    shipped: Checklist, values: dict[str, Value], printed: str
) -> None:
    assert printed in words(front(sheet(shipped, **values)))


def test_of_a_line_that_is_known_in_part_the_part_is_told(shipped: Checklist) -> None:
    """And the line stands by it: a friend's diazepam is no medicine that nobody knows."""
    typed = ("one of Maureens diazepam if back locks", "levothyroxin at teatime", "yellow water tablet")
    rows = rows_of(front(sheet(shipped, medicines=tuple(map(MedicineRow, typed)))))
    assert rows["Benzodiazepine"] == f"“{typed[0]}” → part of it not recognised: please check"
    assert rows["Not recognised"].endswith("“yellow water tablet”")


def test_amount_and_how_often_stand_apart(shipped: Checklist) -> None:
    made = sheet(shipped, opioids_now="yes", medicines=(MedicineRow("Norco", "1", "2-3 times"), MedicineRow("x", "2")))
    assert "“Norco, 1, 2-3 times”" in words(front(made))


@pytest.mark.parametrize("values", [{}, {"liver_disease": "no"}, {"liver_disease": "no", "last_blood_result": "fine"}])
def test_a_day_alone_raises_nothing(shipped: Checklist, values: dict[str, Value]) -> None:
    made = sheet(shipped, last_blood_test=PartialDate(2026, 6, 12), **values)
    rows = [row for block in front(made).blocks for row in getattr(block, "rows", ()) if "12 Jun 2026" in words(row)]
    assert [(row.mark, row.quiet) for row in rows] == [(Mark.NONE, True)]


@pytest.mark.parametrize(("show", "state"), [(True, "yes"), (False, "yes"), (False, "no"), (False, None)])
def test_mood_reads_the_same_when_it_is_not_shared(shipped: Checklist, show: bool, state: str | None) -> None:
    values: dict[str, Value] = {"mood_crisis": state} if state else {}
    made = sheet(shipped, NO_CHOICES, How(show_mood=show), **values)
    told = [shipped.texts["not_shared"] in words(side) for side in made.leaf.fronts]
    assert set(told) == {not show}


def test_what_must_be_done_today_stands_in_the_band_and_nowhere_else(shipped: Checklist) -> None:
    made = sheet(shipped, mood_crisis="yes", opioid_very_sleepy_now="yes", liver_signs_now="not_sure")
    (band,) = blocks_of(front(made), Band)
    labels = [words(row.text) for row in band.rows]
    asked = {alert.id: alert.label for alert in shipped.alerts()}
    assert labels[0].startswith(f"{asked['a2_breathing_alone']}: yes.")
    assert labels[1].startswith(f"{asked['a1_suicide']}: yes.")
    assert band.rows[-1].mark is Mark.UNSURE
    assert asked["a3_liver_signs"] in labels[-1]
    rest = words(tuple(block for block in front(made).blocks if not isinstance(block, Band)))
    assert "self-harm" not in rest


def test_groups_stand_in_the_order_of_urgency(full: Document, shipped: Checklist) -> None:
    headings = [words(block.text) for block in blocks_of(front(full), Heading)]
    wanted = [shipped.texts[f"group_{name}"] for name in ("before", "plan", "note")]
    assert [heading for heading in headings if heading in wanted] == [w for w in wanted if w in headings]
    assert headings[0] == shipped.texts["group_before"]


# ---------------------------------------------------------------- what may leave, and what never does


def test_what_never_leaves_in_normal_print_stays(full: Document, shipped: Checklist) -> None:
    always = [
        "Maureen O'Shaughnessy-Bell",
        "fibromyalgia",
        "CRPS",
        "less pain",
        "being clear in my head",
        "29 Nov 2026",
    ]
    always += ["metformin", "ramipril", "omeprazole", "cetirizine", "20 Nov 2026", "15 Jan 2027", "why why"]
    always += [f"tramadol {n}" for n in range(9)]
    for side in full.leaf.fronts[:NORMAL]:
        page = words(side)
        assert [word for word in (*always, shipped.texts["fixed_sentence"]) if word not in page] == []


def test_what_never_leaves_at_all_stays_to_the_last(full: Document, shipped: Checklist) -> None:
    page = words(full.leaf.fronts[-1])
    assert [
        w for w in ("tramadol 5", "20 Nov 2026", "15 Jan 2027", shipped.texts["fixed_sentence"]) if w not in page
    ] == []
    assert "tramadol 6" not in page
    assert "and 3 more" in page


def test_each_candidate_is_shorter_and_says_what_moved(full: Document) -> None:
    sizes = [
        len(words(side.blocks)) - 2 * len(", ".join(side.moved)) - 40 * bool(side.moved) for side in full.leaf.fronts
    ]
    assert all(later <= earlier + 60 for earlier, later in pairwise(sizes))  # a pointer may grow
    assert full.leaf.fronts[0].moved == ()
    assert full.leaf.fronts[-1].moved
    for side in full.leaf.fronts:
        pointers = [span for span in spans(side.blocks) if span.page_of == "answers"]
        assert bool(pointers) is bool(side.moved)
        assert all(what in words(side) for what in side.moved)


def test_without_parts_the_pointer_asks_to_be_asked(shipped: Checklist) -> None:
    made = sheet(shipped, NO_CHOICES, How(leaf_alone=True), **FULL)
    assert made.spare is None
    last = made.leaf.fronts[-1]
    assert not [span for span in spans(last) if span.page_of]
    assert shipped.texts["please_ask"] in words(last)


def test_everything_that_was_cut_stands_whole_under_all_my_answers(full: Document) -> None:
    told = {span.text for span in spans(full.spare) if span.typed}
    for side in full.leaf.fronts:
        assert [s.text for s in spans(side) if s.typed and s.text not in told and not s.text.endswith("…")] == []


def test_no_typed_name_stands_twice_on_the_front(full: Document) -> None:
    names = [span.text for span in spans(front(full)) if span.typed and span.text not in ("1", "daily")]
    assert len(names) == len(set(names))


# ---------------------------------------------------------------- evidence


def evidence_line(made: Document) -> str:
    return next(text for block in blocks_of(front(made), Paragraph) if (text := words(block)).startswith("Evidence"))


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (("fibromyalgia",), ["Fibromyalgia: small early studies"]),
        (("crps",), ["CRPS: only reports of single patients", "Fibromyalgia: small early studies"]),
        (("restless_legs",), ["Restless legs: no randomised trial", "Fibromyalgia: small early studies"]),
        (("diabetic_neuropathy",), ["Nerve pain from diabetes: one trial (67 people)", "Fibromyalgia: small"]),
        (("ibs",), ["Irritable bowel: one small study (42 people), no dummy pill", "Fibromyalgia: small early"]),
        (("fibromyalgia", "ibs"), ["Fibromyalgia: small early studies", "Irritable bowel: one small study"]),
        (("other",), ["Other illness: studies not listed here", "Fibromyalgia: small early studies"]),
    ],
)
def test_the_evidence_names_the_illness_that_it_is_about(
    shipped: Checklist, named: tuple[str, ...], told: list[str]
) -> None:
    line = evidence_line(sheet(shipped, conditions=named))
    places = [line.index(words) for words in told]
    assert places == sorted(places)
    assert line.startswith(f"Evidence: {told[0]}")


def test_no_illness_is_put_in_her_mouth(shipped: Checklist) -> None:
    """She named none: no study of an illness stands on the front, and no question about one among the first."""
    text = words(front(sheet(shipped)))
    assert "ibromyalgia" not in text
    assert "CRPS" not in text


def test_her_own_words_name_the_illness_of_which_nothing_was_looked_up(shipped: Checklist) -> None:
    line = evidence_line(sheet(shipped, conditions=("fibromyalgia", "other"), conditions_other="lupus"))
    assert "lupus: studies not listed here." in line


# ---------------------------------------------------------------- the lower half


def test_the_heading_of_the_questions_tells_who_chose(shipped: Checklist) -> None:
    def page(choices: QuestionChoices) -> str:
        return words(front(sheet(shipped, choices)))

    texts = shipped.texts
    some = next(question.id for question in shipped.questions() if question.when is None)
    assert texts["top_suggested"] in page(QuestionChoices())
    assert texts["top_chosen"] in page(QuestionChoices(top=(some,), chosen=(some,)))
    assert texts["top_none"] in page(QuestionChoices(top=()))
    own = (OwnQuestion("own_1", "May I swim?"),)
    assert texts["top_mixed"] in page(QuestionChoices(own=own))
    assert texts["top_mixed"] in page(QuestionChoices(top=(some, "liver_safe"), chosen=(some, "liver_safe")))


def test_at_most_three_questions_stand_there(full: Document, shipped: Checklist) -> None:
    assert len(blocks_of(front(sheet(shipped)), Listing)[0].items) == 3
    assert len(blocks_of(front(full), Listing)[0].items) == 1


def test_a_scale_nobody_touched_is_not_answered(shipped: Checklist) -> None:
    said = Answers(values={"pain_now": 0}, previous={"pain_now": 7}, previous_on="2026-08", saved=SAVED)
    (chart,) = blocks_of(front(made_of(shipped, said)), Chart)
    scales = [f for f in shipped.fields() if f.kind is Kind.SCALE and f.print]
    assert [(row.value, row.last) for row in chart.rows] == [(0, 7), *[(None, None)] * (len(scales) - 1)]
    assert "Pain 0, last time Aug 2026: 7" in chart.alt
    assert words(chart.line).count(shipped.texts["not_answered"]) == len(scales) - 1
    assert blocks_of(front(sheet(shipped)), Chart) == []


def test_medicines_that_stand_above_are_not_told_again(shipped: Checklist) -> None:
    made = sheet(shipped, medicines=(MedicineRow("tramadol"), MedicineRow("metformin", "500", "twice a day")))
    lists = {words(p.text[:1]).strip(): words(p.text[1:]) for p in blocks_of(front(made), Paragraph)}
    assert lists[shipped.texts["other_medicines_heading"]] == "“metformin, 500, twice a day”"
    made = sheet(shipped, medicines=(MedicineRow("metformin", "500", "twice a day"),))
    lists = {words(p.text[:1]).strip(): words(p.text[1:]) for p in blocks_of(front(made), Paragraph)}
    assert lists[shipped.texts["medicines_heading"]] == "“metformin, 500, twice a day”"


def test_what_was_tried_stands_by_what_it_did(full: Document) -> None:
    page = words(front(full))
    assert "helped: Exercise (now); also: “heat pad”" in page


# ---------------------------------------------------------------- the foot


@pytest.mark.parametrize(
    ("values", "urgent", "drinking"),
    [
        ({}, False, False),
        ({"mood_crisis": "yes"}, True, False),
        ({"alcohol": "yes", "alcohol_often": "now_and_then"}, False, False),
        ({"alcohol": "yes", "alcohol_often": "every_day"}, False, True),
    ],
)
def test_the_fixed_sentence_has_a_second_form(
    shipped: Checklist, values: dict[str, Value], urgent: bool, drinking: bool
) -> None:
    leaf = sheet(shipped, **values).leaf
    for side in leaf.fronts:
        (foot,) = (block for block in side.foot if isinstance(block, Paragraph) and block.role is Role.FIXED)
        text = words(foot.text)
        assert text.startswith(shipped.texts["fixed_sentence"])
        assert (shipped.texts["stop_drinking"] in text) is drinking
        for back in leaf.backs(side):  # "the box above" is there, and nowhere else
            fixed = [words(block.text) for block in back.blocks if isinstance(block, Paragraph)]
            assert (shipped.texts["fixed_sentence_urgent"] in fixed) is urgent


@pytest.mark.parametrize("own", ["to read to my grandson", ""])
def test_the_change_that_would_be_worth_it_stands_on_the_front(shipped: Checklist, own: str) -> None:
    goal = Goal("fog_now", before=9, after=5)
    values: dict[str, Value] = {"goal": goal, **({"decision_values": own} if own else {})}
    told = words(front(sheet(shipped, **values)))
    assert "Brain fog from 9 to 5" in told
    assert own in told


def test_a_front_full_of_doubts_keeps_the_contraindication_and_its_sentences_end_well(shipped: Checklist) -> None:
    """Not sure of anything: whatever has no room, this sentence does not go, and no full stop stands before a sign."""
    unsure: dict[str, Value] = {f.id: "not_sure" for f in shipped.fields() if f.kind is Kind.YES_NO_UNSURE}
    for said in map(words, sheet(shipped, **unsure).leaf.fronts):
        assert "US, UK labels: no naltrexone with opioids." in said
        assert ".;" not in said


def test_what_she_typed_of_a_medicine_stands_once_however_little_room_there_is(shipped: Checklist) -> None:
    made = sheet(shipped, gut_opioid="yes", gut_opioid_how_many="Imodium, one when my gut is bad")
    told = [words(side).count("Imodium") for side in made.leaf.fronts]
    assert (told[0], max(told)) == (1, 1)


def test_an_opioid_without_a_name_stands_by_the_answer_that_opened_its_row(shipped: Checklist) -> None:
    """How often it is taken is neither a name, nor an answer apart from its own row."""
    rows = (
        MedicineRow(how_often="every day", last_used="this morning", under="opioids_now"),
        MedicineRow(how_often="now and then", last_used="sunday", under="opioid_cough"),
    )
    yes = dict.fromkeys(("opioids_now", "opioid_cough", "opioid_as_needed"), YES)
    made = sheet(shipped, NO_CHOICES, How(parts=("answers",)), opioid_names=rows, **yes)
    told = words(front(made))
    assert "cough syrup yes (name: not answered) “now and then”, last used “sunday”" in told
    assert told.count("cough syrup") == 1
    for text in (told, words(made.parts)):
        assert "yes (name: not answered) “every day”, last used “this morning”" in text
        assert "not recognised" not in text
        assert text.lower().count("now and then") == 1


def test_medicines_that_answer_a_question_by_their_name_are_not_told_as_a_no(shipped: Checklist) -> None:
    rows = (MedicineRow("amitriptyline"), MedicineRow("zopiclone"))
    how = How(parts=("answers",))
    by_name = sheet(shipped, NO_CHOICES, how, medicines=rows)
    no = sheet(shipped, NO_CHOICES, how, medicines=rows, sedatives="no")
    assert "Medicines that make sleepy: “amitriptyline”, “zopiclone”" in words(by_name.parts)
    assert "“zopiclone”; make sleepy answered no" in words(front(no))
    assert "make sleepy" not in words(front(by_name))


def test_a_medicine_that_is_known_in_part_is_so_on_every_page(shipped: Checklist) -> None:
    made = sheet(shipped, NO_CHOICES, How(parts=("answers",)), medicines=(MedicineRow("husbands zopiclone"),))
    for text in (words(front(made)), words(made.parts)):
        assert "part of it not recognised: please check" in text
        assert "(not recognised" not in text
