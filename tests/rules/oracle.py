"""What must hold of the flags for a set of answers, written from the specifications and not from the rules.

Written before the rules were read, from the product page, the contract and the clinical facts. It knows nothing of
`ldnprep.rules`: it takes answers as a file holds them and a `Told` (what `ldnprep flags` prints), and names every
promise that is broken. Where the specifications leave a choice it asks for less, never for more.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

URGENCIES = ("none", "note", "plan", "before", "today")
STATES = ("no", "not_answered", "not_sure", "yes")
EFFICACY = frozenset({"fair_trial", "measure_stop", "ldn_helping"})
ABOUT_OPIOIDS = re.compile(r"opioid|past_|depot|pump|cut_down|clash|watch|implant|taper|pregnan")

NAMES: Mapping[str, tuple[str, ...]] = {
    "systemic": ("tramadol", "codeine", "morphine", "co-codamol", "oxycodone", "kratom", "tianeptine", "methadone"),
    "slang": ("heroin", "percs"),
    "gut": ("loperamide", "Imodium", "Lomotil"),
    "harmless": ("paracetamol", "ibuprofen", "levothyroxine", "omeprazole"),
    "antagonist": ("LDN", "naltrexone", "Contrave", "Mysimba"),
    "sign": ("naloxegol", "Relistor", "lofexidine"),
    "unknown": ("Qwertyzol forte", "grey nerve capsules"),
    "interaction": ("disulfiram", "thioridazine"),
}
KIND_OF = {name: kind for kind, names in NAMES.items() for name in names}
OPIOIDS = ("systemic", "slang")

# The yes/no questions of each topic, as the contract's table and the questions' own words place them.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "opioids": (
        "opioids_now", "opioid_as_needed", "opioid_procedure", "opioid_patch_or_pump", "opioid_pump",
        "opioid_tapering", "opioid_stopped_for_ldn", "opioid_treatment", "opioid_use_disorder", "opioid_depot_ever",
        "opioid_cough", "opioid_from_other", "opioid_herbal", "opioid_street",
        "overdose_ever", "low_tolerance", "opioid_clue", "gut_opioid_large", "gut_opioid_withdrawal",
        "opioid_very_sleepy_now", "opioid_withdrawal_now",
    ),
    "naltrexone": ("on_naltrexone",),
    "surgery": ("surgery_planned", "surgery_soon", "pholcodine_12_months", "urgent_pain_condition"),
    "liver": ("liver_signs_now", "liver_disease", "liver_tests_raised"),
    "kidneys": ("kidney_disease", "dialysis"),
    "pregnancy": ("pregnancy", "could_get_pregnant"),
    "allergies": ("allergies", "naltrexone_allergy", "breathing_trouble_now", "swollen_face_now"),
    "alcohol": ("alcohol",),
    "mood": ("mood_crisis", "mood_history", "self_harm_ever", "nightmares"),
    "other_medicines": (
        "gut_opioid", "bowel_condition", "sedatives", "immune_medicine", "blood_thinner", "liver_medicine",
    ),
    "other_health": (
        "immune_disease", "infections_often", "cancer", "transplant", "breathing_illness", "drug_tests", "driving",
        "intolerance", "swallowing", "strong_reactions", "household_opioids", "household_children",
        "swallowed_by_other",
    ),
}  # fmt: skip
YES_NO = tuple(field for fields in FIELDS.values() for field in fields)
# The questions that decide a topic's state (the first edition's safety table).
DECIDING: Mapping[str, tuple[str, ...]] = {
    "opioids": ("opioids_now", "opioid_patch_or_pump", "opioid_treatment"),
    "naltrexone": ("on_naltrexone",),
    "surgery": ("surgery_planned",),
    "liver": ("liver_disease",),
    "kidneys": ("kidney_disease",),
    "pregnancy": ("pregnancy",),
    "allergies": ("allergies",),
    "alcohol": ("alcohol",),
    "mood": ("mood_crisis",),
}
# A follow-up counts only while one of its parents is answered yes or not sure; one about opioids always does.
PARENTS: Mapping[str, tuple[str, ...]] = {
    "surgery_soon": ("surgery_planned",),
    "surgery_date": ("surgery_planned",),
    "pholcodine_12_months": ("surgery_planned",),
    "liver_which": ("liver_disease",),
    "pregnancy_which": ("pregnancy",),
    "alcohol_often": ("alcohol",),
    "allergies_what": ("allergies", "naltrexone_allergy"),
    "surgery_what": ("surgery_planned",),
    "liver_details": ("liver_disease", "liver_tests_raised"),
    "kidney_details": ("kidney_disease", "dialysis"),
    "transplant_what": ("transplant",),
    "immune_what": ("immune_disease",),
    "breathing_what": ("breathing_illness",),
    "mood_history_what": ("mood_history",),
    "ldn_since": ("on_naltrexone",),
    "opioid_procedure_what": ("opioid_procedure",),
    "opioid_treatment_when": ("opioid_treatment",),
    "opioid_depot_last": ("opioid_depot_ever",),
    "opioid_implant_out": ("opioid_depot_ever",),
    "opioid_patch_off": ("opioid_patch_or_pump",),
}
ALWAYS = ("opioid_procedure_what", "opioid_treatment_when", "opioid_depot_last", "opioid_implant_out")
RECENT_DAYS, YEAR_DAYS = 28, 365
TEXTS = ("notes", "want_to_avoid", "decision_values", "hopes_other")
# What some sentences tell, by their meaning; tests/medicines/test_taking.py and test_ago.py hold many more.
TELL_OF_LDN = frozenset({"I started my friend's LDN last week", "LDN gave me a rash yesterday", "LDN, on Friday"})
TELL_OF_USE = frozenset({"codeine makes me itch, so I take oxycodone instead"})  # among allergies
TELL_OF_LATELY = frozenset({"I still take it on bad days", "last week", "on Friday"})  # beside what was tried


@dataclass(frozen=True)
class Person:
    """One set of answers, as a file holds them, and whether the mood answers are shared."""

    answers: Mapping[str, object]
    show_mood: bool = True
    visit: date = date(2026, 12, 9)

    def shown(self, field: str) -> bool:
        """Whether the question can be seen: a follow-up only behind its parent's yes or not sure."""
        if field == "could_get_pregnant":
            return self.answers.get("pregnancy") != "yes"
        parents = PARENTS.get(field) if field not in ALWAYS else None
        return parents is None or any(self.answers.get(parent) in ("yes", "not_sure") for parent in parents)

    def below(self, field: str) -> bool:
        """Whether something was told in a follow-up although none of the answers above it is yes or not sure.

        An old day tells of what is over; "not sure" and "no" tell nothing.
        """
        value = self.answers.get(field)
        if field not in PARENTS or value in (None, "no", "not_sure", ["not_sure_which"], "no_implant"):
            return False
        if not self.show_mood and field in ("mood_history_what", "mood_history"):
            return False
        day = str(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else ""
        over = bool(day) and (self.visit - date.fromisoformat(day)).days > YEAR_DAYS + 14
        return not over and not any(self.answers.get(parent) in ("yes", "not_sure") for parent in PARENTS[field])

    def heard(self) -> "Person":
        """The same person with a yes above each follow-up that tells something below a no, or below nothing.

        What is hidden and tells nothing ("not sure") stays out of it.
        """
        silent = {field for field in PARENTS if not self.shown(field) and not self.below(field)}
        above = {
            next((each for each in PARENTS[field] if self.answers.get(each) == "no"), PARENTS[field][0]): "yes"
            for field in PARENTS
            if self.below(field)
        }
        told = {field: value for field, value in self.answers.items() if field not in silent}
        return replace(self, answers={**told, **above})

    def state(self, field: str) -> str:
        """One of the four states of a yes/no question; not answered while it is hidden, unless it is a yes."""
        value = self.answers.get(field, "not_answered")
        return str(value) if self.shown(field) or self.below(field) else "not_answered"

    def yes(self, *fields: str) -> bool:
        """Whether one of these was answered yes."""
        return any(self.state(field) == "yes" for field in fields)

    def maybe(self, *fields: str) -> bool:
        """Whether one of these was answered yes or not sure."""
        return any(self.state(field) in ("yes", "not_sure") for field in fields)

    def value(self, field: str) -> object:
        """The value of any other question, nothing while it is hidden."""
        return self.answers.get(field) if self.shown(field) else None

    def chosen(self, field: str) -> tuple[str, ...]:
        """The options ticked in a list."""
        value = self.value(field)
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    def rows(self, field: str) -> tuple[str, ...]:
        """The names of the rows typed into a box for medicines; a row without a name is an empty one."""
        value = self.answers.get(field)
        if not isinstance(value, list):
            return ()
        return tuple(str(row.get("name", "")) if isinstance(row, dict) else str(row) for row in value)

    def typed(self, *kinds: str) -> bool:
        """Whether a name of one of these kinds stands among the medicines or in the box for opioids."""
        return any(KIND_OF.get(name) in kinds for field in ("medicines", "opioid_names") for name in self.rows(field))

    def mentions(self) -> bool:
        """Whether free text names an opioid by its exact name, or what she tried was used lately.

        Words about mood count, shared or not: where the contract says "Mood, withheld or not, never touches it", that
        is narrowed to the ticks. A withheld box must not hide an opioid.
        """
        allergy = self.answers.get("allergies_what")
        return (
            any(self._names_one(field) for field in (*TEXTS, "mood_history_what"))
            or allergy in TELL_OF_USE
            or self.tried_lately(*OPIOIDS)
        )

    def names_ldn(self) -> bool:
        """Whether her words tell that she takes LDN, or took it lately."""
        texts = {self.answers.get(field) for field in (*TEXTS, "mood_history_what", "allergies_what")}
        return not texts.isdisjoint(TELL_OF_LDN) or self.tried_lately("antagonist")

    def tried(self, *kinds: str) -> bool:
        """Whether a name of one of these kinds stands among what she tried before."""
        return any(KIND_OF.get(name) in kinds for name in self.rows("tried"))

    def tried_lately(self, *kinds: str) -> bool:
        """The same, where her words say that she still takes it or stopped in the last weeks."""
        rows = self.answers.get("tried")
        return any(
            KIND_OF.get(row["name"]) in kinds and row.get("stopped") in TELL_OF_LATELY
            for row in (rows if isinstance(rows, list) else ())
        )

    def reacted(self) -> bool:
        """Whether she named an opioid among her allergies."""
        return self._names_one("allergies_what")

    def _names_one(self, field: str) -> bool:
        text = str(self.answers.get(field, "")).casefold()
        return any(re.search(rf"\b{re.escape(name.casefold())}\b", text) for name in NAMES["systemic"])


@dataclass(frozen=True)
class Told:
    """What `ldnprep flags` prints: topics in printed order with urgency and state; facts with their own state."""

    urgency: Mapping[str, str]
    state: Mapping[str, str]
    urgent: tuple[str, ...]
    questions: tuple[str, ...]
    reassures: bool
    facts: tuple[tuple[str, str, str], ...] = ()  # topic, field, printed state

    @property
    def order(self) -> tuple[str, ...]:
        """The topics as they are printed."""
        return tuple(self.urgency)

    def at(self, *topics: str) -> str:
        """The highest urgency of these topics."""
        return max((self.urgency[topic] for topic in topics), key=URGENCIES.index)

    @property
    def sheet(self) -> str:
        """The highest urgency of the whole sheet."""
        return self.at(*self.urgency)


# ---- evidence ------------------------------------------------------------------------------------------------------


def last_dose(person: Person) -> str:
    """What the day of the last opioid says: '' (nothing), 'recent', 'old' or 'unclear'."""
    value = person.answers.get("opioid_last_dose")
    if value is None:
        return ""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "unclear"
    return "recent" if (person.visit - date.fromisoformat(value)).days <= RECENT_DAYS else "old"


def opioid_box(person: Person) -> bool:
    """A row in the box for opioids is an opioid by her own word, also without a name; a blocker typed there is not.

    A name that is surely something else must be cleared before, and is no reason for today.
    """
    return any(KIND_OF.get(name) not in ("antagonist", "sign", "harmless") for name in person.rows("opioid_names"))


def recent_depot(person: Person) -> bool:
    """A shot or implant within a year, or on a day that she does not know; how long it stays, a clinician says."""
    day = person.answers.get("opioid_depot_last")
    known = isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    told = person.yes("opioid_depot_ever") or (person.state("opioid_depot_ever") != "not_sure" and known)
    return bool(told) and not (known and (person.visit - date.fromisoformat(str(day))).days > YEAR_DAYS)


def opioid_for_sure(person: Person) -> bool:
    """Evidence of an opioid about now of every kind that the issue lists: with naltrexone it is a clash."""
    return (
        person.yes("opioids_now", "opioid_as_needed", "opioid_patch_or_pump", "opioid_pump", "opioid_tapering")
        or person.yes("gut_opioid_large", "gut_opioid_withdrawal")
        or recent_depot(person)
        or person.value("opioid_implant_out") == "still_in"
        or (
            person.state("opioid_treatment") != "not_sure"
            and person.value("opioid_treatment_when") in ("now", "last_3_months")
        )
        or person.yes("opioid_cough", "opioid_from_other", "opioid_herbal", "opioid_street")
        or opioid_box(person)
        or person.typed(*OPIOIDS)
        or last_dose(person) == "recent"
    )


def opioid_named(person: Person) -> bool:
    """An opioid that is told, or that her words name in another place."""
    return opioid_for_sure(person) or person.mentions()


def opioid_before(person: Person) -> bool:
    """Weaker evidence that must still be cleared before anything is prescribed."""
    return (
        opioid_for_sure(person)
        or person.yes("opioid_procedure", "opioid_stopped_for_ldn", "opioid_use_disorder")
        or person.yes("opioid_treatment", "opioid_depot_ever")
        or (person.maybe("opioid_depot_ever") and person.value("opioid_implant_out") == "not_sure")
        or last_dose(person) == "unclear"
        or "cut_opioids" in person.chosen("hopes")
        or any(KIND_OF.get(name) == "harmless" for name in person.rows("opioid_names"))
        or person.typed("sign")
        or person.mentions()
        or any(
            person.state(f) == "not_sure"
            for f in ("opioids_now", "opioid_patch_or_pump", "opioid_depot_ever", "opioid_pump")
        )
    )


def opioid_told(person: Person) -> bool:
    """Anything, however weak, that forbids the reassuring sentence."""
    fields = [
        f for f in FIELDS["opioids"] if f not in ("opioid_very_sleepy_now", "opioid_withdrawal_now", "low_tolerance")
    ]
    return (
        opioid_before(person)
        or person.maybe(*fields)
        or person.maybe("gut_opioid")  # these act like opioids in the bowel, typed or ticked
        or (person.maybe("surgery_planned") and person.maybe("pholcodine_12_months"))
        or person.reacted()
        or person.tried(*OPIOIDS)
        or bool(last_dose(person))
        or bool(person.rows("opioid_names"))
        or person.typed("unknown", "sign", *OPIOIDS)
        or any(person.state(field) != "no" for field in DECIDING["opioids"])
    )


def drinks_heavily(person: Person) -> bool:
    """Every day, or many at once."""
    return person.maybe("alcohol") and _which(person, "alcohol_often", "every_day", "many_at_once")


def may_drink_much(person: Person) -> bool:
    """Most days, or nothing said of how often: beside signs of withdrawal that is a reason for today.

    The facts' question 16 ("I drink most days ... how do I cut down safely?") counts from most days on, and their
    section 5 puts what was not answered where a yes would stand.
    """
    often = person.value("alcohol_often")
    return person.maybe("alcohol") and (often is None or drinks_heavily(person) or often == "most_days")


def on_naltrexone(person: Person) -> bool:
    """Naltrexone answered or typed."""
    return person.yes("on_naltrexone") or person.typed("antagonist")


def perhaps_on_naltrexone(person: Person) -> bool:
    """The same, or not sure, or her words tell of it in another place."""
    return on_naltrexone(person) or person.maybe("on_naltrexone") or person.names_ldn()


def pregnant(person: Person) -> bool:
    """Pregnant by her own answer."""
    return person.yes("pregnancy") and person.value("pregnancy_which") == "pregnant"


def mood_shown(person: Person) -> bool:
    """A crisis that she shares."""
    return person.show_mood and person.maybe("mood_crisis")


# ---- what each topic must at least be ------------------------------------------------------------------------------

Holds = Callable[[Person], bool]


def _which(person: Person, field: str, *options: str) -> bool:
    value = person.value(field)
    return value in options if isinstance(value, str) else bool(set(person.chosen(field)) & set(options))


def _scale(person: Person, field: str, least: int) -> bool:
    value = person.answers.get(field)
    return isinstance(value, int) and value >= least


def _age(person: Person) -> int:
    born = date.fromisoformat(str(person.answers.get("birth_date", "1973-04-02")))
    visit = person.visit
    return visit.year - born.year - ((visit.month, visit.day) < (born.month, born.day))


AT_LEAST: tuple[tuple[str, Holds, tuple[str, ...], str], ...] = (
    ("an opioid with naltrexone", lambda p: opioid_for_sure(p) and perhaps_on_naltrexone(p), ("opioids",), "today"),
    (
        "an opioid named, and naltrexone",
        lambda p: opioid_named(p) and perhaps_on_naltrexone(p),
        ("opioids",),
        "today",
    ),
    ("an opioid in pregnancy", lambda p: opioid_for_sure(p) and pregnant(p), ("opioids", "pregnancy"), "today"),
    # A4 of the facts, and their rule that a name counts in whatever field it was typed
    ("an opioid named, in pregnancy", lambda p: opioid_named(p) and pregnant(p), ("pregnancy",), "today"),
    (
        "withdrawal signs with an opioid or LDN",
        lambda p: (opioid_for_sure(p) or on_naltrexone(p)) and p.yes("opioid_withdrawal_now"),
        ("opioids",),
        "today",
    ),
    (
        "withdrawal signs, and an opioid that was hard to control",
        lambda p: p.yes("opioid_use_disorder") and p.yes("opioid_withdrawal_now"),
        ("opioids",),
        "today",
    ),
    (
        "very sleepy with an opioid or LDN",
        lambda p: (opioid_for_sure(p) or on_naltrexone(p)) and p.yes("opioid_very_sleepy_now"),
        ("opioids",),
        "today",
    ),
    ("very sleepy", lambda p: p.yes("opioid_very_sleepy_now"), ("opioids", "other_health"), "today"),
    ("an opioid", opioid_before, ("opioids",), "before"),
    ("an overdose, or a kit", lambda p: p.yes("overdose_ever", "opioid_clue"), ("opioids",), "plan"),
    ("a day of last use", lambda p: bool(last_dose(p)), ("opioids",), "note"),
    ("on naltrexone", on_naltrexone, ("naltrexone",), "before"),
    ("perhaps on naltrexone", perhaps_on_naltrexone, ("naltrexone",), "note"),
    ("her words tell of LDN", lambda p: p.names_ldn(), ("naltrexone",), "before"),
    ("an opioid tried before", lambda p: p.tried(*OPIOIDS), ("opioids",), "plan"),
    ("liver signs", lambda p: p.yes("liver_signs_now"), ("liver",), "today"),
    ("perhaps liver signs", lambda p: p.maybe("liver_signs_now"), ("liver",), "before"),
    (
        "acute liver illness on naltrexone",
        lambda p: (
            p.yes("liver_disease")
            and _which(p, "liver_which", "acute_hepatitis", "liver_failure")
            and on_naltrexone(p)
        ),
        ("liver", "naltrexone"),
        "today",
    ),
    (
        "grave liver illness",
        lambda p: p.yes("liver_disease") and _which(p, "liver_which", "acute_hepatitis", "liver_failure", "cirrhosis"),
        ("liver",),
        "before",
    ),
    ("raised liver tests", lambda p: p.yes("liver_tests_raised"), ("liver",), "plan"),
    ("liver illness", lambda p: p.yes("liver_disease"), ("liver",), "note"),
    ("dialysis", lambda p: p.yes("dialysis"), ("kidneys",), "before"),
    ("kidney illness", lambda p: p.maybe("kidney_disease"), ("kidneys",), "note"),
    (
        "swollen face or trouble breathing",
        lambda p: p.yes("breathing_trouble_now", "swollen_face_now"),
        ("allergies",),
        "today",
    ),
    ("a reaction to naltrexone", lambda p: p.yes("naltrexone_allergy"), ("allergies", "naltrexone"), "before"),
    (
        "an allergy without a name",
        lambda p: p.yes("allergies") and not p.value("allergies_what"),
        ("allergies",),
        "before",
    ),
    ("thoughts of suicide", mood_shown, ("mood",), "today"),
    ("mood 9 or 10", lambda p: p.show_mood and _scale(p, "mood_now", 9), ("mood",), "plan"),
    ("mood 8", lambda p: p.show_mood and _scale(p, "mood_now", 8), ("mood",), "note"),
    (
        "mood 10 on naltrexone",
        lambda p: p.show_mood and _scale(p, "mood_now", 10) and on_naltrexone(p),
        ("mood",),
        "before",
    ),
    ("a mood illness", lambda p: p.show_mood and p.yes("mood_history"), ("mood",), "note"),
    ("pregnant", pregnant, ("pregnancy",), "before"),
    ("pregnant, trying or nursing", lambda p: p.yes("pregnancy"), ("pregnancy",), "plan"),
    ("pregnant on naltrexone", lambda p: pregnant(p) and on_naltrexone(p), ("pregnancy", "naltrexone"), "today"),
    (
        "perhaps pregnant on naltrexone",
        lambda p: p.maybe("pregnancy") and on_naltrexone(p),
        ("pregnancy", "naltrexone"),
        "before",
    ),
    ("an operation", lambda p: p.yes("surgery_planned"), ("surgery",), "plan"),
    (
        "an operation within days on naltrexone",
        lambda p: p.yes("surgery_planned") and p.maybe("surgery_soon") and perhaps_on_naltrexone(p),
        ("surgery", "naltrexone", "pregnancy"),
        "today",
    ),
    ("may need strong relief fast", lambda p: p.yes("urgent_pain_condition"), ("surgery",), "plan"),
    ("drinks every day or much", lambda p: p.yes("alcohol") and drinks_heavily(p), ("alcohol",), "plan"),
    (
        "drinks heavily, and shakes or sweats",
        lambda p: p.yes("alcohol") and drinks_heavily(p) and p.yes("opioid_withdrawal_now"),
        ("alcohol",),
        "today",
    ),
    (
        "drinks, perhaps much, and shakes or sweats",
        lambda p: p.yes("alcohol") and may_drink_much(p) and p.yes("opioid_withdrawal_now"),
        ("alcohol",),
        "today",
    ),
    (
        "an operation on naltrexone, on a day that nobody knows",
        lambda p: (
            p.yes("surgery_planned") and p.state("surgery_soon") == "not_answered" and not p.value("surgery_date")
        ) and on_naltrexone(p),
        ("surgery",),
        "today",
    ),
    ("cancer", lambda p: p.yes("cancer"), ("other_health",), "plan"),
    ("a transplant", lambda p: p.yes("transplant"), ("kidneys", "other_health", "other_medicines"), "plan"),
    ("under 18", lambda p: _age(p) < 18, ("other_health",), "before"),
    ("swallowed by another", lambda p: p.yes("swallowed_by_other"), ("other_health",), "today"),
    ("an immune illness", lambda p: p.yes("immune_disease"), ("other_health",), "note"),
    ("an unknown name", lambda p: p.typed("unknown"), ("opioids", "other_medicines"), "note"),
)  # fmt: skip

# What it takes for a topic to say "today": an alarm without one of these is a false one.
TODAY_NEEDS: Mapping[str, Holds] = {
    "opioids": lambda p: (
        perhaps_on_naltrexone(p) or p.maybe("pregnancy") or p.maybe("opioid_very_sleepy_now", "opioid_withdrawal_now")
    ),
    "naltrexone": perhaps_on_naltrexone,
    "surgery": lambda p: p.maybe("surgery_planned") and perhaps_on_naltrexone(p),
    "liver": lambda p: p.maybe("liver_signs_now") or (p.maybe("liver_disease") and perhaps_on_naltrexone(p)),
    "kidneys": lambda p: p.maybe("kidney_disease", "dialysis") and perhaps_on_naltrexone(p),
    "pregnancy": lambda p: (
        (p.maybe("pregnancy") and (opioid_told(p) or perhaps_on_naltrexone(p)))
        or (p.maybe("surgery_planned") and perhaps_on_naltrexone(p))
    ),
    "allergies": lambda p: p.maybe("breathing_trouble_now", "swollen_face_now"),
    "alcohol": lambda p: may_drink_much(p) and p.maybe("opioid_withdrawal_now"),
    "mood": mood_shown,
    "other_medicines": lambda _: False,
    "other_health": lambda p: p.maybe("opioid_very_sleepy_now", "opioid_withdrawal_now", "swallowed_by_other"),
}


def calm(person: Person, topic: str) -> bool:
    """Whether she answered no to all that belongs to the topic and typed nothing that could."""
    if any(person.answers.get(field, "not_answered") != "no" for field in FIELDS[topic] if person.shown(field)):
        return False
    return {
        "opioids": not opioid_told(person) and not person.typed("antagonist", "gut", "unknown", "sign"),
        "naltrexone": not person.typed("antagonist", "sign") and not person.names_ldn(),
        "liver": not person.typed("interaction"),
        "allergies": not person.tried("antagonist"),  # that it made her worse may be a bad reaction to it
        "mood": not _scale(person, "mood_now", 6),
        "alcohol": not person.typed("interaction"),
        "other_medicines": not person.typed("gut", "unknown", "interaction", "sign", "antagonist", *OPIOIDS)
        and not person.mentions(),
        "other_health": 18 <= _age(person) <= 64
        and not person.maybe("opioid_very_sleepy_now", "opioid_withdrawal_now")
        and person.state("opioid_very_sleepy_now") == person.state("opioid_withdrawal_now") == "no",
    }.get(topic, True)


# ---- the promises --------------------------------------------------------------------------------------------------


def broken(person: Person, told: Told) -> list[str]:
    """Every promise that this one sheet breaks, in plain words."""
    return [
        *_reassurance(person, told),
        *_urgencies(person, told),
        *_states(person, told),
        *_questions(person, told),
        *_order(person, told),
        *_urgent_texts(told),
    ]


# asked below another question about opioids; where that one is "no" now, what stood here may keep the sentence back
FOLLOW_UPS = (
    *("opioid_patch_off", "opioid_pump_refill", "opioid_treatment_when", "opioid_depot_last", "opioid_implant_out"),
    *("opioid_procedure_what", "opioid_stopped_what", "gut_opioid_large", "gut_opioid_withdrawal"),
)


def _reassurance(person: Person, told: Told) -> Iterator[str]:
    if told.reassures and opioid_told(person):
        yield "reassures against evidence of an opioid"
    blocker_hurt = person.answers.get("allergies_what") in TELL_OF_LDN  # it may keep the sentence back; it need not
    left_over = any(person.answers.get(name) not in (None, "no") for name in FOLLOW_UPS)  # another answer hides it now
    may_keep_back = blocker_hurt or left_over
    heard = person.heard()
    if not told.reassures and calm(heard, "opioids") and not opioid_told(heard) and not may_keep_back:
        yield "does not reassure though nothing tells of an opioid"


def _urgencies(person: Person, told: Told) -> Iterator[str]:
    """What was told below a no raises its topic at least as a yes above it would."""
    person = person.heard()
    for what, holds, topics, least in AT_LEAST:
        if holds(person) and URGENCIES.index(told.at(*topics)) < URGENCIES.index(least):
            yield f"{what}: {' or '.join(topics)} must be at least {least}, is {told.at(*topics)}"
    for topic, urgency in told.urgency.items():
        if urgency == "today" and not TODAY_NEEDS[topic](person):
            yield f"{topic} says today without a reason for it"
        if URGENCIES.index(urgency) > URGENCIES.index("note") and calm(person, topic):
            yield f"{topic} is {urgency} though everything was answered no"


def _states(person: Person, told: Told) -> Iterator[str]:
    for topic, deciding in DECIDING.items():
        if topic == "mood" and not person.show_mood:
            if told.state[topic] != "not_shared":
                yield f"mood is withheld but its state is {told.state[topic]}"
            continue
        least = max((person.state(field) for field in deciding), key=STATES.index)
        if any(person.below(field) and PARENTS[field][0] in deciding for field in PARENTS):
            least = max(least, "not_sure", key=STATES.index)  # never counted among what was answered no
        if {"opioids": person.mentions(), "naltrexone": person.names_ldn()}.get(topic):
            least = max(least, "not_sure", key=STATES.index)
        if typed_yes(person, topic):
            least = "yes"
        if STATES.index(told.state[topic]) < STATES.index(least):
            yield f"{topic} is {told.state[topic]} but was answered {least}"
        if told.state[topic] == "yes" and least != "yes" and not may_be_yes(person, topic):
            yield f"{topic} is yes though nothing in it was answered yes"
    for topic, field, state in told.facts:
        if field in YES_NO and state != person.state(field) and not (topic == "mood" and not person.show_mood):
            yield f"{topic} prints {field} as {state}, answered {person.state(field)}"


def typed_yes(person: Person, topic: str) -> bool:
    """Whether a typed and recognised thing makes the topic yes."""
    if topic == "opioids":
        return person.typed(*OPIOIDS) or opioid_box(person)
    return topic == "naltrexone" and person.typed("antagonist")


def may_be_yes(person: Person, topic: str) -> bool:
    """Whether something of the topic was answered with more than no, or something was typed or chosen for it."""
    if person.yes(*FIELDS[topic]):
        return True
    return {
        "opioids": bool(last_dose(person))
        or bool(person.rows("opioid_names"))
        or person.typed("gut", "sign", *OPIOIDS)
        or "cut_opioids" in person.chosen("hopes")
        or person.answers.get("opioid_depot_last") is not None
        or person.value("opioid_implant_out") is not None
        or person.value("opioid_treatment_when") is not None,
        "naltrexone": person.typed("antagonist"),
        "mood": _scale(person, "mood_now", 6),
    }.get(topic, False)


def _questions(person: Person, told: Told) -> Iterator[str]:
    if len(told.questions) != len(set(told.questions)) or len(told.questions) > 3:
        yield f"the suggested three are {', '.join(told.questions)}"
    if URGENCIES.index(told.sheet) >= URGENCIES.index("plan") and EFFICACY & set(told.questions):
        yield f"an efficacy question beside urgency {told.sheet}: {', '.join(told.questions)}"
    mood = {"mood_first", "mood_tonight", "mood_medicines"}
    if mood_shown(person) and set(told.questions) != mood:
        yield f"in a mood crisis the three are {', '.join(told.questions)}"
    if not person.show_mood and mood & set(told.questions):
        yield "mood is withheld and a question tells of it"
    if not mood_shown(person) and opioid_named(person) and not any(map(ABOUT_OPIOIDS.search, told.questions)):
        yield f"an opioid, and no question about it: {', '.join(told.questions)}"
    person = person.heard()
    if "clash_signs" in told.questions and not perhaps_on_naltrexone(person):
        yield "asks about a clash with LDN though nothing tells of LDN"
    if "surgery_wait" in told.questions and perhaps_on_naltrexone(person):
        yield "asks whether to wait with LDN though she takes it, perhaps"


# What she is told to do today must stand on the front of the sheet: urgent text → topics of which one says today.
ON_THE_FRONT: Mapping[str, tuple[str, ...]] = {
    "u1_mood": ("mood",),
    "u2_clash": ("opioids",),
    "u2_named": ("opioids",),
    "u3_withdrawal": ("opioids",),
    "u3_alcohol": ("alcohol",),
    "u4_breathing": ("opioids",),
    "u4_potent": ("opioids",),
    "u4_sleepy": ("other_health", "opioids"),
    "u5_breath": ("allergies",),
    "u5_liver": ("liver",),
    "u5_hepatitis_ldn": ("liver",),
    "u6_pregnant_opioid": ("pregnancy", "opioids"),
    "u6_pregnant_ldn": ("pregnancy",),
    "u7_procedure": ("surgery",),
    "u8_swallowed": ("other_health",),
}
SOFTER = {"u3_unwell": ("u3_withdrawal", "u3_alcohol"), "u2_named": ("u2_clash",)}


def _urgent_texts(told: Told) -> Iterator[str]:
    for name in told.urgent:
        if name in ON_THE_FRONT and told.at(*ON_THE_FRONT[name]) != "today":
            yield f"she is told {name}, and the front does not say today"
        if name not in ON_THE_FRONT and name not in SOFTER:
            yield f"{name} is no text of which the oracle knows where it stands on the front"
        for other in SOFTER.get(name, ()):
            if other in told.urgent:
                yield f"{name} and {other} are told at once, and do not say the same"


def _order(person: Person, told: Told) -> Iterator[str]:
    if set(told.order) != set(FIELDS):
        yield f"the topics are {', '.join(told.order)}"
    others = [topic for topic in told.order if topic != "opioids"]
    for one, two in pairwise(others):
        if URGENCIES.index(told.urgency[one]) < URGENCIES.index(told.urgency[two]):
            yield f"{one} ({told.urgency[one]}) stands above {two} ({told.urgency[two]})"
    for one, two in pairwise(_ranked(person, told)):
        if told.order.index(one) > told.order.index(two):
            yield f"{two} stands above {one}, both today"
    place = told.order.index("opioids")
    for topic in told.order[:place]:
        if URGENCIES.index(told.urgency[topic]) < URGENCIES.index(told.urgency["opioids"]):
            yield f"{topic} stands above opioids, which is more urgent"
        if told.urgency[topic] == told.urgency["opioids"] != "none" and told.urgency["opioids"] != "today":
            yield f"{topic} stands above opioids, and opioids come first among equals"


def _ranked(person: Person, told: Told) -> list[str]:
    """The topics of urgency today for a reason of product.md, in the order given there."""
    slow = person.maybe("opioid_very_sleepy_now")
    reasons = (
        ("allergies", TODAY_NEEDS["allergies"](person) and not slow),
        ("opioids", opioid_for_sure(person) and (perhaps_on_naltrexone(person) or person.yes("opioid_withdrawal_now"))),
        ("mood", mood_shown(person)),
        ("liver", person.yes("liver_signs_now")),
        ("pregnancy", pregnant(person) and (opioid_for_sure(person))),
        ("surgery", person.yes("surgery_planned") and person.yes("surgery_soon") and on_naltrexone(person)),
    )
    return [topic for topic, holds in reasons if holds and told.urgency[topic] == "today"]


# ---- worse answers -------------------------------------------------------------------------------------------------


def worse(person: Person) -> Iterator[tuple[str, Person]]:
    """Every set of answers that is one step worse: one yes/no question one state further, or one more name typed."""
    for field in YES_NO:
        state = person.answers.get(field, "not_answered")
        place = STATES.index(str(state))
        if place + 1 < len(STATES):
            yield f"{field}: {state} to {STATES[place + 1]}", _with(person, field, STATES[place + 1])
    for field in ("medicines", "opioid_names"):
        for kind, names in NAMES.items():
            rows = [*person.rows(field), names[0]]
            yield f"{names[0]} ({kind}) typed into {field}", _with(person, field, rows)


def _with(person: Person, field: str, value: object) -> Person:
    answers = {**person.answers, field: value}
    if value == "not_answered":
        del answers[field]
    return Person(answers, person.show_mood, person.visit)


# What the contract moves from one topic to another as soon as an opioid or LDN is in sight, or the amount is too much.
# Shaking and vomiting now belong to the alcohol as soon as she drinks heavily: one text, one line.
MOVES = {"other_health": ("opioids", "alcohol"), "other_medicines": ("opioids",)}
# An opioid named in an answer that nobody sees may be a medicine; with its question it is seen to be a reaction.
ALLERGY_QUESTIONS = ("allergies", "naltrexone_allergy")


def fell(before: Told, after: Told, step: str = "") -> list[str]:
    """Where urgency or state fell though an answer got worse; step: which one, as `worse` names it."""
    found = []
    seen_as_allergy = step.split(":")[0] in ALLERGY_QUESTIONS
    moves = {**MOVES, "opioids": ("allergies",)} if seen_as_allergy else MOVES
    if URGENCIES.index(after.sheet) < URGENCIES.index(before.sheet):
        found.append(f"the sheet fell from {before.sheet} to {after.sheet}")
    for topic, urgency in before.urgency.items():
        now = after.urgency[topic]
        if URGENCIES.index(now) >= URGENCIES.index(urgency):
            continue
        moved = moves.get(topic)
        if moved is None or URGENCIES.index(after.at(*moved)) < URGENCIES.index(urgency):
            found.append(f"{topic} fell from {urgency} to {now}")
    for topic, state in before.state.items():
        if seen_as_allergy and topic == "opioids":
            continue
        # what moved is told there as what it is: a loose-bowel medicine, perhaps above the label, is perhaps an opioid
        moved_on = any(after.state[other] in ("not_sure", "yes") for other in MOVES.get(topic, ()))
        if state in STATES and STATES.index(after.state[topic]) < STATES.index(state) and not moved_on:
            found.append(f"the state of {topic} fell from {state} to {after.state[topic]}")
    return found
