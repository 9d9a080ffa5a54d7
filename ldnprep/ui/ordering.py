"""The order of the questions on the sheet, as the page of questions changes it. What is chosen: answers/choosing.py."""

from __future__ import annotations

from ldnprep.answers.model import QuestionChoices
from ldnprep.rules.model import Findings
from ldnprep.ui.state import moved


def on_sheet(choices: QuestionChoices, findings: Findings) -> tuple[str, ...]:
    """Ids in her order, also those left out for now; while she chose nothing, the suggested ones."""
    asked = tuple(each.id for each in findings.asked)
    if choices.chosen is None:
        return asked
    return tuple(dict.fromkeys((*choices.chosen, *asked)))


def of_topic(findings: Findings, question: str) -> tuple[str, ...]:
    """Ids of the questions on the sheet that stand under the same topic as this one, in order."""
    topics = {each.id: each.heading for each in findings.asked}
    return tuple(each for each, topic in topics.items() if question in topics and topic == topics[question])


def arranged(order: tuple[str, ...], group: tuple[str, ...]) -> tuple[str, ...]:
    """The order with the members of a group in this new order; all others keep their places."""
    following = iter(group)
    return tuple(next(following) if each in group else each for each in order)


def moved_in_topic(choices: QuestionChoices, findings: Findings, question: str, by: int) -> tuple[str, ...]:
    """The order with one question moved up (-1) or down (+1) among those of its topic, as the sheet prints them."""
    return arranged(on_sheet(choices, findings), moved(of_topic(findings, question), question, by))
