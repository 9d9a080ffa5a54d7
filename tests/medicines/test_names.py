"""Every name of the shipped groups gets its group's flag, however it is written; nothing harmless hides an opioid."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Entry, Flag, groups, recognise
from ldnprep.medicines.data import shipped_medicines, shipped_names, shipped_recogniser_parts
