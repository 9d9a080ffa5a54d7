"""Documents made by hand: a usual patient, the fullest one, one with nothing to flag, and words in every script."""

from __future__ import annotations

from msgspec.structs import replace

from ldnprep.summary.model import (
    Band,
    Block,
    Box,
    Chart,
    Columns,
    DiaryWeek,
    Document,
    Estimate,
    Forest,
    Heading,
    Leaf,
    Ledger,
    LedgerRow,
    Listing,
    Mark,
    Paragraph,
    Part,
    PenTable,
    QuestionBlock,
    Role,
    Rule,
    ScaleRow,
    Section,
    Side,
    Span,
    Table,
    Text,
    TickBoxes,
    Tone,
    WritingLines,
)

ARROW = Span(" → ", Tone.SOFT, spoken="recognised as")
NOT_ANSWERED = Span("not answered", Tone.ITALIC)


def said(words: str) -> Text:
    return (Span(words),)


def strong(words: str, *rest: Span) -> Text:
    return (Span(words, Tone.STRONG), *rest)


def typed(words: str, tone: Tone = Tone.PLAIN) -> Text:
    return (Span("“"), Span(words, tone, typed=True), Span("”"))


def row(topic: str, *text: Span, mark: Mark = Mark.NONE, quiet: bool = False) -> LedgerRow:
    return LedgerRow(mark, topic, text, quiet)


def head(name: str = "Maureen O'Shaughnessy-Bell") -> tuple[Block, ...]:
    return (
        Paragraph(
            (Span(name, Tone.STRONG, typed=True), Span(", born 12 Apr 1968 (age 58). For Dr. R. Adeyemi.")), Role.LEAD
        ),
        Paragraph(
            strong(
                "Filled in 22 Nov 2026", Span(" by the patient. Not checked by a clinician. Makes no recommendation.")
            )
        ),
        Paragraph(
            said("Asks about low-dose naltrexone (LDN, off-label) for fibromyalgia, CRPS. Knows you may say no.")
        ),
    )


def opioid_box(*names: Text) -> Box:
    which = names or (
        (
            *typed("Butrans patch 10", Tone.STRONG),
            Span(" changed on Fridays"),
            ARROW,
            *strong("buprenorphine patch, long-acting"),
        ),
        (*typed("cocodamol 30/500 when its bad", Tone.STRONG), ARROW, Span("codeine with paracetamol")),
    )
    rows = [row("" if place else "Which", *text) for place, text in enumerate(which)]
    rows += [
        row("Last used", *strong("20 Nov 2026")),
        row("Patch or pump", *strong("yes"), Span(" · came off: "), NOT_ANSWERED),
        row("Not sure", Span("cutting down"), mark=Mark.UNSURE),
        row("Answered no", Span("spinal pump · dependence treatment · buprenorphine depot")),
        row("Not answered", Span("given by others · loss of control", Tone.ITALIC), mark=Mark.UNANSWERED),
    ]
    text = (Span("Naltrexone is contraindicated with opioids (US, UK labels).", Tone.SOFT, sources=(1, 2)),)
    return Box(Mark.URGENT, said("Opioids: not sure, but typed:"), tuple(rows), loud=True, text=text)


BAND = Band(
    "ACT TODAY",
    (
        row(
            "",
            *strong("Thoughts of suicide or self-harm: yes."),
            Span(" Was shown the crisis numbers.", Tone.SOFT, sources=(4,)),
            mark=Mark.URGENT,
        ),
        row(
            "",
            *strong("LDN and an opioid, both reported (not sure, see below)."),
            Span(" Withdrawal can be severe.", Tone.SOFT, sources=(2, 4, 5)),
            mark=Mark.UNSURE,
        ),
        row(
            "",
            *strong("Not sure: "),
            Span("Sudden vomiting, diarrhoea, shaking, sweating or confusion now · yellow skin or eyes"),
            mark=Mark.UNSURE,
        ),
    ),
)

SCALES = tuple(
    ScaleRow(label, value, last)
    for label, value, last in (
        ("Pain", 8, 7),
        ("Tiredness", 9, 9),
        ("Poor sleep", 7, None),
        ("Low mood", 4, 6),
        ("Brain fog", 10, 0),
        ("Hard daily tasks", None, 5),
    )
)


def chart(*, last: bool = True) -> Chart:
    rows = SCALES if last else tuple(replace(each, last=None) for each in SCALES)
    line = (
        Span("Pain "),
        *strong("8"),
        Span(" · Tiredness "),
        *strong("9"),
        Span(" · Hard daily tasks "),
        NOT_ANSWERED,
    )
    return Chart(
        "How I am now",
        "0 to 10, 10 worst",
        rows,
        "not answered",
        "19 Aug 2026" if last else "",
        "Pain 8 of 10, 7 on 19 Aug 2026; Tiredness 9 of 10",
        line,
    )


QUESTIONS = (
    "I take an opioid, or may take one (see page 1). Is LDN unsafe for me with it?",
    "If I ever wanted to change my opioid, who would guide me? I will not stop on my own.",
    "What else could help my pain that is safe with my opioid?",
)
FIXED = (
    "Do not start, stop or change LDN or any opioid because of this sheet. Stopping an opioid suddenly is dangerous. "
    "Stopping heavy drinking suddenly can be dangerous too."
)


def lower(*, last: bool = True) -> tuple[Block, ...]:
    questions = (
        Heading(said("Suggested questions")),
        Listing(tuple(map(said, QUESTIONS)), ordered=True, large=True),
    )
    evidence = (
        "Small early trials positive; three later placebo-controlled trials (58, 99, 98 people) "
        "found no better pain relief than placebo; reviews disagree."
    )
    return (
        Columns(questions, (chart(last=last),)),
        Paragraph(
            strong("What matters most: ", *typed("Being clear in my head matters more to me than having no pain."))
        ),
        Paragraph(strong("Tried – ", Span("helped: CBT (now) · made it worse: exercise"))),
        Paragraph(strong("Other medicines, as typed: ", Span("Duloxetine 60 mg morning", typed=True))),
        Paragraph(strong("Evidence: ", Span(evidence, sources=(4, 5, 6, 7, 8, 9, 10)))),
    )


def usual_front(box: Box | None = None) -> Side:
    blocks = (
        *head(),
        Heading(said("Clear before any prescription"), rule=True),
        box or opioid_box(),
        Ledger((row("Not recognised", *typed("Qwertyzol forte", Tone.STRONG), mark=Mark.URGENT),)),
        Heading(said("Needs a plan"), rule=True),
        Ledger(
            (
                row(
                    "Surgery",
                    *strong("yes"),
                    Span(" · "),
                    *strong("15 Jan 2027"),
                    Span(" · "),
                    *typed("left hip replacement"),
                    Span(". "),
                    Span("Guidelines differ on timing (review 2024).", Tone.SOFT, sources=(3,)),
                    mark=Mark.PLAN,
                ),
                row("Not sure", Span("alcohol"), mark=Mark.UNSURE),
            )
        ),
        Heading(said("For completeness"), rule=True),
        Ledger(
            (
                row("Allergies", *strong("yes"), Span(" · "), *typed("penicillin (rash), plasters")),
                row("Medicines", *typed("Zopiclone 7.5", Tone.STRONG), Span(" at night (sleepiness)")),
            )
        ),
        Rule(),
        Ledger(
            (
                row(
                    "Answered no",
                    Span(
                        "LDN now · liver · pregnant or nursing · suicide · vomiting, shaking, confusion · liver signs"
                    ),
                    quiet=True,
                ),
                row(
                    "Not answered",
                    Span("very sleepy or slow breathing now · kidneys · dialysis · naltrexone allergy", Tone.ITALIC),
                    mark=Mark.UNANSWERED,
                ),
            )
        ),
        *lower(),
    )
    return Side(
        "Patient’s own notes for the visit on 3 December 2026", (), blocks, (Paragraph(said(FIXED), Role.FIXED),)
    )


def with_band(side: Side, *more: LedgerRow, moved: tuple[str, ...] = ()) -> Side:
    """The side with the band on top, and more rows before its lower half."""
    place = next(n for n, block in enumerate(side.blocks) if isinstance(block, Columns))
    blocks = (*side.blocks[:3], BAND, *side.blocks[3:place], *((Ledger(more),) if more else ()), *side.blocks[place:])
    return replace(side, blocks=blocks, moved=moved)


def quiet_front() -> Side:
    box = Box(
        Mark.NONE,
        (),
        (row("", Span("Answered no: last 4 weeks · patch or pump · spinal pump · and 4 more on opioids")),),
        loud=False,
        text=strong("No opioid reported (patient’s answer; not verified)."),
    )
    rows = (
        row(
            "Answered no",
            Span("LDN now · surgery · liver · kidneys · pregnant or nursing · allergies · and 3 more"),
            quiet=True,
        ),
    )
    blocks = (
        *head("Karen Whitfield"),
        Heading(said("Safety answers (from the patient)"), rule=True),
        box,
        Ledger(rows),
        *lower(),
    )
    return Side("Patient’s own notes for the visit", (), blocks, (Paragraph(said(FIXED), Role.FIXED),))


def back(*, urgent: bool = False, own: str = "", notes: str = "") -> Side:
    texts = (
        "If you might act on these thoughts, call 112 or 999 now.",
        "LDN and opioids can clash. If you feel very unwell, call 112 or 999 now.",
    )
    box = Box(
        Mark.URGENT, said("Get help now"), tuple(row("", *said(text)) for text in texts), loud=True, role=Role.URGENT
    )
    asked = [said(question) for question in QUESTIONS[: 2 if own else 3]] + ([(Span(own, typed=True),)] if own else [])
    blocks = (
        *((box,) if urgent else ()),
        Heading(said("Suggested questions")),
        *(QuestionBlock(text, n, 3) for n, text in enumerate(asked, 1)),
        TickBoxes(
            "More I would like to ask",
            (said("Would you follow me up by phone?"), said("What would a fair trial be?")),
            (False, True),
        ),
        Heading(said("What we decided")),
        Paragraph(said("“No” is an acceptable outcome."), Role.NOTE),
        TickBoxes(
            "",
            tuple(map(said, ("Start", "Not now", "Tests first", "See another doctor", "Think it over"))),
            (False, False, True, False, False),
            row=True,
        ),
        PenTable(("Who does what", "By when"), (0.76, 0.24), 2),
        WritingLines("Because", 1),
        WritingLines("We look at it again on", 1, (Span("3 March 2027", typed=True),)),
        WritingLines("Whom to call with a problem", 1),
        WritingLines("My notes", 3, (Span(notes, typed=True),) if notes else ()),
    )
    sources = (
        "Sources: 1 US label, naltrexone 50 mg tablets (DailyMed) · 2 UK SmPC, naltrexone 50 mg (PL 21344/0002) · "
        "3 Goel 2024, Anesthesiology, PMID 38980158 · 4 Younger 2009, Pain Med, PMID 19453963. Read 22 Nov 2026."
    )
    help_now = (
        "If you have yellow skin or eyes, dark urine, a swollen face, or trouble breathing, get medical help now."
    )
    return Side(
        "For our talk",
        (Span("Maureen O'Shaughnessy-Bell", typed=True), Span(", 3 Dec 2026")),
        blocks,
        (Paragraph(said(help_now)), Paragraph(said(sources), Role.SMALL)),
    )


ANSWERS = Part(
    "answers",
    "All my answers",
    (
        Section(
            "about",
            "About me",
            (
                Table(
                    ("", ""),
                    tuple(
                        (said(f"Question {n}"), (Span("a long answer in my own words " * (n % 4 + 1), typed=True),))
                        for n in range(14)
                    ),
                    widths=(0.36, 0.64),
                ),
                Paragraph(strong("Answered no: ", Span("kidneys · dialysis"))),
            ),
        ),
        Section(
            "medicines",
            "My medicines",
            (
                Table(
                    ("Medicine", "Recognised as", "Why"),
                    tuple(
                        (
                            (Span(f"Medicine {n}", Tone.STRONG, typed=True),),
                            said("codeine with paracetamol"),
                            said("pain"),
                        )
                        for n in range(24)
                    ),
                    widths=(0.4, 0.3, 0.3),
                ),
            ),
        ),
    ),
)
EVIDENCE = Part(
    "evidence",
    "Evidence in brief",
    (
        Section(
            "summary",
            "In one paragraph",
            (Paragraph(said("Small early trials were positive; later ones were not. " * 4)),),
        ),
        Section(
            "forest",
            "Pain against placebo",
            (
                Forest(
                    (
                        Estimate(
                            "FINAL 2024",
                            -0.34,
                            -0.95,
                            0.27,
                            "0.34 points better than placebo (0.95 better to 0.27 worse)",
                        ),
                        Estimate("INNOVA 2025", -0.1, -0.8, 0.6, "0.10 points better (0.80 better to 0.60 worse)"),
                        Estimate("Pooled", -0.5, -1.1, 0.05, "0.50 points better (1.10 better to 0.05 worse)"),
                    ),
                    "same as placebo",
                    "← less pain with LDN",
                    "more pain →",
                    "FINAL 2024: 0.34 points better than placebo",
                ),
            ),
            whole=True,
        ),
        Section(
            "sources",
            "Sources",
            (
                Listing(
                    (
                        (
                            Span("Bruun 2024, Lancet Rheumatol, "),
                            Span(
                                "doi.org/10.1016/S2665-9913(23)00278-3",
                                link="https://doi.org/10.1016/S2665-9913(23)00278-3",
                            ),
                        ),
                        said("Younger 2013, Arthritis Rheum, PMID 23359310"),
                    ),
                    ordered=True,
                ),
            ),
        ),
    ),
)
DIARY = Part(
    "diary",
    "Symptom diary",
    tuple(
        Section(
            f"week_{n}",
            f"Week {n}",
            (
                DiaryWeek(
                    f"Week {n}",
                    "Date",
                    tuple(each.label for each in SCALES),
                    "A word a day",
                    "Write a number from 0 to 10.",
                ),
            ),
            whole=True,
        )
        for n in (1, 2)
    ),
)


def made(
    fronts: tuple[Side, ...], backs: tuple[Side, ...] | None = None, *parts: Part, spare: Part | None = ANSWERS
) -> Document:
    return Document(
        title="Patient’s own notes",
        language="en",
        leaf=Leaf(fronts, lambda _front: (back(),) if backs is None else backs),
        parts=parts,
        spare=spare,
        footer=("Sheet RCBMNH", "Content ldn-builtin 2026.11, awaiting clinical review"),
        page_words=("Page", "of"),
        sheet_number="RCBMNH",
    )


POINTER = row("On page", Span("All my answers", page_of="answers"), Span(": 19 other medicines"), quiet=True)


def usual(*parts: Part) -> Document:
    return made((usual_front(),), None, *parts)


def fullest() -> Document:
    """Its front has no room in its first forms: more rows are left out one after the other."""
    more = [
        row(
            f"Topic {n}",
            *strong("yes"),
            Span(" · something that takes a whole line of words or even a little more than that"),
            mark=Mark.PLAN,
        )
        for n in range(12)
    ]
    forms = [
        with_band(usual_front(), *more[:count], POINTER, moved=("19 other medicines",)) for count in range(11, -1, -1)
    ]
    shorter = [replace(forms[-1], blocks=forms[-1].blocks[:-count]) for count in range(1, 5)]
    shorter.append(replace(shorter[-1], blocks=shorter[-1].blocks[:-1]))
    return made((with_band(usual_front(), *more), *forms, *shorter), (back(urgent=True, own="x" * 600), back()))


def quiet() -> Document:
    return made((quiet_front(),))
