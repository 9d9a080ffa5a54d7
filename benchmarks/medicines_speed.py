"""`python -m benchmarks.medicines_speed`: loading the lists, a typed line, a suggestion; prints one JSON line (ms)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import median, quantiles

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


def main() -> None:
    """Measures and prints."""
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
