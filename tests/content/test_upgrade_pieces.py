"""The pieces of `check --upgrade`: three versions as one, conditions cut to what is there, and YAML that reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnprep.content.nodes import Problems
from ldnprep.content.parsing import parse
from ldnprep.content.upgrade.converting import own_alert, states_of
from ldnprep.content.upgrade.merging import merged
from ldnprep.content.upgrade.pruning import cited, named, pruned_when
from ldnprep.content.upgrade.writing import Data, data_of, yaml_text
from ldnprep.errors import ContentError


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("a", "a", "b", "b"),  # left as it was: ours of today
        ("a", "c", "a", "c"),  # changed: kept
        ("a", "c", "b", "c"),  # changed on both sides: the clinic's words
        ("a", None, "b", None),  # taken out stays out
        ("a", "a", None, None),  # gone from ours, never touched
        ("a", "c", None, "c"),  # gone from ours, but changed
        (None, "c", None, "c"),  # the clinic's own
        ({"x": "1", "y": "2"}, {"x": "1", "y": "3"}, {"x": "4", "y": "2", "z": "5"}, {"x": "4", "y": "3", "z": "5"}),
        (["a", "b"], ["a", "b", "own"], ["a", "new"], ["a", "b", "own", "new"]),
    ],
)
def test_three_versions_become_one(base: Data, mine: Data, theirs: Data, expected: Data) -> None:
    assert merged(base, mine, theirs, fresh=True) == expected


def things(**texts: str) -> list[dict[str, str]]:
    return [{"id": name, "text": text} for name, text in texts.items()]


@pytest.mark.parametrize(
    ("mine", "theirs", "fresh", "expected"),
    [
        (things(a="1", b="2"), things(a="9", b="2"), True, things(a="9", b="2")),
        (things(a="1", own="0", b="2"), things(b="2", a="1"), True, things(b="2", a="1", own="0")),
        (things(own="0", a="1", b="2"), things(a="1", b="2"), True, things(own="0", a="1", b="2")),
        (things(a="1"), things(a="1", b="9", new="8"), True, things(a="1", new="8")),
        (things(a="1", b="3"), things(a="1", b="2", new="8"), False, things(a="1", b="3")),
    ],
)
def test_lists_of_things_are_joined_by_their_ids(mine: Data, theirs: Data, fresh: bool, expected: Data) -> None:
    assert merged(things(a="1", b="2"), mine, theirs, fresh=fresh) == expected


FIELDS = {"a": (), "b": (), "visit_date": (), "which": ("one", "two")}


@pytest.mark.parametrize(
    ("when", "left"),
    [
        ({"a": "yes"}, {"a": "yes"}),
        ([{"a": "yes"}], [{"a": "yes"}]),
        ({"gone": "yes"}, None),
        ([{"a": "yes"}, {"gone": "yes"}], {"a": "yes"}),
        ({"a": "yes", "gone": "yes"}, None),
        ({"a": "yes", "gone": ["yes", "not_answered"]}, {"a": "yes"}),
        ({"a": "yes", "gone": {"answered": "no"}}, {"a": "yes"}),
        ({"a": "yes", "gone": {"answered": "yes"}}, None),
        ({"which": ["one", "three"]}, {"which": ["one"]}),
        ({"which": "three"}, None),
        ({"which": ["three", "not_answered"]}, {"which": ["not_answered"]}),
        ({"all": [{"a": "yes"}, {"told": "x"}]}, {"all": [{"a": "yes"}, {"told": "x"}]}),
        ({"all": [{"a": "yes"}, {"told": "y"}]}, None),
        ({"all": [{"a": "yes"}, {"gone": "not_answered"}]}, {"all": [{"a": "yes"}]}),
        ({"days_since": {"field": "gone", "at_most": "3"}}, None),
        ({"mentioned": ["a", "gone"]}, None),
        ({"named_in": "a"}, {"named_in": "a"}),
        ({"age_at_visit": {"below": "18"}}, None),
        ({"recognised": ["x"]}, {"recognised": ["x"]}),
    ],
)
def test_conditions_are_cut_to_what_is_there(when: Data, left: Data) -> None:
    assert pruned_when(when, FIELDS, ("x",)) == left


def test_all_fields_of_a_condition_are_named_once() -> None:
    when = [
        {"a": "yes", "all": [{"b": {"answered": "yes"}}, {"a": "no"}]},
        {"days_since": {"field": "c", "at_most": "3"}, "mentioned": ["d", "e"], "named_in": "f"},
        {"therapies": {"state": "using"}, "age_at_visit": {"below": "18"}, "days_to_surgery": {"at_most": "3"}},
        {"recognised": ["x"], "told": "opioids"},
    ]
    assert named(when) == ["a", "b", "c", "d", "e", "f", "therapies", "birth_date", "surgery_date"]


KINDS = {"a": "yes_no_unsure", "b": "yes_no_unsure", "c": "choices", "d": "date", "e": "scale", "birth_date": "date"}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"a": "yes"}, {"quotes": ["a"]}),
        ([{"a": "yes"}, {"a": "not_sure"}], {"quotes": ["a"]}),
        ({"e": {"at_least": "7"}}, {"quotes": ["e"]}),
        ({"a": "yes", "b": "yes"}, {"states": "none", "quotes": ["a", "b"]}),
        ([{"a": "yes"}, {"b": "yes"}], {"states": "none", "quotes": ["a", "b"]}),
        ({"a": "yes", "e": "8"}, {"states": "a", "quotes": ["a"]}),
        ([{"a": "yes"}, {"e": "8"}], {"states": "none", "quotes": ["a", "e"]}),
        ([{"a": "yes"}, {"recognised": ["x"]}], {"states": "a", "quotes": ["a"]}),
        ([{"c": "one"}, {"recognised": ["x"]}], {"states": "none", "quotes": ["c"]}),
        ({"c": "one", "recognised": ["x"]}, {"states": "c", "quotes": ["c"]}),
        ({"recognised": ["x"]}, {"states": "none", "quotes": ["medicines"]}),
        ({"age_at_visit": {"below": "18"}}, {"states": "none", "quotes": ["birth_date"]}),
    ],
)
def test_the_state_is_that_of_the_one_answer_that_raises_it(when: Data, expected: Data) -> None:
    assert states_of(when, KINDS) == expected


@pytest.mark.parametrize(
    ("when", "topic"),
    [
        ({"a": "yes"}, "liver"),
        ({"b": "yes", "a": "yes"}, "liver"),
        ({"recognised": ["blockers"]}, "naltrexone"),
        ({"recognised": {"groups": ["blockers"]}}, "naltrexone"),
        ({"recognised": "unknown"}, "other_medicines"),
        ({"b": "yes"}, "other_health"),
    ],
)
def test_an_own_alert_goes_to_the_topic_of_what_it_looks_at(when: Data, topic: str) -> None:
    made = own_alert({"id": "x", "tier": "C", "when": when}, KINDS, {"a": "liver", "blockers": "naltrexone"})
    assert (made["topic"], made["urgency"]) == (topic, "plan")


def test_sources_are_found_wherever_they_are_cited() -> None:
    assert list(cited({"a": [{"sources": ["X", "Y"]}], "b": {"source": "Z"}, "c": {"sources": "W"}})) == list("XYZW")


# ---------------------------------------------------------------- what is written reads back

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff"), max_size=40
) | st.sampled_from(["yes", "null", "~", "", "- a", "a: b", "a #b", "{x}", "2026-11-22", "1.0", "#", "'", '"', "a,b]"])
DATA = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=5) | st.dictionaries(WORDS, inner, min_size=1, max_size=5),
    max_leaves=25,
)


@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=5))
def test_what_is_written_reads_back_letter_for_letter(data: dict[str, Data]) -> None:
    problems = Problems("q.yaml", ContentError)
    assert data_of(parse(yaml_text(data).encode(), problems)) == data
    assert list(problems) == []


def test_short_things_stand_on_one_line() -> None:
    data = {"pages": [{"id": "a", "fields": [{"id": "b", "kind": "text"}], "intro": "x" * 120}], "deleted": ["x", "y"]}
    assert yaml_text(data) == (
        "pages:\n  - id: a\n    fields: [{id: b, kind: text}]\n    intro: " + "x" * 120 + "\n\ndeleted:\n  - x\n  - y\n"
    )


def test_a_test_of_names_anywhere_holds_in_every_content() -> None:
    """A topic is no field: a warning that rests on it is never taken out."""
    assert named({"named": "opioids"}) == []
    when = [{"all": [{"named": "naltrexone"}, {"told": "naltrexone"}]}]
    assert pruned_when(when, {}, {"naltrexone"}) == when
    assert pruned_when([{"mentioned": ["notes"]}], {}, ()) is None
