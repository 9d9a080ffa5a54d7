"""What must never be printed is found in every text, under every key, however it is written."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.content.check import check_text
from ldnprep.content.forbidden import EXEMPT, ONLY, RULE_IDS, applying, find_forbidden
from ldnprep.content.nodes import Problems
from ldnprep.content.parsing import parse
from ldnprep.content.shape import SECTIONS, Shape
from ldnprep.content.walk import SILENT, TextAt, texts
from ldnprep.errors import ContentError
from tests.minimal import GROUPS, minimal_content

# rule: statements that it must catch. The first of each rule is planted into every text of a content file.
FORBIDDEN = {
    "dose": (
        "Take 4.5 mg of it.",
        "It was 1.5mg then.",
        "It was 4,5\u00a0mg.",
        "It was 4.5\u202f\u00b5g.",
        "It was three milligrams.",
        "It comes as one capsule.",
        "Two tablets are too much.",
        "Half a tablet will do.",
        "1/2 tablet",
        "Ten drops help.",
        "A double dose.",
        "2 tabs",
        "a dose of two teaspoons",
        *(f"It was 250 {unit} then." for unit in ("mg", "mgs", "mcg", "ug", "micrograms", "g", "ml", "cc", "IU")),
    ),
    "step": (
        "Start low and go slow.",
        "You can increase the dose then.",
        "She titrated it.",
        "Lower the amount slowly.",
        "Build up the dose.",
    ),
    "schedule": (
        "It is taken twice a day.",
        "Once daily is right.",
        "Use it every 4 hours.",
        "Every other day is fine.",
        "People take it at bedtime.",
        "She is taking LDN every night.",
        "Three times per week",
        "It is given b.i.d.",
    ),
    "interval": (
        "Be 7 to 10 days without opioids.",
        "A week off opioids is needed.",
        "Opioid gap: 10 days.",
        "Surgery needs a pause of 3 days.",
        "24-72 h before the operation",
        "24\u201372 hours before the operation",
        "Wait ten days.",
        "Stop it several days before an anaesthetic.",
        "A 7-day opioid-free interval",
        "After a patch, two weeks must pass.",
        "Methadone stays for a few weeks.",
        "Surgery within 30 days",
        "Be off opioids for a fortnight.",
    ),
    "window": ("Opioids were used in the last 4 weeks.",),
    "instruction": (
        "Wait a little and then start.",
        "Stop when you feel better.",
        "Stop taking LDN.",
        "You should stop your opioid.",
        "Please take naltrexone.",
        "Split the tablet.",
        "It can be dissolved: dissolve the capsule.",
    ),
    "safe": (
        "It is completely safe.",
        "It is 100% safe.",
        "There is no risk.",
        "It is harmless.",
        "LDN is safe.",
        "We guarantee it.",
    ),
    "proven": ("It is proven.", "A study proves it.", "This is proof."),
    "cure": ("It is a cure.", "It cured her."),
    "interactions": ("There are no interactions.", "It has no known drug interactions.", "They do not interact."),
    "too_small": ("A low dose is too small to matter with opioids.",),
    "exacerbation": ("It helps by pain exacerbation.",),
    "immunity": ("It boosts the immune system.", "It suppresses immunity.", "an immune-boosting medicine"),
    "candida": ("Try the Candida diet.",),
    "diet_ban": ("Avoid gluten.", "You must not eat any dairy.", "Cut out all sugar."),
    "depression": ("LDN lifts depression.", "Naltrexone can cause a low mood.", "It helps with depression."),
    "share": (
        "28.8 % felt better.",
        "28 percent felt better. Placebo did less.",
        "Two thirds got better.",
        "60% did better than placebo.",
        "6 out of 10 felt it.",
        "One in three felt it.",
        "Half of the people slept.",
    ),
    "no_opioids": ("No opioids.", "No opioid found.", "She is opioid-free.", "She is not taking any opioids."),
    "no_red_flags": ("No red flags.", "No flags from the answers given.", "No warning signs"),
    "verdict": ("You are suitable.", "She is eligible.", "A good candidate.", "Your risk score is 3."),
    "takes": ("The patient takes opioids.", "She takes tramadol."),
    "conclusion": (
        "Possible toxicity.",
        "Possible duplicate",
        "Opioid withdrawal likely",
        "The software detects an opioid.",
        "Suspected overdose",
        "Suggests an opioid",
        "Signs of opioid withdrawal now",
        "Consistent with withdrawal.",
    ),
    "name": ("Dr Lifshitz says so.", "Dr LIPTAN says so."),
    "number": ("PMID 42385209",),
}
CASES = [(rule, text) for rule, group in FORBIDDEN.items() for text in group]

ALLOWED = (
    "No opioid reported (patient's answer; not verified)",
    "Do not start, stop or change LDN or any opioid because of this sheet. "
    "Stopping an opioid suddenly can be dangerous.",
    "If you have yellow skin or eyes, dark urine, a swollen face, trouble breathing, or feel very ill after "
    "taking LDN, get medical help now. Do not wait for the visit.",
    "Stopping heavy drinking suddenly can be dangerous too.",
    "see naltrexone label, opioid-free interval (US: section Warnings; UK SmPC: 4.2, 4.4)",
    "Women took a low dose or placebo for 12 weeks.",
    "Pain fell by 28.8 % with LDN and by 18.0 % with placebo.",
    "Sources differ; tell your surgeon, anaesthetist and dentist weeks ahead; do not stop or restart on your own.",
    "I will not stop on my own.",
    "What is our stop rule: what number, by what date, means that it did not help?",
    "On LDN, could a normal dose of a strong pain drug work less, or hit me harder?",
    "Call 911 now. You can talk to someone at any hour: 988.",
    "I once overdosed, or went through detox. Am I at more risk if I use an opioid again?",
    "Should we wait until after?",
    "I have trouble sleeping at night.",
    "Take this sheet to your visit.",
    "Is LDN safe with my liver?",
    "How will you know it is safe, and who decides?",
    "Given that newer trials found no more relief than placebo, is a trial fair for me?",
    "Could any of my medicines affect my mood?",
    "I drink most days. Does that matter, and how do I cut down safely?",
    "No interaction data were found.",
    "Pain was reduced by low-dose naltrexone and by placebo.",
)


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_each_forbidden_statement_is_caught(rule: str, text: str) -> None:
    key = min(ONLY[rule]) if rule in ONLY else ""
    assert rule in {hit.rule for hit in find_forbidden(text, key=key)}


@pytest.mark.parametrize("key", sorted(ONLY["conclusion"]))
def test_a_flag_never_concludes(key: str) -> None:
    assert {hit.rule for hit in find_forbidden("Possible toxicity.", key=key)} == {"conclusion"}


@pytest.mark.parametrize(
    "text",
    [
        "With an opioid or LDN, this can be withdrawal.",
        "Liver injury is more likely at high doses (label).",
        "Not indicated below 18 (label).",
        "Is there an opioid?",
        "Overdose, ever",
        "Naltrexone labels warn of depression and suicidality.",
    ],
)
def test_what_a_label_or_a_study_says_may_stand_in_a_flag(text: str) -> None:
    assert find_forbidden(text, key="alert.text") == ()


def test_she_may_ask_what_is_possible() -> None:
    assert find_forbidden("Is it possible that I need less?", key="question.text") == ()


@pytest.mark.parametrize("text", ALLOWED)
def test_what_the_sheet_has_to_say_is_allowed(text: str) -> None:
    assert find_forbidden(text) == ()


def test_every_rule_has_examples() -> None:
    assert set(FORBIDDEN) == set(RULE_IDS)


@pytest.mark.parametrize(
    "text",
    [
        "4.5\u00ad mg",
        "comple\u200btely safe",
        "completely\u00a0safe",
        "COMPLETELY  SAFE",
        "\uff50\uff52\uff4f\uff56\uff45\uff4e",
    ],
)
def test_look_alike_signs_hide_nothing(text: str) -> None:
    assert find_forbidden(text)


def test_only_a_key_exempts() -> None:
    """The three exemptions: citations, the words people read (never a dose or an interval), and asked windows."""
    assert find_forbidden("Naltrexone 6 mg once daily versus placebo", key="source.citation") == ()
    assert find_forbidden("It is completely safe, and proven", key="claim.heard") == ()
    assert find_forbidden("Any opioid in the last 4 weeks?", key="field.label") == ()
    for text in ("4.5 mg", "start low", "10 days without opioids", "twice a day", "pain exacerbation", "Dr Liptan"):
        assert find_forbidden(text, key="claim.heard"), text
    for text in ("10 days without opioids", "no opioids in the last 10 days", "4.5 mg"):
        assert find_forbidden(text, key="field.label"), text
    for text in ("Liptan G. A book.", "PMID 42385209"):
        assert find_forbidden(text, key="source.citation"), text


# what the tables say can hold words for a person
TEXT_KEYS_OF_TABLES = {
    f"{section}.{name}".replace("the file.", "")
    for section, keys in SECTIONS.items()
    for name, key in keys.items()
    if key.shape in (Shape.TEXT, Shape.TEXTS, Shape.COUNTRY_TEXTS)
} - {*SILENT, "renamed"}


_GROUPS = """\
    groups:
      - id: gate
        label: A
        help: A
        lines:
          - {field: liver_disease, words: A, unsure_label: A, last_used: A, called: A}
          - {field: kidney_disease}
    picks:
      - id: pick
        label: A
        help: A
        presses:
          - {words: A, writes: {alcohol: yes}}
          - {words: B, writes: {alcohol: no}}
"""


def full_content() -> str:
    """The minimal content with every key that can hold words."""
    return (
        minimal_content()
        .replace("label: Notes}", "label: Notes, short: A, tiny: A, help: B, why: C}")
        .replace("label: I do}", "label: I do, short: A}")
        .replace("heading: general, rank: 1}", "heading: general, rank: 1, reason: A}")
        .replace("label: Opioids, typed", "label: Opioids, typed\n        brief: A\n        quote: A")
        .replace(
            "design: random, result: no difference}",
            'design: random, result: no difference, estimate: {mean: "-1", low: "-2", high: "0", words: A}}',
        )
        .replace("{citation: A study.,", "{citation: A study., short: A,")
        .replace('reviewed_by: "", reviewed_on: ""', "reviewed_by: Dr A, reviewed_on: 2026-11-22")
        .replace("therapies:\n", "tried:\n  - {id: injections, label: A}\ntherapies:\n")
        .replace("    title: Safety\n", "    title: Safety\n    step: A\n" + _GROUPS)
        + "reviews:\n  - {part: flags, name: A, role: A, registration: A, day: 2026-11-22, version: A, checksum: A}\n"
    )


def _spots() -> dict[str, TextAt]:
    """One text for each key that can hold words."""
    root = parse(full_content().encode(), Problems("q.yaml", ContentError))
    return {text.key: text for text in texts(root) if text.key not in SILENT}


def test_the_walk_reaches_every_key_that_can_hold_words() -> None:
    assert set(_spots()) == TEXT_KEYS_OF_TABLES


@pytest.mark.parametrize("key", sorted(_spots()))
def test_each_forbidden_item_is_caught_under_each_key(key: str) -> None:
    """One statement of every rule is planted at once under one key; only what that key exempts may pass."""
    statements = [group[0] for group in FORBIDDEN.values()]
    # the short form of a source has no room for all at once
    pieces = statements if key == "source.short" else [" ".join(statements)]
    assert set().union(*(_caught(_spots()[key], piece) for piece in pieces)) == applying(key)


def _caught(spot: TextAt, planted: str) -> set[str]:
    """Ids of the rules that are broken where this text stands instead."""
    lines = full_content().splitlines(keepends=True)
    line = lines[spot.node.line - 1]
    start = spot.node.column - 1
    old = next(piece for piece in (f'"{spot.text}"', spot.text) if line[start:].startswith(piece))
    lines[spot.node.line - 1] = line[:start] + f'"{planted}"' + line[start + len(old) :]
    report = check_text("".join(lines).encode(), "q.yaml", today=date(2026, 11, 22), builtin=False, groups=GROUPS)
    assert report.figures is not None, report.problems
    place = f"q.yaml:{spot.node.line}:{spot.node.column}: forbidden statement ("
    return {str(problem).removeprefix(place).split(")")[0] for problem in report.problems if place in str(problem)}


def test_the_three_exemptions_and_no_others() -> None:
    """Beside asked windows, which have a rule of their own, three keys are exempt; typed text is never scanned."""
    beyond_windows = {key for key, rules in EXEMPT.items() if rules - {"window"}}
    assert beyond_windows == {"source.citation", "claim.heard", "alert.quote"}  # a quote is never on a sheet
