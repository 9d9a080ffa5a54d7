"""The flags that the program adds of its own, in words: a clinician signs them as those of the content.

No content file can lose what was typed, so these stand in code (`rules/alerts.py`). A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ldnprep.content.ids import MOOD, NALTREXONE, OPIOIDS, OTHER_MEDICINES
from ldnprep.content.model import Checklist, Urgency
from ldnprep.content.signed_words import URGENCIES
from ldnprep.content.triggers import plain

# which of them stand, beside what the content raises
STAND = (
    "The program adds these by itself, so that no content file can lose what was typed. One stands where no flag of "
    "its topic is as urgent; “Act today” beside it does not count."
)


class ProgramFlag(Struct, frozen=True):
    """label: key of its words in `texts`, or the id of the alert of the content whose words it has.

    says: what prints behind it: keys of `texts`, in order. also: whose sentence follows, in words.
    """

    label: str
    topic: str
    urgency: Urgency
    when: str
    says: tuple[str, ...] = ()
    also: str = ""


# as `_STEPS` in rules/alerts.py, in their order, then those that speak for an alert of the content
STEPS = (
    ProgramFlag(
        "alert_typed_opioid", OPIOIDS, Urgency.BEFORE,
        "an opioid that acts in the whole body is typed among her medicines, or anything but a blocker among her "
        "opioids",
        ("please_check",),
    ),
    ProgramFlag(
        "alert_mentioned", OPIOIDS, Urgency.BEFORE, "her words name opioids (see above)",
        ("please_check",), "b1_opioid",
    ),
    ProgramFlag(
        "alert_mentioned", OPIOIDS, Urgency.BEFORE,
        "words that may mean an opioid (“my patches”); slang for one or a name spelt like one", ("please_check",),
    ),
    ProgramFlag(
        "alert_mentioned", OPIOIDS, Urgency.PLAN,
        "an opioid that by her words is long over or another person's; one among her allergies, perhaps of now; a "
        "rescue spray of hers",
        ("please_check",),
    ),
    ProgramFlag(
        "alert_many_for_bowels", OPIOIDS, Urgency.BEFORE,
        "beside a loose-bowel medicine: ten or more, packs of it, or words of withdrawal or of an opioid that ran out; "
        "where she answered that it is not more than the box says: ten or more a day, or such words",
        ("ask_bowels",), "b5_gut_large",
    ),
    ProgramFlag(
        "alert_typed_other", NALTREXONE, Urgency.BEFORE, "her words name LDN or naltrexone (see above)",
        ("please_check",),
    ),
    ProgramFlag(
        "alert_typed_other", NALTREXONE, Urgency.NOTE, "a blocker other than a rescue kit is typed", ("please_check",),
    ),
    ProgramFlag(
        "alert_not_recognised", OTHER_MEDICINES, Urgency.BEFORE,
        "typed: a name that is not recognised, for pain or a cough", ("please_check",),
    ),
    ProgramFlag(
        "alert_not_recognised", OTHER_MEDICINES, Urgency.NOTE, "typed: any other name that is not recognised",
        ("please_check",),
    ),
)  # fmt: skip
BESIDE_NO = (
    ProgramFlag(
        "b7_allergy", "allergies", Urgency.BEFORE,
        "answered no or nothing, and her words tell of an allergy to naltrexone: named among her allergies, or beside "
        "words such as rash, swelling or anaphylaxis where she writes of it or tried it",
        (), "b7_allergy",
    ),
    ProgramFlag(
        "b7_allergy", "allergies", Urgency.PLAN,
        "answered no or nothing, and her words tell that naltrexone made her ill; tried: made it worse is said so",
        ("please_check",),
    ),
    ProgramFlag(
        "a1_suicide", MOOD, Urgency.TODAY,
        "answered no or nothing, and her words speak of ending her own life (“end my life”): as “not sure”. So too for "
        "phrases about each question of health, drink, an operation, signs after LDN and an accident",
        (), "a1_suicide",
    ),
)  # fmt: skip


def flags_of(checklist: Checklist) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Each with an id, and as it is printed and signed: its label and place, when it is raised, what prints."""
    alerts = {alert.id: alert for alert in checklist.alerts()}
    texts = checklist.texts
    for number, flag in enumerate((*STEPS, *BESIDE_NO), start=1):
        label = texts.get(flag.label, "")
        if flag.label in alerts:
            label = f"{alerts[flag.label].label}: {texts['answered_no']}, {texts['but_typed']}"
        also = f"Then the sentence of {flag.also}." if flag.also in alerts else ""
        said = " ".join(filter(None, (*(texts[key] for key in flag.says), also)))
        place = f"{label} ({URGENCIES[flag.urgency]}, {plain(flag.topic)})"
        yield f"program flag {number}", (place, flag.when, said)
