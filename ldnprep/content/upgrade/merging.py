"""Three versions of the same data become one: what a clinic changed stays, all else takes our newest form.

base: our older form. mine: what the clinic made of it. theirs: our newest form. None is: not there.
"""

from __future__ import annotations

from ldnprep.content.upgrade.writing import Data


def merged(base: Data, mine: Data, theirs: Data, *, fresh: bool) -> Data:
    """The three as one. fresh: whether things that are new in `theirs` are wanted in its lists."""
    if mine == base:
        return theirs
    if mine is None or theirs is None or theirs == base:
        return mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        older = base if isinstance(base, dict) else {}
        keys = {**theirs, **mine}
        found = ((key, merged(older.get(key), mine.get(key), theirs.get(key), fresh=fresh)) for key in keys)
        return {key: value for key, value in found if value is not None}
    if isinstance(mine, list) and isinstance(theirs, list):
        return _lists(base if isinstance(base, list) else [], mine, theirs, fresh)
    return mine


def by_id(items: Data) -> dict[str, Data]:
    """Things with an id, by it."""
    found = items if isinstance(items, list) else []
    return {item["id"]: item for item in found if isinstance(item, dict) and isinstance(item.get("id"), str)}


def _lists(base: list[Data], mine: list[Data], theirs: list[Data], fresh: bool) -> list[Data]:
    ours, older, newer = by_id(mine), by_id(base), by_id(theirs)
    if len(ours) < len(mine) or len(newer) < len(theirs):  # no list of things with ids
        if all(isinstance(item, str) for item in (*mine, *theirs)):
            return [*mine, *(item for item in theirs if item not in base and item not in mine)]
        return mine
    kept = {name: item for name, item in newer.items() if name in ours or (fresh and name not in older)}
    order = list(kept)
    before = ""
    for name in ours:  # what is the clinic's own stays behind what it stood behind
        if name not in kept:
            order.insert(order.index(before) + 1 if before in order else 0, name)
        before = name
    found = (merged(older.get(name), ours.get(name), newer.get(name), fresh=fresh) for name in order)
    return [item for item in found if item is not None]
