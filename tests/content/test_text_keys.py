"""Every fixed word of the content is printed somewhere: nobody translates or reviews one that no sheet has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ldnprep.content import text_keys

ROOM = Path(text_keys.__file__).resolve().parent.parent
CODE = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py") if path.name != "text_keys.py")
MADE = re.findall(r"f[\"']([a-z_]*)\{[^{}]+\}([a-z_]*)[\"']", CODE)  # keys of which a part is put in


@pytest.mark.parametrize("key", text_keys.TEXT_KEYS)
def test_every_text_is_asked_for(key: str) -> None:
    whole = re.search(rf"[\"']{key}[\"']", CODE)
    put_together = [
        (before, after) for before, after in MADE if "_" in before + after
        and key.startswith(before) and key.endswith(after) and len(key) > len(before + after)
    ]  # fmt: skip
    assert whole or put_together
