"""Alerts, questions for the visit and urgent texts: ours in today's form, a clinic's own carried over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct, field

from ldnprep.content.labels import missing
from ldnprep.content.nodes import excerpt, words
from ldnprep.content.upgrade.converting import states_of
from ldnprep.content.upgrade.merging import by_id, merged
from ldnprep.content.upgrade.pruning import pruned_when
from ldnprep.content.upgrade.writing import Data

Things = Mapping[str, Data]  # by their ids

_LOOK = {
    "alert": "its topic `{topic}` and its urgency `{urgency}` fit, and that its label says what was asked, and no more",
    "question": "it belongs under the heading `{heading}`",
    "urgent text": "the answers that it names under `signs` belong to it",
}


class Known(Struct, frozen=True):
    """What a content file has. kinds: of each field. options: of each field, () where it has none.

    told: ids of the topics that have evidence.
    """

    kinds: Mapping[str, str]
    options: Mapping[str, Collection[str]]
    told: Collection[str]


class Family(Struct, frozen=True):
    """Things of one kind in the three versions.

    name: what one of them is called. keep: keys of ours whose words a clinic may have changed. convert: makes today's
    form of a clinic's own.
    """

    name: str
    base: Things
    mine: Things
    theirs: Things
    keep: Collection[str]
    convert: Callable[[Data], Data]
    notes: list[str] = field(default_factory=list)

    def moved(self, known: Known, *, fresh: bool) -> dict[str, Data]:
        """All of them. fresh: whether those that are new in ours belong into the file."""
        found = {}
        for name, item in self.theirs.items():
            if name in self.mine:
                found[name] = self._mended(name)
            elif fresh and name not in self.base:
                found[name] = item
        for name, item in self.mine.items():
            if name in self.theirs:
                continue
            if name in self.base:
                label = excerpt(str(item.get("label", item.get("text"))), 60)
                changed = "" if item == self.base[name] else f" Yours was changed: “{label}”."
                self.notes.append(f"{self.name} `{name}`: gone, others say it now.{changed}")
            else:
                found[name] = self.convert(item)
                self.notes.append(f"{self.name} `{name}`: yours; see that {_LOOK[self.name].format(**found[name])}")
        return _fitted(found, known)

    def _mended(self, name: str) -> Data:
        """One of ours with the words that a clinic changed."""
        base, mine, theirs = self.base.get(name, {}), self.mine[name], self.theirs[name]
        found = dict(theirs)
        for key in self.keep:
            value = merged(base.get(key), mine.get(key), theirs.get(key), fresh=False)
            found = {**found, key: value} if value else without(found, key)
        if "topic" in mine and self.name == "question" and mine["topic"] != base.get("topic"):
            found["heading"] = mine["topic"]  # a heading of the clinic's own
        changed = [key for key in {**base, **mine} if base.get(key) != mine.get(key)]
        kept = [key for key in changed if key in self.keep]
        lost = [key for key in changed if key not in self.keep and not (key == "topic" and "heading" in found)]
        if kept:
            self.notes.append(f"{self.name} `{name}`: your {words(kept)} stays; see that it still fits")
        if lost:
            self.notes.append(f"{self.name} `{name}`: you changed {words(lost)}; today's form stands there now")
        return found


def labelled(item: Data, fields: Things, notes: list[str]) -> Data:
    """An alert whose label says what its questions ask; other words of a clinic's become its `brief`."""
    quoted = [fields[name] for name in item["quotes"] if name in fields]
    label = str(item["label"])
    unasked = missing(label, " ".join(map(_asked, quoted)))
    if not unasked:
        return item
    names = [str(one.get("short", one.get("label"))) for one in quoted if one.get("kind") != "medicines"]
    new = ", ".join(names) or "Please check"
    what = f"“{excerpt(label, 60)}”, but {words(item['quotes'])} did not ask about {words(unasked)}"
    notes.append(f"alert `{item['id']}`: its label was {what}; it is “{excerpt(new, 60)}” now")
    return {**item, "label": new, "brief": item.get("brief", label)}


def _asked(one: Data) -> str:
    """The words of a question."""
    options = by_id(one.get("options")).values()
    parts = [one.get(key, "") for key in ("label", "short", "help")]
    parts += [option.get(key, "") for option in options for key in ("label", "short")]
    return " ".join(map(str, parts))


def without(item: Data, *keys: str) -> Data:
    """A mapping without these keys."""
    return {key: value for key, value in item.items() if key not in keys}


def _fitted(items: Things, known: Known) -> dict[str, Data]:
    """Without what names a field, an option, a topic or another thing that this content does not have."""
    found: dict[str, Data] = {}
    for name, item in items.items():
        when = pruned_when(item["when"], known.options, known.told) if "when" in item else None
        if "when" in item and when is None:
            continue
        always = any(not way for way in (when if isinstance(when, list) else [when])) and when is not None
        made = without(item, "when") if always else {**item, **({"when": when} if when is not None else {})}
        if "quotes" in item and (when != item["when"] or any(each not in known.kinds for each in item["quotes"])):
            made = {**without(made, "states", "quotes"), **states_of(when, known.kinds)}
        for key in ("show", "signs"):
            if isinstance(item.get(key), list):
                made[key] = [each for each in item[key] if isinstance(each, dict) or each in known.kinds]
        found[name] = made
    for made in found.values():
        if "yields_to" in made:
            made["yields_to"] = [name for name in made["yields_to"] if name in found]
    return found
