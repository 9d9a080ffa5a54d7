"""Loading questions.yaml: what is right becomes a Checklist; what is wrong is reported with place and remedy."""

from __future__ import annotations

from ldnprep.content.fixed import SAFETY_FIELDS
from ldnprep.content.model import Kind, PageKind
from ldnprep.content.when import FieldIs, RecognisedIn
from tests.minimal import changed, load_text, minimal_checklist


def test_the_smallest_content_becomes_a_checklist() -> None:
    checklist = minimal_checklist()
    assert [page.kind for page in checklist.pages] == [
        PageKind.FIELDS,
        PageKind.FIELDS,
        PageKind.CLAIMS,
        PageKind.QUESTIONS,
    ]
    assert tuple(row.field for row in checklist.safety_table) == SAFETY_FIELDS
    opioid = next(alert for alert in checklist.alerts() if alert.id == "opioid_typed")
    assert opioid.when.any_of == ((RecognisedIn(("analgesics",)),),)
    assert (opioid.show, opioid.show_groups) == (("opioid_last_dose",), ("analgesics",))
    claims_read = next(field for field in checklist.fields() if field.id == "claims_read")
    assert claims_read.kind is Kind.CHOICES
    assert [option.id for option in claims_read.options] == ["safe"]


def test_no_and_yes_stay_words() -> None:
    checklist = load_text(changed("label: I do", "label: no"))
    assert checklist.pages[0].fields[3].options[0].label == "no"
    question = next(q for q in checklist.questions() if q.id == "opioid_unsafe")
    assert question.when is not None
    assert question.when.any_of == ((FieldIs("opioids_now", ("yes",)),),)
