"""Each item of a line is judged for itself; words of other scripts are whole words."""

from __future__ import annotations

import pytest

from ldnprep.medicines import Flag, recognise


@pytest.mark.parametrize(
    "line",
    [
        "ibuprofen and strong tablets from the hospital",
        "paracetamol, blue nerve tablets",
        "aspirin and some of my mother's pain medicine",
        "amitriptyline and rescue medication",
        "amitriptyline and a nasal spray for pain",
        "amitriptyline and lozenge for breakthrough pain",
        "gabapentin and pain injection",
        "metformin and depot",
        "gabapentin and implant",
        "vitamin D, sleeping tablets, strong pain tablets",
        "paracetamol, painkillers",
        "Ibuprofen & Rx pain med",
        "paracetamol कोडीनिया",
        "paracetamol क",
        "aspirin 薬",
        "Tylenol Plus",
        "paracetamol co",
        "lisinopril, 2 of the strong tablets",
    ],
)
@pytest.mark.parametrize("opioid_field", [False, True])
def test_an_item_that_nobody_knows_makes_the_line_check(line: str, opioid_field: bool) -> None:
    seen = recognise(line, opioid_field=opioid_field)
    assert (seen.flag, seen.recognised) == (Flag.CHECK, False)


@pytest.mark.parametrize(
    "line",
    [
        "ibuprofen 400 mg, twice a day with food",
        "paracetamol 500 mg, 2 tablets",
        "aspirin, 1 tablet daily, for my heart",
        "omeprazole 20 mg, capsules",
        "lisinopril 10 mg; every morning since 2019",
        "Seretide 250_Evohaler 250mcg/25mcg(120D)",
        "Bisoprolol Fumar_Tab 1.25mg",
        "salbutamol inhaler, 2 puffs when needed",
        "Junel Fe 1 / 20",
        "carbidopa / levodopa",
    ],
)
def test_amounts_forms_and_times_are_no_items(line: str) -> None:
    seen = recognise(line)
    assert (seen.flag, seen.recognised) == (Flag.NONE, True)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("paracetamol कोडीन", "codeine"),
        ("paracetamol কোডিন", "codeine"),
        ("コデインリン酸塩散１％「シオエ」", "codeine"),
        ("トラマドール塩酸塩OD錠50mg", "tramadol"),
        ("盐酸曲马多胶囊", "tramadol"),
        ("الكودايين", "codeine"),
        ("والمورفين", "morphine"),
        ("המורפין", "morphine"),
        ("코데인을", "codeine"),
        ("ยาทรามาดอล", "tramadol"),
    ],
)
def test_an_opioid_within_a_run_of_another_script_is_seen(line: str, name: str) -> None:
    seen = recognise(line)
    assert seen.flag is Flag.OPIOID
    assert name in [match.name for match in seen.matches]
