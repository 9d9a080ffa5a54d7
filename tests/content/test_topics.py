"""Topics: the fixed ones in their order, settled by their safety fields, and every fact in one row of one topic."""

from __future__ import annotations

import re

import pytest

from ldnprep.content.ids import DECIDING
from tests.content.test_load_errors import place_of, problems_of
from tests.minimal import changed, minimal_content

LIVER = (
    "  - {id: liver, label: On liver, short: liver, deciding: [liver_disease], page: safety, "
    "rows: [{label: Row liver, fields: [liver_disease]}]}\n"
)


def topic_line(name: str) -> str:
    """The line of one topic in the minimal content."""
    (line,) = re.findall(rf"^  - {{id: {name}, label: On .*\n", minimal_content(), re.MULTILINE)
    return str(line)


def test_the_line_of_a_topic_is_known() -> None:
    assert topic_line("liver") == LIVER


@pytest.mark.parametrize("name", DECIDING)
def test_each_topic_is_missed(name: str) -> None:
    text = changed(topic_line(name), "").replace(f"topic: {name},", "topic: alcohol,")
    expected = f"q.yaml:1:1: the topics lack `{name}`; the topics are `opioids`, `naltrexone`"
    assert expected in "\n".join(problems_of(text))


def test_topics_keep_their_order() -> None:
    text = changed(topic_line("opioids"), "") + topic_line("opioids")
    (only,) = problems_of(text)
    assert only.startswith("q.yaml:1:1: the topics are not in their fixed order; the order is `opioids`, `naltrexone`")


def test_a_topic_of_ones_own_is_refused() -> None:
    text = minimal_content() + "  - {id: thyroid, label: Thyroid, short: thyroid, page: safety}\n"
    (only,) = problems_of(text)
    assert only.startswith(place_of(text, "{id: thyroid") + ": `thyroid` is no topic of the program; ")


# (what stands there, what it is changed to, the piece at which the problem is reported, the problem)
WRONG = [
    ("deciding: [liver_disease], ", "", "{id: liver, label", "the topic `liver` is settled by `liver_disease`"),
    ("deciding: [liver_disease]", "deciding: [kidney_disease]", "{id: liver, lab", "write `deciding: [liver_disease]`"),
    (
        "deciding: [opioids_now, opioid_patch_or_pump, opioid_treatment]",
        "deciding: [opioid_treatment, opioids_now, opioid_patch_or_pump]",
        "{id: opioids, label",
        "is settled by `opioids_now`, `opioid_patch_or_pump`, `opioid_treatment`, in this order",
    ),
    (
        "short: other_health, page",
        "short: other_health, deciding: [alcohol], page",
        "{id: other_health",
        "the topic `other_health` is settled by no answer alone, in this order; delete `deciding`",
    ),
    (
        "{label: Row liver, fields: [liver_disease]}",
        "{label: Row liver, fields: [pain_now]}",
        "{id: liver, label",
        "`liver_disease` stands in no row of its topic `liver`; add it to `fields` of one of its `rows`",
    ),
    (
        "{label: Row liver, fields: [liver_disease]}",
        "{label: Row liver, fields: [liver_disease, alcohol]}",
        "{label: Row alcohol",
        "`alcohol` stands in two rows of topics (first in `liver`): it would be told twice; leave it in one row",
    ),
    (
        "{label: Row liver, fields: [liver_disease]}]",
        "{label: Row liver, fields: [liver_disease]}, {label: Again, fields: [liver_disease]}]",
        "{label: Again",
        "`liver_disease` stands in two rows of topics (first in `liver`)",
    ),
    (
        "{label: Row liver, fields: [liver_disease]}]",
        "{label: Row liver, fields: [liver_disease]}, {label: Empty}]",
        "{label: Empty",
        "this row of a topic tells nothing; add `fields`, `groups` or `unknown: yes`, or delete it",
    ),
    (
        "{label: Row liver, fields: [liver_disease]}",
        "{label: Row liver, fields: [liver_disese]}",
        "liver_disese",
        "there is no field `liver_disese`; did you mean `liver_disease`?",
    ),
    (
        "{label: Row liver, fields: [liver_disease]}",
        "{label: Row liver, fields: [liver_disease], groups: [livers]}",
        "livers]",
        "there is no group of medicines `livers`",
    ),
    ("short: liver, ", "", "{id: liver, label", "`short` is missing in this topic; add `short: ...` (its name within"),
    (
        "deciding: [liver_disease], page: safety",
        "deciding: [liver_disease], page: safty",
        "safty",
        "there is no page `safty`; did you mean `safety`?",
    ),
    (
        "evidence: {on_naltrexone: [yes, not_sure]}",
        "evidence: {told: opioids}",
        "{told: opioids}",
        "`evidence` cannot ask for `told`; name the answers themselves",
    ),
    (
        "evidence: {on_naltrexone: [yes, not_sure]}",
        "evidence: {on_naltrexone: no, all: [{on_naltrexone: yes}]}",
        "{id: naltrexone, label",
        "the evidence of the topic `naltrexone` can never be reached",
    ),
    (
        "label: Notes}",
        "label: Notes, when: {told: opioids}}",
        "{id: notes",
        "`notes` cannot wait for `told`, `named` or `mentioned`; name the answers that it waits for",
    ),
    (
        "label: Notes}",
        "label: Notes, when: {alcohol: yes, all: [{mentioned: allergies_what}]}}",
        "{id: notes",
        "`notes` cannot wait for `told`, `named` or `mentioned`",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "expected"), WRONG)
def test_each_mistake_is_reported_where_it_stands(old: str, new: str, at: str, expected: str) -> None:
    text = changed(old, new)
    found = problems_of(text)
    place = place_of(text, at)
    assert any(line.startswith(place + ": ") and expected in line for line in found), (place, found)


def test_a_file_without_topics_says_so_once() -> None:
    text = minimal_content()
    found = problems_of(text[: text.index("topics:\n")])
    assert [line for line in found if "topics" in line.split(";")[0]] == [
        "q.yaml:1:1: `topics` is missing in the file; add `topics: ...` (what everything is ordered by, fixed)"
    ]


def test_typed_medicines_and_unknown_names_have_rows_too() -> None:
    rows = "rows: [{label: Not recognised, unknown: yes}, {label: Please check, groups: [blockers]}]"
    text = changed("short: other_medicines, page: safety", f"short: other_medicines, page: safety, {rows}")
    assert problems_of(text) == []
