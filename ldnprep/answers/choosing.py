"""What she does with the questions for the visit, as functions from choices to choices.

`asked`: the ids on the sheet now, in their order; while she has touched nothing these are the suggested ones, and the
first touch makes them hers. Chosen ones that are not on the sheet now, because their condition no longer holds, stay
chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ldnprep.answers.model import OwnQuestion, QuestionChoices

MOST_TOP = 3


def tick(choices: QuestionChoices, question: str, asked: Sequence[str]) -> QuestionChoices:
    """Puts a question on the sheet, as the last one."""
    chosen = (*(name for name in _chosen(choices, asked) if name != question), question)
    return replace(choices, chosen=chosen, dismissed=choices.dismissed - {question})


def untick(choices: QuestionChoices, question: str, asked: Sequence[str]) -> QuestionChoices:
    """Takes a question off the sheet; no later suggestion brings it back. An own question and all wordings stay."""
    return _within_top(
        replace(
            choices,
            chosen=tuple(name for name in _chosen(choices, asked) if name != question),
            dismissed=choices.dismissed | {question},
        )
    )


def reword(choices: QuestionChoices, question: str, text: str) -> QuestionChoices:
    """Takes her wording; an empty one brings the content's wording back, and leaves an own question off the sheet."""
    if any(own.id == question for own in choices.own):
        own = tuple(replace(one, text=text) if one.id == question else one for one in choices.own)
        return replace(choices, own=own)
    others = {name: words for name, words in choices.edited.items() if name != question}
    return replace(choices, edited=others | ({question: text} if text else {}))


def add_own(choices: QuestionChoices, text: str, asked: Sequence[str]) -> tuple[QuestionChoices, str]:
    """Adds a question in her own words to the sheet; gives the new choices and its id. `text` is not empty.

    What the program suggests stays a suggestion: one question of hers does not make twenty others hers.
    """
    taken = (
        {own.id for own in choices.own} | set(_chosen(choices, asked)) | set(choices.edited) | set(choices.dismissed)
    )
    name = next(free for n in range(1, 10**6) if (free := f"own_{n}") not in taken)
    chosen = None if choices.chosen is None else (*_chosen(choices, asked), name)
    return replace(choices, own=(*choices.own, OwnQuestion(name, text)), chosen=chosen), name


def remove_own(choices: QuestionChoices, question: str, asked: Sequence[str]) -> QuestionChoices:
    """Takes an own question away for good (undo brings it back)."""
    without = choices if choices.chosen is None else untick(choices, question, asked)
    own = tuple(one for one in choices.own if one.id != question)
    return replace(without, own=own, dismissed=without.dismissed - {question})


def reorder(choices: QuestionChoices, order: Sequence[str]) -> QuestionChoices:
    """Takes her order of the questions on the sheet: the ids on it, moved."""
    return replace(choices, chosen=tuple(dict.fromkeys((*order, *(choices.chosen or ())))))


def set_top(choices: QuestionChoices, top: Sequence[str], asked: Sequence[str]) -> QuestionChoices:
    """Takes the most important questions, at most three and in order; none is a choice too.

    They become chosen ones where they were not. Raises ValueError for more than three.
    """
    if len(top) > MOST_TOP:
        raise ValueError(f"at most {MOST_TOP} questions can be the most important")
    chosen = tuple(dict.fromkeys((*_chosen(choices, asked), *top)))
    return replace(choices, chosen=chosen, top=tuple(top), dismissed=choices.dismissed - set(top))


def _chosen(choices: QuestionChoices, asked: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(choices.chosen or ()), *asked)))


def _within_top(choices: QuestionChoices) -> QuestionChoices:
    """The top three are chosen ones; when the last of them goes, the choice is open again rather than "none"."""
    if not choices.top:
        return choices
    return replace(choices, top=tuple(name for name in choices.top if name in (choices.chosen or ())) or None)
