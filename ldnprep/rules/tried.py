"""How long ago something that she tried before was used, by its name and what she typed beside it.

The box asks why it was stopped: whoever did not stop says so there, and an opioid may be what it made way for.
"""

from __future__ import annotations

import re
from datetime import date

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.model import Flag, Recognised
from ldnprep.rules.past import is_over

# it was not stopped ("haven't, one at night", "use it too", "no, still do")
_NOT_STOPPED = re.compile(
    r"""(?ix)^\W*(?:i\s+)?(?:(?:have\s+not|haven['’]?t|didn['’]?t|did\s+not|not|never)(?:\s+(?:really|yet|did|have))*
      |never\s+(?:did|have)|no(?:pe)?|nah|still(?:\s+(?:am|do|is|going|there|mine))?)\W*(?:$|[,;:.(-])
    |\b(?:still|yes\s+i)\s+(?:am|do|is|going)\W*$ | ^\W*no\s+i\s+(?:did|have|do)
    |^\W*(?:i\s+)?(?:also\s+|only\s+|just\s+)*(?:use|take|have|need|wear|keep)\s+
      (?:it|them|one|two|half|some|that|this|mine)\b(?!\s+(?:made|gave|didn['’]?t|did))
    |^\W*(?:am\s+|i['’]?m\s+)?on\s+(?:it|them|one)\b
    |^\W*(?:just\s+|only\s+)?(?:one|two|half|1|2)\s+(?:at\s+(?:night|bedtime)|a\s+(?:day|night)|in\s+the\s+\w+|daily|nightly)\W*$
    """,
)
_NO_HELP = re.compile(
    r"^\W*(?:no|not|never|nope)\W+(?:it|they|that|made|gave|any|use|good|help\w*|effect\w*|relief)\b", re.IGNORECASE
)
# what it made way for is taken since
_MADE_WAY = re.compile(
    r"""(?ix)\b(?:put|moved?|switch\w*|swap\w*|swop\w*|chang\w*|replac\w*|went|gone|began|begun|start\w*|prescribed|now|instead
    |(?:gave|given|got)\s+(?:me\s+)?(?:the\s+|a\s+)?|on\s+to|onto|in\s+favou?r\s+of|prefer\w*)\b""",
)


def tried_ago(row: MedicineRow | TherapyRow, day: date | None, found: Recognised | None = None) -> Ago:
    """How long ago something was used, by its name and the words beside it; the latest of them counts. found: what was
    recognised there; an opioid for which it made way is used still, unless its words say that it is over."""
    if not isinstance(row, TherapyRow):
        return Ago.UNTOLD
    told = [ago(text, day) for text in (row.name, row.stopped) if text]
    first = next((when for when in Ago if when in told), Ago.UNTOLD)
    goes_on = _NOT_STOPPED.search(row.stopped) and not _NO_HELP.search(row.stopped) and first is Ago.UNTOLD
    return Ago.STILL if goes_on or (found and _made_way(row, found, day)) else first


def _made_way(row: TherapyRow, found: Recognised, day: date | None) -> bool:
    """Whether it was stopped for an opioid: "when they put me on the morphine"."""
    opioids = [match.typed for match in found.matches if match.flag is Flag.OPIOID and match.severity != "gut"]
    named = [typed for typed in opioids if typed in row.stopped]
    if not _MADE_WAY.search(row.stopped) or len(named) < len(opioids):  # of two opioids nobody reads which
        return False
    return any(not is_over(row.stopped, typed, day) for typed in named)
