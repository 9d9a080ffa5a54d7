"""What the tests of the FHIR export share."""

from __future__ import annotations

import pytest

from ldnprep.content.model import Checklist
from ldnprep.pipeline import load_checklist


@pytest.fixture(scope="session")
def shipped() -> Checklist:
    """The built-in content."""
    return load_checklist()
