"""Where the shipped lists come from: `medicines.yaml` (groups that matter), `medicine-names.tsv` (harmless names)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

from ldnprep.kept import kept
from ldnprep.medicines.model import Entry, Flag, Group, LongActing, Medicines
from ldnprep.medicines.terms import Index, Pairs
from ldnprep.shipped import resource

_GROUPS_FILE = "medicines.yaml"
_NAMES_FILE = "medicine-names.tsv"
_GROUP = re.compile(r"^- id: (\w+)\n(?:  .*\n)*?  flag: (\w+)$", re.MULTILINE)
# what the flag of a group makes of a line: see the head of medicines.yaml
FLAGS: Mapping[str, Flag] = MappingProxyType(
    {
        "opioid": Flag.OPIOID,
        "antagonist": Flag.ANTAGONIST,
        "check": Flag.CHECK,
        "interaction": Flag.CHECK,
        "not_opioid": Flag.NONE,
    }
)


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
    """All that the shipped `medicines.yaml` says, read once. Raises ContentError when the file is wrong inside."""
    return _medicines(resource(_GROUPS_FILE).read_bytes())


def _medicines(data: bytes) -> Medicines:
    def read() -> Medicines:
        from ldnprep.medicines.reading import read_medicines  # YAML is loaded only when nothing is kept from last time

        return read_medicines(data.decode("utf-8"), _GROUPS_FILE)

    return kept("medicines", (data,), (Medicines, Group, Entry, Flag, LongActing), __file__, read)


@functools.cache
def shipped_names() -> tuple[str, ...]:
    """The shipped harmless names, read once: generic names, brands, supplements, each spelt as on a box."""
    return _names(resource(_NAMES_FILE).read_bytes())


def _names(data: bytes) -> tuple[str, ...]:
    lines = data.decode("utf-8").replace("\r\n", "\n").split("\n")
    return tuple(line.partition("\t")[0] for line in lines if line and not line.startswith("#"))


def shipped_index() -> Index:
    """All spellings of what is shipped, worked out once and kept. Raises ContentError when a file is wrong inside."""
    groups, names = resource(_GROUPS_FILE).read_bytes(), resource(_NAMES_FILE).read_bytes()

    def index() -> Index:
        from ldnprep.medicines.index import index_of  # not needed when something is kept from last time

        return index_of(_medicines(groups), _names(names))

    return kept("spellings", (groups, names), (Index, Pairs), __file__, index)


def groups() -> tuple[Group, ...]:
    """All groups of `medicines.yaml`, in its order, with what they say."""
    return shipped_medicines().groups
