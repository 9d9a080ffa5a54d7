"""Puts names into `resources/opioid-brands.tsv`: `python -m tests.data_builders.opioid_brands NAMES.tsv ...`.

Each line of NAMES.tsv: name, tab, name of an entry of medicines.yaml, tab, where it comes from. Without files the list
is only put in order. Left out is what stands in medicines.yaml, what is recognised as an opioid without the list (then
the name holds a known one), and what is spelt like another line. A name that stands in medicine-names.tsv too has two
readings.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from ldnprep.medicines import Certainty, Flag, Medicines
from ldnprep.medicines.data import shipped_medicines
from ldnprep.medicines.fold import key
from ldnprep.medicines.index import index_of
from ldnprep.medicines.recogniser import Recogniser
from ldnprep.shipped import resource

_FILE = "opioid-brands.tsv"


def build(more: Iterable[str]) -> str:
    """The text of the whole file with the lines of `more` in their places."""
    old = resource(_FILE).read_text(encoding="utf-8").splitlines()
    head = [line for line in old if line.startswith("#")]
    lines = [line for line in (*old, *more) if line and not line.startswith("#")]
    return "\n".join([*head, *sorted(_chosen(lines), key=_order), ""])


def _chosen(lines: Iterable[str]) -> Iterator[str]:
    medicines = _without_the_list(shipped_medicines())
    reader = Recogniser(index_of(medicines, ()))
    entries = {entry.name for group in medicines.groups for entry in group.entries}
    seen: set[str] = set()
    for line in lines:
        name, entry, source = line.split("\t")
        if entry not in entries:
            raise SystemExit(f"no entry {entry!r} in medicines.yaml, for {name!r}")
        folded = key(name)
        if folded and folded not in seen and not _is_known(reader, name):
            seen.add(folded)
            yield f"{unicodedata.normalize('NFC', name)}\t{entry}\t{source}"


def _is_known(reader: Recogniser, name: str) -> bool:
    found = reader.recognise(name)
    return found.flag is Flag.OPIOID and any(match.certainty is Certainty.EXACT for match in found.matches)


def _without_the_list(medicines: Medicines) -> Medicines:
    groups = tuple(
        replace(group, entries=tuple(replace(entry, elsewhere=()) for entry in group.entries))
        for group in medicines.groups
    )
    return replace(medicines, groups=groups)


def _order(line: str) -> tuple[str, str]:
    return line.casefold(), line


if __name__ == "__main__":
    added = [line for file in sys.argv[1:] for line in Path(file).read_text(encoding="utf-8").splitlines()]
    resource(_FILE).write_text(build(added), encoding="utf-8")
