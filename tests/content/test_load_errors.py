"""Everything that can be wrong in a content file: each with its exact place, what is wrong and what to do."""

from __future__ import annotations

import random
import re

import pytest

from ldnprep.content.fixed import FIXED, REQUIRED
from ldnprep.content.ids import SAFETY_FIELDS
from ldnprep.content.model import Kind
from ldnprep.content.nodes import Problems
from ldnprep.content.text_keys import TEXT_KEYS
from ldnprep.errors import ContentError
from tests.minimal import changed, load_text, minimal_content


def problems_of(text: str) -> list[str]:
    """All problems of a content file called q.yaml; [] when it is right."""
    try:
        load_text(text)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def place_of(text: str, piece: str, *, add: int = 0) -> str:
    """Where a piece of text stands in the file: q.yaml:line:column. add: so many columns further."""
    assert text.count(piece) == 1, f"{piece!r} stands {text.count(piece)} times"
    before = text[: text.index(piece)]
    return f"q.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10)) + add}"


def test_the_minimal_content_is_right() -> None:
    assert problems_of(minimal_content()) == []


# (what stands there, what it is changed to, the piece at which the problem is reported, the problem)
WRONG = [
    # unknown and missing keys, wrong shapes
    ("kind: long_text,", "knid: long_text,", "knid", "unknown key `knid` in this field; did you mean `kind`?"),
    ("intro: Your doctor", "introduction: Your doctor", "introduction", "unknown key `introduction` in this page"),
    ("headings:\n", "heading:\n", "heading:\n", "unknown key `heading` in the file; did you mean `headings`?"),
    ("urgent:\n", "safety_table: []\nurgent:\n", "safety_table", "unknown key `safety_table` in the file"),
    ("urgent:\n", "profiles: []\nurgent:\n", "profiles", "unknown key `profiles` in the file; delete it"),
    ("urgency: before\n        order: 99", "tier: B\n        order: 99", "tier: B", "unknown key `tier` in this alert"),
    ("kind: long_text,", "", "{id: notes", "`kind` is missing in this field; add `kind: ...` (kind of answer)"),
    ("title: Safety\n", "title: [Safety]\n", "[Safety]", "`title` is a list, not text"),
    ("title: Safety\n", "title: {a: b}\n", "{a: b}", "`title` is a mapping (`key: value`), not text"),
    ("pages: [safety]", "pages: {a: b}", "{a: b}", "`pages` is a mapping (`key: value`), not a list"),
    (
        "therapies:\n  - {id: exercise",
        "therapies:\n  - exercise\n  - {id: exercise",
        "exercise\n",
        "this therapy is text",
    ),
    ("terms: {opioid: a strong pain medicine}", "terms: no list", "no list\n", "`terms` is text; write it as lines"),
    # kinds, words, numbers, days
    ("kind: long_text,", "kind: longtext,", "longtext", "`kind` cannot be `longtext`; did you mean `long_text`?"),
    ("kind: claims", "kind: claim", "claim\n    fields", "`kind` cannot be `claim`; did you mean `claims`?"),
    ("before\n        order: 99", "befor\n        order: 99", "befor\n ", "`urgency` cannot be `befor`; did you"),
    ("before\n        order: 99", "none\n        order: 99", "none\n        ord", "`urgency` cannot be `none`; did"),
    ("order: 99", "order: soon", "soon", "`order` is `soon`; write a whole number from 0 to 999"),
    ("order: 99", "order: -7", "-7", "`order` is `-7`; write a whole number"),
    ("order: 99", "order: ١", "١", "`order` is `١`; write a whole number"),
    ("        order: 99\n", "", "id: opioid_typed", "`order` is missing in this alert; add `order: ...` (place"),
    ("        quotes: [opioid_names]\n", "", "id: opioid_typed", "`quotes` is missing in this alert; add `quotes:"),
    ("rank: 1}", "rank: 1.5}", "1.5", "`rank` is `1.5`; write a whole number"),
    ("rows: [1]", "rows: [one]", "one]\n    sources", "a row is `one`; write a whole number from 1"),
    ("status: unsafe", "status: unsave", "unsave", "`status` cannot be `unsave`; did you mean `unsafe`?"),
    ("certainty: moderate", "certainty: maybe", "maybe", "`certainty` cannot be `maybe`; use one of `high`, `low`"),
    (
        "doi: 10.1000/xyz, checked: 2026-11-22",
        "doi: 10.1000/xyz, checked: 22.11.2026",
        "22.11",
        "`checked` is not a day",
    ),
    (
        "doi: 10.1000/xyz, checked: 2026-11-22",
        "doi: 10.1000/xyz, checked: 2026-02-30",
        "2026-02",
        "is not a day: `2026-0",
    ),
    (
        "doi: 10.1000/xyz, checked: 2026-11-22",
        "doi: 10.1000/xyz",
        "{citation: A study",
        "`checked` is missing in this s",
    ),
    ("doi: 10.1000/xyz,", "", "{citation: A study", "this source cannot be found by a reader; add one of doi"),
    ("doi: 10.1000/xyz", "doi: https://doi.org/10.1000/xyz", "https://doi", "is no doi; a doi starts with 10."),
    ("doi: 10.1000/xyz", "pmid: PMC123", "PMC123", "`PMC123` is no pmid; a pmid is a number"),
    ("doi: 10.1000/xyz", "registry: 04270877", "04270877", "is no registry; a registry is letters and a number"),
    ('url: "https://example.org/label"', "url: example.org", "example.org", "is no url; a url starts with https://"),
    ("doi: 10.1000/xyz", "mark: believed, doi: 10.1000/xyz", "believed", "`mark` cannot be `believed`; use one of"),
    ('reviewed_by: "", reviewed_on: ""', "reviewed_by: Dr A", "{id: minimal", "`reviewed_by` and `reviewed_on` belong"),
    # ids: form, duplicates, reserved
    ("{id: notes,", "{id: My-Notes,", "My-Notes", "`My-Notes` is not an id; use lower-case letters"),
    ("{id: general,", "{id: opioids,", "opioids, title: In", "a second heading is called `opioids` (first in line"),
    ("  - id: visit\n", "  - id: start\n", "start\n", "no page may be called `start`; that id belongs to the program"),
    ("{id: fair_trial, text", "{id: own_1, text", "own_1, text", "ids such as `own_1` belong to the patient's own"),
    ("{id: helper, label", "{id: not_answered, label", "not_answered, label", "no option may be called `not_answered`"),
    ("{id: helper, label", "{id: self, label", "self, label: Someone", "a second option is called `self`"),
    ("- {id: urine,", "- {id: summary,", "summary, text", "no statement may be called `summary`"),
    # kinds of field
    ("kind: long_text, label: Notes", "kind: choice, label: Notes", "{id: notes", "a choice needs two options or more"),
    (
        "kind: long_text, label: Notes",
        "kind: long_text, options: [{id: a, label: A}], label: Notes",
        "[{id: a",
        "`options` ",
    ),
    ("low: none, ", "", "{id: pain_now", "a scale needs words for its ends: `low` is missing"),
    (
        "kind: long_text, label: Notes",
        "kind: long_text, low: a, label: Notes",
        "a, label: Notes",
        "`low` belongs to a sc",
    ),
    (
        "label: I have read this",
        "options: [{id: a, label: A}], label: I have read this",
        "[{id: a",
        "the options are the",
    ),
    # references
    (
        "sources: [STUDY]\nevidence",
        "sources: [STUDDY]\nevidence",
        "STUDDY",
        "there is no source `STUDDY`; did you mean `",
    ),
    ("heading: general", "heading: generally", "generally", "no heading `generally`; did you mean `general`?"),
    ("        topic: opioids\n", "        topic: opiods\n", "opiods", "no topic `opiods`; did you mean `opioids`?"),
    ("quotes: [opioid_names]", "quotes: [opioid_name]", "opioid_name]", "there is no field `opioid_name`; did you"),
    ("states: none", "states: opioid_now", "opioid_now\n", "no field `opioid_now`; did you mean `opioids_now`?"),
    (
        "question: fair_trial",
        "question: fair_trail",
        "fair_trail",
        "no question `fair_trail`; did you mean `fair_trial`",
    ),
    ("pages: [safety]", "pages: [saftey]", "saftey", "there is no page `saftey`; did you mean `safety`?"),
    (
        "show: [opioid_last_dose,",
        "show: [opioid_last,",
        "opioid_last,",
        "there is no field `opioid_last`; did you mean",
    ),
    ("{recognised: [analgesics]}]", "{recognised: [analgesic]}]", "analgesic]}]", "no group of medicines `analgesic`"),
    ("{source: STUDY,", "{source: STUDIE,", "STUDIE", "there is no source `STUDIE`; did you mean `STUDY`?"),
    (
        "sources: [LABEL]\nclaims",
        "sources: []\nclaims",
        "[]\nclaims",
        "`sources` is missing in this urgent text; add",
    ),
    ("        sources: [LABEL]\n", "", "id: opioid_typed", "this alert has a text but no source; add `sources: [...]`"),
    (
        "summary: {text: The larger studies found no difference., sources: [STUDY]}",
        "summary: {text: A}",
        "{text: A}",
        "`so",
    ),
    ("pages: [safety]", "pages: []", "[]", "`pages` is missing in this urgent text"),
    ("sources: [LABEL]}\ndecisions", "sources: []}\ndecisions", "[]", "`sources` is missing in this statement"),
    ("        sources: [LABEL]\n", "        sources: []\n", "id: opioid_typed", "this alert has a text but no source"),
    # conditions
    ("when: {opioids_now: yes}", "when: {recognised: {groups: []}}", "[]}", "`groups` is missing in this condition"),
    ("when: {opioids_now: yes}", "when: {recognised: []}", "[]}", "no group is named; name at least one"),
    (
        "when: {opioids_now: yes}",
        "when: {opioid_now: yes}",
        "opioid_now: yes",
        "no field `opioid_now`; did you mean `op",
    ),
    ("when: {opioids_now: yes}", "when: {opioids_now: maybe}", "maybe", "`opioids_now` never is `maybe`; use one of"),
    ("when: {opioids_now: yes}", "when: {opioids_now: [yes, yes]}", "yes]}", "`yes` stands twice; delete one"),
    ("when: {opioids_now: yes}", "when: {opioids_now: []}", "[]}", "an empty list can never hold"),
    ("when: {opioids_now: yes}", "when: {}", "{}}", "an empty condition; name a field"),
    ("when: {opioids_now: yes}", "when: []", "[]}", "an empty list can never hold"),
    ("when: {opioids_now: yes}", "when: always", "always", "a condition cannot be text; write `field: value`"),
    (
        "when: {opioids_now: yes}",
        "when: {filled_in_by: nobody}",
        "nobody",
        "`filled_in_by` never is `nobody`; use one of",
    ),
    ("when: {opioids_now: yes}", "when: {filled_in_by: not_sure}", "not_sure}}", "never is `not_sure`; did you mean"),
    ("when: {opioids_now: yes}", "when: {notes: hello}", "hello", "ask only whether it is answered: `{answered: yes}`"),
    (
        "when: {opioids_now: yes}",
        "when: {notes: {answered: perhaps}}",
        "perhaps",
        "`answered` cannot be `perhaps`; use one",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {notes: {at_least: 3}}",
        "{at_least",
        "`notes` is no scale: at_least and at_most",
    ),
    ("when: {opioids_now: yes}", "when: {pain_now: 11}", "11}", "`pain_now` never is `11`"),
    (
        "when: {opioids_now: yes}",
        "when: {pain_now: {at_least: 11}}",
        "11}",
        "`at_least` is `11`; write a whole number from 0",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {pain_now: {at_least: 7, at_most: 3}}",
        "{at_least",
        "no number is at least 7 and",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {pain_now: {least: 7}}",
        "least",
        "unknown key `least` in this condition; did you mean",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {visit_date: 2027-01-01}",
        "2027-01",
        "`visit_date` never is `2027-01-01`; use one of",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {recognised: [opiods]}",
        "opiods",
        "there is no group of medicines `opiods`; use one",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {recognised: {groups: [blockers], long_acting: long}}",
        "long}",
        "`long_acting` can",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {recognised: {severity: gut}}",
        "{severity",
        "`groups` is missing in this condition",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {therapies: {any: [yoga]}}",
        "yoga",
        "there is no therapy `yoga`; use one of `exercise",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {therapies: {state: using, effect: poor}}",
        "poor",
        "`effect` cannot be `poor`; use",
    ),
    (
        "when: {opioids_now: yes}",
        "when: {age_at_visit: {below: 18, at_least: 18}}",
        "{below",
        "nobody is at least 18 and bel",
    ),
    ("when: {opioids_now: yes}", "when: {age_at_visit: {}}", "{}}", "no bound is given; add `below: ...`"),
    (
        "when: {opioids_now: yes}",
        "when: {days_to_surgery: {at_least: 9, at_most: 3}}",
        "{at_least",
        "no number is at least 9",
    ),
    ("when: {opioids_now: yes}", "when: {all: yes}", "yes}", "`all` needs a list of conditions"),
    # conditions that can never hold, and what is never reached
    (
        "when: {opioids_now: yes}",
        "when: {opioids_now: yes, all: [{opioids_now: no}]}",
        "{id: opioid_unsafe",
        "the question `opioid_unsafe` can never be reached: its `when` never holds",
    ),
    (
        "when: {opioids_now: yes}",
        "when: [{opioids_now: yes}, {surgery_date: {answered: yes}, surgery_planned: no}]",
        "{id: opioid_unsafe",
        "the question `opioid_unsafe`: alternative 2 of its `when` can never hold",
    ),
    (
        "label: Notes}",
        "label: Notes, when: {surgery_date: not_sure, surgery_planned: [no, not_answered]}}",
        "{id: notes",
        "the field `notes` can never be reached",
    ),
    (
        "label: Notes}",
        "label: Notes, when: {notes: {answered: yes}}}",
        "{id: notes",
        "`notes` waits for its own answer (notes → notes); take one of these conditions away",
    ),
    (
        "  - id: articles\n",
        "  - id: empty\n    title: Nothing\n  - id: articles\n",
        "id: empty\n",
        "the page `empty` can never be reached: it has no field that can be shown",
    ),
    (
        "  - id: articles\n",
        "  - {id: more, title: More, kind: questions}\n  - id: articles\n",
        "id: my_questions",
        "the page `my_questions` shows the questions, but another does too; delete the page",
    ),
    # what must be there for safety
    (
        "label: About opioids_now}",
        "label: About opioids_now, when: {visit_date: {answered: yes}}}",
        "{id: opioids_now,",
        "`opioids_now` cannot have `when`: an opioid or a danger must never be hidden; delete `when`",
    ),
    (
        "kind: medicines, label: Your medicines}",
        "kind: medicines, label: Your medicines, when: {visit_date: {answered: yes}}}",
        "{id: medicines",
        "`medicines` cannot have `when`",
    ),
    (
        "kind: medicines, label: Your medicines}",
        "kind: medicines, label: Your medicines, print: no}",
        "{id: medicines",
        "`medicines` cannot have `print: no`",
    ),
    (
        "when: {alcohol: [yes, not_sure]}",
        "when: {alcohol: yes}",
        "{id: alcohol, kind",
        "`alcohol`: the answer `not_sure` raises no alert by itself; add an alert",
    ),
    (
        "when: {alcohol: [yes, not_sure]}",
        "when: {alcohol: [yes, not_sure], pregnancy: yes}",
        "{id: alcohol, kind",
        "`alcohol`: the answer `yes` raises no alert by itself",
    ),
    (
        "when: {recognised: [analgesics]}",
        "when: {recognised: [blockers]}",
        "meta:",
        "a recognised opioid of the group `ana",
    ),
    (
        "when: {recognised: [analgesics]}",
        "when: {recognised: {groups: [analgesics], long_acting: yes}}",
        "meta:",
        "a recognised opioid of the group `analgesics` raises no alert by itself",
    ),
    (
        "kind: long_text, label: Notes",
        "kind: text, label: Notes",
        "{id: notes",
        "other programs rely on kind long_text",
    ),
    (
        "{id: helper, label",
        "{id: other, label",
        "id: filled_in_by",
        "`filled_in_by` lacks the options `helper`, on which",
    ),
    # words
    (
        "label: Notes}",
        'label: "Hello {name}"}',
        '"Hello',
        "holds `{name}`, which would be printed as it stands; write pl",
    ),
    ("label: Notes}", "label: A <b>bold</b> word}", "A <b>", "holds `<b>`, which would be printed as it stands"),
    ("label: Notes}", "label: A **bold** word}", "A **", "holds `**`, which would be printed as it stands"),
    ("label: Notes}", 'label: "a\\u202eb"}', '"a\\u202e', "holds an invisible sign (U+202E); delete it"),
    ("label: Notes}", 'label: "a\\x07b"}', '"a\\x07', "holds an invisible sign (U+0007); delete it"),
    (
        "text: You can talk to someone at any hour.",
        "text: {us: Call}",
        "{us: Call}",
        "there is no text for `ca`, `uk`, `ie`, `au`, `nz`, `other`; add",
    ),
    ("text: You can talk to someone at any hour.", "text: {usa: Call}", "usa", "no country `usa`; did you mean `us`?"),
    (
        "{opioid: a strong pain medicine}",
        '{opioid: ""}',
        'opioid: "',
        "the term `opioid` is not explained; say what it",
    ),
    # old ids
    (
        "headings:\n",
        "renamed: {old: notess}\nheadings:\n",
        "notess",
        "`old` is renamed to `notess`, which does not exist; did y",
    ),
    ("headings:\n", "renamed: {notes: pain_now}\nheadings:\n", "notes: pain", "`notes` still exists; delete this line"),
    ("headings:\n", "deleted: [notes]\nheadings:\n", "notes]\n", "`notes` still exists; delete this line"),
]


@pytest.mark.parametrize(("old", "new", "at", "expected"), WRONG)
def test_each_mistake_is_reported_where_it_stands(old: str, new: str, at: str, expected: str) -> None:
    text = changed(old, new)
    found = problems_of(text)
    place = place_of(text, at)
    assert any(line.startswith(place + ": ") and expected in line for line in found), (place, found)


@pytest.mark.parametrize(
    "piece", ["title: Safety\n", "kind: long_text,", "text: You can talk to someone at any hour.\n"]
)
def test_an_empty_value_counts_as_missing(piece: str) -> None:
    key, _, end = piece.partition(":")
    found = problems_of(changed(piece, f"{key}:" + (" ''," if end.endswith(",") else "\n")))
    assert any(f"`{key}` is missing" in line for line in found), found


@pytest.mark.parametrize("name", REQUIRED)
def test_each_required_field_is_missed(name: str) -> None:
    text = minimal_content()
    lines = text.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.lstrip().startswith((f"- {{id: {name},", f"- id: {name}\n")))
    end = start + 1
    while lines[end].startswith("        "):
        end += 1
    found = problems_of("".join(lines[:start] + lines[end:]))
    assert any(line.startswith(f"q.yaml:1:1: the field `{name}` is missing") for line in found), found


@pytest.mark.parametrize("name", SAFETY_FIELDS)
def test_a_safety_field_without_a_flag_is_refused(name: str) -> None:
    text = minimal_content()
    flag = next(line for line in text.splitlines(keepends=True) if f"id: {name}_flag" in line)
    found = problems_of(text.replace(flag, ""))
    assert [line for line in found if f"`{name}`: the answer `not_sure` raises no alert" in line] != []


@pytest.mark.parametrize("name", [name for name in FIXED if name in minimal_content()])
def test_a_fixed_id_keeps_its_kind(name: str) -> None:
    kind, _ = FIXED[name]
    wrong = Kind.TEXT if kind is not Kind.TEXT else Kind.LONG_TEXT
    text = minimal_content()
    for written in (f"{{id: {name}, kind: {kind}", f"id: {name}\n        kind: {kind}"):
        text = text.replace(written, written.replace(f"kind: {kind}", f"kind: {wrong}"))
    expected = f"`{name}` is kind {wrong}, but other programs rely on kind {kind}"
    assert any(expected in line for line in problems_of(text))


def test_what_matters_to_her_keeps_its_kind_on_a_page_too() -> None:
    text = changed(
        "  - {id: decision_values, kind: text, label: Our numbers}", "  - {id: numbers, kind: text, label: Our numbers}"
    )
    page = "    fields:\n"
    text = text.replace(page, page + "      - {id: decision_values, kind: long_text, label: What matters}\n", 1)
    expected = "`decision_values` is kind long_text, but other programs rely on kind text"
    assert any(expected in line for line in problems_of(text))


@pytest.mark.parametrize("key", TEXT_KEYS)
def test_each_fixed_word_is_missed(key: str) -> None:
    found = problems_of(re.sub(rf"^  {key}: .*\n", "", minimal_content(), count=1, flags=re.MULTILINE))
    assert len(found) == 1
    assert f"`texts` lacks `{key}`; add `{key}: ...`" in found[0]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        minimal_content()
        .replace("title: Safety", "titel: Safety")
        .replace("heading: general", "heading: generl")
        .replace("{id: exercise, label: Exercise}", "{id: exercise, lable: Exercise}")
    )
    found = problems_of(text)
    assert len(found) == 5  # two of them twice: the unknown key, and the one that is missing in its place
    lines = [int(line.split(":")[1]) for line in found]
    assert lines == sorted(lines)


def test_claims_need_their_page_and_their_field() -> None:
    text = minimal_content().replace("    kind: claims\n", "")
    text = text.replace("id: claims_read, kind: choices", "id: x, kind: text")
    found = problems_of(text)
    assert any("the claims can never be reached: there is no page of kind `claims`" in line for line in found)
    assert any("the claims cannot be answered: there is no field `claims_read`" in line for line in found)


def test_a_circle_of_conditions_is_shown_as_a_way() -> None:
    text = minimal_content()
    text = text.replace("label: Pain, low", "label: Pain, when: {notes: {answered: yes}}, low")
    text = text.replace("label: Notes}", "label: Notes, when: {surgery_date: not_sure}}")
    surgery = "label: When is it?, when: {"
    text = text.replace(surgery + "surgery_planned: [yes, not_sure]}}", surgery + "pain_now: 7}}")
    found = [line for line in problems_of(text) if "waits for its own answer" in line]
    assert any("(notes → surgery_date → pain_now → notes)" in line for line in found), found


@pytest.mark.parametrize(
    "when",
    [
        "{opioids_now: [yes, not_sure, not_answered]}",
        "{pain_now: [0, 10, not_answered]}",
        "{pain_now: {at_least: 7}}",
        "{visit_date: not_sure}",
        "{notes: {answered: no}}",
        "{claims_read: safe}",
        "{recognised: unknown}",
        "{recognised: analgesics}",
        "{recognised: {groups: analgesics, severity: gut, names: [loperamide]}}",
        "{therapies: {any: exercise, effect: worse}}",
        "{therapies: {answered: yes}}",
        "{age_at_visit: {below: 18}}",
        "{days_to_surgery: {at_most: 30}}",
        "{days_since: {field: visit_date, at_most: 30}}",
        "{all: [{recognised: analgesics}, {recognised: blockers}]}",
        "[{surgery_planned: no, surgery_date: not_answered}, {alcohol: yes}]",
    ],
)
def test_conditions_of_the_contract_are_taken(when: str) -> None:
    extra = f"      - {{id: extra, kind: text, label: X, when: {when}}}"
    assert problems_of(changed("label: Notes}", f"label: Notes}}\n{extra}")) == []


def test_an_endless_search_for_a_contradiction_is_given_up() -> None:
    """Twenty fields in a chain, each with six ways to be shown: more ways than could ever be tried."""
    fields, before = "", "alcohol"
    for number in range(20):
        alternatives = ", ".join([f"{{{before}: yes}}"] * 6)
        fields += f"\n      - {{id: f{number}, kind: yes_no_unsure, label: X, when: [{alternatives}]}}"
        before = f"f{number}"
    text = changed("label: Notes}", "label: Notes}" + fields)
    text = text.replace("when: {opioids_now: yes}}", f"when: {{{before}: yes, opioids_now: yes, alcohol: no}}}}")
    assert problems_of(text) == []


@pytest.mark.parametrize("root", ["- a\n- b\n", "hello\n", "[]\n"])
def test_a_file_of_another_kind_is_told_apart(root: str) -> None:
    (only,) = problems_of(root)
    assert "not a content file; it starts with `meta:`" in only


def test_random_damage_never_ends_in_a_traceback() -> None:
    """A hundred and eighty damaged files: each is either right or reported as a problem with its place."""
    whole = minimal_content()
    lines = whole.splitlines(keepends=True)
    for seed in range(60):
        dice = random.Random(seed)  # noqa: S311  # a dice for damage, no secret
        at = dice.randrange(len(whole))
        cut = "".join(line for line in lines if dice.random() > 0.01)
        strange = whole[:at] + dice.choice("{}[]:,-#'\"&*!|>%@`\n \t\0\u0007\u00e9") + whole[at:]
        shorter = whole[:at] + whole[at + dice.randrange(40) :]
        for text in (cut, strange, shorter):
            assert all(line.startswith("q.yaml") for line in problems_of(text)), (seed, text)


def test_ten_thousand_mistakes_are_told_in_a_few_hundred_lines() -> None:
    """Every mistake would get its own "did you mean", which costs minutes when there are very many of them."""
    wrong = "deleted: [" + ", ".join(f"notes{number}" for number in range(10_000)) + "]\n"
    wrong += "renamed: {" + ", ".join(f"note{number}: paim_now{number}" for number in range(10_000)) + "}\n"
    found = problems_of(minimal_content() + wrong)
    assert len(found) == 201
    assert found[-1] == "q.yaml: 9800 more problems; mend these first"


@pytest.mark.parametrize(
    ("severities", "refused"), [(("systemic",), True), (("gut",), True), (("systemic", "gut"), False), (("",), False)]
)
def test_two_alerts_may_share_the_opioids_of_a_group_if_none_slips_through(
    severities: tuple[str, ...], refused: bool
) -> None:
    narrow = [f"{{groups: [analgesics], severity: {word}}}" if word else "[analgesics]" for word in severities]
    alternatives = ", ".join(f"{{recognised: {test}}}" for test in narrow)
    text = changed("when: {recognised: [analgesics]}", f"when: [{alternatives}]")
    found = [line for line in problems_of(text) if "a recognised opioid of the group `analgesics`" in line]
    assert bool(found) is refused


def test_suggestions_end_with_the_problems_that_are_shown() -> None:
    problems = Problems("q.yaml", ContentError)
    assert problems.suggest("notse", ["notes"]) == "did you mean `notes`?"
    for _ in range(200):
        problems.add(None, "a mistake")
    assert problems.suggest("notse", ["notes"]) == ""


def test_a_line_of_evidence_is_about_an_illness_that_can_be_named() -> None:
    options = ", ".join(f"{{id: {option}, label: Some}}" for option in FIXED["conditions"][1])
    field = f"  - {{id: conditions, kind: choices, label: For?, options: [{options}]}}\n"
    line = "  illnesses:\n    - {id: crpz, text: Two cases., sources: [STUDY]}\n  trials:\n"
    asked = changed("  trials:\n", line).replace("    fields:\n", f"    fields:\n    {field}", 1)
    assert problems_of(asked) == [
        f"{place_of(asked, '{id: crpz')}: `crpz` is no option of the field `conditions`; did you mean `crps`?"
    ]
    assert problems_of(asked.replace("crpz", "crps")) == []
