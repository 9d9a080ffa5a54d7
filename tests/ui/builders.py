"""A small content made in memory: every kind of field, a follow-up, an urgent text, claims, questions."""

from __future__ import annotations

from datetime import date

from ldnprep.answers.model import Answers
from ldnprep.content.model import (
    Alert,
    Checklist,
    Claim,
    Evidence,
    Field,
    Heading,
    Kind,
    Meta,
    Option,
    Page,
    PageKind,
    Question,
    Source,
    Statement,
    Therapy,
    Topic,
    TopicRow,
    Urgency,
    Urgent,
)
from ldnprep.content.text_keys import TEXT_KEYS
from ldnprep.content.when import Condition, FieldIs

MONTHS = "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec"


def condition(field: str, *values: str) -> Condition:
    """`field` has one of these values."""
    return Condition(((FieldIs(field, values),),))


def field(field_id: str, kind: Kind, label: str, **more: object) -> Field:
    """A field whose short name is its label."""
    return Field(id=field_id, kind=kind, label=label, short=label, **more)  # type: ignore[arg-type]  # named by the tests


def topic(topic_id: str, page: str, deciding: str) -> Topic:
    """A topic with one field."""
    rows = (TopicRow(topic_id, (deciding,)),)
    return Topic(topic_id, topic_id.capitalize(), topic_id, page, (deciding,), rows=rows)


VISIT = Page(
    "visit",
    "The visit",
    PageKind.FIELDS,
    "Who you are and when you see your doctor.",
    fields=(
        field("patient_name", Kind.TEXT, "Your name"),
        field("visit_date", Kind.DATE, "When is your visit?", help="A guess is fine."),
        field(
            "filled_in_by",
            Kind.CHOICE,
            "Who fills this in?",
            options=(Option("self", "I do, for myself", "self"), Option("helper", "Someone who helps me", "helper")),
        ),
    ),
)
HOW = Page(
    "how",
    "How I am now",
    PageKind.FIELDS,
    "0 is none, 10 is the worst.",
    fields=(
        field("pain_now", Kind.SCALE, "Pain", low="no pain", high="the worst pain"),
        field("fatigue_now", Kind.SCALE, "Tiredness", low="not tired", high="the worst tiredness"),
        field(
            "conditions",
            Kind.CHOICES,
            "Which of these do you have?",
            options=(
                Option("fibromyalgia", "Fibromyalgia", "fibromyalgia"),
                Option("crps", "CRPS (RSD is its old name)", "CRPS"),
                Option("none", "None of these", "none of these", alone=True),
            ),
        ),
    ),
)
OPIOIDS = Page(
    "opioids",
    "Opioid medicines",
    PageKind.FIELDS,
    "LDN can clash with opioids, even weak ones. Your doctor needs to know about every one.",
    fields=(
        field(
            "opioids_now",
            Kind.YES_NO_UNSURE,
            "Have you used any opioid in the last 4 weeks?",
            why="LDN blocks opioids.",
            sources=("LABEL",),
        ),
        field("opioid_names", Kind.MEDICINES, "Which ones? Type them as they are on the box."),
        field(
            "opioid_which_form",
            Kind.CHOICE,
            "R&D form",
            options=(Option("patch", "Patch", "patch"), Option("tablet", "Tablet", "tablet")),
            when=condition("opioids_now", "yes", "not_sure"),
        ),
    ),
    alerts=(
        Alert(
            "opioid_now", "opioids", Urgency.BEFORE, 1, "OPIOID", condition("opioids_now", "yes", "not_sure"), "Clash.",
            ("LABEL",), state="opioids_now",
        ),
    ),
    questions=(
        Question("opioid_unsafe", "I use an opioid. Is LDN unsafe for me?", "safety", 10, "You use an opioid.",
                 condition("opioids_now", "yes", "not_sure")),
        Question("cost", "What does LDN cost?", "practical", 20, "Most people ask."),
        Question("stop", "How would we know that it helps?", "practical", 30, "Most people ask."),
        Question("driving", "May I drive?", "safety", 40, "Most people ask."),
    ),
)  # fmt: skip
HEALTH = Page(
    "health",
    "Other health",
    PageKind.FIELDS,
    fields=(
        field("mood_crisis", Kind.YES_NO_UNSURE, "Have you thought that life is not worth living?"),
        field("therapies", Kind.THERAPIES, "What have you tried?"),
        field("tried", Kind.TRIED, "Which pain medicines?"),
        field("goal", Kind.GOAL, "What change would be worth it?"),
        field("notes", Kind.LONG_TEXT, "Anything else?"),
    ),
)
CLAIMS = Page("read", "What I have read", PageKind.CLAIMS, "Tick what you read.")
QUESTIONS = Page("questions", "My questions", PageKind.QUESTIONS, "Choose what you want to ask.")


def checklist() -> Checklist:
    """The small content."""
    source = Source("LABEL", "US label of naltrexone", date(2026, 11, 22), url="https://example.org")
    return Checklist(
        meta=Meta("test", "1", "en", "", None, "0" * 64, True),
        texts={key: key.replace("_", " ") for key in TEXT_KEYS} | {"months": MONTHS, "months_short": MONTHS},
        pages=(VISIT, HOW, OPIOIDS, HEALTH, CLAIMS, QUESTIONS),
        topics=(
            topic("opioids", "opioids", "opioids_now"),
            topic("mood", "health", "mood_crisis"),
        ),
        urgent=(
            Urgent(
                "crisis",
                condition("mood_crisis", "yes", "not_sure"),
                {"uk": "Call 999 or 116 123 now.", "other": "Call 911 (US), 999 (UK) or 112 now."},
                ("health",),
                ("LABEL",),
            ),
        ),
        claims=(
            Claim("safe", "“Low dose is safe”", "No medicine is.", "unsafe", "low", "cost", (1,), ("LABEL",)),
            Claim("cure", "“It cures pain”", "Trials disagree.", "mixed", "moderate", "", (2,), ("LABEL",)),
        ),
        evidence=Evidence(Statement("one", "Little is known.", ("LABEL",)), Statement("sum", "Little.", ("LABEL",))),
        decisions=(
            field(
                "decision",
                Kind.CHOICE,
                "What we decided",
                options=(Option("start", "Start", "start"), Option("not_now", "Not now", "not now")),
            ),
            field("decision_values", Kind.TEXT, "Numbers to remember"),
        ),
        therapies=(Therapy("exercise", "Exercise"), Therapy("diet", "Diet changes")),
        tried=(Therapy("injections", "Injections", named=True), Therapy("pills", "Pills", folded=True)),
        terms={"opioid": "a strong pain medicine such as tramadol or morphine"},
        headings=(Heading("safety", "Is it safe for me?"), Heading("practical", "Practical things")),
        sources={"LABEL": source},
    )  # fmt: skip


def answers(**values: object) -> Answers:
    """Answers with these values."""
    return Answers(values=values)  # type: ignore[arg-type]  # the tests give the right kinds
