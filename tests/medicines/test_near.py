"""Which slips are likely: a key beside the right one, or a letter that sounds alike."""

from __future__ import annotations

import pytest

from ldnprep.medicines.near import Near, is_likely, slips
from ldnprep.medicines.terms import by_length


@pytest.mark.parametrize(
    ("typed", "meant", "likely"),
    [
        ("tramsdol", "tramadol", True),  # the next key
        ("trqmadol", "tramadol", True),  # the key above
        ("trzmadol", "tramadol", True),  # the key below
        ("tramasol", "tramadol", True),
        ("tramadop", "tramadol", True),  # above, one to the right
        ("tranadol", "tramadol", True),
        ("trakadol", "tramadol", True),  # above, one to the right
        ("tramadool", "tramadol", True),  # a letter too many
        ("tramdol", "tramadol", True),  # one missing
        ("tarmadol", "tramadol", True),  # two exchanged
        ("tramedol", "tramadol", True),  # by ear
        ("tramatol", "tramadol", True),
        ("dodeine", "codeine", True),
        ("kodeine", "codeine", True),
        ("mortine", "morfine", True),
        ("tradadol", "tramadol", False),  # two keys away, or in another part of the keyboard
        ("tramagol", "tramadol", False),
        ("trammdol", "tramadol", False),
        ("tramwdol", "tramadol", True),
        ("tramddol", "tramadol", False),
        ("tramadoq", "tramadol", False),
        ("zramadol", "tramadol", False),
        ("qramadol", "tramadol", False),
        ("tramadกl", "tramadol", False),  # no key at all
    ],
)
def test_a_slip_is_likely_or_not(typed: str, meant: str, likely: bool) -> None:
    assert is_likely(typed, meant) is likely


@pytest.mark.parametrize(
    ("typed", "most", "near"),
    [
        ("codeine", 1, ["codeine"]),
        ("codiene", 1, ["codeine"]),
        ("codein", 1, ["codeine"]),
        ("codeinee", 1, ["codeine"]),
        ("codaine", 2, ["codeine", "cocaine"]),
        ("kodaine", 2, ["codeine", "cocaine"]),
        ("kodaine", 1, []),
        ("cod", 2, []),
    ],
)
def test_only_the_nearest_names_are_found(typed: str, most: int, near: list[str]) -> None:
    found = Near(by_length(["codeine", "cocaine", "codeinephosphate"])).nearest(typed, most)
    assert found == near


def test_a_letter_moved_counts_once() -> None:
    assert (slips("codeine", "codeine"), slips("codeine", "codiene"), slips("codeine", "codxyne")) == (0, 1, 2)
