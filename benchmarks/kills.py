"""Kills the real window at random moments of steady typing: `python -m benchmarks.kills [COUNT] [--seconds S] ...`.

Each try starts the window without a screen in a folder of its own, types a letter every 60 ms, kills the process with
signal 9 after a random time of up to S seconds (30), and opens what is on the disk. A try puts the promise to the test
when something was typed more than two seconds before the kill; shorter ones look at whole files only. Exit code 1 when
a file was damaged or anything older than two seconds was lost.

`--errands`: instead of typing alone, a round of typing, turning pages, making the sheet, saving it as PDF, printing it
and making an e-mail with it (stand-ins for the printer service and the mail program), again and again; afterwards every
file has to be whole, the owner's alone and free for the next window.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from ldnprep import files, pipeline
from ldnprep.content.model import Checklist
from tests.trust.busy import killed_errands, verdict_on_errands
from tests.trust.errands import HANDS
from tests.ui.killing import PROMISE_SECONDS, Killed, Verdict, killed_window, verdict

_SHORTEST = 0.1
_SOON = 0.2


def main(arguments: Sequence[str]) -> int:
    """Runs the tries and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=30.0, help="the longest time of typing")
    parser.add_argument("--jobs", type=int, default=4, help="windows at the same time")
    parser.add_argument("--errands", action="store_true", help="also pages, sheets, printing, e-mail")
    parser.add_argument("--seed", type=int, default=20261122)
    options = parser.parse_args(arguments)
    if sys.platform == "win32":
        print("kills of the window: Windows has no signal 9")
        return 1
    chance = random.Random(options.seed)  # noqa: S311  # moments, not secrets
    moments = [chance.uniform(_SHORTEST, options.seconds) for _ in range(options.count)]
    with tempfile.TemporaryDirectory(prefix="ldnprep-kills-") as folder:
        homes = [Path(folder, str(number)) for number in range(options.count)]
        with ThreadPoolExecutor(max_workers=options.jobs) as pool:
            if options.errands:  # every second one just after something began that is over too soon to be met by chance
                deeds = [HANDS[number // 2 % len(HANDS)] if number % 2 else "" for number in range(options.count)]
                moments = [chance.uniform(0, _SOON) if deed else at for deed, at in zip(deeds, moments, strict=True)]
                killed = list(pool.map(killed_errands, homes, moments, deeds))
            else:
                killed = list(pool.map(killed_window, homes, moments))
        return _judge(killed, options.seconds, verdict_on_errands if options.errands else verdict)


def _judge(killed: Sequence[Killed], seconds: float, look: Callable[[Killed, Checklist], Verdict]) -> int:
    checklist = pipeline.load_checklist()
    verdicts = []
    for each in killed:
        os.environ[files.HOME_VARIABLE] = str(each.home)
        verdicts.append(look(each, checklist))
    held = sum(not each.complaint for each in verdicts)
    exercised = sum(each.exercised for each in verdicts)
    letters = sum(len(each.told) for each in killed)
    worst = max((each.lost_seconds for each in verdicts), default=0.0)
    print(
        f"{held} of {len(verdicts)} windows killed within {seconds:.0f} s of typing left a whole file with everything "
        f"older than {PROMISE_SECONDS:.0f} s; {exercised} of them had something older than that; {letters} letters "
        f"typed; the oldest letter lost was {worst:.2f} s old"
    )
    print("  at the kill: " + ", ".join(f"{n} {deed}" for deed, n in Counter(k.deed for k in killed).most_common()))
    for number, (each, found) in enumerate(zip(killed, verdicts, strict=True)):
        if found.complaint:
            print(f"  try {number}: {found.complaint}; {_course(each)}")
    return 0 if held == len(verdicts) else 1


def _course(killed: Killed) -> str:
    """How the typing went: on a machine that is too busy the window itself stands still now and then."""
    times = [at for at, _ in killed.told]
    pauses = [after - before for before, after in pairwise([*times, killed.at])]
    seconds = killed.at - times[0] if times else 0.0
    return f"{len(times)} letters in {seconds:.1f} s, longest pause between two {max(pauses, default=0.0):.2f} s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
