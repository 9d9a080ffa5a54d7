"""How a source prints: whoever holds the sheet can find the paper by it."""

from __future__ import annotations

import re

import pytest

from ldnprep.content.model import Source
from ldnprep.pipeline import load_checklist

SHIPPED = load_checklist()
PAPERS = [source for source in SHIPPED.sources.values() if source.doi or source.pmid]
AUTHOR = re.compile(r"(de )?[A-Z][\w'-]+( \([\w, ]+\))?\. ")
NOT_READ = {"AMS2025"}  # the authors stand in no copy that was read


@pytest.mark.parametrize("source", PAPERS, ids=lambda source: source.id)
def test_a_paper_prints_with_its_year_and_a_number_that_finds_it(source: Source) -> None:
    assert re.search(r"\b(19|20)\d\d\b", source.short)
    assert (source.doi and f"doi {source.doi}" in source.short) or f"PMID {source.pmid}" in source.short


@pytest.mark.parametrize("name", sorted({trial.source for trial in SHIPPED.evidence.trials} - NOT_READ))
def test_a_trial_prints_with_its_first_author(name: str) -> None:
    assert AUTHOR.match(SHIPPED.sources[name].short)
