"""A plugin that prints which collected tests run, and which would be skipped or may fail unnoticed.

python -m pytest --collect-only -q -p tests.running tests/rules/test_cases.py
"""

from __future__ import annotations

import pytest

RUNS, IDLE = "RUNS ", "IDLE "


def pytest_collection_finish(session: pytest.Session) -> None:
    """One line for each test, the id without its parameters."""
    for item in session.items:
        print(f"{IDLE if _idle(item) else RUNS}{item.nodeid.partition('[')[0]}")


def _idle(item: pytest.Item) -> bool:
    """Marked so that it does not run, or that its failing does not count."""
    if item.get_closest_marker("skip") or item.get_closest_marker("xfail"):
        return True
    return any(bool(mark.args and mark.args[0]) for mark in item.iter_markers("skipif"))
