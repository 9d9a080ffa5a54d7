"""Where fields stand: a clinic's follow ours to the pages of today, and what joins them follows what is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ldnprep.content.upgrade.merging import by_id
from ldnprep.content.upgrade.pruning import pruned_when
from ldnprep.content.upgrade.writing import Data

_FEWEST = 2  # lines of a gate, answers of a pick


def homes(pages: list[Data]) -> dict[str, str]:
    """Field → the page on which it stands."""
    return {name: page["id"] for page in pages for name in by_id(page.get("fields"))}


def rehomed(pages: list[Data], before: Mapping[str, str], now: list[Data]) -> list[Data]:
    """The pages with every field that stood where ours had it on the page where ours has it today.

    before: field → its page in our first edition. now: our pages of today. A page that this leaves empty goes.
    """
    today, known = homes(now), by_id(now)
    found: dict[str, Data] = {}
    for page in pages:
        kept = found.setdefault(page["id"], {**page, "fields": []})
        kept.update({key: value for key, value in page.items() if key != "fields"})
        for name, item in by_id(page.get("fields")).items():
            moves = before.get(name) == page["id"] and name in today
            to = today[name] if moves else page["id"]
            title = known[to].get("title", to) if to in known else to
            there = found.setdefault(to, {"id": to, "title": title, "fields": []})
            there["fields"].append(item)
    left = (page for page in found.values() if page["fields"] or page["id"] in known or "kind" in page)
    return [{key: value for key, value in page.items() if value != []} for page in left]


def joined(page: Data, own: Collection[str]) -> Data:
    """A page whose gates and picks name only what it has; own: ids of its fields."""
    groups = {name: _gate(gate, own) for name, gate in by_id(page.get("groups")).items()}
    groups = {name: gate for name, gate in groups.items() if len(gate["lines"]) >= _FEWEST}
    picks = [pick for pick in page.get("picks", []) if _writes(pick) <= set(own)]
    for gate in groups.values():
        for line in gate["lines"]:
            line["follow"] = [name for name in _texts(line.get("follow")) if name in own or name in groups]
            line["also"] = [name for name in _texts(line.get("also")) if name in own]
        gate["lines"] = [{key: value for key, value in line.items() if value != []} for line in gate["lines"]]
    rest = {key: value for key, value in page.items() if key not in ("groups", "picks")}
    return {**rest, **({"groups": list(groups.values())} if groups else {}), **({"picks": picks} if picks else {})}


def _gate(gate: Data, own: Collection[str]) -> Data:
    lines = [{**line} for line in gate["lines"] if line["field"] in own and line.get("rows", line["field"]) in own]
    return {**gate, "lines": lines}


def _writes(pick: Data) -> set[str]:
    return {name for press in pick["presses"] for name in press["writes"]}


def _texts(value: Data) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def asked(item: Data, fields: Mapping[str, Collection[str]], told: Collection[str]) -> Data:
    """A field that waits (`ask`) only for what the file has."""
    if "ask" not in item:
        return item
    left = pruned_when(item["ask"], fields, told)
    rest = {key: value for key, value in item.items() if key != "ask"}
    return {**rest, "ask": left} if left else rest


def _of(becomes: Data, fields: Collection[str]) -> Data:
    return {name: value for name, value in becomes.items() if name in fields}


def former(renamed: Data, fields: Collection[str], others: Collection[str]) -> Data:
    """`renamed` without what names nothing of the file, and without ids that live there still.

    others: ids beside those of the fields, which a whole id may have become.
    """
    if not isinstance(renamed, dict):
        return renamed
    found: dict[str, Data] = {}
    for old, new in renamed.items():
        if old in fields or old in others or (isinstance(new, str) and new not in fields and new not in others):
            continue
        if isinstance(new, dict):
            told = {option: _of(becomes, fields) for option, becomes in new.items()}
            new = {option: becomes for option, becomes in told.items() if becomes}
        if new:
            found[old] = new
    return found
