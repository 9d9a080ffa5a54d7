"""The short message for a clinic's portal: who, what must be done or cleared first, three questions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from ldnprep.summary.model import Line, Portal

MOST = 1_400  # characters


def message(said: Portal, texts: Mapping[str, str]) -> str:
    """At most MOST characters, said as fully as there is room for; ends with a line break. texts: the fixed words."""
    first = said.head
    plans = [[plan] for plan in said.plans] or [[]]
    ways = tuple(enumerate(said.ways))
    # her questions are why she writes: other words leave before they are cut, but not which allergy or operation
    tries = (*product((said.questions,), ways[:-2], plans), *product((said.short,), ways, plans))
    for questions, (number, way), plan in tries:
        last = [*(f"{n}. {words}" for n, words in enumerate(questions, start=1)), texts["message_attached"]]
        room = MOST - _length([*first, *last])
        body = [line.text for line in way] + ([texts["message_more"]] if number else []) + plan
        if _length(body) <= room:
            break
    else:
        body = _as_much_as_fits(said.ways[-1], room, texts)
        body += plans[-1] if _length([*body, *plans[-1]]) <= room else []
    return "\n".join([*first, *body, *last]) + "\n"


def _length(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _as_much_as_fits(lines: tuple[Line, ...], room: int, texts: Mapping[str, str]) -> list[str]:
    """Whole lines: the topics first, then as many names of opioids as there is room for, each whole or not at all."""
    opioids = sum(line.opioid for line in lines)
    more = f"{texts['and_more_before']} {{}} {texts['message_more_opioids']}"
    others = f"{texts['and_more_before']} {{}} {texts['message_more_others']}"
    room -= _length([more.format(opioids), max(texts["message_more"], others.format(len(lines)), key=len)])
    kept: set[int] = set()
    for place, line in sorted(enumerate(lines), key=lambda each: each[1].place):
        if len(line.text) < room:
            kept.add(place)
            room -= len(line.text) + 1
    told = [lines[place] for place in sorted(kept)]
    body = [line.text for line in told]
    left_out = opioids - sum(line.opioid for line in told)
    if left_out:  # right behind those that are named
        behind = max((place for place, line in enumerate(told, start=1) if line.opioid), default=len(told))
        body.insert(behind, more.format(left_out))
    gone = len(lines) - len(told) - left_out
    return [*body, others.format(gone) if gone else texts["message_more"]]
