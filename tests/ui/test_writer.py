"""The thread that saves ends by an error nobody foresaw: what is offered in that very moment is saved all the same."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from ldnprep.answers.model import Answers
from ldnprep.ui.keeping.writer import Outcome, Writer

FIRST, LATER = Answers(title="first"), Answers(title="later")


class Breaking:
    """A clock that fails once in the thread that saves."""

    def __init__(self) -> None:
        self.breaks = True

    def __call__(self) -> float:
        if self.breaks and threading.current_thread().name == "writer":
            self.breaks = False
            raise OverflowError
        return time.monotonic()


def test_answers_that_come_before_the_broken_thread_has_ended_are_saved() -> None:
    saved = threading.Event()

    def write(answers: Answers) -> Path | None:
        if answers == LATER:
            saved.set()
        return None

    def told(outcome: Outcome) -> None:
        if outcome.refused:  # said by the thread itself, which still lives
            writer.offer(LATER)
            writer.hurry()

    writer = Writer(write, told, Breaking())
    writer.offer(FIRST)
    writer.hurry()
    assert saved.wait(20)
    writer.stop()
