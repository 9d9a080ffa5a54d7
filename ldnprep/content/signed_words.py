"""What is signed, in the very words in which the review pack prints it: nothing else enters a checksum.

Each function gives pieces of text. The pack lays them out as they are, the checksum is made of them, and a test finds
every one of them in the text of the PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from ldnprep.content.model import (
    COUNTRIES,
    Alert,
    Checklist,
    Claim,
    Field,
    Question,
    Source,
    Topic,
    Trial,
    Urgency,
    Urgent,
)
from ldnprep.content.triggers import Names, plain, trigger_words

URGENCIES = {
    Urgency.TODAY: "Act today",
    Urgency.BEFORE: "Clear before any prescription",
    Urgency.PLAN: "Needs a plan",
    Urgency.NOTE: "For completeness",
}
MARKS = {"read": "read", "reported": "read only as quoted elsewhere", "known": "settled knowledge, not read again"}
FIRST = COUNTRIES[0]
# What the program does by rule and not by content, so that it is signed too.
KEY = (
    ("tells of X", "one of the numbered answers below"),
    ("names opioids", "in any box of words an opioid by its exact name, unless each sentence about it says plainly "
     "that it is over or another person's, or, among allergies, only a reaction; what was tried and, by her words, "
     "used in the last weeks; beside LDN also slang, a name spelt like one, and an allergy in words that may "
     "be of now"),
    ("names LDN or naltrexone", "her words say that she takes it or took it lately; to ask about it is not enough"),
    ("typed", "as a medicine or an opioid, by a name that is known or spelt nearly so; “tried”: among what was tried"),
    ("any of these: A; B: yes or not sure", "one of them is answered so"),
    ("(opioids 20)", "the topic, and the place within the urgency, small first"),
    ("Not beside X", "not while X is raised, which says the same with more reason"),
    ("Front", "the short sentence on the front, where it is not the whole text"),
    ("Prints its heading only", "no statement of ours stands beside it"),
    ("Above it", "the sign that she ticked stands above the urgent text"),
    ("Hints alone", "where only a spinal pump or a medicine that goes with opioids tells of them, the flag that is "
     "true of any opioid is not raised"),
)  # fmt: skip
BOX = (
    "The opioid box. It always stands on the front. Its heading is the answer to “Opioids in the last 4 weeks”, or "
    "“yes” with the question that says so, or “answered no, but typed”. Where nothing is “yes” but street drugs or "
    "someone else's pain medicine, it reads “to be clarified”. Below stands the short sentence that is true of any "
    "opioid, then two at most of the other flags. Beside more than hints it asks, in the US, Canada and Australia:",
    "Where the first three answers are no and nothing else tells of an opioid, no shot or implant at any time either, "
    "it says:",
)
GAPS = (
    "Questions on which a flag for today or before rests are named where they were not answered; of the others the "
    "front tells how many."
)
JUDGED = (
    "Judgements without a source, which you sign with this part: a last opioid counts for 31 days, a depot for 366, "
    "and an operation is near within 7; low mood is loud from 8 or 9 of 10; from 65 there is a question and no flag; "
    "drinking counts from most days on, and for signs now also where how often was not answered; a name among her "
    "opioids is an opioid by her own word, known or not; a very potent opioid that she typed counts whenever it was; "
    "nalmefene with no form counts as the tablet; u6_pregnant_opioid is shown for any opioid, also one given once or "
    "only named. Who takes LDN is told to ask before the next one, not to stop. For u5_liver, u5_hepatitis_ldn and the "
    "clash a reader asks for more; choose: “Do not take more LDN or naltrexone until a doctor tells you to.”"
)
CHOICE = (
    "The three: those whose condition holds come before those that are always offered; then by rank, small first; two "
    "of one heading at most. Left out are: what asks whether LDN helps, beside a flag for today, before or plan; mood, "
    "where mood is not shared; what gives way to a question that holds; what she put away. An operation whose day has "
    "passed is none that is planned. She chooses; what she types comes first."
)
_NUMBER = re.compile(r"(?:NHS )?\d(?:[ -]?\d){2,}")  # three digits or more, so that hours are none
_ALL = re.compile(r"Emergency numbers: [^:]*$")
AND_NUMBERS = "+ numbers"
_TEXTED = re.compile(r"call or text (\d+)")
_THEN = re.compile(r"call or text (\d+)\. Veterans (press \d)")
_FEW = 2  # changes of a text for another country that can be read as changes

Group = tuple[str, str, tuple[str, ...]]  # of the medicines: id, flag, names


def ways(condition: object, names: Names) -> tuple[str, ...]:
    """The alternatives of a condition, each in words."""
    return trigger_words(condition, names)  # type: ignore[arg-type]  # each caller has a condition


def cited(ids: Iterable[str]) -> str:
    """Sources by their ids; the list in part 4 has them in full."""
    return f"[{', '.join(ids)}]"


def source(each: Source) -> str:
    """A source in full, with where it can be found."""
    where = [each.doi, each.pmid and f"PMID {each.pmid}", each.registry, each.url]
    return " ".join(filter(None, (f"{each.id}: {each.citation}", *where, f"({MARKS[each.mark]},")))


def sources(ids: Iterable[str], checklist: Checklist) -> tuple[str, ...]:
    """The ids as they stand beside a statement, and each source as it stands in the list."""
    known = checklist.sources
    named = tuple(ids)
    return (cited(named), *(source(known[name]) for name in named if name in known)) if named else ()


# ---------------------------------------------------------------- flags, topics, fields


def place_of(alert: Alert) -> str:
    """Its id, its topic and its place within the urgency."""
    return f"({alert.id}, {plain(alert.topic)} {alert.order})"


def about_alert(alert: Alert) -> str:
    """Whose state prints beside the label, and what it gives way to."""
    state = f"Beside its label: the answer to {alert.state}. " if alert.state else ""
    return f"{state}{_yields(alert.yields_to)}".strip()


def _yields(ids: Iterable[str]) -> str:
    return f"Not beside {', '.join(ids)}." if ids else ""


def front(alert: Alert) -> str:
    """Its short sentence for the front, where that is another than its text."""
    return f"Front: {alert.brief}" if alert.brief and alert.brief != alert.text else ""


def topic(each: Topic) -> str:
    """Its heading, its name within a sentence, and the rows under which its facts stand on the front."""
    rows = ", ".join(dict.fromkeys(row.label for row in each.rows))
    return f"{each.label} (“{each.short}”). Rows: {rows}."


def headings(checklist: Checklist) -> Mapping[str, str]:
    """Field → the words above the list in which it is ticked, where they belong to the question."""
    gates = (gate for page in checklist.pages for gate in page.gates if gate.label)
    return {line.field: gate.label for gate in gates for line in gate.lines}


def box(texts: Mapping[str, str]) -> tuple[str, ...]:
    """What the opioid box says by itself, with the words of this content."""
    return (f"{BOX[0]} “{texts.get('check_pmp', '')}” {BOX[1]} “{texts.get('no_opioid_reported', '')}”", GAPS)


def field(each: Field, names: Names, heads: Mapping[str, str]) -> str:
    """The question as asked and the heading above it, its names on the sheet, its answers, and when it counts."""
    called = list(dict.fromkeys(filter(None, (each.label, each.short, each.tiny))))
    options = (o.label + (f" (“{o.short}”)" if o.short not in ("", o.label) else "") for o in each.options)
    answers = f" Answers: {'; '.join(options)}." if each.options else ""
    counts = f" Counts when {' – or – '.join(ways(each.when, names))}." if each.when else ""
    asked = f"{heads[each.id]} {called[0]}" if each.id in heads else called[0]
    return f"“{asked}”{''.join(f' – {name}' for name in called[1:])}.{answers}{counts}"


# ---------------------------------------------------------------- urgent texts


def countries(each: Urgent) -> Iterator[tuple[str, str]]:
    """What people elsewhere read: (country, text or what differs from that of the first country).

    Emergency numbers of all countries at the end of a text are one sign, which `all_numbers` tells in full.
    """
    short = {country: each.text[country].removesuffix(all_numbers((each,))) for country in COUNTRIES[1:]}
    others = {country: _changes(each.text[FIRST], text.rstrip()) for country, text in short.items()}
    # whole where more than the emergency number differs, so that nobody has to put a text together
    whole = any(len(changes) > _FEW for changes in others.values())
    for country, changes in others.items():
        tail = [AND_NUMBERS] if short[country] != each.text[country] else []
        yield country.upper(), each.text[country] if whole else "; ".join((*changes, *tail)) or "the same"


def all_numbers(urgent: Iterable[Urgent]) -> str:
    """The emergency numbers of all countries, as they end the texts of whoever has chosen none; "" for no such text."""
    found = (_ALL.search(each.text[COUNTRIES[-1]]) for each in urgent)
    return next((each[0] for each in found if each), "")


def _changes(one: str, other: str) -> list[str]:
    before, after = one.split(), other.split()
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "insert":  # behind the words that stand before it, so many that they are found once
            start = next((n for n in range(a - 1, -1, -1) if one.count(" ".join(before[n:a])) == 1), 0)
            found.append(f"{' '.join(before[start:a])} → {' '.join((*before[start:a], *after[c:d]))}")
        elif kind != "equal":
            found.append(f"{' '.join(before[a:b]) or 'nothing'} → {' '.join(after[c:d]) or 'nothing'}")
    return found


def about_urgent(each: Urgent) -> str:
    """Which answers print above it, and what it gives way to."""
    signs = f"Above it: {', '.join(each.signs)}. " if each.signs else ""
    return f"{signs}{_yields(each.yields_to)}".strip()


def numbers(urgent: Iterable[Urgent]) -> dict[str, list[str]]:
    """Every number to dial or text, with the countries whose texts name it."""
    found: dict[str, list[str]] = {}
    for each in urgent:
        for country in COUNTRIES[:-1]:
            for number in _dialled(each.text[country]):
                named = found.setdefault(number, [])
                if country.upper() not in named:
                    named.append(country.upper())
        for number in _dialled(each.text[COUNTRIES[-1]]):  # 112 in the rest of the EU stands nowhere else
            if "OTHER" not in found.setdefault(number, []):
                found[number].append("OTHER")
    return found


def _dialled(text: str) -> Iterator[str]:
    """The numbers of a text; what is texted, and a key that is pressed, are tried apart."""
    yield from _NUMBER.findall(text)
    yield from (f"{number}, as a text" for number in _TEXTED.findall(text))
    yield from (f"{number}, then {key}" for number, key in _THEN.findall(text))


# ---------------------------------------------------------------- questions, evidence, medicines


def about_question(question: Question) -> str:
    """Its place among the suggested, and what it gives way to."""
    helps = " Asks whether LDN helps." if question.efficacy else ""
    return f"Rank {question.rank}.{helps} {_yields(question.yields_to)}".strip()


def reason(question: Question) -> str:
    """Why it is suggested, as the screen says it."""
    return f"Because: {question.reason}" if question.reason else ""


def about_claim(claim: Claim) -> str:
    """What it is called, how certain that is, and the question that goes with it."""
    asks = f"; asks {claim.question}" if claim.question else ""
    return f"{plain(claim.status)}, {plain(claim.certainty)}{asks}"


def people(trial: Trial) -> str:
    """Who took part, and how it was made."""
    return f"{trial.people}, {trial.design}"


def result(trial: Trial) -> str:
    """What came out, in words and as the plot draws it."""
    estimate = trial.estimate
    drawn = f"{estimate.words} (drawn: {estimate.mean}; {estimate.low}, {estimate.high})" if estimate else ""
    return " ".join(filter(None, (trial.result, drawn)))


def group(each: Group) -> str:
    """The names of a group of medicines."""
    return f"{', '.join(each[2])}."
