"""Files of the first edition give the topics, urgencies and urgent texts that they gave before the pages changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.content.ids import OTHER_MEDICINES
from ldnprep.content.model import Checklist

FOLDER = Path(__file__).parent / "first_edition"
TOLD = json.loads((FOLDER / "told.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_an_old_file_raises_what_it_raised(shipped: Checklist, path: Path) -> None:
    findings = pipeline.find(shipped, pipeline.load_answers(path, shipped))
    urgencies = {topic.topic.id: topic.urgency.value for topic in findings.topics}
    told = dict(TOLD[path.stem]["topics"])
    for found in (urgencies, told):  # what the recogniser makes of names is its own business, and grows
        del found[OTHER_MEDICINES]
    assert urgencies == told
    assert [urgent.id for urgent in findings.urgent] == TOLD[path.stem]["urgent"]
    assert findings.reassures is TOLD[path.stem]["reassures"]
