"""Our topics with the fields that a clinic's content has, and a place for its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ldnprep.content.ids import DECIDING
from ldnprep.content.nodes import words
from ldnprep.content.upgrade.merging import by_id
from ldnprep.content.upgrade.pruning import pruned_when
from ldnprep.content.upgrade.writing import Data

OWN_ROW = "Other health"


def moved_topics(
    topics: list[Data],
    pages: list[Data],
    options: Mapping[str, Collection[str]],
    ours: Collection[str],
    notes: list[str],
) -> list[Data]:
    """options: ids of the options of each field, () where it has none. ours: ids of the fields of our content."""
    asked_on = {name: page["id"] for page in pages for name in by_id(page.get("fields"))}
    found = []
    for topic in topics:
        rows = [_row(row, asked_on) for row in topic["rows"]]
        first = next((asked_on[name] for name in DECIDING[topic["id"]] if name in asked_on), pages[0]["id"])
        page = topic["page"] if topic["page"] in by_id(pages) else first
        evidence = pruned_when(topic["evidence"], options, ()) if "evidence" in topic else None
        made = {**topic, "page": page, "evidence": evidence, "rows": [row for row in rows if _TELLS & row.keys()]}
        found.append({key: value for key, value in made.items() if value})
    _place_own(found, pages, ours, notes)
    return found


_TELLS = {"fields", "groups", "unknown"}  # one of these makes a row


def homes_of(topics: list[Data]) -> dict[str, str]:
    """Field or group of medicines → the first topic in whose rows it stands."""
    found: dict[str, str] = {}
    for topic in topics:
        for row in topic.get("rows", []):
            for name in (*row.get("fields", []), *row.get("groups", [])):
                found.setdefault(name, topic["id"])
    return found


def _row(row: Data, asked: Collection[str]) -> Data:
    fields = [name for name in row.get("fields", []) if name in asked]
    made = {**row, "fields": fields}
    return {key: value for key, value in made.items() if value}


def _place_own(topics: list[Data], pages: list[Data], ours: Collection[str], notes: list[str]) -> None:
    """Questions of a clinic's own that are answered yes or no stand in the last topic."""
    told = {*homes_of(topics), *ours}
    fields = [item for page in pages for item in by_id(page.get("fields")).values()]
    lost = [item["id"] for item in fields if item.get("kind") == "yes_no_unsure" and item["id"] not in told]
    if not lost:
        return
    notes.append(f"{words(lost)}: told in the row `{OWN_ROW}` of the last topic; move it where it fits better")
    rows = topics[-1].get("rows", [])
    row: Data = next((row for row in rows if row["label"] == OWN_ROW), {"label": OWN_ROW})
    made = {**row, "fields": [*row.get("fields", []), *lost]}
    topics[-1]["rows"] = [*(made if each is row else each for each in rows), *([] if row in rows else [made])]
