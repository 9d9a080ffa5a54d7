"""`python -m benchmarks.medicines_speed`: loading the lists, a typed line, a suggestion; prints one JSON line (ms).

Modules are loaded as an installed program loads them, compiled before: where this Python may not keep what it
compiles, the figures are taken in another one that may, at its second start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from tempfile import TemporaryDirectory

LINES = (
    "Tramadol 50 mg",
    "paracetamol/codeine 500/30",
    "oxycontn 10",
    "Omeprazole 20mg",
    "vitamin D3 1000 IU",
    "percaset",
    "Amitriptyline 10 mg at night",
    "ibuprofen gel",
    "my old pain pills from the dentist",
    "cbd oil",
    "pregablin 75",
    "LDN 4.5",
    "immodium",
    "Naproxen 250",
    "morfine patch 25",
    "cough syrup with codeine",
    "St John's wort",
    "xyzzyplugh",
)


def timed(work: Callable[[], object]) -> float:
    """Processor milliseconds."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _compiled_before() -> str:
    """What this module prints at its second start in a Python that keeps what it compiles."""
    with TemporaryDirectory() as kept:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = kept
        command = [sys.executable, "-m", "benchmarks.medicines_speed"]
        for _ in range(2):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603  (ours)
            said = done.stdout
    return said


def main() -> None:
    """Measures and prints."""
    if sys.dont_write_bytecode:
        print(_compiled_before(), end="")
        return
    from ldnprep import medicines

    load = timed(medicines.shipped_recogniser)
    ours = medicines.shipped_recogniser()
    first = timed(lambda: ours.recognise("paracetmol 500"))
    rare = [f"{line} {number}" for number in range(20) for line in LINES]
    lines = [timed(lambda line=line: ours.recognise(line)) for line in rare]  # type: ignore[misc]
    first_suggestion = timed(lambda: ours.suggestions("pa"))
    begins = [line[:length] for line in LINES for length in range(2, 9)]
    keys = [timed(lambda typed=typed: ours.suggestions(typed)) for typed in begins]  # type: ignore[misc]
    print(
        json.dumps(
            {
                "load": load,
                "first misspelt line": first,
                "line": median(lines),
                "line p95": quantiles(lines, n=20)[18],
                "first suggestion": first_suggestion,
                "suggestion": median(keys),
                "suggestion p95": quantiles(keys, n=20)[18],
            }
        )
    )


if __name__ == "__main__":
    main()
