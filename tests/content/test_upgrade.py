"""A content file of the first edition is refused with one sentence, and moved so that nothing of a clinic's is lost."""

from __future__ import annotations

import contextlib
import gzip
import random
from functools import cache
from pathlib import Path

import pytest

from ldnprep import cli, pipeline, shipped
from ldnprep.answers.model import Answers, MedicineRow, Value
from ldnprep.content.check import check_file
from ldnprep.content.load import load_checklist
from ldnprep.content.model import Checklist, Urgency
from ldnprep.content.upgrade.move import Upgraded, upgrade
from ldnprep.errors import ContentError, UsageError
from ldnprep.rules.find import find
from tests.minimal import changed, load_text

HERE = Path(__file__).resolve().parent
SMALL = HERE / "first-edition-small.yaml"  # a clinic's own that shares only the fixed ids with ours
REFUSED = "this content file has the form of the first edition; move it with `ldnprep check --upgrade OLD -o NEW`"


@cache
def first_edition() -> str:
    """The built-in content of the first edition, letter for letter."""
    return gzip.decompress(shipped.resource("first-edition.yaml.gz").read_bytes()).decode()


def edited(*changes: tuple[str, str]) -> str:
    """The same with pieces of text replaced, each of which stands there once."""
    text = first_edition()
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


OWN_FIELDS = """\
      - id: thyroid
        kind: yes_no_unsure
        label: Do you have a thyroid illness?
        short: Thyroid illness
      - id: thyroid_what
        kind: text
        label: Which one?
        when: {thyroid: [yes, not_sure]}
"""
OWN_ALERTS = """\
      - id: own_thyroid
        tier: B
        urgency: 7
        label: Thyroid illness
        when: {thyroid: [yes, not_sure]}
        show: [thyroid_what]
        text: When was the last test?
        sources: [OWN]
      - id: own_thyroid_surgery
        tier: C
        urgency: 8
        label: Thyroid illness and an operation
        when:
          - {surgery_planned: yes, thyroid: yes}
          - {thyroid: yes, recognised: [analgesics]}
      - id: own_lime
        tier: D
        urgency: 9
        label: Thyroid illness, or a blocker
        when:
          - {thyroid: yes}
          - {recognised: {groups: [antagonists]}}
      - id: own_typed
        tier: A
        urgency: 9
        label: Opioids
        when: {recognised: {groups: [cough_cold]}}
"""
OWN = (
    ('  id: ldn-builtin\n  version: "2026.11"\n', '  id: city-clinic\n  version: "7"\n'),
    ('reviewed_by: ""\n  reviewed_on: ""', "reviewed_by: Dr A\n  reviewed_on: 2026-11-22"),
    ("      - id: sedatives\n", OWN_FIELDS + "      - id: sedatives\n"),
    ("      - id: d1_interaction\n", OWN_ALERTS + "      - id: d1_interaction\n"),
    (
        "      - id: fair_trial\n",
        "      - {id: thyroid_ask, text: Does my thyroid matter?, topic: health, rank: 3, when: {thyroid: yes}}\n"
        "      - {id: thyroid_help, text: Does it help the thyroid?, topic: efficacy, rank: 4}\n"
        "      - id: fair_trial\n",
    ),
    (
        "urgent:\n",
        "urgent:\n  - {id: own_urgent, pages: [medicines], when: {thyroid: not_sure, alcohol: yes}, "
        "text: Phone the clinic., sources: [OWN]}\n",
    ),
    (
        "claims:\n",
        "claims:\n  - {id: own_claim, heard: X, evidence: Y., status: mixed, certainty: low, sources: [OWN]}\n",
    ),
    ("\nsources:\n", '\nsources:\n  OWN: {citation: Our own., url: "https://example.org", checked: 2026-11-22}\n'),
    ("label: What is your name?", "label: What name do you go by?"),
    ("  flags_heading: Please check first\n", "  flags_heading: Look here first\n"),
    ('  no_is_fine: "\\"No\\" is an acceptable outcome."\n', "  no_is_fine: No is fine with us.\n"),
    ("title: Notes\n", "title: Anything else\n"),
)


def moved(text: str, folder: Path) -> tuple[Upgraded, Checklist]:
    """What becomes of a first-edition file, and the content that it then is."""
    old, new = folder / "old.yaml", folder / "new.yaml"
    old.write_text(text, encoding="utf-8")
    made = upgrade(old)
    assert made.problems == ()
    new.write_text(made.text, encoding="utf-8")
    return made, load_checklist(new, builtin=False)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Upgraded, Checklist]:
    """A clinic's copy of the first edition with things of its own."""
    return moved(edited(*OWN), tmp_path_factory.mktemp("own"))


# ---------------------------------------------------------------- refused, with one sentence


@pytest.mark.parametrize("text", [first_edition(), edited(*OWN), SMALL.read_text()], ids=["ours", "own", "small"])
def test_the_first_edition_is_refused_with_one_sentence(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, answers = tmp_path / "old.yaml", tmp_path / "answers.yaml"
    old.write_text(text, encoding="utf-8")
    answers.write_text("format: 1\nanswers: {}\n")
    with pytest.raises(ContentError) as refused:
        pipeline.load_checklist(old)
    assert [f"{problem.what}; {problem.remedy}" for problem in refused.value.problems] == [REFUSED]
    assert [f"{problem.what}; {problem.remedy}" for problem in check_file(old, today=None, builtin=False).problems] == [
        REFUSED
    ]
    for arguments in (
        ["check", str(old)],
        ["make", str(answers), "-o", str(tmp_path / "sheet.txt"), "--questions", str(old)],
        ["flags", str(answers), "--questions", str(old)],
    ):
        assert cli.main(arguments) == 1
        assert capsys.readouterr().err.strip().endswith(": " + REFUSED)
    assert not (tmp_path / "sheet.txt").exists()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("3", "this content file is for a newer LDN Prep; update LDN Prep, then try again"),
        ("20", "this content file is for a newer LDN Prep"),
        ("1", "this content file has the unknown form `1`; write `format: 2` under `meta`"),
        ("two", "this content file has the unknown form `two`"),
        ("99999999999999999999", "this content file is for a newer LDN Prep"),
        ('""', REFUSED),
    ],
)
def test_other_forms_are_told_apart(form: str, expected: str) -> None:
    with pytest.raises(ContentError) as refused:
        load_text(changed("format: 2", f"format: {form}"))
    (only,) = refused.value.problems
    assert expected in str(only)


# ---------------------------------------------------------------- moved


def test_the_built_in_first_edition_becomes_the_built_in_content_of_today(tmp_path: Path) -> None:
    made, checklist = moved(first_edition(), tmp_path)
    today = load_checklist(shipped.questions_file(), builtin=False)
    for mine, theirs in ((checklist.topics, today.topics), (checklist.urgent, today.urgent)):
        assert [repr(each).split("place=")[0] for each in mine] == [repr(each).split("place=")[0] for each in theirs]
    assert [alert.id for alert in checklist.alerts()] == [alert.id for alert in today.alerts()]
    assert [question.id for question in checklist.questions()] == [question.id for question in today.questions()]
    assert checklist.texts == today.texts
    assert checklist.sources.keys() == today.sources.keys()
    gone = [note.split("`")[1] for note in made.notes if "gone" in note]
    assert {name for name in gone if name in today.renamed} > {"worthwhile", "stop_rule"}  # merged questions
    assert [name for name in gone if name not in today.renamed] == [
        "b2_check", "b3_long_acting", "c2_pregnancy", "c7_household", "d4_cancer", "d4_young", "d4_old"
    ]  # fmt: skip


def test_it_passes_the_check_without_a_warning(tmp_path: Path) -> None:
    moved(first_edition(), tmp_path)
    report = check_file(tmp_path / "new.yaml", today=None, builtin=False)
    assert (report.problems, report.warnings) == ((), ())


def test_own_fields_are_kept_and_have_a_place(own: tuple[Upgraded, Checklist]) -> None:
    fields = {field.id: field for field in own[1].fields()}
    assert fields["thyroid"].label == "Do you have a thyroid illness?"
    assert fields["thyroid_what"].when is not None
    page = next(page for page in own[1].pages if any(field.id == "thyroid" for field in page.fields))
    assert page.id == "medicines"
    (row,) = [row for topic in own[1].topics for row in topic.rows if "thyroid" in row.fields]
    assert row.label == "Other health"


def test_own_alerts_have_topic_urgency_state_and_quotes(own: tuple[Upgraded, Checklist]) -> None:
    found = {alert.id: alert for alert in own[1].alerts() if alert.id.startswith("own_")}
    assert {name: (a.topic, a.urgency, a.order, a.state, a.quotes) for name, a in found.items()} == {
        "own_thyroid": ("other_health", Urgency.BEFORE, 7, "thyroid", ("thyroid",)),
        "own_thyroid_surgery": ("surgery", Urgency.PLAN, 8, "", ("surgery_planned", "thyroid")),
        "own_lime": ("other_health", Urgency.NOTE, 9, "thyroid", ("thyroid",)),
        "own_typed": ("opioids", Urgency.TODAY, 9, "", ("opioid_names", "medicines")),
    }
    assert found["own_thyroid"].show == ("thyroid_what",)
    assert found["own_thyroid"].text == "When was the last test?"


def test_own_questions_urgent_texts_claims_and_sources_are_kept(own: tuple[Upgraded, Checklist]) -> None:
    checklist = own[1]
    questions = {question.id: question for question in checklist.questions()}
    assert (questions["thyroid_ask"].heading, questions["thyroid_ask"].rank) == ("health", 3)
    assert not questions["thyroid_ask"].efficacy
    assert questions["thyroid_help"].efficacy
    urgent = {text.id: text for text in checklist.urgent}
    assert urgent["own_urgent"].signs == ("thyroid", "alcohol")
    assert "own_claim" in {claim.id for claim in checklist.claims}
    assert checklist.sources["OWN"].citation == "Our own."


def test_edited_words_are_kept_and_the_rest_is_of_today(own: tuple[Upgraded, Checklist]) -> None:
    checklist = own[1]
    today = load_checklist(shipped.questions_file(), builtin=True)
    assert {field.id: field.label for field in checklist.fields()}["patient_name"] == "What name do you go by?"
    assert checklist.texts["no_is_fine"] == "No is fine with us."
    changed_texts = {key for key in today.texts if checklist.texts[key] != today.texts[key]}
    assert changed_texts == {"no_is_fine", "flags_heading"} & today.texts.keys()
    assert {page.id: page.title for page in checklist.pages}["notes"] == "Anything else"
    theirs = {alert.id: alert.label for alert in today.alerts()}
    assert {name: label for name, label in theirs.items() if name not in {a.id for a in checklist.alerts()}} == {}


def test_a_signature_was_for_the_old_file(own: tuple[Upgraded, Checklist]) -> None:
    meta = own[1].meta
    assert (meta.id, meta.version, meta.reviewed_by, meta.reviewed_on) == ("city-clinic", "7", "", None)
    assert any("the signature was for the old file" in note for note in own[0].notes)


@pytest.mark.parametrize(
    "note",
    [
        "field `thyroid`: yours, kept as it was",
        "`thyroid`: told in the row `Other health` of the last topic; move it where it fits better",
        "alert `own_thyroid`: yours; see that its topic `other_health` and its urgency `before` fit",
        "question `thyroid_ask`: yours; see that it belongs under the heading `health`",
        "urgent text `own_urgent`: yours",
        "field `patient_name`: your words are kept",
        "comments (`# ...`) are not carried over",
    ],
)
def test_what_a_person_must_look_at_is_listed(own: tuple[Upgraded, Checklist], note: str) -> None:
    assert any(line.startswith(note) for line in own[0].notes), own[0].notes


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ({"thyroid": "yes"}, {"own_thyroid", "own_lime"}),
        ({"thyroid": "not_sure"}, {"own_thyroid"}),
        ({"thyroid": "yes", "surgery_planned": "yes"}, {"own_thyroid", "own_thyroid_surgery", "own_lime"}),
        ({"medicines": (MedicineRow("pholcodine linctus"),)}, {"own_typed"}),
        ({"thyroid": "no"}, set()),
    ],
)
def test_own_alerts_are_raised_by_the_rules(
    own: tuple[Upgraded, Checklist], said: dict[str, Value], raised: set[str]
) -> None:
    found = find(own[1], Answers(values=said))
    ids = {raised.alert.id for topic in found.topics for raised in topic.alerts}
    assert {name for name in ids if name.startswith("own_")} == raised
    states = {r.alert.id: r.state for topic in found.topics for r in topic.alerts}
    if "own_thyroid" in raised:
        assert states["own_thyroid"] == said["thyroid"]


# ---------------------------------------------------------------- edited, taken out, moved


def test_edited_flags_keep_their_words_and_take_the_form_of_today(tmp_path: Path) -> None:
    text = edited(
        ("        label: Opioid treatment, ever\n", "        label: Treatment for opioid use, ever\n"),
        ("        label: Opioids or children at home\n", "        label: Children at home\n"),
        (
            "        when: {liver_signs_now: [yes, not_sure]}\n        show",
            "        when: {liver_signs_now: yes}\n        show",
        ),
    )
    made, checklist = moved(text, tmp_path)
    alerts = {alert.id: alert for alert in checklist.alerts()}
    assert alerts["b3_treatment"].label == "Treatment for opioid use, ever"
    assert alerts["b3_treatment"].urgency is Urgency.BEFORE
    notes = "\n".join(made.notes)
    assert "alert `b3_treatment`: your `label` stays; see that it still fits" in notes
    assert "alert `a3_liver_signs`: you changed `when`; today's form stands there now" in notes
    assert "alert `c7_household`: gone, others say it now. Yours was changed: “Children at home”." in notes


@pytest.mark.parametrize(
    ("old", "label", "brief"),
    [
        ("        label: Thyroid illness\n", "Thyroid illness", ""),
        ("        label: CAVE HORMONES\n", "Thyroid illness", "CAVE HORMONES"),
        ("        label: THYROID\n", "THYROID", ""),
    ],
)
def test_a_label_that_says_more_than_was_asked_becomes_a_sentence_beside_it(
    old: str, label: str, brief: str, tmp_path: Path
) -> None:
    text = edited(*OWN).replace("        label: Thyroid illness\n", old)
    made, checklist = moved(text, tmp_path)
    alert = next(alert for alert in checklist.alerts() if alert.id == "own_thyroid")
    assert (alert.label, alert.brief) == (label, brief)
    told = "alert `own_thyroid`: its label was “CAVE HORMONES”, but `thyroid` did not ask about `cave`, `hormones`"
    assert any(note.startswith(told) for note in made.notes) is bool(brief)


def test_a_file_with_things_of_its_own_passes_the_check(own: tuple[Upgraded, Checklist], tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    new.write_text(own[0].text, encoding="utf-8")
    assert check_file(new, today=None, builtin=False).problems == ()


def test_edited_questions_and_flags_still_agree(tmp_path: Path) -> None:
    asked = "label: Are you very sleepy, or is your breathing slow, or are your lips blue now?"
    name = "short: Drowsy or slow breathing or blue lips now"
    mine = (asked, "label: Is it hard to keep you awake, or to breathe?"), (name, "short: Hard to keep awake now")
    made, _ = moved(edited(*mine), tmp_path)
    assert check_file(tmp_path / "new.yaml", today=None, builtin=False).problems == ()
    assert any("alert `a2_breathing`: its label was “Very sleepy, slow" in note for note in made.notes)


def test_in_another_language_what_is_new_must_be_translated(tmp_path: Path) -> None:
    made, checklist = moved(edited(("  language: en\n", "  language: de\n")), tmp_path)
    assert checklist.meta.language == "de"
    assert "what is new stands there in English: translate it" in made.notes


def test_what_a_clinic_took_out_stays_out(tmp_path: Path) -> None:
    lines = first_edition().splitlines(keepends=True)
    text = without(
        without(without(lines, "      - id: hopes\n"), "      - id: hopes_other\n"), "      - id: d6_drug_tests\n"
    )
    text = without(text, "      - id: clue_opioid\n")
    old = "".join(text).replace("          - {hopes: cut_opioids}\n", "").replace("hopes, ", "")
    made, checklist = moved(drop_uses(old), tmp_path)
    assert {"hopes", "hopes_other"}.isdisjoint(field.id for field in checklist.fields())
    assert "d6_drug_tests" not in {alert.id for alert in checklist.alerts()}
    assert "clue_opioid" not in {question.id for question in checklist.questions()}
    tapering = next(alert for alert in checklist.alerts() if alert.id == "b5_tapering")
    assert "hopes" not in tapering.quotes + tapering.show
    assert made.problems == ()


def without(lines: list[str], first: str) -> list[str]:
    """The lines without the item of a list that begins so."""
    assert lines.count(first) == 1, first
    start = lines.index(first)
    indent = len(first) - len(first.lstrip())
    end = start + 1
    while len(lines[end]) - len(lines[end].lstrip()) > indent:
        end += 1
    return lines[:start] + lines[end:]


def drop_uses(text: str) -> str:
    """The lines that still name what was taken out."""
    return "".join(
        line for line in text.splitlines(keepends=True) if "hopes:" not in line and "clue_opioid" not in line
    )


def test_a_small_content_of_its_own_stays_small(tmp_path: Path) -> None:
    made, checklist = moved(SMALL.read_text(), tmp_path)
    assert len(checklist.fields()) == 24
    assert len(checklist.alerts()) == 12
    assert {alert.topic for alert in checklist.alerts()} >= {"opioids", "mood", "kidneys"}
    assert made.problems == ()
    report = check_file(tmp_path / "new.yaml", today=None, builtin=False)
    assert (report.problems, report.warnings) == ((), ())


def test_a_small_content_still_finds_an_opioid(tmp_path: Path) -> None:
    _, checklist = moved(SMALL.read_text(), tmp_path)
    found = find(checklist, Answers(values={"medicines": (MedicineRow("tramadol"),), "opioids_now": "no"}))
    opioids = next(topic for topic in found.topics if topic.topic.id == "opioids")
    assert (opioids.urgency, found.reassures) == (Urgency.BEFORE, False)


# ---------------------------------------------------------------- the command


def test_the_command_writes_a_new_file_and_lists_what_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(edited(*OWN), encoding="utf-8")
    assert cli.main(["check", "--upgrade", str(old), "-o", str(new)]) == 0
    said = capsys.readouterr()
    assert "alert `own_thyroid`: yours" in said.out
    assert said.out.rstrip().endswith(f"Written: {new}. Next: ldnprep check {new}")
    assert said.err == ""
    assert old.read_text(encoding="utf-8") == edited(*OWN)
    assert cli.main(["make", "--blank", "--questions", str(new), "-o", str(tmp_path / "blank.txt")]) == 0


def test_it_never_writes_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(first_edition(), encoding="utf-8")
    new.write_text("mine")
    assert cli.main(["check", "--upgrade", str(old), "-o", str(new)]) == 2
    assert "exists already; choose another name" in capsys.readouterr().err
    assert new.read_text() == "mine"
    assert cli.main(["check", "--upgrade", str(old), "-o", str(old)]) == 2
    assert old.read_text(encoding="utf-8") == first_edition()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--upgrade", "old.yaml"],
        ["-o", "new.yaml"],
        ["questions.yaml", "--upgrade", "old.yaml", "-o", "new.yaml"],
        ["--upgrade", "old.yaml", "-o", "new.yaml", "--fhir", "q.json"],
        ["--upgrade", "nowhere.yaml", "-o", "new.yaml"],
    ],
)
def test_a_command_that_asks_for_something_else_is_wrong(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(first_edition(), encoding="utf-8")
    assert cli.main(["check", *arguments]) == 2
    assert not Path("new.yaml").exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "the file is empty"),
        ("- a\n", "the file is a list, not a content file; name another file"),
        ("meta: {format: 2}\npages: [{id: a}]\n", "this content file is not of the first edition; check it with"),
        ("format: 1\nanswers: {}\n", "unknown key `answers`; mend it first, or delete it"),
        ("meta: {}\n", "this content file has no page with an id"),
        ("pages: {a: b}\n", "`pages` is a mapping (`key: value`)"),
    ],
)
def test_what_is_no_content_of_the_first_edition_is_refused(text: str, expected: str, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(text)
    with pytest.raises(ContentError) as refused:
        upgrade(old)
    assert expected in "\n".join(map(str, refused.value.problems))


def test_a_missing_file_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        upgrade(tmp_path / "none.yaml")


def test_what_is_left_wrong_is_told_with_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(edited(("    title: The visit\n", "    titel: The visit\n")), encoding="utf-8")
    assert cli.main(["check", "--upgrade", str(old), "-o", str(new)]) == 1
    assert "unknown key `titel` in this page; did you mean `title`?" in capsys.readouterr().err
    assert "titel: The visit" in new.read_text(encoding="utf-8")


def test_random_damage_never_ends_in_a_traceback(tmp_path: Path) -> None:
    """Two dozen damaged files: each is refused or moved, with its problems told."""
    whole = SMALL.read_text()
    lines = whole.splitlines(keepends=True)
    old = tmp_path / "old.yaml"
    for seed in range(8):
        dice = random.Random(seed)  # noqa: S311  # a dice for damage, no secret
        at = dice.randrange(len(whole))
        cut = "".join(line for line in lines if dice.random() > 0.03)
        strange = whole[:at] + dice.choice("{}[]:,-#'\"|>%@`\n \té") + whole[at:]
        shapes = whole.replace(
            dice.choice(["[yes, not_sure]", "[LABEL]", "when: {", "label: "]), dice.choice(["x", "{a: b}"])
        )
        for text in (cut, strange, shapes):
            old.write_text(text, encoding="utf-8")
            with contextlib.suppress(ContentError):
                upgrade(old)
