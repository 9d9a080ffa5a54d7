"""All that `ldnprep medicines --explain` says of some lines, one for each group and each certainty: `explained.txt`.

After a change `python -m tests.medicines.test_explained` writes the file anew: look at the difference as a pharmacist
would.
"""

from __future__ import annotations

from pathlib import Path

from ldnprep.medicines import groups, recognise, why
from ldnprep.medicines.report import explained

_FILE = Path(__file__).parent / "explained.txt"
_LINES = """\
tramadol; fentanyl patch; oxys; tramadal; trammies; 300/30; Trodom; no codeine; horse; kratom; Imodium; methadone
Zydol 50 mg, zzyrblex; co-codamol with ibuprofen; codeine linctus; morphine pump; LDN; Selincro; naloxone; naloxegol
lofexidine; diazepam; pregabalin; methotrexate; lithium; lisinopril; Mirina; zzyrblex for pain; cough syrup
Fioricet C; is it metformin?; none; """.replace("\n", "; ").split("; ")


def _told() -> str:
    return "\n".join(explained(recognise(line), groups(), why(line)) for line in _LINES)


def test_all_that_is_said_of_a_line_and_why() -> None:
    assert _told() == _FILE.read_text(encoding="utf-8")


if __name__ == "__main__":
    _FILE.write_text(_told(), encoding="utf-8")
