"""A signature stands for the words and conditions that were signed, and for nothing that came after."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep import shipped
from ldnprep.cli import main
from ldnprep.content.check import check_text
from ldnprep.content.load import load_checklist
from ldnprep.content.model import Checklist
from ldnprep.content.shape import REVIEWED_PARTS
from ldnprep.content.signing import checksum, items_of
from tests.content.test_check import TODAY
from tests.minimal import GROUPS, changed, load_text, minimal_content


def sums(checklist: Checklist) -> dict[str, str]:
    return {part: checksum(items) for part, items in items_of(checklist, GROUPS.names()).items()}


def signed(text: str, *parts: str, by: str = "Dr A") -> str:
    """The content with these parts signed, as the review pack gives the lines."""
    now = sums(load_text(text))
    lines = [
        f"  - {{part: {part}, name: {by}, role: pharmacist, registration: '1', day: 2026-12-0{n}, version: '1', "
        f"checksum: {now[part]}}}"
        for n, part in enumerate(parts, start=1)
    ]
    return text + "reviews:\n" + "\n".join(lines) + "\n"


def standing(checklist: Checklist) -> list[str]:
    return [review.part for review in checklist.reviews if review.stands]


def test_each_part_has_statements_and_a_checksum() -> None:
    checklist = load_checklist(shipped.questions_file(), builtin=True)
    items = items_of(checklist, [("analgesics", "opioid", ("morphine",))])
    assert set(items) == set(REVIEWED_PARTS)
    assert all(items.values())
    assert len(set(sums(checklist).values())) == len(REVIEWED_PARTS)


def test_a_signature_stands_while_its_part_is_the_same() -> None:
    text = signed(minimal_content(), "flags", "urgent")
    assert standing(load_text(text)) == ["flags", "urgent"]
    assert standing(load_text(text.replace("meta: {", "# a comment\nmeta: {"))) == ["flags", "urgent"]


CHANGES = [
    ("text: Naltrexone is contraindicated with opioid medicines.", "text: Naltrexone may clash.", {"flags"}),
    ("when: {recognised: [analgesics]}", "when: {recognised: {groups: [analgesics], past: no}}", set()),
    ("label: Opioids, typed", "label: Opioid, typed", {"flags"}),
    ("when: {dialysis: x}", "", set()),
    ("You can talk to someone at any hour.", "You can talk to someone.", {"urgent"}),
    ("when: {mood_crisis: [yes, not_sure]}\n    text", "when: {mood_crisis: yes}\n    text", {"urgent"}),
    ("text: Is a trial fair for me?", "text: Is a trial right for me?", {"questions"}),
    ("rank: 2, when: {opioids_now: yes}", "rank: 2, when: {opioids_now: [yes, not_sure]}", {"questions"}),
    ("evidence: Some people had bad dreams.", "evidence: Many people had bad dreams.", {"evidence"}),
    ("result: no difference", "result: a difference", {"evidence"}),
    ("citation: A study.", "citation: Another study.", {"evidence"}),
    ("label: About dialysis", "", set()),
    ("label: About alcohol", "label: Do you drink alcohol?", {"flags"}),
    ("label: Your name", "label: What are you called?", set()),
]


@pytest.mark.parametrize(("old", "new", "lost"), [each for each in CHANGES if each[0] in minimal_content()])
def test_a_part_that_changes_loses_its_signature_by_itself(old: str, new: str, lost: set[str]) -> None:
    parts = ("flags", "urgent", "questions", "evidence")
    text = signed(minimal_content(), *parts)
    assert text.count(old) == 1
    assert set(parts) - set(standing(load_text(text.replace(old, new)))) == lost


def test_another_list_of_medicines_takes_the_pharmacists_signature_away() -> None:
    checklist = load_text(minimal_content())
    one, two = (items_of(checklist, [("analgesics", "opioid", names)]) for names in (("morphine",), ("codeine",)))
    assert one["medicines"] != two["medicines"]
    assert {part for part in one if one[part] != two[part]} == {"medicines"}


def test_a_front_is_as_old_as_what_stands_on_it() -> None:
    before = sums(load_text(minimal_content()))
    after = sums(load_text(changed("You can talk to someone at any hour.", "You can talk to someone.")))
    assert {part for part in REVIEWED_PARTS if before[part] != after[part]} == {"urgent", "fronts"}


def test_somebody_has_reviewed_it_only_when_every_part_is_signed() -> None:
    whole = load_text(signed(minimal_content(), *REVIEWED_PARTS))
    assert (whole.meta.reviewed_by, str(whole.meta.reviewed_on)) == ("Dr A", "2026-12-07")
    for left_out in REVIEWED_PARTS:
        rest = [part for part in REVIEWED_PARTS if part != left_out]
        assert load_text(signed(minimal_content(), *rest)).meta.reviewed_by == ""


def test_a_name_without_signatures_is_refused() -> None:
    text = changed('reviewed_by: "", reviewed_on: ""', "reviewed_by: Dr A, reviewed_on: 2026-11-22")
    report = check_text(text.encode(), "q.yaml", today=TODAY, builtin=False, groups=GROUPS)
    assert [str(problem).split(": ", 1)[1][:70] for problem in report.problems] == [
        "`reviewed_by` names a reviewer, but no signature stands for `evidence`"
    ]
    whole = signed(
        text.replace("reviewed_by: Dr A, reviewed_on: 2026-11-22", 'reviewed_by: "", reviewed_on: ""'), *REVIEWED_PARTS
    )
    whole = whole.replace('reviewed_by: "", reviewed_on: ""', "reviewed_by: Dr A, reviewed_on: 2026-12-07")
    assert load_text(whole).meta.reviewed_by == "Dr A"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "{part: flag, name: A, role: B, registration: C, day: 2026-12-01, version: D, checksum: E}",
            "did you mean `flags`?",
        ),
        ("{part: flags, name: A, role: B, day: 2026-12-01, version: D, checksum: E}", "`registration` is missing"),
        ("{part: flags, name: A, role: B, registration: C, day: soon, version: D, checksum: E}", "is not a day"),
    ],
)
def test_a_signature_that_is_not_whole_is_reported(line: str, said: str) -> None:
    text = minimal_content() + f"reviews:\n  - {line}\n"
    report = check_text(text.encode(), "q.yaml", today=TODAY, builtin=False, groups=GROUPS)
    assert any(said in str(problem) for problem in report.problems)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((), "awaiting clinical review"),
        (("flags", "urgent"), "awaiting clinical review, but for flags, urgent texts"),
        (REVIEWED_PARTS, "Content reviewed by Dr A, 7 Dec 2026"),
    ],
)
def test_the_sheet_says_which_parts_are_signed(tmp_path: Path, parts: tuple[str, ...], words: str) -> None:
    text = shipped.questions_file().read_text(encoding="utf-8")
    path, answers, sheet = (tmp_path / name for name in ("q.yaml", "a.yaml", "s.txt"))
    path.write_text(text, encoding="utf-8")
    from ldnprep.content.load import shipped_groups

    checklist = load_checklist(path, builtin=False)
    now = {part: checksum(items) for part, items in items_of(checklist, shipped_groups().names()).items()}
    lines = [
        f"  - {{part: {part}, name: Dr A, role: GP, registration: '1', day: 2026-12-0{n}, version: '1', "
        f"checksum: {now[part]}}}"
        for n, part in enumerate(parts, start=1)
    ]
    path.write_text(text + ("reviews:\n" + "\n".join(lines) + "\n" if lines else ""), encoding="utf-8")
    answers.write_text("format: 1\nanswers: {}\n", encoding="utf-8")
    assert main(["make", str(answers), "-o", str(sheet), "--questions", str(path)]) == 0
    assert words in " ".join(sheet.read_text(encoding="utf-8").split())
