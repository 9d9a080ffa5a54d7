"""Her words and what was recognised in them: each row as it prints; a key in brackets stands for a fixed word."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import Answers, MedicineRow, TherapyRow
from ldnprep.content.model import Checklist
from ldnprep.medicines import mentions, recognise_row
from ldnprep.rules.find import find
from ldnprep.rules.model import MedicineLine, Mention
from ldnprep.summary.as_typed import line_text, mention_text, recognised_text
from ldnprep.summary.model import Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.words import Desk, desk
from tests.summary.showing import Keys


@pytest.fixture(scope="module")
def at(shipped: Checklist) -> Desk:
    """A desk of nobody, with keys for words."""
    nobody = Answers(values={})
    made = desk(shipped, nobody, find(shipped, nobody), "uk")
    return replace(made, checklist=replace(shipped, texts=Keys()))


def printed(text: Text) -> str:
    """The words, strong ones between stars."""
    return "".join(f"*{span.text}*" if span.tone is Tone.STRONG else span.text for span in text)


def line_of(row: MedicineRow | TherapyRow, field: str = "medicines") -> MedicineLine:
    cells = [getattr(row, box, "") for box in ("name", "amount", "how_often", "reason", "prescriber", "since")]
    return MedicineLine(field, row, recognise_row(*cells, opioid_field=field == "opioid_names"))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("tramadol", "50 mg", "daily"), "“*tramadol*, 50 mg, daily”"),
        (("tramadol",), "“*tramadol*”"),
        (("Tramadol ",), "“*Tramadol *”"),
        (("Zydol", "50 mg"), "“*Zydol*, 50 mg” → tramadol"),
        (("fentanyl patch",), "“*fentanyl patch*” → *fentanyl patch, [long_acting]*"),
        (("kratom",), "“*kratom*” → *kratom, [interval_uncertain]*"),
        (("zzyrblex", "5 mg"), "“*zzyrblex*, 5 mg” → *[not_recognised]*"),
        (("metformin and zzyrblex",), "“*metformin and zzyrblex*” → *[part_not_recognised]*"),
        (("tramadol and zzyrblex",), "“*tramadol and zzyrblex*” → tramadol"),
        (("methotrexate and zzyrblex",), "“*methotrexate and zzyrblex*” → *[part_not_recognised]*"),
        (("oxys",), "“*oxys*” → [may_be_opioid]"),
        (("the patch",), "“*the patch*” → [form_may_hold_opioid]"),
        (("metformin", "500 mg", "", "for pain"), "“*metformin*, 500 mg”"),
        (("aspirin", "5 mg", "", "codeine too"), "“*aspirin*, 5 mg”, [row_reason] “codeine too” → codeine [named]"),
        (("paracetamol", "with Zydol"), "“*paracetamol*, with Zydol” → tramadol"),
        (("", "5", "", "opium"), "“5” → *[part_not_recognised]*, [row_reason] “opium” → opium [named]"),
        (("", "", "", "tramadol"), "[row_reason] “tramadol” → tramadol [named]"),
        (("paracetamol", "", "", "", "Dr Codeine"), "“*paracetamol*”, [row_prescriber] “Dr Codeine” → codeine [named]"),
        (("nalmefene",), "“*nalmefene*”"),
        (("Selincro",), "“*Selincro*” → nalmefene, [recognised_antagonist]"),
        (("LDN",), "“*LDN*” → naltrexone"),
    ],
)  # fmt: skip
def test_a_medicine_prints_as_typed_and_then_as_recognised(at: Desk, cells: tuple[str, ...], words: str) -> None:
    assert printed(line_text(at, line_of(MedicineRow(*cells)), Room())) == words


def test_when_it_was_last_used_and_since_when_always_print(at: Desk) -> None:
    row = MedicineRow("tramadol", last_used="Monday", since="2019", reason="my back")
    assert printed(line_text(at, line_of(row), Room())) == (
        "“*tramadol*”, [row_last_used] “Monday”, [row_since] “2019”"
    )
    assert printed(line_text(at, line_of(row), Room(), reason=True)) == (
        "“*tramadol*”, [row_reason] “my back”, [row_last_used] “Monday”, [row_since] “2019”"
    )


def test_in_short_only_the_boxes_that_hold_a_name_stand_beside_it(at: Desk) -> None:
    row = MedicineRow("paracetamol", "500 mg", "with Zydol")
    assert printed(line_text(at, line_of(row), Room(), short=True)) == "“*paracetamol*, with Zydol” → tramadol"
    unknown = line_of(MedicineRow("zzyrblex", "5 mg"))
    assert printed(line_text(at, unknown, Room(), short=True, unknown=False)) == "“*zzyrblex*”"


def test_a_harmless_name_is_told_where_its_row_is_about_it_or_opioids_were_asked_for(at: Desk) -> None:
    panadol = MedicineRow("Panadol")
    assert printed(line_text(at, line_of(panadol), Room())) == "“*Panadol*”"
    assert printed(line_text(at, line_of(panadol), Room(), by_name=("paracetamol",))) == "“*Panadol*” → paracetamol"
    assert printed(line_text(at, line_of(panadol), Room(), by_name=("aspirin",))) == "“*Panadol*”"
    assert printed(line_text(at, line_of(panadol, "opioid_names"), Room())) == "“*Panadol*” → paracetamol"
    named = line_of(MedicineRow("paracetamol"))
    assert printed(line_text(at, named, Room(), by_name=("paracetamol",))) == "“*paracetamol*”"


def test_long_words_are_cut_behind_what_was_recognised(at: Desk) -> None:
    tight = Room(("words",), {"words": 20})
    row = MedicineRow("a very long story about my old friend Zydol and of all that came of it in the end")
    assert printed(line_text(at, line_of(row), tight)) == "“*a very long story about my old friend Zydol …*” → tramadol"
    assert tight.moved == {"moved_words": None}
    reason = MedicineRow("aspirin", reason="a long story of my codeine and of all that came of it in the end")
    assert printed(line_text(at, line_of(reason), Room(("words",), {"words": 20}))) == (
        "“*aspirin*” → *[part_not_recognised]*, [row_reason] “a long story of my codeine …” → codeine [named]"
    )


def test_what_was_tried_says_what_it_did(at: Desk) -> None:
    row = TherapyRow("", "codeine", "tried", "worse", "made me sick")
    assert printed(line_text(at, line_of(row), Room())) == "“*codeine*” ([tried], [worse]), [stopped] “made me sick”"
    assert printed(line_text(at, line_of(TherapyRow("", "codeine", "tried")), Room())) == "“*codeine*” ([tried])"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("Zydol", "50 mg"), "tramadol"),
        (("Zydol", "with Percocet"), "tramadol, oxycodone with paracetamol"),
        (("Zydol", "", "", "codeine"), "tramadol, codeine [named]"),
        (("Zydol", "", "", "tramadol"), "tramadol"),
        (("metformin",), ""),
    ],
)
def test_without_her_words_only_names_are_told(at: Desk, cells: tuple[str, ...], words: str) -> None:
    assert printed(recognised_text(at, line_of(MedicineRow(*cells)))).replace("*", "") == words


_LONG = (
    "After the second operation on my left knee the surgeon gave me tramadol for a while, which did not agree with me "
    "at all and made me dizzy"
)


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("I never take codeine.", "“I never take *codeine*.”", "“I never take *codeine*.”"),
        ("Hello. I like codeine! Bye.", "“I like *codeine*!”", "“I like *codeine*!”"),
        ("codeine 30.5 mg. More codeine", "“*codeine* 30.5 mg.”, “More *codeine*”", ""),
        ("codeine and tramadol help", "“*codeine* and *tramadol* help”", ""),
        (
            "When it is bad in the night and I cannot sleep I take codeine",
            "“When it is bad in the night and I cannot sleep I take *codeine*”",
            "",
        ),
        (
            "I take codeine when it is bad in the night and I cannot sleep at all",
            "“I take *codeine* when it is bad in the night and I cannot sleep at all”",
            "",
        ),
        (_LONG, f"“{_LONG.replace('tramadol', '*tramadol*')}”", ""),
        (
            "I take codeine when it is bad in the night and I cannot sleep, then again in the morning at home",
            "“I take *codeine* when it is bad in the night and I cannot sleep, then again in the morning at home”",
            "“I take *codeine* when it is bad in the night and I cannot sleep, then again in the morning at …”",
        ),
    ],
)  # fmt: skip
def test_the_sentence_round_a_name_is_quoted(at: Desk, text: str, full: str, short: str) -> None:
    mention = Mention("notes", "your notes", text, mentions(text))
    assert printed(mention_text(at, mention, Room())) == f"{full} ([mentioned_in] your notes)"
    assert printed(mention_text(at, mention, Room(("words_long",)))) == f"{short or full} ([mentioned_in] your notes)"


@pytest.mark.parametrize(
    ("before", "behind", "short", "full"),
    [
        # letters before the name: beyond 400 the name stands alone
        (400, 0, True, True),
        (401, 0, False, False),
        # letters behind it: beyond 80 they leave, where room is short or there are more than 240 in all
        (10, 80, True, True),
        (10, 81, False, True),
        (152, 81, False, True),
        (153, 81, False, False),
    ],
)
def test_so_much_round_a_name_is_quoted(at: Desk, before: int, behind: int, *, short: bool, full: bool) -> None:
    text = "a" * (before - 1) + " codeine" + (" " + "b" * (behind - 1) if behind else "")
    assert text.index("codeine") == before
    mention = Mention("notes", "your notes", text, mentions(text))
    said = [printed(mention_text(at, mention, room)).replace("*", "") for room in (Room(("words_long",)), Room())]
    assert [f"“{text}”" in each for each in said] == [short, full]
    assert all("codeine" in each for each in said)


def test_of_a_text_that_does_not_print_the_names_alone_are_told(at: Desk) -> None:
    text = "codeine, and codeine, and tramadol"
    hidden = Mention("", "your notes", text, mentions(text))
    assert printed(mention_text(at, hidden, Room())) == "“*codeine*”, “*tramadol*” ([mentioned_in] your notes)"
