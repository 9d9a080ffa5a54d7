"""A content file of the first edition → one of today's form, for `ldnprep check --upgrade`.

What a clinic left as it was takes our newest form; what it changed or added stays, and is listed so that a person
looks at it. The first edition's own file is shipped for the comparison (`resources/first-edition.yaml.gz`).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from ldnprep import files, shipped
from ldnprep.content.language import fixed_words, is_checked
from ldnprep.content.load import LIMITS, checklist_from, form_of, shipped_groups
from ldnprep.content.nodes import MapNode, Problems, excerpt
from ldnprep.content.parsing import parse
from ldnprep.content.reader import kind_of
from ldnprep.content.shape import FORMAT
from ldnprep.content.text_keys import TEXT_KEYS
from ldnprep.content.upgrade.converting import own_alert, own_question, own_urgent
from ldnprep.content.upgrade.flags import Family, Known, Things, labelled, without
from ldnprep.content.upgrade.merging import by_id, merged
from ldnprep.content.upgrade.places import asked, former, homes, joined, rehomed
from ldnprep.content.upgrade.pruning import cited
from ldnprep.content.upgrade.topics import homes_of, moved_topics
from ldnprep.content.upgrade.writing import Data, data_of, yaml_text
from ldnprep.errors import ContentError, Problem

_CALLED = {"alerts": "alert", "questions": "question", "urgent": "urgent text"}
_PLAIN_PARTS = ("claims", "evidence", "decisions", "therapies", "tried", "terms", "renamed", "deleted")


class Upgraded(Struct, frozen=True):
    """text: the new file. notes: what could not be moved, and what a person must look at. problems: left in it."""

    text: str
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def upgrade(path: Path) -> Upgraded:
    """Move a file of the first edition. Raises ContentError where it is none, or cannot be read as YAML."""
    problems = Problems(str(path), ContentError)
    root = parse(files.read_limited(path, LIMITS.bytes, error=ContentError), problems, LIMITS)
    problems.raise_if_any()
    if not isinstance(root, MapNode):
        problems.stop(root, f"the file is {kind_of(root)}, not a content file", "name another file")
    if form_of(root):
        problems.stop(root, "this content file is not of the first edition", "check it with `ldnprep check`")
    _refuse_wrong_shapes(root, problems)
    move = _Move(_shipped_first_edition(), data_of(root), _data(shipped.questions_file().read_bytes()))
    text = yaml_text(move.file())
    left = Problems("the new file", ContentError)
    try:
        checklist_from(text.encode(), left, builtin=False, groups=shipped_groups())
    except ContentError as error:
        return Upgraded(text, tuple(move.notes), error.problems)
    return Upgraded(text, tuple(move.notes), ())


def _refuse_wrong_shapes(root: MapNode, problems: Problems) -> None:
    """What the first edition could not read either."""
    ours = _shipped_first_edition()
    for name, (key, node) in root.entries.items():
        if name in ours and not isinstance(data_of(node), type(ours[name])):
            problems.add(
                node, f"`{name}` is {kind_of(node)}", "mend it first: compare it with the built-in questions.yaml"
            )
        elif name not in ours:
            problems.add(key, f"unknown key `{excerpt(name)}`", "mend it first, or delete it")
    if not by_id(data_of(root).get("pages")):
        problems.add(root, "this content file has no page with an id", "mend it first")
    problems.raise_if_any()


def _shipped_first_edition() -> Data:
    return _data(gzip.decompress(shipped.resource("first-edition.yaml.gz").read_bytes()))


def _data(data: bytes) -> Data:
    return data_of(parse(data, Problems("shipped", ContentError), LIMITS))


def _pages(data: Data) -> list[Data]:
    return list(by_id(data.get("pages")).values())


def _all(data: Data, part: str) -> dict[str, Data]:
    """All things of a part, by id: `urgent`, or one that stands beside the pages."""
    pages = [data] if part == "urgent" else _pages(data)
    return {name: item for page in pages for name, item in by_id(page.get(part)).items()}


class _Move(Struct):
    """One file on its way. base: our first edition; mine: the clinic's file; theirs: our content of today."""

    base: Data
    mine: Data
    theirs: Data
    notes: list[str] = field(default_factory=list)
    fresh: bool = False  # whether it is a copy of ours, so that what is new in ours belongs into it
    pages: list[Data] = field(default_factory=list)
    fields: dict[str, Data] = field(default_factory=dict)
    options: dict[str, Collection[str]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)  # field or group of medicines → its topic

    def file(self) -> dict[str, Data]:
        """The data of the new file."""
        older = _all(self.base, "alerts")
        self.fresh = 2 * len(_all(self.mine, "alerts").keys() & older.keys()) >= len(older)
        versions = (self.base, self.mine, self.theirs)
        plain = {key: self._merged(*(data.get(key) for data in versions)) for key in _PLAIN_PARTS}
        self._ask()
        self.options = {name: tuple(by_id(item.get("options"))) for name, item in self.fields.items()}
        self.options["claims_read"] = tuple(by_id(plain["claims"]))
        topics = moved_topics(self.theirs["topics"], self.pages, self.options, _all(self.theirs, "fields"), self.notes)
        self.homes = homes_of(topics)
        kinds = {name: str(item.get("kind")) for name, item in self.fields.items()}
        known = Known(kinds, self.options, {topic["id"] for topic in topics if "evidence" in topic})
        alert = partial(own_alert, kinds=kinds, homes=self.homes)
        alerts = self._moved("alerts", ("label", "text", "sources"), alert, known)
        questions = self._moved("questions", ("text", "reason", "rank", "sources"), own_question, known)
        plain["renamed"] = former(plain["renamed"], self.fields, {*questions, *self.options["claims_read"]})
        urgent = self._moved("urgent", ("text", "sources"), partial(own_urgent, kinds=kinds), known)
        if is_checked(self._language()):
            alerts = {name: labelled(item, self.fields, self.notes) for name, item in alerts.items()}
        else:
            self.notes.append("what is new stands there in English: translate it")
        self._stand("alerts", alerts)
        self._stand("questions", questions)
        for claim in by_id(plain["claims"]).values():
            if claim.get("question") not in questions:
                claim.pop("question", None)
        headings = self._merged(self.base["topics"], self.mine.get("topics"), self.theirs["headings"])
        found = {
            "meta": self._meta(),
            "texts": self._texts(),
            "pages": self.pages,
            "topics": topics,
            "urgent": [{**item, "pages": self._known_pages(item)} for item in urgent.values()],
            **plain,
            "headings": self._used(headings, questions),
        }
        found = {key: value for key, value in found.items() if value}
        found["terms"] = self._terms(found)
        self._note_gone()
        return {**found, "sources": self._sources(found)}

    def _merged(self, base: Data, mine: Data, theirs: Data) -> Data:
        return merged(base, mine, theirs, fresh=self.fresh)

    # ------------------------------------------------------------ what is asked, and in which topic it is told

    def _ask(self) -> None:
        base, mine, theirs = (
            [without(page, "alerts", "questions") for page in _pages(data)]
            for data in (self.base, self.mine, self.theirs)
        )
        before = homes(base)
        pages = self._merged(rehomed(base, before, theirs), rehomed(mine, before, theirs), theirs)
        newest = _all(self.theirs, "fields")
        quoted = {name for alert in _all(self.theirs, "alerts").values() for name in alert["quotes"]}
        for page in pages:
            fields = by_id(page.get("fields"))
            for name, item in fields.items():
                if name not in newest:
                    self.notes.append(f"field `{name}`: yours, kept as it was")
                elif item.get("label") != newest[name].get("label"):
                    more = "; see that the labels of its alerts still say what you ask" if name in quoted else ""
                    self.notes.append(f"field `{name}`: your words are kept{more}")
                    fields[name] = without(item, "tiny")
            self.pages.append(joined({**page, **({"fields": list(fields.values())} if fields else {})}, fields))
            self.fields.update(fields)
        options = {name: tuple(by_id(item.get("options"))) for name, item in self.fields.items()}
        for page in self.pages:
            if "fields" in page:
                page["fields"] = [asked(item, options, ()) for item in page["fields"]]
        self.fields = {name: item for page in self.pages for name, item in by_id(page.get("fields")).items()}

    # ------------------------------------------------------------ what comes of it

    def _moved(
        self, part: str, keep: Collection[str], convert: Callable[[Data], Data], known: Known
    ) -> dict[str, Data]:
        base, mine, theirs = (_all(data, part) for data in (self.base, self.mine, self.theirs))
        return Family(_CALLED[part], base, mine, theirs, keep, convert, self.notes).moved(known, fresh=self.fresh)

    def _stand(self, part: str, items: Things) -> None:
        """Each thing on the page on which it stands in ours, else in the clinic's file."""
        by_page = by_id(self.pages)
        pages = [*_pages(self.theirs), *_pages(self.mine)]
        for name, item in items.items():
            known = (page["id"] for page in pages if name in by_id(page.get(part)) and page["id"] in by_page)
            by_page[next(known, self.pages[0]["id"])].setdefault(part, []).append(item)

    def _known_pages(self, item: Data) -> list[str]:
        known = by_id(self.pages)
        return [name for name in item.get("pages", []) if name in known] or [self.pages[0]["id"]]

    # ------------------------------------------------------------ the rest

    def _meta(self) -> Data:
        meta = self._merged(*(data.get("meta", {}) for data in (self.base, self.mine, self.theirs)))
        if self.mine.get("meta", {}).get("reviewed_by"):
            self.notes.append("meta: the signature was for the old file and is taken out; have the new one reviewed")
        return {**meta, "format": str(FORMAT), "reviewed_by": "", "reviewed_on": ""}

    def _language(self) -> str:
        return str(self.mine.get("meta", {}).get("language", "en"))

    def _texts(self) -> Data:
        base, mine, theirs = (data.get("texts", {}) for data in (self.base, self.mine, self.theirs))
        for key in mine:
            if key not in TEXT_KEYS and mine[key] != base.get(key):
                self.notes.append(f"texts `{key}`: has no place any more. Yours was: “{excerpt(str(mine[key]), 60)}”")
        fixed = fixed_words(self._language())
        for key, words in fixed.items():
            if mine.get(key) not in (None, words, base.get(key)):
                self.notes.append(f"texts `{key}`: a fixed wording now. Yours was: “{excerpt(str(mine[key]), 60)}”")
        return {key: value for key, value in {**self._merged(base, mine, theirs), **fixed}.items() if key in TEXT_KEYS}

    def _used(self, headings: Data, questions: Things) -> Data:
        used = {item.get("heading") for item in questions.values()}
        have = by_id(headings)
        return [
            *(headings or []),
            *(item for item in self.theirs["headings"] if item["id"] in used and item["id"] not in have),
        ]

    def _terms(self, found: Data) -> Data:
        """The clinic's, and those of ours that texts of ours need."""
        terms, everything = found.get("terms", {}), yaml_text(found["texts"])
        ours = {word: meaning for word, meaning in self.theirs["terms"].items() if word not in terms}
        needed = {word: meaning for word, meaning in ours.items() if re.search(rf"\b{re.escape(word)}\b", everything)}
        return {**terms, **needed}

    def _sources(self, found: Data) -> Data:
        base, mine, theirs = (data.get("sources", {}) for data in (self.base, self.mine, self.theirs))
        needed = dict.fromkeys(cited(found))
        merge = self._merged(base, mine, theirs)
        have = {**{name: theirs[name] for name in needed if name in theirs}, **merge}
        return {name: item for name, item in have.items() if name in needed or (name in mine and name not in base)}

    def _note_gone(self) -> None:
        for key, now in _GONE.items():
            if self.mine.get(key) != self.base.get(key):
                self.notes.append(f"`{key}`: yours differed from ours; {now}")
        self.notes.append("comments (`# ...`) are not carried over")


_GONE = {
    "safety_table": "its rows are the `rows` of the topics now",
    "profiles": "the suggested three go by `rank`, and `efficacy: yes` keeps a question away from dangers",
}
