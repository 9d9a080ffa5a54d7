"""Where the shipped lists come from.

`medicines.yaml`: the groups that matter. `opioid-brands.tsv`: more names of their opioids, from other countries and
times. `medicine-names.tsv`: harmless names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

from ldnprep.medicines.model import FLAGS, Flag, Group, Medicines
from ldnprep.medicines.terms import Index
from ldnprep.shipped import resource

_GROUPS_FILE = "medicines.yaml"
_BRANDS_FILE = "opioid-brands.tsv"
_NAMES_FILE = "medicine-names.tsv"
_RANK = 2  # the column of the names that says how usual one is, where it says so: 1 comes first
_GROUP = re.compile(r"^- id: (\w+)\n(?:  .*\n)*?  flag: (\w+)$", re.MULTILINE)


@functools.cache
def group_flags() -> Mapping[str, Flag]:
    """The ids of all groups with their flags, in the order of the file, without parsing it: about a millisecond."""
    text = resource(_GROUPS_FILE).read_text(encoding="utf-8")
    return MappingProxyType({group: FLAGS[flag] for group, flag in _GROUP.findall(text)})


def group_ids() -> tuple[str, ...]:
    """The ids of all groups in the order of the file, as quick as `group_flags`."""
    return tuple(group_flags())


@functools.cache
def shipped_medicines() -> Medicines:
    """All that the shipped `medicines.yaml` and `opioid-brands.tsv` say, read once.

    Raises ContentError when a file is wrong inside.
    """
    return _medicines(resource(_GROUPS_FILE).read_bytes(), resource(_BRANDS_FILE).read_bytes())


def _medicines(data: bytes, brands: bytes) -> Medicines:
    def read() -> Medicines:
        from ldnprep.medicines.reading import read_medicines, with_brands  # YAML only when nothing is kept

        return with_brands(read_medicines(data.decode("utf-8"), _GROUPS_FILE), _rows(brands), _BRANDS_FILE)

    from ldnprep.kept import kept  # it writes files, which whoever wants the types alone does without

    return kept("medicines", (data, brands), Medicines, __file__, read)


@functools.cache
def shipped_usual_names() -> tuple[str, ...]:
    """Of `shipped_names` those that the file ranks, in this order."""
    return _usual(resource(_NAMES_FILE).read_bytes())


@functools.cache
def shipped_names() -> tuple[str, ...]:
    """The shipped harmless names, read once, each spelt as on a box: first the usual ones, as the file ranks them."""
    return _names(resource(_NAMES_FILE).read_bytes())


def _names(data: bytes) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_usual(data), *(row[0] for row in _rows(data)))))


def _usual(data: bytes) -> tuple[str, ...]:
    ranked = (row for row in _rows(data) if len(row) > _RANK)
    return tuple(row[0] for row in sorted(ranked, key=_rank))


def _rank(row: tuple[str, ...]) -> int:
    return int(row[_RANK])


def _rows(data: bytes) -> list[tuple[str, ...]]:
    """The columns of each line that is no comment."""
    lines = data.decode("utf-8").replace("\r\n", "\n").split("\n")
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def shipped_index() -> Index:
    """All spellings of what is shipped, worked out once and kept. Raises ContentError when a file is wrong inside."""
    groups, brands, names = (resource(file).read_bytes() for file in (_GROUPS_FILE, _BRANDS_FILE, _NAMES_FILE))

    def index() -> Index:
        from ldnprep.medicines.index import index_of  # not needed when something is kept from last time

        return index_of(_medicines(groups, brands), _names(names), _usual(names))

    from ldnprep.kept import kept

    return kept("spellings", (groups, brands, names), Index, __file__, index)


def groups() -> tuple[Group, ...]:
    """All groups of `medicines.yaml`, in its order, with what they say."""
    return shipped_medicines().groups
