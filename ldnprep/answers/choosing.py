"""What she does with the questions for the visit, as functions from choices to choices.

`Shown` says what stands on the sheet now. While she has touched nothing these are the suggested ones, and the first
touch writes them down with hers. Her own words go before what the program put there and push the last of that off the
front; what she ticks stands behind all that is there. Only she takes a tick away. Chosen ones that are not on the
sheet now, because their condition no longer holds, stay chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.answers.model import OwnQuestion, QuestionChoices

MOST_TOP = 3


class Shown(Struct, frozen=True):
    """What stands on the sheet now. front: ids of the most important ones, in order. asked: of all, in order.

    ours: ids of those that the program suggests as the most important ones, whether they stand there or not.
    """

    front: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


def tick(choices: QuestionChoices, question: str, shown: Shown) -> QuestionChoices:
    """Puts a question on the sheet: on the front while it has room, else behind it. One in her own words goes to the
    front, after the others of hers.
    """
    own = {each.id for each in choices.own}
    if question not in own:
        return _put(choices, question, len(shown.front), shown)
    place = max((at for at, name in enumerate(shown.front, 1) if name in own), default=0)
    return _put(choices, question, place, shown)


def untick(choices: QuestionChoices, question: str, shown: Shown) -> QuestionChoices:
    """Takes a question off the sheet; no later suggestion brings it back. An own question and all wordings stay."""
    chosen = tuple(name for name in _chosen(choices, shown) if name != question)
    top = tuple(name for name in shown.front if name != question)
    return replace(choices, chosen=chosen, top=top, dismissed=choices.dismissed | {question})


def place(choices: QuestionChoices, question: str, at: int, shown: Shown) -> QuestionChoices:
    """Moves a question to a place (from 0) of the front; what stood there moves down."""
    return _put(choices, question, at, shown)


def off_front(choices: QuestionChoices, question: str, shown: Shown) -> QuestionChoices:
    """Takes a question off the front; it stays on the sheet."""
    top = tuple(name for name in shown.front if name != question)
    chosen = tuple(dict.fromkeys((*top, *_chosen(choices, shown))))
    return replace(choices, chosen=chosen, top=top)


def reword(choices: QuestionChoices, question: str, text: str) -> QuestionChoices:
    """Takes her wording; an empty one brings the content's wording back, and leaves an own question off the sheet."""
    if any(own.id == question for own in choices.own):
        own = tuple(replace(one, text=text) if one.id == question else one for one in choices.own)
        return replace(choices, own=own)
    others = {name: words for name, words in choices.edited.items() if name != question}
    return replace(choices, edited=others | ({question: text} if text else {}))


def add_own(choices: QuestionChoices, text: str, shown: Shown, before: Collection[str]) -> tuple[QuestionChoices, str]:
    """Adds a question in her own words to the front; gives the new choices and its id. `text` is not empty.

    before: ids of her own questions that stand above it.
    """
    taken = {own.id for own in choices.own} | set(_chosen(choices, shown)) | set(choices.edited) | choices.dismissed
    name = next(free for n in range(1, 10**6) if (free := f"own_{n}") not in taken)
    at = sum(each in before for each in shown.front)
    with_it = replace(choices, own=(*choices.own, OwnQuestion(name, text)))
    return _put(with_it, name, at, shown), name


def remove_own(choices: QuestionChoices, question: str, shown: Shown) -> QuestionChoices:
    """Takes an own question away for good (undo brings it back); when nothing of hers is left, all is as untouched."""
    without = untick(choices, question, shown)
    own = tuple(one for one in choices.own if one.id != question)
    left = replace(without, own=own, dismissed=without.dismissed - {question})
    untouched = not own and not left.dismissed and set(left.chosen or ()) <= set(shown.ours)
    return replace(left, chosen=None, top=None) if untouched else left


def answer(choices: QuestionChoices, question: str, text: str) -> QuestionChoices:
    """Takes what was answered at the visit; an empty text takes it away."""
    others = {name: words for name, words in choices.answered.items() if name != question}
    return replace(choices, answered=others | ({question: text} if text else {}))


def _put(choices: QuestionChoices, question: str, at: int, shown: Shown) -> QuestionChoices:
    front = [name for name in shown.front if name != question]
    front.insert(at, question)
    if len(front) > MOST_TOP:
        ours = [name for name in front if name in shown.ours and name != question]
        front.remove(ours[-1] if ours and at < MOST_TOP else front[-1])
    chosen = tuple(dict.fromkeys((*front, *_chosen(choices, shown), question)))
    return replace(choices, chosen=chosen, top=tuple(front), dismissed=choices.dismissed - {question})


def _chosen(choices: QuestionChoices, shown: Shown) -> Sequence[str]:
    return tuple(dict.fromkeys((*(choices.chosen or ()), *shown.asked)))
