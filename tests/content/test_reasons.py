"""Why a question is offered: the reason says why it matters, never what she said.

One question is raised by a yes, by "not sure", by a name that she typed, by what she read. A reason that tells her what
she said is untrue in one of these ways; one that speaks of the matter is true in all.
"""

from __future__ import annotations

import re

import pytest

from ldnprep.answers.model import NOT_ANSWERED, NOT_SURE
from ldnprep.content.model import Question
from ldnprep.content.when import FieldIs, RecognisedIn, RecognisedUnknown, Test, Told
from ldnprep.pipeline import load_checklist

SHIPPED = load_checklist()
CONDITIONED = [question for question in SHIPPED.questions() if question.when]
OF_HER = re.compile(r"\b(you|your|yours|told|typed)\b", re.IGNORECASE)


@pytest.mark.parametrize("question", SHIPPED.questions(), ids=lambda question: question.id)
def test_a_reason_claims_nothing_of_her(question: Question) -> None:
    assert question.reason
    assert OF_HER.search(question.reason) is None


def is_open(test: Test) -> bool:
    """Whether it holds also where she is not sure, said nothing, or a name was only recognised."""
    if isinstance(test, FieldIs):
        return not {NOT_SURE, NOT_ANSWERED}.isdisjoint(test.values)
    return isinstance(test, Told | RecognisedIn | RecognisedUnknown)


MEANT = ("I will not stop on my own.", "I am not sure.")  # what she means by asking


@pytest.mark.parametrize("question", CONDITIONED, ids=lambda question: question.id)
def test_a_question_states_nothing_in_her_name_that_she_did_not_say(question: Question) -> None:
    assert question.when is not None
    sentences = re.split(r"(?<=[.?!]) ", question.text)
    stated = [s for s in sentences if s.endswith(".") and s not in MEANT and re.search(r"\b(I|my|My|me)\b", s)]
    sure = all(not is_open(tests[0]) for tests in question.when.any_of)
    assert [s for s in stated if not re.search(r"\b(may|If)\b", s) and not sure] == []
