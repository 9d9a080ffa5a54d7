"""What a `when` may ask: each test a small frozen type, and the Condition that joins them. `rules` says what holds."""

from __future__ import annotations

from msgspec import Struct


class FieldIs(Struct, frozen=True, tag=True):
    """The field's value (or, for choices, at least one of them) is one of `values`.

    Values may include `not_answered`, and `not_sure` for yes_no_unsure and date.
    """

    field: str
    values: tuple[str, ...]


class FieldAnswered(Struct, frozen=True, tag=True):
    """The field has an answer (`answered` True) or has none (False)."""

    field: str
    answered: bool = True


class ScaleWithin(Struct, frozen=True, tag=True):
    """A 0 to 10 scale was answered and lies within the bounds, both included; None is no bound."""

    field: str
    at_least: int | None = None
    at_most: int | None = None


class TherapyIs(Struct, frozen=True, tag=True):
    """Any therapy row with one of these ids (empty: any id) has this state and this effect ("" is any)."""

    ids: tuple[str, ...] = ()
    state: str = ""
    effect: str = ""


class RecognisedIn(Struct, frozen=True, tag=True):
    """A medicines or therapies row, hidden or not, holds a name of one of these groups.

    long_acting: "" any, "yes", "no" or "unknown".  severity: "" any, "systemic" or "gut".
    past: looks at what was tried before and is not used now, and at nothing else. lately: of that only at what she
    still uses by her words, or stopped in the last weeks. untold: at what no words tell to be long over.
    names: if not empty, only matches with one of these names (`Match.name`) count, for groups that hold unlike
    things: naltrexone itself and a naloxone kit are both antagonists, but only the first is a duplicate of LDN.
    """

    groups: tuple[str, ...]
    long_acting: str = ""
    severity: str = ""
    names: tuple[str, ...] = ()
    past: bool = False
    lately: bool = False
    untold: bool = False


class RecognisedUnknown(Struct, frozen=True, tag=True):
    """A medicines row holds a part that was not recognised.

    for_pain: only rows whose words speak of pain or a cough, so that the unknown name may well be an opioid.
    as_opioid: those rows that she typed among her opioids, and no others.
    """

    for_pain: bool = False
    as_opioid: bool = False


class OnlyHarmless(Struct, frozen=True, tag=True):
    """What tells of an opioid is a patch or rows among her opioids, and all that she named is known to be none."""


class Told(Struct, frozen=True, tag=True):
    """The `evidence` of this topic holds: she told of the thing itself, now or lately.

    named: or words of hers in another place name it, such as her notes, a question, what she tried lately.
    """

    topic: str
    named: bool = False


class DaysSince(Struct, frozen=True, tag=True):
    """Days from the date in `field` to the day the answers were saved (else visit_date); bounds included.

    What cannot be counted (no day known, her own words without a confirmed meaning) holds: rather told than missed.
    Only words that mean "never" do not.
    """

    field: str
    at_most: int | None = None
    at_least: int | None = None


IN_WORDS = "in_words"  # a date in her own words, of which no day is known


class NamedIn(Struct, frozen=True, tag=True):
    """A row was typed in this list of medicines that is not known to be an opioid blocker and nothing else."""

    field: str


class MentionedIn(Struct, frozen=True, tag=True):
    """The text of one of these fields names an opioid, or (among her allergies) an opioid blocker.

    perhaps: or its words may mean one: "the strong pain pills".
    """

    fields: tuple[str, ...]
    perhaps: bool = False


class AgeAtVisit(Struct, frozen=True, tag=True):
    """Age in whole years on visit_date (else on the file's `saved` day); `below` excluded, `at_least` included.

    Incomplete dates count when any day that they may mean does.
    """

    below: int | None = None
    at_least: int | None = None


class DaysToSurgery(Struct, frozen=True, tag=True):
    """Days from visit_date (else from the file's `saved` day) to surgery_date; bounds included."""

    at_most: int | None = None
    at_least: int | None = None


Test = (
    FieldIs
    | FieldAnswered
    | ScaleWithin
    | TherapyIs
    | RecognisedIn
    | RecognisedUnknown
    | OnlyHarmless
    | AgeAtVisit
    | DaysToSurgery
    | DaysSince
    | NamedIn
    | MentionedIn
    | Told
)


class Condition(Struct, frozen=True):
    """`any_of`: alternatives, any one suffices; within an alternative all tests must hold.

    In YAML a mapping is one alternative. Its key `all: [mapping, mapping]` adds more tests that must hold too: the
    only way to ask twice for the same key, such as an opioid and an antagonist both recognised.
    """

    any_of: tuple[tuple[Test, ...], ...]
