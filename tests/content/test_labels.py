"""A label says what she was asked, and no more; what she "was told" stands in a text that she was shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ldnprep import shipped
from ldnprep.content.labels import stem, unasked
from ldnprep.content.load import load_checklist
from ldnprep.content.model import Checklist, Field, Kind, Option
from ldnprep.content.pairs import is_told
from tests.content.test_check import lines_of, report_of
from tests.minimal import changed, minimal_content

VOMITING = Field(
    "opioid_withdrawal_now",
    Kind.YES_NO_UNSURE,
    "Do you have sudden vomiting, loose bowels, shaking, sweating or confusion now?",
    "Sudden vomiting or shaking now",
    help="We mean new, or worse than is usual for you.",
)
HOSPITAL = Field("low_tolerance", Kind.YES_NO_UNSURE, "Were you lately in detox, rehab, a hospital or a prison?", "")
PATCH = Field(
    "opioid_patch_or_pump", Kind.YES_NO_UNSURE, "Do you wear a pain patch, or have a pain pump?", "Patch or pump"
)
LIVER = Field("liver_which", Kind.CHOICE, "Which one?", "Which", options=(Option("hep", "Hepatitis now", "hepatitis"),))


@pytest.mark.parametrize(
    ("label", "quoted"),
    [
        ("Sudden vomiting, loose bowels, shaking, sweating or confusion now", [VOMITING]),
        ("Vomits suddenly, shakes, sweats", [VOMITING]),
        ("Worse than usual, now", [VOMITING]),
        ("Lately in detox, rehab, a hospital or a prison", [HOSPITAL]),
        ("Pain patches or pain pumps", [PATCH]),
        ("Hepatitis now, and LDN", [LIVER]),
        ("Patch, pump, and a hospital", [PATCH, HOSPITAL]),
        ("Not recognised, please check", []),
    ],
)
def test_the_words_of_the_question_are_hers(label: str, quoted: list[Field]) -> None:
    assert unasked(label, quoted) == ()


@pytest.mark.parametrize(
    ("label", "quoted", "words"),
    [
        ("Signs of opioid withdrawal now", [VOMITING], ("signs", "opioid", "withdrawal")),
        ("Past overdose or low tolerance", [HOSPITAL], ("past", "overdose", "low", "tolerance")),
        ("Patch, pump or long-acting opioid", [PATCH], ("long-acting", "opioid")),
        ("OPIOID", [PATCH], ("opioid",)),
        ("Hepatitis now", [HOSPITAL], ("hepatitis",)),
        ("A hospital", [], ("hospital",)),
    ],
)
def test_a_thing_that_was_not_asked_about_is_found(label: str, quoted: list[Field], words: tuple[str, ...]) -> None:
    assert unasked(label, quoted) == words


def test_a_name_that_concludes_does_not_count_as_asked() -> None:
    """The name for the front is ours, not the question's."""
    assert unasked("Withdrawal", [replace(VOMITING, tiny="withdrawal signs")]) == ("withdrawal",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("operation", "operations"),
        ("allergy", "allergies"),
        ("plan", "planned"),
        ("stop", "stopping"),
        ("illness", "illnesses"),
        ("sweats", "sweating"),
        ("take", "taking"),
        ("kidney's", "kidney"),
    ],
)
def test_words_are_compared_by_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_check_names_the_label_the_word_and_what_to_do() -> None:
    text = changed("label: Your alcohol", "label: Heavy drinking")
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "Heavy drinking" in words)
    remedy = "use the words of the question, or mend `quotes`"
    assert lines_of(report_of(text)) == [
        f"q.yaml:{line}:9: the label of `alcohol_flag` says “{word}”, which `alcohol` did not ask about; {remedy}"
        for word in ("heavy", "drinking")
    ]


def test_in_another_language_labels_are_not_read() -> None:
    text = changed("label: Your alcohol", "label: Trinkt viel").replace("language: en", "language: de")
    assert report_of(text).problems == ()


TOLD = "urgency: before, order: 10, label: Your alcohol"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Was told to phone today.", False),
        ("The crisis numbers were shown.", False),
        ("The emergency number was shown.", False),
        ("Stopping suddenly is dangerous.", True),
    ],
)
def test_who_was_told_was_told(text: str, told: bool) -> None:
    flag = f"urgency: before, order: 10, text: {text}, sources: [LABEL], label: Your alcohol"
    found = lines_of(report_of(changed(TOLD, flag)))
    expected = "`alcohol_flag` says that the patient was told or shown something, and no urgent text does so"
    assert [expected in line for line in found] == ([] if told else [True])
    brief = f"urgency: before, order: 10, brief: {text}, label: Your alcohol"
    assert [expected in line for line in lines_of(report_of(changed(TOLD, brief)))] == ([] if told else [True])


def test_what_is_for_today_is_told_to_her_too() -> None:
    report = report_of(changed(TOLD, TOLD.replace("before", "today")))
    assert report.problems == ()
    assert [warning.what for warning in report.warnings] == [
        "`alcohol_flag` is for today, and no urgent text tells the patient so"
    ]


@pytest.mark.parametrize(
    ("urgent", "alert", "told"),
    [
        ("{alcohol: [yes, not_sure]}", "{alcohol: [yes, not_sure]}", True),
        ("{alcohol: [yes, not_sure]}", "{alcohol: yes}", True),
        ("{alcohol: yes}", "{alcohol: [yes, not_sure]}", False),
        ("{alcohol: [yes, not_sure]}", "{alcohol: yes, pregnancy: yes}", True),
        ("{alcohol: yes, pregnancy: yes}", "{alcohol: yes}", False),
        ("[{alcohol: yes}, {pregnancy: yes}]", "[{pregnancy: yes}, {alcohol: yes}]", True),
        ("{alcohol: yes}", "[{alcohol: yes}, {pregnancy: yes}]", False),
        ("{told: opioids}", "{opioids_now: yes}", True),
        ("{told: opioids}", "{opioid_treatment: yes}", False),
        ("{opioids_now: [yes, not_sure]}", "{told: opioids}", False),
        ("{days_to_surgery: {at_most: 7}}", "{days_to_surgery: {at_most: 7}}", True),
        ("{days_to_surgery: {at_most: 7}}", "{days_to_surgery: {at_most: 3}}", True),
        ("{days_to_surgery: {at_most: 7}}", "{days_to_surgery: {at_most: 9}}", False),
        ("{days_to_surgery: {at_most: 7}}", "{days_to_surgery: {at_least: 3}}", False),
        ("{recognised: [analgesics]}", "{recognised: [analgesics]}", True),
        ("{recognised: [blockers]}", "{recognised: [analgesics]}", False),
    ],
)
def test_each_way_to_raise_an_alert_shows_the_text(urgent: str, alert: str, told: bool) -> None:
    text = changed(
        "    alerts:\n",
        "    alerts:\n      - {id: extra, topic: opioids, urgency: today, order: 1, label: X, states: none, "
        f"quotes: [notes], when: [{{mentioned: notes}}, {alert.strip('[]')}]}}\n",
    )
    text = text.replace(
        "    when: {mood_crisis: [yes, not_sure]}\n", f"    when: [{{mentioned: notes}}, {urgent.strip('[]')}]\n"
    )
    warned = [line for line in lines_of(report_of(text)) if "`extra` is for today" in line]
    assert warned == [] if told else len(warned) == 1


@pytest.fixture(scope="module")
def content() -> Checklist:
    """The built-in content."""
    return load_checklist(shipped.questions_file(), builtin=True)


def test_every_alert_for_today_has_a_text_for_the_patient(content: Checklist) -> None:
    evidence = {topic.id: topic.evidence for topic in content.topics}
    today = [alert for alert in content.alerts() if alert.urgency == "today"]
    assert len(today) >= 9
    assert [alert.id for alert in today if not is_told(alert, content.urgent, evidence)] == []


def test_the_minimal_content_is_as_it_should_be() -> None:
    assert lines_of(report_of(minimal_content())) == []
