"""A clinic's own alert, question or urgent text of the first edition in today's form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ldnprep.content.ids import OPIOIDS, OTHER_HEALTH, OTHER_MEDICINES
from ldnprep.content.upgrade.pruning import SPECIAL, alternatives, named, tests
from ldnprep.content.upgrade.writing import Data

_URGENCY = {"A": "today", "B": "before", "C": "plan", "D": "note"}
_TYPED = frozenset({"recognised", "mentioned", "perhaps_mentioned", "named_in"})
WITH_STATE = ("yes_no_unsure", "choices")  # kinds whose state a word can say


def own_alert(item: Data, kinds: Mapping[str, str], homes: Mapping[str, str]) -> Data:
    """kinds: kind of each field. homes: field or group of medicines → its topic."""
    when = item.get("when", {})
    looked_at = named(when)
    groups = list(_groups(when))
    topic = next((homes[name] for name in (*looked_at, *groups) if name in homes), "")
    made = {
        "id": item["id"],
        "topic": topic or (OTHER_MEDICINES if groups or not looked_at else OTHER_HEALTH),
        "urgency": _URGENCY.get(str(item.get("tier")), "today"),
        "order": item.get("urgency", "999"),
        "label": item.get("label", ""),
    }
    states = states_of(when, kinds)
    if made["topic"] == OPIOIDS and states["quotes"] == ["medicines"]:
        states["quotes"] = ["opioid_names", "medicines"]
    rest = {key: value for key, value in item.items() if key not in ("tier", *made)}
    return {**made, **rest, **states}


def states_of(when: Data, kinds: Mapping[str, str]) -> dict[str, Data]:
    """`states` and `quotes` for a condition: the one answer that raises it, else `none` and all that it looks at."""
    ways = [dict(tests(way)) for way in alternatives(when)]
    asked = [name for name in named(when) if name in kinds]
    quotes = {"quotes": asked or ["medicines"]}
    if len(asked) == 1 and all(len(way) == 1 and not way.keys() & SPECIAL for way in ways):
        return quotes  # only one answer raises it: the program knows whose state to print
    stated = [name for name in asked if kinds[name] in WITH_STATE]
    one = stated[0] if len(stated) == 1 else ""
    typed_too = kinds.get(one) == "yes_no_unsure"
    if one and all(one in way or (typed_too and way.keys() & _TYPED) for way in ways):
        return {"states": one, "quotes": [one]}
    return {"states": "none", **quotes}


def own_question(item: Data) -> Data:
    """Its topic was a heading; one about whether LDN helps says so now."""
    about = {"efficacy": "yes"} if item.get("topic") == "efficacy" else {}
    return {**{key: value for key, value in item.items() if key != "topic"}, "heading": item.get("topic", ""), **about}


def own_urgent(item: Data, kinds: Mapping[str, str]) -> Data:
    """The answers that it looks at are the signs that print above it."""
    signs = [name for name in named(item.get("when", {})) if kinds.get(name) in WITH_STATE]
    return {**item, **({"signs": signs} if signs else {})}


def _groups(when: Data) -> Iterator[str]:
    for way in alternatives(when):
        for key, value in tests(way):
            if key == "recognised":
                groups = value.get("groups", []) if isinstance(value, dict) else value
                yield from [groups] if isinstance(groups, str) else groups
