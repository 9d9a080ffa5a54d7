"""What a test needs from the machine: where it is missing the test is skipped with the reason, or fails."""

from __future__ import annotations

import os

import pytest


def require(missing: str | None) -> None:
    """Skip the test when something is missing; `missing` says what, None when nothing is.

    With LDNPREP_REQUIRE_ALL=1 in the environment (the release check) a missing thing is a failure instead.
    """
    if not missing:
        return
    if os.environ.get("LDNPREP_REQUIRE_ALL") == "1":
        pytest.fail(f"everything must run here, but: {missing}")
    pytest.skip(missing)
