"""What an urgent text names: a blocker that makes it apply and that its words do not name."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.summary.blockers import blocker_line, other_blockers


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Selincro when I drink", ["Selincro when I drink (nalmefene): opioid blocker"]),
        ("nalmefene", ["nalmefene: opioid blocker"]),
        ("LDN", []),
        ("Contrave", []),
        ("naloxone kit", []),
        ("paracetamol", []),
    ],
)
def test_a_blocker_that_the_text_does_not_name_is_named_beside_it(
    shipped: Checklist, name: str, lines: list[str]
) -> None:
    found = find(shipped, Answers({"opioids_now": "yes", "on_naltrexone": "yes", "medicines": (MedicineRow(name),)}))
    clash = next(each for each in found.urgent_printed if each.id == "u2_clash")
    named = [blocker_line(shipped.texts, line, what) for line, what in other_blockers(clash, found.lines)]
    assert named == lines


def test_a_text_about_something_else_names_none(shipped: Checklist) -> None:
    found = find(shipped, Answers({"liver_signs_now": "yes", "medicines": (MedicineRow("Selincro"),)}))
    liver = next(each for each in found.urgent_printed if each.id == "u5_liver")
    assert list(other_blockers(liver, found.lines)) == []
