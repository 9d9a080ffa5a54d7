"""The smallest content that the checks accept, as YAML, and a way to change one thing of it in a test."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from ldnprep.content.ids import DECIDING, SAFETY_FIELDS
from ldnprep.content.language import FIXED_WORDS
from ldnprep.content.load import MedicineGroups, checklist_from
from ldnprep.content.model import Checklist
from ldnprep.content.nodes import Problems
from ldnprep.content.text_keys import TEXT_KEYS
from ldnprep.errors import ContentError

GROUPS = MedicineGroups(
    ids=frozenset({"analgesics", "blockers"}),
    opioids=frozenset({"analgesics"}),
    names=lambda: [("analgesics", "opioid", ("tramadol",)), ("blockers", "antagonist", ("naltrexone",))],
)

_HEAD = """\
meta: {id: minimal, version: "1", format: 2, language: en, reviewed_by: "", reviewed_on: ""}
"""

_PAGES = """\
pages:
  - id: visit
    title: The visit
    fields:
      - {id: patient_name, kind: text, label: Your name}
      - {id: birth_date, kind: date, label: Your date of birth}
      - {id: visit_date, kind: date, label: Day of the visit}
      - id: filled_in_by
        kind: choice
        label: Who fills this in?
        options:
          - {id: self, label: I do}
          - {id: helper, label: Someone helps me}
  - id: safety
    title: Safety
    intro: Your doctor needs to know.
    fields:
"""

_MORE_FIELDS = """\
      - {id: opioid_last_dose, kind: date, label: Last dose}
      - {id: opioid_names, kind: medicines, label: Which opioids?}
      - {id: medicines, kind: medicines, label: Your medicines}
      - {id: therapies, kind: therapies, label: Other therapies}
      - {id: allergies_what, kind: text, label: Which allergies?, when: {allergies: [yes, not_sure]}}
      - {id: surgery_date, kind: date, label: When is it?, when: {surgery_planned: [yes, not_sure]}}
      - {id: pain_now, kind: scale, label: Pain, low: none, high: the worst}
      - {id: notes, kind: long_text, label: Notes}
    alerts:
      - id: opioid_typed
        topic: opioids
        urgency: before
        order: 99
        label: Opioids, typed
        when: {recognised: [analgesics]}
        states: none
        quotes: [opioid_names]
        show: [opioid_last_dose, {recognised: [analgesics]}]
        text: Naltrexone is contraindicated with opioid medicines.
        sources: [LABEL]
"""

_REST = """\
  - id: articles
    title: What I have read
    kind: claims
    fields:
      - {id: claims_read, kind: choices, label: I have read this}
  - id: my_questions
    title: My questions
    kind: questions
    questions:
      - {id: fair_trial, text: Is a trial fair for me?, heading: general, rank: 1}
      - {id: opioid_unsafe, text: Is it unsafe with my medicine?, heading: opioids, rank: 2, when: {opioids_now: yes}}
urgent:
  - id: u1
    pages: [safety]
    when: {mood_crisis: [yes, not_sure]}
    text: You can talk to someone at any hour.
    sources: [LABEL]
claims:
  - id: safe
    heard: It is completely safe
    evidence: Some people had bad dreams.
    status: unsafe
    certainty: moderate
    question: fair_trial
    rows: [1]
    sources: [STUDY]
evidence:
  one_line: {text: Studies disagree., sources: [STUDY]}
  summary: {text: The larger studies found no difference., sources: [STUDY]}
  trials:
    - {source: STUDY, study: Study 2024, people: 99 women, design: random, result: no difference}
  statements:
    - {id: urine, text: A urine screen can miss it., sources: [LABEL]}
decisions:
  - {id: decision_values, kind: text, label: Our numbers}
therapies:
  - {id: exercise, label: Exercise}
terms: {opioid: a strong pain medicine}
headings:
  - {id: opioids, title: Opioids}
  - {id: general, title: In general}
sources:
  LABEL: {citation: A label., url: "https://example.org/label", checked: 2026-11-22}
  STUDY: {citation: A study., doi: 10.1000/xyz, checked: 2026-11-22}
"""


MONTHS = "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec"
_GIVEN = {**FIXED_WORDS["en"], "months": MONTHS, "months_short": MONTHS}


def _words_of(key: str) -> str:
    words = _GIVEN.get(key, f"The words of {key}")
    return f'"{words}"' if ":" in words else words


def minimal_content() -> str:
    """YAML of the smallest content that holds all that is required. Medicine groups: those of `GROUPS`."""
    texts = "texts:\n" + "".join(f"  {key}: {_words_of(key)}\n" for key in TEXT_KEYS)
    fields = "".join(f"      - {{id: {name}, kind: yes_no_unsure, label: About {name}}}\n" for name in SAFETY_FIELDS)
    return _HEAD + texts + _PAGES + fields + _MORE_FIELDS + _alerts() + _REST + _topics()


def _alerts() -> str:
    numbers = count(1)
    return "".join(
        f"      - {{id: {name}_flag, topic: {topic}, urgency: before, order: {next(numbers)}, label: Your {name}, "
        f"when: {{{name}: [yes, not_sure]}}, quotes: [{name}]}}\n"
        for topic, names in DECIDING.items()
        for name in names
    )


def _topics() -> str:
    """Each topic with one row; what tells of opioids and of naltrexone now."""
    lines = ["topics:\n"]
    for topic, names in DECIDING.items():
        deciding = f"deciding: [{', '.join(names)}], " if names else ""
        row = f", rows: [{{label: Row {topic}, fields: [{', '.join(names)}]}}]" if names else ""
        evidence = f"evidence: {{{names[0]}: [yes, not_sure]}}, " if topic in _WITH_EVIDENCE else ""
        lines.append(f"  - {{id: {topic}, label: On {topic}, short: {topic}, {deciding}{evidence}page: safety{row}}}\n")
    return "".join(lines)


_WITH_EVIDENCE = ("opioids", "naltrexone")


def minimal_checklist() -> Checklist:
    """The same as a Checklist."""
    return load_text(minimal_content())


def load_text(text: str) -> Checklist:
    """A Checklist from YAML in a test; the file is called q.yaml. Raises ContentError."""
    return checklist_from(text.encode(), Problems("q.yaml", ContentError), builtin=False, groups=GROUPS)


def changed(old: str, new: str) -> str:
    """The minimal content with one piece of text replaced; that piece must stand there exactly once."""
    text = minimal_content()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the minimal content"
    return text.replace(old, new)


def write_minimal(folder: Path) -> Path:
    """The minimal content as a file."""
    path = folder / "questions.yaml"
    path.write_text(minimal_content(), encoding="utf-8")
    return path
