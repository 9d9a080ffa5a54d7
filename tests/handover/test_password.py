"""The strength shown beside a password: low for what people guess first, honest for words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnprep.handover.password import Level, password_strength

KNOWN = ("Anna Nowak", "1975-03-14", "St. Mary's Clinic")


@pytest.mark.parametrize(
    ("password", "advice"),
    [
        ("", "empty"),
        ("aB3$", "too_short"),
        ("password", "first_guess"),
        ("P4ssw0rd!", "first_guess"),
        ("Password123!", "first_guess"),
        ("iloveyou2020", "first_guess"),
        ("naltrexone1", "first_guess"),
        ("12345678", "first_guess"),
        ("qwertyuiop", "first_guess"),
        ("wertyuiop[", "a_run"),
        ("hgfedcba", "a_run"),
        ("aaaaaaaaaaaa", "repeats"),
        ("abcabcabcabc", "repeats"),
        ("15012027", "a_date"),
        ("15.01.2027", "a_date"),
        ("14.03.1975", "known_about_you"),
        ("anna1975", "known_about_you"),
        ("Anna Nowak 14.03.1975", "known_about_you"),
        ("NOWAK-anna-mary", "known_about_you"),
        ("wheelbarrow", "add_words"),
        ("x" * 10_000, "too_long"),
    ],
)
def test_weak_and_why(password: str, advice: str) -> None:
    strength = password_strength(password, KNOWN)
    assert strength.level is Level.WEAK
    assert advice in strength.advice


@pytest.mark.parametrize(
    ("password", "level"),
    [
        ("river lamp seven", Level.WEAK),
        ("river lamp seven clouds", Level.FAIR),
        ("correct horse battery staple", Level.GOOD),
        ("kite-tulip-orange-boat", Level.GOOD),
        ("kite tulip orange boat river lamp", Level.STRONG),
        ("żółty rower nad morzem jesienią", Level.STRONG),
    ],
)
def test_more_words_are_better(password: str, level: Level) -> None:
    assert password_strength(password, KNOWN).level is level


def test_letters_that_a_clinics_keyboard_may_lack_are_named() -> None:
    assert "hard_to_type" in password_strength("żółty rower").advice
    assert "hard_to_type" not in password_strength("yellow bicycle").advice


def test_what_others_know_is_worth_little() -> None:
    assert password_strength("Nowak Kowalska", KNOWN).bits < password_strength("Nowak Kowalska").bits


def test_random_letters_and_signs_grow_with_length() -> None:
    chance = random.Random(5)  # noqa: S311  # a test, not a password
    letters = [chance.choice("abcdefghjkmnpqrstuvwxyz23456789#%+") for _ in range(24)]
    bits = [password_strength("".join(letters[:length])).bits for length in range(8, 25, 4)]
    assert bits == sorted(bits)
    assert password_strength("".join(letters)).level is Level.STRONG


@given(st.text(max_size=300))
def test_any_text_has_a_strength(password: str) -> None:
    strength = password_strength(password, KNOWN)
    assert 0 <= strength.bits < 2000
    assert strength.level is not Level.STRONG or strength.bits >= 60
