from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnprep.answers.autosave import AGAIN_SECONDS, DELAY_SECONDS, RETRY_SECONDS, Autosave, SaveState


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def autosave(clock: Clock) -> Autosave:
    return Autosave(clock)


def test_nothing_changed_nothing_to_save(autosave: Autosave) -> None:
    assert (autosave.state, autosave.is_due, autosave.wait_seconds) == (SaveState.SAVED, False, None)
    autosave.hurry()
    assert not autosave.is_due


@given(st.lists(st.floats(0.01, 0.3), min_size=1, max_size=60))
def test_typing_on_never_puts_saving_off(pauses: list[float]) -> None:
    clock = Clock()
    autosave = Autosave(clock)
    first_unsaved: float | None = None
    for pause in pauses:
        if first_unsaved is None:
            first_unsaved = clock.now
        autosave.changed()
        clock.now += pause
        if autosave.is_due:
            autosave.started()
            autosave.succeeded()
            first_unsaved = None
        else:
            assert clock.now - first_unsaved < DELAY_SECONDS
    assert DELAY_SECONDS < 1


def test_a_change_while_the_file_is_written_is_saved_next(autosave: Autosave, clock: Clock) -> None:
    autosave.changed()
    clock.now += 1
    autosave.started()
    autosave.changed()
    clock.now += 1
    seen = [(autosave.state, autosave.is_due)]
    autosave.succeeded()
    seen.append((autosave.state, autosave.is_due))
    assert seen == [(SaveState.SAVING, False), (SaveState.UNSAVED, True)]  # one at a time


def test_leaving_the_page_saves_at_once(autosave: Autosave) -> None:
    autosave.changed()
    assert autosave.wait_seconds == pytest.approx(DELAY_SECONDS)
    autosave.hurry()
    assert (autosave.is_due, autosave.wait_seconds) == (True, 0.0)


def test_what_failed_is_tried_again_less_and_less_often_and_never_given_up(autosave: Autosave, clock: Clock) -> None:
    autosave.changed()
    clock.now += 1
    waits: list[float | None] = []
    states: list[SaveState] = []
    for _ in range(6):
        autosave.started()
        autosave.failed()
        states.append(autosave.state)
        waits.append(autosave.wait_seconds)
        clock.now += 60
        assert autosave.is_due
    assert waits == pytest.approx([*RETRY_SECONDS, RETRY_SECONDS[-1], RETRY_SECONDS[-1]])
    autosave.started()
    autosave.succeeded()
    assert [*states, autosave.state] == [SaveState.FAILED] * 6 + [SaveState.SAVED]


def failed_often(autosave: Autosave, clock: Clock) -> None:
    """The disk has refused for a while: the next try is far away."""
    autosave.changed()
    for _ in RETRY_SECONDS:
        clock.now += 60
        autosave.started()
        autosave.failed()
    assert autosave.wait_seconds == pytest.approx(RETRY_SECONDS[-1])


def test_what_is_typed_while_the_disk_refuses_is_tried_soon(autosave: Autosave, clock: Clock) -> None:
    failed_often(autosave, clock)
    autosave.changed()
    assert autosave.wait_seconds == pytest.approx(AGAIN_SECONDS)
    clock.now += AGAIN_SECONDS / 2
    autosave.changed()  # typing on does not put it off
    assert autosave.wait_seconds == pytest.approx(AGAIN_SECONDS / 2)


def test_what_is_typed_while_a_save_is_being_refused_is_tried_soon_too(autosave: Autosave, clock: Clock) -> None:
    failed_often(autosave, clock)
    autosave.started()
    autosave.changed()
    autosave.failed()
    assert autosave.wait_seconds == pytest.approx(AGAIN_SECONDS)


def test_the_delay_starts_anew_after_a_failure_is_overcome(autosave: Autosave, clock: Clock) -> None:
    autosave.changed()
    autosave.started()
    autosave.failed()
    clock.now += 60
    autosave.started()
    autosave.succeeded()
    autosave.changed()
    assert autosave.wait_seconds == pytest.approx(DELAY_SECONDS)
