"""What was typed and has no field: all that stands in the file where this content has no place for it.

A file may hold rows under ids that were deleted or that this content never had, values that a field cannot take, keys
of another program. None of it prints in its own place, but an opioid in it must never be missed: a row is read like
any other row, all other text is searched for exact names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ldnprep.answers.model import Answers, MedicineRow, TherapyRow
from ldnprep.content.model import THERAPY_EFFECTS, THERAPY_STATES

MEDICINE_CELLS = ("name", "amount", "how_often", "reason", "prescriber", "last_used", "since")
THERAPY_CELLS = ("id", "name", "state", "effect", "stopped")
_OF_THERAPIES = frozenset(THERAPY_CELLS) - {"name"}
_WORDS = {"state": THERAPY_STATES, "effect": THERAPY_EFFECTS}  # no other word can be printed

Row = MedicineRow | TherapyRow


def stray_rows(answers: Answers) -> tuple[Row, ...]:
    """Rows of medicines and therapies (mappings with a `name`) outside the fields of the content, in reading order."""
    return tuple(item for tree in _trees(answers) for item in _walk(tree) if not isinstance(item, str))


def stray_texts(answers: Answers, known_questions: Collection[str]) -> tuple[str, ...]:
    """All other text outside those fields, with what she made of questions that are gone; not the title of the file,
    which is no answer.

    known_questions: ids of the questions that the content has.
    """
    asked = answers.questions
    known = {*known_questions, *(own.id for own in asked.own)}
    gone = [text for name, text in asked.edited.items() if name not in known_questions]
    gone += [text for name, text in asked.answered.items() if name not in known]
    kept = [item for tree in _trees(answers) for item in _walk(tree) if isinstance(item, str)]
    return tuple(filter(None, (*gone, *kept)))


def _trees(answers: Answers) -> tuple[object, ...]:
    """Everything that was kept without being understood."""
    parts = (answers.questions, answers.settings, answers.content, answers.resume)
    return (answers.unknown, answers.unknown_decided, answers.extra, *(part.extra for part in parts))


def _walk(tree: object) -> Iterator[Row | str]:
    """The rows of a tree of plain data, and every text that is no cell of one."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        cells = _cells(tree)
        if cells:
            yield _row(cells, of_therapies=not _OF_THERAPIES.isdisjoint(tree))
        for key, value in tree.items():
            if key not in cells:
                yield from _walk(value)
    elif isinstance(tree, list | tuple):
        for item in tree:
            yield from _walk(item)


def _cells(tree: Mapping[object, object]) -> dict[str, str]:
    """The cells of a mapping that is a row, as far as a row can hold them; {} for any other."""
    known = {key: tree.get(key) for key in (*MEDICINE_CELLS, *THERAPY_CELLS)}
    texts = {key: value for key, value in known.items() if isinstance(value, str) and value.strip()}
    cells = {key: value for key, value in texts.items() if value in _WORDS.get(key, (value,))}
    return cells if "name" in cells else {}


def _row(cells: Mapping[str, str], *, of_therapies: bool) -> Row:
    if of_therapies:
        return TherapyRow(**{name: cells.get(name, "") for name in THERAPY_CELLS})
    return MedicineRow(**{name: cells.get(name, "") for name in MEDICINE_CELLS})
